package starter

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

func TestTheStarterPassesTheCheckAndItsLockIsOfItsSources(t *testing.T) {
	sources, err := fs.Sub(FS, "sources")
	if err != nil {
		t.Fatal(err)
	}
	findings, err := evidence.Check(FS, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
}

func TestTheStarterShowsEveryKindOfChartOnceAndItsNotesSayWhatTheyAre(t *testing.T) {
	d, err := evidence.Read(FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	var types []string
	for _, f := range d.Figures {
		types = append(types, f.Type)
	}
	want := slices.Sorted(slices.Values(slides.FigureTypes))
	if slices.Sort(types); !slices.Equal(types, want) {
		t.Errorf("charts of the types %v, want %v", types, want)
	}
	classes, columns := map[string]bool{}, map[int]bool{}
	for _, s := range d.Slides {
		for class := range strings.FieldsSeq(s.Class) {
			classes[class] = true
		}
		for _, b := range s.Blocks {
			columns[len(b.Columns)] = true
		}
	}
	for _, class := range []string{"title", "part", "statement", "number", "on-dark"} {
		if !classes[class] {
			t.Errorf("no slide of class %s", class)
		}
	}
	if !columns[2] || !columns[3] {
		t.Error("no slide of two, or none of three columns")
	}
}

func TestTheBlankDeckIsOneSlideThatNothingIsSaidAgainst(t *testing.T) {
	deck := fstest.MapFS{pandoc.DeckFile: {Data: Blank}}
	findings, err := evidence.Check(deck, pandoc.DeckFile, nil)
	if err != nil || len(findings) != 1 || findings[0].Severity != evidence.Unchecked {
		t.Errorf("%v %v", findings, err)
	}
}
