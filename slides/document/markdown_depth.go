package document

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// maxLists is how many lists and quotations may stand within one another. The time of reading a line grows with them.
const maxLists = 50

var errDeep = fmt.Errorf("its lists or quotations stand more than %d deep within one another; flatten them", maxLists)

// tooDeep is set in the state of a parser that has met lists or quotations deeper than they may be.
var tooDeep = parser.NewContextKey()

// shallowParser is goldmark's parser, which opens no list or quotation deeper than it may be.
func shallowParser() parser.Parser {
	blocks := parser.DefaultBlockParsers()
	for i, b := range blocks {
		switch b.Value {
		case parser.NewListParser(), parser.NewBlockquoteParser():
			blocks[i] = util.Prioritized(shallow{b.Value.(parser.BlockParser)}, b.Priority)
		}
	}
	return parser.NewParser(parser.WithBlockParsers(blocks...), parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
}

// shallow opens a block unless it stands too deep.
type shallow struct{ parser.BlockParser }

// Open is that of [parser.BlockParser].
func (s shallow) Open(parent ast.Node, lines text.Reader, state parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == ast.KindList || n.Kind() == ast.KindBlockquote {
			depth++
		}
	}
	if depth < maxLists {
		return s.BlockParser.Open(parent, lines, state)
	}
	state.Set(tooDeep, true)
	return nil, parser.NoChildren
}

// maxIndent is how many columns a line may be indented. Lists and definitions within one another need two at least for each.
const maxIndent = 2 * maxLists

// maxMarkdown is how many lines a text may have that are not blank. goldmark keeps hundreds of bytes of each.
const maxMarkdown = 300_000

var errLines = fmt.Errorf("has more than %d lines of Markdown; split it, or save it as .txt", maxMarkdown)

// thinned is a text of Markdown with one blank line for several, and without indentation beyond what it may have: the time and the
// memory of reading grow with both, and neither is in a passage.
func thinned(b []byte) ([]byte, error) {
	thin := make([]byte, 0, len(b))
	blank, lines := false, 0
	for line := range bytes.Lines(b) {
		rest := bytes.TrimLeft(line, " \t\r\n\v\f")
		if len(rest) == 0 {
			if !blank {
				thin = append(thin, '\n')
			}
			blank = true
			continue
		}
		blank = false
		if lines++; lines > maxMarkdown {
			return nil, errLines
		}
		if indent := len(line) - len(rest); indent > maxIndent {
			line = line[indent-maxIndent:]
		}
		thin = append(thin, line...)
	}
	return thin, nil
}
