package charts

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"exhibit/slides"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
)

// event is a record on a timeline: its mark from x0 to x1 px and its label, if it has one.
type event struct {
	*slides.Record
	from, to float64 // in years
	x0, x1   float64
	in0, in1 float64 // the longest part of the mark on one piece of the axis
	row      int
	label    string
	side     side // where the label stands
}

type side int

const (
	after side = iota
	before
	inside
)

const (
	markSize  = 10.0
	barHeight = 9.0
	rowHeight = 16.5
	lanePad   = 7.0
	maxHeight = 380.0 // more does not fit a slide
)

// timeline is a lane a side, time from left to right. With a zoom range it is drawn on
// a broken axis, most of the width for that range. Key records are labelled, the others
// where room is left.
func timeline(f *figure, t Theme) *drawing {
	d := newDrawing(t, &echarts.NewScatter().RectChart)
	d.font, d.strong = font{13, false}, font{13, true}
	events, lo, hi := eventsOf(f)
	lanes := lanesOf(f)

	left := 0.0
	for _, l := range lanes {
		left = max(left, d.strong.width(clean(l))+18)
	}
	if left = min(left, 130); len(lanes) < 2 {
		left = 0
	}
	x := pieces(f, lo, hi, left+6, d.w-6)
	for i := range events {
		e := events[i]
		e.x0, e.x1 = x.at(e.from), x.at(e.to)
		for _, p := range x {
			if a, b := max(e.x0, p.x0), min(e.x1, p.x1); b-a > e.in1-e.in0 {
				e.in0, e.in1 = a, b
			}
		}
		if !lasts(e.Record) {
			middle := x.at((e.from + e.to) / 2)
			e.x0, e.x1 = middle-markSize/2, middle+markSize/2
		} else if short := 13 - (e.x1 - e.x0); short > 0 {
			e.x0, e.x1 = e.x0-short/2, e.x1+short/2
		}
		if over := e.x1 - d.w; over > 0 {
			e.x0, e.x1 = e.x0-over, e.x1-over
		}
	}
	rows := d.arrange(events, lanes, left)

	d.precisions(8)
	y := 28.0
	top := y
	var points, bars []item
	for i, l := range lanes {
		h := float64(rows[i])*rowHeight + lanePad
		if i > 0 {
			d.line(0, y, d.w, y, Line, 1)
		}
		if left > 0 {
			d.text(0, y+(lanePad+rowHeight)/2, d.strong.fit(clean(l), left-8), label{font: d.strong, color: series(i)})
		}
		for _, e := range slices.Backward(events) { // key marks in front
			if e.Lane != l {
				continue
			}
			middle := y + lanePad/2 + (float64(e.row)+0.5)*rowHeight
			h := barHeight
			if e.side == inside && e.label != "" {
				h = rowHeight - 1
			}
			m := d.event(e.Record, series(i), e.x0, e.x1, middle, h)
			if lasts(e.Record) {
				bars = append(bars, m)
			} else {
				points = append(points, m)
			}
			look := label{font: d.font, halo: e.side != inside}
			if !e.Key {
				look.color = Muted
			}
			switch e.side {
			case after:
				d.text(e.x1+5, middle, e.label, look)
			case before:
				look.align = "right"
				d.text(e.x0-5, middle, e.label, look)
			case inside:
				d.text(e.in0+8, middle, e.label, look)
			}
		}
		y += h
	}
	d.timeAxis(x, top, y)
	d.h = y + 26
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.chart.YAxisList[grid].Inverse = yes
	if s := d.add("custom", grid, "", bars); len(bars) > 0 {
		s.RenderItem = "span"
	}
	d.add("scatter", grid, "", points).Z = 3
	return d
}

// eventsOf are a figure's dated records within its dates, key records first, then by
// date; and those dates in years.
func eventsOf(f *figure) (events []*event, lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		from, to := extent(r)
		if from == to ||
			f.From != "" && to <= years(f.From.Start()) ||
			f.To != "" && from >= years(f.To.End()) {
			continue
		}
		events = append(events, &event{Record: r, from: from, to: to})
		lo, hi = min(lo, from), max(hi, to)
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

// lanesOf are the figure's lanes in their order, then any others its records have.
func lanesOf(f *figure) []string {
	lanes := slices.Clone(f.Lanes)
	for _, r := range f.records {
		if !slices.Contains(lanes, r.Lane) {
			lanes = append(lanes, r.Lane)
		}
	}
	return slices.DeleteFunc(lanes, func(l string) bool {
		return !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Lane == l })
	})
}

