package evidence

import (
	"fmt"
	"testing"
	"testing/fstest"

	"exhibit/slides/decktest"
	"exhibit/slides/pandoc"
)

// locked puts a lock into a deck, if one can be made.
func locked(deck fstest.MapFS) fstest.MapFS {
	if lock, err := Lock(deck, pandoc.DeckFile, decktest.LongSources()); err == nil {
		deck[LockFile] = &fstest.MapFile{Data: lock}
	}
	return deck
}

// BenchmarkLongDecks reads and checks decks that are long in one way, and twice as long. What takes more
// than twice the time for the second is out of proportion.
func BenchmarkLongDecks(b *testing.B) {
	for _, long := range decktest.LongDecks {
		for _, size := range []int{long.Size, 2 * long.Size} {
			b.Run(fmt.Sprintf("%s/%d", long.Name, size), func(b *testing.B) {
				deck := locked(long.Make(size))
				b.Run("check", func(b *testing.B) {
					for b.Loop() {
						Check(deck, pandoc.DeckFile, nil)
					}
				})
				b.Run("read", func(b *testing.B) {
					for b.Loop() {
						Read(deck, pandoc.DeckFile)
					}
				})
			})
		}
	}
}

// BenchmarkLongParts checks decks of one text again and again.
func BenchmarkLongParts(b *testing.B) {
	for _, part := range decktest.LongParts {
		for _, size := range []int{64 << 10, 128 << 10} {
			deck := decktest.OfPart(part, size)
			b.Run(fmt.Sprintf("%q/%d", part, size), func(b *testing.B) {
				for b.Loop() {
					Check(deck, pandoc.DeckFile, nil)
				}
			})
		}
	}
}
