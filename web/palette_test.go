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

// The icons and the web app manifest are drawn and read where no style sheet is.
func TestIconsAndTheWebAppManifestHaveTheColoursOfThePage(t *testing.T) {
	css, err := os.ReadFile("../client/css/values.css")
	if err != nil {
		t.Fatal(err)
	}
	light := func(name string) string {
		m := regexp.MustCompile(`--color-` + name + `: light-dark\((#[0-9a-f]+), `).FindSubmatch(css)
		if m == nil {
			t.Fatalf("values.css has no --color-%s", name)
		}
		return string(m[1])
	}
	if usual[0].Page != light("page") || projectColour != light("evidence") {
		t.Errorf("the page is %s and the project %s, values.css has %s and %s", usual[0].Page, projectColour, light("page"), light("evidence"))
	}
	known := map[string]bool{light("page"): true, light("text"): true, light("evidence"): true, light("signal"): true}
	for _, c := range regexp.MustCompile(`#[0-9a-f]{6}`).FindAllString(icon+maskable, -1) {
		if !known[c] {
			t.Errorf("the icon has %s, which values.css has not", c)
		}
	}
}
