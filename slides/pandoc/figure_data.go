package pandoc

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"
)

// needs is what each record of a type of figure must have to be drawn: a number, or a date.
var needs = map[string]string{
	"bar": "value", "range": "low", "waterfall": "value", "sparklines": "value",
	"line": "value", "scatter": "value", "revisions": "value",
	"area": "value", "strip": "value", "histogram": "value", "box": "value",
	"establishment": "date", "timeline": "date",
	"flow": "value", "diagram": "target", "map": "value",
	"dumbbell": "value", "slope": "value", "heatmap": "value",
}

// oncePerPlace are the types of figures in which a series has one record at a label or date.
var oncePerPlace = []string{"line", "area", "dumbbell", "slope", "heatmap"}

// dataFile returns the path of the figure's data, which stands in data/ or beside deck.md, and
// sets Figure.Data to its name; empty after an error.
func (y yamlText) dataFile(f *slides.Figure, n *yaml.Node) string {
	name, within := strings.CutPrefix(strings.TrimPrefix(f.Data, "./"), dataDir+"/")
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, "/") || strings.ContainsFunc(name, unportable) {
		y.errorf(n, "data: %q is not a file in data/; write a name such as estimates.csv", f.Data)
		return ""
	}
	folders := []string{dataDir, "."}
	if within {
		folders = folders[:1]
	}
	for _, folder := range folders {
		if info, err := fs.Stat(y.r.fsys, path.Join(folder, name)); err == nil && !info.IsDir() {
			f.Data = name
			return path.Join(folder, name)
		}
		for _, other := range y.r.filesIn(folder) { // an archive may have taken letters apart: ö as o and ¨
			if other != name && norm.NFC.String(other) == norm.NFC.String(name) {
				f.Data = other
				return path.Join(folder, other)
			}
		}
	}
	y.errorf(n, "data: there is no file data/%s; create it or correct the name%s", name, spelling.Hint(name, append(y.r.filesIn(dataDir), y.r.filesIn(".")...)))
	return ""
}

