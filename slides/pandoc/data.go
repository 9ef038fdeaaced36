package pandoc

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/spelling"
)

// columns are the columns that a CSV file may have.
var columns = []string{
	"series", "label", "label_zh", "lane", "category", "key", "value", "approx", "unit", "date", "end",
	"precision", "basis", "asserted_by", "source", "paragraph", "token", "note", "known", "fact",
}

// requiredColumns are the columns that every row must fill in.
var requiredColumns = []string{"label", "asserted_by", "source", "paragraph"}

var precisions = []string{string(slides.Day), string(slides.Month), string(slides.Year), string(slides.HalfYear), string(slides.Range), string(slides.Period)}

// Row is a record with its cells as written and their places, by column.
type Row struct {
	slides.Record
	Cells map[string]string
	At    map[string]Place
}

// rows returns the rows of a file in data/. It reads and checks the file once, however many
// figures use it, and is false if the file could not be read.
func (r *reader) rows(name string) ([]Row, bool) {
	rows, read := r.data[name]
	if !read {
		rows = r.readRows(path.Join(dataDir, name))
		r.data[name] = rows
	}
	return rows, rows != nil
}

func (r *reader) readRows(file string) []Row {
	b, err := r.file(file, maxData)
	if err != nil {
		return nil // the caller reports a missing file at the figure that names it
	}
	lines := csv.NewReader(bytes.NewReader(b))
	lines.FieldsPerRecord = -1
	header, err := lines.Read()
	if err != nil {
		r.errorf(file, 1, "no first line with the names of the columns; begin with %s", strings.Join(requiredColumns, ","))
		return nil
	}
	if !r.checkHeader(file, header) {
		return nil
	}
	rows := []Row{}
	for {
		offset := lines.InputOffset()
		fields, err := lines.Read()
		if err == io.EOF {
			return rows
		}
		if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
			r.errorf(file, pe.StartLine, "not valid CSV: %v; put the cell in quotes and double each quote within", pe.Err)
			continue
		}
		if err != nil {
			r.errorf(file, 0, "cannot be read: %v", err)
			return nil
		}
		line, _ := lines.FieldPos(0)
		if len(fields) != len(header) {
			r.errorf(file, line, "%d cells, but the first line names %d columns; put cells with commas in quotes", len(fields), len(header))
			continue
		}
		cells, at := make(map[string]string, len(header)), make(map[string]Place, len(header))
		for i, column := range header {
			cells[column] = strings.TrimSpace(fields[i])
			at[column] = cellPlace(file, b[min(int(offset), len(b)):], lines, i)
		}
		rows = append(rows, Row{r.record(file, line, cells), cells, at})
	}
}

// cellPlace is the place of the i-th cell of the last row. The CSV reader counts a column in
// bytes; a place counts characters.
func cellPlace(file string, row []byte, lines *csv.Reader, i int) Place {
	line, column := lines.FieldPos(i)
	if first, _ := lines.FieldPos(0); line == first {
		before := row[:min(column-1, len(row))]
		column -= len(before) - utf8.RuneCount(before)
	}
	return Place{file, line, column}
}

// checkHeader trims the names of the columns and reports unknown, doubled and missing ones.
func (r *reader) checkHeader(file string, header []string) bool {
	before := len(r.errs)
	for i, column := range header {
		column = strings.TrimSpace(column)
		switch {
		case !slices.Contains(columns, column):
			r.errorf(file, 1, "unknown column %q%s (known: %s)", column, spelling.Hint(column, columns), strings.Join(columns, ", "))
		case slices.Contains(header[:i], column):
			r.errorf(file, 1, "column %s is there twice; keep one", column)
		}
		header[i] = column
	}
	for _, column := range requiredColumns {
		if !slices.Contains(header, column) {
			r.errorf(file, 1, "no column %s; add it", column)
		}
	}
	return len(r.errs) == before
}

var number = regexp.MustCompile(`^-?\d+(?:\.\d+)?$`)

