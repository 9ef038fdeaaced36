package charts

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"exhibit/slides"
)

// relations are the relations between the values of a series, in the order in which a
// disagreement shows them, that of words.Charts.Relations.
var relations = []relation{
	{slides.Differ, Series2},
	{slides.Incomparable, Series4},
	{slides.Agree, Series3},
	{"", Muted}, // of no disagreement
}

// relation is a relation of package slides with its colour.
type relation struct {
	name string
	role Role
}

// relation is the words for a relation; empty for none.
func (s speech) relation(rel relation) string {
	if i := slices.Index(relations, rel); i < len(s.Relations) {
		return s.Relations[i]
	}
	return ""
}

// relationOf is the relation that a record's category names.
func relationOf(r *slides.Record) relation {
	i := slices.IndexFunc(relations, func(o relation) bool { return o.name == r.Category || o.name == "" })
	return relations[i]
}

// setting is how much room a disagreement leaves to its rows: the space between them in px, and how many lines a
// value, its asserter and a remark may take.
type setting struct {
	pad            float64
	value, by, why int
}

// settings are those of a slide, the most generous first: a disagreement takes the first in which all its rows fit, else
// the last, and leaves rows out. stacked is that of a phone.
var (
	settings = []setting{{20, 3, 2, 3}, {14, 2, 2, 2}, {8, 2, 1, 1}}
	stacked  = setting{24, 4, 3, 4}
)

// Measures of disagreements in px, and as shares of the width.
const (
	columnGap    = 20.0
	signColumn   = 28.0 // of the signs of relations, at left
	questions    = 0.23 // of the column of the questions
	sourceShare  = 0.3  // of the names of sources beside dots, at most
	valueColumns = 4    // of values in words, at most
	arrowLength  = 20.0 // of the arrow at "more than"
	mostStretch  = 1.7  // of a line of values where there is room
)

// disagreement is a row a point in question: the question, the reason and the values, each with its asserter. Numbers
// are dots, or ranges, on scales that all points of one unit share; numbers that cannot be compared have scales of their
// own. Values without a number are words, side by side. None looks preferred. Points that
// do not fit are left to the table, or come by steps.
func (d *drawing) disagreement(f *figure) {
	t := &dispute{drawing: d, setting: stacked, scales: map[string]*piece{}, line: d.strong.line()}
	points, more := f.Points(), 0
	t.told = !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Cite.Source != f.records[0].Cite.Source })
	if d.tall > 0 && f.Turns() { // each page is a drawing of its own
		hidden := f.Hidden
		if hidden == nil {
			hidden, _ = f.At(0)
		}
		var page [][]*slides.Record
		for _, p := range points {
			if !hidden[slices.Index(f.records, p[0])] {
				page = append(page, p)
			}
		}
		points = page
	}
	t.measure(f)
	if d.tall > 0 {
		if points, more = t.choose(points); more > 0 {
			d.unshown(0, d.tall-d.small.line()/2, more)
		}
	}
	y := t.rows(points)
	d.about()
	d.rule(0, y, d.w, y, Muted, 1)
	if d.h = y + 1; more > 0 {
		d.h = d.tall
	}
	if len(t.cells) > 0 {
		d.pixels("custom", t.cells).Z = 1 // the pointer must not lift a cell above its marks
		d.pixels("custom", t.spans)
		d.pixels("scatter", t.dots).Z = 3
	}
}

// dispute is a disagreement being laid out.
type dispute struct {
	*drawing
	setting
	scales             map[string]*piece // by scale
	says               bool              // the relation of values is said above the first row that has it
	left               float64           // where values begin
	from               float64           // where scales begin
	line               float64           // height of a value beside its dot
	last               relation          // of the row above
	told               bool              // a single source tells what others assert
	cells, spans, dots []item
}

// scale is the key of the scale that a record's value is on; empty for a value in words.
func (t *dispute) scale(r *slides.Record) string {
	if _, ok := finite(r); !ok {
		return ""
	}
	key := "\x00" + clean(r.Unit)
	if r.Category == slides.Incomparable {
		key = r.Series + key
	}
	return key
}

