//go:build browser

package journeys

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/excerpt"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// deckWithLock is a deck with a lock of its texts.
func deckWithLock(t *testing.T, deck, texts fstest.MapFS) *slides.Deck {
	t.Helper()
	lock, err := evidence.Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	deck[evidence.LockFile] = &fstest.MapFile{Data: lock}
	d, err := evidence.Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// openLog is a site whose slide cites three passages of a log that may be shown and one of a letter that may not.
func openLog(t *testing.T) *web.Site {
	t.Helper()
	long := strings.Repeat("The wind turned, and the birds rose from the stones and came down again. ", 25)
	deck := fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Gulls\nlang: en\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\n" +
			"- Of 1,240 gulls [@letter, ¶1] 310 nest [@log, ¶2].\n- In the end there were 77 [@log, ¶3].\n\n# Seals {#seals}\n\nNothing is cited here.\n")},
		"sources.yaml": {Data: []byte("references:\n" +
			"- {id: letter, type: letter, title: Letter, citation-label: Letter, issued: 2031, file: letter.txt}\n" +
			"- {id: log, type: report, title: Log, citation-label: Log, issued: 2031, URL: 'https://log.example/2031', file: log.txt, rights: CC-BY-4.0}\n")},
	}
	texts := fstest.MapFS{
		"letter.txt": {Data: []byte("There are 1,240 gulls.\n")},
		"log.txt":    {Data: []byte("Log\n\nOf them, 310 gulls nest on the spit & the wall.\n\n" + long + "At last 77 were left.\n")},
	}
	site, err := web.New(deckWithLock(t, deck, texts))
	if err != nil {
		t.Fatal(err)
	}
	return site
}

const (
	shownText = `document.querySelector('.passage-text').textContent`
	shownSize = `parseFloat(getComputedStyle(document.querySelector('.passage-text')).fontSize)`
	seenWhole = `document.querySelector('.passage-text').scrollHeight <= document.querySelector('.passage-text').clientHeight`
)

func TestAKeyShowsThePassagesOfASlideToTheRoom(t *testing.T) {
	t.Parallel()
	b := open(t, setup{site: openLog(t)})
	b.start("/s/gulls")
	b.press("p")
	b.opens("passage")
	b.until(shownText+` === %q`, "Of them, 310 gulls nest on the spit & the wall.")
	b.until(`document.querySelector('.passage-text mark').textContent === '310'`)
	b.until(`document.querySelector('.passage-place').textContent.includes('Log ¶2') && document.querySelector('.passage-place').textContent.includes('CC BY 4.0')`)
	b.until(`document.querySelector('.passage-place a').href === %q`, "https://log.example/2031#:~:text=310%20gulls%20nest")
	b.until(`document.querySelector('.passage-count').textContent === '2 / 3' && document.querySelector('.passage-count').getClientRects().length === 1`)
	large := ask[float64](b, shownSize)
	b.press("ArrowRight")
	b.until(shownText + `.endsWith('At last 77 were left.')`)
	b.until(seenWhole)
	if small := ask[float64](b, shownSize); small >= large || large < 40 {
		t.Errorf("a long passage is set in %g px, a short one in %g", small, large)
	}
	b.press("ArrowRight") // there is no other
	b.press("ArrowLeft", "ArrowLeft")
	b.until(shownText + `.includes('1,240')`) // what was found, since the words may not be shown
	b.until(`!document.querySelector('.passage-text blockquote') && !document.querySelector('.passage-place a')`)
	b.passesAxe("the passages")
	b.press("p")
	b.closes()
	b.at("gulls", 0)

	// A mark that was followed is shown first.
	b.click(`.cite[data-cite="log ¶3"]`)
	b.until(`document.querySelector('.evidence').open && document.querySelector('.evidence blockquote mark')`)
	b.press("p")
	b.opens("passage")
	b.until(shownText + `.endsWith('At last 77 were left.')`)
	b.press("Escape")
	b.closes()
	b.load("/s/seals")
	b.ready()
	b.press("p")
	b.until(`document.querySelector('.tool-said')?.textContent === 'This slide cites no passage'`)
}

