package charts

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"time"

	"exhibit/slides"
)

// event is a record on a timeline with its mark and its label.
type event struct {
	*slides.Record
	from, to float64 // its dates, in years
	x0, x1   float64 // its mark, in px
	in0, in1 float64 // the longest part of the mark on one piece of the axis, in px
	lane     int     // index of the lanes shown
	row      int     // index of the lane's rows
	label    string  // empty for none
	side     side    // of the label
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
	barHeight  = 9.0
	rowHeight  = 16.5
	lanePad    = 6.0
	laneName   = 130.0 // the widest name of a lane
	axisTop    = 28.0  // the legend above the lanes
	axisBottom = 26.0  // the years below them
	labelGap   = 5.0   // from a mark to its label
	insideGap  = 7.0   // from the start of a mark to the label inside it
)

// timeline is a lane a side, with time from left to right. With a zoom range its axis is
// broken, and most of the width is for that range. Key records have labels, the others where
// there is room. With few records, marks and type are larger.
func (d *drawing) timeline(f *figure) {
	if d.narrow {
		d.timelineList(f)
		return
	}
	events, lo, hi := eventsOf(f)
	all := Lanes(*f.Figure)
	lanes := slices.DeleteFunc(slices.Clone(all), func(l string) bool {
		return !slices.ContainsFunc(events, func(e *event) bool { return e.Lane == l })
	})
	left := 0.0
	for _, l := range all {
		left = max(left, d.strong.width(clean(l))+18)
	}
	if left = min(left, laneName); len(all) < 2 {
		left = 0
	}
	x := pieces(f, lo, hi, left+8, d.w-8)
	for _, e := range events {
		e.lane = slices.Index(lanes, e.Lane)
	}
	g, k := d.arrange(events, len(lanes), x, left)

	total, free := float64(g.total()), d.tall-axisTop-axisBottom-lanePad*float64(len(lanes))
	row := min(free/max(total, 1), 1.4*rowHeight*k)
	pad := lanePad + max(0, free-total*row)/float64(max(len(lanes), 1))

	d.precisions(8)
	y := axisTop
	var points, bars []item
	for i, l := range lanes {
		role := series(slices.Index(all, l))
		if i > 0 {
			d.rule(0, y, d.w, y, Line, 1)
		}
		if left > 0 {
			d.text(0, y+(pad+row)/2, d.strong.fit(clean(l), left-8), label{font: d.strong, color: role})
		}
		for _, e := range slices.Backward(events) { // key marks in front
			if e.lane != i {
				continue
			}
			middle := math.Round(y + pad/2 + (float64(e.row)+0.5)*row)
			h := barHeight * k
			if e.side == inside && e.label != "" {
				h = math.Floor(rowHeight*k - 1)
			}
			m := d.event(e.Record, role, e.x0, e.x1, middle, round(h))
			if lasts(e.Record) {
				bars = append(bars, m)
			} else {
				points = append(points, m)
			}
			look := label{font: labelFont(e, k), halo: e.side != inside}
			if !e.Key {
				look.color = Muted
			}
			d.about(e.Record)
			switch e.side {
			case after:
				d.text(e.x1+labelGap, middle, e.label, look)
			case before:
				look.align = "right"
				d.text(e.x0-labelGap, middle, e.label, look)
			case inside:
				d.text(e.in0+insideGap, middle, e.label, look)
			}
			d.about()
		}
		y = math.Round(y + float64(g.counts()[i])*row + pad)
	}
	d.timeAxis(x, axisTop, y)
	d.h = y + axisBottom
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
// those dates in years; 2000 and 2001 without any.
func within(f *figure) (records []*slides.Record, lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		from, to := extent(r)
		if from == to ||
			f.From != "" && to <= years(f.From.Start()) ||
			f.To != "" && from >= years(f.To.End()) {
			continue
		}
		records = append(records, r)
		lo, hi = min(lo, from), max(hi, to)
	}
	if f.Extent[0] != "" && f.Extent[1] != "" {
		lo, hi = years(f.Extent[0].Start()), years(f.Extent[1].End())
	}
	if f.From != "" {
		lo = years(f.From.Start())
	}
	if f.To != "" {
		hi = years(f.To.End())
	}
	if !(lo < hi) {
		lo, hi = 2000, 2001
	}
	return records, lo, hi
}

// eventsOf returns a figure's records within its dates as events, key records first, then by
// date, and those dates in years.
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

// pieces is the time axis from x0 to x1 px: one piece or, with a zoom range, that range and
// compressed pieces before and after it.
func pieces(f *figure, lo, hi, x0, x1 float64) axis {
	const gap, before, after = 20, 0.36, 0.12 // px between pieces; shares of the width
	if f.Zoom[0] == "" || f.Zoom[1] == "" {
		return axis{{lo, hi, x0, x1}}
	}
	z0, z1 := years(f.Zoom[0].Start()), years(f.Zoom[1].End())
	var a axis
	total := x1 - x0
	if lo < z0 && z0 < hi {
		a = append(a, piece{lo, z0, x0, x0 + before*total})
		x0 += before*total + gap
	} else {
		z0 = lo
	}
	if z1 < hi && z1 > lo {
		a = append(a, piece{z0, z1, x0, x1 - after*total - gap}, piece{z1, hi, x1 - after*total, x1})
	} else {
		a = append(a, piece{z0, hi, x0, x1})
	}
	return a
}

