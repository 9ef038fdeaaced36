package app

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
)

// Briefing is all the front end needs: the deck and its figures as pictures.
// It travels as deck.json.
type Briefing struct {
	Version  string             `json:"version"` // changes when anything that is served changes
	Seal     string             `json:"seal"`    // of the manifest at ManifestURL: 64 hexadecimal digits
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

// URL is the path of the slide with the given slug.
func URL(slug string) string { return "/s/" + slug }

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
	app.Route("/", func() app.Composer { return Page(b, b.Deck.Slides[0].Slug) })
	for _, s := range b.Deck.Slides {
		app.Route(URL(s.Slug), func() app.Composer { return Page(b, s.Slug) })
	}
	app.RunWhenOnBrowser()
}
