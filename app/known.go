package app

import (
	"fmt"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
	"exhibit/words"
)

// Address is where a path of the deck is reached, as it is shown: below the deck's base and on the
// same day.
func Address(d *slides.Deck, path string) string {
	if d.KnownOn == "" {
		return d.Base + path
	}
	return d.Base + path + "?known=" + string(d.KnownOn)
}

// title is a slide's headline as plain text, or why there is none.
func (b *Briefing) title(s *slides.Slide) string {
	switch {
	case !s.Later:
		return s.Title
	case len(s.Blocks) == 0:
		return b.say().NotYet
	}
	return b.say().Partly
}

// when is a date as the end of which something was known: "on 25 September 2015", "at the
// end of 2015".
func when(say *words.App, day slides.Date) string {
	if day == slides.Date(day.Day()) {
		return fmt.Sprintf(say.OnDay, day.In(say.Dates))
	}
	return fmt.Sprintf(say.AtEndOf, day.In(say.Dates))
}

// kicker says above a headline that the deck is not whole.
func (b *Briefing) kicker() string {
	if b.Deck.KnownOn == "" {
		return ""
	}
	return `<span class="kicker">` + slides.Escape(fmt.Sprintf(b.say().AsKnown, when(b.say(), b.Deck.KnownOn))) + `</span>`
}

// allLater stands for the text of a slide nothing of which was known.
func (v *slide) allLater() app.UI {
	say := v.Briefing.say()
	return app.Raw(`<div class="prose"><p class="later">` + slides.Escape(say.AllLater) + ` <a href="` + v.Briefing.Deck.Base + URL(v.Slug) + `">` + slides.Escape(say.ShowToday) + `</a></p></div>`)
}
