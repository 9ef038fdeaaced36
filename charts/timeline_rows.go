package charts

import (
	"math"
	"slices"
)

const (
	mostLabels  = 14    // events with a label, where none is key
	triedLabels = 60    // the most with which a layout is tried
	twoShare    = 0.65  // of a label's width that it takes in two lines at most
	twoLines    = 320.0 // px of a label in two lines at most
	leastMark   = 13.0  // px of the shortest bar
	markAir     = 1.0   // px between marks
	labelAir    = 12.0  // px beside a label
)

// arrange gives each event rows in its lane, where its mark covers no other, and key events a label that overlaps
// nothing: in font if all fit in rows of free px together, else in small, and of those that do not fit either some.
func (d *drawing) arrange(events []*event, lanes int, x timeScale, left, free float64) (*rows, font) {
	named := namedOf(events)
	for n := min(len(named), triedLabels); ; n-- {
		sure := some(named, n)
		for _, names := range []font{d.font, d.small} {
			if n < len(named) {
				names = d.small
			}
			unit := names.line() / lineRows
			most := int((free + hair) / unit)
			d.placeMarks(events, x, names)
			g := newRows(lanes, left, d.w, x)
			room := most - g.strips(events, sure)
			if !g.label(sure, names, room, true) && n > 0 {
				continue
			}
			g.label(named, names, room, false)
			if g.plain(events, most) || n == 0 {
				return g, names
			}
		}
	}
}

// namedOf are the events that get a label if there is room: key ones or, if none is, some along the whole time; all
// if they are few.
func namedOf(events []*event) []*event {
	keys := slices.IndexFunc(events, func(e *event) bool { return !e.Key })
	switch {
	case len(events) <= mostLabels:
		return events
	case keys > 0:
		return events[:keys]
	}
	return some(events, mostLabels)
}

// some are n of events, from the whole time.
func some(events []*event, n int) (out []*event) {
	for i := range n {
		out = append(out, events[i*len(events)/n])
	}
	return out
}

// placeMarks places the marks of events on a time scale, as large as those with a label are.
func (d *drawing) placeMarks(events []*event, x timeScale, names font) {
	for _, e := range events {
		e.label, e.side = nil, after
		e.x0, e.x1, e.in0, e.in1 = x.at(e.from), x.at(e.to), 0, 0
		for _, p := range x {
			if a, b := max(e.x0, p.x0), min(e.x1, p.x1); b-a > e.in1-e.in0 {
				e.in0, e.in1 = a, b
			}
		}
		switch short := leastMark - (e.x1 - e.x0); {
		case !lasts(e.Record):
			middle := x.at((e.from + e.to) / 2)
			e.x0, e.x1 = middle-keyMark/2, middle+keyMark/2
		case short > 0:
			e.x0, e.x1 = e.x0-short/2, e.x1+short/2
		}
		if over := e.x1 - d.w; over > 0 {
			e.x0, e.x1 = e.x0-over, e.x1-over
		}
	}
}

// lineRows is the number of rows that a line of text takes; a mark without a label takes one.
const lineRows = 3

// rows holds which parts of each lane's rows are taken.
type rows struct {
	left, right float64       // the ends of all rows, in px
	breaks      []float64     // x of the gaps of the axis, which no label crosses
	lanes       [][][]stretch // by lane and row
}

// stretch is the part of a row from a to b px that an event takes with its label.
type stretch struct {
	a, b float64
	*event
}

// newRows returns lanes without rows.
func newRows(lanes int, left, right float64, x timeScale) *rows {
	g := &rows{left: left, right: right, lanes: make([][][]stretch, lanes)}
	for i := range x[1:] {
		g.breaks = append(g.breaks, (x[i].x1+x[i+1].x0)/2)
	}
	return g
}

// total is the number of rows of all lanes.
func (g *rows) total() int {
	n := 0
	for _, lane := range g.lanes {
		n += len(lane)
	}
	return n
}

// strips is how many rows the marks of events that get no label take at least.
func (g *rows) strips(events, named []*event) int {
	alone := &rows{left: g.left, right: g.right, breaks: g.breaks, lanes: make([][][]stretch, len(g.lanes))}
	for _, e := range events {
		if !slices.Contains(named, e) {
			alone.put(e, nil, font{}, 1, 0)
		}
	}
	return alone.total()
}

