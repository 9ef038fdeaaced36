package pandoc

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/syntax"

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

func isTable(n ast.Node) bool {
	switch n.(type) {
	case *extast.Table, *syntax.Table:
		return true
	}
	return false
}

// captionAttributes takes the attributes that stand behind a caption, as Quarto writes them, from its text.
func (t *textReader) captionAttributes(caption ast.Node) {
	lines := caption.Lines()
	if lines.Len() == 0 {
		return
	}
	last := lines.At(lines.Len() - 1)
	line := bytes.TrimRight(last.Value(t.s.src), " \t\n")
	at := bytes.LastIndexByte(line, '{')
	if at < 0 {
		return
	}
	a, size := parseAttributes(line[at:])
	if a == nil || at+size != len(line) {
		return
	}
	if a.ID != "" {
		t.s.anchor(a.ID)
	}
	from := last.Start + at
	for n := caption.LastChild(); n != nil; {
		before := n.PreviousSibling()
		text, isText := n.(*ast.Text)
		switch {
		case isText && text.Segment.Start < from && text.Segment.Stop > from:
			segment := text.Segment.WithStop(from)
			text.Segment = segment.TrimRightSpace(t.s.src)
			return
		case isText && text.Segment.Start < from, !isText && n.Pos() >= 0 && n.Pos() < from:
			return
		}
		caption.RemoveChild(caption, n)
		n = before
	}
}

// captionOf returns the paragraph that is a table's caption, or nil, and adds it to
// reader.captions. As in Pandoc, a caption before the table wins over one after it.
func (t *textReader) captionOf(table ast.Node) ast.Node {
	for _, p := range []ast.Node{table.PreviousSibling(), table.NextSibling()} {
		if p != nil && captionLength(p, t.s.src) > 0 && !t.s.captions[p] {
			t.s.captions[p] = true
			return p
		}
	}
	return nil
}

// captioned returns a table with its caption and no rows.
func (t *textReader) captioned(n ast.Node) slides.Node {
	table := t.node("table", n, nil)
	if caption := t.captionOf(n); caption != nil {
		if first, ok := caption.FirstChild().(*ast.Text); ok {
			t.captionAttributes(caption)
			mark := captionLength(caption, t.s.src)
			first.Segment = first.Segment.WithStart(min(first.Segment.Stop, first.Segment.Start+mark))
		}
		table.Children = append(table.Children, t.statement("caption", caption, t.inlines(caption)))
	}
	return table
}

// pipeTable reads a table whose cells stand between bars.
func (t *textReader) pipeTable(n *extast.Table) slides.Node {
	t.tableLines(n)
	table := t.captioned(n)
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		part := slides.Kind("tbody")
		if _, head := row.(*extast.TableHeader); head {
			part = "thead"
		}
		tr := t.node("tr", row, nil)
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			align := n.Alignments[len(tr.Children)]
			if align == extast.AlignNone {
				tr.Children = append(tr.Children, t.cell(c, part, ""))
			} else {
				tr.Children = append(tr.Children, t.cell(c, part, align.String()))
			}
		}
		addRow(&table, part, tr)
	}
	t.tableDays(&table)
	return table
}

// laidOutTable reads a table whose columns are set out in the text.
func (t *textReader) laidOutTable(n *syntax.Table) slides.Node {
	table := t.captioned(n)
	if n.Widths != nil {
		table.Children = append(table.Children, t.columnWidths(n))
	}
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := r.(*syntax.Row)
		tr := t.node("tr", row, nil)
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cell := c.(*syntax.Cell)
			if cell.Over {
				t.warnf(cell, "a word runs on over the next column of the table; leave a space between the columns, or Pandoc cuts it")
			}
			td := t.cell(cell, slides.Kind(row.Part), cell.Align)
			td.Attrs = append(td.Attrs, spans(cell)...)
			tr.Children = append(tr.Children, td)
		}
		addRow(&table, slides.Kind(row.Part), tr)
	}
	t.tableDays(&table)
	return table
}

// addRow adds a row to a part of a table. As in Pandoc, a head without text is none.
func addRow(table *slides.Node, part slides.Kind, tr slides.Node) {
	if part == "thead" && !slices.ContainsFunc(tr.Children, func(c slides.Node) bool { return len(c.Children) > 0 || c.Attr("rowspan") != "" }) {
		return
	}
	last := len(table.Children) - 1
	if last < 0 || table.Children[last].Kind != part {
		table.Children = append(table.Children, slides.Node{Kind: part, Pos: tr.Pos})
		last++
	}
	table.Children[last].Children = append(table.Children[last].Children, tr)
}

// columnWidths tells how wide the columns of a table are beside each other.
func (t *textReader) columnWidths(n *syntax.Table) slides.Node {
	all, group := 0, t.node("colgroup", n, nil)
	for _, w := range n.Widths {
		all += w
	}
	for _, w := range n.Widths {
		col := t.node("col", n, nil)
		col.Attrs = []slides.Attr{{Name: "width", Value: fmt.Sprintf("%d%%", (100*w+all/2)/all)}}
		group.Children = append(group.Children, col)
	}
	return group
}

// cell reads a cell: text, or blocks.
func (t *textReader) cell(n ast.Node, part slides.Kind, align string) slides.Node {
	cell := t.node("td", n, nil)
	if first := n.FirstChild(); first != nil && first.Type() == ast.TypeBlock {
		outer := t.inCell
		t.inCell = true
		cell.Children = t.blocks(n)
		t.inCell = outer
	} else {
		cell.Children = t.inlines(n)
	}
	if t.noted(cell.Children, cell.Pos) {
		cell.Children = nil
	}
	if part == "thead" {
		cell.Kind = "th"
		cell.Attrs = append(cell.Attrs, slides.Attr{Name: "scope", Value: "col"})
	}
	if align != "" {
		cell.Attrs = append(cell.Attrs, slides.Attr{Name: "class", Value: "align-" + align})
	}
	return cell
}

// spans are the attributes of a cell that spans several columns or rows.
func spans(n *syntax.Cell) (attrs []slides.Attr) {
	if n.Columns > 1 {
		attrs = append(attrs, slides.Attr{Name: "colspan", Value: strconv.Itoa(n.Columns)})
	}
	if n.Rows > 1 {
		attrs = append(attrs, slides.Attr{Name: "rowspan", Value: strconv.Itoa(n.Rows)})
	}
	return attrs
}

// brokenTable warns of a paragraph that looks like a grid table.
func (t *textReader) brokenTable(n *ast.Paragraph) {
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		if syntax.IsGridLine(bytes.TrimSuffix(line.Value(t.s.src), []byte("\n"))) {
			t.s.deckWarnf(line.Start, "this looks like a grid table, but is shown as text; leave a line empty before it, end it with a line of dashes, and let all its lines be as long and its borders meet")
			return
		}
	}
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
		text, _, _ := bytes.Cut(t.s.src[row.Pos():], []byte("\n"))
		text = bytes.Trim(text, " \t>")
		text = bytes.TrimSuffix(bytes.TrimPrefix(text, []byte("|")), []byte("|"))
		if cells := 1 + len(cellEnd.FindAllIndex(text, -1)); cells > head.ChildCount() {
			t.s.deckWarnf(row.Pos(), "%d cells, but the table's head has %d; write \\| for the character", cells, head.ChildCount())
		}
	}
}
