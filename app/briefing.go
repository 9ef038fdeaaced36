package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// Briefing is all the front end needs: the deck and its figures as pictures.
// It travels as deck.json.
type Briefing struct {
	Words    *words.Words       `json:"words"` // of the deck's language; never nil
	Seal     string             `json:"seal"`  // of the manifest at ManifestURL: 64 hexadecimal digits
	Deck     slides.Deck        `json:"deck"`
	Drawings map[string]Drawing `json:"drawings"` // by figure ID
}

// Drawing is a figure as inline SVG, laid out for a wide and for a narrow box.
// Its colours are CSS custom properties, so that it follows the page's scheme.
type Drawing struct {
	Wide   string `json:"wide"`
	Narrow string `json:"narrow"`
}

// ManifestURL is the path of the list of all files that make up the briefing.
const ManifestURL = "/manifest.sha256"

// PresenterURL is the path of the speaker view.
const PresenterURL = "/presenter"

// URL is the path of the slide with the given slug.
func URL(slug string) string { return "/s/" + slug }

// AsKnown is the briefing as it was known at the end of a day, see [slides.Deck.AsKnown].
// A figure that has lost records has no drawing: its place is kept for a new one.
func (b *Briefing) AsKnown(day slides.Date) *Briefing {
	known := *b
	known.Deck, known.Drawings = *b.Deck.AsKnown(day), map[string]Drawing{}
	for _, f := range known.Deck.Figures {
		drawing := b.Drawings[f.ID]
		if f.Later > 0 {
			theme := charts.Theme{Words: &b.Words.Charts}
			drawing.Wide = blank(f, theme)
			theme.Narrow = true
			drawing.Narrow = blank(f, theme)
		}
		known.Drawings[f.ID] = drawing
	}
	return &known
}

// blank is an empty picture of the size that a figure's drawing has.
func blank(f slides.Figure, t charts.Theme) string {
	if len(f.Records) == 0 {
		return `<svg viewBox="0 0 100 1"></svg>`
	}
	width, height := charts.Size(f, t)
	return fmt.Sprintf(`<svg viewBox="0 0 %d %d"></svg>`, width, height)
}

// say are the words of the pages.
func (b *Briefing) say() *words.App { return &b.Words.App }

// date is a date in words.
func (b *Briefing) date(d slides.Date) string { return d.In(b.Words.App.Dates) }

// Page returns the component that shows one slide of a briefing.
func Page(b *Briefing, slug string) app.Composer {
	return &deck{Briefing: b, Slug: slug}
}

// Print returns the component that shows every slide with notes and sources.
func Print(b *Briefing) app.Composer {
	return &printout{Briefing: b}
}

// Run starts the front end in the browser and does not return; on the server it
// does nothing. The briefing must have at least one slide.
func Run(b *Briefing) {
	v := &view{whole: b}
	if app.IsClient {
		keepDrawings(v.on(knownOn()))
		offerData(func(file string) []byte { return v.shown.Deck.CSV(file) })
	}
	app.Route("/", func() app.Composer { return v.page(b.Deck.Slides[0].Slug) })
	for _, s := range b.Deck.Slides {
		app.Route(URL(s.Slug), func() app.Composer { return v.page(s.Slug) })
	}
	app.RunWhenOnBrowser()
}

// view is the briefing as the browser shows it.
type view struct {
	whole *Briefing
	shown *Briefing // the whole as known on the day asked for last
}

// on is the briefing as known on a day.
func (v *view) on(day slides.Date) *Briefing {
	if v.shown == nil || v.shown.Deck.KnownOn != day {
		v.shown = v.whole.AsKnown(day)
	}
	return v.shown
}

// page is the deck at a slide, on the day in the address.
func (v *view) page(slug string) app.Composer {
	return &deck{Briefing: v.on(knownOn()), Slug: slug, view: v}
}
