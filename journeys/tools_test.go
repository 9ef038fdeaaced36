//go:build browser

package journeys

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"exhibit/app"
	"exhibit/slides"
	"exhibit/web"
)

// opens waits for the dialog of a command; closes for there being none.
func (b *tab) opens(command string) {
	b.Helper()
	b.until(`document.querySelector('dialog[open]')?.dataset.open === %q`, command)
}

func (b *tab) closes() {
	b.Helper()
	b.until(`!document.querySelector('dialog')`)
}

// fromMenu opens the menu and clicks on a command.
func (b *tab) fromMenu(command string) {
	b.Helper()
	b.click("[data-tool=menu]")
	b.opens("menu")
	b.click(fmt.Sprintf("[data-command=%q]", command))
}

// charted is the slug of the first slide with a figure.
func charted() string {
	for _, s := range deck().Slides {
		if len(s.Figures()) > 0 {
			return s.Slug
		}
	}
	panic("the deck has no figure")
}

// hundred is a deck of a hundred slides. Slide 42 has words of its own: in its notes, in its
// text in Chinese, and in its source.
var hundred = sync.OnceValue(func() *slides.Deck {
	var text strings.Builder
	text.WriteString("---\npagetitle: Gulls\nbibliography: sources.yaml\n---\n")
	for i := range 100 {
		fmt.Fprintf(&text, "\n# Gulls of cove %c%c {#cove-%d}\n\n- They nest.\n- They call.\n", 'A'+i/10, 'a'+i%10, i+1)
		if i+1 == 42 {
			text.WriteString("\nThe café has 海鸥和燕鸥 on its sign [@letter, ¶1].\n\n::: notes\nMention the lighthouse.\n:::\n")
		}
	}
	d, err := evidence.Read(fstest.MapFS{
		"deck.md":      {Data: []byte(text.String())},
		"sources.yaml": {Data: []byte("references:\n- {id: letter, type: book, title: The ornithologist's letter, citation-label: letter, issued: 2010}\n")},
	}, pandoc.DeckFile)
	if err != nil {
		panic(err)
	}
	return d
})

var hundredSite = sync.OnceValues(func() (*web.Site, error) { return web.New(hundred()) })

// coves is a tab on the deck of a hundred slides.
func coves(t *testing.T, s setup) *tab {
	t.Helper()
	site, err := hundredSite()
	if err != nil {
		t.Fatal(err)
	}
	s.wrap = func(http.Handler) http.Handler { return site }
	return open(t, s)
}

func TestEveryDialogOpensAndClosesByItsKeyAndByTheMenu(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + charted())
	for command, key := range map[string]string{"overview": "o", "search": "/", "help": "?"} {
		b.press(key)
		b.opens(command)
		b.press("Escape")
		b.closes()
		b.fromMenu(command)
		b.opens(command)
		if command != "search" { // there it is a letter
			b.press(key)
		} else {
			b.click(".tool-close")
		}
		b.closes()
		b.until(`document.activeElement.matches('[data-tool=menu]')`)
	}
	// One leads to another, and there is never more than one.
	b.press("?")
	b.opens("help")
	b.press("o")
	b.opens("overview")
	if n := ask[int](b, `document.querySelectorAll('dialog').length`); n != 1 {
		b.Errorf("%d dialogs at once", n)
	}
	b.press("Escape")
	b.closes()
	b.at(charted(), 0)
}

func TestTheMenuWorksByKeysAlone(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + charted())
	b.until(`document.querySelector('figure[data-chart="live"]')`)
	ask[any](b, `document.querySelector('[data-tool=menu]').focus()`)
	b.press("Enter")
	b.opens("menu")
	b.until(`document.activeElement.dataset.command === 'overview'`)
	b.press("ArrowDown", "ArrowDown", "ArrowUp")
	b.until(`document.activeElement.dataset.command === 'search'`)
	b.press("Escape")
	b.closes()
	b.until(`document.activeElement.matches('[data-tool=menu]')`)
	b.fromMenu("evidence")
	b.until(`document.querySelector('.evidence').open`)
	b.press("Escape")
	b.until(`!document.querySelector('.evidence').open`)
}

