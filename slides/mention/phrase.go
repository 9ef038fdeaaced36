package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// quoteMarks are opening quotation marks, each with the marks of which the first closes it.
var quoteMarks = map[rune]string{'“': "”", '"': "\"", '「': "」", '『': "』", '«': "»", '»': "«", '‹': "›", '›': "‹", '„': "“”", '‚': "‘’", '‘': "’", '”': "”"}

// doubtful are marks that may also close a quotation, or be an apostrophe: they open one only before a word and if they
// are closed.
const doubtful = "‘»›”"

// quotation is a part of a text between quotation marks.
type quotation struct {
	Text       string
	Start, End int  // bytes of the text, marks included
	Open       bool // the closing mark is missing
}

// ReadQuotations returns the quotations of a text, in order. One that is not closed is the last.
func ReadQuotations(text string) []quotation {
	var all []quotation
	before := ' '
	for i := 0; i < len(text); {
		mark, size := utf8.DecodeRuneInString(text[i:])
		inside := i + size
		closing := quoteMarks[mark]
		length, closed := 0, 0
		if closing != "" {
			length, closed = closingMark(text[inside:], closing)
		}
		unsure := strings.ContainsRune(doubtful, mark)
		next, _ := utf8.DecodeRuneInString(text[inside:])
		if closing == "" || unsure && (closed == 0 || joinsWord(before) || !isWordRune(next)) {
			before, i = mark, inside
			continue
		}
		if closed == 0 {
			return append(all, quotation{text[inside:], i, len(text), true})
		}
		said := text[inside : inside+length]
		end := inside + length + closed
		all = append(all, quotation{Text: strings.TrimSpace(said), Start: i, End: end})
		before, i = mark, end
	}
	return all
}

// closingMark returns where the first of marks stands in a text, and its size; 0 for none. A mark that can be an
// apostrophe closes nothing within a word.
func closingMark(text, marks string) (at, size int) {
	for i, c := range text {
		if !strings.ContainsRune(marks, c) {
			continue
		}
		size := utf8.RuneLen(c)
		next, _ := utf8.DecodeRuneInString(text[i+size:])
		if (c == '’' || c == '‘') && joinsWord(next) {
			continue
		}
		return i, size
	}
	return 0, 0
}

// joinsWord reports whether a character and a mark beside it are parts of one word: not in Chinese, which has no spaces.
func joinsWord(c rune) bool { return isWordRune(c) && !unicode.Is(unicode.Han, c) }

// isWordRune reports whether a character is part of a word or number.
func isWordRune(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }

// Spoken returns the words of a text for comparing quotations: in lower case, with one form of
// apostrophe and no other punctuation. A hyphen separates words; each Chinese character is one.
func Spoken(text string) []string {
	var all []string
	var word []rune
	end := func() {
		if w := strings.Trim(string(word), "'"); w != "" {
			all = append(all, w)
		}
		word = word[:0]
	}
	for _, c := range norm.NFC.String(text) {
		switch {
		case unicode.Is(unicode.Han, c):
			end()
			all = append(all, string(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			word = append(word, unicode.ToLower(c))
		case c == '\'' || c == '’':
			word = append(word, '\'')
		default:
			end()
		}
	}
	end()
	return all
}

var omissions = strings.NewReplacer("[…]", "\x00", "[...]", "\x00", "…", "\x00", "...", "\x00", "[sic]", "\x00")

// Pieces are the parts of a quotation between marks of omission.
func Pieces(phrase string) []string {
	var all []string
	for piece := range strings.SplitSeq(omissions.Replace(phrase), "\x00") {
		if len(Spoken(piece)) > 0 {
			all = append(all, tidy(piece))
		}
	}
	return all
}

// tidy is a phrase on one line without punctuation at its ends but for the signs of numbers.
func tidy(phrase string) string {
	said := strings.TrimFunc(Normalised(phrase), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c) && !unicode.Is(unicode.Sc, c) && !strings.ContainsRune("%％‰-−–", c)
	})
	said = strings.TrimRight(said, "-−– ")
	if rest := strings.TrimLeft(said, "-−– "); !isDigitAt(rest, 0) || len(said)-len(rest) > len("−") {
		return rest
	}
	return said
}

// Normalised is a text as the lock's digests read it: in Unicode's composed form (NFC), each
// run of white space one space, none at the ends. Editors and downloads change the rest
// without changing a word.
func Normalised(text string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text)), " ")
}
