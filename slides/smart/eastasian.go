package smart

import (
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasis reads the delimiter *. Besides CommonMark's rule it lets one close behind punctuation
// and before a letter, and open behind a letter and before a bracket or quotation mark. Pandoc
// looks at the spaces only; CommonMark takes the words of Chinese, which have none between them,
// for the inside of a word.
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*'} }

func (e emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	d := parser.ScanDelimiter(line, before, 1, e)
	after, size := utf8.DecodeRune(line[d.OriginalLength:])
	switch {
	case !d.CanClose && isLetter(after) && util.IsPunctRune(before) && !unicode.In(before, unicode.Ps, unicode.Pi):
		start := max(segment.Start-utf8.RuneLen(before), 0)
		beyond, _ := utf8.DecodeLastRune(block.Source()[:start])
		d.CanClose = beyond != utf8.RuneError && !unicode.IsSpace(beyond)
	case !d.CanOpen && isLetter(before) && (unicode.In(after, unicode.Ps, unicode.Pi) || after == '"' || after == '\''):
		beyond, _ := utf8.DecodeRune(line[d.OriginalLength+size:])
		d.CanOpen = beyond != utf8.RuneError && !unicode.IsSpace(beyond)
	}
	d.Segment = segment.WithStop(segment.Start + d.OriginalLength)
	block.Advance(d.OriginalLength)
	pc.PushDelimiter(d)
	return d
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// IsDelimiter is true for the character *.
func (emphasis) IsDelimiter(b byte) bool { return b == '*' }

// CanOpenCloser is true for two delimiters of the same character.
func (emphasis) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

// OnMatch returns the emphasis that two delimiters make.
func (emphasis) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// lineBreaks takes soft line breaks between East Asian characters out of a document.
type lineBreaks struct{}

func (lineBreaks) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	src := reader.Source()
	var broken *ast.Text // the text behind which the last line ended
	var last rune        // the last character
	see := func(s []byte) {
		if len(s) == 0 {
			return
		}
		first, _ := utf8.DecodeRune(s)
		if broken != nil && joins(last, first) {
			broken.SetSoftLineBreak(false)
		}
		broken = nil
		last, _ = utf8.DecodeLastRune(s)
	}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if n.Type() != ast.TypeInline {
			broken, last = nil, 0
			return ast.WalkContinue, nil
		}
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Text:
			see(n.Segment.Value(src))
			if n.SoftLineBreak() {
				broken = n
			}
		case *Mark:
			see([]byte(n.Value))
		case *ast.String:
			see(n.Value)
		default:
			if n.FirstChild() == nil || isLiteral(n) {
				see([]byte{' '})
				return ast.WalkSkipChildren, nil
			}
		}
		return ast.WalkContinue, nil
	})
}

// joins is true for two characters that have no space between them: both are East Asian, or one
// is and the other is a mark that East Asian text shares with others.
func joins(a, b rune) bool {
	return isEastAsian(a) && (isEastAsian(b) || isShared(b)) || isShared(a) && isEastAsian(b)
}

func isShared(r rune) bool { return r >= '‐' && r <= '…' || r == '·' }

// isEastAsian is true for the characters of Chinese and Japanese, with their punctuation.
func isEastAsian(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo) ||
		r == 'ー' || r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60
}
