//go:build !js

package slides

import (
	"slices"
	"strings"
)

// WithoutNotes returns the deck for an audience: without speaker notes, without the evidence
// of passages that only notes cite, and without phrases and claims that only notes have. The
// bibliography and the files of the briefing stay, and so does its seal. The deck itself is
// not changed.
func (d *Deck) WithoutNotes() *Deck {
	public := *d
	public.Slides = slices.Clone(d.Slides)
	for i := range public.Slides {
		public.Slides[i].Notes, public.Slides[i].NoteCites = nil, nil
	}
	text := public.text()
	unsaid := func(words string) bool { return !strings.Contains(text, spaced(strings.Trim(words, "“”"))) }
	public.Evidence = nil
	for _, e := range d.Evidence {
		e.Slides = slices.DeleteFunc(slices.Clone(e.Slides), func(slug string) bool {
			s, _ := public.Slide(slug)
			return !leansOn(s.Cites, e)
		})
		if len(e.Slides) == 0 {
			continue
		}
		// A phrase is in the lock because the deck quotes it, perhaps only in a note.
		e.Found = slices.DeleteFunc(slices.Clone(e.Found), func(f string) bool { return strings.HasPrefix(f, "“") && unsaid(f) })
		e.Missing = slices.DeleteFunc(slices.Clone(e.Missing), unsaid)
		public.Evidence = append(public.Evidence, e)
	}
	return &public
}

// text is the plain text of all slides and figures, notes excluded if they were removed.
func (d *Deck) text() string {
	var b strings.Builder
	say := func(texts ...string) { b.WriteString(strings.Join(texts, "\n") + "\n") }
	for _, s := range d.Slides {
		say(s.Title)
		for _, b := range s.Blocks {
			b.EachText(func(text []Node) { say(Plain(text)) })
		}
	}
	for _, f := range d.Figures {
		say(f.Title, f.Alt, f.Note)
		for _, r := range f.Records {
			say(r.Series, r.Label, r.LabelZh, r.Token, r.Note, r.Basis)
		}
	}
	return spaced(b.String())
}

// spaced writes each run of white space as one space.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
