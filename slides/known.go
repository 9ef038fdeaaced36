package slides

import (
	"html"
	"slices"
	"strconv"
	"strings"
)

// never is the last day of what nobody dated: it is later than every date that can be
// asked for, so that what may be newer is not shown.
const never = "9999-12-31"

// last is the last day of a date, as "2015-09-30"; [never] for none.
func (d Date) last() string {
	if d == "" {
		return never
	}
	return d.Day()
}

// KnownBy reports whether a date is over by the end of another. An empty date never is.
func (d Date) KnownBy(day Date) bool { return d.last() <= day.last() && d != "" }

// Known is the date from which a source's text was there: when it was issued, else the
// date at which its content places it; empty when neither is known.
func (s *Source) Known() Date {
	if s.Issued != "" {
		return s.Issued
	}
	return s.Available
}

// KnownFrom is the date from which a record was known: the one that its author gives, else
// its own, to the end of its span, else that of its source; empty when there is none.
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

// AsKnown is the deck as it was known at the end of a day: without the records, the text
// and the sources that came later. The rule is the same for all: what has a date of its own
// follows that, and what has none follows its source. A summary (a headline, a figure's title,
// its text alternative and note) whose slide or figure has lost anything, and that has no date
// of its own, is left empty. A source that is newer than the day stays only where a record that
// was known by then rests on it, and then without what was found in its passages.
//
// An empty day leaves the whole deck, without the marks that AsKnown needs. The deck itself
// is not changed.
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
		e.Slides = slices.DeleteFunc(slices.Clone(e.Slides), func(slug string) bool {
			s, _ := known.Slide(slug)
			return !leansOn(s.Cites, e) && !leansOn(s.NoteCites, e)
		})
		if s := d.Source(e.Source); s != nil && !s.Known().KnownBy(day) {
			e.withhold()
		}
		if len(e.Slides) > 0 {
			known.Evidence = append(known.Evidence, e)
		}
	}
	known.Sources = slices.DeleteFunc(slices.Clone(d.Sources), func(s Source) bool {
		return !s.Known().KnownBy(day) && !slices.ContainsFunc(known.Evidence, func(e Evidence) bool { return e.Source == s.ID })
	})
	return &known
}

// withhold leaves of evidence what was found to the reader of the whole deck: the words of
// a later text may be about later things than the record that rests on it.
func (e *Evidence) withhold() {
	e.Withheld = true
	if len(e.Found) > 0 {
		e.Found = []string{""}
	}
	if len(e.Missing) > 0 {
		e.Missing = []string{""}
	}
	if e.Review != nil {
		r := *e.Review
		r.Note, e.Review = "", &r
	}
}

func (d *Deck) days() (days []Date) {
	for _, s := range d.Sources {
		known := s.Known()
		at := 0
		for at < len(days) && days[at].last() < known.last() {
			at++
		}
		if known != "" && (at == len(days) || days[at] != known) {
			days = slices.Insert(days, at, known)
		}
	}
	return days
}

func leansOn(cites []Cite, e Evidence) bool {
	return slices.ContainsFunc(cites, func(c Cite) bool { return c.Source == e.Source && slices.Contains(c.Paragraphs, e.Paragraph) })
}

func (d *Deck) figureAsKnown(f Figure, day Date) Figure {
	if day == "" {
		return f
	}
	all := f.Records
	f.Records = slices.DeleteFunc(slices.Clone(all), func(r Record) bool { return !d.KnownFrom(&r).KnownBy(day) })
	for i := range f.Records {
		if r := &f.Records[i]; r.Contested != "" && !r.OthersKnown.KnownBy(day) {
			r.Contested, r.Others, r.Dispute = "", "", ""
		}
		if r := &f.Records[i]; r.Dispute != "" {
			r.Dispute = atDay(r.Dispute, day)
		}
	}
	if f.Later = len(all) - len(f.Records); f.Later == 0 {
		return f
	}
	f.Title, f.Alt, f.Note, f.Steps = "", "", "", nil
	for _, r := range all { // a lane keeps its place and colour
		if r.Lane != "" && !slices.Contains(f.Lanes, r.Lane) {
			f.Lanes = append(slices.Clip(f.Lanes), r.Lane)
		}
	}
	return f
}

