package charts

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"exhibit/slides"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// bar is a bar a record, from zero: rows with the label at left, or columns where
// few short labels fit below them. Each bar says its value, and its series if there
// are several.
func bar(f *figure, t Theme) *drawing {
	chart := echarts.NewBar()
	d := newDrawing(t, &chart.RectChart)
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Label })
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	lo, hi := reach(f.records)
	y := d.axisName(join(", ", clean(f.YName), clean(f.Unit)))

	slot := d.w / float64(max(len(groups), 1))
	widest := d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Label) }))
	if len(names) == 1 && len(groups) == len(f.records) && lo == 0 && widest+12 <= slot && !d.tooWide(f, slot) {
		var labels []string
		for _, r := range f.records {
			labels = append(labels, inert(clean(r.Label)))
		}
		chart.SetXAxis(labels)
		d.columns(f, y, hi)
		return d
	}

	barH, gap, above := 18.0, 14.0, 0.0
	left := min(widest+14, d.w*0.36)
	if widest+14 > left && d.Narrow {
		left, above = 0, 18 // labels stand above their bars
	}
	var before, after float64 // room for the texts at the ends of bars
	for _, r := range f.records {
		w := d.strong.width(says(f, r)) + 10
		if len(names) > 1 {
			w += d.small.width(clean(r.Series)) + 10
		}
		if v, _ := finite(r); v < 0 {
			before = max(before, w)
		} else {
			after = max(after, w)
		}
	}
	third := (d.w - left) / 3
	before, after = min(before, third), min(after, 1.6*third)
	plot := box{left + before, y, d.w - left - before - after, 0}
	x := piece{lo, hi, plot.x, plot.x + plot.w}
	var items = make([][]item, len(names))
	for _, g := range groups {
		h := barH*float64(len(g.records)) + gap
		if above > 0 {
			d.text(0, y+gap/2+above/2, d.font.fit(clean(g.name), d.w), label{font: d.font})
			y += above
		} else {
			for i, s := range d.font.wrap(clean(g.name), left-14, max(1, int(h/17))) {
				d.text(0, y+gap/2+barH/2+17*float64(i), s, label{font: d.font})
			}
		}
		for i, r := range g.records {
			middle := y + gap/2 + (float64(i)+0.5)*barH
			n := slices.IndexFunc(names, func(s group) bool { return s.name == r.Series })
			v, ok := finite(r)
			end := x.at(v)
			if ok {
				items[n] = append(items[n], item{
					Name:      inert(describe(r)),
					Value:     []float64{min(v, 0), max(v, 0), round(middle), barH - 4, 0},
					ItemStyle: d.look(n),
				})
			}
			align, from := "", end+7
			limit := d.w - from
			if v < 0 {
				align, from = "right", end-7
				limit = from - left
			}
			text := d.strong.fit(says(f, r), limit)
			d.text(from, middle, text, label{font: d.strong, align: align})
			if used := d.strong.width(text) + 8; len(names) > 1 && limit-used > 30 {
				if v < 0 {
					used = -used
				}
				d.text(from+used, middle, d.small.fit(clean(r.Series), limit-math.Abs(used)), label{font: d.small, color: series(n), align: align})
			}
		}
		y += h
	}
	d.line(x.at(0), plot.y, x.at(0), y, Muted, 1)
	d.h = d.xName(f, left, y+2)
	grid := d.grid(box{plot.x, 0, plot.w, d.h}, lo, hi, 0, d.h, 0)
	d.chart.YAxisList[grid].Inverse = yes
	for n, name := range names {
		if s := d.add("custom", grid, name.name, items[n]); len(items[n]) > 0 {
			s.RenderItem = "span"
		}
	}
	return d
}

// says is the text at a bar: its value, with the unit unless the axis names that.
func says(f *figure, r *slides.Record) string {
	unit := clean(r.Unit)
	if f.Unit != "" && unit != "%" {
		unit = ""
	}
	if text := amountOf(r, unit); text != "" {
		return text
	}
	return "no figure"
}

