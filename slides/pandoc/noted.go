package pandoc

import (
	"regexp"
	"strings"

	"exhibit/slides"
)

// notedText matches text that begins as other tools' speaker notes do.
var notedText = regexp.MustCompile(`^[\s\x{200b}]*(?:` + noteMark + `|(?:\?|？){3,})`)

// noted reports whether the text of an item, cell or the like begins as speaker notes do, and then adds it to them:
// no audience sees it. **Note:** begins with an element, and is shown.
func (t *textReader) noted(nodes []slides.Node, pos int) bool {
	if t.inNotes || t.s.showsNoteLines() {
		return false
	}
	text := nodes
	for len(text) > 0 && text[0].Kind == "p" {
		text = text[0].Children
	}
	var begins strings.Builder // the first run of plain text, which may be several nodes
	for i := range text {
		if text[i].Kind != slides.Text {
			break
		}
		begins.WriteString(text[i].Text)
	}
	mark := notedText.FindString(begins.String())
	if mark == "" || strings.HasPrefix(begins.String()[len(mark):], "//") {
		return false
	}
	t.s.deckWarnf(pos, "%q begins speaker notes, which no audience sees; write ::: notes around them, or **%s** to show the text", strings.TrimSpace(mark), strings.TrimSpace(mark))
	t.s.Notes = append(t.s.Notes, slides.Node{Kind: "p", Pos: pos, Children: inlinesOf(nodes)})
	return true
}

// showsNoteLines reports whether the deck says that lines which begin with Note: are for its audience.
func (r *reader) showsNoteLines() bool {
	n := r.front.NoteLines.Node
	return n != nil && n.Value == "show"
}
