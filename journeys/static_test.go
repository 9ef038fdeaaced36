//go:build browser

package journeys

import (
	"net/http"
	"strings"
	"testing"
)

// savesData is a script that makes a browser one whose reader saves data.
const savesData = `Object.defineProperty(navigator, 'connection', {value: {saveData: true, effectiveType: '4g'}})`

// isHeavy reports whether a path is of what a deck that is only read does without.
func isHeavy(path string) bool {
	return isWasm(path) || isCharts(path) || isDeck(path)
}

// TestADeckThatIsOnlyReadNeverRunsTheProgram walks the whole deck by keys, without the front
// end: where the address asks for that, and where the reader saves data.
func TestADeckThatIsOnlyReadNeverRunsTheProgram(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		setup
		query string
	}{
		"?static":       {query: "?static"},
		"saving data":   {setup: setup{before: savesData}},
		"on a phone":    {setup: setup{width: 390, height: 844, phone: true}, query: "?static"},
		"a slow line":   {setup: setup{before: strings.NewReplacer("true", "false", "4g", "slow-2g").Replace(savesData)}},
		"as known then": {query: "?known=2015-09-25&static"},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, test.setup)
			b.load("/" + test.query)
			b.until(`document.querySelector('html[data-state="static"]')`)
			stays := func(i int) {
				b.at(deck().Slides[i].Slug, 0)
				if got := ask[string](b, "location.search"); got != test.query {
					b.Fatalf("%s: the address ends in %q, want %q", deck().Slides[i].Slug, got, test.query)
				}
			}
			ask[any](b, "window.same = true")
			for i := range deck().Slides {
				if i > 0 {
					b.until(`document.querySelector('[data-slide]').dataset.slide === %q`, deck().Slides[i].Slug)
				}
				stays(i)
				if !b.sees(".headline") {
					b.Errorf("%s: no headline can be seen", deck().Slides[i].Slug)
				}
				hidden := ask[int](b, `[...document.querySelectorAll('figure')].filter((f) => ![...f.querySelectorAll('.still svg')].some(%s)).length`, visibleScript)
				if hidden > 0 {
					b.Errorf("%s: %d figures have no picture", deck().Slides[i].Slug, hidden)
				}
				for range ask[int](b, `innerWidth < 900 ? 0 : Math.max(0, ...[...document.querySelectorAll('.stage [data-step]')].map((el) => +el.dataset.step))`) + 1 {
					b.press("ArrowRight")
				}
			}
			b.press("Home")
			stays(0)
			b.press("3", "Enter")
			stays(2)
			b.press("End")
			stays(len(deck().Slides) - 1)
			ask[any](b, "history.back()")
			stays(2)
			if !ask[bool](b, "window.same === true") {
				b.Error("the page was loaded anew")
			}
			b.mu.Lock()
			defer b.mu.Unlock()
			for _, r := range b.requests {
				if isHeavy(strings.TrimPrefix(r, b.base)) {
					b.Errorf("it fetched %s", r)
				}
			}
		})
	}
}

func TestADeckThatIsOnlyReadHasItsTools(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.load("/s/" + charted() + "?static")
	b.until(`document.querySelector('html[data-state="static"]')`)
	b.press("o")
	b.until(`document.activeElement.matches('[aria-current]')`)
	b.press("Home", "Enter")
	b.arrives(stop{})
	if got := ask[string](b, "location.search"); got != "?static" {
		b.Errorf("after the overview the address ends in %q", got)
	}
	b.click(".known summary")
	b.until(`document.querySelector('.known-panel')`)
	b.click(".known a[href*='?known=']")
	b.until(`document.querySelector('.kicker') && document.querySelector('html[data-state="static"]')`)
	if got := ask[string](b, "location.search"); !strings.Contains(got, "known=") || !strings.Contains(got, "static") {
		b.Errorf("on another day the address ends in %q", got)
	}
	b.press("b")
	b.until(`document.querySelector('#screen')`)
	b.press("b")
	b.until(`!document.querySelector('#screen')`)
}

// TestEarlyKeysKeepTheDownload holds the program back, turns pages and sees that it was asked
// for once.
func TestEarlyKeysKeepTheDownload(t *testing.T) {
	t.Parallel()
	b, g := early(t, setup{}, "/")
	ask[any](b, "window.same = true")
	for i := range 3 {
		for range deck().Slides[i].Steps + 1 {
			b.press("ArrowRight")
		}
		b.arrives(stop{slide: i + 1})
	}
	g.release()
	b.ready()
	b.arrives(stop{slide: 3})
	if !ask[bool](b, "window.same === true") {
		b.Error("the page was loaded anew")
	}
	ask[any](b, "history.back()")
	b.at(deck().Slides[2].Slug, deck().Slides[2].Steps)
	b.mu.Lock()
	defer b.mu.Unlock()
	asked := 0
	for _, r := range b.requests {
		if isWasm(strings.TrimPrefix(r, b.base)) {
			asked++
		}
	}
	if asked != 1 {
		b.Errorf("the program was asked for %d times", asked)
	}
}

// TestFastKeysBeforeTheProgramAllCount presses keys while the next page is still coming.
func TestFastKeysBeforeTheProgramAllCount(t *testing.T) {
	t.Parallel()
	slow := newGate(func(path string) bool { // the page of the fourth may bring the fifth
		return path == "/s/"+deck().Slides[4].Slug || path == "/s/"+deck().Slides[5].Slug
	})
	program := newGate(isWasm)
	b := open(t, setup{width: 390, height: 844, phone: true, wrap: func(h http.Handler) http.Handler { return program.wrap(slow.wrap(h)) }})
	b.load("/s/" + deck().Slides[3].Slug)
	b.until(`document.documentElement.dataset.state`)
	b.press("ArrowRight", "ArrowRight", "ArrowRight")
	slow.release()
	b.at(deck().Slides[6].Slug, 0)
	program.release()
	b.ready()
	b.at(deck().Slides[6].Slug, 0)
}
