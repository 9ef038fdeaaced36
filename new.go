//go:build !js

package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"exhibit/slides/pandoc"
	"exhibit/slides/starter"
)

func newCommand() *command {
	c := &command{name: "new", args: "DIR", most: 1, does: "write a deck to start from: each layout and chart", flags: newFlags("new")}
	c.more = "DIR is new or empty: nothing is overwritten.\n"
	blank := c.flags.Bool("blank", false, "one slide")
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		return begin(only(args), *blank, stdout)
	}
	return c
}

// begin writes a deck to start from into a folder that is new or empty.
func begin(dir string, blank bool, stdout io.Writer) error {
	if dir == "" {
		return misused("new wants a folder: exhibit new DIR")
	}
	err := writeFolder(dir, nil, func(folder string) error {
		if blank {
			return os.WriteFile(filepath.Join(folder, pandoc.DeckFile), starter.Blank, 0o644)
		}
		return os.CopyFS(folder, starter.FS)
	})
	if err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s; its text is %s\nNext: exhibit serve -deck %[1]s -watch -open\nThen: exhibit check %[1]s\n", dir, filepath.Join(dir, pandoc.DeckFile))
	return err
}
