package bibliography

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides/fields"
)

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// yaml reads CSL-YAML: a list of sources, alone or under the key references.
func (r *reader) yaml(text []byte) {
	decoder := yaml.NewDecoder(bytes.NewReader(text))
	var doc, more yaml.Node
	err := decoder.Decode(&doc)
	if err == nil {
		if err = decoder.Decode(&more); err == nil {
			r.errorf(max(1, more.Line), "a second YAML document begins here, of which nothing is read; take out the line --- and put all into one")
			return
		}
	}
	if !errors.Is(err, io.EOF) {
		msg, line := err.Error(), 1
		if m := yamlError.FindStringSubmatch(msg); m != nil {
			msg = m[2]
			if n, err := strconv.Atoi(m[1]); err == nil {
				line = n
			}
		}
		r.errorf(line, "not valid YAML: %s", msg)
		return
	}
	if len(doc.Content) == 0 {
		r.warnf(1, "the bibliography is empty; begin with a line references: and give each source as an item that starts with - id: …")
		return
	}
	if n := tooDeep(doc.Content[0], maxDepth); n != nil {
		r.errorf(n.Line, "lists and keys are nested more than %d deep; write them flatter", maxDepth)
		return
	}
	if !r.references(doc.Content[0]) {
		r.errorf(1, "no list of references; begin with a line references: and give each source as an item that starts with - id: …")
	}
}

// tooDeep returns a part of the tree below n that has more than limit parts around it; nil if
// there is none. What an alias stands for is not a part: aliases are not read.
func tooDeep(n *yaml.Node, limit int) *yaml.Node {
	if limit == 0 && len(n.Content) > 0 {
		return n
	}
	for _, child := range n.Content {
		if deep := tooDeep(child, limit-1); deep != nil {
			return deep
		}
	}
	return nil
}

// references adds the sources of a list, of a mapping with a list, or of a single source. It
// reports false if there is none of them.
func (r *reader) references(n *yaml.Node) bool {
	if n.Kind == yaml.MappingNode {
		f := r.fields(n, "the bibliography")
		switch {
		case f["references"].Given():
			n = f["references"].Node
		case f["items"].Given():
			n = f["items"].Node
		case f["id"].Given():
			r.source(n)
			return true
		}
	}
	if n.Kind != yaml.SequenceNode {
		return false
	}
	for _, item := range n.Content {
		if r.full {
			break
		}
		r.source(item)
	}
	return true
}

// source adds one reference.
func (r *reader) source(n *yaml.Node) {
	before := len(r.problems)
	values := r.fields(n, "a source")
	if values == nil {
		return
	}
	var f sourceKeys
	fill(&f, fields.Keys(f), values)
	e := Entry{
		ID:         r.text(f.ID),
		Type:       r.text(f.Type),
		Label:      r.prose(f.Label),
		Title:      r.prose(f.Title),
		Container:  r.prose(f.Container),
		Collection: r.prose(f.Collection),
		Publisher:  r.prose(f.Publisher),
		Place:      r.prose(f.Place),
		URL:        r.text(f.URL),
		DOI:        r.text(f.DOI),
		ISBN:       r.text(f.ISBN),
		Language:   languageTag(r.text(f.Language)),
		Genre:      r.prose(f.Genre),
		Annote:     r.prose(f.Annote),
		Edition:    r.prose(f.Edition),
		Volume:     r.prose(f.Volume),
		Issue:      r.prose(f.Issue),
		Number:     r.prose(f.Number),
		Page:       pages(r.text(f.Page)),
		File:       fileName(r.text(f.File)),
		Rights:     r.rights(f.Rights),
		Line:       n.Line,
		titleShort: r.prose(f.ShortTitle),

		Authors:     r.names(f.Author.Value),
		Editors:     r.names(f.Editor.Value),
		Translators: r.names(f.Translator.Value),
		Issued:      r.date(f.Issued.Value),
		Available:   r.date(f.Available.Value),
		Original:    r.date(f.Original.Value),
		Accessed:    r.date(f.Accessed.Value),
	}
	if e.Issued.IsZero() {
		e.Issued = r.date(f.EventDate.Value)
	}
	r.add(e, len(r.problems) > before)
}

