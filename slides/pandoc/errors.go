package pandoc

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"exhibit/slides/fault"
)

// Error is one fault of a deck: where, what, and what to do. It is of the whole file if Line is 0.
type Error struct {
	Place
	// Message quotes the deck's own words where that helps to find them, and names the word that
	// was probably meant or those that are accepted.
	fault.Message
	Fix *fault.Fix // that mends it; nil if none is known
}

// Rule is the kind of the fault: one of those of package fault.
func (e *Error) Rule() string {
	switch {
	case e.Guess.Word != "":
		return fault.Unknown
	case strings.HasSuffix(e.File, ".csv"):
		return fault.Data
	}
	return fault.Format
}

// Error is "file:line: message".
func (e *Error) Error() string { return e.where() + ": " + e.Text }

// where is "file:line".
func (e *Error) where() string {
	if e.Line == 0 {
		return e.File
	}
	return fmt.Sprintf("%s:%d", e.File, e.Line)
}

// insertLine is the change that puts a line, or several, in before a line of a file.
func insertLine(file string, line int, text string) fault.Edit {
	return fault.Edit{File: file, StartLine: line, StartColumn: 1, EndLine: line, EndColumn: 1, NewText: text + "\n"}
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

// Sorted orders the errors by file and line and drops equal ones, which two figures with the
// same file give.
func (e Errors) Sorted() Errors {
	slices.SortStableFunc(e, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Text, b.Text))
	})
	seen := map[string]bool{}
	return slices.DeleteFunc(e, func(err *Error) bool {
		twice := seen[err.Error()]
		seen[err.Error()] = true
		return twice
	})
}
