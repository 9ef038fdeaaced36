package evidence

import (
	"testing"
	"testing/fstest"

	"exhibit/slides/briefing"
	"exhibit/slides/pandoc"
)

func TestADraftOfASoundDeckIsThatDeck(t *testing.T) {
	t.Parallel()
	d := ReadDraft(briefing.FS, pandoc.DeckFile)
	whole, err := Read(briefing.FS, pandoc.DeckFile)
	if err != nil || len(d.Errors) > 0 {
		t.Fatal(err, d.Errors)
	}
	if len(d.Deck.Slides) != len(whole.Slides) || len(d.Deck.Figures) != len(whole.Figures) || len(d.Deck.Evidence) != len(whole.Evidence) || d.Deck.Files.Seal() != whole.Files.Seal() {
		t.Error("the draft has other slides, figures, evidence or files")
	}
}

func TestADraftWithoutSlidesHasNoDeck(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"empty": "", "not UTF-8": "# A\xff", "front matter without an end": "---\ntitle: A\n# B\n"} {
		d := ReadDraft(fstest.MapFS{"deck.md": {Data: []byte(text)}}, pandoc.DeckFile)
		if d.Deck != nil || len(d.Errors) == 0 || d.Errors[0].Slug != "" {
			t.Errorf("%s: deck %v, errors %v", name, d.Deck, d.Errors)
		}
	}
	if d := ReadDraft(fstest.MapFS{}, pandoc.DeckFile); d.Deck != nil || len(d.Errors) != 1 {
		t.Errorf("missing: deck %v, errors %v", d.Deck, d.Errors)
	}
}
