package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// labelScales are the scales of marks and type that arrange tries. keyLabels are the widths in
// px to which it shortens key labels, the last of them leastKeyLabel.
var (
	labelScales = []float64{1.3, 1.15, 1}
	keyLabels   = []float64{420, 320, 260, 210, 170, 130, leastKeyLabel}
)

const (
	leastKeyLabel = 90.0
	shortLabel    = 260.0 // px of the widest label of an event that is not key
	leastMark     = 13.0  // px of the shortest bar
)

// arrange gives each event a row in its lane, where its mark covers no other, and a label
// that overlaps nothing. It returns the rows and the scale of marks and type: above 1 if all
// labels fit at that scale. Rows take free px at most, and key labels that need too many are shortened.
func (d *drawing) arrange(events []*event, lanes int, x timeScale, left, free float64) (*rows, float64) {
	for _, k := range labelScales {
		d.placeMarks(events, x, k)
		g := newRows(lanes, left, d.w, x)
		for _, e := range events {
			if !g.put(e, e.text(), labelFont(e, k), math.MaxInt) {
				g.full = true
				break
			}
		}
		if !g.full && float64(g.total())*rowHeight*k <= free {
			return g, k
		}
	}
	maxRows := int(free / rowHeight)
	for _, limit := range keyLabels {
		g := newRows(lanes, left, d.w, x)
		for _, e := range events {
			if !e.Key {
				break
			}
			f := labelFont(e, 1)
			if !g.put(e, f.fit(e.text(), min(limit, g.room(e)-6)), f, maxRows) {
				g.put(e, "", f, maxRows)
			}
		}
		if g.total() > maxRows && limit > leastKeyLabel {
			continue
		}
		if all := g.others(events, maxRows); !all.full || limit == leastKeyLabel {
			return all, 1
		}
	}
	return nil, 1
}

// others returns the rows with the events that are not key added: with labels while there are
// rows, else as bare marks that get a label where there is room beside them.
func (g *rows) others(events []*event, maxRows int) *rows {
	first := slices.IndexFunc(events, func(e *event) bool { return !e.Key })
	if first < 0 {
		return g
	}
	events = events[first:]
	texts := make([]string, len(events))
	for i, e := range events {
		texts[i] = g.short(e)
	}
	for more := 8; more >= 0; more-- {
		all := g.clone()
		for i, e := range events {
			text, f := texts[i], labelFont(e, 1)
			spare := len(g.lanes[e.lane]) + more - len(all.lanes[e.lane])
			if !all.put(e, text, f, spare) && !all.put(e, "", f, 0) && !all.put(e, text, f, 1) {
				all.put(e, "", f, 1)
			}
		}
		if all.total() <= maxRows {
			return all
		}
	}
	all := g.clone()
	for _, e := range events {
		if !all.put(e, "", font{}, 0) && (all.total() >= maxRows || !all.put(e, "", font{}, 1)) {
			all.full = true
			all.force(e)
		}
	}
	for i, e := range events {
		all.name(e, texts[i], labelFont(e, 1))
	}
	return all
}

// short is the label of an event that is not key; empty if it is long or does not fit whole.
func (g *rows) short(e *event) string {
	text, f := e.text(), labelFont(e, 1)
	if w := f.width(text); w > shortLabel || w > g.room(e)-6 {
		return ""
	}
	return text
}

// labelFont is the font of an event's label at scale k.
func labelFont(e *event, k float64) font {
	if e.Key {
		return font{14 * k, false}
	}
	return font{12.8 * k, false} // the smallest type of wide drawings
}

// placeMarks places the marks of events on an axis at scale k.
func (d *drawing) placeMarks(events []*event, x timeScale, k float64) {
	for _, e := range events {
		e.x0, e.x1, e.in0, e.in1 = x.at(e.from), x.at(e.to), 0, 0
		for _, p := range x {
			if a, b := max(e.x0, p.x0), min(e.x1, p.x1); b-a > e.in1-e.in0 {
				e.in0, e.in1 = a, b
			}
		}
		switch short := leastMark*k - (e.x1 - e.x0); {
		case !lasts(e.Record):
			middle, half := x.at((e.from+e.to)/2), (barHeight*k+1)/2
			if e.Precision == slides.Month {
				half++
			}
			e.x0, e.x1 = middle-half, middle+half
		case short > 0:
			e.x0, e.x1 = e.x0-short/2, e.x1+short/2
		}
		if over := e.x1 - d.w; over > 0 {
			e.x0, e.x1 = e.x0-over, e.x1-over
		}
	}
}