// fields returns a mapping's values by key in lower case, without those that have no value; nil if
// n, which what names, is no mapping.
func (r *reader) fields(n *yaml.Node, what string) map[string]fields.Value {
	if n.Kind != yaml.MappingNode {
		r.warnf(n.Line, "%s must have lines such as %s and is left out; write it in that form", what, r.write("title"))
		return nil
	}
	values := map[string]fields.Value{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		name := strings.ToLower(key.Value)
		switch {
		case value.Kind == yaml.AliasNode:
			r.warnf(value.Line, "%s: *%s stands for a text elsewhere and is left out; write the text itself", quote(key.Value), quote(value.Value))
		case values[name].Given():
			r.warnf(key.Line, "%s is given twice, and the first is used; keep one", quote(key.Value))
		case value.Tag != "!!null":
			values[name] = fields.Value{Key: name, Name: key, Node: value}
		}
	}
	return values
}

// text is a scalar; empty if it is missing or has another form.
func (r *reader) text(v fields.Text) string {
	n := v.Node
	switch {
	case n == nil:
		return ""
	case n.Kind != yaml.ScalarNode:
		r.warnf(n.Line, "%s must be a text and is left out; put it in quotes if it has special characters", strings.ToLower(v.Key))
		return ""
	}
	return clean(n.Value)
}

var (
	// scriptTag, fontTag and span are the marks of text in CSL-JSON and those that Pandoc writes.
	scriptTag = regexp.MustCompile(`(?i)<(sub|sup)>([^<>]*)</su[bp]>`)
	fontTag   = regexp.MustCompile(`(?i)</?(?:i|b|em|strong|sub|sup|sc|span)(?:\s[^<>]*)?>`)
	pandocTag = regexp.MustCompile(`\[([^\[\]]*)\]\{[^{}]*\}`)
	emphasis  = regexp.MustCompile(`(^|[\s("“‘—])\*{1,2}([^\s*](?:[^*]*[^\s*])?)\*{1,2}`)
)

// prose is a scalar without the marks of italics and the like. CSL has them in HTML, and Pandoc
// in Markdown too.
func (r *reader) prose(v fields.Text) string {
	s := r.text(v)
	if strings.Contains(s, "<") {
		s = scriptTag.ReplaceAllStringFunc(s, func(tag string) string {
			m := scriptTag.FindStringSubmatch(tag)
			to := lowered
			if strings.EqualFold(m[1], "sup") {
				to = raised
			}
			text, _ := script(m[2], to)
			return text
		})
		s = fontTag.ReplaceAllString(s, "")
	}
	s = pandocTag.ReplaceAllString(s, "$1")
	return clean(emphasis.ReplaceAllString(s, "$1$2"))
}

// names is a list of names, a single name, or names as text.
func (r *reader) names(v fields.Value) []Name {
	var names []Name
	for _, item := range v.Items() {
		var name Name
		if item.Kind == yaml.ScalarNode {
			name.Literal = clean(item.Value)
		} else if parts := r.fields(item, v.Key); parts != nil {
			name = r.name(parts)
		} else {
			continue
		}
		if name == (Name{}) {
			r.warnf(item.Line, "%s has no name and is left out; write %s with %s, or %s", v.Key, r.write("family"), r.write("given"), r.write("literal"))
			continue
		}
		names = append(names, name)
	}
	return names
}

// name is one name; the zero Name if it has none.
func (r *reader) name(values map[string]fields.Value) Name {
	var f nameKeys
	fill(&f, fields.Keys(f), values)
	n := Name{
		Family:              r.prose(f.Family),
		Given:               r.prose(f.Given),
		DroppingParticle:    r.prose(f.DroppingParticle),
		NonDroppingParticle: r.prose(f.NonDroppingParticle),
		Suffix:              r.prose(f.Suffix),
		CommaSuffix:         f.CommaSuffix.Given() && r.text(f.CommaSuffix) != "false",
	}
	if n.Family == "" {
		literal := r.prose(f.Literal)
		if literal == "" {
			literal = n.Given
		}
		return Name{Literal: literal}
	}
	return n
}
