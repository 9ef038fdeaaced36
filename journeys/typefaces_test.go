//go:build browser

package journeys

import (
	"strings"
	"testing"
)

func isTypeface(path string) bool { return strings.HasSuffix(path, ".woff2") }

// answers is a script that has the page believe that its first bytes took so many ms to come.
func answers(ms int) string {
	return js(`performance.getEntriesByType = ((own) => (type) => type === "navigation" ? [{requestStart: 0, responseStart: %d}] : own.call(performance, type))(performance.getEntriesByType);`, ms)
}

// inOurs is an expression: whether text is set in the typefaces of the deck.
const inOurs = `(() => {
	const pen = document.createElement("canvas").getContext("2d");
	const width = (families) => { pen.font = "400 100px " + families; return pen.measureText("Which one?").width; };
	return !document.documentElement.dataset.type && width("'Source Sans 3', monospace") !== width("monospace");
})()`

// typefaces is how many of the deck's typefaces have come.
func (b *tab) typefaces() int {
	b.Helper()
	return ask[int](b, `new Set(performance.getEntriesByType('resource').filter((e) => e.name.endsWith('.woff2') && e.responseEnd).map((e) => e.name)).size`)
}

// lines are how the text of a slide is laid out: the rectangles of its lines.
func (b *tab) lines() string {
	b.Helper()
	return ask[string](b, `(() => {
		const text = document.createRange();
		text.selectNodeContents(document.querySelector('.slide'));
		return JSON.stringify([...text.getClientRects()].map((r) => [r.x, r.y, r.width, r.height]));
	})()`)
}

// turnsToOurs goes on until a slide is set in the typefaces of the deck.
func (b *tab) turnsToOurs() {
	b.Helper()
	for range deck().Slides {
		b.press("PageDown")
		b.frame()
		if ask[bool](b, inOurs) {
			return
		}
	}
	b.Error("no slide is set in the typefaces of the deck, though they have come")
}

func TestOnAQuickLineTheFirstSlideIsSetInOurTypefaces(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: answers(0)})
	b.start("/")
	if n := b.typefaces(); n != 3 || !ask[bool](b, inOurs) {
		t.Errorf("%d typefaces came, and the first slide is set in ours: %t", n, ask[bool](b, inOurs))
	}
}

func TestOnASlowLineOurTypefacesAreUsedFromALaterSlideOn(t *testing.T) {
	t.Parallel()
	fonts := newGate(isTypeface)
	b := open(t, setup{before: answers(150), wrap: fonts.wrap})
	b.start("/")
	before := b.lines()
	if ask[bool](b, inOurs) {
		t.Error("the first slide waits for our typefaces")
	}
	fonts.release()
	for b.typefaces() != 3 {
	}
	b.frame()
	if b.lines() != before {
		t.Error("the slide that is read is laid out anew when our typefaces come")
	}
	b.turnsToOurs()
}

// The browser has 100 ms for a typeface whose font-display is optional; these come when the front
// end runs.
func TestATypefaceThatComesLateOnAQuickLineDoesNotMoveText(t *testing.T) {
	t.Parallel()
	fonts := newGate(isTypeface)
	b := open(t, setup{before: answers(0), wrap: fonts.wrap})
	b.start("/")
	before := b.lines()
	if ask[bool](b, inOurs) {
		t.Error("the first slide is set in ours before they have come")
	}
	fonts.release()
	for b.typefaces() != 3 {
	}
	b.frame()
	if b.lines() != before {
		t.Error("the slide that is read is laid out anew when our typefaces come")
	}
	b.turnsToOurs()
}

func TestAReaderWhoSavesDataIsSentNoTypefaces(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: savesData})
	b.load("/?static")
	b.until(`document.documentElement.dataset.state`)
	b.press("PageDown")
	b.until("document.querySelector('[data-slide=%s]')", deck().Slides[1].Slug)
	if n := b.typefaces(); n != 0 || ask[bool](b, inOurs) {
		t.Errorf("%d typefaces came, and text is set in them: %t", n, ask[bool](b, inOurs))
	}
}

func TestAStoredDeckBringsItsTypefacesOnEveryLine(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: answers(150), worker: true})
	b.start("/")
	b.until(`document.documentElement.dataset.offline === 'ready'`)
	b.load("/?static")
	b.until(`document.documentElement.dataset.state`)
	if n := b.typefaces(); n != 3 || !ask[bool](b, inOurs) {
		t.Errorf("%d typefaces came, and the first slide is set in ours: %t", n, ask[bool](b, inOurs))
	}
}

func TestAChartIsSetInTheTypefacesOfThePage(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range deck().Figures {
		b.start("/s/" + slideOf(f.ID).Slug)
		of := ask[[]string](b, "['.figure', '.figure .chart', '.figure .still svg', '.figure .unit', 'html'].map((s) => { const el = document.querySelector(s); return el && getComputedStyle(el).getPropertyValue('--sans'); }).filter(Boolean)")
		for _, sans := range of {
			if sans != of[len(of)-1] {
				t.Errorf("%s: the page is set in %s, and a part of the chart in %s", f.ID, of[len(of)-1], sans)
			}
		}
	}
}
