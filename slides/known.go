package slides

import (
	"maps"
	"slices"
	"strings"
)

// never sorts after every real date, so that undated text is hidden whenever a day is asked
// for.
const never = "9999-12-31"

// Last is the last day of a date, as "2015-09-30"; "9999-12-31" for none.
func (d Date) Last() string {
	if d == "" {
		return never
	}
	return d.Day()
}

// KnownBy reports whether a date ends no later than another. An empty date never does.
func (d Date) KnownBy(day Date) bool { return d.Last() <= day.Last() && d != "" }

// Known is the date from which a source's text was public: Issued, else Available, else empty.
func (s *Source) Known() Date {
	if s.Issued != "" {
		return s.Issued
	}
	return s.Available
}

// KnownFrom is the date from which a record was known: its Known, else End, else Date, else
// the date of its source, else empty.
func (d *Deck) KnownFrom(r *Record) Date {
	switch s := d.Source(r.Cite.Source); {
	case r.Known != "":
		return r.Known
	case r.End != "":
		return r.End
	case r.Date != "":
		return r.Date
	case s != nil:
		return s.Known()
	}
	return ""
}

// AsKnown returns the deck as it was known at the end of a day: without later records, text
// and sources. Text and records follow their own date, and those without one the date of
// their source. A summary without a date (a headline, a figure's title, text alternative and
// note) becomes empty when anything is removed from its slide or figure. A source later than
// the day stays only if a remaining record cites it, and its evidence is withheld.
//
// An empty day returns the whole deck. The deck itself is not changed.
func (d *Deck) AsKnown(day Date) *Deck {
	known := *d
	known.KnownOn, known.Days = day, d.days()
	known.Figures = slices.Clone(d.Figures)
	for i := range known.Figures {
		known.Figures[i] = d.figureAsKnown(d.Figures[i], day)
	}
	known.Slides = slices.Clone(d.Slides)
	for i := range known.Slides {
		known.Slides[i] = known.slideAsKnown(d.Slides[i])
	}
	if day == "" {
		return &known
	}
	known.Evidence = nil
	for _, e := range d.Evidence {
		e.Slides = kept(e.Slides, func(slug *string) bool {
			s, _ := known.Slide(*slug)
			return leansOn(s.Cites, e) || leansOn(s.NoteCites, e)
		})
		if s := d.Source(e.Source); s != nil && !s.Known().KnownBy(day) {
			e.withhold()
		}
		if len(e.Slides) > 0 {
			known.Evidence = append(known.Evidence, e)
		}
	}
	known.Sources = kept(d.Sources, func(s *Source) bool {
		return s.Known().KnownBy(day) || slices.ContainsFunc(known.Evidence, func(e Evidence) bool { return e.Source == s.ID })
	})
	return &known
}

// kept returns the items that keep reports true for, in a list of their own; nil for nil.
func kept[T any](all []T, keep func(*T) bool) []T {
	some := all[:0:0]
	for i := range all {
		if keep(&all[i]) {
			some = append(some, all[i])
		}
	}
	return some
}

// withhold blanks the findings of evidence: a later text may be about later events than the
// record that cites it. One empty entry is left of each list that was not empty.
func (e *Evidence) withhold() {
	e.Withheld, e.Passage, e.Run = true, nil, ""
	if len(e.Found) > 0 {
		e.Found = []Taken{{Slides: e.Slides}}
	}
	if len(e.Missing) > 0 {
		e.Missing = []Taken{{Slides: e.Slides}}
	}
	e.Reviews = slices.Clone(e.Reviews)
	for i := range e.Reviews {
		e.Reviews[i].Note = ""
	}
}

// days returns Deck.Days.
func (d *Deck) days() (days []Date) {
	for _, s := range d.Sources {
		known := s.Known()
		at := 0
		for at < len(days) && days[at].Last() < known.Last() {
			at++
		}
		if known != "" && (at == len(days) || days[at] != known) {
			days = append(days[:at:at], append([]Date{known}, days[at:]...)...)
		}
	}
	return days
}

// leansOn reports whether one of the citations names the passage of the evidence.
func leansOn(cites []Cite, e Evidence) bool {
	return slices.ContainsFunc(cites, func(c Cite) bool { return c.Source == e.Source && slices.Contains(c.Spots, e.Spot) })
}

