package pandoc

import (
	"regexp"
	"strings"

	"exhibit/slides"

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
func (t *textReader) captionOf(table *extast.Table) ast.Node {
	for _, p := range []ast.Node{table.PreviousSibling(), table.NextSibling()} {
		if p != nil && captionLength(p, t.s.src) > 0 && !t.s.captions[p] {
			t.s.captions[p] = true
			return p
		}
	}
	return nil
}

func (t *textReader) table(n *extast.Table) slides.Node {
	t.tableLines(n)
	table := t.node("table", n, nil)
	if caption := t.captionOf(n); caption != nil {
		if first, ok := caption.FirstChild().(*ast.Text); ok {
			mark := captionLength(caption, t.s.src)
			first.Segment = first.Segment.WithStart(min(first.Segment.Stop, first.Segment.Start+mark))
		}
		table.Children = append(table.Children, t.statement("caption", caption, t.inlines(caption)))
	}
	var body []slides.Node
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		tr := t.node("tr", row, nil)
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			tr.Children = append(tr.Children, t.cell(c, n.Alignments[len(tr.Children)], head))
		}
		tr.Known = rowDay(tr.Children)
		if head {
			table.Children = append(table.Children, t.node("thead", row, []slides.Node{tr}))
		} else {
			body = append(body, tr)
		}
	}
	if len(body) > 0 {
		table.Children = append(table.Children, slides.Node{Kind: "tbody", Pos: body[0].Pos, Children: body})
	}
	return table
}

func (t *textReader) cell(n ast.Node, align extast.Alignment, head bool) slides.Node {
	kind := slides.Kind("td")
	if head {
		kind = "th"
	}
	cell := t.statement(kind, n, t.inlines(n))
	if head {
		cell.Attrs = append(cell.Attrs, slides.Attr{Name: "scope", Value: "col"})
	}
	if align != extast.AlignNone {
		cell.Attrs = append(cell.Attrs, slides.Attr{Name: "class", Value: "align-" + align.String()})
	}
	return cell
}

var cellEnd = regexp.MustCompile(`(?:^|[^\\])\|`)

// tableLines reports rows with more cells than the head, which goldmark drops, and a table
// without an empty line before it.
func (t *textReader) tableLines(table *extast.Table) {
	head := table.FirstChild()
	line := t.s.line(head.Pos())
	if _, text := table.PreviousSibling().(*ast.Paragraph); text && captionLength(table.PreviousSibling(), t.s.src) == 0 &&
		strings.Trim(t.s.lineText(line-1), " \t>") != "" {
		t.s.deckWarnf(t.s.lines[line-1], "no empty line before the table; add one, or Pandoc reads it as part of the text above")
	}
	for row := head.NextSibling(); row != nil; row = row.NextSibling() {
		line := t.s.line(row.Pos())
		text := strings.Trim(t.s.lineText(line), " \t>")
		text = strings.TrimSuffix(strings.TrimPrefix(text, "|"), "|")
		if cells := 1 + len(cellEnd.FindAllString(text, -1)); cells > head.ChildCount() {
			t.s.deckWarnf(t.s.lines[line-1], "%d cells, but the table's head has %d; write \\| for the character", cells, head.ChildCount())
		}
	}
}
