package slides

import (
	"strings"
	"testing"
)

func TestNoCellRunsAsAFormula(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "网络安全": "网络安全", "-5.5": "-5.5", "12": "12",
		"=1+1": "'=1+1", "+1": "'+1", "@SUM(A1)": "'@SUM(A1)", "-2+3": "'-2+3", "\t=1": "'\t=1", "\r=1": "'\r=1",
		"=HYPERLINK(\"http://x\")": "'=HYPERLINK(\"http://x\")", "a=1": "a=1",
	} {
		if got := inert(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestAFileThatTwoFiguresShareHoldsTheRecordsOfBothOnce(t *testing.T) {
	r := func(line int, label string) Record { return Record{Line: line, Label: label} }
	d := &Deck{Figures: []Figure{
		{Data: "a.csv", Records: []Record{r(4, "c"), r(2, "a")}},
		{Data: "b.csv", Records: []Record{r(2, "other")}},
		{Data: "a.csv", Records: []Record{r(3, "b"), r(4, "c")}},
	}}
	got := string(d.CSV("a.csv"))
	labels := ""
	for line := range strings.Lines(got) {
		labels += strings.Split(line, ",")[1] + " "
	}
	if labels != "label a b c " {
		t.Errorf("labels %q in\n%s", labels, got)
	}
	if d.CSV("c.csv") != nil {
		t.Error("a file that no figure shows has a download")
	}
}

func TestADownloadHasAllRecordsThatFiguresMakeOfALine(t *testing.T) {
	value := func(v float64) *float64 { return &v }
	d := &Deck{Figures: []Figure{
		{Data: "a.csv", Records: []Record{{Line: 2, Series: "north", Value: value(1)}, {Line: 2, Series: "south", Value: value(2)}}},
		{Data: "a.csv", Records: []Record{{Line: 2, Series: "south", Value: value(2)}, {Line: 3, Series: "south", Value: value(2)}}},
	}}
	if got, want := strings.Count(string(d.CSV("a.csv")), "\r\n"), 1+3; got != want {
		t.Errorf("%d lines, want %d", got, want)
	}
}

func TestADownloadHasTheNumbersAlongX(t *testing.T) {
	v := 31.0
	d := &Deck{Figures: []Figure{{Data: "d.csv", Records: []Record{{Label: "A", Value: &v, Along: &Along{Name: "=wind", Value: -2.5}, Line: 2}}}}}
	if got := string(d.CSV("d.csv")); !strings.Contains(got, ",value,'=wind,approx,") || !strings.Contains(got, "A,,,,31,-2.5,") {
		t.Error(got)
	}
}
