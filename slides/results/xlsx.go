package results

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// Bounds of a workbook, besides maxValues.
const (
	maxUnzipped = 64 << 20 // bytes of all its parts
	maxSheets   = 50
	maxLines    = 200_000 // of a sheet
	maxWidth    = 1000    // columns of a sheet
)

// readXLSX reads a workbook. Values are those that are stored, whatever the format of their cells, but for dates; a formula's value is the
// one that was stored with it.
func readXLSX(b []byte) (all Results, err error) {
	defer func() {
		if recover() != nil { // by the library, which is made for files that Excel writes
			all, err = nil, errNoBook
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxUnzipped})
	switch {
	case errors.Is(err, excelize.ErrWorkbookFileFormat):
		return nil, errNoBook
	case err != nil:
		return nil, fmt.Errorf("not a workbook that can be read (%.100s); save it anew as .xlsx, without a password", err)
	}
	defer f.Close()
	r := bookReader{f: f, kinds: map[int]cellKind{}}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		r.since1904 = *props.Date1904
	}
	return r.read()
}

var errNoBook = errors.New("not a workbook that can be read; save it anew as .xlsx, without a password")

// bookReader is the state of reading a workbook.
type bookReader struct {
	f         *excelize.File
	since1904 bool             // days are counted from 1904
	kinds     map[int]cellKind // by style
	values    int
}

func (r *bookReader) read() (Results, error) {
	all := &book{names: map[string]string{}}
	sheets := r.f.GetSheetList()
	if len(sheets) > maxSheets {
		return nil, fmt.Errorf("has %d sheets; keep %d at most", len(sheets), maxSheets)
	}
	for _, name := range sheets {
		g, err := r.sheet(name)
		if err != nil {
			return nil, err
		}
		if len(g.rows) > 0 {
			all.grids = append(all.grids, *g)
		}
	}
	if len(all.grids) == 0 {
		return nil, errNoValues
	}
	for _, d := range r.f.GetDefinedName() {
		if at := strings.TrimPrefix(d.RefersTo, "="); !strings.ContainsAny(at, ":,(") {
			all.names[d.Name] = at
		}
	}
	return all, nil
}

// sheet reads a sheet.
func (r *bookReader) sheet(name string) (*grid, error) {
	rows, err := r.f.Rows(name)
	if err != nil {
		return nil, fmt.Errorf("sheet %q cannot be read (%.100s); save the workbook anew", name, err)
	}
	defer rows.Close()
	g := &grid{name: name}
	for line := 1; rows.Next(); line++ {
		cells, err := rows.Columns()
		switch {
		case err != nil:
			return nil, fmt.Errorf("line %d of sheet %q cannot be read (%.100s); save the workbook anew", line, name, err)
		case line > maxLines || len(cells) > maxWidth:
			return nil, fmt.Errorf("sheet %q has more than %d rows or %d columns; keep what the deck shows", name, maxLines, maxWidth)
		case len(cells) == 0:
			continue
		}
		if r.values += len(cells); r.values > maxValues {
			return nil, errTooMany
		}
		row := gridRow{line: line, cells: make([]Value, len(cells))}
		for i, text := range cells {
			row.cells[i] = r.value(name, columnName(i+1)+strconv.Itoa(line), strings.TrimSpace(text))
		}
		g.rows = append(g.rows, row)
	}
	return g, rows.Error()
}

// truths are the values of cells that are true or false, as spreadsheets write them.
var truths = map[string]string{"0": "FALSE", "1": "TRUE"}

// value is what a cell holds.
func (r *bookReader) value(sheet, cell, text string) Value {
	v := numberValue(text)
	if v.Number == "" {
		if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
			v.Text = dateText(at)
		}
		return v
	}
	t, err := r.f.GetCellType(sheet, cell)
	switch {
	case err != nil:
	case t == excelize.CellTypeBool:
		return Value{Text: cmp.Or(truths[text], text)}
	case t == excelize.CellTypeSharedString || t == excelize.CellTypeInlineString || t == excelize.CellTypeFormula:
		return Value{Text: text} // a code of digits
	}
	switch r.kind(sheet, cell) {
	case percentCell:
		v.Percent = true
	case dateCell:
		if date := r.date(v.Number); date != "" {
			return Value{Text: date}
		}
	}
	return v
}

// date is a number of days as a date, and as a time where it has one; empty for what is none.
func (r *bookReader) date(number string) string {
	days, err := strconv.ParseFloat(number, 64)
	const leastDays, mostDays = 1, 2_958_465 // up to the year 9999
	if err != nil || days < leastDays || days > mostDays {
		return ""
	}
	t, err := excelize.ExcelDateToTime(days, r.since1904)
	if err != nil {
		return ""
	}
	return dateText(t)
}

// dateText is a date, with its time unless it is midnight.
func dateText(t time.Time) string {
	if t = t.Round(time.Minute); t.Hour() == 0 && t.Minute() == 0 {
		return t.Format(time.DateOnly)
	}
	return t.Format("2006-01-02T15:04")
}
