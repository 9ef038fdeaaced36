//go:build browser

package journeys

import (
	"fmt"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"exhibit/slides"
)

// talk is a window with slides and the speaker view, in one browser.
type talk struct {
	slides, speaker *tab
}

// begin opens both: the slides at a path, and the speaker view beside it.
func begin(t *testing.T, path string, s setup) talk {
	t.Helper()
	show := open(t, setup{provokes: s.provokes})
	show.start(path)
	speaker := show.beside(s)
	speaker.start("/presenter")
	return talk{show, speaker}
}

// at waits until both windows are at a stop, and the speaker view shows it as it is.
func (k talk) at(at stop) {
	k.slides.Helper()
	k.slides.arrives(at)
	k.speaker.speaks(at)
}

// speaks waits until the speaker view is at a stop, and checks the pictures and the notes.
func (b *tab) speaks(at stop) {
	b.Helper()
	s := at.of()
	b.until(`document.querySelector('[data-part=count]').textContent.endsWith(%q) &&
		document.querySelector('[data-part=current] iframe').contentDocument.querySelector('.headline')?.textContent.startsWith(%q)`,
		fmt.Sprintf(" %d / %d", at.slide+1, len(deck().Slides)), s.Title[:20])
	left := s.Steps - at.step
	b.until(`(parseInt(document.querySelector('[data-part=steps]').textContent) || 0) === %d`, left)
	shown := ask[string](b, `[...document.querySelector('[data-part=current] iframe').contentDocument.querySelectorAll('[data-step]')]
		.filter((el) => el.checkVisibility({visibilityProperty: true}) !== (+el.dataset.step <= %d)).map((el) => el.textContent).join()`, at.step)
	if shown != "" {
		b.Errorf("%v: the picture has the wrong steps: %s", at, shown)
	}
	all := stops()
	for i := range all {
		if all[i] != at {
			continue
		}
		title := ""
		if i+1 < len(all) {
			title = all[i+1].of().Title
		}
		if got := ask[string](b, `document.querySelector('[data-part=coming] iframe').contentDocument.querySelector('.headline')?.textContent || ''`); title == "" && got != "" || title != "" && !strings.HasPrefix(got, title[:20]) {
			b.Errorf("%v: next is %q, want %q", at, got, title)
		}
	}
}

func TestTheSpeakerViewAndTheSlidesMoveTogether(t *testing.T) {
	t.Parallel()
	i := withSteps()
	all := stops()
	k := begin(t, "/s/"+deck().Slides[i].Slug, setup{})
	at := 0
	for all[at] != (stop{slide: i}) {
		at++
	}
	k.at(all[at])
	for range 4 {
		k.speaker.press("ArrowRight")
		at++
		k.at(all[at])
		k.slides.press("PageDown")
		at++
		k.at(all[at])
	}
	for range 4 {
		k.speaker.press("PageUp")
		at--
		k.at(all[at])
		k.slides.press("ArrowLeft")
		at--
		k.at(all[at])
	}
	k.speaker.press("1", "2", "Enter")
	k.at(stop{slide: 11})
	k.speaker.press("3", "o", "z", "Escape")
	k.slides.press("5", "Enter")
	k.at(stop{slide: 4})
	k.speaker.press("End")
	k.at(stop{slide: len(deck().Slides) - 1})
	k.speaker.press("Home")
	k.at(stop{})
	k.speaker.click("[data-do=next]")
	k.at(all[1])
	// After a click the keys are for the slides.
	k.speaker.press(" ")
	k.at(all[2])
	k.speaker.sends("Enter", "Enter")
	k.at(all[3])
}

// A quick hand is not sent back, and windows that move at once end at one place.
func TestFastMovesInBothWindowsEndAtOnePlace(t *testing.T) {
	t.Parallel()
	k := begin(t, "/", setup{})
	other := k.slides.beside(setup{})
	other.start("/")
	all := stops()
	const moves = 12
	for range moves {
		k.slides.press("ArrowRight")
	}
	k.at(all[moves])
	other.arrives(all[moves])
	for range moves {
		k.slides.press("ArrowLeft")
		k.speaker.press("ArrowRight")
		other.press("ArrowRight")
	}
	for deadline := time.Now().Add(patience); ; {
		a, b := k.slides.place(), other.place()
		count := ask[string](k.speaker, `document.querySelector('[data-part=count]').textContent`)
		if s, i := deck().Slide(a.Slug); s != nil && a.Slug == b.Slug && a.Step == b.Step && strings.Contains(count, fmt.Sprintf(" %d /", i+1)) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("the windows are at %+v, %+v and %s", a, b, count)
		}
	}
	k.slides.press("Home")
	k.at(stop{})
	other.arrives(stop{})
}

