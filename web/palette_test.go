package web

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"exhibit/charts"
)

// The drawings in a page take their colours from the style sheet; live charts and the
// files below /charts/ take them from charts. They must be the same.
func TestTheStyleSheetHasThePaletteOfTheCharts(t *testing.T) {
	css, err := os.ReadFile("static/css/figure.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, found := strings.Cut(string(css), "@media screen and (prefers-color-scheme: dark)")
	if !found {
		t.Fatal("figure.css has no dark colours")
	}
	for scheme, p := range map[string]struct {
		css     string
		palette charts.Palette
	}{"light": {light, charts.Light}, "dark": {dark, charts.Dark}} {
		for i, name := range charts.Names {
			m := regexp.MustCompile(regexp.QuoteMeta(name) + `:\s*(#[0-9a-f]+)`).FindStringSubmatch(p.css)
			if m == nil || m[1] != p.palette[i] {
				t.Errorf("%s: figure.css has %v for %s, charts %s", scheme, m, name, p.palette[i])
			}
		}
	}
}
