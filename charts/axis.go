package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// axisName prints the name of the value axis above the plot and returns the y where the plot
// begins. The page prints the figure's unit; if records have others, the name includes it.
func (d *drawing) axisName(f *figure, name string) float64 {
	if unit := clean(f.Unit); slices.ContainsFunc(f.records, func(r *slides.Record) bool { u := clean(r.Unit); return u != "" && u != unit }) {
		name = join(d.Comma, name, unit)
	}
	if name == "" {
		return 4
	}
	d.text(0, 10, d.small.fit(sentence(name), d.w), label{font: d.small, color: Muted})
	return 24
}

// xName prints the name of the horizontal axis below y and returns the height so far.
func (d *drawing) xName(f *figure, left, y float64) float64 {
	name := clean(f.XName)
	if name == "" {
		return y
	}
	d.text(d.w, y+10, d.small.fit(sentence(name), d.w-left), label{font: d.small, color: Muted, align: "right"})
	return y + 20
}

// keyLine prints a legend of the series from y down, in as many lines as it needs, and returns
// the y where it ends.
func (d *drawing) keyLine(names []group, y float64) float64 {
	x := 0.0
	for n, g := range names {
		name := d.small.fit(clean(g.name), d.w-20)
		w := 18 + d.small.width(name)
		if x > 0 && x+w > d.w {
			x, y = 0, y+20
		}
		d.glyph(symbols[n%len(symbols)], x+6, y+10, series(n), n%2 == 1)
		d.text(x+18, y+10, name, label{font: d.small})
		x += w + 16
	}
	return y + 22
}

// reach is the range of a value axis: from zero, or a round value below it, to a round value;
// 0 to 1 without values.
func reach(records []*slides.Record) (lo, hi float64) {
	for _, r := range records {
		if v, ok := finite(r); ok {
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if lo == hi {
		return 0, 1
	}
	step := nice((hi - lo) / 5)
	return math.Floor(lo/step+1e-9) * step, math.Ceil(hi/step-1e-9) * step
}
