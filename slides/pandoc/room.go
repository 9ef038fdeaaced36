package pandoc

import (
	"strconv"

	"exhibit/slides/room"
)

// sizeText gives a slide the class by which its text is set larger or smaller: "size-135", the size in percent
// of the usual one, by the room that there is. It warns of a slide that does not fit in the smallest, which has the
// class "long".
func (s *slideReader) sizeText() {
	estimate := room.Of(&s.Slide, s.deck, &s.widths)
	size := estimate.Size()
	if s.Opens() {
		size = min(size, 100)
	}
	if size != 100 && len(s.Blocks) > 0 {
		s.addClass("size-" + strconv.Itoa(size))
	}
	for id, box := range room.Boxes(&s.Slide, s.deck, &s.widths, size) {
		s.deck.Figure(id).Box = box
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
