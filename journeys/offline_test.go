//go:build browser

package journeys

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"exhibit/slides"
	"exhibit/web"
)

// outlet is a server at one address that can be stopped for real, and be another when it is
// started again.
type outlet struct {
	*testing.T
	server *httptest.Server

	mu    sync.Mutex
	asked []string // methods and addresses since it was last started
}

// serve starts the server; one that runs is stopped first.
func (o *outlet) serve(h http.Handler) {
	o.Helper()
	addr := "127.0.0.1:0"
	if o.server != nil {
		addr = o.server.Listener.Addr().String()
		o.stop()
	} else {
		o.Cleanup(o.stop)
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		o.Fatal(err)
	}
	o.mu.Lock()
	o.asked = nil
	o.mu.Unlock()
	o.server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		o.mu.Lock()
		o.asked = append(o.asked, r.Method+" "+r.URL.RequestURI())
		o.mu.Unlock()
		h.ServeHTTP(w, r)
	}))
	o.server.Listener.Close()
	o.server.Listener = l
	o.server.Start()
}

// stop ends the server and all its connections.
func (o *outlet) stop() {
	o.server.CloseClientConnections() // one may have a stream of events, which has no end
	o.server.Close()
}

// requests are what was asked for since the server was last started.
func (o *outlet) requests() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return strings.Join(o.asked, "\n")
}

// atOutlet opens a tab that stores what the server at an outlet has. What the browser says of
// a server that does not answer is no failure.
func atOutlet(t *testing.T, h http.Handler, s setup) (*tab, *outlet) {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	o := &outlet{T: t}
	o.serve(h)
	s.worker = true
	s.provokes = append(s.provokes, "ERR_CONNECTION", "net::ERR_", "status 503", "status of 503", "update a ServiceWorker")
	b := &tab{TB: t, base: o.server.URL, server: o.server}
	b.begin(browser, s, chromedp.WithNewBrowserContext())
	return b, o
}

// kept waits until the deck is stored whole.
func (b *tab) kept() {
	b.Helper()
	b.until(`document.documentElement.dataset.offline === 'ready'`)
}

