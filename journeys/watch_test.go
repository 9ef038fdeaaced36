//go:build browser

package journeys

import (
	"bufio"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/web"

	"github.com/chromedp/chromedp"
)

// written is a deck that is being written, as the built binary serves it with -watch.
type written struct {
	*tab
	dir   string // its folder
	cmd   *exec.Cmd
	lines chan string // of the terminal, behind the first two; closed when the binary ends
}

// seals is the deck of these journeys: a slide with steps, a long one, one with a chart, and one that is
// not borne out.
var seals = map[string]string{
	"deck.md": `---
pagetitle: Seals
bibliography: sources.yaml
durations: {default: 1m}
---

# The seals came late {#late}

The first of them came in May [@log, ¶1].

. . .

The second step [@log, ¶1].

. . .

The third step [@log, ¶1].

::: notes
Say it slowly.
:::

# They were counted twice {#counted}

` + "``` {.chart #counts}\ntype: bar\ndata: seals.csv\ntitle: Seals by beach\nalt: Bars of seals.\n```" + `

# A long account {#account}

` + strings.Repeat("There is more to tell of the seals than a slide has room for, and this is a part of it [@log, ¶1].\n\n", 40) + `

# What to do

Count again [@log, ¶1].
`,
	"sources.yaml":   "references:\n- {id: log, type: book, title: Log, issued: 2010}\n",
	"data/seals.csv": "label,value,unit,date,precision,asserted_by,source,paragraph\nNorth beach,188,seals,2010,year,Warden,log,1\nSpit,141,seals,2010,year,Warden,log,1\n",
}

// watching is watchingDeck with seals.
func watching(t *testing.T, s setup) *written {
	t.Helper()
	return watchingDeck(t, seals, s)
}

// watchingDeck serves a deck that is being written and opens a tab, which shows nothing yet.
func watchingDeck(t testing.TB, files map[string]string, s setup) *written {
	t.Helper()
	w := &written{dir: filepath.Join(t.TempDir(), "deck")}
	w.tab = &tab{TB: t}
	for name, text := range files {
		w.create(name, text)
	}
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	w.serve("localhost:0")
	s.provokes = append(s.provokes, "net::ERR_") // the stream, when its server ends
	w.begin(browser, s, chromedp.WithNewBrowserContext())
	return w
}

// create writes a file that is not there yet.
func (w *written) create(name, text string) {
	w.Helper()
	path := filepath.Join(w.dir, name)
	err := os.MkdirAll(filepath.Dir(path), 0o755)
	if err == nil {
		err = os.WriteFile(path, []byte(text), 0o644)
	}
	if err != nil {
		w.Fatal(err)
	}
}

// serve starts the binary.
func (w *written) serve(addr string) {
	w.Helper()
	w.cmd = exec.Command("../bin/exhibit", "serve", "-deck", w.dir, "-watch", "-addr", addr)
	w.cmd.Stderr = os.Stderr
	out, err := w.cmd.StdoutPipe()
	if err == nil {
		err = w.cmd.Start()
	}
	if err != nil {
		w.Fatalf("%v; make builds the binary", err)
	}
	cmd := w.cmd
	w.Cleanup(func() { killed(cmd) })
	lines := bufio.NewScanner(out)
	lines.Scan()
	_, base, found := strings.Cut(lines.Text(), " at ")
	if !found {
		w.Fatalf("the binary says %q", lines.Text())
	}
	w.base, _, _ = strings.Cut(base, ",")
	lines.Scan() // how it ends
	w.lines = make(chan string, 100)
	go func() {
		defer close(w.lines)
		for lines.Scan() {
			w.lines <- lines.Text()
		}
	}()
}

func killed(cmd *exec.Cmd) {
	cmd.Process.Kill()
	cmd.Wait()
}

// save writes a file as many editors do: beside, and then in its place.
func (w *written) save(name, text string) {
	w.Helper()
	path := filepath.Join(w.dir, name)
	if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
		w.Fatal(err)
	}
	if err := os.Rename(path+".new", path); err != nil {
		w.Fatal(err)
	}
}

// edit saves the deck as it was at first, but for pairs of texts and what is put in their place.
func (w *written) edit(pairs ...string) {
	w.Helper()
	w.save("deck.md", strings.NewReplacer(pairs...).Replace(seals["deck.md"]))
}

// tells waits until the slide that is shown says something.
func (b *tab) tells(text string) {
	b.Helper()
	b.until(`document.querySelector('.stage > article').innerText.includes(%q)`, text)
}

// another opens a tab beside, on the same server.
func (w *written) another(path string) *tab {
	w.Helper()
	b := w.beside(setup{provokes: []string{"net::ERR_"}})
	b.load(path)
	b.stays()
	return b
}

