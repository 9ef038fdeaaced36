package app

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/charts"
	"exhibit/slides"
)

// slots is how many slides the program keeps rendered: the one that is shown and its neighbours.
const slots = 3

// stage is go-app's root component in the browser: slots, each of which shows a slide. The
// navigator (client/source/slots.js) says which, takes the articles out of the stage and puts
// them into the page. The stage knows nothing of the reader's place, of history, title or bar.
type stage struct {
	app.Compo
	view     *view
	slots    [slots]slot
	articles [slots]app.Value // of the slots; the navigator may have taken them out of the stage
}

// slot is what a slot shows; nothing before the navigator has asked for a slide.
type slot struct {
	briefing *Briefing
	slug     string
}

// OnMount offers the program to the navigator.
func (s *stage) OnMount(ctx app.Context) {
	for i := range s.articles {
		s.articles[i] = s.JSValue().Get("children").Index(i)
	}
	offer(
		func(i int, address string) {
			ctx.Dispatch(func(ctx app.Context) {
				s.slots[i] = s.view.slot(address)
				ctx.Defer(func(app.Context) { rendered(i, address, s.articles[i]) }) // the article has been patched by then
			})
		},
		func(file, day string) []byte { return s.view.on(day).Deck.CSV(file) },
		s.view.renew,
	)
}

func (s *stage) Render() app.UI {
	var articles []app.UI
	for _, slot := range s.slots {
		articles = append(articles, &slide{Briefing: slot.briefing, Slug: slot.slug})
	}
	return app.Elem("div").Class("slots").Hidden(true).Body(articles...)
}

// Run starts the program in the browser and does not return; on the server it does nothing. The
// briefing must have at least one slide.
func Run(b *Briefing) {
	v := &view{whole: b}
	app.RouteWithRegexp("^/", func() app.Composer { return &stage{view: v} })
	app.RunWhenOnBrowser()
}

// view is the briefing as the browser shows it.
type view struct {
	whole *Briefing
	shown *Briefing // the whole as known on the day asked for last
}

// slot is the slide at an address of the deck, as [Address] makes it.
func (v *view) slot(address string) slot {
	path, query, _ := strings.Cut(address, "?known=")
	return slot{v.on(query), strings.TrimPrefix(path, v.whole.Deck.Base+URL(""))}
}

// on is the briefing as known on a day; today where the day is no date.
func (v *view) on(known string) *Briefing {
	day, _ := slides.ParseDay(known)
	if v.shown == nil || v.shown.Deck.KnownOn != day {
		v.shown = v.whole.AsKnown(day)
		if day != "" {
			keepDrawings(v.shown)
		}
	}
	return v.shown
}

// renew takes another version of the deck. What the slots show stays until they are asked again.
func (v *view) renew() {
	if b := Take(); b != nil {
		v.whole, v.shown = b, nil
	}
}

// AsKnown is the briefing as it was known at the end of a day, see [slides.Deck.AsKnown].
// A figure that has lost records has no drawing: its place is kept for a new one.
func (b *Briefing) AsKnown(day slides.Date) *Briefing {
	known := *b
	known.Deck, known.Drawings = *b.Deck.AsKnown(day), map[string]Drawing{}
	for _, f := range known.Deck.Figures {
		drawing := b.Drawings[f.ID]
		if f.Later > 0 {
			if drawing.Large != nil {
				drawing.Large = &Large{Chart: drawing.Large.Chart, Hint: drawing.Large.Hint}
			}
			theme := charts.Theme{Words: &b.Words.Charts}
			drawing.Wide = blank(f, theme)
			theme.Phone = true
			drawing.Narrow = blank(f, theme)
			if drawing.Large != nil && drawing.Large.Chart == "" {
				drawing.Wide = "" // only the server can draw it
			}
		}
		known.Drawings[f.ID] = drawing
	}
	return &known
}
