//go:build !js

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
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
	public        origin
	secured       secured
}

func serveCommand() *command {
	c := &command{name: "serve", does: "present a deck", flags: newFlags("serve")}
	var s serving
	c.flags.StringVar(&s.addr, "addr", "", "where to listen, as `HOST:PORT` (default localhost:8080; port 0 picks a free one)")
	c.flags.StringVar(&s.deck, "deck", "", deckFlag)
	c.flags.Var(&s.public, "url", "where people reach it, `ORIGIN`, as https://briefings.example: for link cards, shared links and QR codes")
	c.flags.BoolVar(&s.noNotes, "no-notes", false, "leave the speaker notes out of everything that is served")
	s.secured.flags(c.flags)
	c.flags.BoolVar(&s.open, "open", false, "open the deck in the browser")
	c.run = func(ctx context.Context, _ []string, stdout io.Writer) error { return serve(ctx, s, stdout) }
	return c
}

// serve presents a deck until ctx is done or the process is told to end. It refuses a broken deck
// before it opens the port.
func serve(ctx context.Context, s serving, stdout io.Writer) error {
	if err := s.secured.complete(&s.addr, &s.public); err != nil {
		return err
	}
	s.addr = cmp.Or(s.addr, "localhost:8080")
	if err := checkAddr("-addr", s.addr); err != nil {
		return err
	}
	deck, told, err := read(s.deck)
	if err != nil {
		return err
	}
	if s.noNotes {
		deck = deck.WithoutNotes()
	}
	site, err := web.New(deck, web.At(string(s.public)))
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	listener, err := listen("-addr", s.addr)
	if err != nil {
		return err
	}
	secure, err := s.secured.prepare(s.public)
	if err != nil {
		listener.Close()
		return err
	}
	here := address(s.addr, listener.Addr())
	if secure != nil {
		here = string(s.public)
	}
	fmt.Fprintf(stdout, "Presenting “%s”, %s, at %s\n", deck.Title, count(len(deck.Slides), "slide"), here)
	if told != "" {
		fmt.Fprintln(stdout, strings.ToUpper(told[:1])+told[1:]+".")
	}
	if secure == nil && !strings.HasPrefix(string(s.public), "https:") && !web.IsLoopback(listener.Addr()) {
		fmt.Fprintln(stdout, "To other computers this is plain http, over which browsers store and install no deck, keep no screen on, and copy and share no link: "+
			"serve https with -tls HOST, or behind a proxy that does with -url https://HOST.")
	}
	fmt.Fprintln(stdout, "Press Ctrl+C to stop.")
	if s.open {
		if err := browse(here); err != nil {
			fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
		}
	}
	if secure != nil {
		return secure.serve(ctx, site, listener, stdout)
	}
	return site.Serve(ctx, listener)
}

// listen listens at the value of a flag.
func listen(flag, addr string) (net.Listener, error) {
	l, err := net.Listen("tcp", addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is in use; stop what listens there, or choose another with %s localhost:0", addr, flag)
	case errors.Is(err, fs.ErrPermission):
		return nil, fmt.Errorf("cannot listen on %s: %w; ports below 1024 need a right: sudo setcap cap_net_bind_service=+ep exhibit, AmbientCapabilities=CAP_NET_BIND_SERVICE in a unit of systemd, "+
			"or sudo sysctl net.ipv4.ip_unprivileged_port_start=80; or choose another with %s HOST:PORT", addr, err, flag)
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %s: %w; choose another with %s HOST:PORT", addr, err, flag)
	}
	return l, nil
}

// origin is the value of -url: a scheme and a host, "https://briefings.example".
type origin string

func (o *origin) String() string { return string(*o) }

func (o *origin) Set(text string) error {
	u, err := url.Parse(text)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.User != nil ||
		strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" {
		return errors.New("not where a site is reached; write https://briefings.example, without a path")
	}
	*o = origin(u.Scheme + "://" + u.Host)
	return nil
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

// address returns the URL to open: with the host of -addr, and the port that the listener has.
func address(asked string, got net.Addr) string {
	host, _, _ := net.SplitHostPort(asked)
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(got.String())
	return "http://" + net.JoinHostPort(host, port)
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
