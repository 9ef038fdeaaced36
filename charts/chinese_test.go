package charts

import (
	"regexp"
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/words"
)

func TestInAChineseDeckADrawingOfChineseRecordsHasNoEnglish(t *testing.T) {
	english := regexp.MustCompile(`[A-Za-z]+`)
	found := 0
	for name, f := range figures(t) {
		if !strings.HasPrefix(name, "zh-") {
			continue
		}
		found++
		for size, theme := range themesOf(name) {
			none := f
			none.Records = nil
			for _, d := range []*drawing{draw(f, theme), draw(none, theme)} {
				for _, s := range texts(d) {
					if word := english.FindString(s.text); word != "" {
						t.Errorf("%s/%s: %q is drawn in %q", name, size, word, s.text)
					}
				}
			}
		}
		for _, r := range f.Records {
			if word := english.FindString(Describe(r, chinese)); word != "" {
				t.Errorf("%s: a record is described as %q", name, Describe(r, chinese))
			}
		}
	}
	if found < len(slides.FigureTypes) {
		t.Errorf("of %d types of figures %d are here in Chinese", len(slides.FigureTypes), found)
	}
}

func TestEveryFigureKeepsItsLayoutInAnyLanguage(t *testing.T) {
	for _, w := range words.All() {
		for name, whole := range figures(t) {
			for selection, f := range selections(whole) {
				for size, theme := range themes {
					theme.Words = &w.Charts
					t.Run(w.Lang+"/"+name+"/"+selection+"/"+size, func(t *testing.T) {
						d := draw(f, theme)
						checkTexts(t, texts(d), d.w, d.h, 0.5)
						checkMarks(t, f, d)
					})
				}
			}
		}
	}
}

func TestChineseNumbersAreCountedInTenThousandsWhereNothingIsLost(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 5: "5", -9.5: "−9.5", 1956: "1956", 9999: "9999", 10000: "1万", 90000: "9万", 12345: "12,345", 15500: "1.55万",
		21500000: "2150万", 21512345: "21,512,345", 2e8: "2亿", 2e9: "20亿", 1.5e12: "1.5万亿", -30000: "−3万",
	} {
		if got := speak(chinese).number(v); got != want {
			t.Errorf("number(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestChineseAmountsAreSetTight(t *testing.T) {
	for _, c := range []struct {
		approx string
		value  float64
		unit   string
		want   string
	}{
		{"近", 90000, "个村庄", "近9万个村庄"},
		{"", 1500, "人", "1500人"},
		{"约", 12.5, "%", "约12.5%"},
		{"约", 40000, "km", "约4万 km"},
		{"nearly", 40000, "km", "nearly 4万 km"},
		{"", -3, "度", "−3度"},
	} {
		if got := speak(chinese).amount(&slides.Record{Approx: c.approx, Value: &c.value, Unit: c.unit}); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestChineseDatesSayHowExactlyTheyAreKnown(t *testing.T) {
	for _, c := range []struct {
		date, end    slides.Date
		precision    slides.Precision
		when, inYear string
	}{
		{"2015-09-25", "", slides.Day, "2015年9月25日", "9月25日"},
		{"2013-06", "", slides.Month, "2013年6月", "6月"},
		{"1956", "", slides.Year, "1956年", ""},
		{"2009-01", "2009-06", slides.HalfYear, "2009年上半年", "上半年"},
		{"2009-07", "2009-12", slides.HalfYear, "2009年下半年", "下半年"},
		{"2008", "2014-01", slides.Range, "2008年至2014年1月", "–2014"},
		{"2015-05", "2015-08", slides.Range, "2015年5月至2015年8月", "5月–8月"},
		{"1990", "1993", slides.Period, "约1990年至1993年", "–1993"},
		{"2015-09", "2015-09", slides.Period, "约2015年9月", "约9月"},
	} {
		r := slides.Record{Date: c.date, End: c.end, Precision: c.precision}
		if got := speak(chinese).when(&r); got != c.when {
			t.Errorf("%s to %s, %s: %q, want %q", c.date, c.end, c.precision, got, c.when)
		}
		if got := speak(chinese).dayOf(&r); got != c.inYear {
			t.Errorf("%s to %s, %s: %q in its year, want %q", c.date, c.end, c.precision, got, c.inYear)
		}
	}
}

func TestChineseDescriptionsTellWhatWhenWhoAndWhere(t *testing.T) {
	v := 90000.0
	for want, r := range map[string]slides.Record{
		"转移——转移的居民：近9万人\n2009年下半年\n说法出自：河务局\n年报 ¶4\n未计外地人": {
			Series: "转移", Label: "转移的居民", Value: &v, Approx: "近", Unit: "人", Date: "2009-07", End: "2009-12", Precision: slides.HalfYear,
			AssertedBy: "河务局", Cite: slides.Cite{Label: "年报", Locator: "¶4"}, Note: "未计外地人",
		},
		"转移了多少人？近十万（近9万人）\n未注明日期\n说法出自：河务局\n年报 ¶4\n来源不一致；口径不同": {
			Series: "转移了多少人？", Label: "近十万", Value: &v, Approx: "近", Unit: "人", Category: slides.Differ,
			AssertedBy: "河务局", Cite: slides.Cite{Label: "年报", Locator: "¶4"}, Note: "口径不同",
		},
	} {
		if got := Describe(r, chinese); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestALineOfChineseDoesNotStartWithAMarkThatEndsAClause(t *testing.T) {
	f := font{14, false}
	for _, s := range []string{"河务局，水文年报，二〇一五年。档案馆：公告；（江报）与《年报》、通报", "近9万人（约九万）。"} {
		for width := 60.0; width < 200; width += 7 {
			for _, line := range f.wrap(s, width, 20) {
				if strings.IndexAny(line, "，。：；）》、") == 0 || strings.HasSuffix(line, "（") || strings.HasSuffix(line, "《") {
					t.Errorf("at %v px a line is %q", width, line)
				}
			}
		}
	}
}
