//go:build browser

package journeys

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/serviceworker"
	"github.com/chromedp/chromedp"

	"exhibit/web"
)

// puffins is another deck than version, at the same paths.
func puffins(t *testing.T) *web.Site {
	t.Helper()
	if s, ok := sites.Load("puffins"); ok {
		return s.(*web.Site)
	}
	s := numbers(t, "Puffins", "3 thousand", "4", "More")
	sites.Store("puffins", s)
	return s
}

// window opens another window of the same browser context.
func (b *tab) window() *tab {
	b.Helper()
	return b.beside(setup{worker: true, before: watchReloads, provokes: []string{"net::ERR_", "status 503", "status of 503", "update a ServiceWorker"}})
}

// shut closes the window.
func (b *tab) shut() {
	b.Helper()
	if err := chromedp.Cancel(b.ctx); err != nil {
		b.Fatal(err)
	}
}

// visit opens a path as load does, but again where this machine was too busy for the server's
// answer to come before the worker's patience was at its end.
func (b *tab) visit(path string) {
	b.Helper()
	for b.load(path); b.late(); b.load(path) {
	}
}

// reload has the reader reload the page, as visit does.
func (b *tab) reload() {
	b.Helper()
	for first := true; first || b.late(); first = false {
		ask[any](b, "globalThis.old = true, void location.reload()")
		b.until(`!globalThis.old && document.readyState !== 'loading'`)
	}
}

// late reports whether the page has waited for about as long as the worker waits for the server.
func (b *tab) late() bool {
	b.Helper()
	waited := ask[float64](b, "performance.getEntriesByType('navigation')[0].responseStart")
	if waited > 450 {
		b.Logf("the page waited for %.0f ms", waited)
	}
	return waited > 450
}

// has waits until the first slide of a deck with a title and a figure is shown.
func (b *tab) has(title, figure string) {
	b.Helper()
	b.until(`document.title.endsWith(%q) && document.querySelector('.body').textContent.includes(%q)`, title, figure)
}

// gets checks that a window gets a text from a path by itself, as it does before a slide is shown.
func (b *tab) gets(path, text string) {
	b.Helper()
	if got := ask[string](b, getText, path); !strings.Contains(got, text) {
		b.Errorf("%s has no %q: %.200s", path, text, got)
	}
}

// caches are the names of those that hold a version.
func (b *tab) caches() int {
	b.Helper()
	return ask[int](b, `caches.keys().then((all) => all.filter((name) => /^exhibit-[0-9a-f]{12}$/.test(name)).length)`)
}

// restartWorker has the browser end the service worker, as it does when that has been idle.
func (b *tab) restartWorker() {
	b.Helper()
	b.do(send(serviceworker.Enable, cdp.Empty{}), send(serviceworker.StopAllWorkers, cdp.Empty{}))
}

func TestTwoDecksInTurnOnOneAddressAreEachShownWhileTheyAreServed(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	for range 2 {
		o.serve(puffins(t))
		b.visit("/s/gulls")
		b.has("Puffins", "3 thousand")
		b.kept()
		o.stop()
		b.start("/s/gulls")
		b.has("Puffins", "3 thousand")
		b.press("End")
		b.at("sources", 0)
		b.kept()
		b.until(`caches.keys().then((all) => { globalThis.kept = all.length }), globalThis.kept === 2`) // one version, and its name
		o.serve(version(t, 1))
		b.visit("/")
		b.has("Gulls and terns", "21.5 million")
		b.kept()
	}
}

func TestAnOpenWindowKeepsItsDeckAndTheOtherDeckWaitsUntilItIsClosed(t *testing.T) {
	t.Parallel()
	other, o := atOutlet(t, version(t, 1), setup{})
	other.start("/s/gulls")
	other.kept()
	b := other.window()
	b.start("/s/gulls")
	b.kept()
	o.serve(puffins(t))
	other.visit("/s/gulls")
	other.ready()
	other.has("Puffins", "3 thousand")
	other.until(`document.documentElement.dataset.offline === 'waiting'`)
	other.until(`document.querySelector('.bar-offline [data-is="waiting"]')?.checkVisibility()`) // the bar says that the deck waits
	for _, then := range []func(){func() {}, b.restartWorker} {
		then()
		b.gets("/s/terns", "· Gulls and terns</title>")
		b.gets("/deck.json", "21.5 million")
		other.gets("/s/terns", "· Puffins</title>")
		other.gets("/deck.json", "3 thousand")
	}
	b.until(`document.documentElement.dataset.update === 'available'`)
	b.press("i")
	b.until(`document.querySelector('[data-open=offline]')?.textContent.includes('“Puffins”')`)
	b.press("Escape", "ArrowRight")
	b.at("gulls", 1)
	if b.documents() != 1 || b.caches() != 2 {
		t.Errorf("the open window has had %d documents; there are %d versions", b.documents(), b.caches())
	}
	ask[any](other, "globalThis.same = true")
	b.shut()
	other.kept()
	other.until(`caches.keys().then((all) => { globalThis.kept = all.length }), globalThis.kept === 2`)
	if !ask[bool](other, "Boolean(globalThis.same)") {
		t.Error("the window was reloaded")
	}
	o.stop()
	other.press("End")
	other.at("sources", 0)
	other.start("/s/gulls")
	other.has("Puffins", "3 thousand")
}

