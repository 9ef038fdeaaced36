//go:build browser

package journeys

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"exhibit/web"
)

const underPath = "/decks/talk"

// siteBelow is the embedded deck below a path.
var siteBelow = sync.OnceValues(func() (*web.Site, error) { return web.New(deck(), web.Under(underPath)) })

// proxies are what may stand between a browser and a deck below a path, by what they do with it.
// Outside the path they have nothing of the deck.
func proxies(next http.Handler) map[string]http.Handler {
	only := func(h http.Handler) http.Handler {
		mux := http.NewServeMux()
		mux.Handle(underPath+"/", h)
		return mux
	}
	return map[string]http.Handler{"keeps the path": only(next), "takes the path away": only(http.StripPrefix(underPath, next))}
}

// atPath opens a tab below a path, as atOutlet does.
func atPath(t *testing.T, h http.Handler, path string, s setup) (*tab, *outlet) {
	t.Helper()
	b, o := atOutlet(t, h, s)
	b.base += path
	return b, o
}

func TestADeckBelowAPathWorksWhateverAProxyDoesWithThePath(t *testing.T) {
	t.Parallel()
	site, err := siteBelow()
	if err != nil {
		t.Fatal(err)
	}
	for name, proxy := range proxies(site) {
		t.Run(name, func(t *testing.T) {
			b, o := atPath(t, proxy, underPath, setup{before: sharing("takes", "") + watchDownloads, provokes: []string{"404"}})
			b.showsDeckBelow(underPath)
			b.worksOffline(o)
		})
	}
}

// showsDeckBelow uses the embedded deck below a path as a reader does.
func (b *tab) showsDeckBelow(base string) {
	b.Helper()
	at := func(slug string, step int) {
		b.Helper()
		if p := b.at(slug, step); p.Path != base+"/s/"+slug {
			b.Errorf("%s is at %s", slug, p.Path)
		}
	}
	i := carries()
	b.load("/s/" + deck().Slides[i].Slug + "?static") // without the program
	b.until(`document.querySelector('html[data-state="static"]')`)
	b.press("ArrowRight")
	at(deck().Slides[i+1].Slug, 0)
	b.press("ArrowLeft")
	b.until(`document.querySelector('[data-slide]').dataset.slide === %q`, deck().Slides[i].Slug)

	figure := deck().Figures[0]
	b.start("/s/" + slideOf(figure.ID).Slug)
	b.live()
	if href := ask[string](b, `document.querySelector('.figure-data a[download]').getAttribute('href')`); href != base+"/data/"+figure.Data {
		b.Errorf("the data are at %s", href)
	}
	ask[any](b, `void document.querySelector('.figure-data a[download]').click()`)
	b.until(`globalThis.downloaded.length`)
	b.press("Home")
	at(deck().Slides[0].Slug, 0)
	b.press("o")
	b.until(`document.querySelectorAll('.tool-overview li .tile').length === %d`, len(deck().Slides))
	b.press("Escape")
	word := strings.Fields(deck().Slides[i+1].Title)[0]
	if found := b.search(word); len(found) == 0 {
		b.Errorf("nothing is found for %q", word)
	}
	b.press("Enter")
	b.until(`!document.querySelector('dialog')`)
	b.press("Escape", "c")
	b.until(`shared.length`)
	if got := ask[[]string](b, "shared")[0]; !strings.HasPrefix(got, b.base+"/s/") {
		b.Errorf("%s is shared", got)
	}
	b.load("/print")
	b.until(`document.querySelectorAll('[data-sheet]').length === %d`, len(deck().Slides))
	b.load("/no/such/page")
	b.until(`document.querySelector('h1')?.textContent === 'There is no such page in this deck'`)
	b.click(".prose a")
	b.at(deck().Slides[0].Slug, 0)
	b.ready()

	speaker := b.beside(setup{worker: true, provokes: []string{"ERR_", "update a ServiceWorker"}})
	speaker.start("/presenter")
	k := talk{b, speaker}
	k.at(stop{})
	all := stops()
	for n := range 3 {
		speaker.press("ArrowRight")
		k.at(all[n+1])
	}
	speaker.shut()
}

