package cards

import (
	"bytes"
	"image/png"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

func testPainter(t *testing.T) *Painter {
	t.Helper()
	p, err := NewPainter(Fonts{goregular.TTF, gobold.TTF, gobold.TTF}, Colours{"#fbfaf7", "#1d1c1a", "#5e5a52", "#d8d3c7", "#b23a1d"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAHeadlineWithLettersThatNoFontHasCannotBeDrawn(t *testing.T) {
	p := testPainter(t)
	for headline, want := range map[string]bool{
		"Gulls": true, "5.6 ≠ 1.1 — “Łódź”, ¶9": true, "Чайки и γλάροι": true, "网络安全": false, "The 网络 of gulls": false, " ": false, "": false,
	} {
		if got := p.Can(headline); got != want {
			t.Errorf("%q can be drawn: %v", headline, got)
		}
	}
}

// Whatever a deck says, its card is a picture of one size.
func TestACardIsDrawnOfAnyText(t *testing.T) {
	if testing.Short() {
		t.Skip("draws many cards")
	}
	p := testPainter(t)
	long := strings.Repeat("gulls counted by hand ", 60)
	chart := `<svg viewBox="0 0 340 400"><path d="M10 10l200 0l0 20l-200 0Z" fill="#2a63ab"></path><text font-size="14" transform="translate(0 11)" fill="#1f2226">网 gulls</text></svg>`
	for name, card := range map[string]Card{
		"the least":         {Headline: "Gulls"},
		"much text":         {Deck: long, Place: "3 / 9", Headline: long, Text: long, Sources: long},
		"one endless word":  {Headline: strings.Repeat("gull", 80), Text: strings.Repeat("gull", 80)},
		"a drawing":         {Headline: "Gulls", Drawing: chart, Figure: "More gulls"},
		"a drawing, tall":   {Headline: long, Drawing: strings.Replace(chart, "340 400", "340 4000", 1), Figure: long},
		"Chinese all round": {Deck: "网", Headline: "Gulls", Text: "网", Sources: "网"},
	} {
		b, err := p.PNG(card)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		picture, err := png.DecodeConfig(bytes.NewReader(b))
		if err != nil || picture.Width != Width || picture.Height != Height {
			t.Errorf("%s: %d x %d pixels, %v", name, picture.Width, picture.Height, err)
		}
	}
	if _, err := p.PNG(Card{Headline: "Gulls", Drawing: "<svg>"}); err == nil {
		t.Error("a drawing without a size is no error")
	}
}

func TestLinesAreAboutEquallyLong(t *testing.T) {
	setter := testSetter(t)
	lines := setter.wrap("One two three four five six seven", sans, 40, 500)
	if len(lines) != 2 || lines[0].width > 500 || lines[1].width < 0.6*lines[0].width {
		t.Errorf("%d lines of %v", len(lines), widest(lines))
	}
	if got := setter.fit("a b c d e f g h i j", sans, []float64{40}, 60, 2); len(got) != 2 || widest(got) > 60 {
		t.Errorf("what does not fit takes %d lines", len(got))
	}
}
