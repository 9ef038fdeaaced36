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
	return join(d.Comma, clean(f.XName), unit)
}

// numberTick is the width from number to number below a plot, about, in sizes of the small type.
const numberTick = 5.0

// axisAir is the share of an axis that is left free at both its ends, so that no mark stands on the edge.
const axisAir = 0.02

// numberAxis gives a frame a scale of numbers, from a round one to a round one.
func (d *drawing) numberAxis(f *figure, p *frame) {
	p.where = func(r *slides.Record) float64 { return r.Along.Value }
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
	if lo > 0 && lo <= farFromZero*hi {
		lo = 0
	}
	if hi < 0 && hi >= farFromZero*lo {
		hi = 0
	}
	lo, hi, marks := scaled(lo, hi, max(3, int(p.w/d.small.size/numberTick)))
	air := (hi - lo) * axisAir
	p.axis = piece{lo - air, hi + air, p.x, p.x + p.w}
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		if a.X == nil {
			return 0, 0, false
		}
		from = p.axis.at(*a.X)
		if to = from; a.ToX != nil {
			to = p.axis.at(*a.ToX)
		}
		return from, to, true
	}
	p.foot = d.small.size * tickFoot
	p.below = func() { d.numbersBelow(p.axis, marks, p.bottom()) }
}

// numbersBelow sets the values of a scale below y, those for which there is room.
func (d *drawing) numbersBelow(axis piece, values []float64, y float64) {
	last := math.Inf(-1)
	for _, v := range values {
		x, text := axis.at(v), d.number(tidyNumber(v))
		d.rule(x, y, x, y+tickLength, Muted, 1)
		half := d.small.width(text) / 2
		at := min(max(x, half), d.w-half)
		if at-half <= last {
			continue
		}
		d.text(at, y+d.small.size*tickDrop, text, label{font: d.small, color: Muted, align: "center"})
		last = at + half + d.small.size*tickAir
	}
}
