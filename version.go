//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"exhibit/inside"
	"exhibit/seal"
	"exhibit/web"
)

func versionCommand() *command {
	c := &command{name: "version", does: "what this binary is, and the seal of its briefing", flags: newFlags("version")}
	dir := c.flags.String("deck", "", deckFlag)
	licences := c.flags.Bool("licences", false, "print instead what third-party software is inside, and its licences")
	c.run = func(_ context.Context, _ []string, stdout io.Writer) error {
		if *licences {
			return printLicences(stdout)
		}
		return version(*dir, stdout)
	}
	return c
}

// version prints the commit, toolchain and platform of the binary and how much else is in it, then
// the seal of a briefing and the manifest that it seals.
func version(dir string, stdout io.Writer) error {
	line := fmt.Sprintf("exhibit %s %s %s/%s", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	bill, err := whatIsInside()
	switch {
	case err == nil:
		line += fmt.Sprintf(", with %s and %s inside; exhibit version -licences lists them",
			count(bill.Count(inside.GoModule), "Go module"), count(bill.Count(inside.NpmPackage), "npm package"))
	case !errors.Is(err, errUnlisted):
		return err
	}
	if _, err := fmt.Fprintln(stdout, line); err != nil {
		return err
	}
	deck, found, err := read(dir)
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
	if err != nil {
		return err
	}
	return found.failing()
}
