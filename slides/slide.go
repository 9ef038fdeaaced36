//go:build !js

package slides

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

var slug = regexp.MustCompile(`^[a-z0-9]+(?:-[a-z0-9]+)*$`)

// slideReader reads one slide from the nodes between two headings.
type slideReader struct {
	*reader
	Slide
	at int // the step at which the blocks that follow appear
}

// slides reads the slides of the document into the deck.
func (r *reader) slides(doc ast.Node) {
	n := doc.FirstChild()
	for n != nil {
		s := &slideReader{reader: r, Slide: Slide{Line: r.line(n.Pos())}}
		start := n
		if h := slideHeading(n); h != nil {
			s.heading(h)
			n = n.NextSibling()
		} else {
			r.deckErrorf(n.Pos(), "content before the first slide; begin with a heading such as # What this shows {#what-this-shows}")
		}
		s.Blocks = s.blocks(n, nil)
		for n != nil && slideHeading(n) == nil {
			n = n.NextSibling()
		}
		if slideHeading(start) != nil {
			r.deck.Slides = append(r.deck.Slides, s.finish())
		}
	}
	if len(r.deck.Slides) == 0 {
		r.errorf(deckFile, 0, "no slides; begin each with a heading such as # What this shows {#what-this-shows}")
	}
}

func slideHeading(n ast.Node) *ast.Heading {
	if h, ok := n.(*ast.Heading); ok && h.Level == 1 {
		return h
	}
	return nil
}

// heading reads the slide's headline, identifier, class and date.
func (s *slideReader) heading(n *ast.Heading) {
	t := s.text()
	t.blankLineBefore(n)
	s.Headline = t.inlines(n)
	s.Title = Plain(s.Headline)
	if s.Title == "" {
		s.deckErrorf(n.Pos(), "the heading has no text; write the slide's message")
	}

	a := headingAttributes(n)
	s.Slug = a.ID
	switch first, twice := s.slugs[s.Slug]; {
	case s.Slug == "":
		s.deckErrorf(n.Pos(), "the heading has no identifier; add one such as {#what-this-shows}, which becomes part of the URL")
	case !slug.MatchString(s.Slug):
		s.deckErrorf(n.Pos(), "identifier #%s; use lower-case letters, digits and single hyphens", s.Slug)
	case twice:
		s.deckErrorf(n.Pos(), "identifier #%s is already on line %d; choose another", s.Slug, first)
	default:
		s.slugs[s.Slug] = s.Line
	}
	for _, class := range a.Classes {
		if class != "title" {
			s.deckErrorf(n.Pos(), "unknown class %q on a heading%s (known: title)", class, hint(class, []string{"title"}))
		}
		s.Class = class
	}
	if s.Known = t.knownValue(n, &a); s.Known == "" {
		s.Known = Date(t.knownDay(s.Headline))
	}
	t.noValues(n, without(a.Values, "known"))
}

func headingAttributes(n *ast.Heading) attributes {
	if v, ok := n.AttributeString("attributes"); ok {
		return *v.(*attributes)
	}
	return attributes{}
}

// blocks reads the body of a slide, or of a column if column is not nil: the nodes from n to
// the next slide or the end.
func (s *slideReader) blocks(n ast.Node, column *divNode) []Block {
	blocks := []Block{}
	t := s.text()
	var prose []Node
	add := func(b Block) {
		if column == nil {
			b.Step = s.at
		}
		blocks = append(blocks, b)
	}
	flush := func() {
		if len(prose) > 0 {
			add(Block{Text: prose})
		}
		prose = nil
	}
	var pause ast.Node
	added := 0
	endPause := func() {
		if pause != nil && len(blocks) == added {
			s.deckErrorf(pause.Pos(), "nothing follows this pause; remove it")
		}
	}
	for ; n != nil && slideHeading(n) == nil; n = n.NextSibling() {
		div, _ := n.(*divNode)
		figure := s.figureAttributes(n)
		switch {
		case figure != nil:
			flush()
			add(Block{Figure: s.addFigure(n.(*ast.FencedCodeBlock), figure)})
		case column == nil && div != nil && div.is("columns"):
			flush()
			add(Block{Columns: s.columns(div)})
		case column == nil && div != nil && div.is("notes"):
			s.addNotes(div)
		case column == nil && s.isPause(n):
			flush()
			endPause()
			s.Steps++
			s.at = s.Steps
			pause, added = n, len(blocks)
		default:
			prose = append(prose, t.block(n)...)
		}
	}
	flush()
	endPause()
	return blocks
}

// isPause reports whether a node is the paragraph ". . .".
func (r *reader) isPause(n ast.Node) bool {
	p, ok := n.(*ast.Paragraph)
	return ok && p.Lines().Len() == 1 && strings.TrimSpace(string(p.Lines().Value(r.src))) == ". . ."
}

// addFigure adds a figure to the deck and its citations to the slide, and returns its ID.
func (s *slideReader) addFigure(n *ast.FencedCodeBlock, a *attributes) string {
	s.text().closedFence(n)
	f := s.figure(n, a)
	f.After = s.Steps
	s.Steps += len(f.Steps)
	s.deck.Figures = append(s.deck.Figures, f)
	for _, rec := range f.Records {
		s.Cites = addCite(s.Cites, rec.Cite)
	}
	return f.ID
}

// columns reads the columns of a div.
func (s *slideReader) columns(div *divNode) []Column {
	t := s.text()
	t.openDiv(div)
	var columns []Column
	total := 0
	for n := div.FirstChild(); n != nil; n = n.NextSibling() {
		d, ok := n.(*divNode)
		if !ok || !d.is("column") {
			s.deckErrorf(n.Pos(), "only ::: column may stand directly in columns; put this in one")
			t.block(n)
			continue
		}
		t.openDiv(d)
		width := s.width(d)
		total += width
		columns = append(columns, Column{Width: width, Blocks: s.blocks(d.FirstChild(), d)})
	}
	switch {
	case len(columns) == 0:
		s.deckErrorf(div.Pos(), "columns without a column; put ::: column inside, or remove it")
	case total > 100:
		s.deckErrorf(div.Pos(), "the columns take up %d%% of the width; make it 100 or less", total)
	}
	return columns
}

// width is Column.Width; 0 for none or after an error.
func (s *slideReader) width(d *divNode) int {
	width := d.value("width")
	if width == "" {
		return 0
	}
	percent, ok := strings.CutSuffix(width, "%")
	n, err := strconv.Atoi(percent)
	if !ok || err != nil || n < 1 || n > 99 {
		s.deckErrorf(d.Pos(), "width %q is not a share of the slide; write one such as \"40%%\"", width)
		return 0
	}
	return n
}

func (s *slideReader) addNotes(div *divNode) {
	t := s.text()
	t.inNotes = true
	t.openDiv(div)
	s.Notes = append(s.Notes, t.blocks(div)...)
}

// finish returns the slide after its last node.
func (s *slideReader) finish() Slide {
	s.NoteCites = slices.DeleteFunc(s.NoteCites, func(c Cite) bool { return hasCite(s.Cites, c) })
	return s.Slide
}

func hasCite(cites []Cite, c Cite) bool {
	return slices.ContainsFunc(cites, func(x Cite) bool { return x.Source == c.Source && x.Locator == c.Locator })
}

func addCite(cites []Cite, c Cite) []Cite {
	if hasCite(cites, c) {
		return cites
	}
	return append(cites, c)
}
