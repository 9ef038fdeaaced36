//go:build !js

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/moby/sys/atomicwriter"

	"exhibit/slides"
)

// spares returns an error where a file that is to be written is one of the deck at a path: a slip on the command
// line destroys no deck.
func spares(flag, file, path string, deck *slides.Deck) error {
	target, err := os.Stat(file)
	if err != nil {
		return nil
	}
	dir := path
	if info, err := os.Stat(path); err == nil && !info.IsDir() {
		dir = filepath.Dir(path)
	}
	for _, f := range deck.Files {
		if info, err := os.Stat(filepath.Join(dir, filepath.FromSlash(f.Path))); err == nil && os.SameFile(info, target) {
			return misused("%s %s is a file of the deck, and would be lost; name another", flag, file)
		}
	}
	return nil
}

// modeOf is the mode of a file that is to be written: that of the file in its place, which may be kept from others.
func modeOf(file string) fs.FileMode {
	if info, err := os.Stat(file); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

// writeFile puts a file in its place once it is whole, and removes what earlier ones have left that were ended before.
func writeFile(file string, content []byte) error {
	removeUnwritten(file, time.Now().Add(-making))
	return atomicwriter.WriteFile(file, content, modeOf(file))
}

// removeUnwritten removes what was left since before a time beside a file that was to be written.
func removeUnwritten(file string, old time.Time) {
	removeLeft(filepath.Dir(file), ".tmp-"+filepath.Base(file), "", old) // as atomicwriter names it
}
