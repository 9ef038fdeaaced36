package charts

import (
	"fmt"
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of revisions: in px, and as shares.
const (
	estimateNames = 0.32  // of the width that the names of estimates take at most
	seenChange    = 0.08  // of a scale that a panel's changes take at least, else it has its own
	mostRow       = 110.0 // of the row of an estimate where there is room
)

// revisions is a panel a series with a row an estimate: its dot, hollow for earlier ones, and an arrow to it from the
// estimate before. The change from the first to the last is printed. Panels of one unit share a scale where their changes
// can be seen on it. A series with a single estimate comes last; if no other series of its source has its unit, it is
// a mark without a scale.
func (d *drawing) revisions(f *figure) {
	var revisions, single []group
	for _, g := range groupBy(f.records, seriesOf) {
		if len(g.records) > 1 {
			revisions = append(revisions, g)
		} else {
			single = append(single, g)
		}
	}
	t := &revised{drawing: d, groups: append(revisions, single...), gap: d.small.size, bylines: true, axes: true}
	t.row = d.font.line() + d.small.line()
	t.measure(f)
	if d.tall > 0 {
		t.choose()
	}
	d.h = max(t.panels(), d.tall)
	if s := d.pixels("scatter", t.dots); len(t.dots) > 0 {
		s.Z = 3
	}
}

// revised is a figure of revisions being laid out.
type revised struct {
	*drawing
	groups        []group
	scales        []*piece // by group; nil for a mark without a scale
	from          float64  // where scales begin
	row, gap      float64  // heights of a row, and of the air between panels
	bylines, axes bool     // there is room for them
	more          int      // records that have no room
	dots          []item
}

// measure finds the scales and the columns.
func (t *revised) measure(f *figure) {
	after, before := 0.0, 0.0 // the texts right of dots, and left of those that fell
	for _, r := range f.records {
		after = max(after, t.strong.width(contested(r, t.amount(r)))+2*dotGap)
	}
	for _, g := range t.groups {
		for i, r := range g.records[1:] {
			if value(r) < value(g.records[i]) {
				before = after
			}
		}
	}
	if !t.narrow {
		var names, sources []string
		for _, r := range f.records {
			names, sources = append(names, clean(r.Label)), append(sources, t.source(r))
		}
		usual, limit := t.w*estimateNames, t.w*widerNames
		t.from = math.Ceil(max(t.font.column(names, usual, limit, 1), t.small.column(sources, usual, limit, 1)) + columnGap)
	}
	t.from += dotSize
	for _, g := range t.groups {
		var p *piece
		if !apart(g, t.groups) {
			p = t.scale(g)
			p.x0, p.x1 = t.from+min(before, (t.w-t.from)/4), t.w-min(after, (t.w-t.from)/2)
		}
		t.scales = append(t.scales, p)
	}
}

// scale is the scale of a series: that of an earlier one of its unit if the changes of all series of the unit can be
// seen on one.
func (t *revised) scale(g group) *piece {
	var all []*slides.Record
	for _, o := range t.groups {
		if t.peers(o, g) {
			all = append(all, o.records...)
		}
	}
	p := &piece{}
	p.v0, p.v1 = dotRange(ends(all...))
	for _, o := range t.groups {
		if lo, hi := ends(o.records...); t.peers(o, g) && lo < hi && hi-lo < seenChange*(p.v1-p.v0) {
			p.v0, p.v1 = dotRange(ends(g.records...))
			return p
		}
	}
	for i, s := range t.scales {
		if t.peers(t.groups[i], g) {
			return s
		}
	}
	return p
}

// peers reports whether two series could share a scale.
func (t *revised) peers(g, o group) bool {
	return scaleOf(g) == scaleOf(o) && !apart(g, t.groups) && !apart(o, t.groups)
}

// choose finds what there is room for on a slide: axes and bylines, and if there is little, only the first panels.
func (t *revised) choose() {
	fits := func() bool { return t.height() <= t.tall }
	for _, t.axes = range []bool{true, false} {
		if fits() {
			break
		}
	}
	if !fits() {
		t.bylines, t.axes, t.row = false, true, t.row-t.small.line()
		if !fits() {
			t.axes = false
		}
	}
	for !fits() && len(t.groups) > 0 {
		last := len(t.groups) - 1
		t.more += len(t.groups[last].records)
		t.groups = t.groups[:last]
	}
	rows := 0
	for _, g := range t.groups {
		rows += len(g.records)
	}
	if free := t.tall - t.height(); free > 0 && rows > 0 {
		t.row = min(t.row+free/float64(rows), mostRow)
	}
	if free := t.tall - t.height(); free > 0 && len(t.groups) > 1 {
		t.gap += free / float64(len(t.groups)-1)
	}
}

// height is the height in px of all panels.
func (t *revised) height() float64 {
	d, trial := *t.drawing, *t
	d.shapes, trial.drawing, trial.dots = nil, &d, nil
	return trial.panels()
}

// panels draws a panel a series from the top down, and returns where they end.
func (t *revised) panels() (y float64) {
	for i, g := range t.groups {
		t.about(g.records...)
		if i > 0 {
			t.rule(0, y+t.gap/2, t.w, y+t.gap/2, Line, 1)
			y += t.gap
		}
		y = t.panel(i, g, y)
	}
	t.about()
	if t.more > 0 {
		y += t.small.line()
		t.muted(0, y-t.small.line()/2, fmt.Sprintf(t.More, t.more), "")
	}
	return y
}

// panel draws a series from y down, and returns where it ends.
func (t *revised) panel(i int, g group, y float64) float64 {
	s, shapes := t.scales[i], len(t.shapes)
	remark := ""
	switch {
	case s == nil && t.narrow:
		remark = t.NotToScale
	case s == nil:
		remark = t.OwnCount
	case slices.ContainsFunc(t.scales, func(o *piece) bool { return o != nil && o != s }):
		remark = t.OwnScale
	}
	title := t.strong.fit(clean(g.name), t.w)
	t.text(0, y+t.strong.line()/2, title, label{font: t.strong})
	x := t.strong.width(title) + columnGap
	if change := t.factor(g); change != "" {
		if x+t.small.width(change) > t.w {
			x, y = 0, y+t.small.line()
		}
		t.text(x, y+t.strong.line()/2, t.small.fit(change, t.w), label{font: t.small})
		x += t.small.width(change) + columnGap
	}
	if x+t.small.width(remark) <= t.w {
		t.muted(t.w, y+t.strong.line()/2, remark, "right")
	}
	y += t.strong.line()
	top := y
	if t.narrow {
		top += t.font.line()
	}
	var before []float64
	for n, r := range g.records {
		t.about(r)
		before = t.estimate(g, n, s, y, before)
		y += t.row
		if t.narrow && !t.bylines {
			y += t.font.line()
		}
	}
	t.about(g.records...)
	if s == nil {
		return y
	}
	axis := t.axes && (i == len(t.groups)-1 || t.scales[i+1] != s)
	switch {
	case t.axes:
		t.dotAxis(shapes, s, top, y, axis)
	case s.v0 <= 0: // without numbers at rules only that of zero says something
		t.plumb(shapes, s.at(0), top, y, Muted, 1)
	}
	if axis {
		y += t.small.line()
	}
	return y
}

// estimate draws the n-th estimate of a series from y down: its name, its source, its dot and the arrow from the dot
// before. It returns the middle of its dot.
func (t *revised) estimate(g group, n int, s *piece, y float64, before []float64) []float64 {
	r, last, shapes := g.records[n], len(g.records)-1, len(t.shapes)
	name, source := clean(r.Label), ""
	if t.bylines {
		source = t.source(r)
	}
	middle := y + t.row/2
	if t.narrow {
		if !t.bylines {
			middle += t.font.line()
		} else {
			middle = y + t.font.line() + (t.row-t.font.line())/2
		}
		name = t.font.fit(name, t.w)
		t.text(0, y+t.font.line()/2, name, label{font: t.font})
		if x := t.font.width(name) + dotGap; x+t.small.width(source) <= t.w {
			t.muted(x, y+t.font.line()/2, source, "")
		}
	} else {
		room, up := t.from-columnGap-dotSize, 0.0
		if source != "" {
			up = t.small.line() / 2
			t.muted(0, middle+t.font.line()/2, t.small.fit(source, room), "")
		}
		t.text(0, middle-up, t.font.fit(name, room), label{font: t.font})
	}
	text := contested(r, t.amount(r))
	dot := item{Name: inert(t.describe(r)), Symbol: "circle", SymbolSize: dotSize, ItemStyle: t.solid(Series1)}
	v, ok := finite(r)
	if !ok || text == "" {
		t.muted(t.from, middle, t.NoFigure, "")
		t.dots = append(t.dots, item{Name: dot.Name, Value: "-", ItemStyle: dot.ItemStyle})
		return before
	}
	x := t.from
	switch {
	case s == nil:
		dot.Symbol, dot.ItemStyle = "diamond", t.hollow(Series2)
	case n < last || last == 0:
		dot.ItemStyle = t.hollow(Series1)
	}
	if s != nil {
		x = s.at(v)
	}
	dot.Value = []float64{round(x), round(middle)}
	t.dots = append(t.dots, dot)
	l, at := label{font: t.strong, halo: true}, x+dotSize/2+dotGap
	if before != nil {
		t.plumb(shapes, before[0], before[1]+dotSize/2, middle, Muted, 1, 2, 3)
		switch way := x - before[0]; {
		case way > dotSize:
			t.arrow(before[0], x-dotSize/2-1, middle, Series1)
		case way < -dotSize:
			t.arrow(before[0], x+dotSize/2+1, middle, Series1)
			at = before[0] + dotGap
			if left := x - dotSize/2 - dotGap; left-t.strong.width(text) >= t.from-dotSize {
				at, l.align = left, "right"
			}
		}
	}
	if l.align == "" {
		text = t.strong.fit(text, t.w-at)
	}
	t.text(at, middle, text, l)
	return []float64{x, middle}
}

// apart reports whether a series has a single estimate and no other series has the same unit
// and source to compare it with.
func apart(g group, groups []group) bool {
	return len(g.records) == 1 && len(groups) > 1 && !slices.ContainsFunc(groups, func(o group) bool {
		return o.name != g.name && scaleOf(o) == scaleOf(g) && o.records[0].Cite.Source == g.records[0].Cite.Source
	})
}

// group is the records of one series, lane or category.
type group struct {
	name    string
	records []*slides.Record
}

// groupBy groups records by a key, in order of first appearance.
func groupBy(records []*slides.Record, key func(*slides.Record) string) []group {
	var groups []group
	place := map[string]int{}
	for _, r := range records {
		name := key(r)
		i, known := place[name]
		if !known {
			i = len(groups)
			place[name] = i
			groups = append(groups, group{name: name})
		}
		groups[i].records = append(groups[i].records, r)
	}
	return groups
}

// scaleOf is the key of a panel's scale, the unit of its latest estimate: panels of one unit
// share a scale.
func scaleOf(g group) string { return clean(g.records[len(g.records)-1].Unit) }

// longest is the widest of the records' texts, as of returns them.
func longest(records []*slides.Record, f font, of func(*slides.Record) string) string {
	text := ""
	for _, r := range records {
		if s := of(r); f.width(s) > f.width(text) {
			text = s
		}
	}
	return text
}
