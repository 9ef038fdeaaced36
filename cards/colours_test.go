package cards

import (
	"fmt"
	"image/color"
	"os"
	"regexp"
	"testing"
)

func TestACardHasTheColoursOfThePage(t *testing.T) {
	css, err := os.ReadFile("../client/css/values.css")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]color.NRGBA{"page": page, "text": text, "muted": muted, "line": rule, "signal": signal} {
		m := regexp.MustCompile(`--color-` + name + `: light-dark\((#[0-9a-f]+), `).FindSubmatch(css)
		if got := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B); m == nil || string(m[1]) != got {
			t.Errorf("a card has %s for --color-%s, values.css %q", got, name, m)
		}
	}
}
