// Package annotation writes the evidence of a deck as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in
// JSON-LD: an annotation for each claim, whose target is the claim and whose bodies are the passages that it leans on, what
// the check found, and what a person has signed.
package annotation

import (
	"bytes"
	"encoding/json"
	"fmt"

	"exhibit/slides"
	"exhibit/slides/excerpt"
)

// Context is the JSON-LD context of annotations.
const Context = "http://www.w3.org/ns/anno.jsonld"

// Where says what the targets of annotations are.
type Where int

const (
	OnSlides Where = iota // the slides of a site, by addresses relative to its root
	InFiles               // the files of the deck in an audit pack, by paths relative to its root
)

// Folder is the folder of an audit pack that has the deck.
const Folder = "deck"

type (
	collection struct {
		Context string `json:"@context"`
		ID      string `json:"id"`
		Type    string `json:"type"`
		Label   string `json:"label"`
		Total   int    `json:"total"`
		First   page   `json:"first"`
	}
	page struct {
		ID    string       `json:"id"`
		Type  string       `json:"type"`
		Of    string       `json:"partOf"`
		Start int          `json:"startIndex"`
		Items []annotation `json:"items"`
	}
	annotation struct {
		ID         string   `json:"id"`
		Type       string   `json:"type"`
		Motivation string   `json:"motivation"`
		Target     resource `json:"target"`
		Body       []any    `json:"body"`
	}
	// resource is a SpecificResource: a part of a source.
	resource struct {
		Type     string     `json:"type"`
		Purpose  string     `json:"purpose,omitempty"`
		Source   any        `json:"source"` // an address, or a text
		Selector []selector `json:"selector,omitempty"`
		Label    string     `json:"label,omitempty"`
		Sum      string     `json:"schema:sha256,omitempty"` // of the passage's text, normalised
	}
	// text is the source of a passage: Text, or Dataset.
	text struct {
		ID     string `json:"id"`
		Type   string `json:"type"`
		Label  string `json:"label"`
		Rights string `json:"rights,omitempty"` // the address of its licence
	}
	selector struct {
		Type       string    `json:"type"`
		ConformsTo string    `json:"conformsTo,omitempty"`
		Value      string    `json:"value,omitempty"`
		Exact      string    `json:"exact,omitempty"`
		Prefix     string    `json:"prefix,omitempty"`
		Suffix     string    `json:"suffix,omitempty"`
		Refined    *selector `json:"refinedBy,omitempty"`
	}
	verdict struct {
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
		Format  string `json:"format"`
		Creator agent  `json:"creator"`
		// Created is a day. What the model calls created has a time, which nobody has said.
		Created string `json:"schema:dateCreated,omitempty"`
	}
	agent struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
)

// The standards of fragments.
const (
	plainText = "http://tools.ietf.org/rfc/rfc5147"
	ofPDF     = "http://tools.ietf.org/rfc/rfc3778"
)

// Write returns the annotations of a deck as JSON-LD. The same deck gives the same bytes.
func Write(d *slides.Deck, where Where) ([]byte, error) {
	c := collection{Context: Context, ID: "#evidence", Type: "AnnotationCollection", Label: d.Title, First: page{ID: "#all", Type: "AnnotationPage", Of: "#evidence", Items: []annotation{}}}
	evidence := map[slides.Ref]*slides.Evidence{}
	for i := range d.Evidence {
		e := &d.Evidence[i]
		evidence[slides.Ref{Source: e.Source, Spot: e.Spot}] = e
	}
	described := map[string]bool{} // sources, which are described where they are named first
	for i := range d.Claims {
		claim := &d.Claims[i]
		a := annotation{ID: fmt.Sprintf("#claim-%d", i+1), Type: "Annotation", Motivation: "linking", Target: target(claim, where)}
		for _, leaning := range claim.Passages {
			if s := d.Source(leaning.Source); s != nil {
				a.Body = append(a.Body, passages(&leaning, source(s, described), evidence[leaning.Ref])...)
			}
		}
		if len(a.Body) == 0 {
			continue
		}
		a.Body = append(a.Body, found(claim))
		for _, n := range claim.Reviewed {
			a.Body = append(a.Body, signed(&d.Reviewed[n]))
		}
		c.First.Items = append(c.First.Items, a)
	}
	c.Total = len(c.First.Items)
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	if where == InFiles { // a person may look at it
		w.SetIndent("", " ")
	}
	err := w.Encode(c)
	return b.Bytes(), err
}

