package results

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readCSV reads a CSV file, whose rows are counted as a spreadsheet counts them.
func readCSV(b []byte) (Results, error) {
	text, bad := Text(b)
	if bad > 0 {
		return nil, fmt.Errorf("line %d is not text in UTF-8; save the file as UTF-8 (in a spreadsheet: CSV UTF-8)", bad)
	}
	separator, text := OwnSeparator(text)
	if separator == 0 {
		separator = FindSeparator(text)
	}
	lines := csv.NewReader(bytes.NewReader(text))
	lines.Comma, lines.FieldsPerRecord, lines.LazyQuotes, lines.ReuseRecord = separator, -1, true, true
	g, values := grid{}, 0
	for line := 1; ; line++ {
		start := lines.InputOffset()
		cells, err := lines.Read()
		for ; start < int64(len(text)) && text[start] == '\n'; start++ {
			line++ // an empty row
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("not valid CSV: %w; put the cell in quotes and double each quote within", err)
		}
		r := gridRow{line: line}
		for _, cell := range cells {
			r.cells = append(r.cells, Value{Text: strings.TrimSpace(cell)})
		}
		if values += len(cells); values > maxValues {
			return nil, errTooMany
		}
		g.rows = append(g.rows, r)
	}
	if len(g.rows) == 0 {
		return nil, errNoValues
	}
	readNumbers(&g, separator)
	return &book{grids: []grid{g}}, nil
}
