package evidence

import (
	"slices"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// point is one question on which sources differ, from a figure of type disagreement.
type point struct {
	name     string // its series
	relation string // Differ or Incomparable
	slug     string // of the slide with the figure
	figure   string // its ID
	values   []value
}

// value is what one source says of a point.
type value struct {
	*slides.Record
	mentions []mention.Mention
	passages []passage
}

// pointsOf returns the points of the deck on which sources differ or cannot be compared, in
// order of appearance.
func pointsOf(d *slides.Deck) []*point {
	var all []*point
	for i := range d.Figures {
		f := &d.Figures[i]
		if f.Type != "disagreement" {
			continue
		}
		slug := ""
		for _, s := range d.Slides {
			if slices.Contains(s.Figures(), f.ID) {
				slug = s.Slug
			}
		}
		named := map[string]*point{}
		for j := range f.Records {
			rec := &f.Records[j]
			if rec.Category != slides.Differ && rec.Category != slides.Incomparable {
				continue
			}
			p := named[rec.Series]
			if p == nil {
				p = &point{name: rec.Series, relation: rec.Category, slug: slug, figure: f.ID}
				named[rec.Series] = p
				all = append(all, p)
			}
			p.values = append(p.values, value{rec, disputedBy(rec), passagesOf([]slides.Cite{rec.Cite})})
		}
	}
	return all
}

// disputedBy returns the mentions that a record of a disagreement gives for its point: its
// value, else those of its label, else of its token, else nil. The record's date does not
// count: it says when the source said so.
func disputedBy(rec *slides.Record) []mention.Mention {
	if rec.Value != nil {
		own := slices.DeleteFunc(mentionsOf(rec), func(f mention.Mention) bool { return f.Kind != mention.Number })
		for _, f := range quantities(rec.Token) { // as the source writes it: $5 million
			if mention.Bare(f.Value) == own[0].Value {
				own = append(own, f)
			}
		}
		return own
	}
	for _, text := range []string{rec.Label, rec.Token} {
		if mentions := quantities(text); len(mentions) > 0 {
			return mentions
		}
	}
	return nil
}

// quantities returns the numbers and dates of a text, without numbered names.
func quantities(text string) []mention.Mention {
	return slices.DeleteFunc(mention.Read(text), func(f mention.Mention) bool { return f.Kind == mention.Name })
}

// states reports whether a value is the one that the deck mentions. In arithmetic, which may
// leave out the size of all its inputs, 21.5 is 21.5 million.
func (v value) states(f mention.Mention, arithmetic bool) bool {
	return slices.ContainsFunc(v.mentions, func(own mention.Mention) bool {
		return own.States(f) || arithmetic && f.Digits != "" && f.Size == 0 && own.Digits == f.Digits
	})
}
