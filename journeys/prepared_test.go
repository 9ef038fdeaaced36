//go:build browser

package journeys

import (
	"strconv"
	"strings"
	"testing"

	"exhibit/slides"
)

// whole is a slide that shows all it has at once, with a chart if charted, and others around it.
func whole(charted bool) int {
	for i, s := range deck().Slides {
		if i > 1 && i < len(deck().Slides)-2 && s.Steps == 0 && (len(s.Figures()) > 0) == charted {
			return i
		}
	}
	panic("the deck has no such slide")
}

// amid opens a slide and waits for what the program makes of its neighbours.
func (b *tab) amid(i int) {
	b.Helper()
	b.motion("reduce")
	b.start("/s/" + deck().Slides[i].Slug)
	b.live()
	b.surrounded(i)
}

// surrounded waits until a slide and both its neighbours are prepared.
func (b *tab) surrounded(i int) {
	b.Helper()
	for _, n := range []int{i - 1, i, i + 1} {
		if n >= 0 && n < len(deck().Slides) {
			b.prepared(deck().Slides[n].Slug)
		}
	}
}

// atOnce presses keys and reads what the page shows before anything else can run: the program
// would need another task.
const atOnce = `((keys) => {
	for (const key of keys.split(' ')) dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
	return (%s)(document);
})(%q)`

// barScript reads of a document what its bar and its slide say.
const barScript = `(doc) => JSON.stringify({
	title: doc.title,
	slide: Object.entries(doc.querySelector('.stage > article').dataset).sort(),
	headline: doc.querySelector('.slide .headline').textContent,
	count: doc.querySelector('.bar-count').textContent, day: doc.querySelector('.known b').textContent,
	links: ['turn="prev"', 'turn="next"'].map((turn) => Object.fromEntries([...doc.querySelector('.bar [data-' + turn + ']').attributes].map((a) => [a.name, a.value]).sort())),
})`

func TestAKeyShowsAPreparedSlideAtOnce(t *testing.T) {
	b := open(t, setup{})
	for _, i := range []int{1, whole(true), whole(false), len(deck().Slides) - 1} {
		b.amid(i - 1)
		for range deck().Slides[i-1].Steps {
			b.press("ArrowRight")
		}
		b.says(i, ask[string](b, atOnce, barScript, "ArrowRight"))
		b.turnsTo(stop{slide: i})
		b.live()
	}
	// And back to the first, where there is nothing before.
	b.amid(1)
	b.says(0, ask[string](b, atOnce, barScript, "PageUp"))
}

// says compares what a page says with what the slide's page does as the server sends it.
func (b *tab) says(i int, got string) {
	b.Helper()
	want := ask[string](b, `fetch('/s/%s').then((r) => r.text()).then((text) => (%s)(new DOMParser().parseFromString(text, 'text/html')))`, deck().Slides[i].Slug, barScript)
	if got != want {
		b.Errorf("%s: the bar is\n%s\nand on a page of its own\n%s", deck().Slides[i].Slug, got, want)
	}
}

func TestMovesInOneTaskLeaveNothingOfTheSlideBetween(t *testing.T) {
	b := open(t, setup{})
	far := func(i int) string { return strings.Join(strings.Split(strconv.Itoa(i+1), ""), " ") + " Enter" }
	stepped, unstepped := -1, -1 // slides after one with steps, and with none
	for i, s := range deck().Slides[2 : len(deck().Slides)-2] {
		if s.Steps > 0 {
			stepped = i + 3
		} else {
			unstepped = i + 3
		}
	}
	for _, between := range []int{0, 1, stepped - 1, stepped, unstepped, len(deck().Slides) - 1} {
		for _, to := range []int{1, 5, withSteps()} {
			from := between + 1
			key := "PageUp"
			if from == len(deck().Slides) {
				from, key = between-1, "End"
			}
			if to >= from-1 && to <= from+1 {
				continue
			}
			b.amid(from)
			ask[any](b, atOnce, "() => 0", key+" "+far(to))
			b.turnsTo(stop{slide: to})
			b.says(to, ask[string](b, "("+barScript+")(document)"))
			b.only()
		}
	}
}

