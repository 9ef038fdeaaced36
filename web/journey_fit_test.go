//go:build browser

package web_test

import (
	"fmt"
	"testing"
)

// projectors are the windows that every slide fits.
var projectors = []setup{
	{width: 1920, height: 1080},
	{width: 1280, height: 720},
	{width: 1024, height: 768},
}

var phone = setup{width: 390, height: 844, phone: true}

func (s setup) size() string { return fmt.Sprintf("%dx%d", s.width, s.height) }

// everySlide calls look on each slide, with all its steps shown and its charts live.
func (b *tab) everySlide(look func(slug string)) {
	b.Helper()
	b.start("/s/" + deck().Slides[0].Slug)
	stepping := ask[bool](b, "exhibit.stepping()")
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
	for _, s := range projectors {
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

func TestNoSlideScrollsSidewaysOnAPhone(t *testing.T) {
	for _, width := range []int{390, 320} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := open(t, setup{width: width, height: 844, phone: true})
			b.everySlide(func(slug string) {
				wide := `[document.documentElement.scrollWidth, document.querySelector('.stage').scrollWidth, Math.round(innerWidth)]`
				if w := ask[[3]int](b, wide); w[0] > width || w[1] > width || w[2] > width {
					t.Errorf("%s: page, stage and window are %v px wide", slug, w)
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
	const least = 11 // px
	for _, s := range append(projectors, phone) {
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
