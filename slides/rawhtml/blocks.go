package rawhtml

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// BlockParser returns goldmark's parser of HTML blocks, changed so that an empty line within a
// comment does not end a block, and the rest of the comment is not read as Markdown. Its priority
// is that of goldmark's own, 900.
func BlockParser() parser.BlockParser {
	return blockParser{parser.NewHTMLBlockParser()}
}

type blockParser struct{ parser.BlockParser }

// openComment is the context key of the *commentScan of the block that is open.
var openComment = parser.NewContextKey()

// commentScan follows the comments of a block.
type commentScan struct {
	block *ast.HTMLBlock
	lines int  // how many were read
	open  bool // the last of them ends within a comment
}

func (p blockParser) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := p.BlockParser.Continue(node, reader, pc)
	block := node.(*ast.HTMLBlock)
	if state&parser.Continue != 0 || block.HTMLBlockType < ast.HTMLBlockType6 {
		return state
	}
	scan, _ := pc.Get(openComment).(*commentScan)
	if scan == nil || scan.block != block {
		scan = &commentScan{block: block}
		pc.Set(openComment, scan)
	}
	for lines := block.Lines(); scan.lines < lines.Len(); scan.lines++ {
		line := lines.At(scan.lines)
		scan.read(line.Value(reader.Source()))
	}
	if !scan.open {
		return state
	}
	_, segment := reader.PeekLine()
	block.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (s *commentScan) read(line []byte) {
	for {
		mark := "<!--"
		if s.open {
			mark = "-->"
		}
		_, rest, found := bytes.Cut(line, []byte(mark))
		if !found {
			return
		}
		s.open, line = !s.open, rest
	}
}
