//go:build browser

package journeys

import (
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/web"
)

// filesOf serves a deck as a plain server of files does: below a path, or at the root.
func filesOf(t *testing.T, deck *slides.Deck, base string) http.Handler {
	t.Helper()
	files := fstest.MapFS{}
	err := web.Files(t.Context(), deck, func(path string, content []byte) error {
		files[path] = &fstest.MapFile{Data: content}
		return nil
	}, web.Under(base))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle(base+"/", http.StripPrefix(base, http.FileServerFS(files)))
	return mux
}

// elsewhereOn serves files below a path of a host that is not the browser's own machine.
func elsewhereOn(t *testing.T, h http.Handler, path string, s setup) (*tab, *outlet) {
	t.Helper()
	s.provokes = append(s.provokes, "ERR_CONNECTION", "net::ERR_", "status 503", "status of 503", "update a ServiceWorker")
	b, o := atHost(t, h, s)
	b.base += path
	return b, o
}

func TestAStaticSiteWorksOnAnyHostOfFilesAtARootAndBelowAPath(t *testing.T) {
	t.Parallel()
	for _, base := range []string{"", underPath} {
		t.Run("below "+base, func(t *testing.T) {
			s := setup{before: sharing("takes", "") + watchDownloads, provokes: []string{"404"}}
			h := filesOf(t, deck(), base)
			if base == "" {
				b, o := atOutlet(t, h, s)
				b.showsFiles(base)
				b.worksOffline(o)
				return
			}
			b, o := elsewhereOn(t, h, base, s)
			b.showsFiles(base)
			b.worksOffline(o)
		})
	}
}

