//go:build browser

package journeys

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"exhibit/slides/decktest"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/web"
)

// measurements is a deck with a line of so many records and as many dots.
func measurements(t *testing.T, rows int) *web.Site {
	t.Helper()
	deck, err := evidence.Read(decktest.Measured(rows, rows), pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(deck)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

// said is what a screen reader was told last: the part that a chart shows.
const said = `document.getElementById('end').textContent`

func TestALargeChartIsEnlargedMovedAndShownWholeByKeys(t *testing.T) {
	t.Parallel()
	b := open(t, setup{site: measurements(t, 5000)})
	b.start("/s/levels")
	b.until(`document.querySelector('figure[data-chart="live"] .live canvas')`)
	if !ask[bool](b, `document.querySelector('.chart-whole').hidden`) {
		t.Error("the button that shows all is there though all is shown")
	}
	b.do(chromedp.Focus(".chart"))
	b.press("+", "+", "+")
	b.until(`!document.querySelector('.chart-whole').hidden && ` + said + ` !== ''`)
	enlarged := ask[string](b, said)
	b.press("ArrowRight")
	b.until(said+` !== %q`, enlarged)
	if at := ask[string](b, "location.pathname"); at != "/s/levels" {
		t.Errorf("the arrow led to %s", at)
	}
	b.press("0")
	b.until(`document.querySelector('.chart-whole').hidden`)
	b.press("ArrowRight") // all is shown: the arrow is the deck's
	b.at("casts", 0)
}

func TestAWheelEnlargesALargeChartAndAButtonShowsAll(t *testing.T) {
	t.Parallel()
	b := open(t, setup{site: measurements(t, 5000)})
	b.start("/s/casts")
	b.until(`document.querySelector('figure[data-chart="live"] .live canvas')`)
	x, y := b.middle(".chart canvas")
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y))
	b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseWheel, x, y, func(p *input.DispatchMouseEventParams) { p.DeltaX, p.DeltaY = 1, -300 }))
	b.until(`!document.querySelector('.chart-whole').hidden`)
	b.click(".chart-whole")
	b.until(`document.querySelector('.chart-whole').hidden && document.activeElement.matches('.chart')`)
}

func TestTheTableOfALargeFigureHasPages(t *testing.T) {
	t.Parallel()
	b := open(t, setup{site: measurements(t, 5001)})
	b.start("/s/levels")
	b.click(".figure-data summary")
	shown := `document.querySelector('.rows-shown').textContent`
	first := ask[string](b, `document.querySelector('.rows tbody').innerText`)
	for _, page := range []struct{ to, shown string }{{"last", "Rows 5,001 to 5,001 of 5,001."}, {"earlier", "Rows 4,951 to 5,000 of 5,001."}, {"first", "Rows 1 to 50 of 5,001."}} {
		b.click(`[data-rows-to="` + page.to + `"]`)
		b.until(shown+` === %q`, page.shown)
	}
	if again := ask[string](b, `document.querySelector('.rows tbody').innerText`); again != first {
		t.Errorf("the first page is %q, was %q", again, first)
	}
}

func TestALargeChartOfADayShowsWhatWasKnown(t *testing.T) {
	t.Parallel()
	b := open(t, setup{site: measurements(t, 5000)})
	b.start("/s/levels?known=1005")
	b.until(`document.querySelector('figure[data-chart="live"] .live canvas')`)
	b.until(`document.querySelector('figcaption b').textContent === '2016 of 5000 records were known at the end of 1005'`)
	if rows := ask[int](b, `document.querySelectorAll('.rows tbody tr').length`); rows != 0 {
		t.Errorf("there are %d rows", rows)
	}
}
