//go:build browser

package journeys

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// answer replaces the responses to the paths that match.
func answer(matches func(path string) bool, with http.HandlerFunc) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if matches(r.URL.Path) {
				with(w, r)
				return
			}
			next.ServeHTTP(w, r)
		})
	}
}

func isDeck(path string) bool { return path == "/deck.json" }

// deckJSON is deck.json as the site serves it.
func deckJSON(t *testing.T) string {
	t.Helper()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRecorder()
	site.ServeHTTP(r, httptest.NewRequest("GET", "/deck.json", nil))
	return r.Body.String()
}

func text(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Write([]byte(s))
	}
}

// cutOff promises a whole body and breaks the connection in the middle of it.
func cutOff(s string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", "1000000")
		w.Write([]byte(s[:len(s)/2]))
		w.(http.Flusher).Flush()
		panic(http.ErrAbortHandler)
	}
}

const alert = `document.querySelector('[role=alert]:not(figure *)')`

func TestABrokenDeckIsToldToTheReaderAndTheSlidesStay(t *testing.T) {
	t.Parallel()
	whole := deckJSON(t)
	for name, test := range map[string]struct {
		with http.HandlerFunc
		says string
	}{
		"the server fails": {func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusInternalServerError) }, "deck.json"},
		"there is none":    {http.NotFound, "deck.json"},
		"it is cut off":    {cutOff(whole), "deck.json"},
		"it ends early":    {text(whole[:len(whole)/2]), "deck.json"},
		"it is no JSON":    {text(whole[:60] + "<html>"), "deck.json"},
		"it is empty":      {text(""), "deck.json"},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, setup{wrap: answer(isDeck, test.with), provokes: []string{
				"deck.", "The interactive deck", "request failed", "status 404", "status 500",
				"panic", "goroutine", "exit code", "Go program",
			}})
			b.load("/s/" + deck().Slides[1].Slug)
			b.until(`document.querySelector('html[data-state="failed"]')`)
			said := ask[string](b, alert+".innerText")
			if !strings.Contains(said, test.says) {
				t.Errorf("the reader is told %q, which does not name %s", said, test.says)
			}
			if !ask[bool](b, visibleScript+"("+alert+")") {
				t.Error("the message cannot be seen")
			}
			b.stillReads(1)
		})
	}
}

// stillReads checks that the page of the i-th slide works without the front end.
func (b *tab) stillReads(i int) {
	b.Helper()
	if !b.sees(".headline") || !b.sees(".body") {
		b.Error("the slide is gone")
	}
	before := ask[string](b, "document.querySelector('.slide .body').innerText")
	for step := b.place().Step; step < deck().Slides[i].Steps; step++ {
		b.press("ArrowRight")
		b.at(deck().Slides[i].Slug, step+1)
	}
	if plain(before) == "" {
		b.Error("the slide is empty")
	}
	b.click("a[rel=next]")
	b.at(deck().Slides[i+1].Slug, 0)
	b.until("document.readyState !== 'loading' && document.documentElement.dataset.state")
	b.press("ArrowRight")
	for range deck().Slides[i+1].Steps {
		b.press("ArrowRight")
	}
	b.at(deck().Slides[i+2].Slug, 0)
}

func TestAProgramThatDoesNotComeIsToldToTheReader(t *testing.T) {
	t.Parallel()
	b := open(t, setup{
		wrap:     answer(isWasm, http.NotFound),
		provokes: []string{"app.", "The interactive deck", "status 404", "request failed"},
	})
	b.load("/s/" + deck().Slides[1].Slug)
	b.until(`document.querySelector('html[data-state="failed"]')`)
	if said := ask[string](b, alert+".innerText"); !strings.Contains(said, "app.wasm") {
		t.Errorf("the reader is told %q, which does not name app.wasm", said)
	}
	b.stillReads(1)
}

func TestWithoutEChartsThePictureStaysAndSaysWhy(t *testing.T) {
	t.Parallel()
	for name, with := range map[string]http.HandlerFunc{
		"there is none": http.NotFound,
		"it is no script": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte("export const mount = ("))
		},
		"it throws": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			w.Write([]byte("export function mount() { throw new Error('no chart today') }"))
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, setup{wrap: answer(isCharts, with), provokes: []string{"charts.", "SyntaxError", "no chart today", "Failed to fetch"}})
			for _, f := range deck().Figures {
				b.start("/s/" + slideOf(f.ID).Slug)
				b.until(`document.querySelector('figure[data-figure=%q][data-chart="failed"]')`, f.ID)
				if !b.sees("figure [role=alert]") {
					t.Errorf("%s: the message cannot be seen", f.ID)
				}
				if n := ask[int](b, `[...document.querySelectorAll('figure .still svg')].filter(%s).length`, visibleScript); n != 1 {
					t.Errorf("%s: %d still pictures can be seen, want 1", f.ID, n)
				}
			}
			_, i := deck().Slide(slideOf(deck().Figures[0].ID).Slug)
			b.start("/s/" + deck().Slides[i].Slug)
			b.press("ArrowRight")
			b.arrives(stop{slide: i + 1})
		})
	}
}

func TestAnUnknownSlideIsAPageOfOursWithAWayBack(t *testing.T) {
	t.Parallel()
	b := open(t, setup{provokes: []string{"404"}})
	for _, path := range []string{"/s/nope", "/nope", "/s/", "/s/" + deck().Slides[0].Slug + "/x"} {
		b.load(path)
		if status := ask[int](b, "performance.getEntriesByType('navigation')[0].responseStatus"); status != 404 {
			t.Errorf("%s: status %d, want 404", path, status)
		}
		if !b.sees(".headline") {
			t.Errorf("%s: no headline can be seen", path)
		}
		b.click("a[href='/']")
		b.ready()
		b.arrives(stop{})
	}
}

func TestWhenTheProgramPanicsTheReaderIsToldAndPagesStillTurn(t *testing.T) {
	t.Parallel()
	b := open(t, setup{provokes: []string{"panic", "goroutine", "exit code", "Go program", "The interactive deck"}})
	i := withSteps()
	b.start("/")
	b.press("ArrowRight")
	for _, at := range stops()[1:] {
		b.arrives(at)
		if at.slide == i {
			break
		}
		b.press("ArrowRight")
	}
	// The front end calls this at the next slide; that it is not there panics in Go.
	ask[any](b, "exhibit.arrived = null")
	b.press("End")
	b.until(`document.querySelector('html[data-state="failed"]')`)
	if !ask[bool](b, visibleScript+"("+alert+")") {
		t.Error("the message cannot be seen")
	}
	ask[any](b, "history.back()")
	b.at(deck().Slides[i].Slug, 0)
	b.ready() // a page of its own again
	b.press("End")
	b.arrives(stop{slide: len(deck().Slides) - 1})
}
