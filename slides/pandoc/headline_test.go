package pandoc

import (
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

func TestTheFirstHeadingOfASlideWithoutAHeadlineIsItsHeadline(t *testing.T) {
	const before = "---\npagetitle: T\n---\n\n# P\n\n## First\n\nText\n\n"
	for body, want := range map[string]struct{ slug, headline, blocks string }{
		"##\n\n### Nose\n\nLeather":                                  {"nose", "Nose", "<p>Leather</p>"},
		"## {#a}\n\n### Nose *b* {#c}\n\nLeather":                    {"a", "Nose <em>b</em>", "<p>Leather</p>"},
		"---\n\n### Nose {#c}\n\nLeather":                            {"c", "Nose", "<p>Leather</p>"},
		"---\n\n### Nose {.center}\n":                                {"nose", "Nose", ""},
		"---\n\n<section>\n<h2>Raw</h2>\n<p>By hand</p>\n</section>": {"raw", "Raw", "<section><p>By hand</p></section>"},
		"---\n\n<h1>Raw</h1>\n\nMore":                                {"raw", "Raw", "<p>More</p>"},
		"---\n\n<!-- c -->\n\n::: notes\n### N\n:::\n\n### Nose\n":   {"nose", "Nose", ""},
		"---\n\nText\n\n### Nose\n":                                  {"text-nose", "", "<p>Text</p><h2>Nose</h2>"},
		"## Own\n\n### Nose\n":                                       {"own", "Own", "<h2>Nose</h2>"},
		"---\n\n. . .\n\n### Nose\n":                                 {"nose", "", "<h2>Nose</h2>"},
		"---\n\n<div hidden>\n<h2>Secret</h2>\n</div>\n\nText":       {"text", "", "<p>Text</p>"},
		"---\n\n:::: columns\n::: column\n### Nose\n:::\n::::\n":     {"nose", "", ""},
	} {
		p := Parse(fstest.MapFS{DeckFile: {Data: []byte(before + body)}}, DeckFile)
		s := p.Deck.Slides[len(p.Deck.Slides)-1]
		blocks := ""
		for _, b := range s.Blocks {
			blocks += slides.HTML(b.Text, "", "")
		}
		if got := slides.HTML(s.Headline, "", ""); s.Slug != want.slug || got != want.headline || blocks != want.blocks {
			t.Errorf("%q is slide #%s %q: %s", body, s.Slug, got, blocks)
		}
	}
}
