//go:build !js

package slides

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed are the elements and attributes that HTML from a deck may have.
var allowed = map[string][]string{
	"a":    {"class", "href", "rel", "target", "title", "data-cite", "aria-label"},
	"div":  {"class"},
	"span": {"class", "lang"},
	"li":   {"data-step"},
	"ol":   {"start"},
	"th":   {"class", "scope"},
	"td":   {"class"},
	"p":    nil, "ul": nil, "h2": nil, "h3": nil, "em": nil, "strong": nil, "code": nil, "pre": nil, "br": nil,
	"blockquote": nil, "dl": nil, "dt": nil, "dd": nil,
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil,
}

// checkHTML reports what a browser would see in a part of a deck and must not, and a part
// that is not exactly one root element although it must be.
func checkHTML(part string, oneRoot bool) error {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(part), body)
	if err != nil {
		return err
	}
	if oneRoot && (len(nodes) != 1 || nodes[0].Data != "div") {
		return fmt.Errorf("%d roots, want one div", len(nodes))
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
		attributes, ok := allowed[n.Data]
		if !ok {
			return fmt.Errorf("element %s", n.Data)
		}
		for _, a := range n.Attr {
			if !slices.Contains(attributes, a.Key) {
				return fmt.Errorf("attribute %s of %s", a.Key, n.Data)
			}
			if a.Key == "href" && !hasAnyPrefix(a.Val, "https://", "http://", "mailto:", "/s/", "#src-") {
				return fmt.Errorf("link to %q", a.Val)
			}
		}
	}
	return nil
}

func hasAnyPrefix(s string, prefixes ...string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(s, p) })
}

func checkDeckHTML(t *testing.T, d *Deck) {
	t.Helper()
	check := func(part string, oneRoot bool) {
		if err := checkHTML(part, oneRoot); err != nil {
			t.Errorf("%v in %s", err, part)
		}
	}
	var blocks func([]Block)
	blocks = func(list []Block) {
		for _, b := range list {
			kinds := 0
			if b.HTML != "" {
				kinds++
				check(b.HTML, true)
			}
			if b.Figure != "" {
				kinds++
			}
			if b.Columns != nil {
				kinds++
			}
			if kinds > 1 {
				t.Errorf("block %+v has more than one of HTML, figure and columns", b)
			}
			for _, c := range b.Columns {
				blocks(c.Blocks)
			}
		}
	}
	for _, s := range d.Slides {
		check(s.Headline, false)
		if s.Notes != "" {
			check(s.Notes, true)
		}
		blocks(s.Blocks)
	}
}

func TestHTMLOfDecksIsWithinTheAllowList(t *testing.T) {
	for _, dir := range []string{"testdata/every", "testdata/least"} {
		d, err := Read(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		checkDeckHTML(t, d)
	}
}

// FuzzRead shows that no deck makes Read panic, and that whatever it lets through is safe
// to put into a page. To get beyond the errors, it also checks the HTML of broken decks.
func FuzzRead(f *testing.F) {
	read := func(name string) string {
		b, err := os.ReadFile("testdata/every/" + name)
		if err != nil {
			f.Fatal(err)
		}
		return string(b)
	}
	f.Add(read("deck.md"), read("sources.yaml"), read("data/estimates.csv"))
	for _, test := range errorTests {
		f.Add(test.deck(), test.sources(), test.data())
	}
	f.Fuzz(func(t *testing.T, deck, sources, data string) {
		r := newReader(fstest.MapFS{
			"deck.md":            {Data: []byte(deck)},
			"sources.yaml":       {Data: []byte(sources)},
			"data/estimates.csv": {Data: []byte(data)},
			"data/steps.csv":     {Data: []byte(data)},
			"data/folder.csv":    {Mode: fs.ModeDir | 0o755},
		})
		r.read()
		r.errs = r.errs.sorted()
		_ = r.errs.Error()
		for _, err := range r.errs {
			if err.File == "" || err.Line < 0 || err.Line > 2+strings.Count(deck+sources+data, "\n") || strings.Contains(err.Msg, "%!") {
				t.Errorf("error %+v", err)
			}
		}
		checkDeckHTML(t, r.deck)
	})
}
