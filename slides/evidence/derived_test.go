package evidence

import (
	"strings"
	"testing"

	"exhibit/slides/mention"
)

func TestDerive(t *testing.T) {
	for _, tc := range []struct{ text, inputs, results, err string }{
		{"21.5 / 4 = 5.375, about 5.4 times", "21.5 4", "5.375 5.4", ""},
		{"184 - 130 = 54; 54 / 130 = 0.415, about 42%", "184 130 130", "54 0.415 42%", ""},
		{"21.5 - 4 = 17.5 million", "21.5 4", "17500000", ""},
		{"21.5 million − 4 million = 17.5 million", "21500000 4000000", "17500000", ""},
		{"21.5 million / 4 million = 5.4 times", "21500000 4000000", "5.4", ""},
		{"22 – 21.5 = 0.5 million", "22 21.5", "500000", ""},
		{"(1 + 2) × 3 = 9", "1 2 3", "9", ""},
		{"2 + 3 * 4 = 14", "2 3 4", "14", ""},
		{"12 ÷ 4 = 6 / 2 = 3", "12 4 6 2", "3", ""},
		{"40% + 2% = 42%", "40% 2%", "42%", ""},
		{"growth: 3 / 2 = 1.5", "3 2", "1.5", ""},
		{"2003 - 1993 = 10 years", "2003 1993", "10", ""},
		{"1993 to 2003 = 10 years", "1993 2003", "10", ""},
		{"25 September 2015 to 28 March 2016 = 185 days", "2015-09-25 2016-03-28", "185", ""},
		{"Feb 2014 to Sep 2015 = 19 months", "2014-02 2015-09", "19", ""},
		{"1 January 2013 to 20 May 2014 = under 17 months", "2013-01-01 2014-05-20", "17", ""},
		{"1 May 2013 to 15 May 2013 = 2 weeks", "2013-05-01 2013-05-15", "2", ""},
		{"¶88 - ¶57 = 31 notes", "", "31", ""},
		{"1 / 3 = 0.333, about as many", "", "", `"about as many" is not a result`},
		{"1 / 3 = 0.333, about a third", "1 3", "0.333 1/3", ""},
		{"1 / 4 = 0.25, about a third", "", "", "1 / 4 is 0.25, not about a third"},
		{"21.5 / 4 = 5.375, about 5.5 times", "", "", "21.5 / 4 is 5.375, not about 5.5 times"},
		{"184 - 130 = 55", "", "", "184 - 130 is 54, not 55"},
		{"54 / 130 = 42.5%", "", "", "54 / 130 is 0.4154, not 42.5%"},
		{"21.5 - 4 = 17.5 thousand million", "21.5 4", "17500000000", ""}, // the inputs leave it out
		{"21.5 million - 4 million = 17.5 thousand million", "", "", "not 17.5 thousand million"},
		{"12 / 4 = 6 / 3 = 3", "", "", "12 / 4 is 3, but 6 / 3 is 2"},
		{"2 May 2015 to 1 May 2015 = 1 day", "", "", "2 May 2015 is after 1 May 2015"},
		{"2013 to 2015 = 24 months", "", "", "2013 to 2015 is not known in months"},
		{"May 2013 to May 2014 = 365 days", "", "", "May 2013 to May 2014 is not known in days"},
		{"1 May 2013 to 2 May 2013 = 1", "", "", `"1" names no unit of time`},
		{"1 January 2013 to 20 May 2014 = under 16 months", "", "", "not under 16 months"},
		{"1 / 0 = 1", "", "", "division by zero"},
		{"5.4 times", "", "", "shows no arithmetic"},
		{"", "", "", "shows no arithmetic"},
		{"= 4", "", "", "shows no arithmetic"},
		{"4 =", "", "", "is not a result"},
		{"4 + = 4", "", "", "not arithmetic"},
		{"(4 = 4", "", "", "a bracket is not closed"},
		{"4 4 = 8", "", "", "not arithmetic"},
		{strings.Repeat("(", 1000) + "4 = 4", "", "", "not arithmetic"},
	} {
		d, err := derive(tc.text, mention.Language{})
		if tc.err != "" {
			if err == nil || !strings.Contains(err.Error(), tc.err) {
				t.Errorf("%.60q: got %v, want %s", tc.text, err, tc.err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tc.text, err)
			continue
		}
		list := func(figures []mention.Mention) string {
			var s []string
			for _, f := range figures {
				s = append(s, f.Value)
			}
			return strings.Join(s, " ")
		}
		var results []mention.Mention
		for _, r := range d.results {
			results = append(results, r.Mention)
		}
		if list(d.inputs) != tc.inputs || list(results) != tc.results {
			t.Errorf("%q: inputs %q, results %q", tc.text, list(d.inputs), list(results))
		}
	}
}
