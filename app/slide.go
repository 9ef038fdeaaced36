package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
)

// slide is one slide of a deck: an article that says by its data attributes which slide it is
// (data-slide), its title as the document's (data-title), how many steps it has (data-steps) and
// the day it is of, in words (data-day). In the browser it fills a slot, whose article stays the
// same element while the slot goes from slide to slide.
type slide struct {
	app.Compo
	Briefing *Briefing // nil for an empty slot
	Slug     string

	headline, foot string // what Briefing.headline and sources returned: a slide is rendered several times
	made           slot   // what they are of
}

func (v *slide) Render() app.UI {
	article := app.Elem("article").Class("slide").ID("slide")
	if v.Briefing == nil {
		return article
	}
	s, _ := v.Briefing.Deck.Slide(v.Slug)
	if s == nil {
		return article
	}
	if shows := (slot{v.Briefing, v.Slug}); shows != v.made {
		v.made, v.headline, v.foot = shows, v.Briefing.headline(s, 1), v.Briefing.sources(s.Cites, s.Slug, true)
	}
	body := append(v.Briefing.front(s), blocks(v.Briefing, s.Blocks)...)
	if len(body) == 0 && s.Later {
		body = append(body, v.allLater())
	}
	article = article.DataSets(map[string]any{"slide": attr(s.Slug), "title": attr(v.Briefing.Title(s)), "steps": s.Steps})
	if day := v.Briefing.Deck.KnownOn; day != "" {
		article = article.DataSet("day", attr(when(v.Briefing.say(), day)))
	}
	parts := append(v.Briefing.behind(s), app.Raw(v.headline), app.Elem("div").Class("body").Body(body...), app.Raw(v.foot))
	if footer := v.Briefing.Deck.Footer; footer != "" {
		parts = append(parts, app.Elem("p").Class("deck-footer").Text(footer))
	}
	return article.Class(s.Class).Body(parts...)
}

// headline is the slide's heading, of the given level; one that is not seen for a slide without. On
// a page of its own it takes the focus after a slide change, which is how a screen reader hears of it.
func (b *Briefing) headline(s *slides.Slide, level int) string {
	text, class := b.html(s.Headline), "headline"
	switch {
	case s.Later:
		text = slides.Escape(b.title(s))
	case len(s.Headline) == 0:
		text, class = slides.Escape(s.Title), "headline visually-hidden"
	}
	focus := ""
	if level == 1 {
		focus = ` tabindex="-1"`
	}
	return fmt.Sprintf(`<h%d class="%s"%s>%s%s</h%d>`, level, class, focus, b.kicker(), text, level)
}

// front is what the deck says of itself on the slide that is made of it: subtitle, author, institute and date.
func (b *Briefing) front(s *slides.Slide) (lines []app.UI) {
	if !s.Front {
		return nil
	}
	date := b.Deck.DateText
	if b.Deck.Date != "" {
		date = b.date(b.Deck.Date)
	}
	for _, line := range []struct{ class, text string }{{"subtitle", b.Deck.Subtitle}, {"author", b.Deck.Author}, {"institute", b.Deck.Institute}, {"date", date}} {
		if line.text != "" { // isolated: a date may be in letters of another direction
			lines = append(lines, app.Elem("p").Class(line.class).Body(app.Elem("bdi").Text(line.text)))
		}
	}
	return lines
}

// shown is what a sheet or the speaker view shows of a slide, with a heading of the given level.
func (b *Briefing) shown(s *slides.Slide, level int) []app.UI {
	return append(b.behind(s), app.Raw(b.headline(s, level)),
		app.Elem("div").Class("body").Body(append(b.front(s), blocks(b, s.Blocks)...)...))
}

// behind is the picture behind a slide's text, and the deck's logo.
func (b *Briefing) behind(s *slides.Slide) (pictures []app.UI) {
	if s.Background != "" {
		class := "background"
		if s.BackgroundFit {
			class += " contain"
		}
		pictures = append(pictures, app.Raw(fmt.Sprintf(`<img class="%s" %s alt="">`, class, slides.MediaAttr(b.Deck.Base, "src", s.Background))))
	}
	if b.Deck.Logo != "" {
		pictures = append(pictures, app.Raw(fmt.Sprintf(`<img class="logo" %s alt="">`, slides.MediaAttr(b.Deck.Base, "src", b.Deck.Logo))))
	}
	return pictures
}

// blocks renders the parts of a slide's body.
func blocks(b *Briefing, parts []slides.Block) []app.UI {
	var out []app.UI
	for _, part := range parts {
		ui := block(b, part)
		if part.Step > 0 {
			ui = app.Elem("div").Class("later").DataSet("step", strconv.Itoa(part.Step)).Body(ui)
		}
		out = append(out, ui)
	}
	return out
}

