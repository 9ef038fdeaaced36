//go:build !js

package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/moby/sys/atomicwriter"

	"exhibit/audit"
	"exhibit/slides"
)

// spares returns an error where a file that is to be written is one of the deck at a path, a text of its sources, or another file of
// its folder that is no earlier export: a slip on the command line destroys no deck.
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
		if isSameFile(filepath.Join(dir, filepath.FromSlash(f.Path)), target) {
			return misused("%s %s is a file of the deck, and would be lost; name another", flag, file)
		}
	}
	texts := filepath.Join(dir, audit.Texts)
	entries, _ := os.ReadDir(texts)
	for _, e := range entries {
		if isSameFile(filepath.Join(texts, e.Name()), target) {
			return misused("%s %s is a text of the deck's sources, and would be lost; name another", flag, file)
		}
	}
	if isWithin(file, dir) && !isEarlierExport(flag, file, target) {
		return misused("%s %s is in the deck's folder and no earlier export, and would be lost; name another, or move it", flag, file)
	}
	return nil
}

// isSameFile reports whether a name is that of a file, by way of links too.
func isSameFile(name string, file fs.FileInfo) bool {
	info, err := os.Stat(name)
	return err == nil && os.SameFile(info, file)
}

// isWithin reports whether a file, or what it links to, is in a folder or in one of its folders.
func isWithin(file, dir string) bool {
	folder, err := os.Stat(dir)
	if err != nil {
		return false // of a deck that is built in
	}
	if file, err = filepath.EvalSymlinks(file); err != nil {
		return false
	}
	if file, err = filepath.Abs(file); err != nil {
		return false
	}
	for at := filepath.Dir(file); ; at = filepath.Dir(at) {
		if isSameFile(at, folder) {
			return true
		}
		if at == filepath.Dir(at) {
			return false
		}
	}
}

// isEarlierExport reports whether a file is what export writes with a flag.
func isEarlierExport(flag, file string, info fs.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	switch flag {
	case "-zip":
		return packs(file, listFile)
	case "-audit":
		return packs(file, audit.MetadataFile) && packs(file, audit.SumsFile)
	}
	b, err := os.ReadFile(file)
	return err == nil && bytes.Contains(b, []byte(map[string]string{
		"-html": `<meta name="generator" content="Exhibit">`,
		"-pdf":  "<xmp:CreatorTool>" + program + "</xmp:CreatorTool>",
	}[flag]))
}

// packs reports whether a file is an archive that has a file with a name.
func packs(archive, name string) bool {
	r, err := zip.OpenReader(archive)
	if err != nil {
		return false
	}
	defer r.Close()
	return slices.ContainsFunc(r.File, func(f *zip.File) bool { return f.Name == name })
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
