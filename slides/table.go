//go:build !js

package slides

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

var captionMark = regexp.MustCompile(`^(?::\s+|[Tt]able:\s+)`)

// captionLength is the length in bytes of the mark that makes a paragraph a caption (": " or
// "Table: "); 0 for other nodes.
func captionLength(n ast.Node, src []byte) int {
	p, ok := n.(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return 0
	}
	first := p.Lines().At(0)
	return len(captionMark.Find(first.Value(src)))
}

// captionOf returns the paragraph that is a table's caption, or nil, and adds it to
// reader.captions. As in Pandoc, a caption before the table wins over one after it.
func (h *htmlWriter) captionOf(t *extast.Table) ast.Node {
	for _, p := range []ast.Node{t.PreviousSibling(), t.NextSibling()} {
		if p != nil && captionLength(p, h.s.src) > 0 && !h.s.captions[p] {
			h.s.captions[p] = true
			return p
		}
	}
	return nil
}

func (h *htmlWriter) table(n *extast.Table) {
	h.tableLines(n)
	h.raw(`<div class="scroll"><table>`)
	if caption := h.captionOf(n); caption != nil {
		if t, ok := caption.FirstChild().(*ast.Text); ok {
			mark := captionLength(caption, h.s.src)
			t.Segment = t.Segment.WithStart(min(t.Segment.Stop, t.Segment.Start+mark))
		}
		h.statement("caption", caption, h.inlines)
	}
	body := false
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		if head {
			h.raw("<thead>")
		} else if !body {
			body = true
			h.raw("<tbody>")
		}
		h.openKnown("tr", h.rowDay(row))
		h.raw(">")
		column := 0
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			h.cell(c, n.Alignments[column], head)
			column++
		}
		h.raw("</tr>")
		if head {
			h.raw("</thead>")
		}
	}
	if body {
		h.raw("</tbody>")
	}
	h.raw("</table></div>")
}

func (h *htmlWriter) cell(n ast.Node, align extast.Alignment, head bool) {
	open, end := "td", "</td>"
	if head {
		open, end = "th", "</th>"
	}
	h.openKnown(open, h.knownDay(n))
	if head {
		h.raw(` scope="col"`)
	}
	if align != extast.AlignNone {
		h.raw(` class="align-`, align.String(), `"`)
	}
	h.raw(">")
	h.inlines(n)
	h.raw(end)
}

var cellEnd = regexp.MustCompile(`(?:^|[^\\])\|`)

// tableLines reports rows with more cells than the head, which goldmark drops, and a table
// without an empty line before it.
func (h *htmlWriter) tableLines(t *extast.Table) {
	head := t.FirstChild()
	line := h.s.line(head.Pos())
	if _, text := t.PreviousSibling().(*ast.Paragraph); text && captionLength(t.PreviousSibling(), h.s.src) == 0 &&
		strings.Trim(h.s.lineText(line-1), " \t>") != "" {
		h.s.errorf(deckFile, line, "no empty line before the table; add one, or Pandoc reads it as part of the text above")
	}
	for row := head.NextSibling(); row != nil; row = row.NextSibling() {
		line := h.s.line(row.Pos())
		text := strings.Trim(h.s.lineText(line), " \t>")
		text = strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|")
		if cells := 1 + len(cellEnd.FindAllString(text, -1)); cells > head.ChildCount() {
			h.s.errorf(deckFile, line, "%d cells, but the table's head has %d; write \\| for the character", cells, head.ChildCount())
		}
	}
}