func block(b *Briefing, part slides.Block) app.UI {
	switch {
	case part.Figure != "":
		return &figure{Figure: b.Deck.Figure(part.Figure), Drawing: b.Drawings[part.Figure], Base: b.Deck.Base, KnownOn: b.Deck.KnownOn, Words: b.Words, Palettes: b.Palettes}
	case part.Columns != nil:
		var columns []app.UI
		for _, c := range part.Columns {
			column := app.Elem("div").Class("column").Body(blocks(b, c.Blocks)...)
			if c.Width > 0 { // the page's style sheet has a rule for it
				column = column.Class("w" + strconv.Itoa(c.Width))
			}
			columns = append(columns, column)
		}
		return app.Elem("div").Class("columns").Body(columns...)
	}
	return app.Raw(`<div class="prose">` + b.html(part.Text) + `</div>`)
}

// html writes text of the deck as HTML, with the briefing's seal where it asks for it.
func (b *Briefing) html(text []slides.Node) string {
	return slides.HTML(text, b.Deck.Base, b.sealHTML())
}

// notes are a slide's speaker notes: an empty element where there are none.
func (b *Briefing) notes(s *slides.Slide) app.UI {
	return app.Raw(`<div class="notes">` + b.html(s.Notes) + `</div>`)
}

// sealHTML shows a seal in groups of eight digits, between which a line may break.
func (b *Briefing) sealHTML() string {
	seal := b.Seal
	var groups []string
	for group := range slices.Chunk([]byte(seal), 8) {
		groups = append(groups, string(group))
	}
	return fmt.Sprintf(`<code data-seal="%s">%s</code> <a href="%s">%s</a>`, slides.Escape(seal), slides.Escape(strings.Join(groups, " ")), slides.Escape(b.Deck.Base+ManifestURL), slides.Escape(b.say().Manifest))
}

// ordered sorts spots and leaves each once. There are few, and the sorts of package slices would make the program larger.
func ordered(spots []slides.Spot) (sorted []slides.Spot) {
	for _, s := range spots {
		at := len(sorted)
		for at > 0 && slides.CompareSpots(s, sorted[at-1]) < 0 {
			at--
		}
		if at > 0 && sorted[at-1] == s {
			continue
		}
		sorted = append(sorted, s)
		copy(sorted[at+1:], sorted[at:])
		sorted[at] = s
	}
	return sorted
}

// Locator names places in order, each once, with neighbouring paragraphs as ranges: "¶3, 5–7" or
// "p. 4; p. 6, ¶2, 3".
func Locator(places []slides.Spot) (said string) {
	sorted := ordered(places)
	for i := 0; i < len(sorted); {
		p, j := sorted[i], i
		if p.Name == slides.AllValues {
			i++
			continue
		}
		for next := p; j+1 < len(sorted) && p.Paragraph > 0; j++ {
			if next.Paragraph++; sorted[j+1] != next {
				break
			}
		}
		switch first := p.String(); {
		case said == "":
			said = first
		case p.Paragraph > 0 && sorted[i-1].Paragraph > 0 && sorted[i-1].Page == p.Page:
			said += ", " + strconv.Itoa(p.Paragraph)
		default:
			said += "; " + first
		}
		switch last := strconv.Itoa(sorted[j].Paragraph); j - i {
		case 0:
		case 1:
			said += ", " + last
		default:
			said += "–" + last
		}
		i = j + 1
	}
	return said
}

// reference is a source as a bibliography gives it: who, what, where, when.
func (b *Briefing) reference(s *slides.Source) string {
	d, say := &b.Deck, b.say()
	author := s.Author
	if author == "" && !s.Rights.Own {
		author = say.NoAuthor
	}
	parts := []string{fmt.Sprintf(say.Title, s.Title)}
	if author != "" {
		parts = append([]string{author}, parts...)
	}
	for _, p := range []string{strings.TrimSpace(s.Container + " " + s.Part), s.Publisher} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	date := say.Undated
	switch {
	case s.IssuedText != "":
		date = s.IssuedText
	case s.Issued != "":
		date = b.date(s.Issued)
	case d.KnownOn != "" && s.Available != "":
		date = fmt.Sprintf(say.ThereBy, b.date(s.Available))
	}
	if parts = append(parts, date); s.Rights.Name != "" {
		parts = append(parts, s.Rights.Name)
	}
	text := strings.Join(parts, ", ") + "."
	if d.KnownOn != "" && !s.Known().KnownBy(d.KnownOn) {
		text += " " + say.WrittenLater
	}
	return text
}
