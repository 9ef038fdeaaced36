package evidence

import (
	"exhibit/slides"
	"fmt"
	"strings"
	"unicode"
)

// asserts reports whether the body of a slide says something that a source could bear out: words that are
// neither the deck's own nor code.
func asserts(s *slides.Slide) (found bool) {
	for i := range s.Blocks {
		found = found || s.Blocks[i].Figure != ""
		s.Blocks[i].EachText(func(text []slides.Node) {
			slides.Walk(text, func(n *slides.Node) bool {
				if n.Claim == slides.Own || n.Kind == "code" {
					return false
				}
				found = found || strings.ContainsFunc(n.Text, unicode.IsLetter)
				return !found
			})
		})
	}
	return found
}

// checkSlides reports slides that cite nothing, but for those that open the deck or a part of it, list
// its sources, or assert nothing.
func (c *checker) checkSlides() {
	for _, s := range c.deck.Slides {
		if len(s.Cites) == 0 && !s.Opens() && !listsSources(&s) && asserts(&s) {
			c.find(c.atLine(s.Pos), "uncited", "slide #%s cites nothing that its audience sees; cite the passages it rests on", s.Slug)
		}
	}
}

// listsSources reports whether a slide has a list of the deck's sources.
func listsSources(s *slides.Slide) (found bool) {
	for i := range s.Blocks {
		s.Blocks[i].EachText(func(text []slides.Node) {
			slides.Walk(text, func(n *slides.Node) bool {
				found = found || n.Attr("class") == slides.References
				return !found
			})
		})
	}
	return found
}

// atLine is the line of an offset of the deck's text.
func (c *checker) atLine(pos int) place {
	at := c.parsed.Place(pos)
	at.Column = 0
	return at
}

// maxUncited is how many sources that nothing cites are named.
const maxUncited = 5

// checkSources reports sources that nothing cites and those that marks cannot tell apart.
func (c *checker) checkSources() {
	var uncited []string
	for _, s := range c.parsed.Uncited {
		uncited = append(uncited, fmt.Sprintf("%q", s.ID))
	}
	switch n := len(uncited); {
	case n == 0 || !c.parsed.Slides:
	case n == 1:
		s := c.parsed.Uncited[0]
		c.find(place{File: s.List, Line: s.Line}, "source", "source %s is never cited; cite or remove it, or name it in nocite", uncited[0])
	default:
		s := c.parsed.Uncited[0]
		if n > maxUncited {
			uncited = append(uncited[:maxUncited], fmt.Sprintf("%d more", n-maxUncited))
		}
		last := len(uncited) - 1
		c.find(place{File: s.List, Line: s.Line}, "source", "sources %s and %s are never cited; cite or remove them, or name them in nocite", strings.Join(uncited[:last], ", "), uncited[last])
	}
	labels := map[string]string{}
	for _, s := range c.deck.Sources {
		if other, twice := labels[strings.ToLower(s.Label)]; twice {
			c.find(place{File: s.List, Line: s.Line}, "source", "source %q has the label %q, as %q has; give it a citation-label of its own", s.ID, s.Label, other)
		}
		labels[strings.ToLower(s.Label)] = s.ID
	}
}

// citeAt is paragraphs of one source, one at least, that the deck cites in one place.
type citeAt struct {
	passages []passage
	place
}

func (at citeAt) source() string { return at.passages[0].source }

// citedSources are the ids of sources of which a paragraph is cited.
func (c *checker) citedSources() map[string]bool {
	cited := map[string]bool{}
	for _, at := range c.cites {
		cited[at.source()] = true
	}
	return cited
}

// checkCites reports cited paragraphs that their source or the lock does not have.
func (c *checker) checkCites(l *lock) {
	c.checkUnplaced(l)
	for _, at := range c.cites {
		if c.sources[at.source()] == nil {
			continue // the reader has reported it
		}
		s := l.sources[at.source()]
		var none, unlocked []passage
		for _, p := range at.passages {
			switch {
			case s != nil && s.lacks(p.at):
				none = append(none, p)
			case l.passages[p] == nil:
				unlocked = append(unlocked, p)
			}
		}
		if len(none) > 0 {
			f := c.find(at.place, "passage", "%s %s not there, for the text has %s; correct the citation", passageList(none), isOrAre(none), s.extent(none[0].at))
			c.mendCite(f, l, at.place, "")
		}
		if len(unlocked) > 0 {
			c.find(at.place, "lock", "%s %s not in the lock; run exhibit lock", passageList(unlocked), isOrAre(unlocked)).relock()
		}
	}
}

func isOrAre(passages []passage) string {
	if len(passages) == 1 {
		return "is"
	}
	return "are"
}
