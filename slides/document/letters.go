package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ligatures are characters that stand for several letters, which nobody types.
var ligatures = strings.NewReplacer("ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st",
	"\u0002", softHyphen, "\ufffe", softHyphen, "\r", "", "\n", " ", "\u0000", "")

// softHyphen marks where a word was parted at the end of a line. PDFium has other characters for it.
const softHyphen = "\u00ad"

// opened is the text of a run with ligatures opened and spaces made single.
func opened(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) || unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1 // a letter of a typeface's own
		}
		return r
	}, ligatures.Replace(text))
	inner := strings.Join(strings.Fields(text), " ")
	if inner != "" && strings.TrimRightFunc(text, unicode.IsSpace) != text {
		inner += " "
	}
	if inner != "" && strings.TrimLeftFunc(text, unicode.IsSpace) != text {
		inner = " " + inner
	}
	return inner
}

// superscripts are the digits as superscripts.
var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹")

// power matches the sign of a raised number.
var power = regexp.MustCompile(`^\s*[−-](\d)`)

// superscript is a text that stands raised. Its digits become superscripts, so that neither the mark of a note nor an exponent reads as a part
// of a number: 7,400¹² and 10⁻⁶.
func superscript(text string) string {
	return superscripts.Replace(power.ReplaceAllString(text, "⁻$1"))
}

// areMarks reports whether letters can be marks of notes or an exponent: digits, with what stands between.
func areMarks(text string) bool {
	text = strings.TrimSpace(text)
	return strings.ContainsFunc(text, unicode.IsDigit) && strings.Trim(text, "0123456789,–-−") == ""
}

// beginsWord reports whether a text begins with a letter or a digit.
func beginsWord(text string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLetter(first) || unicode.IsDigit(first)
}

// joined puts a line behind a text. A word that was parted between them becomes whole: where the hyphen is hard, if
// the whole word stands elsewhere (known), or the parted one does not.
func joined(text, line string, known map[string]bool) string {
	text, line = strings.TrimRight(text, " "), strings.TrimLeft(line, " ")
	if text == "" {
		return line
	}
	for _, hyphen := range []string{softHyphen, "-"} {
		if head, ends := strings.CutSuffix(text, hyphen); ends && parted(head, line, known) {
			return head + line
		} else if ends {
			return head + "-" + line
		}
	}
	last, _ := utf8.DecodeLastRuneInString(text)
	first, _ := utf8.DecodeRuneInString(line)
	if unicode.Is(unicode.Han, last) && (unicode.Is(unicode.Han, first) || unicode.IsPunct(first)) || unicode.Is(unicode.Han, first) && unicode.IsPunct(last) && last > unicode.MaxLatin1 {
		return text + line
	}
	return text + " " + line
}

// parted reports whether a hyphen between two lines parts a word that has none.
func parted(head, line string, known map[string]bool) bool {
	before, _ := utf8.DecodeLastRuneInString(head)
	after, _ := utf8.DecodeRuneInString(line)
	if !unicode.IsLower(before) || !unicode.IsLower(after) {
		return false
	}
	first := head[len(strings.TrimRightFunc(head, isWord)):]
	second := line[:len(line)-len(strings.TrimLeftFunc(line, isWord))]
	return known[strings.ToLower(first+second)] || !known[strings.ToLower(first+"-"+second)]
}

func isWord(r rune) bool { return unicode.IsLetter(r) || r == '-' }

// endsSentence reports whether a text ends as a sentence does.
func endsSentence(text string) bool {
	text = strings.TrimRight(text, " \"'”’»)]¹²³⁴⁵⁶⁷⁸⁹⁰")
	last, _ := utf8.DecodeLastRuneInString(text)
	return strings.ContainsRune(".!?:;。！？：；…", last)
}

// beginsLower reports whether a text begins with a small letter.
func beginsLower(text string) bool {
	first, _ := utf8.DecodeRuneInString(strings.TrimLeft(text, " \"'“‘«("))
	return unicode.IsLower(first)
}