// numbersDeck is a small deck with a figure in its text, one in its chart, and a slide's name.
func numbersDeck(t *testing.T, title, figure, value, name string) *slides.Deck {
	t.Helper()
	deck, err := evidence.Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: " + title + "\nlang: en\nbibliography: sources.yaml\n---\n\n" +
			"# Gulls {#gulls}\n\nThe colony had " + figure + " gulls [@one, ¶1].\n\n. . .\n\nThen it had others [@one, ¶2].\n\n::: notes\nSay it slowly.\n:::\n\n" +
			"# " + name + " {#terns}\n\n``` {.chart #counts}\ntype: revisions\ndata: g.csv\ntitle: Terns\nalt: Bars.\n```\n\n" +
			"# Sources {#sources}\n\nOf the gulls [@one, ¶1].\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: one, type: book, title: One, issued: 2010}\n- {id: two, type: book, title: Two, issued: 2016-03-28}\n")},
		"data/g.csv": {Data: []byte("series,label,value,unit,date,precision,asserted_by,source,paragraph\n" +
			"a,First,310,terns,2009,year,A,one,1\na,Second," + value + ",terns,2011-05-03,day,A,two,2\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return deck
}

// numbers serves it.
func numbers(t *testing.T, title, figure, value, name string, options ...web.Option) *web.Site {
	t.Helper()
	site, err := web.New(numbersDeck(t, title, figure, value, name), options...)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// sites are the decks that were made: the versions by number, and another.
var sites sync.Map

// version is a deck in its first or second version.
func version(t *testing.T, n int) *web.Site {
	t.Helper()
	if s, ok := sites.Load(n); ok {
		return s.(*web.Site)
	}
	s := numbers(t, "Gulls and terns", []string{"", "21.5 million", "22.1 million"}[n], []string{"", "1240", "1310"}[n], []string{"", "Terns", "Terns again"}[n])
	sites.Store(n, s)
	return s
}

// theStore is what keeps the deck on the device (client/offline/page.js), as a page has it.
const theStore = `import(document.querySelector('script[data-store]').dataset.store)`

// getText asks for a path from within the page.
const getText = `fetch(%q).then(async (r) => r.status + ' ' + (await r.text()))`

func TestOnceItIsStoredTheWholeDeckWorksWithoutTheServer(t *testing.T) {
	t.Parallel()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	b, o := atOutlet(t, site, setup{})
	b.start("/")
	b.kept()
	b.showBar()
	b.until(visibleScript + `(document.querySelector('.bar-offline [data-is="ready"]'))`)
	o.stop()

	last := deck().Slides[len(deck().Slides)-1].Slug
	for _, path := range []string{"/s/" + last, "/s/" + last + "/", "/s/" + last + "?utm_source=mail", "/?x", "/s/" + last + "?static"} {
		b.load(path)
		b.until(`document.querySelector('[data-slide]')`)
		if !strings.Contains(path, "static") {
			b.ready()
		}
	}
	for _, s := range deck().Slides {
		if len(s.Figures()) > 0 {
			b.start("/s/" + s.Slug)
			b.live()
			break
		}
	}
	b.press("o")
	b.until(`document.querySelectorAll('.tool-overview li .tile').length === %d`, len(deck().Slides))
	for _, path := range []string{"/print", "/deck.json", "/charts/" + deck().Figures[0].ID + ".svg", "/data/" + deck().Figures[0].Data, "/manifest.webmanifest", "/manifest.sha256", "/icon-512.png"} {
		if got := ask[string](b, getText, path); !strings.HasPrefix(got, "200 ") || len(got) < 40 {
			t.Errorf("%s: %.80s", path, got)
		}
	}
	b.load("/print")
	b.until(`document.querySelectorAll('[data-sheet]').length === %d`, len(deck().Slides))
	b.start("/presenter")
	b.until(`document.querySelector('[data-part=current] iframe').contentDocument.querySelector('.headline')`)

	b.load("/no/such/page")
	b.until(`document.querySelector('h1')?.textContent.includes('needs the server')`)
}

// A day in the address is the server's to draw; without it the program shows the day, and
// nothing that became known later before that.
func TestWithoutTheServerADayIsShownByTheFrontEndAlone(t *testing.T) {
	t.Parallel()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	b, o := atOutlet(t, site, setup{before: `globalThis.seen = new Set(); new MutationObserver(() => {
		const slide = document.querySelector('.stage > article');
		if (slide && document.documentElement.dataset.state !== 'ready') seen.add(getComputedStyle(slide).visibility);
	}).observe(document, {subtree: true, childList: true, attributes: true})`})
	b.start("/")
	b.kept()
	o.stop()
	slide := deck().Slides[withSteps()].Slug
	b.start("/s/" + slide + "?known=2013")
	b.until(`document.querySelector('.kicker')`)
	b.until(`getComputedStyle(document.querySelector('.stage > article')).visibility === 'visible'`)
	if seen := ask[[]string](b, "[...seen]"); len(seen) != 1 || seen[0] != "hidden" {
		t.Errorf("before the program ran, the slide was %q", seen)
	}
	for _, path := range []string{"/print?known=2013", "/presenter?known=2013", "/s/" + slide + "?known=2013&static"} {
		b.load(path)
		b.until(`document.querySelector('h1')?.textContent.includes('needs the server')`)
	}
	if got := ask[string](b, getText, "/data/"+deck().Figures[0].Data+"?known=2013"); !strings.HasPrefix(got, "503") {
		t.Errorf("data of a day without the server: %.60s", got)
	}
}

func TestWithoutTheServerAKeyOnADayWaitsForTheFrontEnd(t *testing.T) {
	t.Parallel()
	site, err := site()
	if err != nil {
		t.Fatal(err)
	}
	b, o := atOutlet(t, site, setup{before: `const own = WebAssembly.instantiateStreaming;
		WebAssembly.instantiateStreaming = async (...args) => {
			if ("held" in document.documentElement.dataset) await new Promise((done) => { globalThis.goOn = done; });
			return own.apply(WebAssembly, args);
		}`})
	b.start("/")
	b.kept()
	o.stop()
	i := carries()
	b.load(address(deck().Slides[i].Slug, "2015-09-27"))
	b.until(`globalThis.goOn`)
	b.press("ArrowRight")
	b.at(deck().Slides[i].Slug, 0)
	ask[any](b, `goOn()`)
	b.ready()
	b.at(deck().Slides[i+1].Slug, 0)
	if day := ask[string](b, `location.search`); day != "?known=2015-09-27" {
		t.Errorf("the address has %q", day)
	}
}

func TestTheDeckIsThereAfterTheBrowserWasRestartedWithoutTheServer(t *testing.T) {
	t.Parallel()
	o := &outlet{T: t}
	o.serve(version(t, 1))
	profile := t.TempDir()
	for _, first := range []bool{true, false} {
		browser, stop, err := launch(chromedp.UserDataDir(profile))
		if err != nil {
			t.Fatal(err)
		}
		b := &tab{TB: t, base: o.server.URL, server: o.server}
		ok := t.Run(fmt.Sprintf("first %v", first), func(t *testing.T) {
			b.TB = t
			b.begin(browser, setup{worker: true, provokes: []string{"ERR_", "update a ServiceWorker"}})
			if first {
				b.start("/")
				b.kept()
				return
			}
			b.start("/s/terns")
			b.live()
			b.kept()
		})
		stop()
		if !ok {
			return
		}
		if first {
			o.stop()
		}
	}
}

// A download does not go through the worker: the page saves what that has.
func TestDataIsSavedWithoutTheServer(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{before: watchDownloads})
	b.start("/s/terns")
	b.kept()
	o.stop()
	for _, path := range []string{"/s/terns", "/s/terns?static"} {
		b.load(path)
		b.until(`/ready|static/.test(document.documentElement.dataset.state) && document.documentElement.dataset.offline === 'ready'`)
		ask[any](b, `void document.querySelector('a[download]').click()`)
		b.until(`globalThis.downloaded?.some((text) => text.includes('Second') && text.includes('1240'))`)
	}
}

const watchDownloads = `globalThis.downloaded = []; {
	const make = URL.createObjectURL;
	URL.createObjectURL = (blob) => { blob.text().then((text) => downloaded.push(text)); return make(blob); };
}`

// breaker stands between a site and the browser: broken says what becomes of the n-th request
// for something that is stored, from 0; nil for nothing.
func breaker(site http.Handler, broken func(r *http.Request) http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if h := broken(r); h != nil {
			h(w, r)
			return
		}
		site.ServeHTTP(w, r)
	})
}

