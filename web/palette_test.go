package web

import (
	"os"
	"regexp"
	"testing"

	"exhibit/charts"
)

// The drawings in a page take their colours from the style sheet; live charts and the
// files below /charts/ take them from charts. They must be the same.
func TestTheStyleSheetHasThePaletteOfTheCharts(t *testing.T) {
	css, err := os.ReadFile("../client/css/figure.css")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range charts.Names {
		m := regexp.MustCompile(regexp.QuoteMeta(name) + `: light-dark\((#[0-9a-f]+), (#[0-9a-f]+)\)`).FindSubmatch(css)
		if m == nil || string(m[1]) != charts.Light[i] || string(m[2]) != charts.Dark[i] {
			t.Errorf("figure.css has %q for %s, charts %s and %s", m, name, charts.Light[i], charts.Dark[i])
		}
	}
}
