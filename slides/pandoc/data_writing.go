package pandoc

import "exhibit/slides/results"

// decimalMark is the decimal mark of a column: what its cells tell, else those of other columns,
// else what goes with the separator.
func (b *rowReader) decimalMark(column int) byte {
	if b.mark != 0 {
		return b.mark
	}
	s := b.sheet
	m := s.marks(column)
	text := func(row int) string { return s.rows[row-1].Cells[column] }
	if m.Comma > 0 && m.Point > 0 {
		b.broken = true
		b.r.errorf(s.file, s.rows[max(m.Comma, m.Point)-1].line, "%s: %q and %q (line %d) have different decimal marks; write all with one", s.name(column),
			text(max(m.Comma, m.Point)), text(min(m.Comma, m.Point)), s.rows[min(m.Comma, m.Point)-1].line)
		return '.'
	}
	if mark := s.decimalMark(m); mark != 0 {
		return mark
	}
	first := m.EitherDot
	if first == 0 || m.EitherComma > 0 && m.EitherComma < first {
		first = m.EitherComma
	}
	b.broken = true
	b.r.errorf(s.file, s.rows[first-1].line, `%s: %q may have a decimal mark or one between thousands, and no number of the file tells; write decimal: "," or decimal: "." in the figure's block`, s.name(column), text(first))
	return '.'
}

// decimalMark is the decimal mark of a column, by the marks of its cells; 0 where nothing tells.
func (s *sheet) decimalMark(m results.Marks) byte {
	return m.DecimalMark(func() results.Marks {
		var others []int
		for i := range s.names {
			if s.kind(i) == numberKind {
				others = append(others, i)
			}
		}
		return s.marks(others...)
	}, s.separator)
}

// dayOrder is the order in which a column writes day and month.
func (b *rowReader) dayOrder(name string, column int) dayOrder {
	if b.order != "" {
		return b.order
	}
	s := b.sheet
	o := s.orders(column)
	text := func(row int) string { return s.rows[row-1].Cells[column] }
	switch {
	case o.dmy > 0 && o.mdy > 0:
		first, second := min(o.dmy, o.mdy), max(o.dmy, o.mdy)
		b.broken = true
		b.r.errorf(s.file, s.rows[second-1].line, "%s: %q and %q (line %d) have day and month in different orders; write all as 2020-12-31", s.name(column), text(second), text(first), s.rows[first-1].line)
	case o.mdy > 0:
		return "mdy"
	case o.dmy == 0 && o.either > 0:
		b.broken = true
		b.r.errorf(s.file, s.rows[o.either-1].line, "%s: %q may begin with the day or the month, and no other cell tells; write dates: dmy or dates: mdy in the figure's block", s.name(column), text(o.either))
	}
	return "dmy"
}