// A version comes whole or not at all, whatever happens to one of its files.
func TestAVersionOfWhichOneFileIsWrongLeavesTheOldOneWhole(t *testing.T) {
	t.Parallel()
	whole := httptest.NewRecorder() // a page that differs between the versions: others are not fetched
	version(t, 2).ServeHTTP(whole, httptest.NewRequest("GET", "/s/terns", nil))
	rewritten := strings.Replace(whole.Body.String(), "</body>", "<!-- a portal was here --></body>", 1)
	page := func(text string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(text))
		}
	}
	for name, tc := range map[string]struct {
		with http.HandlerFunc
		why  string
	}{
		"missing":   {http.NotFound, "answered"},
		"rewritten": {page(rewritten), "altered"},
		"cut":       {page(whole.Body.String()[:whole.Body.Len()/2]), "altered"},
		"cut off":   {cutOff(whole.Body.String()), "network"},
		"a portal":  {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/s/gulls", http.StatusFound) }, "altered"},
	} {
		t.Run(name, func(t *testing.T) {
			b, o := atOutlet(t, version(t, 1), setup{provokes: []string{"404"}})
			b.start("/s/gulls")
			b.kept()
			o.serve(breaker(version(t, 2), func(r *http.Request) http.HandlerFunc {
				if r.URL.Path == "/s/terns" {
					return tc.with
				}
				return nil
			}))
			b.start("/s/gulls")
			b.until(theStore+`.then((m) => { globalThis.why = m.offline.why?.why }), globalThis.why === %q`, tc.why)
			b.press("i")
			b.until(`document.querySelector('[data-open=offline] [data-failed=%s]')`, tc.why)
			o.stop()
			b.start("/s/sources")
			b.kept()
			b.start("/s/gulls")
			if !strings.Contains(ask[string](b, "document.querySelector('.body').textContent"), "21.5 million") {
				t.Error("the old version is gone")
			}
			if caches := ask[[]string](b, "caches.keys()"); len(caches) != 2 {
				t.Errorf("there are the caches %q", caches)
			}
		})
	}
}

