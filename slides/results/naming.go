package results

import (
	"slices"
	"strings"
)

// Naming is what names a place in words, and what else its names could have been.
type Naming struct {
	Row     []string // texts that name its row: its first cell, the cell by which it was found, the field of its item
	Column  string   // the name of its column, or the last key of its path; empty for none
	Rows    []string // what names the other rows, maxRows at most
	Columns []string // the names of the other columns
	Values  []Value  // those of the column in all rows, its own with them, maxRows at most
}

// maxRows is how many other rows a Naming has.
const maxRows = 2000

// addRow notes what names a row: a text, or behind the name of its column, a number: week 14.
func (n *Naming) addRow(own bool, column string, v Value) {
	name := v.Text
	if v.Number != "" {
		name = strings.TrimSpace(column + " " + v.Text)
	}
	switch {
	case name == "" || v.Number != "" && column == "":
	case own && !slices.Contains(n.Row, name):
		n.Row = append(n.Row, name)
	case !own && len(n.Rows) < maxRows:
		n.Rows = append(n.Rows, name)
	}
}

// Naming finds a cell, and names it by the first row and the first column of its table.
func (b *book) Naming(place string) (Naming, bool) {
	if at, ok := b.names[place]; ok {
		place = at
	}
	g, rest, err := b.grid(place)
	if err != nil || len(place) > maxName {
		return Naming{}, false
	}
	column, line, isCell := cellName(rest)
	by := 0
	if parts := splitName(rest); !isCell && len(parts) == 2 {
		at, row, found, err := g.locate(parts[0], parts[1])
		if err != nil {
			return Naming{}, false
		}
		column, line, by = at+1, g.rows[row].line, found
	} else if !isCell {
		return Naming{}, false
	}
	return g.naming(column-1, line, by)
}

// naming names the cell in a column, counted from 0, and a line, which was found by its cell in another column.
func (g *grid) naming(column, line, by int) (n Naming, ok bool) {
	head := g.rows[0]
	if line == head.line || column >= len(head.cells) {
		return n, false
	}
	name := func(i int) string {
		if i < len(head.cells) && head.cells[i].Number == "" {
			return head.cells[i].Text
		}
		return ""
	}
	n.Column = name(column)
	for i := range head.cells {
		if other := name(i); i != column && other != "" {
			n.Columns = append(n.Columns, other)
		}
	}
	for _, r := range g.rows[1:] {
		for _, i := range slices.Compact([]int{0, by}) {
			if i < len(r.cells) && i != column {
				n.addRow(r.line == line, name(i), r.cells[i])
			}
		}
		if column < len(r.cells) && r.cells[column].Text != "" && len(n.Values) < maxRows {
			n.Values = append(n.Values, r.cells[column])
		}
	}
	return n, true
}

// Naming follows a path, and names the item of a list by a field of text, and the field of an object by its key.
func (n *node) Naming(path string) (found Naming, ok bool) {
	all, err := steps(path)
	if err != nil || len(path) > maxName || len(all) == 0 {
		return found, false
	}
	for i, s := range all {
		rest := all[i+1:]
		var next *node
		if s.bracket {
			next, err = n.item(s.key)
			if err == nil {
				found.nameItem(n, next, s, rest)
			}
		} else if next, err = n.field(s.key); err == nil {
			found.nameField(n, s.key, rest)
		}
		if err != nil {
			return Naming{}, false
		}
		n = next
	}
	return found, true
}

// nameItem names an item of a list.
func (of *Naming) nameItem(list, item *node, s step, rest []step) {
	key, _, by := strings.Cut(s.key, "=")
	key = strings.TrimSpace(key)
	if !by {
		key = ""
		if at := slices.IndexFunc(item.keys, func(k string) bool { v := item.fields[k].value; return v.Text != "" && v.Number == "" }); at >= 0 {
			key = item.keys[at]
		}
	}
	for _, other := range list.items[:min(len(list.items), maxRows)] {
		if f := other.fields[key]; f != nil {
			of.addRow(other == item, key, f.value)
		}
		of.addValue(other, rest)
	}
}

// nameField names the field of an object: as a row where other fields hold the same, else as a column.
func (of *Naming) nameField(object *node, key string, rest []step) {
	if len(rest) == 0 {
		of.Column = key
		for _, other := range object.keys {
			if f := object.fields[other]; other != key && f.value.Text != "" {
				of.Columns = append(of.Columns, other)
			}
		}
		if of.Values == nil {
			of.addValue(object, []step{{key: key}})
		}
		return
	}
	var alike []string
	for _, other := range object.keys[:min(len(object.keys), maxRows)] {
		if other == key || object.fields[other].follow(rest) != nil {
			alike = append(alike, other)
		}
	}
	if len(alike) < 2 {
		return // a group of its own
	}
	for _, other := range alike {
		of.addRow(other == key, "", Value{Text: other})
		of.addValue(object.fields[other], rest)
	}
}

// addValue adds the scalar at a path.
func (of *Naming) addValue(at *node, path []step) {
	if f := at.follow(path); f != nil && f.value.Text != "" && len(of.Values) < maxRows {
		of.Values = append(of.Values, f.value)
	}
}

// follow is the value at a path; nil for none.
func (n *node) follow(path []step) *node {
	for _, s := range path {
		var err error
		if s.bracket {
			n, err = n.item(s.key)
		} else {
			n, err = n.field(s.key)
		}
		if err != nil {
			return nil
		}
	}
	return n
}
