package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

func TestAFilmHasTheCaptionsThatStandBesideIt(t *testing.T) {
	film := append([]byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"), make([]byte, 64)...)
	p := Parse(fstest.MapFS{
		DeckFile:        {Data: []byte("---\nlang: de\n---\n\n# Ice\n\n![The drill](my%20film.mp4)\n")},
		"my film.mp4":   {Data: film},
		"my film.vtt":   {Data: []byte("WEBVTT\n")},
		"my film.2.vtt": {Data: []byte("WEBVTT\n")},
	}, DeckFile)
	got := slides.HTML(p.Deck.Slides[0].Blocks[0].Text, "", "")
	if want := `<track kind="captions" src="/media/my%20film.vtt" srclang="de" label="de" default="">`; !strings.Contains(got, want) || len(p.Warnings) > 0 {
		t.Errorf("%s is not in %s %v", want, got, p.Warnings)
	}
}
