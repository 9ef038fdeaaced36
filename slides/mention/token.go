package mention

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a punctuation mark of a text.
type token struct {
	kind       byte // 'w' a word, 'n' a number, or the mark itself; '?' for one beyond ASCII
	text       string
	value      string // of a number, its digits with a point before the decimals
	start, end int
	glued      bool // no white space before it
}

func (t token) isHan() bool {
	c, _ := utf8.DecodeRuneInString(t.text)
	return unicode.Is(unicode.Han, c)
}

// isSpace reports whether a character is white space, including thin spaces between digits.
func isSpace(c rune) bool { return unicode.IsSpace(c) || c == '\u2009' || c == '\u202f' }

// groups reports whether a character is a space that may stand between thousands: no tab, which parts cells.
func groups(c rune) bool { return c == ' ' || c == '\u00a0' || c == '\u2009' || c == '\u202f' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// tokens splits a text. Digits with marks or spaces between groups of three and with
// decimals are one number: 21,500,000, 21 500 000 or, where decimals have a comma, 21.500.000.
func tokens(text string, in Language) []token {
	all := make([]token, 0, 4+len(text)/6)
	glued := false
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		start := i
		t := token{start: start, glued: glued && start > 0}
		switch {
		case isSpace(c):
			i, glued = i+size, false
			continue
		case isDigit(text[i]):
			t.kind = 'n'
			i, t.value = numberAt(text, i, in)
		case unicode.IsLetter(c) || unicode.IsMark(c):
			t.kind = 'w'
			for i < len(text) {
				c, size := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(c) && !unicode.IsMark(c) || unicode.Is(unicode.Han, c) && i > start {
					break
				}
				i += size
				if unicode.Is(unicode.Han, c) {
					break
				}
			}
		default:
			t.kind = '?'
			if c < utf8.RuneSelf {
				t.kind = byte(c)
			}
			i += size
			switch c {
			case '–', '—', '−', '‐', '‑':
				t.kind = '-'
			case '“', '”':
				t.kind = '"'
			case '’', '‘':
				t.kind = '\''
			}
		}
		t.text, t.end = text[start:i], i
		all = append(all, t)
		glued = true
	}
	return all
}

// numberAt is the end of the number that starts at byte i, and its value. Where the language does not write it so, it may
// be as the others do, if it can be nothing else: 1.234.567 and 1.234,5 in English, 0,5 too.
func numberAt(text string, i int, in Language) (end int, value string) {
	point := style{group: ',', decimal: '.', apostrophe: in.apostrophe}
	comma := style{group: '.', decimal: ',', apostrophe: true}
	own, other := point, comma
	if in.comma {
		own, other = comma, point
	}
	n := own.read(text, i)
	if m := other.read(text, i); m.end > n.end && (m.groups > 1 || m.groups == 1 && m.decimals > 0 || m.decimals > 0 && (in.comma || text[i:i+2] == "0,")) {
		n = m
	}
	value = TrimNumber(digitsOf(n.whole) + "." + text[n.end-n.decimals:n.end])
	if exponent, size := exponentAt(text, n.end, n.decimals > 0); size > 0 {
		return n.end + size, Shift(value, exponent)
	}
	return n.end, value
}

// style is how a number is written.
type style struct {
	group, decimal byte
	apostrophe     bool // one may stand between thousands
}

// written is a number in a text.
type written struct {
	whole    string // digits and what stands between thousands
	groups   int    // of three digits, behind the first
	decimals int
	end      int
}

// read reads the number that starts at byte i of a text.
func (s style) read(text string, i int) (n written) {
	start, first := i, digitsAt(text, i)
	glued := i > 0 && (text[i-1] == '-' || unicode.IsLetter(rune(text[i-1])))
	i += first
	for first <= 3 {
		c, size := utf8.DecodeRuneInString(text[i:])
		mark := c == rune(s.group) || s.apostrophe && (c == '\'' || c == '’')
		if !mark && (!groups(c) || glued) || mark && text[start] == '0' || digitsAt(text, i+size) != 3 {
			break
		}
		i += size + 3
		n.groups++
	}
	n.whole = text[start:i]
	if i+1 < len(text) && text[i] == s.decimal && isDigit(text[i+1]) {
		n.decimals = digitsAt(text, i+1)
		i += 1 + n.decimals
	}
	n.end = i
	return n
}

// maxExponent bounds the power of ten of a number such as 2e-05, which otherwise is a code.
const maxExponent = 30

// exponentAt is the power of ten at byte i, and its bytes, as in 2e-05 and 1.5e6; zeros for none. One without a sign stands behind decimals.
func exponentAt(text string, i int, decimals bool) (exponent, size int) {
	if i >= len(text) || text[i] != 'e' && text[i] != 'E' {
		return 0, 0
	}
	rest, sign := text[i+1:], 1
	if after, is := strings.CutPrefix(rest, "+"); is {
		rest = after
	} else if after, minus := cutMinus(rest); minus {
		rest, sign = after, -1
	} else if !decimals {
		return 0, 0
	}
	n := digitsAt(rest, 0)
	exponent, err := strconv.Atoi(rest[:n])
	next, _ := utf8.DecodeRuneInString(rest[n:])
	if err != nil || exponent > maxExponent || unicode.IsLetter(next) {
		return 0, 0
	}
	return sign * exponent, len(text) - i - len(rest) + n
}

// cutMinus cuts a minus sign away.
func cutMinus(text string) (rest string, is bool) {
	if rest, is = strings.CutPrefix(text, "-"); is {
		return rest, true
	}
	return strings.CutPrefix(text, "−")
}

func digitsAt(text string, i int) int {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}
