package charts

import (
	"slices"

	"exhibit/slides"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
)

// revisions is one panel a series, its estimates as bars in their order: the first
// ones hollow, the latest filled. A series with a single estimate revises nothing; it
// stands apart below a dashed rule, with a dashed outline.
func revisions(f *figure, t Theme) *drawing {
	d := newDrawing(t, &echarts.NewBar().RectChart)
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	groups = append(
		slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return len(g.records) == 1 }),
		slices.DeleteFunc(groups, func(g group) bool { return len(g.records) > 1 })...)

	barH, rowH, gap := 20.0, 50.0, 18.0
	left := d.font.width(longest(f.records, d.font, func(r *slides.Record) string { return clean(r.Label) }))
	left = min(left, 240) + 16
	if d.Narrow {
		barH, rowH, gap, left = 14, 58, 12, 0 // the label stands above its bar
	}
	scales := map[string]bool{}
	for _, g := range groups {
		scales[scaleOf(g)] = true
	}

	y := 0.0
	for n, g := range groups {
		if n > 0 {
			y += gap
			if len(g.records) == 1 {
				d.line(0, y-gap/2, d.w, y-gap/2, Muted, 1, 3, 4)
			} else {
				d.line(0, y-gap/2, d.w, y-gap/2, Line, 1)
			}
		}
		title := d.strong.fit(clean(g.name), d.w)
		d.text(0, y+11, title, label{font: d.strong})
		remark := ""
		switch {
		case len(g.records) == 1 && len(groups) > 1:
			remark = "not revised; scale of its own"
		case len(scales) > 1:
			remark = "scale of its own"
		}
		if d.strong.width(title)+10+d.small.width(remark) <= d.w {
			d.text(d.w, y+11, remark, label{font: d.small, color: Muted, align: "right"})
		}
		y += 26
		d.panel(g, box{left, y, d.w - left, rowH * float64(len(g.records))}, barH, largest(groups, scaleOf(g)))
		y += rowH * float64(len(g.records))
		if len(g.records) == 1 {
			y += 16 * float64(len(d.remark(g.records[0], d.w-left))-1)
		}
	}
	d.h = y
	return d
}

// panel draws the rows of one series: bars from zero to their values, and what they say.
func (d *drawing) panel(g group, b box, barH, top float64) {
	rowH := b.h / float64(len(g.records))
	room := 0.0 // for the values, right of the longest bar
	if !d.Narrow {
		for _, r := range g.records {
			room = max(room, d.strong.width(amount(r))+10)
		}
		room = min(room, b.w/2)
	}
	barY := 6.0 // of the bar within its row
	if d.Narrow {
		barY = 19
	}
	plot := box{b.x, b.y + barY + barH/2 - rowH/2, b.w - room, b.h}
	var items []item
	for i, r := range g.records {
		y := b.y + float64(i)*rowH
		value := amount(r)
		name, remark := clean(r.Label), []string{d.small.fit(byline(r), b.w)}
		look := d.solid(Series1)
		switch {
		case len(g.records) == 1:
			look = d.dashed(Series2)
			remark = d.remark(r, b.w)
		case i < len(g.records)-1:
			look = d.hollow(Series1)
		}
		it := item{Name: inert(describe(r)), Value: "-", ItemStyle: look}
		length := 0.0
		if value == "" {
			value = "no figure"
		} else if top > 0 {
			it.Value = max(*r.Value, 0)
			length = max(*r.Value, 0) / top * plot.w
		}
		items = append(items, it)
		if d.Narrow {
			head := d.font.fit(name, b.w*0.45)
			d.text(b.x, y+8, head, label{font: d.font})
			x := b.x + d.font.width(head) + 8
			d.text(x, y+8, d.strong.fit(value, b.x+b.w-x), label{font: d.strong})
		} else {
			middle := y + barY + barH/2
			d.text(b.x-12, middle, d.font.fit(name, b.x-16), label{font: d.font, align: "right"})
			d.text(b.x+length+8, middle, d.strong.fit(value, b.w-length-8), label{font: d.strong})
		}
		d.line(b.x, y+barY-3, b.x, y+barY+barH+3, Muted, 1)
		for n, s := range remark {
			d.text(b.x, y+barY+barH+11+16*float64(n), s, label{font: d.small, color: Muted})
		}
	}
	if top <= 0 {
		top = 1
	}
	grid := d.grid(plot, 0, top, 0, 0, len(g.records))
	s := d.add("bar", grid, g.name, items)
	s.BarWidth = px(barH)
}

// remark is what stands below the bar of a single estimate: who says it, and why it
// stands apart.
func (d *drawing) remark(r *slides.Record, width float64) []string {
	return d.small.wrap(join(". ", byline(r), clean(r.Note)), width, 3)
}

// byline says who asserts a record, and where.
func byline(r *slides.Record) string { return join(", ", clean(r.AssertedBy), clean(r.Cite.String())) }

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
			if number(value(r)) != "" {
				top = max(top, value(r))
			}
		}
	}
	return top
}

// value is a record's value, 0 if it has none.
func value(r *slides.Record) float64 {
	if r.Value == nil {
		return 0
	}
	return *r.Value
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