// lasts reports whether a record's mark is a bar: a whole year or longer, or a span.
func lasts(r *slides.Record) bool { return r.Precision == slides.Year || spans(r) }

// event is a record's mark with its vertical middle at y. Its form shows the precision of the
// date: a bar of height h, or a point of about that size.
func (d *drawing) event(r *slides.Record, role Role, x0, x1, y, h float64) item {
	it := item{Name: inert(d.describe(r))}
	switch {
	case spans(r):
		it.Value, it.ItemStyle = []float64{round(x0), round(x1), y, h, 0}, d.dashed(role)
	case lasts(r):
		it.Value, it.ItemStyle = []float64{round(x0), round(x1), y, h, h / 2}, d.hollow(role)
	default:
		it.Value, it.ItemStyle = []float64{round((x0 + x1) / 2), y}, d.solid(role)
		it.Symbol, it.SymbolSize = "circle", h+1
		if r.Precision == slides.Month {
			it.Symbol, it.SymbolSize = "diamond", h+3
		}
	}
	return it
}

// precisions draws a legend of the four forms of marks, with its vertical middle at y.
func (d *drawing) precisions(y float64) {
	lead, known, gap := d.Precise, d.Precisions, 16.0
	if d.narrow {
		lead, known, gap = d.PreciseShort, d.PrecisionsShort, 10
	}
	d.text(0, y, lead, label{font: d.small, color: Muted})
	x := d.small.width(lead) + gap
	for i, form := range []string{"circle", "diamond", "pill", "dashed"} {
		half, hollow := 6.0, i > 1
		if hollow {
			half = 8
		}
		d.glyph(form, x+half, y, Muted, hollow)
		x += 2*half + 5
		d.text(x, y, known[i], label{font: d.small, color: Muted})
		x += d.small.width(known[i]) + gap
	}
}

// timeAxis draws the axis below the lanes, at y: rules, years and months of each piece, and a
// zigzag from top to y at each gap.
func (d *drawing) timeAxis(a axis, top, y float64) {
	for i, p := range a {
		d.rule(p.x0-4, y, p.x1+4, y, Muted, 1)
		d.yearTicks(p, y+15, top, y, true)
		if i == 0 {
			continue
		}
		middle := (a[i-1].x1 + p.x0) / 2
		var zigzag [][2]float64
		for n, at := 0, top; at <= y+7; n, at = n+1, at+5 {
			zigzag = append(zigzag, [2]float64{round(middle - 2.5 + 5*float64(n%2)), at})
		}
		d.shapes = append(d.shapes, shape{
			Type: "polyline", Silent: true, Shape: geometry{Points: zigzag},
			Style: paint{Stroke: d.Palette[Muted], LineWidth: 1},
		})
	}
}

// yearTicks prints the years of a piece of a time axis at y, with rules from top to bottom.
// If months is set and a year is wide, it adds the months of its half or its quarters.
func (d *drawing) yearTicks(p piece, y, top, bottom float64, months bool) {
	const halvesFrom, quartersFrom = 170, 420 // px a year
	perYear := (p.x1 - p.x0) / (p.v1 - p.v0)
	step := 1.0
	for _, s := range []float64{1, 2, 5, 10, 20, 50, 100} {
		if step = s; perYear*s >= d.small.width("2000")+14 {
			break
		}
	}
	half := d.small.width("2000") / 2
	free := p.x0 - half // the x from which the next year can be printed
	for v := math.Ceil(p.v0/step) * step; v <= p.v1+1e-9; v += step {
		x := p.at(v)
		d.rule(x, top, x, bottom+4, Line, 1)
		if at := min(max(x, half), d.w-half); at-half >= free-1e-9 && (at+half < p.x1-2 || p.x1 > d.w-60) {
			d.text(at, y, strconv.Itoa(int(v)), label{font: d.small, align: "center"})
			free = at + half + 4
		}
	}
	if !months || perYear < halvesFrom {
		return
	}
	if year := math.Floor(p.v0); p.v0 > year && p.at(year+1)-p.x0 > 60 {
		at := max(p.x0, half)
		d.text(at, y, strconv.Itoa(int(year)), label{font: d.small, align: "center"})
	}
	for v := math.Floor(p.v0); v < p.v1; v++ {
		for q := 1; q < 4; q++ {
			x, name := p.at(v+float64(q)/4), time.Date(int(v), time.Month(1+3*q), 1, 0, 0, 0, 0, time.UTC).Format(d.InYear[1])
			if q != 2 && perYear < quartersFrom || x < p.x0+half+20 || x > min(p.x1, d.w-d.small.width(name)/2) {
				continue
			}
			d.rule(x, bottom, x, bottom+4, Muted, 1)
			d.text(x, y, name, label{font: d.small, color: Muted, align: "center"})
		}
	}
}