// filesIn are the names of the files in a folder of the deck.
func (r *reader) filesIn(folder string) []string {
	var names []string
	entries, _ := readFolder(r.fsys, folder)
	for _, e := range entries {
		if !e.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// records returns the records of the figure's file without the omitted ones, and reports those
// that its type cannot draw.
func (y yamlText) records(f *slides.Figure, keys *figureKeys) []slides.Record {
	r, none := y.r, []slides.Record{}
	file := ""
	if f.Data != "" {
		file = y.dataFile(f, keys.Data.Node)
	}
	if file == "" {
		r.lostFigure = true
		return none
	}
	if _, known := r.data[f.Data]; !known {
		r.data[f.Data] = nil // a figure uses it, whether or not it can be read
	}
	s := r.sheet(file)
	if s == nil {
		return none
	}
	p := y.plan(f, keys, s)
	if p == nil {
		return none
	}
	rows, ok := r.rows(p, f.Data)
	if !ok {
		return none
	}
	if keys.Omit.Given() {
		rows = y.omit(keys.Omit, s, rows)
	}
	records := r.fit(f, p, rows)
	if len(rows) == 0 && !s.lost {
		y.errorf(keys.Data.Node, "the figure shows no record; add rows to %s or omit fewer", file)
	}
	if f.Type == "disagreement" {
		r.checkDisagreement(f.ID, file, records)
	}
	r.totals(f, file, records)
	return records
}

// fit returns the records that a figure can draw, and reports the others and what they lack.
func (r *reader) fit(f *slides.Figure, p *plan, rows []Row) []slides.Record {
	records, faults := make([]slides.Record, 0, len(rows)), tally{}
	if !within(&r.records, len(rows)) {
		r.errorf(f.File, f.Line, "the figures of the deck have more than %d records with figure #%s; show less of its data, or sum it up", maxRecords, f.ID)
		return records
	}
	wrong := func(warning bool, row Row, cause, format string, args ...any) {
		faults.add(warning, row.Line, cause, format, args...)
	}
	type point struct {
		position
		series string
	}
	seen, lanes := map[point]bool{}, map[string]bool{}
	for _, lane := range f.Lanes {
		lanes[lane] = true
	}
	need := needs[f.Type]
	needed := need
	if i, ok := p.column[need]; ok {
		needed = p.sheet.name(i)
	}
	if need != "" && len(rows) > 0 && !p.sheet.lost && !slices.ContainsFunc(rows, func(row Row) bool { return row.Cell(need) != "" }) {
		r.errorf(p.sheet.file, rows[0].Line, "no %s in this row or any other, but figure #%s (%s) shows one for each record; fill in the cells", needed, f.ID, f.Type)
		return records
	}
	for _, row := range rows {
		switch {
		case need == "" || row.Cell(need) != "":
		case f.Type == "line" || f.Type == "area":
			if i, ok := p.column[need]; ok && row.source.Cells[i] != "" {
				break // it says that there is no value
			}
			wrong(true, row, "gap", "no %s, so that the line of figure #%s has a gap; fill in the cell, write NA where there is none, or omit the record", needed, f.ID)
		case f.Type == "heatmap":
			wrong(true, row, "gap", "no %s, so that a cell of figure #%s is crossed out; fill in the cell or omit the record", needed, f.ID)
		default:
			wrong(true, row, "left out", "no %s, so that figure #%s (%s) leaves the record out; fill in the cell or omit the record", needed, f.ID, f.Type)
			continue
		}
		if f.Type == "range" && row.High == nil {
			wrong(true, row, "left out high", "low without high, so that figure #%s (range) leaves the record out; fill in the cell or omit the record", f.ID)
			continue
		}
		if p.along >= 0 && row.Along == nil {
			wrong(true, row, "left out along", "no %s, so that figure #%s (%s) leaves the record out; fill in the cell or omit the record", p.sheet.name(p.along), f.ID, f.Type)
			continue
		}
		logFaults(f, p, &row, &faults)
		if row.Value != nil && row.Unit == "" && f.Unit == "" {
			wrong(true, row, "unit", "value without a unit; write unit: … in the block of figure #%s or fill in a column unit", f.ID)
		}
		if len(f.Lanes) > 0 && !lanes[row.Lane] {
			wrong(false, row, "lane "+row.Lane, "lane %q is not among the lanes of figure #%s%s", row.Lane, f.ID, r.hint(row.Lane, func() []string { return f.Lanes }))
		}
		if f.Type != "disagreement" && slices.Contains(relations, row.Category) {
			wrong(false, row, "category", "category %q is for figures of type disagreement; choose another word", row.Category)
		}
		boundFaults(f, &row, &faults)
		if at := (point{positionOf(&row.Record), row.Series}); slices.Contains(oncePerPlace, f.Type) || f.Type == "bar" && row.Series != "" {
			if seen[at] {
				wrong(true, row, "again", "figure #%s (%s) has %s already; write series: with the column that tells the two apart", f.ID, f.Type, strings.Join(strings.Fields(at.series+" "+at.label+" "+string(at.date)), " "))
			}
			seen[at] = true
		}
		records = append(records, row.Record)
	}
	faults.report(r, p.sheet.file)
	if len(records) > slides.MaxDrawn && !slices.Contains(slides.LargeTypes, f.Type) {
		r.errorf(f.File, f.Line, "figure #%s (%s) has %d records, and more than %d are drawn only as %s; omit some, sum them up or change the type", f.ID, f.Type, len(records), slides.MaxDrawn, spelling.OneOf(slides.LargeTypes))
		return records[:slides.MaxDrawn]
	}
	return records
}

// omit returns the rows without those that have one of the values given for a column, of the
// sheet or of the format.
func (y yamlText) omit(v omitted, s *sheet, rows []Row) []Row {
	kept := slices.Clone(rows)
	omitted := y.fields(v.Node)
	for _, column := range slices.Sorted(maps.Keys(omitted)) {
		cell := func(r Row) string { return r.Cell(column) }
		if found := s.find(column); len(found) > 0 {
			cell = func(r Row) string { return r.source.Cells[found[0]] }
		} else if !slices.Contains(columns, column) {
			y.errorf(omitted[column].Name, "omit: unknown column %q%s", column, spelling.Hint(column, append(slices.Clone(s.names), columns...)))
			continue
		}
		found := map[string]bool{}
		for _, value := range y.texts(omitted[column]) {
			found[value] = false
		}
		kept = slices.DeleteFunc(kept, func(r Row) bool { _, gone := found[cell(r)]; return gone })
		var known []string
		for _, r := range rows {
			known = append(known, cell(r))
			if _, omits := found[cell(r)]; omits {
				found[cell(r)] = true
			}
		}
		for _, value := range slices.Sorted(maps.Keys(found)) {
			if !found[value] {
				y.errorf(omitted[column].Node, "omit: no record has %s %q%s", column, value, y.r.hint(value, func() []string { return known }))
			}
		}
	}
	return kept
}

// boundFaults reports a range that is upside down, lacks an end, or does not have its value.
func boundFaults(f *slides.Figure, row *Row, faults *tally) {
	low, high := row.Low, row.High
	switch {
	case low != nil && high != nil && *low > *high:
		faults.add(false, row.Line, "bounds", "low %v is above high %v in figure #%s; swap the two", *low, *high, f.ID)
	case (low == nil) != (high == nil) && row.Value != nil && (f.Type == "bar" || f.Type == "line"):
		faults.add(true, row.Line, "one bound", "low or high without the other, so that figure #%s (%s) shows no range there; fill in both", f.ID, f.Type)
	case low != nil && high != nil && row.Value != nil && (*row.Value < *low || *row.Value > *high):
		faults.add(true, row.Line, "outside", "the value %v of figure #%s lies outside of its range from %v to %v; correct one of them", *row.Value, f.ID, *low, *high)
	}
}
