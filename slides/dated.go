//go:build !js

package slides

import (
	"slices"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// This file writes the attribute data-known for [Deck.AsKnown]: the day from which a text was
// known. It is the author's known=, else the date of the latest source that the text cites.

// knownValue is the date of the attribute known=; empty for none or after an error.
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

// without returns the attributes but for those with the given keys.
func without(values []attribute, keys ...string) []attribute {
	return slices.DeleteFunc(slices.Clone(values), func(v attribute) bool { return slices.Contains(keys, v.Key) })
}

// openKnown writes the start of an opening tag, with data-known unless day is empty. The
// caller writes further attributes and the closing >.
func (h *htmlWriter) openKnown(name, day string) {
	h.raw("<", name)
	if day != "" {
		h.raw(knownMark, day, `"`)
	}
}

// statement writes a block as an element with data-known from its citations.
func (h *htmlWriter) statement(name string, n ast.Node, content func(ast.Node)) {
	h.openKnown(name, h.knownDay(n))
	h.raw(">")
	content(n)
	h.raw("</", name, ">")
}

// knownDay is the last day of the latest source cited below a node, as "2015-09-30". Lists
// and spans with known= do not count. It is empty if nothing is cited, or if the text around
// the node has a date of its own.
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

// itemDay is the knownDay of a list item: that of its first block.
func (h *htmlWriter) itemDay(item ast.Node) string { return h.knownDay(item.FirstChild()) }

// rowDay is the day from which a table row is shown: the earliest of its cells, and of the
// spans with known= in them.
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

// termDay is the day from which a term is shown: the earliest of its meanings.
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
