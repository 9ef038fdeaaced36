package pandoc

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/evidence"

	"exhibit/slides"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// allowed are the elements and attributes that HTML from a deck may have.
var allowed = map[string][]string{
	"a":    {"class", "href", "rel", "target", "title", "data-cite", "data-relation", "aria-label"},
	"div":  {"class"},
	"span": {"class", "lang", "title", "role", "data-relation", "aria-label"},
	"li":   {"data-step"},
	"ol":   {"start"},
	"th":   {"class", "scope"},
	"td":   {"class"},
	"p":    nil, "ul": nil, "h2": nil, "h3": nil, "em": nil, "strong": nil, "code": {"data-seal"}, "pre": nil, "br": nil,
	"blockquote": nil, "dl": nil, "dt": nil, "dd": nil,
	"table": nil, "caption": nil, "thead": nil, "tbody": nil, "tr": nil,
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

func checkDeckHTML(t *testing.T, d *slides.Deck) {
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
				check(slides.HTML(b.Text, ""))
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
		check(slides.HTML(s.Headline, ""))
		check(slides.HTML(s.Notes, ""))
		blocks(s.Blocks)
	}
}

func TestHTMLOfDecksIsWithinTheAllowList(t *testing.T) {
	for _, dir := range []string{"testdata/every", "testdata/least", "testdata/contested"} {
		d, err := read(os.DirFS(dir), DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		checkDeckHTML(t, d)
	}
}

// FuzzNumbers checks that no text makes readMentions panic, that mentions lie in the text in
// order, and that a mention's String reads as the same mention.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"4 to 21.5 million", "15 and 16 September 2015", "Unit 61398", "F-35B", "-$4.50", "twenty-first", "2015年9月25日",
		"second half of 2009", "’90s 1990s", "2010.23 Then", "21\u202f500\u202f000", "two hundred thousand and five percent", "¶9, 10", "10:30 1.2.3", "25 September"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, found := range readMentions(text) {
			if found.start < last && found.kind != nameMention || found.end <= found.start || found.end > len(text) {
				t.Errorf("%q: %+v does not lie in the text, after %d", text, found, last)
			}
			last = found.end
			again := readMentions(found.String())
			if len(again) != 1 || again[0].kind != found.kind || again[0].value != found.value || again[0].String() != found.String() {
				t.Errorf("%q: %+v prints %q, which reads %+v", text, found, found, again)
			}
			if !found.states(found) {
				t.Errorf("%q: %+v does not state itself", text, found)
			}
		}
		derive(text)
		readQuotations(text)
		for _, piece := range pieces(text) {
			if !contains(spoken(text), spoken(piece)) {
				t.Errorf("%q: has not its piece %q", text, piece)
			}
		}
	})
}

// FuzzLocator checks that the locator of a citation reads as the same passages.
func FuzzLocator(f *testing.F) {
	for _, s := range []string{"9", "16, 70", "23-25", "23–25, 30", "9, item 2", "9,", "25-23", "1-9999", "9, 9", "0", "¶9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		paragraphs, locator, err := parseLocator(s)
		if err != nil {
			return
		}
		again, same, err := parseLocator(strings.TrimPrefix(locator, "¶"))
		if err != nil || same != locator || !slices.Equal(again, paragraphs) {
			t.Errorf("%q: %v, %q; read again %v, %q, %v", s, paragraphs, locator, again, same, err)
		}
		for i, p := range paragraphs {
			if p < 1 || p > maxParagraph || slices.Contains(paragraphs[:i], p) {
				t.Errorf("%q: %v", s, paragraphs)
			}
		}
		newCitation("@a, ¶" + s)
	})
}

// FuzzCheck checks that no deck and no lock makes Check panic, and that findings have lines
// that exist.
func FuzzCheck(f *testing.F) {
	read := func(name string) string {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		return string(b)
	}
	f.Add(read("linted/deck.md"), read("linted/sources.yaml"), read("linted/data/gulls.csv"), read("linted/sources.lock"), read("texts/log.txt"))
	for _, test := range errorTests {
		f.Add(test.deck(), test.sources(), test.data(), "", "")
	}
	f.Add(contestedSeed.deck(), contestedSeed.sources(), contestedSeed.data(), "", "")
	f.Fuzz(func(t *testing.T, deck, sources, data, lock, text string) {
		fsys := fstest.MapFS{
			"deck.md":            {Data: []byte(deck)},
			"sources.yaml":       {Data: []byte(sources)},
			"data/estimates.csv": {Data: []byte(data)},
			"data/gulls.csv":     {Data: []byte(data)},
			"sources.lock":       {Data: []byte(lock)},
		}
		found, err := evidence.Check(fsys, DeckFile, fstest.MapFS{"log.txt": {Data: []byte(text)}, "letter.txt": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.File == "" || f.Line < 0 || f.Line > 2+strings.Count(deck+sources+data+lock, "\n") || f.Column < 0 ||
				!slices.Contains(evidence.Rules, f.Rule) || strings.Contains(f.Message, "%!") {
				t.Errorf("finding %+v", f)
			}
		}
	})
}

// contestedSeed is a deck with conflicts.
var contestedSeed = errorTest{
	body: "# Four [x](#s) {#s}\n\nFour *points* 4&percnt; \\4 [@chen-lim, ¶9].\n\n# D {#d}\n\n" + disagreement[len("# S {#s}\n\n"):],
	file: pointsWith("How many?,Four & more,differ,Agency,chen-lim,9,\nHow many?,\"<b>\",differ,Other,cfr-knake,9,\n"),
}

// FuzzRead checks that no deck makes Read panic, and that its HTML is safe in a page. It also
// checks the HTML of decks with errors, which Read does not return.
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
	f.Add(contestedSeed.deck(), contestedSeed.sources(), contestedSeed.data())
	f.Fuzz(func(t *testing.T, deck, sources, data string) {
		files := fstest.MapFS{
			"deck.md":            {Data: []byte(deck)},
			"sources.yaml":       {Data: []byte(sources)},
			"data/estimates.csv": {Data: []byte(data)},
			"data/steps.csv":     {Data: []byte(data)},
			"data/folder.csv":    {Mode: fs.ModeDir | 0o755},
		}
		r := newReader(files)
		r.read()
		r.errs = r.errs.sorted()
		_ = r.errs.Error()
		for _, err := range r.errs {
			if err.File == "" || err.Line < 0 || err.Line > 2+strings.Count(deck+sources+data, "\n") || strings.Contains(err.Msg, "%!") {
				t.Errorf("error %+v", err)
			}
		}
		checkDeckHTML(t, r.deck)
		for _, day := range []slides.Date{"", "2010", "2015-09-25", "2016-03-28"} {
			known := r.deck.AsKnown(day)
			checkDeckHTML(t, known)
			if newer := newerThan(r.deck, known, day); newer != "" {
				t.Errorf("as known on %s: %s", string(day), newer)
			}
		}
		if d, err := read(files, DeckFile); err == nil {
			checkDeckHTML(t, d) // with the marks of conflicts
		}
	})
}
