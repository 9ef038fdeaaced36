package evidence

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// longLog is a deck of one source, with a body, and a text of so many paragraphs, each with its number in words
// and a figure.
func longLog(body string, paragraphs int) (deck, texts fstest.MapFS) {
	text := ""
	for i := range paragraphs {
		text += fmt.Sprintf("This is row number %d, with 7,%03d birds.\n\n", i+1, i)
	}
	return fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: T\nbibliography: sources.yaml\n---\n\n# S {#s}\n\n" + body)},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: webpage, title: A, file: log.txt, issued: 2015}\n")},
	}, fstest.MapFS{"log.txt": {Data: []byte(text)}}
}

func lockedFindings(t *testing.T, deck, texts fstest.MapFS) string {
	t.Helper()
	lock, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: lock}
	return findings(t, deck, texts)
}

func TestClaimsOnManyPassagesAreBorneOutByOneOfThem(t *testing.T) {
	body := ""
	for i := range 100 {
		body += fmt.Sprintf("It had 7,%03d birds. ", i)
	}
	deck, texts := longLog(body+"So says the log [@log, ¶1-100].\n", 100)
	if got := lockedFindings(t, deck, texts); got != "" {
		t.Errorf("%s", got)
	}
	damage(t, deck, "deck.md", "So says", "Others had 7,200 and 7,201. So says")
	got := findings(t, deck, nil)
	if strings.Count(got, "\n") != 1 || !strings.Contains(got, "7,200 is not in log ¶1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 90 more; nearest there: 7,099 birds;") {
		t.Errorf("%s", got)
	}
}

func TestACitationOfParagraphsThatAreNotThereIsOneFinding(t *testing.T) {
	deck, texts := longLog("It had 7,001 birds [@log, ¶1-4].\n", 100)
	lockedFindings(t, deck, texts)
	damage(t, deck, "deck.md", "¶1-4", "¶2, 90-130")
	got := findings(t, deck, nil)
	if strings.Count(got, " not there, for the text has 100 paragraphs") != 1 || !strings.Contains(got, "log ¶101, 102, 103") || !strings.Contains(got, "and 20 more are not there") ||
		!strings.Contains(got, "log ¶90, 91, 92, 93, 94, 95, 96, 97, 98, 99 and 1 more are not in the lock") {
		t.Errorf("%s", got)
	}
}

func TestAQuotationIsNotLookedForInAnyNumberOfPassages(t *testing.T) {
	deck, texts := longLog("It said “row number 5” [@log, ¶1-100; @log, ¶101-200; @log, ¶201-300].\n", 300)
	if got := lockedFindings(t, deck, texts); !strings.Contains(got, "the quotation leans on 300 passages, too many to look for it; cite the one that has it") {
		t.Errorf("%s", got)
	}
	deck, texts = longLog("It said “row number 5” [@log, ¶1-100; @log, ¶101-200].\n", 300)
	if got := lockedFindings(t, deck, texts); got != "" {
		t.Errorf("%s", got)
	}
}

func TestAScopeStatesTheSameHoweverOftenItIsAsked(t *testing.T) {
	l := &lock{passages: map[passage]*lockedPassage{}}
	var all []passage
	for i := range 20 {
		p := passage{"log", slides.Spot{Paragraph: i + 1}}
		all = append(all, p, p)
		l.passages[p] = &lockedPassage{mentions: mention.Read(fmt.Sprintf("7,%03d birds on %d May 2015", i, i+1))}
	}
	s := newScope(all)
	if len(s.passages) != 20 {
		t.Fatalf("%d passages", len(s.passages))
	}
	s.in(l)
	for range 5 {
		for i := range 25 {
			for _, text := range []string{fmt.Sprintf("7,%03d", i), fmt.Sprintf("%d May 2015", i+1), fmt.Sprintf("7%03d", i)} {
				if want := mention.Read(text)[0]; s.states(want) != (i < 20) {
					t.Errorf("%s: %v", text, s.states(want))
				}
			}
		}
	}
	if s.all == nil {
		t.Error("the passages were asked one by one to the end")
	}
}

func TestEvidenceNamesSoManyMissingClaimsOfAPassageAtMost(t *testing.T) {
	body := ""
	for i := range 3 * maxMissing {
		body += fmt.Sprintf("It had 9,%03d birds [@log, ¶3].\n\n", i%(2*maxMissing))
	}
	deck, texts := longLog(body, 5)
	lockedFindings(t, deck, texts)
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil || len(d.Evidence) != 1 {
		t.Fatalf("%v", err)
	}
	if got := d.Evidence[0].Missing; len(got) != maxMissing || got[0].Text != "9,000" || got[1].Text != "9,001" {
		t.Errorf("%q", got)
	}
}
