//go:build browser

package journeys

import (
	"testing"

	"exhibit/web"
)

// countTransitions counts the view transitions that a page begins.
const countTransitions = `window.transitions = 0; const begin = Document.prototype.startViewTransition;
	Document.prototype.startViewTransition = function (...args) { transitions++; return begin.apply(this, args); };`

// moving is the embedded deck with transitions of a kind.
func moving(t testing.TB, kind string) *web.Site {
	t.Helper()
	d := *deck()
	d.Transition = kind
	site, err := web.New(&d)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// TestSlidesCutUnlessTheDeckAsksForTransitions holds that a deck that asks for transitions shows one
// from slide to slide, by whatever way, with the program and without it; and that there is none
// between steps, for a reader who wants less motion, and in a deck that does not ask.
func TestSlidesCutUnlessTheDeckAsksForTransitions(t *testing.T) {
	t.Parallel()
	i := withSteps()
	moves := []struct {
		name string
		move func(b *tab)
		to   stop
	}{
		{"a key", func(b *tab) { b.press("PageUp") }, stop{i - 1, deck().Slides[i-1].Steps}},
		{"back", func(b *tab) { ask[any](b, "history.back()") }, stop{slide: i}},
		{"forward", func(b *tab) { ask[any](b, "history.forward()") }, stop{i - 1, deck().Slides[i-1].Steps}},
		{"a number", func(b *tab) { b.press("0", "Enter") }, stop{}},
		{"a link", func(b *tab) { ask[any](b, "document.querySelector('[data-turn=next]').click()") }, stop{0, 1}.orNext()},
		{"End", func(b *tab) { b.press("End") }, stop{slide: len(deck().Slides) - 1}},
	}
	for _, c := range []struct {
		kind, state, motion string
		smooth              bool
	}{
		{"fade", "ready", "no-preference", true},
		{"slide", "static", "no-preference", true},
		{"fade", "ready", "reduce", false},
		{"slide", "static", "reduce", false},
		{"", "ready", "no-preference", false},
	} {
		t.Run(c.kind+", "+c.state+", "+c.motion, func(t *testing.T) {
			path := "/s/" + deck().Slides[i].Slug
			if c.state == "static" {
				path += "?static"
			}
			b := open(t, setup{before: countTransitions, site: moving(t, c.kind)})
			b.motion(c.motion)
			b.load(path)
			b.until(`document.documentElement.dataset.state === %q`, c.state)
			want, at := 0, stop{slide: i}
			for _, m := range moves {
				m.move(b)
				b.turnsTo(m.to)
				b.until(transitionOver)
				if c.smooth && m.to.slide != at.slide {
					want++
				}
				at = m.to
				if n := ask[int](b, "transitions"); n != want {
					t.Errorf("%d transitions after %s, want %d", n, m.name, want)
					want = n
				}
			}
		})
	}
}

// TestNoKeyIsLostInATransition presses keys in one task, so that all but the first come before the
// browser has begun the transition of the first.
func TestNoKeyIsLostInATransition(t *testing.T) {
	t.Parallel()
	b := open(t, setup{site: moving(t, "slide")})
	b.start("/")
	const press = `for (const key of %s) dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}))`
	ask[any](b, press, `['PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageDown', 'PageDown']`)
	b.turnsTo(stops()[6])
	b.until(transitionOver)
	ask[any](b, press, `['End', 'PageUp', 'Home', '3', 'Enter', 'e']`)
	b.settles(stop{slide: 2}, false)
	b.until(`document.querySelector('article[data-slide="%s"] .evidence[open] :focus')`, deck().Slides[2].Slug)
	// A command that follows the only move of a task is for the slide that the move leads to.
	b.press("Escape")
	b.until(transitionOver)
	ask[any](b, press, `['4', 'Enter', 'e']`)
	b.settles(stop{slide: 3}, false)
	b.until(`document.querySelector('article[data-slide="%s"] .evidence[open] :focus')`, deck().Slides[3].Slug)
}
