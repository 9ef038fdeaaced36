//go:build browser

package journeys

import (
	"fmt"
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"exhibit/slides"
)

func TestEveryChartGoesLive(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range deck().Figures {
		b.start("/s/" + slideOf(f.ID).Slug)
		b.until(`document.querySelector('figure[data-figure=%q][data-chart="live"] .live svg')`, f.ID)
		if problem := ask[string](b, `document.querySelector('figure [role=alert]').textContent`); problem != "" {
			t.Errorf("%s is live, and complains: %s", f.ID, problem)
		}
	}
}

// differing is the share of pixels in which two pictures visibly differ, and where.
func differing(a, b *image.RGBA) (float64, *image.RGBA) {
	const visible = 24 // of 255, in any channel: below it is antialiasing
	out := image.NewRGBA(a.Bounds())
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		different := false
		for c := range 3 {
			d := int(a.Pix[i+c]) - int(b.Pix[i+c])
			different = different || d > visible || d < -visible
		}
		if different {
			n++
			x, y := i%a.Stride/4, i/a.Stride
			out.Set(x, y, color.RGBA{255, 0, 0, 255})
		}
	}
	return float64(n) / float64(len(a.Pix)/4), out
}

// allowed is the share of pixels that may differ where a live chart takes the place of its picture: the picture is scaled
// to its box, by less than a pixel from where the chart draws, so that edges are smoothed in another way.
const allowed = 0.01

func TestNothingVisibleChangesWhenAChartGoesLive(t *testing.T) {
	t.Parallel()
	for _, f := range deck().Figures {
		for _, s := range []setup{
			{width: 1280, height: 720},
			{width: 1280, height: 720, dark: true},
			{width: 390, height: 1600, phone: true},
			{width: 390, height: 1600, phone: true, dark: true},
		} {
			name := fmt.Sprintf("%s %d wide", f.ID, s.width)
			if s.dark {
				name += " dark"
			}
			t.Run(name, func(t *testing.T) {
				g := newGate(isWasm)
				s.wrap = g.wrap
				b := open(t, s)
				b.load("/s/" + slideOf(f.ID).Slug)
				chart := fmt.Sprintf("figure[data-figure=%q] .chart", f.ID)
				b.middle(chart)
				b.until("document.fonts.status === 'loaded'")
				b.until(`[...document.styleSheets].some((s) => s.href?.includes('/late.'))`)
				still := b.shot(chart)
				if still.Bounds().Dx() < 200 || still.Bounds().Dy() < 100 {
					t.Fatalf("the still picture is %v", still.Bounds())
				}
				g.release()
				b.live()
				live := b.shot(chart)
				if still.Bounds() != live.Bounds() {
					t.Fatalf("the chart's box was %v and is %v", still.Bounds(), live.Bounds())
				}
				share, where := differing(still, live)
				t.Logf("%.2f %% of %v differ", 100*share, live.Bounds().Max)
				if share > allowed {
					t.Errorf("%.2f %% of the pixels changed", 100*share)
					b.keepShot("still.png", still)
					b.keepShot("live.png", live)
					b.keepShot("difference.png", where)
				}
				if blank := uniform(live); blank {
					t.Error("the live chart is blank")
				}
			})
		}
	}
}

// uniform reports whether a picture has one colour only.
func uniform(p *image.RGBA) bool {
	for i := 4; i < len(p.Pix); i += 4 {
		if !slices.Equal(p.Pix[i:i+3], p.Pix[:3]) {
			return false
		}
	}
	return true
}

// plain is a text with single spaces.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

// facts are what any text about a record has to have: its value with unit, who
// asserts it, and the passage.
func facts(r slides.Record) []string {
	parts := []string{r.Label, r.AssertedBy, r.Cite.Label, r.Cite.Locator}
	if r.Value != nil {
		parts = append(parts, r.Unit)
	}
	for i := range parts {
		parts[i] = plain(parts[i])
	}
	return parts
}

