//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"exhibit/seal"
	"exhibit/web"
)

func versionCommand() *command {
	c := &command{name: "version", does: "what this binary is, and the seal of its briefing", flags: newFlags("version")}
	dir := c.flags.String("deck", "", deckFlag)
	c.run = func(_ context.Context, _ []string, stdout io.Writer) error { return version(*dir, stdout) }
	return c
}

// version prints the commit, toolchain and platform of the binary, then the seal of a briefing and
// the manifest that it seals.
func version(dir string, stdout io.Writer) error {
	if _, err := fmt.Fprintf(stdout, "exhibit %s %s %s/%s\n", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH); err != nil {
		return err
	}
	deck, _, err := read(dir)
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
