package pandoc

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"

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
	whole     bool // its end stands behind a heading, which is part of it
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
		if slices.ContainsFunc(strings.FieldsFunc(string(rest), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }), isNoteClass) {
			n.Classes = []string{"notes"}
		}
	}
	if n.isNotes() {
		_, segment := block.Position()
		n.whole = endsBehind(block.Source()[min(segment.Stop, len(block.Source())):])
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
		case slideStart.Match(line) && !n.whole && !inWhole(pc):
			return parser.Close
		case fence.Match(line) && innermost(pc) == n:
			n.Closed = true
			block.AdvanceToEOL()
			return parser.Close
		}
	}
	return parser.Continue | parser.HasChildren
}

// maxNotes is how far behind its beginning the end of speaker notes is looked for, in bytes.
const maxNotes = 64 << 10

// endsBehind reports whether a div whose content is the beginning of a text has an end: a line of colons that closes
// no other div. Without one it ends where the next slide begins.
func endsBehind(text []byte) bool {
	depth := 1
	var code literals
	for line := range bytes.Lines(text[:min(len(text), maxNotes)]) {
		line = bytes.TrimRight(line, "\n")
		switch {
		case code.inside(line):
		case fence.Match(line):
			if depth--; depth == 0 {
				return true
			}
		case divOpening.Match(line):
			depth++
		}
	}
	return false
}

// divOpening matches a line that opens a div.
var divOpening = regexp.MustCompile(`^ {0,3}:{3,}\s*[^\s:]`)

// inWhole reports whether an open block is of speaker notes whose end stands behind a heading.
func inWhole(pc parser.Context) bool {
	return slices.ContainsFunc(pc.OpenedBlocks(), func(b parser.Block) bool {
		n, ok := b.Node.(*divNode)
		return ok && n.whole
	})
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
