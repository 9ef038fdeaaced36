//go:build browser

package journeys

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

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

// unstepped is the first slide after which, and on which, nothing comes by steps for four slides.
func unstepped() int {
	all := deck().Slides
	for i := 1; i+3 < len(all); i++ {
		if !slices.ContainsFunc(all[i:i+4], func(s slides.Slide) bool { return s.Steps > 0 }) {
			return i
		}
	}
	panic("there is no such slide")
}

// forward are the keys that lead from the beginning of a slide, by its steps, to the next.
func forward(i int, key string) (keys []string) {
	for range deck().Slides[i].Steps + 1 {
		keys = append(keys, key)
	}
	return keys
}

func (s stop) of() *slides.Slide { return &deck().Slides[s.slide] }

func (s stop) String() string { return fmt.Sprintf("step %d of %s", s.step, s.of().Slug) }

// arrives waits for a stop, and for what a reader goes by: title, headline and URL.
func (b *tab) arrives(at stop) {
	b.Helper()
	b.settles(at, false)
}

// turnsTo is arrives for a move to another slide: its headline gets the focus.
func (b *tab) turnsTo(at stop) {
	b.Helper()
	b.settles(at, true)
}

func (b *tab) settles(at stop, focus bool) {
	b.Helper()
	b.at(at.of().Slug, at.step)
	title := at.of().Title + " · " + deck().Title
	var p place
	for deadline := time.Now().Add(patience / 5); time.Now().Before(deadline); {
		p = b.place()
		if p.Title == title && p.Headline == at.of().Title && at.isPath(strings.TrimPrefix(p.Path, b.path())) && (p.Focus || !focus) {
			return
		}
	}
	b.Errorf("%v: want its title, headline and URL, the focus on the headline %v; the page is at %+v", at, focus, p)
}

// isPath reports whether a path is that of the stop's slide.
func (s stop) isPath(path string) bool {
	return path == "/s/"+s.of().Slug || s.slide == 0 && path == "/"
}

// next and prev check a move to the stop from its neighbour. Where only a step came or
// went, the focus stays where it was.
func (b *tab) next(at stop) {
	b.Helper()
	if at.step == 0 {
		b.turnsTo(at)
	} else {
		b.arrives(at)
	}
}

func (b *tab) prev(at stop) {
	b.Helper()
	if at.step == at.of().Steps {
		b.turnsTo(at)
	} else {
		b.arrives(at)
	}
}

func TestArrowRightWalksEveryStepOfEverySlideInOrder(t *testing.T) {
	b := open(t, setup{})
	b.start("/")
	all := stops()
	b.arrives(all[0])
	for _, at := range all[1:] {
		b.press("ArrowRight")
		b.next(at)
	}

	// At the end there is nothing further: however often one presses, one step back is
	// the last but one.
	b.press("ArrowRight", "ArrowRight", "ArrowRight")
	b.arrives(all[len(all)-1])
	b.press("ArrowLeft")
	b.prev(all[len(all)-2])

	for i := len(all) - 3; i >= 0; i-- {
		b.press("ArrowLeft")
		b.prev(all[i])
	}
	b.press("ArrowLeft", "ArrowLeft", "ArrowRight")
	b.next(all[1])
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
			b.next(all[at])
		}
		for _, key := range []string{"PageUp", "Shift+ ", "Backspace"} {
			b.press(key)
			at--
			b.prev(all[at])
		}
	}
	b.press("End")
	b.turnsTo(last)
	b.press("Home")
	b.turnsTo(all[0])

	b.press("7", "Enter")
	b.turnsTo(stop{slide: 6})
	b.press("1", "2", "Escape")
	b.press("3", "Enter")
	b.turnsTo(stop{slide: 2})
	b.press("9", "9", "9", "Enter")
	b.turnsTo(last)
	b.press("1", "Enter")
	b.turnsTo(all[0])
}