// record makes a record of a row's cells and reports what is wrong in any figure; the rest
// depends on the figure, see yamlText.records.
func (r *reader) record(file string, line int, cells map[string]string) slides.Record {
	wrong := func(format string, args ...any) { r.errorf(file, line, format, args...) }
	for _, column := range requiredColumns {
		if cells[column] == "" {
			wrong("no %s; fill in the cell", column)
		}
	}
	rec := slides.Record{
		Series:     cells["series"],
		Label:      cells["label"],
		LabelZh:    cells["label_zh"],
		Lane:       cells["lane"],
		Category:   cells["category"],
		Approx:     cells["approx"],
		Unit:       cells["unit"],
		Basis:      cells["basis"],
		AssertedBy: cells["asserted_by"],
		Token:      cells["token"],
		Note:       cells["note"],
		Fact:       cells["fact"],
		Line:       line,
	}
	switch key := cells["key"]; key {
	case "yes":
		rec.Key = true
	case "", "no":
	default:
		wrong("key: %q is neither yes nor no; write yes or leave the cell empty", key)
	}
	if s := cells["value"]; s != "" {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || !number.MatchString(s) {
			wrong("value: %q is not a number; write digits only, such as 21500000 or 2.5", s)
		} else {
			rec.Value = &v
		}
	}
	readDates(&rec, cells, wrong)

	if id := cells["source"]; id != "" {
		rec.Cite = slides.Cite{Source: id}
		if s := r.source(id, file, line); s != nil {
			rec.Cite.Label = s.Label
		}
	}
	if s := cells["paragraph"]; s != "" {
		var err error
		rec.Cite.Paragraphs, rec.Cite.Locator, err = parseLocator(strings.ReplaceAll(s, ";", ","))
		switch {
		case err != nil:
			wrong("paragraph: %v", err)
		case strings.Trim(s, "0123456789;–- ") != "":
			wrong("paragraph: %q is not a list of paragraphs; write one or several with semicolons, such as 16;70", s)
		}
	}
	return rec
}

// readDates fills in date, end and precision and checks that they agree.
func readDates(rec *slides.Record, cells map[string]string, wrong func(string, ...any)) {
	parse := func(column string) (d slides.Date) {
		if s := cells[column]; s != "" {
			var err error
			if d, err = slides.ParseDate(s); err != nil {
				wrong("%s: %v", column, err)
			}
		}
		return d
	}
	rec.Date, rec.End, rec.Known = parse("date"), parse("end"), parse("known")
	rec.Precision = slides.Precision(cells["precision"])
	switch p := cells["precision"]; {
	case p != "" && !slices.Contains(precisions, p):
		wrong("precision: %q is unknown%s; write %s", p, spelling.Hint(p, precisions), spelling.OneOf(precisions))
	case cells["date"] == "" && (p != "" || cells["end"] != ""):
		wrong("precision or end without a date; fill in date or clear them")
	case cells["date"] != "" && p == "":
		wrong("date without a precision; write %s", spelling.OneOf(precisions))
	case rec.Date == "":
	case rec.End != "" && rec.End.End().Before(rec.Date.End()) || rec.End != "" && rec.End.Start().Before(rec.Date.Start()):
		wrong("end %s is before date %s; swap them", string(rec.End), string(rec.Date))
	case rec.End == "" && cells["end"] == "" && (rec.Precision == slides.HalfYear || rec.Precision == slides.Range):
		wrong("precision %s needs an end; fill in the cell", p)
	default:
		length := map[slides.Precision]int{slides.Day: len("2013-06-20"), slides.Month: len("2013-06"), slides.Year: len("2013")}[rec.Precision]
		if length > 0 && (len(rec.Date) != length || rec.End != "" && len(rec.End) != length) {
			wrong("precision %s does not fit %s; correct one of the two", p, strings.TrimSpace(string(rec.Date+" "+rec.End)))
		}
	}
}
