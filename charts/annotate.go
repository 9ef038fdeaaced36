package charts

import (
	"math"

	"exhibit/slides"
)

// ground is what annotations are drawn on: a plot with the scales of its two axes, in px of the drawing.
type ground struct {
	box
	lying bool                    // values run from left to right, as those of lying bars
	value func(v float64) float64 // the place of a value along its axis
	// along is the place, or the range of places, of an annotation along the other axis: that of its date, its
	// number along x or its label. It is false where the plot has no such place.
	along  func(a *slides.Annotation) (from, to float64, ok bool)
	traces []*trace // whose points labels name
	taken  []box    // what texts leave free: marks, other texts
	soft   []box    // what they leave free if they can: lines
}

// Measures of annotations, in sizes of their type.
const (
	remarkWidth = 15.0 // the widest text
	remarkLines = 5
	remarkGap   = 0.4 // from a rule or an edge to its text
	remarkStep  = 0.5 // from one place that is tried to the next
	remarkReach = 7   // how many steps a text may stand away from a point
	bandOpacity = 0.5 // of a range
)

// annotate draws the annotations of a figure: a rule at a value or a place, a band over a range, a ring at a point, each
// with its text where it overlaps nothing, if need be across a line.
func (d *drawing) annotate(f *figure, g *ground) {
	d.about()
	for i := range f.Annotations {
		a := &f.Annotations[i]
		if at, ok := g.spot(a); ok {
			d.remark(a.Text, at, g)
		}
	}
}

// spot is the part of the plot that an annotation is about: without a height or a width where it is a line, a point
// if it has neither. It is false if the plot has no such part.
func (g *ground) spot(a *slides.Annotation) (spot box, ok bool) {
	v0, v1, s0, s1 := g.y, g.y+g.h, g.x, g.x+g.w
	if g.lying {
		v0, v1, s0, s1 = s0, s1, v0, v1
	}
	low, high, left, right := v0, v1, s0, s1
	if a.Value != nil {
		v0 = g.value(*a.Value)
		v1 = v0
		if a.To != nil {
			v1 = g.value(*a.To)
		}
	}
	if a.Label != "" && a.Value == nil {
		if q := g.marked(a.Label); q != nil {
			return box{q.x, q.y, 0, 0}, true
		}
	}
	if a.Date != "" || a.X != nil || a.Label != "" {
		if s0, s1, ok = g.along(a); !ok {
			return spot, false
		}
	}
	v0, v1, s0, s1 = min(v0, v1), max(v0, v1), min(s0, s1), max(s0, s1)
	if !(v0 <= high && v1 >= low && s0 <= right && s1 >= left) {
		return spot, false
	}
	v0, v1, s0, s1 = max(v0, low), min(v1, high), max(s0, left), min(s1, right)
	if g.lying {
		v0, v1, s0, s1 = s0, s1, v0, v1
	}
	return box{s0, v0, s1 - s0, v1 - v0}, true
}

// remark draws a rule, a band or a ring at a part of a plot, and sets its text beside it.
func (d *drawing) remark(text string, at box, g *ground) {
	x1, y1 := at.x+at.w, at.y+at.h
	point := at.w == 0 && at.h == 0
	switch {
	case point:
		d.ring(at.x, at.y, d.small.size/2)
	case at.w == 0 && g.lying:
		d.plumb(0, at.x, at.y, y1, Muted, 1.5, 5, 4)
		g.soft = append(g.soft, box{at.x - 1, at.y, 2, at.h})
	case at.w == 0 || at.h == 0:
		d.rule(at.x, at.y, x1, y1, Muted, 1.5, 5, 4)
		g.soft = append(g.soft, box{at.x - 1, at.y - 1, at.w + 2, at.h + 2})
	default:
		d.region([][2]float64{{at.x, at.y}, {x1, at.y}, {x1, y1}, {at.x, y1}}, Line, bandOpacity)
	}
	if d.bare.texts {
		return
	}
	// A text in fewer and longer lines, or in shorter ones, is tried before it lies on a line.
	for _, others := range [][]box{append(g.taken[:len(g.taken):len(g.taken)], g.soft...), g.taken} {
		for _, width := range []float64{remarkWidth, 2 * remarkWidth, remarkWidth / 2} {
			lines := d.small.balance(clean(text), min(width*d.small.size, g.w), remarkLines)
			w := 0.0
			for _, s := range lines {
				w = max(w, d.small.width(s))
			}
			line := d.small.line()
			t := g.free(at, w, line*float64(len(lines)), remarkGap*d.small.size, remarkStep*d.small.size, others)
			if math.IsNaN(t.x) {
				continue
			}
			if x, y := min(max(at.x, t.x), t.x+t.w), min(max(at.y, t.y), t.y+t.h); point && math.Hypot(x-at.x, y-at.y) > d.small.size {
				d.rule(at.x, at.y, x, y, Muted, 1)
			}
			for i, s := range lines {
				d.text(t.x, t.y+line*(float64(i)+0.5), s, label{font: d.small, halo: true})
			}
			g.taken = append(g.taken, t)
			return
		}
	}
}

// free is the first place for a text of w by h px within a band or beside a part of the plot that overlaps none of
// the others; its x is NaN if there is none. Beside what stands it is tried from the top down, above and below
// what lies from the right end to the left.
func (g *ground) free(at box, w, h, gap, step float64, others []box) box {
	found := box{x: math.NaN()}
	try := func(x, y float64) bool {
		b := box{x, y, w, h}
		if x < g.x-hair || y < g.y-hair || x+w > g.x+g.w+hair || y+h > g.y+g.h+hair || overlaps(b, others) {
			return false
		}
		found = b
		return true
	}
	left, top, right, bottom := at.x, at.y, at.x+at.w, at.y+at.h
	reach := remarkReach
	if at.w > 0 || at.h > 0 {
		reach = 2
	}
	if at.w > 0 && at.h > 0 {
		for y := top + gap/2; y+h <= bottom; y += step {
			for x := right - gap - w; x >= left+gap; x -= step {
				if try(x, y) {
					return found
				}
			}
		}
	}
	for n := range reach {
		far := gap + step*float64(n)
		y, last := top, bottom-h
		if at.h < h {
			y, last = (top+bottom-h)/2, (top+bottom-h)/2
		}
		for ; at.h >= at.w && y <= last; y += step {
			if try(right+far, y) || try(left-far-w, y) {
				return found
			}
		}
		x, end := right-w, left
		if at.w < w {
			x = min(max((left+right-w)/2, g.x), g.x+g.w-w)
			end = x
		}
		for ; x >= end; x -= step {
			if try(x, top-far/2-h) || try(x, bottom+far/2) {
				return found
			}
		}
	}
	return found
}
