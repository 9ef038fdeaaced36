//go:build browser

package journeys

import (
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
)

// withSteps is the index of the first slide after the opening one that comes in steps.
func withSteps() int {
	for i, s := range deck().Slides {
		if i > 0 && s.Steps > 0 && i < len(deck().Slides)-1 {
			return i
		}
	}
	panic("the deck has no slide with steps")
}

// early opens a path in a page whose program is held back.
func early(t *testing.T, s setup, path string) (*tab, *gate) {
	t.Helper()
	g, own := newGate(isWasm), s.wrap
	s.wrap = func(next http.Handler) http.Handler {
		if own != nil {
			next = own(next)
		}
		return g.wrap(next)
	}
	b := open(t, s)
	b.load(path)
	b.until(`document.querySelector('html[data-state="loading"]')`)
	return b, g
}

func TestBeforeTheProgramRunsKeysShowStepsAndTurnPages(t *testing.T) {
	i := withSteps()
	b, g := early(t, setup{}, "/s/"+deck().Slides[i].Slug)
	for step := range deck().Slides[i].Steps {
		b.press("ArrowRight")
		b.arrives(stop{i, step + 1})
	}
	b.press("ArrowRight")
	b.arrives(stop{slide: i + 1})
	if p := b.place(); p.State == "ready" {
		t.Fatal("the program was not held back")
	}
	b.until(`document.querySelector('html[data-state="loading"]')`)
	// Backwards a slide shows all its steps, as it does later.
	b.press("ArrowLeft")
	b.arrives(stop{i, deck().Slides[i].Steps})
	b.press("PageUp")
	b.arrives(stop{i, deck().Slides[i].Steps - 1})
	b.press(" ")
	b.arrives(stop{i, deck().Slides[i].Steps})
	g.release()
	b.ready()
	b.arrives(stop{i, deck().Slides[i].Steps})
	b.press("ArrowRight")
	b.turnsTo(stop{slide: i + 1})
}

func TestKeysBeforeTheNavigatorArePlayedOnceItIsThere(t *testing.T) {
	isMain := func(path string) bool { return strings.HasPrefix(path, "/assets/main.") }
	g := newGate(isMain)
	b := open(t, setup{wrap: g.wrap})
	i := unstepped()
	b.load("/s/" + deck().Slides[i].Slug)
	b.press("PageDown", "ArrowRight", "ArrowLeft")
	if b.place().State != "" {
		t.Fatal("the navigator was not held back")
	}
	g.release()
	b.ready()
	b.arrives(stop{slide: i + 1})

	// Where it does not come, the browser has its keys.
	b = open(t, setup{wrap: failing(isMain), provokes: []string{"main."}})
	b.load("/s/" + deck().Slides[2].Slug)
	const kept = `!dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', cancelable: true}))`
	b.until("!(" + kept + ")")
}

func TestTheNextSlideIsAskedForOnceAndBeforeTheNavigatorIsThere(t *testing.T) {
	g := newGate(func(path string) bool { return strings.HasPrefix(path, "/assets/main.") })
	var asked atomic.Int32
	i := carries()
	next := "/s/" + deck().Slides[i+1].Slug
	b := open(t, setup{wrap: func(site http.Handler) http.Handler {
		return g.wrap(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == next {
				asked.Add(1)
			}
			alone(site).ServeHTTP(w, r)
		}))
	}})
	b.load("/s/" + deck().Slides[i].Slug + "?static")
	b.until(`performance.getEntriesByType('resource').some((e) => new URL(e.name).pathname === %q)`, next)
	g.release()
	b.until(`document.documentElement.dataset.state === 'static'`)
	b.press("ArrowRight")
	b.arrives(stop{slide: i + 1})
	if n := asked.Load(); n != 1 {
		t.Errorf("the next slide's page was asked for %d times", n)
	}
}

// carries is the index of the first slide whose page brings the next slide along. Neither of the
// two has steps.
func carries() int {
	for i, s := range deck().Slides[:len(deck().Slides)-1] {
		if s.Steps > 0 || deck().Slides[i+1].Steps > 0 {
			continue
		}
		if brings(i) {
			return i
		}
	}
	panic("the deck has no such slide")
}

