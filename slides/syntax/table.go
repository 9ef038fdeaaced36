package syntax

import (
	"bytes"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Table is a table whose columns are set out in the text: a simple, multiline or grid table, as Pandoc
// calls them. Its children are of type [Row].
type Table struct {
	ast.BaseBlock
	// Widths are how wide the columns are beside each other; nil where that means nothing.
	Widths []int
}

// Row is a row of a [Table]. Its children are of type [Cell].
type Row struct {
	ast.BaseBlock
	Part string // of the table, as an element of HTML: "thead", "tbody" or "tfoot"
}

// Cell is a cell of a [Row]: lines of text, or blocks.
type Cell struct {
	ast.BaseBlock
	Align         string // "left", "right" or "center"; empty where nothing is said
	Columns, Rows int    // how many it spans
	Over          bool   // a word of it runs on over the next column
}

// The kinds of the nodes.
var (
	KindTable = ast.NewNodeKind("LaidOutTable")
	KindRow   = ast.NewNodeKind("LaidOutRow")
	KindCell  = ast.NewNodeKind("LaidOutCell")
)

// Kind is KindTable.
func (n *Table) Kind() ast.NodeKind { return KindTable }

// Dump prints the node.
func (n *Table) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// Kind is KindRow.
func (n *Row) Kind() ast.NodeKind { return KindRow }

// Dump prints the node.
func (n *Row) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"Part": n.Part}, nil)
}

// Kind is KindCell.
func (n *Cell) Kind() ast.NodeKind { return KindCell }

// Dump prints the node.
func (n *Cell) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// Tables reads tables whose columns are set out in the text.
//
// It changes the source: in a cell of several lines it puts a line feed in the place of the space or bar
// behind each line, so that the lines of a cell are lines like any other. No other character changes, and
// none moves.
type Tables struct {
	// Blocks parses the blocks of a cell. It must have no inline parsers; those of the document read
	// the text of the cells with all other text.
	Blocks parser.Parser
}

// BlockParsers returns the parsers of blocks that read the tables.
func (t *Tables) BlockParsers() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(ruledTables{tableParser{t}}, 60),   // before list items and rules
		util.Prioritized(headedTables{tableParser{t}}, 450), // before indented code
	}
}

// layout is a table that was found in the text.
type layout struct {
	lines  int // how many it takes up
	widths []int
	rows   []rowLayout
	blocks bool // cells hold blocks
}

type rowLayout struct {
	part  string
	pos   int
	cells []cellLayout
}

type cellLayout struct {
	lines         []text.Segment // without space at their ends
	align         string
	columns, rows int
	high          int // lines between its borders, in a grid table
	over          bool
}

// TableLength returns how many lines the table takes up that a text begins with, by a line of dashes; 0
// for none.
func TableLength(src []byte) int {
	if found := ruledTable(lookAhead(text.NewReader(src))); found != nil {
		return found.lines
	}
	return 0
}

// tableParser is what the parsers of tables have in common.
type tableParser struct{ *Tables }

func (tableParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (tableParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (tableParser) CanInterruptParagraph() bool                                 { return false }

// ruledTables reads the tables that begin with a line of dashes.
type ruledTables struct{ tableParser }

func (ruledTables) Trigger() []byte             { return []byte{'-', '+'} }
func (ruledTables) CanAcceptIndentedLine() bool { return false }

func (p ruledTables) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	return p.open(ruledTable, reader, pc)
}

// headedTables reads the tables that begin with the names of their columns.
type headedTables struct{ tableParser }

func (headedTables) Trigger() []byte             { return nil }
func (headedTables) CanAcceptIndentedLine() bool { return true }

func (p headedTables) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	return p.open(headedTable, reader, pc)
}

func (t *Tables) open(find func(*ahead) *layout, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	a := lookAhead(reader)
	found := find(a)
	a.back()
	if found == nil || found.opensComment(reader.Source()) {
		return nil, parser.NoChildren
	}
	for range found.lines - 1 {
		reader.AdvanceLine()
	}
	reader.AdvanceToEOL()
	return t.build(found, reader.Source(), pc), parser.NoChildren
}

// opensComment reports whether a comment begins in a cell and does not end there. Then the rest of it, in
// other cells, must not be shown.
func (t *layout) opensComment(src []byte) bool {
	for _, r := range t.rows {
		for _, c := range r.cells {
			open := false
			for _, line := range c.lines {
				b := line.Value(src)
				begin, end := bytes.LastIndex(b, []byte("<!--")), bytes.LastIndex(b, []byte("-->"))
				if begin >= 0 || end >= 0 {
					open = begin > end
				}
			}
			if open {
				return true
			}
		}
	}
	return false
}

// build makes the nodes of a table.
func (t *Tables) build(found *layout, src []byte, pc parser.Context) ast.Node {
	table := &Table{Widths: found.widths}
	for _, r := range found.rows {
		row := &Row{Part: r.part}
		row.SetPos(r.pos)
		for _, c := range r.cells {
			cell := &Cell{Align: c.align, Columns: max(c.columns, 1), Rows: max(c.rows, 1), Over: c.over}
			cell.SetPos(r.pos)
			if len(c.lines) > 0 {
				cell.SetPos(c.lines[0].Start)
			}
			if found.blocks {
				t.fill(cell, ended(c.lines, src), src, pc)
			} else {
				cell.setText(ended(c.lines, src), src)
			}
			row.AppendChild(row, cell)
		}
		table.AppendChild(table, row)
	}
	return table
}

// ended returns lines of a cell, and puts line feeds in the place of the characters behind them.
func ended(lines []text.Segment, src []byte) *text.Segments {
	all := text.NewSegments()
	for _, line := range lines {
		if line.Stop < len(src) {
			_, size := utf8.DecodeRune(src[line.Stop:])
			copy(src[line.Stop:line.Stop+size], "\n  ")
			line = line.WithStop(line.Stop + 1)
		}
		all.Append(line)
	}
	return all
}

// setText gives a cell lines of text. The line feed behind the last is no part of it.
func (n *Cell) setText(lines *text.Segments, src []byte) {
	if last := lines.Len() - 1; last >= 0 {
		line := lines.At(last)
		lines.Set(last, line.TrimRightSpace(src))
	}
	n.SetLines(lines)
}

// maxNested is how deep tables may nest in the cells of tables.
const maxNested = 5

// nested is the context key of how many tables the text is in.
var nested = parser.NewContextKey()

// fill reads the blocks of a cell. A cell of one paragraph has its lines.
func (t *Tables) fill(cell *Cell, lines *text.Segments, src []byte, pc parser.Context) {
	depth, _ := pc.Get(nested).(int)
	if depth >= maxNested || lines.Len() == 0 {
		cell.setText(lines, src)
		return
	}
	within := parser.NewContext()
	within.Set(nested, depth+1)
	doc := t.Blocks.Parse(text.NewBlockReader(src, lines), parser.WithContext(within))
	for _, r := range within.References() {
		pc.AddReference(r)
	}
	withoutText(doc)
	if p, ok := doc.FirstChild().(*ast.Paragraph); ok && p.NextSibling() == nil {
		cell.SetLines(p.Lines())
		return
	}
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		cell.AppendChild(cell, n)
		n = next
	}
}

// withoutText takes the text out of blocks, whose lines the document's parser reads again.
func withoutText(n ast.Node) {
	if first := n.FirstChild(); first != nil && first.Type() == ast.TypeInline {
		n.RemoveChildren(n)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		withoutText(c)
	}
}
