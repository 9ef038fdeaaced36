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
// another closes it, and is an apostrophe otherwise. Goldmark's typographer takes every
// mark before an e, l, n or t for an apostrophe, as in 'twas.
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

// maxQuote bounds how far ahead the end of a quotation is looked for, in bytes.
const maxQuote = 300

// closes tells whether a quotation that starts here has an end.
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
