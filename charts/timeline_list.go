package charts

import (
	"cmp"
	"fmt"
	"slices"

	"exhibit/slides"
)

// Measures of a timeline as a list, in px.
const (
	railGap  = 14.0 // beside the line with the marks
	railMark = 12.0 // width of a mark on it
	entryGap = 6.0  // between two events
)

// entry is an event in a list of a timeline.
type entry struct {
	*event
	lines []string // its label
	lane  string   // the name of its lane; empty for none
	below bool     // the name has a line of its own
}

// timelineList is a timeline for a phone and for a column: a list of the key events by date, under their years: as
// many as there is room for. It has all events if a filter chose them or none is key.
func (d *drawing) timelineList(f *figure) {
	events, _, _ := eventsOf(f)
	lanes := Lanes(*f.Figure)
	all := len(events)
	if n := slices.IndexFunc(events, func(e *event) bool { return !e.Key }); n > 0 && f.Extent == [2]slides.Date{} {
		events = events[:n]
	}
	byDate := func(a, b *event) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to)) }
	slices.SortStableFunc(events, byDate)

	day := 0.0
	for _, e := range events {
		day = max(day, d.small.width(d.dayOf(e.Record)))
	}
	rail := min(d.strong.width("2000")+labelGap+day, d.w*0.4) + railGap
	left, line := rail+railGap, d.font.line()
	top := d.precisions(f.records)
	if top > 0 {
		top += entryGap
	}
	entries, high := []entry(nil), 0.0
	n := len(events)
	if d.tall > 0 {
		n = min(n, int(d.tall/line))
	}
	for ; n >= 0; n-- { // as many as fit
		entries, high = nil, top
		for _, e := range some(events, n) {
			entries = append(entries, d.entry(e, len(lanes) > 1, left))
			high += entries[len(entries)-1].height(line) + entryGap
		}
		if n < all {
			high += d.small.line()
		}
		if d.tall == 0 || high <= d.tall+hair {
			break
		}
	}
	gap := entryGap
	if d.tall > 0 {
		gap += (d.tall - high) / float64(max(len(entries), 1))
	}

	y := top
	var points, bars []item
	year := ""
	for _, e := range entries {
		lane, room := slices.Index(lanes, e.Lane), rail-railGap
		d.about(e.Record)
		middle := y + line/2
		if s := e.Date.Start().Format("2006"); s != year {
			year = s
			d.text(0, middle, year, label{font: d.strong})
			room -= d.strong.width(year) + labelGap
		}
		if s := d.dayOf(e.Record); d.small.width(s) <= room+hair {
			d.muted(rail-railGap, middle, s, "right")
		}
		m := d.event(e.Record, series(lane), rail-railMark/2, rail+railMark/2, middle, min(keyMark, d.small.size*0.8))
		if lasts(e.Record) {
			bars = append(bars, m)
		} else {
			points = append(points, m)
		}
		for i, s := range e.lines {
			d.text(left, y+(float64(i)+0.5)*line, s, label{font: d.font})
		}
		bold := font{d.small.size, true}
		at := y + (float64(max(len(e.lines), 1))-0.5)*line
		if e.below {
			at += line
		}
		d.text(d.w, at, bold.fit(e.lane, d.w-left), label{font: bold, color: series(lane), align: "right"})
		d.about()
		y += e.height(line) + gap
	}
	d.rule(rail, top, rail, max(top, y-gap), Line, 1)
	if more := all - len(entries); more > 0 {
		d.unshown(min(left, d.w-d.small.width(fmt.Sprintf(d.More, more))), y+d.small.line()/2, more)
		y += d.small.line()
	}
	d.h = max(d.tall, y)
	d.marks(box{0, 0, d.w, d.h}, 0, d.w, points, bars)
}

// entry is an event as a list has it, from left px on; with the name of its lane if there are several.
func (d *drawing) entry(e *event, several bool, left float64) entry {
	const most = 3 // lines
	n := entry{event: e, lines: d.font.wrap(e.text(), d.w-left, most)}
	if several {
		n.lane = clean(e.Lane)
	}
	if n.lane != "" && len(n.lines) > 0 {
		last := d.font.width(n.lines[len(n.lines)-1])
		n.below = left+last+labelGap+(font{d.small.size, true}).width(n.lane) > d.w
	}
	return n
}

// height is the height of an entry in lines of some px.
func (n *entry) height(line float64) float64 {
	h := line * float64(max(len(n.lines), 1))
	if n.below {
		h += line
	}
	return h
}
