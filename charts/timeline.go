package charts

import (
	"cmp"
	"math"
	"slices"

	"exhibit/slides"
)

// event is a record on a timeline with its mark and its label.
type event struct {
	*slides.Record
	from, to float64  // its dates, in minutes
	x0, x1   float64  // its mark, in px
	in0, in1 float64  // the longest part of the mark on one piece of the axis, in px
	lane     int      // index of the lanes shown
	row      int      // the first of the lane's rows that it takes
	label    []string // its lines; nil for none
	side     side     // of the label
}

// text is an event's label in full.
func (e *event) text() string { return contested(e.Record, clean(e.Label)) }

// side is where a label stands: after or before its mark, or inside it.
type side int

const (
	after side = iota
	before
	inside
)

// Measures of timelines, in px.
const (
	lanePad    = 8.0
	laneName   = 140.0 // the widest name of a lane
	laneGap    = 16.0  // from a name to its lane
	timeMargin = 12.0  // beside the axis: half of the shortest bar
	labelGap   = 6.0   // from a mark to its label
	widestRow  = 1.5   // a row takes at most so many times the height that it needs
	keyMark    = 14.0  // height of the marks of events with a label
	plainMark  = 9.0   // and of others
)

// timeline is a lane a side, with time from left to right. With a zoom range its axis is
// broken, and most of the width is for that range. Key events have labels, the others are marks,
// which the tooltips and the table name.
func (d *drawing) timeline(f *figure) {
	if d.narrow {
		d.timelineList(f)
		return
	}
	events, lo, hi := eventsOf(f)
	all := Lanes(*f.Figure)
	var lanes []string
	for _, l := range all {
		if slices.ContainsFunc(events, func(e *event) bool { return e.Lane == l }) {
			lanes = append(lanes, l)
		}
	}
	left := 0.0
	for _, l := range all {
		left = max(left, d.strong.width(clean(l))+laneGap)
	}
	if left = min(left, laneName); len(all) < 2 {
		left = 0
	}
	x := timeScaleOf(f, lo, hi, left+timeMargin, d.w-timeMargin)
	ticks, foot := d.scaleTicks(x, grainOf(f.records))
	for _, e := range events {
		e.lane = slices.Index(lanes, e.Lane)
	}
	top := d.precisions(f.records) + lanePad
	free := d.tall - top - foot - lanePad*float64(len(lanes))
	g, names := d.arrange(events, len(lanes), x, left, free)
	row := min(free/float64(max(g.total(), 1)), widestRow*names.line()/lineRows)
	pad := (d.tall - top - foot - row*float64(g.total())) / float64(max(len(lanes), 1))

	y := top
	var points, bars []item
	for i, l := range lanes {
		role := series(slices.Index(all, l))
		if i > 0 {
			d.rule(0, y, d.w, y, Line, 1)
		}
		if left > 0 {
			line := d.strong.line()
			rows := max(1, int((float64(len(g.lanes[i]))*row+pad)/line))
			for k, s := range d.strong.wrap(clean(l), left-laneGap/2, min(rows, 3)) {
				d.text(0, y+pad/2+(float64(k)+0.5)*line, s, label{font: d.strong, color: role})
			}
		}
		for _, e := range slices.Backward(events) { // key marks in front
			if e.lane != i {
				continue
			}
			rows := float64(max(1, lineRows*len(e.label)))
			middle := math.Round(y + pad/2 + (float64(e.row)+rows/2)*row)
			h := min(plainMark, row-1)
			if e.label != nil {
				h = keyMark
			}
			if e.side == inside && e.label != nil {
				h = math.Floor(lineRows*row - 2)
			}
			m := d.event(e.Record, role, e.x0, e.x1, middle, round(h))
			if lasts(e.Record) {
				bars = append(bars, m)
			} else {
				points = append(points, m)
			}
			d.about(e.Record)
			look, at := label{font: names, halo: e.side != inside}, e.x1+labelGap
			switch e.side {
			case before:
				look.align, at = "right", e.x0-labelGap
			case inside:
				at = e.in0 + labelGap
			}
			for k, s := range e.label {
				d.text(at, middle+(float64(k)-float64(len(e.label)-1)/2)*names.line(), s, look)
			}
			d.about()
		}
		y += float64(len(g.lanes[i]))*row + pad
	}
	d.timeAxis(x, ticks, top, math.Floor(y))
	d.h = d.tall
	d.marks(box{0, 0, d.w, d.h}, 0, d.w, points, bars)
}

// marks adds points and bars to a grid in a box: y in px from its top, x in values from x0 to
// x1.
func (d *drawing) marks(b box, x0, x1 float64, points, bars []item) {
	grid := d.grid(b, x0, x1, 0, b.h, 0)
	d.ys[grid].Inverse = yes
	if s := d.add("custom", grid, "", bars); len(bars) > 0 {
		s.RenderItem = "span"
	}
	d.add("scatter", grid, "", points).Z = 3
}

