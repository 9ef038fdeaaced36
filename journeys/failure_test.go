//go:build browser

package journeys

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
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

// cachedBroken stands between the site and a browser whose cache has what matches stored broken:
// the first answer is that of with, and may be kept for ever as the whole one may. It counts the
// answers that were broken.
func cachedBroken(matches func(path string) bool, with http.HandlerFunc, count *atomic.Int64) func(http.Handler) http.Handler {
	return func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if !matches(r.URL.Path) || r.URL.RawQuery != "" || r.Header.Get("Cache-Control") != "" || r.Header.Get("If-None-Match") != "" { // as a cache answers
				next.ServeHTTP(w, r)
				return
			}
			count.Add(1)
			w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
			with(w, r)
		})
	}
}

// of is a file of the site with other content, under its own type and entity tag.
func of(site http.Handler, change func(content []byte) []byte) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		whole := httptest.NewRecorder()
		site.ServeHTTP(whole, httptest.NewRequest("GET", r.URL.Path, nil))
		w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
		w.Header().Set("Etag", whole.Header().Get("Etag"))
		w.Write(change(whole.Body.Bytes()))
	}
}

// files are the paths of built files, and deck.json, that the tab has asked for.
func (b *tab) files() (all []string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, r := range b.requests {
		if path, ok := strings.CutPrefix(r, b.base); ok && (strings.HasPrefix(path, "/assets/") || isDeck(path)) && !strings.Contains(path, "?") && !slices.Contains(all, path) {
			all = append(all, path)
		}
	}
	return all
}

// digestOf is the digest of what the browser's cache has at a path, as entity tags have it.
const digestOf = `fetch(%q, {cache: 'force-cache'}).then(async (r) =>
	[...new Uint8Array(await crypto.subtle.digest('SHA-256', await r.arrayBuffer()), 0, 6)].map((n) => n.toString(16).padStart(2, '0')).join(''))`

func TestAFileThatACacheHasStoredBrokenIsAskedForPastTheCache(t *testing.T) {
	t.Parallel()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	named := func(name string) func(string) bool {
		return func(path string) bool { return strings.HasPrefix(path, "/assets/"+name+".") }
	}
	half := func(content []byte) []byte { return content[:len(content)/2] }
	portal := func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		w.Write([]byte("<h1>Log in</h1>"))
	}
	anotherVersion := func(w http.ResponseWriter, r *http.Request) { // the smallest module that is one
		w.Header().Set("Content-Type", "application/wasm")
		w.Header().Set("Etag", `"0123456789ab-identity"`)
		w.Write([]byte("\x00asm\x01\x00\x00\x00"))
	}
	for name, tc := range map[string]struct {
		matches func(path string) bool
		with    http.HandlerFunc
	}{
		"a program that ends early":          {isWasm, of(site, half)},
		"a program that is altered":          {isWasm, of(site, func(content []byte) []byte { return append(bytes.Clone(content[:1000]), make([]byte, 1000)...) })},
		"a program that is another":          {isWasm, anotherVersion},
		"a program that is a login":          {isWasm, portal},
		"a program that is not there":        {isWasm, http.NotFound},
		"a program that is cut off":          {isWasm, cutOff("no program")},
		"a deck that ends early":             {isDeck, of(site, half)},
		"a deck in which a digit is another": {isDeck, of(site, func(content []byte) []byte { return bytes.Replace(content, []byte("2015"), []byte("2016"), 1) })},
		"a deck that is a login":             {isDeck, portal},
		"a start that ends early":            {named("start"), of(site, half)},
		"a start that is a login":            {named("start"), portal},
		"a main script that ends early":      {isMain, of(site, half)},
		"a main script that is a login":      {isMain, portal},
		"charts that end early":              {isCharts, of(site, half)},
		"tools that end early":               {named("tools"), of(site, half)},
		"a store that ends early":            {named("offline"), of(site, half)},
	} {
		t.Run(name, func(t *testing.T) {
			var broken atomic.Int64
			b := open(t, setup{wrap: cachedBroken(tc.matches, tc.with, &broken), provokes: []string{"status 404", "status of 404", "request failed", "ERR_CONTENT_LENGTH", "SyntaxError", "MIME", "Failed to fetch"}})
			b.start("/s/" + slideOf(deck().Figures[0].ID).Slug)
			b.live()
			b.settled()
			b.press("o")
			b.until(`document.querySelector('.tool-overview')`)
			n := broken.Load()
			if n == 0 {
				t.Error("nothing was broken")
			}
			b.start("/") // the browser's cache has the whole file by now
			b.press("o")
			b.until(`document.querySelector('.tool-overview')`)
			if broken.Load() != n {
				t.Error("the next page has got it broken again")
			}
			for _, path := range b.files() {
				if !tc.matches(path) {
					continue
				}
				whole := httptest.NewRecorder()
				site.ServeHTTP(whole, httptest.NewRequest("GET", path, nil))
				if got := ask[string](b, digestOf, path); !strings.Contains(whole.Header().Get("Etag"), got) {
					t.Errorf("the browser has %s with the digest %s", path, got)
				}
			}
			if ask[bool](b, "Boolean("+alert+")") {
				t.Error("the reader is told of a failure")
			}
		})
	}
}

