package bibliography

import (
	"regexp"
	"strconv"
	"strings"
)

// months are the macros that every style of BibTeX defines.
var months = map[string]bool{
	"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true,
	"jul": true, "aug": true, "sep": true, "oct": true, "nov": true, "dec": true,
}

// date is the date of a field of biblatex, or of BibTeX's year, month and day, whose names begin
// with a prefix.
func (b *bibFile) date(it *bibItem, field, prefix string) Date {
	if f, ok := it.fields[field]; ok {
		// A tilde is the mark of an approximate date, not a space.
		return parseDate(b.plain(strings.ReplaceAll(f.text, "~", `\~{}`), f.line))
	}
	year := b.value(it, prefix+"year")
	if tilde := it.fields[prefix+"year"].text; strings.HasSuffix(strings.TrimSpace(tilde), "~") {
		year += "~"
	}
	month := b.value(it, prefix+"month")
	day := b.value(it, prefix+"day")
	d := parseDate(yearRange.ReplaceAllString(year, "$1/$2"))
	if month == "" || len(d.From) != 4 || d.To != "" {
		if d.Literal != "" {
			d.Literal = clean(month + " " + d.Literal)
		}
		return d
	}
	from, to, ok := monthDays(month + " " + day)
	if !ok {
		return Date{Literal: clean(strings.Join(notEmpty([]string{day, month, year}), " "))}
	}
	n, _ := strconv.Atoi(d.From)
	circa := d.Circa
	s := isoParts(n, from[0], from[1])
	if to != from {
		s += "/" + isoParts(n, to[0], to[1])
	}
	d = parseDate(s)
	if d.Literal != "" {
		d.Literal = clean(strings.Join(notEmpty([]string{day, month, year}), " "))
		return d
	}
	d.Circa = circa
	return d
}

// yearRange matches two years with a dash between them.
var yearRange = regexp.MustCompile(`^(\d{4})\s*[-–]\s*(\d{4})$`)

// between matches what stands between the ends of a range of months or days.
var between = regexp.MustCompile(`\s*[-–—/]\s*|\s+(?:and|to|&)\s+`)

// monthDays reads "March", "3", "12 March", "March 12", "May–June" or "March 12–14" as the month
// and the day of the beginning and of the end, which are equal if there is one. A day is 0 if there
// is none. It reports false for another text.
func monthDays(s string) (from, to [2]int, ok bool) {
	texts := between.Split(strings.TrimSpace(s), -1)
	if len(texts) > 2 {
		return from, to, false
	}
	var month [2]int // by its name
	var numbers [2][]int
	for i, text := range texts {
		for _, word := range strings.FieldsFunc(text, func(c rune) bool { return c == ' ' || c == ',' }) {
			n, err := strconv.Atoi(strings.TrimSuffix(word, "."))
			switch name := monthNumber(word); {
			case name > 0 && month[i] == 0:
				month[i] = name
			case err == nil && n > 0 && n <= 31 && len(numbers[i]) < 2:
				numbers[i] = append(numbers[i], n)
			default:
				return from, to, false
			}
		}
		if month[i] == 0 && len(numbers[i]) == 0 {
			return from, to, false
		}
	}
	if month == [2]int{} { // the first number is the month, in "5 12–14" that of both ends
		month[0], numbers[0] = numbers[0][0], numbers[0][1:]
		if len(numbers[0]) < len(numbers[1]) || len(numbers[0]) == 0 && len(numbers[1]) == 1 {
			month[1], numbers[1] = numbers[1][0], numbers[1][1:]
		}
	}
	var ends [2][2]int
	for i := range ends {
		ends[i][0] = month[i]
		if month[i] == 0 {
			ends[i][0] = month[1-i]
		}
		if len(numbers[i]) > 1 {
			return from, to, false
		}
		if len(numbers[i]) == 1 {
			ends[i][1] = numbers[i][0]
		}
	}
	if len(texts) == 1 {
		ends[1] = ends[0]
	}
	return ends[0], ends[1], ends[0][0] <= 12 && ends[1][0] <= 12
}

var monthNames = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// monthNumber is the number of an English month, which may be shortened to three letters; 0 for
// another word.
func monthNumber(word string) int {
	word = strings.ToLower(strings.TrimSuffix(word, "."))
	for i, name := range monthNames {
		if len(word) >= 3 && strings.HasPrefix(name, word) {
			return i + 1
		}
	}
	return 0
}
