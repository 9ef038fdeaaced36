//go:build !js

package app

import (
	"fmt"
	"strings"

	"exhibit/slides"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// bar is the navigation at the foot of a slide's page. The server renders it; in the browser
// client/bar.js writes what differs from slide to slide: count, neighbours, day.
type bar struct {
	app.Compo
	Briefing *Briefing
	At       int // index of the slide
}

// Bar returns the component of the navigation for the slide with an index.
func Bar(b *Briefing, i int) app.Composer {
	return &bar{Briefing: b, At: i}
}

func (v *bar) Render() app.UI {
	d, say := &v.Briefing.Deck, v.Briefing.say()
	return app.Elem("nav").Class("bar").Aria("label", attr(say.Slides)).Body(
		app.Elem("span").Class("bar-title").Text(d.Title),
		v.known(),
		app.Elem("span").Class("bar-offline"), // client/offline/page.js fills it
		app.Elem("button").Class("bar-menu").Attr("type", "button").Aria("haspopup", "dialog").DataSet("tool", "menu").Text(say.Menu),
		app.Elem("a").Class("bar-all").Attr("href", Address(d, "/print")).Text(say.AllSlides),
		app.Elem("a").Class("bar-speaker").Attr("href", Address(d, PresenterURL)).Attr("target", attr("exhibit"+d.Base+"-presenter")).Text(say.Speaker),
		v.turn("prev", say.Previous, v.At-1),
		app.Elem("span").Class("bar-count").Attr("translate", "no").Text(fmt.Sprintf("%d / %d", v.At+1, len(d.Slides))),
		v.turn("next", say.Next, v.At+1),
	)
}

// turn is the link to a neighbouring slide. Where there is none it stands without href, which
// HTML allows for a link without rel only: data-turn says "prev" or "next" in every case.
func (v *bar) turn(to, text string, i int) app.UI {
	a := app.Elem("a").Class("bar-turn").DataSet("turn", to).Aria("label", attr(text)).
		Body(app.Raw(`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="` + arrows[to] + `"/></svg>`))
	if i >= 0 && i < len(v.Briefing.Deck.Slides) {
		return a.Attr("rel", to).Attr("href", Address(&v.Briefing.Deck, URL(v.Briefing.Deck.Slides[i].Slug)))
	}
	return a.Aria("disabled", attr("true")).Role("link")
}

// arrows are the paths of the icons that turn the page, on a 24 x 24 grid.
var arrows = map[string]string{
	"prev": "M15 4l-8 8 8 8",
	"next": "M9 4l8 8-8 8",
}

// known is the control that sets the day for the whole deck, hidden in one without sources: a form and the days on which the
// sources appeared. The form is in a noscript, from which client/panels.js makes it when it is
// opened first: its date field costs a browser more than all the rest of a page, and few readers
// open it.
func (v *bar) known() app.UI {
	deck, say := &v.Briefing.Deck, v.Briefing.say()
	here := slides.Escape(deck.Base + URL(deck.Slides[v.At].Slug))
	summary, value := say.Today, ""
	if deck.KnownOn != "" {
		summary, value = when(say, deck.KnownOn), deck.KnownOn.Day()
	}
	var form strings.Builder
	fmt.Fprintf(&form, `<noscript><form class="known-panel" method="get" action="%s"><label>%s <input type="date" name="known" required value="%s"></label><button type="submit">%s</button><p>`,
		here, slides.Escape(say.KnownOn), value, slides.Escape(say.Show))
	for _, day := range deck.Days {
		fmt.Fprintf(&form, `<a href="%s?known=%s"%s>%s</a> `, here, string(day), current(day == deck.KnownOn), v.Briefing.date(day))
	}
	fmt.Fprintf(&form, `<a href="%s"%s>%s</a></p></form></noscript>`, here, current(deck.KnownOn == ""), slides.Escape(say.Today))
	return app.Elem("details").Class("known").Hidden(len(v.Briefing.Deck.Sources) == 0).Body(
		app.Elem("summary").Body(app.Raw(`<span>`+fmt.Sprintf(slides.Escape(say.AsKnown), `<b data-today="`+slides.Escape(say.Today)+`">`+slides.Escape(summary)+`</b>`)+`</span>`)),
		app.Raw(form.String()),
	)
}

// current marks the link to what is shown.
func current(is bool) string {
	if is {
		return ` aria-current="true"`
	}
	return ""
}
