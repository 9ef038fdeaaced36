package pandoc

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// missing are the words that spreadsheets, databases and statistics offices write where there
// is no value, in lower case.
var missing = mention.WordSet(`na n/a #n/a <na> nan null none nil \n - – — . .. ... … : #div/0! #value! #ref! #num! #name? #null! missing k.a. k.\u00a0a.`)

// isMissing reports whether a cell says that it has no value.
func isMissing(cell string) bool {
	return cell == "" || len(cell) <= 8 && missing[strings.ToLower(cell)]
}

var (
	plainNumber = regexp.MustCompile(`^\d*(?:\.\d*)?(?:[eE][+-]?\d+)?$`)
	// spacedNumber is a number with a space or an apostrophe between thousands, as in 1 234,5 or 1'234.5.
	spacedNumber = regexp.MustCompile(`^\d{1,3}(?:[ \x{a0}\x{2009}\x{202f}\x{2007}'’]\d{3})+(?:[.,]\d+)?$`)
	// groupedNumber is the whole part of a number with a mark between thousands; in India between
	// hundreds of them.
	groupedNumber = regexp.MustCompile(`^\d{1,3}(?:,\d{2,3})*,\d{3}$`)
)

// numeral is a cell as a number before it is known which mark is the decimal one.
type numeral struct {
	digits   string // digits, marks and an exponent, without a sign
	negative bool
	unit     string // a currency sign or % at the number; empty for none
}

// readNumeral is false if the cell cannot be a number.
func readNumeral(cell string) (n numeral, ok bool) {
	s := cell
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") { // as accountants write it
		n.negative, s = true, s[1:len(s)-1]
	}
	for range 2 { // -$5 and $-5
		if rest, is := cutSign(s); is {
			n.negative, s = true, rest
		} else if rest, is := strings.CutPrefix(s, "+"); is {
			s = rest
		}
		if c, size := utf8.DecodeRuneInString(s); unicode.Is(unicode.Sc, c) && n.unit == "" {
			n.unit, s = s[:size], strings.TrimSpace(s[size:])
		}
	}
	if c, size := utf8.DecodeLastRuneInString(s); n.unit == "" && (unicode.Is(unicode.Sc, c) || c == '%' || c == '‰') {
		n.unit, s = s[len(s)-size:], strings.TrimSpace(s[:len(s)-size])
	}
	if spacedNumber.MatchString(s) {
		s = strings.Map(func(c rune) rune {
			if c < utf8.RuneSelf && c != ' ' && c != '\'' {
				return c
			}
			return -1
		}, s)
	}
	n.digits = s
	return n, s != "" && s[0] != 'e' && s[0] != 'E' && strings.Trim(s, "0123456789.,eE+-") == "" && strings.ContainsAny(s, "0123456789")
}

func cutSign(s string) (rest string, is bool) {
	for _, sign := range []string{"-", "−", "–"} {
		if rest, is = strings.CutPrefix(s, sign); is {
			return rest, true
		}
	}
	return s, false
}

var (
	errNoNumber  = errors.New("is not a number; write digits only, such as 21500000 or 2.5")
	errTooLarge  = errors.New("is larger than a chart can show; give the values in thousands or millions, with the unit to match")
	errTooSmall  = errors.New("is nearer to 0 than a chart can show; give the values in a smaller unit")
	errNotExact  = errors.New("has more digits than a chart keeps (whole numbers are exact up to 9007199254740992); give the values in thousands or millions, with the unit to match")
	errThousands = errors.New("has marks that do not stand between thousands; write digits only, such as 21500000 or 2.5")
)

// value is the number with a decimal mark, which is a point or a comma; the other one may stand
// between thousands. A whole number keeps all its digits or is an error.
func (n numeral) value(mark byte) (float64, error) {
	s := n.digits
	if mark == ',' {
		s = strings.Map(func(c rune) rune {
			switch c {
			case ',':
				return '.'
			case '.':
				return ','
			}
			return c
		}, s)
	}
	whole, _, _ := strings.Cut(s, ".")
	if strings.Contains(whole, ",") {
		if !groupedNumber.MatchString(whole) {
			return 0, errThousands
		}
		s = strings.ReplaceAll(whole, ",", "") + s[len(whole):]
	}
	if !plainNumber.MatchString(s) {
		return 0, errNoNumber
	}
	v, err := strconv.ParseFloat(s, 64)
	if errors.Is(err, strconv.ErrRange) || v > slides.Greatest {
		return 0, errTooLarge
	}
	if digits, _, _ := strings.Cut(strings.ToLower(s), "e"); v < 1/slides.Greatest && strings.Trim(digits, "0.") != "" {
		return 0, errTooSmall
	}
	if err != nil {
		return 0, errNoNumber
	}
	if len(s) > 15 && strings.Trim(s, "0123456789") == "" && strconv.FormatFloat(v, 'f', -1, 64) != strings.TrimLeft(s, "0") {
		return 0, errNotExact
	}
	if n.negative {
		v = -v
	}
	return v, nil
}

// marks is what the cells of a column tell of the decimal mark: the first row of each kind, from
// 1; 0 for none.
type marks struct {
	comma, point           int // the mark cannot stand between thousands: 1,5 or 1.234,5
	eitherComma, eitherDot int // it can: 1,234 and 1.234
}

// add notes what the number in a row tells.
func (m *marks) add(digits string, row int) {
	first := func(p *int) {
		if *p == 0 {
			*p = row
		}
	}
	comma, point := strings.LastIndexByte(digits, ','), strings.LastIndexByte(digits, '.')
	last := max(comma, point)
	if last < 0 {
		return
	}
	isComma := comma == last
	switch one := strings.Count(digits, digits[last:last+1]) == 1; {
	case comma >= 0 && point >= 0 && one: // 1.234,5
	case !one: // 1.234.567
		isComma = !isComma
	case len(digits)-last-1 == 3 && last > 0 && last <= 3 && digits[0] != '0' && !strings.ContainsAny(digits, "eE"):
		if isComma {
			first(&m.eitherComma)
		} else {
			first(&m.eitherDot)
		}
		return
	}
	if isComma {
		first(&m.comma)
	} else {
		first(&m.point)
	}
}
