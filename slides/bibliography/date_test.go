package bibliography

import (
	"fmt"
	"testing"
)

func TestADateIsReadOrKeptAsItIsWritten(t *testing.T) {
	for _, c := range []struct{ text, date, iso, years string }{
		{"2031", "2031", "2031", "2031"},
		{"2031-03", "2031-03", "2031-03", "2031"},
		{"2031-03-05", "2031-03-05", "2031-03-05", "2031"},
		{"2031-03-05T10:20:30Z", "2031-03-05", "2031-03-05", "2031"},
		{"2031-03/2031-05", "2031-03/2031-05", "2031-05", "2031"},
		{"2031-03-30/2032-01-02", "2031-03-30/2032-01-02", "2032-01-02", "2031–2032"},
		{"2031/", "2031/..", "2031", "2031–"},
		{"../2031", "../2031", "2031", "–2031"},
		{"2031-21", "2031-21", "2031", "2031"},
		{"2031-24~", "2031-24~", "2031", "c. 2031"},
		{"1995~", "1995~", "1995", "c. 1995"},
		{"1995?", "1995~", "1995", "c. 1995"},
		{"ca. 1850", "1850~", "1850", "c. 1850"},
		{"c. 1850", "1850~", "1850", "c. 1850"},
		{"circa 1850", "1850~", "1850", "c. 1850"},
		{"199X", "1990/1999", "1999", "1990–1999"},
		{"19XX", "1900/1999", "1999", "1900–1999"},
		{"2031-XX-XX", "2031", "2031", "2031"},
		{"-0043", "-0043", "", "44 BC"},
		{"0000", "0000", "0000", "1 BC"},
		{"0476", "0476", "0476", "476"},
		{"2031-13", "2031-13", "", "2031"},
		{"2031-02-30", "2031-02-30", "", "2031"},
		{"2032/2031", "2032/2031", "", "2032/2031"},
		{"2031-05/2031-03", "2031-05/2031-03", "", "2031-05/2031-03"},
		{"../..", "../..", "", "../.."},
		{"/", "/", "", "/"},
		{"Easter 2031", "Easter 2031", "", "2031"},
		{"forthcoming", "forthcoming", "", "forthcoming"},
		{"in the reign of a king", "in the reign of a king", "", "in the reign of a…"},
		{"XXXX", "XXXX", "", "XXXX"},
		{"3", "3", "", "3"},
		{"２０３１", "２０３１", "", "２０３１"},
		{"", "", "", ""},
	} {
		d := parseDate(c.text)
		if d.String() != c.date || d.ISO() != c.iso || d.years() != c.years {
			t.Errorf("%q: %q, ISO %q, years %q", c.text, d, d.ISO(), d.years())
		}
	}
}

func TestYearMonthAndDayOfBibTeXAreADate(t *testing.T) {
	for _, c := range []struct{ fields, want string }{
		{"year = 2031", "2031"},
		{"year = {2031}, month = mar", "2031-03"},
		{"year = {2031}, month = {March}", "2031-03"},
		{"year = {2031}, month = {Sept.}", "2031-09"},
		{"year = 2031, month = 3", "2031-03"},
		{"year = 2031, month = {03}, day = {05}", "2031-03-05"},
		{"year = 2031, month = mar # {~5}", "2031-03-05"},
		{`year = 2031, month = "5~" # mar`, "2031-03-05"},
		{"year = 2031, month = {March 5}", "2031-03-05"},
		{"year = 2031, month = {March 5--7}", "2031-03-05/2031-03-07"},
		{"year = 2031, month = mar, day = {5--7}", "2031-03-05/2031-03-07"},
		{"year = 2031, month = 3, day = {5--7}", "2031-03-05/2031-03-07"},
		{"year = 2031, month = {30 March -- 2 April}", "2031-03-30/2031-04-02"},
		{"year = 2031, month = may # {/} # jun", "2031-05/2031-06"},
		{"year = 2031, month = may # {--} # jun", "2031-05/2031-06"},
		{"year = 2031, month = {5--6}", "2031-05/2031-06"},
		{"year = {2031--2032}", "2031/2032"},
		{"year = {2031/2032}", "2031/2032"},
		{"year = {1995~}", "1995~"},
		{"year = {1995?}, month = jan", "1995-01~"},
		{"year = {in press}", "in press"},
		{"year = {2031}, month = {Michaelmas}", "Michaelmas 2031"},
		{"year = {2031}, month = {13}", "13 2031"},
		{"year = {2031}, month = feb, day = 30", "30 feb 2031"},
		{"year = {2031}, month = {a--b--c}", "a–b–c 2031"},
		{"year = {2031}, month = {--}", "– 2031"},
		{"month = mar", ""},
		{"date = {2031-03/2031-05}", "2031-03/2031-05"},
		{"date = {2031-21}", "2031-21"},
		{"date = {1995~}", "1995~"},
		{"date = {2031}, year = 1999", "2031"},
		{"date = 2031-03-05", "2031-03-05"},
		{"eventdate = {2030-11}", "2030-11"},
	} {
		e, problems := Read("a.bib", []byte("@book{a, title = {T}, "+c.fields+"}"))
		if len(problems) > 0 || e[0].Issued.String() != c.want {
			t.Errorf("%s: %q, want %q, %v", c.fields, e[0].Issued, c.want, problems)
		}
	}
}

func TestTheOtherDatesOfBiblatexAreRead(t *testing.T) {
	e, _ := Read("a.bib", []byte(`@book{a, title = {T}, date = 2031, origdate = {1850~}, urldate = {2031-02-03}, availabledate = {2030-12}}`))
	got := fmt.Sprint(e[0].Issued, e[0].Original, e[0].Accessed, e[0].Available)
	if want := "2031 1850~ 2031-02-03 2030-12"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
