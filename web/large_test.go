//go:build built

package web

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/app"
	"exhibit/slides"
	"exhibit/slides/briefing"
)

// largeDeck writes a deck of so many slides, some of them with a chart: like a long talk, with
// text, a table, notes and citations on each slide, and charts of all types that need no dispute.
func largeDeck(slideCount, chartCount int) fstest.MapFS {
	deck := fstest.MapFS{}
	var text, sources strings.Builder
	text.WriteString("---\npagetitle: A long talk about gulls\nlang: en\nbibliography: sources.yaml\n---\n\n")
	sources.WriteString("references:\n")
	for i := range 8 {
		fmt.Fprintf(&sources, "- {id: log%d, type: book, title: 'Logbook %d', issued: %d, annote: 'A logbook, kept by hand.'}\n", i, i, 2008+i)
	}
	types, charts := []string{"bar", "line", "scatter", "timeline", "revisions"}, 0
	for i := range slideCount {
		fmt.Fprintf(&text, "# Gulls were counted on day %d {#day-%d}\n\n", i+1, i+1)
		for k := range 4 {
			fmt.Fprintf(&text, "- On the pier stood %d gulls in the morning, and more of them in the evening [@log%d, ¶%d].\n", 17*i+k+2, (i+k)%8, i%40+1)
		}
		fmt.Fprintf(&text, "\n| Place | Gulls |\n|---|---|\n| Pier | %d |\n| Beach | %d |\n\n", i+2, 3*i+4)
		if charts < chartCount && i%(slideCount/chartCount) == 1 {
			kind := types[charts%len(types)]
			fmt.Fprintf(&text, "``` {.chart #chart-%d}\ntype: %s\ndata: gulls-%d.csv\ntitle: More gulls than the day before\nalt: A chart of gulls by day.\n```\n\n", charts, kind, charts)
			var data strings.Builder
			data.WriteString("series,label,lane,category,key,value,unit,date,precision,asserted_by,source,paragraph\n")
			for k := range 14 {
				fmt.Fprintf(&data, "%s,Count %d of chart %d,%s,%s,yes,%d,gulls,%d,year,The keeper,log%d,%d\n",
					[]string{"Pier", "Beach"}[k%2], k, charts, []string{"Land", "Sea"}[k%2], []string{"count", "guess"}[k/2%2], (i*k)%97+k, 1990+k+charts%7, k%8, k+1)
			}
			deck[fmt.Sprintf("data/gulls-%d.csv", charts)] = &fstest.MapFile{Data: []byte(data.String())}
			charts++
		}
		fmt.Fprintf(&text, "::: notes\nSay that the count of day %d was done twice, and by whom.\n:::\n\n", i+1)
	}
	deck["deck.md"] = &fstest.MapFile{Data: []byte(text.String())}
	deck["sources.yaml"] = &fstest.MapFile{Data: []byte(sources.String())}
	return deck
}

func readDeck(t testing.TB, folder fs.FS) *slides.Deck {
	t.Helper()
	deck, err := evidence.Read(folder, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return deck
}

func TestAPageOfALongDeckComesInOneRoundTrip(t *testing.T) {
	t.Parallel()
	deck := readDeck(t, largeDeck(200, 50))
	if len(deck.Slides) != 200 || len(deck.Figures) != 50 {
		t.Fatalf("the deck has %d slides and %d charts", len(deck.Slides), len(deck.Figures))
	}
	s := siteOf(t, deck)
	largest := 0
	for i := range 12 { // with each type of chart, and without one
		path := app.URL(deck.Slides[i].Slug)
		r := ask(s, "GET", path, "Accept-Encoding", "br")
		size := int(r.ContentLength)
		largest = max(largest, size)
		if r.StatusCode != 200 || size <= 0 || size > roundTrip {
			t.Errorf("%s: status %d, %d bytes of %d", path, r.StatusCode, size, roundTrip)
		}
	}
	t.Logf("the largest page has %d bytes", largest)
}

// BenchmarkFirstSlide is what a visitor waits for: the deck is read and its first slide made.
func BenchmarkFirstSlide(b *testing.B) {
	for name, folder := range benchmarkDecks() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := siteOf(b, readDeck(b, folder))
				if _, err := s.get(context.Background(), "/", ""); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkEverything is what a server does in idle time besides.
func BenchmarkEverything(b *testing.B) {
	for name, folder := range benchmarkDecks() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				allMade(b, siteOf(b, readDeck(b, folder)))
			}
		})
	}
}

func benchmarkDecks() map[string]fs.FS {
	return map[string]fs.FS{"the embedded deck": briefing.FS, "200 slides with 50 charts": largeDeck(200, 50)}
}
