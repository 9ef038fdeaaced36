package app

import (
	"fmt"
	"slices"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
)

// deck is the root component: it shows the slide that the URL names. go-app keeps one instance
// while the reader moves from slide to slide and only replaces the exported fields. What moves
// the reader, and which steps of a slide are shown, is the loader's.
type deck struct {
	app.Compo
	Briefing *Briefing
	Slug     string

	view   *view    // nil on the server
	stage  []staged // what the slide components have: the current slide and, in the browser, its neighbours
	at     int      // the current one
	cancel func()   // ends the wait of prepare; nil if it does not wait
}

// staged is what a slide component has.
type staged struct {
	briefing *Briefing
	slug     string
}

// address is that of the slide.
func (s staged) address() string { return Address(&s.briefing.Deck, URL(s.slug)) }

// OnInit runs before the deck is rendered first.
func (d *deck) OnInit() { d.stage = []staged{d.here()} }

// OnMount takes over from the page that is on the screen.
func (d *deck) OnMount(ctx app.Context) {
	takeOver()
	d.prepare(ctx)
}

// OnUpdate runs when the slide, or the day, is another.
func (d *deck) OnUpdate(ctx app.Context) {
	d.place()
	d.prepare(ctx)
}

// OnNav runs after the slide of a new URL is in its place. Where only the fragment and the day
// are others than before, go-app takes it for the same page.
func (d *deck) OnNav(ctx app.Context) {
	if d.view != nil && d.view.on(knownOn()) != d.Briefing {
		d.Briefing = d.view.on(knownOn())
		d.OnUpdate(ctx)
		ctx.Defer(d.arrive) // once it has been rendered
		return
	}
	d.arrive(ctx)
}

// arrive puts the slide before the reader.
func (d *deck) arrive(ctx app.Context) {
	slide, _ := d.slide()
	ctx.Page().SetTitle(d.Briefing.Title(slide))
	present(d.here().address())
}

// here is what the current slide's component has.
func (d *deck) here() staged { return staged{d.Briefing, d.Slug} }

// place finds the component for the slide: that which has it or else that which is in the
// document, which is not the one that we had there if the loader has turned the page.
func (d *deck) place() {
	if i := slices.Index(d.stage, d.here()); i >= 0 {
		d.at = i
		return
	}
	shown := shownSlide()
	if i := slices.IndexFunc(d.stage, func(s staged) bool { return s.slug == shown }); i >= 0 {
		d.at = i
	}
	d.stage[d.at] = d.here()
}

// prepare makes, when the browser has time, what the next move will need: the neighbouring
// slides, one at a time, and ECharts where one of them has a chart.
func (d *deck) prepare(ctx app.Context) {
	if d.cancel != nil {
		d.cancel()
	}
	d.cancel = whenIdle(func() {
		if shownSlide() != d.Slug { // the loader has turned the page, and will tell
			d.prepare(ctx)
			return
		}
		if slices.ContainsFunc(d.near(), func(s slides.Slide) bool { return len(s.Figures()) > 0 }) {
			loadCharts(func(app.Value, error) {}) // a failure is told where the chart is
		}
		if i, slug := d.missing(); slug != "" {
			ctx.Dispatch(func(ctx app.Context) {
				if i < len(d.stage) {
					forgo(d.stage[i].address())
				} else {
					d.stage = append(d.stage, staged{})
				}
				d.stage[i] = staged{d.Briefing, slug}
				d.prepare(ctx)
			})
		}
	})
}

// near are the slide and its neighbours.
func (d *deck) near() []slides.Slide {
	all := d.Briefing.Deck.Slides
	_, i := d.slide()
	return all[max(i-1, 0):min(i+2, len(all))]
}

// missing is a neighbour that no component has, the next slide first, and the index of a
// component that is free for it, which may be a new one. The slug is empty if none is missing.
func (d *deck) missing() (free int, slug string) {
	wanted := func(s staged) bool {
		return s.briefing == d.Briefing && slices.ContainsFunc(d.near(), func(n slides.Slide) bool { return n.Slug == s.slug })
	}
	for free < len(d.stage) && wanted(d.stage[free]) {
		free++
	}
	for _, s := range slices.Backward(d.near()) {
		if !slices.Contains(d.stage, staged{d.Briefing, s.Slug}) {
			return free, s.Slug
		}
	}
	return free, ""
}

func (d *deck) Render() app.UI {
	s, i := d.slide()
	if s == nil {
		return app.Elem("div").Class("deck")
	}
	say := d.Briefing.say()
	var stage []app.UI
	for i, s := range d.stage {
		stage = append(stage, &slide{Briefing: s.briefing, Slug: s.slug, Current: i == d.at})
	}
	return app.Elem("div").Class("deck").DataSets(map[string]any{"slide": attr(s.Slug), "steps": s.Steps}).Body(
		app.Elem("a").Class("skip").Attr("href", "#slide").Text(say.Skip),
		app.Elem("main").Class("stage").Body(stage...),
		app.Elem("nav").Class("bar").Aria("label", attr(say.Slides)).Body(
			app.Elem("span").Class("bar-title").Text(d.Briefing.Deck.Title),
			d.known(),
			app.Elem("span").Class("bar-offline"), // client/offline/page.js fills it
			app.Elem("button").Class("bar-menu").Attr("type", "button").Aria("haspopup", "dialog").DataSet("tool", "menu").Text(say.Menu),
			app.Elem("a").Class("bar-all").Attr("href", Address(&d.Briefing.Deck, "/print")).Text(say.AllSlides),
			app.Elem("a").Class("bar-speaker").Attr("href", Address(&d.Briefing.Deck, PresenterURL)).Attr("target", "exhibit-presenter").Text(say.Speaker),
			d.turn("prev", say.Previous, i-1),
			app.Elem("span").Class("bar-count").DataSet("count", i+1).Text(fmt.Sprintf("%d / %d", i+1, len(d.Briefing.Deck.Slides))),
			d.turn("next", say.Next, i+1),
		),
		app.Elem("p").Class("visually-hidden").ID("end").Role("status"), // the document waits for #end; the loader fills it
	)
}

// turn is the link to a neighbouring slide; without href where there is none.
func (d *deck) turn(rel, text string, i int) app.UI {
	a := app.Elem("a").Class("bar-turn").Attr("rel", rel).Aria("label", attr(text)).
		Body(app.Raw(`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="` + arrows[rel] + `"/></svg>`))
	if i >= 0 && i < len(d.Briefing.Deck.Slides) {
		return a.Attr("href", Address(&d.Briefing.Deck, URL(d.Briefing.Deck.Slides[i].Slug)))
	}
	return a.Aria("disabled", attr("true")).Role("link")
}

// arrows are the paths of the icons that turn the page, on a 24 x 24 grid.
var arrows = map[string]string{
	"prev": "M15 4l-8 8 8 8",
	"next": "M9 4l8 8-8 8",
}

func (d *deck) slide() (*slides.Slide, int) { return d.Briefing.Deck.Slide(d.Slug) }

// Title is the document's title on a slide.
func (b *Briefing) Title(s *slides.Slide) string {
	if s == nil {
		return b.Deck.Title
	}
	return b.title(s) + " · " + b.Deck.Title
}
