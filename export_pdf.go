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
	"time"

	"exhibit/pdf"
	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/web"
)

// program is the name by which a PDF says what has made it.
const program = "Exhibit"

// exportPDF writes a deck as PDF. The old file stays until the new one is whole.
func exportPDF(ctx context.Context, e exporting, deck *slides.Deck, stdout io.Writer) error {
	if info, err := os.Stat(e.pdf); err == nil && info.IsDir() {
		return misused("-pdf %s is a folder; name a file in it", e.pdf)
	}
	paper, err := web.ParsePaper(e.size, e.handout)
	if err != nil {
		return misused("-size: %v", err)
	}
	if err := spares("-pdf", e.pdf, e.deck, deck); err != nil {
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
	removeUnfinished(e.pdf, time.Now())
	b, err := printed(ctx, browser, deck, paper, e.pdf)
	if err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	b, unmet, err := pdf.Finish(b, pdf.About{Title: deck.Title, Subtitle: deck.Subtitle, Author: deck.Author, Lang: deck.Lang, Program: program})
	if err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	if err := writeFile(e.pdf, b); err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	holds := count(len(deck.Slides), "slide")
	if len(deck.Sources) > 0 {
		holds += " and the sources"
	}
	fmt.Fprintf(stdout, "Wrote %s: “%s”, %s\n", e.pdf, fault.Line(deck.Title), holds)
	_, err = io.WriteString(stdout, accessible(unmet))
	return err
}

// mostUnmet is how many rules that are not met are named.
const mostUnmet = 5

// accessible says whether a document is PDF/UA-1, and which rules it does not meet.
func accessible(unmet []string) string {
	if len(unmet) == 0 {
		return "It meets the rules of PDF/UA-1 that a machine can check, and says so.\n"
	}
	more := ""
	if len(unmet) > mostUnmet {
		more = fmt.Sprintf("  and %d more\n", len(unmet)-mostUnmet)
		unmet = unmet[:mostUnmet]
	}
	return "It is tagged, but not marked as PDF/UA-1, of which it does not meet (by clause of ISO 14289-1):\n  " + strings.Join(unmet, "\n  ") + "\n" + more
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

// unfinished is the pattern of the file beside FILE that a browser writes: one that is confined (as a
// snap) reaches the reader's folders and not the system's for temporary files, nor hidden ones.
func unfinished(file string) string {
	return strings.TrimSuffix(file, filepath.Ext(file)) + ".unfinished-*.pdf"
}

// profiles is the pattern of the folders for what a browser notes while it prints.
const profiles = "exhibit-print-*"

// removeUnfinished removes what an export to a file has left that was ended before it could clean
// up. It is old enough that no export still writes it.
func removeUnfinished(file string, now time.Time) {
	old := now.Add(-2 * printing)
	pattern := unfinished(filepath.Base(file))
	at := strings.LastIndexByte(pattern, '*')
	removeLeft(filepath.Dir(file), pattern[:at], pattern[at+1:], old)
	removeUnwritten(file, old)
	removeLeft(os.TempDir(), strings.TrimSuffix(profiles, "*"), "", old)
}

// printed returns all slides of a deck as the browser prints them on paper: tagged, and with an outline
// of the headlines. The browser writes beside the file that is to be.
func printed(ctx context.Context, browser string, deck *slides.Deck, paper web.Paper, beside string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, printing)
	defer cancel()
	site, err := web.New(deck)
	if err != nil {
		return nil, err
	}
	page, err := site.Printing(ctx, paper)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: page}
	go server.Serve(listener)
	defer server.Close()

	file, err := os.CreateTemp(filepath.Dir(beside), filepath.Base(unfinished(beside)))
	if err != nil {
		return nil, err
	}
	file.Close()
	defer os.Remove(file.Name())
	profile, err := os.MkdirTemp("", profiles)
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
		fmt.Sprintf("--window-size=%.0f,%.0f", paper.Width, paper.Height),
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
	case page.Err() != nil:
		return nil, fmt.Errorf("%s did not print: %w%s", browser, page.Err(), lastLines(says.String()))
	case !bytes.HasPrefix(document, []byte("%PDF-")) || !bytes.Contains(document[max(0, len(document)-1024):], []byte("%%EOF")):
		return nil, fmt.Errorf("%s did not print: it wrote no whole PDF; it may not be allowed to write into %s%s", browser, filepath.Dir(output), lastLines(says.String()))
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
