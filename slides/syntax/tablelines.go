package syntax

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/text"
	"golang.org/x/text/width"
)

// tabStop is how far apart tab stops are, in columns.
const tabStop = 4

// line is a line within its container: without the marks of quotes and the indentation of list items.
type line struct {
	text  []byte // without space at its end
	start int    // its offset in the source
	pad   int    // columns of space before the text that are no characters of their own
}

func (l *line) blank() bool { return len(l.text) == 0 }

// indent returns the offset in the text of the first character that is no space, and its column.
func (l *line) indent() (at, column int) {
	rest := bytes.TrimLeft(l.text, " \t")
	at = len(l.text) - len(rest)
	return at, l.pad + columns(l.text[:at], l.pad)
}

// columns is how wide a text is that begins in a column.
func columns(b []byte, from int) int {
	to := from
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		to += columnsOf(r, to)
		b = b[size:]
	}
	return to - from
}

// columnsOf is how wide a character is in a column: two for those of Chinese, Japanese and Korean, none
// for what is set on the character before it.
func columnsOf(r rune, column int) int {
	switch {
	case r == '\t':
		return tabStop - column%tabStop
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		return 0
	}
	if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
		return 2
	}
	return 1
}

// ahead reads the lines that follow in a container, without moving the reader for good.
type ahead struct {
	reader text.Reader
	number int
	pos    text.Segment
	lines  []line // read so far
	width  int    // columns of the container's marks
	quotes int    // how many of the marks are >
	ended  bool   // no line follows in the container
}

func lookAhead(reader text.Reader) *ahead {
	a := &ahead{reader: reader, width: reader.LineOffset()}
	a.number, a.pos = reader.Position()
	if a.width == 0 {
		return a
	}
	src := reader.Source()
	for i := a.pos.Start - 1; i >= 0 && i < len(src) && bytes.IndexByte([]byte(" \t>"), src[i]) >= 0; i-- {
		if src[i] == '>' {
			a.quotes++
		}
	}
	return a
}

// back moves the reader to where it was.
func (a *ahead) back() {
	a.reader.SetPosition(a.number, a.pos)
	a.reader.Advance(0) // the reader forgets the line that it last looked at
}

// line returns a line, from 0 for the one at which the reader was. It is false behind the last line of
// the container.
func (a *ahead) line(i int) (line, bool) {
	for !a.ended && len(a.lines) <= i {
		if len(a.lines) > 0 {
			a.reader.AdvanceLine()
		}
		raw, segment := a.reader.PeekLine()
		l := line{text: bytes.TrimRight(raw[min(segment.Padding, len(raw)):], " \t\r\n"), start: segment.Start, pad: segment.Padding}
		inside := raw != nil
		if inside && len(a.lines) > 0 && a.width > 0 {
			inside = a.strip(&l)
		}
		if !inside {
			a.ended = true
			break
		}
		a.lines = append(a.lines, l)
	}
	if i >= len(a.lines) {
		return line{}, false
	}
	return a.lines[i], true
}

// strip takes the marks of the container from the beginning of a line. It is false for a line that has
// none.
func (a *ahead) strip(l *line) bool {
	column, quotes, at := 0, a.quotes, 0
	for ; at < len(l.text) && column < a.width; at++ {
		switch c := l.text[at]; {
		case c == '>' && quotes > 0:
			quotes--
			column++
		case c == ' ' || c == '\t':
			column += columnsOf(rune(c), column)
		case quotes == 0 && a.quotes > 0: // >text, without the space
			column = a.width
			at--
		default:
			return false
		}
	}
	l.text, l.start, l.pad = l.text[at:], l.start+at, max(column-a.width, 0)
	return quotes == 0
}
