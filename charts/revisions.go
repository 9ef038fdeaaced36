package charts

import (
	"fmt"
	"slices"
	"strconv"

	"exhibit/slides"
)

// revisions is a panel a series, its estimates as bars in their order: earlier ones hollow,
// the latest filled and, if all have one unit, with its ratio to the first. A series with a
// single estimate comes last, below a dashed rule: as a hollow mark, or as a bar if another
// series of its source has its unit.
func (d *drawing) revisions(f *figure) {
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	groups = append(
		slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return len(g.records) == 1 }),
		slices.DeleteFunc(groups, func(g group) bool { return len(g.records) > 1 })...)
	scales := map[string]bool{}
	var drawn []group // those with bars
	for _, g := range groups {
		if !apart(g, groups) {
			drawn = append(drawn, g)
			scales[scaleOf(g)] = true
		}
	}

	left := d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Label) }))
	left = min(left, estimateName) + estimateGap
	s := narrowSpacing
	if d.narrow {
		left = 0
	} else {
		for _, s = range spacings {
			if float64(len(f.records))*s.row+float64(len(groups))*(panelTitle+s.gap) <= d.tall {
				break
			}
		}
	}

	y := 0.0
	for n, g := range groups {
		d.about(g.records...)
		if n > 0 {
			y += s.gap
			if len(g.records) == 1 {
				d.rule(0, y-s.gap/2, d.w, y-s.gap/2, Muted, 1, 3, 4)
			} else {
				d.rule(0, y-s.gap/2, d.w, y-s.gap/2, Line, 1)
			}
		}
		title := d.strong.fit(clean(g.name), d.w)
		d.text(0, y+11, title, label{font: d.strong})
		remark := ""
		switch {
		case apart(g, groups):
			if remark = d.OwnCount; d.narrow {
				remark = d.NotToScale
			}
		case len(scales) > 1:
			remark = d.OwnScale
		}
		if d.strong.width(title)+10+d.small.width(remark) <= d.w {
			d.text(d.w, y+11, remark, label{font: d.small, color: Muted, align: "right"})
		}
		y += panelTitle
		y += d.panel(g, box{left, y, d.w - left, s.row * float64(len(g.records))}, s, largest(drawn, scaleOf(g)), apart(g, groups))
	}
	d.h = y
}

// spacing is the heights in px of bars, of rows with their remark, and of gaps between panels.
// bare rows have no remark.
type spacing struct {
	bar, row, gap float64
	bare          bool
}

// spacings are those of wide revisions, the most generous first; the last is taken whether
// it fits a slide or not. narrowSpacing has rows with the label above the bar.
var (
	spacings      = []spacing{{20, 50, 18, false}, {16, 40, 12, false}, {15, 22, 8, true}}
	narrowSpacing = spacing{14, 58, 12, false}
)

// Measures of revisions, in px.
const (
	panelTitle   = 26.0
	estimateName = 240.0 // the widest label at left
	estimateGap  = 16.0  // from a label to its bar
	barTop       = 6.0   // of a bar in its row
	bareBarTop   = 3.0
	narrowBarTop = 19.0 // below the label
	remarkLine   = 16.0 // from line to line of a remark
)

// apart reports whether a series has a single estimate and no other series has the same unit
// and source to compare it with.
func apart(g group, groups []group) bool {
	return len(g.records) == 1 && len(groups) > 1 && !slices.ContainsFunc(groups, func(o group) bool {
		return o.name != g.name && scaleOf(o) == scaleOf(g) && o.records[0].Cite.Source == g.records[0].Cite.Source
	})
}

// factor is the text for the ratio of a series' last estimate to its first, to two digits;
// empty if there is only one, or their units differ.
func (s speech) factor(g group) string {
	first, last := g.records[0], g.records[len(g.records)-1]
	v, ok := finite(first)
	w, also := finite(last)
	if len(g.records) < 2 || !ok || !also || v <= 0 || w <= 0 ||
		slices.ContainsFunc(g.records, func(r *slides.Record) bool { return clean(r.Unit) != clean(first.Unit) }) {
		return ""
	}
	ratio, err := strconv.ParseFloat(strconv.FormatFloat(w/v, 'g', 2, 64), 64)
	if n := s.number(ratio); err == nil && n != "" {
		return fmt.Sprintf(s.Factor, n)
	}
	return ""
}

