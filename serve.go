//go:build !js

package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/url"
	"os/exec"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"exhibit/web"
)

// serve presents a deck until ctx is done or the process is told to end. It refuses a broken deck
// before it opens the port.
func serve(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := flags.String("addr", "localhost:8080", "")
	dir := flags.String("deck", "", "")
	open := flags.Bool("open", false, "")
	noNotes := flags.Bool("no-notes", false, "")
	var public origin
	flags.Var(&public, "url", "")
	if err := parse(flags, args); err != nil {
		return err
	}
	if err := checkAddr(*addr); err != nil {
		return err
	}
	deck, told, err := read(*dir)
	if err != nil {
		return err
	}
	if *noNotes {
		deck = deck.WithoutNotes()
	}
	site, err := web.New(deck, web.At(string(public)))
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(ctx)
	defer stop()
	listener, err := net.Listen("tcp", *addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use; stop what listens there, or choose another with -addr localhost:0", *addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another with -addr HOST:PORT", *addr, err)
	}
	here := address(*addr, listener.Addr())
	fmt.Fprintf(stdout, "Presenting “%s”, %s, at %s\n", deck.Title, count(len(deck.Slides), "slide"), here)
	if told != "" {
		fmt.Fprintln(stdout, strings.ToUpper(told[:1])+told[1:]+".")
	}
	fmt.Fprintln(stdout, "Press Ctrl+C to stop.")
	if *open {
		if err := browse(here); err != nil {
			fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
		}
	}
	return site.Serve(ctx, listener)
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
