package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/decktest"
)

// TestWhatMayBeASpeakerNoteIsNoTextOfASlide puts notes in all syntaxes where notes stand.
func TestWhatMayBeASpeakerNoteIsNoTextOfASlide(t *testing.T) {
	const front = "---\npagetitle: T\n---\n\n"
	for _, where := range []string{
		"# A\n\nText\n\n%\n\n# B\n\nEnd", "# A\n- item\n%\n\n# B\n\nEnd", "# A\n\n| a |\n|---|\n| b |\n%\n\n# B\n\nEnd", "%\n\n# A\n\nText", "# A\n\nx\n\n---\n\n%\n\n---\n\nEnd",
		"# P\n\n## A\n\nText\n\n%\n\n## B\n\nEnd", "# A\n\n:::: columns\n::: column\nText\n\n%\n:::\n::: column\nx\n:::\n::::\n\n# B\n\nEnd", "# A\n\nText\n\n%",
	} {
		for _, note := range decktest.NoteSyntaxes {
			deck := front + strings.ReplaceAll(where, "%", note)
			p := Parse(fstest.MapFS{DeckFile: {Data: []byte(deck)}}, DeckFile)
			if seen := audience(p); strings.Contains(strings.ToUpper(seen), decktest.Secret) {
				t.Errorf("%q shows its note: %s", deck, seen)
			}
		}
	}
}

func TestWhatOnlyLooksLikeANoteCanBeShown(t *testing.T) {
	for _, text := range []string{"**Note:** SHOWN", "::: {.callout-note}\nSHOWN\n:::", "Nota bene: SHOWN", "A note: SHOWN", "```\nNote: SHOWN\n```"} {
		p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# A\n\n" + text)}}, DeckFile)
		if got := slides.HTML(p.Deck.Slides[0].Blocks[0].Text, "", ""); !strings.Contains(got, "SHOWN") {
			t.Errorf("%q is not shown: %s", text, got)
		}
	}
	shown := Parse(fstest.MapFS{DeckFile: {Data: []byte("---\nnote-lines: show\n---\n\n# A\n\nNote: SHOWN")}}, DeckFile)
	if got := slides.HTML(shown.Deck.Slides[0].Blocks[0].Text, "", ""); !strings.Contains(got, "SHOWN") {
		t.Errorf("note-lines: show does not show: %s", got)
	}
}