func TestTheMenuHasEveryCommandAndAFingerHitsThem(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	b.start("/s/" + charted())
	b.click("[data-tool=menu]")
	b.opens("menu")
	offered := ask[[]string](b, `[...document.querySelectorAll('[data-command]')].map((el) => el.dataset.command)`)
	has := strings.Join(offered, " ")
	for _, command := range []string{"overview", "search", "evidence", "data", "known", "zoom", "pointer", "fullscreen", "theme", "help"} {
		if !strings.Contains(has, command) {
			b.Errorf("the menu lacks %s", command)
		}
	}
	if small := ask[[]string](b, `[...document.querySelectorAll('dialog :is(button, a)')].filter((el) => {
		const r = el.getBoundingClientRect();
		return r.height < 44 || r.width < 44;
	}).map((el) => el.textContent)`); len(small) > 0 {
		b.Errorf("too small for a finger: %v", small)
	}
	if !ask[bool](b, `[...document.querySelectorAll('dialog a')].some((a) => new URL(a.href).pathname === '/print')`) {
		b.Error("the page with all slides is not in the menu")
	}
}

func TestWithoutScriptThereIsNoMenuButton(t *testing.T) {
	t.Parallel()
	b := open(t, setup{scriptOff: true})
	b.load("/")
	b.until(`!document.querySelector('[data-tool=menu]').checkVisibility()`) // once late.css is there
}

