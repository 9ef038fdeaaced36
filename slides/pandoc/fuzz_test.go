package pandoc

import (
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

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
		spots, locator, err := parseLocator(s, 0)
		if err != nil {
			return
		}
		again, same, err := parseLocator(strings.TrimPrefix(locator, "¶"), 0)
		if err != nil || same != locator || !slices.Equal(again, spots) {
			t.Errorf("%q: %v, %q; read again %v, %q, %v", s, spots, locator, again, same, err)
		}
		for i, p := range spots {
			if p.Paragraph < 1 || p.Paragraph > maxParagraph || p.Page != 0 || slices.Contains(spots[:i], p) {
				t.Errorf("%q: %v", s, spots)
			}
		}
	})
}

// FuzzPlace checks that the place in a source is the beginning of the text behind its key, and that it
// is shown on one line.
func FuzzPlace(f *testing.F) {
	for _, s := range []string{", p. 4", " 33-35 and *so*", "{pp. iv, (xv)-(xvii)} x", ", ¶9, item 2, and more", ", ¶¶ 3-\n5", ", *p. 3* x", ", \\[4\\], sub verbo xi", "{}, 99 years", ", {a[b]{c}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		spots, locator, size, problem := locate("key", s)
		if size < 0 || size > len(s) || utf8.ValidString(s) && !utf8.ValidString(s[:size]) {
			t.Fatalf("%q: %d bytes", s, size)
		}
		if strings.ContainsAny(locator, "\n\t") && problem == "" || len(spots) > 0 && !strings.HasPrefix(locator, "¶") && !strings.HasPrefix(locator, "p") {
			t.Errorf("%q: %v, %q", s, spots, locator)
		}
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
	tables, err := os.ReadFile("testdata/tables/deck.md")
	if err != nil {
		f.Fatal(err)
	}
	for slide := range strings.SplitSeq(string(tables), "\n# ") {
		f.Add(frontMatter+"# "+slide, twoSources, oneRecord)
	}
	f.Add(contestedSeed.deck(), contestedSeed.sources(), contestedSeed.data())
	f.Add("---\nbibliography: [sources.yaml, none.bib]\nreferences: [{id: doe, title: X}]\nnocite: '@*, @two'\n---\n\n# @doe [p. 4; see *@two*] saw\n\n"+
		"[see @doe, {pp. 3-5} and `x]`; [-@two] @{three}] -@edited [a [b] @doe] @nobody [¶3, 4] [@doe](#s) [@r1]{.own} @r2\n[¶3,\n4]\n\n::: {#refs}\n:::\n", citedSources, oneRecord)
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
			if err.File == "" || err.Line < 0 || err.Line > 2+strings.Count(deck+sources+data, "\n")+strings.Count(deck+sources+data, "\r") || strings.Contains(err.Text, "%!") {
				t.Errorf("error %+v", err)
			}
		}
		r.Draft(r.Errors)
		for _, s := range r.Deck.Slides {
			for _, id := range s.Figures() {
				if r.Deck.Figure(id) == nil {
					t.Errorf("slide %s shows figure %q, which the draft has not", s.Slug, id)
				}
			}
		}
		decktest.CheckHTML(t, r.Deck)
		for _, day := range []slides.Date{"", "2010", "2015-09-25", "2016-03-28"} {
			known := r.Deck.AsKnown(day)
			decktest.CheckHTML(t, known)
		}
	})
}

// tablePieces are what tables and what looks like them are made of.
var tablePieces = []string{"\n", "\n\n", " ", "  ", "    ", "q", "q  q", "-", "--", "---", "-- --", "+", "+--+--+", "+==+==+", "|", "| q| q|", "|q", ":-", "> ", "- ", "\t", "水", "\n-- --\n", "\n+-+-+\n", "*", "`a`", "1. ", "\n---\n", "é"}

// FuzzTables checks that no letter is lost or shown twice in what looks like tables, and that all that is
// shown stands where it is said to stand.
func FuzzTables(f *testing.F) {
	f.Add([]byte{5, 3, 5, 22, 5, 3, 5, 0})
	f.Add([]byte{10, 0, 6, 0, 6, 0, 10, 0})
	f.Add([]byte{12, 0, 15, 0, 13, 0, 15, 0, 12, 0})
	f.Add([]byte{18, 10, 0, 18, 6, 1, 18, 6, 0, 18, 10, 0})
	f.Fuzz(func(t *testing.T, pieces []byte) {
		var body strings.Builder
		for _, p := range pieces[:min(len(pieces), 200)] {
			body.WriteString(tablePieces[int(p)%len(tablePieces)])
		}
		deck := errorTest{body: "# S {#s}\n\n" + body.String() + "\n"}
		r := Parse(deck.fs(), DeckFile)
		if len(r.Errors) > 0 {
			return
		}
		decktest.CheckHTML(t, r.Deck)
		shown := 0
		count := func(nodes []slides.Node) {
			slides.Walk(nodes, func(n *slides.Node) bool {
				shown += strings.Count(n.Text, "q")
				if n.Pos < 0 || n.Pos > len(deck.deck()) {
					t.Errorf("%q at %d", n.Text, n.Pos)
				}
				return true
			})
		}
		for _, s := range r.Deck.Slides {
			count(s.Headline)
			for _, b := range s.Blocks {
				count(b.Text)
			}
		}
		dropped := slices.ContainsFunc(r.Warnings, func(e *Error) bool { return strings.Contains(e.Text, "the table's head has") })
		if want := strings.Count(body.String(), "q"); shown != want && !dropped {
			t.Errorf("%q: %d of %d letters shown: %s", body.String(), shown, want, described(r))
		}
	})
}