func TestOnlyTheSlideThatIsShownIsInTheDocument(t *testing.T) {
	b := open(t, setup{})
	i := whole(true)
	b.amid(i)
	b.only()
	b.press("PageDown")
	b.only()
	b.only()
	b.surrounded(i + 1)
	b.only()
	if twice := ask[[]string](b, `[...document.querySelectorAll('[id]')].map((el) => el.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
		t.Errorf("more than one element has the id %v", twice)
	}
}

// only checks that one slide is in the document, and nothing beside it.
func (b *tab) only() {
	b.Helper()
	if n := ask[[]string](b, "Array.from(document.querySelector('.stage').childNodes, (n) => n.nodeName + ' ' + n.className)"); len(n) != 1 || !strings.HasPrefix(n[0], "ARTICLE slide") {
		b.Errorf("in the stage are %q", n)
	}
}

func TestASlideThatIsShownBeforeItIsLaidOutAheadStays(t *testing.T) {
	b := open(t, setup{})
	i := whole(true)
	b.amid(i)
	// The program says that the slide after next is there: a key comes before anything else.
	ask[any](b, `(() => {
		const own = exhibit.rendered;
		exhibit.rendered = (slot, address, article) => {
			own(slot, address, article);
			if (address !== '/s/%s') return;
			exhibit.rendered = own;
			dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true, cancelable: true}));
			globalThis.between = true;
		};
	})()`, deck().Slides[i+2].Slug)
	b.press("PageDown")
	b.until("globalThis.between")
	b.only()
	b.turnsTo(stop{slide: i + 2})
	b.surrounded(i + 2)
	b.only()
}

func TestThereAndBackInOneTaskChangesNothing(t *testing.T) {
	b := open(t, setup{})
	for _, charted := range []bool{true, false} {
		i := whole(charted)
		b.amid(i)
		before, entries := ask[string](b, "("+barScript+")(document)"), ask[int](b, "history.length")
		keys := "PageDown PageUp"
		if deck().Slides[i-1].Steps == 0 {
			keys = "PageUp PageDown PageDown PageUp"
		}
		if after := ask[string](b, atOnce, barScript, keys); after != before {
			t.Errorf("%s there and back leads from\n%s\nto\n%s", keys, before, after)
		}
		if got, want := ask[int](b, "history.length"), entries+len(keys)/7; got < want {
			t.Errorf("%s leaves a history of %d entries, want %d", keys, got, want)
		}
		b.turnsTo(stop{slide: i})
		b.live()
		b.press("PageDown")
		b.turnsTo(stop{slide: i + 1})
	}
}

func TestAChartThatComesWhileItsSlideIsLeftAndComeBackToIsShown(t *testing.T) {
	g := newGate(isCharts)
	i := whole(true)
	b := open(t, setup{wrap: g.wrap})
	b.motion("reduce")
	b.start("/s/" + deck().Slides[i].Slug)
	b.surrounded(i)
	ask[string](b, atOnce, barScript, "PageDown")
	g.release()
	b.surrounded(i + 1)
	ask[string](b, atOnce, barScript, "PageUp PageDown PageUp")
	b.turnsTo(stop{slide: i})
	b.live()
}

func TestBackRightAfterAKeyLeadsBack(t *testing.T) {
	b := open(t, setup{})
	i := whole(false)
	b.amid(i)
	ask[any](b, atOnce, "() => history.back()", "PageDown")
	b.turnsTo(stop{slide: i})
	b.press("PageDown")
	b.turnsTo(stop{slide: i + 1})
	ask[any](b, "history.back()")
	b.turnsTo(stop{slide: i})
	ask[any](b, "history.forward()")
	b.turnsTo(stop{slide: i + 1})
}

func TestAJumpRightAfterAKeyLeadsThere(t *testing.T) {
	b := open(t, setup{})
	i, last := whole(false), len(deck().Slides)-1
	b.amid(i)
	ask[any](b, atOnce, "() => 0", "PageDown End")
	b.turnsTo(stop{slide: last})
	for _, slide := range []int{i + 1, i} {
		ask[any](b, "history.back()")
		b.turnsTo(stop{slide: slide})
	}
}

func TestASlideThatIsComeBackToIsAsAtFirst(t *testing.T) {
	b := open(t, setup{})
	f := timelines()[0]
	_, i := deck().Slide(slideOf(f.ID).Slug)
	b.amid(i)
	b.changes(func() { b.click("figure [role=group] button[aria-pressed=false]") })
	b.choose("Side", f.Lanes[0])
	b.press("e")
	b.until("document.querySelector('.slide .evidence[open]')")
	ask[any](b, `exhibit.showEvidence(document.querySelector('.evidence [id^="ev-"]').id.replace(/^ev-(.*)-(\d+)$/, '$1 ¶$2'))`)
	b.until("document.querySelector('.slide [data-pointed]')")
	b.press(forward(i, "PageDown")...)
	b.turnsTo(stop{slide: i + 1})
	b.surrounded(i + 1)
	b.press("PageUp")
	b.turnsTo(stop{i, deck().Slides[i].Steps})
	b.live()
	if pointed := ask[int](b, "document.querySelectorAll('.slide [data-pointed]').length"); pointed > 0 {
		t.Error("a passage is marked in its evidence")
	}
	if open := ask[int](b, "document.querySelectorAll('.slide details[open]').length"); open > 0 {
		t.Error("its evidence is open")
	}
	if chosen := ask[string](b, `[...document.querySelectorAll('figure [role=group] select')].map((el) => el.value).join() + document.querySelector('.filter-zoom').getAttribute('aria-pressed')`); chosen != "*,*false" {
		t.Errorf("its filters say %q", chosen)
	}
	b.shows(f, "come back to", func(slides.Record) bool { return true })
}

func TestThereAndBackLeavesAFilterAsItIsSet(t *testing.T) {
	b := open(t, setup{})
	f := timelines()[0]
	_, i := deck().Slide(slideOf(f.ID).Slug)
	b.amid(i)
	b.choose("Side", f.Lanes[0])
	ask[any](b, atOnce, "() => 0", strings.Join(append(forward(i, "PageDown"), "PageUp"), " "))
	b.turnsTo(stop{i, deck().Slides[i].Steps})
	b.shows(f, "there and back", func(r slides.Record) bool { return r.Lane == f.Lanes[0] })
	if chosen := ask[string](b, `document.querySelector('figure [role=group] select').value`); chosen != f.Lanes[0] {
		t.Errorf("its filter says %q", chosen)
	}
}

func TestADayIsShownBesidePreparedSlides(t *testing.T) {
	b := open(t, setup{})
	i := whole(false)
	day := deck().AsKnown("").Days[0]
	b.amid(i)
	b.press("k")
	b.click(dayLink(deck().Slides[i].Slug, day))
	b.showsSlide(deck().Slides[i].Slug, day)
	b.only()
	b.preparedAt("/s/" + deck().Slides[i+1].Slug + "?known=" + string(day))
	b.press("PageDown")
	b.showsSlide(deck().Slides[i+1].Slug, day)
	b.only()
	// The form is open still: it is for the slide that is shown.
	b.until("document.querySelector('.known[open] .known-panel')")
	b.preparedAt("/s/" + deck().Slides[i].Slug + "?known=" + string(day))
	if of := ask[string](b, atOnce, "(doc) => doc.querySelector('.known-panel').getAttribute('action')", "PageUp"); of != "/s/"+deck().Slides[i].Slug {
		t.Errorf("on %s the form leads to %s", deck().Slides[i].Slug, of)
	}
}

// tumble does what moves between slides in an order that a seed decides, with longer and shorter
// pauses, and waits until the browser has nothing to do.
const tumble = `(async (seed, slides) => {
	const chance = (n) => Math.floor(n * (seed = (1664525 * seed + 1013904223) %% 2**32) / 2**32);
	const press = (key) => dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true, cancelable: true}));
	const moves = [
		...['PageDown', 'PageDown', 'PageDown', 'PageUp', 'PageUp', 'ArrowRight', 'ArrowLeft', 'Home', 'End', 'e', 'k'].map((key) => () => press(key)),
		() => [...String(1 + chance(slides)), 'Enter'].forEach(press),
		() => document.querySelector('.bar [data-turn="next"]').click(),
		() => navigation.currentEntry.index > 9 && history.back(),
		() => history.forward(),
	];
	const pauses = [
		() => {}, () => {}, () => Promise.resolve(), () => new Promise(requestAnimationFrame),
		() => new Promise((done) => setTimeout(done, chance(40))), () => new Promise(exhibit.idle),
	];
	for (let i = 0; i < 40; i++) {
		moves[chance(moves.length)]();
		await pauses[chance(pauses.length)]();
	}
	await new Promise(exhibit.idle);
	return document.querySelector('.stage > article').dataset.slide;
})(%d, %d)`

func TestHoweverMovesFollowEachOtherTheSlideOfTheAddressIsShown(t *testing.T) {
	b := open(t, setup{})
	for _, motion := range []string{"reduce", "no-preference"} {
		b.motion(motion)
		b.start("/")
		for seed := range 10 {
			_, i := deck().Slide(ask[string](b, tumble, seed, len(deck().Slides)))
			b.until(transitionOver)
			b.live()
			b.only()
			b.says(i, ask[string](b, "("+barScript+")(document)"))
			if path := ask[string](b, "location.pathname"); path != "/s/"+deck().Slides[i].Slug && path != "/" {
				t.Errorf("at %s", path)
			}
			if t.Failed() {
				t.Fatalf("motion %s, seed %d", motion, seed)
			}
		}
	}
}
