package mention

import (
	"unicode"
	"unicode/utf8"
)

// token is a word, a number or a punctuation mark of a text.
type token struct {
	kind       byte // 'w' a word, 'n' a number, or the mark itself; '?' for one beyond ASCII
	text       string
	start, end int
	glued      bool // no white space before it
}

func (t token) isHan() bool {
	c, _ := utf8.DecodeRuneInString(t.text)
	return unicode.Is(unicode.Han, c)
}

// isSpace reports whether a character is white space, including thin spaces between digits.
func isSpace(c rune) bool { return unicode.IsSpace(c) || c == '\u2009' || c == '\u202f' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// tokens splits a text. Digits with commas or spaces between groups of three and with
// decimals are one number: 21,500,000 or 21 500 000.
func tokens(text string) []token {
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
			i = numberEnd(text, i)
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

// numberEnd is the end of the number that starts at byte i.
func numberEnd(text string, i int) int {
	first := digitsAt(text, i)
	glued := i > 0 && (text[i-1] == '-' || unicode.IsLetter(rune(text[i-1])))
	i += first
	for first <= 3 {
		c, size := utf8.DecodeRuneInString(text[i:])
		if c != ',' && (!isSpace(c) || c == '\n' || glued) || digitsAt(text, i+size) != 3 {
			break
		}
		i += size + 3
	}
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) {
		i += 1 + digitsAt(text, i+1)
	}
	return i
}

func digitsAt(text string, i int) int {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}
