//go:build !js

package slides

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// apostropheParser sets single quotes as Pandoc does: a mark opens a quotation only if
// another closes it, and is an apostrophe otherwise. goldmark's typographer sets an apostrophe
// before every e, l, n and t, as in 'twas.
type apostropheParser struct{}

func (apostropheParser) Trigger() []byte { return []byte{'\''} }

func (apostropheParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	opens := !isWord(block.PrecendingCharacter()) && closes(block)
	block.Advance(1)
	if opens {
		return ast.NewString([]byte("‘"))
	}
	return ast.NewString([]byte("’"))
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// maxQuote is how many bytes ahead closes looks for the end of a quotation.
const maxQuote = 300

// closes reports whether the quotation that starts at the reader's position has an end.
func closes(block text.Reader) bool {
	line, pos := block.Position()
	defer block.SetPosition(line, pos)
	block.Advance(1)
	before, read := ' ', 0
	for b, _ := block.PeekLine(); b != nil; b, _ = block.PeekLine() {
		for i := 0; i < len(b); {
			c, size := utf8.DecodeRune(b[i:])
			after, _ := utf8.DecodeRune(b[i+size:])
			switch {
			case read == 0 && unicode.IsSpace(c), read > maxQuote:
				return false
			case c == '\'' && read > 0 && !unicode.IsSpace(before) && !isWord(after):
				return true
			}
			before, i, read = c, i+size, read+size
		}
		block.AdvanceLine()
	}
	return false
}
