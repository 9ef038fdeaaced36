//go:build !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAnExportReplacesNoFileOfItsDeck(t *testing.T) {
	dir := t.TempDir()
	text := filepath.Join(dir, "deck.md")
	if err := os.WriteFile(text, []byte("# One\n\nWords\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, deck := range []string{dir, text} {
		for _, flag := range []string{"-html", "-zip", "-pdf"} {
			code, _, stderr := exhibit(t.Context(), "export", "-deck", deck, flag, text)
			if code != misuse || !strings.Contains(stderr, "is a file of the deck") {
				t.Errorf("%s: %d, %s", flag, code, stderr)
			}
		}
	}
	if b, err := os.ReadFile(text); err != nil || string(b) != "# One\n\nWords\n" {
		t.Errorf("the deck is %q, %v", b, err)
	}
}

func TestAnExportReplacesNothingInTheFolderOfItsDeckButAnEarlierExport(t *testing.T) {
	dir := starterDeck(t, "", "")
	entries, err := os.ReadDir(filepath.Join(dir, "sources"))
	if err != nil || len(entries) == 0 {
		t.Fatalf("%v, %v", entries, err)
	}
	text := filepath.Join(dir, "sources", entries[0].Name())
	other := filepath.Join(dir, "plan.txt")
	write(t, other, "my plan")
	link := filepath.Join(t.TempDir(), "elsewhere")
	if err := os.Symlink(text, link); err != nil {
		t.Skip(err)
	}
	before, err := os.ReadFile(text)
	if err != nil {
		t.Fatal(err)
	}
	for _, flag := range []string{"-html", "-zip", "-pdf", "-audit"} {
		for file, why := range map[string]string{text: "is a text of the deck's sources", link: "is a text of the deck's sources", other: "is in the deck's folder and no earlier export"} {
			code, _, stderr := exhibit(t.Context(), "export", "-deck", dir, flag, file)
			if code != misuse || !strings.Contains(stderr, why) {
				t.Errorf("%s %s: %d, %s", flag, file, code, stderr)
			}
		}
	}
	if b, err := os.ReadFile(text); err != nil || string(b) != string(before) {
		t.Errorf("the text is %q, %v", b, err)
	}
	for _, to := range [][]string{{"-html", "talk.html"}, {"-zip", "talk.zip"}, {"-audit", "audit.zip"}} {
		for range 2 {
			if code, _, stderr := exhibit(t.Context(), "export", "-deck", dir, to[0], filepath.Join(dir, to[1])); code != fine {
				t.Errorf("%v: %d, %s", to, code, stderr)
			}
		}
	}
	if code, _, stderr := exhibit(t.Context(), "export", "-deck", dir, "-audit", filepath.Join(dir, "talk.zip")); code != misuse {
		t.Errorf("an audit pack in the place of a site: %d, %s", code, stderr)
	}
}

func TestAFileThatIsKeptFromOthersIsSoWhenItIsReplaced(t *testing.T) {
	file := filepath.Join(t.TempDir(), "talk.zip")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := writeFile(file, []byte("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

func TestOnlyWhatAnExportHasLeftIsRemoved(t *testing.T) {
	dir := t.TempDir()
	long := time.Now().Add(-24 * time.Hour)
	for _, name := range []string{"talk.unfinished-12.pdf", "talk.unfinished-draft.pdf", ".tmp-talk.pdf34", ".tmp-talk.pdf.bak", ".site.unfinished-56", ".site.unfinished-78.old", ".site.unfinished-mine"} {
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
	}
	removeUnfinished(filepath.Join(dir, "talk.pdf"), time.Now())
	removeUnfinishedFolders(filepath.Join(dir, "site"))
	onlyFiles(t, dir, ".site.unfinished-mine", ".tmp-talk.pdf.bak", "talk.unfinished-draft.pdf")
}
