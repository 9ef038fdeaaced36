package web

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/colour"
	"exhibit/slides/pandoc"
)

func themed(t *testing.T, files map[string]string) *slides.Deck {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	p := pandoc.Parse(folder, pandoc.DeckFile)
	if len(p.Errors) > 0 {
		t.Fatal(p.Errors)
	}
	return p.Deck
}

// What is drawn and read where no style sheet is has the colours of the page all the same.
func TestTheUsualColoursAreThoseOfTheStyleSheetAndOfTheDefaultTheme(t *testing.T) {
	css, err := os.ReadFile("../client/css/values.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []struct{ name, light, dark string }{
		{"page", usual[0].Page, usual[1].Page}, {"raised", usual[0].Raised, usual[1].Raised}, {"text", usual[0].Text, usual[1].Text}, {"muted", usual[0].Muted, usual[1].Muted},
		{"line", usual[0].Line, usual[1].Line}, {"evidence", usual[0].Link, usual[1].Link}, {"good", usual[0].Good, usual[1].Good}, {"signal", usual[0].Accent, usual[1].Accent},
	} {
		if want := "--color-" + p.name + ": light-dark(" + p.light + ", " + p.dark + ")"; !strings.Contains(string(css), want) {
			t.Errorf("values.css has no %s", want)
		}
	}
	if deck := themed(t, map[string]string{"deck.md": "# One\n", "theme.yaml": "scheme: dark\n"}); isColoured(deck.Theme) {
		t.Errorf("the default theme has other colours than the page: %+v", deck.Theme)
	}
}

func TestTheColoursOfCodeAreThoseOfTheStyleSheet(t *testing.T) {
	css, err := os.ReadFile("../client/css/code.css")
	if err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`--code-(\w+): light-dark\((#\w+), (#\w+)\)`).FindAllStringSubmatch(string(css), -1)
	if len(found) != len(codeColours) {
		t.Fatalf("%d colours, want %d", len(found), len(codeColours))
	}
	for i, c := range codeColours {
		if got := found[i][1:]; !slices.Equal(got, []string{c.name, c.light, c.dark}) {
			t.Errorf("code.css has %s, want %v", got, c)
		}
	}
}

func TestCodeIsReadOnTheGroundOfEachTheme(t *testing.T) {
	for _, name := range pandoc.Themes {
		deck := themed(t, map[string]string{"deck.md": "---\ntheme: " + name + "\n---\n# One\n"})
		for _, c := range codeColours {
			for _, on := range [][2]string{{c.light, deck.Theme.Light.Raised}, {c.dark, deck.Theme.Dark.Raised}} {
				text, _ := colour.Parse(readOn(on[0], on[1]))
				ground, _ := colour.Parse(on[1])
				if contrast := colour.Contrast(text, ground); contrast < colour.Readable {
					t.Errorf("%s: %s %s on %s has a contrast of %.2f", name, c.name, text, ground, contrast)
				}
			}
		}
	}
}