func TestTheOtherDeckReplacesThatOfAnOpenWindowWhenItsReaderSaysSo(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{before: watchReloads})
	b.start("/s/gulls")
	b.kept()
	o.serve(puffins(t))
	other := b.window()
	other.visit("/s/gulls")
	other.until(`document.documentElement.dataset.offline === 'waiting'`)
	b.until(`document.documentElement.dataset.update === 'available'`)
	had := other.documents()
	b.press("i")
	b.until(`document.querySelector('[data-do=apply]')`)
	ask[any](b, `void document.querySelector('[data-do=apply]').click()`)
	b.has("Puffins", "3 thousand")
	for _, w := range []*tab{b, other} {
		w.kept()
	}
	if other.documents() != had {
		t.Error("a window that had the deck already was reloaded")
	}
}

func TestNothingChangesDuringATalkWhateverTheServerHasByThen(t *testing.T) {
	t.Parallel()
	for name, next := range map[string]func(t *testing.T) *web.Site{
		"another deck":    puffins,
		"another version": func(t *testing.T) *web.Site { return version(t, 2) },
	} {
		t.Run(name, func(t *testing.T) {
			b, o := atOutlet(t, version(t, 1), setup{})
			b.start("/s/gulls")
			b.kept()
			o.serve(next(t))
			speaker := b.window() // the speaker view belongs to the slides that are open
			speaker.start("/presenter")
			speaker.until(`document.title.endsWith('Gulls and terns')`)
			speaker.kept()
			b.reload()
			b.has("Gulls and terns", "21.5 million")
			b.ready()
			screen := b.window()
			screen.start("/")
			screen.has("Gulls and terns", "21.5 million")
			speaker.reload()
			speaker.kept()
			for _, w := range []*tab{b, screen} {
				w.until(`document.documentElement.dataset.update === 'available'`)
			}
			if got := ask[string](speaker, `navigator.serviceWorker.getRegistration('/').then(async (r) => {
				const answer = (worker, ask) => new Promise((done) => {
					const line = new MessageChannel();
					line.port1.onmessage = (e) => done(e.data);
					worker.postMessage({ask}, [line.port2]);
				});
				return JSON.stringify(await answer(r.waiting, 'takeOver'));
			})`); got != `{"waits":true}` {
				t.Errorf("asked to take over during the talk, the newer one says %s", got)
			}
			screen.shut()
			speaker.shut()
			b.until(`navigator.locks.query().then((l) => { globalThis.held = l.held.filter((lock) => lock.name === 'exhibit-presenting').length }), globalThis.held === 0`)
			b.reload() // on one's own machine
			b.until(`!document.body.textContent.includes('21.5 million')`)
			b.kept()
			o.stop()
			b.start("/s/gulls")
			b.until(`!document.body.textContent.includes('21.5 million')`)
		})
	}
}

func TestOnOnesOwnMachineAReloadShowsTheServersNewestVersion(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	for n := range 4 {
		o.serve(version(t, 2-n%2))
		b.start("/s/gulls") // a new version of the same deck waits for consent
		b.has("Gulls and terns", []string{"21.5 million", "22.1 million"}[n%2])
		b.reload()
		b.has("Gulls and terns", []string{"22.1 million", "21.5 million"}[n%2])
		b.kept()
		if update := ask[bool](b, `'update' in document.documentElement.dataset`); update {
			t.Error("the version that is shown is offered")
		}
		b.until(`caches.keys().then((all) => { globalThis.kept = all.length }), globalThis.kept === 2`)
	}
	o.stop()
	b.start("/s/gulls")
	b.has("Gulls and terns", "21.5 million")
	b.reload()
	b.has("Gulls and terns", "21.5 million")
}

