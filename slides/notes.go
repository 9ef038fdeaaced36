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
	noted := map[string]bool{} // sources that notes cite
	for i := range public.Slides {
		for _, c := range public.Slides[i].NoteCites {
			noted[c.Source] = true
		}
		public.Slides[i].Notes, public.Slides[i].NoteCites = nil, nil
	}
	public.Media, public.Sources = public.usedMedia(), public.usedSources(noted)
	text := public.text()
	unsaid := func(words string) bool { return !strings.Contains(text, spaced(strings.Trim(words, "“”"))) }
	public.Claims = kept(d.Claims, func(c *Claim) bool { return !c.Note })
	public.Evidence = nil
	for _, e := range d.Evidence {
		e.Slides = kept(e.Slides, func(slug *string) bool {
			s, _ := public.Slide(*slug)
			return leansOn(s.Cites, e)
		})
		if len(e.Slides) == 0 {
			continue
		}
		// A phrase is in the lock because the deck quotes it, perhaps only in a note.
		e.Found = kept(e.Found, func(f *Taken) bool { return !strings.HasPrefix(f.Text, "“") || !unsaid(f.Text) })
		e.Missing = kept(e.Missing, func(m *Taken) bool { return !unsaid(m.Text) })
		public.Evidence = append(public.Evidence, e)
	}
	return &public
}

// HasNotes reports whether a slide has speaker notes.
func (d *Deck) HasNotes() bool {
	return slices.ContainsFunc(d.Slides, func(s Slide) bool { return len(s.Notes) > 0 })
}

// usedMedia are the files that slides show or link to.
func (d *Deck) usedMedia() (used []Media) {
	named := map[string]bool{d.Logo: true}
	read := func(nodes []Node) {
		Walk(nodes, func(n *Node) bool {
			named[n.Attr("src")], named[n.Attr("href")] = true, true
			return true
		})
	}
	for _, s := range d.Slides {
		named[s.Background] = true
		read(s.Headline)
		for i := range s.Blocks {
			s.Blocks[i].EachText(read)
		}
	}
	for i := range d.Media {
		if m := &d.Media[i]; named[m.URL()] || strings.Contains(d.Style, `"`+m.URL()+`"`) {
			used = append(used, *m)
		}
	}
	return used
}

// usedSources are the sources that slides cite, and those that notes do not cite either.
func (d *Deck) usedSources(noted map[string]bool) (used []Source) {
	cited := map[string]bool{}
	for _, s := range d.Slides {
		for _, c := range s.Cites {
			cited[c.Source] = true
		}
	}
	for _, s := range d.Sources {
		if cited[s.ID] || !noted[s.ID] {
			used = append(used, s)
		}
	}
	return used
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
		for _, a := range f.Annotations {
			say(a.Text)
		}
		for _, r := range f.Records {
			say(r.Series, r.Panel, r.Label, r.LabelZh, r.Token, r.Note, r.Basis)
		}
	}
	return spaced(b.String())
}

// spaced writes each run of white space as one space.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }
