package evidence

import (
	"testing"
	"testing/fstest"
)

// ofOnePassage is what the check finds in a deck, of which only the text is given, whose source has one passage;
// its lock is made of both.
func ofOnePassage(t *testing.T, deck, passage string) string {
	t.Helper()
	files := fstest.MapFS{
		"deck.md":      {Data: []byte(deck)},
		"sources.yaml": {Data: []byte("references:\n- {id: log, title: Log, citation-label: Log, file: log.txt}\n")},
	}
	texts := fstest.MapFS{"log.txt": {Data: []byte(passage)}}
	lock, err := Lock(files, "deck.md", texts)
	if err != nil {
		t.Fatal(err)
	}
	files[LockFile] = &fstest.MapFile{Data: lock}
	return findings(t, files, texts)
}

const bibliographed = "---\nbibliography: sources.yaml\n---\n\n"

func TestAFindingOnTheFirstLineSaysTheColumnWhereItStands(t *testing.T) {
	for text, column := range map[string]int{`# "Gulls sleep"`: 3, `"Gulls sleep"`: 1, `Gulls "sleep`: 7, `**7** gulls`: 3, "鸥有 7 只": 4} {
		c := newChecker(fstest.MapFS{"deck.md": {Data: []byte(text + "\n")}}, "deck.md")
		c.checkClaims(nil)
		if len(c.findings) != 1 || c.findings[0].Line != 1 || c.findings[0].Column != column {
			t.Errorf("%s: found %v, want column %d", text, c.findings, column)
		}
	}
}

func TestANumberIsReportedWithItsSign(t *testing.T) {
	for text, want := range map[string]string{
		"It was -5 degrees":  "deck.md:5:8: -5 is not in log ¶1; nearest there: 5 degrees; ",
		"It was −5 degrees":  "deck.md:5:8: −5 is not in log ¶1; nearest there: 5 degrees; ",
		"It lost −$5":        "deck.md:5:9: −$5 is not in log ¶1; nearest there: 5 degrees; ",
		"It was .5 (degree)": "deck.md:5:8: .5 is not in log ¶1; nearest there: 5 degrees; ",
	} {
		want += "correct the figure or the citation, or mark it {.derived} or {.own}"
		if got := ofOnePassage(t, bibliographed+text+" [@log, ¶1].\n", "It was 5 degrees."); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", text, got, want)
		}
	}
}
