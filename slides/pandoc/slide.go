package pandoc

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
	"exhibit/slides/identifier"
	"exhibit/slides/spelling"
)

// slideReader reads one slide.
type slideReader struct {
	*reader
	slides.Slide
	innerHeading   *ast.Heading // the first among the blocks; nil for none
	at             int          // the step at which the blocks that follow appear
	slideFootnotes []slides.Node
	ordered        []orderedStep
	inner          []string // identifiers within the slide
	// seen and seenInNotes are the citations of Cites and NoteCites.
	seen, seenInNotes map[citedPlace]bool
}

// orderedStep is a step that an author has given a place among the others.
type orderedStep struct{ step, index int }

// takeIdentifier takes the identifier that an author has given a heading which begins a slide.
func (r *reader) takeIdentifier(n *ast.Heading) {
	a := headingAttributes(n)
	switch {
	case a.ID == "":
	case !identifier.Valid(a.ID):
		r.disowned[n] = true
		r.deckErrorf(n.Pos(), "identifier #%s; use letters, digits, hyphens, dots and underscores, 100 at most", a.ID)
	case !r.ids.Take(a.ID):
		first := r.slugs[a.ID]
		r.disowned[n] = true
		r.deckErrorf(n.Pos(), "identifier #%s is already on line %d; choose another", a.ID, first)
	default:
		r.slugs[a.ID] = r.position(n.Pos()).Line
	}
}

// readSlide reads a slide.
func (r *reader) readSlide(from section) slides.Slide {
	s := &slideReader{reader: r, Slide: slides.Slide{Line: r.position(from.start).Line, Pos: from.start}}
	if from.heading != nil {
		s.heading(from.heading)
	}
	if from.part && !strings.Contains(" "+s.Class+" ", " part ") {
		s.addClass("part")
	}
	s.Blocks = slices.Concat(s.Blocks, s.blocks(from.blocks, nil))
	if s.Blocks == nil {
		s.Blocks = []slides.Block{}
	}
	s.takeHeadline()
	if len(from.notes) > 0 {
		t := s.text()
		t.inNotes = true
		s.Notes = append(s.Notes, t.container(from.notes)...)
	}
	s.finish()
	return s.Slide
}

// heading reads the slide's headline, identifier, classes and date.
func (s *slideReader) heading(n *ast.Heading) {
	t := s.text()
	t.blankLineBefore(n)
	s.Headline = t.inlines(n)
	if figures := t.pictures(s.Headline); figures != nil { // nothing is left to read
		s.Blocks, s.Headline = []slides.Block{{Text: figures}}, nil
	}
	s.Title = slides.Plain(s.Headline)
	a := headingAttributes(n)
	if !s.disowned[n] {
		s.Slug = a.ID
	}
	if s.Known = t.knownValue(n, &a); s.Known == "" {
		s.Known = slides.Date(t.knownDay(s.Headline))
	}
	s.options(n, &a)
}

// options reads the classes and other attributes of a slide's heading.
func (s *slideReader) options(n *ast.Heading, a *attributes) {
	for _, class := range a.Classes {
		switch {
		case slices.Contains(classNames(onHeading), class):
			s.addClass(class)
		case slices.Contains(quietClasses, class):
		default:
			s.warnOnce("class "+class, n.Pos(), "class %q on a heading means nothing here and is left out%s; remove it", class, spelling.Hint(class, classNames(onHeading)).After("."))
		}
	}
	s.background(n, a)
	s.text().otherValues(n, without(a.Values, append([]string{"known"}, backgroundKeys...)...))
}

func (s *slideReader) addClass(class string) { s.Class = strings.TrimSpace(s.Class + " " + class) }

// identify gives a slide an identifier where the author has given none, and one without a heading a title:
// the beginning of its text.
func (s *slideReader) identify() {
	name := s.Title
	if name == "" {
		said := s.said(s.Blocks)
		s.Title, name = beginning(said), shortName(said)
	}
	if s.Slug == "" {
		s.Slug = s.ids.Make(name)
		if _, twice := s.slugs[s.Slug]; !twice {
			s.slugs[s.Slug] = s.Line
		}
	}
	for _, id := range append([]string{s.Slug}, s.inner...) {
		if s.anchors[id] == "" {
			s.anchors[id] = s.Slug
		}
	}
}

func headingAttributes(n *ast.Heading) attributes {
	if v, ok := n.AttributeString("attributes"); ok {
		return *v.(*attributes)
	}
	return attributes{}
}

// finish completes the slide after its last block.
func (s *slideReader) finish() {
	if len(s.slideFootnotes) > 0 {
		s.Blocks = append(s.Blocks, slides.Block{Text: []slides.Node{{Kind: "ol", Attrs: []slides.Attr{{Name: "class", Value: "footnotes"}}, Children: s.slideFootnotes}}})
	}
	s.orderSteps()
	s.layOut()
	s.NoteCites = slices.DeleteFunc(s.NoteCites, func(c slides.Cite) bool { return s.seen[citedPlace{c.Source, c.Locator}] })
	s.identify()
}

// orderSteps gives fragments with an index the steps that they were given in the order of their
// indexes.
func (s *slideReader) orderSteps() {
	if len(s.ordered) == 0 {
		return
	}
	var steps []int
	for _, o := range s.ordered {
		steps = append(steps, o.step)
	}
	slices.Sort(steps)
	byIndex := slices.Clone(s.ordered)
	slices.SortStableFunc(byIndex, func(a, b orderedStep) int { return a.index - b.index })
	now := map[int]int{}
	for i, o := range byIndex {
		now[o.step] = steps[i]
	}
	var number func(blocks []slides.Block)
	number = func(blocks []slides.Block) {
		for _, b := range blocks {
			slides.Walk(b.Text, func(n *slides.Node) bool {
				if to, ok := now[n.Step]; ok {
					n.Step = to
				}
				return true
			})
			for _, c := range b.Columns {
				number(c.Blocks)
			}
		}
	}
	number(s.Blocks)
}

// slideURL is the path of the slide with a slug.
func slideURL(slug string) string { return "/s/" + slug }

// citedPlace tells the citations of a slide apart.
type citedPlace struct{ source, locator string }

// addCite adds a citation to those that the slide shows, or that only its notes have, once.
func (s *slideReader) addCite(c slides.Cite, inNotes bool) {
	cites, seen := &s.Cites, &s.seen
	if inNotes {
		cites, seen = &s.NoteCites, &s.seenInNotes
	}
	if *seen == nil {
		*seen = map[citedPlace]bool{}
	}
	if at := (citedPlace{c.Source, c.Locator}); !(*seen)[at] {
		(*seen)[at] = true
		*cites = append(*cites, c)
	}
}
