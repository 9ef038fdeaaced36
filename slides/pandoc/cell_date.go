package pandoc

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// cellDate is what a cell says of time: a minute, day, month or year, or a quarter or half-year from
// date to end.
type cellDate struct {
	date, end slides.Date
	precision slides.Precision
	zone      string // behind a time of day, as it is written; Z for all names of UTC
}

// dayOrder is the order in which a column writes day and month where both are numbers: "dmy",
// "mdy", or empty where it does not matter.
type dayOrder string

var (
	yearFirst = regexp.MustCompile(`^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})$`)
	monthYear = regexp.MustCompile(`^(\d{1,2})[-/.](\d{4})$`)
	compact   = regexp.MustCompile(`^((?:1[5-9]|2[01])\d\d)(\d\d)(\d\d)$`)
	floatYear = regexp.MustCompile(`^\d{4}\.0$`) // as pandas writes a year where others are missing
	datePart  = regexp.MustCompile(`^(\d{4})[- ]?([QHSMqhsm])(\d{1,2})$|^([QHSqhs])(\d)[- /]?(\d{4})$`)
	dayName   = regexp.MustCompile(`^(?:(\d{1,2})[ .-]*)?([A-Za-z]{3,9})[ .-]*(?:(\d{1,2})(?:st|nd|rd|th)?, *|, *)?(\d{4})$`)
)

// longestDate is the length of the longest cell that is read as a date, in bytes.
const longestDate = 60

// readDate reads a cell as people and programs write dates, with or without a time of day. The order
// matters for 3/4/2020 only.
func readDate(cell string, order dayOrder) (cellDate, bool) {
	if len(cell) < len("2013") || len(cell) > longestDate {
		return cellDate{}, false
	}
	day, clock := cutClock(cell)
	d, ok := readDay(day, order)
	if clock == "" {
		return d, ok
	}
	time, zone, isTime := readClock(clock)
	if !ok || !isTime || d.precision != slides.Day {
		return cellDate{}, false
	}
	return cellDate{date: d.date + "T" + slides.Date(time), precision: slides.Minute, zone: zone}, true
}

// readDay reads a date without a time of day.
func readDay(cell string, order dayOrder) (cellDate, bool) {
	if floatYear.MatchString(cell) {
		return dateOf(cell[:4], "", "")
	}
	if m := yearFirst.FindStringSubmatch(cell); m != nil {
		return dateOf(m[1], m[2], m[3])
	}
	if m := yearLast.FindStringSubmatch(cell); m != nil {
		day, month := m[1], m[3]
		if order == "mdy" && m[2] != "." {
			day, month = month, day
		}
		return dateOf(m[4], month, day)
	}
	if m := monthYear.FindStringSubmatch(cell); m != nil {
		return dateOf(m[2], m[1], "")
	}
	if m := compact.FindStringSubmatch(cell); m != nil {
		return dateOf(m[1], m[2], m[3])
	}
	if m := datePart.FindStringSubmatch(cell); m != nil {
		return partOf(m[1]+m[6], strings.ToUpper(m[2]+m[4]), m[3]+m[5])
	}
	if m := dayName.FindStringSubmatch(cell); m != nil && (m[1] == "" || m[3] == "") {
		for i, name := range mention.Months {
			if strings.EqualFold(m[2], name) || strings.EqualFold(m[2], name[:3]) || i == 8 && strings.EqualFold(m[2], "Sept") {
				return dateOf(m[4], fmt.Sprint(i+1), m[1]+m[3])
			}
		}
	}
	if found := mention.Read(cell); len(found) == 1 && found[0].Kind == mention.Date && found[0].Start == 0 && found[0].End == len(cell) {
		year, rest, _ := strings.Cut(found[0].Value, "-")
		if len(rest) == 2 && strings.ContainsAny(rest[:1], "HQ") {
			return partOf(year, rest[:1], rest[1:])
		}
		month, day, _ := strings.Cut(rest, "-")
		return dateOf(year, month, day)
	}
	return cellDate{}, false
}

// dateOf is the date of a year, a month or a day, of which the smaller may be empty.
func dateOf(year, month, day string) (cellDate, bool) {
	text, precision := year, slides.Year
	if month != "" {
		text, precision = text+"-"+padded(month), slides.Month
	}
	if day != "" {
		text, precision = text+"-"+padded(day), slides.Day
	}
	d, err := slides.ParseDate(text)
	return cellDate{date: d, precision: precision}, err == nil
}

func padded(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// partOf is a month, quarter or half of a year: M, Q, H or, as Eurostat has it, S.
func partOf(year, kind, number string) (cellDate, bool) {
	n := int(number[0] - '0')
	switch {
	case kind == "M":
		return dateOf(year, number, "")
	case len(number) > 1 || n < 1 || kind == "Q" && n > 4 || kind != "Q" && n > 2:
		return cellDate{}, false
	}
	months, precision := 3, slides.Range
	if kind != "Q" {
		months, precision = 6, slides.HalfYear
	}
	month := func(n int) slides.Date { return slides.Date(fmt.Sprintf("%s-%02d", year, n)) }
	_, err := time.Parse("2006", year)
	return cellDate{date: month(months*(n-1) + 1), end: month(months * n), precision: precision}, err == nil
}

// orders is what the cells of a column tell of the order of day and month: the first row of
// each kind, from 1; 0 for none.
type orders struct{ dmy, mdy, either int }

func (o *orders) add(cell string, row int) {
	day, _ := cutClock(cell)
	m := yearLast.FindStringSubmatch(day)
	if m == nil || m[2] == "." || m[1] == m[3] {
		return
	}
	p := &o.either
	switch {
	case padded(m[1]) > "12":
		p = &o.dmy
	case padded(m[3]) > "12":
		p = &o.mdy
	}
	if *p == 0 {
		*p = row
	}
}
