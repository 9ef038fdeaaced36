package mention

import (
	"exhibit/slides"
	"math/big"
	"strings"
)

// sizes are the words for sizes of numbers.
var sizes = map[int]string{3: "thousand", 6: "million", 9: "billion", 12: "trillion"}

// numberText writes a canonical number with commas, so that none looks like a year.
func numberText(value string) string {
	digits := strings.TrimLeft(value, "-$€£¥")
	sign := value[:len(value)-len(digits)]
	end := 0
	for end < len(digits) && digits[end] >= '0' && digits[end] <= '9' {
		end++
	}
	whole, rest := digits[:end], digits[end:]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest == "th" {
		switch {
		case strings.HasSuffix(whole, "11"), strings.HasSuffix(whole, "12"), strings.HasSuffix(whole, "13"):
		case strings.HasSuffix(whole, "1"):
			rest = "st"
		case strings.HasSuffix(whole, "2"):
			rest = "nd"
		case strings.HasSuffix(whole, "3"):
			rest = "rd"
		}
	}
	return sign + whole + rest
}

// DateText writes a canonical date in words.
func DateText(value string) string {
	if year, half, ok := strings.Cut(value, "-H"); ok {
		return map[string]string{"1": "first", "2": "second"}[half] + " half of " + year
	}
	if year, quarter, ok := strings.Cut(value, "-Q"); ok {
		return "Q" + quarter + " " + year
	}
	if day, ok := strings.CutPrefix(value, "--"); ok {
		return strings.TrimSuffix(slides.Date("2000-"+day).String(), " 2000")
	}
	return slides.Date(value).String()
}

// Currency is the currency sign of a canonical number, or empty.
func Currency(value string) string {
	for _, c := range moneySigns {
		if strings.HasPrefix(strings.TrimPrefix(value, "-"), c) {
			return c
		}
	}
	return ""
}

func Less(a, b string) bool {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return x != nil && y != nil && x.Cmp(y) < 0
}

func Pow10(e int) int64 {
	v := int64(1)
	for range e {
		v *= 10
	}
	return v
}

// digitsOf is the digits of a text.
func digitsOf(text string) string {
	return strings.Map(func(c rune) rune {
		if '0' <= c && c <= '9' {
			return c
		}
		return -1
	}, text)
}

// TrimNumber takes zeros away that say nothing: those before a number and behind its decimals.
func TrimNumber(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// Shift multiplies a canonical number by a power of ten.
func Shift(s string, exponent int) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, fraction, _ := strings.Cut(s, ".")
	if exponent < 0 {
		whole = strings.Repeat("0", max(0, -exponent-len(whole))) + whole
		at := len(whole) + exponent
		return sign + TrimNumber(whole[:at]+"."+whole[at:]+fraction)
	}
	fraction += strings.Repeat("0", max(0, exponent-len(fraction)))
	return sign + TrimNumber(whole+fraction[:exponent]+"."+fraction[exponent:])
}

// Bare is a canonical number without currency sign, percent sign and "th".
func Bare(value string) string {
	s := strings.TrimSuffix(strings.TrimSuffix(value, "%"), "th")
	return strings.Replace(s, Currency(s), "", 1)
}