// The first visit may be cut short as often as it likes: what is shown is a deck that works.
func TestAHundredInterruptedInstallsNeverLeaveABrokenDeck(t *testing.T) {
	t.Parallel()
	site := version(t, 1)
	var round, asked atomic.Int64 // of the worker in this round: it asks past the browser's cache
	round.Store(-1)
	var interrupted sync.Map // rounds
	b, o := atOutlet(t, breaker(site, func(r *http.Request) http.HandlerFunc {
		n := round.Load()
		if n < 0 || r.Header.Get("Cache-Control") != "no-cache" || asked.Add(1) <= n%15 {
			return nil
		}
		interrupted.Store(n, true)
		switch n % 3 { // from here on the line is down, breaks in the middle, or ends at a proxy
		case 0:
			return func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }
		case 1:
			return cutOff("<!doctype html><title>half of something</title>")
		}
		return func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no", http.StatusBadGateway) }
	}), setup{provokes: []string{"502"}, before: `try { localStorage.getItem('exhibit-offline') || localStorage.setItem('exhibit-offline', 'off') } catch {}`})
	b.load("/s/gulls?static")
	b.until(`document.documentElement.dataset.offline === 'off'`)
	const times = 100
	for n := range times {
		asked.Store(0)
		round.Store(int64(n))
		state := ask[string](b, `(async () => {
			const {offline} = await `+theStore+`;
			const done = new Promise((end) => addEventListener('exhibit:offline', function look() {
				if (!/ready|failed/.test(offline.state)) return;
				removeEventListener('exhibit:offline', look);
				end(offline.state);
			}));
			await offline.store(true);
			const state = await done;
			const whole = (await caches.keys()).filter((name) => name !== 'exhibit-active');
			if (state === 'failed' && whole.length) return 'a failed install left ' + whole;
			const page = await fetch('/s/terns').then((r) => r.text(), (err) => String(err));
			if (!page.includes('data-slide="terns"')) return 'after ' + state + ' a slide is ' + page.slice(0, 80);
			return state;
		})()`)
		if state != "failed" {
			t.Fatalf("interruption %d: %s", n, state)
		}
	}
	count := 0
	interrupted.Range(func(any, any) bool { count++; return true })
	if count != times {
		t.Errorf("only %d of %d installs were interrupted", count, times)
	}
	round.Store(-1)
	ask[any](b, theStore+".then((m) => m.offline.store(true))")
	b.kept()
	o.stop()
	b.start("/s/terns")
	b.live()
}

// watchReloads counts the documents of a window.
const watchReloads = `try { sessionStorage.setItem('documents', 1 + Number(sessionStorage.getItem('documents'))) } catch {}`

func (b *tab) documents() int {
	b.Helper()
	return ask[int](b, "Number(sessionStorage.getItem('documents'))")
}

func TestANewerVersionWaitsSaysWhatItChangesAndMovesAllWindowsTogether(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{before: watchReloads})
	b.start("/s/gulls")
	b.kept()
	other := b.beside(setup{worker: true, before: watchReloads})
	other.start("/s/terns")
	o.serve(version(t, 2))
	third := b.beside(setup{worker: true, before: watchReloads}) // its visit finds the new version
	third.start("/s/sources")
	for _, w := range []*tab{b, other, third} {
		w.until(`document.documentElement.dataset.update === 'available'`)
	}
	b.press("ArrowRight")
	b.at("gulls", 1)
	speaker := b.beside(setup{worker: true, before: watchReloads})
	speaker.start("/presenter")
	speaker.until(`navigator.locks.query().then((l) => { globalThis.holds = l.held.some((lock) => lock.name === 'exhibit-presenting') }), globalThis.holds`)

	b.press("i")
	b.until(`document.querySelector('[data-news]')`)
	news := ask[string](b, "document.querySelector('[data-news]').innerText")
	for _, want := range []string{"“Gulls”: 21.5 million → 22.1 million", "“Terns”, Second, a, 2011-05-03: 1240 terns → 1310 terns", "“Terns” is now “Terns again”"} {
		if !strings.Contains(news, want) {
			t.Errorf("the offer says\n%s\nand not %s", news, want)
		}
	}
	// A speaker view is open: everything stays as it is.
	ask[any](b, `void document.querySelector('[data-do=apply]').click()`)
	b.until(`document.querySelector('[data-waits]')`)
	for _, w := range []*tab{b, other, third} {
		if w.documents() != 1 || !ask[bool](w, "document.documentElement.dataset.update === 'available'") {
			t.Error("a window has moved while a speaker view was open")
		}
	}
	if err := chromedp.Cancel(speaker.ctx); err != nil {
		t.Fatal(err)
	}
	other.press("End") // till then it went where the speaker view was
	other.at("sources", 0)
	b.until(`navigator.locks.query().then((l) => { globalThis.held = l.held.filter((lock) => lock.name === 'exhibit-presenting').length }), globalThis.held === 0`)
	ask[any](b, `void document.querySelector('[data-do=apply]').click()`)
	for _, w := range []*tab{b, other, third} {
		w.until(`sessionStorage.getItem('documents') === '2' && document.documentElement.dataset.state === 'ready'`)
		w.until(`document.documentElement.dataset.offline === 'ready' && !document.documentElement.dataset.update`)
	}
	b.at("gulls", 1)
	if !strings.Contains(ask[string](b, "document.querySelector('.body').textContent"), "22.1 million") {
		t.Error("the window has the old version")
	}
	other.at("sources", 0)
	o.stop()
	b.start("/s/terns")
	b.live()
}

