//go:build !js

package slides

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
)

// frontMatter reads the front matter into the deck. It overwrites it with spaces in the source,
// so that offsets of the slides stay valid. It returns the file name of the bibliography, empty
// after an error, and false if the end of the front matter is missing.
func (r *reader) frontMatter() (bibliography string, ok bool) {
	const remedy = "begin the file with a line ---, lines title: … and bibliography: sources.yaml, and a line ---"
	if strings.TrimRight(r.lineText(1), " ") != "---" {
		r.errorf(deckFile, 1, "no front matter; %s", remedy)
		return "", true
	}
	end := 2
	for l := strings.TrimRight(r.lineText(end), " "); l != "---" && l != "..."; l = strings.TrimRight(r.lineText(end), " ") {
		if end >= len(r.lines)-1 {
			r.errorf(deckFile, 1, "the front matter is not closed; add a line ---")
			return "", false
		}
		end++
	}
	start, stop := r.lines[1], r.lines[end-1]
	y := yamlText{r, deckFile, 1}
	fields := y.parse(bytes.Clone(r.src[start:stop]))
	for i := range r.lines[end] {
		if r.src[i] != '\n' {
			r.src[i] = ' '
		}
	}
	if fields == nil {
		return "", true
	}
	r.front = fields
	r.reviews = y.reviews(fields["reviewed"])

	d := r.deck
	d.Title = y.text(fields["title"], "title")
	if d.Title == "" {
		r.errorf(deckFile, 1, "the front matter has no title; add a line title: …")
	}
	d.Subtitle = y.text(fields["subtitle"], "subtitle")
	d.Author = strings.Join(y.texts(fields["author"], "author"), ", ")
	d.Date = y.date(fields["date"], "date")
	d.Lang = "en"
	if lang := y.text(fields["lang"], "lang"); lang != "" {
		if tag, err := languageTag(lang); err != nil {
			y.errorf(fields["lang"], "lang: %v", err)
		} else {
			d.Lang = tag
		}
	}
	d.Transition = y.transition(fields["transition"])
	bibliography = y.text(fields["bibliography"], "bibliography")
	switch {
	case fields["bibliography"] == nil:
		r.errorf(deckFile, 1, "the front matter names no bibliography; add a line bibliography: sources.yaml")
	case bibliography != "" && (!fs.ValidPath(bibliography) || strings.ContainsFunc(bibliography, unportable)):
		y.errorf(fields["bibliography"], "bibliography: %q is not a file in the deck's folder; write a name such as sources.yaml", bibliography)
		bibliography = ""
	}
	return bibliography, true
}

// transitions are the accepted values of transition. Pandoc's others for reveal.js, convex,
// concave and zoom, are errors.
var transitions = []string{"fade", "slide", "none"}

// transition reads Deck.Transition; empty for none or after an error.
func (y yamlText) transition(n *yaml.Node) string {
	switch s := y.text(n, "transition"); {
	case s == "none":
		return ""
	case s != "" && !slices.Contains(transitions, s):
		y.errorf(n, "transition: %q is unknown%s; use %s", s, hint(s, transitions), oneOf(transitions))
		return ""
	default:
		return s
	}
}

// unportable reports whether a character of a file name would break a line of the manifest or
// separate folders on another system.
func unportable(c rune) bool { return c == '\\' || unicode.IsControl(c) }
