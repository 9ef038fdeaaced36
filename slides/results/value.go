package results

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Value is what stands in a place.
type Value struct {
	Text   string // as the file has it; a date is written as 2015-09-30
	Number string // the number in digits, with a point before decimals and a minus before negative ones; empty for a text
	// Percent reports whether the file shows the number as percent: 0.52 as 52 %.
	Percent bool
	wrong   string // why nothing can be made of it, as a part of a sentence; empty for a value
}

// broken matches what programs write where they could not compute a value.
var broken = regexp.MustCompile(`^(?:(?i:#(?:n/a|div/0!|value!|ref!|num!|name\?|null!|spill!|calc!|getting_data))|[+-]?(?:NaN|nan|NAN|Inf|inf|INF|Infinity|infinity)|<NA>)$`)

// brokenValue is a text that a program wrote where it could not compute a value; ok is false for any other.
func brokenValue(text string) (v Value, ok bool) {
	const longest = 20
	if len(text) > longest || !broken.MatchString(text) {
		return v, false
	}
	return Value{Text: text, wrong: fmt.Sprintf("holds %q, which a program wrote where it could not compute a value; mend it there, and write the file anew", text)}, true
}

// decimals matches a number as files of data write it.
var decimals = regexp.MustCompile(`^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$`)

// Numbers of this size and more, and of its inverse and less, are refused.
const greatest = 1e100

// exactDigits are the digits that a number in binary keeps in any case.
const exactDigits = 15

// numberValue is the value of a number that a file has as text. What is no number, or a code such as 007, is a text.
func numberValue(text string) Value {
	if v, is := brokenValue(text); is {
		return v
	}
	v := Value{Text: text}
	if !decimals.MatchString(text) {
		return v
	}
	digits := strings.TrimLeft(text, "+-")
	if strings.HasPrefix(digits, "0") && len(digits) > 1 && digits[1] >= '0' && digits[1] <= '9' {
		return v
	}
	sign := ""
	if text[0] == '-' {
		sign = "-"
	}
	if strings.Trim(digits, "0123456789") == "" {
		if v.Number = sign + digits; digits == "0" {
			v.Number = digits
		}
		return v
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(f) > greatest || f != 0 && math.Abs(f) < 1/greatest || f == 0 && strings.ContainsAny(strings.SplitN(strings.ToLower(digits), "e", 2)[0], "123456789") {
		v.wrong = fmt.Sprintf("holds %.40q, which is larger than 1e100 or nearer to 0 than its inverse; write it in another unit", text)
		return v
	}
	if whole, fraction, ok := strings.Cut(digits, "."); ok && len(whole)+len(fraction) <= exactDigits && strings.Trim(digits, "0123456789.") == "" {
		v.Number = sign + tidied(whole, fraction)
		return v
	}
	// 0.1 + 0.2 is 0.30000000000000004 in binary, and 0.3 to all that show it.
	short, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'e', exactDigits-1, 64), 64)
	v.Number = strconv.FormatFloat(short, 'f', -1, 64)
	return v
}

// tidied is a number without a sign, with a digit before its point, and without zeros at the end.
func tidied(whole, fraction string) string {
	if whole == "" {
		whole = "0"
	}
	if fraction = strings.TrimRight(fraction, "0"); fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// String is the value as a text that says it: a number with commas between thousands, so that none looks like a year, and a share
// that is shown as percent in both ways.
func (v Value) String() string {
	switch {
	case v.Number == "":
		return v.Text
	case v.Percent:
		return grouped(v.Number) + " (" + grouped(hundredfold(v.Number)) + "%)"
	}
	return grouped(v.Number)
}

// grouped is a number in digits with commas between thousands.
func grouped(number string) string {
	digits := strings.TrimPrefix(number, "-")
	sign := number[:len(number)-len(digits)]
	whole, fraction, decimal := strings.Cut(digits, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if decimal {
		whole += "." + fraction
	}
	return sign + whole
}

// hundredfold is a hundred times a number in digits.
func hundredfold(number string) string {
	sign := ""
	if rest, negative := strings.CutPrefix(number, "-"); negative {
		sign, number = "-", rest
	}
	const places = 2
	whole, fraction, _ := strings.Cut(number, ".")
	fraction += strings.Repeat("0", max(0, places-len(fraction)))
	whole = strings.TrimLeft(whole+fraction[:places], "0")
	return sign + tidied(whole, fraction[places:])
}
