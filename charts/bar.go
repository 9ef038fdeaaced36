package charts

import (
	"fmt"
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of bars, in px.
const (
	barRow        = 18.0 // of a bar, with the air below it
	barAir        = 4.0  // of barRow
	barGap        = 14.0 // between the rows of two labels, and from a label to its bar
	panelBarRow   = 19.0 // the least of a row in panels
	panelHead     = 22.0
	panelGap      = 16.0
	columnBarRow  = 16.0 // of a bar, and between two, where one series stands in columns
	columnBarGap  = 5.0
	barColumnGap  = 24.0
	mostColumns   = 3
	labelLine     = 17.0 // from line to line of a label at 14 px
	labelAbove    = 18.0 // of a label above its bar
	valueGap      = 7.0  // from the end of a bar to its value
	uprightHeight = 250.0
	narrowUpright = 220.0
	uprightWidth  = 90.0 // of the widest upright bar
	labelShare    = 0.36 // of the width that labels take at most
	columnShare   = 0.4  // the same in a column
	valuesShare   = 1.6  // of a third of a row, which values at the ends of bars take at most
	uprightShare  = 0.6  // of its slot that an upright bar takes at most
)

// bar is a bar a record, from zero: rows with the label at left, or columns where
// few short labels fit below them. Each bar says its value, and its series if there
// are several. Bars that would be too tall for a slide stand side by side: a panel a series,
// or the rows of one series in several columns.
func bar(f *figure, t Theme) *drawing {
	d := newDrawing(t)
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Label })
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	lo, hi := reach(f.records)
	y := d.axisName(f, clean(f.YName))

	slot := d.w / float64(max(len(groups), 1))
	widest := d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Label) }))
	if len(names) == 1 && len(groups) == len(f.records) && lo == 0 && widest+12 <= slot && !d.tooWide(f, slot) {
		d.columns(f, y, hi)
		return d
	}

	b := bars{f: f, names: names, lo: lo, hi: hi, bar: barRow, gap: barGap, named: len(names) > 1, left: min(widest+barGap, d.w*labelShare)}
	if widest+barGap > b.left && d.Narrow {
		b.left, b.above = 0, labelAbove
	}
	b.items = make([][]item, len(names))
	room := maxTall - y - 20
	bottom, more := y, 0
	switch h := b.height(groups); {
	case d.Narrow || h <= room:
		if more := (fullHeight - y) / max(h, 1); !d.Narrow && more > 1 {
			b.bar, b.gap = b.bar*min(more, 1.5), b.gap*min(more, 2)
		}
		bottom = d.rows(&b, groups, box{0, y, d.w, 0})
	case len(names) > 1:
		bottom, more = d.barPanels(&b, groups, y, room)
	default:
		bottom, more = d.barColumns(&b, groups, y, room)
	}
	if more > 0 {
		d.text(0, bottom+12, fmt.Sprintf(d.More, more), label{font: d.small, color: Muted})
		bottom += 22
	}
	d.h = d.xName(f, b.left, bottom+2)
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for n, name := range names {
		if s := d.add("custom", grid, name.name, b.items[n]); len(b.items[n]) > 0 {
			s.RenderItem = "span"
		}
	}
	return d
}

// barPanels draws a panel a series from y down, the labels at the first, and returns where
// they end and how many labels had no room.
func (d *drawing) barPanels(b *bars, groups []group, y, room float64) (bottom float64, more int) {
	y += panelHead
	room -= panelHead
	b.named, b.bar = false, barRow
	if most := int(room / panelBarRow); len(groups) > most {
		more, groups = len(groups)-most, groups[:most]
	}
	b.gap = min(room/float64(len(groups))-b.bar, barRow)
	x, left := 0.0, b.left
	bottom = y
	for n, g := range b.names {
		at := box{x, y, (d.w-left)/float64(len(b.names)) - panelGap, 0}
		width := at.w
		if n == 0 {
			at.w += left
		} else {
			b.left = 0
		}
		d.text(at.x+b.left, y-panelHead/2, d.strong.fit(clean(g.name), width), label{font: d.strong, color: series(n)})
		var own []group
		for _, g := range groups {
			own = append(own, group{g.name, slices.DeleteFunc(slices.Clone(g.records), func(r *slides.Record) bool { return r.Series != b.names[n].name })})
		}
		bottom = max(bottom, d.rows(b, own, at))
		x = at.x + at.w + panelGap
	}
	return bottom, more
}

// barColumns draws the rows of one series in as many columns as they need, mostColumns at
// most, from y down, and returns where they end and how many rows had no room.
func (d *drawing) barColumns(b *bars, groups []group, y, room float64) (bottom float64, more int) {
	b.bar, b.gap = columnBarRow, columnBarGap
	columns := int(math.Ceil(b.height(groups) / room))
	if columns > mostColumns {
		columns = mostColumns
		most := mostColumns * int(room/(b.bar+b.gap))
		more, groups = len(groups)-most, groups[:most]
	}
	rows := (len(groups) + columns - 1) / columns
	w := (d.w + barColumnGap) / float64(columns)
	b.left = min(b.left, w*columnShare)
	bottom = y
	for n := range columns {
		part := groups[min(n*rows, len(groups)):min((n+1)*rows, len(groups))]
		bottom = max(bottom, d.rows(b, part, box{w * float64(n), y, w - barColumnGap, 0}))
	}
	return bottom, more
}

// bars holds what all rows of bars have in common. Heights and widths are in px.
type bars struct {
	f           *figure
	names       []group  // the series
	lo, hi      float64  // values at the ends of the axis
	bar, gap    float64  // heights of a bar's row, and between two labels
	left, above float64  // width of the labels at left, or height of those above
	named       bool     // a bar names its series
	items       [][]item // by series
}

