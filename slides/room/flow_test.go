package room

import (
	"testing"

	"exhibit/slides"
)

func TestTextInABlockWithoutWidthHasAHeight(t *testing.T) {
	words := []slides.Node{{Kind: "p", Children: []slides.Node{{Text: "Words that are wider than nothing"}}}}
	for _, width := range []float64{-3, 0, 0.001} {
		if h := (&layout{}).blocks(words, width, style{em: bodyText}); h <= 0 || h > 1000 {
			t.Errorf("%g wide: %g high", width, h)
		}
	}
}
