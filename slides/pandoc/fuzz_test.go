package pandoc

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/decktest"
)

func TestHTMLOfDecksIsWithinTheAllowList(t *testing.T) {
	for _, dir := range []string{"testdata/every", "testdata/least", "testdata/contested"} {
		d, err := read(os.DirFS(dir), DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		decktest.CheckHTML(t, d)
	}
}

// FuzzLocator checks that the locator of a citation reads as the same passages.
func FuzzLocator(f *testing.F) {
	for _, s := range []string{"9", "16, 70", "23-25", "23–25, 30", "9, item 2", "9,", "25-23", "1-9999", "9, 9", "0", "¶9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		paragraphs, locator, err := parseLocator(s)
		if err != nil {
			return
		}
		again, same, err := parseLocator(strings.TrimPrefix(locator, "¶"))
		if err != nil || same != locator || !slices.Equal(again, paragraphs) {
			t.Errorf("%q: %v, %q; read again %v, %q, %v", s, paragraphs, locator, again, same, err)
		}
		for i, p := range paragraphs {
			if p < 1 || p > maxParagraph || slices.Contains(paragraphs[:i], p) {
				t.Errorf("%q: %v", s, paragraphs)
			}
		}
		newCitation("@a, ¶" + s)
	})
}

// contestedSeed is a deck with conflicts.
var contestedSeed = errorTest{
	body: "# Four [x](#s) {#s}\n\nFour *points* 4&percnt; \\4 [@chen-lim, ¶9].\n\n# D {#d}\n\n" + disagreement[len("# S {#s}\n\n"):],
	file: pointsWith("How many?,Four & more,differ,Agency,chen-lim,9,\nHow many?,\"<b>\",differ,Other,cfr-knake,9,\n"),
}

// FuzzRead checks that no deck makes Read panic, and that its HTML is safe in a page. It also
// checks the HTML of decks with errors, which Read does not return.
func FuzzRead(f *testing.F) {
	content := func(name string) string {
		b, err := os.ReadFile("testdata/every/" + name)
		if err != nil {
			f.Fatal(err)
		}
		return string(b)
	}
	f.Add(content("deck.md"), content("sources.yaml"), content("data/estimates.csv"))
	for _, test := range errorTests {
		f.Add(test.deck(), test.sources(), test.data())
	}
	f.Add(contestedSeed.deck(), contestedSeed.sources(), contestedSeed.data())
	f.Fuzz(func(t *testing.T, deck, sources, data string) {
		files := fstest.MapFS{
			"deck.md":            {Data: []byte(deck)},
			"sources.yaml":       {Data: []byte(sources)},
			"data/estimates.csv": {Data: []byte(data)},
			"data/steps.csv":     {Data: []byte(data)},
			"data/folder.csv":    {Mode: fs.ModeDir | 0o755},
		}
		r := Parse(files, DeckFile)
		for _, err := range append(r.Errors, r.Warnings...) {
			if err.File == "" || err.Line < 0 || err.Line > 2+strings.Count(deck+sources+data, "\n")+strings.Count(deck+sources+data, "\r") || strings.Contains(err.Msg, "%!") {
				t.Errorf("error %+v", err)
			}
		}
		decktest.CheckHTML(t, r.Deck)
		for _, day := range []slides.Date{"", "2010", "2015-09-25", "2016-03-28"} {
			known := r.Deck.AsKnown(day)
			decktest.CheckHTML(t, known)
		}
	})
}
