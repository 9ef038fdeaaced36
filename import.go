//go:build !js

package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exhibit/slides/foreign"
)

const (
	maxCopy    = 64 << 20  // bytes of a file that is copied along
	maxCopyAll = 512 << 20 // bytes of all of them
)

func importCommand() *command {
	c := &command{name: "import", args: "FILE", most: 1, does: "turn a deck of another tool into a deck's folder", flags: newFlags("import")}
	c.more = "It reads decks of Marp, Slidev, reveal-md, remark and Go's present, and prints one line for each thing of the tool's own\n" +
		"that has no counterpart: file:line: what it is; what became of it. HTML is taken over as it is; exhibit check of the new\n" +
		"deck names what of it is left out.\n"
	dir := c.flags.String("o", "", "`DIR`, the folder to write; it is new or empty")
	from := c.flags.String("from", "", "whose deck it is, where that is not certain: `TOOL` is marp, slidev, reveal, remark or present")
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		return convert(only(args), *dir, foreign.Tool(*from), stdout)
	}
	return c
}

// convert writes a deck of another tool as a folder with an ordinary deck, and names what was
// lost on the way.
func convert(file, dir string, tool foreign.Tool, stdout io.Writer) error {
	switch {
	case file == "":
		return misused("import wants a deck: exhibit import FILE -o DIR")
	case dir == "":
		return misused("import wants a folder to write: exhibit import %s -o DIR", file)
	case tool != "" && !slices.Contains(foreign.Tools, tool):
		return misused("-from %s is no tool whose decks can be read; use marp, slidev, reveal, remark or present", tool)
	}
	root, err := openFolder(filepath.Dir(file), "deck", "import wants a file in a folder")
	if err != nil {
		return err
	}
	defer root.Close()
	name := filepath.Base(file)
	before := strings.TrimSuffix(file, name) // what names in the deck's folder begin with for the user
	if tool == "" {
		if tool, err = toolOf(root, name, file); err != nil {
			return err
		}
	}
	deck, err := foreign.Convert(tool, root.FS(), name)
	if err != nil {
		return fmt.Errorf("nothing was written: %s%w", before, err)
	}
	if err := writeDeck(dir, root, deck); err != nil {
		return fmt.Errorf("nothing was written: %w", err)
	}
	for _, l := range deck.Lost {
		fmt.Fprintf(stdout, "%s%s\n", before, l)
	}
	_, err = fmt.Fprintf(stdout, "Wrote %s from a deck of %s: %s, %s copied, %s changed or left out\nNext: exhibit serve -deck %s -watch\n", dir, tool,
		count(deck.Slides, "slide"), count(len(deck.Files), "file"), count(len(deck.Lost), "thing"), dir)
	return err
}

// toolOf is the tool that a file is certainly of.
func toolOf(root *os.Root, name, file string) (foreign.Tool, error) {
	info, err := root.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("there is no file %s", file)
	case err != nil:
		return "", fmt.Errorf("cannot open the deck: %w", err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a file; import wants the file with the slides", file)
	}
	f, err := root.Open(name)
	if err != nil {
		return "", fmt.Errorf("cannot open the deck: %w", err)
	}
	defer f.Close()
	src, err := io.ReadAll(io.LimitReader(f, 1<<20))
	if err != nil {
		return "", fmt.Errorf("cannot read the deck: %w", err)
	}
	if tool := foreign.Detect(name, src); tool != "" {
		return tool, nil
	}
	return "", fmt.Errorf("%s has no sign of another tool; present it as it is with exhibit serve -deck %s, or say whose deck it is with -from marp, slidev, reveal, remark or present", file, file)
}

// writeDeck writes a deck and the files it wants into a folder that is new or empty.
func writeDeck(dir string, from *os.Root, deck *foreign.Deck) error {
	return writeFolder(dir, nil, func(folder string) error {
		if err := os.WriteFile(filepath.Join(folder, "deck.md"), deck.Markdown, 0o644); err != nil {
			return err
		}
		left := int64(maxCopyAll)
		for _, name := range deck.Files {
			if strings.EqualFold(name, "deck.md") {
				continue
			}
			n, err := copyFile(filepath.Join(folder, filepath.FromSlash(name)), from, name, min(left, maxCopy))
			if err != nil {
				return err
			}
			left -= n
		}
		return nil
	})
}

// copyFile copies a regular file of at most limit bytes and returns its size.
func copyFile(to string, root *os.Root, name string, limit int64) (int64, error) {
	info, err := root.Stat(name)
	if err != nil {
		return 0, err
	}
	if !info.Mode().IsRegular() {
		return 0, fmt.Errorf("%s is not a regular file; take it out of the deck", name)
	}
	if info.Size() > limit {
		return 0, fmt.Errorf("%s is too large, with %d bytes; make it smaller (%d bytes a file, %d in all)", name, info.Size(), maxCopy, maxCopyAll)
	}
	in, err := root.Open(name)
	if err != nil {
		return 0, err
	}
	defer in.Close()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return 0, err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(out, io.LimitReader(in, limit))
	return n, errors.Join(err, out.Close())
}
