package charts

import (
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

// setting is one size of a disagreement: the scale of its type, the space between rows in px,
// and how many lines a value, its asserter and a remark may take.
type setting struct {
	scale, pad     float64
	value, by, why int
}

// settings are those of a wide disagreement, the most generous first. disagreement takes the
// first in which it is no taller than a slide, else the last.
var settings = []setting{
	{1.2, 24, 2, 2, 3}, {1.1, 20, 2, 2, 3}, {1, 18, 2, 2, 3}, {1, 14, 2, 1, 2}, {1, 8, 2, 1, 1}, {1, 5, 1, 2, 1}, {1, 4, 1, 1, 1},
}

// disagreement is a row a series: the relation, the question, the reason and, side by side, the
// values, each with its asserter, date and passage. All values look the same, because none is
// preferred. Numbers of one unit have bars on a scale common to the row.
func (d *drawing) disagreement(f *figure) {
	if d.narrow {
		d.disagree(f, setting{1, 20, 3, 3, 4})
		return
	}
	empty := *d
	for _, s := range settings {
		*d = empty
		if d.disagree(f, s); d.h <= d.tall {
			break
		}
	}
}

// columnGap is the room between the columns of a disagreement.
const columnGap = 20.0

// disagree draws a disagreement in one setting.
func (d *drawing) disagree(f *figure, s setting) {
	const indent = 28 // px right of the signs
	for _, f := range []*font{&d.font, &d.small, &d.strong} {
		f.size *= s.scale
	}
	all := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	// The words of the relations, the questions and the values stand side by side; on a
	// phone below each other.
	ask := indent + d.strong.width(d.RelationLine) + 12
	if !slices.ContainsFunc(f.records, func(r *slides.Record) bool { return relationOf(r) != relationOf(f.records[0]) }) {
		ask = indent // the figure's title says the one relation
	}
	left := ask + 235 + columnGap
	if d.narrow {
		ask, left = indent, indent
	}

	var cells, bars []item
	y := 0.0
	for _, rel := range relations {
		others := func(g group) bool { return relationOf(g.records[0]) != rel }
		rows := append( // series with one value come last
			slices.DeleteFunc(slices.Clone(all), func(g group) bool { return others(g) || len(g.records) == 1 }),
			slices.DeleteFunc(slices.Clone(all), func(g group) bool { return others(g) || len(g.records) > 1 })...)
		for n, g := range rows {
			d.about(g.records...)
			h, rule := 0.0, Line
			if n == 0 {
				rule = Muted
				if len(g.records) > 1 && d.narrow {
					y += d.heading(rel, box{0, y + 6, d.w, 0}) + 12
				} else if len(g.records) > 1 && ask > indent {
					h = d.heading(rel, box{indent, y + s.pad/2, ask - indent - 10, 0})
				}
			}
			d.rule(0, y, d.w, y, rule, 1)
			y += s.pad / 2
			if len(g.records) > 1 {
				d.sign(rel, 9, y+d.font.size*0.6)
			}
			if d.narrow {
				y += d.question(g, box{ask, y, d.w - ask, 0}, s) + 8
			} else {
				h = max(h, d.question(g, box{ask, y, left - ask - columnGap, 0}, s))
			}
			behind, front, tall := d.values(g, box{left, y, d.w - left, 0}, s)
			cells, bars = append(cells, behind...), append(bars, front...)
			y += max(h, tall) + s.pad/2
		}
	}
	d.about()
	d.rule(0, y, d.w, y, Muted, 1)
	d.h = y + 2
	if len(cells) == 0 {
		return
	}
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for z, items := range [][]item{cells, bars} { // the pointer must not lift a cell above its bars
		s := d.add("custom", grid, "", items)
		s.RenderItem, s.Z = "span", z+1
	}
}

// heading sets the words for a relation from the top of b down, and returns its height.
func (d *drawing) heading(rel relation, b box) float64 {
	lines := d.strong.wrap(d.relation(rel), b.w, 2)
	for i, line := range lines {
		d.text(b.x, b.y+d.strong.size*0.6+(d.strong.size+2)*float64(i), line, label{font: d.strong, color: rel.role})
	}
	return (d.strong.size + 2) * float64(len(lines))
}

// question sets the question of a row and the reason for its relation from the top of b down,
// and returns its height.
func (d *drawing) question(g group, b box, s setting) float64 {
	remark := d.OneValue
	if len(g.records) > 1 {
		remark = ""
		for _, r := range g.records {
			if remark = clean(r.Note); remark != "" {
				break
			}
		}
	}
	y, face := b.y, d.font
	if d.narrow {
		face = d.strong
	}
	for _, line := range face.wrap(clean(g.name), b.w, 2) {
		d.text(b.x, y+face.size*0.6, line, label{font: face})
		y += face.size + 3
	}
	for _, line := range d.small.wrap(sentence(remark), b.w, s.why) {
		d.text(b.x, y+d.small.size*0.6, line, label{font: d.small, color: Muted})
		y += d.small.size + 2.5
	}
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

// common is the scale of a row's bars: from zero, or a lower value, to the largest value.
// Both are 0 if the values cannot be compared.
func common(g group) (lo, hi float64) {
	if len(g.records) < 2 || g.records[0].Category == slides.Incomparable {
		return 0, 0
	}
	for _, r := range g.records {
		v, ok := finite(r)
		if !ok || clean(r.Unit) != clean(g.records[0].Unit) {
			return 0, 0
		}
		lo, hi = min(lo, v), max(hi, v)
	}
	return lo, hi
}

// values sets the values of a row in columns of one width, at most four side by side, from
// the top of b down. It returns their backgrounds, their bars, and the height.
func (d *drawing) values(g group, b box, s setting) (behind, front []item, h float64) {
	columns := min(max(len(g.records), 2), 4)
	if d.narrow {
		columns = 1
	}
	width := (b.w + columnGap) / float64(columns)
	lo, hi := common(g)
	top := b.y
	for i, r := range g.records {
		d.about(r)
		if i > 0 && i%columns == 0 {
			top = b.y + h + 9
		}
		marks, tall := d.value(r, box{b.x + width*float64(i%columns), top, width - columnGap, 0}, lo, hi, s)
		behind, front = append(behind, marks[0]), append(front, marks[1:]...)
		h = max(h, top+tall-b.y)
	}
	return behind, front, h
}

// value sets one value from the top of b down, with a bar if the row has a scale, and
// returns its marks, first the one behind all of it, and its height.
func (d *drawing) value(r *slides.Record, b box, lo, hi float64, s setting) (marks []item, h float64) {
	const inset, rule, bar = 12, 3, 5
	x, w, y := b.x+inset, b.w-inset, b.y
	lineH := d.strong.size + 3
	text := join(" ", clean(r.Label), clean(r.LabelZh))
	number := d.amount(r)
	if strings.HasPrefix(number, text) {
		text, number = number, ""
	}
	lines := d.strong.wrap(text, w, s.value)
	for _, line := range lines {
		d.text(x, y+d.strong.size*0.6, line, label{font: d.strong})
		y += lineH
	}
	// The number where the words do not give its unit.
	if number != "" && len(lines) > 0 && !strings.Contains(text, clean(r.Unit)) {
		from := x + d.strong.width(lines[len(lines)-1]) + 8
		if room := x + w - from; d.small.width(number) <= room || room > 60 {
			d.text(from, y-lineH+d.strong.size*0.6, d.small.fit(number, room), label{font: d.small, color: Muted})
		}
	}
	name := inert(d.describe(r))
	add := func(x0, x1, top, height float64, look *style) {
		marks = append(marks, item{
			Name: name, ItemStyle: look,
			Value: []float64{round(x0), round(x1), round(top + height/2), round(height), 0},
		})
	}
	barY := y + 0.5
	if lo < hi {
		y = barY + bar + 1.5
	}
	for _, line := range d.owner(r, w, s.by) {
		d.text(x, y+d.small.size*0.6, line, label{font: d.small, color: Muted})
		y += d.small.size + 2.5
	}
	h = y - b.y
	add(b.x, b.x+b.w, b.y, h, &style{Color: d.Palette[Surface], Opacity: 1}) // the pointer's target
	add(b.x, b.x+rule, b.y+1, h-2, d.solid(Series1))
	if lo < hi {
		scale := piece{lo, hi, b.x, b.x + b.w}
		add(scale.at(min(*r.Value, 0)), scale.at(max(*r.Value, 0)), barY, bar, d.solid(Series1))
	}
	return marks, h
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
	if lines > 1 {
		return append(d.small.wrap(who, w, lines-1), d.small.fit(rest, w))
	}
	if room := w - d.small.width(d.Comma+rest); room > 36 {
		all = join(d.Comma, d.small.fit(who, room), rest)
	}
	return []string{d.small.fit(all, w)}
}
