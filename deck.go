//go:build !js

package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/slides"
	"exhibit/slides/briefing"
)

// read returns the deck in a folder, or the embedded one for an empty name.
func read(dir string) (*slides.Deck, error) {
	var folder fs.FS = briefing.FS
	if dir != "" {
		root, err := openFolder(dir, "deck", "-deck wants the folder that holds deck.md")
		if err != nil {
			return nil, err
		}
		defer root.Close()
		folder = root.FS()
	}
	deck, err := evidence.Read(folder, pandoc.DeckFile)
	if err != nil {
		return nil, fmt.Errorf("the deck in %s is broken:\n%w", cmp.Or(dir, "this binary"), err)
	}
	return deck, nil
}

// openFolder opens a folder from which no name and no link leads out. what and remedy go into the
// error: what kind of folder it is, and what is wanted in place of a file.
func openFolder(dir, what, remedy string) (*os.Root, error) {
	info, err := os.Stat(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the %s: %w", what, err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder; %s", dir, remedy)
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("cannot open the %s: %w", what, err)
	}
	return root, nil
}
