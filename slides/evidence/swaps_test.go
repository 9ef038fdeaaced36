package evidence

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/mention"
)

// swapsOf are what is stated of one source text, in testdata/swaps: honest statements, and the same with a figure
// that is another's of their passage.
type swapsOf struct {
	lang     string
	passages []string
	honest   []stated
	swapped  []stated
}

// stated is a statement on a passage.
type stated struct {
	text    string
	passage int // from 1
}

// readSwaps reads a file of testdata/swaps: its language, and passages, each with statements on it.
func readSwaps(t *testing.T, file string) (s swapsOf) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lang, rest, _ := strings.Cut(string(b), "\n")
	s.lang = lang
	for part := range strings.SplitSeq(strings.TrimSpace(rest), "\n\n") {
		lines := strings.Split(part, "\n")
		s.passages = append(s.passages, lines[0])
		for _, line := range lines[1:] {
			text, n := strings.TrimPrefix(line, "- "), len(s.passages)
			s.honest = append(s.honest, stated{text, n})
			for _, swapped := range swaps(text, lines[0]) {
				s.swapped = append(s.swapped, stated{swapped, n})
			}
		}
	}
	return s
}

// swaps are a statement with each of its figures replaced by each other one of its class in the passage that the
// statement does not have.
func swaps(text, passage string) (all []string) {
	own := mention.Read(text)
	for _, m := range own {
		done := map[string]bool{}
		for _, other := range mention.Read(passage) {
			has := func(m mention.Mention) bool { return m.States(other) || other.States(m) }
			if m.Class() == "" || other.Class() != m.Class() || slices.ContainsFunc(own, has) || done[other.Value] {
				continue
			}
			done[other.Value] = true
			all = append(all, text[:m.Start]+passage[other.Start:other.End]+text[m.End:])
		}
	}
	return all
}

// lookedAt reports whether the check says that a statement is about another figure, or another thing that is counted, which makes up a deck.
func (s swapsOf) lookedAt(t *testing.T, st stated) bool {
	t.Helper()
	files := fstest.MapFS{
		"deck.md":      {Data: fmt.Appendf(nil, "---\nlang: %s\nbibliography: sources.yaml\n---\n\n# X\n\n%s [@log, ¶%d]\n", s.lang, st.text, st.passage)},
		"sources.yaml": {Data: []byte("references:\n- {id: log, title: Log, citation-label: Log, file: log.txt}\n")},
	}
	texts := fstest.MapFS{"log.txt": {Data: []byte(strings.Join(s.passages, "\n\n"))}}
	lock, err := Lock(files, "deck.md", texts)
	if err != nil {
		t.Fatal(err)
	}
	files[LockFile] = &fstest.MapFile{Data: lock}
	found, err := Check(files, "deck.md", nil)
	if err != nil {
		t.Fatal(err)
	}
	looked := false
	for _, f := range found {
		if f.Rule != "nearer" && f.Rule != "context" {
			t.Errorf("%s: %s", st.text, f)
		}
		looked = looked || f.Rule == "nearer" || f.Rule == "context"
	}
	return looked
}

// The floors of what docs/CHECK.md says of swapped figures.
const (
	leastSwaps     = 200
	leastRecall    = 0.85
	leastPrecision = 0.99
)

func TestFiguresTakenOneForTheOtherAreLookedAt(t *testing.T) {
	files, err := filepath.Glob("testdata/swaps/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no statements", err)
	}
	swapped, caught, honest, wrong := 0, 0, 0, 0
	for _, file := range files {
		s := readSwaps(t, file)
		n := 0
		for _, st := range s.swapped {
			if s.lookedAt(t, st) {
				n++
			} else {
				t.Logf("%s: missed: %s", filepath.Base(file), st.text)
			}
		}
		for _, st := range s.honest {
			if s.lookedAt(t, st) {
				wrong++
				t.Logf("%s: a false look: %s", filepath.Base(file), st.text)
			}
		}
		t.Logf("%s: %d of %d swaps, %d honest statements", filepath.Base(file), n, len(s.swapped), len(s.honest))
		swapped, caught, honest = swapped+len(s.swapped), caught+n, honest+len(s.honest)
	}
	recall, precision := float64(caught)/float64(swapped), float64(caught)/float64(caught+wrong)
	t.Logf("recall %.2f (%d of %d swaps), precision %.2f (%d false looks at %d honest statements)", recall, caught, swapped, precision, wrong, honest)
	if swapped < leastSwaps || recall < leastRecall || precision < leastPrecision {
		t.Errorf("fewer than %d swaps, recall below %.2f or precision below %.2f", leastSwaps, leastRecall, leastPrecision)
	}
}
