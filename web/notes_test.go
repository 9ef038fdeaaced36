//go:build built

package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/decktest"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

// TestNoOutputForAnAudienceHasWhatMayBeASpeakerNote asks for all that is served of a deck with notes in
// all syntaxes: without notes nothing has them, and with them only what the speaker is for.
func TestNoOutputForAnAudienceHasWhatMayBeASpeakerNote(t *testing.T) {
	t.Parallel()
	var text strings.Builder
	text.WriteString("---\ntitle: T\n---\n\n")
	for i, note := range decktest.NoteSyntaxes {
		if strings.Contains(note, "<!--") && !strings.Contains(note, "-->") || strings.Count(note, ":::")%2 == 1 {
			continue // what is not closed takes the slides that follow
		}
		fmt.Fprintf(&text, "# Slide %d {#slide-%d}\n\nText\n\n%s\n\n", i, i, note)
	}
	deck, err := evidence.Read(fstest.MapFS{pandoc.DeckFile: {Data: []byte(text.String())}}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(deck.Slides) < 30 {
		t.Fatalf("%d slides", len(deck.Slides))
	}
	forSpeakers := []string{"/print", "/presenter", deckURL}
	found := 0
	for name, s := range map[string]*Site{"with notes": siteOf(t, deck), "without notes": siteOf(t, deck.WithoutNotes())} {
		for _, path := range slices.Sorted(paths(s)) {
			if strings.HasPrefix(path, "/assets/") {
				continue
			}
			has := strings.Contains(strings.ToUpper(body(t, ask(s, "GET", path))), decktest.Secret)
			if has && name == "with notes" && slices.Contains(forSpeakers, path) {
				found++
			} else if has {
				t.Errorf("%s: %s has a note", name, path)
			}
		}
	}
	if found != len(forSpeakers) {
		t.Errorf("%d of %v have the notes", found, forSpeakers)
	}
}
