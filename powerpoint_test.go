//go:build browser

package main

import (
	"archive/zip"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/slides/briefing"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

var (
	powerpointText = regexp.MustCompile(`<a:t>([^<]*)</a:t>`)
	spaces         = regexp.MustCompile(`\s+`)
)

// powerpoint has Pandoc make a PowerPoint file of the deck in a folder, and returns the text of its slides, and
// of their notes, by slide; without spaces.
func powerpoint(t *testing.T, dir string) (shown, noted []string) {
	t.Helper()
	program, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("Pandoc is not installed, which this test needs: on Debian and Ubuntu, apt-get install pandoc")
	}
	filter, err := filepath.Abs("docs/powerpoint.lua")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "talk.pptx")
	cmd := exec.CommandContext(t.Context(), program, "--citeproc", "-L", filter, "-t", "pptx", "-o", file, pandoc.DeckFile)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Fatalf("%v: %s", err, out)
	}
	archive, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	part := func(name string) string {
		f, err := archive.Open(name)
		if err != nil {
			return ""
		}
		defer f.Close()
		b, err := io.ReadAll(f)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	text := func(xml string) string {
		var b strings.Builder
		for _, m := range powerpointText.FindAllStringSubmatch(xml, -1) {
			b.WriteString(html.UnescapeString(m[1]))
		}
		return spaces.ReplaceAllString(b.String(), "")
	}
	notes := regexp.MustCompile(`notesSlides/(notesSlide\d+\.xml)`)
	for n := 1; ; n++ {
		slide := part(fmt.Sprintf("ppt/slides/slide%d.xml", n))
		if slide == "" {
			return shown, noted
		}
		shown, noted = append(shown, text(slide)), append(noted, "")
		if m := notes.FindStringSubmatch(part(fmt.Sprintf("ppt/slides/_rels/slide%d.xml.rels", n))); m != nil {
			noted[n-1] = text(part("ppt/notesSlides/" + m[1]))
		}
	}
}

// plain is the text of nodes without citations, which Pandoc writes otherwise, and without spaces.
func plain(nodes []slides.Node) string {
	var b strings.Builder
	slides.Walk(nodes, func(n *slides.Node) bool {
		if n.Kind == slides.Cites || n.Kind == slides.CiteMark || n.Kind == slides.Contested {
			return false
		}
		if n.Kind == slides.Text {
			b.WriteString(n.Text)
		}
		return true
	})
	return spaces.ReplaceAllString(b.String(), "")
}

func TestPandocMakesAPowerPointFileOfADeck(t *testing.T) {
	starter := filepath.Join(t.TempDir(), "talk")
	if code, _, stderr := exhibit(t.Context(), "new", starter); code != fine {
		t.Fatal(stderr)
	}
	embedded := t.TempDir()
	if err := os.CopyFS(embedded, briefing.FS); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"the embedded deck": embedded, "the starter": starter} {
		deck, err := evidence.Read(os.DirFS(dir), pandoc.DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		shown, noted := powerpoint(t, dir)
		if len(shown) < len(deck.Slides) {
			t.Errorf("%s: %d slides, want %d or more, since Pandoc has text behind columns go on on the next slide", name, len(shown), len(deck.Slides))
		}
		at, notes := 0, 0
		for _, s := range deck.Slides {
			title := plain(s.Headline)
			found := at
			for found < len(shown) && !strings.HasPrefix(shown[found], title) {
				found++
			}
			if found == len(shown) {
				t.Errorf("%s: no slide %q behind slide %d", name, s.Title, at)
				continue
			}
			at = found
			said := plain(s.Notes)
			if said == "" {
				continue
			}
			notes++
			begins := said[:min(len(said), 30)]
			if !strings.Contains(strings.Join(noted[at:], "\n"), begins) {
				t.Errorf("%s: slide %d, %s, is without its notes: %.80s", name, at+1, s.Slug, noted[at])
			}
			if strings.Contains(strings.Join(shown, "\n"), begins) {
				t.Errorf("%s: the notes of %s are on a slide", name, s.Slug)
			}
		}
		if notes == 0 {
			t.Errorf("%s has no notes", name)
		}
		straight := strings.NewReplacer("’", "'", "“", `"`, "”", `"`) // Pandoc sets quotation marks by itself
		for _, f := range deck.Figures {
			if !strings.Contains(straight.Replace(strings.Join(shown, "\n")), spaces.ReplaceAllString(straight.Replace(f.Alt), "")) {
				t.Errorf("%s: the chart %s is not told in words", name, f.ID)
			}
		}
		for i, text := range shown {
			for _, raw := range []string{"::::", ":::{", ":::notes", "{.incremental}", "...", ".csvtitle:", "type:"} {
				if strings.Contains(text, raw) {
					t.Errorf("%s: slide %d has %q: %s", name, i+1, raw, text)
				}
			}
		}
	}
}