// label adds those events that have no label yet with one, in one line or two, in most rows. If all of them must fit, it
// is false if they do not; else it leaves out those that do not.
func (g *rows) label(events []*event, names font, most int, all bool) bool {
	for _, e := range events {
		if e.label != nil {
			continue
		}
		one, width := []string{e.text()}, max(names.widestWord(e.text()), min(names.width(e.text())*twoShare, twoLines))
		two := names.balance(e.text(), width, 2)
		if !whole(two, e.text(), names, width) {
			two = one
		}
		put := func(lines []string, more int) bool { return g.put(e, lines, names, more, 0) }
		spare := most - g.total()
		if !put(one, 0) && !put(two, 0) && !put(one, spare) && !put(two, spare) && all {
			return false
		}
	}
	return true
}

// plain adds the events without a label below those with one or, where there is no room, between them. It is false if
// some had to go where another is.
func (g *rows) plain(events []*event, most int) (apart bool) {
	apart = true
	var labelled []int
	for _, lane := range g.lanes {
		labelled = append(labelled, len(lane))
	}
	for _, e := range events {
		if e.label != nil {
			continue
		}
		spare := max(0, most-g.total())
		if !g.put(e, nil, font{}, 0, labelled[e.lane]) && !g.put(e, nil, font{}, spare, labelled[e.lane]) && !g.put(e, nil, font{}, 0, 0) {
			g.force(e)
			apart = false
		}
	}
	return apart
}

// put adds an event with the lines of its label to the first rows of its lane, from one on, in which both fit, after
// adding at most more rows to the lane. It is false if there are none.
func (g *rows) put(e *event, lines []string, f font, more, from int) bool {
	lane := &g.lanes[e.lane]
	need := max(1, lineRows*len(lines))
	width := 0.0
	for _, s := range lines {
		width = max(width, f.width(s)+labelGap)
	}
	for row := from; row+need <= len(*lane)+more; row++ {
		var taken []stretch
		for i := row; i < min(row+need, len(*lane)); i++ {
			taken = append(taken, (*lane)[i]...)
		}
		s, ok := g.fits(e, taken, len(lines), width)
		if !ok {
			continue
		}
		if e.row = row; lines != nil {
			e.label = lines
		}
		for len(*lane) < row+need {
			*lane = append(*lane, nil)
		}
		for i := row; i < row+need; i++ {
			(*lane)[i] = append((*lane)[i], s)
		}
		return true
	}
	return false
}

// fits finds a side where a label of some lines and of a width in px, gap included, fits beside what is taken. It sets
// the event's side and returns the part taken, or is false.
func (g *rows) fits(e *event, taken []stretch, lines int, width float64) (stretch, bool) {
	from, to := g.bounds(e)
	for _, at := range []side{inside, after, before} {
		a, b, air := e.x0, e.x1, labelAir
		switch {
		case lines == 0:
			air = markAir
		case at == inside:
			if !lasts(e.Record) || lines > 1 || width+labelGap > e.in1-e.in0 {
				continue
			}
		case at == after:
			if b += width; b > to {
				continue
			}
		default:
			if a -= width; a < from {
				continue
			}
		}
		if slices.ContainsFunc(taken, func(t stretch) bool { return a-air < t.b && t.a < b+air }) {
			continue
		}
		e.side = at
		return stretch{a, b, e}, true
	}
	return stretch{}, false
}

// bounds are how far left and right of a mark its label may reach: to the nearest gap of the
// axis, or the edge of the drawing.
func (g *rows) bounds(e *event) (from, to float64) {
	from, to = g.left, g.right
	for _, b := range g.breaks {
		if b < e.x0 {
			from = max(from, b+labelGap)
		}
		if b > e.x1 {
			to = min(to, b-labelGap)
		}
	}
	return from, to
}

// force puts a bare mark into the row where it covers least of other marks, and no text if
// that can be avoided.
func (g *rows) force(e *event) {
	least := math.Inf(1)
	lane := &g.lanes[e.lane]
	if len(*lane) == 0 {
		*lane = append(*lane, nil)
	}
	for row, taken := range *lane {
		hidden := 0.0
		for _, t := range taken {
			all, mark := overlap(e.x0, e.x1, t.a, t.b), overlap(e.x0, e.x1, t.x0, t.x1)
			hidden += mark + 100*max(0, all-mark-2)
		}
		if hidden < least {
			least, e.row = hidden, row
		}
	}
	taken := &(*lane)[e.row]
	*taken = append(*taken, stretch{e.x0, e.x1, e})
}

// overlap is the length that a0 to a1 and b0 to b1 have in common.
func overlap(a0, a1, b0, b1 float64) float64 { return max(0, min(a1, b1)-max(a0, b0)) }
