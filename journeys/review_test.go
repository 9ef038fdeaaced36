//go:build browser

package journeys

import (
	"context"
	"net"
	"os"
	"path/filepath"
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
func reviewing(t *testing.T) (*tab, string) {
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
	b.begin(browser, setup{}, chromedp.WithNewBrowserContext())
	b.load("/")
	return b, file
}

func TestAReviewIsWalkedThroughByKeys(t *testing.T) {
	t.Parallel()
	b, file := reviewing(t)
	b.until(`document.querySelector('.says')?.innerText === 'The log has 310 gulls.'`)
	b.until(`document.querySelector('.passage mark').innerText === '310'`)
	b.passesAxe("a statement beside its passage")
	b.scheme("dark")
	b.passesAxe("in the dark")
	b.press("ArrowRight")
	b.until(`document.querySelector('.says').innerText === 'It has 12 boats.'`)
	b.press("ArrowLeft", "s")
	b.until(`document.querySelector('.says').innerText === 'It has 12 boats.' && document.querySelector('#progress').innerText === '1 of 2 read'`)
	b.press("n")
	b.until(`document.activeElement.matches('textarea')`)
	b.press("s", "d", "Escape")                                                                                  // text, not commands
	b.until(`document.activeElement.matches('main') && document.querySelector('textarea').value.endsWith('sd')`) // the driver may type the n as well
	b.press("d")
	b.until(`document.querySelector('main').innerText.includes('nothing more to read')`)
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
