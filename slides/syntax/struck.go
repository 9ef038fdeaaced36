package syntax

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// struck reads text between two doubled characters. They stand beside its letters; == is no mark
// within a word, as in a==b.
type struck struct {
	char    byte
	element string
}

func (s struck) Trigger() []byte { return []byte{s.char} }

func (s struck) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := 1
	for n < len(line) && line[n] == s.char {
		n++
	}
	if n != 2 || before == rune(s.char) {
		return nil
	}
	after, _ := utf8.DecodeRune(line[n:])
	opens := after != utf8.RuneError && !unicode.IsSpace(after)
	closes := !unicode.IsSpace(before)
	if s.char == '=' {
		opens, closes = opens && !isLatin(before), closes && !isLatin(after)
	}
	if !opens && !closes {
		return nil
	}
	d := parser.NewDelimiter(opens, closes, n, s.char, s)
	d.Segment = segment.WithStop(segment.Start + n)
	block.Advance(n)
	pc.PushDelimiter(d)
	return d
}

func isLatin(r rune) bool {
	return r >= '0' && r <= '9' || unicode.In(r, unicode.Latin)
}

// IsDelimiter is true for the character of the marks.
func (s struck) IsDelimiter(b byte) bool { return b == s.char }

// CanOpenCloser is true for two marks of the same character.
func (struck) CanOpenCloser(opener, closer *parser.Delimiter) bool { return opener.Char == closer.Char }

// OnMatch returns the text between two marks.
func (s struck) OnMatch(int) ast.Node { return &Inline{Element: s.element} }
