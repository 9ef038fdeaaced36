//go:build !js

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/moby/sys/atomicwriter"

	"exhibit/slides"
	"exhibit/web"
)

// exporting is what export is asked for.
type exporting struct {
	deck, pdf string
	handout   bool
	site      siteExport
}

func exportCommand() *command {
	c := &command{name: "export", does: "write a deck as a static site, as one file, or as PDF", flags: newFlags("export")}
	c.more = "OUT is new, empty or an earlier export, which is replaced once the new one is whole.\n" +
		"An installed Chromium, Chrome or Edge prints; the variable CHROMIUM names another.\n"
	var e exporting
	e.site.addTo(c.flags)
	c.flags.StringVar(&e.pdf, "pdf", "", "write a PDF: `FILE`")
	c.flags.StringVar(&e.deck, "deck", "", deckFlag)
	c.flags.BoolVar(&e.handout, "handout", false, "each slide of the PDF with its speaker notes")
	c.run = func(ctx context.Context, _ []string, stdout io.Writer) error { return export(ctx, e, stdout) }
	return c
}

// export writes a deck in each form that is asked for.
func export(ctx context.Context, e exporting, stdout io.Writer) error {
	if e.pdf == "" && e.site.html == "" && !e.site.asked() {
		return misused("export wants something to write: exhibit export -o OUT, -zip FILE, -html FILE or -pdf FILE")
	}
	if e.site.asked() {
		if err := exportSite(ctx, e.deck, e.site, stdout); err != nil {
			return err
		}
	}
	if e.site.html != "" {
		if err := exportHTML(ctx, e.deck, e.site, stdout); err != nil {
			return err
		}
	}
	if e.pdf == "" {
		return nil
	}
	return exportPDF(ctx, e, stdout)
}

// exportPDF writes a deck as PDF. The old file stays until the new one is whole.
func exportPDF(ctx context.Context, e exporting, stdout io.Writer) error {
	if info, err := os.Stat(e.pdf); err == nil && info.IsDir() {
		return misused("-pdf %s is a folder; name a file in it", e.pdf)
	}
	deck, _, err := read(e.deck)
	if err != nil {
		return err
	}
	if !e.handout {
		deck = deck.WithoutNotes()
	}
	browser, err := findBrowser()
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	b, err := printed(ctx, browser, deck, filepath.Dir(e.pdf))
	if err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	if err := atomicwriter.WriteFile(e.pdf, b, 0o644); err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	holds := count(len(deck.Slides), "slide")
	if len(deck.Sources) > 0 {
		holds += " and the sources"
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s: “%s”, %s\n", e.pdf, deck.Title, holds)
	return err
}

// browsers are the commands of Chromium and its relatives, then the places of those that are
// usually not on the path.
var browsers = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
}

// findBrowser returns the path of the browser that $CHROMIUM names, else of one that is installed.
// The error says how to print by hand.
func findBrowser() (string, error) {
	names := browsers
	if own := os.Getenv("CHROMIUM"); own != "" {
		names = []string{own}
	}
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	found := "there is no Chromium, Chrome or Edge to print with; install one, or set CHROMIUM to its path"
	if own := os.Getenv("CHROMIUM"); own != "" {
		found = fmt.Sprintf("CHROMIUM names %q, which cannot be run; correct it", own)
	}
	return "", errors.New(found + ".\n" +
		"Or print by hand: exhibit serve -open, then open /print, press Ctrl+P, and save as PDF on A4, landscape,\n" +
		"with the margins of the page and without the browser's own headers and footers; -no-notes leaves out the notes")
}

// printing is how long a browser may take; a large deck takes seconds.
const printing = 3 * time.Minute

// printed returns all slides of a deck as PDF: tagged, and with an outline of the headlines. The
// browser writes the file into the folder dir, for one that is confined (as a snap) reaches the
// reader's folders and not the system's for temporary files.
func printed(ctx context.Context, browser string, deck *slides.Deck, dir string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, printing)
	defer cancel()
	site, err := web.New(deck)
	if err != nil {
		return nil, err
	}
	page, err := site.Printout(ctx)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	var fetched atomic.Bool // a browser that cannot reach a page prints its own page about that
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/print" {
			site.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, err := w.Write(page)
		fetched.Store(err == nil)
	})}
	go server.Serve(listener)
	defer server.Close()

	file, err := os.CreateTemp(dir, "exhibit-*.pdf")
	if err != nil {
		return nil, err
	}
	file.Close()
	defer os.Remove(file.Name())
	profile, err := os.MkdirTemp("", "exhibit-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(profile)
	output, err := filepath.Abs(file.Name())
	if err != nil {
		return nil, err
	}
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--user-data-dir=" + profile,
		"--generate-pdf-document-outline", "--no-pdf-header-footer", "--print-to-pdf=" + output, "http://" + listener.Addr().String() + "/print",
	}
	if os.Geteuid() == 0 { // root has no sandbox to be put into, as in a container
		args = append([]string{"--no-sandbox"}, args...)
	}
	var says bytes.Buffer
	cmd := exec.CommandContext(ctx, browser, args...)
	cmd.Stderr = &says
	cmd.WaitDelay = time.Second // for processes of the browser that outlive it
	err = cmd.Run()
	document, failure := os.ReadFile(output)
	switch {
	case ctx.Err() != nil:
		return nil, fmt.Errorf("%s did not print: %w", browser, ctx.Err())
	case err != nil:
		return nil, fmt.Errorf("%s did not print: %w%s", browser, err, lastLines(says.String()))
	case failure != nil:
		return nil, failure
	case !fetched.Load():
		return nil, fmt.Errorf("%s did not print: it did not fetch the deck%s", browser, lastLines(says.String()))
	case !bytes.HasPrefix(document, []byte("%PDF-")) || !bytes.Contains(document[max(0, len(document)-1024):], []byte("%%EOF")):
		return nil, fmt.Errorf("%s did not print: it wrote no whole PDF; it may not be allowed to write into %s%s", browser, dir, lastLines(says.String()))
	}
	return document, nil
}

// lastLines returns the end of what a browser said, on lines of their own.
func lastLines(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	if lines[0] == "" {
		return ""
	}
	return ":\n" + strings.Join(lines[max(0, len(lines)-5):], "\n")
}
