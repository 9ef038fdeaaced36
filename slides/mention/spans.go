package mention

import (
	"strings"
	"unicode"
)

// Span is a part of a text, in bytes.
type Span struct{ Start, End int }

// Words returns where the words of a text stand that [Spoken] returns. The text is in Unicode's composed form.
func Words(text string) []Span {
	var all []Span
	start, end := -1, 0 // of the word that is being read: from its first letter to behind its last
	done := func() {
		if start >= 0 && end > start {
			all = append(all, Span{start, end})
		}
		start, end = -1, 0
	}
	for i, c := range text {
		switch {
		case unicode.Is(unicode.Han, c):
			done()
			all = append(all, Span{i, i + len(string(c))})
		case unicode.IsLetter(c) || unicode.IsDigit(c) || unicode.IsMark(c):
			if start < 0 {
				start = i
			}
			end = i + len(string(c))
		case c == '\'' || c == '’': // within a word, not around it
		default:
			done()
		}
	}
	done()
	return all
}

// Find returns where words, as [Spoken] returns them, stand in a row in a text whose words are at spans; false where
// they do not.
func Find(text string, spans []Span, words []string) (Span, bool) {
	for i := 0; len(words) > 0 && i+len(words) <= len(spans); i++ {
		same := true
		for j, word := range words {
			said := Spoken(text[spans[i+j].Start:spans[i+j].End])
			if same = len(said) == 1 && said[0] == word; !same {
				break
			}
		}
		if same {
			return Span{spans[i].Start, spans[i+len(words)-1].End}, true
		}
	}
	return Span{}, false
}

// folded is a text's words as [Spoken] returns them, each behind a space, and a space at the end.
func folded(text string) string { return " " + strings.Join(Spoken(text), " ") + " " }

// Text is a text in which runs of words are looked for.
type Text struct{ folded string }

// NewText returns a text to be searched.
func NewText(text string) *Text { return &Text{folded(text)} }

// Once reports whether the words of a run stand in the text exactly once, whatever their case and punctuation.
func (t *Text) Once(run string) bool {
	words := folded(run)
	at := strings.Index(t.folded, words)
	return at >= 0 && strings.TrimSpace(words) != "" && !strings.Contains(t.folded[at+1:], words)
}
