//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"exhibit/web"
)

// serving is what serve is asked for.
type serving struct {
	addr, deck    string
	open, noNotes bool
	watch         bool
	at            reached
	frames        frameOrigins
}

func serveCommand() *command {
	c := &command{name: "serve", does: "present a deck", flags: newFlags("serve")}
	var s serving
	c.flags.StringVar(&s.addr, "addr", "localhost:8080", "where to listen, as `HOST:PORT` (default localhost:8080; port 0 picks a free one)")
	c.flags.StringVar(&s.deck, "deck", "", deckFlag)
	s.at.addTo(c.flags)
	c.flags.Var(&s.frames, "frame", "let pages of another site, `ORIGIN`, as https://intranet.example, show the deck inside them; may be given again")
	c.flags.BoolVar(&s.watch, "watch", false, "show every save in all windows that are open; parts with errors stand as their errors")
	c.flags.BoolVar(&s.noNotes, "no-notes", false, "leave the speaker notes out of everything that is served")
	c.flags.BoolVar(&s.open, "open", false, "open the deck in the browser")
	c.run = func(ctx context.Context, _ []string, stdout io.Writer) error { return serve(ctx, s, stdout) }
	return c
}

// serve presents a deck until ctx is done or the process is told to end. It refuses a broken deck
// before it opens the port.
func serve(ctx context.Context, s serving, stdout io.Writer) error {
	if err := checkAddr(s.addr); err != nil {
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
	deck, told, err := read(s.deck)
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
	listener, err := listen(s.addr)
	if err != nil {
		return err
	}
	here := address(s.addr, listener.Addr(), base)
	fmt.Fprintf(stdout, "Presenting “%s”, %s, at %s\n", deck.Title, count(len(deck.Slides), "slide"), here)
	if told != "" {
		fmt.Fprintln(stdout, strings.ToUpper(told[:1])+told[1:]+".")
	}
	s.begin(here, stdout)
	return site.Serve(ctx, listener)
}

// listen opens the port of -addr.
func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, fmt.Errorf("%s is in use; stop what listens there, or choose another with -addr localhost:0", addr)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w; choose another with -addr HOST:PORT", addr, err)
	}
	return listener, nil
}

// begin says how serving ends, and opens the deck in the browser where that is asked for.
func (s serving) begin(here string, stdout io.Writer) {
	fmt.Fprintln(stdout, "Press Ctrl+C to stop.")
	if !s.open {
		return
	}
	if err := browse(here); err != nil {
		fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
	}
}

// checkAddr returns an error for a value of -addr that is not HOST:PORT.
func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		if _, err = strconv.ParseUint(port, 10, 16); err == nil {
			return nil
		}
	}
	return misused("-addr %q is not HOST:PORT; write localhost:8080, or :8080 for every network", addr)
}

// address returns the URL to open: with the host of -addr, the port that the listener has, and the base path.
func address(asked string, got net.Addr, base string) string {
	host, _, _ := net.SplitHostPort(asked)
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(got.String())
	if base != "" {
		base += "/"
	}
	return "http://" + net.JoinHostPort(host, port) + base
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
