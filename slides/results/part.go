package results

import (
	"slices"
	"strconv"
)

// Part is a part of a file as a person reads it: a sheet, a list of JSON, or the fields of an object beside their names.
type Part struct {
	Name   string // of the sheet, or the path in JSON; empty for the whole file
	Headed bool   // the first row has the names of the columns
	Rows   [][]string
}

// Parts are the sheets.
func (b *book) Parts() (all []Part) {
	for _, g := range b.grids {
		part := Part{Name: g.name, Headed: len(g.rows) > 1}
		for _, r := range g.rows {
			part.Rows = append(part.Rows, said(r.cells))
		}
		all = append(all, part)
	}
	return all
}

// said are values as [Value.String] says them.
func said(values []Value) []string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = v.String()
	}
	return texts
}

// Parts are the lists and the objects that hold scalars, in the order of the file.
func (n *node) Parts() []Part { return n.parts("") }

func (n *node) parts(path string) (all []Part) {
	var own Part
	if n.items == nil {
		own = n.pairs()
	} else if own = n.rows(); own.Rows == nil {
		own = n.listed()
	}
	if own.Rows != nil {
		own.Name = path
		all = append(all, own)
	}
	for _, key := range n.keys {
		if f := n.fields[key]; !f.isScalar() {
			all = append(all, f.parts(join(path, key))...)
		}
	}
	for i, item := range n.items {
		if item.isScalar() {
			continue
		}
		at := path + "[" + strconv.Itoa(i) + "]"
		for _, part := range item.parts(at) {
			if part.Name != at || !own.Headed { // the scalars of the item stand in its row
				all = append(all, part)
			}
		}
	}
	return all
}

func (n *node) isScalar() bool { return n.fields == nil && n.items == nil }

// pairs are the scalars of an object, each beside its name.
func (n *node) pairs() (p Part) {
	for _, key := range n.keys {
		if f := n.fields[key]; f.isScalar() && f.value.Text != "" {
			p.Rows = append(p.Rows, []string{key, f.value.String()})
		}
	}
	return p
}

// rows is a list of objects, one a row; no rows for another list.
func (n *node) rows() (p Part) {
	var keys []string
	seen := map[string]bool{}
	for _, item := range n.items {
		if item.fields == nil {
			return p
		}
		for _, key := range item.keys {
			if !seen[key] && item.fields[key].isScalar() {
				seen[key] = true
				keys = append(keys, key)
			}
		}
	}
	if len(keys) == 0 || len(keys)*len(n.items) > maxValues {
		return p
	}
	p = Part{Headed: true, Rows: [][]string{keys}}
	for _, item := range n.items {
		row := make([]Value, len(keys))
		for i, key := range keys {
			if f := item.fields[key]; f != nil {
				row[i] = f.value
			}
		}
		p.Rows = append(p.Rows, said(row))
	}
	return p
}

// listed is a list of scalars, all in one row.
func (n *node) listed() (p Part) {
	var values []Value
	for _, item := range n.items {
		if item.isScalar() {
			values = append(values, item.value)
		}
	}
	if slices.ContainsFunc(values, func(v Value) bool { return v.Text != "" }) {
		p.Rows = [][]string{said(values)}
	}
	return p
}
