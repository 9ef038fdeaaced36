package bibliography

import (
	"strings"

	"exhibit/slides/fields"

	"github.com/google/jsonschema-go/jsonschema"
)

// This file declares the keys of a source in CSL-YAML and CSL-JSON. The reader, JSON Schema and
// docs/REFERENCE.md have them from here.

// sourceKeys are the keys of a source. Others are those of other tools.
type sourceKeys struct {
	ID         fields.Text `json:"id" jsonschema:"the key by which the deck cites the source"`
	Type       fields.Text `json:"type,omitempty" jsonschema:"what the source is, in CSL's words: report, webpage, article-journal, book …; document if absent"`
	Title      fields.Text `json:"title,omitempty" jsonschema:"its title"`
	Author     person      `json:"author,omitempty" jsonschema:"who wrote it"`
	Issued     day         `json:"issued,omitempty" jsonschema:"when it was published; without it the source is shown as undated"`
	Container  fields.Text `json:"container-title,omitempty" jsonschema:"what it is a part of: a journal, a book, a website"`
	Publisher  fields.Text `json:"publisher,omitempty" jsonschema:"who published it"`
	Place      fields.Text `json:"publisher-place,omitempty" jsonschema:"where"`
	URL        fields.Text `json:"URL,omitempty" jsonschema:"its address, http or https"`
	DOI        fields.Text `json:"DOI,omitempty" jsonschema:"its DOI, without an address before it"`
	ISBN       fields.Text `json:"ISBN,omitempty" jsonschema:"its ISBN"`
	Genre      fields.Text `json:"genre,omitempty" jsonschema:"what kind of text it is, such as PhD thesis"`
	Language   fields.Text `json:"language,omitempty" jsonschema:"the language of its text, a tag such as de, by which its numbers are read; guessed from the text if absent"`
	Annote     fields.Text `json:"annote,omitempty" jsonschema:"its viewpoint and reliability"`
	Label      fields.Text `json:"citation-label,omitempty" jsonschema:"the short name that citation marks show; the authors' names if absent"`
	File       fields.Text `json:"file,omitempty" jsonschema:"the file with its text as PDF, HTML, DOCX, Markdown or text, in the folder that exhibit lock is given; results of your own, as CSV, XLSX or JSON, may be in the folder data of the deck"`
	Available  day         `json:"available-date,omitempty" jsonschema:"the day by which an undated text existed, by its content"`
	Original   day         `json:"original-date,omitempty" jsonschema:"when its first edition was published"`
	Accessed   day         `json:"accessed,omitempty" jsonschema:"when it was looked at"`
	EventDate  day         `json:"event-date,omitempty" jsonschema:"when it was given as a talk; read where issued is absent"`
	Editor     person      `json:"editor,omitempty" jsonschema:"who edited it"`
	Translator person      `json:"translator,omitempty" jsonschema:"who translated it"`
	Collection fields.Text `json:"collection-title,omitempty" jsonschema:"its series"`
	Edition    fields.Text `json:"edition,omitempty" jsonschema:"its edition"`
	Volume     fields.Text `json:"volume,omitempty" jsonschema:"its volume"`
	Issue      fields.Text `json:"issue,omitempty" jsonschema:"its issue"`
	Number     fields.Text `json:"number,omitempty" jsonschema:"its number"`
	Page       fields.Text `json:"page,omitempty" jsonschema:"its pages"`
	ShortTitle fields.Text `json:"title-short,omitempty" jsonschema:"its title in short"`
	Rights     rightsValue `json:"rights,omitempty" jsonschema:"how much of its own text the deck may show: public domain, own, CC0, CC-BY-4.0 or CC-BY-SA-4.0 for passages as they are; excerpt: 40 words for so many in a row; all rights reserved for nothing but what the deck quotes"`
}

