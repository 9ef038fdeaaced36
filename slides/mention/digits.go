package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// foldedText is a text in which digits of other scripts, as ９ and ٩, are those of ASCII, and where each of its bytes stands in the text.
type foldedText struct {
	text string
	at   []int // with one more, for the end; nil where no digit is another
}

// foldDigits returns a text with the digits of ASCII.
func foldDigits(text string) foldedText {
	isOther := func(c rune) bool { return c >= utf8.RuneSelf && unicode.Is(unicode.Nd, c) }
	if !strings.ContainsFunc(text, isOther) {
		return foldedText{text: text}
	}
	var b strings.Builder
	var at []int
	for i, c := range text {
		size := utf8.RuneLen(c)
		if size < 0 || c == utf8.RuneError {
			_, size = utf8.DecodeRuneInString(text[i:])
		}
		if isOther(c) {
			b.WriteByte(byte('0' + digitValue(c)))
			at = append(at, i)
			continue
		}
		for k := range size {
			b.WriteByte(text[i+k])
			at = append(at, i+k)
		}
	}
	return foldedText{b.String(), append(at, len(text))}
}

// digitValue is what a decimal digit is worth: as that of ASCII which it stands for, else by its place, for those of a script stand in order.
func digitValue(c rune) int {
	if plain := norm.NFKD.String(string(c)); len(plain) == 1 && isDigit(plain[0]) {
		return int(plain[0] - '0')
	}
	n := 0
	for n < 9 && unicode.Is(unicode.Nd, c-rune(n)-1) {
		n++
	}
	return n
}

// place is the byte of the text at which a byte of the folded one stands.
func (f foldedText) place(i int) int {
	if f.at == nil {
		return i
	}
	return f.at[i]
}
