package pandoc

import (
	"fmt"
	"strings"
	"testing"
)

func TestDataOfDumbbellsSlopesAndHeatMapsIsReadAsPeopleHaveIt(t *testing.T) {
	const wide, long = "place,2001,2003\nNorth,1,4\nSouth,2,3\n", "place,year,seals\nNorth,2001,1\nSouth,2001,2\nNorth,2003,4\nSouth,2003,3\n"
	for _, c := range []struct {
		name, kind, block, data string
		want                    string // series, label and date of each record
	}{
		{"a dumbbell with a column a side", "dumbbell", "x: place\ny: [\"2001\", \"2003\"]\n", wide, "2001/North/ 2003/North/ 2001/South/ 2003/South/"},
		{"one with a row a dot", "dumbbell", "x: place\ny: seals\nseries: year\n", long, "2001/North/ 2001/South/ 2003/North/ 2003/South/"},
		{"one whose sides are dates", "dumbbell", "label: place\ny: seals\ndate: year\n", long, "/North/2001 /South/2001 /North/2003 /South/2003"},
		{"a slope with a row a point", "slope", "x: year\ny: seals\nseries: place\n", long, "North//2001 South//2001 North//2003 South//2003"},
		{"a slope with years across", "slope", "x: place\ny: [\"2001\", \"2003\"]\n", wide, "North//2001 North//2003 South//2001 South//2003"},
		{"a heat map", "heatmap", "x: year\ny: seals\nseries: place\nmiddle: 2.5\n", long, "North//2001 South//2001 North//2003 South//2003"},
	} {
		f, errs, warnings := readChart(c.kind, "unit: seals\n"+c.block, c.data)
		var got []string
		for _, r := range f.Records {
			got = append(got, fmt.Sprintf("%s/%s/%s", r.Series, r.Label, r.Date))
		}
		if all := strings.Join(got, " "); len(errs)+len(warnings) > 0 || all != c.want {
			t.Errorf("%s: %s, want %s; %q %q", c.name, all, c.want, errs, warnings)
		}
	}
	if f, _, _ := readChart("heatmap", "unit: seals\nx: year\ny: seals\nseries: place\nmiddle: 2.5\n", long); f.Middle == nil || *f.Middle != 2.5 {
		t.Errorf("the middle is %v", f.Middle)
	}
}

func TestWhatAHeatMapCannotShowIsTold(t *testing.T) {
	const block = "unit: seals\nx: year\ny: seals\nseries: place\n"
	for _, c := range []struct{ name, kind, block, data, want string }{
		{"no number", "heatmap", block, "place,year,seals\nNorth,2001,\nNorth,2003,4\n", "data/d.csv:2: no seals, so that a cell of figure #c is crossed out"},
		{"a cell twice", "heatmap", block, "place,year,seals\nNorth,2001,3\nNorth,2001,4\n", "data/d.csv:3: figure #c (heatmap) has North 2001 already"},
		{"two middles", "heatmap", block + "middle: [1, 2]\n", seals, "middle must be one number"},
		{"a middle in words", "heatmap", block + "middle: some\n", seals, `middle: "some" is not a number`},
		{"a middle without end", "heatmap", block + "middle: .inf\n", seals, `is not a number`},
		{"the middle of a slope", "slope", block + "middle: 1\n", seals, "figure #c (slope) does not use middle, which is for heatmap"},
	} {
		_, errs, warnings := readChart(c.kind, c.block, c.data)
		if all := strings.Join(append(errs, warnings...), "\n"); !strings.Contains(all, c.want) {
			t.Errorf("%s: %q, want %q", c.name, all, c.want)
		}
	}
}

func TestADisagreementWithManyPointsTurnsPageByPage(t *testing.T) {
	var data strings.Builder
	data.WriteString("series,label,category,asserted_by,source,paragraph\n")
	for i := range 9 {
		fmt.Fprintf(&data, "Point %d?,Yes,differ,Al,survey,1\nPoint %d?,No,differ,Bo,survey,2\n", i+1, i+1)
	}
	f, errs, _ := readChart("disagreement", "", data.String())
	if len(errs) > 0 || len(f.Steps) != 2 || len(f.Steps[0].Only["series"]) != 3 {
		t.Errorf("%v %q", f.Steps, errs)
	}
	f, errs, _ = readChart("disagreement", "steps:\n  - only: {series: [\"Point 9?\"]}\n", data.String())
	if len(errs) > 0 || len(f.Steps) != 1 || !f.Turns() {
		t.Errorf("%v %q", f.Steps, errs)
	}
	f, errs, _ = readChart("disagreement", "steps: []\n", data.String())
	if len(errs) > 0 || f.Steps != nil {
		t.Errorf("steps that an author does without: %v %q", f.Steps, errs)
	}
}
