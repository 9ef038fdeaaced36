package document

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// struckKind is the kind of what stands between pairs of tildes, which strike it out. Single ones lower it in Pandoc: CO~2~.
var struckKind = ast.NewNodeKind("Struck")

// struckText is text that is struck out, so that nothing is shown of it.
type struckText struct{ ast.BaseInline }

// Kind is that of [ast.Node].
func (*struckText) Kind() ast.NodeKind { return struckKind }

// Dump is that of [ast.Node].
func (n *struckText) Dump(source []byte, level int) { ast.DumpHelper(n, source, level, nil, nil) }

// loweredText is text that stands lower, and is read as the other.
type loweredText struct{ struckText }

// tildes reads what stands between tildes.
type tildes struct{}

// Trigger is that of [parser.InlineParser].
func (tildes) Trigger() []byte { return []byte{'~'} }

// Parse is that of [parser.InlineParser].
func (t tildes) Parse(_ ast.Node, block text.Reader, state parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	found := parser.ScanDelimiter(line, before, 1, t)
	if found == nil || found.OriginalLength > 2 || before == '~' {
		return nil
	}
	found.Segment = segment.WithStop(segment.Start + found.OriginalLength)
	block.Advance(found.OriginalLength)
	state.PushDelimiter(found)
	return found
}

// IsDelimiter is that of [parser.DelimiterProcessor].
func (tildes) IsDelimiter(b byte) bool { return b == '~' }

// CanOpenCloser is that of [parser.DelimiterProcessor].
func (tildes) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char && opener.OriginalLength == closer.OriginalLength
}

// OnMatch is that of [parser.DelimiterProcessor].
func (tildes) OnMatch(consumes int) ast.Node {
	if consumes == 1 {
		return &loweredText{}
	}
	return &struckText{}
}

// renderTildes shows nothing of what is struck out.
func renderTildes(_ util.BufWriter, _ []byte, n ast.Node, _ bool) (ast.WalkStatus, error) {
	if _, lowered := n.(*loweredText); lowered {
		return ast.WalkContinue, nil
	}
	return ast.WalkSkipChildren, nil
}