// tooWide reports whether the text at a bar is wider than its column.
func (d *drawing) tooWide(f *figure, slot float64) bool {
	return slices.ContainsFunc(f.records, func(r *slides.Record) bool { return d.strong.width(says(f, r))+8 > slot })
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
	for i, r := range f.records {
		x := (float64(i) + 0.5) * slot
		it := item{Name: inert(describe(r)), Value: "-", ItemStyle: d.look(0)}
		v, ok := finite(r)
		if ok {
			it.Value = v
		}
		items = append(items, it)
		d.text(x, plot.y+plot.h*(1-v/hi)-11, d.strong.fit(says(f, r), slot-4), label{font: d.strong, align: "center"})
		d.text(x, plot.y+plot.h+14, clean(r.Label), label{font: d.font, align: "center"})
	}
	d.line(0, plot.y+plot.h, d.w, plot.y+plot.h, Muted, 1)
	d.h = plot.y + plot.h + 26
	grid := d.grid(plot, 0, 0, 0, hi, 0)
	x := &d.chart.XAxisList[grid]
	x.Type, x.Min, x.Max = "category", nil, nil
	d.add("bar", grid, "", items).BarWidth = px(min(slot*0.6, 90))
}

// line is a line a series over dates or, where not all records have one, over their
// labels in order. A record without a value leaves a gap.
func line(f *figure, t Theme) *drawing {
	d := newDrawing(t, &echarts.NewLine().RectChart)
	return d.plot(f, "line")
}

// scatter is a mark a record: values over dates or, without dates, a row a series.
func scatter(f *figure, t Theme) *drawing {
	d := newDrawing(t, &echarts.NewScatter().RectChart)
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
	y := d.axisName(join(", ", clean(f.YName), clean(f.Unit)))

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
		left = max(left, d.small.width(number(tidyNumber(v)))+10)
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
		d.text(left-8, at, number(tidyNumber(v)), label{font: d.small, color: Muted, align: "right"})
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
		slot := plot.w / float64(max(len(labels), 1))
		every := 1
		for _, g := range labels {
			every = max(every, int(math.Ceil(min(d.small.width(clean(g.name)), 90)/max(slot-6, 1))))
		}
		for i := 0; i < len(labels); i += every {
			at := x.at(float64(i))
			room := min(slot*float64(every)-4, 2*at, 2*(d.w-at))
			d.text(at, bottom+16, d.small.fit(clean(labels[i].name), room), label{font: d.small, align: "center"})
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
			text = amountOf(r, "")
		}
		if d.small.width(text) > 180 {
			continue
		}
		at := plot.y + plot.h*(1-(v-lo)/(hi-lo))
		d.place(text, x.at(where(r)), at, kind == "scatter", taken, box{plot.x, plot.y - 24, plot.w, plot.h + 24}, label{font: d.small, halo: true})
	}
}

// strip draws a row a series with its values along one axis.
func (d *drawing) strip(f *figure) *drawing {
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	lo, hi := reach(f.records)
	y := d.axisName(join(", ", clean(f.XName), clean(f.Unit)))
	left := min(d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Series) }))+16, d.w*0.3)
	plot := box{left, y, d.w - left - 20, 0}
	x := piece{lo, hi, plot.x, plot.x + plot.w}
	const rowH = 58.0
	bottom := y + rowH*float64(len(names))
	last := math.Inf(-1)
	for _, v := range ticks(lo, hi, int(plot.w/60)) {
		d.line(x.at(v), y, x.at(v), bottom, Line, 1)
		text := number(tidyNumber(v))
		half := d.small.width(text) / 2
		if at := min(x.at(v), d.w-half); at-half > last {
			d.text(at, bottom+14, text, label{font: d.small, color: Muted, align: "center"})
			last = at + half + 6
		}
	}
	var all [][]item
	for n, g := range names {
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
				d.place(clean(r.Label), x.at(v), middle, false, &taken, box{left, middle - rowH/2, d.w - left, rowH}, label{font: d.small, halo: true})
			}
		}
		all = append(all, items)
	}
	d.h = bottom + 26
	grid := d.grid(box{plot.x, 0, plot.w, d.h}, lo, hi, 0, d.h, 0)
	d.chart.YAxisList[grid].Inverse = yes
	for n, g := range names {
		d.add("scatter", grid, g.name, all[n])
	}
	return d
}

// axisName prints what the values count above the plot and returns where that begins.
func (d *drawing) axisName(name string) float64 {
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
	if r.Value == nil || number(v) == "" {
		return 0, false
	}
	return v, true
}

// tidyNumber drops what binary fractions add to a tick.
func tidyNumber(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	return short
}
