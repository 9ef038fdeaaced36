package web

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
)

// dataColumns are the columns of the format that a downloaded file has, in its order.
var dataColumns = []struct {
	name string
	cell func(slides.Record) string
}{
	{"series", func(r slides.Record) string { return r.Series }},
	{"label", func(r slides.Record) string { return r.Label }},
	{"label_zh", func(r slides.Record) string { return r.LabelZh }},
	{"lane", func(r slides.Record) string { return r.Lane }},
	{"category", func(r slides.Record) string { return r.Category }},
	{"value", func(r slides.Record) string {
		if r.Value == nil {
			return ""
		}
		return strconv.FormatFloat(*r.Value, 'f', -1, 64)
	}},
	{"approx", func(r slides.Record) string { return r.Approx }},
	{"unit", func(r slides.Record) string { return r.Unit }},
	{"date", func(r slides.Record) string { return string(r.Date) }},
	{"end", func(r slides.Record) string { return string(r.End) }},
	{"precision", func(r slides.Record) string { return string(r.Precision) }},
	{"basis", func(r slides.Record) string { return r.Basis }},
	{"asserted_by", func(r slides.Record) string { return r.AssertedBy }},
	{"source", func(r slides.Record) string { return r.Cite.Source }},
	{"paragraph", func(r slides.Record) string {
		var numbers []string
		for _, p := range r.Cite.Paragraphs {
			numbers = append(numbers, strconv.Itoa(p))
		}
		return strings.Join(numbers, ";")
	}},
	{"token", func(r slides.Record) string { return r.Token }},
	{"note", func(r slides.Record) string { return r.Note }},
}

// dataFiles returns the records behind a deck's figures as CSV, by file name. A file
// that several figures use holds the records of all, in the order of the deck's own.
func dataFiles(d *slides.Deck) map[string][]byte {
	records := map[string][]slides.Record{}
	for _, f := range d.Figures {
		for _, r := range f.Records {
			if !slices.ContainsFunc(records[f.Data], func(o slides.Record) bool { return o.Line == r.Line }) {
				records[f.Data] = append(records[f.Data], r)
			}
		}
	}
	files := map[string][]byte{}
	for name, rs := range records {
		slices.SortStableFunc(rs, func(a, b slides.Record) int { return a.Line - b.Line })
		files[name] = writeCSV(rs)
	}
	return files
}

// writeCSV writes records for a spreadsheet: with a byte order mark, without which
// Excel garbles Chinese, and with no cell that would run as a formula.
func writeCSV(records []slides.Record) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	var row []string
	for _, c := range dataColumns {
		row = append(row, c.name)
	}
	w.Write(row) // a bytes.Buffer does not fail
	for _, r := range records {
		row = row[:0]
		for _, c := range dataColumns {
			row = append(row, inert(c.cell(r)))
		}
		w.Write(row)
	}
	w.Flush()
	return b.Bytes()
}

// inert puts an apostrophe before a cell that a spreadsheet would take for a formula.
// A plain number stays a number.
func inert(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil && cell[0] == '-' {
		return cell
	}
	return "'" + cell
}
