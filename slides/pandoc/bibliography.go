package pandoc

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"exhibit/slides"

	"go.yaml.in/yaml/v3"
)

// sourceID matches Pandoc's citation keys, without the characters that a URL would escape.
var sourceID = regexp.MustCompile(`^[A-Za-z0-9_]+(?:[-.:][A-Za-z0-9_]+)*$`)

// bibliography reads the sources of a CSL-YAML file into the deck, in its order.
func (r *reader) bibliography(name string) {
	b, err := r.file(name, maxText)
	if errors.Is(err, fs.ErrNotExist) {
		r.warnf(name, 0, "no such file, so that no source is known; create it, or correct bibliography in the front matter")
	}
	if err != nil {
		return
	}
	y := yamlText{r, name, 0}
	fields := y.parse(b)
	if fields == nil {
		return
	}
	list := fields["references"]
	if list == nil || list.Kind != yaml.SequenceNode {
		r.errorf(name, 1, "no list of references; begin with a line references: and give each source as an item that starts with - id: …")
		return
	}
	r.hasSources = true
	lines := map[string]int{}
	for _, n := range list.Content {
		s := y.source(n)
		if s.ID == "" {
			continue
		}
		if first, twice := lines[s.ID]; twice {
			y.errorf(n, "source %q is already on line %d; choose another id", s.ID, first)
			continue
		}
		lines[s.ID] = n.Line
		r.deck.Sources = append(r.deck.Sources, s)
	}
	for i := range r.deck.Sources {
		s := &r.deck.Sources[i]
		r.sources[s.ID] = s
	}
}

// source reads one reference. Its ID is empty if it cannot be cited.
func (y yamlText) source(n *yaml.Node) slides.Source {
	f := y.fields(n)
	if f == nil {
		return slides.Source{}
	}
	s := slides.Source{
		ID:        y.text(f["id"], "id"),
		Type:      y.text(f["type"], "type"),
		Label:     y.text(f["citation-label"], "citation-label"),
		Title:     y.text(f["title"], "title"),
		Issued:    y.issued(f["issued"], "issued"),
		Available: y.issued(f["available-date"], "available-date"),
		Container: y.text(f["container-title"], "container-title"),
		Publisher: y.text(f["publisher"], "publisher"),
		URL:       y.text(f["URL"], "URL"),
		Kind:      y.text(f["genre"], "genre"),
		Stance:    y.text(f["annote"], "annote"),
		File:      y.text(f["file"], "file"),
		Line:      n.Line,
	}
	switch {
	case s.ID == "":
		y.errorf(n, "the source has no id; add a line id: …")
	case !sourceID.MatchString(s.ID):
		y.errorf(f["id"], "id %q cannot be cited; use letters, digits and single hyphens", s.ID)
	}
	if s.Type == "" {
		y.errorf(n, "the source has no type; add a line such as type: webpage")
	}
	if s.Title == "" {
		y.errorf(n, "the source has no title; add a line title: …")
	}
	if u, err := url.Parse(s.URL); s.URL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		y.errorf(f["URL"], "URL: %q is not a web address; write one that starts with https://", s.URL)
	}
	names, families := y.authors(f["author"])
	s.Author = sentenceList(names)
	if s.Label == "" {
		s.Label = strings.Join(families, " & ")
	}
	if s.Label == "" {
		s.Label = s.ID
	}
	return s
}

// authors returns the full names and, for citation marks, the family names.
func (y yamlText) authors(n *yaml.Node) (names, families []string) {
	if n == nil {
		return nil, nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "author must be a list; write each as - family: … with given: …, or - literal: …")
		return nil, nil
	}
	for _, a := range n.Content {
		f := y.fields(a)
		if f == nil {
			continue
		}
		family, given, literal := y.text(f["family"], "family"), y.text(f["given"], "given"), y.text(f["literal"], "literal")
		switch {
		case family != "":
			names = append(names, strings.TrimSpace(given+" "+family))
			families = append(families, family)
		case literal != "":
			names = append(names, literal)
			families = append(families, literal)
		default:
			y.errorf(a, "the author has no name; write family: … with given: …, or literal: …")
		}
	}
	return names, families
}

// sentenceList joins names as "A", "A and B" or "A, B and C".
func sentenceList(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// issued reads a date as text or in CSL's form {date-parts: [[2016, 3, 28]]}.
func (y yamlText) issued(n *yaml.Node, key string) slides.Date {
	if n == nil || n.Kind == yaml.ScalarNode {
		return y.date(n, key)
	}
	const remedy = "%s must be a date; write 2016, 2016-03 or 2016-03-28"
	if n.Kind != yaml.MappingNode {
		y.errorf(n, remedy, key)
		return ""
	}
	parts := y.fields(n)["date-parts"]
	if parts == nil || len(parts.Content) != 1 || len(parts.Content[0].Content) < 1 || len(parts.Content[0].Content) > 3 {
		y.errorf(n, remedy, key)
		return ""
	}
	var s string
	for i, part := range parts.Content[0].Content {
		if i == 0 {
			s = y.text(part, key)
		} else {
			n, _ := strconv.Atoi(y.text(part, key))
			s += fmt.Sprintf("-%02d", n)
		}
	}
	d, err := slides.ParseDate(s)
	if err != nil {
		y.errorf(n, "%s: %v", key, err)
	}
	return d
}
