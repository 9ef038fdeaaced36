package pandoc

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"exhibit/slides"
	"exhibit/slides/colour"
	"exhibit/slides/syntax"
)

// section is what makes up one slide: its heading, nil for none, and the blocks from first to the
// beginning of the next slide.
type section struct {
	start   int // offset in the source
	heading *ast.Heading
	part    bool // a heading above the level of slides: a part of the deck
	blocks  []ast.Node
	notes   []ast.Node // that other tools write behind a line such as Note:
}

// slideLevel is the level of the headings that begin slides, as Pandoc has it: the highest that is
// followed by something else than a heading, or what slide-level in the front matter says.
func (r *reader) slideLevel() int {
	if r.level > 0 {
		return r.level
	}
	doc, _ := r.parseMarkdown(r.src)
	return levelOf(doc)
}

func levelOf(doc ast.Node) int {
	level := 7
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok || h.Level >= level {
			continue
		}
		next := n.NextSibling()
		if _, heading := next.(*ast.Heading); next != nil && !heading && next.Kind() != ast.KindThematicBreak {
			level = h.Level
		}
	}
	if level == 7 { // headings only, or none
		for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
			if h, ok := n.(*ast.Heading); ok {
				level = min(level, h.Level)
			}
		}
	}
	return level
}

// sections splits a document into slides, by Pandoc's rules for slide shows: a heading of the
// level of slides begins one, a heading above it one that stands for a part, and a rule one without
// a heading unless a heading follows.
func (r *reader) sections(doc, noted ast.Node) []section {
	if r.level == 0 {
		r.level = levelOf(doc)
	}
	var all []section
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		h, isHeading := n.(*ast.Heading)
		switch {
		case isHeading && h.Level <= r.level:
			if last := len(all) - 1; last >= 0 && all[last].heading == nil && len(all[last].blocks) == 0 {
				all = all[:last] // the rule before it
			}
			all = append(all, section{start: n.Pos(), heading: h, part: h.Level < r.level})
		case n.Kind() == ast.KindThematicBreak:
			if syntax.IsColumnLine([]byte(r.lineText(r.line(n.Pos())))) {
				r.deckWarnf(n.Pos(), "this is a rule, which begins a slide; for a table, leave a line empty before it, put its rows right below, and end it with such a line as well")
			}
			all = append(all, section{start: n.Pos()})
		case n.Kind() == extast.KindFootnoteList: // its notes go to the slides that refer to them
		default:
			if len(all) == 0 {
				if n.Kind() == ast.KindLinkReferenceDefinition {
					continue
				}
				all = append(all, section{start: max(n.Pos(), 0)})
			}
			last := &all[len(all)-1]
			last.blocks = append(last.blocks, n)
		}
	}
	if noted != nil {
		all = r.addNotes(all, noted)
	}
	return all
}

// addNotes gives the blocks of speaker notes to the slides in which they stand.
func (r *reader) addNotes(all []section, noted ast.Node) []section {
	i := 0
	for n := noted.FirstChild(); n != nil; n = n.NextSibling() {
		pos := n.Pos()
		if h, ok := n.(*ast.Heading); ok && h.Level <= r.level || n.Kind() == ast.KindThematicBreak {
			continue // the beginning of a slide
		}
		for i+1 < len(all) && all[i+1].start <= pos {
			i++
		}
		if len(all) == 0 {
			all = append(all, section{start: pos})
		}
		all[i].notes = append(all[i].notes, n)
	}
	return all
}

// readSlides reads the slides of the deck. noted has the speaker notes that stand apart; nil for none.
func (r *reader) readSlides(doc, noted ast.Node) {
	r.gatherFootnotes(doc)
	r.numberExamples(doc)
	if noted != nil {
		r.numberExamples(noted)
	}
	all := r.sections(doc, noted)
	for _, s := range all { // explicit identifiers are taken before others are made
		if s.heading != nil {
			r.takeIdentifier(s.heading)
		}
	}
	for _, s := range all {
		if s.heading == nil && len(s.blocks) == 0 && len(s.notes) == 0 {
			continue // between two rules, or behind the last
		}
		if r.isHidden(s) {
			continue
		}
		r.deck.Slides = append(r.deck.Slides, r.readSlide(s))
	}
	if len(r.deck.Slides) == 0 {
		r.errorf(r.name, 0, "no slides; begin each with a heading such as # What this shows")
		return
	}
	switch {
	case r.deck.Title == "":
		r.deck.Title = r.deck.Slides[0].Title
	case !strings.Contains(" "+r.deck.Slides[0].Class+" ", " title ") && !r.front.PageTitle.Given():
		r.deck.Slides = append([]slides.Slide{r.titleSlide()}, r.deck.Slides...)
	}
	r.cover()
}

// cover puts the title and part slides that have no background of their own on the colour of the theme's cover.
func (r *reader) cover() {
	if r.deck.Theme == nil || r.deck.Theme.Cover == "" {
		return
	}
	ground, _ := colour.Parse(r.deck.Theme.Cover)
	for i := range r.deck.Slides {
		if s := &r.deck.Slides[i]; s.Opens() && !strings.Contains(s.Class, "on-") {
			s.Class += " " + ground.Class()
		}
	}
}

// isHidden reports whether the heading of a section says that it is no slide for the audience, as Quarto and
// reveal.js have it. Its text becomes speaker notes of the slide before it.
func (r *reader) isHidden(s section) bool {
	if s.heading == nil {
		return false
	}
	a := headingAttributes(s.heading)
	if a.value("visibility") != "hidden" && a.value("data-visibility") != "hidden" && !hasNoteClass(a.Classes) && !hides(&a) {
		return false
	}
	r.deckWarnf(s.start, "this slide is hidden: no audience sees it; take the class or attribute away to show it")
	if len(r.deck.Slides) > 0 {
		hidden := &slideReader{reader: r}
		t := hidden.text()
		t.inNotes = true
		last := &r.deck.Slides[len(r.deck.Slides)-1]
		last.Notes = append(last.Notes, slides.Node{Kind: "p", Pos: s.start, Children: t.inlines(s.heading)})
		last.Notes = append(last.Notes, t.container(s.blocks)...)
		last.Notes = append(last.Notes, hidden.Notes...)
	}
	return true
}

// titleSlide is the slide that is made of the front matter, for a deck without one of its own.
func (r *reader) titleSlide() slides.Slide {
	d := r.deck
	s := slides.Slide{Slug: "title-slide", Title: d.Title, Headline: []slides.Node{{Text: d.Title}}, Class: "title", Front: true, Line: 1, Blocks: []slides.Block{}}
	if !r.ids.Take(s.Slug) {
		s.Slug = r.ids.Make(s.Slug)
	}
	r.slugs[s.Slug], r.anchors[s.Slug] = 1, s.Slug
	return s
}
