//go:build browser

package journeys

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// looks is a deck with a theme, typefaces and a style of its own.
func looks(t *testing.T, theme, css string) (*slides.Deck, *web.Site) {
	t.Helper()
	text := "---\npagetitle: Ice\ncss: own.css\n---\n\n# Ice on the lake {#first}\n\n" + strings.Repeat("- The rangers went out day by day and looked at the ice along the north shore\n", 5) +
		"\n# Ice by year {#second}\n\n``` {.chart #ice}\ntype: bar\ndata: ice.csv\nx: year\ny: days\nunit: days\ntitle: Days with ice\nalt: Bars.\n```\n"
	folder := fstest.MapFS{
		"deck.md": {Data: []byte(text)}, "theme.yaml": {Data: []byte(theme)}, "own.css": {Data: []byte(css)},
		"data/ice.csv": {Data: []byte("year,days\n2029,41\n2030,38\n2031,29\n")},
	}
	for name, file := range map[string]string{"text.woff2": "source-serif-4/files/source-serif-4-latin-400-normal.woff2", "bold.woff": "source-serif-4/files/source-serif-4-latin-600-normal.woff"} {
		font, err := os.ReadFile("../node_modules/@fontsource/" + file)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: font}
	}
	deck, err := evidence.Read(folder, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(deck)
	if err != nil {
		t.Fatal(err)
	}
	return deck, site
}

// ground is the colour of the page.
const ground = `getComputedStyle(document.documentElement).backgroundColor`

func TestADeckOpensInTheSchemeOfItsThemeAndItsChartsFollow(t *testing.T) {
	t.Parallel()
	_, site := looks(t, "base: evening\ndark:\n  series: [\"#ffd000\"]\n", "")
	b := open(t, setup{site: site})
	b.start("/s/second")
	b.live()
	if got := ask[string](b, ground); got != "rgb(15, 23, 32)" {
		t.Errorf("the page stands on %s", got)
	}
	const bar = `[...document.querySelectorAll('.live path')].map((p) => p.getAttribute('fill')).filter((f) => f && f !== 'none' && f !== 'transparent')`
	if got := ask[[]string](b, bar); !strings.Contains(strings.Join(got, " "), "#ffd000") {
		t.Errorf("the bars of the live chart are %q", got)
	}
	still := ask[string](b, `getComputedStyle([...document.querySelectorAll('.still.wide path')].find((p) => (p.getAttribute('fill') || '').includes('--chart-1'))).fill`)
	if still != "rgb(255, 208, 0)" {
		t.Errorf("the bars of the still chart are %s", still)
	}
	b.press("d")
	b.until(ground + ` === 'rgb(245, 247, 249)'`)
	b.until(bar + `.includes('#266bb8')`)
	b.press("d")
	b.until(ground + ` === 'rgb(15, 23, 32)'`)
	b.press("d")
	b.until(ground + ` === 'rgb(245, 247, 249)'`)
}

func TestTypefacesOfADeckAreSmallAndTextInThemIsAsHighAsItIsEstimated(t *testing.T) {
	t.Parallel()
	deck, site := looks(t, "typefaces:\n  text: text.woff2\n  bold: bold.woff\n", "")
	b := open(t, setup{site: site, before: answers(0)})
	b.start("/s/first")
	b.until(`[...document.fonts].filter((f) => f.family.replaceAll('"', '') === 'Deck Sans' && f.status === 'loaded').length`)
	b.load("/s/first") // the typefaces are there
	b.until(`document.documentElement.dataset.state === 'ready'`)
	if others := ask[[]string](b, `performance.getEntriesByType('resource').map((e) => e.name).filter((n) => /source-(sans|serif)/.test(n))`); len(others) > 0 {
		t.Errorf("ours are fetched as well: %q", others)
	}
	s, _ := deck.Slide("first")
	if !strings.Contains(s.Class, "size-") {
		t.Fatalf("the slide has the classes %q", s.Class)
	}
	if over := ask[float64](b, `document.querySelector('.stage').scrollHeight - document.querySelector('.stage').clientHeight`); over > 0 {
		t.Errorf("the slide is %g px higher than the stage", over)
	}
	if family := ask[string](b, `getComputedStyle(document.querySelector('.slide li')).fontFamily`); !strings.Contains(family, "Deck Sans") {
		t.Errorf("text is set in %s", family)
	}
}

func TestTheStyleOfADeckStaysWithinItsSlides(t *testing.T) {
	t.Parallel()
	_, site := looks(t, "", `li { color: rgb(1, 2, 3); }
.bar, .sources, body, html, dialog { display: none !important; }
li::before { content: ""; position: fixed; inset: -9000px; background: red; z-index: 99999; }
.slide { position: fixed; }
`)
	b := open(t, setup{site: site, width: 390, height: 844, phone: true})
	b.start("/s/first")
	if got := ask[string](b, `getComputedStyle(document.querySelector('.slide li')).color`); got != "rgb(1, 2, 3)" {
		t.Errorf("an item is %s", got)
	}
	for _, part := range []string{".bar", "body", "html"} {
		if got := ask[string](b, "getComputedStyle(document.querySelector('%s')).display", part); got == "none" {
			t.Errorf("%s is gone", part)
		}
	}
	if got := ask[string](b, `getComputedStyle(document.querySelector('.slide')).position`); got == "fixed" {
		t.Error("the slide itself is placed by the deck")
	}
	onTop := ask[bool](b, `(() => { const r = document.querySelector('.bar').getBoundingClientRect(); return !!document.elementFromPoint(r.x + r.width / 2, Math.min(r.y + r.height / 2, innerHeight - 2))?.closest('.bar'); })()`)
	if !onTop {
		t.Error("what the deck places covers the bar")
	}
}
