package syntax

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// lineBlocks reads line blocks: each line begins with a bar and a space, and one that begins with a
// space goes on with the line before it.
type lineBlocks struct{}

func (lineBlocks) Trigger() []byte { return []byte{'|'} }

// delimiterRow matches the second line of a table.
var delimiterRow = regexp.MustCompile(`^[\s>]*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t:|+-]*)?\r?\n?$`)

func (lineBlocks) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	offset := pc.BlockOffset()
	if !isLine(line[offset:]) || beginsTable(reader) {
		return nil, parser.NoChildren
	}
	n := &LineBlock{}
	n.add(reader.Source(), segment, offset+1)
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func isLine(b []byte) bool {
	return b[0] == '|' && (len(b) == 1 || b[1] == ' ' || b[1] == '\n' || b[1] == '\r')
}

func beginsTable(reader text.Reader) bool {
	number, pos := reader.Position()
	defer reader.SetPosition(number, pos)
	reader.AdvanceLine()
	next, _ := reader.PeekLine()
	return delimiterRow.Match(next)
}

// add adds the line that a segment holds, without its first bytes up to and with the bar.
func (n *LineBlock) add(src []byte, segment text.Segment, skip int) {
	start := min(segment.Start+max(skip-segment.Padding, 0), segment.Stop)
	line := &Line{}
	rest := src[start:segment.Stop]
	rest = rest[:len(rest)-len(bytes.TrimLeft(rest, " "))]
	line.Indent = max(len(rest)-1, 0)
	line.Lines().Append(text.NewSegment(start+len(rest), segment.Stop))
	n.AppendChild(n, line)
}

func (lineBlocks) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*LineBlock)
	line, segment := reader.PeekLine()
	trimmed := bytes.TrimLeft(line, " \t")
	indent := len(line) - len(trimmed)
	switch {
	case len(bytes.TrimSpace(line)) == 0:
		return parser.Close
	case indent < 4 && isLine(trimmed):
		n.add(reader.Source(), segment, indent+1)
	case indent > 0:
		n.LastChild().Lines().Append(text.NewSegment(segment.Start+indent-segment.Padding, segment.Stop))
	default:
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (lineBlocks) Close(node ast.Node, reader text.Reader, _ parser.Context) {
	for c := node.FirstChild(); c != nil; c = c.NextSibling() {
		lines := c.Lines()
		last := lines.Len() - 1
		segment := lines.At(last)
		lines.Set(last, segment.TrimRightSpace(reader.Source()))
	}
}

func (lineBlocks) CanInterruptParagraph() bool { return false }

func (lineBlocks) CanAcceptIndentedLine() bool { return false }