// within returns a figure's dated records within its dates, and the first and the last of
// those dates in minutes; a year without any.
func within(f *figure) (records []*slides.Record, lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		from, to := extent(r)
		if from == to ||
			f.From != "" && to <= minutes(f.From.Start()) ||
			f.To != "" && from >= minutes(f.To.End()) {
			continue
		}
		records = append(records, r)
		lo, hi = min(lo, from), max(hi, to)
	}
	if f.Extent[0] != "" && f.Extent[1] != "" {
		lo, hi = minutes(f.Extent[0].Start()), minutes(f.Extent[1].End())
	}
	if f.From != "" {
		lo = minutes(f.From.Start())
	}
	if f.To != "" {
		hi = minutes(f.To.End())
	}
	if !(lo < hi) {
		lo, hi = 0, oneYear
	}
	return records, lo, hi
}

// eventsOf returns a figure's records within its dates as events, key records first, then by
// date, and those dates in minutes.
func eventsOf(f *figure) (events []*event, lo, hi float64) {
	records, lo, hi := within(f)
	for _, r := range records {
		from, to := extent(r)
		events = append(events, &event{Record: r, from: from, to: to})
	}
	slices.SortStableFunc(events, func(a, b *event) int {
		if a.Key != b.Key {
			if a.Key {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.from, b.from)
	})
	return events, lo, hi
}

// Lanes returns a figure's lanes in their order, then others of its records. A lane's colour
// depends on its place: set Figure.Lanes to them before filtering records.
func Lanes(f slides.Figure) []string {
	lanes := slices.Clone(f.Lanes)
	for i := range f.Records {
		if l := f.Records[i].Lane; !slices.Contains(lanes, l) {
			lanes = append(lanes, l)
		}
	}
	return lanes
}

// Extent is the first and the last date of a figure's records; empty if none has a date.
func Extent(f slides.Figure) (dates [2]slides.Date) {
	for i := range f.Records {
		r := &f.Records[i]
		for _, d := range []slides.Date{r.Date, r.End} {
			if d == "" {
				continue
			}
			if dates[0] == "" || d.Start().Before(dates[0].Start()) {
				dates[0] = d
			}
			if dates[1] == "" || d.End().After(dates[1].End()) {
				dates[1] = d
			}
		}
	}
	return dates
}

// lasts reports whether a record's mark is a bar: a whole year or longer, or a span.
func lasts(r *slides.Record) bool { return r.Precision == slides.Year || spans(r) }

// event is a record's mark with its vertical middle at y. Its form shows the precision of the
// date: a bar of height h, or a point of about that size.
func (d *drawing) event(r *slides.Record, role Role, x0, x1, y, h float64) item {
	it := item{Name: inert(d.describe(r))}
	switch kind := form(r); forms[kind] {
	case "dashed":
		it.Value, it.ItemStyle = []float64{round(x0), round(x1), y, h, 0}, d.dashed(role)
	case "pill":
		it.Value, it.ItemStyle = []float64{round(x0), round(x1), y, h, h / 2}, d.hollow(role)
	default:
		it.Value, it.ItemStyle = []float64{round((x0 + x1) / 2), y}, d.solid(role)
		it.Symbol, it.SymbolSize = forms[kind], h
	}
	return it
}

// forms are the marks of events, by the exactness of their dates.
var forms = []string{"circle", "diamond", "pill", "dashed"}

// form is the index of the form of a record's mark.
func form(r *slides.Record) int {
	switch {
	case spans(r):
		return 3
	case lasts(r):
		return 2
	case r.Precision == slides.Month:
		return 1
	}
	return 0
}

// precisions draws a legend of the forms of marks at the top, and returns its height: none if all have one form.
func (d *drawing) precisions(records []*slides.Record) float64 {
	var there [4]bool
	count := 0
	for _, r := range records {
		if k := form(r); !there[k] {
			there[k] = true
			count++
		}
	}
	if count < 2 {
		return 0
	}
	lead, known, gap := d.Precise, d.Precisions, d.small.size
	if d.narrow {
		lead, known, gap = d.PreciseShort, d.PrecisionsShort, d.small.size*0.6
	}
	y := d.small.line() / 2
	d.muted(0, y, lead, "")
	x := d.small.width(lead) + gap
	for i, kind := range forms {
		if !there[i] {
			continue
		}
		half, hollow := 6.0, i > 1
		if hollow {
			half = 8
		}
		d.glyph(kind, x+half, y, Muted, hollow)
		x += 2*half + labelGap
		d.muted(x, y, known[i], "")
		x += d.small.width(known[i]) + gap
	}
	return d.small.line()
}
