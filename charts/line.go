package charts

import (
	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Measures of lines. Those without px are in sizes of the small type.
const (
	plotMargin      = 0.7  // right of a plot
	lineShare       = 0.16 // the width of a line
	bandFill        = 0.2  // the opacity of the band between low and high
	mostLines       = 3    // with more of them first values are not printed
	maxMarkedPoints = 12   // of a line: with more of them their marks would be a thick line
	maxNamedPoints  = 24   // with more of them few labels would find room
	maxValues       = 12   // of a single line that prints them all
)

// line is a line a series over dates or, where not all records have one, over their labels in order, from one value
// to the next or in steps. A record without a value leaves a gap. Where records have a range, a band lies behind
// the line. The value axis begins at zero unless all values lie far from it.
func (d *drawing) line(f *figure) {
	names := groupBy(f.scale, seriesOf)
	y := d.topName(d.valuesName(f, f.YName))
	right := d.small.size * plotMargin
	ends := d.endsRoom(f, names)
	if ends > 0 {
		right = ends
	} else if len(names) > 1 && !d.bare.key {
		y = d.keyLine(names, y)
	}
	p := d.frame(f, false, y, right, 0)
	if f.Large() {
		all := d.sampled(f, "line", p)
		d.remarks(f, p)
		if ends > 0 {
			d.endNames(f, p, all, right)
		}
		return
	}
	all := traces(f, p, true)
	for _, t := range all {
		d.band(p, t)
	}
	grid := d.plane()
	for _, t := range all {
		s := d.plotted("line", grid, t)
		if len(t.points) > maxMarkedPoints {
			s.Emphasis = unmark(s.Data)
		}
		s.LineStyle = d.stroke(t.n)
		if f.Curve == slides.Steps {
			s.Step = "end"
		}
	}
	d.obstacles(p, all, true, f.Curve == slides.Steps)
	p.traces = all
	d.annotate(f, &p.ground)
	if ends > 0 {
		d.endNames(f, p, all, right)
	}
	d.lineValues(f, p, all, ends > 0)
}

// stroke is the line of the n-th series.
func (d *drawing) stroke(n int) *opts.LineStyle {
	return &opts.LineStyle{Color: d.Palette[series(n)], Width: float32(d.small.size * lineShare), Type: []string{"solid", "dashed", "dotted"}[n/6%3]}
}

// band draws the range of a series behind its line.
func (d *drawing) band(p *frame, t *trace) {
	band := &trace{n: t.n}
	for _, q := range t.points {
		b := &point{Record: q.Record, x: q.x, gap: q.Low == nil || q.High == nil}
		if !b.gap {
			b.y, b.base = p.at(*q.High), p.at(*q.Low)
		}
		band.points = append(band.points, b)
	}
	d.fill(band, bandFill)
}

// fill fills what lies between y and base of the points of a series, a part for each run without a gap.
func (d *drawing) fill(t *trace, opacity float64) {
	d.about(recordsOf(t)...)
	var outline [][2]float64
	from := 0
	for i := 0; i <= len(t.points); i++ {
		if i < len(t.points) && !t.points[i].gap {
			outline = append(outline, [2]float64{t.points[i].x, t.points[i].y})
			continue
		}
		if len(outline) > 1 {
			for k := i - 1; k >= from; k-- {
				outline = append(outline, [2]float64{t.points[k].x, t.points[k].base})
			}
			d.region(outline, series(t.n), opacity)
		}
		outline, from = nil, i+1
	}
	d.about()
}

// unmark makes the marks of a line's points invisible but for those that no line leads to, and
// returns how a mark shows that is pointed at.
func unmark(items []item) *opts.Emphasis {
	gap := func(i int) bool {
		if i < 0 || i >= len(items) {
			return true
		}
		_, broken := items[i].Value.([]any)
		return broken
	}
	for i := range items {
		if !gap(i-1) || !gap(i+1) {
			items[i].ItemStyle.Opacity = 0
		}
	}
	return &opts.Emphasis{ItemStyle: &opts.ItemStyle{Opacity: opts.Float(1)}}
}

// lineValues prints values at points where they overlap nothing: at all points of a single short line, else at the
// first and the last of a few lines, and at those that the figure highlights or that other sources contest.
func (d *drawing) lineValues(f *figure, p *frame, all []*trace, named bool) {
	byLabel := len(f.Highlight["label"]) > 0
	for _, t := range all {
		var full []*point
		for _, q := range t.points {
			if !q.gap {
				full = append(full, q)
			}
		}
		role := Text
		if len(all) > 1 {
			role = series(t.n)
		}
		for i, q := range full {
			lighted := q.Chosen(f.Highlight)
			first, last := i == 0 && !d.bare.key && (lighted || len(all) <= mostLines), i == len(full)-1 && !named && (len(all) == 1 || len(all) <= mostLines && !d.bare.key)
			if first || last || byLabel && lighted || q.Contested != "" && !(named && i == len(full)-1) || len(all) == 1 && len(full) <= maxValues && !d.bare.key {
				d.pointLabel(d.amountOf(q.Record, d.percent(f, q.Record)), d.small.size*pointShare/2, q, p, pointLook{role: role, across: last || lighted, away: lighted})
			}
		}
	}
}

// percent is the unit that stands behind each value: that of percentages; else empty.
func (d *drawing) percent(f *figure, r *slides.Record) string {
	for _, unit := range []string{clean(r.Unit), clean(f.Unit)} {
		if unit == "%" || unit == "percent" {
			return "%"
		}
	}
	return ""
}
