package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of the names of series at the ends of their lines.
const (
	endShare  = 0.3 // of the width of the drawing that they take at most
	endLines  = 2
	axisLines = 3   // about what the axes and their names take of the height
	endGap    = 0.6 // from a line's end to its name, in sizes of the small type
	endMoved  = 0.5 // how far a name stands from its line's end without a leader, likewise
)

// endName is the name of a series at the end of its line.
type endName struct {
	*trace
	last   *point
	lines  []string
	y      float64 // where the line ends
	middle float64 // of the name, in px
	height float64
}

// endsRoom is the width in px at the right of a plot that the names of series take, with their last values; 0 for a
// single series, and where they have no room beside their lines.
func (d *drawing) endsRoom(f *figure, names []group) float64 {
	if len(names) < 2 || d.bare.key {
		return 0
	}
	limit := d.w*endShare - d.small.size*endGap
	width, lines := 0.0, 0
	for _, g := range names {
		if !d.strong.fits(clean(g.name), limit, endLines) {
			return 0
		}
		most := 0
		for _, r := range []*slides.Record{g.records[0], g.records[len(g.records)-1]} { // one of them is the last
			text := d.endText(f, g.name, r, limit)
			for _, s := range text {
				width = max(width, d.strong.width(s))
			}
			most = max(most, len(text))
		}
		lines += most
	}
	switch {
	case width > limit+hair,
		d.narrow && float64(lines+axisLines)*d.strong.line() > max(d.tall, phonePlot):
		return 0
	}
	return width + d.small.size*endGap
}

// endText is the name of a series with the value of its last record, or its share of the sum there.
func (d *drawing) endText(f *figure, name string, last *slides.Record, width float64) []string {
	value := d.amountOf(last, d.percent(f, last))
	if v, ok := finite(last); ok && f.Type == "area" && f.Arrange == slides.Share {
		value = d.speech.measure("", math.Round(v*wholeShare/stackSums(f)[stackPlace(f)(last)]), "%")
	}
	return d.strong.wrap(join(" ", clean(name), contested(last, value)), width, endLines)
}

// endNames names series at the ends of their lines, moved up or down so that none lies on another, with a leader
// from the end of a line to a name that was moved. Without room for all of them it names the first.
func (d *drawing) endNames(f *figure, p *frame, all []*trace, right float64) {
	limit := right - d.small.size*endGap
	var ends []*endName
	for _, t := range all {
		e := &endName{trace: t}
		for _, q := range t.points {
			if !q.gap {
				e.last, e.y = q, q.y
			}
		}
		if e.last == nil {
			continue
		}
		e.lines = d.endText(f, t.name, e.last.Record, limit)
		if f.Type == "area" {
			e.y = (e.y + e.last.base) / 2
		}
		e.height = d.strong.line() * float64(len(e.lines))
		ends = append(ends, e)
	}
	more := 0
	for height(ends) > p.h+d.strong.line()/2 {
		k := len(ends) - 1
		for k > 0 && ends[k].last.Chosen(f.Highlight) {
			k--
		}
		ends = append(ends[:k], ends[k+1:]...)
		more++
	}
	spreadNames(ends, p.y-d.strong.line()/2, p.bottom())
	x := p.x + p.w + d.small.size*endGap
	for _, e := range ends {
		d.about(recordsOf(e.trace)...)
		if math.Abs(e.middle-e.y) > d.small.size*endMoved || x-e.last.x > 3*d.small.size {
			d.rule(e.last.x, e.y, x-tickMark, e.middle, series(e.n), 1)
		}
		for i, s := range e.lines {
			d.text(x, e.middle+d.strong.line()*(float64(i)+0.5)-e.height/2, s, label{font: d.strong, color: series(e.n), halo: true})
		}
		p.taken = append(p.taken, box{x, e.middle - e.height/2, limit, e.height})
	}
	d.about()
	if more > 0 {
		d.muted(d.w, p.bottom()+tickMark+d.small.line()/2, d.small.fit(fmt.Sprintf(d.More, more), right), "right")
	}
}

// height is the height in px of names below each other.
func height(ends []*endName) (h float64) {
	for _, e := range ends {
		h += e.height
	}
	return h
}

// spreadNames moves names as little as they must so that they lie between top and bottom and none on another.
func spreadNames(ends []*endName, top, bottom float64) {
	slices.SortStableFunc(ends, func(a, b *endName) int { return cmp.Compare(a.y, b.y) })
	var at, sizes []float64
	for _, e := range ends {
		at, sizes = append(at, e.y), append(sizes, e.height)
	}
	spreadOut(at, sizes, top, bottom)
	for i, e := range ends {
		e.middle = at[i]
	}
}