// brings reports whether the page of a slide brings the next one along.
func brings(i int) bool {
	site, err := site()
	if err != nil {
		panic(err)
	}
	r := httptest.NewRecorder()
	site.ServeHTTP(r, httptest.NewRequest("GET", "/s/"+deck().Slides[i].Slug, nil))
	return strings.Contains(r.Body.String(), "data-next=")
}

// cutShort serves pages that end in the middle of the slide that they bring along.
func cutShort(site http.Handler) http.Handler {
	return rewritten(site, func(page string) string {
		if at := strings.Index(page, "data-next="); at >= 0 {
			page = page[:(at+len(page))/2]
		}
		return page
	})
}

// alone serves pages without the slide that they bring along.
func alone(site http.Handler) http.Handler {
	carried := regexp.MustCompile(`(?s)<script type="text/html" data-next=.*?</script>| data-carries`)
	return rewritten(site, func(page string) string { return carried.ReplaceAllString(page, "") })
}

// rewritten serves the pages of slides as edit makes them.
func rewritten(site http.Handler, edit func(page string) string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.HasPrefix(r.URL.Path, "/s/") {
			site.ServeHTTP(w, r)
			return
		}
		whole := httptest.NewRecorder()
		r.Header.Del("Accept-Encoding")
		site.ServeHTTP(whole, r)
		whole.Header().Del("Content-Length")
		maps.Copy(w.Header(), whole.Header())
		io.WriteString(w, edit(whole.Body.String()))
	})
}

func TestASlideThatCameHalfIsFetchedAnew(t *testing.T) {
	i := carries()
	g := newGate(func(path string) bool { return strings.HasPrefix(path, "/assets/main.") })
	b := open(t, setup{wrap: func(site http.Handler) http.Handler { return g.wrap(cutShort(site)) }})
	b.load("/s/" + deck().Slides[i].Slug)
	b.press("ArrowRight")
	b.at(deck().Slides[i].Slug, 0)
	g.release()
	b.ready()
	b.arrives(stop{slide: i + 1})
}

func TestBackLeadsBackWhereTheFirstKeyHasTurnedThePageAndNothingMoreComes(t *testing.T) {
	i := carries()
	g := newGate(func(path string) bool { return strings.HasPrefix(path, "/assets/main.") })
	b := open(t, setup{wrap: func(site http.Handler) http.Handler {
		return g.wrap(failing(func(path string) bool { return strings.HasPrefix(path, "/assets/main.") })(site))
	}, provokes: []string{"main."}})
	b.load("/s/" + deck().Slides[i].Slug)
	b.press("ArrowRight")
	b.at(deck().Slides[i+1].Slug, 0)
	g.release()
	b.until(`onpopstate !== null`)
	ask[any](b, `history.back()`)
	b.at(deck().Slides[i].Slug, 0)
}

func TestTheFirstKeyTurnsToTheSlideThatThePageBringsBeforeAnythingElseHasCome(t *testing.T) {
	i := carries()
	for name, leads := range map[string]struct {
		path string
		act  func(b *tab) // before the navigator comes
		to   int          // where the reader is then
	}{
		"and there it stays": {"/s/" + deck().Slides[i].Slug, func(b *tab) {}, i + 1},
		"and on":             {"/s/" + deck().Slides[i].Slug, func(b *tab) { b.press("ArrowRight") }, i + 2},
		"and back by key":    {"/s/" + deck().Slides[i].Slug, func(b *tab) { b.press("PageUp") }, i},
		"and back by the browser": {"/s/" + deck().Slides[i].Slug, func(b *tab) {
			ask[any](b, `history.back()`)
			b.until(`location.pathname.endsWith(%q)`, deck().Slides[i].Slug)
		}, i},
		"without the program":        {"/s/" + deck().Slides[i].Slug + "?static", func(b *tab) {}, i + 1},
		"and on without the program": {"/s/" + deck().Slides[i].Slug + "?static", func(b *tab) { b.press("ArrowRight") }, i + 2},
	} {
		t.Run(name, func(t *testing.T) {
			g := newGate(func(path string) bool { return strings.HasPrefix(path, "/assets/main.") })
			b := open(t, setup{wrap: g.wrap})
			b.load(leads.path)
			b.press("ArrowRight")
			b.at(deck().Slides[i+1].Slug, 0)
			if p := b.place(); p.State != "" || p.Title != deck().Slides[i+1].Title+" · "+deck().Title {
				t.Fatalf("the page is at %+v", p)
			}
			leads.act(b)
			g.release()
			if strings.Contains(leads.path, "static") {
				b.until(`document.documentElement.dataset.state === 'static'`)
			} else {
				b.ready()
			}
			b.arrives(stop{slide: leads.to})
			if n := ask[int](b, `performance.getEntriesByType('resource').filter((e) => new URL(e.name).pathname === %q).length`, "/s/"+deck().Slides[i+1].Slug); n != 0 {
				t.Errorf("the slide that was there was asked for %d times", n)
			}
		})
	}
}

