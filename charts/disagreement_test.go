package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

// disputed is a disagreement of so many series with so many values each. Its texts are the given
// ones in turn; every second series has numbers of one unit.
func disputed(series, values int, texts ...string) slides.Figure {
	f := slides.Figure{Type: "disagreement"}
	next := 0
	text := func() string {
		next++
		return texts[next%len(texts)]
	}
	for s := range series {
		for v := range values {
			r := slides.Record{
				Series: fmt.Sprintf("%d. %s", s+1, texts[s%len(texts)]), Category: []string{slides.Agree, slides.Differ, slides.Incomparable}[s%3],
				Label: text(), AssertedBy: text(), Note: text(), Cite: slides.Cite{Label: text(), Locator: fmt.Sprintf("¶%d", v+1)},
			}
			if n := float64(v*v) - 1; s%2 == 0 {
				r.Value, r.Unit = &n, texts[s%len(texts)]
			}
			if v%2 == 0 {
				r.Date, r.Precision = "2015-09-25", slides.Day
			}
			f.Records = append(f.Records, r)
		}
	}
	return f
}

var hostile = []string{
	"How large was the theft from the personnel office, and who has counted it?", "<script>alert(1)</script>", "{a} {b|x} {c} {@value} $& $1",
	strings.Repeat("Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 2),
	strings.Repeat("网络安全和信息化领导小组", 4), "שלום \u202eabc", "a\nb\tc", "👩‍👩‍👧‍👦 family", "*", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "",
}

func TestADisagreementOfAnySizeKeepsItsTextsInTheFrameAndApart(t *testing.T) {
	for kind, words := range map[string][]string{"hostile": hostile, "short": {"Yes", "No"}, "empty": {""}} {
		for series := 1; series <= 14; series++ {
			for values := 1; values <= 5; values++ {
				for size, theme := range themes {
					t.Run(fmt.Sprintf("%s/%d of %d/%s", kind, series, values, size), func(t *testing.T) {
						f := disputed(series, values, words...)
						d := draw(f, theme)
						checkTexts(t, texts(d), d.w, d.h, 0.5)
						checkMarks(t, f, d)
						for _, m := range marks(t, d) {
							if m.x < 0 || m.y < 0 || m.x+m.w > d.w+0.5 || m.y+m.h > d.h {
								t.Errorf("the mark of %.40q leaves the frame: %v", m.name, m.box)
							}
						}
						for _, s := range d.shapes {
							if least := map[bool]float64{false: 12.8, true: 12}[theme.Phone]; s.Type == "text" && s.Style.FontSize < least {
								t.Errorf("%q is set in %v px", s.Style.Text, s.Style.FontSize)
							}
						}
					})
				}
			}
		}
	}
}

func TestTenDisagreementsFitASlide(t *testing.T) {
	if d := draw(figures(t)["disagreement-many"], Theme{}); d.h > 420 {
		t.Errorf("ten series are %v px high", d.h)
	}
	for _, values := range []int{2, 3} {
		if d := draw(disputed(10, values, "How many elements?", "the points of the statement"), Theme{}); d.h > 440 {
			t.Errorf("ten series of %d values, each with a remark, are %v px high", values, d.h)
		}
	}
}

// barsOf are the lengths of the bars of a series, in the order of its records.
func barsOf(t *testing.T, f slides.Figure, series string, theme Theme) (lengths []float64) {
	t.Helper()
	for _, m := range marks(t, draw(f, theme)) {
		if strings.HasPrefix(m.name, series) && m.h == 5 {
			lengths = append(lengths, m.w)
		}
	}
	return lengths
}

func TestOnlyNumbersOfOneUnitThatCompareHaveBars(t *testing.T) {
	f := figures(t)["disagreement"]
	for size, theme := range themes {
		bars := barsOf(t, f, "How many elements?", theme)
		if len(bars) != 2 || bars[1]/bars[0] < 0.749 || bars[1]/bars[0] > 0.751 {
			t.Errorf("%s: 4 and 3 have bars of %v", size, bars)
		}
		for _, series := range []string{"How large was the OPM theft?", "When was it agreed?", "Who is bound?"} {
			if bars := barsOf(t, f, series, theme); len(bars) > 0 {
				t.Errorf("%s: %s has bars of %v", size, series, bars)
			}
		}
	}
	f.Records = slices.Clone(f.Records)
	f.Records[1].Unit = "points"
	if bars := barsOf(t, f, "How many elements?", Theme{}); len(bars) > 0 {
		t.Errorf("two units share a scale: %v", bars)
	}
	f.Records[1].Unit = f.Records[0].Unit
	for i := range f.Records {
		f.Records[i].Category = slides.Incomparable
	}
	if bars := barsOf(t, f, "How many elements?", Theme{}); len(bars) > 0 {
		t.Errorf("what cannot be compared has bars of %v", bars)
	}
}

func TestNoValueOfADisagreementLooksPreferred(t *testing.T) {
	for name, f := range figures(t) {
		if f.Type != "disagreement" {
			continue
		}
		looks := map[string]string{}
		for _, s := range draw(f, Theme{}).series {
			for _, it := range s.Data {
				looks[it.Name] += fmt.Sprint(*it.ItemStyle) + " "
			}
		}
		for _, r := range f.Records {
			for _, o := range f.Records {
				if a, b := looks[inert(Describe(r, nil))], looks[inert(Describe(o, nil))]; r.Series == o.Series && a != b {
					t.Errorf("%s: %q is drawn as %s, %q as %s", name, r.Label, a, o.Label, b)
				}
			}
		}
	}
}

func TestWhatDiffersComesFirstAndASingleValueIsNoDisagreement(t *testing.T) {
	said := func(f slides.Figure, theme Theme) string {
		var out []string
		for _, s := range texts(draw(f, theme)) {
			out = append(out, s.text)
		}
		return strings.Join(out, "\n")
	}
	all := figures(t)
	for size, theme := range themes {
		text := said(all["disagreement"], theme)
		last := -1
		for _, want := range []string{"differ", "How many elements?", "Who is bound?", "China only", "compared", "How large was the OPM theft?", "agree", "When was it agreed?"} {
			at := strings.Index(text[last+1:], want)
			if at < 0 {
				t.Fatalf("%s: %q is missing or out of order in %q", size, want, text)
			}
			last += 1 + at
		}
		f := all["disagreement"]
		f.Records = f.Records[:1]
		text = said(f, theme)
		if !strings.Contains(text, "One value only") || strings.Contains(text, "differ") {
			t.Errorf("%s: of one value is said %q", size, text)
		}
		for _, s := range draw(f, theme).shapes {
			if s.Style.Stroke == Light[Series2] {
				t.Errorf("%s: a value alone has the sign of a relation", size)
			}
		}
	}
}

func TestTheValueOfADisagreementSaysItsQuestionOwnerAndReason(t *testing.T) {
	v, w := 4.0, 21.5e6
	for want, r := range map[string]slides.Record{
		"How many elements? Four points (4 parts)\n25 September 2015\nAsserted by: R. Knake\nKnake ¶8\nThe sources differ; counted otherwise": {
			Series: "How many elements?", Label: "Four points", Value: &v, Unit: "parts", Date: "2015-09-25", Precision: slides.Day,
			AssertedBy: "R. Knake", Cite: slides.Cite{Label: "Knake", Locator: "¶8"}, Category: slides.Differ, Note: "counted otherwise",
		},
		"OPM size – 21.5 million people\nundated\nAsserted by: A post\nPost ¶11\nCannot be compared": {
			Series: "OPM size", Label: "21.5 million people", Value: &w, Unit: "people",
			AssertedBy: "A post", Cite: slides.Cite{Label: "Post", Locator: "¶11"}, Category: slides.Incomparable,
		},
	} {
		if got := Describe(r, nil); got != want {
			t.Errorf("got  %q\nwant %q", got, want)
		}
	}
}

func TestContestedRecordsAreSignedWhereverTheyAreWritten(t *testing.T) {
	for name, f := range figures(t) {
		if f.Type == "disagreement" || len(f.Records) == 0 {
			continue
		}
		f.Records = slices.Clone(f.Records)
		for n, kind := range contests {
			sign := slides.Signs[kind]
			for i := range f.Records {
				f.Records[i].Contested, f.Records[i].Others = kind, "How many? Others say: three (Bo ¶4)"
				if said := Describe(f.Records[i], nil); !strings.HasSuffix(said, "\n"+f.Records[i].Others) {
					t.Errorf("%q does not end with what others say", said)
				}
			}
			for size, theme := range themesOf(name) {
				d := draw(f, theme)
				t.Run(name+"/"+kind+"/"+size, func(t *testing.T) {
					checkTexts(t, texts(d), d.w, d.h, 0.5)
					checkMarks(t, f, d)
				})
				signed, explained := 0, false
				for _, s := range texts(d) {
					if strings.HasSuffix(s.text, sign) {
						signed++
					}
					explained = explained || s.text == sign+" "+d.Contests[n]
				}
				if signed == 0 && len(f.Records) <= 24 || explained != (signed > 0) {
					t.Errorf("%s/%s: %d texts end in %s; that is explained: %v", name, size, signed, sign, explained)
				}
			}
		}
	}
}

func TestTheSignOfAContestedRecordOutlivesTheShorteningOfItsText(t *testing.T) {
	f := font{14, false}
	for kind, sign := range slides.Signs {
		text := contested(&slides.Record{Contested: kind}, "A label that is far too long for its place")
		lines := f.wrap(text, 100, 2)
		for _, got := range []string{f.fit(text, 100), lines[len(lines)-1]} {
			if !strings.HasSuffix(got, "…"+sign) || f.width(got) > 100 {
				t.Errorf("%q is shortened to %q", text, got)
			}
		}
	}
	if got := contested(&slides.Record{Contested: slides.Differ}, ""); got != "" {
		t.Errorf("no text is signed as %q", got)
	}
}