// slideAsKnown is a slide of the deck, whose figures are already as known.
func (d *Deck) slideAsKnown(s Slide) Slide {
	k := knownFilter{Deck: d, steps: map[string]bool{}}
	s.Blocks = k.blocks(s.Blocks)
	s.Steps = k.renumber(s.Blocks)
	if later := k.removed; later && s.Known == "" || d.KnownOn != "" && s.Known != "" && !s.Known.KnownBy(d.KnownOn) {
		s.Headline, s.Title = "", ""
		s.Later = true
	} else {
		s.Headline = k.html(s.Headline)
	}
	seen := k.remaining.String()
	s.Notes = k.html(s.Notes)
	if d.KnownOn == "" {
		return s
	}
	cites := append(slices.Clone(s.Cites), s.NoteCites...)
	s.Cites = slices.DeleteFunc(slices.Clone(cites), func(c Cite) bool { return !cited(seen, c) && !slices.ContainsFunc(k.records, c.equal) })
	s.NoteCites = slices.DeleteFunc(cites, func(c Cite) bool { return slices.ContainsFunc(s.Cites, c.equal) || !cited(s.Notes, c) })
	return s
}

func (c Cite) equal(o Cite) bool { return c.Source == o.Source && c.Locator == o.Locator }

// cited tells whether HTML has a mark for a citation.
func cited(text string, c Cite) bool {
	return strings.Contains(text, `data-cite="`+html.EscapeString(c.Source+" "+c.Locator)+`"`)
}

// knownFilter is the state of taking from one slide what was not known.
type knownFilter struct {
	*Deck
	removed   bool            // something was taken
	remaining strings.Builder // the HTML that was left
	records   []Cite          // what the records left rest on
	steps     map[string]bool // that something left comes at
	figures   []*Figure
}

func (k *knownFilter) blocks(blocks []Block) []Block {
	left := []Block{}
	for _, b := range blocks {
		switch {
		case b.Figure != "":
			f := k.Figure(b.Figure)
			k.removed = k.removed || f.Later > 0
			for i := range f.Steps {
				k.steps[strconv.Itoa(f.After+i+1)] = true
			}
			k.figures = append(k.figures, f)
			for _, r := range f.Records {
				k.records = append(k.records, r.Cite)
			}
		case b.Columns != nil:
			columns := []Column{}
			for _, c := range b.Columns {
				if c.Blocks = k.blocks(c.Blocks); len(c.Blocks) > 0 || k.KnownOn == "" {
					columns = append(columns, c)
				}
			}
			if b.Columns = columns; len(columns) == 0 {
				continue
			}
		default:
			if b.HTML = k.html(b.HTML); b.HTML == "" {
				continue
			}
		}
		if b.Step > 0 {
			k.steps[strconv.Itoa(b.Step)] = true
		}
		left = append(left, b)
	}
	return left
}

// renumber closes the gaps between the steps that are left and returns their number.
func (k *knownFilter) renumber(blocks []Block) int {
	var old []int
	for s := range k.steps {
		n, _ := strconv.Atoi(s)
		old = append(old, n)
	}
	slices.Sort(old)
	var pairs []string
	for i, n := range old {
		pairs = append(pairs, stepMark(n), stepMark(i+1))
	}
	if len(old) > 0 && old[len(old)-1] != len(old) {
		step := strings.NewReplacer(pairs...)
		for i := range blocks {
			blocks[i].HTML = step.Replace(blocks[i].HTML)
			if at := slices.Index(old, blocks[i].Step); at >= 0 {
				blocks[i].Step = at + 1
			}
			for j := range blocks[i].Columns {
				for l := range blocks[i].Columns[j].Blocks {
					b := &blocks[i].Columns[j].Blocks[l]
					b.HTML = step.Replace(b.HTML)
				}
			}
		}
	}
	for _, f := range k.figures {
		before := 0
		for before < len(old) && old[before] <= f.After {
			before++
		}
		f.After = before
	}
	return len(old)
}

func stepMark(n int) string { return ` data-step="` + strconv.Itoa(n) + `"` }

// html is HTML of the deck without what was not known, and without the marks. Its links
// to slides keep the date.
func (k *knownFilter) html(text string) string {
	root := parseHTML(text)
	if k.KnownOn != "" && root.filter(k.KnownOn.last()) {
		k.removed = true
	}
	var b strings.Builder
	for _, n := range root.children {
		k.write(&b, n)
	}
	k.remaining.WriteString(b.String())
	return b.String()
}

