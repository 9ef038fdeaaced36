package pandoc

import (
	"errors"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/results"
)

// missing are the words that spreadsheets, databases and statistics offices write where there
// is no value, in lower case.
var missing = mention.WordSet(`na n/a #n/a <na> nan null none nil \n - – — . .. ... … : #div/0! #value! #ref! #num! #name? #null! missing k.a. k.\u00a0a.`)

// isMissing reports whether a cell says that it has no value.
func isMissing(cell string) bool {
	return cell == "" || len(cell) <= 8 && missing[strings.ToLower(cell)]
}

var (
	errNoNumber  = errors.New("is not a number; write digits only, such as 21500000 or 2.5")
	errTooLarge  = errors.New("is larger than a chart can show; give the values in thousands or millions, with the unit to match")
	errTooSmall  = errors.New("is nearer to 0 than a chart can show; give the values in a smaller unit")
	errNotExact  = errors.New("has more digits than a chart keeps (whole numbers are exact up to 9007199254740992); give the values in thousands or millions, with the unit to match")
	errThousands = errors.New("has marks that do not stand between thousands; write digits only, such as 21500000 or 2.5")
)

// chartNumber is a numeral as a number, with a decimal mark, which is a point or a comma; the other one may stand
// between thousands. A whole number keeps all its digits or is an error.
func chartNumber(n results.Numeral, mark byte) (float64, error) {
	s, err := n.Plain(mark)
	switch {
	case errors.Is(err, results.ErrThousands):
		return 0, errThousands
	case err != nil:
		return 0, errNoNumber
	}
	v, err := strconv.ParseFloat(s, 64)
	if errors.Is(err, strconv.ErrRange) || v > slides.Greatest {
		return 0, errTooLarge
	}
	if digits, _, _ := strings.Cut(strings.ToLower(s), "e"); v < 1/slides.Greatest && strings.Trim(digits, "0.") != "" {
		return 0, errTooSmall
	}
	if err != nil {
		return 0, errNoNumber
	}
	if len(s) > 15 && strings.Trim(s, "0123456789") == "" && strconv.FormatFloat(v, 'f', -1, 64) != strings.TrimLeft(s, "0") {
		return 0, errNotExact
	}
	if n.Negative {
		v = -v
	}
	return v, nil
}
