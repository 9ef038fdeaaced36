package mention

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// MaxPhrase is how many words a quotation may have, so that the lock holds phrases and no
// passages. A Chinese character counts as half a word.
const MaxPhrase = 15

// manyWords is more words than a phrase of MaxPhrase has, however they are written.
const manyWords = 3 * MaxPhrase

// quoteMarks are opening quotation marks, each with its closing mark.
var quoteMarks = map[rune]string{'“': "”", '"': "\"", '「': "」", '『': "』", '«': "»", '„': "“"}

// quotation is a part of a text between quotation marks.
type quotation struct {
	Text       string
	Start, End int  // bytes of the text, marks included
	Open       bool // the closing mark is missing
}

// ReadQuotations returns the quotations of a text, in order. One that is not closed is the last.
func ReadQuotations(text string) []quotation {
	var all []quotation
	for i := 0; i < len(text); {
		at := strings.IndexFunc(text[i:], func(c rune) bool { return (c == '"' || c > unicode.MaxASCII) && quoteMarks[c] != "" })
		if at < 0 {
			break
		}
		start := i + at
		mark, size := []rune(text[start : start+min(4, len(text)-start)])[0], 0
		size = len(string(mark))
		end := strings.Index(text[start+size:], quoteMarks[mark])
		if end < 0 {
			all = append(all, quotation{text[start+size:], start, len(text), true})
			break
		}
		i = start + size + end + len(quoteMarks[mark])
		all = append(all, quotation{Text: strings.TrimSpace(text[start+size : start+size+end]), Start: start, End: i})
	}
	return all
}

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

// tidy is a phrase on one line without punctuation at its ends.
func tidy(phrase string) string {
	s := strings.TrimFunc(Normalised(phrase), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c) && !unicode.IsMark(c)
	})
	return s
}

// PhraseLength counts a phrase's words as MaxPhrase does. What stands without spaces is one word, unless it
// would be many.
func PhraseLength(phrase string) int {
	if len(phrase) > manyWords {
		if n := len(Spoken(phrase)); n > manyWords {
			return n
		}
	}
	han := 0
	for _, c := range phrase {
		if unicode.Is(unicode.Han, c) {
			han++
		}
	}
	return len(strings.Fields(phrase)) + han/2
}

// Normalised is a text as the lock's digests read it: in Unicode's composed form (NFC), each
// run of white space one space, none at the ends. Editors and downloads change the rest
// without changing a word.
func Normalised(text string) string {
	return strings.Join(strings.Fields(norm.NFC.String(text)), " ")
}
