package pandoc

import (
	"path"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/results"
)

// This file reads data that are a part of a file: a sheet of a workbook, or a list in JSON.

// partMark parts the name of a file of data from that of its part: panel.xlsx#Sheet2, panel.json#regions.
const partMark = "#"

// partedFiles are the endings of files that have parts.
var partedFiles = []string{".xlsx", ".xlsm", ".json"}

func isParted(name string) bool {
	return slices.Contains(partedFiles, strings.ToLower(path.Ext(name)))
}

// dataPart sets Figure.Data to the name by which the data are downloaded, and returns their path with the name of
// the part.
func (r *reader) dataPart(f *slides.Figure, folder, name, part string) string {
	file := path.Join(folder, name)
	if f.Data = name; isParted(name) {
		if part != "" {
			f.Data += "." + strings.Map(func(c rune) rune {
				if unportable(c) || strings.ContainsRune(" /.[]=\"'", c) {
					return '-'
				}
				return c
			}, part)
		}
		f.Data += ".csv"
	}
	if r.dataPaths[f.Data] = file; part != "" {
		file += partMark + part
	}
	return file
}

// usualColumns are the columns that a file of maxRows rows can have.
const usualColumns = 10

// partSheet reads a part of a file as a sheet; nil after an error.
func (r *reader) partSheet(file, part string) *sheet {
	all, err := r.readResults(file)
	var table results.Table
	if err == nil {
		table, err = all.Table(part)
	}
	if err != nil {
		r.errorf(file, 0, "%s", strings.TrimPrefix(err.Error(), file+": "))
		return nil
	}
	s := newSheet(file)
	s.separator = ','
	inText := strings.EqualFold(path.Ext(file), ".json") // where the lines of values are not known
	width := 0
	for _, row := range table {
		width = max(width, len(row.Cells))
	}
	if width > maxSheetColumns || width*len(table) > maxRows*usualColumns {
		r.errorf(file, 0, "%d rows of %d columns, which are more than figures can read; keep those that they show", len(table), width)
		return nil
	}
	for _, row := range table {
		cells := make([]string, width)
		at := make([]spot, width)
		filled := false
		for i, text := range row.Cells {
			if len(text) > maxCell {
				r.errorf(file, row.Line, "a cell of more than %d bytes; shorten it", maxCell)
				return nil
			}
			cells[i] = strings.TrimSpace(text)
			filled = filled || cells[i] != ""
			if !inText {
				at[i] = spot{int32(row.Line), int32(i + 1)}
			}
		}
		if filled {
			s.rows = append(s.rows, sheetRow{row.Line, cells, at})
		}
	}
	return r.withHead(s)
}
