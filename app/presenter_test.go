//go:build !js

package app

import (
	"testing"

	"exhibit/slides"
)

func TestTheSpeakerViewSaysWhatAChartsNextStepDoes(t *testing.T) {
	b := testBriefing()
	b.Deck.Figures[0].After = 1
	b.Deck.Figures[0].Steps = []slides.FigureStep{
		{Show: map[string][]string{"lane": {"North"}}},
		{Highlight: map[string][]string{"label": {"Early", "Long"}}},
	}
	b.Deck.Slides[1].Steps = 3
	section := with(tree(t, Presenter(b, nil)), "data-slide", "two")
	if got, want := attribute(section, "data-coming"), `["","the chart brings in North","the chart points at Early, Long"]`; got != want {
		t.Errorf("coming is %s, want %s", got, want)
	}
}
