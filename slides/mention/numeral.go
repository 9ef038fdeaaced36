package mention

import (
	"strconv"
	"strings"
)

// numeral reads a number written in words: five, twenty-one, two hundred thousand, eighth.
func (r *mentionReader) numeral() bool {
	word := func(i int) string { return strings.ToLower(r.tok(i).text) }
	if t := r.tok(0); t.glued && r.tok(-1).kind != 0 && (r.tok(-1).kind == 'w' || r.tok(-1).kind == 'n') {
		return false
	}
	if r.clockWords() {
		return true
	}
	total, part := int64(0), int64(0)
	n, started, suffix := 0, false, ""
	switch first := word(0); {
	case first == "one" || first == "a" || r.language.ones[first]:
		if exponent, _ := r.magnitudeAt(1); exponent == 0 || len(word(1)) < 3 {
			if word(1) != "dozen" {
				return false
			}
		}
		part, n, started = 1, 1, true
	case first == "mille" && r.numeralOf(first) > 0:
		total, n, started = 1000, 1, true // mille deux cents
	case numerals[first] == 0 && r.numeralOf(first) > 0 && !r.isWrittenNumber():
		return false
	}
	for {
		i := n
		if n > 0 && r.tok(i).kind == '-' && r.tok(i).glued && r.tok(i+1).glued {
			i++
		}
		if n > 0 && (word(i) == "and" && (word(i-1) == "hundred" || word(i-1) == "thousand") || word(i) == "et" && part%100 >= 20) {
			i++ // two hundred and five, soixante et onze
			if word(i-1) == "et" && r.tok(i).kind == '-' {
				i++
			}
		}
		w := word(i)
		v := r.numeralOf(w)
		o := r.ordinalOf(w)
		isNumeral, isOrdinal := v > 0, o > 0
		tens := part%100 >= 20 && part%10 == 0
		if r.language.ones[w] && tens {
			v, isNumeral = 1, true
		}
		if s, ok := small[w]; ok && started && (tens || part > 0 && part%100 == 0) {
			if w == "one" {
				v, isNumeral = s, true
			} else {
				o, isOrdinal = s, tens && i > n // twenty-first, not twenty second
			}
		}
		e, tokens := r.magnitudeAt(i)
		switch {
		case isNumeral && (!started || tens && v < 10 || part%100 == 0):
			part += v
		case isNumeral && r.language.joined != nil && r.language.joined(part%100, v) > 0:
			part += r.language.joined(part%100, v)
		case isOrdinal && (!started || tens && o < 10 || part%100 == 0):
			part += o
			suffix = "th"
		case started && w == "dozen":
			part *= 12
		case started && e == 2 && part > 0 && part < 100:
			part *= 100
		case started && e > 2 && len(w) > 1 && part > 0 && total < 1e15:
			total, part = total+part*Pow10(e), 0
		default:
			i = -1
		}
		if i < 0 {
			break
		}
		n, started = i+max(1, tokens), true
		if suffix != "" || w == "twice" || w == "thrice" {
			break
		}
	}
	if !started {
		return false
	}
	if suffix == "" && r.isPercent(n) {
		suffix = "%"
		n += r.percentSize(n)
	}
	value, size := strconv.FormatInt(total+part, 10), 0
	if fraction, tokens := r.halves(n); tokens > 0 && suffix == "" {
		value, n = value+"."+fraction, n+tokens
		if exponent, tokens := r.magnitudeAt(n); tokens > 0 && len(word(n)) > 3 {
			size, n = exponent, n+tokens
		}
	}
	r.addNumber(value, size, "", suffix, n)
	return true
}

// isWrittenNumber reports whether the current word is the number that its letters are: with a small letter or at the beginning, and neuf before
// what it counts, which else is new.
func (r *mentionReader) isWrittenNumber() bool {
	t := r.tok(0)
	if t.text == "neuf" {
		return isPlural(r.word(1))
	}
	return strings.ToLower(t.text) == t.text || ends(r.tok(-1))
}
