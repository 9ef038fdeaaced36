//go:build !js

package foreign_test

import (
	"os"
	"path/filepath"
	"testing"

	"exhibit/slides/foreign"
	"exhibit/slides/pandoc"
)

func TestConvertedDecksAreReadWithoutErrorAndWithNoFurtherTitleSlide(t *testing.T) {
	for _, tool := range foreign.Tools {
		files, err := filepath.Glob("testdata/" + string(tool) + "/*/*")
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			switch filepath.Base(file) {
			case "deck.md", "slides.md", "talk.slide":
			default:
				continue
			}
			from := os.DirFS(filepath.Dir(file))
			d, err := foreign.Convert(tool, from, filepath.Base(file))
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if err := os.CopyFS(dir, from); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "deck.md"), d.Markdown, 0o644); err != nil {
				t.Fatal(err)
			}
			p := pandoc.Parse(os.DirFS(dir), "deck.md")
			if len(p.Errors) > 0 {
				t.Errorf("%s: %v", file, p.Errors)
			}
			want := d.Slides
			if tool == foreign.Present {
				want++ // its title block is a slide
			}
			if got := len(p.Deck.Slides); got != want {
				t.Errorf("%s: %d slides, want %d:\n%s", file, got, want, d.Markdown)
			}
		}
	}
}
