package mention

import (
	"fmt"
	"strings"
	"testing"
)

func TestWhatIsSaidWithNumbersAndDatesIsRead(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"The 310 rural hospitals closed 52 wards", "310 hospitals, 52 wards"},
		{"4 million federal workers were told", "4000000 workers"},
		{"7,400 tonnes and 7.4kg", "7400 tonne, 7.4 kilogram"},
		{"9,000 and 8,000 kg", "9000 kilogram, 8000 kilogram"},
		{"12, 15 and 18 lamps", "12 lamps, 15 lamps, 18 lamps"},
		{"3 metric tons, 40 km/h, 5 m² and 30 °C", "3 tonne, 40 kilometer-per-hour, 5 square-meter, 30 celsius"},
		{"5 m people", "5"}, // of no metres
		{"a 17-year-old, 5.4-fold, 4 times", "17 year, 5.4 times, 4 times"},
		{"three academic years", "3 year"},
		{"52% of the schools", "52% schools"},
		{"5 percentage points, 5 Prozentpunkte, 5个百分点", "5 percentage-points, 5 percentage-points, 5 percentage-points"},
		{"52 degrees", "52 degrees"},
		{"mehr als 310 Krankenhäuser", "310 krankenhäuser more than"}, // its plural ends as nouns in German do
		{"plus de 310 hôpitaux", "310 hôpitaux more than"},
		{"超过310家医院增加了5吨", "310 家 more than, 5 tonne rose"},
		{"fewer than 600 US firms; 600 or more; up to 600; no more than 600", "600 firms less than, 600 at least, 600 at most, 600 at most"},
		{"not below 31, not more than 31", "31 at least, 31 at most"},
		{"nearly a third, about half, more than half", "1/3 nearly, 1/2 about, 1/2 more than"},
		{"over 3 years", "3 year"},
		{"A$5 million, US$5, 5 million Hong Kong dollars, CHF 500, USD 7, $8", "$5000000 AUD, $5 USD, $5000000 HKD, 500 CHF, $7 USD, $8"},
		{"rose from 4 to 21.5 million", "4000000 rose, 21500000 rose"},
		{"a 12% increase; 40% fewer accidents", "12% rose, 40% fell"},
		{"did not rise to 5; rose while costs fell to 5; trust grew between the 2 sides", "5, 5 fell, 2 sides"},
		{"the first 50 patients, the last 12", "50 patients first, 12 last"},
		{"before 2013, since 2009, first met in February 2014, at last in 2015", "2013 before, 2009 after, 2014-02 first, 2015"},
		{"doubled, trebled, fivefold, halved", "2 times, 3 times rose, 5 times rose, 1/2 fell"},
		{"dozens of firms, scores of boats, hundreds of thousands", "dozens firms, scores boats, hundreds of thousands"},
		{"half of one percent, half a million, a quarter of a million, 2½ years, two and a half million", "0.5%, 500000, 250000, 2.5 year, 2500000"},
		{"one in five towns, three-fifths, ⅓, 3/5, two thirds", "1/5, 3/5, 1/3, 3/5, 2/3"},
		{"zwei Drittel, deux tiers, 三分之一, 百分之四十二, 一半, die Hälfte", "2/3, 2/3, 1/3, 42%, 1/2, 1/2"},
		{"24/7, the first half, a third country, a half-truth, the middle half, test scores", "3th"},
	} {
		var got []string
		for _, m := range Read(tc.text) {
			got = append(got, strings.Join(strings.Fields(fmt.Sprint(m.Value, " ", m.Counted, " ", m.Money, " ", m.Bound, " ", m.Trend, " ", m.Rank)), " "))
		}
		if s := strings.Join(got, ", "); s != tc.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tc.text, s, tc.want)
		}
	}
}

func TestDatesClocksAndNamesOfOtherStylesAreRead(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"14/8/2003, 8/14/2003, 14.8.2003, 14. August 2003, 14 août 2003", "2003-08-14 2003-08-14 2003-08-14 2003-08-14 2003-08-14"},
		{"3/5/2011", "2011-05-03|2011-03-05"},
		{"31/31/2011", "31 31 2011"},
		{"12 on 3 May, 40 on 9 May 2011", "12 2011-05-03|--05-03 40 2011-05-09"},
		{"On 3 May it fell. On 9 May 2011 it rose", "--05-03 2011-05-09"},
		{"4 pm, 4.05 pm, 16h05, 16.05 Uhr, 16 Uhr, 16时05分", "16:00 16:05 16:05 16:05 16:00 16:05"},
		{"+49 30 1234567, Tel. 555-0147, (030) 123 4567", "+49301234567 Tel. 5550147 Tel. 0301234567"},
		{"Wards 3, 4 and 5, Phase 3 and 12 sites, ward 3, CLASS 7", "Ward 3|3 Ward 4|4 Ward 5|5 Phase 3|3 12 Ward 3|3 CLASS 7|7"},
	} {
		var got []string
		for _, m := range Read(tc.text) {
			s := m.Value
			if m.Alone != "" {
				s += "|" + m.Alone
			}
			got = append(got, s)
			if again := Read(m.String()); len(again) != 1 || again[0].Value != m.Value {
				t.Errorf("%q: %s is read from %q, which is read as %+v", tc.text, m.Value, m.String(), again)
			}
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%q:\ngot  %s\nwant %s", tc.text, s, tc.want)
		}
	}
}

func TestOrdinalsThatNumberWhatIsSaidAreTold(t *testing.T) {
	for text, want := range map[string]bool{
		"First, it rose. Second, it fell. Third, it stood.": true, "Third": true, "Third: it stood": true, "It is third": false,
		"the third region": false, "A third of them": false, "It was first, then third": false,
	} {
		got := false
		for _, m := range Read(text) {
			got = got || m.Enumerates
		}
		if got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestNounsAreComparedInTheSingular(t *testing.T) {
	for pair, want := range map[[2]string]bool{
		{"hospitals", "hospital"}: true, {"countries", "country"}: true, {"people", "person"}: true, {"boxes", "box"}: true, {"organisations", "organizations"}: true,
		{"hospitals", "wards"}: false, {"class", "clas"}: false,
	} {
		if SameNoun(pair[0], pair[1]) != want {
			t.Errorf("%v: %v", pair, !want)
		}
	}
	if !Synonyms("firms", "company") || Synonyms("firms", "wards") {
		t.Error("synonyms are not told")
	}
}
