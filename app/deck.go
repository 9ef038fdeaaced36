package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
)

// deck is the root component: it shows the slide the URL names and owns all state
// that slides share. go-app keeps one instance while the reader moves from slide to
// slide and only replaces the exported fields.
type deck struct {
	app.Compo
	Briefing *Briefing
	Slug     string

	view    *view
	steps   map[string]int    // how many steps of each visited slide are shown, by slug
	current string            // the slug, and the day, last presented: tells a move from a jump within a slide
	digits  string            // the number being typed
	feet    map[string]string // what sources returned, by slug and day: a slide is rendered several times
	status  string            // what a screen reader is told after a step
	cancel  func()            // ends the wait of prepare; nil if it does not wait
	release []func()          // undo what OnMount registered
}

// OnMount takes over from the loader: the page is on the screen, and the loader may
// already have shown some of its steps.
func (d *deck) OnMount(ctx app.Context) {
	d.steps = map[string]int{d.Slug: shownSteps()}
	d.current = Address(&d.Briefing.Deck, d.Slug)
	showSteps(d.steps[d.Slug])
	d.release = append(d.release,
		onKey(func(key string, shift bool) bool { return d.key(ctx, key, shift) }),
		onTurn(func(command string) { ctx.Dispatch(func(ctx app.Context) { d.do(ctx, command) }) }),
	)
	takeOver()
	d.prepare()
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
	d.status = ""
	showSteps(d.steps[d.Slug])
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

// OnDismount releases the listeners.
func (d *deck) OnDismount() {
	for _, release := range d.release {
		release()
	}
	d.release = nil
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
			app.Elem("span").Class("bar-count").DataSet("count", i+1).Text(d.count(i)),
			d.turn("next", say.Next, i+1),
		),
		app.Elem("p").Class("visually-hidden").ID("end").Role("status").Text(d.status), // the document waits for #end
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

// count is the slide's number, or the number being typed.
func (d *deck) count(i int) string {
	if d.digits != "" {
		return fmt.Sprintf(d.Briefing.say().GoTo, d.digits)
	}
	return fmt.Sprintf("%d / %d", i+1, len(d.Briefing.Deck.Slides))
}

func (d *deck) slide() (*slides.Slide, int) { return d.Briefing.Deck.Slide(d.Slug) }

// key handles a key press and reports whether the deck used it. It runs inside the
// browser's event, so that the browser's own action can still be prevented.
func (d *deck) key(ctx app.Context, key string, shift bool) bool {
	k := press(key, shift, d.digits)
	if !k.handled && d.digits == "" {
		return false
	}
	setTyping(k.digits != "")
	ctx.Dispatch(func(ctx app.Context) {
		d.digits = k.digits
		if k.goTo > 0 {
			d.goTo(ctx, d.outline().to(k.goTo))
			return
		}
		d.do(ctx, k.command)
	})
	return k.handled
}

// do carries out a command.
func (d *deck) do(ctx app.Context, command string) {
	_, i := d.slide()
	if i < 0 {
		return
	}
	switch command {
	case "":
	case next, prev, first, last:
		d.goTo(ctx, d.outline().move(position{i, d.steps[d.Slug]}, command))
	case follow:
		d.follow(ctx)
	default:
		useTool(command)
	}
}

// goTo shows a position. A slide has its URL; a step has not.
func (d *deck) goTo(ctx app.Context, p position) {
	slug := d.Briefing.Deck.Slides[p.slide].Slug
	d.steps[slug] = p.step
	if slug != d.Slug {
		ctx.Navigate(Address(&d.Briefing.Deck, URL(slug))) // shows the slide at once; OnNav comes a tick later
		d.arrive(ctx)
		return
	}
	d.status = showSteps(p.step)
}

// follow goes where the speaker view is. It stays where it is if the deck has no such slide.
func (d *deck) follow(ctx app.Context) {
	slug, step, day := told()
	s, i := d.Briefing.Deck.Slide(slug)
	switch {
	case s == nil:
	case day == d.Briefing.Deck.KnownOn:
		d.goTo(ctx, position{i, min(step, s.Steps)})
	default: // OnNav shows the steps, once the deck is that of the day
		d.steps[slug] = step
		ctx.Navigate(Address(&slides.Deck{KnownOn: day}, URL(slug)))
	}
}

// outline is the number of steps of each slide, as they are shown here.
func (d *deck) outline() outline {
	o := make(outline, len(d.Briefing.Deck.Slides))
	if stepping() {
		for i, s := range d.Briefing.Deck.Slides {
			o[i] = s.Steps
		}
	}
	return o
}

// Title is the document's title on a slide.
func (b *Briefing) Title(s *slides.Slide) string {
	if s == nil {
		return b.Deck.Title
	}
	return b.title(s) + " · " + b.Deck.Title
}