func TestAWindowThatIsReloadedComesBackToTheOther(t *testing.T) {
	t.Parallel()
	i := withSteps()
	k := begin(t, "/s/"+deck().Slides[i].Slug, setup{})
	k.speaker.press("ArrowRight")
	k.at(stop{i, 1})
	k.slides.start("/s/" + deck().Slides[i].Slug) // the reader's own way there starts anew
	k.at(stop{i, 0})
	k.speaker.press("ArrowRight")
	k.at(stop{i, 1})
	reload(k.slides)
	k.at(stop{i, 1})
	reload(k.speaker)
	k.at(stop{i, 1})
	k.slides.press("ArrowLeft")
	k.at(stop{i, 0})
	k.speaker.press("b")
	covered(k.slides, "black")
	reload(k.slides)
	covered(k.slides, "black")
	reload(k.speaker)
	k.speaker.until(`document.querySelector('[data-do=black][aria-pressed=true]')`)
	k.speaker.press("ArrowRight")
	covered(k.slides, "")
	k.at(stop{i, 1})
}

func reload(b *tab) {
	b.Helper()
	ask[any](b, "(window.before = true, setTimeout(() => location.reload()), 0)")
	b.until("!window.before && document.readyState !== 'loading'")
	b.ready()
}

// covered waits until the window is black or white, or shows the slides.
func covered(b *tab, colour string) {
	b.Helper()
	b.until(`(document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest('#screen')?.dataset.colour || '') === %q`, colour)
}

func TestEitherWindowMakesTheScreenBlackOrWhite(t *testing.T) {
	t.Parallel()
	k := begin(t, "/s/"+deck().Slides[2].Slug, setup{})
	k.at(stop{slide: 2})
	k.speaker.press("b")
	covered(k.slides, "black")
	k.speaker.until(`document.querySelector('[data-part=screen]').textContent`)
	k.speaker.press("w")
	covered(k.slides, "white")
	k.slides.press("w")
	covered(k.slides, "")
	k.speaker.until(`!document.querySelector('[data-part=screen]').textContent`)

	k.slides.press(".")
	covered(k.slides, "black")
	k.speaker.until(`document.querySelector('[data-do=black][aria-pressed=true]')`)
	k.slides.press("Escape")
	covered(k.slides, "")
	k.slides.press("b")
	covered(k.slides, "black")
	k.slides.click("#screen")
	covered(k.slides, "")
	k.slides.at(deck().Slides[2].Slug, 0)
	k.slides.press("b")
	covered(k.slides, "black")
	k.slides.press("3", "Enter") // the slide that is there
	k.slides.press("4", "Enter")
	covered(k.slides, "")
	k.at(stop{slide: 3})
	k.speaker.until(`!document.querySelector('[data-part=screen]').textContent`)
}

func TestTheScreenGoesBlackBeforeTheProgramRuns(t *testing.T) {
	t.Parallel()
	i := unstepped()
	b, g := early(t, setup{}, "/s/"+deck().Slides[i].Slug)
	speaker := b.beside(setup{})
	speaker.load("/presenter")
	speaker.ready()
	speaker.speaks(stop{slide: i})
	b.press("b")
	covered(b, "black")
	speaker.until(`document.querySelector('[data-do=black][aria-pressed=true]')`)
	speaker.press("ArrowRight")
	b.arrives(stop{slide: i + 1})
	covered(b, "")
	b.press("ArrowLeft")
	b.arrives(stop{slide: i})
	speaker.speaks(stop{slide: i})
	g.release()
	b.ready()
	speaker.press("ArrowRight")
	b.arrives(stop{slide: i + 1})
	speaker.speaks(stop{slide: i + 1})
}

// fakeClock is a clock that stands still until the test moves it, in ms.
const fakeClock = `(() => {
	let now = 1443171600000;
	const Real = Date;
	globalThis.Date = class extends Real { constructor(...args) { super(...(args.length ? args : [now])); } static now() { return now; } };
	globalThis.pass = (seconds) => { now += 1000 * seconds; };
})()`

