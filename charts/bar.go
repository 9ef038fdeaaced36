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
	mostBarRow    = 46.0 // of barRow where there is room
	leastBarRow   = 16.0 // of it where there is little
	leastBarGap   = 5.0
	barGap        = 14.0 // between the rows of two labels, and from a label to its bar
	panelBarRow   = 19.0 // the least of a row in panels
	barShare      = 0.6  // of such a row that the bar takes
	panelHead     = 22.0
	panelGap      = 16.0
	barColumnGap  = 24.0
	mostColumns   = 3
	labelLine     = 17.0 // from line to line of a label at 14 px
	labelAbove    = 18.0 // of a label above its bar
	valueGap      = 7.0  // from the end of a bar to its value
	narrowUpright = 220.0
	uprightFoot   = 26.0 // of the labels below upright bars
	uprightWidth  = 90.0 // of the widest upright bar
	labelShare    = 0.36 // of the width that labels take at most
	columnShare   = 0.4  // the same in a column
	valuesShare   = 1.6  // of a third of a row, which values at the ends of bars take at most
	uprightShare  = 0.6  // of its slot that an upright bar takes at most
)

// bar is a bar a record, from zero: rows with the label at left, or columns where
// few short labels fit below them. Each bar says its value, and its series if there
// are several. Bars that would be too tall for their box stand side by side: a panel a series,
// or the rows of one series in several columns.
func (d *drawing) bar(f *figure) {
	b := &bars{f: f, bar: barRow, gap: barGap}
	b.groups = groupBy(f.records, func(r *slides.Record) string { return r.Label })
	b.names = groupBy(f.records, func(r *slides.Record) string { return r.Series })
	b.named = len(b.names) > 1
	b.lo, b.hi = reach(f.records)
	b.of, b.values = clean(f.XName), d.valuesName(f, f.YName)
	widest := d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Label) }))

	slot := d.w / float64(max(len(b.groups), 1))
	if !b.named && len(b.groups) == len(f.records) && b.lo == 0 && widest+12 <= slot && !d.tooWide(f, slot) {
		d.columns(b)
		return
	}
	d.measure(b, widest)
	d.lying(b)
}

// measure decides how wide labels are, and whether they stand above their bars.
func (d *drawing) measure(b *bars, widest float64) {
	b.above, b.left = 0, min(widest+barGap, d.w*labelShare)
	if widest+barGap > b.left && d.narrow {
		b.left, b.above = 0, labelAbove
	}
}

// rowsRoom is the height in px that the box of a drawing leaves to rows of bars.
func (d *drawing) rowsRoom(b *bars) float64 {
	room := d.tall - axisNone - 2
	if b.of != "" {
		room -= axisAbove - axisNone
	}
	if b.values != "" {
		room -= axisBelow
	}
	return room
}

// lying draws bars as rows. What they are of is named above the labels, and what they count at the end of
// its axis.
func (d *drawing) lying(b *bars) {
	y := d.topName(b.of)
	b.items = make([][]item, len(b.names))
	room := d.rowsRoom(b)
	bottom, more := y, 0
	switch h := b.height(b.groups); {
	case d.tall == 0:
		bottom = d.rows(b, b.groups, box{0, y, d.w, 0})
	case h <= room || d.narrow || b.least() <= room:
		b.fill(b.groups, room)
		bottom = d.rows(b, b.groups, box{0, y, d.w, 0})
	case b.named:
		bottom, more = d.barPanels(b, b.groups, y, room)
	default:
		bottom, more = d.barColumns(b, b.groups, y, room)
	}
	if more > 0 {
		d.text(0, bottom+12, fmt.Sprintf(d.More, more), label{font: d.small, color: Muted})
		bottom += 22
	}
	d.h = d.bottomName(b.values, b.left, bottom+2)
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for n, name := range b.names {
		if s := d.add("custom", grid, name.name, b.items[n]); len(b.items[n]) > 0 {
			s.RenderItem = "span"
		}
	}
}

// least is the least height in px of rows that are still apart.
func (b *bars) least() float64 {
	return leastBarRow*float64(len(b.f.records)) + (leastBarGap+b.above)*float64(len(b.groups))
}

// fill makes bars and gaps of groups larger or smaller, so that their rows fill a height if they can.
func (b *bars) fill(groups []group, room float64) {
	h := b.height(groups)
	if h == 0 {
		return
	}
	b.bar = even(min(max(b.bar*room/h, leastBarRow), mostBarRow))
	b.gap = 0
	b.gap = max((room-b.height(groups))/float64(len(groups)), leastBarGap)
}

// even is the even number of px below a height, with which a bar's edges are sharp.
func even(height float64) float64 { return 2 * math.Floor(height/2) }

// barPanels draws a panel a series from y down, the labels at the first, and returns where
// they end and how many labels had no room.
func (d *drawing) barPanels(b *bars, groups []group, y, room float64) (bottom float64, more int) {
	y += panelHead
	room -= panelHead
	b.named = false
	if most := int(room / panelBarRow); len(groups) > most {
		more, groups = len(groups)-most, groups[:most]
	}
	row := room / float64(max(len(groups), 1))
	b.bar = even(min(max(row*barShare, barRow), mostBarRow))
	b.gap = row - b.bar
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
	b.bar, b.gap = leastBarRow, leastBarGap
	columns := int(math.Ceil(b.height(groups) / room))
	if columns > mostColumns {
		columns = mostColumns
		most := mostColumns * int(room/(b.bar+b.gap))
		more, groups = len(groups)-most, groups[:most]
	}
	rows := (len(groups) + columns - 1) / columns
	b.fill(groups[:rows], room)
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
	groups      []group  // the labels
	names       []group  // the series
	of, values  string   // the names of the axes: of the labels, and of the values
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
			middle := math.Round(y + b.gap/2 + (float64(i)+0.5)*b.bar)
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
			d.rule(x.at(0), y+b.gap/2-2, x.at(0), y+h-b.gap/2+2, Muted, 1)
		}
		y += h
	}
	if b.above == 0 {
		d.rule(x.at(0), at.y, x.at(0), y, Muted, 1)
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

// columns draws one series as upright bars.
func (d *drawing) columns(b *bars) {
	f, hi := b.f, b.hi
	y, height := d.topName(b.values), narrowUpright
	if d.tall > 0 {
		height = d.tall - y - 24 - uprightFoot
		if b.of != "" {
			height -= axisBelow
		}
		height = max(height, leastPlotHeight)
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
	d.rule(0, plot.y+plot.h, d.w, plot.y+plot.h, Muted, 1)
	d.h = d.bottomName(b.of, 0, plot.y+plot.h+uprightFoot)
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
