package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// name reads a number that is part of a name: joined to a capitalised word (G20, F-35), or
// after one (Unit 61398). A number with decimals, separators or a size, or one that can be a
// year, is no name.
func (r *mentionReader) name() bool {
	t, before, next := r.tok(0), r.tok(-1), r.tok(1)
	if strings.Contains(t.text, ".") && next.glued && next.text == "." && r.tok(2).glued && r.tok(2).kind == 'n' {
		n := 1 // 10.0.0.1
		for r.tok(n).glued && r.tok(n).text == "." && r.tok(n+1).glued && r.tok(n+1).kind == 'n' {
			n += 2
		}
		r.add(Name, r.text[t.start:r.tok(n-1).end], n)
		return true
	}
	if r.clock() {
		return true
	}
	capital := func(t token) bool {
		c, _ := utf8.DecodeRuneInString(t.text)
		return t.kind == 'w' && unicode.IsUpper(c)
	}
	back := 0
	switch {
	case t.glued && capital(before):
		back = 1
	case t.glued && before.kind == '-' && before.glued && capital(r.tok(-2)):
		back = 2
	case capital(before) && !t.glued && len(t.text) < 7 && strings.Trim(t.text, "0123456789") == "" &&
		!notNames[strings.ToLower(before.text)] && month(before) == 0 && numerals[strings.ToLower(before.text)] == 0 &&
		magnitudes[next.text] == 0 && !r.isPercent(1) && !(next.glued && (next.text == "st" || next.text == "nd" || next.text == "rd" || next.text == "th")):
		back = 1
	case next.glued && capital(next) && magnitudes[next.text] == 0: // 5G
		r.add(Name, t.text+next.text, 2)
		return true
	default:
		if t.glued && before.kind == 'w' { // ipv6
			r.at++
			return true
		}
		return false
	}
	if before.text == "US" && next.text == "$" {
		return false
	}
	start := r.tok(-back).start
	value := strings.Join(strings.Fields(r.text[start:t.end]), " ")
	n := 1
	if next.glued && next.kind == 'w' && len(next.text) < 3 && back > 0 && t.glued { // F-35B
		value, n = value+next.text, 2
	}
	f := r.add(Name, value, n)
	f.Start = start
	if !t.glued {
		f.Alone = canonicalDigits(t.text)
	}
	return true
}
