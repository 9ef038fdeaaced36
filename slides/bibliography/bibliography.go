// Package bibliography reads lists of sources: CSL-YAML, CSL-JSON, BibTeX and biblatex.
//
// The entries of all of them have the types and fields of CSL. A field that is not in [Entry] is
// ignored. Of biblatex, shorthand (or label) is the label of a citation mark, and availabledate,
// which is no field of biblatex itself, is CSL's available-date.
//
// Read takes what it can: a field or an entry that cannot be read is left out and named by its
// line, and a date that has no form of ISO 8601 is kept as it is written.
package bibliography

import (
	"bytes"
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"exhibit/slides/fault"
)

const (
	maxText     = 1 << 20 // bytes of a file
	maxExpanded = 8 << 20 // bytes of a BibTeX file with its strings and inherited fields
	maxEntries  = 10_000
	maxDepth    = 50  // of braces, lists and cross-references in each other
	maxProblems = 100 // of one severity
)

// Entry is one source of a bibliography. Texts are plain: without LaTeX, Markdown or HTML. Only
// ID, Type, Label, Title and Line are always set.
type Entry struct {
	ID    string // unique in its bibliography
	Type  string // a type of CSL such as article-journal; "document" where the bibliography names none
	Label string // short name for citation marks: the bibliography's own, or one such as "Ranger and Lee 2031b"
	Title string // with its subtitle; if there is none, what the source is in, its address or its ID

	Authors, Editors, Translators []Name

	Issued    Date
	Available Date // when an undated text is known to have existed
	Original  Date // of the first edition
	Accessed  Date

	Container  string // what the source is a part of: a journal, a book, a website
	Collection string // the series
	Publisher  string // or school, institution, organization
	Place      string // of the publisher
	URL        string // http or https; that of the DOI if the bibliography has only the DOI
	DOI        string // without an address before it: "10.1000/182"
	ISBN       string
	Language   string // of its text, a BCP 47 tag; empty where none is said
	Genre      string // such as "PhD thesis"
	Rights     Rights
	Annote     string // what the bibliography's author notes about the source

	Edition, Volume, Issue, Number string
	Page                           string // with en dashes: "12–34"

	// Who and Year are what a citation in the text shows apart: "Ranger and Lee" and "2031b", "2031–2032" or
	// "n.d.".
	Who, Year string

	File string // a file with the source's text, as the bibliography names it; the last element if the path is absolute
	Line int    // of the entry's beginning, 1 for the first

	titleShort   string
	shortAuthors []Name // biblatex: how labels name the authors
	ownLabel     bool   // the bibliography has the label
}

// The severities of a [Problem].
const (
	Error   = "error"   // the file cannot be read, or what it means cannot be decided
	Warning = "warning" // something was left out
)

// Problem is a fault of a bibliography.
type Problem struct {
	Line     int    // 1 for the first; 0 for the whole file
	Severity string // Error or Warning
	Message  fault.Message
}

// Read reads a bibliography. The name's extension tells its form: .yaml or .yml, .json, .bib, .bibtex or
// .biblatex. The entries have the order of the file, the problems that of their lines.
func Read(name string, text []byte) ([]Entry, []Problem) {
	r := &reader{lines: map[string]int{}, said: map[string]bool{}, count: map[string]int{}}
	r.read(name, text)
	return r.result()
}

// References reads a list of sources in CSL-YAML that stands in other YAML, on lines of its own: the first
// line of the YAML is line 1.
func References(list *yaml.Node) ([]Entry, []Problem) {
	r := &reader{lines: map[string]int{}, said: map[string]bool{}, count: map[string]int{}, example: yamlExample}
	if n := tooDeep(list, maxDepth); n != nil {
		r.errorf(n.Line, "%v", errDeep)
	} else if !r.references(list) {
		r.errorf(list.Line, "references is no list of sources; give each as an item that starts with - id: …")
	}
	return r.result()
}

func (r *reader) result() ([]Entry, []Problem) {
	for i := range r.entries {
		r.entries[i].ownLabel = r.entries[i].Label != ""
	}
	Label(r.entries)
	slices.SortStableFunc(r.problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return r.entries, r.problems
}

// yamlExample is reader.example in YAML.
const yamlExample = "%s: …"

// reader collects the entries and problems of one bibliography.
type reader struct {
	entries  []Entry
	lines    map[string]int // of the entries, by ID
	full     bool           // there are more than maxEntries entries
	problems []Problem
	count    map[string]int  // of the problems, by severity
	said     map[string]bool // what is only said once
	example  string          // a field with its value, as the form writes it: "%s: …"
}

func (r *reader) read(name string, text []byte) {
	switch {
	case len(text) > maxText:
		r.errorf(0, "the bibliography is larger than 1 MB; keep the sources that the deck cites")
		return
	case !utf8.Valid(text):
		r.errorf(0, "the bibliography is not UTF-8; save it in that encoding")
		return
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		r.example = yamlExample
		r.yaml(text)
	case ".json":
		r.example = `"%s": "…"`
		r.json(text)
	case ".bib", ".bibtex", ".biblatex":
		r.example = "%s = {…}"
		r.bibtex(string(text))
	default:
		r.errorf(0, "%q is no bibliography that can be read; export it as CSL-YAML (.yaml), CSL-JSON (.json) or BibTeX (.bib)", name)
	}
}

// add completes an entry and appends it, unless its ID is missing or taken. Of an entry
// whose fault has been said, it does not say that the title is missing.
func (r *reader) add(e Entry, faulty bool) {
	if e.ID == "" {
		r.warnf(e.Line, "the source has no %s and is left out; give it one, so that it can be cited", r.idName())
		return
	}
	if first, twice := r.lines[e.ID]; twice {
		r.errorf(e.Line, "source %q is already on line %d; choose another %s", e.ID, first, r.idName())
		return
	}
	if len(r.entries) == maxEntries {
		r.tooMany(e.Line)
		return
	}
	r.lines[e.ID] = e.Line
	e.Type = cmp.Or(e.Type, "document")
	r.address(&e)
	if e.Title == "" {
		e.Title = cmp.Or(e.Container, e.URL, e.ID)
		e.titleShort = e.ID
		if !faulty {
			r.warnf(e.Line, "source %q has no title and is listed as %q; add %s", e.ID, quote(e.Title), r.write("title"))
		}
	}
	r.entries = append(r.entries, e)
}

// tooMany ends the reading at a line.
func (r *reader) tooMany(line int) {
	r.full = true
	r.errorf(line, "there are more than 10,000 sources; keep those that the deck cites")
}

// idName is what the form calls an ID.
func (r *reader) idName() string {
	if strings.Contains(r.example, "=") {
		return "key"
	}
	return "id"
}

// write is how a field is written in the bibliography's form.
func (r *reader) write(field string) string { return fmt.Sprintf(r.example, field) }

func (r *reader) errorf(line int, format string, args ...any) { r.problem(line, Error, format, args) }

func (r *reader) warnf(line int, format string, args ...any) { r.problem(line, Warning, format, args) }

// warnOnce warns of the first of several equal faults. The key tells them from others.
func (r *reader) warnOnce(key string, line int, format string, args ...any) {
	if !r.said[key] {
		r.said[key] = true
		r.warnf(line, format, args...)
	}
}

func (r *reader) problem(line int, severity, format string, args []any) {
	r.count[severity]++
	switch n := r.count[severity]; {
	case n < maxProblems:
		r.problems = append(r.problems, Problem{line, severity, fault.Say(format, args...)})
	case n == maxProblems:
		r.problems = append(r.problems, Problem{line, severity, fault.Say("there are more faults like those above; correct these first")})
	}
}
