//go:build !js

package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exhibit/report"
)

// exhibit runs the program and returns its exit code and what it wrote.
func exhibit(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, errs strings.Builder
	code = run(ctx, args, &out, &errs)
	return code, out.String(), errs.String()
}

// files are the names in a folder.
func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// onlyFiles fails the test if a folder holds anything else than the files with these names.
func onlyFiles(t *testing.T, dir string, names ...string) {
	t.Helper()
	if got := files(t, dir); !slices.Equal(got, names) {
		t.Errorf("the folder holds %q, want %q", got, names)
	}
}

func TestAWrongCommandLineIsToldInOneLine(t *testing.T) {
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"present"}, `there is no command "present"`},
		{[]string{"serve", "-port", "80"}, "flag provided but not defined: -port"},
		{[]string{"-addr"}, "flag needs an argument: -addr"},
		{[]string{"serve", "deck.md"}, `"deck.md" is too much`},
		{[]string{"-addr", "8080"}, `-addr "8080" is not HOST:PORT`},
		{[]string{"-addr", "localhost:99999"}, `-addr "localhost:99999" is not HOST:PORT`},
		{[]string{"-addr", "localhost:http"}, `-addr "localhost:http" is not HOST:PORT`},
		{[]string{"-url", "briefings.example"}, `invalid value "briefings.example" for flag -url: not where a site is reached`},
		{[]string{"-url", "https://briefings.example/?a"}, `invalid value "https://briefings.example/?a" for flag -url: not where a site is reached`},
		{[]string{"-url", "https://briefings.example/a/../b"}, `invalid value "https://briefings.example/a/../b" for flag -url: ".." would leave the path`},
		{[]string{"-url", "https://briefings.example/talk", "-base", "/decks/talk"}, "-url has the path /talk and -base /decks/talk; leave one of them out"},
		{[]string{"-url", "https://briefings.example/talk", "-base", "/"}, "-url has the path /talk and -base /; leave one of them out"},
		{[]string{"-base", "decks"}, `invalid value "decks" for flag -base: a path begins with a slash`},
		{[]string{"-base", ""}, `invalid value "" for flag -base: a path begins with a slash`},
		{[]string{"-base", "/decks//talk"}, `invalid value "/decks//talk" for flag -base: two slashes`},
		{[]string{"-base", "//decks"}, `invalid value "//decks" for flag -base: two slashes`},
		{[]string{"-base", "/decks/%2e%2E/talk"}, `invalid value "/decks/%2e%2E/talk" for flag -base: ".." would leave the path`},
		{[]string{"-base", "/decks%2Ftalk"}, `invalid value "/decks%2Ftalk" for flag -base: "decks%2Ftalk" has a character`},
		{[]string{"-base", "/100%"}, `invalid value "/100%" for flag -base: "100%" is not encoded as in a URL`},
		{[]string{"-base", "/decks?known=2015"}, `invalid value "/decks?known=2015" for flag -base: a path has no query`},
		{[]string{"-frame", "intranet.example"}, `invalid value "intranet.example" for flag -frame: not an origin`},
		{[]string{"-frame", "https://intranet.example/page"}, `invalid value "https://intranet.example/page" for flag -frame: not an origin`},
		{[]string{"-frame", "https://*.example"}, `invalid value "https://*.example" for flag -frame: "*.example" is no host`},
		{[]string{"-frame", "https://a.example;script-src"}, `invalid value "https://a.example;script-src" for flag -frame: "a.example;script-src" is no host`},
		{[]string{"-frame", "https://[::1]:8080"}, `invalid value "https://[::1]:8080" for flag -frame: browsers know no IPv6 address`},
		{[]string{"check", "-source", "x"}, "flag provided but not defined: -source"},
		{[]string{"check", "a", "b"}, `"b" is too much`},
		{[]string{"check", "-seal", "1234567"}, `invalid value "1234567" for flag -seal: not 8 to 64 hexadecimal digits of a seal, nor a file with a manifest`},
		{[]string{"check", "-seal", ""}, `invalid value "" for flag -seal: not 8 to 64`},
		{[]string{"check", "-seal", "main.go"}, `invalid value "main.go" for flag -seal: not a manifest: line 1 is not one of a manifest`},
		{[]string{"check", "-seal", strings.Repeat("0", 65)}, `invalid value "0000`},
		{[]string{"check", "-signers", "allowed_signers"}, "-signers FILE and -signer WHO go together"},
		{[]string{"check", "-seal", "12345678", "-signers", "f", "-signer", "who"}, "-signers wants the manifest that was signed: -seal manifest.sha256"},
		{[]string{"check", "-format", "jsn"}, `-format "jsn" is unknown; did you mean "json"?; write github, json, sarif or text`},
		{[]string{"version", "deck"}, `"deck" is too much`},
		{[]string{"lock"}, "lock wants a folder: exhibit lock DIR"},
		{[]string{"lock", "deck", "-json"}, "flag provided but not defined: -json"},
		{[]string{"export"}, "export wants something to write: exhibit export -o OUT, -zip FILE, -html FILE, -pdf FILE or -audit FILE"},
		{[]string{"export", "-pdf", "slides"}, "-pdf slides is a folder; name a file in it"},
		{[]string{"export", "deck.pdf"}, `"deck.pdf" is too much`},
		{[]string{"version", "-v"}, "flag provided but not defined: -v"},
	} {
		code, stdout, stderr := exhibit(t.Context(), tc.args...)
		if code != misuse || stdout != "" || !strings.HasPrefix(stderr, "exhibit: "+tc.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("exhibit %s: exit %d, stdout %q, stderr %q", strings.Join(tc.args, " "), code, stdout, stderr)
		}
	}
}