func TestTheOverviewShowsTheSlidesAndLeadsToThem(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{{width: 1280, height: 720}, phone} {
		t.Run(s.size(), func(t *testing.T) {
			b := open(t, s)
			at := deck().Slides[3]
			b.start("/s/" + at.Slug)
			b.press("o")
			b.opens("overview")
			b.until(`document.activeElement.matches('[aria-current]')`)
			if got := ask[string](b, `new URL(document.activeElement.href).pathname`); got != app.URL(at.Slug) {
				b.Errorf("the focus is on %s, want the current slide", got)
			}
			if n := ask[int](b, `document.querySelectorAll('.tile .slide').length`); n != len(deck().Slides) {
				b.Errorf("%d tiles, want %d", n, len(deck().Slides))
			}
			if twice := ask[[]string](b, `[...document.querySelectorAll('[id]')].map((el) => el.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
				b.Errorf("ids that are there twice: %v", twice)
			}
			if wide := ask[int](b, `document.querySelector('dialog').scrollWidth - document.querySelector('dialog').clientWidth`); wide > 0 {
				b.Errorf("it is %d px too wide", wide)
			}
			b.press("ArrowRight", "Enter")
			b.turnsTo(stop{slide: 4})
			b.closes()
		})
	}
}

func TestArrowsMoveInTwoDimensionsThroughTheOverview(t *testing.T) {
	t.Parallel()
	b := coves(t, setup{})
	b.start("/s/cove-1")
	b.press("o")
	b.until(`document.activeElement.matches('[aria-current]')`)
	if n := ask[int](b, `document.querySelectorAll('.tile .slide').length`); n != 100 {
		b.Fatalf("%d tiles, want 100", n)
	}
	columns := ask[int](b, `getComputedStyle(document.querySelector('dialog ol')).gridTemplateColumns.split(' ').length`)
	name := func(i int) string { return fmt.Sprintf("/s/cove-%d", i) }
	for _, step := range []struct {
		key string
		to  int
	}{{"ArrowDown", 1 + columns}, {"ArrowRight", 2 + columns}, {"ArrowUp", 2}, {"ArrowLeft", 1}, {"ArrowUp", 1}, {"End", 100}, {"Home", 1}} {
		b.press(step.key)
		if got := ask[string](b, `new URL(document.activeElement.href).pathname`); got != name(step.to) {
			b.Errorf("%s leads to %s, want %s", step.key, got, name(step.to))
		}
	}
	b.press("End", "Enter")
	b.at("cove-100", 0)
}

func TestBeforeTheProgramRunsTheToolsWorkOnThePage(t *testing.T) {
	t.Parallel()
	b, g := early(t, setup{}, "/s/"+charted())
	b.press("?")
	b.opens("help")
	b.press("o")
	b.until(`document.activeElement.matches('[aria-current]')`)
	b.press("Home", "Enter")
	b.arrives(stop{slide: 0})
	b.fromMenu("theme")
	b.until(`document.documentElement.dataset.theme === 'dark'`)
	g.release()
	b.ready()
}

// result is what the search lists.
type result struct{ Path, Where, Marked string }

func (b *tab) search(query string) []result {
	b.Helper()
	b.press("/")
	b.opens("search")
	b.until(`document.querySelector('dialog ol:not([aria-busy])')`)
	ask[any](b, `(() => {
		const field = document.querySelector('dialog input');
		field.value = %q;
		field.dispatchEvent(new Event('input'));
	})()`, query)
	return ask[[]result](b, `[...document.querySelectorAll('dialog[open] li > a')].map((a) => ({
		path: new URL(a.href).pathname, where: a.dataset.where, marked: [...a.querySelectorAll('mark')].map((m) => m.textContent).join('|'),
	}))`)
}

func TestTheSearchFindsWhatIsInTextNotesSourcesAndChinese(t *testing.T) {
	t.Parallel()
	b := coves(t, setup{})
	b.start("/s/cove-1")
	for query, want := range map[string]result{
		"LIGHTHOUSE":           {"/s/cove-42", "inNotes", "lighthouse"},
		"cafe":                 {"/s/cove-42", "inText", "café"},
		"燕鸥":                   {"/s/cove-42", "inText", "燕鸥"},
		"ornitholog letter’s'": {},
		"ornitholog 2010":      {"/s/cove-42", "inSources", "ornitholog|2010"},
		"Eb":                   {"/s/cove-42", "inText", "Eb"},
		"sign café":            {"/s/cove-42", "inText", "café|sign"},
		"nowhere":              {},
	} {
		found := b.search(query)
		if want == (result{}) && len(found) > 0 || want != (result{}) && (len(found) != 1 || found[0] != want) {
			b.Errorf("%s: found %+v, want %+v", query, found, want)
		}
		if want == (result{}) {
			b.press("Escape")
		} else {
			b.press("Enter")
			b.at("cove-42", 0)
		}
		b.closes()
	}
}

func TestTheSearchFindsTheRecordsOfAFigureWithTheirAsserters(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[0].Slug)
	for _, f := range deck().Figures {
		slide := slideOf(f.ID)
		for _, query := range []string{f.Records[0].AssertedBy, f.Records[0].Label} {
			if query == "" {
				continue
			}
			there := false
			for _, r := range b.search(query) {
				there = there || r.Path == app.URL(slide.Slug) && r.Where == "inFigure"
			}
			if !there {
				b.Errorf("%q of the figure %s was not found on %s", query, f.ID, slide.Slug)
			}
			b.press("Escape")
			b.closes()
		}
	}
}

func TestWhatWasSearchedForIsMarkedOnTheSlideUntilTheNextOne(t *testing.T) {
	t.Parallel()
	b := coves(t, setup{})
	b.start("/s/cove-1")
	b.search("燕鸥")
	b.press("Enter")
	b.at("cove-42", 0)
	b.until(`CSS.highlights.get('found')?.size === 1`)
	if got := ask[string](b, `[...CSS.highlights.get('found')][0].toString()`); got != "燕鸥" {
		b.Errorf("marked is %q", got)
	}
	b.press("Escape")
	b.until(`!CSS.highlights.has('found')`)
	b.at("cove-42", 0)
	b.search("燕鸥")
	b.press("Enter")
	b.until(`CSS.highlights.has('found')`)
	b.press("PageDown")
	b.at("cove-43", 0)
	b.until(`!CSS.highlights.has('found')`)
}

func TestOverviewAndSearchShowTheDeckAsKnownOnTheDay(t *testing.T) {
	t.Parallel()
	const day = "2015-09-25"
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[0].Slug + "?known=" + day)
	b.press("o")
	b.until(`document.activeElement.matches('[aria-current]')`)
	if other := ask[[]string](b, `[...document.querySelectorAll('dialog a[href]')].map((a) => a.href).filter((url) => !url.endsWith('?known=%s'))`, day); len(other) > 0 {
		b.Errorf("links to another day: %v", other)
	}
	b.press("ArrowRight", "Enter")
	b.at(deck().Slides[1].Slug, 0)
	b.until(`location.search === '?known=%s'`, day)
	for _, r := range b.search(deck().Slides[0].Title) { // its headline was not known
		if r.Where == "inText" && r.Path == app.URL(deck().Slides[0].Slug) {
			b.Errorf("found what was not known: %+v", r)
		}
	}
	b.press("Escape")
	b.closes()
	if len(b.search("Obama")) == 0 {
		b.Error("nothing of what was known is found")
	}
}

func TestAServerThatIsGoneIsSaidInTheOverview(t *testing.T) {
	t.Parallel()
	b := open(t, setup{provokes: []string{"print", "503"}, wrap: func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/print" {
				http.Error(w, "down", http.StatusServiceUnavailable)
				return
			}
			next.ServeHTTP(w, r)
		})
	}})
	b.start("/")
	b.press("o")
	b.until(`document.querySelector('dialog [role=alert]')`)
	b.press("Escape")
	b.closes()
}

func TestTheHelpHasEveryKey(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/")
	b.press("?")
	b.opens("help")
	if n := ask[int](b, `document.querySelectorAll('dialog tr').length`); n != len(app.Bindings)+1 { // and the number of a slide
		b.Errorf("%d rows, want %d", n, len(app.Bindings)+1)
	}
	if ask[bool](b, `[...document.querySelectorAll('dialog kbd')].some((el) => !el.textContent.trim())`) {
		b.Error("a key has no name")
	}
}

func TestAChosenThemeLastsAndReachesTheCharts(t *testing.T) {
	t.Parallel()
	colours := `[...new Set([...document.querySelectorAll('.live svg text')].map((el) => el.getAttribute('fill')))].sort().join()`
	page := `getComputedStyle(document.documentElement).backgroundColor`
	b := open(t, setup{})
	b.start("/s/" + charted())
	b.live()
	light, lightPage := ask[string](b, colours), ask[string](b, page)
	b.press("d")
	b.until(`document.documentElement.dataset.theme === 'dark'`)
	b.until(colours+` !== %q`, light)
	dark, darkPage := ask[string](b, colours), ask[string](b, page)
	if darkPage == lightPage {
		b.Error("the page is as bright as before")
	}
	b.start("/s/" + charted())
	b.live()
	if got := ask[string](b, colours); got != dark || ask[string](b, page) != darkPage {
		b.Errorf("after a reload the chart has %s, want %s", got, dark)
	}
	b.press("d")
	b.until(`document.documentElement.dataset.theme === 'light'`)
	b.until(colours+` === %q`, light)
	b.scheme("dark") // the choice stays
	b.frame()
	if got := ask[string](b, page); got != lightPage {
		b.Errorf("the page is %s, want %s", got, lightPage)
	}
	// In a dark system the other is light, which it is: dark comes next, then the system.
	b.press("d")
	b.until(`document.documentElement.dataset.theme === 'dark'`)
	b.press("d")
	b.until(`!document.documentElement.dataset.theme && !localStorage.getItem('exhibit-theme')`)
	b.until(colours+` === %q`, dark)
	b.scheme("light")
	b.until(colours+` === %q`, light)
}

func TestPaperIsWhiteInADarkTheme(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + charted())
	b.press("d")
	b.until(`document.documentElement.dataset.theme === 'dark'`)
	b.do(send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}))
	b.until(`getComputedStyle(document.documentElement).backgroundColor === 'rgb(255, 255, 255)'`)
	if got := ask[string](b, `getComputedStyle(document.querySelector('.headline')).color`); got != "rgb(0, 0, 0)" {
		b.Errorf("the headline is %s", got)
	}
	b.do(send(emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{}))
}

func TestAFigureFillsTheWindowAndComesBack(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + charted())
	b.live()
	area := `(() => { const r = document.querySelector('.figure').getBoundingClientRect(); return r.width * r.height / innerWidth / innerHeight; })()`
	before := ask[float64](b, area)
	leave := map[string]func(){
		"its key": func() { b.press("z") }, "Escape": func() { b.press("Escape") },
		"its button": func() { b.click(".zoom-close") }, "the focus": func() { b.press("e") },
	}
	for how, end := range leave {
		b.press("z")
		b.until(`document.querySelector('.figure[data-zoomed]')`)
		if got := ask[float64](b, area); got < 0.99 {
			b.Errorf("the figure has %.2f of the window", got)
		}
		end()
		b.until(`!document.querySelector('[data-zoomed], .zoom-close')`)
		if got := ask[float64](b, area); got > before+0.01 && how != "the focus" {
			b.Errorf("after %s the figure has %.2f of the window, %.2f before", how, got, before)
		}
		b.press("Escape")
		b.until(`!document.querySelector('.evidence').open`)
	}
	b.fromMenu("zoom")
	b.until(`document.querySelector('.figure[data-zoomed]')`)
	b.press("PageDown", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown", "PageDown")
	b.until(`!document.querySelector('[data-zoomed], .zoom-close')`)
}

// stubs stand for what a headless browser has not: they note what is asked of them.
const stubs = `window.asked = [];
Object.defineProperty(navigator, 'wakeLock', {value: {request: async (kind) => {
	asked.push('on ' + kind);
	return window.held = Object.assign(new EventTarget(), {release: async () => { asked.push('off'); }});
}}});
let full = null;
Object.defineProperty(document, 'fullscreenElement', {get: () => full});
const turn = (el) => async function () { full = el(); document.dispatchEvent(new Event('fullscreenchange')); };
Element.prototype.requestFullscreen = turn(() => document.documentElement);
document.exitFullscreen = turn(() => null);`

func TestTheScreenStaysOnInFullScreenAndWithThePointer(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: stubs})
	b.start("/")
	b.press("f")
	b.until(`asked.join() === 'on screen'`)
	// The browser takes it back when the page is hidden; it is asked for again.
	ask[any](b, `held.dispatchEvent(new Event('release')); document.dispatchEvent(new Event('visibilitychange'))`)
	b.until(`asked.join() === 'on screen,on screen'`)
	b.press("l")
	b.until(`document.documentElement.dataset.pointer`)
	b.press("f")
	b.until(`!document.fullscreenElement`)
	if got := ask[string](b, `asked.join()`); got != "on screen,on screen" {
		b.Errorf("with the pointer on: %s", got)
	}
	b.press("Escape")
	b.until(`asked.join() === 'on screen,on screen,off'`)
	b.fromMenu("fullscreen")
	b.until(`asked.join() === 'on screen,on screen,off,on screen'`)
}

func TestThePointerFollowsTheMouseUntilEscape(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + charted())
	for _, begin := range []func(){func() { b.press("l") }, func() { b.fromMenu("pointer") }} {
		begin()
		b.until(`document.documentElement.dataset.pointer`)
		b.do(chromedp.MouseClickXY(400, 250))
		b.until(`(() => {
			const dot = document.querySelector('.pointer-dot'), r = dot.getBoundingClientRect();
			return !dot.hidden && Math.abs(r.x + r.width / 2 - 400) < 2 && Math.abs(r.y + r.height / 2 - 250) < 2;
		})()`)
		if got := ask[string](b, `getComputedStyle(document.querySelector('.headline')).cursor`); got != "none" {
			b.Errorf("the cursor is %s", got)
		}
		b.press("Escape")
		b.until(`!document.querySelector('.pointer-dot') && !document.documentElement.dataset.pointer`)
	}
}

func TestAFingerMovesThePointerAndTurnsNoPage(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	at := deck().Slides[2].Slug
	b.start("/s/" + at)
	b.fromMenu("pointer")
	b.until(`document.documentElement.dataset.pointer`)
	b.swipe(330, 300, 60, 320)
	b.until(`document.querySelector('.pointer-dot').style.transform`)
	b.at(at, 0)
	b.fromMenu("pointer")
	b.until(`!document.documentElement.dataset.pointer`)
}

// TestLettersWorkOnEveryKeyboardInDialogs presses keys as keyboards for other scripts, and with
// Caps Lock, send them.
func TestLettersWorkOnEveryKeyboardInDialogs(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + charted())
	for _, k := range []struct{ key, code, opens string }{
		{"O", "KeyO", "overview"}, // Caps Lock
		{"й", "KeyQ", "qr"},       // Russian
		{"ο", "KeyO", "overview"}, // Greek
		{"/", "KeyQ", "search"},   // Hebrew: what a key writes comes first
		{"?", "Slash", "help"},
		{"Process", "KeyQ", "qr"}, // an input method for Chinese
	} {
		b.sends(k.key, k.code)
		b.opens(k.opens)
		if k.opens == "search" { // in its field it is a letter
			b.press("Escape")
			b.closes()
		}
	}
	b.sends("Й", "KeyQ") // its own key closes it
	b.closes()
}

// sends lets the element that has the focus hear of a key.
func (b *tab) sends(key, code string) {
	b.Helper()
	ask[any](b, `(document.activeElement || document.body).dispatchEvent(new KeyboardEvent('keydown', {key: %q, code: %q, bubbles: true, cancelable: true}))`, key, code)
}

// TestAfterThePointerKeysAreForTheSlides holds that Space and Enter do not press a control again
// that the mouse has used, nor the one that the focus comes back to from a dialog; and that a reader
// who uses the keyboard alone keeps the focus.
func TestAfterThePointerKeysAreForTheSlides(t *testing.T) {
	t.Parallel()
	all := stops()
	b := open(t, setup{})
	b.start("/")
	b.click("[data-tool=menu]")
	b.opens("menu")
	b.press("Escape")
	b.closes()
	b.press(" ")
	b.turnsTo(all[1])
	b.fromMenu("theme")
	b.closes()
	b.sends("Enter", "Enter")
	b.arrives(all[2])
	b.until(`document.activeElement.matches('[data-tool=menu]')`)
	b.press("Tab", "Shift+Tab", "Enter")
	b.opens("menu")
	b.press("Escape")
	b.closes()
	b.press(" ")
	b.opens("menu")
	b.press("Escape")
	b.closes()
	b.arrives(all[2])
}

// righthand is a deck that is written from right to left.
var righthand = sync.OnceValues(func() (*web.Site, error) {
	d, err := evidence.Read(fstest.MapFS{"sources.yaml": {Data: []byte("references: []\n")}, "deck.md": {Data: []byte("---\npagetitle: طيور\nlang: ar\nbibliography: sources.yaml\n---\n\n# الأول {#one}\n\nنص\n\n# الثاني {#two}\n\nنص\n\n# الثالث {#three}\n\nنص\n")}}, pandoc.DeckFile)
	if err != nil {
		return nil, err
	}
	return web.New(d)
})

func TestFromRightToLeftArrowsGoWhereTheyPointInDialogsAndInTheSpeakerView(t *testing.T) {
	t.Parallel()
	site, err := righthand()
	if err != nil {
		t.Fatal(err)
	}
	b := open(t, setup{site: site})
	b.start("/s/one")
	b.press("o")
	b.until(`document.activeElement.matches('[aria-current]')`)
	b.press("ArrowLeft")
	b.until(`new URL(document.activeElement.href).pathname === '/s/two'`)
	b.press("ArrowRight")
	b.until(`new URL(document.activeElement.href).pathname === '/s/one'`)
	b.press("?")
	b.opens("help")
	for row, want := range map[string]string{"1": "← → swipe", "2": "→ ← swipe"} {
		got := ask[string](b, `((row) => row.querySelector('kbd').textContent + ' ' + row.querySelector('.tool-swipe').textContent)(document.querySelector('dialog tr:nth-child(%s)'))`, row)
		if got != want {
			t.Errorf("row %s of the help has %q, want %q", row, got, want)
		}
	}
	b.press("Escape")
	b.closes()
	speaker := b.beside(setup{})
	speaker.start("/presenter")
	speaker.until(`document.querySelector('[data-part=count]').textContent.includes('1 / 3')`)
	speaker.press("ArrowLeft")
	b.until(`location.pathname === '/s/two'`)
	speaker.press("PageDown")
	b.until(`location.pathname === '/s/three'`)
	speaker.press("ArrowRight")
	b.until(`location.pathname === '/s/two'`)
}