// rows holds which parts of each lane's rows are taken.
type rows struct {
	left, right float64       // the ends of all rows, in px
	breaks      []float64     // x of the gaps of the axis, which no label crosses
	lanes       [][][]stretch // by lane and row
	full        bool          // some event has no place of its own
}

// stretch is the part of a row from a to b px that an event takes with its label.
type stretch struct {
	a, b float64
	*event
}

// newRows returns an empty row a lane.
func newRows(lanes int, left, right float64, x timeScale) *rows {
	g := &rows{left: left, right: right, lanes: make([][][]stretch, lanes)}
	for i := range g.lanes {
		g.lanes[i] = [][]stretch{nil}
	}
	for i := range x[1:] {
		g.breaks = append(g.breaks, (x[i].x1+x[i+1].x0)/2)
	}
	return g
}

func (g *rows) clone() *rows {
	c := *g
	c.lanes = nil
	for _, lane := range g.lanes {
		copied := make([][]stretch, len(lane))
		for i := range lane {
			copied[i] = slices.Clone(lane[i])
		}
		c.lanes = append(c.lanes, copied)
	}
	return &c
}

// counts is the number of rows by lane.
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

// bounds are how far left and right of a mark its label may reach: to the nearest gap of the
// axis, or the edge of the drawing.
func (g *rows) bounds(e *event) (from, to float64) {
	from, to = g.left, g.right
	for _, b := range g.breaks {
		if b < e.x0 {
			from = max(from, b+6)
		}
		if b > e.x1 {
			to = min(to, b-6)
		}
	}
	return from, to
}

// room is the greatest width of a label of the event, in px.
func (g *rows) room(e *event) float64 {
	from, to := g.bounds(e)
	widest := max(to-e.x1, e.x0-from)
	if lasts(e.Record) {
		widest = max(widest, e.in1-e.in0-8)
	}
	return widest
}

// put adds an event with its text to the first row of its lane in which both fit, after adding
// at most more rows to the lane. It is false if there is none.
func (g *rows) put(e *event, text string, f font, more int) bool {
	w := f.width(text) + 5
	if text != "" && w > g.room(e) {
		return false
	}
	lane := &g.lanes[e.lane]
	for row := 0; row < len(*lane) || more > 0; row++ {
		if row == len(*lane) {
			*lane = append(*lane, nil)
			more--
		}
		if s, ok := g.fits(e, (*lane)[row], text, w); ok {
			e.row = row
			(*lane)[row] = append((*lane)[row], s)
			return true
		}
	}
	return false
}

// fits finds a side where a text of w px, gap included, fits in a row. It sets the event's label
// and side and returns the part taken, or is false.
func (g *rows) fits(e *event, taken []stretch, text string, w float64) (stretch, bool) {
	const parted = 4 // px beside a text
	from, to := g.bounds(e)
	for _, at := range []side{inside, after, before} {
		a, b, air := e.x0, e.x1, 8.0
		switch {
		case text == "":
			air = 1
		case at == inside:
			if air = 1; !lasts(e.Record) || w+8 > e.in1-e.in0 {
				continue
			}
		case at == after:
			if b += w; b > to {
				continue
			}
			b += parted
		default:
			if a -= w; a < from {
				continue
			}
			a -= parted
		}
		if slices.ContainsFunc(taken, func(t stretch) bool { return t.event != e && a-air < t.b && t.a < b+air }) {
			continue
		}
		e.label, e.side = text, at
		return stretch{a, b, e}, true
	}
	return stretch{}, false
}

// name gives an event in a row a label if there is room.
func (g *rows) name(e *event, text string, f font) {
	if text == "" {
		return
	}
	taken := g.lanes[e.lane][e.row]
	if s, ok := g.fits(e, taken, text, f.width(text)+5); ok {
		taken[slices.IndexFunc(taken, func(t stretch) bool { return t.event == e })] = s
	}
}

// force puts a bare mark into the row where it covers least of other marks, and no text if
// that can be avoided.
func (g *rows) force(e *event) {
	least := math.Inf(1)
	for row, taken := range g.lanes[e.lane] {
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
	taken := &g.lanes[e.lane][e.row]
	*taken = append(*taken, stretch{e.x0, e.x1, e})
}

// overlap is the length that a0 to a1 and b0 to b1 have in common.
func overlap(a0, a1, b0, b1 float64) float64 { return max(0, min(a1, b1)-max(a0, b0)) }
