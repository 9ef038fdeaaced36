//go:build !js

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestNewWritesADeckThatPassesTheCheckAndIsLockedAnewAsItIs(t *testing.T) {
	t.Chdir(t.TempDir())
	ctx := context.Background()
	if code, out, errs := exhibit(ctx, "new", "talk"); code != fine || !strings.Contains(out, "exhibit serve -deck talk -watch -open") || errs != "" {
		t.Fatalf("%d %q %q", code, out, errs)
	}
	onlyFiles(t, ".", "talk")
	before, err := os.ReadFile(filepath.Join("talk", "sources.lock"))
	if err != nil {
		t.Fatal(err)
	}
	if code, out, _ := exhibit(ctx, "lock", "talk"); code != fine { // sources of a deck are in its folder sources
		t.Errorf("lock: %d %s", code, out)
	}
	if after, err := os.ReadFile(filepath.Join("talk", "sources.lock")); err != nil || string(after) != string(before) {
		t.Errorf("another lock: %v", err)
	}
	if code, out, _ := exhibit(ctx, "check", "talk"); code != fine || !strings.HasSuffix(out, "\n2 notes\n") || !strings.Contains(out, " statements unchecked, ") {
		t.Errorf("check: %d %s", code, out)
	}
}

func TestNewBlankWritesOneSlide(t *testing.T) {
	t.Chdir(t.TempDir())
	if code, _, errs := exhibit(context.Background(), "new", "talk", "-blank"); code != fine || errs != "" {
		t.Fatalf("%d %q", code, errs)
	}
	onlyFiles(t, "talk", "deck.md")
}

func TestNewNeverOverwrites(t *testing.T) {
	t.Chdir(t.TempDir())
	if err := os.MkdirAll("talk", 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("talk/mine.md", []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, _, errs := exhibit(context.Background(), "new", "talk"); code != failed || !strings.Contains(errs, "nothing was written: talk is there and is not empty; choose another folder") {
		t.Errorf("%d %q", code, errs)
	}
	onlyFiles(t, "talk", "mine.md")
	onlyFiles(t, ".", "talk")
	if code, _, errs := exhibit(context.Background(), "new"); code != misuse || !strings.Contains(errs, "new wants a folder") {
		t.Errorf("%d %q", code, errs)
	}
}
