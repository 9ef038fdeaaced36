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
	values                              // from the bottom to the top
	where  func(*slides.Record) float64 // a record's place on the axis
	marks  []float64                    // the values that are named
	scales [2]int                       // the shapes of both axes: index of the first, and of the first behind them
}

// at is the y of a value.
func (p *frame) at(v float64) float64 { return p.y + p.h*(1-(p.unit(v)-p.lo)/(p.hi-p.lo)) }

// bottom is the y of the lowest value.
func (p *frame) bottom() float64 { return p.y + p.h }

// plot draws a line or a scatter in a frame with both axes.
func (d *drawing) plot(f *figure, kind string) {
	names := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	labels := groupBy(f.records, func(r *slides.Record) string { return r.Label })
	dated := len(f.records) > 0 && !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Date == "" })
	scale := valueScale(f)
	y := d.topName(scale.named(d.valuesName(f, f.YName), d.speech))

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

	shapes := len(d.shapes)
	p := d.frame(scale, right)
	var ticks []timeTick
	if dated {
		ticks = d.dateScale(f, p)
	}
	foot := d.tickLines(ticks)
	d.valueAxis(f, p, y, foot)
	switch {
	case kind == "scatter" && numbered(f):
		d.numberAxis(f, p)
	case dated:
		d.drawTicks(ticks, p.bottom()+tickMark, p.bottom(), p.bottom())
	default:
		d.labelAxis(labels, p)
	}
	p.scales = [2]int{shapes, len(d.shapes)}
	d.h = d.bottomName(d.alongName(f), p.x, p.bottom()+foot)

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

// frame is a frame as wide as the numbers of its value axis at left and a margin at right leave
// room for, without a height and without a horizontal scale.
func (d *drawing) frame(scale values, right float64) *frame {
	p := &frame{values: scale}
	for _, v := range p.ticks(valueTicks) {
		p.x = max(p.x, d.small.width(d.number(tidyNumber(v)))+10)
	}
	p.w = d.w - p.x - right
	return p
}

// valueTicks is the number of values at which a frame has rules, about.
const valueTicks = 5

// valueAxis sets the height of a frame below y, with foot px below it, and draws its value axis.
func (d *drawing) valueAxis(f *figure, p *frame, y, foot float64) {
	p.y, p.h = y+22, narrowPlotHeight
	if d.tall > 0 {
		p.h = d.tall - p.y - foot
		if d.alongName(f) != "" {
			p.h -= axisBelow
		}
		p.h = max(p.h, leastPlotHeight)
	}
	p.marks = p.ticks(valueTicks)
	for _, v := range p.marks {
		role := Line
		if v == 0 {
			role = Muted
		}
		d.rule(p.x, p.at(v), p.x+p.w, p.at(v), role, 1)
		d.text(p.x-8, p.at(v), d.number(tidyNumber(v)), label{font: d.small, color: Muted, align: "right"})
	}
}

// dateScale gives a frame a time scale from left to right and returns its ticks. If all dates are
// years, or all are months, quarters, days and so on, each record stands at the beginning of its
// date, above a tick; else in the middle of it.
func (d *drawing) dateScale(f *figure, p *frame) []timeTick {
	at, shortest, longest := map[*slides.Record]float64{}, math.Inf(1), 0.0
	for _, r := range f.records {
		from, to := extent(r)
		shortest, longest = min(shortest, to-from), max(longest, to-from)
	}
	share := 0.5
	if longest < equalLengths*shortest {
		share = 0
	}
	x0, x1 := math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		from, to := extent(r)
		at[r] = from + share*(to-from)
		x0, x1 = min(x0, at[r]), max(x1, at[r])
	}
	p.where = func(r *slides.Record) float64 { return at[r] }
	if f.From != "" {
		x0 = minutes(f.From.Start())
	}
	if f.To != "" {
		from, to := minutes(f.To.Start()), minutes(f.To.End())
		x1 = from + 2*share*(to-from)
	}
	if !(x0 < x1) {
		x0, x1 = x0-longest/2, x0+longest/2
	}
	air := (x1 - x0) * 0.02
	p.axis = piece{x0 - air, x1 + air, p.x, p.x + p.w}
	return d.timeTicks(p.axis, 0, d.w, shortest)
}

// equalLengths is the ratio of lengths below which dates are equally long: February and March are, a
// month and a quarter are not.
const equalLengths = 1.2

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
		d.rule(at, p.bottom(), at, p.bottom()+tickMark, Muted, 1)
		d.text(b.x+w/2, p.bottom()+tickMark+d.small.line()/2, name, label{font: d.small, align: "center"})
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
				it.Value = []any{tidyNumber(p.where(r)), p.unit(v)}
				last = p.at(v)
				taken = append(taken, box{p.axis.at(p.where(r)) - pointRoom/2, last - pointRoom/2, pointRoom, pointRoom})
			} else {
				it.Value = []any{tidyNumber(p.where(r)), "-"}
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