func TestTheCountSaysWhereTheReaderIsAndWhatIsTyped(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	n := len(deck().Slides)
	b.until("document.querySelector('.bar-count')?.textContent === %q", fmt.Sprintf("2 / %d", n))
	b.press("1", "2")
	b.until("document.querySelector('.bar-count')?.textContent === 'Go to 12'")
	b.press("Escape")
	b.until("document.querySelector('.bar-count')?.textContent === %q", fmt.Sprintf("2 / %d", n))
	b.press("End")
	b.until("document.querySelector('.bar-count')?.textContent === %q", fmt.Sprintf("%d / %d", n, n))
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
	b.arrives(stop{1, 1})
}

func TestTheLinksWalkTheDeckByMouse(t *testing.T) {
	b := open(t, setup{})
	b.start("/")
	all := stops()
	for _, at := range all[1:] {
		b.click("[data-turn=next]")
		b.next(at)
	}
	if ask[bool](b, "document.querySelector('[data-turn=next]').hasAttribute('href')") {
		t.Error("the last slide links to a next one")
	}
	for i := len(all) - 2; i >= 0; i-- {
		b.click("[data-turn=prev]")
		b.prev(all[i])
	}
	if ask[bool](b, "document.querySelector('[data-turn=prev]').hasAttribute('href')") {
		t.Error("the first slide links to a previous one")
	}
}

func TestASwipeTurnsThePageOnAPhone(t *testing.T) {
	b := open(t, setup{width: 390, height: 844, phone: true})
	b.start("/")
	last := len(deck().Slides) - 1
	for i := range last {
		_, y := b.middle(".headline")
		b.swipe(330, y, 60, y)
		b.turnsTo(stop{slide: i + 1})
	}
	for i := last - 1; i >= last-5; i-- {
		_, y := b.middle(".headline")
		b.swipe(60, y, 330, y)
		b.turnsTo(stop{slide: i})
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
}

func TestASwipeScrollsATableThatIsWiderThanThePhone(t *testing.T) {
	b := open(t, setup{width: 390, height: 844, phone: true})
	slug := slideOf("timeline").Slug
	b.start("/s/" + slug)
	b.live()
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
	for _, at := range all[1:] { // a slide that a quick hand passes before it has come is none that was seen
		b.press("ArrowRight")
		b.at(at.of().Slug, at.step)
	}
	for i := len(deck().Slides) - 2; i > 0; i-- {
		ask[any](b, "history.back()")
		b.turnsTo(stop{i, deck().Slides[i].Steps})
	}
	ask[any](b, "history.back()")
	b.at(deck().Slides[0].Slug, deck().Slides[0].Steps)
	for i := 1; i < len(deck().Slides); i++ {
		ask[any](b, "history.forward()")
		b.turnsTo(stop{i, deck().Slides[i].Steps})
	}
}

func TestBackReturnsFromAPageThatIsNotASlide(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[3].Slug)
	b.press("ArrowRight")
	b.turnsTo(stop{slide: 4})
	b.click("a[href='/print']")
	b.until("location.pathname === '/print' && document.querySelector('.printout')")
	ask[any](b, "history.back()")
	b.until("location.pathname === %q", "/s/"+deck().Slides[4].Slug)
	b.ready()
	b.press("ArrowRight")
	b.at(deck().Slides[5].Slug, 0)
}

func TestACitationOpensTheEvidenceAtItsPassage(t *testing.T) {
	b := open(t, setup{})
	b.start("/s/" + deck().Slides[1].Slug)
	cite := deck().Slides[1].Cites[0]
	b.click(".slide .body a.cite")
	b.until("document.activeElement.id === %q", fmt.Sprintf("ev-%s-%s", cite.Source, cite.Spots[0].Key()))
	if said := ask[string](b, "document.activeElement.innerText"); !strings.Contains(said, "Found there") || !strings.Contains(said, "Not reviewed") {
		t.Errorf("the evidence says %q", said)
	}
	b.at(deck().Slides[1].Slug, 0)
	b.press("Escape")
	b.until("!document.querySelector('.evidence').open && document.activeElement.matches('a.cite')")
	b.press("e")
	b.until("document.querySelector('.evidence').open")
	b.press("e")
	b.until("!document.querySelector('.evidence').open")
	b.press("ArrowRight")
	b.at(deck().Slides[1].Slug, 1)
}
