//go:build !js

package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"runtime"

	"exhibit/seal"
	"exhibit/web"
)

// version prints the commit, toolchain and platform of the binary, then the seal of a briefing and
// the manifest that it seals.
func version(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("version", flag.ContinueOnError)
	dir := flags.String("deck", "", "")
	if err := parse(flags, args); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(stdout, "exhibit %s %s %s/%s\n", commit, runtime.Version(), runtime.GOOS, runtime.GOARCH); err != nil {
		return err
	}
	deck, _, err := read(*dir)
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
