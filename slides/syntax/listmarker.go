package syntax

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/util"
)

// ListStyle is how the items of an ordered list are numbered. The values are those of the attribute type
// of HTML, but for the last two.
type ListStyle string

// The styles of ordered lists.
const (
	Decimal    ListStyle = "1"
	LowerAlpha ListStyle = "a"
	UpperAlpha ListStyle = "A"
	LowerRoman ListStyle = "i"
	UpperRoman ListStyle = "I"
	AnyNumber  ListStyle = "#" // #. is a number that the author leaves open
	Example    ListStyle = "@" // (@) and (@label) are numbered through the whole document
)

// listMarker is what an item of an ordered list begins with.
type listMarker struct {
	style  ListStyle
	delim  string // what stands around the number: ".", ")" or "()"
	number int
	label  string // of an example
	start  int    // in the line
	end    int    // of the marker in the line
}

// markerForm matches a marker with what follows it.
var markerForm = regexp.MustCompile(`^ {0,3}(\(?)(\d{1,9}|#|@[\pL\pN]*(?:[_-][\pL\pN]+)*|[A-Za-z]|[ivxlcdm]{2,20}|[IVXLCDM]{2,20})([.)])(?:[ \t]|\r?\n|$)`)

// pageNumber matches the abbreviation of a page, which is no marker.
var pageNumber = regexp.MustCompile(`^ *p\.[ \t]\d`)

// copyright matches the sign for it with a year, which is no marker either.
var copyright = regexp.MustCompile(`^ *\([cC]\)[ \t]+(?:19|20)\d\d\b`)

// readMarker reads the marker at the start of a line, as the first of a list.
func readMarker(line []byte) (listMarker, bool) {
	m, text, ok := splitMarker(line)
	if !ok || copyright.Match(line) {
		return m, false
	}
	switch c := text[0]; {
	case c >= '0' && c <= '9':
		m.style = Decimal
	case c == '@':
		m.style = Example
	case c == '#':
		m.style = AnyNumber
	case text == "i":
		m.style = LowerRoman
	case text == "I":
		m.style = UpperRoman
	case len(text) == 1 && c >= 'a':
		m.style = LowerAlpha
	case len(text) == 1:
		m.style = UpperAlpha
	case c >= 'a':
		m.style = LowerRoman
	default:
		m.style = UpperRoman
	}
	return m, m.count(text) && !m.isInitial(line)
}

// next reads the marker at the start of a line, as that of the next item of a list whose first marker is m.
func (m listMarker) next(line []byte) (listMarker, bool) {
	n, text, ok := splitMarker(line)
	if !ok || n.delim != m.delim {
		return n, false
	}
	n.style = m.style
	if text == "#" { // goes on with any list
		return n, true
	}
	return n, n.count(text) && !n.isInitial(line)
}

// splitMarker finds the number of a marker and what stands around it.
func splitMarker(line []byte) (m listMarker, text string, ok bool) {
	at := markerForm.FindSubmatchIndex(line)
	if at == nil || pageNumber.Match(line) {
		return m, "", false
	}
	opened := at[3] > at[2]
	m.delim = string(line[at[6]:at[7]])
	if opened {
		m.delim = "(" + m.delim
	}
	m.start, m.end, m.number = at[2], at[7], 1
	return m, string(line[at[4]:at[5]]), m.delim != "(."
}

// count reads the number of a marker in its style; it is false if it has none there.
func (m *listMarker) count(text string) bool {
	switch m.style {
	case Decimal:
		n, err := strconv.Atoi(text)
		m.number = n
		return err == nil
	case AnyNumber:
		n, err := strconv.Atoi(text)
		if err == nil {
			m.number = n
		}
		return err == nil || text == "#"
	case Example:
		if text[0] != '@' {
			return false
		}
		m.label = text[1:]
		return true
	case LowerAlpha, UpperAlpha:
		m.number = int(text[0]-m.style[0]) + 1
		return len(text) == 1 && m.number >= 1 && m.number <= 26
	case UpperRoman:
		m.number = roman(text)
	case LowerRoman:
		m.number = 0
		if text == strings.ToLower(text) {
			m.number = roman(strings.ToUpper(text))
		}
	}
	return m.number > 0
}

// isInitial reports whether a marker may be the first letter of a name, as in "I. Newton": a capital with
// a full stop and one space.
func (m *listMarker) isInitial(line []byte) bool {
	if m.delim != "." || m.style != UpperAlpha && (m.style != UpperRoman || m.end-m.start != 2) {
		return false
	}
	width, _ := util.IndentWidth(line[m.end:], m.end)
	return width == 1 && !util.IsBlank(line[m.end:])
}

// roman is the value of a Roman numeral in capitals; 0 for what is none.
func roman(text string) (total int) {
	for _, d := range []struct {
		sign  string
		value int
		many  bool
	}{
		{"M", 1000, true}, {"CM", 900, false}, {"D", 500, false}, {"CD", 400, false}, {"C", 100, true}, {"XC", 90, false}, {"L", 50, false},
		{"XL", 40, false}, {"X", 10, true}, {"IX", 9, false}, {"V", 5, false}, {"IV", 4, false}, {"I", 1, true},
	} {
		for strings.HasPrefix(text, d.sign) {
			total += d.value
			text = strings.TrimPrefix(text, d.sign)
			if !d.many {
				break
			}
		}
	}
	if text != "" {
		return 0
	}
	return total
}