func TestASaveIsShownInEveryWindowWhereItIs(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/late")
	w.stays()
	w.press("ArrowRight")
	w.at("late", 1)
	print, presenter := w.another("/print"), w.another("/presenter")
	presenter.ready()
	top := func() float64 {
		return ask[float64](print, "document.getElementById('print-what-to-do').getBoundingClientRect().top")
	}
	ask[any](print, "document.getElementById('print-what-to-do').scrollIntoView(); undefined")
	was := top()

	w.edit("in May", "in June", ". . .\n\nThe third step [@log, ¶1].", ". . .\n\nThe third step [@log, ¶1].\n\nIt is longer now [@log, ¶1].", "Say it slowly", "Say it twice")
	w.tells("in June")
	w.at("late", 1)
	presenter.until(`document.querySelector('[data-part=notes]').textContent.includes('Say it twice') &&
		document.querySelector('[data-part=current] iframe').contentDocument.body.innerText.includes('in June')`)
	presenter.until(`document.querySelector('[data-part=count]').textContent.endsWith(' 1 / 4')`)
	print.until(`document.getElementById('print-late').textContent.includes('in June')`)
	if is := top(); math.Abs(is-was) > 1 {
		t.Errorf("what was read in print is at %v, and was at %v", is, was)
	}
	w.press("ArrowRight")
	w.at("late", 2)
	for _, b := range []*tab{w.tab, print, presenter} {
		b.stayed()
	}
	if line := <-w.lines; !strings.Contains(line, "  deck.md: 4 slides, ") || !strings.Contains(line, "read in ") {
		t.Errorf("the terminal says %q", line)
	}
}

func TestASlideThatIsReadStaysScrolledAndOpenWhereItIs(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/account")
	w.stays()
	w.press("e")
	w.until(`document.querySelector('.evidence[open]')`)
	ask[any](w.tab, "document.querySelector('.stage').scrollTop = 200; undefined")
	w.edit("A long account", "A longer account")
	w.until(`document.querySelector('.headline').textContent === 'A longer account'`)
	if top := ask[float64](w.tab, "document.querySelector('.stage').scrollTop"); top != 200 {
		t.Errorf("the slide is scrolled to %v", top)
	}
	w.until(`document.querySelector('.evidence[open] summary') === document.activeElement`)
	w.stayed()
}

func TestOtherDataIsInTheLiveChartAndInWhatIsPrepared(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/counted")
	w.live()
	w.stays()
	w.save("data/seals.csv", strings.Replace(seals["data/seals.csv"], "North beach", "South beach", 1))
	w.until(`document.querySelector('.still.wide').textContent.includes('South beach') || document.querySelector('.live').textContent.includes('South beach')`)
	w.until(`document.querySelector('figure[data-chart="live"] .live')?.textContent.includes('South beach')`)
	w.tells("South beach")

	w.preparedAt("/s/account")
	w.edit("A long account", "An account")
	w.until(`document.querySelector('figure[data-chart="live"]')`) // it stays live
	w.until(`document.documentElement.dataset.state === 'ready'`)
	w.press("ArrowRight")
	w.at("account", 0)
	w.tells("An account")
	w.press("ArrowLeft")
	w.at("counted", 0)
	w.live()
	w.tells("South beach")
	w.stayed()
}

// What has not changed is not painted again: its element stays.
func TestASlideThatHasNotChangedStaysAsItIs(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/counted")
	w.live()
	ask[any](w.tab, "window.before = [document.querySelector('.stage > article'), document.querySelector('.live svg')]; undefined")
	w.edit("in May", "in June", "# What to do", "# New {#new}\n\nA new slide.\n\n# What to do")
	w.until(`document.querySelector('.bar-count').textContent === '2 / 5'`)
	if !ask[bool](w.tab, "window.before[0] === document.querySelector('.stage > article') && window.before[1] === document.querySelector('.live svg')") {
		t.Error("the slide was put into the page anew")
	}
	w.press("ArrowLeft")
	w.at("late", 2)
	w.tells("in June")
}

func TestSlidesThatComeAndGoLeaveTheReaderWhereItIsOrNearest(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{provokes: []string{"404"}})
	w.start("/s/counted")
	w.stays()
	count := func(text string) {
		t.Helper()
		w.until(`document.querySelector('.bar-count').textContent === %q`, text)
	}
	w.edit("# The seals came late {#late}", "# Before all {#before}\n\nA new slide.\n\n# The seals came late {#late}")
	count("3 / 5")
	w.at("counted", 0)

	// Without an identifier of its own, a slide with another headline has another address.
	w.press("End")
	w.at("what-to-do", 0)
	w.edit("# What to do", "# What we should do")
	w.at("what-we-should-do", 0)
	w.until(`location.pathname === '/s/what-we-should-do' && document.title.startsWith('What we should do')`)
	count("4 / 4")

	text := seals["deck.md"]
	w.save("deck.md", text[:strings.Index(text, "# What to do")])
	w.at("account", 0)
	count("3 / 3")
	w.press("ArrowLeft")
	w.at("counted", 0)
	w.stayed()

	w.load("/s/what-to-do") // which is not there
	w.until(`document.querySelector('h1').textContent.includes('no such page')`)
	w.edit()
	w.at("what-to-do", 0)
}

