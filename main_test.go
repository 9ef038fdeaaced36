//go:build !js

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// exhibit runs the program and returns its exit code and what it wrote.
func exhibit(ctx context.Context, args ...string) (code int, stdout, stderr string) {
	var out, errs strings.Builder
	code = run(ctx, args, &out, &errs)
	return code, out.String(), errs.String()
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
		{[]string{"version", "-v"}, "flag provided but not defined: -v"},
	} {
		code, stdout, stderr := exhibit(t.Context(), tc.args...)
		if code != misuse || stdout != "" || !strings.HasPrefix(stderr, "exhibit: "+tc.want) || strings.Count(stderr, "\n") != 1 {
			t.Errorf("exhibit %s: exit %d, stdout %q, stderr %q", strings.Join(tc.args, " "), code, stdout, stderr)
		}
	}
}

func TestHelpAndVersionAreFine(t *testing.T) {
	for _, args := range [][]string{{"help"}, {"-h"}, {"serve", "-help"}} {
		if code, stdout, stderr := exhibit(t.Context(), args...); code != fine || stdout != usage || stderr != "" {
			t.Errorf("exhibit %v: exit %d, %q %q", args, code, stdout, stderr)
		}
	}
	if code, stdout, _ := exhibit(t.Context(), "version"); code != fine || !strings.HasPrefix(stdout, "exhibit "+commit+" go1.") {
		t.Errorf("exhibit version: exit %d, %q", code, stdout)
	}
}

func TestABrokenDeckIsRefusedWithAllItsErrors(t *testing.T) {
	dir := t.TempDir()
	deck := "---\ntitle: Broken\nbibliography: sources.yaml\n---\n\n# No identifier\n\nText [@nobody, ¶1].\n\n::: note\nhush\n:::\n"
	sources := "references:\n- id: somebody\n  type: book\n"
	for name, content := range map[string]string{"deck.md": deck, "sources.yaml": sources} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	code, stdout, stderr := exhibit(t.Context(), "-deck", dir, "-addr", "localhost:0")
	if code != failed || stdout != "" {
		t.Errorf("exit %d, stdout %q", code, stdout)
	}
	for _, want := range []string{"the deck is broken", "deck.md:6: ", "deck.md:8: ", "deck.md:10: ", "sources.yaml:2: "} {
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
		file:                                  "is not a folder",
		t.TempDir():                           "deck.md",
	} {
		if code, _, stderr := exhibit(t.Context(), "-deck", dir); code != failed || !strings.Contains(stderr, want) {
			t.Errorf("exit %d, %q, want %q", code, stderr, want)
		}
	}
}