func TestHelpAndVersionAreFine(t *testing.T) {
	for _, tc := range []struct {
		args []string
		want string
	}{
		{[]string{"help"}, overview()}, {[]string{"-h"}, overview()}, {[]string{"help", "serve"}, serveCommand().help()}, {[]string{"serve", "-help"}, serveCommand().help()},
	} {
		if code, stdout, stderr := exhibit(t.Context(), tc.args...); code != fine || stdout != tc.want || stderr != "" {
			t.Errorf("exhibit %v: exit %d, %q %q", tc.args, code, stdout, stderr)
		}
	}
	for _, c := range commands() {
		if !strings.Contains(overview(), "  "+c.name+" ") || !strings.HasPrefix(c.usage(), "exhibit "+c.name) {
			t.Errorf("%s is not in the help", c.name)
		}
	}
	if code, stdout, _ := exhibit(t.Context(), "version"); code != fine || !strings.HasPrefix(stdout, "exhibit "+commit+" go1.") {
		t.Errorf("exhibit version: exit %d, %q", code, stdout)
	}
}

func TestABrokenDeckIsRefusedWithAllItsErrors(t *testing.T) {
	dir := t.TempDir()
	deck := "---\ntitle: Broken\nbibliography: sources.yaml\n---\n\n# Twice {#twice}\n\nText.\n\n# Twice {#twice}\n\n![Above](../secret.png)\n"
	sources := "references:\n- id: somebody\n  type: book\n- id: somebody\n  type: book\n"
	for name, content := range map[string]string{"deck.md": deck, "sources.yaml": sources} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := exhibit(t.Context(), "-deck", dir, "-addr", "localhost:0")
	if code != failed || stdout != "" {
		t.Errorf("exit %d, stdout %q", code, stdout)
	}
	for _, want := range []string{"the deck in " + dir + " is broken", "deck.md:10: ", "deck.md:12: ", "sources.yaml:4: "} {
		if !strings.Contains(stderr, want) {
			t.Errorf("nothing about %q in:\n%s", want, stderr)
		}
	}
}

func TestADeckThatIsNotThereIsToldPlainly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deck.md")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for dir, want := range map[string]string{
		filepath.Join(t.TempDir(), "nowhere"): "cannot open the deck",
		file:                                  "no slides",
		t.TempDir():                           "deck.md",
	} {
		if code, _, stderr := exhibit(t.Context(), "-deck", dir); code != failed || !strings.Contains(stderr, want) {
			t.Errorf("exit %d, %q, want %q", code, stderr, want)
		}
	}
}

// TestLockAndCheckOfAFolder locks a deck, damages it, and shows where the lock goes and
// that a lock that cannot be made leaves the old one.
func TestLockAndCheckOfAFolder(t *testing.T) {
	dir, texts := t.TempDir(), t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("slides/evidence/testdata/linted")); err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(texts, os.DirFS("slides/evidence/testdata/texts")); err != nil {
		t.Fatal(err)
	}
	before := files(t, dir)
	lock := filepath.Join(dir, "sources.lock")
	want, err := os.ReadFile(lock)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(lock); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"lock", dir, "-sources", texts}, {"lock", "-sources", texts, dir}} {
		if code, stdout, stderr := exhibit(t.Context(), args...); code != fine || stdout != "Wrote "+lock+"\n" || stderr != "" {
			t.Fatalf("exhibit %v: exit %d, %q %q", args, code, stdout, stderr)
		}
		if got, err := os.ReadFile(lock); err != nil || string(got) != string(want) {
			t.Errorf("exhibit %v: another lock (%v):\n%s", args, err, got)
		}
	}
	deckNote := filepath.Join(dir, "deck.md") + ": 1 statement unchecked, because the deck says so of itself, with {.own}: line 31\n"
	if code, stdout, _ := exhibit(t.Context(), "check", dir, "-sources", texts); code != fine || stdout != deckNote {
		t.Errorf("a sound deck: exit %d, %q", code, stdout)
	}

	deck := filepath.Join(dir, "deck.md")
	b, err := os.ReadFile(deck)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(deck, []byte(strings.Replace(string(b), "1 240 gulls", "1 420 gulls", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr := exhibit(t.Context(), "check", dir)
	if code != failed || !strings.HasPrefix(stdout, deck+":13:20: 1 420 is not in log ¶2; ") || !strings.HasSuffix(stdout, deckNote+"1 finding, 1 note\n") || strings.Count(stdout, "\n") != 3 || stderr != "" {
		t.Errorf("a wrong figure: exit %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	code, stdout, _ = exhibit(t.Context(), "check", "-json", dir)
	var r report.Report
	if err := json.Unmarshal([]byte(stdout), &r); err != nil || code != failed || r.Version != 1 || r.Deck != dir || len(r.Findings) != 2 || r.Counts["finding"] != 1 || r.Counts["note"] != 1 ||
		r.Findings[0].File != "deck.md" || r.Findings[0].Line != 13 || r.Findings[0].Column != 20 || r.Findings[0].Rule != "absent" {
		t.Errorf("as JSON: exit %d, %v, %s", code, err, stdout)
	}

	if err := os.Remove(filepath.Join(texts, "log.txt")); err != nil {
		t.Fatal(err)
	}
	code, stdout, stderr = exhibit(t.Context(), "lock", dir, "-sources", texts)
	if code != failed || stdout != "" || !strings.Contains(stderr, "no lock was written:\nsources.yaml:2: there is no text log.txt") {
		t.Errorf("a missing text: exit %d, stdout %q, stderr %q", code, stdout, stderr)
	}
	if got, err := os.ReadFile(lock); err != nil || string(got) != string(want) {
		t.Errorf("the old lock is gone or changed (%v)", err)
	}
	onlyFiles(t, dir, before...)
}
