package charts

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

func option(t *testing.T, f slides.Figure, theme Theme) []byte {
	t.Helper()
	drawing, err := Draw(f, theme)
	if err != nil {
		t.Fatal(err)
	}
	return drawing.Option()
}

func TestOptionsMatchTheirGoldens(t *testing.T) {
	for name, f := range figures(t) {
		for size, theme := range themesOf(name) {
			t.Run(name+"/"+size, func(t *testing.T) {
				var got bytes.Buffer
				if err := json.Indent(&got, option(t, f, theme), "", "\t"); err != nil {
					t.Fatal(err)
				}
				got.WriteByte('\n')
				golden := "testdata/" + name + "." + size + ".json"
				if *update {
					if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
						t.Fatal(err)
					}
					return
				}
				want, err := os.ReadFile(golden)
				if err != nil {
					t.Fatalf("%v; run go test ./charts -update", err)
				}
				if !bytes.Equal(got.Bytes(), want) {
					t.Errorf("%s is out of date; look at the change, then run go test ./charts -update", golden)
				}
			})
		}
	}
}

func TestADrawingHasTheOptionAndTheSizeOfItsFigure(t *testing.T) {
	for name, f := range figures(t) {
		for size, theme := range themesOf(name) {
			d, err := Draw(f, theme)
			if err != nil {
				t.Fatal(err)
			}
			width, height := Size(f, theme)
			if w, h := d.Size(); w != width || h != height || !bytes.Equal(d.Option(), option(t, f, theme)) {
				t.Errorf("%s, %s: %d × %d, want %d × %d, or another option", name, size, w, h, width, height)
			}
		}
	}
}

func TestTheSameFigureGivesTheSameOption(t *testing.T) {
	for name, f := range figures(t) {
		first := option(t, f, Theme{})
		for range 5 {
			if !bytes.Equal(option(t, f, Theme{}), first) {
				t.Fatalf("%s differs from one call to the next", name)
			}
		}
	}
}

func TestDrawingAFigureLeavesItsRecordsAlone(t *testing.T) {
	for name, f := range figures(t) {
		before, _ := json.Marshal(f)
		for _, theme := range themesOf(name) {
			option(t, f, theme)
		}
		if after, _ := json.Marshal(f); !bytes.Equal(before, after) {
			t.Errorf("%s was changed", name)
		}
	}
}

func TestDarkAndLightDifferInColoursOnly(t *testing.T) {
	for name, f := range figures(t) {
		dark := string(option(t, f, Theme{Dark: true}))
		for role := range roles {
			dark = strings.ReplaceAll(dark, Dark[role], Light[role])
		}
		if dark != string(option(t, f, Theme{})) {
			t.Errorf("%s is laid out otherwise in the dark", name)
		}
	}
}

// parsed is the part of an option that tests read.
type parsed struct {
	Animation bool
	Tooltip   struct{ Formatter string }
	Legend    any
	Toolbox   any
	Series    []struct {
		Data []struct{ Name string }
		Type string
	}
}

func TestEveryDrawableRecordIsAMarkThatSaysAllThereIsToSay(t *testing.T) {
	// A timeline for a phone leaves events that are not key to the table; marks of years in
	// an establishment have a bar below them with the same name.
	for name, f := range figures(t) {
		for size, theme := range themesOf(name) {
			if f.Type == "timeline" && (theme.Phone || f.From != "") {
				continue
			}
			marks := map[string]bool{}
			read := func(f slides.Figure) {
				var o parsed
				if err := json.Unmarshal(option(t, f, theme), &o); err != nil {
					t.Fatal(err)
				}
				for _, s := range o.Series {
					for _, item := range s.Data {
						marks[item.Name] = true
					}
				}
			}
			read(f)
			for n := range f.Steps {
				if at := f; f.Turns() { // other pages are other drawings
					at.Hidden, at.Dim = f.At(n + 1)
					read(at)
				}
			}
			var missing []string
			for _, r := range f.Records {
				_, number := finite(&r)
				drawable := number
				switch f.Type {
				case "timeline", "establishment":
					drawable = r.Date != ""
				case "disagreement":
					drawable = true
				case "map": // the reader refuses places that are not there
					drawable = number && r.Place != ""
				case "flow": // it refuses what flows back, or into itself, too
					drawable = number && *r.Value > 0 && !strings.HasPrefix(name, "hostile-")
				case "histogram", "box": // whose marks say what several records have in common
					continue
				}
				if !drawable {
					continue
				}
				if !marks[inert(Describe(r, theme.Words))] {
					missing = append(missing, Describe(r, theme.Words))
				}
			}
			d := draw(f, theme)
			left := fmt.Sprintf(d.More, len(missing)) // what a drawing leaves to the table it counts
			if missing != nil && !slices.ContainsFunc(texts(d), func(b textBox) bool { return b.text == left }) {
				t.Errorf("%s/%s: no mark says %q", name, size, missing)
			}
		}
	}
}

