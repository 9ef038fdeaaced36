package pandoc

import (
	"fmt"
	"testing"

	"exhibit/slides/decktest"
)

// BenchmarkLongDecks reads decks that are long in one way, and twice as long. What takes more than twice
// the time for the second is out of proportion.
func BenchmarkLongDecks(b *testing.B) {
	for _, long := range decktest.LongDecks {
		for _, size := range []int{long.Size, 2 * long.Size} {
			deck := long.Make(size)
			b.Run(fmt.Sprintf("%s/%d", long.Name, size), func(b *testing.B) {
				for b.Loop() {
					Parse(deck, DeckFile)
				}
			})
		}
	}
}

// BenchmarkLongParts reads decks of one text again and again.
func BenchmarkLongParts(b *testing.B) {
	for _, part := range decktest.LongParts {
		for _, size := range []int{64 << 10, 128 << 10} {
			deck := decktest.OfPart(part, size)
			b.Run(fmt.Sprintf("%q/%d", part, size), func(b *testing.B) {
				for b.Loop() {
					Parse(deck, DeckFile)
				}
			})
		}
	}
}
