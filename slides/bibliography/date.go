package bibliography

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a date as a bibliography gives it: a day, a month, a season, a year or a range of them,
// or words. The zero value is none.
type Date struct {
	// From is "2031", "2031-03", "2031-03-05", or "2031-21" to "2031-24" for spring to winter
	// (extended date-time format). Years before 0000 begin with "-". It is ".." for a range whose
	// beginning is open.
	From string
	// To is the end of a range, in the same forms; ".." for one without an end. It is empty if the
	// date is not a range.
	To string
	// Circa says that the date is approximate or uncertain.
	Circa bool
	// Literal is the date as it is written if it has no such form: "forthcoming". From and To are
	// empty then.
	Literal string
}

// IsZero reports whether there is no date.
func (d Date) IsZero() bool { return d == Date{} }

// String is the date in extended date-time format, such as "2031-03/2031-05" or "1995~", or the
// words.
func (d Date) String() string {
	switch {
	case d.Literal != "":
		return d.Literal
	case d.To != "":
		return d.marked(d.From) + "/" + d.marked(d.To)
	}
	return d.marked(d.From)
}

// marked is a part of the date with the mark of an approximate one.
func (d Date) marked(s string) string {
	if d.Circa && s != ".." {
		return s + "~"
	}
	return s
}

// ISO is the date as "2031", "2031-03" or "2031-03-05": of a range, its end, or its beginning if
// the end is open; of a season, the year. It is empty for words and years before 0000.
func (d Date) ISO() string {
	s := d.To
	if s == "" || s == ".." {
		s = d.From
	}
	if strings.HasPrefix(s, "-") || s == ".." {
		return ""
	}
	if len(s) == len("2031-21") && s[5:] > "12" {
		return s[:4]
	}
	return s
}

// aYear matches what is a year in words such as "Easter 2031".
var aYear = regexp.MustCompile(`\b\d{4}\b`)

// years is the year or years for a citation mark: "2031", "2031–2033", "c. 1850", "44 BC". It is
// the one year in words, or else their beginning.
func (d Date) years() string {
	if d.Literal != "" {
		if found := aYear.FindAllString(d.Literal, 2); len(found) == 1 {
			return found[0]
		}
		return clip(d.Literal, 20)
	}
	from, to := yearText(d.From), yearText(d.To)
	years := from
	if d.To != "" && from != to {
		years = from + "–" + to
	}
	if d.Circa {
		return "c. " + years
	}
	return years
}

// yearText is the year of a date, without zeros before it; empty for an open end.
func yearText(s string) string {
	before := strings.HasPrefix(s, "-")
	year, _, _ := strings.Cut(strings.TrimPrefix(s, "-"), "-")
	n, err := strconv.Atoi(year)
	switch {
	case err != nil:
		return ""
	case before || n == 0:
		return fmt.Sprintf("%d BC", n+1) // the year 0 is 1 BC
	}
	return strconv.Itoa(n)
}

// about matches the words for an approximate date.
var about = regexp.MustCompile(`^(?i:circa|ca?\.)\s*`)

// parseDate reads a date in extended date-time format; any other text is a Literal.
func parseDate(s string) Date {
	s = clean(s)
	text := about.ReplaceAllString(s, "")
	d := Date{Circa: text != s}
	from, to, isRange := strings.Cut(text, "/")
	if isRange {
		d.From, d.To = end(from, &d), end(to, &d)
		if d.From == "" || d.To == "" || !inOrder(d.From, d.To) {
			return Date{Literal: s}
		}
		return d
	}
	if digits := strings.TrimRight(text, "X"); len(text) == 4 && (len(digits) == 2 || len(digits) == 3) {
		return parseDate(pad(digits, "0") + "/" + pad(digits, "9"))
	}
	if d.From = point(text, &d); d.From == "" {
		return Date{Literal: s}
	}
	return d
}

// end is one end of a range.
func end(s string, d *Date) string {
	if s = strings.TrimSpace(s); s == "" || s == ".." {
		return ".."
	}
	return point(s, d)
}

// pad makes a year of its first digits.
func pad(digits, filler string) string { return digits + strings.Repeat(filler, 4-len(digits)) }

// pointForm matches a year, a month, a season or a day, a time of day that is not kept, and the
// mark of an uncertain or approximate date.
var pointForm = regexp.MustCompile(`^(-?\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX)(?:T\d[\d:.]*(?:Z|[+-]\d\d:?\d\d)?)?)?)?([~?%]?)$`)

// point is a single date without its mark, which is set in d; empty if the text is none.
func point(s string, d *Date) string {
	m := pointForm.FindStringSubmatch(s)
	if m == nil {
		return ""
	}
	year, month, day := m[1], m[2], m[3]
	switch {
	case month == "" || month == "XX":
		s = year
	case month >= "21" && month <= "24" && day == "":
		s = year + "-" + month
	case day == "" || day == "XX":
		s = year + "-" + month
		if _, err := time.Parse("01", month); err != nil {
			return ""
		}
	default:
		s = year + "-" + month + "-" + day
		if _, err := time.Parse(time.DateOnly, strings.TrimPrefix(s, "-")); err != nil {
			return ""
		}
	}
	d.Circa = d.Circa || m[4] != ""
	return s
}

// inOrder reports whether a range ends after it begins, and has one of both.
func inOrder(from, to string) bool {
	switch {
	case from == "..":
		return to != ".."
	case to == "..":
		return true
	case year(from) != year(to):
		return year(from) < year(to)
	}
	n := min(len(from), len(to))
	return from[:n] <= to[:n]
}

// year is the year of a date with a form.
func year(s string) int {
	n, _ := strconv.Atoi(s[:min(len(s), 4+strings.Count(s[:1], "-"))])
	return n
}

// isoParts is a date of numbers, each 0 if it is unknown; empty if there is no year. The year -44
// is 44 BC. A month of 13 to 16, which some programs write for the seasons, is 21 to 24.
func isoParts(year, month, day int) string {
	if month >= 13 && month <= 16 {
		month += 8
	}
	if year == 0 {
		return ""
	}
	s := fmt.Sprintf("%04d", year)
	switch {
	case year < -1:
		s = fmt.Sprintf("-%04d", -year-1)
	case year == -1:
		s = "0000"
	}
	switch {
	case month == 0:
		return s
	case day == 0:
		return fmt.Sprintf("%s-%02d", s, month)
	}
	return fmt.Sprintf("%s-%02d-%02d", s, month, day)
}
