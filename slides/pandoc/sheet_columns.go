package pandoc

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"exhibit/slides/mention"
	"exhibit/slides/results"

	"golang.org/x/text/unicode/norm"
)

// kind is what most cells of a column are.
type kind int

const (
	textKind   kind = iota
	numberKind      // also one without a cell that is a number, if no cell has text
	dateKind        // written as a date
	yearKind        // four digits, which are a year by the column's name or place
	indexKind       // rows counted by a program, without a name
)

// sampledRows is how many rows tell what a column is.
const sampledRows = 1000

// yearNames are names of columns whose four digits are years, as in columnKey.
var yearNames = mention.WordSet("year years yr date time period season anno año ano año an année annee jahr jaar jahre år rok год vuosi yıl έτος 年 年份 年度")

// columnKey is the name of a column as names are compared: without spaces, lines and case.
func columnKey(name string) string {
	name = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == '_' || c == '-' || c == '\ufeff' {
			return -1
		}
		return unicode.ToLower(c)
	}, name)
	return norm.NFC.String(name)
}

// withUnit is a column's name with its unit: depth (cm) or depth [cm].
var withUnit = regexp.MustCompile(`^(.*\S)\s*[(\[]([^()\[\]]{1,20})[)\]]$`)

// nameAndUnit parts a column's name from the unit behind it, which may be empty.
func nameAndUnit(column string) (name, unit string) {
	if m := withUnit.FindStringSubmatch(column); m != nil {
		return m[1], strings.TrimSpace(m[2])
	}
	return column, ""
}

// find returns the columns that a name may mean, nil for none: those that are written so, else
// those that differ in case and spaces, else in the unit behind the name.
func (s *sheet) find(name string) (found []int) {
	for _, same := range []func(column string) bool{
		func(c string) bool { return c == name },
		func(c string) bool { return columnKey(c) == columnKey(name) },
		func(c string) bool { c, _ = nameAndUnit(c); return columnKey(c) == columnKey(name) },
	} {
		for i, c := range s.names {
			if c != "" && same(c) {
				found = append(found, i)
			}
		}
		if found != nil {
			return found
		}
	}
	for i, c := range s.names {
		if c == "" && s.name(i) == name {
			return []int{i}
		}
	}
	return nil
}

// name is the name of a column, or its number where the file has none: "column 1".
func (s *sheet) name(column int) string {
	return cmp.Or(s.names[column], fmt.Sprintf("column %d", column+1))
}

// kind is what most cells of a column are.
func (s *sheet) kind(column int) kind {
	k, known := s.kinds[column]
	if !known {
		k = s.readKind(column)
		s.kinds[column] = k
	}
	return k
}

func (s *sheet) readKind(column int) kind {
	texts, numbers, years, dates := 0, 0, 0, 0
	for _, row := range s.rows[:min(len(s.rows), sampledRows)] {
		cell := row.Cells[column]
		if isMissing(cell) {
			continue
		}
		_, ok := readDate(cell, "dmy")
		if !ok {
			_, ok = readDate(cell, "mdy")
		}
		if ok && !isDecimal(cell) {
			dates++
			if isYear(cell) {
				years++
			}
		}
		if n, ok := results.ReadNumeral(cell); ok && !isDashed(n.Digits) && !(strings.Count(n.Digits, ".") == 2 && (yearLast.MatchString(n.Digits) || yearFirst.MatchString(n.Digits))) {
			numbers++
		} else {
			texts++
		}
	}
	all := texts + numbers
	name, _ := nameAndUnit(s.names[column])
	switch key := columnKey(name); {
	case all > 0 && years == all && (yearNames[key] || column == s.firstColumn()):
		return yearKind
	case all > 0 && (dates > numbers && 2*dates > all || yearNames[key] && dates == all):
		return dateKind
	case 2*numbers > all || all == 0:
		if s.counts(column) {
			return indexKind
		}
		return numberKind
	}
	return textKind
}

// isYear reports whether a cell is a year from 1500 to 2199.
func isYear(cell string) bool {
	cell = strings.TrimSuffix(cell, ".0")
	return len(cell) == 4 && cell >= "1500" && cell < "2200" && strings.Trim(cell, "0123456789") == ""
}

// isDecimal reports whether a cell that could be a month, as 3.2020, is rather a number.
func isDecimal(cell string) bool {
	return strings.Count(cell, ".") == 1 && strings.Trim(cell, "0123456789.") == "" && !floatYear.MatchString(cell)
}

// isDashed reports whether a cell has a dash within, as 2020-03 has.
func isDashed(digits string) bool {
	i := strings.IndexByte(digits, '-')
	return i > 0 && digits[i-1] != 'e' && digits[i-1] != 'E'
}

// firstColumn is the first column that a program has not added to count the rows; -1 for none.
func (s *sheet) firstColumn() int {
	for i := range s.names {
		if !s.counts(i) {
			return i
		}
	}
	return -1
}

var unnamed = regexp.MustCompile(`^(?:|Unnamed: \d+)$`)

// counts reports whether a column has no name and only counts the rows, as pandas and R add one.
func (s *sheet) counts(column int) bool {
	if !unnamed.MatchString(s.names[column]) || len(s.rows) == 0 {
		return false
	}
	first, err := strconv.Atoi(s.rows[0].Cells[column])
	if err != nil || first > 1 {
		return false
	}
	for i, row := range s.rows[:min(len(s.rows), sampledRows)] {
		if row.Cells[column] != strconv.Itoa(first+i) {
			return false
		}
	}
	return true
}

// repeats reports whether a cell of a column stands in more than one row.
func (s *sheet) repeats(column int) bool {
	seen := map[string]bool{}
	return slices.ContainsFunc(s.rows, func(row sheetRow) bool {
		cell := row.Cells[column]
		twice := seen[cell]
		seen[cell] = true
		return twice
	})
}

// marks is what the cells of some columns tell of the decimal mark.
func (s *sheet) marks(columns ...int) (m results.Marks) {
	for i := range s.rows {
		for _, column := range columns {
			if n, ok := results.ReadNumeral(s.rows[i].Cells[column]); ok {
				m.Add(n.Digits, i+1)
			}
		}
	}
	return m
}

// orders is what the cells of a column tell of the order of day and month.
func (s *sheet) orders(column int) (o orders) {
	for i := range s.rows {
		o.add(s.rows[i].Cells[column], i+1)
	}
	return o
}
