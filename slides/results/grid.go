package results

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/spelling"
)

// grid is a table of cells: a CSV file, or a sheet.
type grid struct {
	name string // of the sheet; empty for a CSV file
	rows []gridRow
}

// gridRow is a row, whose first cell is in column A.
type gridRow struct {
	line  int // counted from 1
	cells []Value
}

// book is tables by the names of their sheets, and names of cells.
type book struct {
	grids []grid
	names map[string]string // the place of a name that the file defines, as "Sheet1!B12"
}

// At finds B12, Sheet2!B12, a name that the file defines, or a row and a column: North, total.
func (b *book) At(place string) (Value, error) {
	switch {
	case place == slides.AllValues:
		return all(b), nil
	case len(place) > maxName:
		return Value{}, errLongName
	}
	if at, ok := b.names[place]; ok {
		place = at
	}
	g, rest, err := b.grid(place)
	if err != nil {
		return Value{}, err
	}
	if column, line, ok := cellName(rest); ok {
		return g.cell(column, line, rest)
	}
	parts := splitName(rest)
	if len(parts) != 2 {
		return Value{}, fmt.Errorf("%q names no cell%s; write its name, such as B12, or its row and its column, such as North, total", place, spelling.Hint(place, b.known()))
	}
	return g.named(parts[0], parts[1])
}

// grid is the table that a place is in, and the place there. Without a name it is the first.
func (b *book) grid(place string) (g *grid, rest string, err error) {
	at := strings.LastIndexByte(place, '!')
	if at < 0 {
		return &b.grids[0], place, nil
	}
	name := strings.Trim(strings.TrimSpace(place[:at]), "'")
	g, err = b.sheet(name)
	return g, strings.TrimSpace(place[at+1:]), err
}

// sheet is the table with a name.
func (b *book) sheet(name string) (*grid, error) {
	var known []string
	for i := range b.grids {
		if strings.EqualFold(b.grids[i].name, name) {
			return &b.grids[i], nil
		}
		known = append(known, b.grids[i].name)
	}
	return nil, fmt.Errorf("there is no sheet %q%s", name, spelling.Hint(name, known))
}

