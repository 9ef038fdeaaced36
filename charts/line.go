package charts

import (
	"cmp"
	"math"
	"slices"

	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Measures of line and scatter, in px.
const (
	narrowPlotHeight = 240.0
	leastPlotHeight  = 120.0
	plotMargin       = 12.0 // right of the plot
	plotFoot         = 26.0 // of what stands below the plot
	pointSize        = 9.0
	pointRoom        = 12.0  // of a point and the air around it, which labels leave free
	endName          = 180.0 // the widest name of a series at the end of its line
	endNameHeight    = 18.0
	endNameGap       = 14.0 // from a line's end to its name
	tickName         = 110.0
	tickNameAir      = 10.0 // between two labels below the axis
	pointName        = 180.0
	maxMarkedPoints  = 40 // of a line: with more of them their marks would be a thick line
	maxNamedPoints   = 24 // with more of them few labels would find room
)

// line is a line a series over dates or, where not all records have one, over their
// labels in order. A record without a value leaves a gap.
func (d *drawing) line(f *figure) { d.plot(f, "line") }

// frame is the box that values are plotted in, with its scales.
type frame struct {
	box
	axis   piece                        // from left to right
	lo, hi float64                      // the values at the bottom and the top
	where  func(*slides.Record) float64 // a record's place on the axis
	marks  []float64                    // the values that are named
	scales [2]int                       // the shapes of both axes: index of the first, and of the first behind them
}

// at is the y of a value.
func (p *frame) at(v float64) float64 { return p.y + p.h*(1-(v-p.lo)/(p.hi-p.lo)) }

// bottom is the y of the lowest value.
func (p *frame) bottom() float64 { return p.y + p.h }

// plot draws a line or a scatter in a frame with both axes.
func (d *drawing) plot(f *figure, kind string) {
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	labels := groupBy(f.records, func(r *slides.Record) string { return r.Label })
	dated := len(f.records) > 0 && !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Date == "" })
	y := d.topName(d.valuesName(f, f.YName))

	// Series are named where their lines end; on a phone, and in a scatter, above the plot.
	right := plotMargin
	ends := len(names) > 1 && kind == "line" && !d.narrow
	if ends {
		for _, n := range names {
			right = max(right, min(d.strong.width(clean(n.name)), endName)+endNameGap)
		}
	} else if len(names) > 1 {
		y = d.keyLine(names, y)
	}

	first := len(d.shapes)
	p := d.valueAxis(f, y, right)
	switch {
	case kind == "scatter" && numbered(f):
		d.numberAxis(f, p)
	case dated:
		d.dateAxis(f, p)
	default:
		d.labelAxis(labels, p)
	}
	p.scales = [2]int{first, len(d.shapes)}
	d.h = d.bottomName(d.alongName(f), p.x, p.bottom()+plotFoot)

	var lasts []*lineEnd
	var taken []box
	if f.Large() {
		lasts = d.sampled(f, kind, names, p)
	} else {
		lasts, taken = d.plotSeries(f, kind, names, p)
	}
	if ends {
		d.endNames(lasts, p, right)
	}
	if len(f.records) <= maxNamedPoints {
		d.pointLabels(f, kind, p, &taken)
	}
}

// valueAxis draws the value axis of a plot below y, with a margin at the right, and returns
// its frame, without a horizontal scale.
func (d *drawing) valueAxis(f *figure, y, right float64) *frame {
	p := &frame{}
	p.lo, p.hi = reach(f.records)
	marks := ticks(p.lo, p.hi, 5)
	left := 0.0
	for _, v := range marks {
		left = max(left, d.small.width(d.number(tidyNumber(v)))+10)
	}
	height := narrowPlotHeight
	if d.tall > 0 {
		height = d.tall - y - 22 - plotFoot
		if d.alongName(f) != "" {
			height -= axisBelow
		}
		height = max(height, leastPlotHeight)
	}
	p.marks = marks
	p.box = box{left, y + 22, d.w - left - right, height}
	for _, v := range marks {
		role := Line
		if v == 0 {
			role = Muted
		}
		d.rule(left, p.at(v), p.x+p.w, p.at(v), role, 1)
		d.text(left-8, p.at(v), d.number(tidyNumber(v)), label{font: d.small, color: Muted, align: "right"})
	}
	return p
}

// dateAxis draws the dates below a frame. A record stands in the middle of its date or, if
// all dates are years, above the tick of its year.
func (d *drawing) dateAxis(f *figure, p *frame) {
	whole := !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Precision != slides.Year })
	p.where = func(r *slides.Record) float64 {
		from, to := extent(r)
		if whole {
			return from
		}
		return (from + to) / 2
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		x0, x1 = min(x0, p.where(r)), max(x1, p.where(r))
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
	p.axis = piece{x0 - air, x1 + air, p.x, p.x + p.w}
	d.yearTicks(p.axis, p.bottom()+16, p.bottom(), p.bottom(), !whole)
}