// panel draws the rows of one series in a box, bars from zero to top at its right edge, and
// returns their height. If apart, it draws marks in place of bars.
func (d *drawing) panel(g group, b box, s spacing, top float64, apart bool) float64 {
	times := d.factor(g)
	last := len(g.records) - 1
	room := 0.0 // of the values right of the longest bar
	if !d.narrow {
		for i, r := range g.records {
			w := d.strong.width(contested(r, d.amount(r))) + 10
			if i == last && times != "" {
				w += d.small.width(times) + 12
			}
			room = max(room, w)
		}
		room = min(room, b.w/2)
	}
	barY := barTop
	if d.narrow {
		barY = narrowBarTop
	} else if s.bare {
		barY = bareBarTop
	}
	plot := box{b.x, b.y + barY + s.bar/2 - s.row/2, b.w - room, b.h}
	height := b.h
	var items []item
	for i, r := range g.records {
		d.about(r)
		y := b.y + float64(i)*s.row
		middle := y + barY + s.bar/2
		value := d.amount(r)
		name, remark := clean(r.Label), []string{d.small.fit(d.byline(r), b.w)}
		look := d.solid(Series1)
		switch {
		case len(g.records) == 1:
			look = d.dashed(Series2)
			remark = d.small.wrap(join(d.Stop, d.byline(r), clean(r.Note)), b.w, 3)
		case i < last:
			look = d.hollow(Series1)
		}
		if i == last && d.narrow && times != "" {
			remark = append(remark, times)
		}
		it := item{Name: inert(d.describe(r)), Value: "-", ItemStyle: look}
		length := 0.0
		switch {
		case value == "":
			value = d.NoFigure
		case apart:
			length = s.bar
			it.Symbol, it.SymbolSize, it.Value = "diamond", s.bar-2, []float64{round(b.x + s.bar/2), round(middle)}
			it.ItemStyle = d.hollow(Series2)
		case top > 0:
			it.Value = max(*r.Value, 0)
			length = max(*r.Value, 0) / top * plot.w
		}
		items = append(items, it)
		value = contested(r, value)
		if d.narrow {
			head := d.font.fit(name, b.w*0.45)
			d.text(b.x, y+8, head, label{font: d.font})
			x := b.x + d.font.width(head) + 8
			d.text(x, y+8, d.strong.fit(value, b.x+b.w-x), label{font: d.strong})
		} else {
			d.text(b.x-12, middle, d.font.fit(name, b.x-16), label{font: d.font, align: "right"})
			value = d.strong.fit(value, b.w-length-8)
			d.text(b.x+length+8, middle, value, label{font: d.strong})
			if x := b.x + length + 20 + d.strong.width(value); i == last && x+d.small.width(times) <= d.w {
				d.text(x, middle, times, label{font: d.small, color: Muted})
			}
		}
		if !apart {
			d.rule(b.x, y+barY-3, b.x, y+barY+s.bar+3, Muted, 1)
		}
		if s.bare {
			continue
		}
		for n, line := range remark {
			d.text(b.x, y+barY+s.bar+11+remarkLine*float64(n), line, label{font: d.small, color: Muted})
		}
		if i == last {
			height += remarkLine * float64(len(remark)-1)
		}
	}
	if apart {
		grid := d.grid(box{0, 0, d.w, b.y + height}, 0, d.w, 0, b.y+height, 0)
		d.ys[grid].Inverse = yes
		d.add("scatter", grid, g.name, items)
		return height
	}
	if top <= 0 {
		top = 1
	}
	grid := d.grid(plot, 0, top, 0, 0, len(g.records))
	d.add("bar", grid, g.name, items).BarWidth = px(s.bar)
	return height
}

// group is the records of one series, lane or category.
type group struct {
	name    string
	records []*slides.Record
}

// groupBy groups records by a key, in order of first appearance.
func groupBy(records []*slides.Record, key func(*slides.Record) string) []group {
	var groups []group
	place := map[string]int{}
	for _, r := range records {
		name := key(r)
		i, known := place[name]
		if !known {
			i = len(groups)
			place[name] = i
			groups = append(groups, group{name: name})
		}
		groups[i].records = append(groups[i].records, r)
	}
	return groups
}

// scaleOf is the key of a panel's scale, the unit of its latest estimate: panels of one unit
// share a scale.
func scaleOf(g group) string { return clean(g.records[len(g.records)-1].Unit) }

// largest is the largest value of the panels with a scale, at least 0.
func largest(groups []group, scale string) float64 {
	top := 0.0
	for _, g := range groups {
		if scaleOf(g) != scale {
			continue
		}
		for _, r := range g.records {
			if v, ok := finite(r); ok {
				top = max(top, v)
			}
		}
	}
	return top
}

// longest is the widest of the records' texts, as of returns them.
func longest(records []*slides.Record, f font, of func(*slides.Record) string) string {
	text := ""
	for _, r := range records {
		if s := of(r); f.width(s) > f.width(text) {
			text = s
		}
	}
	return text
}