// pieces is the time axis from x0 to x1: one piece, or with a zoom range that piece at
// most of the width and what lies before and after it compressed.
func pieces(f *figure, lo, hi, x0, x1 float64) axis {
	const gap, before, after = 18, 0.27, 0.12
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

// arrange gives each event a row in its lane and a label that overlaps nothing, and
// returns the number of rows of each lane. When the key labels need too many rows,
// they are shortened.
func (d *drawing) arrange(events []*event, lanes []string, left float64) []int {
	maxRows := int((maxHeight - 55 - lanePad*float64(len(lanes))) / rowHeight)
	for _, limit := range []float64{420, 320, 260, 210, 170, 130, 90} {
		g := newRows(len(lanes), left, d.w)
		for i := range events {
			if e := events[i]; e.Key {
				g.put(e, slices.Index(lanes, e.Lane), d.font.fit(clean(e.Label), limit), d.font, maxRows)
			}
		}
		if g.total() > maxRows && limit > 90 {
			continue
		}
		for more := 8; more >= 0; more-- {
			all := g.clone()
			for i := range events {
				e := events[i]
				if e.Key {
					continue
				}
				lane, text := slices.Index(lanes, e.Lane), clean(e.Label)
				room := len(g.lanes[lane]) + more - len(all.lanes[lane])
				if d.font.width(text) > 260 {
					text = ""
				}
				switch {
				case all.put(e, lane, text, d.font, room), all.put(e, lane, "", d.font, 0):
				case more == 0 && all.total() >= maxRows:
					all.force(e, lane)
				default:
					// It takes a row of its own, where its label is welcome.
					if !all.put(e, lane, text, d.font, 1) {
						all.put(e, lane, "", d.font, 1)
					}
				}
			}
			if more == 0 || all.total() <= maxRows {
				return all.counts()
			}
		}
	}
	return nil
}

// rows keeps what is taken in the rows of each lane.
type rows struct {
	left, right float64
	lanes       [][][]stretch
}

// stretch is the room in a row from a to b px that an event takes with its label, its
// mark from x0 to x1.
type stretch struct{ a, b, x0, x1 float64 }

func newRows(lanes int, left, right float64) *rows {
	g := &rows{left: left, right: right, lanes: make([][][]stretch, lanes)}
	for i := range g.lanes {
		g.lanes[i] = [][]stretch{nil}
	}
	return g
}

func (g *rows) clone() *rows {
	c := &rows{left: g.left, right: g.right}
	for _, lane := range g.lanes {
		copied := make([][]stretch, len(lane))
		for i := range lane {
			copied[i] = slices.Clone(lane[i])
		}
		c.lanes = append(c.lanes, copied)
	}
	return c
}

func (g *rows) counts() []int {
	n := make([]int, len(g.lanes))
	for i, l := range g.lanes {
		n[i] = len(l)
	}
	return n
}

func (g *rows) total() int {
	n := 0
	for _, c := range g.counts() {
		n += c
	}
	return n
}

// put finds the first row of a lane in which the event and its text fit, the text in the
// mark, after it or before it, adding at most more rows. It reports whether it did.
func (g *rows) put(e *event, lane int, text string, f font, more int) bool {
	w, air := 0.0, -2.0 // bare marks may touch
	if text != "" {
		w, air = f.width(text)+5, 8
	}
	for row := range len(g.lanes[lane]) + max(more, 0) {
		if row == len(g.lanes[lane]) {
			g.lanes[lane] = append(g.lanes[lane], nil)
		}
		for _, at := range []side{inside, after, before} {
			a, b, air := e.x0-1, e.x1+1, air
			switch at {
			case inside:
				if !lasts(e.Record) || text == "" || w+12 > e.in1-e.in0 {
					continue
				}
				air = 1
			case after:
				b = e.x1 + w
			case before:
				a = e.x0 - w
			}
			if text != "" && (a < g.left || b > g.right) || !free(g.lanes[lane][row], a-air, b+air) {
				continue
			}
			g.lanes[lane][row] = append(g.lanes[lane][row], stretch{a, b, e.x0, e.x1})
			e.row, e.label, e.side = row, text, at
			return true
		}
	}
	return false
}

// force puts a bare mark on other marks, where it hides the least and no text.
func (g *rows) force(e *event, lane int) {
	least := math.Inf(1)
	for row, taken := range g.lanes[lane] {
		hidden := 0.0
		for _, t := range taken {
			all, mark := overlap(e.x0, e.x1, t.a, t.b), overlap(e.x0, e.x1, t.x0, t.x1)
			hidden += mark + 100*max(0, all-mark-2)
		}
		if hidden < least {
			least, e.row = hidden, row
		}
	}
	e.label = ""
	g.lanes[lane][e.row] = append(g.lanes[lane][e.row], stretch{e.x0, e.x1, e.x0, e.x1})
}

// overlap is how far two stretches overlap.
func overlap(a0, a1, b0, b1 float64) float64 { return max(0, min(a1, b1)-max(a0, b0)) }

func free(taken []stretch, a, b float64) bool {
	for _, t := range taken {
		if a < t.b && t.a < b {
			return false
		}
	}
	return true
}

// lasts reports whether a record's mark is a bar: a whole year or longer, or a span.
func lasts(r *slides.Record) bool { return r.Precision == slides.Year || spans(r) }

// event is a record's mark with its middle at y, its form by how exactly the date is
// known: a bar of height h or a point.
func (d *drawing) event(r *slides.Record, role Role, x0, x1, y, h float64) item {
	it := item{Name: inert(describe(r))}
	switch {
	case spans(r):
		it.Value, it.ItemStyle = []float64{round(x0), round(x1), y, h, 0}, d.dashed(role)
	case lasts(r):
		it.Value, it.ItemStyle = []float64{round(x0), round(x1), y, h, h / 2}, d.hollow(role)
	default:
		it.Value, it.ItemStyle = []float64{round((x0 + x1) / 2), y}, d.solid(role)
		it.Symbol, it.SymbolSize = "circle", markSize
		if r.Precision == slides.Month {
			it.Symbol, it.SymbolSize = "diamond", markSize+2
		}
	}
	return it
}

// precisions explains the four forms of marks in a line with its middle at y.
func (d *drawing) precisions(y float64) {
	lead, span, gap := "Date known to the", "span, or about", 16.0
	if d.Narrow {
		lead, span, gap = "Known to the", "span", 10
	}
	d.text(0, y, lead, label{font: d.small, color: Muted})
	x := d.small.width(lead) + gap
	for _, p := range [][2]string{{"circle", "day"}, {"diamond", "month"}, {"pill", "year"}, {"dashed", span}} {
		half := 6.0
		if hollow := p[0] == "pill" || p[0] == "dashed"; hollow {
			half = 8
			d.glyph(p[0], x+half, y, Muted, true)
		} else {
			d.glyph(p[0], x+half, y, Muted, false)
		}
		x += 2*half + 5
		d.text(x, y, p[1], label{font: d.small, color: Muted})
		x += d.small.width(p[1]) + gap
	}
}

// timeAxis draws the axis below the lanes: rules and years of each piece, months where
// there is room, and the breaks.
func (d *drawing) timeAxis(a axis, top, y float64) {
	for i, p := range a {
		d.line(p.x0-4, y, p.x1+4, y, Muted, 1)
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

// yearTicks prints the years of a piece of a time axis at y, with rules from top to
// bottom, and the months between them where a year is wide.
func (d *drawing) yearTicks(p piece, y, top, bottom float64, months bool) {
	perYear := (p.x1 - p.x0) / (p.v1 - p.v0)
	step := 1.0
	for _, s := range []float64{1, 2, 5, 10, 20, 50, 100} {
		if step = s; perYear*s >= d.small.width("2000")+14 {
			break
		}
	}
	half := d.small.width("2000") / 2
	free := p.x0 - half // from where a year can be printed
	for v := math.Ceil(p.v0/step) * step; v <= p.v1+1e-9; v += step {
		x := p.at(v)
		d.line(x, top, x, bottom+4, Line, 1)
		if at := min(max(x, half), d.w-half); at-half >= free-1e-9 && (at+half < p.x1-2 || p.x1 > d.w-60) {
			d.text(at, y, strconv.Itoa(int(v)), label{font: d.small, align: "center"})
			free = at + half + 4
		}
	}
	if !months || perYear < 170 {
		return
	}
	if year := math.Floor(p.v0); p.v0 > year && p.at(year+1)-p.x0 > 60 {
		at := max(p.x0, half)
		d.text(at, y, strconv.Itoa(int(year)), label{font: d.small, align: "center"})
	}
	for v := math.Floor(p.v0); v < p.v1; v++ {
		for q := 1; q < 4; q++ {
			x := p.at(v + float64(q)/4)
			name := []string{"", "Apr", "Jul", "Oct"}[q]
			if x < p.x0+half+20 || x > min(p.x1, d.w-d.small.width(name)/2) {
				continue
			}
			d.line(x, bottom, x, bottom+4, Muted, 1)
			d.text(x, y, name, label{font: d.small, color: Muted, align: "center"})
		}
	}
}
