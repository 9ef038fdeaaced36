package slides

import (
	"fmt"
	"time"
)

// Date is a calendar date as exact as its source gives it: "2013", "2013-06",
// "2013-06-20", or empty for none. Dates of equal precision compare as strings; for
// others compare Start and End.
type Date string

// Precision says how exactly a record's date is known.
type Precision string

// The precisions a record can have. HalfYear, Range and Period span Date to End.
const (
	Day      Precision = "day"
	Month    Precision = "month"
	Year     Precision = "year"
	HalfYear Precision = "half-year"
	Range    Precision = "range"  // both ends are stated
	Period   Precision = "period" // the source gives only a rough time
)

// ParseDate accepts a year, a month or a day in ISO form, years 0000 to 9999. The error quotes
// the text and names the accepted forms.
func ParseDate(s string) (Date, error) {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if len(s) == len(layout) {
			if _, err := time.Parse(layout, s); err == nil {
				return Date(s), nil
			}
		}
	}
	return "", fmt.Errorf("%q is not a date; write 2013, 2013-06 or 2013-06-20", s)
}

// Start is the first moment of the date, in UTC; the zero time for an empty date.
func (d Date) Start() time.Time {
	for _, layout := range []string{"2006", "2006-01", "2006-01-02"} {
		if len(layout) == len(d) {
			t, _ := time.Parse(layout, string(d)) // the zero time after an error
			return t
		}
	}
	return time.Time{}
}

// End is the first moment after the date, in UTC: the start of the next year, month or day;
// the zero time for an empty date.
func (d Date) End() time.Time {
	t := d.Start()
	switch len(d) {
	case 4:
		return t.AddDate(1, 0, 0)
	case 7:
		return t.AddDate(0, 1, 0)
	case 10:
		return t.AddDate(0, 0, 1)
	}
	return t
}

// Day is the last day of the date, as "2015-09-30"; empty for none.
func (d Date) Day() string {
	if d == "" {
		return ""
	}
	return d.End().AddDate(0, 0, -1).Format("2006-01-02")
}

// String is the date in English words, such as "25 September 2015".
func (d Date) String() string { return d.In([3]string{"2006", "January 2006", "2 January 2006"}) }

// In is the date in words. The layouts of package time are for a year, a month and a day.
func (d Date) In(layouts [3]string) string {
	t := d.Start()
	switch len(d) {
	case 4:
		return t.Format(layouts[0])
	case 7:
		return t.Format(layouts[1])
	case 10:
		return t.Format(layouts[2])
	}
	return string(d)
}
