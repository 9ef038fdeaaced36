//go:build browser

package web_test

import (
	"fmt"
	"testing"

	"exhibit/slides"
)

// stop is a place in the deck: a slide and how many of its steps are shown.
type stop struct {
	slide, step int
}

// stops are all places of the deck in order.
func stops() []stop {
	var all []stop
	for i, s := range deck().Slides {
		for step := range s.Steps + 1 {
			all = append(all, stop{i, step})
		}
	}
	return all
}

func (s stop) of() *slides.Slide { return &deck().Slides[s.slide] }

func (s stop) String() string { return fmt.Sprintf("step %d of %s", s.step, s.of().Slug) }

// arrives waits for a stop, and checks all that a reader goes by.
func (b *tab) arrives(at stop, moved bool) {
	b.Helper()
	s := at.of()
	p := b.at(s.Slug, at.step)
	if want := s.Title + " · " + deck().Title; p.Title != want {
		b.Errorf("%v: the title is %q, want %q", at, p.Title, want)
	}
	if p.Headline != s.Title {
		b.Errorf("%v: the headline is %q, want %q", at, p.Headline, s.Title)
	}
	if !moved {
		return
	}
	if p.Path != "/s/"+s.Slug {
		b.Errorf("%v: the URL is %s", at, p.Path)
	}
	if !p.Focus {
		b.Errorf("%v: the focus is not on the headline", at)
	}
}

func TestArrowRightWalksEveryStepOfEverySlideInOrder(t *testing.T) {
	b := open(t, setup{})
	b.start("/")
	all := stops()
	b.arrives(all[0], false)
	for _, at := range all[1:] {
		b.press("ArrowRight")
		b.arrives(at, at.slide > 0)
	}

	// At the end there is nothing further: however often one presses, one step back is
	// the last but one.
	b.press("ArrowRight", "ArrowRight", "ArrowRight")
	b.arrives(all[len(all)-1], true)
	b.press("ArrowLeft")
	b.arrives(all[len(all)-2], true)

	for i := len(all) - 3; i >= 0; i-- {
		b.press("ArrowLeft")
		b.arrives(all[i], true)
	}
	b.press("ArrowLeft", "ArrowLeft", "ArrowRight")
	b.arrives(all[1], true)
}

func TestEveryKeyOfTheTableMoves(t *testing.T) {
	b := open(t, setup{})
	b.start("/")
	all := stops()
	last := stop{slide: len(deck().Slides) - 1}
	at := 0
	for range 3 {
		for _, key := range []string{"PageDown", " ", "ArrowRight", "Enter"} {
			b.press(key)
			at++
			b.arrives(all[at], all[at].slide > 0)
		}
		for _, key := range []string{"PageUp", "Shift+ ", "Backspace"} {
			b.press(key)
			at--
			b.arrives(all[at], true)
		}
	}
	b.press("End")
	b.arrives(last, true)
	b.press("Home")
	b.arrives(all[0], true)

	b.press("7", "Enter")
	b.arrives(stop{slide: 6}, true)
	b.press("1", "2", "Escape")
	b.press("3", "Enter")
	b.arrives(stop{slide: 2}, true)
	b.press("9", "9", "9", "Enter")
	b.arrives(last, true)
	b.press("1", "Enter")
	b.arrives(all[0], true)
}

func TestTheCountSaysWhereTheReaderIsAndWhatIsTyped(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	n := len(deck().Slides)
	b.until("document.querySelector('[data-count]')?.textContent === %q", fmt.Sprintf("2 / %d", n))
	b.press("1", "2")
	b.until("document.querySelector('[data-count]')?.textContent === 'Go to 12'")
	b.press("Escape")
	b.until("document.querySelector('[data-count]')?.textContent === %q", fmt.Sprintf("2 / %d", n))
	b.press("End")
	b.until("document.querySelector('[data-count]')?.textContent === %q", fmt.Sprintf("%d / %d", n, n))
}

