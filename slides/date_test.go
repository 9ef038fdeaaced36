package slides

import (
	"testing"
	"time"
)

func TestADateIsAYearAMonthADayOrAMinute(t *testing.T) {
	at := func(s string) time.Time {
		moment, err := time.Parse("2006-01-02 15:04", s)
		if err != nil {
			t.Fatal(err)
		}
		return moment
	}
	for _, c := range []struct {
		text             string
		date             Date
		precision        Precision
		start, end       string
		lastDay, inWords string
	}{
		{"2012", "2012", Year, "2012-01-01 00:00", "2013-01-01 00:00", "2012-12-31", "2012"},
		{"2012-02", "2012-02", Month, "2012-02-01 00:00", "2012-03-01 00:00", "2012-02-29", "February 2012"},
		{"1900-02", "1900-02", Month, "1900-02-01 00:00", "1900-03-01 00:00", "1900-02-28", "February 1900"},
		{"0001-12-31", "0001-12-31", Day, "0001-12-31 00:00", "0002-01-01 00:00", "0001-12-31", "31 December 0001"},
		{"2011-05-03T16:05", "2011-05-03T16:05", Minute, "2011-05-03 16:05", "2011-05-03 16:06", "2011-05-03", "3 May 2011, 16:05"},
		{"2011-05-03 00:00", "2011-05-03T00:00", Minute, "2011-05-03 00:00", "2011-05-03 00:01", "2011-05-03", "3 May 2011, 00:00"},
		{"2011-12-31T23:59", "2011-12-31T23:59", Minute, "2011-12-31 23:59", "2012-01-01 00:00", "2011-12-31", "31 December 2011, 23:59"},
	} {
		d, err := ParseDate(c.text)
		if err != nil || d != c.date || d.Precision() != c.precision || !d.Start().Equal(at(c.start)) || !d.End().Equal(at(c.end)) || d.Day() != c.lastDay || d.String() != c.inWords {
			t.Errorf("%q is %q, %s, from %v to %v, until %s, %q, %v", c.text, string(d), d.Precision(), d.Start(), d.End(), d.Day(), d, err)
		}
	}
	for _, s := range []string{"", "12", "2012-13", "2012-2", "2011-02-29", "2011-05-03T24:00", "2011-05-03T16:60", "2011-05-03T16", "2011-05-03T16:05:00", "2011-05 03", "--05-03", "--05-03T", "soon"} {
		if d, err := ParseDate(s); err == nil || d != "" || Date(s).Precision() != "" {
			t.Errorf("%q is the date %q", s, string(d))
		}
	}
}

func TestADateIsCutToAPrecision(t *testing.T) {
	for _, c := range []struct {
		date Date
		to   Precision
		want Date
	}{
		{"2011-05-03T16:05", Minute, "2011-05-03T16:05"}, {"2011-05-03T16:05", Day, "2011-05-03"}, {"2011-05-03T16:05", Month, "2011-05"},
		{"2011-05-03T16:05", Year, "2011"}, {"2011", Day, "2011"}, {"", Year, ""},
	} {
		if got := c.date.Cut(c.to); got != c.want {
			t.Errorf("%q cut to a %s is %q, want %q", string(c.date), c.to, string(got), string(c.want))
		}
	}
}

func TestWhatHappenedAtATimeOfDayIsKnownAtTheEndOfThatDay(t *testing.T) {
	moment := Date("2011-05-03T16:05")
	for day, known := range map[Date]bool{"2011-05-02": false, "2011-05-03": true, "2011-05": true, "2010": false} {
		if moment.KnownBy(day) != known {
			t.Errorf("on %s it is known: %v", string(day), !known)
		}
	}
	if day, err := ParseDay("2011-05-03T16:05"); day != "" || err == nil {
		t.Errorf("a deck can be shown as known at %q", string(day))
	}
}