func TestARestartedServerWithTheSameDeckIsNoUpdate(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	o.serve(numbers(t, "Gulls and terns", "21.5 million", "1240", "Terns"))
	b.start("/s/gulls")
	b.kept()
	ask[any](b, "navigator.serviceWorker.getRegistration('/').then((r) => r.update()).then(() => 0)")
	if ask[bool](b, "navigator.serviceWorker.getRegistration('/').then((r) => Boolean(r.waiting || r.installing))") {
		t.Error("a restart looks like a newer version")
	}
}

func TestAWipedCacheIsFilledAgainAndOtherCachesStay(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	ask[any](b, "caches.open('exhibition').then((c) => c.put('/x', new Response('theirs'))).then(() => 0)")
	b.kept()
	ask[any](b, "caches.keys().then((all) => Promise.all(all.filter((n) => n !== 'exhibition').map((n) => caches.delete(n)))).then(() => 0)")
	b.start("/s/terns")
	b.kept()
	o.stop()
	b.start("/s/gulls")
	if ask[string](b, "caches.match('/x').then((r) => r.text())") != "theirs" {
		t.Error("a foreign cache was touched")
	}
	// Wiped, and no server: it is said what is missing.
	ask[any](b, "caches.keys().then((all) => Promise.all(all.filter((n) => n !== 'exhibition').map((n) => caches.delete(n)))).then(() => 0)")
	b.load("/s/gulls")
	b.until(`document.querySelector('h1')?.textContent.includes('needs the server')`)
}

// alter replaces the content of a stored file, and leaves its headers as they are.
func (b *tab) alter(path, content string) {
	b.Helper()
	ask[any](b, `caches.keys().then(async (all) => {
		const cache = await caches.open(all.find((name) => /^exhibit-[0-9a-f]{12}$/.test(name)));
		const kept = await cache.match(%q);
		await cache.put(%q, new Response(%q, {headers: kept.headers}));
	})`, path, path, content)
}

func TestAStoredFileThatWasAlteredIsReplacedAndNeverShown(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	for _, path := range []string{"/s/terns", "/print", "/data/g.csv"} {
		b.alter(path, "<h1>Altered</h1>")
		if got := ask[string](b, getText, path); !strings.HasPrefix(got, "200 ") || strings.Contains(got, "Altered") {
			t.Errorf("%s: %.60s", path, got)
		}
	}
	wasm := ask[string](b, "document.querySelector('script[data-wasm]').dataset.wasm")
	b.alter(wasm, strings.Repeat("no program", 120_000)) // too large to be checked each time
	b.alter(ask[string](b, "document.querySelector('script[data-charts]').dataset.charts"), "export function (")
	b.start("/s/terns")
	b.live()
	b.kept()
	o.stop()
	for _, path := range []string{"/s/terns", "/print", "/data/g.csv"} {
		if got := ask[string](b, getText, path); !strings.HasPrefix(got, "200 ") || strings.Contains(got, "Altered") {
			t.Errorf("%s without the server: %.60s", path, got)
		}
	}
	b.start("/s/terns")
	b.live()
	b.alter("/s/terns", "<h1>Altered</h1>")
	b.load("/s/terns")
	b.until(`document.querySelector('h1')?.textContent.includes('needs the server')`)
	o.serve(version(t, 1))
	b.start("/s/gulls") // finds that one is missing
	b.kept()
	o.stop()
	b.start("/s/terns")
	b.live()
}

