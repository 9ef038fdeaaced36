// Package results reads the results of an analysis: tables in CSV and XLSX, and JSON. What stands in them is found by
// the name of its place: a cell, a row and a column, or a path.
package results

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
)

// Bounds of a file of results.
const (
	MaxSize   = 16 << 20 // bytes of the file
	maxValues = 250_000  // values that it holds
	maxName   = 300      // bytes of the name of a place
)

// Results are the values of a file, by the names of their places. Nothing changes them once they are read.
type Results interface {
	// At is the value at a place. The error says what is not there, and what was perhaps meant.
	At(place string) (Value, error)
	// Each calls fn for all values that are not empty, in the order of the file, with a name by which At finds each.
	Each(fn func(place string, v Value))
	// Table is the part of the file that a name chooses as rows of cells, the names of the columns first: a sheet, or the
	// path of a list in JSON. The empty name chooses the first sheet, or the whole.
	Table(name string) (Table, error)
	// Parts are all values as tables for a person to read.
	Parts() []Part
}

// Table is rows of cells, each as the text of its value. Below each other, cells are of one column; rows may be of different
// lengths.
type Table []TableRow

// TableRow is a row of a table.
type TableRow struct {
	Line  int // in its sheet or list, counted from 1
	Cells []string
}

// readers read results by the ending of a file's name.
var readers = map[string]func([]byte) (Results, error){
	".csv":  readCSV,
	".tsv":  readCSV,
	".xlsx": readXLSX,
	".xlsm": readXLSX,
	".json": readJSON,
}

// Has reports whether a file's name has the ending of results.
func Has(name string) bool { return readers[ending(name)] != nil }

// Endings are those of the names of files that can be read, in order.
func Endings() []string { return slices.Sorted(maps.Keys(readers)) }

func ending(name string) string { return strings.ToLower(path.Ext(name)) }

// Read reads results. The ending of the name says what they are: see [Has]. The error says what is wrong with the file
// and what to do, and does not name it.
func Read(name string, b []byte) (Results, error) {
	read := readers[ending(name)]
	switch {
	case read == nil:
		return nil, fmt.Errorf("not a file of results; save it as %s", strings.Join(Endings(), ", "))
	case len(b) > MaxSize:
		return nil, fmt.Errorf("larger than %d bytes; keep what the deck shows", MaxSize)
	}
	return remember(ending(name), b, read)
}

// maxAll is how many values a file may have that [slides.AllValues] holds one by one. Of more it holds a digest.
const maxAll = 2000

// all are the values of a file as one text: a line each, or their number and a digest in letters.
func all(r Results) Value {
	var b strings.Builder
	n, sum := 0, sha256.New()
	r.Each(func(place string, v Value) {
		if n++; n <= maxAll {
			fmt.Fprintf(&b, "%s;\n", v) // so that no value is read with the next
		}
		fmt.Fprintln(sum, place, v)
	})
	if n <= maxAll {
		return Value{Text: b.String()}
	}
	letters := make([]byte, 0, 2*sha256.Size)
	for _, c := range sum.Sum(nil) {
		letters = append(letters, 'a'+c>>4, 'a'+c&0xf)
	}
	return Value{Text: fmt.Sprintf("%d values; %s", n, letters)}
}

var (
	errNoValues = errors.New("holds no values; write some into it")
	errTooMany  = fmt.Errorf("holds more than %d values; keep what the deck shows", maxValues)
	errLongName = fmt.Errorf("the name of the place has more than %d bytes; shorten it", maxName)
)