// figureAsKnown returns a figure without its later records; the whole figure for an empty day.
func (d *Deck) figureAsKnown(f Figure, day Date) Figure {
	if day == "" {
		return f
	}
	if f.Many != nil {
		return f.manyAsKnown(day)
	}
	all := f.Records
	f.Records = kept(all, func(r *Record) bool { return d.KnownFrom(r).KnownBy(day) })
	for i := range f.Records {
		if r := &f.Records[i]; r.Contested != "" && !r.OthersKnown.KnownBy(day) {
			r.Contested, r.Others, r.Dispute = "", "", ""
		}
		if r := &f.Records[i]; r.Dispute != "" {
			r.Dispute = atDay(r.Dispute, day)
		}
	}
	f.Later = len(all) - len(f.Records)
	f.Annotations = kept(f.Annotations, func(a *Annotation) bool {
		return a.Cite == nil && f.Later == 0 || a.Cite != nil && d.KnownFrom(&Record{Cite: *a.Cite}).KnownBy(day)
	})
	if f.Later == 0 {
		return f
	}
	f.Title, f.Alt, f.Note, f.Steps, f.Highlight = "", "", "", nil, nil
	for _, r := range all { // a lane keeps its place and colour
		if r.Lane != "" && !slices.Contains(f.Lanes, r.Lane) {
			f.Lanes = append(slices.Clip(f.Lanes), r.Lane)
		}
	}
	return f
}

// slideAsKnown returns a slide without its later text. The figures of d have been filtered.
func (d *Deck) slideAsKnown(s Slide) Slide {
	if d.KnownOn == "" {
		return s
	}
	k := knownFilter{Deck: d, steps: map[int]bool{}}
	s.Blocks = k.blocks(s.Blocks)
	if later := k.removed; later && s.Known == "" || s.Known != "" && !s.Known.KnownBy(d.KnownOn) {
		s.Headline, s.Title = nil, ""
		s.Later = true
	} else {
		s.Headline = k.text(s.Headline)
	}
	seen := citesIn(s.Headline)
	for _, b := range s.Blocks {
		b.EachText(func(text []Node) { maps.Copy(seen, citesIn(text)) })
	}
	div := k.text([]Node{{Kind: "div", Children: s.Notes}})
	s.Notes = nil
	if len(div) > 0 {
		s.Notes = div[0].Children
	}
	s.Steps = k.renumber(s.Blocks)
	cites := append(slices.Clone(s.Cites), s.NoteCites...)
	s.Cites = kept(cites, func(c *Cite) bool { return seen[c.key()] || slices.ContainsFunc(k.records, c.equal) })
	inNotes := citesIn(s.Notes)
	s.NoteCites = kept(cites, func(c *Cite) bool { return inNotes[c.key()] && !slices.ContainsFunc(s.Cites, c.equal) })
	return s
}

func (c Cite) equal(o Cite) bool { return c.key() == o.key() }

// key tells the citations of a deck apart.
func (c Cite) key() [2]string { return [2]string{c.Source, c.Locator} }

// citesIn returns the keys of the citations in a text.
func citesIn(text []Node) map[[2]string]bool {
	keys := map[[2]string]bool{}
	Walk(text, func(n *Node) bool {
		if n.Cite != nil {
			keys[n.Cite.key()] = true
		}
		return true
	})
	return keys
}

// EachText calls fn for the text of a block, or the texts of its columns.
func (b *Block) EachText(fn func([]Node)) {
	if b.Text != nil {
		fn(b.Text)
	}
	for _, c := range b.Columns {
		for i := range c.Blocks {
			c.Blocks[i].EachText(fn)
		}
	}
}

// knownFilter holds the state of filtering one slide by date.
type knownFilter struct {
	*Deck
	removed bool         // text or records were removed
	records []Cite       // the citations of the remaining records
	steps   map[int]bool // the steps of the remaining text and figures
	figures []*Figure
}

func (k *knownFilter) blocks(blocks []Block) []Block {
	remaining := []Block{}
	for _, b := range blocks {
		switch {
		case b.Figure != "":
			f := k.Figure(b.Figure)
			k.removed = k.removed || f.Later > 0
			for i := range f.Steps {
				k.steps[f.After+i+1] = true
			}
			k.figures = append(k.figures, f)
			for _, r := range f.Records {
				k.records = append(k.records, r.Cite)
			}
			for _, a := range f.Annotations {
				if a.Cite != nil {
					k.records = append(k.records, *a.Cite)
				}
			}
		case b.Columns != nil:
			columns := []Column{}
			for _, c := range b.Columns {
				if c.Blocks = k.blocks(c.Blocks); len(c.Blocks) > 0 {
					columns = append(columns, c)
				}
			}
			if b.Columns = columns; len(columns) == 0 {
				continue
			}
		default:
			div := k.text([]Node{{Kind: "div", Children: b.Text}})
			if len(div) == 0 {
				continue
			}
			b.Text = div[0].Children
		}
		if b.Step > 0 {
			k.steps[b.Step] = true
		}
		remaining = append(remaining, b)
	}
	return remaining
}

