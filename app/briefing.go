package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// Briefing is all the program needs: the deck and its figures as pictures.
// It travels as deck.json.
type Briefing struct {
	Seal     string             `json:"seal"`  // of the manifest at ManifestURL: 64 hexadecimal digits; first, for client/program/start.js
	Words    *words.Words       `json:"words"` // of the deck's language; never nil
	Deck     slides.Deck        `json:"deck"`
	Drawings map[string]Drawing `json:"drawings"` // by figure ID
	// Palettes are the colours of charts in a deck with a theme, light and dark; nil for those of other decks.
	Palettes *[2]charts.Palette `json:"palettes,omitempty"`
}

// Drawing is a figure as inline SVG: Wide as its slide shows it, Narrow for a phone.
// Its colours are CSS custom properties, so that it follows the page's scheme.
type Drawing struct {
	Wide   string `json:"wide"`
	Narrow string `json:"narrow"`
	Large  *Large `json:"large,omitempty"` // of a large figure; else nil
}

// Large is what a page has of a large figure, see [slides.Figure.Large], besides its still pictures. The server makes
// it: the program has only some of the records.
type Large struct {
	Sample string `json:"sample"` // how the pictures were made from how many records, in words
	Table  string `json:"table"`  // the first rows of the data, as HTML
	Chart  string `json:"chart"`  // what client/charts/large.js is told, as JSON
	Hint   string `json:"hint"`   // the keys of the chart, for screen readers
}

// ManifestURL is the path of the list of all files that make up the briefing.
const ManifestURL = "/manifest.sha256"

// PresenterURL is the path of the speaker view.
const PresenterURL = "/presenter"

// URL is the path of the slide with the given slug, below the deck's base.
func URL(slug string) string { return "/s/" + slug }

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

// Page returns the component that shows one slide of a briefing: an article.
func Page(b *Briefing, slug string) app.Composer {
	return &slide{Briefing: b, Slug: slug}
}

// Title is the document's title on a slide.
func (b *Briefing) Title(s *slides.Slide) string {
	return b.title(s) + " · " + b.Deck.Title
}

// Print returns the component that shows every slide with notes and sources.
func Print(b *Briefing) app.Composer {
	return &printout{Briefing: b}
}
