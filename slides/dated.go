//go:build !js

package slides

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// This file marks text with the day from which it was known, for [Deck.AsKnown]: the date
// that the author gives in known=, else that of the latest source that the text cites.

// knownValue is the date that an author has given with known=; empty for none.
func (h *htmlWriter) knownValue(n ast.Node, a *attributes) Date {
	text := a.value("known")
	if text == "" {
		return ""
	}
	d, err := ParseDate(text)
	if err != nil {
		h.errorf(n, "known: %v", err)
	}
	return d
}

// without are the attributes without those that are known to the caller.
func without(values []attribute, keys ...string) []attribute {
	return slices.DeleteFunc(slices.Clone(values), func(v attribute) bool { return slices.Contains(keys, v.Key) })
}

// openKnown opens an element that is marked with a day, if there is one.
func (h *htmlWriter) openKnown(name, day string) {
	h.raw("<", name)
	if day != "" {
		h.raw(knownMark, day, `"`)
	}
}

// statement writes a block as an element that is marked with the day of what it cites.
func (h *htmlWriter) statement(name string, n ast.Node, content func(ast.Node)) {
	h.openKnown(name, h.knownDay(n))
	h.raw(">")
	content(n)
	h.raw("</", name, ">")
}

// knownDay is the last day of the latest source cited below a node, but for lists in it and
// spans with a date of their own; empty where nothing is cited or the text around has a date.
func (h *htmlWriter) knownDay(n ast.Node) (latest string) {
	if h.dated || n == nil {
		return ""
	}
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		switch c := c.(type) {
		case *ast.List:
			return ast.WalkSkipChildren, nil
		case *spanNode:
			if c.value("known") != "" {
				return ast.WalkSkipChildren, nil
			}
		case *citeNode:
			for _, cite := range c.Cites {
				if s := h.s.sources[cite.Source]; s != nil && entering {
					latest = max(latest, s.Known().last())
				}
			}
		}
		return ast.WalkContinue, nil
	})
	return latest
}

// itemDay is the day of a list's item: that of its first block.
func (h *htmlWriter) itemDay(item ast.Node) string { return h.knownDay(item.FirstChild()) }

// rowDay is the day of a table's row: that of the first of its cells, or of the spans in
// them that have a date of their own, to be known.
func (h *htmlWriter) rowDay(row ast.Node) (first string) {
	consider := func(day string) {
		if day != "" && (first == "" || day < first) {
			first = day
		}
	}
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		consider(h.knownDay(c))
		for n := c.FirstChild(); n != nil; n = n.NextSibling() {
			if span, ok := n.(*spanNode); ok {
				if d, err := ParseDate(span.value("known")); err == nil {
					consider(d.last())
				}
			}
		}
	}
	return first
}

// termDay is the day of a term: that of the first of its meanings to be known.
func (h *htmlWriter) termDay(term ast.Node) (first string) {
	for d := term.NextSibling(); d != nil; d = d.NextSibling() {
		if _, meaning := d.(*extast.DefinitionDescription); !meaning {
			break
		}
		if day := h.knownDay(d); day != "" && (first == "" || day < first) {
			first = day
		}
	}
	return first
}
