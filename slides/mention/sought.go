package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Sought is phrases that are looked for in a text all at once, with the signs of their numbers. The text is read once for each length that
// they have, which [PhraseLength] bounds.
type Sought struct {
	found map[int]map[string]bool // by the number of words, whether the phrase has been found
}

// Add adds a phrase.
func (s *Sought) Add(phrase string) {
	words := verbatim(phrase)
	same := s.found[len(words)]
	if same == nil {
		same = map[string]bool{}
		if s.found == nil {
			s.found = map[int]map[string]bool{}
		}
		s.found[len(words)] = same
	}
	if key := string(joined(nil, words)); !same[key] {
		same[key] = false
	}
}

// Look finds the phrases whose words a text contains, in order and without a gap.
func (s *Sought) Look(text string) {
	if len(s.found) == 0 {
		return
	}
	words := verbatim(text)
	var key []byte
	for length, same := range s.found {
		for i := 0; i+length <= len(words); i++ {
			key = joined(key[:0], words[i:i+length])
			if found, sought := same[string(key)]; sought && !found {
				same[string(key)] = true
			}
		}
	}
}

// Found reports whether a phrase that was added has been found.
func (s *Sought) Found(phrase string) bool {
	words := verbatim(phrase)
	return s.found[len(words)][string(joined(nil, words))]
}

// InOrder reports whether phrases stand in a text one behind the other.
func InOrder(text string, phrases []string) bool {
	rest := " " + strings.Join(verbatim(text), " ") + " "
	for _, phrase := range phrases {
		_, behind, found := strings.Cut(rest, " "+strings.Join(verbatim(phrase), " ")+" ")
		if !found {
			return false
		}
		rest = " " + behind
	}
	return true
}

// joined appends words with spaces behind them.
func joined(b []byte, words []string) []byte {
	for _, w := range words {
		b = append(append(b, w...), ' ')
	}
	return b
}

// verbatim returns the words of a text as [Spoken] does, with what tells its numbers: a sign of a currency or of percent and a minus
// are words, and a mark before decimals is part of one. What stands between thousands is left out.
func verbatim(text string) []string {
	text = norm.NFC.String(text)
	var all []string
	start := 0 // of what has no such sign
	flush := func(end int) { all = append(all, Spoken(text[start:end])...) }
	for i, c := range text {
		if i < start {
			continue
		}
		behind := i + utf8.RuneLen(c)
		switch {
		case unicode.Is(unicode.Sc, c) || c == '%' || c == '％' || c == '‰':
			flush(i)
			if c == '％' {
				c = '%'
			}
			all, start = append(all, string(c)), behind
		case isMinus(c) && isDigitAt(text, behind) && (i == 0 || !isWordBefore(text, i)):
			flush(i)
			all, start = append(all, "-"), behind
		case isDigitAt(text, i) && (i == 0 || !isWordBefore(text, i)):
			flush(i)
			number, end := digitsOfNumber(text, i)
			all, start = append(all, number), end
		}
	}
	flush(len(text))
	return all
}

func isMinus(c rune) bool { return c == '-' || c == '−' || c == '–' }

func isDigitAt(text string, i int) bool { return i < len(text) && isDigit(text[i]) }

// isWordBefore reports whether the character before a byte of a text is one of a word or number.
func isWordBefore(text string, i int) bool {
	c, _ := utf8.DecodeLastRuneInString(text[:i])
	return joinsWord(c)
}

// digitsOfNumber is the number at a byte of a text with the letters behind it, as a quotation is compared, and its end.
func digitsOfNumber(text string, i int) (number string, end int) {
	var b strings.Builder
	for i < len(text) {
		c, size := utf8.DecodeRuneInString(text[i:])
		n := digitsAt(text, i+size)
		switch {
		case joinsWord(c) || unicode.IsMark(c):
			b.WriteRune(unicode.ToLower(c))
		case c == ',' && n == 3 && isDigit(text[i-1]): // between thousands
		case c == '.' && b.Len() == len("2009"): // the mark of a note behind a year
			return b.String(), i
		case (c == '.' || c == ',' || c == ':') && n > 0 && isDigit(text[i-1]):
			b.WriteRune(c)
		default:
			return b.String(), i
		}
		i += size
	}
	return b.String(), i
}
