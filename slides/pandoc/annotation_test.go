package pandoc

import (
	"fmt"
	"strings"
	"testing"

	"exhibit/slides"
)

const seals = "place,year,seals,source,paragraph\nNorth,2001,1,survey,1\nSouth,2001,2,survey,1\nNorth,2003,4,survey,2\n"

func TestAFigureHasAnnotationsAtDatesLabelsAndValues(t *testing.T) {
	f, errs, warnings := readChart("line", `unit: seals
x: year
y: seals
series: place
annotate:
  - {date: 2002, text: a storm, source: "@survey, ¶3"}
  - {date: [2001-03, 2002-04], text: no count}
  - {value: 3, text: the goal}
  - {value: [2, 3.5], text: usual}
`, seals)
	if len(errs)+len(warnings) > 0 {
		t.Fatal(errs, warnings)
	}
	if len(f.Annotations) != 4 {
		t.Fatalf("%d annotations, want 4", len(f.Annotations))
	}
	if a := f.Annotations[0]; a.Date != "2002" || a.Text != "a storm" || a.Cite == nil || a.Cite.String() != "Survey ¶3" {
		t.Errorf("%+v", a)
	}
	if a := f.Annotations[1]; a.Date != "2001-03" || a.End != "2002-04" || a.Cite != nil {
		t.Errorf("%+v", a)
	}
	if a := f.Annotations[3]; *a.Value != 2 || *a.To != 3.5 {
		t.Errorf("%v to %v", *a.Value, *a.To)
	}
}

func TestAnAnnotationAlongXIsAValueWhereValuesRunAlongX(t *testing.T) {
	for _, kind := range []string{"strip", "histogram", "box"} {
		f, errs, warnings := readChart(kind, "unit: seals\nx: seals\nannotate: [{x: 3, text: usual}, {x: [2, 3.5], text: most}]\n", seals)
		if len(errs)+len(warnings) > 0 || len(f.Annotations) != 2 {
			t.Fatal(kind, errs, warnings)
		}
		if a, b := f.Annotations[0], f.Annotations[1]; a.X != nil || *a.Value != 3 || *b.Value != 2 || *b.To != 3.5 {
			t.Errorf("%s: %+v and %+v are at no value", kind, a, b)
		}
	}
	if _, _, warnings := readChart("line", "unit: seals\nx: year\ny: seals\nannotate: [{x: 3, text: usual}]\n", seals); !strings.Contains(strings.Join(warnings, ""), "no numbers along x") {
		t.Errorf("a line over dates has no x, but %q", warnings)
	}
}

func TestAnAnnotationThatCannotBePlacedIsAnError(t *testing.T) {
	for _, c := range []struct{ annotation, want string }{
		{"{text: here}", "has no place"},
		{"{value: 3}", "says nothing"},
		{"{value: three, text: x}", `"three" is not a number`},
		{"{value: [1, 2, 3], text: x}", "must be one number, or two"},
		{"{date: 3/2001, text: x}", `"3/2001" is not a date`},
		{"{valu: 3, text: x}", `did you mean "value"?`},
		{"{value: 3, text: x, source: survey ¶ many}", "source: "},
	} {
		f, errs, _ := readChart("line", "unit: seals\nx: year\ny: seals\nseries: place\nannotate: ["+c.annotation+"]\n", seals)
		if all := strings.Join(errs, "\n"); len(f.Annotations) > 0 || !strings.Contains(all, c.want) || !strings.HasPrefix(all, "deck.md:") {
			t.Errorf("%s: %q, want %q", c.annotation, all, c.want)
		}
	}
}

func TestWhatAFigureHighlightsIsFoundByItsName(t *testing.T) {
	for _, c := range []struct{ highlight, want, problem string }{
		{"North", "map[series:[North]]", ""},
		{"[North, South]", "map[series:[North South]]", ""},
		{"{series: North}", "map[series:[North]]", ""},
		{"Norht", "map[]", `did you mean "North"?`},
		{"{colour: North}", "map[]", `unknown column "colour"`},
	} {
		f, errs, _ := readChart("line", "unit: seals\nx: year\ny: seals\nseries: place\nhighlight: "+c.highlight+"\n", seals)
		if got := fmt.Sprint(f.Highlight); got != c.want && len(f.Highlight)+len(c.problem) == 0 || !strings.Contains(strings.Join(errs, "\n"), c.problem) || c.problem == "" && len(errs) > 0 {
			t.Errorf("%s: %s and %q, want %s and %q", c.highlight, got, errs, c.want, c.problem)
		}
	}
}

func TestAKeyThatATypeDoesNotUseIsAWarning(t *testing.T) {
	_, errs, warnings := readChart("revisions", "unit: seals\nlabel: place\nvalue: seals\nseries: year\nzoom: [2001, 2003]\narrange: stacked\n", seals)
	all := strings.Join(append(errs, warnings...), "\n")
	for _, want := range []string{"figure #c (revisions) does not use zoom, which is for timeline; remove the line", "does not use arrange, which is for"} {
		if !strings.Contains(all, want) {
			t.Errorf("got %s\nwant %s", all, want)
		}
	}
	if len(errs) > 0 {
		t.Error(errs)
	}
}

func TestEachTypeSaysWhichKeysItUses(t *testing.T) {
	for _, kind := range slides.FigureTypes {
		if _, ok := uses[kind]; !ok {
			t.Errorf("uses has no type %s, so that all its keys are warned of", kind)
		}
	}
}