func TestKeysWithModifiersBelongToTheBrowser(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	for _, modifier := range []string{"ctrlKey", "metaKey", "altKey"} {
		if ask[bool](b, `!dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true, %s: true}))`, modifier) {
			t.Errorf("the deck took ArrowRight with %s", modifier)
		}
	}
	b.press("ArrowRight")
	b.arrives(stop{1, 1}, false)
}

func TestTheLinksWalkTheDeckByMouse(t *testing.T) {
	b := open(t, setup{})
	b.start("/")
	all := stops()
	for _, at := range all[1:] {
		b.click("a[rel=next]")
		b.arrives(at, at.slide > 0)
	}
	if ask[bool](b, "document.querySelector('a[rel=next]').hasAttribute('href')") {
		t.Error("the last slide links to a next one")
	}
	for i := len(all) - 2; i >= 0; i-- {
		b.click("a[rel=prev]")
		b.arrives(all[i], true)
	}
	if ask[bool](b, "document.querySelector('a[rel=prev]').hasAttribute('href')") {
		t.Error("the first slide links to a previous one")
	}
}

func TestASwipeTurnsThePageOnAPhone(t *testing.T) {
	b := open(t, setup{width: 390, height: 844, phone: true})
	b.start("/")
	all := stops()
	for _, at := range all[1:] {
		_, y := b.middle(".headline")
		b.swipe(330, y, 60, y)
		b.arrives(at, at.slide > 0)
	}
	for i := len(all) - 2; i >= len(all)-6; i-- {
		_, y := b.middle(".headline")
		b.swipe(60, y, 330, y)
		b.arrives(all[i], true)
	}
}

func TestAFingerScrollsWithoutTurningThePage(t *testing.T) {
	b := open(t, setup{width: 390, height: 844, phone: true})
	slug := slideOf("timeline").Slug
	b.start("/s/" + slug)
	b.live()
	b.swipe(200, 700, 190, 200)
	b.until("scrollY > 100")
	b.at(slug, 0)

	// What scrolls sideways keeps the swipe: the data table is wider than a phone.
	b.click("summary")
	b.until("document.querySelector('.figure-data .scroll').scrollWidth > document.querySelector('.figure-data .scroll').clientWidth")
	x, y := b.middle(".figure-data td")
	b.swipe(x+120, y, x-60, y)
	b.until("document.querySelector('.figure-data .scroll').scrollLeft > 20")
	b.at(slug, 0)
}

func TestBackAndForwardReturnToSlidesWithTheStepsSeen(t *testing.T) {
	b := open(t, setup{})
	b.start("/")
	all := stops()
	for range len(all) - 1 {
		b.press("ArrowRight")
	}
	b.arrives(all[len(all)-1], true)
	for i := len(deck().Slides) - 2; i > 0; i-- {
		ask[any](b, "history.back()")
		b.arrives(stop{i, deck().Slides[i].Steps}, true)
	}
	ask[any](b, "history.back()")
	b.at(deck().Slides[0].Slug, deck().Slides[0].Steps)
	for i := 1; i < len(deck().Slides); i++ {
		ask[any](b, "history.forward()")
		b.arrives(stop{i, deck().Slides[i].Steps}, true)
	}
}

func TestBackReturnsFromAPageThatIsNotASlide(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[3].Slug)
	b.press("ArrowRight")
	b.arrives(stop{slide: 4}, true)
	b.click("a[href='/print']")
	b.until("location.pathname === '/print' && document.querySelector('.printout')")
	ask[any](b, "history.back()")
	b.until("location.pathname === %q", "/s/"+deck().Slides[4].Slug)
	b.ready()
	b.press("ArrowRight")
	b.at(deck().Slides[5].Slug, 0)
}

func TestACitationLeadsToItsSourceOnTheSlide(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	href := ask[string](b, "document.querySelector('.slide a.cite').getAttribute('href')")
	b.click(".slide a.cite")
	b.until("document.activeElement.id === %q", href[1:])
	b.at(deck().Slides[1].Slug, 0)
	b.press("ArrowRight")
	b.at(deck().Slides[1].Slug, 1)
}
