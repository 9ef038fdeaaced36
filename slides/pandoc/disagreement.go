package pandoc

import (
	"cmp"
	"slices"

	"exhibit/slides"
	"exhibit/slides/spelling"
)

// relations are the categories of a disagreement's records.
var relations = []string{slides.Agree, slides.Differ, slides.Incomparable}

// MaxDisputed is how many records of all disagreements of a deck are compared with what it says.
const MaxDisputed = 1000

// checkDisagreement reports records of a disagreement that cannot be compared with others: a
// series is a point and needs records of one category.
func (r *reader) checkDisagreement(figure, file string, records []slides.Record) {
	if r.disputed += len(records); r.disputed > MaxDisputed && r.disputed-len(records) <= MaxDisputed {
		r.warnf(file, records[MaxDisputed-(r.disputed-len(records))].Line, "the disagreements have more than %d records; of the others, from this one on, nothing is marked as contested; set fewer points side by side", MaxDisputed)
	}
	points, order := map[string][]*slides.Record{}, []string{}
	for i := range records {
		rec := &records[i]
		if rec.Series == "" {
			r.errorf(file, rec.Line, "no series, but figure #%s (disagreement) groups its records by the point in question; fill in the cell, such as How many people?, or omit the record", figure)
			continue
		}
		if !slices.Contains(relations, rec.Category) {
			r.errorf(file, rec.Line, "category %q in figure #%s (disagreement)%s; write %s", rec.Category, figure, spelling.Hint(rec.Category, relations), spelling.OneOf(relations))
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
func (r *reader) checkPoint(file, name string, values []*slides.Record) {
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
	if first.Category != slides.Differ && first.Category != slides.Incomparable {
		return
	}
	owned := first.Cite.Source != "" || first.AssertedBy != "" // else the check says that it is not
	if owned && !slices.ContainsFunc(values, func(v *slides.Record) bool {
		return v.Cite.Source != first.Cite.Source || v.AssertedBy != first.AssertedBy
	}) {
		r.errorf(file, first.Line, "“%s” is marked %s, but all its records are of one source and one assertor; add the other side or write %s", name, first.Category, slides.Agree)
	}
	if first.Category == slides.Incomparable && !slices.ContainsFunc(values, func(v *slides.Record) bool { return v.Note != "" }) {
		r.errorf(file, first.Line, "“%s” is marked %s without a reason; say in the note of one of its records how units or scopes differ", name, slides.Incomparable)
	}
}
