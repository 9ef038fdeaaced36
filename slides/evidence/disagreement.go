package evidence

import (
	"slices"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// point is one question on which sources differ, from a figure of type disagreement.
type point struct {
	order    int    // among all of the deck
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
	language mention.Language // of the record
}

// valueAt is what a source says of a point.
type valueAt struct {
	*point
	value
}

// readPoints reads the points of the deck on which sources differ or cannot be compared, in order of
// appearance, of pandoc.MaxDisputed records at most.
func (c *checker) readPoints() {
	slugs := map[string]string{} // of the slides, by figure
	for _, s := range c.deck.Slides {
		for _, id := range s.Figures() {
			slugs[id] = s.Slug
		}
	}
	records := 0
	for i := range c.deck.Figures {
		f := &c.deck.Figures[i]
		if f.Type != "disagreement" {
			continue
		}
		named := map[string]*point{}
		for j := range f.Records {
			rec := &f.Records[j]
			if records++; records > pandoc.MaxDisputed {
				return
			}
			if rec.Category != slides.Differ && rec.Category != slides.Incomparable {
				continue
			}
			p := named[rec.Series]
			if p == nil {
				p = &point{order: len(c.points), name: rec.Series, relation: rec.Category, slug: slugs[f.ID], figure: f.ID}
				named[rec.Series] = p
				c.points = append(c.points, p)
			}
			v := value{rec, c.disputedBy(rec), c.language}
			p.values = append(p.values, v)
			for _, cited := range passagesOf([]slides.Cite{rec.Cite}) {
				c.disputed[cited] = append(c.disputed[cited], valueAt{p, v})
			}
		}
	}
}

// disputedBy returns the mentions that a record of a disagreement gives for its point: its
// value, else those of its label, else of its token, else nil. The record's date does not
// count: it says when the source said so.
func (c *checker) disputedBy(rec *slides.Record) []mention.Mention {
	if rec.Value != nil {
		own := slices.DeleteFunc(mentionsOf(rec), func(f mention.Mention) bool { return f.Kind != mention.Number })
		for _, f := range quantities(rec.Token, c.languageOf(rec.Cite.Source, rec.Token)) { // as the source writes it: $5 million
			if mention.Bare(f.Value) == own[0].Value {
				own = append(own, f)
			}
		}
		return own
	}
	if mentions := quantities(rec.Label, c.language); len(mentions) > 0 {
		return mentions
	}
	if mentions := quantities(rec.Token, c.languageOf(rec.Cite.Source, rec.Token)); len(mentions) > 0 {
		return mentions
	}
	return nil
}

// quantities returns the numbers and dates of a text, without numbered names.
func quantities(text string, in mention.Language) []mention.Mention {
	return slices.DeleteFunc(in.Read(text), func(f mention.Mention) bool { return f.Kind == mention.Name })
}

// states reports whether a value is the one that the deck mentions. In arithmetic, which may
// leave out the size of all its inputs, 21.5 is 21.5 million.
func (v value) states(f mention.Mention, arithmetic bool) bool {
	return slices.ContainsFunc(v.mentions, func(own mention.Mention) bool {
		return own.States(f) || arithmetic && f.Digits != "" && f.Size == 0 && own.Digits == f.Digits
	})
}
