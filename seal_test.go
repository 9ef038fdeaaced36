//go:build built && !js

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"exhibit/seal"
	"exhibit/slides/briefing"
	"exhibit/web"
)

// sealedDeck is a copy of the made-up deck, what `exhibit version` says of it, and its seal.
func sealedDeck(t *testing.T) (dir, version, digits string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("slides/evidence/testdata/linted")); err != nil {
		t.Fatal(err)
	}
	code, version, stderr := exhibit(t.Context(), "version", "-deck", dir)
	if code != fine || stderr != "" {
		t.Fatalf("exit %d, %s", code, stderr)
	}
	lines := strings.SplitN(version, "\n", 3)
	digits, ok := strings.CutPrefix(lines[1], "sealed as ")
	if m, err := seal.Parse(lines[2]); !ok || err != nil || m.Seal() != digits {
		t.Fatalf("%v; version prints\n%s", err, version)
	}
	return dir, version, digits
}

func write(t *testing.T, name, content string) string {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return name
}

func TestTheEmbeddedDeckPassesItsCheckAndThatOfItsBuild(t *testing.T) {
	for args, want := range map[string]string{"check": "", "check -format github": "", "check -json": "  \"findings\": []\n}\n"} {
		if code, stdout, stderr := exhibit(t.Context(), strings.Fields(args)...); code != fine || !strings.HasSuffix(stdout, want) || want == "" && stdout != "" || stderr != "" {
			t.Errorf("exhibit %s: exit %d, stdout %q, stderr %q; make brings web/dist up to date", args, code, stdout, stderr)
		}
	}
}

func TestASealIsHeldAgainstADeckWholeInPartAndAsAManifest(t *testing.T) {
	dir, version, digits := sealedDeck(t)
	_, manifest, _ := strings.Cut(version, digits+"\n")
	grouped := digits[:8] + " " + strings.ToUpper(digits[8:16]) + " " + digits[16:]
	for _, value := range []string{
		digits, digits[:8], grouped,
		write(t, filepath.Join(t.TempDir(), "version"), version),
		write(t, filepath.Join(t.TempDir(), "manifest.sha256"), manifest),
	} {
		if code, stdout, stderr := exhibit(t.Context(), "check", dir, "-seal", value); code != fine || !strings.HasPrefix(stdout, "The seal is right: "+digits) || stderr != "" {
			t.Errorf("-seal %q: exit %d, %q, %q", value, code, stdout, stderr)
		}
	}
	for _, wrong := range []string{strings.Repeat("0", 64), "00000000", digits[1:]} {
		code, stdout, _ := exhibit(t.Context(), "check", dir, "-seal", wrong)
		if want := "manifest.sha256: the seal is " + digits + ", not " + wrong + "; "; code != failed || !strings.HasPrefix(stdout, want) || strings.Count(stdout, "\n") != 1 {
			t.Errorf("-seal %s: exit %d, %q, want %q", wrong, code, stdout, want)
		}
	}
}

func TestWhatChangedSinceTheSealIsFoundByName(t *testing.T) {
	dir, version, _ := sealedDeck(t)
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	sealed := write(t, filepath.Join(t.TempDir(), "sealed"), version)
	data, err := os.ReadFile(at("data/gulls.csv"))
	if err != nil {
		t.Fatal(err)
	}
	write(t, at("data/gulls.csv"), strings.Replace(string(data), "310,gulls", "301,gulls", 1))
	if err := os.Remove(at("sources.lock")); err != nil {
		t.Fatal(err)
	}
	write(t, at("notes.txt"), "of no matter")
	code, stdout, _ := exhibit(t.Context(), "check", dir, "-seal", sealed)
	for _, want := range []string{
		at("data/gulls.csv") + ": changed since it was sealed: its SHA-256 is ",
		at("sources.lock") + ": sealed, but not among the files of the deck now; restore it\n",
	} {
		if code != failed || strings.Count(stdout, want) != 1 {
			t.Errorf("exit %d, no %q in\n%s", code, want, stdout)
		}
	}
	if strings.Contains(stdout, "assets/") || strings.Contains(stdout, "deck.md: ") || strings.Contains(stdout, "notes.txt") {
		t.Errorf("it names what did not change:\n%s", stdout)
	}
	code, stdout, _ = exhibit(t.Context(), "check", dir, "-json", "-seal", sealed)
	if code != failed || !strings.Contains(stdout, `"file": "data/gulls.csv",
      "line": 0,
      "column": 0,
      "severity": "finding",
      "rule": "seal",`) {
		t.Errorf("as JSON: exit %d\n%s", code, stdout)
	}
}

func TestASealOfAnotherBuildIsToldFromAnotherDeck(t *testing.T) {
	now, err := web.Manifest(evidence.Files(briefing.FS, pandoc.DeckFile))
	if err != nil {
		t.Fatal(err)
	}
	then := seal.New(now...)
	for i, f := range then {
		if f.Path == "assets/app.wasm" {
			then[i] = seal.Of(f.Path, []byte("another"))
		}
	}
	other := write(t, filepath.Join(t.TempDir(), "manifest.sha256"), then.String())
	code, stdout, stderr := exhibit(t.Context(), "check", "-seal", other)
	if want := "assets/app.wasm: made with another build of exhibit; check with the commit that was sealed\n"; code != failed || stdout != want {
		t.Errorf("exit %d, %q, %q, want %q", code, stdout, stderr, want)
	}
}

func TestABinaryWithStalePartsIsFoundOut(t *testing.T) {
	built := seal.New(seal.Of("assets/app.wasm", nil), seal.Of("deck/deck.md", nil))
	now := seal.New(seal.Of("assets/app.wasm", []byte("newer")), seal.Of("deck/deck.md", nil), seal.Of("deck/data/new.csv", nil))
	var got []string
	for _, f := range append(stale(built, now), stale(nil, now)...) {
		got = append(got, f.String())
	}
	want := []string{
		"assets/app.wasm: not what make built this binary from: it comes from go build after a change; run make",
		"data/new.csv: not what make built this binary from: it comes from go build after a change; run make",
		"manifest.sha256: not in this binary, so that nobody can tell whether its parts belong together; run make",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	if found := stale(now, now); found != nil {
		t.Errorf("a sound build: %v", found)
	}
}
