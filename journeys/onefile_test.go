//go:build browser

package journeys

import (
	"bytes"
	"context"
	"net/url"
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
	b.press("ArrowRight")
	b.at("weeks-before", 0)
	ask[any](b, `document.querySelector('.stage .cite').click()`)
	b.until(`document.querySelector('.stage .evidence').open && location.hash === '#/s/weeks-before'`)
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

// deckOf is the deck of a text, beside files.
func deckOf(t *testing.T, text string, files fstest.MapFS) *slides.Deck {
	t.Helper()
	folder := fstest.MapFS{pandoc.DeckFile: {Data: []byte(text)}}
	for name, file := range files {
		folder[name] = file
	}
	d, err := evidence.Read(folder, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestADeckInOneFileOpensAtSlidesWhoseNamesAreInAnyLetters(t *testing.T) {
	t.Parallel()
	d := deckOf(t, "---\ntitle: 茶馆\nlang: zh\n---\n\n# 一\n\n甲\n\n# 二 {#第:二}\n\n乙\n\n# لماذا\n\n丙\n", nil)
	b := openFile(t, oneFile(t, d), setup{})
	shows := func(slug string) {
		t.Helper()
		b.until(`(it => it?.dataset.slide === %q && it.checkVisibility({visibilityProperty: true}))(document.querySelector('main.stage > article'))`, slug)
	}
	for i := range d.Slides {
		slug := d.Slides[i].Slug
		for _, written := range []string{slug, (&url.URL{Path: slug}).EscapedPath()} {
			b.start("#/s/" + written)
			shows(slug)
		}
	}
	b.press("Home", "PageDown", "PageDown")
	b.at(d.Slides[2].Slug, 0)
	b.do(chromedp.Reload())
	b.ready()
	shows(d.Slides[2].Slug)
}

func TestADeckInOneFileShowsItsFirstSlideWhereAnAddressLeadsNowhere(t *testing.T) {
	t.Parallel()
	b := embeddedFile(t, setup{})
	for _, address := range []string{"#/s/nothing", "#/s/%zz", "#/S/INDUSTRY/", "#100%"} {
		b.start(address)
		b.until(`document.querySelector('main.stage > article').checkVisibility({visibilityProperty: true})`)
		b.at(deck().Slides[0].Slug, 0)
	}
}

func TestFilesThatADeckInOneFileLinksToOpenFromInside(t *testing.T) {
	t.Parallel()
	d := deckOf(t, "# One\n\n[A report](a report.txt) [Mail](mailto:a@example.org)\n", fstest.MapFS{"a report.txt": {Data: []byte("What is reported\n")}})
	b := openFile(t, oneFile(t, d), setup{})
	b.start("")
	read := ask[string](b, `(async () => {
		let opened = '';
		window.open = (url) => { opened = url; return window; };
		document.querySelector('.stage a[target=_blank]').click();
		return (await fetch(opened)).text();
	})()`)
	if read != "What is reported\n" {
		t.Errorf("%q was opened", read)
	}
	// A window of its own, as a middle click opens it, shows the file too.
	window := b.beside(setup{})
	window.load("#/media/a%20report.txt")
	window.until(`location.protocol === 'blob:' && document.body.innerText.includes('What is reported')`)
}

func TestWithScriptOffEachSlideOfADeckInOneFileStandsOnceWithItsPictures(t *testing.T) {
	t.Parallel()
	const dot = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" width="400" height="300"><rect width="40" height="30" fill="teal"/></svg>`
	d := deckOf(t, "---\ntitle: A talk\nauthor: Somebody\n---\n\n# One\n\n![A dot](R&D.svg)\n", fstest.MapFS{"R&D.svg": {Data: []byte(dot)}})
	b := openFile(t, oneFile(t, d), setup{scriptOff: true})
	b.load("")
	b.until(`document.querySelector('noscript h1').checkVisibility() && !document.querySelector('main.stage').checkVisibility()`)
	b.until(`document.querySelector('noscript [data-sheet] img').naturalWidth === 400`)
}

func TestTwoDecksInFilesWithTheSameTitleLeaveEachOtherAlone(t *testing.T) {
	t.Parallel()
	one := openFile(t, oneFile(t, deckOf(t, "---\npagetitle: Talk\n---\n\n# One\n\nx\n\n# Two\n\nx\n", nil)), setup{})
	other := one.beside(setup{})
	name := filepath.Join(t.TempDir(), "other.html")
	if err := os.WriteFile(name, oneFile(t, deckOf(t, "---\npagetitle: Talk\n---\n\n# Eins\n\nx\n\n# Zwei\n\nx\n", nil)), 0o644); err != nil {
		t.Fatal(err)
	}
	other.base = "file://" + filepath.ToSlash(name)
	other.start("")
	one.start("")
	speaker := one.beside(setup{})
	speaker.start("#/presenter")
	speaker.press("ArrowRight")
	one.at("two", 0)
	other.at("eins", 0)
}

func TestKeysTurnADeckInOneFileBeforeItsFilesHaveBeenRead(t *testing.T) {
	t.Parallel()
	content, err := fileOf()
	if err != nil {
		t.Fatal(err)
	}
	boot, files := bytes.Index(content, []byte("<script data-main=")), bytes.Index(content, []byte(`<script type="text/plain" data-`))
	if boot < 0 || files < boot {
		t.Errorf("the script that hears keys stands at %d, the files begin at %d", boot, files)
	}
}
