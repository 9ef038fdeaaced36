//go:build browser

package journeys

import (
	"context"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"exhibit/web"
)

// handheld is a deck with what a finger may begin on: a small table, a wide one and code.
func handheld(t *testing.T) *web.Site {
	t.Helper()
	deck, err := evidence.Read(fstest.MapFS{"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log}\n")}, "deck.md": {Data: []byte("---\npagetitle: Birds\nlang: en\nbibliography: sources.yaml\n---\n\n# One {#one}\n\nText [@log, ¶1].\n\n" +
		"# Two {#two}\n\n| a | b |\n|---|---|\n| c | d |\n\n" +
		"# Three {#three}\n\n| " + longWord + " | " + longWord + " |\n|---|---|\n| c | d |\n\n# Four {#four}\n\nText.\n")}}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	site, err := web.New(deck)
	if err != nil {
		t.Fatal(err)
	}
	return site
}

var touchPhone = setup{width: 390, height: 844, phone: true}

func TestASwipeOnATableTurnsThePageUnlessTheTableScrolls(t *testing.T) {
	t.Parallel()
	s := touchPhone
	s.site = handheld(t)
	b := open(t, s)
	b.start("/s/two")
	x, y := b.middle(".slide td")
	b.swipe(x+160, y, x-10, y+2)
	b.at("three", 0)
	b.until("document.querySelector('.slide .scroll').scrollWidth > document.querySelector('.slide .scroll').clientWidth + 60")
	y = ask[float64](b, "document.querySelector('.slide td').getBoundingClientRect().y + 5")
	b.swipe(300, y, 100, y+2) // the table goes to its right part
	b.until("document.querySelector('.slide .scroll').scrollLeft > 50")
	b.at("three", 0)
	ask[any](b, "((el) => { el.scrollLeft = el.scrollWidth; })(document.querySelector('.slide .scroll'))")
	b.swipe(300, y, 100, y+2) // there is no more of it
	b.at("four", 0)
	if n := ask[int](b, "history.length"); n < 3 {
		t.Errorf("the history has %d entries: a swipe went back in it", n)
	}
}

func TestWhileThePageIsPinchedLargerNothingTurns(t *testing.T) {
	t.Parallel()
	s := touchPhone
	s.site = handheld(t)
	b := open(t, s)
	b.start("/s/one")
	scale := func(factor float64) {
		b.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
			_, err := cdp.Call(ctx, t, emulation.SetPageScaleFactor, emulation.SetPageScaleFactorParams{PageScaleFactor: factor})
			return err
		}))
	}
	scale(2)
	b.until("visualViewport.scale > 1.5 && 'pinched' in document.documentElement.dataset")
	if action := ask[string](b, "getComputedStyle(document.body).touchAction"); action != "auto" {
		t.Errorf("one finger may do %q, and not move what is seen of the page", action)
	}
	b.swipe(300, 400, 60, 402)
	b.frame()
	b.at("one", 0)
	scale(1)
	b.until("!('pinched' in document.documentElement.dataset)")
	b.swipe(300, 400, 60, 402)
	b.at("two", 0)
}

func TestFromRightToLeftKeysAndSwipesGoWhereTheArrowsPoint(t *testing.T) {
	t.Parallel()
	site, err := righthand()
	if err != nil {
		t.Fatal(err)
	}
	for _, state := range []string{"", "?static"} {
		s := touchPhone
		s.site = site
		b := open(t, s)
		b.load("/s/one" + state)
		b.until("/ready|static/.test(document.documentElement.dataset.state)")
		b.press("ArrowLeft")
		b.at("two", 0)
		b.press("ArrowRight")
		b.at("one", 0)
		b.press("PageDown") // a clicker's key keeps its meaning
		b.at("two", 0)
		b.swipe(60, 500, 330, 502)
		b.at("three", 0)
		b.swipe(330, 500, 60, 502)
		b.at("two", 0)
		b.click("[data-turn=next]")
		b.at("three", 0)
		// The link to the next slide is on the left, and its arrow points there.
		if left := ask[bool](b, "((a, b) => a.getBoundingClientRect().x < b.getBoundingClientRect().x)(document.querySelector('[data-turn=next]'), document.querySelector('[data-turn=prev]'))"); !left {
			t.Error("the link to the next slide stands on the right")
		}
	}
}
