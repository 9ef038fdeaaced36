package slides

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
)

// csvColumn is a column of a downloaded file.
type csvColumn struct {
	name string
	cell func(*Record) string
}

// csvColumns are the columns of a downloaded file, in its order.
var csvColumns = []csvColumn{
	{"series", func(r *Record) string { return r.Series }},
	{"target", func(r *Record) string { return r.Target }},
	{"label", func(r *Record) string { return r.Label }},
	{"label_zh", func(r *Record) string { return r.LabelZh }},
	{"lane", func(r *Record) string { return r.Lane }},
	{"category", func(r *Record) string { return r.Category }},
	{"value", func(r *Record) string { return number(r.Value) }},
	{"low", func(r *Record) string { return number(r.Low) }},
	{"high", func(r *Record) string { return number(r.High) }},
	{"size", func(r *Record) string { return number(r.Size) }},
	{"panel", func(r *Record) string { return r.Panel }},
	{"approx", func(r *Record) string { return r.Approx }},
	{"unit", func(r *Record) string { return r.Unit }},
	{"date", func(r *Record) string { return string(r.Date) }},
	{"end", func(r *Record) string { return string(r.End) }},
	{"precision", func(r *Record) string { return string(r.Precision) }},
	{"basis", func(r *Record) string { return r.Basis }},
	{"asserted_by", func(r *Record) string { return r.AssertedBy }},
	{"source", func(r *Record) string { return r.Cite.Source }},
	{"paragraph", func(r *Record) string { return r.Cite.Cell() }},
	{"token", func(r *Record) string { return r.Token }},
	{"note", func(r *Record) string { return r.Note }},
	{"known", func(r *Record) string { return string(r.Known) }},
}

// Cell is the places of a citation as a cell of a file has them, such as "16;70" or "p. 4, ¶2"; empty for none.
func (c *Cite) Cell() string {
	var places []string
	for _, p := range c.Spots {
		places = append(places, strings.TrimPrefix(p.String(), "¶"))
	}
	return strings.Join(places, ";")
}

// optionalColumns are those that are left out where no record has them: what few kinds of figures have.
var optionalColumns = []string{"target", "low", "high", "size", "panel"}

// number is a number in digits; empty for nil.
func number(v *float64) string {
	if v == nil {
		return ""
	}
	return strconv.FormatFloat(*v, 'f', -1, 64)
}

// columnsOf are csvColumns without the optional ones that no record has and, where records have a number along x,
// with a column of its name after the value.
func columnsOf(records []*Record) (columns []csvColumn) {
	for _, c := range csvColumns {
		if slices.Contains(optionalColumns, c.name) && !slices.ContainsFunc(records, func(r *Record) bool { return c.cell(r) != "" }) {
			continue
		}
		columns = append(columns, c)
		if at := slices.IndexFunc(records, func(r *Record) bool { return r.Along != nil }); at >= 0 && c.name == "value" {
			columns = append(columns, csvColumn{records[at].Along.Name, func(r *Record) string {
				if r.Along == nil {
					return ""
				}
				return number(&r.Along.Value)
			}})
		}
	}
	return columns
}

// Rows are the records of a figure in the columns of their file, each cell as it stands there: the names of the
// columns that have cells which differ, with the first rows, and the columns that have the same cell in all records.
func (f *Figure) Rows(first int) (names []string, rows [][]string, same [][2]string) {
	records := f.inOrder()
	first = min(first, len(records))
	rows = make([][]string, first)
	for _, c := range columnsOf(records) {
		one := c.cell(records[0])
		switch differs := slices.ContainsFunc(records, func(r *Record) bool { return c.cell(r) != one }); {
		case differs:
			names = append(names, c.name)
			for i := range rows {
				rows[i] = append(rows[i], c.cell(records[i]))
			}
		case one != "":
			same = append(same, [2]string{c.name, one})
		}
	}
	return names, rows, same
}

// CSV returns a file of data as a download in UTF-8 with a byte order mark: the records that
// figures show, each once, in the order of the deck's file. It is nil if no figure uses the
// file, and in a browser if one that uses it is large.
func (d *Deck) CSV(file string) []byte {
	var records []*Record
	used := false
	for _, f := range d.Figures {
		if f.Data != file {
			continue
		}
		if f.Many != nil {
			return nil // the program has not got them
		}
		used = true
		for i := range f.Records {
			records = append(records, &f.Records[i])
		}
	}
	if !used {
		return nil
	}
	slices.SortStableFunc(records, func(a, b *Record) int { return a.Line - b.Line })
	return writeCSV(records)
}

// writeCSV writes records for a spreadsheet: with a byte order mark, without which
// Excel garbles Chinese, with no cell that would run as a formula, and without rows that repeat
// another of the same line. The records are in the order of their lines.
func writeCSV(records []*Record) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	var row []string
	columns := columnsOf(records)
	for _, c := range columns {
		row = append(row, inert(c.name))
	}
	w.Write(row) // a bytes.Buffer does not fail
	line, written := 0, map[string]bool{}
	for _, r := range records {
		if r.Line != line {
			line = r.Line
			clear(written)
		}
		row = row[:0]
		for _, c := range columns {
			row = append(row, inert(c.cell(r)))
		}
		if key := strings.Join(row, "\x00"); !written[key] {
			written[key] = true
			w.Write(row)
		}
	}
	w.Flush()
	return b.Bytes()
}

// inert puts an apostrophe before a cell that a spreadsheet would run as a formula (OWASP, CSV
// injection). A plain negative number stays a number.
func inert(cell string) string {
	if cell == "" || !strings.ContainsRune("=+-@\t\r\n", rune(cell[0])) {
		return cell
	}
	if _, err := strconv.ParseFloat(cell, 64); err == nil && cell[0] == '-' {
		return cell
	}
	return "'" + cell
}
