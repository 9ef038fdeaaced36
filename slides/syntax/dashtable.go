package syntax

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
)

// This file reads simple and multiline tables: lines of dashes tell where their columns are.

// dashes is a run of dashes: the columns from and to which it reaches.
type dashes struct{ from, to int }

// dashRuns returns the runs of dashes of a line that holds nothing else; nil for other lines.
func dashRuns(l line) (runs []dashes) {
	if len(l.text) < 2 || len(bytes.Trim(l.text, "- ")) > 0 {
		return nil
	}
	at, column := l.indent()
	if column > 3 {
		return nil
	}
	for i := at; i < len(l.text); i++ {
		if l.text[i] != '-' {
			continue
		}
		if i == at || l.text[i-1] != '-' {
			runs = append(runs, dashes{column + i - at, 0})
		}
		runs[len(runs)-1].to = column + i - at + 1
	}
	return runs
}

// columnRuns returns the runs of dashes of a line that tells where columns are: two at least, of two
// dashes at least, for one run is a rule or belongs to a heading, and - - - is a rule too.
func columnRuns(l line) []dashes {
	runs := dashRuns(l)
	for _, r := range runs {
		if len(runs) < 2 || r.to-r.from < 2 {
			return nil
		}
	}
	return runs
}

// IsColumnLine reports whether a line without a line feed holds only runs of dashes that tell where the
// columns of a table are.
func IsColumnLine(b []byte) bool {
	return columnRuns(line{text: bytes.TrimRight(b, " \t\r")}) != nil
}

// spans reports whether a line of dashes is as wide as a table with the columns: it reaches into the last.
func spans(runs, columns []dashes) bool {
	return len(runs) > 0 && runs[len(runs)-1].to > columns[len(columns)-1].from
}

// headedTable finds a simple table that begins with the names of its columns.
func headedTable(a *ahead) *layout {
	head, _ := a.line(0)
	under, _ := a.line(1)
	columns := columnRuns(under)
	if head.blank() || columns == nil || dashRuns(head) != nil {
		return nil
	}
	t := dashTable{columns: columns}
	t.align([]line{head})
	t.add("thead", head)
	if slices.ContainsFunc(t.rows[0].cells, func(c cellLayout) bool { return c.over }) {
		return nil
	}
	i := 2
	for ; ; i++ {
		l, ok := a.line(i)
		if !ok || l.blank() || otherBlock.Match(l.text) {
			break
		}
		if runs := dashRuns(l); runs != nil {
			if spans(runs, columns) {
				i++
			}
			break
		}
		t.add("tbody", l)
	}
	if len(t.rows) < 2 {
		return nil
	}
	t.lines = i
	return &t.layout
}

// ruledTable finds a table that begins with a line of dashes.
func ruledTable(a *ahead) *layout {
	first, _ := a.line(0)
	if gridLine.Match(first.text) {
		return gridTable(a)
	}
	top := dashRuns(first)
	if top == nil {
		return nil
	}
	t := dashTable{columns: columnRuns(first)}
	i := 1
	if t.columns == nil {
		if len(top) > 1 {
			return nil
		}
		var head []line
		for ; t.columns == nil; i++ {
			l, ok := a.line(i)
			if !ok || l.blank() {
				return nil
			}
			if t.columns = columnRuns(l); t.columns != nil {
				break
			}
			if dashRuns(l) != nil || otherBlock.Match(l.text) {
				return nil
			}
			head = append(head, l)
		}
		if len(head) == 0 || !spans(top, t.columns) {
			return nil
		}
		i++
		t.align(head)
		t.add("thead", head...)
	}
	return t.ruledRows(a, i, t.rows != nil)
}

// otherBlock matches a line that ends a paragraph, and a table as well: of a div, code or HTML. What stands
// in them may be speaker notes.
var otherBlock = regexp.MustCompile("^ {0,3}(?::::|```|~~~|</?[A-Za-z][A-Za-z0-9-]*(?:[\\s/>]|$)|<[!?])")

// heading matches a line that is a heading if an empty line is before it.
var heading = regexp.MustCompile("^ {0,3}#{1,6} ")

