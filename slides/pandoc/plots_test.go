package pandoc

import (
	"fmt"
	"strings"
	"testing"
)

const scores = "school,owner,score,pupils\nHill,State,61,200\nLake,Private,70.5,150\nMill,State,58,90\n"

func TestADistributionHasItsNumbersAlongXAndARowASeries(t *testing.T) {
	for _, kind := range []string{"strip", "histogram", "box"} {
		for _, block := range []string{"x: score\nseries: owner\nlabel: school\n", "value: score\nseries: owner\nlabel: school\n", "y: owner\nx: score\nlabel: school\n"} {
			f, errs, _ := readChart(kind, "unit: points\n"+block, scores)
			if len(errs) > 0 || len(f.Records) != 3 {
				t.Fatalf("%s: %v", kind, errs)
			}
			if r := f.Records[1]; *r.Value != 70.5 || r.Series != "Private" || r.Label != "Lake" || r.Along != nil {
				t.Errorf("%s with %q: %+v", kind, block, r)
			}
			if strings.HasPrefix(block, "x") && f.XName != "score" {
				t.Errorf("%s with %q: the axes are %q and %q", kind, block, f.XName, f.YName)
			}
		}
	}
}

func TestAScatterKeepsItsThreeNumbersAndTheirNames(t *testing.T) {
	f, errs, warnings := readChart("scatter", "unit: points\nx: pupils\ny: score\nsize: pupils\nlabel: school\nfit: linear\n", scores)
	if len(errs)+len(warnings) > 0 {
		t.Fatal(errs, warnings)
	}
	if r := f.Records[0]; f.XName != "pupils" || f.YName != "score" || f.SizeName != "pupils" || f.Fit != "linear" || r.Along.Value != 200 || *r.Size != 200 || *r.Value != 61 {
		t.Errorf("%+v with %+v", f, r)
	}
}

func TestTheNameOfAnAxisOfDatesIsLeftOutIfItSaysNoMore(t *testing.T) {
	for name, want := range map[string]string{"Year": "", "Datum": "", "season": "season"} {
		f, errs, _ := readChart("line", "unit: seals\nx: "+name+"\ny: seals\n", name+",seals\n2001,1\n2003,4\n")
		if len(errs) > 0 || f.XName != want {
			t.Errorf("%s: %q, %v", name, f.XName, errs)
		}
	}
}

func TestWhatIsWrongWithBinsCurveAndFitIsSaid(t *testing.T) {
	for _, c := range []struct{ kind, line, want string }{
		{"histogram", "bins: 0", "a histogram has 1 to 100 bins"},
		{"histogram", "bins: many", `bins: "many" is not a number`},
		{"histogram", "bins: [0, 10, 30]", "do not rise in equal steps"},
		{"histogram", "bins: [30, 20, 10]", "do not rise in equal steps"},
		{"line", "curve: smooth", `curve: unknown value "smooth"; write step or remove the line`},
		{"scatter", "fit: cubic", `fit: unknown value "cubic"; write linear`},
		{"scatter", "fit: linear", "has no numbers along x"},
	} {
		_, errs, warnings := readChart(c.kind, "unit: points\nlabel: school\nvalue: score\n"+c.line+"\n", scores)
		if all := strings.Join(append(errs, warnings...), "\n"); !strings.Contains(all, c.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", c.line, all, c.want)
		}
	}
	for line, want := range map[string]string{"bins: 12": "[12]", "bins: [0, 0.1, 0.2, 0.3]": "[0 0.1 0.2 0.3]"} {
		if f, errs, _ := readChart("histogram", "unit: points\nvalue: score\n"+line+"\n", scores); fmt.Sprint(f.Bins) != want || len(errs) > 0 {
			t.Errorf("%s: %v, %v", line, f.Bins, errs)
		}
	}
}

func TestAnAnnotationAtAPlaceThatIsNotThereIsAWarning(t *testing.T) {
	for annotation, want := range map[string]string{
		"{label: Hil, text: x}":  `no record has the label "Hil", so that the annotation is left out; did you mean "Hill"?`,
		"{x: 3, text: x}":        "", // values run along x
		"{date: 2001, text: x}":  "the figure has no dates",
		"{label: Hill, text: x}": "",
	} {
		_, errs, warnings := readChart("strip", "unit: points\nx: score\nseries: owner\nlabel: school\nannotate: ["+annotation+"]\n", scores)
		if all := strings.Join(warnings, "\n"); len(errs) > 0 || !strings.Contains(all, want) || want == "" && all != "" {
			t.Errorf("%s: got %q, %q", annotation, all, errs)
		}
	}
}

func TestPanelsTellEqualPointsOfALineApart(t *testing.T) {
	f, errs, warnings := readChart("line", "unit: seals\nx: year\ny: seals\npanel: place\n", "place,year,seals\nNorth,2001,1\nSouth,2001,2\n")
	if len(errs)+len(warnings) > 0 || f.Records[1].Panel != "South" {
		t.Errorf("%v, %v", errs, warnings)
	}
}
