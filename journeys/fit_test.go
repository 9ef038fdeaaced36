//go:build browser

package journeys

import (
	"fmt"
	"net/http"
	"slices"
	"testing"
)

// projectors are the windows that every slide fits.
var projectors = []setup{
	{width: 1920, height: 1080},
	{width: 1280, height: 720},
	{width: 1024, height: 768},
	{width: 2560, height: 1080},
}

// What a hand holds has a touch screen.
var (
	phone     = setup{width: 390, height: 844, phone: true}
	narrow    = setup{width: 320, height: 844, phone: true}
	landscape = setup{width: 844, height: 390, phone: true}
	tablet    = setup{width: 820, height: 1180, phone: true}
)

func (s setup) size() string { return fmt.Sprintf("%dx%d", s.width, s.height) }

// noTypefaces is a window that the typefaces of the deck do not come to.
func noTypefaces(s setup) setup {
	s.provokes = []string{".woff2", "404"}
	s.wrap = func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if isTypeface(r.URL.Path) {
				http.NotFound(w, r)
				return
			}
			site.ServeHTTP(w, r)
		})
	}
	return s
}

// stepByStep is an expression: whether the window shows steps one by one, as the style sheet has it.
const stepByStep = `getComputedStyle(document.documentElement).getPropertyValue('--unshown') === 'hidden'`

// everySlide calls look on each slide, with all its steps shown and its charts live.
func (b *tab) everySlide(look func(slug string)) {
	b.Helper()
	b.motion("reduce") // a look at each slide needs no transitions
	b.start("/s/" + deck().Slides[0].Slug)
	stepping := ask[bool](b, stepByStep)
	for i, s := range deck().Slides {
		if !stepping {
			s.Steps = 0
		}
		for range s.Steps {
			b.press("ArrowRight")
		}
		b.at(s.Slug, s.Steps)
		b.live()
		b.frame()
		look(s.Slug)
		if i < len(deck().Slides)-1 {
			b.press("ArrowRight")
		}
	}
}

// overflow lists what does not fit: parts that scroll, stick out of the window or lie
// on the part below.
const overflow = `(() => {
	const out = [], page = document.documentElement, stage = document.querySelector('.stage');
	const name = (el) => el.tagName.toLowerCase() + '.' + (el.className.baseVal ?? el.className) + ' "' + el.textContent.trim().slice(0, 30) + '"';
	if (stage.scrollHeight > stage.clientHeight) out.push('the stage scrolls: ' + stage.scrollHeight + ' px high in ' + stage.clientHeight);
	if (stage.scrollWidth > stage.clientWidth) out.push('the stage scrolls sideways: ' + stage.scrollWidth + ' px wide in ' + stage.clientWidth);
	if (page.scrollHeight > innerHeight) out.push('the page scrolls: ' + page.scrollHeight + ' px high in ' + innerHeight);
	if (page.scrollWidth > innerWidth) out.push('the page scrolls sideways: ' + page.scrollWidth + ' px wide in ' + innerWidth);
	const seen = (el) => el.checkVisibility({visibilityProperty: true}) && !el.closest('.visually-hidden');
	for (const el of stage.querySelectorAll('*')) {
		if (!seen(el)) continue;
		const r = el.getBoundingClientRect();
		if (r.width && (r.right > innerWidth + 1 || r.left < -1)) out.push(name(el) + ' sticks out sideways: ' + Math.round(r.left) + ' to ' + Math.round(r.right));
		if (el.scrollWidth > el.clientWidth + 1 && /auto|scroll|hidden/.test(getComputedStyle(el).overflowX)) out.push(name(el) + ' is cut off or scrolls: ' + el.scrollWidth + ' px wide in ' + el.clientWidth);
	}
	const foot = document.querySelector('.sources').getBoundingClientRect();
	for (const el of document.querySelectorAll('.body, .body *')) {
		const r = el.getBoundingClientRect();
		if (seen(el) && r.height && r.bottom > foot.top + 1) out.push(name(el) + ' lies on the sources: ' + Math.round(r.bottom) + ' > ' + Math.round(foot.top));
	}
	for (const chart of document.querySelectorAll('.chart')) {
		const r = chart.getBoundingClientRect(), next = document.querySelector('.figure-foot').getBoundingClientRect();
		if (r.bottom > next.top + 1) out.push('the chart lies on what stands below it');
	}
	return out.slice(0, 6);
})()`