// tells reports whether a text has all the evidence of a record.
func tells(text string, r slides.Record) bool {
	for _, part := range facts(r) {
		if !strings.Contains(plain(text), part) {
			return false
		}
	}
	return true
}

const (
	reading = `document.querySelector('figure .chart ~ [role=status]').textContent`
	// What the open tooltip says: the innermost visible box over the live chart with text.
	tooltipBox = `[...document.querySelectorAll('figure .live div')]
		.find((el) => !el.querySelector('svg') && el.innerText?.trim() && el.checkVisibility({visibilityProperty: true, opacityProperty: true}))`
	tooltip = `(` + tooltipBox + `?.innerText || '')`
)

// readings walks over the n marks of the live chart by key and returns what is said of
// each. It fails the test if there are more or fewer.
func (b *tab) readings(n int) []string {
	b.Helper()
	b.do(chromedp.Focus(chromedp.CSS("figure .chart")))
	b.press("Escape")
	b.until(reading + " === ''")
	said := []string{""}
	for len(said) <= n {
		b.press("ArrowDown")
		if !b.soon("%s !== %q", reading, said[len(said)-1]) {
			b.Errorf("there are %d marks, want %d", len(said)-1, n)
			return said[1:]
		}
		said = append(said, ask[string](b, reading))
	}
	// One key too many changes nothing: from there the way back is that to the last but one.
	b.press("ArrowDown")
	b.frame()
	b.press("ArrowUp")
	if !b.soon("%s === %q", reading, said[max(n-1, 1)]) {
		b.Errorf("there are more than %d marks: %q", n, ask[string](b, reading))
	}
	return said[1:]
}

// dated leaves out what a timeline cannot draw.
func dated(f *slides.Figure) []slides.Record {
	var kept []slides.Record
	for _, r := range f.Records {
		if f.Type != "timeline" || r.Date != "" {
			kept = append(kept, r)
		}
	}
	return kept
}

// everyReading is readings over all steps of the figure's slide, which begins at its first.
func (b *tab) everyReading(f *slides.Figure) (said []string) {
	b.Helper()
	slide := slideOf(f.ID)
	for step := 0; ; step++ {
		shown := *f
		hidden, _ := f.At(max(step-f.After, 0))
		shown.Records = nil
		for i, r := range f.Records {
			if !hidden[i] {
				shown.Records = append(shown.Records, r)
			}
		}
		if n := len(dated(&shown)); n > 0 {
			said = append(said, b.readings(n)...)
		}
		if step == slide.Steps {
			return said
		}
		b.press("Escape")
		b.step(slide.Slug, step+1)
	}
}

// step goes on to a step that changes the live chart.
func (b *tab) step(slug string, n int) {
	b.Helper()
	b.changes(func() {
		b.press("ArrowRight")
		b.at(slug, n)
	})
}

func TestTheKeyboardReadsEveryMarkWithItsEvidence(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range deck().Figures {
		b.start("/s/" + slideOf(f.ID).Slug)
		b.live()
		said := b.everyReading(&f)
		for _, r := range dated(&f) {
			if !slices.ContainsFunc(said, func(text string) bool { return tells(text, r) }) {
				t.Errorf("%s: no mark says %q", f.ID, facts(r))
			}
		}
		b.until(`%s.replace(/\s/g, '') === %s.replace(/\s/g, '')`, tooltip, reading)
		b.press("Escape")
		b.until(reading + " === ''")
		b.until(tooltip + " === ''")

		// The other keys still turn the page.
		_, i := deck().Slide(slideOf(f.ID).Slug)
		b.press("ArrowRight")
		b.at(deck().Slides[i+1].Slug, 0)
	}
}

