package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// numbered reports whether all records of a figure have a number along x.
func numbered(f *figure) bool {
	return len(f.scale) > 0 && !slices.ContainsFunc(f.scale, func(r *slides.Record) bool { return r.Along == nil })
}

// alongName is the name of the axis along x, with the unit of its numbers.
func (d *drawing) alongName(f *figure) string {
	unit := ""
	if numbered(f) {
		unit = clean(f.scale[0].Along.Unit)
	}
	name := join(d.Comma, clean(f.XName), unit)
	if numbered(f) {
		return alongScale(f, mostTicks).named(name, d.speech)
	}
	return name
}

// numberTick is the width from number to number below a plot, about, in sizes of the small type.
const numberTick = 5.0

// axisAir is the share of an axis that is left free at both its ends, so that no mark stands on the edge.
const axisAir = 0.02

// numberAxis gives a frame a scale of numbers, from a round one to a round one.
func (d *drawing) numberAxis(f *figure, p *frame) {
	n := max(3, int(p.w/d.small.size/numberTick))
	scale := alongScale(f, n)
	p.where = func(r *slides.Record) float64 { return scale.unit(r.Along.Value) }
	air := (scale.hi - scale.lo) * axisAir
	p.axis = piece{scale.lo - air, scale.hi + air, p.x + p.pad, p.x + p.w - p.pad}
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		if a.X == nil {
			return 0, 0, false
		}
		from = p.axis.at(scale.unit(*a.X))
		if to = from; a.ToX != nil {
			to = p.axis.at(scale.unit(*a.ToX))
		}
		return from, to, true
	}
	p.foot = d.tickLines(nil)
	p.below = func() { d.numbersBelow(p.axis, scale, scale.ticks(n), p.bottom()) }
}

// alongScale is the scale of the numbers along x of a figure and of what its annotations name, with about n ticks.
func alongScale(f *figure, n int) values {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, r := range f.scale {
		lo, hi = min(lo, r.Along.Value), max(hi, r.Along.Value)
	}
	for _, a := range f.Annotations {
		for _, v := range []*float64{a.X, a.ToX} {
			if v != nil {
				lo, hi = min(lo, *v), max(hi, *v)
			}
		}
	}
	if f.XScale == slides.Log && lo > 0 {
		return logValues(lo, hi)
	}
	return roundValues(lo, hi, n)
}

// numbersBelow sets the values of a scale below y, those for which there is room.
func (d *drawing) numbersBelow(axis piece, scale values, ticks []float64, y float64) {
	last := math.Inf(-1)
	for _, v := range ticks {
		x, text := axis.at(scale.unit(v)), d.number(tidyNumber(v))
		d.rule(x, y, x, y+tickMark, Muted, 1)
		half := d.small.width(text) / 2
		at := min(max(x, half), d.w-half)
		if at-half <= last {
			continue
		}
		d.muted(at, y+tickMark+d.small.line()/2, text, "center")
		last = at + half + d.small.size*nameAir
	}
}
