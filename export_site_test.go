//go:build built && !js

package main

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"exhibit/seal"
)

// smallDeck is a folder with a deck of one slide that has notes.
func smallDeck(t *testing.T, headline string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "deck.md"), []byte("---\npagetitle: Gulls\nlang: en\n---\n\n# "+headline+" {#gulls}\n\nText.\n\n::: notes\nSPOKEN\n:::\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

// site is what a folder holds, by path.
func site(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	if err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		b, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(b)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestASiteIsWrittenAndReplacedByTheNextExport(t *testing.T) {
	out := filepath.Join(t.TempDir(), "site")
	if err := os.Mkdir(out, 0o755); err != nil { // empty
		t.Fatal(err)
	}
	code, stdout, stderr := exhibit(t.Context(), "export", "-deck", smallDeck(t, "One"), "-o", out)
	if code != fine || !strings.HasPrefix(stdout, "Wrote "+out+": “Gulls”, 1 slide, ") || !strings.Contains(stdout, "with the speaker notes (-no-notes leaves them out)") || stderr != "" {
		t.Fatalf("exit %d, %q, %q", code, stdout, stderr)
	}
	first := site(t, out)
	list, err := seal.Parse(first["export.sha256"])
	if err != nil || len(list) != len(first)-1 {
		t.Errorf("%v; %d files are listed of %d", err, len(list), len(first)-1)
	}
	for _, f := range list {
		if seal.Of(f.Path, []byte(first[f.Path])) != f {
			t.Errorf("%s has another digest than is listed", f.Path)
		}
	}
	if code, stdout, stderr = exhibit(t.Context(), "export", "-deck", smallDeck(t, "Two"), "-o", out, "-no-notes", "-url", "https://briefings.example/talk"); code != fine || strings.Contains(stdout, "notes") {
		t.Fatalf("exit %d, %q, %q", code, stdout, stderr)
	}
	second := site(t, out)
	if page := second["s/gulls/index.html"]; !strings.Contains(page, "Two") || !strings.Contains(page, `href="https://briefings.example/talk/s/gulls"`) || !strings.Contains(page, `data-base="/talk"`) {
		t.Errorf("the page is %.300s", page)
	}
	for name, content := range second {
		if strings.Contains(content, "SPOKEN") {
			t.Errorf("%s has the notes", name)
		}
	}
	if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o755 {
		t.Errorf("the folder cannot be served: %v, %v", info.Mode(), err)
	}
	if names := files(t, filepath.Dir(out)); len(names) != 1 {
		t.Errorf("beside it there is %q", names)
	}
}

func TestAnArchiveHasWhatTheFolderHasAndTheSameBytesEachTime(t *testing.T) {
	dir, deck := t.TempDir(), smallDeck(t, "One")
	var archives [2][]byte
	for i, name := range []string{"a.zip", "b.zip"} {
		file := filepath.Join(dir, name)
		args := []string{"export", "-deck", deck, "-zip", file}
		if i == 0 {
			args = append(args, "-o", filepath.Join(dir, "site"))
		}
		if code, stdout, stderr := exhibit(t.Context(), args...); code != fine || !strings.Contains(stdout, "Wrote "+file) {
			t.Fatalf("exit %d, %q, %q", code, stdout, stderr)
		}
		var err error
		if archives[i], err = os.ReadFile(file); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(archives[0], archives[1]) {
		t.Error("the second archive has other bytes")
	}
	r, err := zip.NewReader(bytes.NewReader(archives[0]), int64(len(archives[0])))
	if err != nil {
		t.Fatal(err)
	}
	want := site(t, filepath.Join(dir, "site"))
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		got, err := io.ReadAll(in)
		if err != nil || string(got) != want[f.Name] {
			t.Errorf("%s: %v, or other bytes than in the folder", f.Name, err)
		}
		delete(want, f.Name)
	}
	if len(want) > 0 {
		t.Errorf("%d files are not in the archive", len(want))
	}
}

func TestAnExportReplacesNothingButAnExport(t *testing.T) {
	deck := smallDeck(t, "One")
	exported := func(dir string) {
		if code, _, stderr := exhibit(t.Context(), "export", "-deck", deck, "-o", dir); code != fine {
			t.Fatal(stderr)
		}
	}
	for what, make := range map[string]func(dir string) string{
		"is not empty, and no earlier export": func(dir string) string {
			os.WriteFile(filepath.Join(dir, "letter.txt"), []byte("Dear"), 0o644)
			return dir
		},
		"CNAME is of no export, and would be lost": func(dir string) string {
			exported(dir)
			os.WriteFile(filepath.Join(dir, "CNAME"), []byte("gulls.example"), 0o644)
			return dir
		},
		"is there and is no folder": func(dir string) string {
			os.WriteFile(filepath.Join(dir, "file"), nil, 0o644)
			return filepath.Join(dir, "file")
		},
		"make it first": func(dir string) string { return filepath.Join(dir, "none", "site") },
		"export.sha256: line 1 is not one of a manifest": func(dir string) string {
			os.WriteFile(filepath.Join(dir, "export.sha256"), []byte("mine"), 0o644)
			return dir
		},
		"is the folder you are in": func(dir string) string {
			t.Chdir(dir)
			return "."
		},
	} {
		dir := t.TempDir()
		out := make(dir)
		before := site(t, dir)
		code, stdout, stderr := exhibit(t.Context(), "export", "-deck", deck, "-o", out)
		if code != failed || stdout != "" || !strings.HasPrefix(stderr, "exhibit: no site was written: ") || !strings.Contains(stderr, what) {
			t.Errorf("%s: exit %d, %q, %q", what, code, stdout, stderr)
		}
		after := site(t, dir)
		for name := range after {
			if before[name] != after[name] {
				t.Errorf("%s: %s is another", what, name)
			}
		}
		if len(before) != len(after) {
			t.Errorf("%s: %d files, then %d", what, len(before), len(after))
		}
	}
}

func TestAnExportThatIsEndedLeavesWhatWasThere(t *testing.T) {
	dir := t.TempDir()
	out, file := filepath.Join(dir, "site"), filepath.Join(dir, "site.zip")
	if code, _, stderr := exhibit(t.Context(), "export", "-deck", smallDeck(t, "One"), "-o", out, "-zip", file); code != fine {
		t.Fatal(stderr)
	}
	before := site(t, dir)
	same := func(how string) {
		t.Helper()
		for name, content := range site(t, dir) {
			if before[name] != content && !strings.HasPrefix(name, ".site.unfinished-") {
				t.Errorf("%s: %s is another", how, name)
			}
		}
		if len(site(t, out)) != len(site(t, dir))-1 && how != "killed" {
			t.Errorf("%s: something is left beside it: %q", how, files(t, dir))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if code, _, stderr := exhibit(ctx, "export", "-o", out, "-zip", file); code != failed || !strings.Contains(stderr, "no site was written: ") {
		t.Errorf("exit %d, %q", code, stderr)
	}
	same("cancelled")
	for how, signal := range map[string]syscall.Signal{"interrupted": syscall.SIGINT, "ended": syscall.SIGTERM, "killed": syscall.SIGKILL} {
		cmd := built(t, "export", "-o", out, "-zip", file) // the embedded deck takes seconds
		cmd.Stderr = nil
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for left := 0; left == 0; { // until it writes
			all, err := filepath.Glob(filepath.Join(dir, ".site.unfinished-*", "404.html"))
			if err != nil {
				t.Fatal(err)
			}
			left = len(all)
		}
		cmd.Process.Signal(signal)
		if err := cmd.Wait(); err == nil {
			t.Errorf("%s: it has ended well", how)
		}
		same(how)
		left, _ := filepath.Glob(filepath.Join(dir, ".site.unfinished-*"))
		for _, folder := range left {
			os.RemoveAll(folder)
		}
	}
}

func TestWhatAnEndedExportHasLeftIsRemovedByALaterOne(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{".site.unfinished-1", ".site.unfinished-2", ".other.unfinished-1"} {
		if err := os.Mkdir(filepath.Join(dir, name), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	long := packedAt
	for _, name := range []string{".site.unfinished-1", ".other.unfinished-1"} {
		if err := os.Chtimes(filepath.Join(dir, name), long, long); err != nil {
			t.Fatal(err)
		}
	}
	if code, _, stderr := exhibit(t.Context(), "export", "-deck", smallDeck(t, "One"), "-o", filepath.Join(dir, "site")); code != fine {
		t.Fatal(stderr)
	}
	if got := strings.Join(files(t, dir), " "); got != ".other.unfinished-1 .site.unfinished-2 site" {
		t.Errorf("there is %s", got)
	}
}