func TestPointingAtAMarkShowsItsEvidence(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range deck().Figures {
		b.start("/s/" + slideOf(f.ID).Slug)
		b.live()
		shown := map[int]bool{}
		point := func(p [2]float64) {
			b.do(chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, p[0], p[1]))
			seen := ask[struct {
				Text   string
				Inside bool
			}](b, `(() => {
				const el = `+tooltipBox+`, r = el?.getBoundingClientRect();
				return {text: el?.innerText || '', inside: !r || r.left >= 0 && r.top >= 0 && r.right <= innerWidth && r.bottom <= innerHeight};
			})()`)
			text := seen.Text
			if text == "" {
				return
			}
			i := slices.IndexFunc(f.Records, func(r slides.Record) bool { return tells(text, r) })
			if i < 0 {
				t.Errorf("%s: a tooltip says %q, which is no record", f.ID, text)
			}
			shown[i] = true
			if !seen.Inside {
				t.Errorf("%s: a tooltip sticks out of the window: %q", f.ID, text)
			}
		}
		for n := range slideOf(f.ID).Steps + 1 {
			if n > 0 {
				b.step(slideOf(f.ID).Slug, n)
			}
			for _, p := range ask[[][2]float64](b, `[...document.querySelectorAll('figure .live svg :is(path, text)')].map((el) => el.getBoundingClientRect())
				.filter((r) => r.width > 4 && r.height > 4 && r.height < 60).map((r) => [r.x + r.width / 2, r.y + r.height / 2])`) {
				point(p)
			}
		}
		if want := len(dated(&f)); len(shown) < want*9/10 {
			t.Errorf("%s: pointing at the marks shows %d of %d records", f.ID, len(shown), want)
		}
	}
}

// timelines are the figures with filters.
func timelines() []*slides.Figure {
	var all []*slides.Figure
	for i := range deck().Figures {
		if deck().Figures[i].Type == "timeline" && deck().Figures[i].Zoom[0] != "" {
			all = append(all, &deck().Figures[i])
		}
	}
	return all
}

// allSteps brings in what comes by steps on the current slide.
func (b *tab) allSteps() {
	b.Helper()
	const left = `getComputedStyle(document.documentElement).getPropertyValue('--unshown').trim() === 'hidden' &&
		Number(document.querySelector('.stage .slide').dataset.steps) > %d`
	for p := b.place(); ask[bool](b, left, p.Step); p = b.place() {
		b.step(p.Slug, p.Step+1)
	}
}

// shows checks that exactly the records that keep accepts are among the marks, once all steps have come.
func (b *tab) shows(f *slides.Figure, what string, keep func(slides.Record) bool) {
	b.Helper()
	b.Log(what)
	b.allSteps()
	records := slices.DeleteFunc(dated(f), func(r slides.Record) bool { return !keep(r) })
	said := b.readings(len(records))
	for _, r := range records {
		if !slices.ContainsFunc(said, func(text string) bool { return tells(text, r) }) {
			b.Errorf("%s: %q is not shown", what, r.Label)
		}
	}
}

// choose picks a value of the select with the given name and waits for another chart.
func (b *tab) choose(name, value string) {
	b.Helper()
	b.changes(func() {
		ask[any](b, `(() => {
			const label = [...document.querySelectorAll('figure [role=group] label')].find((el) => el.textContent.startsWith(%q));
			const select = label.querySelector('select');
			select.value = %q;
			select.dispatchEvent(new Event('change', {bubbles: true}));
		})()`, name, value)
	})
}

// changes waits until an action has changed the live chart.
func (b *tab) changes(action func()) {
	b.Helper()
	const drawing = `document.querySelector('figure .live svg').innerHTML`
	before := ask[string](b, drawing)
	action()
	b.until(drawing+" !== %q", before)
	b.live()
}

func TestAKeyboardUserKeepsTheFocusInAFilter(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	b.start("/s/" + slideOf("timeline").Slug)
	b.live()
	ask[any](b, "document.querySelector('.bar-menu').focus()")
	ask[any](b, "document.querySelector('.filter-zoom').focus()")
	b.press("Tab")
	for n := 1; n < 3; n++ {
		b.press("ArrowDown")
		b.until("document.activeElement.matches('.filters select') && document.activeElement.selectedIndex === %d", n)
	}
	b.at(slideOf("timeline").Slug, 0)
}

