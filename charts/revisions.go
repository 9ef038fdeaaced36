package charts

import (
	"fmt"
	"slices"
	"strconv"

	"exhibit/slides"
)

// revisions is one panel a series, its estimates as bars in their order: the first
// ones hollow, the latest filled and, where units are the same, with how many times the
// first it is. A series with a single estimate revises nothing: below a dashed rule it
// stands as a hollow mark, unless it counts the same thing from the same source.
func revisions(f *figure, t Theme) *drawing {
	d := newDrawing(t)
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	groups = append(
		slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return len(g.records) == 1 }),
		slices.DeleteFunc(groups, func(g group) bool { return len(g.records) > 1 })...)
	scales := map[string]bool{}
	var drawn []group // to scale
	for _, g := range groups {
		if !apart(g, groups) {
			drawn = append(drawn, g)
			scales[scaleOf(g)] = true
		}
	}

	left := d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Label) }))
	left = min(left, 240) + 16
	s := spacing{bar: 20, row: 50, gap: 18}
	if d.Narrow {
		s, left = spacing{bar: 14, row: 58, gap: 12}, 0 // the label stands above its bar
	} else {
		for _, tighter := range []spacing{{16, 40, 12, false}, {15, 22, 8, true}} {
			if float64(len(f.records))*s.row+float64(len(groups))*(26+s.gap) > maxTall {
				s = tighter
			}
		}
	}

	y := 0.0
	for n, g := range groups {
		d.about(g.records...)
		if n > 0 {
			y += s.gap
			if len(g.records) == 1 {
				d.line(0, y-s.gap/2, d.w, y-s.gap/2, Muted, 1, 3, 4)
			} else {
				d.line(0, y-s.gap/2, d.w, y-s.gap/2, Line, 1)
			}
		}
		title := d.strong.fit(clean(g.name), d.w)
		d.text(0, y+11, title, label{font: d.strong})
		remark := ""
		switch {
		case apart(g, groups):
			if remark = d.OwnCount; d.Narrow {
				remark = d.NotToScale
			}
		case len(scales) > 1:
			remark = d.OwnScale
		}
		if d.strong.width(title)+10+d.small.width(remark) <= d.w {
			d.text(d.w, y+11, remark, label{font: d.small, color: Muted, align: "right"})
		}
		y += 26
		y += d.panel(g, box{left, y, d.w - left, s.row * float64(len(g.records))}, s, largest(drawn, scaleOf(g)), apart(g, groups))
	}
	d.h = y
	return d
}

// spacing is how tall the bars and rows of panels are, and whether rows have no remark.
type spacing struct {
	bar, row, gap float64
	bare          bool
}

// apart reports whether a series of a single estimate does not compare with any other.
func apart(g group, groups []group) bool {
	return len(g.records) == 1 && len(groups) > 1 && !slices.ContainsFunc(groups, func(o group) bool {
		return o.name != g.name && scaleOf(o) == scaleOf(g) && o.records[0].Cite.Source == g.records[0].Cite.Source
	})
}

// factor says how many times the first of a series' estimates the last is; empty where
// they count different things.
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

// panel draws the rows of one series, bars from zero to their values, and what they say,
// and returns its height.
func (d *drawing) panel(g group, b box, s spacing, top float64, apart bool) float64 {
	times := d.factor(g)
	last := len(g.records) - 1
	room := 0.0 // for the values, right of the longest bar
	if !d.Narrow {
		for i, r := range g.records {
			w := d.strong.width(contested(r, d.amount(r))) + 10
			if i == last && times != "" {
				w += d.small.width(times) + 12
			}
			room = max(room, w)
		}
		room = min(room, b.w/2)
	}
	barY := 6.0 // of the bar within its row
	if d.Narrow {
		barY = 19
	} else if s.bare {
		barY = 3
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
		if i == last && d.Narrow && times != "" {
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
		if d.Narrow {
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
			d.line(b.x, y+barY-3, b.x, y+barY+s.bar+3, Muted, 1)
		}
		if s.bare {
			continue
		}
		for n, line := range remark {
			d.text(b.x, y+barY+s.bar+11+16*float64(n), line, label{font: d.small, color: Muted})
		}
		if i == last {
			height += 16 * float64(len(remark)-1)
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
	for _, r := range records {
		i := slices.IndexFunc(groups, func(g group) bool { return g.name == key(r) })
		if i < 0 {
			i = len(groups)
			groups = append(groups, group{name: key(r)})
		}
		groups[i].records = append(groups[i].records, r)
	}
	return groups
}

// scaleOf names the scale of a panel: panels whose latest estimates count the same
// thing share one.
func scaleOf(g group) string { return clean(g.records[len(g.records)-1].Unit) }

// largest is the largest value of the panels on a scale.
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

// longest is the widest of the texts that of makes from records.
func longest(records []*slides.Record, f font, of func(*slides.Record) string) string {
	text := ""
	for _, r := range records {
		if s := of(r); f.width(s) > f.width(text) {
			text = s
		}
	}
	return text
}
