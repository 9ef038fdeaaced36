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
	text = strings.Join(strings.Fields(strings.ReplaceAll(text, softHyphen, "")), " ")
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
		if i < heads {
			g.add(Row, rowText(nil, row))
		} else {
			g.add(Row, rowText(above, row))
		}
	}
}

// rowText is a row of a table as a passage: each cell behind the head of its column. Heads may be fewer than cells.
func rowText(heads, cells []string) string {
	var said []string
	for i, cell := range cells {
		cell = strings.Join(strings.Fields(cell), " ")
		if cell == "" {
			continue
		}
		if i < len(heads) {
			if head := strings.Join(strings.Fields(heads[i]), " "); head != "" {
				cell = head + ": " + cell
			}
		}
		said = append(said, cell)
	}
	return strings.Join(said, "; ")
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
