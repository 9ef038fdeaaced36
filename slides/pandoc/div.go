package pandoc

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// divNode is a fenced div: the blocks between ::: name and :::.
type divNode struct {
	ast.BaseBlock
	attributes
	Malformed bool // the opening line is not ::: name or ::: {.name}
	Stray     bool // a closing line without an open div
	TooDeep   bool
	Closed    bool
}

var kindDiv = ast.NewNodeKind("Div")

func (n *divNode) Kind() ast.NodeKind         { return kindDiv }
func (n *divNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }
func (divParser) Trigger() []byte             { return []byte{':'} }
func (divParser) CanInterruptParagraph() bool { return true }
func (divParser) CanAcceptIndentedLine() bool { return false }

var (
	fence      = regexp.MustCompile(`^ {0,3}:{3,}\s*$`)
	fenceClass = regexp.MustCompile(`^[^\s{}:]+$`)
	slideStart = regexp.MustCompile(`^# `)
)

// maxDivs is how deep divs may nest.
const maxDivs = 10

// divParser reads fenced divs as Pandoc does: a line of three or more colons with a name
// or attributes opens one, a line of colons alone closes the innermost.
type divParser struct{}

func (divParser) Open(parent ast.Node, block text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := block.PeekLine()
	rest := bytes.TrimSpace(line)
	colons := len(rest) - len(bytes.TrimLeft(rest, ":"))
	if colons < 3 {
		return nil, parser.NoChildren
	}
	n := &divNode{}
	block.AdvanceToEOL()
	rest = bytes.TrimSpace(bytes.TrimRight(rest[colons:], ":"))
	open := 0
	for _, b := range pc.OpenedBlocks() {
		if _, ok := b.Node.(*divNode); ok {
			open++
		}
	}
	a, size := parseAttributes(rest)
	switch {
	case len(rest) == 0:
		n.Stray = true
		return n, parser.NoChildren
	case open >= maxDivs:
		n.TooDeep = true
		return n, parser.NoChildren
	case a != nil && size == len(rest):
		n.attributes = *a
	case fenceClass.Match(rest):
		n.Classes = []string{string(rest)}
	default:
		n.Malformed = true
	}
	return n, parser.HasChildren
}

func (divParser) Continue(node ast.Node, block text.Reader, pc parser.Context) parser.State {
	n := node.(*divNode)
	if n.Stray || n.TooDeep {
		return parser.Close
	}
	line, _ := block.PeekLine()
	if _, code := pc.LastOpenedBlock().Node.(*ast.FencedCodeBlock); !code {
		switch {
		case slideStart.Match(line):
			return parser.Close
		case fence.Match(line) && innermost(pc) == n:
			n.Closed = true
			block.AdvanceToEOL()
			return parser.Close
		}
	}
	return parser.Continue | parser.HasChildren
}

func (divParser) Close(ast.Node, text.Reader, parser.Context) {}

// innermost is the innermost open div, which a closing line closes; nil for none.
func innermost(pc parser.Context) *divNode {
	blocks := pc.OpenedBlocks()
	for i := len(blocks) - 1; i >= 0; i-- {
		if n, ok := blocks[i].Node.(*divNode); ok && !n.Stray && !n.TooDeep {
			return n
		}
	}
	return nil
}
