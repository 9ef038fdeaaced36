package evidence

import (
	"bytes"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// harbour is a deck with a chart, a table and a list; its source has two paragraphs.
func harbour(t *testing.T) (deck, texts fstest.MapFS) {
	t.Helper()
	deck = fstest.MapFS{
		"deck.md": {Data: []byte(`---
title: The harbour
bibliography: sources.yaml
---

# Northfield is third of four ports, at 7.4 tonnes {#ports}

The ship carried 7.4 tonnes [@log, ¶1].

` + "``` {.chart #coal}\ntype: bar\ndata: coal.csv\nx: port\nunit: kg\ntitle: Coal by port\nalt: Four bars, for the ports.\n```" + `

# Three rows {#rows}

| Port | Coal |
|------|------|
| Eastham | 9,000 kg [@log, ¶2] |
| Southend | 8,000 kg [@log, ¶2] |
| Northfield | 7,400 kg [@log, ¶1] |
`)},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log, issued: 2010, file: log.txt}\n")},
		"data/coal.csv": {Data: []byte("label,value,unit,source,paragraph,token,asserted_by\n" +
			"Eastham,9000,kg,log,2,,the log\nSouthend,8000,kg,log,2,,the log\nNorthfield,7400,kg,log,1,,the log\nWestby,12,kg,log,2,,the log\n")},
	}
	texts = fstest.MapFS{"log.txt": {Data: []byte("The ship of Northfield carried 7,400 kg of coal.\n\nThose of Eastham and Southend carried 9,000 and 8,000 kg; Westby had 12 kg.\n")}}
	relock(t, deck, texts)
	return deck, texts
}

func relock(t *testing.T, deck, texts fstest.MapFS) {
	t.Helper()
	lock, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: lock}
}

func TestConversionsAreBorneOutAndShown(t *testing.T) {
	deck, texts := harbour(t)
	if got := findings(t, deck, texts); got != "" {
		t.Fatal(got)
	}
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if e := d.EvidenceFor("log", slides.Spot{Paragraph: 1}); !slices.ContainsFunc(e.Found, func(f slides.Taken) bool { return f.Text == "7.4 tonnes (7,400 kilograms)" }) {
		t.Errorf("found %q", e.Found)
	}
}

func TestUnitsOfDataAreThoseOfTheirPassages(t *testing.T) {
	for _, tc := range []struct{ file, old, new, want string }{
		{"data/coal.csv", "7400,kg", "7400,tonnes", "data/coal.csv:4:12: 7,400 tonnes: log ¶1 has 7,400 kilograms; correct the unit, or the citation"},
		{"data/coal.csv", "7400,kg", "7.4,tonnes", "the unit of figure #coal is kg, and that of its records tonnes; write one of the two"},
		{"data/coal.csv", "7400,kg", "7400,%", "data/coal.csv:4:12: 7400 is not in log ¶1"},
		{"deck.md", "unit: kg", "unit: tonnes", "the unit of figure #coal is tonnes, and that of its records kg"},
	} {
		deck, texts := harbour(t)
		damage(t, deck, tc.file, tc.old, tc.new)
		if got := findings(t, deck, texts); tc.new != "7400,%" && !strings.Contains(got, tc.want) {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.new, got, tc.want)
		}
	}
}

func TestASlideBearsOutWhatItCountsOfItself(t *testing.T) {
	for _, tc := range []struct{ old, new, want string }{
		{"four ports", "five ports", "five is not in"},
		{"third of", "second of", ""}, // of the least, too
		{"third of", "fifth of", "fifth is not in"},
		{"Three rows", "Four rows", "Four is not in"},
		{"Three rows", "Three ports", ""},
		{"Three rows", "Three deaths", "Three is not in"},
	} {
		deck, texts := harbour(t)
		damage(t, deck, "deck.md", tc.old, tc.new)
		if got := findings(t, deck, texts); tc.want == "" && got != "" || !strings.Contains(got, tc.want) {
			t.Errorf("%s: got %q, want %q", tc.new, got, tc.want)
		}
	}
}

// olderLock takes out of a lock what older versions of the program do not write.
func olderLock(deck fstest.MapFS) {
	data := regexp.MustCompile(`(?m)^  (said|near): .*\n`).ReplaceAll(deck[LockFile].Data, nil)
	deck[LockFile] = &fstest.MapFile{Data: bytes.Replace(data, []byte(lockHead), []byte(firstLockHead), 1)}
}

func TestAnOlderLockIsReadAndTellsNothingOfWhatItDoesNotSay(t *testing.T) {
	deck, texts := harbour(t)
	damage(t, deck, "deck.md", "| Eastham | 9,000 kg", "| Eastham | 9,000 tonnes and half of it")
	olderLock(deck)
	if got := findings(t, deck, nil); strings.Contains(got, "tonnes") || strings.Contains(got, "half") {
		t.Errorf("without the texts:\n%s", got)
	}
	want := "sources.lock:1: the lock is of an older exhibit and does not say what stands with its figures, so that this was not checked; run exhibit lock"
	if got := findings(t, deck, texts); !strings.Contains(got, want) {
		t.Errorf("with the texts:\n%s", got)
	}
	for _, line := range []string{"number: 4 pm", "number: 3 fifths", "number: 7,400 kg", "name: Germany 7777", "date: 3 May"} {
		deck, _ := harbour(t)
		olderLock(deck)
		deck[LockFile].Data = bytes.Replace(deck[LockFile].Data, []byte("  number: 7,400 kg\n"), []byte("  number: 7,400 kg\n  "+line+"\n"), 1)
		if got := findings(t, deck, nil); strings.Contains(got, "not a line") {
			t.Errorf("%s: %s", line, got)
		}
	}
}

