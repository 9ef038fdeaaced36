// Package report writes what a check has found: as text, as JSON, as commands of GitHub's workflows and as
// SARIF.
package report

import (
	"encoding/json"
	"fmt"
	"io"

	"exhibit/slides/evidence"
	"exhibit/slides/fault"
	"exhibit/slides/fields"

	"github.com/google/jsonschema-go/jsonschema"
)

// Version is that of the JSON. It changes when a program that reads the JSON has to.
const Version = 1

// Report is what a check has found in a deck. Its JSON is described by [Schema].
type Report struct {
	Version  int                       `json:"version" jsonschema:"1; it changes when a program that reads this has to"`
	Deck     string                    `json:"deck" jsonschema:"the deck as the command line names it; empty for the one inside the binary"`
	Counts   map[evidence.Severity]int `json:"counts" jsonschema:"how many findings there are of each severity"`
	Findings []evidence.Finding        `json:"findings" jsonschema:"what was found, the gravest first, then by file and line"`
	// Path is how a file of the deck is named from where the command runs.
	Path func(file string) string `json:"-"`
}

// New is the report of a deck.
func New(deck string, findings []evidence.Finding, path func(file string) string) *Report {
	r := &Report{Version: Version, Deck: deck, Counts: map[evidence.Severity]int{}, Findings: findings, Path: path}
	if r.Findings == nil {
		r.Findings = []evidence.Finding{}
	}
	for _, severity := range evidence.Severities {
		r.Counts[severity] = 0
	}
	for _, f := range findings {
		r.Counts[f.Severity]++
	}
	return r
}

// Schema is the JSON Schema of a report.
func Schema() *jsonschema.Schema {
	s := fields.Schema(Report{})
	s.Title, s.Description = "What exhibit check finds", "The output of exhibit check -json."
	s.Properties["version"].Const = new(any(Version))
	return s
}

// Formats are the ways to write a report, by name.
var Formats = map[string]func(r *Report, w io.Writer) error{
	"text": (*Report).text, "json": (*Report).json, "github": (*Report).github, "sarif": (*Report).sarif,
}

// text writes a line a finding.
func (r *Report) text(w io.Writer) error {
	for _, f := range r.Findings {
		f.File, f.Message = fault.Line(r.path(f)), fault.Line(withHeld(f))
		if _, err := fmt.Fprintln(w, f); err != nil {
			return err
		}
	}
	return nil
}

// withHeld is the message of a finding with the passages that have what it misses.
func withHeld(f evidence.Finding) string {
	if held := f.Held(); held != "" {
		return f.Message + "; " + held
	}
	return f.Message
}

// path is the file of a finding from where the command runs.
func (r *Report) path(f evidence.Finding) string {
	if f.Outside {
		return f.File
	}
	return r.Path(f.File)
}

func (r *Report) json(w io.Writer) error { return write(w, r) }

// write writes a value as JSON.
func write(w io.Writer, v any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(v)
}