// height is the height in px of a row a group.
func (b *bars) height(groups []group) float64 {
	h := 0.0
	for _, g := range groups {
		h += b.bar*float64(len(g.records)) + b.gap + b.above
	}
	return h
}

// rows draws a row of bars a group, from the top of a box down, and returns the y where they
// end.
func (d *drawing) rows(b *bars, groups []group, at box) float64 {
	var before, after float64 // room for the texts at the ends of bars
	for _, g := range groups {
		for _, r := range g.records {
			w := d.strong.width(d.says(b.f, r)) + 10
			if b.named {
				w += d.small.width(clean(r.Series)) + 10
			}
			if v, _ := finite(r); v < 0 {
				before = max(before, w)
			} else {
				after = max(after, w)
			}
		}
	}
	third := (at.w - b.left) / 3
	before, after = min(before, third), min(after, valuesShare*third)
	start, y := at.x+b.left, at.y
	x := piece{b.lo, b.hi, start + before, at.x + at.w - after}
	for _, g := range groups {
		d.about(g.records...)
		h := b.bar*float64(max(len(g.records), 1)) + b.gap
		if b.above > 0 {
			d.text(at.x, y+b.gap/2+b.above/2, d.font.fit(clean(g.name), at.w), label{font: d.font})
			y += b.above
		} else if b.left > 0 {
			for i, s := range d.font.wrap(clean(g.name), b.left-barGap, max(1, int(h/labelLine))) {
				d.text(at.x, y+b.gap/2+b.bar/2+labelLine*float64(i), s, label{font: d.font})
			}
		}
		for i, r := range g.records {
			d.about(r)
			middle := y + b.gap/2 + (float64(i)+0.5)*b.bar
			n := slices.IndexFunc(b.names, func(s group) bool { return s.name == r.Series })
			v, ok := finite(r)
			end := x.at(v)
			if ok {
				b.items[n] = append(b.items[n], item{
					Name:      inert(d.describe(r)),
					Value:     []float64{round(x.at(min(v, 0))), round(x.at(max(v, 0))), round(middle), b.bar - barAir, 0},
					ItemStyle: d.look(n),
				})
			}
			align, from := "", end+valueGap
			limit := at.x + at.w - from
			if v < 0 {
				align, from = "right", end-valueGap
				limit = from - start
			}
			text := d.strong.fit(d.says(b.f, r), limit)
			d.text(from, middle, text, label{font: d.strong, align: align})
			if used := d.strong.width(text) + 8; b.named && limit-used > 30 {
				if v < 0 {
					used = -used
				}
				d.text(from+used, middle, d.small.fit(clean(r.Series), limit-math.Abs(used)), label{font: d.small, color: series(n), align: align})
			}
		}
		d.about()
		if b.above > 0 { // the line of zero does not cross the labels
			d.line(x.at(0), y+b.gap/2-2, x.at(0), y+h-b.gap/2+2, Muted, 1)
		}
		y += h
	}
	if b.above == 0 {
		d.line(x.at(0), at.y, x.at(0), y, Muted, 1)
	}
	return y
}

// says is the text at a bar: its value, with the unit unless the axis names it.
func (d *drawing) says(f *figure, r *slides.Record) string {
	unit := clean(r.Unit)
	if f.Unit != "" && unit != "%" {
		unit = ""
	}
	if text := d.amountOf(r, unit); text != "" {
		return contested(r, text)
	}
	return contested(r, d.NoFigure)
}

// tooWide reports whether the text at a bar is wider than its column.
func (d *drawing) tooWide(f *figure, slot float64) bool {
	return slices.ContainsFunc(f.records, func(r *slides.Record) bool { return d.strong.width(d.says(f, r))+8 > slot })
}

// columns draws one series as upright bars from y down; hi is the value at their top.
func (d *drawing) columns(f *figure, y, hi float64) {
	height := uprightHeight
	if d.Narrow {
		height = narrowUpright
	}
	plot := box{0, y + 24, d.w, height}
	slot := d.w / float64(len(f.records))
	var items []item
	var labels []string
	for i, r := range f.records {
		d.about(r)
		labels = append(labels, inert(clean(r.Label)))
		x := (float64(i) + 0.5) * slot
		it := item{Name: inert(d.describe(r)), Value: "-", ItemStyle: d.look(0)}
		v, ok := finite(r)
		if ok {
			it.Value = v
		}
		items = append(items, it)
		d.text(x, plot.y+plot.h*(1-v/hi)-11, d.strong.fit(d.says(f, r), slot-4), label{font: d.strong, align: "center"})
		d.text(x, plot.y+plot.h+14, clean(r.Label), label{font: d.font, align: "center"})
	}
	d.about()
	d.line(0, plot.y+plot.h, d.w, plot.y+plot.h, Muted, 1)
	d.h = plot.y + plot.h + 26
	grid := d.grid(plot, 0, 0, 0, hi, 0)
	x := &d.xs[grid]
	x.Type, x.Min, x.Max, x.Data = "category", nil, nil, labels
	d.add("bar", grid, "", items).BarWidth = px(min(slot*uprightShare, uprightWidth))
}

// look is the fill of the n-th series of bars: solid, hollow or dashed in turn, so that
// colour is not all that tells them apart.
func (d *drawing) look(n int) *style {
	switch n % 3 {
	case 1:
		return d.hollow(series(n))
	case 2:
		return d.dashed(series(n))
	}
	return d.solid(series(n))
}