// measure finds the scales and the columns of a figure.
func (t *dispute) measure(f *figure) {
	var valued []*slides.Record
	for _, r := range f.records {
		t.says = t.says || relationOf(r) != relationOf(f.records[0]) // else the figure's title says it
		key := t.scale(r)
		if key == "" {
			continue
		}
		valued = append(valued, r)
		lo, hi := ends(r)
		if s := t.scales[key]; s == nil {
			t.scales[key] = &piece{v0: lo, v1: hi}
		} else {
			s.v0, s.v1 = min(s.v0, lo), max(s.v1, hi)
		}
	}
	if !t.narrow {
		t.left = signColumn + t.w*questions + columnGap
	}
	var names []string
	for _, r := range valued {
		names = append(names, t.who(r))
	}
	t.from = math.Ceil(t.left + t.small.column(names, (t.w-t.left)*sourceShare, (t.w-t.left)*widerNames, 1) + columnGap)
	for _, s := range t.scales {
		s.v0, s.v1 = dotRange(s.v0, s.v1)
		s.x0, s.x1 = t.from, t.w-dotSize
	}
}

// who is the name beside a value's dot: its source or, where one source tells all values, who asserts it.
func (t *dispute) who(r *slides.Record) string {
	if t.told && clean(r.AssertedBy) != "" {
		return clean(r.AssertedBy)
	}
	return t.source(r)
}

// source is the short name of what a value comes from.
func (s speech) source(r *slides.Record) string {
	if cite := clean(r.Cite.String()); cite != "" {
		return cite
	}
	return clean(r.AssertedBy)
}

// choose returns the points that fit the slide's height, and how many records of the others there are. It spreads
// them over that height, but for a line of small text if records are left over.
func (t *dispute) choose(points [][]*slides.Record) (chosen [][]*slides.Record, left int) {
	room := t.tall - 1
	count := func() (n int) {
		for _, p := range points {
			n += len(p)
		}
		return n
	}
	all := count()
	points = points[:min(len(points), int(room/t.small.line()))]
	for _, t.setting = range settings {
		if t.height(points) <= room {
			break
		}
	}
	if count() < all || t.height(points) > room {
		room -= t.small.line()
		for t.height(points) > room && count() > 1 {
			last := len(points) - 1
			if last > 0 {
				points = points[:last]
			} else {
				points = [][]*slides.Record{points[0][:len(points[0])-1]}
			}
		}
	}
	lines := 0
	for _, p := range points {
		for _, r := range p {
			if t.scale(r) != "" {
				lines++
			}
		}
	}
	if free := room - t.height(points); free > 0 && lines > 0 {
		t.line = min(t.line*mostStretch, t.line+free/float64(lines))
	}
	if free := room - t.height(points); free > 0 && len(points) > 0 {
		t.pad += free / float64(len(points))
	}
	return points, all - count()
}

// height is the height in px of the rows of points.
func (t *dispute) height(points [][]*slides.Record) float64 {
	d, trial := *t.drawing, *t
	d.shapes, trial.drawing = nil, &d
	return trial.rows(points)
}

// rows draws a row a point from the top down, and returns where they end.
func (t *dispute) rows(points [][]*slides.Record) (y float64) {
	t.last = relation{name: "none yet"}
	for i, p := range points {
		next := ""
		if i+1 < len(points) {
			next = t.scale(points[i+1][0])
		}
		y += t.row(p, y, next)
	}
	return y
}

// row draws a point from y down and returns its height. next is the scale of the row below.
func (t *dispute) row(p []*slides.Record, y float64, next string) float64 {
	t.about(p...)
	top, rel := y, relationOf(p[0])
	rule := Line
	if rel != t.last {
		rule = Muted
	}
	t.rule(0, y, t.w, y, rule, 1)
	y += t.pad / 2
	if rel != t.last && t.says && len(p) > 1 {
		t.text(signColumn, y+t.small.line()/2, t.relation(rel), label{font: t.small, color: rel.role})
		y += t.small.line()
	}
	t.last = rel
	if len(p) > 1 {
		t.sign(rel, 9, y+t.font.line()/2)
	}
	width := t.w*questions + columnGap/2
	if t.narrow {
		width = t.w - signColumn
	}
	asked := t.question(p, box{signColumn, y, width, 0})
	if t.narrow {
		y += asked + dotGap
		asked = 0
	}
	said := 0.0
	if slices.ContainsFunc(p, func(r *slides.Record) bool { return t.scale(r) != "" }) {
		said = t.tracks(p, y, next)
	} else {
		said = t.values(p, box{t.left, y, t.w - t.left, 0})
	}
	t.about()
	return y + max(asked, said) + t.pad/2 - top
}