// isMain tells the script that a page starts by.
func isMain(path string) bool {
	return strings.HasPrefix(path, "/assets/main.")
}

func TestAPageThatACacheHasStoredBrokenIsAskedForPastTheCache(t *testing.T) {
	t.Parallel()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	// Of a page that ends early there is the script in its head, and the beginning of the slide.
	early := func(content []byte) []byte { return content[:bytes.Index(content, []byte("<article"))+300] }
	i := carries() // the slide after that is a page to be fetched
	next := "/s/" + deck().Slides[i+2].Slug
	for name, tc := range map[string]struct {
		path string
		with http.HandlerFunc
	}{
		"the page that is opened":       {"/s/" + deck().Slides[i].Slug, of(site, early)},
		"the next page, which ends":     {next, of(site, early)},
		"the next page, which is login": {next, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("<h1>Log in</h1>")) }},
	} {
		t.Run(name, func(t *testing.T) {
			var broken atomic.Int64
			gate := newGate(isWasm) // the next slide is a page, not the program's
			b := open(t, setup{provokes: []string{"request failed", "Did not find element"}, wrap: func(site http.Handler) http.Handler {
				return gate.wrap(cachedBroken(func(path string) bool { return path == tc.path }, tc.with, &broken)(site))
			}})
			b.load("/s/" + deck().Slides[i].Slug)
			b.until(`document.querySelector('.bar') && document.documentElement.dataset.state`)
			b.at(deck().Slides[i].Slug, 0)
			for _, to := range []int{i + 1, i + 2} {
				b.press("ArrowRight")
				b.at(deck().Slides[to].Slug, 0)
			}
			if broken.Load() == 0 {
				t.Error("nothing was broken")
			}
			gate.release()
			b.ready()
		})
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
		"it is no JSON":    {text(whole[:100] + "<html>"), "deck.json"},
		"it is empty":      {text(""), "deck.json"},
		"another version":  {text(ofAnotherVersion(whole)), "deck.json"},
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

// ofAnotherVersion is deck.json with another seal.
func ofAnotherVersion(deckJSON string) string {
	return regexp.MustCompile(`"seal":"[0-9a-f]{12}`).ReplaceAllString(deckJSON, `"seal":"000000000000`)
}

func TestAPageAndADeckOfTwoVersionsAreLoadedAnew(t *testing.T) {
	t.Parallel()
	var asked atomic.Int64
	whole := deckJSON(t)
	b := open(t, setup{wrap: func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if isDeck(r.URL.Path) && asked.Add(1) == 1 {
				text(ofAnotherVersion(whole))(w, r)
				return
			}
			site.ServeHTTP(w, r)
		})
	}})
	b.start("/s/" + deck().Slides[1].Slug)
	b.at(deck().Slides[1].Slug, 0)
	if asked.Load() != 2 {
		t.Errorf("deck.json was asked for %d times, not twice", asked.Load())
	}
}

// stillReads checks that the page of the i-th slide works without the program.
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
	next, own := &deck().Slides[i+1], deck().Slides[i+1].Steps
	for _, id := range next.Figures() { // which come whole without the program
		own -= len(deck().Figure(id).Steps)
	}
	for range own + 1 {
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
			b.press(forward(i, "ArrowRight")...)
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
	// The program calls this with the next slide; that it is not there panics in Go.
	ask[any](b, "exhibit.rendered = null")
	b.press("End")
	b.until(`document.querySelector('html[data-state="failed"]')`)
	if !ask[bool](b, visibleScript+"("+alert+")") {
		t.Error("the message cannot be seen")
	}
	last := deck().Slides[len(deck().Slides)-1].Slug
	b.at(last, 0) // as a page
	ask[any](b, "history.back()")
	b.until(`document.querySelector('[data-slide]').dataset.slide === %q`, deck().Slides[i].Slug)
	b.press("End")
	b.at(last, 0)
}

func TestAFragmentThatIsNotEncodedDoesNotEndTheProgram(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug + "#100%")
	b.at(deck().Slides[1].Slug, 0)
}