// labelAxis draws labels below a frame, a step each: the first, the last and as many of the
// others as there is room for.
func (d *drawing) labelAxis(labels []group, p *frame) {
	place := map[string]int{}
	for i, g := range labels {
		place[g.name] = i
	}
	p.where = func(r *slides.Record) float64 { return float64(place[r.Label]) }
	p.axis = piece{-0.5, float64(len(labels)) - 0.5, p.x, p.x + p.w}
	if len(labels) == 0 {
		p.axis.v0, p.axis.v1 = 0, 1
	}
	n, widest := len(labels), 0.0
	for _, g := range labels {
		widest = max(widest, min(d.small.width(clean(g.name)), tickName))
	}
	slot := p.w / float64(max(n, 1))
	shown, room := n, slot-tickNameAir/2
	if room < min(widest, 60) {
		shown, room = min(n, max(2, int(p.w/(widest+tickNameAir)))), widest
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
		at := p.axis.at(float64(k))
		name := d.small.fit(clean(labels[k].name), room)
		w := d.small.width(name)
		b := box{min(max(at-w/2, 0), d.w-w), p.bottom(), w + tickNameAir/2, 1}
		if overlaps(b, taken) {
			continue
		}
		taken = append(taken, b)
		d.rule(at, p.bottom(), at, p.bottom()+4, Muted, 1)
		d.text(b.x+w/2, p.bottom()+16, name, label{font: d.small, align: "center"})
	}
}

// lineEnd is the last value of a series that has one.
type lineEnd struct {
	y    float64
	name string
	role Role
}

// plotSeries adds the series of a plot. It returns where their lines end, and the boxes
// that their points take.
func (d *drawing) plotSeries(f *figure, kind string, names []group, p *frame) (ends []*lineEnd, taken []box) {
	grid := d.grid(p.box, p.axis.v0, p.axis.v1, p.lo, p.hi, 0)
	for n, g := range names {
		records := slices.Clone(g.records)
		slices.SortStableFunc(records, func(a, b *slides.Record) int { return cmp.Compare(p.where(a), p.where(b)) })
		var items []item
		last := math.NaN()
		for _, r := range records {
			it := d.symbol(n, r, p.where(r), 0)
			it.SymbolSize = pointSize
			v, ok := finite(r)
			if ok {
				it.Value = []any{round(p.where(r)), v}
				last = p.at(v)
				taken = append(taken, box{p.axis.at(p.where(r)) - pointRoom/2, last - pointRoom/2, pointRoom, pointRoom})
			} else {
				it.Value = []any{round(p.where(r)), "-"}
			}
			items = append(items, it)
		}
		s := d.add(kind, grid, g.name, items)
		if kind == "line" && len(items) > maxMarkedPoints {
			s.Emphasis = unmark(items)
		}
		if kind == "line" && len(items) > 0 {
			s.LineStyle = &opts.LineStyle{Color: d.Palette[series(n)], Width: 2, Type: []string{"solid", "dashed", "dotted"}[n%3]}
		}
		if !math.IsNaN(last) {
			ends = append(ends, &lineEnd{last, clean(g.name), series(n)})
		}
	}
	return ends, taken
}

// unmark makes the marks of a line's points invisible but for those that no line leads to, and
// returns how a mark shows that is pointed at.
func unmark(items []item) *opts.Emphasis {
	gap := func(i int) bool {
		return i < 0 || i >= len(items) || items[i].Value.([]any)[1] == "-"
	}
	for i := range items {
		if !gap(i-1) || !gap(i+1) {
			items[i].ItemStyle.Opacity = 0
		}
	}
	return &opts.Emphasis{ItemStyle: &opts.ItemStyle{Opacity: opts.Float(1)}}
}

// endNames names series at the ends of their lines, moved up or down so that none lies on
// another.
func (d *drawing) endNames(ends []*lineEnd, p *frame, right float64) {
	slices.SortStableFunc(ends, func(a, b *lineEnd) int { return cmp.Compare(a.y, b.y) })
	at := p.y - 10
	for i, e := range ends {
		at = min(max(e.y, at+endNameHeight), p.bottom()-endNameHeight*float64(len(ends)-1-i))
		d.text(p.x+p.w+12, at, d.strong.fit(e.name, right-endNameGap), label{font: d.strong, color: e.role})
	}
}

// pointLabels names each mark where its label overlaps nothing: by its value in a line, by
// its label in a scatter.
func (d *drawing) pointLabels(f *figure, kind string, p *frame, taken *[]box) {
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
		if d.small.width(text) > pointName {
			continue
		}
		d.about(r)
		d.place(text, p.axis.at(p.where(r)), p.at(v), pointSize, kind == "scatter", taken, box{p.x, p.y - 24, p.w, p.h + 24}, label{font: d.small, halo: true})
	}
	d.about()
}