// target is the claim itself.
func target(claim *slides.Claim, where Where) resource {
	words := selector{Type: "TextQuoteSelector", Exact: claim.Text, Prefix: claim.Before, Suffix: claim.After}
	if where == OnSlides {
		address := "s/" + claim.Slide
		if claim.Slide == "" || claim.Note { // slides have no notes
			address = "print"
		}
		return resource{Type: "SpecificResource", Source: address, Selector: []selector{words}}
	}
	line := selector{Type: "FragmentSelector", ConformsTo: plainText, Value: fmt.Sprintf("line=%d,%d", claim.Line-1, claim.Line)}
	if claim.Line < 1 {
		return resource{Type: "SpecificResource", Source: Folder + "/" + claim.File}
	}
	words.Prefix, words.Suffix = "", "" // of the slide's text, not of the file's
	line.Refined = &words
	return resource{Type: "SpecificResource", Source: Folder + "/" + claim.File, Selector: []selector{line}}
}

// SourceID is the identifier of a source that has no address of its own.
func SourceID(id string) string { return "#source-" + excerpt.Encoded(id) }

// source is what a passage is of: described the first time, then named.
func source(s *slides.Source, described map[string]bool) any {
	id := s.URL
	if id == "" {
		id = SourceID(s.ID)
	}
	if described[s.ID] {
		return id
	}
	described[s.ID] = true
	kind := "Text"
	if s.IsData() {
		kind = "Dataset"
	}
	return text{ID: id, Type: kind, Label: s.Title, Rights: s.Rights.URL}
}

// passages are a passage of a source that a claim leans on, once for each part of its words that bears the claim out. e may be nil.
func passages(leaning *slides.Leaning, of any, e *slides.Evidence) (all []any) {
	quotes := leaning.Quotes
	if len(quotes) == 0 {
		quotes = []slides.Quote{{}}
	}
	for _, quote := range quotes {
		r := resource{Type: "SpecificResource", Purpose: "linking", Label: leaning.Spot.String(), Source: of}
		if t, described := of.(text); described {
			of = t.ID
		}
		var where *selector
		if quote != (slides.Quote{}) {
			where = &selector{Type: "TextQuoteSelector", Exact: quote.Exact, Prefix: quote.Prefix, Suffix: quote.Suffix}
		}
		if e != nil {
			r.Sum = e.Sum
		}
		if page := leaning.Spot.Page; page > 0 {
			where = &selector{Type: "FragmentSelector", ConformsTo: ofPDF, Value: fmt.Sprintf("page=%d", page), Refined: where}
		}
		if where != nil {
			r.Selector = []selector{*where}
		}
		all = append(all, r)
	}
	return all
}

// found is what the check says of a claim, with what bears it out in another form.
func found(claim *slides.Claim) verdict {
	v := verdict{Type: "TextualBody", Purpose: "assessing", Value: "not found in what is cited", Format: "text/plain", Creator: agent{"Software", "exhibit check"}}
	if !claim.Borne {
		return v
	}
	v.Value = "found in what is cited"
	for _, leaning := range claim.Passages {
		if leaning.As != "" {
			v.Value += ", as " + leaning.As
			break
		}
	}
	return v
}

// signed is a person's verdict.
func signed(r *slides.Reviewed) verdict {
	said := r.Verdict
	if r.Statement == "" { // it is on the passage, for all that is said with it
		for _, p := range r.Passages {
			said = fmt.Sprintf("%s %s: %s", p.Source, p.Spot, said)
		}
	}
	if r.Changed != "" {
		said += fmt.Sprintf(" (%s has changed since)", r.Changed)
	}
	if r.Note != "" {
		said += ". " + r.Note
	}
	return verdict{Type: "TextualBody", Purpose: "assessing", Value: said, Format: "text/plain", Creator: agent{"Person", r.By}, Created: string(r.On)}
}
