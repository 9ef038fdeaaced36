//go:build !js

package app

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"exhibit/slides"
	"exhibit/words"
)

// presenter is the page of the speaker view: every slide with its notes, its steps and
// the time that is planned for it. The script of the page (client/speaker/presenter.js) shows
// two of them at a time; without script it is a list to read.
type presenter struct {
	app.Compo
	Briefing *Briefing
	Stages   map[string][]string
}

// Presenter returns the component of the speaker view. Only the server has it, and so the
// words do not weigh on the program. Stages are the pictures of each figure that comes in
// steps, as inline SVG, after none of its steps to after all, by figure ID.
func Presenter(b *Briefing, stages map[string][]string) app.Composer {
	return &presenter{Briefing: b, Stages: stages}
}

func (p *presenter) Render() app.UI {
	d := &p.Briefing.Deck
	say := words.In(d.Lang).Speaker
	return app.Elem("div").Class("presenter").DataSet("title", attr(d.Title)).Body(
		app.Elem("main").Class("printout").Class("presenter-list").Body(
			app.Elem("h1").Text(say["title"]+" · "+d.Title),
			app.Elem("p").Text(say["plain"]),
			app.Elem("p").Body(app.Elem("a").Attr("href", Address(d, URL(d.Slides[0].Slug))).Text(say["back"])),
			app.Range(d.Slides).Slice(func(i int) app.UI { return p.slide(i, say) }),
			app.Raw(ending(p.Briefing)),
		),
	)
}

// ending is what follows all slides: the sources with the seal, or the seal alone.
func ending(briefing *Briefing) string {
	if hasBibliography(&briefing.Deck) {
		return bibliography(briefing)
	}
	return printedSeal(briefing)
}

// slide is one slide as its own page shows it, and what only the speaker sees.
func (p *presenter) slide(i int, say map[string]string) app.UI {
	d := &p.Briefing.Deck
	s := &d.Slides[i]
	where := put(say["slide"], strconv.Itoa(i+1), strconv.Itoa(len(d.Slides)))
	if s.Seconds > 0 {
		where += " · " + put(say["planned"], clock(s.Seconds))
	}
	body := []app.UI{
		app.Elem("h2").Class("sheet-number").Text(where),
		app.Elem("article").Class("slide").Class(s.Class).Body(append(p.Briefing.shown(s, 3), app.Raw(p.Briefing.sources(s.Cites, s.Slug, false)))...),
		p.Briefing.notes(s),
	}
	for _, id := range s.Figures() {
		if f := d.Figure(id); len(f.Steps) > 0 { // its pictures are for the script
			body = append(body, app.Raw(fmt.Sprintf(`<template data-stages="%s" data-after="%d">%s</template>`, slides.Escape(id), f.After, strings.Join(p.Stages[id], ""))))
		}
	}
	return app.Elem("section").Class("sheet").DataSets(map[string]any{"slide": attr(s.Slug), "steps": s.Steps, "seconds": s.Seconds, "headline": attr(p.Briefing.title(s)), "coming": attr(p.coming(s, say))}).Body(body...)
}

// coming returns what each step of a slide does in its charts, as a JSON list with an entry for each
// step; empty for those that bring in text.
func (p *presenter) coming(s *slides.Slide, say map[string]string) string {
	steps := make([]string, s.Steps)
	for _, id := range s.Figures() {
		f := p.Briefing.Deck.Figure(id)
		for i, step := range f.Steps {
			if at := f.After + i; at < len(steps) {
				switch {
				case len(step.Show)+len(step.Only) > 0:
					steps[at] = put(say["bringsIn"], choiceOf(step.Show)+choiceOf(step.Only))
				default:
					steps[at] = put(say["pointsAt"], choiceOf(step.Highlight))
				}
			}
		}
	}
	text, _ := json.Marshal(steps) // strings always can be
	return string(text)
}

// choiceOf lists the values by which a step chooses records.
func choiceOf(by map[string][]string) string {
	var all []string
	for _, column := range slides.StepColumns {
		all = append(all, by[column]...)
	}
	return strings.Join(all, ", ")
}

// put fills words: {0}, {1} and so on stand for what is put in.
func put(text string, in ...string) string {
	for i, s := range in {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i)+"}", s)
	}
	return text
}

// clock is a number of seconds as minutes and seconds: 1:30.
func clock(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
