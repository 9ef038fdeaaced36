//go:build !js

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// writeFolder has a folder filled that is new or empty, or that ours accepts: it is asked about a
// folder that is not empty, and its error says why that may not be replaced; nil accepts none. The folder is
// made beside it and put in its place: it is whole, or stays as it was.
func writeFolder(dir string, ours func(dir string) error, fill func(folder string) error) error {
	if whole, err := filepath.EvalSymlinks(dir); err == nil {
		dir = whole // what a link leads to is replaced, and not the link
	}
	if err := mayReplace(dir, ours); err != nil {
		return err
	}
	dir, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if here, err := os.Getwd(); err == nil {
		if to, err := filepath.Rel(dir, here); err == nil && filepath.IsLocal(to) {
			return fmt.Errorf("%s is the folder you are in, or holds it; go out of it first", dir)
		}
	}
	removeUnfinishedFolders(dir)
	beside, err := os.MkdirTemp(filepath.Dir(dir), unfinishedFolder(dir)+"*")
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("the folder %s is not there; make it first", filepath.Dir(dir))
	}
	if err != nil {
		return err
	}
	defer os.RemoveAll(beside)
	if err := fill(beside); err != nil {
		return err
	}
	if err := os.Chmod(beside, 0o755); err != nil {
		return err
	}
	if err := mayReplace(dir, ours); err != nil { // somebody may have put something there meanwhile
		return err
	}
	if err := os.Remove(dir); err == nil || errors.Is(err, fs.ErrNotExist) {
		return os.Rename(beside, dir)
	}
	return exchange(beside, dir)
}

// unfinishedFolder begins the names of the folders beside a folder in which that is made.
func unfinishedFolder(dir string) string { return "." + filepath.Base(dir) + ".unfinished-" }

// making is longer than a folder takes to be made.
const making = time.Hour

// removeUnfinishedFolders removes what was left by runs that were ended before they could clean up.
func removeUnfinishedFolders(dir string) {
	for _, after := range []string{"", ".old"} {
		removeLeft(filepath.Dir(dir), unfinishedFolder(dir), after, time.Now().Add(-making))
	}
}

// removeLeft removes what stands in a folder since before a time under a name that the system has made: with digits
// between two texts. What another user has left stays.
func removeLeft(dir, before, after string, old time.Time) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		digits, begins := strings.CutPrefix(e.Name(), before)
		digits, ends := strings.CutSuffix(digits, after)
		if !begins || !ends || digits == "" || strings.Trim(digits, "0123456789") != "" {
			continue
		}
		if info, err := e.Info(); err == nil && info.ModTime().Before(old) {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

// mayReplace returns an error for what writeFolder may not put a folder in the place of.
func mayReplace(dir string, ours func(dir string) error) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s is there and is no folder; choose another", dir)
	case len(entries) == 0:
		return nil
	case ours == nil:
		return fmt.Errorf("%s is there and is not empty; choose another folder", dir)
	}
	return ours(dir)
}

// swap puts a folder in the place of another, and that in its own place, by two moves. Where the
// second fails, the first is taken back.
func swap(beside, dir string) error {
	old := beside + ".old"
	if err := os.Rename(dir, old); err != nil {
		return err
	}
	if err := os.Rename(beside, dir); err != nil {
		return errors.Join(err, os.Rename(old, dir))
	}
	return os.Rename(old, beside)
}

// isFolder reports whether a path is that of a folder.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}
