package evidence

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/decktest"
	"exhibit/slides/pandoc"
)

// paged is a deck whose source is a PDF of three pages, and the texts.
func paged() (deck, texts fstest.MapFS) {
	deck = fstest.MapFS{
		"deck.md": {Data: []byte(`---
title: Gulls
bibliography: sources.yaml
---

# Gulls

Of 1,240 gulls [@report, p. 1], 310 had lost their nest [@report, p. 2, ¶2].
It was “the worst storm” since 1987 [@report, pp. 2-3].
`)},
		"sources.yaml": {Data: []byte(`- id: report
  type: report
  title: Report
  citation-label: Report
  file: report.pdf
- id: letter
  type: report
  title: Letter
  citation-label: Letter
  file: letter.txt
`)},
	}
	texts = fstest.MapFS{
		"report.pdf": {Data: decktest.PDF(
			slices.Concat(decktest.Lines(60, 760, "Of 1,240 gulls that the warden counted in 2014 most were young."), decktest.Lines(60, 730, "It was the worst")),
			slices.Concat(decktest.Lines(60, 760, "storm since 1987, as everybody said who had been there."), decktest.Lines(60, 730, "Nobody had been warned of it."), decktest.Lines(60, 700, "Of the gulls 310 had lost their nest, and 86 their mate.")),
			decktest.Lines(60, 760, "The third page has 52 schools."),
			nil,
		)},
		"letter.txt": {Data: []byte("Dear Sir\n\nWe lost 7,777 lamps.")},
	}
	return deck, texts
}

// withLock adds the lock to a deck.
func withLock(t *testing.T, deck, texts fstest.MapFS) {
	t.Helper()
	lock, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: lock}
}

// linesOf are the findings of a check, one a line.
func linesOf(t *testing.T, deck, texts fs.FS) string {
	t.Helper()
	findings, err := Check(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range findings {
		lines = append(lines, f.String())
	}
	return strings.Join(lines, "\n")
}

func TestASourceInPDFIsCitedByPageAndParagraph(t *testing.T) {
	deck, texts := paged()
	damage(t, deck, "sources.yaml", "- id: letter\n  type: report\n  title: Letter\n  citation-label: Letter\n  file: letter.txt\n", "")
	withLock(t, deck, texts)
	lock := string(deck[LockFile].Data)
	for _, line := range []string{"\n  paragraphs: 5\n  pages: 4\n", "\nreport p. 1\n", "\nreport p. 2, ¶2\n", "\n  phrase: the worst storm\n"} {
		if !strings.Contains(lock, line) {
			t.Errorf("the lock has no %q:\n%s", line, lock)
		}
	}
	if got := linesOf(t, deck, texts); got != "" {
		t.Errorf("found %s", got)
	}
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, e := range d.Evidence {
		at = append(at, fmt.Sprintf("%s %v", e.Spot, e.Locked))
	}
	if got := strings.Join(at, "; "); got != "p. 1 true; p. 2 true; p. 2, ¶2 true; p. 3 true" {
		t.Errorf("evidence of %s", got)
	}
}

func TestAPageIsHeldAgainstItsSource(t *testing.T) {
	for name, test := range map[string]struct {
		right, wrong string
		found        string
		relock       bool
	}{
		"a figure of another page":    {"p. 1], 310", "p. 3], 310", "deck.md:8:4: 1,240 is not in report p. 3; ", true},
		"a figure of another passage": {"p. 2, ¶2", "p. 2, ¶1", "deck.md:8:33: 310 is not in report p. 2, ¶1; ", true},
		"a page that is not there":    {"p. 1], 310", "p. 9], 310", "report p. 9 is not there, for the text has 4 pages; correct the citation", false},
		"a page that is not locked":   {"p. 1], 310", "p. 3, ¶1], 310", "report p. 3, ¶1 is not in the lock; run exhibit lock", false},
	} {
		deck, texts := paged()
		withLock(t, deck, texts)
		damage(t, deck, "deck.md", test.right, test.wrong)
		if test.relock {
			withLock(t, deck, texts)
		}
		if got := linesOf(t, deck, nil); !strings.Contains(got, test.found) {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestALockSaysWhyAPageHasNoPassage(t *testing.T) {
	for name, test := range map[string][2]string{
		"a page beyond the end":      {"p. 9", "deck.md:8: report p. 9: the text has 4 pages; correct the citation"},
		"a paragraph beyond the end": {"p. 3, ¶4", "deck.md:8: report p. 3, ¶4: page 3 has 1 paragraphs; correct the citation"},
		"a page that was scanned":    {"p. 4", "deck.md:8: report p. 4: page 4 has no text"},
	} {
		deck, texts := paged()
		damage(t, deck, "deck.md", "p. 1], 310", test[0]+"], 310")
		if _, err := Lock(deck, pandoc.DeckFile, texts); err == nil || !strings.Contains(err.Error(), test[1]) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATextWithoutPagesIsNotCitedByThem(t *testing.T) {
	deck, texts := paged()
	damage(t, deck, "deck.md", "[@report, p. 1]", "[@letter, p. 1]")
	withLock(t, deck, texts)
	if got := linesOf(t, deck, nil); !strings.Contains(got, "@letter names no paragraph, so that nothing is checked against it, and letter.txt has no pages; write [@letter, ¶9]") {
		t.Errorf("found %s", got)
	}
}

func TestAFindingNamesPassagesOfAllSourceTexts(t *testing.T) {
	deck, texts := paged()
	withLock(t, deck, texts)
	damage(t, deck, "deck.md", "Of 1,240 gulls", "Of 7777 lamps")
	findings, err := Check(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		if f.Rule == "absent" {
			if len(f.Passages) != 1 || f.Passages[0].Cite != "[@letter, ¶2]" || f.Passages[0].Text != "7,777 lamps" {
				t.Errorf("%s: %v", f, f.Passages)
			}
			return
		}
	}
	t.Errorf("nothing is absent: %v", findings)
}

func TestAFigureIsFoundHoweverItIsWritten(t *testing.T) {
	_, texts := paged()
	for sought, want := range map[string]string{
		"1240":               "[@report, p. 1, ¶1]",
		"1.24 thousand":      "[@report, p. 1, ¶1]",
		"storm since":        "[@report, p. 1, ¶2]",
		"310 nest":           "[@report, p. 2, ¶2]",
		"310 and 86":         "[@report, p. 2, ¶2]",
		"310 schools":        "",
		"nest lost":          "",
		"Nobody, had BEEN ":  "[@report, p. 2, ¶1]",
		"1987":               "[@report, p. 1, ¶2]",
		"no such word at it": "",
	} {
		found, blank, err := PassagesOf(texts, "report.pdf", &slides.Source{File: "report.pdf", ID: "report"}, "", sought)
		if err != nil || !slices.Equal(blank, []int{4}) {
			t.Fatalf("%v, %v", blank, err)
		}
		var got []string
		for _, f := range found {
			got = append(got, f.Cite)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %v, want %s", sought, got, want)
		}
	}
}

func TestProgressCountsTheTexts(t *testing.T) {
	deck, texts := paged()
	damage(t, deck, "deck.md", "It was", "We lost 7,777 lamps [@letter, ¶2]. It was")
	var told []string
	if _, err := Lock(deck, pandoc.DeckFile, texts, func(read, of int, file string) { told = append(told, fmt.Sprint(read, of)) }); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(told, ", "); got != "1 2, 2 2" {
		t.Errorf("told %s", got)
	}
}
