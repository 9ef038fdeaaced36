package evidence

import (
	"reflect"
	"slices"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"

	"exhibit/slides"
)

// annotated is a deck whose notes cite passages of their own and quote from one that a slide
// cites too.
func annotated(t *testing.T) *slides.Deck {
	t.Helper()
	d, err := Read(fstest.MapFS{
		"deck.md": {Data: []byte("---\npagetitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\n" +
			"The log says “gulls nest here” [@log, ¶1].\n\n::: notes\nIt goes on: “and nobody counts them” [@log, ¶1]. Ask for more [@log, ¶2].\n:::\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log, issued: 2010}\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	d.Evidence[0].Found = []slides.Taken{{Text: "1 240"}, {Text: "“gulls nest here”"}, {Text: "“and nobody counts them”"}}
	d.Evidence[0].Missing = []slides.Taken{{Text: "nobody counts"}, {Text: "gulls nest"}}
	return d
}

func TestADeckWithoutNotesHasNothingThatOnlyNotesSay(t *testing.T) {
	whole := annotated(t)
	got := whole.WithoutNotes()
	s := got.Slides[0]
	if s.Notes != nil || len(s.NoteCites) > 0 || len(s.Cites) != 1 || s.Cites[0].Locator != "¶1" {
		t.Errorf("the slide has notes %v, cites %v and of notes %v", s.Notes, s.Cites, s.NoteCites)
	}
	want := []slides.Evidence{{Source: "log", Spot: slides.Spot{Paragraph: 1}, Found: []slides.Taken{{Text: "1 240"}, {Text: "“gulls nest here”"}}, Missing: []slides.Taken{{Text: "gulls nest"}}, Slides: []string{"gulls"}}}
	if !reflect.DeepEqual(got.Evidence, want) {
		t.Errorf("the evidence is %+v, want %+v", got.Evidence, want)
	}
}

func TestWithoutNotesLeavesTheDeckItselfAsItWas(t *testing.T) {
	whole, same := annotated(t), annotated(t)
	whole.WithoutNotes()
	if !reflect.DeepEqual(whole, same) {
		t.Error("the deck has changed")
	}
	if !slices.Equal(whole.WithoutNotes().Files, whole.Files) {
		t.Error("the deck without notes is of other files, and so of another seal")
	}
}
