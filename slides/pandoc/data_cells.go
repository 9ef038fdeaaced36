package pandoc

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/spelling"
)

var precisions = []string{string(slides.Minute), string(slides.Day), string(slides.Month), string(slides.Year), string(slides.HalfYear), string(slides.Range), string(slides.Period)}

// cited fills in the passage of a row: its own, else that of the block, whose source may be of rows that name their
// paragraph.
func (b *rowReader) cited(row *reading) {
	id, ok := row.Cells["source"]
	if !ok {
		if row.Cite = b.cite; b.cite.Source == "" {
			return
		}
		row.At["source"] = b.citeAt
		if b.cite.Locator == "" && row.Cells["paragraph"] != "" {
			b.citedParagraph(row)
		} else {
			row.Cite = b.r.ofRows(row.Cite)
			row.At["paragraph"] = b.citeAt
		}
		return
	}
	c, known := b.sheet.cites[id]
	if !known {
		c = b.readSource(id, row.source)
		b.sheet.cites[id] = c
	}
	if row.Cite = c; c.Source == "" {
		if row.AssertedBy == "" {
			row.AssertedBy = id
		}
		return
	}
	if row.Cells["paragraph"] == "" {
		row.Cite = b.r.ofRows(row.Cite)
		row.At["paragraph"] = row.At["source"]
		return
	}
	b.citedParagraph(row)
}

// citedParagraph reads the cell that names the paragraphs, or pages, of the row's source.
func (b *rowReader) citedParagraph(row *reading) {
	var err error
	if text := row.Cells["paragraph"]; isResults(b.r.sources[row.Cite.Source]) {
		row.Cite.Spots, row.Cite.Locator = []slides.Spot{{Name: text}}, text
	} else {
		row.Cite.Spots, row.Cite.Locator, err = parseCell(text)
	}
	if err == nil && slices.ContainsFunc(row.Cite.Spots, onPage) && !paged(b.r.sources[row.Cite.Source]) {
		err = fmt.Errorf("source %q has no pages; write the number of the paragraph", row.Cite.Source)
	}
	switch {
	case errors.Is(err, errNoList):
		b.wrong(row.source, "paragraph list", "paragraph: %v", err)
	case err != nil:
		b.wrong(row.source, "paragraph", "paragraph: %v", err)
	}
}

// readSource reads the cell of a source. Of a deck without a bibliography it is only the name of
// who says so.
func (b *rowReader) readSource(text string, row *sheetRow) slides.Cite {
	if b.r.bibliographyFile == "" {
		b.faults.add(true, row.line, "bibliography", "source: %q is shown as who says so, for the deck has no bibliography; name one in the front matter with bibliography: …", text)
		return slides.Cite{}
	}
	cite, err := b.r.readCite(text)
	if err != nil {
		b.wrong(row, "source", "source: %q is not the id of a source; write one such as survey", text)
		return slides.Cite{}
	}
	if s := b.r.source(cite.Source, b.sheet.file, row.line); s != nil {
		cite = lookedUp(cite, s)
		cite.Label = s.Label
	}
	return cite
}

// date reads the date in a column of the format.
func (b *rowReader) date(row *reading, column string) (d cellDate) {
	text := row.Cells[column]
	if isMissing(text) {
		delete(row.Cells, column)
		return d
	}
	i, ok := b.column[column]
	name := column
	if ok {
		name = b.sheet.name(i)
	}
	if d, ok = readDate(text, b.orders[i]); !ok {
		b.wrong(row.source, "date "+name, "%s: %q is not a date; write 2013, 2013-06, 2013-06-20 or 2013-06-20T16:05", name, text)
		return d
	}
	if d.precision != slides.Minute {
		return d
	}
	if !b.timed[column] {
		d.date, d.precision = d.date.Cut(slides.Day), slides.Day
		return d
	}
	if zone, known := b.zones[column]; !known {
		b.zones[column] = d.zone
	} else if zone != d.zone {
		b.faults.add(true, row.source.line, "zone "+name, "%s: %q is in another time zone than the rows above, and times are read as they are written; write all in one", name, text)
	}
	return d
}

// dates fills in date, end and precision and checks that they agree.
func (b *rowReader) dates(row *reading) {
	first := b.date(row, "date")
	row.Date, row.End, row.Known = first.date, b.date(row, "end").date, b.date(row, "known").date
	if row.End == "" && first.end != "" && row.Cells["end"] == "" {
		row.End, row.At["end"] = first.end, row.At["date"]
	}
	p := slides.Precision(row.Cells["precision"])
	row.Precision = p
	wrong := func(cause, format string, args ...any) { b.wrong(row.source, cause, format, args...) }
	switch {
	case p != "" && !slices.Contains(precisions, string(p)):
		wrong("precision "+string(p), "precision: %q is unknown%s; write %s", string(p), spelling.Hint(string(p), precisions), spelling.OneOf(precisions))
	case row.Cells["date"] == "" && (p != "" || row.Cells["end"] != ""):
		wrong("no date", "precision or end without a date; fill in date or clear them")
	case row.Date == "":
	case row.End != "" && (row.End.End().Before(row.Date.End()) || row.End.Start().Before(row.Date.Start())):
		wrong("order", "end %s is before date %s; swap them", string(row.End), string(row.Date))
	case p == "":
		if row.Precision = first.precision; row.End != "" && first.end == "" {
			row.Precision = slides.Range
		}
	case row.End == "" && row.Cells["end"] == "" && (p == slides.HalfYear || p == slides.Range):
		wrong("no end", "precision %s needs an end; fill in the cell", string(p))
	default:
		exact := p != slides.HalfYear && p != slides.Range && p != slides.Period
		if exact && (row.Date.Precision() != p || row.End != "" && row.End.Precision() != p) {
			wrong("precision", "precision %s does not fit %s; correct one of the two", string(p), strings.TrimSpace(string(row.Date+" "+row.End)))
		}
	}
}