// reads waits until a part of the speaker view has a text.
func (b *tab) reads(part, text string) {
	b.Helper()
	b.until(`document.querySelector('[data-part=%s]').textContent === %q`, part, text)
}

func clockText(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }

func TestTheTimeCountsFromTheFirstMoveAndCanBePausedAndReset(t *testing.T) {
	t.Parallel()
	k := begin(t, "/", setup{before: fakeClock})
	b := k.speaker
	k.at(stop{})
	ask[any](b, "pass(30)")
	b.reads("elapsed", "0:00")
	b.reads("pause", "Start")
	k.slides.press("2", "Enter") // a move of the other window counts as well
	k.at(stop{slide: 1})
	b.reads("pause", "Pause")
	ask[any](b, "pass(65)")
	b.reads("elapsed", "1:05")
	b.click("[data-do=pause]")
	b.reads("pause", "Resume")
	ask[any](b, "pass(600)")
	b.press("ArrowRight")
	b.reads("elapsed", "1:05")
	b.click("[data-do=pause]")
	ask[any](b, "pass(3600)")
	b.reads("elapsed", "1:01:05")
	b.click("[data-do=reset]")
	b.reads("elapsed", "0:00")
	b.reads("pause", "Start")
	b.click("[data-do=pause]")
	ask[any](b, "pass(7)")
	b.reads("elapsed", "0:07")
	b.reads("pause", "Pause")

	// A reload starts the fake clock anew, 3,600 + 600 + 65 + 30 + 7 seconds earlier.
	b.click("[data-do=pause]")
	reload(b)
	b.reads("elapsed", "0:07")
	b.reads("pause", "Resume")
}

func TestTheSpeakerViewSaysHowFarAheadOrBehindTheTalkIs(t *testing.T) {
	t.Parallel()
	k := begin(t, "/", setup{before: fakeClock})
	b := k.speaker
	plan := func(n int) (seconds int) {
		for _, s := range deck().Slides[:n] {
			seconds += s.Seconds
		}
		return seconds
	}
	k.at(stop{})
	b.reads("planned", "of "+clockText(plan(len(deck().Slides)))+" planned")
	if ask[bool](b, `document.querySelector('[data-part=pace]').checkVisibility({visibilityProperty: true})`) {
		t.Error("there is a pace before the talk has begun")
	}
	b.click("[data-do=pause]")
	b.reads("pace", "On time")
	ask[any](b, "pass(%d)", plan(1)+80)
	b.reads("pace", "1:20 behind")
	b.reads("slide-time", clockText(plan(1)+80)+" / "+clockText(plan(1)))
	b.press("2", "Enter")
	want := "On time"
	if over := plan(1) + 80 - plan(2); over > 0 {
		want = clockText(over) + " behind"
	}
	b.reads("pace", want)
	b.reads("slide-time", "0:00 / "+clockText(deck().Slides[1].Seconds))
	b.press("6", "Enter")
	b.reads("pace", clockText(plan(5)-plan(1)-80)+" ahead")
}

func TestARefusedWindowLeavesALinkThatWorks(t *testing.T) {
	t.Parallel()
	b := open(t, setup{before: `globalThis.asked = []; globalThis.open = (...args) => { asked.push(args); return null; }`})
	for _, path := range []string{"/s/" + deck().Slides[3].Slug, "/s/" + deck().Slides[3].Slug + "?known=2015-09-25"} {
		query := strings.TrimPrefix(path, "/s/"+deck().Slides[3].Slug)
		b.start(path)
		b.showBar()
		if href := ask[string](b, `document.querySelector('.bar-speaker').getAttribute('href')`); href != "/presenter"+query || !b.sees(".bar-speaker") {
			t.Errorf("the link in the bar leads to %q", href)
		}
		b.press("s")
		b.until(`document.querySelector('[data-refused][role=status]')?.textContent`)
		if asked := ask[[][]string](b, "asked"); len(asked) != 1 || asked[0][0] != b.base+"/presenter"+query || asked[0][1] != "exhibit-presenter" {
			t.Errorf("the browser was asked for %q", asked)
		}
		if href := ask[string](b, `document.querySelector('[data-refused] a').getAttribute('href') + ' ' + document.querySelector('[data-refused] a').target`); href != b.base+"/presenter"+query+" exhibit-presenter" {
			t.Errorf("the notice leads to %q", href)
		}
		b.click("[data-refused] button")
		b.until(`!document.querySelector('[data-refused]')`)
	}
}

