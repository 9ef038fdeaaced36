package pandoc

import (
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/slides/results"
)

func TestALogarithmicScaleIsForPositiveNumbersOfLinesAndScatters(t *testing.T) {
	const depths, block = "year,depth\n2028,31\n2029,2800\n", "x: year\ny: depth\nunit: cm\n"
	for _, test := range []struct {
		name, kind, block, data string
		scale, xScale           string
		errs, warnings          string
	}{
		{"a line", "line", block + "scale: log\n", depths, slides.Log, "", "", ""},
		{"a linear one", "line", block + "scale: linear\n", depths, "", "", "", ""},
		{"both axes", "scatter", "x: width\ny: depth\nunit: cm\nscale: log\nx-scale: log\n", "width,depth\n1,31\n20,2800\n", slides.Log, slides.Log, "", ""},
		{"a scale that there is not", "line", block + "scale: logarithm\n", depths, "", "", `deck.md:16: scale: unknown scale "logarithm"; write linear or log`, ""},
		{"bars", "bar", block + "scale: log\n", depths, "", "", "deck.md:16: scale: bars begin at zero, which a logarithmic scale does not have; remove the line, or show points with type: scatter", ""},
		{"a type that has no scale", "revisions", "label: year\nvalue: depth\nunit: cm\nscale: log\n", depths, "", "", "", "deck.md:16: figure #c (revisions) does not use scale, which is for line, scatter or strip; remove the line"},
		{"zero and less", "line", block + "scale: log\n", "year,depth\n2027,1\n2028,0\n2029,-3\n", slides.Log, "", "data/d.csv:3: depth: 0 has no place on the logarithmic scale of figure #c, which has no zero and no negative numbers; write scale: linear, or omit the record (also line 4)", ""},
		{"zero along x", "scatter", "x: width\ny: depth\nunit: cm\nx-scale: log\n", "width,depth\n0,31\n20,2800\n", "", slides.Log, "data/d.csv:2: width: 0 has no place on the logarithmic scale of figure #c, which has no zero and no negative numbers; write x-scale: linear, or omit the record", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			f, errs, warnings := readChart(test.kind, test.block, test.data)
			if f.Scale != test.scale || f.XScale != test.xScale {
				t.Errorf("the scales are %q and %q", f.Scale, f.XScale)
			}
			if got := strings.Join(errs, "\n"); got != test.errs {
				t.Errorf("errors: got\n%s\nwant\n%s", got, test.errs)
			}
			if got := strings.Join(warnings, "\n"); got != test.warnings {
				t.Errorf("warnings: got\n%s\nwant\n%s", got, test.warnings)
			}
		})
	}
}

func TestNumbersBeyondWhatAChartShowsAreRefused(t *testing.T) {
	for number, want := range map[string]error{
		"1e100": nil, "1e101": errTooLarge, "1e999": errTooLarge, "1e-100": nil, "1e-101": errTooSmall, "1e-999": errTooSmall, "0.0e-999": nil, "0": nil,
	} {
		if _, err := chartNumber(results.Numeral{Digits: number}, '.'); err != want {
			t.Errorf("%s: %v, want %v", number, err, want)
		}
	}
}
