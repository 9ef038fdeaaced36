//go:build browser

package journeys

import "testing"

// Browser extensions put elements of their own into a page: before and behind what it has.
func TestWhatAnExtensionAddsMovesNothingOnAProjector(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + slideOf(deck().Figures[0].ID).Slug)
	b.live()
	const boxes = `JSON.stringify(['.stage', '.slide', '.bar'].map((s) => document.querySelector(s).getBoundingClientRect()))`
	before := ask[string](b, boxes)
	ask[any](b, `for (const where of ['prepend', 'append']) {
		const other = document.createElement('div');
		other.style.height = '300px';
		other.textContent = 'An extension';
		document.body[where](other);
	}`)
	if after := ask[string](b, boxes); after != before {
		t.Errorf("slide and bar were at %s and are at %s", before, after)
	}
	if scroll := ask[float64](b, "document.documentElement.scrollHeight - innerHeight"); scroll > 0 {
		t.Errorf("the page scrolls by %v px", scroll)
	}
}
