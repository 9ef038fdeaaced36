package pandoc

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/results"
)

// Bounds of a CSV file, besides maxData.
const (
	maxSheetColumns = 1000
	maxRows         = 200_000
	maxCell         = 10_000 // bytes
)

// sheet is a file of data as it stands, CSV or a part of a workbook or of JSON: cells below the names of columns, whatever they mean.
type sheet struct {
	file      string // in the deck's folder, without the name of the part
	separator rune
	head      int      // the line of the names
	names     []string // as written; empty where a column has none
	rows      []sheetRow
	lost      bool                   // rows that cannot be read have been reported and are not in rows
	kinds     map[int]kind           // see sheet.kind
	plans     map[string][]Row       // see reader.rows
	cites     map[string]slides.Cite // see rowReader.cited
}

// sheetRow is a row of a sheet, with as many cells as the sheet has names. Cells are without
// white space around them.
type sheetRow struct {
	line  int
	Cells []string
	At    []spot
}

// spot is the place of a cell in its file: line and column from 1, the column in characters.
type spot struct{ line, column int32 }

func (s *sheet) place(row *sheetRow, column int) Place {
	return Place{s.file, int(row.At[column].line), int(row.At[column].column)}
}

// separated is what stands between cells, in words.
func (s *sheet) separated() string { return results.Separators[s.separator] }

// sheet returns a CSV file, which it reads once, however many figures use it; nil after an
// error.
func (r *reader) sheet(file string) *sheet {
	s, read := r.sheets[file]
	if !read {
		if r.sheets == nil {
			r.sheets = map[string]*sheet{}
		}
		s = r.readSheet(file)
		r.sheets[file] = s
	}
	return s
}

func (r *reader) readSheet(file string) *sheet {
	if name, part, _ := strings.Cut(file, partMark); isParted(name) {
		return r.partSheet(name, part)
	}
	b, err := r.raw(file, maxData)
	if err != nil {
		return nil // the caller has made sure that there is a file
	}
	text, bad := results.Text(b)
	if bad > 0 {
		r.errorf(file, bad, "not text in UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)")
		return nil
	}
	s := newSheet(file)
	separator, rest := results.OwnSeparator(text)
	before := 0
	if separator != 0 {
		before = 1
	} else {
		separator = results.FindSeparator(text)
	}
	s.separator = separator
	if !r.readCells(s, rest, before) {
		return nil
	}
	return r.withHead(s)
}

// newSheet is a sheet without rows.
func newSheet(file string) *sheet {
	return &sheet{file: file, kinds: map[int]kind{}, plans: map[string][]Row{}, cites: map[string]slides.Cite{}}
}

// withHead takes the names of the columns off a sheet's rows; nil for a sheet without any.
func (r *reader) withHead(s *sheet) *sheet {
	if len(s.rows) == 0 {
		r.errorf(s.file, 1, "no first line with the names of the columns; begin with one such as label,value")
		return nil
	}
	r.cutHead(s)
	r.fitRows(s)
	return s
}

// readCells reads all rows that have a cell with text. It is false after an error that leaves
// nothing to go on with.
func (r *reader) readCells(s *sheet, text []byte, before int) bool {
	lines := csv.NewReader(bytes.NewReader(text))
	lines.Comma, lines.FieldsPerRecord = s.separator, -1
	var broken tally
	defer func() { broken.report(r, s.file) }()
	for {
		start := int(lines.InputOffset())
		cells, err := lines.Read()
		for start < len(text) && text[start] == '\n' {
			start++
		}
		record, of, first := text[start:max(start, int(lines.InputOffset()))], lines, before
		if pe := (*csv.ParseError)(nil); errors.As(err, &pe) {
			if pe.Err == csv.ErrBareQuote { // as in 5" of ice
				of, first = csv.NewReader(bytes.NewReader(record)), before+pe.StartLine-1
				of.Comma, of.LazyQuotes, of.FieldsPerRecord = s.separator, true, -1
				cells, err = of.Read()
			}
			if err != nil {
				broken.add(false, before+pe.StartLine, "csv", "not valid CSV: %v; put the cell in quotes and double each quote within", pe.Err)
				s.lost = true
				continue
			}
		}
		switch {
		case err == io.EOF:
			return true
		case err != nil:
			r.errorf(s.file, 0, "cannot be read: %v", err)
			return false
		}
		line, _ := of.FieldPos(0)
		line += first
		width := 0
		for i, cell := range cells {
			if len(cell) > maxCell {
				r.errorf(s.file, line, "a cell of more than %d bytes; shorten it, or close the quotation mark that it begins with", maxCell)
				return false
			}
			if cells[i] = strings.TrimSpace(cell); cells[i] != "" {
				width = i + 1
			}
		}
		switch {
		case width == 0:
			continue
		case width > maxSheetColumns:
			r.errorf(s.file, line, "%d columns, which are more than %d; keep those that figures show", width, maxSheetColumns)
			return false
		case len(s.rows) > maxRows:
			r.errorf(s.file, line, "more than %d rows; split the file or sum them up", maxRows)
			return false
		}
		cells = cells[:min(len(cells), maxSheetColumns)]
		s.rows = append(s.rows, sheetRow{line, cells, spots(record, of, len(cells), first)})
	}
}

// spots returns the places of a row's cells. The CSV reader counts columns in bytes.
func spots(record []byte, lines *csv.Reader, cells, before int) []spot {
	all := make([]spot, cells)
	first, _ := lines.FieldPos(0)
	at, characters := 0, 0
	for i := range all {
		line, column := lines.FieldPos(i)
		if line == first {
			to := min(column-1, len(record))
			characters += utf8.RuneCount(record[at:to])
			at, column = to, characters+1
		}
		all[i] = spot{int32(before + line), int32(column)}
	}
	return all
}

// width is the number of a row's cells up to the last with text.
func (row *sheetRow) width() int {
	width := len(row.Cells)
	for width > 0 && row.Cells[width-1] == "" {
		width--
	}
	return width
}

// filled is the number of a row's cells with text.
func (row *sheetRow) filled() (n int) {
	for _, cell := range row.Cells {
		if cell != "" {
			n++
		}
	}
	return n
}
