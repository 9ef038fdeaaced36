package charts

import (
	"cmp"
	"fmt"
	"slices"

	"exhibit/slides"
)

// timelineList is a timeline for a phone: a list of the key records by date, under their
// years. It has all records if a filter chose them or none is key.
func (d *drawing) timelineList(f *figure) {
	events, _, _ := eventsOf(f)
	lanes := Lanes(*f.Figure)
	all := len(events)
	if n := slices.IndexFunc(events, func(e *event) bool { return !e.Key }); n > 0 && f.Extent == [2]slides.Date{} {
		events = events[:n]
	}
	slices.SortStableFunc(events, func(a, b *event) int {
		return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
	})

	const rail, left, lineH = 100.0, 114.0, 17.0 // x of the line with the marks, x and height of text
	d.precisions(8)
	y := 28.0
	top := y
	var points, bars []item
	year := ""
	for _, e := range events {
		lane, room := slices.Index(lanes, e.Lane), rail-14
		if s := e.Date.Start().Format("2006"); s != year {
			if year != "" {
				y += 5
			}
			year = s
			d.text(0, y+lineH/2, year, label{font: d.strong})
			room -= d.strong.width(year) + 4
		}
		d.about(e.Record)
		middle := y + lineH/2
		if s := d.small.fit(d.dayOf(e.Record), room); s != "" {
			d.text(rail-14, middle, s, label{font: d.small, color: Muted, align: "right"})
		}
		m := d.event(e.Record, series(lane), rail-6, rail+6, middle, barHeight)
		if lasts(e.Record) {
			bars = append(bars, m)
		} else {
			points = append(points, m)
		}
		lines := d.font.wrap(e.text(), d.w-left, 2)
		for i, s := range lines {
			d.text(left, y+(float64(i)+0.5)*lineH, s, label{font: d.font})
		}
		last := ""
		if len(lines) > 0 {
			last = lines[len(lines)-1]
		}
		y += lineH * float64(max(len(lines), 1))
		if side := clean(e.Lane); side != "" && len(lanes) > 1 {
			bold := font{d.small.size, true}
			x := left + d.font.width(last) + 8
			if x+bold.width(side) <= d.w && len(lines) > 0 {
				d.text(x, y-lineH/2, side, label{font: bold, color: series(lane)})
			} else {
				d.text(left, y+lineH/2, bold.fit(side, d.w-left), label{font: bold, color: series(lane)})
				y += lineH
			}
		}
		d.about()
		y += 6
	}
	d.rule(rail, top, rail, y, Line, 1)
	if more := all - len(events); more > 0 {
		d.text(left, y+lineH/2+2, fmt.Sprintf(d.More, more), label{font: d.small, color: Muted})
		y += lineH + 4
	}
	d.h = y + 2
	d.marks(box{0, 0, d.w, d.h}, 0, d.w, points, bars)
}