// ruledRows reads the rows from a line on, up to a line of dashes. In a table with a head of several lines,
// and where there are empty lines, these are between rows; else each line is a row.
func (t *dashTable) ruledRows(a *ahead, i int, headed bool) *layout {
	var rows [][]line
	apart, multiline := true, headed
	for ; ; i++ {
		l, ok := a.line(i)
		switch runs := dashRuns(l); {
		case !ok || otherBlock.Match(l.text) || apart && heading.Match(l.text):
			return nil
		case l.blank():
			if len(rows) == 0 && !headed {
				return nil // a rule
			}
			apart, multiline = true, true
			continue
		case runs != nil && (!spans(runs, t.columns) || len(rows) == 0):
			return nil
		case runs != nil:
			t.lines = i + 1
			return t.ruled(rows, multiline)
		case apart:
			rows = append(rows, nil)
		}
		apart = false
		rows[len(rows)-1] = append(rows[len(rows)-1], l)
	}
}

// ruled makes the table of the lines of its rows.
func (t *dashTable) ruled(rows [][]line, multiline bool) *layout {
	if t.rows == nil {
		t.align(rows[0][:1])
	}
	if multiline {
		for i, c := range t.columns {
			width := c.to - c.from + 1
			if i+1 < len(t.columns) {
				width = t.columns[i+1].from - c.from
			}
			t.widths = append(t.widths, width)
		}
		for _, r := range rows {
			t.add("tbody", r...)
		}
		return &t.layout
	}
	for _, l := range rows[0] {
		t.add("tbody", l)
	}
	return &t.layout
}

// dashTable is a table that is being read.
type dashTable struct {
	layout
	columns []dashes
	aligns  []string
}

// add adds a row of one or several lines.
func (t *dashTable) add(part string, lines ...line) {
	row := rowLayout{part: part, pos: lines[0].start, cells: make([]cellLayout, len(t.columns))}
	for i := range row.cells {
		row.cells[i].align = t.aligns[i]
	}
	for _, l := range lines {
		for i, s := range t.cut(l) {
			b := l.text[s.from:s.to]
			rest := bytes.TrimLeft(b, gap)
			start := l.start + s.to - len(rest)
			if rest = bytes.TrimRight(rest, gap); len(rest) > 0 {
				row.cells[i].lines = append(row.cells[i].lines, text.NewSegment(start, start+len(rest)))
			}
			row.cells[i].over = row.cells[i].over || s.over
		}
	}
	t.rows = append(t.rows, row)
}

// part is what of a line's text is in a column.
type part struct {
	from, to int
	over     bool // its last word runs on over the next column
}

// gap are the characters that may stand between columns. The last is the space of Chinese and Japanese.
const gap = " \t\u3000"

// cut divides a line into columns. What stands before the first is in the first, and a word is in the column
// in which it begins.
func (t *dashTable) cut(l line) []part {
	parts := make([]part, len(t.columns))
	at, column := 0, l.pad
	for i := range parts {
		p := &parts[i]
		p.from = at
		for at < len(l.text) {
			r, size := utf8.DecodeRune(l.text[at:])
			if i+1 < len(parts) && column >= t.columns[i+1].from {
				before, _ := utf8.DecodeLastRune(l.text[p.from:at])
				if at == p.from || strings.ContainsRune(gap, before) || strings.ContainsRune(gap, r) {
					break
				}
				p.over = true
			}
			column += columnsOf(r, column)
			at += size
		}
		p.to = at
	}
	return parts
}

// align finds the alignments of the columns: the text over a run of dashes is aligned to the end at which
// it is flush with them. Of several lines, the shortest tells.
func (t *dashTable) align(lines []line) {
	t.aligns = make([]string, len(t.columns))
	shortest := make([]int, len(t.columns))
	for _, l := range lines {
		column := 0
		for i, s := range t.cut(l) {
			if i == 0 {
				column = l.pad
			}
			b := bytes.TrimRight(l.text[s.from:s.to], gap)
			rest := bytes.TrimLeft(b, gap)
			start := column + columns(b[:len(b)-len(rest)], column)
			end := start + columns(rest, start)
			column += columns(l.text[s.from:s.to], column)
			if c := t.columns[i]; len(rest) > 0 && (shortest[i] == 0 || end-c.from < shortest[i]) {
				shortest[i] = end - c.from
				t.aligns[i] = alignment(start <= c.from, end >= c.to)
			}
		}
	}
}

// alignment is the alignment of a column whose text is flush with the left or the right of its dashes.
func alignment(left, right bool) string {
	switch {
	case left && right:
		return ""
	case left:
		return "left"
	case right:
		return "right"
	}
	return "center"
}