// leaves lets a tab go away from its page, as closing it does.
func (b *tab) leaves() {
	b.Helper()
	ask[any](b, "(setTimeout(() => { location.href = 'about:blank'; }), 0)")
	b.until("location.href === 'about:blank'")
}

func TestTheTimeIsKeptUntilItIsReset(t *testing.T) {
	t.Parallel()
	k := begin(t, "/", setup{before: fakeClock})
	k.at(stop{})
	k.speaker.press("2", "Enter")
	k.at(stop{slide: 1})
	ask[any](k.speaker, "pass(65)")
	k.speaker.reads("elapsed", "1:05")
	k.speaker.leaves()

	// A talk goes on while the speaker view is closed.
	later := k.slides.beside(setup{before: fakeClock + "; pass(600)"})
	later.start("/presenter")
	later.reads("elapsed", "10:00")
	later.speaks(stop{slide: 1})
	later.reads("slide-time", "10:00 / "+clockText(deck().Slides[1].Seconds))

	// All speaker views have the same time, whichever is used.
	other := k.slides.beside(setup{before: fakeClock + "; pass(600)"})
	other.start("/presenter")
	other.reads("elapsed", "10:00")
	later.click("[data-do=pause]")
	other.reads("pause", "Resume")
	other.leaves()
	later.leaves()
	paused := k.slides.beside(setup{before: fakeClock + "; pass(6000)"})
	paused.start("/presenter")
	paused.reads("elapsed", "10:00")
	paused.reads("pause", "Resume")
	paused.click("[data-do=reset]")
	paused.reads("elapsed", "0:00")
	paused.leaves()
	again := k.slides.beside(setup{before: fakeClock})
	again.start("/presenter")
	again.reads("elapsed", "0:00")
	again.reads("pause", "Start")
}

func TestTheClockFollowsTheBrowsersLanguage(t *testing.T) {
	t.Parallel()
	for languages, want := range map[string]string{
		`['de', 'en-US']`: `/^\d?\d:\d\d$/`,
		`['en-US', 'de']`: `/^\d?\d:\d\d\s[AP]M$/`,
		`['de_DE', 'C']`:  `/\d:\d\d/`, // no language tags: the browser's own
	} {
		b := open(t, setup{before: fakeClock + `; Object.defineProperty(navigator, 'languages', {value: ` + languages + `})`})
		b.start("/presenter")
		b.until(want + `.test(document.querySelector('[data-part=clock]').textContent)`)
	}
}

// seen is a script: how many of the parts of the slide that come in steps can be seen.
const seen = `[...document.querySelectorAll('.stage [data-step]')].filter((el) => el.checkVisibility({visibilityProperty: true})).length`

// A small window shows slides whole, unless a speaker view counts their steps.
func TestASmallWindowShowsStepsWhileASpeakerViewIsOpen(t *testing.T) {
	t.Parallel()
	i := withSteps()
	s := deck().Slides[i]
	for _, size := range []setup{{width: 800, height: 600}, phone} {
		t.Run(size.size(), func(t *testing.T) {
			t.Parallel()
			b := open(t, size)
			b.start("/s/" + s.Slug)
			all := ask[int](b, `document.querySelectorAll('.stage [data-step]').length`)
			upTo := func(step int) int {
				return ask[int](b, `[...document.querySelectorAll('.stage [data-step]')].filter((el) => +el.dataset.step <= %d).length`, step)
			}
			b.until(seen+" === %d", all)
			speaker := b.beside(setup{})
			speaker.start("/presenter")
			speaker.speaks(stop{slide: i})
			b.until(seen+" === %d", upTo(0))
			speaker.press("ArrowRight")
			speaker.speaks(stop{i, 1})
			b.until(seen+" === %d", upTo(1))
			b.press("ArrowLeft")
			speaker.speaks(stop{slide: i})
			b.until(seen+" === %d", upTo(0))
			b.press("PageUp")
			speaker.speaks(stop{i - 1, deck().Slides[i-1].Steps})
			b.press("PageDown")
			speaker.speaks(stop{slide: i})
			speaker.leaves()
			b.until(seen+" === %d", all)
			b.press("PageDown")
			b.until("location.pathname === %q", "/s/"+deck().Slides[i+1].Slug)
		})
	}
}

