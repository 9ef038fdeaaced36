package pandoc

import (
	"strings"
	"testing"

	"exhibit/slides"
)

// rowNames are the labels of a figure's records, in their order, with their series if they have one.
func rowNames(f slides.Figure) string {
	var all []string
	for _, r := range f.Records {
		all = append(all, strings.TrimSpace(r.Label+" "+r.Series))
	}
	return strings.Join(all, ", ")
}

func TestBarsAreSortedByTheSumsOfTheirLabelsOrByName(t *testing.T) {
	const data = "place,kind,count,source,paragraph\nNorth,a,1,survey,1\nNorth,b,4,survey,1\nSouth,a,9,survey,1\nSouth,b,1,survey,2\nEast,b,2,survey,2\nEast,a,3,survey,3\n"
	for sort, want := range map[string]string{
		"value":  "North a, North b, East a, East b, South a, South b",
		"-value": "South a, South b, North a, North b, East a, East b",
		"label":  "East a, East b, North a, North b, South a, South b",
		"-label": "South a, South b, North a, North b, East a, East b",
	} {
		f, errs, warnings := readChart("bar", "unit: seals\nx: place\ny: count\nseries: kind\nsort: "+sort+"\n", data)
		if len(errs)+len(warnings) > 0 || rowNames(f) != want {
			t.Errorf("sort: %s gives %s, want %s; %q %q", sort, rowNames(f), want, errs, warnings)
		}
	}
	_, errs, _ := readChart("bar", "unit: seals\nx: place\ny: count\nseries: kind\nsort: size\n", data)
	if all := strings.Join(errs, "\n"); !strings.Contains(all, `sort: unknown order "size"; write value, -value, label or -label`) {
		t.Error(all)
	}
}

func TestARangeHasBothEnds(t *testing.T) {
	f, errs, warnings := readChart("range", "unit: km\nlabel: place\nlow: least\nhigh: most\nsort: -value\n",
		"place,least,most,source,paragraph\nNorth,1,4,survey,1\nSouth,2,,survey,1\nEast,3,9,survey,2\n")
	if len(errs) > 0 || rowNames(f) != "East, North" || *f.Records[0].Low != 3 || *f.Records[0].High != 9 {
		t.Error(rowNames(f), errs)
	}
	if all := strings.Join(warnings, "\n"); !strings.Contains(all, "low without high, so that figure #") {
		t.Error(all)
	}
	_, errs, _ = readChart("range", "unit: km\nlabel: place\n", "place,most,source,paragraph\nNorth,1,survey,1\n")
	if all := strings.Join(errs, "\n"); !strings.Contains(all, "low: with the column of the lower ends and high: with that of the upper ends") {
		t.Error(all)
	}
}

func TestAWaterfallAndATableWithLinesReadTheirColumns(t *testing.T) {
	f, errs, warnings := readChart("waterfall", "unit: km\nx: step\ny: change\ncategory: kind\n",
		"step,change,kind,source,paragraph\nStart,10,total,survey,1\nUp,5,,survey,1\nEnd,15,total,survey,2\n")
	if len(errs)+len(warnings) > 0 || rowNames(f) != "Start, Up, End" || f.Records[2].Category != "total" {
		t.Error(rowNames(f), errs, warnings)
	}
	f, errs, warnings = readChart("sparklines", "unit: km\nx: place\ny: length\ndate: year\n",
		"place,year,length,source,paragraph\nNorth,2001,1,survey,1\nNorth,2002,3,survey,1\nSouth,2001,2,survey,2\n")
	if len(errs)+len(warnings) > 0 || rowNames(f) != "North, North, South" || f.Records[1].Date != "2002" {
		t.Error(rowNames(f), errs, warnings)
	}
}

func TestATotalThatIsNoSumIsToldAndSoIsAShareOfLessThanNothing(t *testing.T) {
	_, _, warnings := readChart("waterfall", "unit: km\nx: step\ny: change\ncategory: kind\n",
		"step,change,kind,source,paragraph\nStart,10,,survey,1\nUp,5.1,,survey,1\nDown,-0.1,,survey,1\nMiddle,15,total,survey,2\nUp again,5,,survey,1\nEnd,21,total,survey,2\n")
	if len(warnings) != 1 || !strings.Contains(warnings[0], "d.csv:7: the total 21 is not the sum of the changes before it, which is 20;") {
		t.Errorf("%q", warnings)
	}
	_, errs, _ := readChart("bar", "unit: km\nx: step\ny: change\narrange: share\n", "step,change,source,paragraph\nUp,5,survey,1\nDown,-1,survey,1\n")
	if len(errs) != 1 || !strings.Contains(errs[0], "arrange: share needs values of at least zero, but Down has -1; write stacked or diverging") {
		t.Errorf("%q", errs)
	}
}
