package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// dateAxis gives a frame a scale of dates. A record stands in the middle of its date or, if all dates are years,
// above the tick of its year.
func (d *drawing) dateAxis(f *figure, p *frame) {
	whole := !slices.ContainsFunc(f.scale, func(r *slides.Record) bool { return r.Precision != slides.Year })
	p.where = func(r *slides.Record) float64 {
		from, to := extent(r)
		if whole {
			return from
		}
		return (from + to) / 2
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, r := range f.scale {
		x0, x1 = min(x0, p.where(r)), max(x1, p.where(r))
	}
	if f.From != "" {
		x0 = years(f.From.Start())
	}
	if f.To != "" {
		x1 = years(f.To.End())
	}
	if !(x0 < x1) {
		x0, x1 = x0-0.5, x0+0.5
	}
	air := (x1 - x0) * axisAir
	p.axis = piece{x0 - air, x1 + air, p.x, p.x + p.w}
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		if a.Date == "" {
			return 0, 0, false
		}
		r := &slides.Record{Date: a.Date, End: a.End, Precision: slides.Year}
		if a.End == "" {
			from = p.axis.at(p.where(r))
			return from, from, true
		}
		from, to = extent(r)
		return p.axis.at(from), p.axis.at(to), true
	}
	p.foot = d.small.size * tickFoot
	p.below = func() { d.yearTicks(p.axis, p.bottom()+d.small.size*tickDrop, p.bottom(), p.bottom(), !whole) }
}
