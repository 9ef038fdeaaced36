package syntax

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

const (
	// maxScript is how many bytes lowered or raised text may have.
	maxScript = 200
	// maxNote is how many bytes a note may have.
	maxNote = 2000
)

// enclosed reads ~lowered~ and ^raised^ text and ^[notes]. At the opening mark it looks ahead for
// the closing one and inserts an empty node; at the closing mark it moves the nodes between into
// it, so that all inline syntax works there.
type enclosed struct{}

// enclosure is a node that is not closed yet.
type enclosure struct {
	node        ast.Node
	start, size int      // of the opening mark in the source
	stop        int      // of the closing mark
	bottom      ast.Node // the last delimiter before the node; nil for none
}

// open is the context key of the []enclosure that are not closed yet.
var open = parser.NewContextKey()

func (enclosed) Trigger() []byte { return []byte{'~', '^', ']'} }

func (enclosed) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	all, _ := pc.Get(open).([]enclosure)
	line, segment := block.PeekLine()
	if len(all) > 0 && all[len(all)-1].stop == segment.Start && all[len(all)-1].node.Parent() == parent {
		pc.Set(open, all[:len(all)-1])
		all[len(all)-1].close(pc)
		block.Advance(1)
		return all[len(all)-1].node
	}
	e := enclosure{start: segment.Start, size: 1}
	switch {
	case line[0] == ']':
		return nil
	case bytes.HasPrefix(line, []byte("^[")):
		e.node, e.size = &Note{}, 2
		e.stop = closingBracket(block)
	case line[0] == '~':
		e.node = &Inline{Element: "sub"}
		e.stop = closingMark(line, segment)
	default:
		e.node = &Inline{Element: "sup"}
		e.stop = closingMark(line, segment)
	}
	if e.stop < 0 {
		return nil
	}
	if last := pc.LastDelimiter(); last != nil {
		e.bottom = last
	}
	pc.Set(open, append(all, e))
	block.Advance(e.size)
	return e.node
}

// close moves the nodes behind the empty node into it.
func (e *enclosure) close(pc parser.Context) {
	parser.ProcessDelimiters(e.bottom, pc)
	for c := e.node.NextSibling(); c != nil; {
		next := c.NextSibling()
		e.node.AppendChild(e.node, c)
		c = next
	}
}

// closingMark is the offset in the source of the character that ends what the same character
// begins at the start of line; -1 if there is a space or nothing between them, or none ends it.
func closingMark(line []byte, segment text.Segment) int {
	for i := 1; i < min(len(line), maxScript); i++ {
		switch line[i] {
		case '\\':
			i++
		case ' ', '\t', '\r', '\n':
			return -1
		case line[0]:
			if i == 1 {
				return -1
			}
			return segment.Start + i - segment.Padding
		}
	}
	return -1
}

// closingBracket is the offset in the source of the bracket that closes the note at the reader's
// position; -1 if none does.
func closingBracket(block text.Reader) int {
	line, pos := block.Position()
	defer block.SetPosition(line, pos)
	depth, read := 0, 0
	for b, segment := block.PeekLine(); b != nil; b, segment = block.PeekLine() {
		for i := 0; i < len(b); i++ {
			if read++; read > maxNote {
				return -1
			}
			switch b[i] {
			case '\\':
				i++
			case '`':
				i += CodeSpan(b[i:]) - 1
			case '[':
				depth++
			case ']':
				if depth--; depth == 0 {
					if read == 3 { // nothing between the marks
						return -1
					}
					return segment.Start + i - segment.Padding
				}
			}
		}
		block.AdvanceLine()
	}
	return -1
}

// CodeSpan is the length of the code span at the start of a line, or of the backquotes that begin
// none.
func CodeSpan(b []byte) int {
	n := 0
	for n < len(b) && b[n] == '`' {
		n++
	}
	for i := n; i < min(len(b), maxNote); {
		run := 0
		for i+run < len(b) && b[i+run] == '`' {
			run++
		}
		if run == n {
			return i + run
		}
		i += max(run, 1)
	}
	return n
}

// CloseBlock turns what was not closed back into the text of its opening mark.
func (enclosed) CloseBlock(_ ast.Node, _ text.Reader, pc parser.Context) {
	all, _ := pc.Get(open).([]enclosure)
	for _, e := range all {
		if p := e.node.Parent(); p != nil {
			p.ReplaceChild(p, e.node, ast.NewTextSegment(text.NewSegment(e.start, e.start+e.size)))
		}
	}
	pc.Set(open, nil)
}
