package rawhtml

import (
	"slices"
	"strconv"

	model "exhibit/slides"
)

// inTable are the elements that a part of a table may hold.
var inTable = map[model.Kind][]model.Kind{
	"table":    {"caption", "colgroup", "thead", "tbody", "tfoot"},
	"colgroup": {"col"}, "thead": {"tr"}, "tbody": {"tr"}, "tfoot": {"tr"}, "tr": {"td", "th"},
}

// cells takes out of a part of a table what may not be there, and returns it.
func cells(n *model.Node) (misplaced []model.Node) {
	allowed, ok := inTable[n.Kind]
	if !ok {
		return nil
	}
	var kept []model.Node
	for _, c := range n.Children {
		if slices.Contains(allowed, c.Kind) {
			misplaced = append(misplaced, cells(&c)...)
			kept = append(kept, c)
		} else if !blank(c) {
			misplaced = append(misplaced, c)
		}
	}
	n.Children = kept
	return misplaced
}

// maxColumns is how many columns the cells of a row may span together.
const maxColumns = 100

// arrange makes a table the tree that one of Markdown is: with a head, with the scope of its heads, and with
// no cell that spans more than there is.
func arrange(table *model.Node) {
	makeHead(table)
	for i := range table.Children {
		part := &table.Children[i]
		for j := range part.Children {
			columns := 0
			for k := range part.Children[j].Children {
				cell := &part.Children[j].Children[k]
				columns += limit(cell, "colspan", maxColumns-columns)
				limit(cell, "rowspan", len(part.Children)-j)
				switch {
				case cell.Kind != "th" || cell.Attr("scope") != "":
				case part.Kind == "thead":
					cell.Attrs = append(cell.Attrs, model.Attr{Name: "scope", Value: "col"})
				case k == 0:
					cell.Attrs = append(cell.Attrs, model.Attr{Name: "scope", Value: "row"})
				}
			}
		}
	}
}

// limit makes a cell span no more than most columns or rows, and returns how many it spans.
func limit(cell *model.Node, name string, most int) int {
	spans, err := strconv.Atoi(cell.Attr(name))
	if err != nil {
		return 1
	}
	kept := max(min(spans, most), 1)
	cell.Attrs = slices.DeleteFunc(cell.Attrs, func(a model.Attr) bool { return a.Name == name })
	if kept > 1 {
		cell.Attrs = append(cell.Attrs, model.Attr{Name: name, Value: strconv.Itoa(kept)})
	}
	return kept
}

// makeHead makes a head of the rows of th cells at the beginning of a table without one.
func makeHead(table *model.Node) {
	body := -1
	for i, part := range table.Children {
		switch {
		case part.Kind == "thead":
			return
		case part.Kind == "tbody" && body < 0:
			body = i
		}
	}
	if body < 0 {
		return
	}
	rows := table.Children[body].Children
	n, spanned := 0, 0
	for n < len(rows) && isHead(&rows[n]) {
		for _, cell := range rows[n].Children {
			if spans, err := strconv.Atoi(cell.Attr("rowspan")); err == nil {
				spanned = max(spanned, n+spans)
			}
		}
		n++
	}
	if n == 0 || n == len(rows) || spanned > n {
		return
	}
	table.Children[body].Children = rows[n:]
	table.Children = slices.Insert(table.Children, body, model.Node{Kind: "thead", Raw: true, Pos: rows[0].Pos, Children: rows[:n:n]})
}

func isHead(row *model.Node) bool {
	return len(row.Children) > 0 && !slices.ContainsFunc(row.Children, func(c model.Node) bool { return c.Kind != "th" })
}
