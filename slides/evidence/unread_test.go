package evidence

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

// asked are the statements that the page of a review has and the check asks for: file or slide, line and words, one a line.
func asked(t *testing.T, deck, sources fs.FS) (all []string) {
	t.Helper()
	statements, err := Statements(deck, pandoc.DeckFile, sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		file := pandoc.DeckFile
		if s.Slide == "" {
			file = s.Title
		}
		at := file
		if s.Line > 0 {
			at = fmt.Sprintf("%s:%d", file, s.Line)
		}
		if s.Unread() || s.Doubt() != nil {
			all = append(all, fmt.Sprintf("%s “%s”", at, short(s.Text)))
		}
	}
	return all
}

func TestTheCheckAsksForTheStatementsThatThePageShows(t *testing.T) {
	t.Parallel()
	results := analysed(t, strings.Replace(allResults, "- 34 = 1,200", "- 12 = 1,222", 1)+"\n# More {#more}\n\n- 52 boats [@survey, B3]\n- 52 boats [@survey, B3]\n")
	relocked(t, results)
	doubted, _ := reviewed(t)
	judgedBy(t, doubted, 0, "Ada", "supports")
	judgedBy(t, doubted, 1, "Ada", "partly")
	judgedBy(t, doubted, 1, "Ben", "does-not-support")
	judgedBy(t, doubted, 1, "Cleo", "partly")
	long, sources := reviewed(t)
	var rows strings.Builder
	for i := range 60 {
		fmt.Fprintf(&rows, "Pier %d,%d,gulls,log,%d\n", i, []int{310, 12}[i%2], 1+i%2)
	}
	long["data/gulls.csv"].Data = append(long["data/gulls.csv"].Data, rows.String()...)
	lock, err := Lock(long, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	long[LockFile].Data = lock
	for name, tc := range map[string]struct {
		deck  fstest.MapFS
		count int
	}{"results": {results, 0}, "doubts of several": {doubted, 7}, "many rows": {long, 68}} {
		page, check := asked(t, tc.deck, fstest.MapFS{}), unread(t, tc.deck)
		if len(page) != len(check) || len(page) < tc.count {
			t.Errorf("%s: the page asks for %d, the check for %d, want %d at least", name, len(page), len(check), tc.count)
		}
		for _, p := range page {
			at, words, _ := strings.Cut(p, " ")
			found := 0
			for _, f := range check {
				if strings.HasPrefix(f, at+":") && strings.Contains(f, words) {
					found++
				}
			}
			same := 0 // words that lean on two passages are two statements
			for _, other := range page {
				if other == p {
					same++
				}
			}
			if found != same {
				t.Errorf("%s: the check names %q %d times, the page %d times", name, p, found, same)
			}
		}
	}
	for _, f := range unread(t, doubted) {
		if strings.Contains(f, "is said to be") && !strings.Contains(f, "Ben: “Of boats it has 12, not 13.” is said to be borne out not at all by log ¶2") {
			t.Errorf("the gravest of three verdicts is %s", f)
		}
	}
}

func TestWhatSaysTheSameBesideTheSamePassageIsReadOnce(t *testing.T) {
	t.Parallel()
	deck, sources := reviewed(t)
	damage(t, deck, "deck.md", "They sleep on lamps [@log, ¶2].", "They sleep on lamps [@log, ¶2]. They sleep  on lamps [@log, ¶2].")
	if got := read(t, deck, sources); strings.Count(got, "They sleep") != 1 {
		t.Errorf("got\n%s", got)
	}
}

func TestFiguresAreMarkedInTheirOtherFormsToo(t *testing.T) {
	t.Parallel()
	deck, sources := reviewed(t)
	damage(t, deck, "deck.md", "They sleep on lamps [@log, ¶2].", "Over 300 gulls [@log, ¶1]. In all [(310 - 12) / 310 = 96%]{.derived} [@log, ¶1; @log, ¶2].")
	lock, err := Lock(deck, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile].Data = lock
	got := read(t, deck, sources)
	for _, want := range []string{
		"gulls: Over [300] gulls.; log ¶1 three hundred and ten 310\n",
		"gulls: In all [(310 - 12) / 310 = 96%].; log ¶1 three hundred and ten 310; log ¶2 12\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
}

func TestAWholeFileOfResultsIsReadAsTables(t *testing.T) {
	t.Parallel()
	deck := analysed(t, strings.Replace(allResults, "- 34 = 1,200", "- 12 = 1,222", 1))
	relocked(t, deck)
	all, err := Statements(deck, pandoc.DeckFile, fstest.MapFS{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var shown strings.Builder
	for _, s := range all {
		for _, b := range s.Passages {
			if strings.HasSuffix(b.Name, "*") != (b.Parts != nil) || b.Text == "" || b.Stale {
				t.Errorf("%s beside “%s” is %+v", b.Name, s.Text, b)
			}
			if b.Name != "panel *" || !strings.HasPrefix(s.Text, "From") {
				continue
			}
			for _, part := range b.Parts {
				fmt.Fprintf(&shown, "%s %v:", part.Name, part.Headed)
				for _, row := range part.Rows {
					for _, cell := range row {
						fmt.Fprintf(&shown, " %s", cell.Text)
						if cell.Marks != nil {
							shown.WriteString("!")
						}
					}
					shown.WriteString(";")
				}
				shown.WriteString("\n")
			}
		}
	}
	want := "overall false: total 1,234; share 0.5234; grown 1,301,234;\nyears true: year boats; 2,001 310!; 2,011 1,240!;\n"
	if got := shown.String(); got != want {
		t.Errorf("got\n%s, want\n%s", got, want)
	}
}
