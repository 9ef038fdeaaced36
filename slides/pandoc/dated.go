package pandoc

import (
	"slices"

	"exhibit/slides"

	"github.com/yuin/goldmark/ast"
)

// This file reads Node.Known for [Deck.AsKnown]: the day from which a text was known. It is the author's known=, else the date of the latest source that the text cites.

// knownValue is the date of the attribute known=; empty for none or after an error.
func (t *textReader) knownValue(n ast.Node, a *attributes) slides.Date {
	text := a.value("known")
	if text == "" {
		return ""
	}
	d, err := slides.ParseDate(text)
	if err != nil {
		t.warnf(n, "known: %v", err)
	}
	return d
}

// without returns the attributes but for those with the given keys.
func without(values []attribute, keys ...string) []attribute {
	return slices.DeleteFunc(slices.Clone(values), func(v attribute) bool { return slices.Contains(keys, v.Key) })
}

// statement returns a block that is shown from the day of its citations on.
func (t *textReader) statement(kind slides.Kind, n ast.Node, children []slides.Node) slides.Node {
	node := t.node(kind, n, children)
	node.Known = t.knownDay(children)
	return node
}

// knownDay is the last day of the latest source cited in nodes, as "2015-09-30". Lists and spans
// with known= do not count. It is empty if nothing is cited, or if the text around the nodes has
// a date of its own.
func (t *textReader) knownDay(nodes []slides.Node) (latest string) {
	if t.dated {
		return ""
	}
	slides.Walk(nodes, func(n *slides.Node) bool {
		if n.Cite != nil {
			if s := t.s.sources[n.Cite.Source]; s != nil {
				latest = max(latest, s.Known().Last())
			}
		}
		return n.Kind != "ul" && n.Kind != "ol" && (n.Kind != "span" || n.Known == "")
	})
	return latest
}

// earlier is the earlier of two days; an empty one is none.
func earlier(a, b string) string {
	if a == "" || b != "" && b < a {
		return b
	}
	return a
}

// tableDays dates the parts of a table: its cells, and its rows unless a cell spans several, which would
// then no longer meet.
func (t *textReader) tableDays(table *slides.Node) {
	spanned := false
	for i := range table.Children {
		part := &table.Children[i]
		if part.Kind == "caption" {
			part.Known = t.knownDay(part.Children)
			continue
		}
		for j := range part.Children {
			for k := range part.Children[j].Children {
				cell := &part.Children[j].Children[k]
				cell.Known = t.cellDay(cell.Children)
				spanned = spanned || cell.Attr("rowspan") != ""
			}
		}
	}
	for i := range table.Children {
		for j := range table.Children[i].Children {
			if row := &table.Children[i].Children[j]; row.Kind == "tr" && !spanned {
				row.Known = rowDay(row.Children)
			}
		}
	}
}

// cellDay is the day from which a table cell is shown: that of its text, or the earliest of its blocks,
// which are shown from days of their own.
func (t *textReader) cellDay(content []slides.Node) (first string) {
	if !slices.ContainsFunc(content, func(n slides.Node) bool { return n.IsBlock() }) {
		return t.knownDay(content)
	}
	slides.Walk(content, func(n *slides.Node) bool {
		first = earlier(first, n.Known)
		return n.Known == ""
	})
	return first
}

// rowDay is the day from which a table row is shown: the earliest of its cells, and of the
// spans with known= in them.
func rowDay(cells []slides.Node) (first string) {
	for _, c := range cells {
		first = earlier(first, c.Known)
		for _, n := range c.Children {
			if n.Kind == "span" {
				first = earlier(first, n.Known)
			}
		}
	}
	return first
}
