package pandoc

import "slices"

// cutHead takes the names of the columns off the rows. Above them a spreadsheet may have a
// title: lines of one or two cells where the table has more.
func (r *reader) cutHead(s *sheet) {
	head, usual := 0, usualWidth(s.rows)
	for head < min(len(s.rows)-1, 20) {
		row := &s.rows[head]
		if row.width()*2 > usual || row.filled() > 2 {
			break
		}
		head++
	}
	if head > 0 && s.rows[head].width() < usual {
		head = 0
	}
	if head > 0 {
		r.warnf(s.file, s.rows[0].line, "text above the names of the columns, which stand on line %d, is left out; put it into the figure's note to show it", s.rows[head].line)
	}
	s.head, s.names = s.rows[head].line, s.rows[head].Cells
	s.rows = s.rows[head+1:]
	if s.separator == '\t' && len(s.rows) > 0 && !slices.ContainsFunc(s.rows, func(row sheetRow) bool { return row.width() != len(s.names)+1 }) {
		s.names = append([]string{""}, s.names...) // R leaves out the name of its first column
	}
}

// usualWidth is the width that most of the first rows have, the widest if several.
func usualWidth(rows []sheetRow) (usual int) {
	count := map[int]int{}
	for i := range rows[:min(len(rows), 50)] {
		count[rows[i].width()]++
	}
	for width, n := range count {
		if n > count[usual] || n == count[usual] && width > usual {
			usual = width
		}
	}
	return usual
}

// fitRows gives each row as many cells as there are names and reports those that have others.
func (r *reader) fitRows(s *sheet) {
	width := len(s.names)
	for width > 0 && s.names[width-1] == "" && !slices.ContainsFunc(s.rows, func(row sheetRow) bool { return len(row.Cells) >= width && row.Cells[width-1] != "" }) {
		width--
	}
	s.names = s.names[:width]
	var faults tally
	kept := s.rows[:0]
	for _, row := range s.rows {
		switch {
		case row.width() > width:
			faults.add(false, row.line, "long", "%d cells, but line %d names %d columns; put cells with %s in quotes", row.width(), s.head, width, s.separated())
			s.lost = true
			continue
		case width > 1 && len(row.Cells) == 1:
			faults.add(true, row.line, "remark", "%q stands alone on its line and is left out; put it into the figure's note to show it", row.Cells[0])
			continue
		case len(row.Cells) < width:
			faults.add(true, row.line, "short", "%d cells, but line %d names %d columns; the others are taken for empty, add %s for them", len(row.Cells), s.head, width, s.separated())
			row.Cells = append(row.Cells, make([]string, width-len(row.Cells))...)
			row.At = append(row.At, make([]spot, width-len(row.At))...)
		}
		row.Cells, row.At = row.Cells[:width], row.At[:width]
		kept = append(kept, row)
	}
	s.rows = kept
	faults.report(r, s.file)
}
