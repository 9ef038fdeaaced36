//go:build browser

package journeys

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// seesBar reports whether the bar can be seen; its transition has ended, or there is none.
const seesBar = `Number(getComputedStyle(document.querySelector('.bar')).opacity) > 0`

func TestTheBarLeavesWhileSomebodyPresentsAndComesBackWithAMovement(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/")
	boxes := func() string {
		return ask[string](b, `JSON.stringify(['.stage', '.slide', '.body', '.sources', '.bar'].map((s) => document.querySelector(s).getBoundingClientRect()))`)
	}
	move := func(x, y float64) { b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, x, y)) }
	move(280, 300) // where the mouse is
	move(300, 300)
	b.until(seesBar)
	before := boxes()
	b.until("!(" + seesBar + ")") // nothing moves
	if after := boxes(); after != before {
		t.Errorf("the slide has moved: from %s to %s", before, after)
	}
	move(320, 300)
	b.until(seesBar)
	b.until("!(" + seesBar + ")")

	b.press("ArrowRight") // a key turns the page: nobody needs the bar
	b.until("!(" + seesBar + ")")
	ask[any](b, `document.querySelector('.bar [data-turn="next"]').focus()`)
	b.until(seesBar)
	ask[any](b, `document.activeElement.blur()`)
	b.until("!(" + seesBar + ")")
	b.command("evidence")
	b.until(seesBar)
	b.command("leave")
	b.until("!(" + seesBar + ")")
}

func TestWithoutScriptTheBarStays(t *testing.T) {
	t.Parallel()
	b := open(t, setup{scriptOff: true})
	b.load("/")
	if !ask[bool](b, seesBar) {
		t.Error("it is gone")
	}
}

func TestOnAPhoneTheBarStays(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	b.start("/")
	b.until(`'resting' in document.documentElement.dataset`)
	if !ask[bool](b, seesBar) {
		t.Error("it is gone")
	}
}
