//go:build !js

package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"net"
	"os/exec"
	"runtime"
	"strconv"
	"strings"

	"exhibit/slides/fault"
	"exhibit/web"
)

// serving is what serve is asked for.
type serving struct {
	addr, deck string
	browser    bool // is opened
	noNotes    bool
	watch      bool
	at         reached
	frames     frameOrigins
	secured    secured
}

func serveCommand() *command {
	c := &command{name: "serve", does: "present a deck", flags: newFlags("serve")}
	var s serving
	c.flags.StringVar(&s.addr, "addr", "", "where to listen, as `HOST:PORT` (default localhost:8080; port 0 picks a free one)")
	c.flags.StringVar(&s.deck, "deck", "", deckFlag)
	s.at.addTo(c.flags)
	c.flags.Var(&s.frames, "frame", "let pages of another site, `ORIGIN`, as https://intranet.example, show the deck inside them; may be given again")
	c.flags.BoolVar(&s.watch, "watch", false, "show every save in all windows that are open; parts with errors stand as their errors")
	c.flags.BoolVar(&s.noNotes, "no-notes", false, "leave the speaker notes out of everything that is served")
	s.secured.flags(c.flags)
	c.flags.BoolVar(&s.browser, "open", false, "open the deck in the browser")
	c.run = func(ctx context.Context, _ []string, stdout io.Writer) error { return serve(ctx, s, stdout) }
	return c
}

// serve presents a deck until ctx is done or the process is told to end. It refuses a broken deck
// before it opens the port.
func serve(ctx context.Context, s serving, stdout io.Writer) error {
	if err := s.secured.complete(&s.addr, &s.at.url.origin); err != nil {
		return err
	}
	s.addr = cmp.Or(s.addr, "localhost:8080")
	if err := checkAddr("-addr", s.addr); err != nil {
		return err
	}
	base, err := s.at.path()
	if err != nil {
		return err
	}
	options := []web.Option{web.At(s.at.url.origin), web.Under(base), web.Framed(s.frames...)}
	if s.watch {
		return watched(ctx, s, base, options, stdout)
	}
	deck, found, err := read(s.deck)
	if err != nil {
		return err
	}
	if s.noNotes {
		deck = deck.WithoutNotes()
	}
	site, err := web.New(deck, options...)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	d, err := s.open(base)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "Presenting “%s”, %s, at %s\n", fault.Line(deck.Title), count(len(deck.Slides), "slide"), d.here)
	if found.text != "" {
		fmt.Fprintln(stdout, found.text)
	}
	s.begin(d, stdout)
	return d.serve(ctx, site, stdout)
}

// begin says what is to be known, and opens the deck in the browser where that is asked for.
func (s serving) begin(d *endpoint, stdout io.Writer) {
	if d.https == nil && !strings.HasPrefix(s.at.url.origin, "https:") && !web.IsLoopback(d.listener.Addr()) {
		fmt.Fprintln(stdout, "To other computers this is plain http, over which browsers store and install no deck, keep no screen on, and copy and share no link: "+
			"serve https with -tls HOST, or behind a proxy that does with -url https://HOST.")
	}
	fmt.Fprintln(stdout, "Press Ctrl+C to stop.")
	if !s.browser {
		return
	}
	if err := browse(d.here); err != nil {
		fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
	}
}

// checkAddr returns an error for a value of a flag that is not HOST:PORT.
func checkAddr(flag, addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		if _, err = strconv.ParseUint(port, 10, 16); err == nil {
			return nil
		}
	}
	return misused("%s %q is not HOST:PORT; write localhost:8080, or :8080 for every network", flag, addr)
}

// browse opens a URL in the system's default browser.
func browse(url string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", url).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	}
	return exec.Command("xdg-open", url).Start()
}
