package document

import (
	"strings"
	"unicode"
)

// gathering collects the passages of a source without pages.
type gathering struct {
	text  Text
	notes []Passage // which come last
}

// done is the text with its notes.
func (g *gathering) done() *Text {
	g.text.Passages = append(g.text.Passages, g.notes...)
	return &g.text
}

// add adds a passage, with each run of white space as one space; nothing for an empty one.
func (g *gathering) add(kind Kind, text string) {
	text = plainWords(text)
	switch {
	case text == "":
	case kind == Note:
		g.notes = append(g.notes, Passage{Kind: kind, Text: text})
	default:
		g.text.Passages = append(g.text.Passages, Passage{Kind: kind, Text: text})
	}
}

// table adds the rows of a table, of which the first are heads; without any the first row is one if it looks so.
func (g *gathering) table(rows [][]string, heads int) {
	if heads == 0 && len(rows) > 1 && isHead(rows[0]) && !isHead(rows[1]) {
		heads = 1
	}
	heads = min(heads, len(rows))
	var above []string
	for _, row := range rows[:heads] {
		for i, cell := range row {
			if i == len(above) {
				above = append(above, "")
			}
			if cell != above[i] {
				above[i] = strings.TrimSpace(above[i] + " " + cell)
			}
		}
	}
	for i, row := range rows {
		head := above
		if i < heads {
			head = nil
		}
		if text, cells := rowText(head, row); text != "" {
			g.text.Passages = append(g.text.Passages, Passage{Kind: Row, Text: text, Cells: cells})
		}
	}
}

// plainWords is a text without soft hyphens and with each run of white space as one space.
func plainWords(text string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(text, softHyphen, "")), " ")
}

// rowText is a row of a table as a passage: each cell behind the head of its column; and its cells that are not empty. Heads may be fewer than
// cells.
func rowText(heads, row []string) (text string, cells []string) {
	var said []string
	for i, cell := range row {
		cell = plainWords(cell)
		if cell == "" {
			continue
		}
		cells = append(cells, cell)
		if i < len(heads) {
			if head := plainWords(heads[i]); head != "" {
				cell = head + ": " + cell
			}
		}
		said = append(said, cell)
	}
	return strings.Join(said, "; "), cells
}

// isHead reports whether a row looks like the head of its table: words in all cells, but for years.
func isHead(cells []string) bool {
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		isYear := len(cell) == 4 && strings.Trim(cell, "0123456789") == "" && (cell[0] == '1' || cell[0] == '2')
		if cell == "" && i > 0 || cell != "" && !isYear && !strings.ContainsFunc(cell, unicode.IsLetter) && !strings.ContainsAny(cell, "%$€£¥#°") {
			return false
		}
	}
	return true
}
