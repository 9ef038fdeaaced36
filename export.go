//go:build !js

package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"exhibit/slides"
	"exhibit/web"
)

// export writes a deck as PDF. The old file stays until the new one is whole.
func export(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	file := flags.String("pdf", "", "")
	dir := flags.String("deck", "", "")
	handout := flags.Bool("handout", false, "")
	if err := parse(flags, args); err != nil {
		return err
	}
	if *file == "" {
		return misused("export wants a file to write: exhibit export -pdf FILE")
	}
	if info, err := os.Stat(*file); err == nil && info.IsDir() {
		return misused("-pdf %s is a folder; name a file in it", *file)
	}
	deck, err := read(*dir)
	if err != nil {
		return err
	}
	if !*handout {
		deck = deck.WithoutNotes()
	}
	browser, err := findBrowser()
	if err != nil {
		return err
	}
	b, err := printed(ctx, browser, deck)
	if err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	if err := replace(*file, b); err != nil {
		return fmt.Errorf("no PDF was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s: “%s”, %s and the sources\n", *file, deck.Title, count(len(deck.Slides), "slide"))
	return err
}

// browsers are what Chromium and its kin are called, and where they are when they are not on
// the path.
var browsers = []string{
	"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "chrome",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"/Applications/Chromium.app/Contents/MacOS/Chromium",
	"/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
	`C:\Program Files\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Google\Chrome\Application\chrome.exe`,
	`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`,
}

// findBrowser is the path of the browser that $CHROMIUM names, else of one that is installed.
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

// printing is how long a browser may take. It only decides how long one that hangs is waited for.
const printing = 3 * time.Minute

// prepare makes /print a document of its own. Its links lead to its own sheets, for its
// server is gone when it is read. Its fonts are there before it is printed, which the page's own
// need not be.
const prepare = `(async (fonts) => {
	for (const { Family, Weight, File } of fonts) {
		const font = new FontFace('Print ' + Family, Uint8Array.from(atob(File), (c) => c.charCodeAt(0)), { weight: String(Weight) });
		document.fonts.add(await font.load());
	}
	for (const name of ['--sans', '--serif']) {
		const families = getComputedStyle(document.documentElement).getPropertyValue(name);
		document.documentElement.style.setProperty(name, families.replace(/"[^"]*"/, '"Print ' + name.slice(2) + '"'));
	}
	for (const svg of document.querySelectorAll('.still svg')) svg.style.fontFamily = 'var(--sans)';
	document.title = document.querySelector('h1').textContent;
	for (const a of document.querySelectorAll('a[href^="/"]')) {
		const sheet = 'print-' + (a.pathname.match(/^\/s\/([^\/]+)$/) || [])[1];
		if (document.getElementById(sheet)) a.setAttribute('href', '#' + sheet);
		else a.removeAttribute('href');
	}
	await document.fonts.ready;
})(%s)`

// preparation is the script prepare with its fonts.
func preparation() (string, error) {
	files, err := web.Fonts()
	if err != nil {
		return "", err
	}
	fonts, err := json.Marshal(files)
	return fmt.Sprintf(prepare, fonts), err
}

// printed is all slides of a deck as PDF: tagged, and with an outline of the headlines.
func printed(ctx context.Context, browser string, deck *slides.Deck) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, printing)
	defer cancel()
	site, err := web.New(deck)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	address := "http://" + listener.Addr().String() + "/print"
	serving, stop := context.WithCancel(ctx)
	served := make(chan error, 1)
	go func() { served <- site.Serve(serving, listener) }()
	defer func() { stop(); <-served }()

	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(browser), chromedp.DisableGPU)
	if os.Geteuid() == 0 { // root has no sandbox to be put into, as in a container
		options = append(options, chromedp.NoSandbox)
	}
	allocator, end := chromedp.NewExecAllocator(ctx, options...)
	defer end()
	tab, closeTab := chromedp.NewContext(allocator)
	defer closeTab()
	defer chromedp.Cancel(tab)

	script, err := preparation()
	if err != nil {
		return nil, err
	}
	yes := true
	var document []byte
	err = chromedp.Do(tab,
		chromedp.Navigate(address),
		chromedp.Evaluate[chromedp.Void](script, chromedp.EvalAwaitPromise),
		chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			r, err := cdp.Call(ctx, t, page.PrintToPDF, page.PrintToPDFParams{
				PrintBackground: &yes, PreferCSSPageSize: &yes, GenerateTaggedPDF: &yes, GenerateDocumentOutline: &yes,
			})
			if err == nil {
				document = r.Data
			}
			return err
		}),
	)
	switch {
	case err != nil && ctx.Err() != nil:
		return nil, fmt.Errorf("%s did not print: %w", browser, ctx.Err())
	case err != nil:
		return nil, fmt.Errorf("%s did not print: %w", browser, err)
	}
	return document, nil
}
