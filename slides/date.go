package slides

import (
	"fmt"
	"strings"
	"time"
)

// Date is a moment of the calendar as exact as its source gives it: "2013", "2013-06",
// "2013-06-20", "2013-06-20T16:05" by the clock of the place, or empty for none. Dates of equal
// precision compare as strings; for others compare Start and End.
type Date string

// Precision says how exactly a record's date is known.
type Precision string

// The precisions a record can have. HalfYear, Range and Period span Date to End.
const (
	Minute   Precision = "minute"
	Day      Precision = "day"
	Month    Precision = "month"
	Year     Precision = "year"
	HalfYear Precision = "half-year"
	Range    Precision = "range"  // both ends are stated
	Period   Precision = "period" // the source gives only a rough time
)

// forms are how dates are written, from the least exact to the most, as layouts of package time.
var forms = [...]struct {
	precision Precision
	layout    string
}{{Year, "2006"}, {Month, "2006-01"}, {Day, "2006-01-02"}, {Minute, "2006-01-02T15:04"}}

// read is the first moment of the date, in UTC, and the index of its form; -1 for what is no
// date.
func (d Date) read() (start time.Time, form int) {
	for i, f := range forms {
		if len(d) == len(f.layout) {
			if t, err := time.Parse(f.layout, string(d)); err == nil {
				return t, i
			}
		}
	}
	return time.Time{}, -1
}

// ParseDate accepts a year, a month, a day or a minute in ISO form, years 0000 to 9999, with a T
// or a space before the time of day. The error quotes the text and names the accepted forms.
func ParseDate(s string) (Date, error) {
	d := Date(strings.Replace(s, " ", "T", 1))
	if _, form := d.read(); form < 0 {
		return "", fmt.Errorf("%q is not a date; write 2013, 2013-06, 2013-06-20 or 2013-06-20T16:05", s)
	}
	return d, nil
}

// ParseDay is ParseDate for a day or less: it refuses times of day.
func ParseDay(s string) (Date, error) {
	d, err := ParseDate(s)
	if d.Precision() == Minute {
		return "", fmt.Errorf("%q is a time of day; write a day, as 2013-06-20", s)
	}
	return d, err
}

// Precision is Year, Month, Day or Minute; empty for no date.
func (d Date) Precision() Precision {
	_, form := d.read()
	if form < 0 {
		return ""
	}
	return forms[form].precision
}

// Cut is the date no more exact than p, which is Year, Month, Day or Minute.
func (d Date) Cut(p Precision) Date {
	t, form := d.read()
	for _, f := range forms[:max(form, 0)] {
		if f.precision == p {
			return Date(t.Format(f.layout))
		}
	}
	return d
}

// Start is the first moment of the date, in UTC; the zero time for an empty date.
func (d Date) Start() time.Time {
	t, _ := d.read()
	return t
}

// End is the first moment after the date, in UTC: the start of the next year, month, day or
// minute; the zero time for an empty date.
func (d Date) End() time.Time {
	t, form := d.read()
	switch form {
	case 0:
		return t.AddDate(1, 0, 0)
	case 1:
		return t.AddDate(0, 1, 0)
	case 2:
		return t.AddDate(0, 0, 1)
	case 3:
		return t.Add(time.Minute)
	}
	return t
}

// Day is the last day of the date, as "2015-09-30"; empty for none.
func (d Date) Day() string {
	if d == "" {
		return ""
	}
	return d.End().Add(-time.Minute).Format("2006-01-02")
}

// String is the date in English words, such as "25 September 2015".
func (d Date) String() string {
	return d.In([4]string{"2006", "January 2006", "2 January 2006", "2 January 2006, 15:04"})
}

// Format writes a moment by a layout of package time, in which {January|…|December} are names of the months.
func Format(t time.Time, layout string) string {
	before, rest, named := strings.Cut(layout, "{")
	if !named {
		return t.Format(layout)
	}
	names, after, _ := strings.Cut(rest, "}")
	if all := strings.Split(names, "|"); len(all) == 12 {
		names = all[t.Month()-1]
	}
	return t.Format(before) + names + Format(t, after)
}

// In is the date in words. The layouts, as Format takes them, are for a year, a month, a day and a
// minute.
func (d Date) In(layouts [4]string) string {
	t, form := d.read()
	if form < 0 {
		return string(d)
	}
	return Format(t, layouts[form])
}
