//go:build browser

package journeys

import (
	"fmt"
	"testing"
)

func TestLettersWorkOnEveryKeyboardOnSlides(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	for name, key := range map[string]struct{ key, code string }{
		"Caps Lock": {"O", "KeyO"}, "Russian": {"щ", "KeyO"}, "Greek": {"ο", "KeyO"}, "Hebrew": {"ם", "KeyO"}, "an input method": {"Process", "KeyO"},
	} {
		ask[any](b, `dispatchEvent(new KeyboardEvent('keydown', {key: %q, code: %q, bubbles: true, cancelable: true}))`, key.key, key.code)
		if !b.soon("document.querySelector('dialog[open]')?.dataset.open === 'overview'") {
			t.Errorf("%s: %s does not open the overview", name, key.key)
			continue
		}
		b.press("Escape")
		b.until("!document.querySelector('dialog[open]')")
	}
	if ask[bool](b, `!dispatchEvent(new KeyboardEvent('keydown', {key: 'r', code: 'KeyO', bubbles: true, cancelable: true}))`) {
		t.Error("a Latin letter means its place: r opens the overview on a Dvorak keyboard")
	}
}

// TestEveryMoveKeyWorksBeforeTheNavigatorHasCome presses each key of the table that moves while
// nothing but the page is there.
func TestEveryMoveKeyWorksBeforeTheNavigatorHasCome(t *testing.T) {
	t.Parallel()
	last := len(deck().Slides) - 1
	at := carries()
	for key, want := range map[string]stop{
		"ArrowRight": {slide: at + 1}, "ArrowDown": {slide: at + 1}, "PageDown": {slide: at + 1}, " ": {slide: at + 1}, "Enter": {slide: at + 1},
		"ArrowLeft": {at - 1, deck().Slides[at-1].Steps}, "ArrowUp": {at - 1, deck().Slides[at-1].Steps}, "PageUp": {at - 1, deck().Slides[at-1].Steps},
		"Backspace": {at - 1, deck().Slides[at-1].Steps}, "Shift+ ": {at - 1, deck().Slides[at-1].Steps},
		"Home": {}, "End": {slide: last},
	} {
		g := newGate(isMain)
		b := open(t, setup{wrap: g.wrap})
		b.load("/s/" + deck().Slides[at].Slug)
		b.press(key)
		if b.place().State != "" {
			t.Fatal("the navigator was not held back")
		}
		g.release()
		b.until("/loading|ready/.test(document.documentElement.dataset.state)")
		b.arrives(want)
	}
}

// TestTheBarFollowsInATranslatedPage wraps every text as a browser's translation does.
func TestTheBarFollowsInATranslatedPage(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	const translate = `(() => {
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), all = [];
		while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest('script, noscript, svg')) all.push(texts.currentNode);
		for (const text of all) {
			const outer = document.createElement('font'), inner = document.createElement('font');
			inner.textContent = '«' + text.data + '»';
			outer.append(inner);
			text.replaceWith(outer);
		}
	})()`
	for n := 2; n < 6; n++ {
		ask[any](b, translate)
		b.press("9", "Escape")
		b.press("PageDown")
		for range deck().Slides[n-1].Steps {
			b.press("PageDown")
		}
		b.at(deck().Slides[n].Slug, 0)
		b.until("document.querySelector('.bar-count').textContent === %q", countOf(n))
		b.until("document.querySelector('[data-turn=next]').pathname === %q", "/s/"+deck().Slides[n+1].Slug)
	}
}

// TestThereIsOneDeckWhateverStandsFirstInThePage puts an element first into body while the page
// loads, as extensions do.
func TestThereIsOneDeckWhateverStandsFirstInThePage(t *testing.T) {
	t.Parallel()
	const first = `const first = () => document.body.insertBefore(Object.assign(document.createElement('div'), {id: 'extension', textContent: 'An extension'}), document.body.firstChild);`
	once := func(when string) string {
		return first + `new MutationObserver((_, o) => {
			if (!document.body || !(` + when + `)) return;
			o.disconnect();
			first();
		}).observe(document, {childList: true, subtree: true, attributes: true})`
	}
	for when, before := range map[string]string{
		"a body":                       once("document.body"),
		"a slide":                      once("document.querySelector('main.stage')"),
		"a state":                      once("document.documentElement.dataset.state"),
		"the program, which then runs": first + `const run = WebAssembly.instantiateStreaming; WebAssembly.instantiateStreaming = async (...all) => { const made = await run.apply(WebAssembly, all); first(); return made; };`,
	} {
		b := open(t, setup{before: before})
		b.start("/s/" + slideOf(deck().Figures[0].ID).Slug)
		b.live()
		b.until("document.getElementById('extension')")
		if n := ask[[]int](b, "['[data-slide]', 'main.stage', '.bar', '#slide', 'h1'].map((s) => document.querySelectorAll(s).length)"); len(n) != 5 || n[0] != 1 || n[1] != 1 || n[2] != 1 || n[3] != 1 || n[4] != 1 {
			t.Errorf("put in once there is %s: slides, stages, bars, #slide and h1 are %v", when, n)
		}
		_, i := deck().Slide(slideOf(deck().Figures[0].ID).Slug)
		b.press(forward(i, "PageDown")...)
		b.until("document.querySelector('[data-slide]').dataset.slide !== %q", slideOf(deck().Figures[0].ID).Slug)
	}
}

// countOf is what the bar says on the slide with an index.
func countOf(i int) string { return fmt.Sprintf("%d / %d", i+1, len(deck().Slides)) }
