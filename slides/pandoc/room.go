package pandoc

import (
	"slices"
	"strings"
	"unicode/utf8"

	"exhibit/slides"
)

// The text of a slide that says little is set larger. At 1280x720 a line of a slide holds about 90
// characters of text in its usual size, and a slide about 14 lines.
const (
	lineOfText    = 90
	statementText = 140 // characters of one paragraph or quotation that are set as large as a headline
	roomyLines    = 6   // lines of a slide whose text is set a step larger
)

// sizeText gives a slide with little text the class by which its text is set larger: "statement" for
// one short paragraph or quotation, "roomy" for a few lines. Slides with pictures, charts, columns,
// tables or code, and those that open the deck or a part of it, have their own measure.
func (s *slideReader) sizeText() {
	if s.Opens() || len(s.Blocks) == 0 {
		return
	}
	lines, blocks, short := 0, 0, false
	for _, b := range s.Blocks {
		if b.Text == nil {
			return
		}
		for i := range b.Text {
			n := &b.Text[i]
			if !slices.Contains([]slides.Kind{"p", "ul", "ol", "blockquote"}, n.Kind) || n.Attr("class") != "" {
				return
			}
			blocks++
			short = n.Kind != "ul" && n.Kind != "ol" && utf8.RuneCountInString(slides.Plain(n.Children)) <= statementText
			lines += linesOf(n)
		}
	}
	switch {
	case blocks == 1 && short:
		s.addClass("statement")
	case lines <= roomyLines:
		s.addClass("roomy")
	}
}

// linesOf estimates how many lines a block takes up.
func linesOf(n *slides.Node) (lines int) {
	inner := false
	for i := range n.Children {
		if c := &n.Children[i]; c.IsBlock() {
			lines += linesOf(c)
			inner = true
		}
	}
	var own []slides.Node
	for _, c := range n.Children {
		if !c.IsBlock() {
			own = append(own, c)
		}
	}
	if text := strings.TrimSpace(slides.Plain(own)); text != "" || !inner {
		lines += 1 + utf8.RuneCountInString(text)/lineOfText
	}
	return lines
}