func TestAnErrorStandsInPlaceOfItsPartAndGoesWhenMended(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/counted")
	w.live()
	w.stays()
	w.edit("type: bar", "type: bra")
	w.tells(`unknown type "bra"`)
	w.tells("deck.md:")
	w.until(`document.querySelector('.watch-number[data-worst="error"] span').textContent.startsWith('1 error')`)
	w.until(`document.querySelector('.watch-strip').hidden`)

	w.press("Home")
	w.at("late", 0)
	w.click(".watch-number")
	w.until(`document.querySelector('dialog.watch-list [data-severity="error"]').textContent.includes('did you mean "bar"')`)
	w.passesAxe("the list of problems")
	w.click(`dialog [data-severity="error"] a`)
	w.at("counted", 0)
	w.until(`!document.querySelector('dialog')`)

	w.edit()
	w.live()
	w.until(`!document.querySelector('.fault') && !document.querySelector('.watch-number').textContent.includes('error')`)
	w.stayed()
}

func TestWhatHasNoPlaceOnASlideStandsOverTheDeck(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/late")
	w.stays()
	strip := func(text string) {
		t.Helper()
		w.until(`document.querySelector('.watch-strip:not([hidden]) [role=alert]')?.textContent.includes(%q)`, text)
	}
	w.edit("pagetitle: Seals", `pagetitle: "Seals`)
	strip("deck.md:")
	strip("the last version that could be read")
	w.at("late", 0)

	if err := os.Remove(filepath.Join(w.dir, "deck.md")); err != nil {
		t.Fatal(err)
	}
	strip("no such file")
	w.tells("in May")
	w.edit("in May", "in June")
	w.tells("in June")
	w.until(`document.querySelector('.watch-strip').hidden`)

	if err := os.Rename(w.dir, w.dir+" elsewhere"); err != nil {
		t.Fatal(err)
	}
	strip("cannot open the deck")
	if err := os.Rename(w.dir+" elsewhere", w.dir); err != nil {
		t.Fatal(err)
	}
	w.until(`document.querySelector('.watch-strip').hidden`)
	w.edit("in May", "in July")
	w.tells("in July")
	w.stayed()
}

func TestAFindingLeadsToItsSlide(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{width: 390, height: 844, phone: true})
	w.start("/s/late")
	w.edit("Count again [@log, ¶1].", "There were 77 seals.")
	w.until(`document.querySelector('.watch-number:not([hidden])')`)
	w.click(".watch-number")
	w.until(`[...document.querySelectorAll('dialog.watch-list li')].some((li) => li.textContent.includes('77'))`)
	ask[any](w.tab, `[...document.querySelectorAll('dialog.watch-list li')].find((li) => li.textContent.includes('77')).querySelector('a').click(); undefined`)
	w.at("what-to-do", 0)
}

func TestTheSpeakersClockGoesOn(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/late")
	presenter := w.another("/presenter")
	presenter.ready()
	presenter.click("[data-do=pause]")
	presenter.until(`document.querySelector('[data-part=elapsed]').textContent !== '0:00'`)
	w.edit("in May", "in June")
	presenter.until(`document.querySelector('[data-part=current] iframe').contentDocument.body.innerText.includes('in June')`)
	presenter.stayed()
	begun := ask[string](presenter, `document.querySelector('[data-part=elapsed]').textContent`)

	// The title is the name by which windows find each other, and the talk.
	w.edit("pagetitle: Seals", "pagetitle: Seals of the bay")
	presenter.until(`document.querySelector('.presenter').dataset.title === 'Seals of the bay' && document.querySelector('[data-part=elapsed]')?.textContent.length > 3`)
	presenter.until(`document.querySelector('[data-part=elapsed]').textContent >= %q`, begun)
	w.until(`document.querySelector('.bar-title').textContent === 'Seals of the bay'`)
	w.ready()
	presenter.click("[data-do=next]")
	w.at("late", 1)
}

func TestAWindowThatHasMissedVersionsCatchesUp(t *testing.T) {
	t.Parallel()
	w := watching(t, setup{})
	w.start("/s/late")
	w.stays()
	at := strings.TrimPrefix(w.base, "http://")
	killed(w.cmd)
	w.edit("in May", "in June", "A long account", "An account")
	w.serve(at)
	w.tells("in June")
	w.press("End", "ArrowLeft")
	w.at("account", 0)
	w.tells("An account")
	w.stayed()
}

// A deck that an earlier run has left in the browser gives way to what is being written.
func TestAStoredDeckGivesWayToTheDeckThatIsWritten(t *testing.T) {
	t.Parallel()
	b, o := atOutlet(t, numbers(t, "Gulls", "5,000", "80", "Terns"), setup{})
	b.start("/")
	b.kept()
	live, err := web.NewLive()
	if err != nil {
		t.Fatal(err)
	}
	live.Show(numbersDeck(t, "Gulls", "6,000", "80", "Terns"), nil)
	o.serve(live)
	b.load("/")
	b.until(`document.querySelector('script[data-watch]') && document.querySelector('.stage').textContent.includes('6,000')`)
	b.until(`navigator.serviceWorker.getRegistrations().then((all) => all.length === 0)`)
	b.until(`caches.keys().then((all) => all.length === 0)`)
}