func TestAStoredFileUnderAnotherDigestIsStoredAgain(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	ask[any](b, `caches.keys().then(async (all) => {
		const cache = await caches.open(all.find((name) => /^exhibit-[0-9a-f]{12}$/.test(name)));
		await cache.put('/s/terns', new Response('<h1>Altered</h1>'));
	})`)
	b.start("/s/gulls")
	b.kept()
	o.stop()
	b.start("/s/terns")
	b.live()
}

func TestPastedAddressesLeadToTheirSlidesWithoutTheServer(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	o.stop()
	for path, want := range map[string]string{
		"/s/terns.": "/s/terns", "/s/terns),": "/s/terns", "/s/Terns": "/s/terns", "/S/TERNS/": "/s/terns", "/s/terns%E2%80%9D": "/s/terns",
		"/s/terns.?utm_source=mail": "/s/terns?utm_source=mail", "/print.": "/print", "/s/terns%3E?static": "/s/terns?static",
	} {
		b.load(path)
		if got := ask[string](b, "location.pathname + location.search"); got != want {
			t.Errorf("%s leads to %s, want %s", path, got, want)
		}
		b.until(`document.querySelector('[data-slide=terns], #print-terns')`)
	}
	b.load("/s/tern.")
	b.until(`document.querySelector('h1')?.textContent.includes('needs the server')`)
}

func TestTheWorkerNamesItsVersionWhereTheServerDrawsForADay(t *testing.T) {
	t.Parallel()
	site := version(t, 1)
	var mu sync.Mutex
	named := map[string]string{} // versions by path
	b, _ := atOutlet(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		named[r.URL.RequestURI()] = r.Header.Get("Exhibit-Version")
		mu.Unlock()
		site.ServeHTTP(w, r)
	}), setup{})
	b.start("/s/gulls")
	b.kept()
	b.start("/s/gulls?known=2015")
	ask[string](b, getText, "/data/g.csv?known=2015")
	b.start("/s/terns")
	kept := ask[string](b, "caches.keys().then((all) => all.find((name) => name.length === 20).slice(8))")
	mu.Lock()
	defer mu.Unlock()
	for path, want := range map[string]string{"/s/gulls?known=2015": kept, "/data/g.csv?known=2015": kept, "/s/terns": ""} {
		if got, asked := named[path]; !asked || got != want {
			t.Errorf("for %s the server is told the version %q (asked: %v), want %q", path, got, asked, want)
		}
	}
}

func TestWhatIsStoredIsShownAndRemovedByOneTap(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{width: 390, height: 844, phone: true})
	b.start("/s/gulls")
	b.kept()
	b.click(".bar-offline button")
	b.until(`document.querySelector('[data-open=offline] [data-used]')`)
	if used := ask[float64](b, "Number(document.querySelector('[data-used]').dataset.used)"); used < 5e6 || used > 30e6 {
		t.Errorf("%v bytes are said to be stored", used)
	}
	ask[any](b, `void document.querySelector('[data-do=remove]').click()`)
	b.until(`document.documentElement.dataset.offline === 'off'`)
	if left := ask[[]string](b, "caches.keys()"); len(left) != 0 {
		t.Errorf("caches are left: %q", left)
	}
	b.start("/s/terns")
	b.until(`document.documentElement.dataset.offline === 'off'`)
	if ask[bool](b, "navigator.serviceWorker.getRegistration('/').then(Boolean)") {
		t.Error("the worker is still there")
	}
	b.press("i")
	b.until(`document.querySelector('[data-do=store]')`)
	ask[any](b, `void document.querySelector('[data-do=store]').click()`)
	b.kept()
	o.stop()
	b.start("/s/gulls")
}

