//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestADeckThatDoesNotPassIsSealedAndExportedWithAWordOfIt(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "talk")
	if err := os.CopyFS(dir, os.DirFS("slides/evidence/testdata/linted")); err != nil {
		t.Fatal(err)
	}
	html := filepath.Join(t.TempDir(), "talk.html")
	commands := [][]string{{"seal", "-deck", dir}, {"seal", "-deck", dir, "-o", filepath.Join(t.TempDir(), manifestName)}, {"version", "-deck", dir}, {"export", "-deck", dir, "-html", html}}
	for _, args := range commands {
		if code, stdout, stderr := exhibit(t.Context(), args...); code != fine || stdout == "" || stderr != "" {
			t.Errorf("%v of a sound deck: exit %d, %q", args, code, stderr)
		}
	}
	deck := filepath.Join(dir, "deck.md")
	b, err := os.ReadFile(deck)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(deck, []byte(strings.Replace(string(b), "1 240 gulls", "1 420 gulls", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range commands {
		code, stdout, stderr := exhibit(t.Context(), args...)
		if want := "exhibit: The deck does not pass the check: 1 finding; exhibit check " + dir + " lists them.\n"; code != fine || stdout == "" || stderr != want {
			t.Errorf("%v: exit %d, %q", args, code, stderr)
		}
	}
}
