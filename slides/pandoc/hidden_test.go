package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

// audience is all that the audience of a deck sees of its slides.
func audience(p *Parsed) string {
	var b strings.Builder
	for i := range p.Deck.Slides {
		s := &p.Deck.Slides[i]
		b.WriteString(s.Title + s.Slug + slides.HTML(s.Headline, "", ""))
		for j := range s.Blocks {
			s.Blocks[j].EachText(func(text []slides.Node) { b.WriteString(slides.HTML(text, "", "")) })
		}
	}
	return b.String()
}

func TestNotesGoOnToTheirEndWhateverStandsInThem(t *testing.T) {
	for _, text := range []string{
		"# A\n\nx\n\n::: notes\n{{< include n.md >}}\n:::\n\n# B\n\ny",
		"# A\n\nx\n\n<aside class=\"notes\">\n\n# SECRET\n\n---\n\nSECRET\n\n</aside>\n\n# B\n\ny",
		"# A\n\nx\n\n::: notes\n\n# SECRET\n\n- SECRET\n\n---\n\nSECRET\n\n:::\n\n# B\n\ny",
		"---\ntitle: \"A <!-- SECRET -->\"\nfooter: \"<!-- SECRET -->\"\n---\n\n# A\n\nx\n\n# B\n\ny",
		"---\nnote-lines: show\n---\n\n# A\n\nx\n\n- <!-- a\nSECRET\n\nSECRET -->\n\n# B\n\ny",
		"# A\n\nx\n\n# N {.notes}\n\nSECRET\n\n# B\n\ny", "# A\n\nx\n\n# SECRET {visibility=\"hidden\"}\n\nSECRET\n\n# B\n\ny",
	} {
		for _, included := range []string{"SECRET\n\n:::\n\nSECRET\n", "SECRET\n\n# SECRET\n\nSECRET\n"} {
			p := Parse(fstest.MapFS{DeckFile: {Data: []byte(text + "\n")}, "n.md": {Data: []byte(included)}}, DeckFile)
			seen := audience(p)
			if strings.Contains(strings.ToUpper(seen+p.Deck.Title+p.Deck.Footer), "SECRET") {
				t.Errorf("%q shows %s", text, seen)
			}
			if !strings.Contains(seen, "<p>x</p>") || !strings.Contains(seen, "<p>y</p>") {
				t.Errorf("%q has lost what it shows: %s", text, seen)
			}
		}
	}
}

func TestNotesWithoutAnEndLeaveTheSlidesThatFollow(t *testing.T) {
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# A\n\nx\n\n::: notes\nSECRET\n\n# B\n\n::: aside\ny\n:::\n")}}, DeckFile)
	if seen := audience(p); strings.Contains(seen, "SECRET") || !strings.Contains(seen, "y") || len(p.Warnings) == 0 {
		t.Errorf("%s %v", seen, p.Warnings)
	}
}

func TestAPipeAsDataIsRefused(t *testing.T) {
	p := Parse(fstest.MapFS{
		DeckFile:     {Data: []byte("# A\n\n``` {.chart #c}\ntype: bar\ndata: d.csv\ntitle: t\nalt: a\nunit: u\n```\n")},
		"data/d.csv": {Mode: 0o644 | 1<<25}, // fs.ModeNamedPipe
	}, DeckFile)
	if len(p.Errors) == 0 || !strings.Contains(p.Errors[0].Error(), "not a plain file") {
		t.Error(p.Errors)
	}
}
