package document

import (
	"fmt"
	"strings"
	"unicode"
)

// gathering collects the passages of a source without pages.
type gathering struct {
	text  Text
	notes []Passage // which come last
	cells int       // of tables, those that reach over several counted as often
}

// maxCells is how many cells the tables of a source may have.
const maxCells = 200_000

var errCells = fmt.Errorf("the tables have more than %d cells; save the part that is cited as a file of its own", maxCells)

// done is the text with its notes.
func (g *gathering) done() *Text {
	g.text.Passages = append(g.text.Passages, g.notes...)
	return &g.text
}

// Marks that stand in what is read of a source until it becomes a passage, since its own tabs and line feeds are mere space.
const (
	lineBreak = "\u2028" // a new line, as of <br> and between two paragraphs of a cell
	tabStop   = "\u001f"
)

// breaks are the marks as passages have them. No number goes on behind one.
var breaks = strings.NewReplacer(lineBreak, "\n", tabStop, "\t")

// spaced is a text without soft hyphens and with each run of white space as one space, or as the mark that is in it.
func spaced(text string) string {
	var b strings.Builder
	gap := ""
	for _, r := range strings.ReplaceAll(text, softHyphen, "") {
		switch {
		case string(r) == lineBreak:
			gap = lineBreak
		case string(r) == tabStop && gap != lineBreak:
			gap = tabStop
		case string(r) == tabStop:
		case unicode.IsSpace(r):
			if gap == "" {
				gap = " "
			}
		default:
			if b.Len() > 0 {
				b.WriteString(gap)
			}
			gap = ""
			b.WriteRune(r)
		}
	}
	return b.String()
}

// add adds a passage; nothing for an empty one.
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

// plainWords is a text as a passage has it: spaced, with a line feed or a tab for each mark.
func plainWords(text string) string { return breaks.Replace(spaced(text)) }

// rowText is a row of a table as a passage: each cell behind the head of its column; and its cells that are not empty. Heads may be fewer than
// cells.
func rowText(heads, row []string) (text string, cells []string) {
	var said []string
	for i, cell := range row {
		cell = spaced(cell)
		if cell == "" {
			continue
		}
		cells = append(cells, breaks.Replace(cell))
		if i < len(heads) {
			if head := spaced(heads[i]); head != "" {
				cell = head + ": " + cell
			}
		}
		said = append(said, cell)
	}
	return breaks.Replace(strings.Join(said, "; ")), cells
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