// showsFiles uses the embedded deck as a reader does, on a host of files.
func (b *tab) showsFiles(base string) {
	b.Helper()
	i := carries()
	b.load("/s/" + deck().Slides[i].Slug + "?static") // without the program
	b.until(`document.querySelector('html[data-state="static"]')`)
	b.press("ArrowRight")
	b.at(deck().Slides[i+1].Slug, 0)
	b.press("ArrowRight")
	b.until(`document.querySelector('[data-slide]').dataset.slide === %q`, deck().Slides[i+2].Slug)
	if p := b.place().Path; p != base+"/s/"+deck().Slides[i+2].Slug {
		b.Errorf("it is at %s", p)
	}

	figure := deck().Figures[0]
	b.start("/s/" + slideOf(figure.ID).Slug)
	b.live()
	ask[any](b, `void document.querySelector('.figure-data a[download]').click()`)
	b.until(`globalThis.downloaded.length`)
	b.press("Home")
	b.at(deck().Slides[0].Slug, 0)
	b.press("o")
	b.until(`document.querySelectorAll('.tool-overview li .tile').length === %d`, len(deck().Slides))
	b.press("Escape", "c")
	b.until(`shared.length`)
	if got := ask[[]string](b, "shared")[0]; got != b.base+"/s/"+deck().Slides[0].Slug {
		b.Errorf("%s is shared", got)
	}
	b.load("/print")
	b.until(`document.querySelectorAll('[data-sheet]').length === %d`, len(deck().Slides))
	b.start("/")
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

func TestOnAHostOfFilesADayIsDrawnByTheProgramAndNothingElseSaysThatItIsOfTheDay(t *testing.T) {
	t.Parallel()
	slug := deck().Slides[withSteps()].Slug
	b, _ := elsewhereOn(t, filesOf(t, deck(), underPath), underPath, setup{before: `globalThis.seen = []; new MutationObserver(() => {
		const slide = document.querySelector('.stage > article');
		if (slide?.checkVisibility() && !slide.querySelector('.kicker')) seen.push(slide.dataset.slide);
	}).observe(document, {subtree: true, childList: true, attributes: true})`, provokes: []string{"notArrived"}})
	b.start("/s/" + slug + "?known=2013")
	b.until(`document.querySelector('.kicker')`)
	if seen := ask[[]string](b, "seen"); len(seen) > 0 {
		t.Errorf("the slides %v of today were seen", seen)
	}
	b.press("ArrowRight")
	b.until(`location.search === '?known=2013' && document.querySelector('.kicker')`)
	if b.sees(".bar-all") {
		t.Error("there is a link to all slides, which are of today")
	}
	if href := ask[string](b, `document.querySelector('.bar-speaker').getAttribute('href')`); href != underPath+"/presenter" {
		t.Errorf("the speaker view is at %s", href)
	}
	b.press("o")
	b.until(`document.querySelector('.tool-problem')`)
	b.press("Escape")
	// A day that is chosen before the program runs is drawn by it, too.
	g := newGate(isWasmBelow)
	b, _ = elsewhereOn(t, g.wrap(filesOf(t, deck(), underPath)), underPath, setup{provokes: []string{"only the program", "notArrived"}})
	b.load("/s/" + slug)
	b.until(`document.querySelector('html[data-state="loading"]')`)
	b.press("k")
	b.until(`document.querySelector('.known-panel')`)
	ask[any](b, `void [...document.querySelectorAll('.known-panel a')][0].click()`)
	b.until(`'held' in document.documentElement.dataset`)
	g.release()
	b.ready()
	b.until(`document.querySelector('.kicker') && location.search.startsWith('?known=')`)
	// What is no slide, or is read without the program, is of today, and so is its address.
	for _, path := range []string{"/print", "/presenter", "/s/" + slug + "?static"} {
		query := "?known=2013"
		if strings.Contains(path, "?") {
			query = "&known=2013"
		}
		b.load(path + query)
		b.until(`document.readyState === 'complete' && !location.search.includes('known')`)
		if b.sees(".kicker") {
			t.Errorf("%s says that it is of a day", path)
		}
	}
}

// isWasmBelow reports whether a path below underPath is that of the program.
func isWasmBelow(path string) bool { return isWasm(strings.TrimPrefix(path, underPath)) }

func TestWithScriptOffAStaticSiteIsReadAsOfToday(t *testing.T) {
	t.Parallel()
	b, _ := elsewhereOn(t, filesOf(t, deck(), underPath), underPath, setup{scriptOff: true})
	b.load("/?known=2013")
	if b.sees(".known") || b.sees(".kicker") {
		t.Error("a day is offered, or said to be shown")
	}
	for i := range 3 {
		b.readsPlainly(&deck().Slides[i])
		b.click(`[data-turn="next"]`)
		b.until(`document.querySelector('[data-slide]').dataset.slide === %q`, deck().Slides[i+1].Slug)
	}
}

func TestAHostOfFilesTellsOfANewerVersionAndOfAnotherDeck(t *testing.T) {
	t.Parallel()
	first, second, other := decksInTurn(t)
	b, o := elsewhereOn(t, filesOf(t, first, ""), "", setup{})
	b.start("/s/terns")
	b.kept()
	o.serve(filesOf(t, second, ""))
	b.load("/s/gulls") // the stored version stays until the reader agrees
	b.ready()
	b.has("Gulls and terns", "21.5 million")
	ask[any](b, theStore+`.then(() => navigator.serviceWorker.getRegistration()).then((it) => it.update())`)
	b.until(`document.documentElement.dataset.update === 'available'`)
	ask[any](b, theStore+`.then((it) => it.offline.accept())`)
	b.until(`document.querySelector('.body')?.textContent.includes('22.1 million')`)
	o.serve(filesOf(t, other, ""))
	b.load("/s/gulls") // another deck is shown at once
	b.has("Puffins", "3 thousand")
}

func TestAProgramThatAHostOfFilesSendsAsAnythingStarts(t *testing.T) {
	t.Parallel()
	h := filesOf(t, deck(), "")
	b, _ := atOutlet(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isWasm(r.URL.Path) {
			w.Header().Set("Content-Type", "application/octet-stream")
		}
		h.ServeHTTP(w, r)
	}), setup{})
	b.start("/")
}

// decksInTurn are a deck in two versions, and another deck.
func decksInTurn(t *testing.T) (first, second, other *slides.Deck) {
	t.Helper()
	return numbersDeck(t, "Gulls and terns", "21.5 million", "1240", "Terns"), numbersDeck(t, "Gulls and terns", "22.1 million", "1310", "Terns again"),
		numbersDeck(t, "Puffins", "3 thousand", "4", "More")
}

func TestAStoredHostOfFilesShowsPagesOfADayAsTheyAreToday(t *testing.T) {
	t.Parallel()
	b, _ := atOutlet(t, filesOf(t, deck(), ""), setup{})
	b.start("/")
	b.kept()
	b.load("/print?known=2013")
	b.until(`document.querySelectorAll('[data-sheet]').length === %d && location.pathname === '/print' && !location.search`, len(deck().Slides))
	b.load("/s/" + deck().Slides[1].Slug + "?known=2013&static")
	b.until(`document.querySelector('html[data-state="static"] .stage > article')?.dataset.slide === %q && !location.search.includes('known')`, deck().Slides[1].Slug)
}
