package app

import (
	"fmt"
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
)

// printout is every slide with its notes and sources, one after the other.
type printout struct {
	app.Compo
	Briefing *Briefing
}

func (p *printout) Render() app.UI {
	d := &p.Briefing.Deck
	printout := []app.UI{
		app.Elem("header").Class("printout-head").Body(
			app.Elem("h1").Text(d.Title),
			app.Elem("p").Text(d.Subtitle),
			app.Elem("a").Attr("href", Address(d, URL(d.Slides[0].Slug))).Text(p.Briefing.say().Back),
		),
	}
	for i := range d.Slides {
		printout = append(printout, p.sheet(i))
	}
	if hasBibliography(d) {
		printout = append(printout, app.Raw(bibliography(p.Briefing)))
	}
	return app.Elem("main").Class("printout").Body(printout...)
}

// hasBibliography reports whether the last sheet is one of sources: not where the deck has none.
func hasBibliography(d *slides.Deck) bool { return len(d.Sources) > 0 || d.KnownOn != "" }

// printedSeal says what was printed.
func printedSeal(briefing *Briefing) string {
	return `<p class="seal">` + slides.Escape(briefing.say().Seal) + " " + briefing.sealHTML() + `</p>`
}

// bibliography lists all sources in full, and says what was printed: the citation marks of every sheet
// lead here.
func bibliography(briefing *Briefing) string {
	var b strings.Builder
	d := &briefing.Deck
	b.WriteString(`<section class="sheet bibliography"><h2 class="headline">` + slides.Escape(briefing.say().Sources) + `</h2><ul>`)
	if len(d.Sources) == 0 {
		b.WriteString(`<li>` + slides.Escape(briefing.say().NoSources) + `</li>`)
	}
	for _, s := range d.Sources {
		fmt.Fprintf(&b, `<li id="src-%s"><b>%s</b> %s <span class="kind">%s</span> <span class="stance">%s</span></li>`,
			slides.Escape(s.ID), slides.Escape(s.Label), slides.Escape(briefing.reference(&s)), slides.Escape(s.Kind), slides.Escape(s.Stance))
	}
	b.WriteString(`</ul>` + printedSeal(briefing) + `</section>`)
	return b.String()
}

// passages are those passages of a slide's evidence that may be shown in their own words; empty for none.
func (b *Briefing) passages(slug string) (list string) {
	for i := range b.Deck.Evidence {
		e := &b.Deck.Evidence[i]
		if s := b.Deck.Source(e.Source); s != nil && len(e.Passage) > 0 && slices.Contains(e.Slides, slug) {
			list += `<li><b>` + slides.Escape(s.Label) + ` ` + slides.Escape(e.Spot.String()) + `</b>` + b.html(e.PassageOn(slug)) + `</li>`
		}
	}
	if list != "" {
		list = `<ul class="passages">` + list + `</ul>`
	}
	return list
}

// sheet is one slide with its notes and sources.
func (p *printout) sheet(i int) app.UI {
	d := &p.Briefing.Deck
	s := &d.Slides[i]
	cites := slices.Clone(s.Cites)
	for _, c := range s.NoteCites {
		if !slices.ContainsFunc(cites, func(o slides.Cite) bool { return o.Source == c.Source && o.Locator == c.Locator }) {
			cites = append(cites, c)
		}
	}
	parts := []app.UI{
		app.Elem("article").Class("slide").Class(s.Class).Body(p.Briefing.shown(s, 2)...),
		p.Briefing.notes(s),
		app.Raw(p.Briefing.sources(cites, s.Slug, false)),
	}
	if own := p.Briefing.passages(s.Slug); own != "" {
		parts = append(parts, app.Raw(own))
	}
	if d.Footer != "" {
		parts = append(parts, app.Elem("p").Class("deck-footer").Text(d.Footer))
	}
	if i == len(d.Slides)-1 && !hasBibliography(d) {
		parts = append(parts, app.Raw(printedSeal(p.Briefing)))
	}
	parts = append(parts, app.Elem("p").Class("sheet-number").Text(fmt.Sprintf("%d / %d", i+1, len(d.Slides))))
	return app.Elem("section").Class("sheet").DataSet("sheet", attr(s.Slug)).ID("print-" + s.Slug).Body(parts...)
}
