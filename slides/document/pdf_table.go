package document

import (
	"math"
	"strings"
)

const (
	minRows   = 2 // of a table in a PDF
	cellWords = 6 // of a cell, on average and at most
)

// tableRows is how many of the lines at the beginning are rows of one table; 0 for none.
func tableRows(lines []line) (rows int) {
	words, cells := 0, 0
	for rows < len(lines) {
		l := &lines[rows]
		if len(l.cells) < 2 || rows > 0 && !inTable(lines[:rows], l) {
			break
		}
		words += len(strings.Fields(l.text()))
		cells += len(l.cells)
		rows++
	}
	if rows < minRows || words > cellWords*cells {
		return 0
	}
	return rows
}

// inTable reports whether a line is near the rows above it, and shares a column with them.
func inTable(rows []line, l *line) bool {
	last := &rows[len(rows)-1]
	if down := last.base() - l.base(); down < 0 || down > 4*max(l.size(), last.size()) {
		return false
	}
	shared := 0
	for i := range l.cells {
		if columnOf(last.cells, &l.cells[i]) >= 0 {
			shared++
		}
	}
	return shared >= min(2, len(l.cells))
}

// columnOf is which of the cells of a row stands above a cell: the one that it overlaps most, or -1.
func columnOf(row []run, cell *run) int {
	best, most := -1, -cell.size
	for i := range row {
		if overlap := min(row[i].right, cell.right) - max(row[i].left, cell.left); overlap > most {
			best, most = i, overlap
		}
	}
	return best
}

// table adds the rows of a table.
func (c *composer) table(number int, rows []line) {
	columns := rows[0].cells
	for i := range rows { // the row with the most cells has all columns
		if len(rows[i].cells) > len(columns) {
			columns = rows[i].cells
		}
	}
	var heads []string
	for i := range rows {
		cells := make([]string, len(columns))
		for j := range rows[i].cells {
			at := columnOf(columns, &rows[i].cells[j])
			if at < 0 {
				at = nearest(columns, &rows[i].cells[j])
			}
			cells[at] = strings.TrimSpace(cells[at] + " " + rows[i].cells[j].text)
		}
		text, apart := rowText(heads, cells)
		if i == 0 && isHead(cells) {
			heads = cells
			text, apart = rowText(nil, cells)
		}
		c.text.Passages = append(c.text.Passages, Passage{Page: number, Last: number, Kind: Row, Text: text, Cells: apart})
	}
}

// nearest is the column whose middle is nearest to that of a cell.
func nearest(columns []run, cell *run) (best int) {
	least := math.Inf(1)
	for i := range columns {
		if d := math.Abs(columns[i].left + columns[i].right - cell.left - cell.right); d < least {
			best, least = i, d
		}
	}
	return best
}