func TestThePassageIsReadOnAPhoneInTheDarkAndWithoutScript(t *testing.T) {
	t.Parallel()
	site := openLog(t)
	phone := open(t, setup{site: site, width: 360, height: 740, phone: true, dark: true})
	phone.start("/s/gulls")
	phone.fromMenu("passage")
	phone.opens("passage")
	phone.until(shownText + `.includes('310 gulls nest')`)
	phone.click(`.passage-turn:last-child`)
	phone.until(shownText + `.endsWith('At last 77 were left.')`)
	phone.until(`document.documentElement.scrollWidth <= innerWidth && document.querySelector('dialog').scrollWidth <= innerWidth`)
	phone.passesAxe("the passages on a phone")

	plain := open(t, setup{site: site, scriptOff: true})
	plain.load("/s/gulls")
	for _, address := range []string{"/s/gulls", "/print"} {
		plain.load(address)
		if !strings.Contains(ask[string](plain, `document.body.textContent`), "310 gulls nest on the spit") {
			t.Errorf("%s does not have the passage", address)
		}
	}
}

func TestALinkOpensItsSourceAtTheWords(t *testing.T) {
	t.Parallel()
	const words = "one-third, or 310 & more"
	page := `<!doctype html><html lang="en"><meta charset="utf-8"><title>Log</title><link rel="icon" href="data:,"><body><main><h1>Log</h1>` +
		strings.Repeat("<p>The wind turned, and one third of the birds rose.</p>", 200) + `<p id="there">We saw one-third, or 310 &amp; more, go.</p>` + strings.Repeat("<p>They came back.</p>", 200) + `</main>`
	b := open(t, setup{wrap: func(http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, page)
		})
	}})
	b.load(excerpt.Address("/log", 0, words))
	b.until(`(() => { const { top, bottom } = document.getElementById('there').getBoundingClientRect(); return scrollY > 0 && top >= 0 && bottom <= innerHeight })()`)
}

func TestALinkToARowOfATableOpensItsSourceAtTheRow(t *testing.T) {
	t.Parallel()
	rows := ""
	for i := range 200 {
		rows += fmt.Sprintf("<tr><td>Ward %d<td>%d<td>%d of the gulls", i, 3000+i, i)
	}
	page := `<!doctype html><html lang="en"><meta charset="utf-8"><title>Count</title><link rel="icon" href="data:,"><body><main><h1>Count</h1><table><thead><tr><th>Place<th>Lamps<th>Birds</thead>` +
		rows + `<tr id="there"><td>North Spit<td>7<td>18,310 of all</table>` + strings.Repeat("<p>They came back.</p>", 200) + `</main>`
	for name, c := range map[string]struct{ says, words string }{
		"the cell with the figure":         {"They saw 18,310", "18%2C310%20of"},
		"the cell that names a short line": {"The spit has 7 lamps", "North%20Spit"},
	} {
		d := deckWithLock(t, fstest.MapFS{
			"deck.md":      {Data: []byte("---\npagetitle: Gulls\nlang: en\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\n" + c.says + " [@count, ¶203].\n")},
			"sources.yaml": {Data: []byte("references:\n- {id: count, type: report, title: Count, issued: 2031, URL: 'https://count.example/log', file: count.html}\n")},
		}, fstest.MapFS{"count.html": {Data: []byte(page)}})
		link := d.Evidence[0].PassageOn("gulls")[0].Attr("href")
		if !strings.HasSuffix(link, "#:~:text="+c.words) {
			t.Fatalf("%s: %s", name, link)
		}
		b := open(t, setup{wrap: func(http.Handler) http.Handler {
			return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				w.Header().Set("Content-Type", "text/html; charset=utf-8")
				fmt.Fprint(w, page)
			})
		}})
		b.load(strings.TrimPrefix(link, "https://count.example"))
		b.until(`(() => { const { top, bottom } = document.getElementById('there').getBoundingClientRect(); return scrollY > 0 && top >= 0 && bottom <= innerHeight })()`)
	}
}

func TestTheButtonThatClosesTheEvidenceLiesOnNoText(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{{}, {width: 390, height: 844, phone: true}} {
		s.site = openLog(t)
		b := open(t, s)
		b.start("/s/gulls")
		b.click(`.evidence summary`)
		b.until(`(() => {
			const panel = document.querySelector('.evidence-panel'), close = panel.querySelector('.evidence-close').getBoundingClientRect();
			panel.scrollTop = 200;
			return panel.scrollTop > 0 && close.right <= innerWidth && [...panel.querySelectorAll('section')].every((part) => part.getBoundingClientRect().right <= close.left);
		})()`)
	}
}
