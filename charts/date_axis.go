package charts

import (
	"math"

	"exhibit/slides"
)

// equalLengths is the ratio of lengths below which dates are equally long: February and March are, a
// month and a quarter are not.
const equalLengths = 1.2

// dateAxis gives a frame a time scale. If all dates are years, or all are months, quarters, days and so on, each record
// stands at the beginning of its date, above a tick; else in the middle of it.
func (d *drawing) dateAxis(f *figure, p *frame) {
	shortest, longest := math.Inf(1), 0.0
	for _, r := range f.scale {
		from, to := extent(r)
		shortest, longest = min(shortest, to-from), max(longest, to-from)
	}
	share := 0.5
	if longest < equalLengths*shortest {
		share = 0
	}
	p.where = func(r *slides.Record) float64 {
		from, to := extent(r)
		return from + share*(to-from)
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, r := range f.scale {
		x0, x1 = min(x0, p.where(r)), max(x1, p.where(r))
	}
	if f.From != "" {
		x0 = minutes(f.From.Start())
	}
	if f.To != "" {
		from, to := minutes(f.To.Start()), minutes(f.To.End())
		x1 = from + 2*share*(to-from)
	}
	if !(x0 < x1) {
		x0, x1 = x0-longest/2, x0+longest/2
	}
	air := (x1 - x0) * axisAir
	p.axis = piece{x0 - air, x1 + air, p.x + p.pad, p.x + p.w - p.pad}
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		if a.Date == "" {
			return 0, 0, false
		}
		r := &slides.Record{Date: a.Date, End: a.End}
		if a.End == "" {
			from = p.axis.at(p.where(r))
			return from, from, true
		}
		from, to = extent(r)
		return p.axis.at(from), p.axis.at(to), true
	}
	left := 0.0
	if d.bare.key { // as in the panels at its right
		left = p.x
	}
	ticks := d.timeTicks(p.axis, left, d.w, shortest)
	p.foot = d.tickLines(ticks)
	p.below = func() { d.drawTicks(ticks, p.bottom()+tickMark, p.bottom(), p.bottom()) }
}
