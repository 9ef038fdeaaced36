//go:build browser

package journeys

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// hidden lists the texts and controls that a notch, a rounded corner or the line at the foot of the
// screen covers: its arguments are the safe area's insets in px. What scrolls is looked at where it
// begins and where it ends.
const hidden = `((top, right, bottom, left) => {
	const out = [], name = (el) => el.tagName.toLowerCase() + '.' + (el.className.baseVal ?? el.className) + ' "' + (el.value || el.textContent).trim().slice(0, 30) + '"';
	const scrolls = (el) => /auto|scroll|hidden|clip/.test(getComputedStyle(el).overflowX + getComputedStyle(el).overflowY);
	// seen is the part of a rectangle that no scroller cuts off.
	const seen = (el, r) => {
		const s = {left: r.left, right: r.right, top: r.top, bottom: r.bottom};
		for (let at = el; at && at !== document.body && getComputedStyle(at).position !== 'fixed'; at = at.parentElement) {
			if (!scrolls(at)) continue;
			const box = at.getBoundingClientRect();
			s.left = Math.max(s.left, box.left), s.right = Math.min(s.right, box.right), s.top = Math.max(s.top, box.top), s.bottom = Math.min(s.bottom, box.bottom);
		}
		return s.right - s.left > 1 && s.bottom - s.top > 1 && s.right > 0 && s.left < innerWidth && s.bottom > 0 && s.top < innerHeight ? s : null;
	};
	const look = (wrong) => {
		const modal = document.querySelector('dialog[open]') || document.querySelector('[data-zoomed]') || document.body;
		const texts = document.createTreeWalker(modal, NodeFilter.SHOW_TEXT), range = document.createRange();
		for (let n = texts.nextNode(); n; n = texts.nextNode()) {
			const el = n.parentElement;
			if (!n.data.trim() || el.closest('.visually-hidden, .skip, option, script, style, noscript, .tile') || !el.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
			range.selectNodeContents(n);
			for (const r of range.getClientRects()) if (seen(el, r) && wrong(seen(el, r))) out.push(name(el));
		}
		for (const el of modal.querySelectorAll('a[href]:not(.cite, .skip, .contested), button, select, input, summary')) {
			const s = el.checkVisibility({visibilityProperty: true}) && seen(el, el.getBoundingClientRect());
			if (s && wrong(s)) out.push(name(el));
		}
	};
	const all = [document.documentElement, ...document.querySelectorAll('*')].filter((el) => el === document.documentElement || scrolls(el));
	for (const el of all) el.scrollTop = 0;
	look((s) => s.left < left - 0.5 || s.right > innerWidth - right + 0.5 || s.top < top - 0.5);
	for (const el of all) el.scrollTop = el.scrollHeight;
	look((s) => s.left < left - 0.5 || s.right > innerWidth - right + 0.5 || s.bottom > innerHeight - bottom + 0.5);
	for (const el of all) el.scrollTop = 0;
	return [...new Set(out)].slice(0, 5);
})`

func TestNothingIsUnderTheNotch(t *testing.T) {
	t.Parallel()
	// Larger than any of today's, and each another: what takes one for another shows.
	top, right, bottom, left := int64(31), int64(53), int64(37), int64(59)
	figure := deck().Figures[0].ID
	for _, window := range []setup{landscape, phone, {width: 1180, height: 820, phone: true}} {
		t.Run(window.size(), func(t *testing.T) {
			t.Parallel()
			window.provokes = []string{"404", "no-such-slide"}
			b := open(t, window)
			b.do(send(emulation.SetSafeAreaInsetsOverride, emulation.SetSafeAreaInsetsOverrideParams{Insets: &emulation.SafeAreaInsets{Top: &top, Right: &right, Bottom: &bottom, Left: &left}}))
			check := func(what string) {
				t.Helper()
				for _, under := range ask[[]string](b, hidden+"(%d, %d, %d, %d)", top, right, bottom, left) {
					t.Errorf("%s: under the notch: %s", what, under)
				}
			}
			for _, path := range []string{"/print", "/presenter", "/s/no-such-slide"} {
				b.load(path)
				b.until("document.readyState === 'complete'")
				check(path)
			}
			b.start("/s/" + slideOf(figure).Slug)
			b.live()
			check("a slide")
			for _, panel := range []string{"evidence", "data", "known"} {
				b.command(panel)
				b.until("document.querySelector('.slide details[open], .bar details[open]')")
				check(panel)
				b.command("leave")
			}
			for _, dialog := range []string{"menu", "overview", "search", "help", "share", "qr", "offline", "passage"} {
				b.command(dialog)
				if dialog == "share" { // it copies the link and says so; once more opens the dialog
					b.until("document.querySelector('dialog[open], .share-toast')")
					check("the notice of a copied link")
					if ask[bool](b, "!document.querySelector('dialog[open]')") {
						b.command(dialog)
					}
				}
				b.until("document.querySelector('dialog[open]:not(:has([aria-busy]))')")
				check(dialog)
				b.press("Escape")
				b.until("!document.querySelector('dialog[open]')")
			}
			b.command("zoom")
			b.until("document.querySelector('[data-zoomed]')")
			check("a zoomed figure")
			b.command("leave")
			b.command("pointer")
			b.until("document.querySelector('.tool-said')?.textContent")
			if box := ask[[3]float64](b, "(({left, right, bottom}) => [left, innerWidth - right, innerHeight - bottom])(document.querySelector('.tool-said').getBoundingClientRect())"); box[0] < float64(left) || box[1] < float64(right) || box[2] < float64(bottom) {
				t.Errorf("what is said at the foot of the window is %v px from its left, right and lower edge", box)
			}
		})
	}
}
