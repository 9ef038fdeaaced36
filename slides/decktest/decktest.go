// Package decktest checks decks in tests of several packages.
package decktest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"exhibit/slides"
)

// allowed are the elements and attributes that HTML from a deck may have.
var allowed = map[string][]string{
	"a":    {"class", "href", "rel", "target", "title", "data-cite", "data-relation", "aria-label", "id"},
	"div":  {"class", "lang"},
	"span": {"class", "lang", "title", "role", "data-relation", "aria-label", "data-step"},
	"p":    {"class"}, "ul": {"class"}, "li": {"data-step", "id"}, "ol": {"start", "type", "class"},
	"th":  {"class", "scope", "colspan", "rowspan"},
	"td":  {"class", "colspan", "rowspan"},
	"img": {"src", "alt", "width", "height", "class"}, "video": {"src", "controls", "preload", "aria-label"}, "audio": {"src", "controls", "preload", "aria-label"},
	"h2": nil, "h3": nil, "em": nil, "strong": nil, "code": {"data-seal"}, "pre": {"class", "data-file"}, "br": nil, "hr": nil, "wbr": nil,
	"b": nil, "i": nil, "u": nil, "s": nil, "del": nil, "ins": nil, "mark": nil, "sub": nil, "sup": {"class"}, "small": nil, "kbd": nil, "q": nil,
	"blockquote": nil, "dl": nil, "dt": nil, "dd": nil, "figure": {"class", "data-file"}, "track": {"kind", "src", "srclang", "label", "default"}, "figcaption": nil, "details": nil, "summary": nil, "section": nil, "aside": nil,
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tfoot": nil, "tr": nil, "colgroup": {"span"}, "col": {"span", "width"},
}

// checkHTML returns an error for an element or attribute of a part of a deck that is not
// allowed.
func checkHTML(part string) error {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(part), body)
	if err != nil {
		return err
	}
	for _, root := range nodes {
		body.AppendChild(root)
	}
	for n := range body.Descendants() {
		switch n.Type {
		case html.TextNode:
			continue
		case html.ElementNode:
		default:
			return fmt.Errorf("a node of type %d", n.Type)
		}
		if n.Namespace == "math" { // package texmath tests what it writes
			continue
		}
		attributes, ok := allowed[n.Data]
		if !ok {
			return fmt.Errorf("element %s", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				return fmt.Errorf("attribute %s of %s", a.Key, n.Data)
			}
			if a.Key == "href" && !hasAnyPrefix(a.Val, "https://", "http://", "mailto:", "/s/", "/media/", "#src-", "#fn-") {
				return fmt.Errorf("link to %q", a.Val)
			}
		}
	}
	return nil
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

// CheckHTML reports elements, attributes and addresses in a deck's text that are not allowed, and blocks
// that are more than one thing.
func CheckHTML(t *testing.T, d *slides.Deck) {
	t.Helper()
	check := func(part string) {
		if err := checkHTML(part); err != nil {
			t.Errorf("%v in %s", err, part)
		}
	}
	var blocks func([]slides.Block)
	blocks = func(list []slides.Block) {
		for _, b := range list {
			kinds := 0
			if b.Text != nil {
				kinds++
				check(slides.HTML(b.Text, "", ""))
			}
			if b.Figure != "" {
				kinds++
			}
			if b.Columns != nil {
				kinds++
			}
			if kinds > 1 {
				t.Errorf("block %+v has more than one of text, figure and columns", b)
			}
			for _, c := range b.Columns {
				blocks(c.Blocks)
			}
		}
	}
	for _, s := range d.Slides {
		check(slides.HTML(s.Headline, "", ""))
		check(slides.HTML(s.Notes, "", ""))
		blocks(s.Blocks)
	}
}
