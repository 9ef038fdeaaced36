//go:build !js

package slides

import (
	"cmp"
	"slices"
)

// relations are the categories of a disagreement's records.
var relations = []string{Agree, Differ, Incomparable}

// checkDisagreement reports records of a disagreement that cannot be compared with others: a
// series is a point and needs records of one category.
func (r *reader) checkDisagreement(figure, file string, records []Record) {
	points, order := map[string][]*Record{}, []string{}
	for i := range records {
		rec := &records[i]
		if rec.Series == "" {
			r.errorf(file, rec.Line, "no series, but figure #%s (disagreement) groups its records by the point in question; fill in the cell, such as How many people?, or omit the record", figure)
			continue
		}
		if !slices.Contains(relations, rec.Category) {
			r.errorf(file, rec.Line, "category %q in figure #%s (disagreement)%s; write %s", rec.Category, figure, hint(rec.Category, relations), oneOf(relations))
		}
		if points[rec.Series] == nil {
			order = append(order, rec.Series)
		}
		points[rec.Series] = append(points[rec.Series], rec)
	}
	for _, name := range order {
		r.checkPoint(file, name, points[name])
	}
}

// checkPoint reports a point with too few records, mixed categories or only one side.
func (r *reader) checkPoint(file, name string, values []*Record) {
	first := values[0]
	for _, v := range values[1:] {
		if v.Category != first.Category {
			r.errorf(file, v.Line, "category is %s, but “%s” has %s on line %d; give all its records the same", cmp.Or(v.Category, "empty"), name, cmp.Or(first.Category, "none"), first.Line)
		}
	}
	if len(values) < 2 {
		r.errorf(file, first.Line, "“%s” has one record only; add what another source says of it, or omit the record", name)
		return
	}
	if first.Category != Differ && first.Category != Incomparable {
		return
	}
	owned := first.Cite.Source != "" || first.AssertedBy != "" // else the check says that it is not
	if owned && !slices.ContainsFunc(values, func(v *Record) bool {
		return v.Cite.Source != first.Cite.Source || v.AssertedBy != first.AssertedBy
	}) {
		r.errorf(file, first.Line, "“%s” is marked %s, but all its records are of one source and one assertor; add the other side or write %s", name, first.Category, Agree)
	}
	if first.Category == Incomparable && !slices.ContainsFunc(values, func(v *Record) bool { return v.Note != "" }) {
		r.errorf(file, first.Line, "“%s” is marked %s without a reason; say in the note of one of its records how units or scopes differ", name, Incomparable)
	}
}

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
	*Record
	mentions []mention
	passages []passage
}

// points returns the points of the deck on which sources differ or cannot be compared, in
// order of appearance.
func (d *Deck) points() []*point {
	var all []*point
	for i := range d.Figures {
		f := &d.Figures[i]
		if f.Type != "disagreement" {
			continue
		}
		slug := ""
		for _, s := range d.Slides {
			if s.Line <= f.Line {
				slug = s.Slug
			}
		}
		named := map[string]*point{}
		for j := range f.Records {
			rec := &f.Records[j]
			if rec.Category != Differ && rec.Category != Incomparable {
				continue
			}
			p := named[rec.Series]
			if p == nil {
				p = &point{name: rec.Series, relation: rec.Category, slug: slug, figure: f.ID}
				named[rec.Series] = p
				all = append(all, p)
			}
			p.values = append(p.values, value{rec, rec.disputed(), passagesOf([]Cite{rec.Cite})})
		}
	}
	return all
}

// disputed returns the mentions that a record of a disagreement gives for its point: its
// value, else those of its label, else of its token, else nil. The record's date does not
// count: it says when the source said so.
func (rec *Record) disputed() []mention {
	if rec.Value != nil {
		own := slices.DeleteFunc(rec.mentions(), func(f mention) bool { return f.kind != numberMention })
		for _, f := range quantities(rec.Token) { // as the source writes it: $5 million
			if bare(f.value) == own[0].value {
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
func quantities(text string) []mention {
	return slices.DeleteFunc(readMentions(text), func(f mention) bool { return f.kind == nameMention })
}

// states reports whether a value is the one that the deck mentions. In arithmetic, which may
// leave out the size of all its inputs, 21.5 is 21.5 million.
func (v value) states(f mention, arithmetic bool) bool {
	return slices.ContainsFunc(v.mentions, func(own mention) bool {
		return own.states(f) || arithmetic && f.digits != "" && f.size == 0 && own.digits == f.digits
	})
}
