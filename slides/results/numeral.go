package results

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	plainNumber = regexp.MustCompile(`^\d*(?:\.\d*)?(?:[eE][+-]?\d+)?$`)
	// spacedNumber is a number with a space or an apostrophe between thousands, as in 1 234,5 or 1'234.5.
	spacedNumber = regexp.MustCompile(`^\d{1,3}(?:[ \x{a0}\x{2009}\x{202f}\x{2007}'’]\d{3})+(?:[.,]\d+)?$`)
	// groupedNumber is the whole part of a number with a mark between thousands; in India between
	// hundreds of them.
	groupedNumber = regexp.MustCompile(`^\d{1,3}(?:,\d{2,3})*,\d{3}$`)
)

// Numeral is a cell as a number before it is known which mark is the decimal one.
type Numeral struct {
	Digits   string // digits, marks and an exponent, without a sign
	Negative bool
	Unit     string // a currency sign or % at the number; empty for none
}

// ReadNumeral is false if the cell cannot be a number.
func ReadNumeral(cell string) (n Numeral, ok bool) {
	s := cell
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") { // as accountants write it
		n.Negative, s = true, s[1:len(s)-1]
	}
	for range 2 { // -$5 and $-5
		if rest, is := cutSign(s); is {
			n.Negative, s = true, rest
		} else if rest, is := strings.CutPrefix(s, "+"); is {
			s = rest
		}
		if c, size := utf8.DecodeRuneInString(s); unicode.Is(unicode.Sc, c) && n.Unit == "" {
			n.Unit, s = s[:size], strings.TrimSpace(s[size:])
		}
	}
	if c, size := utf8.DecodeLastRuneInString(s); n.Unit == "" && (unicode.Is(unicode.Sc, c) || c == '%' || c == '‰') {
		n.Unit, s = s[len(s)-size:], strings.TrimSpace(s[:len(s)-size])
	}
	if spacedNumber.MatchString(s) {
		s = strings.Map(func(c rune) rune {
			if c < utf8.RuneSelf && c != ' ' && c != '\'' {
				return c
			}
			return -1
		}, s)
	}
	n.Digits = s
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
	// ErrThousands says that marks of a number do not stand between thousands.
	ErrThousands = errors.New("has marks that do not stand between thousands")
	errNoNumeral = errors.New("is not a number")
)

// Plain is the number without its sign in digits, with a point before decimals and perhaps an exponent, if mark is its decimal mark, which is
// a point or a comma; the other one may stand between thousands.
func (n Numeral) Plain(mark byte) (string, error) {
	s := n.Digits
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
			return "", ErrThousands
		}
		s = strings.ReplaceAll(whole, ",", "") + s[len(whole):]
	}
	if !plainNumber.MatchString(s) {
		return "", errNoNumeral
	}
	return s, nil
}

// Marks is what the cells of a column tell of the decimal mark: the first row of each kind, from 1; 0 for none.
type Marks struct {
	Comma, Point           int // the mark cannot stand between thousands: 1,5 or 1.234,5
	EitherComma, EitherDot int // it can: 1,234 and 1.234
}

// tell returns the decimal mark of a number in digits, or 0 if it has no marks. either reports whether it may also stand between thousands.
func tell(digits string) (mark byte, either bool) {
	comma, point := strings.LastIndexByte(digits, ','), strings.LastIndexByte(digits, '.')
	last := max(comma, point)
	if last < 0 {
		return 0, false
	}
	mark, other := digits[last], byte(',')
	if mark == other {
		other = '.'
	}
	switch one := strings.Count(digits, digits[last:last+1]) == 1; {
	case comma >= 0 && point >= 0 && one: // 1.234,5
	case !one: // 1.234.567
		return other, false
	case len(digits)-last-1 == 3 && last > 0 && last <= 3 && digits[0] != '0' && !strings.ContainsAny(digits, "eE"):
		return mark, true
	}
	return mark, false
}

// Add notes what the number in a row tells.
func (m *Marks) Add(digits string, row int) {
	mark, either := tell(digits)
	p := &m.Point
	switch {
	case mark == 0:
		return
	case mark == ',' && either:
		p = &m.EitherComma
	case mark == ',':
		p = &m.Comma
	case either:
		p = &m.EitherDot
	}
	if *p == 0 {
		*p = row
	}
}

// DecimalMark is the decimal mark of a column that has these marks: what its cells tell, else those of other columns, which are asked only
// then, else what goes with the separator of the file; 0 where nothing tells.
func (m Marks) DecimalMark(others func() Marks, separator rune) byte {
	comma, point := m.Comma > 0, m.Point > 0
	if !comma && !point && (m.EitherComma > 0 || m.EitherDot > 0) {
		all := others()
		comma, point = all.Comma > 0 && all.Point == 0, all.Point > 0 && all.Comma == 0
	}
	switch {
	case comma:
		return ','
	case point:
		return '.'
	case m.EitherComma == 0 && m.EitherDot == 0:
		return '.'
	case m.EitherDot == 0 && separator == ';':
		return ',' // where commas are decimal marks, spreadsheets part cells by semicolons
	case separator == ',' || separator == '|':
		return '.'
	case m.EitherComma == 0 && separator == '\t':
		return '.'
	}
	return 0
}
