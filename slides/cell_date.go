//go:build !js

package slides

import (
	"fmt"
	"regexp"
	"strings"
	"time"
)

// span is what a cell says of time: a day, month or year, or a quarter or half-year from date
// to end.
type span struct {
	date, end Date
	precision Precision
}

// dayOrder is the order in which a column writes day and month where both are numbers: "dmy",
// "mdy", or empty where it does not matter.
type dayOrder string

var (
	isoDate   = regexp.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ]\d{1,2}:\d\d.*)?$`)
	tailYear  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:,? +\d{1,2}:\d\d.*)?$`)
	monthYear = regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`)
	compact   = regexp.MustCompile(`^((?:1[5-9]|2[01])\d\d)(\d\d)(\d\d)$`)
	floatYear = regexp.MustCompile(`^(\d{4})\.0$`) // as pandas writes a year where others are missing
	part      = regexp.MustCompile(`^(\d{4})[- ]?([QHSMqhsm])(\d{1,2})$|^([QHSqhs])(\d)[- /]?(\d{4})$`)
	dayName   = regexp.MustCompile(`^(?:(\d{1,2})[ .-]*)?([A-Za-z]{3,9})[ .-]*(?:(\d{1,2})(?:st|nd|rd|th)?, *|, *)?(\d{4})$`)
)

// readSpan reads a cell as people and programs write dates. The order matters for 3/4/2020 only.
func readSpan(cell string, order dayOrder) (span, bool) {
	if len(cell) < 4 || len(cell) > 40 {
		return span{}, false
	}
	if m := isoDate.FindStringSubmatch(cell); m != nil {
		return spanOf(m[1], m[2], m[3])
	}
	if m := tailYear.FindStringSubmatch(cell); m != nil {
		day, month := m[1], m[3]
		if order == "mdy" && m[2] != "." {
			day, month = month, day
		}
		return spanOf(m[4], month, day)
	}
	if m := monthYear.FindStringSubmatch(cell); m != nil {
		return spanOf(m[2], m[1], "")
	}
	if m := compact.FindStringSubmatch(cell); m != nil {
		return spanOf(m[1], m[2], m[3])
	}
	if m := floatYear.FindStringSubmatch(cell); m != nil {
		return spanOf(m[1], "", "")
	}
	if m := part.FindStringSubmatch(cell); m != nil {
		return partOf(m[1]+m[6], strings.ToUpper(m[2]+m[4]), m[3]+m[5])
	}
	if m := dayName.FindStringSubmatch(cell); m != nil && (m[1] == "" || m[3] == "") {
		for i, name := range monthNames {
			if strings.EqualFold(m[2], name) || strings.EqualFold(m[2], name[:3]) || i == 8 && strings.EqualFold(m[2], "Sept") {
				return spanOf(m[4], fmt.Sprint(i+1), m[1]+m[3])
			}
		}
	}
	if found := readMentions(cell); len(found) == 1 && found[0].kind == dateMention && found[0].start == 0 && found[0].end == len(cell) {
		year, rest, _ := strings.Cut(found[0].value, "-")
		if len(rest) == 2 && strings.ContainsAny(rest[:1], "HQ") {
			return partOf(year, rest[:1], rest[1:])
		}
		month, day, _ := strings.Cut(rest, "-")
		return spanOf(year, month, day)
	}
	return span{}, false
}

// spanOf is the span of a year, a month or a day, of which the smaller may be empty.
func spanOf(year, month, day string) (span, bool) {
	text, precision := year, Year
	if month != "" {
		text, precision = text+"-"+twoDigits(month), Month
	}
	if day != "" {
		text, precision = text+"-"+twoDigits(day), Day
	}
	d, err := ParseDate(text)
	return span{date: d, precision: precision}, err == nil
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// partOf is a month, quarter or half of a year: M, Q, H or, as Eurostat has it, S.
func partOf(year, kind, number string) (span, bool) {
	n := int(number[0] - '0')
	switch {
	case kind == "M":
		return spanOf(year, number, "")
	case len(number) > 1 || n < 1 || kind == "Q" && n > 4 || kind != "Q" && n > 2:
		return span{}, false
	}
	months, precision := 3, Range
	if kind != "Q" {
		months, precision = 6, HalfYear
	}
	month := func(n int) Date { return Date(fmt.Sprintf("%s-%02d", year, n)) }
	_, err := time.Parse("2006", year)
	return span{month(months*(n-1) + 1), month(months * n), precision}, err == nil
}

// orders is what the cells of a column tell of the order of day and month: the first row of
// each kind, from 1; 0 for none.
type orders struct{ dmy, mdy, either int }

func (o *orders) add(cell string, row int) {
	m := tailYear.FindStringSubmatch(cell)
	if m == nil || m[2] == "." || m[1] == m[3] {
		return
	}
	p := &o.either
	switch {
	case twoDigits(m[1]) > "12":
		p = &o.dmy
	case twoDigits(m[3]) > "12":
		p = &o.mdy
	}
	if *p == 0 {
		*p = row
	}
}
