package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// bar is a bar a record, from zero: rows with the label at left, or columns where
// few short labels fit below them. Each bar says its value, and its series if there
// are several. What would be too tall for a slide stands side by side: a panel a series,
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

	b := bars{f: f, names: names, lo: lo, hi: hi, bar: 18, gap: 14, named: len(names) > 1, left: min(widest+14, d.w*0.36)}
	if widest+14 > b.left && d.Narrow {
		b.left, b.above = 0, 18 // labels stand above their bars
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
		y += 22
		room -= 22
		b.named, b.bar = false, 18
		if most := int(room / 19); len(groups) > most {
			more, groups = len(groups)-most, groups[:most]
		}
		b.gap = min(room/float64(len(groups))-b.bar, 18)
		x, left := 0.0, b.left
		for n, g := range names {
			w := (d.w - left) / float64(len(names))
			at := box{x, y, w - 16, 0}
			if n == 0 {
				at.w += left
			} else {
				b.left = 0
			}
			d.text(at.x+b.left, y-11, d.strong.fit(clean(g.name), w-16), label{font: d.strong, color: series(n)})
			var own []group
			for _, g := range groups {
				own = append(own, group{g.name, slices.DeleteFunc(slices.Clone(g.records), func(r *slides.Record) bool { return r.Series != names[n].name })})
			}
			bottom = max(bottom, d.rows(&b, own, at))
			x = at.x + at.w + 16
		}
	default:
		b.bar, b.gap = 16, 5
		columns := int(math.Ceil(b.height(groups) / room))
		if columns > 3 {
			columns = 3
			most := 3 * int(room/(b.bar+b.gap))
			more, groups = len(groups)-most, groups[:most]
		}
		rows := (len(groups) + columns - 1) / columns
		w := (d.w + 24) / float64(columns)
		b.left = min(b.left, w*0.4)
		for n := range columns {
			part := groups[min(n*rows, len(groups)):min((n+1)*rows, len(groups))]
			bottom = max(bottom, d.rows(&b, part, box{w * float64(n), y, w - 24, 0}))
		}
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

// bars is how rows of bars are drawn.
type bars struct {
	f           *figure
	names       []group // the series
	lo, hi      float64 // of the axis
	bar, gap    float64 // heights
	left, above float64 // room for the labels
	named       bool    // a bar says its series
	items       [][]item
}

// height is how tall the rows of groups are.
func (b *bars) height(groups []group) float64 {
	h := 0.0
	for _, g := range groups {
		h += b.bar*float64(len(g.records)) + b.gap + b.above
	}
	return h
}

// rows draws a row of bars a group, from the top of a box down, and returns where they end.
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
	before, after = min(before, third), min(after, 1.6*third)
	start, y := at.x+b.left, at.y
	x := piece{b.lo, b.hi, start + before, at.x + at.w - after}
	for _, g := range groups {
		d.about(g.records...)
		h := b.bar*float64(max(len(g.records), 1)) + b.gap
		if b.above > 0 {
			d.text(at.x, y+b.gap/2+b.above/2, d.font.fit(clean(g.name), at.w), label{font: d.font})
			y += b.above
		} else if b.left > 0 {
			for i, s := range d.font.wrap(clean(g.name), b.left-14, max(1, int(h/17))) {
				d.text(at.x, y+b.gap/2+b.bar/2+17*float64(i), s, label{font: d.font})
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
					Value:     []float64{round(x.at(min(v, 0))), round(x.at(max(v, 0))), round(middle), b.bar - 4, 0},
					ItemStyle: d.look(n),
				})
			}
			align, from := "", end+7
			limit := at.x + at.w - from
			if v < 0 {
				align, from = "right", end-7
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
		if b.above > 0 { // the line of zero stops at the labels
			d.line(x.at(0), y+b.gap/2-2, x.at(0), y+h-b.gap/2+2, Muted, 1)
		}
		y += h
	}
	if b.above == 0 {
		d.line(x.at(0), at.y, x.at(0), y, Muted, 1)
	}
	return y
}

// says is the text at a bar: its value, with the unit unless the axis names that.
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

// columns draws one series as upright bars from y down.
func (d *drawing) columns(f *figure, y, hi float64) {
	height := 250.0
	if d.Narrow {
		height = 220
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
	d.add("bar", grid, "", items).BarWidth = px(min(slot*0.6, 90))
}

// line is a line a series over dates or, where not all records have one, over their
// labels in order. A record without a value leaves a gap.
func line(f *figure, t Theme) *drawing {
	d := newDrawing(t)
	return d.plot(f, "line")
}

// scatter is a mark a record: values over dates or, without dates, a row a series.
func scatter(f *figure, t Theme) *drawing {
	d := newDrawing(t)
	if slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Date == "" }) {
		return d.strip(f)
	}
	return d.plot(f, "scatter")
}

