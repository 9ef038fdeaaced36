//go:build built

// This test needs words/dist/formats.json, which make builds.

package charts

import (
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/words"
)

func TestNumbersAndDatesAreWrittenAsTheLanguageOfTheDeckWritesThem(t *testing.T) {
	for _, c := range []struct{ tag, million, number, percent, money, date, short string }{
		{"en", "21.5 million", "−1,234.5", "12.5%", "$5", "5 March 2015", "5 Mar 2015"},
		{"en-US", "21.5\u00a0million", "−1,234.5", "12.5%", "$5", "March 5, 2015", "Mar 5, 2015"},
		{"en-IN", "2.15\u202fcrore", "−1,234.5", "12.5%", "$5", "5 March 2015", "5 Mar 2015"},
		{"de", "21,5\u00a0Mio.", "−1.234,5", "12,5\u00a0%", "5\u00a0$", "5. März 2015", "5. März 2015"},
		{"de-CH", "21.5\u00a0Mio.", "−1'234.5", "12.5%", "$\u00a05", "5. März 2015", "5. März 2015"},
		{"fr", "21,5\u00a0M", "−1\u202f234,5", "12,5\u00a0%", "5\u00a0$", "5 mars 2015", "5 mars 2015"},
		{"es", "21,5\u00a0M", "−1234,5", "12,5\u00a0%", "5\u00a0$", "5 de marzo de 2015", "5 mar 2015"},
		{"pl", "21,5\u00a0mln", "−1234,5", "12,5%", "5\u00a0$", "5 marca 2015", "5 mar 2015"},
		{"ru", "21,5\u00a0млн", "−1\u00a0234,5", "12,5\u00a0%", "5\u00a0$", "5 марта 2015\u202fг.", "5 мар. 2015\u202fг."},
		{"tr", "21,5\u00a0milyon", "−1.234,5", "%12,5", "$5", "5 Mart 2015", "5 Mar 2015"},
		{"hi", "2.15\u00a0करोड़", "−1,234.5", "12.5%", "$5", "5 मार्च 2015", "5 मार्च 2015"},
		{"ja", "2,150万", "−1,234.5", "12.5%", "$5", "2015年3月5日", "2015年3月5日"},
		{"zh-Hans", "2150万", "−1234.5", "12.5%", "$5", "2015年3月5日", "2015年3月5日"},
	} {
		s := speak(&words.In(c.tag).Charts)
		for got, want := range map[string]string{
			s.number(21.5e6): c.million, s.number(-1234.5): c.number, s.measure("", 12.5, "%"): c.percent, s.measure("", 5, "$"): c.money,
			slides.Date("2015-03-05").In(s.Dates): c.date, s.short("2015-03-05"): c.short,
		} {
			if got != want {
				t.Errorf("%s: got %q, want %q", c.tag, got, want)
			}
		}
	}
}

func TestTextsKeepTheSpacesAtWhichNoLineBreaks(t *testing.T) {
	if got, want := clean(" 12\u00a0%  of\t1\u202f234 \n"), "12\u00a0% of 1\u202f234"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	f := font{20, false}
	if got := f.wrap("12\u00a0km wide", f.width("12\u00a0km"), 3); len(got) != 2 || got[0] != "12\u00a0km" {
		t.Errorf("%q", got)
	}
}

func TestAxesOfTimeNameMonthsAsTheLanguageOfTheDeckDoes(t *testing.T) {
	for span, dates := range map[string][]string{
		"hours": {"2011-05-31T20:05", "2011-06-01T06:05"}, "days": {"2011-05-02", "2011-06-09"}, "months": {"2011-03-02", "2012-01-09"}, "years": {"1999", "2011"},
	} {
		f := slides.Figure{Type: "line", Unit: "km"}
		for i, date := range dates {
			v := float64(i)
			day := slides.Date(date)
			f.Records = append(f.Records, slides.Record{Label: date, Series: "a", Date: day, Value: &v})
		}
		named := false
		for _, s := range draw(f, Theme{Words: &words.In("de").Charts}).shapes {
			if strings.ContainsAny(s.Style.Text, "{|}") {
				t.Errorf("%s: an axis says %q", span, s.Style.Text)
			}
			named = named || strings.Contains(s.Style.Text, "Mai") || strings.Contains(s.Style.Text, "Juni") || strings.Contains(s.Style.Text, "März")
		}
		if !named && span != "years" {
			t.Errorf("%s: no month is named in German", span)
		}
	}
}
