package charts

import (
	"slices"

	"exhibit/slides"
)

// valuesName is the name of the value axis. The page prints the figure's unit unless that is the name; if records
// have others, the name includes it.
func (d *drawing) valuesName(f *figure, name string) string {
	name = clean(name)
	if unit := clean(f.Unit); slices.ContainsFunc(f.records, func(r *slides.Record) bool { u := clean(r.Unit); return u != "" && u != unit }) {
		name = join(d.Comma, name, unit)
	}
	if f.Scale == slides.Log {
		return valueScale(f, false, mostTicks).named(name, d.speech)
	}
	return name
}

// topName prints the name of what runs down the plot above it, and returns the y where the plot
// begins.
func (d *drawing) topName(name string) float64 {
	if name == "" {
		return axisNone
	}
	d.muted(0, 10, d.small.fit(sentence(name), d.w), "")
	return axisAbove
}

// Heights in px of the names of axes.
const (
	axisNone  = 4.0  // above a plot without a name there
	axisAbove = 24.0 // above a plot with one
	axisBelow = 20.0 // below a plot with one
)

// bottomName prints the name of what runs along the plot below y and returns the height so far.
func (d *drawing) bottomName(name string, left, y float64) float64 {
	if name == "" {
		return y
	}
	d.muted(d.w, y+10, d.small.fit(sentence(name), d.w-left), "right")
	return y + axisBelow
}

// noteLines are the lines of a remark below a drawing, none in a panel.
func (d *drawing) noteLines(text string) []string {
	if d.bare.key {
		return nil
	}
	return d.small.wrap(text, d.w, 3)
}

// note prints a remark in the last lines of the drawing.
func (d *drawing) note(lines []string) {
	for i, s := range lines {
		d.muted(0, d.h-d.small.line()*(float64(len(lines)-i)-0.5), s, "")
	}
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