// plot draws series in a frame with both axes.
func (d *drawing) plot(f *figure, kind string) *drawing {
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	labels := groupBy(f.records, func(r *slides.Record) string { return r.Label })
	dated := len(f.records) > 0 && !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Date == "" })
	lo, hi := reach(f.records)
	y := d.axisName(f, clean(f.YName))

	// Series are named where they end; on a phone, above.
	right := 12.0
	ends := len(names) > 1 && kind == "line" && !d.Narrow
	if ends {
		for _, n := range names {
			right = max(right, min(d.strong.width(clean(n.name)), 180)+14)
		}
	} else if len(names) > 1 {
		y = d.keyLine(names, y)
	}
	marks := ticks(lo, hi, 5)
	left := 0.0
	for _, v := range marks {
		left = max(left, d.small.width(d.number(tidyNumber(v)))+10)
	}
	height := 260.0
	if d.Narrow {
		height = 240
	}
	plot := box{left, y + 22, d.w - left - right, height}
	for _, v := range marks {
		at := plot.y + plot.h*(1-(v-lo)/(hi-lo))
		role := Line
		if v == 0 {
			role = Muted
		}
		d.line(left, at, plot.x+plot.w, at, role, 1)
		d.text(left-8, at, d.number(tidyNumber(v)), label{font: d.small, color: Muted, align: "right"})
	}

	x0, x1 := -0.5, float64(len(labels))-0.5
	where := func(r *slides.Record) float64 {
		return float64(slices.IndexFunc(labels, func(g group) bool { return g.name == r.Label }))
	}
	whole := !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Precision != slides.Year })
	if dated {
		where = func(r *slides.Record) float64 {
			from, to := extent(r)
			if whole {
				return from // above its tick, for the year as a whole
			}
			return (from + to) / 2
		}
		x0, x1 = math.Inf(1), math.Inf(-1)
		for _, r := range f.records {
			x0, x1 = min(x0, where(r)), max(x1, where(r))
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
		air := (x1 - x0) * 0.02
		x0, x1 = x0-air, x1+air
	} else if len(labels) == 0 {
		x0, x1 = 0, 1
	}
	x := piece{x0, x1, plot.x, plot.x + plot.w}
	bottom := plot.y + plot.h
	if dated {
		d.yearTicks(x, bottom+16, bottom, bottom, !whole)
	} else {
		// The first, the last and as many between as there is room for.
		const air, most = 10, 110
		n, widest := len(labels), 0.0
		for _, g := range labels {
			widest = max(widest, min(d.small.width(clean(g.name)), most))
		}
		slot := plot.w / float64(max(n, 1))
		shown, room := n, slot-air/2
		if room < min(widest, 60) {
			shown, room = min(n, max(2, int(plot.w/(widest+air)))), widest
		}
		var taken []box
		for i := range shown {
			k := i
			switch {
			case shown < n && i == 1:
				k = n - 1
			case shown < n && i > 1:
				k = int(math.Round(float64(i-1) * float64(n-1) / float64(shown-1)))
			}
			at := x.at(float64(k))
			name := d.small.fit(clean(labels[k].name), room)
			w := d.small.width(name)
			b := box{min(max(at-w/2, 0), d.w-w), bottom, w + air/2, 1}
			if overlaps(b, taken) {
				continue
			}
			taken = append(taken, b)
			d.line(at, bottom, at, bottom+4, Muted, 1)
			d.text(b.x+w/2, bottom+16, name, label{font: d.small, align: "center"})
		}
	}
	d.h = d.xName(f, left, bottom+26)

	grid := d.grid(plot, x0, x1, lo, hi, 0)
	var taken []box
	type end struct {
		y    float64
		name string
		role Role
	}
	var lasts []*end
	for n, g := range names {
		records := slices.Clone(g.records)
		slices.SortStableFunc(records, func(a, b *slides.Record) int { return cmp.Compare(where(a), where(b)) })
		var items []item
		last := math.NaN()
		for _, r := range records {
			it := d.symbol(n, r, where(r), 0)
			it.SymbolSize = 9
			v, ok := finite(r)
			if ok {
				it.Value = []any{round(where(r)), v}
				last = plot.y + plot.h*(1-(v-lo)/(hi-lo))
				taken = append(taken, box{x.at(where(r)) - 6, last - 6, 12, 12})
			} else {
				it.Value = []any{round(where(r)), "-"}
			}
			items = append(items, it)
		}
		s := d.add(kind, grid, g.name, items)
		if kind == "line" && len(items) > 0 {
			s.LineStyle = &opts.LineStyle{Color: d.Palette[series(n)], Width: 2, Type: []string{"solid", "dashed", "dotted"}[n%3]}
		}
		if !math.IsNaN(last) {
			lasts = append(lasts, &end{last, clean(g.name), series(n)})
		}
	}
	if ends {
		slices.SortStableFunc(lasts, func(a, b *end) int { return cmp.Compare(a.y, b.y) })
		at := plot.y - 10
		for i, e := range lasts {
			at = min(max(e.y, at+18), plot.y+plot.h-18*float64(len(lasts)-1-i))
			d.text(plot.x+plot.w+12, at, d.strong.fit(e.name, right-14), label{font: d.strong, color: e.role})
		}
	}
	if len(f.records) <= 24 {
		d.pointLabels(f, kind, where, x, plot, lo, hi, &taken)
	}
	return d
}

