//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"exhibit/slides/evidence"
	"exhibit/slides/fault"

	"github.com/moby/sys/atomicwriter"
)

func lockCommand() *command {
	c := &command{name: "lock", args: "DIR", most: 1, does: "write DIR/sources.lock from the source texts", flags: newFlags("lock")}
	texts := c.flags.String("sources", "", "`SRC`, the folder with the source texts that sources.yaml names with file: (default DIR/sources)")
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		return lock(only(args), *texts, stdout)
	}
	return c
}

// fewTexts are read without a word on progress.
const fewTexts = 5

// progress returns what tells how far reading the texts has come, a line each.
func progress(stderr io.Writer) func(read, of int, file string) {
	return func(read, of int, file string) {
		if of > fewTexts {
			fmt.Fprintf(stderr, "%d of %d: %s\n", read, of, fault.Line(file))
		}
	}
}

// lock writes a deck's sources.lock. The old one stays until the new one is whole.
func lock(dir, texts string, stdout io.Writer) error {
	if dir == "" {
		return misused("lock wants a folder: exhibit lock DIR")
	}
	deck, err := openDeck(dir)
	if err != nil {
		return err
	}
	defer deck.close()
	if texts == "" {
		texts = deck.path("sources")
	}
	from := deck.folder
	if known, _ := evidence.Sources(deck.folder, deck.name); !onlyResults(deck.folder, known) {
		sources, err := openFolder(texts, "sources", "-sources wants the folder that holds the source texts")
		if err != nil {
			return err
		}
		defer sources.Close()
		from = sources.FS()
	}
	b, err := evidence.Lock(deck.folder, deck.name, from, progress(os.Stderr))
	if err != nil {
		return fmt.Errorf("no lock was written:\n%w", err)
	}
	if err := atomicwriter.WriteFile(deck.path(evidence.LockFile), b, 0o644); err != nil {
		return fmt.Errorf("no lock was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s\n", deck.path(evidence.LockFile))
	return err
}