func TestMovesThatTheTakeoverFindsWaitingAreMadeInTheirOrder(t *testing.T) {
	at := 1
	for deck().Slides[at].Steps == 0 {
		at++
	}
	steps := deck().Slides[at].Steps
	held := newGate(func(path string) bool { return path == "/s/"+deck().Slides[at+1].Slug })
	b, g := early(t, setup{wrap: func(site http.Handler) http.Handler { return held.wrap(alone(site)) }}, "/s/"+deck().Slides[at-1].Slug+"#step=9")
	b.until(`performance.getEntriesByType('resource').some((e) => e.name.endsWith('/deck.json'))`) // once the next page has come
	b.press("ArrowRight")
	b.arrives(stop{slide: at})
	for range steps {
		b.press("ArrowRight")
	}
	b.arrives(stop{at, steps})
	b.press("ArrowRight", "ArrowLeft") // to a page that is held back, and back
	b.press("ArrowLeft")
	g.release()
	b.ready()
	b.arrives(stop{at, steps - 1})
	held.release()
}

func TestBeforeTheProgramRunsASwipeAndALinkTurnPages(t *testing.T) {
	b, g := early(t, setup{width: 390, height: 844, phone: true}, "/s/"+deck().Slides[2].Slug)
	_, y := b.middle(".headline")
	b.swipe(330, y, 60, y)
	b.arrives(stop{slide: 3})
	b.click("a[rel=next]")
	b.arrives(stop{slide: 4})
	g.release()
	b.ready()
	b.arrives(stop{slide: 4})
}

func TestTakeoverKeepsStepScrollFocusAndOpenDetails(t *testing.T) {
	t.Run("steps", func(t *testing.T) {
		i := withSteps()
		b, g := early(t, setup{}, "/s/"+deck().Slides[i].Slug)
		b.press("ArrowRight")
		b.arrives(stop{i, 1})
		g.release()
		b.ready()
		b.arrives(stop{i, 1})
		b.press("ArrowLeft")
		b.arrives(stop{i, 0})
	})

	// A window so low that the slide scrolls inside it, and a phone, where the page does.
	for name, s := range map[string]setup{
		"low window": {width: 1000, height: 520},
		"phone":      {width: 390, height: 844, phone: true},
	} {
		t.Run(name, func(t *testing.T) {
			b, g := early(t, s, "/s/"+slideOf("timeline").Slug)
			b.click("figure summary")
			b.until("document.querySelector('figure details[open]')")
			ask[any](b, "document.querySelector('figure summary').focus({preventScroll: true})")
			const scrolled = `[scrollY, document.querySelector('.stage').scrollTop]`
			ask[any](b, "((scrollTo(0, 150), document.querySelector('.stage').scrollTop = 150))")
			before := ask[[2]float64](b, scrolled)
			if before[0]+before[1] < 150 {
				t.Fatalf("the page did not scroll: %v", before)
			}
			g.release()
			b.ready()
			b.live()
			if after := ask[[2]float64](b, scrolled); after != before {
				t.Errorf("the page was scrolled to %v and is at %v", before, after)
			}
			if !ask[bool](b, "document.querySelector('figure details').open") {
				t.Error("the open data has closed")
			}
			if on := ask[string](b, "document.activeElement.tagName"); on != "SUMMARY" {
				t.Errorf("the focus was on SUMMARY and is on %s", on)
			}
		})
	}
}

