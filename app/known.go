package app

import (
	"fmt"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
)

// Address is a path of the deck as it is shown: on the same day.
func Address(d *slides.Deck, path string) string {
	if d.KnownOn == "" {
		return path
	}
	return path + "?known=" + string(d.KnownOn)
}

// title is a slide's headline as plain text, or why there is none.
func title(s *slides.Slide) string {
	switch {
	case !s.Later:
		return s.Title
	case len(s.Blocks) == 0:
		return "Not yet known then"
	}
	return "Only partly known then"
}

// when is a date as the end of which something was known: "on 25 September 2015", "at the
// end of 2015".
func when(day slides.Date) string {
	if day == slides.Date(day.Day()) {
		return "on " + day.String()
	}
	return "at the end of " + day.String()
}

// kicker says above a headline that the deck is not whole.
func kicker(d *slides.Deck) string {
	if d.KnownOn == "" {
		return ""
	}
	return `<span class="kicker">As known ` + escape(when(d.KnownOn)) + `</span>`
}

// allLater stands for the text of a slide nothing of which was known.
func (d *deck) allLater() app.UI {
	return app.Raw(`<div class="prose"><p class="later">All that this slide says is from later texts. <a href="` + URL(d.Slug) + `">Show it as known today</a></p></div>`)
}

// known is the control that sets the day for the whole deck: a form and the days on which
// the sources appeared. It works without a script as well.
func (d *deck) known() app.UI {
	deck := &d.Briefing.Deck
	here := URL(d.Slug)
	summary, value := "today", ""
	if deck.KnownOn != "" {
		summary, value = when(deck.KnownOn), deck.KnownOn.Day()
	}
	var days strings.Builder
	days.WriteString(`<p>`)
	for _, day := range deck.Days {
		fmt.Fprintf(&days, `<a href="%s?known=%s"%s>%s</a> `, here, string(day), current(day == deck.KnownOn), day)
	}
	fmt.Fprintf(&days, `<a href="%s"%s>today</a></p>`, here, current(deck.KnownOn == ""))
	return app.Elem("details").Class("known").Body(
		app.Elem("summary").Body(app.Raw(`<span>As known <b>`+escape(summary)+`</b></span>`)),
		app.Elem("form").Class("known-panel").Attr("method", "get").Attr("action", here).OnSubmit(d.onKnown).Body(
			app.Raw(`<label>Show the deck as it was known on <input type="date" name="known" required value="`+value+`"></label>`),
			app.Elem("button").Attr("type", "submit").Text("Show"),
			app.Raw(days.String()),
		),
	)
}

// current marks the link to what is shown.
func current(is bool) string {
	if is {
		return ` aria-current="true"`
	}
	return ""
}

// onKnown shows the deck as it was known on the day in the form.
func (d *deck) onKnown(ctx app.Context, e app.Event) {
	e.PreventDefault()
	day := ctx.JSSrc().Get("known").Get("value").String()
	if _, err := slides.ParseDate(day); err == nil {
		closeAll()
		ctx.Navigate(URL(d.Slug) + "?known=" + day)
	}
}