func TestEverySlideFitsAProjector(t *testing.T) {
	t.Parallel()
	for _, s := range append(projectors, noTypefaces(projectors[0]), noTypefaces(projectors[1])) {
		t.Run(s.size(), func(t *testing.T) {
			b := open(t, s)
			b.everySlide(func(slug string) {
				for _, problem := range ask[[]string](b, overflow) {
					t.Errorf("%s: %s", slug, problem)
				}
			})
		})
	}
}

func TestNoSlideScrollsSidewaysInAHand(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{phone, narrow, landscape, tablet, noTypefaces(phone)} {
		t.Run(s.size(), func(t *testing.T) {
			width := s.width
			b := open(t, s)
			b.everySlide(func(slug string) {
				wide := `[document.documentElement.scrollWidth, document.querySelector('.stage').scrollWidth, Math.round(innerWidth)]`
				if w := ask[[3]int](b, wide); w[0] > width || w[1] > width || w[2] > width {
					t.Errorf("%s: page, stage and window are %v px wide", slug, w)
				}
				if n := ask[int](b, "[...document.querySelectorAll('.prose .scroll')].filter((el) => el.scrollHeight > el.clientHeight).length"); n > 0 {
					t.Errorf("%s: %d tables scroll up and down in themselves", slug, n)
				}
				if ask[bool](b, "!!document.querySelector('figure details')") {
					ask[any](b, "document.querySelector('figure details').open = true")
					if w := ask[[3]int](b, wide); w[0] > width || w[1] > width || w[2] > width {
						t.Errorf("%s: with its data open, page, stage and window are %v px wide", slug, w)
					}
				}
			})
		})
	}
}

// smallText lists the visible texts below a size in px, with their size on the screen.
const smallText = `((least) => {
	const out = [];
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	for (let n = walker.nextNode(); n; n = walker.nextNode()) {
		const el = n.parentElement;
		if (!n.data.trim() || el.closest('.visually-hidden, .skip, option, script, style')) continue;
		if (!el.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
		let size = parseFloat(getComputedStyle(el).fontSize);
		const svg = el.closest('svg');
		if (svg) {
			const r = svg.getBoundingClientRect(), box = svg.viewBox.baseVal?.width ? svg.viewBox.baseVal : {width: svg.width.baseVal.value, height: svg.height.baseVal.value};
			size *= Math.min(r.width / box.width, r.height / box.height);
		}
		if (size < least - 0.05) out.push(size.toFixed(1) + ' px: ' + n.data.trim().slice(0, 40));
	}
	return out;
})`

func TestNoTextIsSmallerThan11Pixels(t *testing.T) {
	t.Parallel()
	const least = 11 // px
	for _, s := range slices.Concat(projectors, []setup{phone, landscape, tablet}) {
		t.Run(s.size(), func(t *testing.T) {
			b := open(t, s)
			b.everySlide(func(slug string) {
				if small := ask[[]string](b, smallText+"(%d)", least); len(small) > 0 {
					t.Errorf("%s: %d texts, such as %q", slug, len(small), small[:min(3, len(small))])
				}
			})
		})
	}
}

func TestTheFocusIsNeverBehindTheBarOnAPhone(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	for _, slug := range []string{deck().Slides[1].Slug, slideOf(deck().Figures[0].ID).Slug} {
		b.start("/s/" + slug)
		b.live()
		ask[any](b, "scrollTo(0, 0)")
		for range ask[int](b, `document.querySelectorAll('.stage :is(a[href], button, select, summary, [tabindex="0"])').length`) {
			b.press("Tab")
			b.frame()
			if hidden := ask[string](b, `(() => {
				const el = document.activeElement, bar = document.querySelector('.bar').getBoundingClientRect();
				const r = el.getBoundingClientRect();
				return el.closest('.stage') && r.height && r.top >= bar.top - 2 ? el.outerHTML.slice(0, 80) : '';
			})()`); hidden != "" {
				t.Errorf("%s: the focus is on something behind the bar: %s", slug, hidden)
			}
		}
	}
}

