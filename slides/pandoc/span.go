package pandoc

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// spanNode is a bracketed span: [text]{.class lang=zh}.
type spanNode struct {
	ast.BaseInline
	attributes
	start  int               // of the opening bracket in the source
	stop   int               // of the closing bracket
	size   int               // of the attributes
	bottom *parser.Delimiter // the last emphasis delimiter before the span
}

var kindSpan = ast.NewNodeKind("Span")

func (n *spanNode) Kind() ast.NodeKind         { return kindSpan }
func (n *spanNode) Dump(src []byte, level int) { ast.DumpHelper(n, src, level, nil, nil) }

// openSpans is the context key of the []*spanNode that are not closed yet.
var openSpans = parser.NewContextKey()

// maxSpan is how many bytes ahead lookAhead looks for the closing bracket.
const maxSpan = 1000

// spanParser reads bracketed spans. At the opening bracket it looks ahead for the attributes
// and inserts an empty node; at the closing bracket it moves the nodes between into it, so
// that all inline syntax works in a span. It leaves other brackets to the link parser.
type spanParser struct{}

func (spanParser) Trigger() []byte { return []byte{'[', ']'} }

func (spanParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	open, _ := pc.Get(openSpans).([]*spanNode)
	if block.Peek() == '[' {
		n := lookAhead(block)
		if n == nil {
			return nil
		}
		n.bottom = pc.LastDelimiter()
		pc.Set(openSpans, append(open, n))
		block.Advance(1)
		return n
	}

	if len(open) == 0 {
		return nil
	}
	n := open[len(open)-1]
	if _, seg := block.PeekLine(); seg.Start != n.stop || n.Parent() != parent {
		return nil
	}
	pc.Set(openSpans, open[:len(open)-1])
	if n.bottom == nil {
		parser.ProcessDelimiters(nil, pc)
	} else {
		parser.ProcessDelimiters(n.bottom, pc)
	}
	for c := n.NextSibling(); c != nil; {
		next := c.NextSibling()
		n.AppendChild(n, c)
		c = next
	}
	block.Advance(1 + n.size)
	return n
}

// lookAhead returns a span if the bracket at the reader's position begins one; else nil.
func lookAhead(block text.Reader) *spanNode {
	line, pos := block.Position()
	defer block.SetPosition(line, pos)
	depth, read, start := 0, 0, -1
	for b, seg := block.PeekLine(); b != nil; b, seg = block.PeekLine() {
		if start < 0 {
			start = seg.Start
		}
		for i := 0; i < len(b); i++ {
			if read++; read > maxSpan {
				return nil
			}
			switch b[i] {
			case '\\':
				i++
			case '[':
				depth++
			case ']':
				if depth--; depth > 0 {
					continue
				}
				a, size := parseAttributes(b[i+1:])
				if a == nil {
					return nil
				}
				return &spanNode{attributes: *a, start: start, stop: seg.Start + i - seg.Padding, size: size}
			}
		}
		block.AdvanceLine()
	}
	return nil
}

// CloseBlock turns spans that were not closed back into the text of their opening bracket.
func (spanParser) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	open, _ := pc.Get(openSpans).([]*spanNode)
	for _, n := range open {
		if p := n.Parent(); p != nil {
			p.ReplaceChild(p, n, ast.NewTextSegment(text.NewSegment(n.start, n.start+1)))
		}
	}
	pc.Set(openSpans, nil)
}
