//go:build !js

package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reviewed runs exhibit review until its page is served, then as if Ctrl+C were pressed.
func reviewed(t *testing.T, args ...string) (code int, said string) {
	t.Helper()
	ctx, end := context.WithCancel(t.Context())
	defer end()
	out := &ending{when: "Ctrl+C", end: end}
	code = run(ctx, append([]string{"review"}, args...), out, out)
	return code, out.String()
}

// ending is an output that calls end when it has some words.
type ending struct {
	strings.Builder
	when string
	end  func()
}

func (e *ending) Write(b []byte) (int, error) {
	n, err := e.Builder.Write(b)
	if strings.Contains(e.String(), e.when) {
		e.end()
	}
	return n, err
}

func TestAReviewSaysWhoReviewsHowMuchIsLeftAndWhereVerdictsLie(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "talk")
	if err := os.CopyFS(dir, os.DirFS("slides/starter")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("GIT_CONFIG_GLOBAL", os.DevNull)
	t.Setenv("GIT_CONFIG_SYSTEM", os.DevNull)
	t.Setenv("GIT_CONFIG_COUNT", "1")
	t.Setenv("GIT_CONFIG_KEY_0", "user.name")
	for _, tc := range []struct {
		name, git string
		args      []string
		code      int
		want      []string
	}{
		{"by a name", "", []string{"-by", " Ana \n Rey "}, fine, []string{"Ana Rey reviews “", "50 statements, 50 left for the check, at http://localhost:", "Verdicts are written to " + filepath.Join(dir, "reviews.yaml"), "exhibit check -require-review " + dir + " finds them."}},
		{"by git's", "Ben", nil, fine, []string{"Ben reviews “"}},
		{"by nobody", "", nil, misuse, []string{`-by "Your Name"`, "git config user.name is not set"}},
		{"for other computers", "Ben", []string{"-addr", "0.0.0.0:0"}, misuse, []string{"a review is for this one"}},
		{"without texts", "Ben", []string{"-sources", filepath.Join(dir, "nowhere")}, failed, []string{"cannot open the sources", "or name their folder with -sources"}},
	} {
		t.Setenv("GIT_CONFIG_VALUE_0", tc.git)
		code, said := reviewed(t, append([]string{dir}, tc.args...)...)
		for _, want := range tc.want {
			if !strings.Contains(said, want) {
				t.Errorf("%s: no %q in %q", tc.name, want, said)
			}
		}
		if code != tc.code {
			t.Errorf("%s: exit %d, want %d", tc.name, code, tc.code)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "reviews.yaml"), []byte("reviews: [\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if code, said := reviewed(t, dir, "-by", "Ana"); code != failed || !strings.Contains(said, "reviews.yaml:1: not valid YAML") {
		t.Errorf("a broken file: exit %d, %q", code, said)
	}
}

func TestADeckWhoseSourcesAreAllResultsIsReviewedWithoutAFolderOfTexts(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"deck.md":      "---\ntitle: Boats\nbibliography: sources.yaml\n---\n\n# Boats {#boats}\n\n12 boats [@log, North, boats].\n",
		"sources.yaml": "references:\n- {id: log, type: dataset, title: The log, file: log.csv}\n",
		"data/log.csv": "town,boats\nNorth,12\n",
	} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if code, said := reviewed(t, dir, "-by", "Ana"); code != fine || !strings.Contains(said, "1 statement, 1 left") {
		t.Errorf("exit %d, %q", code, said)
	}
}
