//go:build !js

package main

import (
	"flag"
	"fmt"
	"io"
	"path/filepath"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

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
	b, err := evidence.Lock(deck.FS(), pandoc.DeckFile, sources.FS())
	if err != nil {
		return fmt.Errorf("no lock was written:\n%w", err)
	}
	if err := atomicwriter.WriteFile(filepath.Join(dir, evidence.LockFile), b, 0o644); err != nil {
		return fmt.Errorf("no lock was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s\n", filepath.Join(dir, evidence.LockFile))
	return err
}