func TestOptionsNeedNoPointerAndRunNoTemplateButTheName(t *testing.T) {
	for name, f := range figures(t) {
		data := option(t, f, Theme{})
		var o parsed
		if err := json.Unmarshal(data, &o); err != nil {
			t.Fatal(err)
		}
		if o.Animation || o.Legend != nil || o.Toolbox != nil || o.Tooltip.Formatter != "{b}" {
			t.Errorf("%s: animation %v, legend %v, toolbox %v, tooltip %q", name, o.Animation, o.Legend, o.Toolbox, o.Tooltip.Formatter)
		}
		if n := bytes.Count(data, []byte(`"formatter"`)); n != 1 {
			t.Errorf("%s has %d formatters, want the tooltip's alone", name, n)
		}
		for _, s := range o.Series {
			for _, item := range s.Data {
				for _, bad := range []string{"{a", "{b", "{c", "{@", "$&", "$1"} {
					if strings.Contains(item.Name, bad) {
						t.Errorf("%s: %q would be read as a placeholder", name, item.Name)
					}
				}
			}
		}
	}
}

func TestValuesThatAreNotNumbersAreLeftOut(t *testing.T) {
	for _, kind := range []string{"bar", "line", "scatter", "revisions"} {
		f := slides.Figure{Type: kind}
		for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 3} {
			f.Records = append(f.Records, slides.Record{Label: "x", Series: "s", Value: &v, Date: "2015", Precision: slides.Year})
		}
		option(t, f, Theme{})
	}
}

func TestNumbersReadAsPeopleWriteThem(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", math.Copysign(0, -1): "0", 5: "5", -9.5: "−9.5", 130: "130", 90000: "90,000", 4e6: "4 million",
		21500000: "21.5 million", 21512345: "21,512,345", 2e9: "2 billion", 1.5e12: "1.5 trillion", math.NaN(): "",
	} {
		if got := speak(nil).number(v); got != want {
			t.Errorf("number(%v) = %q, want %q", v, got, want)
		}
	}
}

func TestDescribeTellsWhatWhenWhoAndWhere(t *testing.T) {
	v := 90000.0
	r := slides.Record{
		Series: "Attacks", Label: "Addresses attacked", LabelZh: "地址", Value: &v, Approx: "nearly", Unit: "addresses",
		Date: "2009-07", End: "2009-12", Precision: slides.HalfYear, AssertedBy: "An agency",
		Cite: slides.Cite{Label: "Report", Locator: "¶4"}, Note: "Whose is not said", Others: "How many? Others say: 80,000 (Other ¶2)",
	}
	want := "Attacks – Addresses attacked 地址: nearly 90,000 addresses\nsecond half of 2009\nAsserted by: An agency\nReport ¶4\nWhose is not said\nHow many? Others say: 80,000 (Other ¶2)"
	if got := Describe(r, nil); got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestDatesSayHowExactlyTheyAreKnown(t *testing.T) {
	for _, c := range []struct {
		date, end slides.Date
		precision slides.Precision
		want      string
	}{
		{"2015-09-25", "", slides.Day, "25 September 2015"},
		{"2013-06", "", slides.Month, "June 2013"},
		{"1956", "", slides.Year, "1956"},
		{"2009-01", "2009-06", slides.HalfYear, "first half of 2009"},
		{"2008", "2014-01", slides.Range, "2008 to January 2014"},
		{"1990", "1993", slides.Period, "about 1990 to 1993"},
		{"2015-09", "2015-09", slides.Period, "about September 2015"},
		{"", "", "", ""},
	} {
		r := slides.Record{Date: c.date, End: c.end, Precision: c.precision}
		if got := speak(nil).when(&r); got != c.want {
			t.Errorf("%s to %s, %s: %q, want %q", c.date, c.end, c.precision, got, c.want)
		}
	}
}

func TestLabelsBreakAtWordsAndShortenAtTheEnd(t *testing.T) {
	f := font{14, false}
	for _, s := range []string{"one two three four five", "Donaudampfschifffahrtsgesellschaft", "网络安全和信息化领导小组", "👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦", ""} {
		for _, width := range []float64{20, 60, 200} {
			lines := f.wrap(s, width, 2)
			if len(lines) > 2 {
				t.Errorf("%q: %d lines", s, len(lines))
			}
			for _, line := range lines {
				if f.width(line) > width && len(split(line)) > 1 {
					t.Errorf("%q: line %q is %.0f wide, want %.0f", s, line, f.width(line), width)
				}
			}
		}
	}
}

func BenchmarkOption(b *testing.B) {
	data, err := os.ReadFile("testdata/timeline.figure.json")
	if err != nil {
		b.Fatal(err)
	}
	var f slides.Figure
	if err := json.Unmarshal(data, &f); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Draw(f, Theme{}); err != nil {
			b.Fatal(err)
		}
	}
}

func TestAnAuthorsOptionsAreMergedIntoThoseOfTheDrawing(t *testing.T) {
	f := figures(t)["line"]
	f.Options = json.RawMessage(`{"backgroundColor":"#fff","tooltip":{"borderWidth":3},"series":{"itemStyle":{"opacity":0.5}}}`)
	d, err := Draw(f, Theme{})
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		BackgroundColor string
		Tooltip         struct {
			BorderWidth int
			Formatter   string
		}
		Series []struct {
			Type      string
			Data      []any
			ItemStyle struct{ Opacity float64 }
		}
	}
	if err := json.Unmarshal(d.Option(), &got); err != nil {
		t.Fatal(err)
	}
	if got.BackgroundColor != "#fff" || got.Tooltip.BorderWidth != 3 || got.Tooltip.Formatter != "{b}" {
		t.Errorf("%+v", got)
	}
	for _, s := range got.Series {
		if s.ItemStyle.Opacity != 0.5 || s.Type == "" || len(s.Data) == 0 {
			t.Errorf("a series is %+v", s)
		}
	}
}
