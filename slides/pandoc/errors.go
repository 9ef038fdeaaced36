package pandoc

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
func (e *Error) Error() string { return e.where() + ": " + e.Msg }

// where is "file:line".
func (e *Error) where() string {
	if e.Line == 0 {
		return e.File
	}
	return fmt.Sprintf("%s:%d", e.File, e.Line)
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
func (e Errors) Sorted() Errors {
	slices.SortStableFunc(e, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Msg, b.Msg))
	})
	seen := map[Error]bool{}
	return slices.DeleteFunc(e, func(err *Error) bool {
		twice := seen[*err]
		seen[*err] = true
		return twice
	})
}