// worksOffline waits until the deck is stored, ends the server, and reads on.
func (b *tab) worksOffline(o *outlet) {
	b.Helper()
	b.start("/")
	b.kept()
	o.stop()
	figure := deck().Figures[0]
	b.start("/s/" + slideOf(figure.ID).Slug)
	b.live()
	b.reload()
	b.ready()
	for _, path := range []string{"/print", "/data/" + figure.Data, "/deck.json", "/manifest.webmanifest"} {
		if got := ask[string](b, getText, b.base+path); !strings.HasPrefix(got, "200 ") {
			b.Errorf("%s without the server: %.60s", path, got)
		}
	}
	b.start("/s/" + deck().Slides[withSteps()].Slug + "?known=2013")
	b.until(`document.querySelector('.kicker')`)
}

func TestTwoDecksAtOneHostAreStoredBesideEachOther(t *testing.T) {
	t.Parallel()
	mux := http.NewServeMux()
	for _, base := range []string{"/decks/a", "/decks/b"} {
		site := numbers(t, "Gulls and terns", "21.5 million", "1240", "Terns", web.Under(base))
		mux.Handle(base+"/", site)
	}
	mux.Handle("/", version(t, 1))
	b, o := atOutlet(t, mux, setup{})
	root := b.base
	for _, base := range []string{"/decks/a", "/decks/b", ""} {
		b.base = root + base
		b.start("/s/terns")
		b.kept()
	}
	if n := ask[int](b, `navigator.serviceWorker.getRegistrations().then((all) => all.length)`); n != 3 {
		t.Errorf("there are %d workers", n)
	}
	// A talk of one of them is none of the others.
	b.base = root + "/decks/a"
	other := b.beside(setup{worker: true, provokes: []string{"ERR_", "update a ServiceWorker"}})
	other.base = root + "/decks/b"
	b.start("/s/gulls")
	other.start("/presenter")
	b.press("ArrowRight")
	b.at("gulls", 1)
	if n := ask[string](other, `document.querySelector('[data-part=count]').textContent`); !strings.HasSuffix(n, " 1 / 3") {
		t.Errorf("the speaker view of the other deck is at %s", n)
	}
	other.shut()
	o.stop()
	for _, base := range []string{"/decks/b", "", "/decks/a"} {
		b.base = root + base
		b.start("/s/terns")
		b.live()
		if p := b.place().Path; p != base+"/s/terns" {
			t.Errorf("it is at %s", p)
		}
	}
	// One is removed: the others stay.
	ask[any](b, theStore+`.then((it) => it.offline.remove())`)
	b.until(`document.documentElement.dataset.offline === 'off'`)
	for _, base := range []string{"/decks/b", ""} {
		b.base = root + base
		b.start("/s/terns")
		b.kept()
	}
}

func TestAPageOfAnotherOriginShowsTheDeckInsideItOnlyWhereThatIsAllowed(t *testing.T) {
	t.Parallel()
	intranet := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, `<!doctype html><title>Intranet</title><link rel="icon" href="data:,"><iframe src="%s" width="1000" height="600"></iframe>`, r.URL.Query().Get("deck"))
	}))
	defer intranet.Close()
	for _, allowed := range []bool{true, false} {
		var by []string
		if allowed {
			by = []string{intranet.URL}
		}
		site, err := web.New(deck(), web.Framed(by...))
		if err != nil {
			t.Fatal(err)
		}
		asked := make(chan string, 1000)
		deck := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked <- r.URL.Path
			site.ServeHTTP(w, r)
		}))
		defer deck.Close()
		b := open(t, setup{beside: strings.TrimPrefix(deck.URL, "http://"), provokes: []string{"frame-ancestors", "BLOCKED_BY_RESPONSE", "chrome-error://"}})
		b.base = intranet.URL
		b.load("/?deck=" + deck.URL + "/")
		if !allowed {
			b.until(`document.readyState === 'complete'`)
			if !b.poll(func(context.Context) bool { return b.troubled("frame-ancestors 'none'") }) {
				t.Error("the browser has not refused to show the deck")
			}
			continue
		}
		for path := range asked { // what is shown runs
			if isWasm(path) {
				break
			}
		}
	}
}

// troubled reports whether a message of the browser has a text in it.
func (b *tab) troubled(text string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.ContainsFunc(b.troubles, func(trouble string) bool { return strings.Contains(trouble, text) })
}
