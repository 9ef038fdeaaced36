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
	total, part := int64(0), int64(0)
	n, started, suffix := 0, false, ""
	if first := word(0); first == "one" || first == "a" {
		if e := word(1); magnitudes[e] == 0 || len(e) < 4 {
			if e != "dozen" {
				return false
			}
		}
		part, n, started = 1, 1, true
	}
	for {
		i := n
		if n > 0 && r.tok(i).kind == '-' && r.tok(i).glued && r.tok(i+1).glued {
			i++
		}
		if n > 0 && word(i) == "and" && (word(i-1) == "hundred" || word(i-1) == "thousand") {
			i++
		}
		w := word(i)
		v, isNumeral := numerals[w]
		o, isOrdinal := ordinals[w]
		tens := part%100 >= 20 && part%10 == 0
		if s, ok := small[w]; ok && started && (tens || part > 0 && part%100 == 0) {
			if w == "one" {
				v, isNumeral = s, true
			} else {
				o, isOrdinal = s, tens && i > n // twenty-first, not twenty second
			}
		}
		e := magnitudes[w]
		switch {
		case isNumeral && (!started || tens && v < 10 || part%100 == 0):
			part += v
		case isOrdinal && (!started || tens && o < 10 || part%100 == 0):
			part += o
			suffix = "th"
		case started && w == "dozen":
			part *= 12
		case started && e == 2 && len(w) > 3 && part > 0 && part < 100:
			part *= 100
		case started && e > 2 && len(w) > 3 && part > 0 && total < 1e15:
			total, part = total+part*Pow10(e), 0
		default:
			i = -1
		}
		if i < 0 {
			break
		}
		n, started = i+1, true
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
		if e := magnitudes[word(n)]; e > 0 && len(word(n)) > 3 {
			size, n = e, n+1
		}
	}
	r.addNumber(value, size, "", suffix, n)
	return true
}