// pointLabels says at each mark what it is, where that overlaps nothing.
func (d *drawing) pointLabels(f *figure, kind string, where func(*slides.Record) float64, x piece, plot box, lo, hi float64, taken *[]box) {
	for _, r := range f.records {
		v, ok := finite(r)
		if !ok {
			continue
		}
		text := clean(r.Label)
		if kind == "line" {
			text = d.amountOf(r, "")
		}
		text = contested(r, text)
		if d.small.width(text) > 180 {
			continue
		}
		d.about(r)
		at := plot.y + plot.h*(1-(v-lo)/(hi-lo))
		d.place(text, x.at(where(r)), at, 9, kind == "scatter", taken, box{plot.x, plot.y - 24, plot.w, plot.h + 24}, label{font: d.small, halo: true})
	}
	d.about()
}

// strip draws a row a series with its values along one axis.
func (d *drawing) strip(f *figure) *drawing {
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	lo, hi := reach(f.records)
	y := d.axisName(f, clean(f.XName))
	left := min(d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Series) }))+16, d.w*0.3)
	plot := box{left, y, d.w - left - 20, 0}
	x := piece{lo, hi, plot.x, plot.x + plot.w}
	rowH := min(58, max(20, (maxTall-y-26)/float64(max(len(names), 1))))
	bottom := y + rowH*float64(len(names))
	last := math.Inf(-1)
	for _, v := range ticks(lo, hi, int(plot.w/60)) {
		d.line(x.at(v), y, x.at(v), bottom, Line, 1)
		text := d.number(tidyNumber(v))
		half := d.small.width(text) / 2
		if at := min(x.at(v), d.w-half); at-half > last {
			d.text(at, bottom+14, text, label{font: d.small, color: Muted, align: "center"})
			last = at + half + 6
		}
	}
	var all [][]item
	for n, g := range names {
		d.about(g.records...)
		middle := y + (float64(n)+0.5)*rowH
		d.text(0, middle, d.font.fit(clean(g.name), left-16), label{font: d.font})
		var items []item
		var taken []box
		for _, r := range g.records {
			if v, ok := finite(r); ok {
				items = append(items, d.symbol(n, r, 0, middle))
				items[len(items)-1].Value = []float64{v, round(middle)}
				taken = append(taken, box{x.at(v) - 8, middle - 8, 16, 16})
			}
		}
		for _, r := range g.records {
			if v, ok := finite(r); ok {
				d.about(r)
				d.place(contested(r, clean(r.Label)), x.at(v), middle, 9, false, &taken, box{left, middle - rowH/2, d.w - left, rowH}, label{font: d.small, halo: true})
			}
		}
		all = append(all, items)
	}
	d.about()
	d.h = bottom + 26
	grid := d.grid(box{plot.x, 0, plot.w, d.h}, lo, hi, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for n, g := range names {
		d.add("scatter", grid, g.name, all[n])
	}
	return d
}

// axisName prints what the values count above the plot and returns where that begins.
// The page prints the figure's unit; where records have others too, the drawing does.
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

// keyLine names the series with their marks in lines from y down, and returns where
// they end.
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

// reach is the range of an axis for values: from zero, or below it, to a round value.
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

// finite is a record's value and whether it has one that can be drawn.
func finite(r *slides.Record) (float64, bool) {
	v := value(r)
	if r.Value == nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, false
	}
	return v, true
}

// tidyNumber drops what binary fractions add to a value.
func tidyNumber(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	return short
}
