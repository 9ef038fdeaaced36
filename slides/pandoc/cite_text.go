package pandoc

import (
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
)

// citing is the state of reading citations in brackets.
type citing struct {
	worded bool // words stand around them
}

// citation reads one citation: in brackets its mark; in the text the author's name and the mark, or the
// key as it is written where no source has it.
func (t *textReader) citation(n *citeNode) []slides.Node {
	known := t.s.sources[n.Source] != nil
	switch {
	case t.cites != nil && (known || !t.cites.worded):
		return []slides.Node{t.mark(n)}
	case t.cites != nil:
		t.mark(n) // warns
		return t.written(n)
	case !known:
		t.s.misspelt(n.Source, t.pos(n))
		return t.written(n) // a name, as in a message
	}
	return t.named(n, nil, false)
}

// written is a citation as it is written.
func (t *textReader) written(n *citeNode) []slides.Node {
	return append([]slides.Node{{Text: n.Key, Pos: t.pos(n)}}, runs([]byte(n.Place), t.pos(n)+len(n.Key))...)
}

// named returns what stands for a citation in the text: the author's name, unless the text has it, then
// the mark with what stands in the brackets behind it.
func (t *textReader) named(n *citeNode, rest []slides.Node, worded bool) []slides.Node {
	var all []slides.Node
	if n.InText {
		all = append(all, slides.Node{Kind: "span", Claim: slides.Own, Pos: t.pos(n), Children: []slides.Node{{Text: t.s.names[n.Source].who, Pos: t.pos(n)}}})
	}
	if t.inLink {
		t.warnf(n, "a citation within a link is left out; put it after the link")
		return all
	}
	if n.InText {
		all = append(all, slides.Node{Text: " ", Pos: t.pos(n)})
	}
	return append(all, t.inBrackets(n, append([]slides.Node{t.mark(n)}, rest...), worded))
}

// inBrackets returns citations that stand together, in brackets if there are words around them.
func (t *textReader) inBrackets(n ast.Node, parts []slides.Node, worded bool) slides.Node {
	if worded {
		parts = append([]slides.Node{{Text: "(", Pos: t.pos(n)}}, append(parts, slides.Node{Text: ")", Pos: t.pos(n)})...)
	}
	return t.node(slides.Cites, n, parts)
}

// citeGroup reads citations in brackets, and the words around them. Without a source that is known it is
// text.
func (t *textReader) citeGroup(n *citeGroup) []slides.Node {
	worded, known := t.isWorded(n), false
	eachCite(n, func(c *citeNode) { known = known || t.s.sources[c.Source] != nil })
	switch {
	case n.Lead != nil && t.s.sources[n.Lead.Source] == nil:
		t.s.misspelt(n.Lead.Source, t.pos(n))
		return t.asWritten(n)
	case t.s.bibliographyFile == "":
		t.s.warnOnce("no bibliography", t.pos(n), "citations lead nowhere and are shown as they are written, because the front matter names no bibliography; add a line bibliography: sources.yaml")
		return t.asWritten(n)
	case !known:
		eachCite(n, func(c *citeNode) { t.mark(c) }) // warns
		return t.asWritten(n)
	case n.Lead == nil && t.inLink:
		t.warnf(n, "a citation within a link is left out; put it after the link")
		return nil
	}
	t.cites = &citing{worded}
	parts := t.inlines(n)
	t.cites = nil
	if !worded {
		parts = slices.DeleteFunc(parts, func(n slides.Node) bool { return n.Kind != slides.CiteMark })
	}
	trim(parts)
	if n.Lead == nil {
		return []slides.Node{t.inBrackets(n, parts, worded)}
	}
	if worded {
		parts = append([]slides.Node{{Text: separator(n, parts), Pos: t.pos(n)}}, parts...)
	}
	return t.named(n.Lead, parts, worded)
}

// isWorded reports whether the brackets hold more than citations and what separates them.
func (t *textReader) isWorded(n *citeGroup) bool {
	return slices.ContainsFunc(children(n), func(c ast.Node) bool {
		switch c := c.(type) {
		case *citeNode:
			return false
		case *ast.Text:
			return strings.Trim(string(c.Value(t.s.src)), " \t\n,;") != ""
		}
		return true
	})
}

// eachCite calls fn for all citations of a group.
func eachCite(n *citeGroup, fn func(*citeNode)) {
	if n.Lead != nil {
		fn(n.Lead)
	}
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if c, ok := c.(*citeNode); ok && entering {
			fn(c)
		}
		return ast.WalkContinue, nil
	})
}

// separator is what stands between the mark of a lead and the words in the brackets behind it, where they
// do not begin with their own.
func separator(n *citeGroup, parts []slides.Node) string {
	first := slides.Plain(parts[:1])
	switch c, _ := utf8.DecodeRuneInString(first); {
	case n.Listed:
		return "; "
	case unicode.IsPunct(c):
		return ""
	case n.Lead.Place != "":
		return " "
	}
	return ", "
}

// trim removes the spaces around the words in brackets.
func trim(parts []slides.Node) {
	if len(parts) == 0 {
		return
	}
	if first := &parts[0]; first.Kind == slides.Text {
		trimmed := strings.TrimLeft(first.Text, " \n")
		first.Pos += len(first.Text) - len(trimmed)
		first.Text = trimmed
	}
	if last := &parts[len(parts)-1]; last.Kind == slides.Text {
		last.Text = strings.TrimRight(last.Text, " \n")
	}
}

// asWritten is a group as it is written, with the Markdown in it.
func (t *textReader) asWritten(n *citeGroup) (all []slides.Node) {
	if n.Lead != nil {
		all = append(all, slides.Node{Text: n.Lead.Key + n.Gap, Pos: t.pos(n)})
	}
	all = append(all, slides.Node{Text: "[", Pos: t.pos(n)})
	if n.Lead != nil {
		all = append(all, runs([]byte(n.Lead.Place), t.pos(n))...)
	}
	all = append(all, t.inlines(n)...)
	return append(all, slides.Node{Text: "]", Pos: t.pos(n)})
}

// mark reads the mark of a citation. It warns of a source that is not known.
func (t *textReader) mark(n *citeNode) slides.Node {
	if n.Problem != "" {
		t.warnf(n, "%v", errors.New(n.Problem))
	}
	at := t.s.position(t.pos(n))
	cite := n.Cite
	s := t.s.source(cite.Source, at.File, at.Line)
	if s != nil {
		cite = lookedUp(cite, s)
		cite.Label = s.Label
	}
	mark := t.node(slides.CiteMark, n, nil)
	mark.Cite = &cite
	switch {
	case t.inMatrix && cite.Locator != "":
		mark.Attrs = []slides.Attr{{Name: "short", Value: "yes"}}
	case s != nil && (n.InText || n.Alone):
		mark.Attrs = []slides.Attr{{Name: "label", Value: t.s.names[s.ID].year}}
	}
	if s != nil {
		t.s.addCite(cite, t.inNotes)
	}
	return mark
}