func (k *knownFilter) write(b *strings.Builder, e *element) {
	if e.tag == "" {
		b.WriteString(e.text)
		return
	}
	if _, after, ok := strings.Cut(e.tag, ` data-step="`); ok {
		step, _, _ := strings.Cut(after, `"`)
		k.steps[step] = true
	}
	tag := e.tag
	if before, after, ok := strings.Cut(tag, ` href="/s/`); ok && k.KnownOn != "" {
		address, rest, _ := strings.Cut(after, `"`)
		tag = before + ` href="` + atDay("/s/"+address, k.KnownOn) + `"` + rest
	}
	b.WriteString(tag)
	for _, c := range e.children {
		k.write(b, c)
	}
	if e.name != "br" {
		b.WriteString("</" + e.name + ">")
	}
}

// atDay is the path of a slide, perhaps with a fragment, on a day.
func atDay(path string, day Date) string {
	path, fragment, ok := strings.Cut(path, "#")
	if path += "?known=" + string(day); ok {
		path += "#" + fragment
	}
	return path
}

// element is a node of the HTML that this package writes, which is well-formed and quotes
// its attributes. A text has no tag.
type element struct {
	tag      string // the whole opening tag, less the mark
	name     string
	known    string // the mark: the last day of the date from which it was known
	text     string
	children []*element
}

const knownMark = ` data-known="`

// parseHTML reads HTML that this package has written.
func parseHTML(text string) *element {
	root := &element{}
	open := []*element{root}
	for text != "" {
		at := open[len(open)-1]
		if text[0] != '<' {
			end := strings.IndexByte(text+"<", '<')
			at.children = append(at.children, &element{text: text[:end]})
			text = text[end:]
			continue
		}
		end := min(strings.IndexByte(text+">", '>')+1, len(text))
		tag := text[:end]
		text = text[end:]
		if strings.HasPrefix(tag, "</") {
			open = open[:max(1, len(open)-1)]
			continue
		}
		e := &element{tag: tag, name: tag[1:strings.IndexAny(tag+">", " >")]}
		if before, after, ok := strings.Cut(tag, knownMark); ok {
			value, rest, _ := strings.Cut(after, `"`)
			e.known, e.tag = value, before+rest
		}
		at.children = append(at.children, e)
		if e.name != "br" {
			open = append(open, e)
		}
	}
	return root
}

// filter removes what is marked as newer than a day, and what that leaves without a meaning:
// lists and tables without entries, headings with nothing below them, and a text none of
// whose statements is left. It reports whether it has removed anything.
func (e *element) filter(day string) (taken bool) {
	stated := e.states()
	e.children = slices.DeleteFunc(e.children, func(c *element) bool {
		switch {
		case c.known <= day:
			if !c.filter(day) {
				return false
			}
			taken = true
			return c.name != "td" && c.vacant()
		case c.name == "td": // the table keeps its shape
			*c = element{tag: `<td class="later">`, name: "td", children: []*element{{text: "…"}}}
			taken = true
			return false
		}
		taken = true
		return true
	})
	if !taken {
		return false
	}
	for i := len(e.children) - 1; i >= 0; i-- {
		if e.children[i].isHeading() && (i == len(e.children)-1 || e.children[i+1].isHeading()) {
			e.children = slices.Delete(e.children, i, i+1)
		}
	}
	switch {
	case e.name == "table" && !slices.ContainsFunc(e.children, func(c *element) bool { return c.name == "tbody" }),
		e.name == "div" && stated && !e.states():
		e.children = nil
	}
	return true
}

// states reports whether there is a marked statement below the element.
func (e *element) states() bool {
	return slices.ContainsFunc(e.children, func(c *element) bool { return c.known != "" || c.states() })
}

func (e *element) isHeading() bool { return e.name == "h2" || e.name == "h3" }

// vacant reports whether nothing is left but marks of punctuation.
func (e *element) vacant() bool {
	return !slices.ContainsFunc(e.children, func(c *element) bool {
		return c.name != "br" && c.name != "" || strings.Trim(c.text, " \n\u00a0.,;:–") != ""
	})
}
