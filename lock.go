//go:build !js

package main

import (
	"flag"
	"fmt"
	"io"

	"exhibit/slides/evidence"

	"github.com/moby/sys/atomicwriter"
)

// lock writes a deck's sources.lock. The old one stays until the new one is whole.
func lock(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("lock", flag.ContinueOnError)
	texts := flags.String("sources", "", "")
	dir, err := parseDir(flags, args)
	switch {
	case err != nil:
		return err
	case dir == "":
		return misused("lock wants a folder: exhibit lock DIR -sources SRC")
	}
	deck, err := openDeck(dir)
	if err != nil {
		return err
	}
	defer deck.close()
	if *texts == "" {
		*texts = deck.path("sources")
	}
	sources, err := openFolder(*texts, "sources", "-sources wants the folder that holds the source texts")
	if err != nil {
		return err
	}
	defer sources.Close()
	b, err := evidence.Lock(deck.folder, deck.name, sources.FS())
	if err != nil {
		return fmt.Errorf("no lock was written:\n%w", err)
	}
	if err := atomicwriter.WriteFile(deck.path(evidence.LockFile), b, 0o644); err != nil {
		return fmt.Errorf("no lock was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s\n", deck.path(evidence.LockFile))
	return err
}
