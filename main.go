//go:build !js

// Exhibit serves a briefing deck in which every figure leads to the passage it came
// from.
package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"

	"exhibit/seal"
	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/web"
)

// commit is the revision the binary was built from; make sets it.
var commit = "unknown"

const usage = `Exhibit serves a briefing deck you can check.

usage:
  exhibit [serve] [-addr HOST:PORT] [-deck DIR] [-url ORIGIN] [-no-notes] [-open]
                                                          present a deck
  exhibit export -pdf FILE [-deck DIR] [-handout]         write a deck as PDF, a slide a page, then the sources
  exhibit check [DIR] [-sources SRC] [-seal S] [-json]    lint a deck, its lock against the texts, its seal
  exhibit lock DIR -sources SRC                           write DIR/sources.lock from the source texts
  exhibit version [-deck DIR]                             what this binary is, and the seal of its briefing

flags of serve:
  -addr HOST:PORT   where to listen (default localhost:8080; port 0 picks a free one)
  -deck DIR         the deck's folder (default: the deck inside the binary)
  -url ORIGIN       where people reach it, as https://briefings.example: for link cards, shared links and QR codes
  -no-notes         leave the speaker notes out of everything that is served
  -open             open the deck in the browser

flags of export (it prints with an installed Chromium, Chrome or Edge, or that which CHROMIUM names):
  -pdf FILE         the file to write
  -deck DIR         the deck's folder (default: the deck inside the binary)
  -handout          each slide with its speaker notes

check prints one line a finding, file:line:column: message, and exits with 1 if there is any.
Without DIR it checks the deck inside the binary, and that the binary is as make built it.

flags of check and lock:
  -sources SRC      the folder with the source texts that sources.yaml names with file:
  -seal S           a seal, its first 8 digits or more, or a file with its manifest (check only)
  -json             findings as a JSON array (check only)
`

// Exit codes.
const (
	fine   = 0
	failed = 1 // the deck or the run
	misuse = 2 // the command line
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl+C does not wait
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
	case "check":
		err = check(args, stdout)
	case "lock":
		err = lock(args, stdout)
	case "export":
		err = export(ctx, args, stdout)
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
	case errors.Is(err, errFindings):
		return failed
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

// parseDir reads the flags of a command that takes one folder at most, before or after
// them, and returns the folder.
func parseDir(flags *flag.FlagSet, args []string) (string, error) {
	dir := ""
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		dir, args = args[0], args[1:]
	}
	flags.SetOutput(io.Discard)
	if err := flags.Parse(args); errors.Is(err, flag.ErrHelp) {
		return "", err
	} else if err != nil {
		return "", misused("%v; exhibit help lists the flags", err)
	}
	rest := flags.Args()
	if dir == "" && len(rest) > 0 {
		dir, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 {
		return "", misused("%q is too much; exhibit help shows the usage", rest[0])
	}
	return dir, nil
}

// serve presents a deck until ctx is done. A broken deck is refused before a port is
// opened.
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
	deck, err := read(*dir)
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
	listener, err := net.Listen("tcp", *addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use; stop what listens there, or choose another with -addr localhost:0", *addr)
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w; choose another with -addr HOST:PORT", *addr, err)
	}
	here := address(*addr, listener.Addr())
	fmt.Fprintf(stdout, "Presenting “%s”, %s, at %s\nPress Ctrl+C to stop.\n", deck.Title, count(len(deck.Slides), "slide"), here)
	if *open {
		if err := browse(here); err != nil {
			fmt.Fprintf(stdout, "The browser did not open (%v); open the address above by hand.\n", err)
		}
	}
	return site.Serve(ctx, listener)
}

// origin is the flag -url: a scheme and a host, and nothing after them.
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

// count is a number with its noun: "1 slide", "21 slides".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprint(n, " ", noun)
}

// checkAddr refuses what cannot be an address before any work is done.
func checkAddr(addr string) error {
	_, port, err := net.SplitHostPort(addr)
	if err == nil {
		if _, err = strconv.ParseUint(port, 10, 16); err == nil {
			return nil
		}
	}
	return misused("-addr %q is not HOST:PORT; write localhost:8080, or :8080 for every network", addr)
}

