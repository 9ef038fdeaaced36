//go:build built

package web

import (
	"context"
	"io/fs"
	"testing"

	"exhibit/slides/decktest"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/app"
	"exhibit/slides"
	"exhibit/slides/briefing"
)

// largeDeck is a long talk, see [decktest.Talk].
var largeDeck = decktest.Talk

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