func TestDamageToWhatIsSaidInTheLockIsFound(t *testing.T) {
	for _, tc := range []struct{ new, want string }{
		{"said: 7,400; of tonne", "what is locked to be said with the figures of log ¶1 is not what its text says; run exhibit lock"},
		{"said: 7,400; more than; of kilogram", "not a line of a lock"},
		{"said: 7,400; of kilograms of coal", "not a line of a lock"},
		{"said: about 7,400", "not a line of a lock"},
		{"said: 7,400; of kilogram; perhaps", "not a line of a lock"},
		{"said: Ward 3", "not a line of a lock"},
	} {
		deck, texts := harbour(t)
		damage(t, deck, LockFile, "said: 7,400; of kilogram", tc.new)
		if got := findings(t, deck, texts); !strings.Contains(got, tc.want) {
			t.Errorf("%s: got\n%s", tc.new, got)
		}
	}
}

func TestAFigureBehindAPlaceNeedsACitation(t *testing.T) {
	for sentence, want := range map[string]string{
		"In Germany 7777 were counted.": "Germany 7777 has no citation",
		"Germany 7777 were counted.":    "Germany 7777 has no citation",
		"Windows 10 and Ward 3.":        "",
		"Dozens and thousands came.":    "",
		"A third of them came.":         "A third has no citation",
		"Output doubled.":               "doubled has no citation",
	} {
		deck, texts := harbour(t)
		damage(t, deck, "deck.md", "", "\n# More {#more}\n\nText [@log, ¶1].\n\n- "+sentence+"\n")
		got := findings(t, deck, texts)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", sentence, got, want)
		}
	}
}

func TestANounThatItsAuthorHasLookedAtIsNoFinding(t *testing.T) {
	passage := "The county has 310 hospitals and 52 wards."
	for said, want := range map[string]string{
		"It has 310 wards [@log, ¶1].":             "310 wards: log ¶1 has 310 hospitals",
		"It has [310]{.looked} wards [@log, ¶1].":  "",
		"It has [310]{.looked} tonnes [@log, ¶1].": "correct the unit",
	} {
		got := ofOnePassage(t, bibliographed+"# Work\n\n"+said+"\n", passage)
		if want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", said, got, want)
		}
	}
}

func TestAFindingNamesPassagesThatSayTheSameWithTheFigure(t *testing.T) {
	deck, texts := harbour(t)
	damage(t, deck, "deck.md", "| Eastham | 9,000 kg [@log, ¶2]", "| Eastham | 9,000 tonnes [@log, ¶2]")
	damage(t, deck, "deck.md", "| Northfield | 7,400 kg [@log, ¶1]", "| Northfield | 7,400 kg [@log, ¶1], 9,000 tonnes [@log, ¶3]")
	texts["log.txt"].Data = append(texts["log.txt"].Data, "\nIt was 9,000 tonnes.\n"...)
	relock(t, deck, texts)
	found, err := Check(deck, pandoc.DeckFile, texts)
	if err != nil || len(found) != 1 || found[0].Rule != "context" || len(found[0].Passages) != 1 || found[0].Passages[0].Cite != "[@log, ¶3]" {
		t.Errorf("%v, %+v", err, found)
	}
}

func TestRoundingGoesByTheDigitsShown(t *testing.T) {
	for _, tc := range []struct {
		says  string
		value int64
		want  bool
	}{
		{"about 7,000", 7400, true}, {"about 7,000", 7600, false}, {"about 7,400", 7449, true}, {"about 7,400", 7451, false}, {"about 1,000", 1400, false},
		{"more than 7,000", 7001, true}, {"more than 7,000", 7000, false}, {"more than 7,000", 8000, false}, {"more than 7,000", 6999, false},
		{"at least 7,000", 7000, true}, {"fewer than 8,000", 7400, true}, {"fewer than 8,000", 8000, false}, {"fewer than 8,000", 6999, false},
		{"at most 8,000", 8000, true}, {"nearly 7,000", 6800, true}, {"nearly 7,000", 7000, false}, {"nearly 7,000", 6400, false},
		{"about 21.5 million", 21_540_000, true}, {"about 21.5 million", 21_560_000, false}, {"more than 20 million", 21_500_000, true}, {"7,000", 7400, false},
	} {
		m := mention.Read(tc.says)[0]
		shown, _ := amount(m)
		got := m.Bound != "" && rounds(shown, big.NewRat(tc.value, 1), lastDigit(m, true), m.Bound)
		if got != tc.want {
			t.Errorf("%s for %d: %v", tc.says, tc.value, got)
		}
	}
}
