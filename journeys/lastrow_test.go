//go:build browser

package journeys

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// shownDecks are the folders of the decks that the project shows others.
var shownDecks = []string{"../slides/briefing", "../slides/starter", "../slides/tutorial", "../docs/layouts"}

// eachSlide loads every slide of the decks that the project shows, without script, in a window of a size.
func eachSlide(t *testing.T, width, height int, look func(b *tab, d *slides.Deck, s *slides.Slide)) {
	for _, dir := range shownDecks {
		t.Run(strings.TrimPrefix(dir, "../"), func(t *testing.T) {
			t.Parallel()
			d, err := evidence.Read(os.DirFS(dir), pandoc.DeckFile)
			if err != nil {
				t.Fatal(err)
			}
			site, err := web.New(d)
			if err != nil {
				t.Fatal(err)
			}
			b := open(t, setup{width: width, height: height, scriptOff: true, site: site})
			for i := range d.Slides {
				b.load("/s/" + d.Slides[i].Slug)
				look(b, d, &d.Slides[i])
			}
		})
	}
}

// smallTexts lists the texts of a slide at 1920x1080 that are smaller than 26 pixels, or than 30 where they are
// not marks, sources, notes of a chart, code and the like. Drawings of charts have a test of their own.
const smallTexts = `(() => {
	const marks = '.cites, .contested, .sources, .seal, .footnotes, .references, .deck-footer, .figure-foot, pre, code, kbd, sub, sup, .kicker, summary, button, select, math';
	const found = [], walker = document.createTreeWalker(document.querySelector('.stage'), NodeFilter.SHOW_TEXT);
	while (walker.nextNode()) {
		const text = walker.currentNode.data.trim(), el = walker.currentNode.parentElement;
		if (!text || el.closest('.chart, .visually-hidden, script, style, annotation') || !el.checkVisibility({ visibilityProperty: true })) continue;
		const size = parseFloat(getComputedStyle(el).fontSize) * el.currentCSSZoom, least = el.closest(marks) ? 26 : 30;
		if (!(size >= least - 0.05)) found.push(size.toFixed(1) + ' px, not ' + least + ': ' + text.slice(0, 40));
	}
	return found;
})()`

func TestEveryTextOfASlideIsReadFromTheLastRow(t *testing.T) {
	t.Parallel()
	eachSlide(t, 1920, 1080, func(b *tab, _ *slides.Deck, s *slides.Slide) {
		for _, text := range ask[[]string](b, smallTexts) {
			b.Errorf("%s: %s", s.Slug, text)
		}
	})
}

func TestTheSourcesOfASlideAreOneLineOfWholeNames(t *testing.T) {
	t.Parallel()
	eachSlide(t, 1280, 720, func(b *tab, _ *slides.Deck, s *slides.Slide) {
		for _, cut := range ask[[]string](b, `[...document.querySelectorAll('.sources > ul > li')].filter((el) => {
			const line = el.parentElement.getBoundingClientRect(), box = el.getBoundingClientRect();
			return el.checkVisibility() && (box.bottom > line.bottom + 2 || box.right > line.right + 1);
		}).map((el) => el.textContent)`) {
			b.Errorf("%s: no room for %s", s.Slug, cut)
		}
		if len(s.Cites) > 0 && !ask[bool](b, `document.querySelector('.sources').getBoundingClientRect().height < 40`) {
			b.Errorf("%s: the sources take more than a line", s.Slug)
		}
	})
}

// TestABoxOfAChartIsEstimatedAsChromiumLaysItOut holds Figure.Box, for which charts are drawn, against what there is.
func TestABoxOfAChartIsEstimatedAsChromiumLaysItOut(t *testing.T) {
	t.Parallel()
	const tolerance = 0.06
	eachSlide(t, 1280, 720, func(b *tab, d *slides.Deck, s *slides.Slide) {
		for _, id := range s.Figures() {
			f := d.Figure(id)
			box := ask[[2]float64](b, fmt.Sprintf(`(() => { const box = document.querySelector('[data-figure=%q] > .chart').getBoundingClientRect(); return [box.width, box.height]; })()`, id))
			for i, side := range []string{"wide", "high"} {
				if ratio := float64(f.Box[i]) / box[i]; ratio < 1-tolerance || ratio > 1+tolerance {
					b.Errorf("%s: the chart %s is %.0f pixels %s, estimated are %d", s.Slug, id, box[i], side, f.Box[i])
				}
			}
		}
	})
}
