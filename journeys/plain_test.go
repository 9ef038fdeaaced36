//go:build browser

package journeys

import (
	"testing"

	"exhibit/slides"
)

// visibleScript is a function: whether a reader can see an element.
const visibleScript = `((el) => {
	if (!el || !el.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false;
	const r = el.getBoundingClientRect();
	return r.width > 2 && r.height > 2;
})`

// sees reports whether the first element that matches is visible and has a size.
func (b *tab) sees(selector string) bool {
	b.Helper()
	return ask[bool](b, visibleScript+"(document.querySelector(%q))", selector)
}

func TestWithoutScriptEverySlideCanBeReadAndWalked(t *testing.T) {
	t.Parallel()
	for name, s := range map[string]setup{
		"window": {scriptOff: true},
		"phone":  {scriptOff: true, width: 390, height: 844, phone: true},
	} {
		t.Run(name, func(t *testing.T) {
			b := open(t, s)
			b.load("/")
			last := len(deck().Slides) - 1
			for i, s := range deck().Slides {
				b.until("document.querySelector('[data-slide=%s]') && document.readyState === 'complete'", s.Slug)
				b.readsPlainly(&s)
				if i < last {
					b.click("a[rel=next]")
				}
			}
			for i := last - 1; i >= 0; i-- {
				b.click("a[rel=prev]")
				b.until("document.querySelector('[data-slide=%s]') && document.readyState !== 'loading'", deck().Slides[i].Slug)
			}
			b.click("a[href='/print']")
			b.until("document.querySelectorAll('[data-sheet]').length === %d", last+1)
		})
	}
}

// readsPlainly checks that a page shows all of a slide without script.
func (b *tab) readsPlainly(s *slides.Slide) {
	b.Helper()
	p := b.place()
	if p.State != "" {
		b.Fatalf("a script ran: data-state is %q", p.State)
	}
	if p.Headline != s.Title || !b.sees(".headline") {
		b.Errorf("%s: the headline is %q", s.Slug, p.Headline)
	}
	if hidden := ask[int](b, `[...document.querySelectorAll('[data-step]')].filter((el) => !%s(el)).length`, visibleScript); hidden > 0 {
		b.Errorf("%s: %d parts of steps cannot be seen", s.Slug, hidden)
	}
	inText := s.Steps
	for _, id := range s.Figures() { // those of a chart are the live chart's
		inText -= len(deck().Figure(id).Steps)
	}
	if inText > 0 && ask[int](b, `document.querySelectorAll('[data-step]').length`) == 0 {
		b.Errorf("%s: the page has no steps", s.Slug)
	}
	for _, id := range s.Figures() {
		b.readsFigure(deck().Figure(id))
	}
	for _, c := range s.Cites {
		if !b.sees("#src-" + c.Source) {
			b.Errorf("%s: the source %s cannot be seen", s.Slug, c.Source)
		}
	}
	if broken := ask[[]string](b, `[...document.querySelectorAll('.slide a[href^="#"]')].map((a) => a.getAttribute('href')).filter((h) => !document.getElementById(h.slice(1)))`); len(broken) > 0 {
		b.Errorf("%s: citations that lead nowhere: %q", s.Slug, broken)
	}
	if ask[bool](b, `!!document.querySelector('.slide a[href^="#src-"]')`) {
		b.click(`.slide a[href^="#src-"]`)
		b.until("document.querySelector(':target') && location.hash === '#' + document.querySelector(':target').id")
		if !b.sees(":target") {
			b.Errorf("%s: the source that a citation leads to cannot be seen", s.Slug)
		}
	} else if len(s.Figures()) == 0 && len(s.Cites) > 0 {
		b.Errorf("%s: no citation can be followed", s.Slug)
	}
}

// readsFigure checks that the page shows a figure as a picture, with its data.
func (b *tab) readsFigure(f *slides.Figure) {
	b.Helper()
	figure := js("figure[data-figure=%q]", f.ID)
	drawn := ask[[][2]float64](b, `[...document.querySelectorAll(%q)].filter(%s).map((el) => [el.getBoundingClientRect().width, el.getBoundingClientRect().height])`, figure+" .still svg", visibleScript)
	if len(drawn) != 1 || drawn[0][0] < 200 || drawn[0][1] < 100 {
		b.Errorf("%s: the pictures that can be seen are %v, want one of a fair size", f.ID, drawn)
	}
	if b.sees(figure + " details table") {
		b.Errorf("%s: the data is open from the start", f.ID)
	}
	b.click(figure + " summary")
	b.until("document.querySelector(%q)", figure+" details[open]")
	if !b.sees(figure + " details table") {
		b.Errorf("%s: the data does not open", f.ID)
	}
	if rows := ask[int](b, `document.querySelectorAll(%q).length`, figure+" details tbody tr"); rows != len(f.Records) {
		b.Errorf("%s: the table has %d rows, want %d", f.ID, rows, len(f.Records))
	}
	text := ask[string](b, `document.querySelector(%q).innerText`, figure+" details")
	for _, r := range f.Records {
		if !tells(text, r) {
			b.Errorf("%s: the table does not say %q", f.ID, facts(r))
		}
	}
	if dead := ask[int](b, `[...document.querySelectorAll(%q)].filter(%s).length`, figure+" :is(button, select)", visibleScript); dead > 0 {
		b.Errorf("%s: %d controls can be seen that do nothing", f.ID, dead)
	}
}