func TestLettersWorkOnEveryKeyboardInTheSpeakerView(t *testing.T) {
	t.Parallel()
	k := begin(t, "/s/"+deck().Slides[2].Slug, setup{})
	k.at(stop{slide: 2})
	for _, key := range []struct{ key, code, colour string }{
		{"B", "KeyB", "black"}, // Caps Lock
		{"ц", "KeyW", "white"}, // Russian
		{"β", "KeyB", "black"}, // Greek
		{"'", "KeyW", "white"}, // Hebrew
		{"Process", "KeyB", "black"},
	} {
		k.speaker.sends(key.key, key.code)
		covered(k.slides, key.colour)
	}
	k.speaker.press("Escape")
	covered(k.slides, "")
	k.at(stop{slide: 2})
}

func TestAKeyboardUserKeepsTheFocusInTheSpeakerView(t *testing.T) {
	t.Parallel()
	k := begin(t, "/s/"+deck().Slides[2].Slug, setup{})
	k.at(stop{slide: 2})
	ask[any](k.speaker, "document.querySelector('[data-do=next]').focus()")
	k.speaker.press("Tab")
	k.speaker.until("document.activeElement.matches('[data-do=black]')")
	k.speaker.press("Enter")
	covered(k.slides, "black")
	k.speaker.press(" ")
	covered(k.slides, "")
	k.at(stop{slide: 2})
	k.speaker.until("document.activeElement.matches('[data-do=black]')")
}

func TestTheSpeakerViewHasHeadingsAndNoIdentifierTwice(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/presenter")
	for range 3 {
		b.press("ArrowRight")
	}
	if twice := ask[[]string](b, `[...document.querySelectorAll('[id]')].map((el) => el.id).filter((id, i, all) => all.indexOf(id) !== i)`); len(twice) > 0 {
		t.Errorf("ids that are there twice: %v", twice)
	}
	if bare := ask[int](b, `[...document.querySelectorAll('section')].filter((el) => !el.querySelector('h1, h2, h3')?.textContent.trim()).length`); bare > 0 {
		t.Errorf("%d sections have no heading", bare)
	}
}

// hears notes what comes over the channel of the deck.
const hears = `globalThis.heard = [];
	new BroadcastChannel('exhibit ' + document.querySelector('.bar-title').textContent).onmessage = (e) => heard.push(e.data.hello || 'other')`

func TestTheKeyTheLinkAndTheNoticeOpenAWindowAndLeaveTheSlides(t *testing.T) {
	t.Parallel()
	for name, way := range map[string]func(b *tab){
		"key":  func(b *tab) { b.press("s") },
		"link": func(b *tab) { b.click(".bar-speaker") },
		"notice": func(b *tab) {
			ask[any](b, `((real) => { window.open = () => { window.open = real; return null; }; })(window.open)`)
			b.press("s")
			b.until(`document.querySelector('[data-refused] a')`)
			b.click("[data-refused] a")
			b.until(`!document.querySelector('[data-refused]')`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, setup{})
			b.start("/s/" + deck().Slides[3].Slug)
			ask[any](b, hears)
			way(b)
			b.until(`heard.includes('speaker')`)
			b.arrives(stop{slide: 3})
		})
	}
}

func TestWithoutScriptTheSpeakerViewIsAListOfSlidesAndNotes(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{{scriptOff: true}, {scriptOff: true, width: 390, height: 844, phone: true}} {
		b := open(t, s)
		b.load("/presenter")
		for _, s := range deck().Slides {
			section := js("section[data-slide=%q] ", s.Slug)
			if !b.sees(section+".headline") || s.Notes != nil && !b.sees(section+".notes p") {
				t.Errorf("%s cannot be read", s.Slug)
			}
			if hidden := ask[int](b, `[...document.querySelectorAll(%q)].filter((el) => !%s(el)).length`, section+"[data-step]", visibleScript); hidden > 0 {
				t.Errorf("%s: %d parts of steps cannot be seen", s.Slug, hidden)
			}
		}
		if said := ask[string](b, `document.querySelector('.presenter-list').innerText`); !strings.Contains(said, "needs script") {
			t.Error("the page does not say what is missing")
		}
		if wide := ask[int](b, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
			t.Errorf("the list is %d px too wide", wide)
		}
	}
}

