package pandoc

import (
	"errors"
	"io/fs"
	"regexp"

	"exhibit/slides"
	"exhibit/slides/bibliography"
)

// sourceID matches the key of a source in a cell of data that names nothing else.
var sourceID = regexp.MustCompile(`^[\pL\pN_]+(?:[-.:+/][\pL\pN_]+)*$`)

// bibliography reads the sources of a file into the deck, in its order.
func (r *reader) bibliography(name string) {
	b, err := r.file(name, maxText)
	if errors.Is(err, fs.ErrNotExist) {
		r.warnf(name, 0, "no such file, so that no source is known; create it, or correct bibliography in the front matter")
	}
	if err != nil {
		return
	}
	entries, problems := bibliography.Read(name, b)
	r.hasSources = true
	for _, p := range problems {
		if p.Severity == bibliography.Error {
			r.errorf(name, p.Line, "%s", p.Message)
			r.hasSources = false // what it lacks may be there
		} else {
			r.warnf(name, p.Line, "%s", p.Message)
		}
	}
	for i := range entries {
		e := &entries[i]
		r.deck.Sources = append(r.deck.Sources, slides.Source{
			ID: e.ID, Type: e.Type, Label: e.Label, Title: e.Title, Author: e.AuthorText(),
			Issued: slides.Date(e.Issued.ISO()), IssuedText: shownDate(e.Issued), Available: slides.Date(e.Available.ISO()),
			Container: e.Container, Publisher: e.Publisher, URL: e.URL, Kind: e.Genre, Stance: e.Annote, File: e.File, Line: e.Line,
		})
	}
	for i := range r.deck.Sources {
		s := &r.deck.Sources[i]
		r.sources[s.ID] = s
	}
}

// shownDate is how a date reads that is not one year, month or day; empty for one that is.
func shownDate(d bibliography.Date) string {
	if d.IsZero() || d.String() == d.ISO() {
		return ""
	}
	return d.String()
}
