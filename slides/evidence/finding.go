package evidence

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"exhibit/slides/fault"
	"exhibit/slides/fields"

	"github.com/google/jsonschema-go/jsonschema"
)

// Finding is one fault that a check found in a deck.
type Finding struct {
	File      string      `json:"file" jsonschema:"the file, in the deck's folder"`
	Line      int         `json:"line" jsonschema:"the line, 1 for the first; 0 when the whole file is meant"`
	Column    int         `json:"column" jsonschema:"the column in characters (code points), 1 for the first; 0 when the whole line is meant"`
	EndLine   int         `json:"endLine,omitempty" jsonschema:"the line of the place behind the last character; absent when that is not known"`
	EndColumn int         `json:"endColumn,omitempty" jsonschema:"the column of that place"`
	Severity  Severity    `json:"severity" jsonschema:"how grave it is: error, it cannot be read or decided; warning, it is left out or will not look as meant; finding, it is not borne out; look, it is borne out by the letter, but something near it says otherwise, which fails no check; note, it was not looked at, which is no fault"`
	Rule      string      `json:"rule" jsonschema:"the kind of fault, by its name in the reference"`
	Message   string      `json:"message" jsonschema:"what is wrong and what to do, on one line"`
	Remedy    string      `json:"remedy,omitempty" jsonschema:"the part of the message that says what to do"`
	Slide     string      `json:"slide,omitempty" jsonschema:"the identifier of the slide that shows it"`
	Passages  []Passage   `json:"passages,omitempty" jsonschema:"passages that the deck cites elsewhere and that do have the figure, date or words, the likeliest first"`
	Fixes     []fault.Fix `json:"fixes,omitempty" jsonschema:"ways to mend it, the likeliest first; take one"`
	// Outside reports whether the file is the program's or the manifest, and not in the deck's folder.
	Outside bool `json:"-"`
}

// Passage is a place in a source that has what a finding is about.
type Passage struct {
	Source  string `json:"source" jsonschema:"the id of the source"`
	Locator string `json:"locator" jsonschema:"the paragraph or page: ¶11"`
	Text    string `json:"text" jsonschema:"the figure, date or words that it has"`
	Cite    string `json:"cite" jsonschema:"the citation to write: [@survey, ¶11]"`
}

// Severity says how grave a finding is.
type Severity string

// The severities, the gravest first.
const (
	Fault     Severity = "error"   // cannot be read or decided
	Warning   Severity = "warning" // left out, or will not look as meant
	Unproven  Severity = "finding" // not borne out
	Look      Severity = "look"    // borne out by the letter, but something near it says otherwise; no fault until a person has looked
	Unchecked Severity = "note"    // says what was not looked at; no fault
)

// Severities are all of them, in the order in which findings are told.
var Severities = []Severity{Fault, Warning, Unproven, Look, Unchecked}

// Fails reports whether a finding of the severity fails a check.
func (s Severity) Fails() bool { return s != Look && s != Unchecked }

// Schema is that of one of the severities.
func (Severity) Schema() *jsonschema.Schema {
	s := fields.Choice()
	for _, severity := range Severities {
		s.Enum = append(s.Enum, severity)
	}
	return s
}

// NewFinding is a finding of the severity Unproven about a file as a whole.
func NewFinding(file, rule string, m fault.Message) Finding {
	return Finding{File: file, Severity: Unproven, Rule: rule, Message: m.Text, Remedy: m.Remedy}
}

// String is "file:line:column: message", without the numbers that are 0, and with the severity before the
// message of a warning or a look.
func (f Finding) String() string {
	s := f.File
	for _, n := range []int{f.Line, f.Column} {
		if n > 0 {
			s += fmt.Sprintf(":%d", n)
		}
	}
	s += ": "
	if f.Severity == Warning || f.Severity == Look {
		s += string(f.Severity) + ": "
	}
	return s + f.Message
}

// maxHeld is how many passages a line names that have what a finding misses.
const maxHeld = 3

// Held names the passages of the deck that do have what the finding misses, the likeliest first, as "log ¶3 has
// 86 lamps"; empty for none.
func (f Finding) Held() string {
	var parts []string
	for _, p := range f.Passages[:min(maxHeld, len(f.Passages))] {
		parts = append(parts, fmt.Sprintf("%s %s has %s", p.Source, p.Locator, p.Text))
	}
	return strings.Join(parts, ", ")
}

// Sorted orders findings, the gravest first, then by their places, and drops those that say the same.
func Sorted(findings []Finding) []Finding {
	slices.SortStableFunc(findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(Severities, a.Severity), slices.Index(Severities, b.Severity)),
			cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column), cmp.Compare(a.Message, b.Message))
	})
	return slices.CompactFunc(findings, func(a, b Finding) bool { return a.String() == b.String() && a.Severity == b.Severity })
}
