//go:build !js

package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"exhibit/slides/pandoc"
	"exhibit/slides/starter"
)

// begin writes a deck to start from into a folder that is new or empty.
func begin(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("new", flag.ContinueOnError)
	blank := flags.Bool("blank", false, "")
	dir, err := parseDir(flags, args)
	switch {
	case err != nil:
		return err
	case dir == "":
		return misused("new wants a folder: exhibit new DIR")
	}
	err = writeFolder(dir, func(folder string) error {
		if *blank {
			return os.WriteFile(filepath.Join(folder, pandoc.DeckFile), starter.Blank, 0o644)
		}
		return os.CopyFS(folder, starter.FS)
	})
	if err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s; its text is %s\nNext: exhibit serve -deck %[1]s -open\nThen: exhibit check %[1]s\n", dir, filepath.Join(dir, pandoc.DeckFile))
	return err
}
