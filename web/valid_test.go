//go:build built

package web

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"golang.org/x/net/html"

	"exhibit/slides/briefing"
)

// TestPagesAreValidHTML has html-validate look at a page of each kind. testdata/htmlvalidate.mjs
// says by which rules.
func TestPagesAreValidHTML(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("starts Node")
	}
	deck, err := evidence.Read(briefing.FS, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	s := siteOf(t, deck)
	dir := t.TempDir()
	args := []string{"--config", filepath.Join("testdata", "htmlvalidate.mjs"), "--formatter", "text"}
	for i, page := range []string{
		"/", "/s/opm-revisions", "/s/sources", "/s/timeline?known=2015-09-25", // slides: the first, with a chart, the last, of a day
		"/print", "/presenter", "/presenter?known=2015-09-25",
		"/nothing", "/?known=never", // errors
	} {
		text := body(t, ask(s, "GET", page))
		if doc, err := html.Parse(strings.NewReader(text)); err != nil {
			t.Errorf("%s: %v", page, err)
		} else {
			checkHeadings(t, page, doc)
		}
		file := filepath.Join(dir, fmt.Sprintf("%d%s.html", i, strings.NewReplacer("/", "_", "?", "_").Replace(page)))
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	out, err := os.Create(filepath.Join(dir, "out")) // a pipe would lose what is longer than it holds
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	validate := exec.Command("../node_modules/.bin/html-validate", args...)
	validate.Stdout, validate.Stderr = out, out
	if err := validate.Run(); err != nil {
		found, _ := os.ReadFile(out.Name())
		t.Errorf("html-validate (make installs it): %v\n%s", err, strings.ReplaceAll(string(found), dir+string(filepath.Separator), ""))
	}
}

// checkHeadings reports each section without a heading, of which html-validate has no rule.
func checkHeadings(t *testing.T, page string, doc *html.Node) {
	t.Helper()
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode || n.Data != "section" {
			continue
		}
		found := false
		for in := range n.Descendants() {
			found = found || len(in.Data) == 2 && in.Data[0] == 'h' && '1' <= in.Data[1] && in.Data[1] <= '6'
		}
		if !found {
			t.Errorf("%s: a section without a heading: %v", page, n.Attr)
		}
	}
}