// known are the names of cells that the file defines.
func (b *book) known() (names []string) {
	for name := range b.names {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// cellName reads the name of a cell, such as B12: column and line from 1.
func cellName(s string) (column, line int, ok bool) {
	s = strings.ReplaceAll(strings.ToUpper(s), "$", "")
	letters := strings.IndexFunc(s, func(c rune) bool { return c < 'A' || c > 'Z' })
	const mostLetters, mostDigits = 3, 7
	if letters < 1 || letters > mostLetters || len(s)-letters > mostDigits {
		return 0, 0, false
	}
	for _, c := range s[:letters] {
		column = column*26 + int(c-'A') + 1
	}
	line, err := strconv.Atoi(s[letters:])
	return column, line, err == nil && line > 0 && s[letters] != '+'
}

// columnName is the name of a column that is counted from 1: A, AB.
func columnName(column int) (name string) {
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name
}

// cell is the value of a cell.
func (g *grid) cell(column, line int, name string) (Value, error) {
	i, found := slices.BinarySearchFunc(g.rows, line, func(r gridRow, line int) int { return r.line - line })
	if !found || column > len(g.rows[i].cells) || g.rows[i].cells[column-1].Text == "" {
		return Value{}, fmt.Errorf("cell %s is empty; the table ends at %s", name, g.end())
	}
	v := g.rows[i].cells[column-1]
	if v.wrong != "" {
		return Value{}, fmt.Errorf("cell %s %s", name, v.wrong)
	}
	return v, nil
}

// end is the name of the last cell of the table.
func (g *grid) end() string {
	width := 0
	for _, r := range g.rows {
		width = max(width, len(r.cells))
	}
	return columnName(width) + strconv.Itoa(g.rows[len(g.rows)-1].line)
}

// named is the value in a row and a column that are named.
func (g *grid) named(row, column string) (Value, error) {
	at, found, _, err := g.locate(row, column)
	if err != nil {
		return Value{}, err
	}
	return g.cell(at+1, g.rows[found].line, columnName(at+1)+strconv.Itoa(g.rows[found].line))
}

// locate finds a row and a column that are named, and the column of the cell that names the row, all counted from 0. A row is named by its
// first cell, or as region=North by its cell in another column.
func (g *grid) locate(row, column string) (at, found, by int, err error) {
	head := g.rows[0]
	at, err = head.find(column, "column")
	if err != nil {
		return 0, 0, 0, err
	}
	value := row
	if name, rest, ok := strings.Cut(row, "="); ok {
		if i, err := head.find(strings.TrimSpace(name), "column"); err == nil {
			by, value = i, strings.TrimSpace(rest)
		}
	}
	found = -1
	var known []string
	for i, r := range g.rows[1:] {
		if by >= len(r.cells) {
			continue
		}
		if text := r.cells[by].Text; strings.EqualFold(text, value) {
			if found >= 0 {
				return 0, 0, 0, fmt.Errorf("rows %d and %d are both %q; name the row by another column, as in id=7, or the cell itself", g.rows[found].line, r.line, value)
			}
			found = i + 1
		} else {
			known = append(known, text)
		}
	}
	if found < 0 {
		return 0, 0, 0, fmt.Errorf("there is no row %q%s", value, meant(value, known))
	}
	return at, found, by, nil
}

// meant says what was meant by a name that there is not: of numbers, which are no misspellings of each other, what there is.
func meant(name string, known []string) any {
	if numberValue(name).Number == "" {
		return spelling.Hint(name, known)
	}
	const most = 8
	if len(known) == 0 {
		return ""
	}
	more := ""
	if len(known) > most {
		known, more = known[:most], " and more"
	}
	return "; there are " + strings.Join(known, ", ") + more
}

// find is the column with a name, counted from 0.
func (r *gridRow) find(name, what string) (int, error) {
	found := -1
	var known []string
	for i, c := range r.cells {
		if known = append(known, c.Text); strings.EqualFold(c.Text, name) {
			if found >= 0 {
				return 0, fmt.Errorf("two columns are called %q; name the cell itself, such as %s2", name, columnName(i+1))
			}
			found = i
		}
	}
	if found < 0 {
		return 0, fmt.Errorf("there is no %s %q%s", what, name, meant(name, known))
	}
	return found, nil
}

// splitName parts a name at its commas. What stands in quotes may have some.
func splitName(s string) (parts []string) {
	start, quoted := 0, false
	add := func(end int) {
		parts = append(parts, strings.Trim(strings.TrimSpace(s[start:end]), `"`))
		start = end + 1
	}
	for i := range len(s) {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ',' && !quoted:
			add(i)
		}
	}
	add(len(s))
	return parts
}

// Each names cells of other sheets than the first with their sheet.
func (b *book) Each(fn func(place string, v Value)) {
	for i := range b.grids {
		g, sheet := &b.grids[i], ""
		if i > 0 {
			if sheet = g.name + "!"; strings.ContainsAny(g.name, " ,;") {
				sheet = "'" + g.name + "'!"
			}
		}
		for _, r := range g.rows {
			for j, v := range r.cells {
				if v.Text != "" {
					fn(sheet+columnName(j+1)+strconv.Itoa(r.line), v)
				}
			}
		}
	}
}

// Table is a sheet.
func (b *book) Table(name string) (Table, error) {
	g := &b.grids[0]
	if name != "" {
		var err error
		if g, err = b.sheet(name); err != nil {
			return nil, err
		}
	}
	table := make(Table, len(g.rows))
	for i, r := range g.rows {
		table[i] = TableRow{r.line, make([]string, len(r.cells))}
		for j, v := range r.cells {
			table[i].Cells[j] = v.cell()
		}
	}
	return table, nil
}

// cell is the value as a cell of a table: a number that is shown as percent in percent, else the number or the text.
func (v Value) cell() string {
	switch {
	case v.Number == "":
		return v.Text
	case v.Percent:
		return hundredfold(v.Number) + "%"
	}
	return v.Number
}
