package charts

import (
	"math"

	"exhibit/slides"
)

// Opacities of areas: of those that may lie on each other, and of those that are stacked, whose names stand in them.
const (
	areaFill  = 0.25
	stackFill = 0.45
)

// wholeShare is the sum of the shares of all series, in percent.
const wholeShare = 100.0

// area is the area below a line a series, from zero; stacked on each other or as shares of 100 percent if the figure
// says so. Stacked series are named in their areas if there is room in all of them, else as lines are.
func (d *drawing) area(f *figure) {
	names := groupBy(f.scale, seriesOf)
	stacked, share := f.Arrange == slides.Stacked, f.Arrange == slides.Share
	sums := stackSums(f)
	name := d.valuesName(f, f.YName)
	if share {
		name = join(d.Comma, clean(f.YName), "%")
	}
	y := d.topName(name)
	layout := func(y, right float64) (*frame, []*trace) {
		p := d.frame(f, true, y, right, 0)
		all := traces(f, p, true)
		if stacked || share {
			stack(f, p, all, sums, share)
		}
		return p, all
	}
	right, before := d.small.size*plotMargin, len(d.shapes)
	p, all := layout(y, right)
	inside := d.areaNames(p, all)
	ends := 0.0
	if inside == nil && len(names) > 1 && !d.bare.key {
		d.shapes = d.shapes[:before]
		if ends = d.endsRoom(f, names); ends > 0 {
			right = ends
		} else {
			y = d.keyLine(names, y)
		}
		p, all = layout(y, right)
	}
	opacity := areaFill
	if stacked || share {
		opacity = stackFill
	}
	for _, t := range all {
		d.fill(t, opacity)
	}
	grid := d.plane()
	for _, t := range all {
		s := d.plotted("line", grid, t)
		s.Emphasis = unmark(s.Data)
		s.LineStyle = d.stroke(t.n)
	}
	d.obstacles(p, all, !stacked && !share, false)
	for i, at := range inside {
		d.about(recordsOf(all[i])...)
		d.text(at.x+at.w/2, at.y+at.h/2, all[i].name, label{font: d.strong, align: "center"})
		p.taken = append(p.taken, at)
	}
	p.traces = all
	d.annotate(f, &p.ground)
	if ends > 0 {
		d.endNames(f, p, all, right)
	} else if len(all) == 1 {
		d.lineValues(f, p, all, false)
	}
}

// stackPlace is the key of the place along x at which a record is stacked: of its date or, where not all records have
// one, its label, in its panel.
func stackPlace(f *figure) func(*slides.Record) string {
	dates := allDated(f)
	return func(r *slides.Record) string {
		if dates {
			return r.Panel + "\n" + string(r.Date)
		}
		return r.Panel + "\n" + r.Label
	}
}

// stackSums are the sums of the values that are not negative at each place along x.
func stackSums(f *figure) map[string]float64 {
	place := stackPlace(f)
	sums := map[string]float64{}
	for _, r := range f.scale {
		if v, ok := finite(r); ok {
			sums[place(r)] += max(0, v)
		}
	}
	return sums
}

// stack puts each series on those before it, the first at the top; as shares of the sum at each place if share is set. Negative values
// are not drawn.
func stack(f *figure, p *frame, all []*trace, sums map[string]float64, share bool) {
	place := stackPlace(f)
	below := map[string]float64{}
	for i := len(all) - 1; i >= 0; i-- {
		for _, q := range all[i].points {
			v, _ := finite(q.Record)
			if q.gap = q.gap || v < 0; q.gap {
				continue
			}
			at := place(q.Record)
			unit := 1.0
			if sum := sums[at]; share && sum > 0 {
				unit = wholeShare / sum
			}
			q.base = p.at(below[at])
			below[at] += v * unit
			q.y = p.at(below[at])
		}
	}
}

// recordsOf are the records of a series in a plot.
func recordsOf(t *trace) (of []*slides.Record) {
	for _, q := range t.points {
		of = append(of, q.Record)
	}
	return of
}

// areaNames are the boxes of the names of stacked series, each where its area is thickest; nil if one of them has no
// room in its area, and for a single series.
func (d *drawing) areaNames(p *frame, all []*trace) (boxes []box) {
	if len(all) < 2 {
		return nil
	}
	for _, t := range all {
		w, h := d.strong.width(t.name), d.strong.line()
		best, thickest := box{}, h
		for _, q := range t.points {
			x := min(max(q.x-w/2, p.x), p.x+p.w-w)
			top, bottom := p.y, p.bottom() // of what is free from x to x+w
			for i, a := range t.points {
				if a.gap || i+1 == len(t.points) || t.points[i+1].gap {
					continue
				}
				b := t.points[i+1]
				if b.x < x || a.x > x+w {
					continue
				}
				for _, at := range []float64{max(a.x, x), min(b.x, x+w)} {
					part := 0.0
					if b.x > a.x {
						part = (at - a.x) / (b.x - a.x)
					}
					top = max(top, a.y+(b.y-a.y)*part)
					bottom = min(bottom, a.base+(b.base-a.base)*part)
				}
			}
			air := d.small.size * pointShare
			if x >= t.points[0].x && x+w <= t.points[len(t.points)-1].x && bottom-top-air > thickest && !math.IsNaN(top) {
				best, thickest = box{x, (top+bottom)/2 - h/2, w, h}, bottom-top-air
			}
		}
		if best.w == 0 || overlaps(best, boxes) {
			return nil
		}
		boxes = append(boxes, best)
	}
	return boxes
}
