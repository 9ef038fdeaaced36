package results

import (
	"fmt"
	"strings"
)

// readNumbers reads which cells of a CSV file are numbers, each with the decimal mark that it shows itself, else with that of its column.
func readNumbers(g *grid, separator rune) {
	var columns []Marks
	var all Marks
	for i, r := range g.rows {
		for len(columns) < len(r.cells) {
			columns = append(columns, Marks{})
		}
		for j, v := range r.cells {
			if n, ok := csvNumeral(v.Text); ok {
				columns[j].Add(n.Digits, i+1)
				all.Add(n.Digits, i+1)
			}
		}
	}
	for _, r := range g.rows {
		for j := range r.cells {
			r.cells[j] = csvValue(r.cells[j].Text, columns[j], all, separator)
		}
	}
}

// csvNumeral reads a cell that is a number with one decimal mark or another, and nothing else.
func csvNumeral(cell string) (n Numeral, ok bool) {
	if strings.HasPrefix(cell, "(") {
		return n, false
	}
	if n, ok = ReadNumeral(cell); !ok || n.Unit != "" {
		return n, false
	}
	mark, _ := tell(n.Digits)
	if mark == 0 {
		mark = '.'
	}
	_, err := n.Plain(mark)
	return n, err == nil
}

// csvValue is the value of a cell, by what its column and all columns tell of the decimal mark.
func csvValue(cell string, column, all Marks, separator rune) Value {
	n, ok := csvNumeral(cell)
	if !ok {
		return numberValue(cell)
	}
	mark, either := tell(n.Digits)
	switch {
	case either && column.Comma > 0 && column.Point > 0:
		mark = 0
	case either:
		mark = column.DecimalMark(func() Marks { return all }, separator)
	case mark == 0:
		mark = '.'
	}
	if mark == 0 {
		return Value{Text: cell, wrong: fmt.Sprintf("holds %q, which may have a decimal mark or one between thousands, and no other number of the column or the file tells; write it without marks between thousands", cell)}
	}
	plain, err := n.Plain(mark)
	if err != nil {
		return numberValue(cell)
	}
	if n.Negative {
		plain = "-" + plain
	}
	v := numberValue(plain)
	v.Text = cell
	return v
}
