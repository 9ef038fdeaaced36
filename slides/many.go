package slides

import "slices"

// MaxDrawn is the number of records up to which each record of a figure is a mark of its own, which can be
// pointed at and is a row of the table on its slide. A figure with more is large, see [Figure.Large].
const MaxDrawn = 2000

// LargeTypes are the types of figures that may be large: their marks are read as a shape, or sum records up.
var LargeTypes = []string{"line", "scatter", "strip", "histogram", "box"}

// Large reports whether a figure has more than MaxDrawn records. Its still picture is drawn from a sample, and
// the browser gets it without most of its records, see [Figure.Light].
func (f *Figure) Large() bool { return f.Many != nil || len(f.Records) > MaxDrawn }

// Many stands, in the deck that a browser gets, for the records of a large figure.
type Many struct {
	Count int `json:"count"`
	// Known are the days by which none, and by which all, of the records were known; empty where a record has
	// no such day.
	Known [2]Date `json:"known"`
	// Shown is how many were known on Deck.KnownOn; 0 where the chart has not counted them yet.
	Shown int `json:"-"`
}

// Light returns a large figure as the browser gets it: with Many, and of its records the first of each series,
// by which steps choose. Other figures are returned as they are.
func (d *Deck) Light(f Figure) Figure {
	if !f.Large() || f.Many != nil {
		return f
	}
	m := Many{Count: len(f.Records)}
	seen, first := map[string]bool{}, []Record{}
	for i := range f.Records {
		r := &f.Records[i]
		if !seen[r.Series] {
			seen[r.Series] = true
			first = append(first, *r)
		}
		known := d.KnownFrom(r)
		if i == 0 || known.Last() < m.Known[0].Last() {
			m.Known[0] = known
		}
		if i == 0 || known.Last() > m.Known[1].Last() {
			m.Known[1] = known
		}
	}
	f.Records, f.Many = first, &m
	return f
}

// manyAsKnown is figureAsKnown in a browser. Of a large figure of which some records were known it is not known here
// how many: Later is then 1, and the first records of series stay.
func (f Figure) manyAsKnown(day Date) Figure {
	switch {
	case f.Many.Known[1].KnownBy(day):
		return f
	case f.Many.Known[0].KnownBy(day):
		many := *f.Many
		f.Many, f.Later = &many, 1
	default:
		f.Records, f.Later = nil, f.Many.Count
	}
	f.Title, f.Alt, f.Note, f.Steps = "", "", "", nil
	return f
}

// RecordsPath is the path of the file with the records of a figure, in a deck: that of its data, unless figures
// share it.
func (d *Deck) RecordsPath(f *Figure) string {
	users := 0
	for i := range d.Figures {
		if d.Figures[i].Data == f.Data {
			users++
		}
	}
	if users == 1 {
		return "/data/" + f.Data
	}
	return "/charts/" + f.ID + ".csv"
}

// CSV is the records of a figure alone as a file, see [Deck.CSV].
func (f *Figure) CSV() []byte { return writeCSV(f.inOrder()) }

// inOrder are the records in the order of the deck's file.
func (f *Figure) inOrder() []*Record {
	var records []*Record
	for i := range f.Records {
		records = append(records, &f.Records[i])
	}
	slices.SortStableFunc(records, func(a, b *Record) int { return a.Line - b.Line })
	return records
}
