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
	"slices"
	"strings"
	"syscall"
)

// commit is the revision the binary was built from; make sets it.
var commit = "unknown"

// Exit codes.
const (
	fine   = 0
	failed = 1 // the deck or the run
	misuse = 2 // the command line
)

func main() {
	keepPassages()
	os.Exit(run(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}

// untilStopped returns a context that is done once the process is told to end, by Ctrl+C or SIGTERM.
// A second signal ends the process at once, as the first does before untilStopped is called.
func untilStopped(ctx context.Context) (stopped context.Context, stop context.CancelFunc) {
	stopped, stop = signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(stopped, stop)
	return stopped, stop
}

// run carries out the command line and returns the exit code.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	err := dispatch(ctx, args, stdout)
	var wrong usageError
	var remark notice
	switch {
	case err == nil:
		return fine
	case errors.Is(err, errFindings):
		return failed
	case errors.As(err, &remark):
		fmt.Fprintln(stderr, "exhibit:", err)
		return fine
	case errors.As(err, &wrong):
		fmt.Fprintln(stderr, "exhibit:", err)
		return misuse
	}
	fmt.Fprintln(stderr, "exhibit:", err)
	return failed
}

// dispatch runs the command that the arguments begin with, or serve.
func dispatch(ctx context.Context, args []string, stdout io.Writer) error {
	name := "serve"
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		name, args = args[0], args[1:]
	} else if len(args) > 0 && slices.Contains([]string{"-h", "-help", "--help"}, args[0]) {
		name, args = "help", nil
	}
	if name == "help" {
		return help(args, stdout)
	}
	c, err := find(name)
	if err != nil {
		return err
	}
	rest, err := c.parse(args)
	if errors.Is(err, flag.ErrHelp) {
		return help([]string{name}, stdout)
	}
	if err != nil {
		return err
	}
	return c.run(ctx, rest, stdout)
}

// help prints what there is, or the help of the command that is named.
func help(args []string, stdout io.Writer) error {
	text := overview()
	if len(args) > 0 {
		c, err := find(args[0])
		if err != nil {
			return err
		}
		text = c.help()
	}
	_, err := io.WriteString(stdout, text)
	return err
}

// notice is what a command says beside its output, which it has written: it is no failure.
type notice string

func (n notice) Error() string { return string(n) }

// usageError is a mistake on the command line.
type usageError string

func (e usageError) Error() string { return string(e) }

func misused(format string, args ...any) error { return usageError(fmt.Sprintf(format, args...)) }

// only returns the one argument that a command takes; empty for none.
func only(args []string) string {
	if len(args) == 0 {
		return ""
	}
	return args[0]
}

// count returns a number with its noun: "1 slide", "21 slides".
func count(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	return fmt.Sprint(n, " ", noun)
}
