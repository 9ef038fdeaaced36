// Package spelling words what a message says of a word that is not known: what was probably meant,
// and what is accepted.
package spelling

import (
	"fmt"
	"strings"
	"unicode"
)

// Guess is a word that is not known, and the known one that was probably meant.
type Guess struct {
	Word  string // as it is written
	Meant string // empty for none
	Mark  string // what stands before the word where it is written, as . before a class; empty for anything
	Sure  bool   // Meant is one letter off, or two of a long word, and no other is as near
}

// After returns the guess with the mark that stands before the word.
func (g Guess) After(mark string) Guess {
	g.Mark = mark
	return g
}

// String asks whether the known word was meant: `; did you mean "lead"?`. It is empty for none.
func (g Guess) String() string {
	if g.Meant == "" {
		return ""
	}
	return "; " + g.Question()
}

// Question is String without the semicolon.
func (g Guess) Question() string {
	if g.Meant == "" {
		return ""
	}
	return fmt.Sprintf("did you mean %q?", g.Meant)
}

// Hint looks for the known word, another one, that was meant; among the first 500.
func Hint(word string, known []string) Guess {
	best, least, alone := "", max(2, len(word)/3)+1, true
	known = known[:min(len(known), 500)]
	lower := strings.ToLower(word)
	for _, k := range known {
		switch d := Distance(lower, strings.ToLower(k), least+1); {
		case k == word:
		case d < least:
			best, least, alone = k, d, true
		case d == least && k != best:
			alone = false
		}
	}
	sure := best != "" && alone && (least <= 1 && len(word) > 2 || least == 2 && len(word) > 6) && digits(word) == digits(best)
	return Guess{Word: word, Meant: best, Sure: sure}
}

// digits are those of a word: smith2014 is no misspelling of smith2015.
func digits(word string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsDigit(c) {
			return c
		}
		return -1
	}, word)
}

// Distance is the number of bytes to change, add, drop or swap to turn a into b (restricted
// Damerau-Levenshtein), at most limit.
func Distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row[0] = i + 1
		least := row[0]
		for j := range len(b) {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			d := min(last[j]+change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				d = min(d, before[j-1]+1)
			}
			row[j+1], least = d, min(least, d)
		}
		if least >= limit {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

// OneOf joins words for an error message: "a, b or c".
func OneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