func TestTheFiltersOfATimelineChangeTheLiveChart(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range timelines() {
		b.start("/s/" + slideOf(f.ID).Slug)
		b.live()
		all := func(slides.Record) bool { return true }
		b.shows(f, "at first", all)

		zoomed := func(r slides.Record) bool {
			end := r.End
			if end == "" {
				end = r.Date
			}
			return end.End().After(f.Zoom[0].Start()) && r.Date.Start().Before(f.Zoom[1].End())
		}
		b.changes(func() { b.click("figure [role=group] button[aria-pressed=false]") })
		b.until("document.querySelector('figure [role=group] button[aria-pressed=true]')")
		b.shows(f, "zoomed", zoomed)

		lane, category := f.Lanes[len(f.Lanes)-2], ""
		for _, r := range f.Records {
			if r.Lane == lane && zoomed(r) {
				category = r.Category
			}
		}
		b.choose("Side", lane)
		b.shows(f, "zoomed, one side", func(r slides.Record) bool { return zoomed(r) && r.Lane == lane })
		b.choose("Kind", category)
		b.shows(f, "zoomed, one side and kind", func(r slides.Record) bool { return zoomed(r) && r.Lane == lane && r.Category == category })
		b.choose("Side", "*")
		b.changes(func() { b.click("figure [role=group] button[aria-pressed=true]") })
		b.shows(f, "one kind", func(r slides.Record) bool { return r.Category == category })
		b.choose("Kind", "*")
		b.shows(f, "all again", all)
	}
}

func TestAFilterWithoutRecordsLeavesAChartThatSaysSo(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range timelines() {
		lane, category := emptyChoice(f)
		if lane == "" {
			continue
		}
		b.start("/s/" + slideOf(f.ID).Slug)
		b.live()
		b.allSteps()
		b.choose("Side", lane)
		b.choose("Kind", category)
		if text := ask[string](b, "document.querySelector('figure .live').textContent"); plain(text) == "" {
			t.Errorf("%s: with side %s and kind %s the chart is empty and says nothing", f.ID, lane, category)
		}
		b.choose("Kind", "*")
		b.shows(f, "one side", func(r slides.Record) bool { return r.Lane == lane })
	}
}

// emptyChoice is a side and a kind that no record has together.
func emptyChoice(f *slides.Figure) (lane, category string) {
	for _, lane := range f.Lanes {
		for _, r := range f.Records {
			if !slices.ContainsFunc(f.Records, func(o slides.Record) bool { return o.Lane == lane && o.Category == r.Category }) {
				return lane, r.Category
			}
		}
	}
	return "", ""
}

func TestALiveChartFollowsTheWindowAndTheScheme(t *testing.T) {
	t.Parallel()
	b := open(t, setup{})
	for _, f := range deck().Figures {
		b.start("/s/" + slideOf(f.ID).Slug)
		b.live()
		for _, size := range [][2]int64{{1600, 900}, {700, 900}, {390, 844}, {1280, 720}} {
			b.do(chromedp.EmulateViewport(size[0], size[1]))
			// The live drawing covers the still one, whose place the style sheet decides.
			b.until(`(() => {
				const still = [...document.querySelectorAll('figure .still svg')].find((el) => el.getBoundingClientRect().width > 0);
				const live = document.querySelector('figure .live svg');
				const [a, b] = [still, live].map((el) => el.getBoundingClientRect());
				const scale = Math.min(a.width / still.viewBox.baseVal.width, a.height / still.viewBox.baseVal.height);
				return Math.abs(a.left - b.left) < 1.5 && Math.abs(a.top - b.top) < 1.5 && Math.abs(still.viewBox.baseVal.width * scale - b.width) < 1.5;
			})()`)
		}
		light := ask[string](b, "document.querySelector('figure .live svg').innerHTML")
		b.scheme("dark")
		b.until("document.querySelector('figure .live svg').innerHTML !== %q", light)
		b.scheme("light")
		b.until("document.querySelector('figure .live svg').innerHTML === %q", light)
	}
}
