package charts

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/words"
)

// number writes v in full or, if that loses no digit and takes no more than three decimals, in
// the largest of Sizes: "90,000", "21.5 million". It is empty if v is not finite.
func (s speech) number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if v == 0 {
		return "0" // not -0
	}
	if size := math.Abs(v); size >= leastScientific || size < 1/leastScientific {
		return s.scientific(v)
	}
	for _, big := range s.Sizes {
		if math.Abs(v) < big.Of {
			continue
		}
		if n := strconv.FormatFloat(v/big.Of, 'f', -1, 64); len(n)-strings.IndexByte(n+".", '.') <= 4 {
			return s.Digits(n) + big.Name
		}
	}
	return s.exact(v)
}

// leastScientific is the number from which on numbers are written with a power of ten, and below whose inverse.
const leastScientific = 1e18

// superscripts are the digits of an exponent.
var superscripts = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// scientific writes v with three digits and a power of ten: "6.02×10²³".
func (s speech) scientific(v float64) string {
	digits, power, _ := strings.Cut(strconv.FormatFloat(v, 'e', 2, 64), "e")
	digits = s.Digits(strings.TrimRight(strings.TrimRight(digits, "0"), ".")) + "×10"
	if power[0] == '-' {
		digits += "⁻"
	}
	for _, c := range strings.TrimLeft(power[1:], "0") {
		digits += string(superscripts[c-'0'])
	}
	return digits
}

// exact writes a finite number with all its digits.
func (s speech) exact(v float64) string { return s.Digits(strconv.FormatFloat(v, 'f', -1, 64)) }

// percents are the units that stand for hundredths and are set as a sign behind their number.
var percents = []string{"%", "percent", "per cent"}

// measure is a number with a qualifier and a unit, each empty for none: "nearly 90,000 addresses", "12%", "$4 million".
func (s speech) measure(approx string, v float64, unit string) string {
	n := s.number(v)
	if n == "" {
		return ""
	}
	for _, big := range s.Sizes {
		if strings.HasPrefix(unit, strings.TrimSpace(big.Name)) { // 140,000 million, not 140 thousand million
			n = s.exact(v)
		}
	}
	return s.beside(approx, s.withUnit(n, unit))
}

// withUnit is a number that is written already with its unit, as the language sets percent and currencies.
func (s speech) withUnit(n, unit string) string {
	if slices.Contains(percents, unit) {
		return fmt.Sprintf(s.Percent, n)
	}
	symbol, rest, _ := strings.Cut(unit, " ")
	if !currency(symbol) {
		return s.beside(n, unit)
	}
	sign := ""
	if strings.HasPrefix(n, words.Minus) {
		sign, n = words.Minus, n[len(words.Minus):]
	}
	if _, cents, _ := strings.Cut(n, s.Decimal); len(cents) == 1 && rest == "" {
		n += "0" // 4.50, not 4.5
	}
	return s.beside(sign+fmt.Sprintf(s.Money, n, symbol), rest)
}

// currency reports whether a unit is the sign of a currency, with letters before it at most: $, €, US$.
func currency(unit string) bool {
	last, size := utf8.DecodeLastRuneInString(unit)
	return unicode.Is(unicode.Sc, last) && len(unit)-size <= 3
}

// multiple is the ratio from which on a change is said as one.
const multiple = 2

// factor says how the last estimate of a series differs from the first: "5.1 × the first" where it is a multiple of
// it, else the difference and its share, "+2, +0.8%". It is empty if there is only one, or their units differ.
func (s speech) factor(g group) string {
	first, last := g.records[0], g.records[len(g.records)-1]
	unit := clean(first.Unit)
	v, ok := finite(first)
	w, also := finite(last)
	for _, r := range g.records {
		also = also && clean(r.Unit) == unit
	}
	if len(g.records) < 2 || !ok || !also {
		return ""
	}
	if v > 0 && w >= multiple*v {
		return fmt.Sprintf(s.Factor, s.number(significant(w/v)))
	}
	return fmt.Sprintf(s.Change, s.change(v, w, unit))
}

// change is the difference of two values with a sign and, if the first is above zero and they are no percents
// themselves, the share of the first that it is, to two digits: "+2, +0.8%", "−1 point", "±0".
func (s speech) change(from, to float64, unit string) string {
	by := counted(to - from)
	switch {
	case by == 0:
		return "±0"
	case slices.Contains(percents, unit):
		return fmt.Sprintf(s.Points, s.signed(by))
	case from <= 0:
		return s.signed(by)
	}
	return join(s.Comma, s.signed(by), fmt.Sprintf(s.Percent, s.signed(significant(by/from*100))))
}

// signed is a number with its sign, a plus too.
func (s speech) signed(v float64) string {
	if v > 0 {
		return "+" + s.number(v)
	}
	return s.number(v)
}

// significant rounds to two digits.
func significant(v float64) float64 { return rounded(v, 2) }

// counted is a sum or a difference without what arithmetic in binary adds to it.
func counted(v float64) float64 { return rounded(v, 9) }

// rounded rounds to so many digits.
func rounded(v float64, digits int) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', digits, 64), 64)
	return short
}

// Cell is a record's value in a table, with its qualifier, its unit and the range in which it lies, in the language of w
// and with all digits: "nearly 90,000 addresses, from 80,000 to 95,000".
func Cell(r *slides.Record, w *words.Charts) string {
	s := speak(w)
	value, unit := "", clean(r.Unit)
	if v, ok := finite(r); ok {
		value = s.beside(clean(r.Approx), s.withUnit(s.exact(v), unit))
		unit = ""
	}
	return join(s.Comma, value, s.between(r, unit, s.exact))
}

// CellAlong is a record's number along x in a table, with its unit; empty if it has none.
func CellAlong(r *slides.Record, w *words.Charts) string {
	if r.Along == nil {
		return ""
	}
	s := speak(w)
	return s.withUnit(s.exact(r.Along.Value), clean(r.Along.Unit))
}