// question sets the question of a point and the reason for its relation from the top of b down,
// and returns its height.
func (t *dispute) question(p []*slides.Record, b box) float64 {
	remark, own := t.OneValue, ""
	if len(p) > 1 {
		remark = ""
		for _, r := range p {
			remark = cmp.Or(remark, clean(r.Note))
			if t.scale(r) != "" && r.Category == slides.Incomparable {
				own = t.OwnScales
			}
		}
	}
	y, face := b.y, t.font
	if t.narrow {
		face = t.strong
	}
	set := func(text string, lines int, l label) {
		for _, line := range l.font.wrap(text, b.w, lines) {
			t.text(b.x, y+l.font.line()/2, line, l)
			y += l.font.line()
		}
	}
	set(clean(p[0].Series), 2, label{font: face})
	set(sentence(remark), t.why, label{font: t.small, color: Muted})
	set(own, 2, label{font: t.small, color: Muted})
	return y - b.y
}

// sign draws the sign of a relation with its middle at x, y: two bars of equal length (agree),
// of different length (differ), or crossed (incomparable).
func (d *drawing) sign(rel relation, x, y float64) {
	const half, thick = 8.0, 3.5
	switch rel.name {
	case slides.Incomparable:
		d.rule(x-6, y-6, x+6, y+6, rel.role, thick)
		d.rule(x-6, y+6, x+6, y-6, rel.role, thick)
	case slides.Differ:
		d.rule(x-half, y-3.5, x+half, y-3.5, rel.role, thick)
		d.rule(x-half, y+3.5, x, y+3.5, rel.role, thick)
	case slides.Agree:
		d.rule(x-half, y-3.5, x+half, y-3.5, rel.role, thick)
		d.rule(x-half, y+3.5, x+half, y+3.5, rel.role, thick)
	}
}

// tracks draws the values of a point below each other from y down, those of one scale together, each scale above its
// axis. The scale of the row below, which is next, has its axis there. It returns the height.
func (t *dispute) tracks(p []*slides.Record, y float64, next string) float64 {
	top := y
	all, shapes := groupBy(p, t.scale), len(t.shapes)
	for i, g := range all {
		t.about(g.records...)
		s := t.scales[g.name]
		above := y
		if s != nil { // how far apart the values are
			lo, hi := ends(g.records...)
			t.rect(box{s.at(lo), y, s.at(hi) - s.at(lo), t.line * float64(len(g.records))}, Line, 0.4)
		}
		for _, r := range g.records {
			t.about(r)
			t.track(r, s, y)
			y += t.line
		}
		t.about()
		if s == nil {
			continue
		}
		named := i < len(all)-1 || next != g.name
		if t.dotAxis(shapes, s, above, y, named); !named {
			continue
		}
		end := t.number(tidyNumber(s.v0))
		t.muted(t.from-t.small.width(end)/2-dotGap, y+t.small.line()/2, t.small.fit(clean(g.records[0].Unit), t.from-t.left-columnGap), "right")
		y += t.small.line()
	}
	return y - top
}

// track draws a value from y down: its source, and its dot or range with its words.
func (t *dispute) track(r *slides.Record, s *piece, y float64) {
	name := inert(t.describe(r))
	middle := y + t.line/2
	t.cells = append(t.cells, item{Name: name, ItemStyle: &style{Color: t.Palette[Surface]}, Value: []float64{round(t.left), round(t.w), round(middle), round(t.line), 0}})
	t.muted(t.from-columnGap, middle, t.small.fit(t.who(r), t.from-t.left-columnGap), "right")
	text, number := t.measured(r)
	x0, x1 := t.from-dotGap, t.from-dotGap
	if s != nil {
		lo, hi := ends(r)
		x := s.at(*r.Value)
		x0, x1 = s.at(lo), s.at(hi)
		if lo < hi {
			t.spans = append(t.spans, item{Name: name, ItemStyle: t.solid(Series1), Value: []float64{round(x0), round(x1), round(middle), rangeHeight, 3}})
		}
		x0, x1 = min(x0, x-dotSize/2), max(x1, x+dotSize/2)
		look := t.solid(Series1)
		if r.Approx != "" {
			look = t.hollow(Series1)
		}
		t.dots = append(t.dots, item{Name: name, Value: []float64{round(x), round(middle)}, Symbol: "circle", SymbolSize: dotSize, ItemStyle: look})
		switch way := beyond(r.Approx); {
		case way > 0 && x1+arrowLength < t.w:
			t.arrow(x1, x1+arrowLength, middle, Series1)
			x1 += arrowLength
		case way < 0 && x0-arrowLength > t.from-columnGap:
			t.arrow(x0, x0-arrowLength, middle, Series1)
			x0 -= arrowLength
		}
	}
	// The words stand at the side that has room for them, else at the one with more.
	l := label{font: t.strong, halo: true}
	at, room := x1+dotGap, t.w-x1-dotGap
	if other := x0 - dotGap - t.from + columnGap/2; t.strong.width(text) > room && other > room {
		at, room, l.align = x0-dotGap, other, "right"
	}
	if short := contested(r, t.amount(r)); t.strong.width(text) > room && short != "" && t.strong.width(short) <= room {
		text, number = short, ""
	}
	text = t.strong.fit(text, room)
	t.text(at, middle, text, l)
	after := t.strong.width(text) + dotGap
	if number == "" || after+t.small.width(number) > room {
		return
	}
	if l.align != "" {
		after = -after
	}
	t.text(at+after, middle, number, label{font: t.small, color: Muted, align: l.align, halo: true})
}

