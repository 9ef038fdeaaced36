package pandoc

import (
	"bytes"
	"io/fs"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Range is a part of a file: from a place to the one behind its last character. EndLine is 0 where the
// place is a whole line or file.
type Range struct {
	Place
	EndLine, EndColumn int
}

// maxFound is how many bytes behind a place a text is looked for.
const maxFound = 4096

// Find returns where a text stands in a file of the deck: at a place or behind it on its line, as words by
// themselves. Of a place without a column the line must have the text once. White space is like any other
// there, line breaks too, and so are straight and curly apostrophes.
func (p *Parsed) Find(at Place, text string) (Range, bool) {
	window := p.r.window(at)
	words := strings.Fields(text)
	if window == "" || words == nil || len(text) > maxFound {
		return Range{}, false
	}
	for i, word := range words {
		words[i] = apostrophes.ReplaceAllString(regexp.QuoteMeta(word), "['’‘]")
	}
	sought, err := regexp.Compile(strings.Join(words, `[\s\x{a0}]+`))
	if err != nil {
		return Range{}, false
	}
	line, _, _ := strings.Cut(window, "\n")
	found, from := []int(nil), 0
	for from <= len(line) {
		m := sought.FindStringIndex(window[from:])
		if m == nil || from+m[0] > len(line) {
			break
		}
		m[0], m[1] = from+m[0], from+m[1]
		from = m[0] + 1
		if !alone(window, m[0], m[1]) {
			continue
		}
		if found != nil {
			return Range{}, false // of a line as a whole, it is not clear which is meant
		}
		found = m
		if at.Column > 0 {
			break
		}
	}
	if found == nil {
		return Range{}, false
	}
	return rangeIn(window, at, found[0], found[1]), true
}

var apostrophes = regexp.MustCompile(`['’‘]`)

// alone reports whether a part of a text is not within a longer word or number.
func alone(text string, from, to int) bool {
	hyphens := strings.ContainsFunc(text[from:to], unicode.IsLetter)
	joins := func(c rune) bool {
		return unicode.IsLetter(c) || unicode.IsDigit(c) || c == '_' || hyphens && c == '-'
	}
	first, _ := utf8.DecodeRuneInString(text[from:to])
	last, _ := utf8.DecodeLastRuneInString(text[from:to])
	before, _ := utf8.DecodeLastRuneInString(text[:from])
	behind, _ := utf8.DecodeRuneInString(text[to:])
	return !(joins(first) && joins(before)) && !(joins(last) && joins(behind))
}

// Bracketed returns the part of a file from an opening bracket at a place to the bracket that closes it, and its
// text.
func (p *Parsed) Bracketed(at Place) (Range, string, bool) {
	window := p.r.window(at)
	if at.Column == 0 || !strings.HasPrefix(window, "[") {
		return Range{}, "", false
	}
	depth := 0
	for i := range len(window) {
		switch window[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return rangeIn(window, at, 0, i+1), window[:i+1], true
			}
		}
	}
	return Range{}, "", false
}

// window is the text of a file from a place on, some lines at most; empty for none.
func (r *reader) window(at Place) string {
	lines := r.linesOf(at.File)
	if at.Line < 1 || at.Line > len(lines) {
		return ""
	}
	line := lines[at.Line-1]
	for n := 1; n < at.Column; n++ {
		_, size := utf8.DecodeRuneInString(line)
		if size == 0 {
			return ""
		}
		line = line[size:]
	}
	window := strings.Join(append([]string{line}, lines[at.Line:min(len(lines), at.Line+5)]...), "\n")
	if len(window) > maxFound {
		window = strings.ToValidUTF8(window[:maxFound], "")
	}
	return window
}

// rangeIn is a part of the text that begins at a place; at has no column where the text begins with its line.
func rangeIn(text string, at Place, from, to int) Range {
	at.Column = max(1, at.Column)
	place := func(offset int) (line, column int) {
		if last := strings.LastIndexByte(text[:offset], '\n'); last >= 0 {
			return at.Line + strings.Count(text[:offset], "\n"), 1 + utf8.RuneCountInString(text[last+1:offset])
		}
		return at.Line, at.Column + utf8.RuneCountInString(text[:offset])
	}
	r := Range{Place: at}
	r.Line, r.Column = place(from)
	r.EndLine, r.EndColumn = place(to)
	return r
}

// linesOf are the lines of a file of the deck, as they stand there; none of a file that is no text.
func (r *reader) linesOf(file string) []string {
	lines, known := r.fileLines[file]
	if !known {
		if b, err := ReadFile(r.fsys, file, maxData); err == nil && fs.ValidPath(file) && utf8.Valid(b) {
			b = bytes.TrimPrefix(b, []byte("\ufeff"))
			lines = strings.Split(string(bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))), "\n")
		}
		r.fileLines[file] = lines
	}
	return lines
}
