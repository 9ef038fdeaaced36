//go:build built

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestADeckOfResultsAloneIsLockedAndCheckedWithoutAFolderOfTexts(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("deck.md", "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls\n\nThere were []{value=\"@panel, gulls.counted\"} gulls.\n")
	write("sources.yaml", "- id: panel\n  title: Panel\n  file: panel.json\n")
	write("data/panel.json", `{"gulls": {"counted": 1240}}`)
	told := func(args ...string) string {
		t.Helper()
		_, stdout, stderr := exhibit(t.Context(), args...)
		return strings.TrimSpace(stdout + stderr)
	}
	lock := filepath.Join(dir, "sources.lock")
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"lock", dir}, "Wrote " + lock},
		{[]string{"check", dir}, ""},
		{[]string{"passages", "-deck", dir, "-find", "1240"}, "[@panel, gulls.counted]  (value)\n    1,240"},
		{[]string{"passages", filepath.Join(dir, "data/panel.json")}, "[@panel, gulls.counted]  (value)\n    1,240"},
	} {
		if got := told(test.args...); got != test.want {
			t.Errorf("exhibit %v: %s", test.args, got)
		}
	}
	write("data/panel.json", `{"gulls": {"counted": 1420}}`)
	want := filepath.Join(dir, "deck.md") + ":8:12: panel gulls.counted was 1,240 when it was locked, and is 1,420 now; look at slide #gulls, then run exhibit lock"
	if got := told("check", dir); !strings.Contains(got, want) {
		t.Errorf("after a new run: %s", got)
	}
}
