package app

import (
	"fmt"

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

	view    *view
	current string            // the slug, and the day, last presented: tells a move from a jump within a slide
	feet    map[string]string // what sources returned, by slug and day: a slide is rendered several times
	cancel  func()            // ends the wait of prepare; nil if it does not wait
	release func()            // undoes what OnMount registered
}

// OnMount takes over from the page that is on the screen.
func (d *deck) OnMount(ctx app.Context) {
	d.current = Address(&d.Briefing.Deck, d.Slug)
	d.release = onVisit(func(url string) { ctx.Dispatch(func(ctx app.Context) { d.visit(ctx, url) }) })
	takeOver()
	d.prepare()
	// Rendering once more changes nothing, but a browser compiles a function when it is first
	// called: without this the first slide change would wait for those that update a slide.
	whenIdle(func() { ctx.Dispatch(func(app.Context) {}) })
}

// OnNav runs after the slide of a new URL is in the document.
func (d *deck) OnNav(ctx app.Context) {
	if d.view != nil { // in the browser
		d.view.show(knownOn())
		d.Briefing = d.view.Briefing
	}
	d.arrive(ctx)
}

// arrive presents the slide that is in the document, if that is another than before.
func (d *deck) arrive(ctx app.Context) {
	slide, _ := d.slide()
	ctx.Page().SetTitle(d.Briefing.Title(slide))
	here := Address(&d.Briefing.Deck, d.Slug)
	if d.current == here {
		return
	}
	d.current = here
	present()
	d.prepare()
}

// prepare makes, when the browser has time, what the next move will need: the foot of the
// neighbouring slides, and ECharts where one of them has a chart.
func (d *deck) prepare() {
	if d.cancel != nil {
		d.cancel()
	}
	d.cancel = whenIdle(func() {
		all := d.Briefing.Deck.Slides
		_, i := d.slide()
		charted := false
		for _, s := range all[max(i-1, 0):min(i+2, len(all))] {
			d.foot(&s)
			charted = charted || len(s.Figures()) > 0
		}
		if charted {
			loadCharts(func(app.Value, error) {}) // a failure is told where the chart is
		}
	})
}

// OnDismount releases the listener.
func (d *deck) OnDismount() {
	if d.release != nil {
		d.release()
	}
}

func (d *deck) Render() app.UI {
	s, i := d.slide()
	if s == nil {
		return app.Elem("div").Class("deck")
	}
	say := d.Briefing.say()
	body := blocks(d.Briefing, s.Blocks)
	if len(body) == 0 && s.Later {
		body = append(body, d.allLater())
	}
	return app.Elem("div").Class("deck").DataSets(map[string]any{"slide": attr(s.Slug), "steps": s.Steps}).Body(
		app.Elem("a").Class("skip").Attr("href", "#slide").Text(say.Skip),
		app.Elem("main").Class("stage").Body(
			app.Elem("article").Class("slide").Class(s.Class).ID("slide").Body(
				app.Raw(d.Briefing.headline(s, 1)),
				app.Elem("div").Class("body").Body(body...),
				app.Raw(d.foot(s)),
			),
		),
		app.Elem("nav").Class("bar").Aria("label", attr(say.Slides)).Body(
			app.Elem("span").Class("bar-title").Text(d.Briefing.Deck.Title),
			d.known(),
			app.Elem("span").Class("bar-offline"), // web/static/offline.js fills it
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

// foot is the slide's sources and evidence.
func (d *deck) foot(s *slides.Slide) string {
	key := Address(&d.Briefing.Deck, s.Slug)
	if d.feet[key] == "" {
		if d.feet == nil {
			d.feet = map[string]string{}
		}
		d.feet[key] = d.Briefing.sources(s.Cites, s.Slug, true)
	}
	return d.feet[key]
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

// visit shows the slide at an address of this deck, and the deck of another day if it names one.
func (d *deck) visit(ctx app.Context, address string) {
	before := d.Slug
	ctx.Navigate(address) // puts another slide into the document at once; OnNav comes a tick later
	if d.Slug != before && knownOn() == d.Briefing.Deck.KnownOn {
		d.arrive(ctx)
	}
}

// Title is the document's title on a slide.
func (b *Briefing) Title(s *slides.Slide) string {
	if s == nil {
		return b.Deck.Title
	}
	return b.title(s) + " · " + b.Deck.Title
}
