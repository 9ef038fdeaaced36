package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// numbered reports whether all records of a figure have a number along x.
func numbered(f *figure) bool {
	return len(f.records) > 0 && !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Along == nil })
}

// alongName is the name of the axis along x, with the unit of its numbers.
func (d *drawing) alongName(f *figure) string {
	unit := ""
	if f.Type == "scatter" && numbered(f) {
		unit = clean(f.records[0].Along.Unit)
	}
	name := join(d.Comma, clean(f.XName), unit)
	if f.Type == "scatter" && numbered(f) {
		return alongScale(f, 1).named(name, d.speech)
	}
	return name
}

// numberAxis draws numbers below a frame, from a round one to a round one.
func (d *drawing) numberAxis(f *figure, p *frame) {
	n := max(3, int(p.w/numberTick))
	scale := alongScale(f, n)
	p.where = func(r *slides.Record) float64 { return scale.unit(r.Along.Value) }
	air := (scale.hi - scale.lo) * 0.02 // no mark stands on the edge
	p.axis = piece{scale.lo - air, scale.hi + air, p.x, p.x + p.w}
	last := math.Inf(-1)
	for _, v := range scale.ticks(n) {
		x, text := p.axis.at(scale.unit(v)), d.number(tidyNumber(v))
		half := d.small.width(text) / 2
		if x-half <= last || x+half > d.w {
			continue
		}
		d.rule(x, p.bottom(), x, p.bottom()+tickMark, Muted, 1)
		d.text(x, p.bottom()+tickMark+d.small.line()/2, text, label{font: d.small, color: Muted, align: "center"})
		last = x + half + tickNameAir
	}
}

// alongScale is the scale of the numbers along x of a figure, with about n ticks.
func alongScale(f *figure, n int) values {
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		lo, hi = min(lo, r.Along.Value), max(hi, r.Along.Value)
	}
	if f.XScale == slides.Log && lo > 0 {
		return logValues(lo, hi)
	}
	step := nice((hi - lo) / float64(n))
	if !(lo < hi) || !(step > 0) {
		step = max(1, math.Abs(lo))
	}
	lo, hi = math.Floor(lo/step+1e-9)*step, math.Ceil(hi/step-1e-9)*step
	if lo == hi {
		lo, hi = lo-step, hi+step
	}
	return values{lo: lo, hi: hi}
}

// numberTick is the width in px from number to number, about.
const numberTick = 90.0