func TestTheWindowsStayTogetherWithoutTheServer(t *testing.T) {
	t.Parallel()
	// Nothing came into the cache here for which the browser asks a server that is gone.
	k := begin(t, "/", setup{provokes: []string{"ERR_CONNECTION_REFUSED"}})
	k.at(stop{})
	k.slides.settled()
	ask[any](k.slides, "exhibit.charts().then(() => true)") // without a worker, what is on its way would be lost
	k.slides.server.Close()
	all := stops()
	for i := 1; i < 6; i++ {
		k.speaker.press("ArrowRight")
		k.at(all[i])
	}
	k.slides.press("ArrowLeft")
	k.at(all[4])
	k.speaker.press("w")
	covered(k.slides, "white")
}

func TestTheSpeakerViewFollowsToAnotherDay(t *testing.T) {
	t.Parallel()
	k := begin(t, "/s/"+deck().Slides[4].Slug, setup{})
	k.at(stop{slide: 4})
	k.slides.start("/s/" + deck().Slides[4].Slug + "?known=2015-09-25")
	k.speaker.until(`location.search === '?known=2015-09-25' && document.documentElement.dataset.state === 'ready'`)
	k.speaker.until(`document.querySelector('[data-part=current] iframe').contentDocument.querySelector('.kicker')`)
	other := k.slides.beside(setup{})
	other.start("/s/" + deck().Slides[4].Slug)
	other.until(`location.search === '?known=2015-09-25' && document.querySelector('.stage .kicker')`)
	k.speaker.press("ArrowRight")
	for _, b := range []*tab{k.slides, other} {
		b.until(`document.querySelector(".stage > article").dataset.slide === %q && location.search === '?known=2015-09-25'`, deck().Slides[5].Slug)
	}
}

// A window that still has to fetch where the speaker view is says nothing of where it is, not
// even when the program takes over: the others would go there.
func TestAWindowThatJoinsSlowlyTakesTheOthersNowhere(t *testing.T) {
	t.Parallel()
	const day = "?known=2015-09-25"
	slow := make(chan struct{})
	var others atomic.Bool
	hold := func(next http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if others.Load() && r.URL.Query().Has("known") && r.Header.Get("Sec-Fetch-Dest") == "empty" {
				<-slow
			}
			next.ServeHTTP(w, r)
		})
	}
	here := "/s/" + deck().Slides[4].Slug
	show := open(t, setup{wrap: hold})
	show.start(here + day)
	speaker := show.beside(setup{})
	speaker.start("/presenter" + day)
	speaker.until(`document.querySelector('[data-part=count]').textContent.includes(' 5 /')`)
	others.Store(true)
	other := show.beside(setup{})
	other.start(here)
	close(slow)
	other.until(`location.search === %q && document.querySelector('.stage .kicker')`, day)
	for _, b := range []*tab{show, speaker} {
		if at := ask[string](b, "location.search"); at != day {
			t.Errorf("a window is at %q", at)
		}
	}
	speaker.press("ArrowRight")
	for _, b := range []*tab{show, other} {
		b.until(`document.querySelector(".stage > article").dataset.slide === %q && location.search === %q`, deck().Slides[5].Slug, day)
	}
}

func TestWindowsWithSlidesGoTheirOwnWayWithoutASpeakerView(t *testing.T) {
	t.Parallel()
	a := open(t, setup{})
	a.start("/")
	b := a.beside(setup{})
	b.start("/s/" + deck().Slides[3].Slug)
	a.press("2", "Enter")
	a.arrives(stop{slide: 1})
	b.press("ArrowRight")
	b.arrives(stop{3, 1}.orNext())
	a.arrives(stop{slide: 1})
}

// orNext is the stop, or where its step would be: the slide after it.
func (s stop) orNext() stop {
	if s.step > s.of().Steps {
		return stop{slide: s.slide + 1}
	}
	return s
}