func TestAWindowWithTheOldVersionKeepsItWhenAnotherIsReloaded(t *testing.T) {
	t.Parallel()
	other, o := atOutlet(t, version(t, 1), setup{})
	other.start("/s/gulls")
	other.kept()
	b := other.window()
	b.start("/s/gulls")
	b.kept()
	o.serve(version(t, 2))
	other.reload()
	other.has("Gulls and terns", "22.1 million")
	other.until(`document.documentElement.dataset.offline === 'waiting'`)
	b.restartWorker()
	b.gets("/deck.json", "21.5 million")
	other.gets("/deck.json", "22.1 million")
	b.until(`document.documentElement.dataset.update === 'available'`)
	if b.documents() != 1 {
		t.Error("the window with the old version was reloaded")
	}
	b.shut()
	other.kept()
	o.stop()
	other.start("/s/gulls")
	other.has("Gulls and terns", "22.1 million")
}

// atHost opens a tab in a browser for which the outlet is at a host that is not its own
// machine, over a secure connection as far as the browser knows.
func atHost(t *testing.T, h http.Handler, s setup) (*tab, *outlet) {
	t.Helper()
	o := &outlet{T: t}
	o.serve(h)
	origin := fmt.Sprintf("http://deck.test:%s", o.server.URL[strings.LastIndex(o.server.URL, ":")+1:])
	browser, stop, err := launch(
		chromedp.Flag("host-resolver-rules", "MAP deck.test 127.0.0.1"),
		chromedp.Flag("unsafely-treat-insecure-origin-as-secure", origin),
		chromedp.UserDataDir(t.TempDir()),
	)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	b := &tab{TB: t, base: origin, server: o.server}
	s.worker = true
	b.begin(browser, s)
	return b, o
}

func TestElsewhereAReloadWaitsForConsentAndAnotherDeckDoesNot(t *testing.T) {
	t.Parallel()
	b, o := atHost(t, version(t, 1), setup{})
	b.start("/s/gulls")
	b.kept()
	o.serve(version(t, 2))
	b.reload()
	b.has("Gulls and terns", "21.5 million")
	b.until(`document.documentElement.dataset.update === 'available'`)
	o.serve(puffins(t))
	b.visit("/s/gulls")
	b.has("Puffins", "3 thousand")
	b.kept()
}

// What a network or a proxy answers in the server's place has nothing to do with the deck.
func TestElsewhereOnlyADeckTakesThePlaceOfTheStoredOne(t *testing.T) {
	t.Parallel()
	html := func(status int) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			w.WriteHeader(status)
			fmt.Fprint(w, "<!doctype html><title>Log in</title><h1>Log in</h1>")
		})
	}
	b, o := atHost(t, version(t, 1), setup{provokes: []string{"ServiceWorker", "ERR_", "status of 4", "status of 5"}})
	b.start("/s/gulls")
	b.kept()
	for name, h := range map[string]http.Handler{
		"a login page":              html(200),
		"a login page elsewhere":    http.RedirectHandler("https://login.test/", http.StatusFound),
		"a refusal":                 html(403),
		"a proxy without a server":  html(502),
		"a server that says naught": http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { <-r.Context().Done() }),
	} {
		o.serve(h)
		for _, path := range []string{"/s/gulls", "/s/gulls?again"} {
			b.load(path)
			if got := ask[string](b, "document.title"); got != "Gulls · Gulls and terns" {
				t.Errorf("%s: the page is %q", name, got)
			}
		}
		o.server.CloseClientConnections()
	}
}

func TestOnOnesOwnMachineAnotherSiteIsShownInPlaceOfTheDeck(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, version(t, 1), setup{provokes: []string{"ServiceWorker", "status of 404", "status 404", "status of 502", "status 502"}})
	b.start("/s/gulls")
	b.kept()
	o.serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/", "/deck.json":
			fmt.Fprint(w, "<!doctype html><title>Shop</title><h1>Shop</h1>")
		case "/print/":
			fmt.Fprint(w, "<!doctype html><title>Prints</title><h1>Prints</h1>")
		case "/print":
			http.Redirect(w, r, "/print/", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	b.visit("/")
	b.until(`document.title === 'Shop'`)
	b.gets("/deck.json", "Shop")
	b.restartWorker()
	b.gets("/deck.json", "Shop")
	b.visit("/print")
	b.until(`document.title === 'Prints'`)
	o.serve(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { http.Error(w, "no server", http.StatusBadGateway) }))
	b.start("/s/gulls")
	b.has("Gulls and terns", "21.5 million")
	o.serve(version(t, 1))
	b.start("/")
	b.has("Gulls and terns", "21.5 million")
	b.kept()
}