// said is what a record says in words, and its number where the words do not have its unit.
func (s speech) said(r *slides.Record) (text, number string) {
	text, number = join(" ", clean(r.Label), clean(r.LabelZh)), s.amount(r)
	switch {
	case strings.HasPrefix(number, text):
		return number, ""
	case strings.Contains(text, clean(r.Unit)):
		return text, ""
	}
	return text, number
}

// measured is a record's number, and its words where they do not have the number and are not the name of its source. Words
// that have the number stand for it.
func (s speech) measured(r *slides.Record) (number, text string) {
	text, _ = s.said(r)
	number = s.amountOf(r, "")
	switch {
	case number == "" || strings.Contains(text, s.number(*r.Value)):
		return text, ""
	case text == clean(r.AssertedBy) || text == s.source(r):
		return number, ""
	}
	return number, text
}

// values sets the values of a point in words in columns of one width, from the top of b down, and returns the height.
func (t *dispute) values(p []*slides.Record, b box) (h float64) {
	columns := min(max(len(p), 2), valueColumns)
	switch {
	case t.tall == 0:
		columns = 1
	case t.narrow:
		columns = 2
	}
	width := (b.w + columnGap) / float64(columns)
	top := b.y
	for i, r := range p {
		t.about(r)
		if i > 0 && i%columns == 0 {
			top = b.y + h + dotGap
		}
		h = max(h, top-b.y+t.value(r, box{b.x + width*float64(i%columns), top, width - columnGap, 0}))
	}
	return h
}

// value sets one value in words from the top of b down, and returns its height.
func (t *dispute) value(r *slides.Record, b box) float64 {
	const inset, rule = 12, 3
	x, w, y := b.x+inset, b.w-inset, b.y
	text, _ := t.said(r)
	for _, line := range t.strong.wrap(text, w, t.setting.value) {
		t.text(x, y+t.strong.line()/2, line, label{font: t.strong})
		y += t.strong.line()
	}
	for _, line := range t.owner(r, w, t.by) {
		t.muted(x, y+t.small.line()/2, line, "")
		y += t.small.line()
	}
	name := inert(t.describe(r))
	add := func(x1 float64, look *style) {
		t.cells = append(t.cells, item{Name: name, ItemStyle: look, Value: []float64{round(b.x), round(x1), round((b.y + y) / 2), round(y - b.y), 0}})
	}
	add(b.x+b.w, &style{Color: t.Palette[Surface], Opacity: 1}) // the pointer's target
	add(b.x+rule, t.solid(Series1))
	return y - b.y
}

// names reports whether a source's label makes the asserter's name needless: "Knake" does for
// "Robert Knake" and for "the Knake post".
func names(label, who string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
	}
	words := split(who)
	short := split(label)
	for _, w := range short {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return len(short) > 0 && len(words) <= len(short)+2
}

// owner names the asserter, date and passage of a value, in lines of at most w px. It shortens
// the asserter first, because the rest leads to the passage.
func (d *drawing) owner(r *slides.Record, w float64, lines int) []string {
	date := d.Undated
	switch {
	case spans(r):
		date = d.when(r)
	case r.Date != "":
		date = d.short(r.Date)
	}
	who, rest := clean(r.AssertedBy), join(d.Comma, date, clean(r.Cite.String()))
	if names(clean(r.Cite.Label), who) {
		who, rest = "", join(d.Comma, clean(r.Cite.String()), date)
	}
	all := join(d.Comma, who, rest)
	if d.small.width(all) <= w {
		return []string{all}
	}
	if lines > 1 && who == "" {
		return d.small.wrap(rest, w, lines)
	}
	if lines > 1 {
		return append(d.small.wrap(who, w, lines-1), d.small.fit(rest, w))
	}
	if room := w - d.small.width(d.Comma+rest); room > 36 {
		all = join(d.Comma, d.small.fit(who, room), rest)
	}
	return []string{d.small.fit(all, w)}
}
