package evidence

import (
	"testing"

	"exhibit/slides/decktest"
	"exhibit/slides/pandoc"
)

// BenchmarkCheckOf200Slides checks a deck of 200 slides as people write them, with its lock. Half of it is reading the deck.
func BenchmarkCheckOf200Slides(b *testing.B) {
	for _, long := range decktest.LongDecks {
		if long.Name != "slides" {
			continue
		}
		deck := locked(long.Make(200))
		for b.Loop() {
			if _, err := Check(deck, pandoc.DeckFile, nil); err != nil {
				b.Fatal(err)
			}
		}
	}
}
