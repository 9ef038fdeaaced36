package pandoc

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/room"
)

const (
	statementText = 140 // characters of a slide's text, at most, that are set as large as a headline
	numberText    = 12  // characters of a headline, at most, that is a number by itself
)

// sizeText gives a slide the classes by which its text is set larger or smaller: "statement" for a
// sentence, a quotation or a headline alone, with "number" where the headline is one; for others
// "size-135", the size in percent of the usual one, by the room that there is. It warns of a slide that
// does not fit in the smallest, which has the class "long".
func (s *slideReader) sizeText() {
	if s.isStatement() {
		s.addClass("statement")
		if isNumber(s.Title) && !s.Opens() {
			s.addClass("number")
		}
		return
	}
	estimate := room.Of(&s.Slide, s.deck, &s.widths)
	size := estimate.Size()
	if s.Opens() {
		size = min(size, 100)
	}
	if size != 100 && len(s.Blocks) > 0 {
		s.addClass("size-" + strconv.Itoa(size))
	}
	if !estimate.Fits(size) {
		s.addClass("long")
		if estimate.Wide[len(room.Sizes)-1] {
			s.deckWarnf(s.Pos, "slide %q holds a table that is wider than fits at 1280x720; divide it, or shorten its longest words", s.Title)
			return
		}
		s.deckWarnf(s.Pos, "slide %q holds more than fits at 1280x720, so that it has to be scrolled; divide it, or move what need not be read to its notes", s.Title)
	}
}

// isStatement reports whether all that a slide says is a headline or a few words, without anything that
// has a shape of its own.
func (s *slideReader) isStatement() bool {
	if len(s.Blocks) == 0 && (s.Opens() || len(s.Headline) == 0) || s.Opens() && strings.Contains(" "+s.Class+" ", " part ") {
		return false
	}
	length, blocks := 0, 0
	for _, b := range s.Blocks {
		if b.Text == nil {
			return false
		}
		for i := range b.Text {
			n := &b.Text[i]
			if !slices.Contains([]slides.Kind{"p", "h2", "h3", "blockquote"}, n.Kind) || n.Attr("class") != "" || hasPicture(n) {
				return false
			}
			blocks++
			length += utf8.RuneCountInString(slides.Plain(n.Children))
		}
	}
	return blocks <= 2 && length <= statementText && !hasPicture(&slides.Node{Children: s.Headline})
}

func hasPicture(of *slides.Node) (found bool) {
	slides.Walk(of.Children, func(n *slides.Node) bool {
		found = found || n.Kind == "img" || n.Kind == "video" || n.Attr("class") == "missing"
		return !found
	})
	return found
}

// isNumber reports whether a headline is a number with what it counts: 31%, €61 or 1.2 million.
func isNumber(title string) bool {
	return title != "" && utf8.RuneCountInString(title) <= numberText && strings.ContainsFunc(title, unicode.IsDigit) && len(strings.Fields(title)) <= 2
}