// read returns the deck in a folder, or the embedded one for an empty name.
func read(dir string) (*slides.Deck, error) {
	var folder fs.FS = briefing.FS
	if dir != "" {
		root, err := openFolder(dir, "deck", "-deck wants the folder that holds deck.md")
		if err != nil {
			return nil, err
		}
		defer root.Close()
		folder = root.FS()
	}
	deck, err := slides.Read(folder)
	if err != nil {
		return nil, fmt.Errorf("the deck in %s is broken:\n%w", cmp.Or(dir, "this binary"), err)
	}
	return deck, nil
}

// openFolder opens a folder so that no name and no link in it leads out of it.
func openFolder(dir, what, remedy string) (*os.Root, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the %s: %w", what, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder; %s", dir, remedy)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the %s: %w", what, err)
	}
	return root, nil
}

// errFindings ends a check that has already printed what it found.
var errFindings = errors.New("the check found something")

// check lints a deck and prints what it finds.
func check(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("check", flag.ContinueOnError)
	texts := flags.String("sources", "", "")
	asJSON := flags.Bool("json", false, "")
	var want sealed
	flags.Var(&want, "seal", "")
	dir, err := parseDir(flags, args)
	if err != nil {
		return err
	}
	var deck, sources fs.FS = briefing.FS, nil
	if dir != "" {
		root, err := openFolder(dir, "deck", "check wants the folder that holds deck.md")
		if err != nil {
			return err
		}
		defer root.Close()
		deck = root.FS()
	}
	if *texts != "" {
		root, err := openFolder(*texts, "sources", "-sources wants the folder that holds the source texts")
		if err != nil {
			return err
		}
		defer root.Close()
		sources = root.FS()
	}
	findings, err := slides.Check(deck, sources)
	if err != nil {
		return err
	}
	name := func(file string) string {
		if *asJSON {
			return file
		}
		return filepath.Join(dir, file)
	}
	for i := range findings {
		findings[i].File = name(findings[i].File)
	}
	if dir == "" {
		found, err := checkBuild(name)
		if err != nil {
			return err
		}
		findings = append(findings, found...)
	}
	if want.given() {
		now, err := web.Manifest(slides.Files(deck))
		if err != nil {
			return err
		}
		findings = append(findings, want.check(now, name)...)
	}
	if *asJSON {
		encoder := json.NewEncoder(stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		if findings == nil {
			findings = []slides.Finding{}
		}
		if err := encoder.Encode(findings); err != nil {
			return err
		}
	} else {
		for _, f := range findings {
			if _, err := fmt.Fprintln(stdout, f); err != nil {
				return err
			}
		}
	}
	if len(findings) > 0 {
		return errFindings
	}
	return nil
}

// lock writes the lock of a deck's sources. The old one stays until the new one is whole.
func lock(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("lock", flag.ContinueOnError)
	texts := flags.String("sources", "", "")
	dir, err := parseDir(flags, args)
	switch {
	case err != nil:
		return err
	case dir == "":
		return misused("lock wants a folder: exhibit lock DIR -sources SRC")
	case *texts == "":
		return misused("lock wants the source texts: exhibit lock %s -sources SRC", dir)
	}
	deck, err := openFolder(dir, "deck", "lock wants the folder that holds deck.md")
	if err != nil {
		return err
	}
	defer deck.Close()
	sources, err := openFolder(*texts, "sources", "-sources wants the folder that holds the source texts")
	if err != nil {
		return err
	}
	defer sources.Close()
	b, err := slides.Lock(deck.FS(), sources.FS())
	if err != nil {
		return fmt.Errorf("no lock was written:\n%w", err)
	}
	if err := replace(filepath.Join(dir, slides.LockFile), b); err != nil {
		return fmt.Errorf("no lock was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s\n", filepath.Join(dir, slides.LockFile))
	return err
}

// replace writes a file beside the old one and puts it in its place once it is whole.
func replace(name string, b []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".exhibit-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	if _, err = f.Write(b); err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
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

// version prints what the binary is, and the manifest of a briefing under its seal.
func version(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("version", flag.ContinueOnError)
	dir := flags.String("deck", "", "")
	if err := parse(flags, args); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(stdout, "exhibit %s %s %s/%s\n", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH); err != nil {
		return err
	}
	deck, err := read(*dir)
	if err != nil {
		return err
	}
	m, err := web.Manifest(deck.Files)
	switch {
	case errors.Is(err, web.ErrUnbuilt):
		_, err = fmt.Fprintf(stdout, "not sealed: %v\n", err)
	case err == nil:
		_, err = fmt.Fprintf(stdout, "%s%s\n%s", seal.Sealed, m.Seal(), m)
	}
	return err
}
