package app

import (
	"strings"
	"testing"

	"exhibit/slides"
)

func TestTheSealStandsWhereTheDeckAsksForItAndInPrint(t *testing.T) {
	b := testBriefing()
	b.Seal = strings.Repeat("01234567", 8)
	b.Deck.Slides[0].Blocks[0].Text = []slides.Node{{Kind: "div", Attrs: []slides.Attr{{Name: "class", Value: "seal"}}, Children: []slides.Node{{Kind: "p", Children: said("Seal:")}, {Kind: slides.SealLine}}}}
	want := strings.TrimSpace(strings.Repeat("01234567 ", 8))
	page := tree(t, Page(b, "one"))
	if code := with(page, "data-seal", b.Seal); code == nil || text(code) != want {
		t.Errorf("the slide does not show the seal: %s", text(page))
	}
	if with(page, "href", ManifestURL) == nil {
		t.Error("nothing leads to the manifest")
	}
	if with(tree(t, Page(b, "two")), "data-seal", b.Seal) != nil {
		t.Error("a slide shows the seal though the deck does not ask for it there")
	}
	b.Deck.Slides[0].Blocks = nil
	if code := with(tree(t, Print(b)), "data-seal", b.Seal); code == nil || text(code) != want {
		t.Error("the print page does not show the seal of a deck that does not ask for it")
	}
}
