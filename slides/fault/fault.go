// Package fault has what a reader or a check says of a fault: what is wrong, what to do, and the
// changes that mend it.
package fault

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"exhibit/slides/spelling"
)

// Message is what is said of a fault, on one line.
type Message struct {
	// Text is "what is wrong; what to do", without a capital at its start and without a full stop.
	Text string
	// Remedy is the part of the text that says what to do; empty for none.
	Remedy string
	// Guess is the word that is not known, if the message is about one.
	Guess spelling.Guess
}

// Say writes a message. The first semicolon of the format separates what is wrong from what to do. A
// [spelling.Guess] among the arguments says what to do wherever it stands, and so does an error behind its
// last semicolon where the format has none.
func Say(format string, args ...any) Message {
	m := Message{Text: Line(fmt.Sprintf(format, args...))}
	const mark = "\x00" // which no text of a deck has
	_, m.Remedy, _ = strings.Cut(fmt.Sprintf(strings.Replace(format, "; ", mark, 1), args...), mark)
	for _, arg := range args {
		switch arg := arg.(type) {
		case spelling.Guess:
			m.Guess = arg
		case error:
			if of := (interface{ Guess() spelling.Guess })(nil); errors.As(arg, &of) {
				m.Guess = of.Guess()
			}
			if at := strings.LastIndex(arg.Error(), "; "); at >= 0 && m.Remedy == "" {
				m.Remedy = arg.Error()[at+len("; "):]
			}
		}
	}
	m.Remedy = Line(m.Remedy)
	if q := m.Guess.Question(); q != "" && !strings.Contains(m.Remedy, q) {
		m.Remedy = strings.TrimSpace(q + " " + m.Remedy)
	}
	return m
}

// Line returns a text of a deck, or the name of a file, as it may be printed: characters that control the terminal, the
// line or the direction of what is read stand in it as in Go's string literals.
func Line(text string) string {
	if !strings.ContainsFunc(text, controls) {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if controls(r) {
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// controls reports whether a character changes where or how others are printed.
func controls(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029'
}

// Fix is one way to mend a fault.
type Fix struct {
	Does string `json:"does" jsonschema:"what it does, in a few words"`
	// Certain reports whether the fix can only be right. Any other makes the fault go; whether what it
	// writes is true, a person has to say.
	Certain bool     `json:"certain" jsonschema:"true: it can only be right. false: a suggestion, which makes the finding go; whether what it writes is true, a person has to say"`
	Edits   []Edit   `json:"edits,omitempty" jsonschema:"the changes, all of them together"`
	Run     []string `json:"run,omitempty" jsonschema:"arguments of exhibit that mend it, in place of edits: [lock, DIR]"`
}

// Edit replaces a part of a file of the deck. Lines and columns count from 1, columns in characters; the end
// is the place behind the last character. Where the start is the end, the text is put in there.
type Edit struct {
	File        string `json:"file" jsonschema:"the file, in the deck's folder"`
	StartLine   int    `json:"startLine" jsonschema:"the line of the first character that is replaced, 1 for the first"`
	StartColumn int    `json:"startColumn" jsonschema:"its column in characters (code points), 1 for the first"`
	EndLine     int    `json:"endLine" jsonschema:"the line of the place behind the last character"`
	EndColumn   int    `json:"endColumn" jsonschema:"the column of that place"`
	NewText     string `json:"newText" jsonschema:"what stands there then"`
}

// The rules of the faults that a reader finds.
const (
	Format  = "format"  // cannot be read, or is left out
	Unknown = "unknown" // a name that there is not
	Data    = "data"    // a file of data, or a figure of it
)
