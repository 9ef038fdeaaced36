//go:build built

package words

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestALanguageWritesItsOwnNumbersAndDates(t *testing.T) {
	for _, c := range []struct{ tag, decimal, group, percent, money, million, day string }{
		{"de", ",", ".", "%s\u00a0%%", "%[1]s\u00a0%[2]s", "\u00a0Mio.", "2. {Januar|"},
		{"de-DE", ",", ".", "%s\u00a0%%", "%[1]s\u00a0%[2]s", "\u00a0Mio.", "2. {Januar|"},
		{"de-AT", ",", "\u00a0", "%s\u00a0%%", "%[2]s\u00a0%[1]s", "\u00a0Mio.", "2. {Jänner|"},
		{"fr", ",", "\u202f", "%s\u00a0%%", "%[1]s\u00a0%[2]s", "\u00a0M", "2 {janvier|"},
		{"sv", ",", "\u00a0", "%s\u00a0%%", "%[1]s\u00a0%[2]s", "\u00a0mn", "2 {januari|"},
		{"nl-BE", ",", ".", "%s%%", "%[2]s\u00a0%[1]s", "\u00a0miljoen", "2 {januari|"},
		{"tr", ",", ".", "%%%s", "%[2]s%[1]s", "\u00a0milyon", "2 {Ocak|"},
		{"ja", ".", ",", "%s%%", "%[2]s%[1]s", "", "2006年1月2日"},
		{"en-US", ".", ",", "%s%%", "%[2]s%[1]s", "\u00a0million", "{January|"},
		{"en", ".", ",", "%s%%", "%[2]s%[1]s", " million", "2 January 2006"},
		{"zh-CN", ".", ",", "%s%%", "%[2]s%[1]s", "", "2006年1月2日"},
		{"tlh", ".", ",", "%s%%", "%[2]s%[1]s", " million", "2 January 2006"},
	} {
		w := In(c.tag)
		n := w.Charts.Numbers
		if n.Decimal != c.decimal || n.Group != c.group || n.Percent != c.percent || n.Money != c.money {
			t.Errorf("%s: %q", c.tag, []string{n.Decimal, n.Group, n.Percent, n.Money})
		}
		million := ""
		for _, size := range n.Sizes {
			if size.Of == 1e6 {
				million = size.Name
			}
		}
		if million != c.million {
			t.Errorf("%s: a million is %q, want %q", c.tag, million, c.million)
		}
		for _, day := range []string{w.Charts.Dates[2], w.App.Dates[2]} {
			if !strings.HasPrefix(day, c.day) {
				t.Errorf("%s: a day is %q, want %q", c.tag, day, c.day)
			}
		}
	}
	if In("en").Charts.Sizes[2].Name != " million" {
		t.Error("another language has changed English")
	}
}

// Layouts of package time take some texts for parts of a date: none may stand in what is said between them.
func TestLayoutsOfEveryLanguageHaveNoPartsButTheirOwn(t *testing.T) {
	for tag, f := range formats() {
		var c Charts
		if err := json.Unmarshal(f, &c); err != nil {
			t.Fatal(tag, err)
		}
		for _, layouts := range [][]string{c.Dates[:], c.ShortDates[:], c.InYear[1:]} {
			for _, layout := range layouts {
				before, rest, _ := strings.Cut(layout, "{")
				names, after, named := strings.Cut(rest, "}")
				if named && len(strings.Split(names, "|")) != 12 {
					t.Errorf("%s: %q has not twelve months", tag, layout)
				}
				for _, part := range []string{before, after} {
					for _, own := range []string{"2006", "15", "04", "01", "02", "1", "2"} {
						part = strings.Replace(part, own, "", 1)
					}
					if got := time.Date(1987, 11, 23, 17, 48, 39, 0, time.UTC).Format(part); got != part {
						t.Errorf("%s: %q of %q is written as %q", tag, part, layout, got)
					}
				}
			}
		}
	}
	if len(formats()) < 40 {
		t.Errorf("%d languages", len(formats()))
	}
}