func TestANumberTypedEarlyIsHonoured(t *testing.T) {
	b, g := early(t, setup{}, "/")
	b.press("6", "Enter")
	g.release()
	b.turnsTo(stop{slide: 5})

	b, g = early(t, setup{}, "/")
	b.press("1", "1")
	g.release()
	b.ready()
	b.press("Enter")
	b.turnsTo(stop{slide: 10})

	b, g = early(t, setup{}, "/")
	b.press("End")
	g.release()
	b.turnsTo(stop{slide: len(deck().Slides) - 1})
}

// TestTakeoverMovesNothing compares the whole page before and after the program's article takes the
// place of the page's. The layout-shift API does not see that: no node survives to have moved. The
// box of an inline element that paints nothing (.cites) is told in two ways by the browser.
func TestTakeoverMovesNothing(t *testing.T) {
	for _, s := range []setup{{}, {width: 390, height: 844, phone: true, dark: true}} {
		for _, i := range []int{0, withSteps()} {
			takesOverInPlace(t, s, deck().Slides[i].Slug)
		}
		for _, f := range deck().Figures {
			takesOverInPlace(t, s, slideOf(f.ID).Slug)
		}
	}
}

func takesOverInPlace(t *testing.T, s setup, slug string) {
	t.Helper()
	b, g := early(t, s, "/s/"+slug)
	const boxes = `JSON.stringify([...document.querySelectorAll('.stage *, .bar *')].filter((e) => !e.matches('.cites') && !e.closest('svg, .live, [role=status]') && e.getClientRects().length)
		.map((e) => [e.tagName + '.' + e.className, ...['x', 'y', 'width', 'height'].map((k) => Math.round(10 * e.getBoundingClientRect()[k]) / 10)]))`
	b.until(`document.fonts.status === 'loaded'`)
	b.until(`[...document.styleSheets].some((s) => s.href?.includes('/late.'))`)
	// A phone's scroll bar comes and goes over the page by itself, and filters are seen once the chart is live.
	ask[any](b, `(() => { const s = new CSSStyleSheet(); s.replaceSync('* { scrollbar-width: none } .filters { visibility: hidden !important }'); document.adoptedStyleSheets = [s]; })()`)
	b.showBar()
	before, picture := ask[string](b, boxes), b.shot("body")
	g.release()
	b.ready()
	b.showBar()
	if after := ask[string](b, boxes); after != before {
		b.Errorf("%s: elements have moved or changed at takeover: %s", slug, firstDifference(before, after))
	}
	if share, changed := differing(picture, b.shot("body")); share > 0.005 {
		b.keepShot("takeover-"+slug+".png", changed)
		b.Errorf("%s: %.1f %% of the pixels change at takeover", slug, 100*share)
	}
}

// firstDifference is where two texts part.
func firstDifference(a, b string) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	around := func(s string) string { return s[max(0, min(at-60, len(s))):min(len(s), at+60)] }
	return around(a) + " / " + around(b)
}

func TestAPageWhoseProgramFailsKeepsItsKeys(t *testing.T) {
	b := open(t, setup{wrap: failing(isDeck), provokes: []string{"deck."}})
	b.load("/s/" + deck().Slides[2].Slug)
	b.until(`document.querySelector('html[data-state="failed"]')`)
	b.press("Home")
	b.arrives(stop{slide: 0})
	b.press("3", "Enter")
	b.arrives(stop{slide: 2})
	b.press("5", "Tab")
	b.until(`document.activeElement !== document.body`)
	b.press("Escape")
	ask[any](b, `document.activeElement.blur()`)
	b.press("ArrowRight")
	b.arrives(stop{slide: 3})
}

// failing answers 500 for paths that match.
func failing(matches func(path string) bool) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if matches(r.URL.Path) {
				http.Error(w, "no", http.StatusInternalServerError)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}
