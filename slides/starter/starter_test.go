package starter

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

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

func TestAWrongFigureInTheDataOfAnyChartIsFound(t *testing.T) {
	for file, change := range map[string][2]string{
		"data/years.csv": {"412,2", "413,2"}, "data/beaches.csv": {"188", "189"}, "data/pups.csv": {"9.5", "9.6"}, "data/estimates.csv": {"350", "351"},
	} {
		deck := fstest.MapFS{}
		err := fs.WalkDir(FS, ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			content, err := fs.ReadFile(FS, path)
			if path == file {
				content = []byte(strings.Replace(string(content), change[0], change[1], 1))
			}
			deck[path] = &fstest.MapFile{Data: content}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		findings, err := evidence.Check(deck, pandoc.DeckFile, nil)
		if err != nil || !slices.ContainsFunc(findings, func(f evidence.Finding) bool { return f.File == file }) {
			t.Errorf("%s with %s for %s: %v %v", file, change[1], change[0], findings, err)
		}
	}
}

func TestTheStarterShowsSevenKindsOfChartAndItsNotesSayWhatTheyAre(t *testing.T) {
	d, err := evidence.Read(FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	var types []string
	for _, f := range d.Figures {
		types = append(types, f.Type)
	}
	want := []string{"bar", "disagreement", "establishment", "line", "revisions", "scatter", "timeline"}
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
