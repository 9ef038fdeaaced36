package pandoc

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"
)

// This file keeps account of the sources that a deck cites: those of the bibliography, which are the
// deck's own, and those that are in none.

// source returns the source with an id, which is cited at a place. It notes an unknown id and returns nil.
func (r *reader) source(id, file string, line int) *slides.Source {
	s := r.sources[id]
	switch {
	case s != nil:
		r.cited[id] = true
	case r.hasSources:
		r.unknown.add(r, id, file, line, "; add it, or correct the key")
	}
	return s
}

// misspelt notes a key in the text that is in no bibliography, but may be meant for one that is. Any other
// is a name, as in a message.
func (r *reader) misspelt(id string, pos int) {
	if at := r.position(pos); r.hasSources && len(id) >= minMisspelt {
		r.unknown.add(r, id, at.File, at.Line, "")
	}
}

// minMisspelt is how long a key must be to be likened to others.
const minMisspelt = 5

// unknownKeys are the keys that are in no bibliography, each with the places where it is cited.
type unknownKeys struct {
	tallies map[string]*tally // by file
	file    map[string]string // of the first citation, by key
	known   []string
}

// add notes a citation of a key. An empty remedy drops a key that is like no other.
func (u *unknownKeys) add(r *reader, id, file string, line int, remedy string) {
	first, again := u.file[id]
	if again && (first != file || first == "") {
		return
	}
	var guess spelling.Guess
	if !again {
		guess = u.hint(r, id)
		if guess.Meant == "" && remedy == "" {
			u.file[id] = ""
			return
		}
		if guess.Meant != "" {
			remedy = ""
		}
		u.file[id] = file
	}
	if u.tallies[file] == nil {
		u.tallies[file] = &tally{}
	}
	u.tallies[file].add(true, line, id, "source %q is not in the bibliography%s%s", id, guess, remedy)
}

// hint looks for the key that was meant.
func (u *unknownKeys) hint(r *reader, id string) spelling.Guess {
	return r.hint(id, func() []string {
		if u.known == nil {
			for _, s := range r.deck.Sources {
				u.known = append(u.known, s.ID)
			}
		}
		return u.known
	}).After("@")
}

// report warns of each key once.
func (u *unknownKeys) report(r *reader) {
	for file, t := range u.tallies {
		t.report(r, file)
	}
}

// nociteKey matches a key in the text of nocite, or the star that stands for all.
var nociteKey = regexp.MustCompile(`(?:^|[^\pL\pN\\])@(\*|\{[^{}\s]+\}|[\pL\pN_](?:[\pL\pN_]|[:.#$%&+?<>~/-][\pL\pN_]|[:/]+/[\pL\pN_])*)`)

// uncitedSources reads nocite: the sources that the deck lists though no slide cites them.
func (r *reader) uncitedSources(y yamlText, v fields.Texts) {
	n := v.Node
	if r.bibliographyFile == "" {
		y.warnf(n, "nocite names sources, but the front matter names no bibliography; add a line bibliography: sources.yaml")
		return
	}
	found := false
	for _, text := range y.texts(v.Value) {
		for _, m := range nociteKey.FindAllStringSubmatch(text, -1) {
			found = true
			if m[1] == "*" {
				for id := range r.sources {
					r.cited[id] = true
				}
				continue
			}
			r.source(strings.Trim(m[1], "{}"), y.file, y.line(n))
		}
	}
	if !found {
		y.warnf(n, "nocite names no source; write keys such as '@survey, @census', or '@*' for all sources")
	}
}

// noteCited notes the sources that the deck's text cites anywhere, before the slides are read: a list of
// the sources may stand before what cites them.
func (r *reader) noteCited(docs ...ast.Node) {
	cite := func(n *citeNode) {
		if n != nil && r.sources[n.Source] != nil {
			r.cited[n.Source] = true
		}
	}
	for _, doc := range docs {
		if doc == nil {
			continue
		}
		ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
			switch n := n.(type) {
			case *citeNode:
				cite(n)
			case *citeGroup:
				cite(n.Lead)
			}
			return ast.WalkContinue, nil
		})
	}
}

// keepCited leaves the deck with the sources that it cites, or that nocite names.
func (r *reader) keepCited() {
	kept := []slides.Source{}
	for _, s := range r.deck.Sources {
		if r.cited[s.ID] {
			kept = append(kept, s)
		} else {
			r.uncited = append(r.uncited, s)
		}
	}
	r.deck.Sources = kept
}
