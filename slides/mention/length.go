package mention

import (
	"unicode"
	"unicode/utf8"
)

// MaxPhrase is how many words a quotation may have, so that the lock holds phrases and no passages. [PhraseLength] counts them.
const MaxPhrase = 15

// manyWords is more words than a phrase of MaxPhrase has, however they are written.
const manyWords = 3 * MaxPhrase

const (
	// WordWeight is the weight of a word.
	WordWeight = 4
	// halfWeight is that of a character of Chinese or Japanese.
	halfWeight = 2
	// quarterWeight is that of a letter of another script that has no spaces, such as Thai.
	quarterWeight = 1
)

// maxWordLetters is how many characters a word has at most: a longer one counts as several, so that no text is one word.
const maxWordLetters = 20

// Piece is a part of a text at whose ends it may be cut: a word with the punctuation behind it, a part of a long one, or a letter of a
// script without spaces. Its weight is WordWeight at most.
type Piece struct {
	Span
	Weight int
}

// halfWords are scripts of which a word has about two characters.
var halfWords = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi}

// unspaced are the other scripts that set no spaces between words.
var unspaced = []*unicode.RangeTable{unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan, unicode.Tai_Le, unicode.New_Tai_Lue, unicode.Tai_Tham, unicode.Tai_Viet, unicode.Javanese, unicode.Balinese}

// lengthMark lengthens a vowel of Japanese, and belongs to two scripts.
const lengthMark = 'ー'

// letterWeight is the weight of a letter by itself; 0 for one of a script whose words stand apart.
func letterWeight(c rune) int {
	switch {
	case c < 0x0e00 || !unicode.IsLetter(c) && !unicode.Is(unicode.Nl, c):
		return 0
	case c == lengthMark || unicode.In(c, halfWords...):
		return halfWeight
	case unicode.In(c, unspaced...):
		return quarterWeight
	}
	return 0
}

// parts reports whether a character parts words without a space: the space without width, dashes that are no hyphens, strokes and dots.
func parts(c rune) bool {
	switch c {
	case '\u200b', '\u2028', '\u2029', '/', '\\', '|', '⁄', '∕', '·', '・', '･', '•', '‧', '…', '~', '፡', '་', '\u180e', '\u2060', '\ufeff':
		return true
	case '-', '‐', '‑', '\u00ad', '֊':
		return false
	}
	return unicode.Is(unicode.Pd, c)
}

// Divided returns the pieces of a text, in order.
func Divided(text string) (all []Piece) {
	eachPiece(text, func(p Piece) { all = append(all, p) })
	return all
}

// eachPiece calls a function with each piece of a text.
func eachPiece(text string, found func(Piece)) {
	var p Piece
	letters := 0    // characters of p; 0 for none
	parted := false // a letter that follows begins a piece
	begin := func(at, weight int) {
		if letters > 0 {
			found(p)
		}
		p, letters = Piece{Span{at, at}, weight}, 0
	}
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(c) {
			i += size
			continue
		}
		weight, word := letterWeight(c), isWordRune(c)
		switch {
		case weight > 0:
			begin(i, weight)
		case letters == 0, p.End < i, letters >= maxWordLetters, word && (parted || p.Weight < WordWeight):
			begin(i, WordWeight)
		}
		parted = parts(c) || parted && !word
		i += size
		p.End = i
		letters++
	}
	if letters > 0 {
		found(p)
	}
}

// PhraseLength counts the words of a phrase, as MaxPhrase and the rights of a source do.
func PhraseLength(phrase string) int {
	if len(phrase) > manyWords {
		if n := len(Spoken(phrase)); n > manyWords {
			return n
		}
	}
	return lengthOf(phrase)
}

// lengthOf counts the words of a text by its pieces.
func lengthOf(text string) int {
	sum := 0
	eachPiece(text, func(p Piece) { sum += p.Weight })
	return (sum + WordWeight - 1) / WordWeight
}
