package slides

import (
	"html"
	"slices"
	"strconv"
	"strings"
)

// never sorts after every real date, so that undated text is hidden whenever a day is asked
// for.
const never = "9999-12-31"

// last is the last day of a date, as "2015-09-30"; [never] for none.
func (d Date) last() string {
	if d == "" {
		return never
	}
	return d.Day()
}

// KnownBy reports whether a date ends no later than another. An empty date never does.
func (d Date) KnownBy(day Date) bool { return d.last() <= day.last() && d != "" }

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
// An empty day returns the whole deck, without the attributes data-known. The deck itself is
// not changed.
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

// withhold blanks the findings of evidence: a later text may be about later events than the
// record that cites it. One empty entry is left of each list that was not empty.
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

// days returns Deck.Days.
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

// leansOn reports whether one of the citations names the passage of the evidence.
func leansOn(cites []Cite, e Evidence) bool {
	return slices.ContainsFunc(cites, func(c Cite) bool { return c.Source == e.Source && slices.Contains(c.Paragraphs, e.Paragraph) })
}

// figureAsKnown returns a figure without its later records; the whole figure for an empty day.
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

// slideAsKnown returns a slide without its later text. The figures of d have been filtered.
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

// cited reports whether HTML has the mark of a citation, by its attribute data-cite.
func cited(text string, c Cite) bool {
	return strings.Contains(text, `data-cite="`+html.EscapeString(c.Source+" "+c.Locator)+`"`)
}

// knownFilter holds the state of filtering one slide by date.
type knownFilter struct {
	*Deck
	removed   bool            // text or records were removed
	remaining strings.Builder // the filtered HTML
	records   []Cite          // the citations of the remaining records
	steps     map[string]bool // the steps of the remaining text and figures
	figures   []*Figure
}

func (k *knownFilter) blocks(blocks []Block) []Block {
	remaining := []Block{}
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
		remaining = append(remaining, b)
	}
	return remaining
}

// renumber numbers the remaining steps from 1 without gaps, and returns how many there are.
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

// html filters HTML of the deck by date and drops the attributes data-known. Links to slides
// get ?known=.
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

// atDay adds ?known= to the path of a slide, before its fragment.
func atDay(path string, day Date) string {
	path, fragment, ok := strings.Cut(path, "#")
	if path += "?known=" + string(day); ok {
		path += "#" + fragment
	}
	return path
}

// element is a node of the HTML that this package writes: well-formed, with quoted
// attributes. A text node has an empty tag.
type element struct {
	tag      string // the opening tag without data-known
	name     string
	known    string // the value of data-known, as 2015-09-30; empty for none
	text     string
	children []*element
}

const knownMark = ` data-known="`

// parseHTML parses HTML that this package has written, and no other.
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

// filter removes the elements known later than a day, and those that become empty by it:
// lists and tables without entries, headings without text below them, and divs without a
// dated statement. It reports whether it has removed anything.
func (e *element) filter(day string) (removed bool) {
	stated := e.states()
	e.children = slices.DeleteFunc(e.children, func(c *element) bool {
		switch {
		case c.known <= day:
			if !c.filter(day) {
				return false
			}
			removed = true
			return c.name != "td" && c.vacant()
		case c.name == "td": // the table keeps its shape
			*c = element{tag: `<td class="later">`, name: "td", children: []*element{{text: "…"}}}
			removed = true
			return false
		}
		removed = true
		return true
	})
	if !removed {
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

// states reports whether an element below has data-known.
func (e *element) states() bool {
	return slices.ContainsFunc(e.children, func(c *element) bool { return c.known != "" || c.states() })
}

func (e *element) isHeading() bool { return e.name == "h2" || e.name == "h3" }

// vacant reports whether the element holds no more than punctuation and line breaks.
func (e *element) vacant() bool {
	return !slices.ContainsFunc(e.children, func(c *element) bool {
		return c.name != "br" && c.name != "" || strings.Trim(c.text, " \n\u00a0.,;:–") != ""
	})
}