// nameKeys are the keys of a name.
type nameKeys struct {
	Family              fields.Text `json:"family,omitempty" jsonschema:"the family name"`
	Given               fields.Text `json:"given,omitempty" jsonschema:"the given names"`
	Literal             fields.Text `json:"literal,omitempty" jsonschema:"the name of an organization, or one that is not to be taken apart"`
	DroppingParticle    fields.Text `json:"dropping-particle,omitempty" jsonschema:"a particle that a short name leaves out"`
	NonDroppingParticle fields.Text `json:"non-dropping-particle,omitempty" jsonschema:"a particle that belongs to the family name"`
	Suffix              fields.Text `json:"suffix,omitempty" jsonschema:"Jr. and the like"`
	CommaSuffix         fields.Text `json:"comma-suffix,omitempty" jsonschema:"true: a comma stands before the suffix"`
}

// dateKeys are the keys of a date.
type dateKeys struct {
	Parts   dateParts   `json:"date-parts,omitempty" jsonschema:"year, month and day, or two of them for a span: [[2031, 3, 28]]"`
	Year    fields.Text `json:"year,omitempty" jsonschema:"the year"`
	Month   fields.Text `json:"month,omitempty" jsonschema:"the month"`
	Day     fields.Text `json:"day,omitempty" jsonschema:"the day"`
	Raw     fields.Text `json:"raw,omitempty" jsonschema:"the date as text"`
	Literal fields.Text `json:"literal,omitempty" jsonschema:"a date that is none of the calendar"`
	Season  fields.Text `json:"season,omitempty" jsonschema:"spring, summer, autumn or winter, or 1 to 4"`
	Circa   fields.Text `json:"circa,omitempty" jsonschema:"true: about that time"`
}

// The kinds of values that only bibliographies have.
type (
	person    struct{ fields.Value }
	day       struct{ fields.Value }
	dateParts struct{ fields.Value }

	rightsValue struct{ fields.Value }
)

func (person) Schema() *jsonschema.Schema {
	return fields.OneOrMore(&jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, open(nameKeys{})}})
}

func (day) Schema() *jsonschema.Schema {
	return fields.OneOrMore(&jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Types: []string{"string", "integer"}}, open(dateKeys{})}})
}

func (dateParts) Schema() *jsonschema.Schema {
	number := &jsonschema.Schema{Types: []string{"integer", "string"}}
	return fields.List(&jsonschema.Schema{AnyOf: []*jsonschema.Schema{number, fields.List(number.CloneSchemas())}})
}

func (rightsValue) Schema() *jsonschema.Schema {
	words := &jsonschema.Schema{Types: []string{"integer", "string"}, Description: "the most words in a row"}
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{{Type: "string"}, {Type: "object", Properties: map[string]*jsonschema.Schema{"excerpt": words}}}}
}

// open is the schema of a struct of fields beside which there may be others.
func open(of any) *jsonschema.Schema {
	s := fields.Schema(of)
	s.AdditionalProperties = nil
	return s
}

// ListSchema is the JSON Schema of a list of sources.
func ListSchema() *jsonschema.Schema { return fields.List(open(sourceKeys{})) }

// Schema is the JSON Schema of a bibliography in CSL-YAML.
func Schema() *jsonschema.Schema {
	list := ListSchema()
	return &jsonschema.Schema{
		Title: "Sources of an Exhibit deck", Description: "A bibliography in CSL-YAML: a list of sources, by itself or under references. Keys of CSL that are not here are left to other tools.",
		AnyOf: []*jsonschema.Schema{
			{Type: "object", Required: []string{"references"}, Properties: map[string]*jsonschema.Schema{"references": list}}, list.CloneSchemas(),
		},
		Examples: []any{map[string]any{"references": []any{map[string]any{
			"id": "warden", "type": "report", "title": "Log of the warden", "author": []any{map[string]any{"family": "Rey", "given": "Ana"}},
			"issued": "2031-06-01", "citation-label": "Warden", "file": "warden.txt",
		}}}},
	}
}

// fill sets the fields of the struct that into points to; letters' case in keys does not matter.
func fill(into any, keys []string, values map[string]fields.Value) {
	folded := map[string]fields.Value{}
	for _, key := range keys {
		if v, ok := values[strings.ToLower(key)]; ok {
			folded[key] = v
		}
	}
	fields.Fill(into, folded)
}
