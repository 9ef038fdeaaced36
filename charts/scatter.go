package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of a strip, in px.
const (
	stripNames   = 0.3  // of the width that names take at most
	stripGap     = 16.0 // from a name to its row
	stripMargin  = 20.0 // right of the axis
	stripRow     = 58.0
	tallStripRow = 120.0 // where there is room
	stripLeast   = 20.0  // of a row where there are many
	stripFoot    = 26.0  // of the values below the rows
	stripTick    = 60.0  // from value to value, about
	stripPoint   = 16.0  // of a mark and the air around it, which labels leave free
)

// scatter is a mark a record: values over numbers, values over dates or, without either, a row a
// series.
func (d *drawing) scatter(f *figure) {
	if slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Date == "" && r.Along == nil }) {
		d.strip(f)
		return
	}
	d.plot(f, "scatter")
}

// strip draws a row a series with its values along one axis.
func (d *drawing) strip(f *figure) {
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	scale := valueScale(f)
	y := d.topName(scale.named(d.valuesName(f, f.XName), d.speech))
	left := min(d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Series) }))+stripGap, d.w*stripNames)
	plot := box{left, y, d.w - left - stripMargin, 0}
	x := piece{scale.lo, scale.hi, plot.x, plot.x + plot.w}
	rowH := stripRow
	if d.tall > 0 {
		rowH = max(stripLeast, (d.tall-y-stripFoot)/float64(max(len(names), 1)))
	}
	bottom := y + rowH*float64(len(names))
	last, first := math.Inf(-1), len(d.shapes)
	for _, v := range scale.ticks(int(plot.w / stripTick)) {
		at := x.at(scale.unit(v))
		d.rule(at, y, at, bottom, Line, 1)
		text := d.number(tidyNumber(v))
		half := d.small.width(text) / 2
		if at = min(at, d.w-half); at-half > last {
			d.text(at, bottom+14, text, label{font: d.small, color: Muted, align: "center"})
			last = at + half + 6
		}
	}
	scales := [2]int{first, len(d.shapes)}
	var all [][]item
	for n, g := range names {
		d.about(g.records...)
		middle := y + (float64(n)+0.5)*rowH
		d.text(0, middle, d.font.fit(clean(g.name), left-stripGap), label{font: d.font})
		if f.Large() {
			continue
		}
		var items []item
		var taken []box
		for _, r := range g.records {
			if v, ok := finite(r); ok {
				items = append(items, d.symbol(n, r, 0, middle))
				items[len(items)-1].Value = []float64{scale.unit(v), round(middle)}
				taken = append(taken, box{x.at(scale.unit(v)) - stripPoint/2, middle - stripPoint/2, stripPoint, stripPoint})
			}
		}
		for _, r := range g.records {
			if v, ok := finite(r); ok {
				d.about(r)
				d.place(contested(r, clean(r.Label)), x.at(scale.unit(v)), middle, 9, false, &taken, box{left, middle - rowH/2, d.w - left, rowH}, label{font: d.small, halo: true})
			}
		}
		all = append(all, items)
	}
	d.about()
	d.h = bottom + stripFoot
	if f.Large() {
		where := func(r *slides.Record) float64 { return scale.unit(value(r)) }
		d.sampled(f, "strip", names, &frame{box: box{plot.x, y, plot.w, bottom - y}, axis: x, values: scale, where: where, scales: scales})
		return
	}
	grid := d.grid(box{plot.x, 0, plot.w, d.h}, scale.lo, scale.hi, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for n, g := range names {
		d.add("scatter", grid, g.name, all[n])
	}
}