func TestControlsAreLargeEnoughForAFinger(t *testing.T) {
	t.Parallel()
	b := open(t, setup{width: 390, height: 844, phone: true})
	if !ask[bool](b, "matchMedia('(pointer: coarse)').matches") {
		t.Fatal("the tab does not pretend to have a touch screen")
	}
	b.everySlide(func(slug string) {
		small := ask[[]string](b, `[...document.querySelectorAll('.bar :is(a[href], button, summary), .slide :is(button, select, summary)')].filter((el) => el.checkVisibility({visibilityProperty: true})).filter((el) => {
			const box = el.getBoundingClientRect();
			return box.width && (Math.min(box.height, box.width) < 43.5);
		}).map((el) => el.tagName + ' ' + el.textContent.slice(0, 20) + ' ' + Math.round(el.getBoundingClientRect().width) + 'x' + Math.round(el.getBoundingClientRect().height))`)
		if len(small) > 0 {
			t.Errorf("%s: too small for a finger: %q", slug, small)
		}
	})
}

// missed lists what a finger misses: it touches each line of each citation mark in the middle
// and on the edges of the 44 px around that, where it must come to the mark's passage, or to
// another mark or control that is nearer.
const missed = `(() => {
	const out = [], controls = 'a[href], button, select, summary';
	// What is seen of a mark is its text, without the room around it.
	const lines = (el) => {
		const text = document.createRange();
		text.selectNodeContents(el);
		return [...text.getClientRects()].filter((r) => r.width > 1);
	};
	const far = (el, x, y) => Math.min(...lines(el).map((r) => Math.hypot(Math.max(r.left - x, 0, x - r.right), Math.max(r.top - y, 0, y - r.bottom))));
	const passage = (mark) => mark.dataset.cite.replace(/ ¶(\d+).*/, ' ¶$1');
	const panel = document.querySelector('.evidence');
	// touch is what a finger comes to: a control, or the mark that is nearest to it and leads to the passage shown.
	const touch = (x, y) => {
		const hit = document.elementFromPoint(x, y)?.closest(controls);
		if (!hit?.matches('.cite')) return hit;
		hit.dispatchEvent(new MouseEvent('click', {clientX: x, clientY: y, detail: 1, bubbles: true, cancelable: true}));
		panel.open = false;
		const shown = panel.querySelector('[data-pointed]').id;
		return marks.filter((mark) => shown === 'ev-' + passage(mark).replace(' ¶', '-')).sort((a, b) => far(a, x, y) - far(b, x, y))[0];
	};
	const marks = [...document.querySelectorAll('.slide .cite')];
	for (const mark of marks) {
		mark.scrollIntoView({block: 'center', behavior: 'instant'});
		for (const r of lines(mark)) {
			const x = (r.left + r.right) / 2, y = (r.top + r.bottom) / 2, side = Math.max(21, r.width / 2 - 1);
			const ends = lines(mark).length > 1 ? [] : [[-side, 0], [side, 0]];
			for (const [dx, dy] of [[0, 0], [0, -21], [0, 21], ...ends]) {
				const at = [Math.round(x + dx), Math.round(y + dy)]; // clicks are in whole pixels
				if (at[0] < 1 || at[0] > innerWidth - 1) continue; // the screen ends there
				const hit = touch(...at);
				if (hit === mark || hit && (dx || dy) && far(hit, ...at) <= far(mark, ...at) + 1) continue;
				out.push(passage(mark) + ' at ' + Math.round(dx) + ', ' + Math.round(dy) + ' is ' + (hit ? hit.textContent + ', ' + Math.round(far(hit, ...at)) + ' px away, not ' + Math.round(far(mark, ...at)) : 'nothing'));
			}
		}
	}
	return out;
})()`

func TestAFingerHitsTheNearestCitationMark(t *testing.T) {
	t.Parallel()
	b := open(t, phone)
	b.everySlide(func(slug string) {
		if wrong := ask[[]string](b, missed); len(wrong) > 0 {
			t.Errorf("%s: %d misses, such as %q", slug, len(wrong), wrong[:min(3, len(wrong))])
		}
	})
}
