package charts

import (
	"fmt"
	"math"
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
					})
				}
			}
		}
	}
}

func TestWhatDoesNotFitASlideIsLeftToTheTable(t *testing.T) {
	f := disputed(10, 2, "How many elements?", "the points of the statement")
	for _, size := range []string{"16:9", "low", "column"} {
		d := draw(f, boxes[size])
		records := map[int]bool{}
		for _, s := range d.series {
			for _, it := range s.Data {
				records[it.Order] = true
			}
		}
		more := fmt.Sprintf(d.More, len(f.Records)-len(records))
		if len(records) == 0 || !slices.ContainsFunc(texts(d), func(b textBox) bool { return b.text == more }) {
			t.Errorf("%s: %d of %d records are drawn, and no text says %q", size, len(records), len(f.Records), more)
		}
	}
	if d := draw(f, Theme{Phone: true}); slices.ContainsFunc(texts(d), func(b textBox) bool { return strings.Contains(b.text, "under Data") }) {
		t.Error("a phone leaves rows out")
	}
}

func TestRowsOfADisagreementComeAPageAtATime(t *testing.T) {
	f := disputed(9, 3, "Who is bound?", "Both sides", "One side only")
	for i := range f.Records {
		f.Records[i].Value = nil
	}
	f.Steps = f.Pages()
	if len(f.Steps) != 2 {
		t.Fatalf("nine points come in %d steps, want 2", len(f.Steps))
	}
	seen := map[string]int{}
	for n := range 3 {
		f.Hidden, f.Dim = f.At(n)
		d := draw(f, Theme{})
		var rows []string
		for _, s := range d.series {
			for _, it := range s.Data {
				if q := f.Records[it.Order].Series; !slices.Contains(rows, q) {
					rows = append(rows, q)
				}
			}
		}
		for _, q := range rows {
			seen[q]++
		}
		if len(rows) != 3 || strings.Contains(fmt.Sprint(texts(d)), "under Data") {
			t.Errorf("after %d steps are seen %q", n, rows)
		}
	}
	if len(seen) != 9 {
		t.Errorf("%d of 9 points are seen", len(seen))
	}
	f.Hidden, f.Dim = f.At(0)
	first := fmt.Sprint(texts(draw(f, Theme{})))
	f.Hidden, f.Dim = nil, nil
	if still := fmt.Sprint(texts(draw(f, Theme{}))); still != first {
		t.Errorf("the picture without steps says %s, the first step %s", still, first)
	}
	if phone := len(draw(f, Theme{Phone: true}).series[0].Data); phone != 2*len(f.Records) {
		t.Errorf("a phone has %d marks, want all", phone)
	}
}

// dotsOf are the places from left to right of the dots of a series, in px, in the order of its records.
func dotsOf(t *testing.T, f slides.Figure, series string, theme Theme) (places []float64) {
	t.Helper()
	for _, s := range draw(f, theme).series {
		for _, it := range s.Data {
			if s.Type == "scatter" && strings.HasPrefix(it.Name, series) {
				places = append(places, it.Value.([]float64)[0])
			}
		}
	}
	return places
}

func TestNumbersOfOneUnitThatCompareShareAScale(t *testing.T) {
	number := func(series, category, unit, source string, v float64) slides.Record {
		return slides.Record{Series: series, Category: category, Label: fmt.Sprint(v), Value: &v, Unit: unit, Cite: slides.Cite{Label: source}}
	}
	f := slides.Figure{Type: "disagreement", Records: []slides.Record{
		number("a", slides.Differ, "people", "Bo", 10), number("a", slides.Differ, "people", "Al", 20),
		number("b", slides.Agree, "people", "Bo", 20), number("b", slides.Agree, "people", "Al", 20),
		number("c", slides.Incomparable, "people", "Bo", 5), number("c", slides.Incomparable, "files", "Al", 400),
	}}
	for size, theme := range themes {
		a, b, c := dotsOf(t, f, "a", theme), dotsOf(t, f, "b", theme), dotsOf(t, f, "c", theme)
		if len(a) != 2 || len(b) != 2 || len(c) != 2 {
			t.Fatalf("%s: dots at %v, %v and %v", size, a, b, c)
		}
		if a[1] != b[0] || b[0] != b[1] || a[0] >= a[1] {
			t.Errorf("%s: 10 and 20 people are at %v, 20 and 20 at %v", size, a, b)
		}
		if c[0] <= a[0] || !strings.Contains(fmt.Sprint(texts(draw(f, theme))), "scale of its own") {
			t.Errorf("%s: 5 people that cannot be compared are at %v, left of 10 at %v", size, c, a)
		}
	}
}

func TestADisagreementOfWordsHasNoScale(t *testing.T) {
	f := figures(t)["disagreement"]
	for size, theme := range themes {
		if dots := dotsOf(t, f, "How many elements?", theme); len(dots) != 2 || dots[0] <= dots[1] {
			t.Errorf("%s: 4 and 3 are at %v", size, dots)
		}
		for _, series := range []string{"When was it agreed?", "Who is bound?"} {
			if dots := dotsOf(t, f, series, theme); len(dots) > 0 {
				t.Errorf("%s: %s has dots at %v", size, series, dots)
			}
		}
	}
}

func TestANumberThatIsABoundIsAnOpenDotWithAnArrow(t *testing.T) {
	v, low, high := 20.0, 10.0, 30.0
	f := slides.Figure{Type: "disagreement", Records: []slides.Record{
		{Series: "a", Category: slides.Differ, Label: "a bound", Value: &v, Approx: "more than"},
		{Series: "a", Category: slides.Differ, Label: "a range", Value: &v, Low: &low, High: &high},
	}}
	for size, theme := range boxes {
		d := draw(f, theme)
		var dots []item
		spans := 0.0
		for _, s := range d.series {
			for _, it := range s.Data {
				switch v, _ := it.Value.([]float64); {
				case s.Type == "scatter":
					dots = append(dots, it)
				case it.ItemStyle.Opacity > 0:
					spans = v[1] - v[0]
				}
			}
		}
		if len(dots) != 2 || dots[0].ItemStyle.Color == dots[1].ItemStyle.Color || spans <= 0 {
			t.Errorf("%s: dots %+v, a range of %v px", size, dots, spans)
		}
		if !slices.ContainsFunc(d.shapes, func(s shape) bool {
			x := dots[0].Value.([]float64)[0] + dotSize/2
			return s.Type == "line" && math.Abs(s.Shape.X1-x) < 0.01 && math.Abs(s.Shape.X2-x-arrowLength) < 0.01
		}) {
			t.Errorf("%s: no arrow says more than", size)
		}
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
				if s.Type == "custom" { // a dot is open where its number is rough
					looks[it.Name] += fmt.Sprint(*it.ItemStyle) + " "
				}
			}
		}
		for _, r := range f.Records {
			for _, o := range f.Records {
				if a, b := looks[inert(Describe(r, nil))], looks[inert(Describe(o, nil))]; r.Series == o.Series && a != b && (r.Low == nil) == (o.Low == nil) {
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
		if slices.Contains([]string{"disagreement", "histogram", "box"}, f.Type) || len(f.Records) == 0 { // marks of several records write none
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
