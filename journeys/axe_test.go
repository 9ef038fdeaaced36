//go:build browser

package journeys

import (
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"exhibit/app"
)

// axe is axe-core, which is only for tests.
var axe = sync.OnceValues(func() (string, error) {
	source, err := os.ReadFile("../node_modules/axe-core/axe.min.js")
	if err != nil {
		return "", fmt.Errorf("axe-core is not installed; make test does it: %w", err)
	}
	return string(source), nil
})

// passesAxe reports every violation that axe-core finds in what the tab shows.
func (b *tab) passesAxe(what string) {
	b.Helper()
	for _, violation := range b.violations() {
		b.Errorf("%s: %s", what, violation)
	}
}

func (b *tab) violations() []string {
	b.Helper()
	source, err := axe()
	if err != nil {
		b.Fatal(err)
	}
	if !ask[bool](b, "'axe' in globalThis") {
		ask[any](b, source+"; undefined")
	}
	return ask[[]string](b, `Promise.allSettled(document.getAnimations().map((a) => a.finished)).then(() => axe.run(document, {resultTypes: ['violations'], elementRef: false})).then((r) =>
		r.violations.map((v) => v.id + ' (' + v.impact + '): ' + v.nodes.map((n) => n.target.join(' ') + ' ' + n.failureSummary.replace(/\s+/g, ' ')).slice(0, 3).join(' | ')))`)
}

// showBar brings the bar back with a movement, and waits until it is there.
func (b *tab) showBar() {
	b.Helper()
	ask[any](b, `dispatchEvent(new PointerEvent("pointerdown"))`)
	b.until(`getComputedStyle(document.querySelector('.bar')).opacity === '1'`)
}

// command has a command carried out as a reader does: by its first key, or for the menu by its button.
func (b *tab) command(name string) {
	b.Helper()
	if name == "menu" {
		b.showBar()
		b.click(".bar-menu")
		return
	}
	for _, binding := range app.Bindings {
		if binding.Command == name {
			b.press(binding.Keys[0])
			return
		}
	}
	b.Fatalf("there is no command %q", name)
}

func TestAxeSeesWhatIsWrong(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/")
	ask[any](b, "document.querySelector('.slide').append(new Image(9, 9))")
	if found := strings.Join(b.violations(), " "); !strings.Contains(found, "image-alt") {
		t.Errorf("a picture without words is not found: %q", found)
	}
}

func TestEverySlidePassesAxe(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{{}, {dark: true}, {width: 390, height: 844, phone: true}, {width: 390, height: 844, phone: true, dark: true}} {
		b := open(t, s)
		for _, slide := range deck().Slides {
			b.start("/s/" + slide.Slug)
			b.live()
			if ask[bool](b, stepByStep) {
				for range slide.Steps {
					b.press("ArrowRight")
				}
				b.at(slide.Slug, slide.Steps)
			}
			b.passesAxe(fmt.Sprintf("%s, %s, dark %v", slide.Slug, s.size(), s.dark))
		}
	}
}

func TestWhatOpensOnASlidePassesAxe(t *testing.T) {
	t.Parallel()
	slug := ""
	for _, s := range deck().Slides {
		if len(s.Figures()) > 0 {
			slug = s.Slug
			break
		}
	}
	for _, s := range []setup{{}, {dark: true}, {width: 390, height: 844, phone: true}} {
		b := open(t, s)
		b.start("/s/" + slug)
		b.live()
		for command, open := range map[string]string{"evidence": ".evidence", "data": ".figure-data", "known": ".known"} {
			b.command(command)
			b.until("document.querySelector(%q).open", open)
			b.passesAxe(open + " of " + slug)
			b.command("leave")
			b.until("!document.querySelector(%q).open", open)
		}
	}
}

func TestEveryDialogPassesAxe(t *testing.T) {
	t.Parallel()
	for _, s := range []setup{{}, {dark: true}, {width: 390, height: 844, phone: true}} {
		b := open(t, s)
		b.start("/s/" + deck().Slides[2].Slug)
		for _, command := range []string{"menu", "overview", "search", "help", "qr", "passage"} {
			b.command(command)
			b.until("document.querySelector('dialog[open]')")
			if command == "search" {
				ask[any](b, "{ const field = document.querySelector('dialog input'); field.value = 'the'; field.dispatchEvent(new Event('input', {bubbles: true})) }")
			}
			b.passesAxe(command)
			b.press("Escape")
			b.until("!document.querySelector('dialog[open]')")
		}
	}
}

func TestPagesOutsideOfTheDeckPassAxe(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/presenter", "/print", "/s/no-such-slide", "/?known=never", "/?known=1990", "/s/timeline?known=2013"} {
		for _, dark := range []bool{false, true} {
			b := open(t, setup{dark: dark, provokes: []string{"404", "400", "no-such-slide", "known=never"}})
			b.load(path)
			if strings.Contains(path, "known=1") || strings.Contains(path, "known=2") {
				b.ready()
			}
			b.passesAxe(path)
		}
	}
}