func TestThePicturesLookAsTheSlidesDo(t *testing.T) {
	t.Parallel()
	for _, dark := range []bool{false, true} {
		i := withSteps()
		k := begin(t, "/s/"+deck().Slides[i].Slug, setup{dark: dark, width: 1440, height: 900})
		k.slides.scheme(map[bool]string{true: "dark", false: "light"}[dark])
		k.at(stop{slide: i})
		// What a reader sees of a slide, by the boxes of its parts.
		const boxes = `((doc) => [...doc.querySelectorAll('.headline, .body > *, .body li, .sources')].map((el) => {
			const r = el.getBoundingClientRect();
			return [r.x, r.y, r.width, r.height].map(Math.round).join(' ') + ' ' + doc.defaultView.getComputedStyle(el).color;
		}).join('\n'))`
		want := ask[string](k.slides, boxes+"(document)")
		if got := ask[string](k.speaker, boxes+"(document.querySelector('[data-part=current] iframe').contentDocument)"); got != want {
			t.Errorf("dark %v: the picture is\n%s\nthe slide\n%s", dark, got, want)
		}
	}
}

func TestTheSpeakerViewFitsItsWindow(t *testing.T) {
	t.Parallel()
	longest := 0
	for i, s := range deck().Slides {
		if len(slides.Plain(s.Notes)) > len(slides.Plain(deck().Slides[longest].Notes)) {
			longest = i
		}
	}
	for _, s := range []setup{{width: 1440, height: 900}, {width: 1280, height: 720}, {width: 1100, height: 760}, {width: 1024, height: 768}, {width: 390, height: 844, phone: true}} {
		t.Run(s.size(), func(t *testing.T) {
			k := begin(t, "/s/"+deck().Slides[longest].Slug, s)
			b := k.speaker
			b.speaks(stop{slide: longest})
			if wide := ask[int](b, "document.documentElement.scrollWidth - innerWidth"); wide > 0 {
				t.Errorf("the page is %d px too wide", wide)
			}
			if high := ask[int](b, "document.documentElement.scrollHeight - innerHeight"); high > 0 && !s.phone {
				t.Errorf("the page is %d px too high", high)
			}
			if s.phone && ask[bool](b, `document.querySelector('[data-part=notes]').getBoundingClientRect().y > document.querySelector('[data-part=current]').getBoundingClientRect().y`) {
				t.Error("the notes do not come first")
			}
			for _, control := range []string{"prev", "next", "black", "white"} {
				b.sees("[data-do=" + control + "]")
				if ask[bool](b, `(({bottom, right}) => bottom > innerHeight || right > innerWidth)(document.querySelector('[data-do=%s]').getBoundingClientRect())`, control) {
					t.Errorf("%s is out of sight", control)
				}
			}
			size := ask[float64](b, `parseFloat(getComputedStyle(document.querySelector('[data-part=notes]')).fontSize)`)
			b.click("[data-do=larger]")
			b.until(`parseFloat(getComputedStyle(document.querySelector('[data-part=notes]')).fontSize) > %v`, size)
			reload(b)
			b.until(`parseFloat(getComputedStyle(document.querySelector('[data-part=notes]')).fontSize) > %v`, size)
			if inert := ask[bool](b, `[...document.querySelectorAll('.speaker iframe')].every((el) => el.inert && el.ariaHidden === 'true' && el.tabIndex === -1)`); !inert {
				t.Error("the pictures can be reached by keys or screen readers")
			}
		})
	}
}

func TestASpeakerViewOfAnotherVersionLeadsToNoSlideThatIsNotThere(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/")
	b.settled()
	first := deck().Slides[0].Slug
	ask[any](b, `new BroadcastChannel('exhibit ' + document.querySelector('.bar-title').textContent).postMessage({go: {slug: 'gone', step: 0, day: '', screen: 'black'}, id: 'speaker'})`)
	b.until(`document.getElementById('screen')`)
	ask[any](b, `new Promise((done) => requestAnimationFrame(() => requestIdleCallback(() => requestAnimationFrame(() => requestIdleCallback(done)))))`)
	if shown := ask[string](b, `document.querySelector('main.stage > article').dataset.slide || ''`); shown != first {
		t.Errorf("it shows %q", shown)
	}
	b.press("ArrowRight")
	b.until(`!document.getElementById('screen')`)
	if shown := ask[string](b, `document.querySelector('main.stage > article').dataset.slide || ''`); shown == "" {
		t.Error("after a key it shows no slide")
	}
}
