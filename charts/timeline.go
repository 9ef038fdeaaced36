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
	slides.Record
	from, to float64 // in years
	x0, x1   float64
	whole    bool    // on one piece of the axis
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
	rowHeight = 19.0
	maxHeight = 420.0 // more does not fit a slide
)

// timeline is a lane a side, time from left to right. With a zoom range it is drawn on
// a broken axis, most of the width for that range. Key records are labelled, the others
// where room is left.
func timeline(f slides.Figure, t Theme) *drawing {
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
		e := &events[i]
		e.x0, e.x1 = x.at(e.from), x.at(e.to)
		e.whole = x.piece(e.from) == x.piece(e.to-1e-9)
		if !lasts(e.Record) {
			middle := x.at((e.from + e.to) / 2)
			e.x0, e.x1 = middle-markSize/2, middle+markSize/2
		} else if short := 9 - (e.x1 - e.x0); short > 0 {
			e.x0, e.x1 = e.x0-short/2, e.x1+short/2
		}
		if over := e.x1 - d.w; over > 0 {
			e.x0, e.x1 = e.x0-over, e.x1-over
		}
	}
	rows := d.arrange(events, lanes, left)

	y := d.precisions(8) + 14
	top := y
	var points, bars []item
	for i, l := range lanes {
		h := float64(rows[i])*rowHeight + 10
		if i > 0 {
			d.line(0, y, d.w, y, Line, 1)
		}
		if left > 0 {
			d.text(0, y+5+rowHeight/2, d.strong.fit(clean(l), left-8), label{font: d.strong, color: series(i)})
		}
		for _, e := range events {
			if e.Lane != l {
				continue
			}
			middle := y + 5 + (float64(e.row)+0.5)*rowHeight
			h := barHeight
			if e.side == inside && e.label != "" {
				h = rowHeight - 2
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
				d.text(e.x0+8, middle, e.label, look)
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
func eventsOf(f slides.Figure) (events []event, lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, r := range f.Records {
		from, to := extent(r)
		if from == to ||
			f.From != "" && !r.Date.End().After(f.From.Start()) && to <= years(f.From.Start()) ||
			f.To != "" && from >= years(f.To.End()) {
			continue
		}
		events = append(events, event{Record: r, from: from, to: to})
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
	slices.SortStableFunc(events, func(a, b event) int {
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
func lanesOf(f slides.Figure) []string {
	lanes := slices.Clone(f.Lanes)
	for _, r := range f.Records {
		if !slices.Contains(lanes, r.Lane) {
			lanes = append(lanes, r.Lane)
		}
	}
	return slices.DeleteFunc(lanes, func(l string) bool {
		return !slices.ContainsFunc(f.Records, func(r slides.Record) bool { return r.Lane == l })
	})
}

// pieces is the time axis from x0 to x1: one piece, or with a zoom range that piece at
// most of the width and what lies before and after it compressed.
func pieces(f slides.Figure, lo, hi, x0, x1 float64) axis {
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
func (d *drawing) arrange(events []event, lanes []string, left float64) []int {
	maxRows := int((maxHeight - 56 - 10*float64(len(lanes))) / rowHeight)
	for _, limit := range []float64{420, 320, 260, 210, 170, 130, 90} {
		g := newRows(len(lanes), left, d.w)
		for i := range events {
			if e := &events[i]; e.Key {
				g.put(e, slices.Index(lanes, e.Lane), d.font.fit(clean(e.Label), limit), d.font, maxRows)
			}
		}
		if g.total() > maxRows && limit > 90 {
			continue
		}
		for i := range events {
			e := &events[i]
			if e.Key {
				continue
			}
			lane, text := slices.Index(lanes, e.Lane), clean(e.Label)
			if d.font.width(text) > 240 || !g.put(e, lane, text, d.font, 0) {
				g.put(e, lane, "", d.font, maxRows-g.total())
			}
		}
		return g.counts()
	}
	return nil
}

// rows keeps what is taken in the rows of each lane, as stretches of px.
type rows struct {
	left, right float64
	lanes       [][][][2]float64
}

func newRows(lanes int, left, right float64) *rows {
	g := &rows{left: left, right: right, lanes: make([][][][2]float64, lanes)}
	for i := range g.lanes {
		g.lanes[i] = [][][2]float64{nil}
	}
	return g
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

// put finds the first row of a lane in which the event and its text fit, after or
// before the mark, adding at most more rows. It reports whether that succeeded; a mark
// without text is always put, if need be on another.
func (g *rows) put(e *event, lane int, text string, f font, more int) bool {
	w := 0.0
	if text != "" {
		w = f.width(text) + 5
	}
	for row := 0; row < len(g.lanes[lane])+max(more, 0); row++ {
		if row == len(g.lanes[lane]) {
			g.lanes[lane] = append(g.lanes[lane], nil)
		}
		for _, at := range []side{inside, after, before} {
			a, b := e.x0-1, e.x1+1
			switch at {
			case inside:
				if !e.whole || !lasts(e.Record) || text == "" || w+12 > e.x1-e.x0 {
					continue
				}
			case after:
				b = e.x1 + w
			case before:
				a = e.x0 - w
			}
			air := 8.0
			if at == inside || text == "" {
				air = 1
			}
			if text != "" && (a < g.left || b > g.right) || !free(g.lanes[lane][row], a-air, b+air) {
				continue
			}
			g.lanes[lane][row] = append(g.lanes[lane][row], [2]float64{a, b})
			e.row, e.label, e.side = row, text, at
			return true
		}
	}
	if text == "" {
		e.row, e.label = len(g.lanes[lane])-1, ""
	}
	return text == ""
}

func free(taken [][2]float64, a, b float64) bool {
	for _, t := range taken {
		if a < t[1] && t[0] < b {
			return false
		}
	}
	return true
}

// lasts reports whether a record's mark is a bar: a whole year or longer, or a span.
func lasts(r slides.Record) bool { return r.Precision == slides.Year || spans(r) }

// event is a record's mark with its middle at y, its form by how exactly the date is
// known: a bar of height h or a point.
func (d *drawing) event(r slides.Record, role Role, x0, x1, y, h float64) item {
	it := item{Name: inert(Describe(r))}
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

// precisions explains the four forms of marks in a line with its middle at y, or two
// lines, and returns the y of the last.
func (d *drawing) precisions(y float64) float64 {
	x := 0.0
	for _, p := range []struct {
		form, name string
	}{{"circle", "day known"}, {"diamond", "month known"}, {"pill", "year known"}, {"dashed", "span or about"}} {
		w := 24 + d.small.width(p.name)
		if x > 0 && x+w > d.w {
			x, y = 0, y+20
		}
		d.glyph(p.form, x+8, y, Muted, p.form == "pill" || p.form == "dashed")
		d.text(x+20, y, p.name, label{font: d.small, color: Muted})
		x += w + 18
	}
	return y + 8
}

// timeAxis draws the axis below the lanes: rules and years of each piece, months where
// there is room, and the breaks.
func (d *drawing) timeAxis(a axis, top, y float64) {
	for i, p := range a {
		d.line(p.x0-4, y, p.x1+4, y, Muted, 1)
		d.yearTicks(p, y+15, top, y)
		if i == 0 {
			continue
		}
		middle := (a[i-1].x1 + p.x0) / 2
		var zigzag [][2]float64
		for n, at := 0, top; at <= y+7; n, at = n+1, at+5 {
			zigzag = append(zigzag, [2]float64{middle - 2.5 + 5*float64(n%2), at})
		}
		d.shapes = append(d.shapes, shape{
			Type: "polyline", Silent: true, Shape: map[string]any{"points": zigzag},
			Style: map[string]any{"stroke": d.Palette[Muted], "lineWidth": 1, "fill": nil},
		})
	}
}

// yearTicks prints the years of a piece of a time axis at y, with rules from top to
// bottom, and the months between them where a year is wide.
func (d *drawing) yearTicks(p piece, y, top, bottom float64) {
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
		if at := min(x, d.w-half); at-half >= free-1e-9 {
			d.text(at, y, strconv.Itoa(int(v)), label{font: d.small, align: "center"})
			free = at + half + 4
		}
	}
	months := []string{"", "Apr", "Jul", "Oct"}
	if perYear < 170 {
		return
	}
	for v := math.Floor(p.v0); v < p.v1; v++ {
		for q := 1; q < 4; q++ {
			x := p.at(v + float64(q)/4)
			if x < p.x0+20 || x > p.x1-2 {
				continue
			}
			d.line(x, bottom, x, bottom+4, Muted, 1)
			d.text(x, y, months[q], label{font: d.small, color: Muted, align: "center"})
		}
	}
}
