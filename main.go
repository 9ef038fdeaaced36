//go:build !js

// Exhibit serves a briefing deck in which every figure leads to the passage it came
// from.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/web"
)

// commit is the revision the binary was built from; make sets it.
var commit = "unknown"

const usage = `Exhibit serves a briefing deck you can check.

usage:
  exhibit [serve] [-addr HOST:PORT] [-deck DIR] [-open]   present a deck
  exhibit version                                         what this binary is

flags of serve:
  -addr HOST:PORT   where to listen (default localhost:8080; port 0 picks a free one)
  -deck DIR         the deck's folder (default: the deck inside the binary)
  -open             open the deck in the browser
`

// Exit codes.
const (
	fine   = 0
	failed = 1 // the deck or the run
	misuse = 2 // the command line
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run is the program: it carries out the command line and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	command := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		command, args = args[0], args[1:]
	}
	var err error
	switch command {
	case "serve":
		err = serve(ctx, args, stdout)
	case "version":
		err = version(args, stdout)
	case "help":
		fmt.Fprint(stdout, usage)
	default:
		err = misused("there is no command %q; exhibit help lists what there is", command)
	}
	var wrong usageError
	switch {
	case err == nil:
		return fine
	case errors.Is(err, flag.ErrHelp):
		fmt.Fprint(stdout, usage)
		return fine
	case errors.As(err, &wrong):
		fmt.Fprintln(stderr, "exhibit:", err)
		return misuse
	}
	fmt.Fprintln(stderr, "exhibit:", err)
	return failed
}

// usageError is a mistake on the command line.
type usageError string

func (e usageError) Error() string { return string(e) }

func misused(format string, args ...any) error { return usageError(fmt.Sprintf(format, args...)) }

// parse reads the flags of a command that takes no arguments.
func parse(flags *flag.FlagSet, args []string) error {
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return err
	} else if err != nil {
		return misused("%v; exhibit help lists the flags", err)
	}
	if flags.NArg() > 0 {
		return misused("%q is too much; exhibit help shows the usage", flags.Arg(0))
	}
	return nil
}

// serve presents a deck until ctx is done. A broken deck is refused before a port is
// opened.
func serve(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	addr := flags.String("addr", "localhost:8080", "")
	dir := flags.String("deck", "", "")
	open := flags.Bool("open", false, "")
	if err := parse(flags, args); err != nil {
		return err
	}
	if err := checkAddr(*addr); err != nil {
		return err
	}
	deck, err := read(*dir)
	if err != nil {
		return err
	}
	site, err := web.New(deck)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", *addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use; stop what listens there, or choose another with -addr localhost:0", *addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another with -addr HOST:PORT", *addr, err)
	}
	url := address(*addr, listener.Addr())
	fmt.Fprintf(stdout, "Presenting “%s”, %d slides, at %s\nPress Ctrl+C to stop.\n", deck.Title, len(deck.Slides), url)
	if *open {
		if err := browse(url); err != nil {
			fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
		}
	}
	return site.Serve(ctx, listener)
}

// checkAddr refuses what cannot be an address before any work is done.
func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		var n uint64
		if n, err = strconv.ParseUint(port, 10, 16); err == nil && n <= 65535 {
			return nil
		}
	}
	return misused("-addr %q is not HOST:PORT; write localhost:8080, or :8080 for every network", addr)
}

// read returns the deck in a folder, or the embedded one for an empty name.
func read(dir string) (*slides.Deck, error) {
	var folder fs.FS = briefing.FS
	if dir != "" {
		info, err := os.Stat(dir)
		if err != nil {
			return nil, fmt.Errorf("cannot open the deck: %w", err)
		}
		if !info.IsDir() {
			return nil, fmt.Errorf("%s is not a folder; -deck wants the folder that holds deck.md", dir)
		}
		root, err := os.OpenRoot(dir) // links in a deck do not lead out of it
		if err != nil {
			return nil, fmt.Errorf("cannot open the deck: %w", err)
		}
		defer root.Close()
		folder = root.FS()
	}
	deck, err := slides.Read(folder)
	if err != nil {
		return nil, fmt.Errorf("the deck is broken:\n%w", err)
	}
	return deck, nil
}

// address is the URL a person opens: the host as asked for, the port as it came out.
func address(asked string, got net.Addr) string {
	host, _, _ := net.SplitHostPort(asked)
	if host == "" || host == "0.0.0.0" || host == "::" {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(got.String())
	return "http://" + net.JoinHostPort(host, port)
}

// browse opens a URL in the reader's browser.
func browse(url string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", url).Start()
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", url).Start()
	}
	return exec.Command("xdg-open", url).Start()
}

func version(args []string, stdout io.Writer) error {
	if err := parse(flag.NewFlagSet("version", flag.ContinueOnError), args); err != nil {
		return err
	}
	_, err := fmt.Fprintf(stdout, "exhibit %s %s %s/%s\n", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
