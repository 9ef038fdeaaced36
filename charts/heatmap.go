package charts

import (
	"math"
	"slices"
	"strings"

	"exhibit/slides"
)

// Measures of heat maps: in px, and as shares.
const (
	heatNames   = 0.3 // of the width that the names of rows take at most
	cellGap     = 2.0
	leastCell   = 8.0  // the height of a cell, below which rows are left to the table
	phoneCell   = 44.0 // its height on a phone
	cellPadding = 8.0  // left and right of a number in its cell, together
)

// heatmap is a row a series and a column a label, or a date where there are no labels, of cells whose colour is their
// value. Numbers stand in cells where all have room. Cells without a value are crossed out.
func (d *drawing) heatmap(f *figure) {
	column := func(r *slides.Record) string {
		if r.Label == "" {
			return d.short(r.Date)
		}
		return r.Label
	}
	rows := groupBy(f.records, seriesOf)
	ordered := slices.Clone(f.records)
	if !slices.ContainsFunc(ordered, func(r *slides.Record) bool { return r.Label != "" }) {
		slices.SortStableFunc(ordered, func(a, b *slides.Record) int { return a.Date.Start().Compare(b.Date.Start()) })
	}
	columns := groupBy(ordered, column)
	cell := map[[2]string]*slides.Record{}
	for _, r := range f.records {
		at := [2]string{r.Series, column(r)}
		if _, ok := finite(r); ok && cell[at] == nil {
			cell[at] = r
		}
	}
	lo, hi := ends(f.records...)
	scale := newColourScale(lo, hi, f.Middle)

	left := math.Ceil(d.font.column(namesOf(rows), d.w*heatNames, d.w*widerNames, 1) + dotGap)
	if name := sentence(d.valuesName(f, f.YName)); d.small.width(name) <= left-dotGap {
		d.muted(left-dotGap, d.small.size/2, name, "right")
	}
	y := d.colourKey(scale, left, 0, len(cell) < len(rows)*len(columns)) + dotGap
	w := (d.w - left) / float64(max(len(columns), 1))
	y = d.columnNames(columns, left, y, w)
	h, more := phoneCell, 0
	if d.tall > 0 {
		if room := d.tall - y; float64(len(rows))*leastCell > room {
			fit := int((room - d.small.line()) / leastCell)
			for _, g := range rows[max(fit, 0):] {
				more += len(g.records)
			}
			rows = rows[:max(fit, 0)]
			h = leastCell
		} else {
			h = room / float64(max(len(rows), 1))
		}
	}
	numbers := d.strong.size+2*cellGap <= h
	for _, r := range cell {
		numbers = numbers && d.strong.width(contested(r, d.amountOf(r, percentOnly(r)))) <= w-cellPadding
	}
	every := max(1, int(math.Ceil(d.font.line()/h)))
	d.h = y + h*float64(len(rows))
	var cells []item
	for i, g := range rows {
		top := y + h*float64(i)
		d.naming(g.records)
		if i%every == 0 {
			d.text(left-dotGap, min(top+h/2, d.h-d.font.size/2), d.font.fit(clean(g.name), left-dotGap), label{font: d.font, align: "right"})
		}
		for n, c := range columns {
			at := box{left + w*float64(n) + cellGap/2, top + cellGap/2, max(w-cellGap, 1), max(h-cellGap, 1)}
			r := cell[[2]string{g.name, c.name}]
			if r == nil {
				d.about(g.records...)
				d.hatch(at)
				continue
			}
			d.about(r)
			step := scale.step(*r.Value)
			role, opacity := scale.shade(step)
			cells = append(cells, item{
				Name: inert(d.describe(r)), ItemStyle: &style{Color: d.Palette[role], Opacity: opacity},
				Value: []float64{round(at.x), round(at.x + at.w), round(at.y + at.h/2), round(at.h), 0},
			})
			text, color := contested(r, d.amountOf(r, percentOnly(r))), Text
			if opacity > pale {
				color = Surface
			}
			if !numbers {
				text = slides.Signs[r.Contested]
			}
			if d.strong.size < h && d.strong.width(text) < w {
				d.text(at.x+at.w/2, at.y+at.h/2, text, label{font: d.strong, color: color, align: "center"})
			}
		}
	}
	d.about()
	if more > 0 {
		d.h += d.small.line()
		d.unshown(0, d.h-d.small.line()/2, more)
	}
	d.pixels("custom", cells)
}

// percentOnly is the unit of a record if it is set as a sign behind its number; else empty.
func percentOnly(r *slides.Record) string {
	if unit := clean(r.Unit); unit == "%" {
		return unit
	}
	return ""
}

// columnNames names columns of a width from y down, all or every second and so on, in two lines at most, and returns
// where the cells begin.
func (d *drawing) columnNames(columns []group, left, y, w float64) float64 {
	word := 0.0
	for _, c := range columns {
		for _, part := range breaks(clean(c.name)) {
			word = max(word, d.small.width(strings.TrimRight(part, " ")))
		}
	}
	every := max(1, int(math.Ceil((word+dotGap)/w)))
	room := min(w*float64(every)-dotGap, d.w-left)
	lines := 1
	for i, c := range columns {
		if i%every == 0 && d.small.width(clean(c.name)) > room {
			lines = 2
		}
	}
	for i, c := range columns {
		if i%every != 0 {
			continue
		}
		set := d.small.wrap(clean(c.name), room, lines)
		for n, line := range set {
			half := d.small.width(line) / 2
			x := left + w*(float64(i)+0.5)
			d.muted(min(max(x, half), d.w-half), y+d.small.line()*(float64(lines-len(set)+n)+0.5), line, "center")
		}
	}
	return y + d.small.line()*float64(lines)
}
