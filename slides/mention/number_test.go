package mention

import (
	"strings"
	"testing"
)

func TestReadMentions(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		// one quantity, many ways to write it
		{"21.5 million", "21500000"},
		{"21 500 000", "21500000"},
		{"21\u00a0500\u00a0000 people", "21500000"},
		{"21\u202f500\u202f000", "21500000"},
		{"21,500,000", "21500000"},
		{"21.5M", "21500000"},
		{"21.5 M people", "21.5"},
		{"21.5-million", "21500000"},
		{"21.50 million", "21500000"},
		{"17.5 thousand million", "17500000000"},
		{"5 hundred thousand", "500000"},
		{"4bn", "4000000000"},
		{"3k users", "3000"},
		{"nearly 90,000 addresses", "90000"},
		{"more than 600", "600"},
		{".5 and 0.50", "0.5 0.5"},
		{"2万", "20000"},
		{"five officers", "5"},
		{"FIVE officers", "5"},
		{"twenty-one", "21"},
		{"Twenty one", "21"},
		{"one million", "1000000"},
		{"a million", "1000000"},
		{"one hundred and five", "105"},
		{"two hundred thousand", "200000"},
		{"three million two hundred", "3000200"},
		{"a dozen", "12"},
		{"two dozen", "24"},
		{"twice per year", "2"},
		{"two times a year", "2"},
		{"eighth", "8th"},
		{"the 8th forum", "8th"},
		{"21st century", "21th"},
		{"twenty-first century", "21th"},
		{"42%", "42%"},
		{"42 percent", "42%"},
		{"42 per cent", "42%"},
		{"forty percent", "40%"},
		{"a 42-percent share", "42%"},
		{"-5%", "-5%"},
		{"fell by −5 points", "-5"},
		{"kept at minus 30 °C", "-30"},
		{"$4 million", "$4000000"},
		{"US$4bn", "$4000000000"},
		{"4 million dollars", "$4000000"},
		{"€3.20", "€3.2"},
		{"5.4-fold", "5.4"},
		{"5.4x", "5.4"},
		{"a 17-year-old", "17"},
		{"0", "0"},
		{"4km", "4"},
		// ranges share their size
		{"4 to 21.5 million", "4000000|4 21500000"},
		{"from 1.1 to 5.6 million", "1100000|1.1 5600000"},
		{"5 to 10%", "5%|5 10%"},
		{"5–10%", "5%|5 10%"},
		{"$4–5 million", "$4000000|4 $5000000"},
		{"600 to 2 million", "600 2000000"},
		{"5 officers and 2 million files", "5 2000000"},
		{"two and three", "2 3"},
		// years and dates
		{"in 2013,", "2013"},
		{"2006-2020", "2006 2020"},
		{"2006–2020", "2006 2020"},
		{"2006--2020", "2006 2020"},
		{"2015-16", "2015 2016"},
		{"2008 to January 2014", "2008 2014-01"},
		{"1956, 1980, 1993", "1956 1980 1993"},
		{"the 1990s", "1990s"},
		{"mid-2015", "2015"},
		{"2000 million", "2000000000"},
		{"2,000 people", "2000"},
		{"$2000", "$2000"},
		{"2013.5 points", "2013.5"},
		{"25 September 2015", "2015-09-25"},
		{"September 25, 2015", "2015-09-25"},
		{"September 25th, 2015", "2015-09-25"},
		{"25th of September 2015", "2015-09-25"},
		{"25 Sept. 2015", "2015-09-25"},
		{"Mar. 28, 2016", "2016-03-28"},
		{"2015-09-25", "2015-09-25"},
		{"2015-09", "2015-09"},
		{"2015年9月25日", "2015-09-25"},
		{"2015年9月", "2015-09"},
		{"Sept 2015", "2015-09"},
		{"September of 2015", "2015-09"},
		{"15 and 16 September 2015", "2015-09-15 2015-09-16"},
		{"15–16 September 2015", "2015-09-15 2015-09-16"},
		{"September 15 and 16, 2015", "2015-09-15 2015-09-16"},
		{"June and July 2013", "2013-06 2013-07"},
		{"25 September", "--09-25"},
		{"on September 25", "--09-25"},
		{"second half of 2009", "2009-H2"},
		{"H1 2014", "2014-H1"},
		{"third quarter of 2015", "2015-Q3"},
		{"Q3 2015", "2015-Q3"},
		{"it may 2015", "2015"},
		{"(20 June 2013)", "2013-06-20"},
		{"edition:2013", "2013"},
		{"(Press, 2013)", "2013"},
		// names
		{"Unit 61398 was seen", "Unit 61398|61398"},
		{"Executive Order 13694", "Order 13694|13694"},
		{"Qihu 360 helps", "Qihu 360|360"},
		{"Document 27; 2003", "Document 27|27 2003"},
		{"the F-35 and F-35B", "F-35 F-35B"},
		{"the G20", "G20"},
		{"5G networks", "5G"},
		{"Windows 10", "Windows 10|10"},
		{"In 600 firms", "600"},
		{"More than 600 firms", "600"},
		{"Summit 2013", "2013"},
		{"version 1.2.3", "1.2.3"},
		{"at 10:30", "10:30"},
		{"at 09:05 and 00:05", "9:05 0:05"},
		{"at 4:05 p.m. or 4:07 PM", "16:05 16:07"},
		{"at 12:05 am, 12:05pm and 16:05 pm", "0:05 12:05 16:05"},
		{"at 04:05 a.m.", "4:05"},
		{"a ratio of 3:1 or 60:40", "3:1 60:40"},
		{"2011-05-03T16:05", "2011-05-03 16:05"},
		{"ipv6", ""},
		// no figures at all
		{"one of them came first, another second", ""},
		{"¶9 and ¶16, 70", ""},
		{"note 8, notes 9 and 10, page 3", ""},
		{"1. First item", ""},
		{"  12) an item\n  13) another", ""},
		{"no end in sight.", ""},
		{"hundreds of thousands", "hundreds of thousands"},
		{"May we march", ""},
		{"a [1] mark", ""},
		{"espionage.[1] First", ""},
		{"property”,1 marking the", ""},
		{"the “word”.12 Then", ""},
		{"intelligence3 as", ""},
		{"systems.7 Since 2013", "2013"},
		{"in 2010.23 Then in 2013.24", "2010 2013"},
		{"wealth.”2 In 2013", "2013"},
		{"", ""},
	} {
		var got []string
		for _, f := range Read(tc.text) {
			s := f.Value
			if f.Alone != "" {
				s += "|" + f.Alone
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%q: got %q, want %q", tc.text, s, tc.want)
		}
	}
}

func TestAShareMayBeAFractionOrInPercent(t *testing.T) {
	for _, pair := range [][2]string{{"a quarter of them", "25 %"}, {"three quarters", "75%"}, {"half", "50 %"}} {
		a, b := Read(pair[0]), Read(pair[1])
		if len(a) != 1 || len(b) != 1 || !a[0].States(b[0]) || !b[0].States(a[0]) {
			t.Errorf("%q and %q are not the same share", pair[0], pair[1])
		}
	}
	if third, percent := Read("a third"), Read("33 %"); third[0].States(percent[0]) {
		t.Error("a third is taken for 33 %")
	}
	if of := Read("1.9 of 3.4 million tonnes"); len(of) != 2 || of[0].Value != "1900000" || of[0].Alone != "1.9" {
		t.Errorf("1.9 of 3.4 million is read as %+v", of)
	}
}
