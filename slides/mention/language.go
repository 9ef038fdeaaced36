package mention

import (
	"strings"
	"unicode"

	"exhibit/words"
)

// Language is how the texts of a language write numbers; the zero value how those of English do. What English has is read in every language.
type Language struct {
	comma      bool                      // the decimal mark is a comma, and a full stop may stand between thousands
	apostrophe bool                      // an apostrophe may stand between thousands
	capitals   bool                      // nouns are capital, so that a capital word before a number makes no name
	numeral    func(word string) int64   // the number that a word in small letters is; 0 for none
	joined     func(part, n int64) int64 // what a numeral adds to the tens and ones before it besides what it does in English; 0 for nothing
	ordinals   map[string]int64          // in small letters
	magnitudes map[string]int            // powers of ten, by words and abbreviations as they are written
	ones       map[string]bool           // words for one, which are numbers only before a magnitude
}

// languages are those of which more than the marks is known, by the base of their tags.
var languages = map[string]Language{"de": germanNumbers, "fr": frenchNumbers}

// LanguageOf is the language of a BCP 47 tag; English for one that is not known.
func LanguageOf(tag string) Language {
	if tag == "" || tag == "en" {
		return Language{}
	}
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	l := languages[base]
	numbers := words.In(tag).Charts.Numbers
	l.comma, l.apostrophe = numbers.Decimal == ",", strings.ContainsAny(numbers.Group, "'’")
	return l
}

// numeralOf is the number that a word in small letters is; 0 for none.
func (r *mentionReader) numeralOf(word string) int64 {
	if n := numerals[word]; n > 0 || r.language.numeral == nil {
		return n
	}
	return r.language.numeral(word)
}

// ordinalOf is the number of an ordinal in small letters; 0 for none.
func (r *mentionReader) ordinalOf(word string) int64 {
	return max(ordinals[word], r.language.ordinals[word])
}

// magnitudeAt is the power of ten that the i-th token multiplies a number with, and the number of its tokens; zeros for none. A
// word may be an abbreviation with a full stop; one letter stands at the number without a space.
func (r *mentionReader) magnitudeAt(i int) (exponent, size int) {
	t := r.tok(i)
	if t.kind != 'w' {
		return 0, 0
	}
	if next := r.tok(i + 1); next.kind == '-' && next.glued && r.language.magnitudes[t.text] > 0 {
		return 0, 0 // Bio-Milch
	}
	if exponent = r.language.magnitudes[t.text]; exponent > 0 {
		if dot := r.tok(i + 1); dot.text == "." && dot.glued && len(t.text) <= 4 {
			return exponent, 2
		}
		return exponent, 1
	}
	if exponent = magnitudes[t.text]; exponent > 0 && (t.glued || len(t.text) > 1) {
		return exponent, 1
	}
	return 0, 0
}

// SizeOf is the power of ten that a text beside numbers names first, as the head of a column: 6 for "in million tonnes" and "Mio. €"; 0 for none.
func SizeOf(text string) int {
	for _, t := range tokens(text, Language{}) {
		exponent := magnitudes[t.text]
		for _, l := range languages {
			if exponent == 0 {
				exponent = l.magnitudes[t.text]
			}
		}
		if t.kind == 'w' && exponent > 2 && len(t.text) > 1 {
			return exponent
		}
	}
	return 0
}

// likely is how many times as many function words of a language as of any other a text has whose language is guessed.
const likely = 2

// Guess is the language of a text of which nobody says it: that whose function words stand in it, else that of a tag. Decimals have
// the mark that its numbers tell.
func Guess(text, tag string) Language {
	text = text[:min(len(text), maxGuess)]
	var most, second int
	base := ""
	found := map[string]int{}
	for word := range strings.FieldsFuncSeq(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) }) {
		for lang, words := range functionWords {
			if words[word] {
				found[lang]++
			}
		}
	}
	for lang, n := range found {
		if n > most {
			base, most, second = lang, n, most
		} else {
			second = max(second, n)
		}
	}
	own, _, _ := strings.Cut(strings.ToLower(tag), "-")
	l := LanguageOf(tag)
	if base != own && most > likely*(second+1) {
		l = LanguageOf(base)
	}
	if comma, tells := commaDecimals(text); tells {
		l.comma = comma
	}
	return l
}

// maxGuess is how many bytes of a text its language is guessed from.
const maxGuess = 100_000

// commaDecimals reports whether a text writes decimals behind a comma, by its numbers; and whether they tell.
func commaDecimals(text string) (comma, tells bool) {
	var commas, points int
	for _, t := range tokens(text, Language{}) {
		if t.kind != 'n' || t.start > 0 && t.glued && strings.ContainsRune("[,./:-–", rune(text[t.start-1])) {
			continue
		}
		switch {
		case strings.Contains(t.text, ","):
			points++ // 1,234
		case strings.Contains(t.text, "."):
			if _, fraction, _ := strings.Cut(t.text, "."); len(fraction) != 3 && !strings.HasPrefix(text[t.end:], ".") {
				points++
			}
		case strings.HasPrefix(text[t.end:], ","):
			if n := digitsAt(text, t.end+1); n > 0 && n != 3 && len(t.text) <= 3 && !strings.HasPrefix(text[t.end+1+n:], ",") {
				commas++ // 12,5
			}
		}
	}
	return commas > points, commas != points
}