// renumber numbers the remaining steps from 1 without gaps, and returns how many there are.
func (k *knownFilter) renumber(blocks []Block) int {
	old := slices.Sorted(maps.Keys(k.steps))
	now := map[int]int{}
	for i, n := range old {
		now[n] = i + 1
	}
	var number func(blocks []Block)
	number = func(blocks []Block) {
		for i := range blocks {
			b := &blocks[i]
			b.Step = now[b.Step]
			Walk(b.Text, func(n *Node) bool {
				n.Step = now[n.Step]
				return true
			})
			for _, c := range b.Columns {
				number(c.Blocks)
			}
		}
	}
	number(blocks)
	for _, f := range k.figures {
		before := 0
		for before < len(old) && old[before] <= f.After {
			before++
		}
		f.After = before
	}
	return len(old)
}

// text returns a copy of a text without what was known later. Links to slides get ?known=.
func (k *knownFilter) text(text []Node) []Node {
	root := Node{Children: copied(text)}
	if root.filter(k.KnownOn.Last()) {
		k.removed = true
	}
	Walk(root.Children, func(n *Node) bool {
		if n.Step > 0 {
			k.steps[n.Step] = true
		}
		for i, a := range n.Attrs {
			if a.Name == "href" && strings.HasPrefix(a.Value, "/s/") {
				n.Attrs[i].Value = atDay(a.Value, k.KnownOn)
			}
		}
		return true
	})
	return root.Children
}

// copied returns a copy of nodes that shares nothing with them that is changed by day.
func copied(nodes []Node) []Node {
	all := slices.Clone(nodes)
	for i := range all {
		all[i].Attrs = slices.Clone(all[i].Attrs)
		all[i].Children = copied(all[i].Children)
	}
	return all
}

// atDay adds ?known= to the path of a slide, before its fragment.
func atDay(path string, day Date) string {
	path, fragment, ok := strings.Cut(path, "#")
	if path += "?known=" + string(day); ok {
		path += "#" + fragment
	}
	return path
}

// filter removes the nodes known later than a day, and those that become empty by it: lists
// and tables without entries, headings without text below them, and divs without a dated
// statement. It reports whether it has removed anything.
func (n *Node) filter(day string) (removed bool) {
	stated := n.states()
	left := n.Children[:0]
	for _, c := range n.Children {
		switch {
		case c.Known <= day:
			if c.filter(day) {
				removed = true
				if !c.isCell() && c.vacant() {
					continue
				}
			}
		case c.isCell(): // the table keeps its shape
			c.Attrs = kept(c.Attrs, func(a *Attr) bool { return a.Name != "class" })
			c = Node{Kind: c.Kind, Attrs: append(c.Attrs, Attr{"class", "later"}), Children: []Node{{Text: "…"}}}
			removed = true
		default:
			removed = true
			continue
		}
		left = append(left, c)
	}
	n.Children = left
	if !removed {
		return false
	}
	for i := len(n.Children) - 1; i >= 0; i-- {
		if n.Children[i].isHeading() && (i == len(n.Children)-1 || n.Children[i+1].isHeading()) {
			n.Children = append(n.Children[:i], n.Children[i+1:]...)
		}
	}
	switch {
	case n.Kind == "table" && !slices.ContainsFunc(n.Children, func(c Node) bool { return c.Kind == "tbody" }),
		n.Kind == "div" && stated && !n.states():
		n.Children = nil
	}
	return true
}

// states reports whether a node below has a day from which it was known.
func (n *Node) states() bool {
	return slices.ContainsFunc(n.Children, func(c Node) bool { return c.Known != "" || c.states() })
}

func (n *Node) isCell() bool { return n.Kind == "td" || n.Kind == "th" }

func (n *Node) isHeading() bool { return n.Kind == "h2" || n.Kind == "h3" }

// vacant reports whether the node holds no more than punctuation and line breaks.
func (n *Node) vacant() bool {
	return !slices.ContainsFunc(n.Children, func(c Node) bool {
		return c.Kind != "br" && c.Kind != Text || strings.Trim(c.Text, " \n\u00a0.,;:–") != ""
	})
}
