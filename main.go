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
	"os"
	"os/signal"
	"strings"
	"syscall"
)

// commit is the revision the binary was built from; make sets it.
var commit = "unknown"

const usage = `Exhibit serves a briefing deck you can check.

usage:
  exhibit [serve] [-addr HOST:PORT] [-deck PATH] [-url ORIGIN] [-no-notes] [-open]
                                                          present a deck
  exhibit new DIR [-blank]                                a deck to start from: each layout and chart, or one slide
  exhibit import FILE -o DIR [-from TOOL]                 turn a deck of another tool into a deck's folder
  exhibit export -pdf FILE [-deck DIR] [-handout]         write a deck as PDF, a slide a page, then the sources
  exhibit check [DIR] [-sources SRC] [-seal S] [-json]    lint a deck, its lock against the texts, its seal
  exhibit lock DIR [-sources SRC]                         write DIR/sources.lock from the source texts
  exhibit version [-deck DIR]                             what this binary is, and the seal of its briefing

flags of serve:
  -addr HOST:PORT   where to listen (default localhost:8080; port 0 picks a free one)
  -deck PATH        the deck's folder, or its text (default: the deck inside the binary)
  -url ORIGIN       where people reach it, as https://briefings.example: for link cards, shared links and QR codes
  -no-notes         leave the speaker notes out of everything that is served
  -open             open the deck in the browser

flags of export (an installed Chromium, Chrome or Edge prints; CHROMIUM names another):
  -pdf FILE         the file to write
  -deck DIR         the deck's folder (default: the deck inside the binary)
  -handout          each slide with its speaker notes

flags of import, which reads decks of Marp, Slidev, reveal-md, remark and Go's present:
  -o DIR            the folder to write; it is new or empty
  -from TOOL        whose deck it is, where that is not certain: marp, slidev, reveal, remark or present

import prints one line for each thing of the tool's own that has no counterpart: file:line: what it is; what became of it.
HTML is taken over as it is; exhibit check of the new deck names what of it is left out.

check prints one line a finding, file:line:column: message, errors before warnings before the rest, and exits with 1 if
there is any.
Without DIR it checks the deck inside the binary, and that the binary is as make built it.

flags of check and lock:
  -sources SRC      the folder with the source texts that sources.yaml names with file: (lock: DIR/sources by default)
  -seal S           a seal, its first 8 digits or more, or a file with its manifest (check only)
  -json             findings as a JSON array (check only)
`

// Exit codes.
const (
	fine   = 0
	failed = 1 // the deck or the run
	misuse = 2 // the command line
)

func main() { os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr)) }

// untilStopped returns a context that is done once the process is told to end, by Ctrl+C or SIGTERM.
// A second signal ends the process at once, as the first does before untilStopped is called.
func untilStopped(ctx context.Context) (stopped context.Context, stop context.CancelFunc) {
	stopped, stop = signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(stopped, stop)
	return stopped, stop
}

// run carries out the command line and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	command := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		command, args = args[0], args[1:]
	}
	var err error
	switch command {
	case "serve":
		err = serve(ctx, args, stdout)
	case "new":
		err = begin(args, stdout)
	case "check":
		err = check(args, stdout)
	case "lock":
		err = lock(args, stdout)
	case "import":
		err = convert(args, stdout)
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

// parse reads the flags of a command without arguments.
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

// parseDir reads the flags of a command that takes at most one folder, before or after the flags.
// It returns the folder; empty for none.
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

// count returns a number with its noun: "1 slide", "21 slides".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprint(n, " ", noun)
}
