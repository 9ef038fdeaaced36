//go:build browser

package journeys

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// fileOf is the embedded deck in one file.
var fileOf = sync.OnceValues(func() ([]byte, error) { return web.OneFile(context.Background(), deck()) })

// openFile opens a tab for a deck in one file on disk: its base is the file's address. Nothing is served.
func openFile(t *testing.T, content []byte, s setup) *tab {
	t.Helper()
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "a deck.html")
	if err := os.WriteFile(name, content, 0o644); err != nil {
		t.Fatal(err)
	}
	b := &tab{TB: t, base: "file://" + filepath.ToSlash(filepath.Dir(name)) + "/a%20deck.html"}
	b.begin(browser, s, chromedp.WithNewBrowserContext())
	return b
}

// embeddedFile opens the embedded deck in one file.
func embeddedFile(t *testing.T, s setup) *tab {
	t.Helper()
	content, err := fileOf()
	if err != nil {
		t.Fatal(err)
	}
	return openFile(t, content, s)
}

func TestOneFileHasAtMostFourMegabytes(t *testing.T) {
	content, err := fileOf()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes", len(content))
	if len(content) > 4_000_000 {
		t.Errorf("the embedded deck in one file has %d bytes, more than 4 MB", len(content))
	}
}

func TestADeckInOneFileTurnsFromDiskWithLiveChartsAndItsData(t *testing.T) {
	t.Parallel()
	b := embeddedFile(t, setup{})
	b.start("")
	b.at(deck().Slides[0].Slug, 0)
	b.press("ArrowRight")
	b.until(`location.hash === %q`, "#/s/"+deck().Slides[1].Slug)
	b.load("#/s/opm-revisions")
	b.at("opm-revisions", 0)
	b.until(`document.querySelector('.stage [data-figure] .live canvas, .stage [data-figure] .live svg')`)
	// The browser saves what the program makes of the records.
	saved := ask[string](b, `(async () => {
		let name = '';
		const click = HTMLAnchorElement.prototype.click;
		HTMLAnchorElement.prototype.click = function () { name = this.download || name; };
		document.querySelector('.stage .figure-data').open = true;
		document.querySelector('.stage .figure-data a[download]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}));
		await new Promise((done) => setTimeout(done));
		HTMLAnchorElement.prototype.click = click;
		return name;
	})()`)
	if saved != "breach_estimates.csv" {
		t.Errorf("saved as %q", saved)
	}
	// A citation leads to its evidence, and leaves the address to the slide.
	ask[any](b, `document.querySelector('.stage .cite').click()`)
	b.until(`document.querySelector('.stage .evidence').open && location.hash === '#/s/opm-revisions'`)
}

func TestADeckInOneFileOpensAtTheSlideAndTheDayOfItsAddress(t *testing.T) {
	t.Parallel()
	b := embeddedFile(t, setup{})
	b.start("#/s/industry?known=2015-09-25")
	b.until(`document.querySelector('main.stage > article').dataset.slide === 'industry' && document.querySelector('main.stage > article').checkVisibility({visibilityProperty: true})`)
	b.until(`document.querySelector('.known b').textContent.includes('25 September 2015')`)
	b.press("ArrowRight")
	b.until(`/^#\/s\/.+\?known=2015-09-25$/.test(location.hash) && !location.hash.includes('industry')`)
	ask[any](b, `history.back()`)
	b.until(`document.querySelector('main.stage > article').dataset.slide === 'industry'`)
}

func TestTheSpeakerViewOfADeckInOneFileFollowsItsSlides(t *testing.T) {
	t.Parallel()
	slides := embeddedFile(t, setup{})
	slides.start("")
	speaker := slides.beside(setup{})
	speaker.start("#/presenter")
	slides.press("ArrowRight")
	slides.at(deck().Slides[1].Slug, 0)
	speaker.until(`document.querySelector('[data-part=count]').textContent.includes(' 2 / ')`)
	speaker.press("ArrowRight")
	slides.at(deck().Slides[1].Slug, 1)
}

func TestOverviewSearchAndPrintOfADeckInOneFileAreWhole(t *testing.T) {
	t.Parallel()
	b := embeddedFile(t, setup{})
	b.start("")
	b.press("o")
	b.until(`document.querySelectorAll('dialog[open] a[href^="#/s/"]').length === %d`, len(deck().Slides))
	b.press("Escape")
	b.load("#/print")
	b.until(`document.querySelectorAll('[data-sheet]').length === %d`, len(deck().Slides))
	ask[any](b, `document.querySelector('[data-sheet] a.contested[href^="#/s/"]').click()`)
	b.until(`document.querySelector('main.stage > article')?.dataset.slide === 'disagreements' && document.documentElement.dataset.state === 'ready'`)
}

func TestADeckInOneFileIsAPageOfAllSlidesWithScriptOff(t *testing.T) {
	t.Parallel()
	b := embeddedFile(t, setup{scriptOff: true})
	b.load("")
	b.until(`document.querySelectorAll('noscript [data-sheet]').length === %d && document.querySelector('noscript h1').checkVisibility()`, len(deck().Slides))
	b.until(`!document.querySelector('main.stage').checkVisibility() && !document.querySelector('.bar').checkVisibility()`)
	b.load("#/s/opm-revisions") // a link within it
	b.until(`Math.abs(document.querySelector('[data-sheet=opm-revisions]').getBoundingClientRect().top) < innerHeight`)
}

func TestPicturesOfADeckInOneFileAreInside(t *testing.T) {
	t.Parallel()
	const dot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="400" height="300"><rect width="40" height="30" fill="teal"/></svg>`
	d, err := evidence.Read(fstest.MapFS{
		"deck.md":   {Data: []byte("---\npagetitle: Pictures\n---\n\n# One\n\n![A dot](a dot.svg)\n\n# Two {background-image=\"a dot.svg\"}\n\nWords\n")},
		"a dot.svg": {Data: []byte(dot)},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	b := openFile(t, oneFile(t, d), setup{})
	b.start("")
	b.until(`document.querySelector('.stage img').naturalWidth === 400`)
	b.press("ArrowRight")
	b.until(`document.querySelector('main.stage > article').dataset.slide === 'two' && document.querySelector('.stage img.background').naturalWidth === 400`)
	b.load("#/print")
	b.until(`document.querySelector('[data-sheet] img')?.naturalWidth === 400`)
}

func oneFile(t *testing.T, d *slides.Deck) []byte {
	t.Helper()
	content, err := web.OneFile(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return content
}