func TestUnderSaveDataTheDeckIsStoredOnlyOnATap(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{before: `Object.defineProperty(navigator.connection, 'saveData', {value: true})`})
	b.load("/s/gulls")
	b.until(`document.documentElement.dataset.offline === 'off'`)
	if strings.Contains(o.requests(), "/worker.js") {
		t.Error("the worker was fetched")
	}
	b.press("i")
	b.until(`document.querySelector('[data-do=store]')`)
	ask[any](b, `void document.querySelector('[data-do=store]').click()`)
	b.kept()
}

func TestTheWorkerPassesOnWhatIsNotItsBusiness(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{provokes: []string{"405"}})
	b.start("/s/gulls")
	b.kept()
	b.start("/s/gulls")
	b.kept()
	o.serve(version(t, 1))
	ask[string](b, `fetch('/deck.json').then((r) => r.text())`)
	ask[string](b, `fetch('/deck.json', {method: 'POST'}).then((r) => r.text())`)
	ask[string](b, `fetch('/deck.json', {headers: {Range: 'bytes=0-3'}}).then((r) => r.text())`)
	ask[string](b, `fetch('/healthz').then((r) => r.text())`)
	got := o.requests()
	if strings.Count(got, "GET /deck.json") != 1 || !strings.Contains(got, "POST /deck.json") || !strings.Contains(got, "GET /healthz") {
		t.Errorf("the server was asked for\n%s", got)
	}
	if ask[bool](b, "caches.match('/healthz').then(Boolean)") {
		t.Error("an answer that is made anew each time was stored")
	}
}

func TestWhereNothingCanBeStoredTheDialogSaysWhy(t *testing.T) {
	t.Parallel()
	for name, tc := range map[string]struct{ before, state, why string }{
		"no service workers": {"delete Navigator.prototype.serviceWorker", "unavailable", "does not store pages"},
		"a refusing browser": {"ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('no', 'SecurityError'))", "unavailable", "the browser refuses"},
		"no room":            {"", "failed", "there is no room"},
	} {
		t.Run(name, func(t *testing.T) {
			h := http.Handler(version(t, 1))
			if name == "no room" { // a worker whose storage is full
				h = breaker(h, func(r *http.Request) http.HandlerFunc {
					if r.URL.Path != "/worker.js" {
						return nil
					}
					return func(w http.ResponseWriter, r *http.Request) {
						script := httptest.NewRecorder()
						version(t, 1).ServeHTTP(script, httptest.NewRequest("GET", "/worker.js", nil))
						w.Header().Set("Content-Type", "text/javascript")
						fmt.Fprint(w, "Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError') };\n", script.Body.String())
					}
				})
			}
			b, _ := atOutlet(t, h, setup{before: tc.before})
			b.start("/s/gulls")
			b.until(`document.documentElement.dataset.offline === %q`, tc.state)
			b.press("i")
			b.until(`document.querySelector('[data-says]')?.textContent.includes(%q)`, tc.why)
		})
	}
}

func TestChromiumFindsNothingWrongWithInstalling(t *testing.T) {
	t.Parallel()
	for name, h := range map[string]http.Handler{"with pictures": version(t, 1)} {
		t.Run(name, func(t *testing.T) {
			b, _ := atOutlet(t, h, setup{})
			b.start("/s/gulls")
			b.kept()
			ctx, cancel := context.WithTimeout(b.ctx, patience)
			defer cancel()
			var wrong []string
			for deadline := time.Now().Add(patience); time.Now().Before(deadline); {
				r, err := chromedp.Call(ctx, page.GetInstallabilityErrors, cdp.Empty{})
				if err != nil {
					t.Fatal(err)
				}
				wrong = nil
				for _, e := range r.InstallabilityErrors {
					if e.ErrorID != "in-incognito" { // a browser context of its own counts as one
						wrong = append(wrong, e.ErrorID)
					}
				}
				if len(wrong) == 0 {
					break
				}
			}
			if len(wrong) > 0 {
				t.Errorf("not installable: %q", wrong)
			}
			m, err := chromedp.Call(ctx, page.GetAppManifest, page.GetAppManifestParams{})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range m.Errors {
				t.Errorf("the manifest: %s", e.Message)
			}
			if !strings.Contains(m.Data, `"id":"/"`) {
				t.Errorf("the browser has the manifest %s", m.Data)
			}
		})
	}
}
