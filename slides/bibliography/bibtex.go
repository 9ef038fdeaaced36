package bibliography

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// bibtex reads BibTeX and biblatex: first all items of the file, then what they inherit from each
// other, then their fields as those of an entry.
func (r *reader) bibtex(text string) {
	b := &bibFile{reader: r, text: text, macros: map[string]string{}, left: maxExpanded}
	for i, c := range []byte(text) {
		if c == '\n' {
			b.newlines = append(b.newlines, i)
		}
	}
	for _, m := range itemStart.FindAllStringIndex(text, -1) {
		b.starts = append(b.starts, m[0])
	}
	for b.left >= 0 && b.next() {
		if len(b.items) > maxEntries {
			b.tooMany(b.items[maxEntries].line)
			b.items = b.items[:maxEntries]
			break
		}
	}
	b.inherit()
	if b.left < 0 {
		r.errorf(0, "@string and crossref make the bibliography longer than 8 MB; shorten the texts that are used many times")
		return
	}
	for _, it := range b.items {
		if !notSources[it.kind] {
			b.entry(it)
		}
	}
	if len(b.items) == 0 && len(r.problems) == 0 {
		r.warnf(1, "the bibliography is empty; give each source as @article{key, title = {…}}")
	}
}

// notSources are items that hold fields for others, or settings.
var notSources = map[string]bool{"xdata": true, "set": true, "control": true, "bibnote": true}

// itemStart matches the beginning of an item on a line of its own. Nothing that an item leaves open
// goes beyond the next.
var itemStart = regexp.MustCompile(`(?m)^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]`)

// bibFile is a file of BibTeX that is read from its beginning.
type bibFile struct {
	*reader
	text     string
	pos      int
	newlines []int             // their offsets
	starts   []int             // offsets of itemStart
	braces   []int             // see closer
	macros   map[string]string // by name in lower case
	items    []*bibItem
	left     int // bytes that values may still have, so that macros and inheritance stay bounded
}

// bibItem is an item as it is written.
type bibItem struct {
	kind, key string // the kind is in lower case
	line      int
	fields    map[string]bibField // by name in lower case; only those of bibFields
	faulty    bool                // something of it is left out
	inherited int                 // see bibFile.inherit
}

type bibField struct {
	text string // LaTeX
	line int
}

// line is the line of an offset.
func (b *bibFile) line(pos int) int {
	n, _ := slices.BinarySearch(b.newlines, pos)
	return n + 1
}

// limit is the offset of the next item on a line of its own, or the end.
func (b *bibFile) limit(pos int) int {
	i, _ := slices.BinarySearch(b.starts, pos)
	if i == len(b.starts) {
		return len(b.text)
	}
	return b.starts[i]
}

// next reads the next item. It reports false if there is none.
func (b *bibFile) next() bool {
	for {
		i := strings.IndexAny(b.text[b.pos:], "@%")
		if i < 0 {
			return false
		}
		b.pos += i
		if b.text[b.pos] == '@' {
			break
		}
		b.skipLine()
	}
	at := b.pos
	b.pos++
	b.space()
	kind := strings.ToLower(b.word())
	b.space()
	if kind == "" || !b.at('{') && !b.at('(') {
		return true // not an item, but an e-mail address
	}
	if kind == "comment" {
		b.skipGroup()
		return true
	}
	in := &bibInput{bibFile: b, end: b.limit(b.pos), close: '}', line: b.line(at)}
	if b.at('(') {
		in.close = ')'
	}
	b.pos++
	switch kind {
	case "preamble":
		in.value()
		in.finish("@preamble")
	case "string":
		in.macro()
	default:
		in.item(kind)
	}
	return true
}

// at reports whether a byte is next.
func (b *bibFile) at(c byte) bool { return b.pos < len(b.text) && b.text[b.pos] == c }

func (b *bibFile) skipLine() {
	if i := strings.IndexByte(b.text[b.pos:], '\n'); i >= 0 {
		b.pos += i + 1
	} else {
		b.pos = len(b.text)
	}
}

// space skips white space.
func (b *bibFile) space() {
	for b.pos < len(b.text) && isSpace(b.text[b.pos]) {
		b.pos++
	}
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\v' }

// word reads letters.
func (b *bibFile) word() string {
	start := b.pos
	for b.pos < len(b.text) && isASCIILetter(rune(b.text[b.pos])) {
		b.pos++
	}
	return b.text[start:b.pos]
}

// skipGroup skips a group in braces or parentheses, such as that of a comment, which may hold other
// items. One that is not closed ends before the next item.
func (b *bibFile) skipGroup() {
	if end := b.closer(b.pos); b.at('{') && end > 0 {
		b.pos = end + 1
		return
	}
	b.pos = b.limit(b.pos)
}

// closer is the offset of the brace that closes the one at an offset; 0 if there is none.
func (b *bibFile) closer(pos int) int {
	if b.braces == nil {
		b.braces = make([]int, len(b.text))
		var open []int
		for i := range len(b.text) {
			switch b.text[i] {
			case '{':
				open = append(open, i)
			case '}':
				if last := len(open) - 1; last >= 0 {
					b.braces[open[last]] = i
					open = open[:last]
				}
			}
		}
	}
	return b.braces[pos]
}

// inField reports whether a character can be one of the name of a field or a macro.
func inField(c rune) bool {
	return unicode.IsLetter(c) || unicode.IsDigit(c) || strings.ContainsRune("-_:+./!?*&$^<>;|[]`~@", c)
}
