package pandoc

import (
	"bytes"
	"encoding/csv"
	"regexp"
)

// separators are what may stand between the cells of a line, by what a message calls them.
var separators = map[rune]string{',': "commas", ';': "semicolons", '\t': "tabs", '|': "bars"}

// Bounds of what is read to find the separator of a file.
const (
	sampleBytes = 64 << 10
	sampleRows  = 30
)

// ownSeparator reads a first line such as sep=; which Excel writes and follows. It returns 0 if
// there is none, and the text after it.
func ownSeparator(text []byte) (separator rune, rest []byte) {
	line, rest, _ := bytes.Cut(text, []byte("\n"))
	line = bytes.Trim(line, `"`)
	if c, ok := bytes.CutPrefix(bytes.ToLower(line), []byte("sep=")); ok && len(c) == 1 && separators[rune(c[0])] != "" {
		return rune(c[0]), rest
	}
	return 0, text
}

// findSeparator returns the separator that divides the lines of a text into cells most evenly;
// a comma if none divides them. One column of numbers with decimal commas is divided by none of its commas.
func findSeparator(text []byte) rune {
	if len(text) > sampleBytes {
		text = text[:sampleBytes]
		if end := bytes.LastIndexByte(text, '\n'); end > 0 {
			text = text[:end]
		}
	}
	if isOneColumn(text) {
		return ';'
	}
	best, most := ',', 0.0
	for _, c := range "\t;|," { // the more telling first
		if s := evenness(text, c); s > most {
			best, most = c, s
		}
	}
	return best
}

// isOneColumn reports whether a text is a name and, below it, numbers with decimal commas.
func isOneColumn(text []byte) bool {
	name, numbers, _ := bytes.Cut(bytes.TrimSpace(text), []byte("\n"))
	return !bytes.ContainsAny(name, ",;\t|") && bytes.ContainsRune(numbers, ',') && decimalCommas.Match(numbers)
}

var decimalCommas = regexp.MustCompile(`^(?:\s*[-+−]?\d+(?:,\d+)?\s*(?:\n|$))+$`)

// evenness is the share of lines that a separator divides into one number of cells, two at
// least, and one more if it divides the first; 0 if it divides none.
func evenness(text []byte, separator rune) float64 {
	lines := csv.NewReader(bytes.NewReader(text))
	lines.Comma, lines.LazyQuotes, lines.FieldsPerRecord, lines.ReuseRecord = separator, true, -1, true
	count, all, usual, first := map[int]int{}, 0, 0, 0.0
	for all < sampleRows {
		cells, err := lines.Read()
		if err != nil {
			break
		}
		all++
		if len(cells) < 2 {
			continue
		}
		if all == 1 {
			first = 1
		}
		count[len(cells)]++
		usual = max(usual, count[len(cells)])
	}
	if usual == 0 {
		return 0
	}
	return first + float64(usual)/float64(all)
}
