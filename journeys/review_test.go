//go:build browser

package journeys

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"exhibit/review"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/web"

	"github.com/chromedp/chromedp"
)

// reviewing opens the page of a review of a deck of two statements. It returns the tab and the file of reviews.
func reviewing(t *testing.T, as setup) (*tab, string) {
	t.Helper()
	dir := t.TempDir()
	sources := os.DirFS(filepath.Join(dir, "sources"))
	for name, text := range map[string]string{
		"deck.md":         "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThe log has 310 gulls [@log, ¶1].\n\nIt has 12 boats [@log, ¶2].\n",
		"sources.yaml":    "references:\n- {id: log, type: book, title: The log, file: log.txt}\n",
		"sources/log.txt": "We saw 310 gulls.\n\nThere were 12 boats.\n",
	} {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	lock, err := evidence.Lock(os.DirFS(dir), pandoc.DeckFile, sources)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, evidence.LockFile), lock, 0o644)
	}
	var front review.Front
	if err == nil {
		front.Script, err = web.Tool("review.js")
	}
	if err == nil {
		front.Style, err = web.Tool("review.css")
	}
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, pandoc.ReviewFile)
	s := &review.Session{Deck: os.DirFS(dir), Name: pandoc.DeckFile, Sources: sources, File: file, Title: "Gulls", By: "Ada", Now: time.Now}
	ctx, stop := context.WithCancel(context.Background())
	t.Cleanup(stop)
	address := make(chan string, 1)
	go review.Serve(ctx, l, s, front, func(url string) { address <- url })
	browser, err := chromium()
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{TB: t, base: strings.TrimSuffix(<-address, "/")}
	b.begin(browser, as, chromedp.WithNewBrowserContext())
	b.load("/")
	return b, file
}

// reviews waits for the statement that is shown, and for what the page has told last.
func (b *tab) reviews(statement, told string) {
	b.Helper()
	b.until(`document.querySelector('.says')?.innerText === %q && document.querySelector('#status').innerText === %q`, statement, told)
}

const seenGulls, seenBoats = "The log has 310 gulls.", "It has 12 boats."

func TestAReviewIsWalkedThroughByKeys(t *testing.T) {
	t.Parallel()
	b, file := reviewing(t, setup{})
	b.reviews(seenGulls, "")
	b.until(`document.querySelector('.passage mark').innerText === '310' && document.querySelector('.statement h2').innerText.startsWith('Gulls')`)
	b.until(`document.querySelector('header').innerText.includes('Ada reviews')`)
	b.passesAxe("a statement beside its passage")
	b.scheme("dark")
	b.passesAxe("in the dark")
	b.press("ArrowRight")
	b.reviews(seenBoats, "")
	b.press("ArrowLeft", "s")
	b.reviews(seenBoats, "line 8: supports")
	b.until(`document.querySelector('#progress').innerText === '1 of 2 read'`)
	b.press("n")
	b.until(`document.activeElement.matches('textarea')`)
	b.press("s", "d", "Escape")                                                                                  // text, not commands
	b.until(`document.activeElement.matches('main') && document.querySelector('textarea').value.endsWith('sd')`) // the driver may type the n as well
	b.press("d")
	b.until(`document.querySelector('main').innerText.includes('Nothing is left to read here')`)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"statement: The log has 310 gulls.", "verdict: supports", "verdict: does-not-support", "sd\n"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %q in\n%s", want, text)
		}
	}
}

func TestASlipOfAReviewIsCorrectedWhereItWasMade(t *testing.T) {
	t.Parallel()
	b, file := reviewing(t, setup{})
	verdicts := func(want ...string) {
		t.Helper()
		var got []string
		for _, j := range pandoc.Parse(os.DirFS(filepath.Dir(file)), pandoc.DeckFile).Judgements {
			got = append(got, j.Verdict)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the file has %v, want %v", got, want)
		}
	}
	b.reviews(seenGulls, "")
	b.press("d")
	b.reviews(seenBoats, "line 8: does not support")
	b.press("ArrowLeft") // what has a verdict of this walk stays in its place
	b.reviews(seenGulls, "")
	b.until(`document.querySelector('[data-verdict=does-not-support][aria-pressed=true]')`)
	b.press("s")
	b.reviews(seenBoats, "line 8: supports")
	verdicts("does-not-support", "supports")
	b.press("z")
	b.reviews(seenGulls, "line 8: the verdict is taken back")
	b.until(`document.querySelector('[data-verdict=does-not-support][aria-pressed=true]')`)
	verdicts("does-not-support")
	b.press("u")
	b.until(`document.querySelector('#progress').innerText === '0 of 2 read' && !document.querySelector('.verdicts')`)
	verdicts()
	b.press("n")
	b.until(`document.activeElement.matches('textarea')`)
	b.press("x", "Enter", "ArrowRight")
	b.reviews(seenBoats, "The note at line 8 is kept here, and not written: it goes with a verdict")
	b.press("ArrowLeft")
	b.until(`document.querySelector('textarea').value.endsWith('x')`)
	b.press("?")
	b.until(`document.querySelector('dialog').open`)
	b.passesAxe("the keys")
	b.press("s", "?")
	b.until(`!document.querySelector('dialog').open`)
	verdicts() // no key reached the page behind
}

func TestAReviewOnAPhoneStandsBelowEachOtherAndNothingIsCutOff(t *testing.T) {
	t.Parallel()
	b, _ := reviewing(t, setup{width: 390, height: 844, phone: true})
	b.reviews(seenGulls, "")
	b.until(`document.querySelector('.passages').getBoundingClientRect().top >= document.querySelector('.statement').getBoundingClientRect().bottom - 1`)
	b.until(`document.documentElement.scrollWidth <= 390 && [...document.querySelectorAll('button, select, textarea')].every((e) => { const r = e.getBoundingClientRect(); return !r.width || r.left >= 0 && r.right <= 390 && r.bottom <= 844 && r.height >= 32; })`)
	b.until(`['.says', 'blockquote'].every((s) => parseFloat(getComputedStyle(document.querySelector(s)).fontSize) >= 18)`)
	b.click(`button[data-verdict=supports]`)
	b.reviews(seenBoats, "line 8: supports")
	b.click(`.told button`)
	b.reviews(seenGulls, "line 8: the verdict is taken back")
}
