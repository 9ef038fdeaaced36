package results

import (
	"regexp"
	"strings"
)

// cellKind is what a cell's format makes of a number.
type cellKind int

const (
	plainCell cellKind = iota
	percentCell
	dateCell
)

// kind is what the format of a cell makes of a number.
func (r *bookReader) kind(sheet, cell string) cellKind {
	id, err := r.f.GetCellStyle(sheet, cell)
	if err != nil || id == 0 {
		return plainCell
	}
	kind, known := r.kinds[id]
	if !known {
		kind = r.styleKind(id)
		r.kinds[id] = kind
	}
	return kind
}

// styleKind is what a style makes of a number. A format that the workbook writes out counts before the one that others know by its number.
func (r *bookReader) styleKind(id int) cellKind {
	if _, err := r.f.GetStyle(id); err != nil { // reads the styles, and checks the number
		return plainCell
	}
	format := r.f.Styles.CellXfs.Xf[id].NumFmtID
	if format == nil {
		return plainCell
	}
	if r.f.Styles.NumFmts != nil {
		for _, written := range r.f.Styles.NumFmts.NumFmt {
			if written != nil && written.NumFmtID == *format {
				return codeKind(written.FormatCode)
			}
		}
	}
	return builtinKind(*format)
}

// builtinDates are the first and the last number of the formats of dates that workbooks do not write out. 46 is a duration.
var builtinDates = [][2]int{{14, 22}, {27, 36}, {45, 45}, {47, 47}, {50, 58}}

// builtinKind is what a format makes of a number that workbooks do not write out.
func builtinKind(format int) cellKind {
	const percent, percentDecimals = 9, 10
	if format == percent || format == percentDecimals {
		return percentCell
	}
	for _, span := range builtinDates {
		if span[0] <= format && format <= span[1] {
			return dateCell
		}
	}
	return plainCell
}

var (
	// shownAsIs matches what a code shows as it is, the space that it leaves, and colours, conditions and languages in brackets.
	shownAsIs = regexp.MustCompile(`"[^"]*"|[\\_*].|\[[^\]]*\]`)
	// elapsed matches the hours, minutes or seconds of a duration.
	elapsed = regexp.MustCompile(`(?i)\[(?:h+|m+|s+)\]`)
	// general matches the name of the format that shows a number as it is, in the languages that programs write it in.
	general = regexp.MustCompile(`(?i)general|standard|g/通用格式`)
)

// codeKind is what the code of a format makes of a number above zero.
func codeKind(code string) cellKind {
	positive, _, _ := strings.Cut(shownAsIs.ReplaceAllStringFunc(code, func(part string) string {
		if elapsed.MatchString(part) {
			return part
		}
		return ""
	}), ";")
	positive = strings.ToLower(general.ReplaceAllString(positive, ""))
	switch {
	case strings.Contains(positive, "%"):
		return percentCell
	case elapsed.MatchString(positive):
		return plainCell // days as they are
	case strings.ContainsAny(positive, "ydmhs"):
		return dateCell
	}
	return plainCell
}
