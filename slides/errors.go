//go:build !js

package slides

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Error is one fault of a deck: where, what, and what to do.
type Error struct {
	File string // relative to the deck's folder
	Line int    // 1 for the first; 0 for the whole file
	// Msg is "what is wrong; what to do", on one line, without a capital at its start and
	// without a full stop. It quotes the deck's own words where that helps to find them, and
	// names the word that was probably meant (see hint) or those that are accepted.
	Msg string
}

// Error is "file:line: message".
func (e *Error) Error() string {
	if e.Line == 0 {
		return e.File + ": " + e.Msg
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}

// Errors are all faults of a deck, sorted by file and line.
type Errors []*Error

// Error has one error a line.
func (e Errors) Error() string {
	lines := make([]string, len(e))
	for i, err := range e {
		lines[i] = err.Error()
	}
	return strings.Join(lines, "\n")
}

// sorted orders the errors by file and line and drops equal ones, which two figures with the
// same file give.
func (e Errors) sorted() Errors {
	slices.SortStableFunc(e, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	seen := map[Error]bool{}
	return slices.DeleteFunc(e, func(err *Error) bool {
		twice := seen[*err]
		seen[*err] = true
		return twice
	})
}

// hint asks whether a known word was meant; it is empty when none is near.
func hint(word string, known []string) string {
	best, least := "", max(2, len(word)/3)+1
	known = known[:min(len(known), 500)]
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k), least); d < least {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %q?", best)
}

// distance is the number of bytes to change, add, drop or swap to turn a into b (restricted
// Damerau-Levenshtein), at most limit.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := range len(a) {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range len(b) {
			change := 1
			if a[i] == b[j] {
				change = 0
			}
			row[j+1] = min(last[j]+change, last[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		if slices.Min(row) >= limit {
			return limit
		}
		before, last = last, row
	}
	return min(last[len(b)], limit)
}

// oneOf joins words for an error message: "a, b or c".
func oneOf(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
