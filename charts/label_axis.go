package charts

import (
	"math"
	"strings"

	"exhibit/slides"
)

// fits reports whether a text has room in at most so many lines of a width without a broken word.
func (f font) fits(s string, width float64, lines int) bool {
	for _, word := range breaks(s) {
		if f.width(strings.TrimRight(word, " ")) > width+hair {
			return false
		}
	}
	return len(f.wrap(s, width, lines+1)) <= lines
}

// labelAxis gives a frame a scale of labels, a step each, and names below it the first, the last and as many
// of the others as there is room for.
func (d *drawing) labelAxis(f *figure, p *frame) {
	labels := groupBy(f.scale, labelOf)
	index := map[string]int{}
	for i, g := range labels {
		index[g.name] = i
	}
	p.where = func(r *slides.Record) float64 { return float64(index[r.Label]) }
	n, widest := len(labels), 0.0
	p.axis = piece{-0.5, float64(max(n, 1)) - 0.5, p.x, p.x + p.w}
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		i, ok := index[a.Label]
		at := p.axis.at(float64(i))
		return at, at, ok
	}
	for _, g := range labels {
		widest = max(widest, d.small.width(clean(g.name)))
	}
	air := d.small.size * nameAir
	room, shown := p.w/float64(max(n, 1))-air, n
	for _, g := range labels {
		if !d.small.fits(clean(g.name), room, labelLines) { // some of them in one line
			room = min(widest, p.w/2-air)
			shown = min(n, max(2, int((p.w+air)/(room+air))))
			break
		}
	}
	type name struct {
		x, left float64
		lines   []string
	}
	var names []*name
	var taken []box
	lines := 1
	for i := range shown {
		k := i
		switch {
		case shown < n && i == 1:
			k = n - 1
		case shown < n && i > 1:
			k = int(math.Round(float64(i-1) * float64(n-1) / float64(shown-1)))
		}
		x := p.axis.at(float64(k))
		most := labelLines
		if shown < n {
			most = 1
		}
		text := d.small.wrap(clean(labels[k].name), room, most)
		w := 0.0
		for _, s := range text {
			w = max(w, d.small.width(s))
		}
		at := box{min(max(x-w/2, 0), d.w-w), 0, w + air, 1}
		if overlaps(at, taken) {
			continue
		}
		taken = append(taken, at)
		lines = max(lines, len(text))
		names = append(names, &name{x, at.x + w/2, text})
	}
	p.foot = d.tickLines(nil) + d.small.line()*float64(lines-1)
	p.below = func() {
		for _, t := range names {
			d.rule(t.x, p.bottom(), t.x, p.bottom()+tickMark, Muted, 1)
			for i, s := range t.lines {
				d.text(t.left, p.bottom()+tickMark+d.small.line()*(float64(i)+0.5), s, label{font: d.small, align: "center"})
			}
		}
	}
}
