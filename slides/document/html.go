package document

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

const (
	maxElements = 50_000 // of a page of which the article is looked for; of a larger one all is read
	maxTags     = 1_000_000
	maxSpan     = 100 // columns or rows that one cell reaches over
	cellLetters = 400 // a table with a longer cell lays out a page, and is none
)

// readHTML reads a page of the web: its article, without what is around it.
func readHTML(b []byte) (*Text, error) {
	decoded, err := charset.NewReader(bytes.NewReader(b), "")
	if err != nil {
		return nil, errNoHTML
	}
	if bytes.Count(b, []byte("<")) > maxTags {
		return nil, errTags
	}
	doc, err := html.Parse(decoded)
	if err != nil {
		return nil, errNoHTML
	}
	prune(doc)
	w := &webText{}
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	article, err := parser.ParseDocument(doc, &url.URL{Scheme: "https", Host: "localhost"})
	if err != nil || article.Node == nil {
		w.whole = true
		w.block(doc, Paragraph)
		w.flush(Paragraph)
		return w.read()
	}
	w.add(Heading, article.Title())
	w.block(article.Node, Paragraph)
	w.flush(Paragraph)
	return w.read()
}

// read is the text, if all of its tables could be read.
func (w *webText) read() (*Text, error) {
	if w.cells > maxCells {
		return nil, errCells
	}
	return w.done(), nil
}

// prune takes from a tree what no reader sees, or what is struck out and so no longer holds.
func prune(n *html.Node) {
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && (struck[c.DataAtom] || hidden(c)) {
			n.RemoveChild(c)
		} else {
			prune(c)
		}
		c = next
	}
}

// struck are the elements of what was taken back.
var struck = map[atom.Atom]bool{atom.Del: true, atom.S: true, atom.Strike: true}

var errTags = fmt.Errorf("the HTML has more than %d tags; save the part that is cited as a page of its own", maxTags)

var errNoHTML = errors.New("the HTML cannot be read; save the page anew, or its text as .txt")

// webText makes passages of a tree of HTML.
type webText struct {
	gathering
	whole  bool // there is no article, so that parts around it are left out by their names
	inline strings.Builder
}

// flush ends the passage that was begun.
func (w *webText) flush(kind Kind) {
	w.add(kind, w.inline.String())
	w.inline.Reset()
}

// around are the elements that stand around an article.
var around = map[atom.Atom]bool{atom.Nav: true, atom.Header: true, atom.Footer: true, atom.Aside: true, atom.Form: true, atom.Button: true, atom.Dialog: true}

// unseen are the elements of which no reader sees text.
var unseen = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Svg: true, atom.Math: true, atom.Select: true, atom.Textarea: true, atom.Iframe: true}

// kinds are the elements that are passages, by what they are.
var kinds = map[atom.Atom]Kind{
	atom.P: Paragraph, atom.Div: Paragraph, atom.Section: Paragraph, atom.Article: Paragraph, atom.Main: Paragraph, atom.Body: Paragraph, atom.Html: Paragraph,
	atom.Blockquote: Paragraph, atom.Pre: Paragraph, atom.Figcaption: Paragraph, atom.Figure: Paragraph, atom.Caption: Paragraph, atom.Address: Paragraph,
	atom.Header: Paragraph, atom.Footer: Paragraph, atom.Aside: Paragraph, atom.Hr: Paragraph, atom.Details: Paragraph, atom.Summary: Paragraph,
	atom.Td: Paragraph, atom.Th: Paragraph, atom.Tr: Paragraph, atom.Center: Paragraph, atom.Form: Paragraph, atom.Fieldset: Paragraph,
	atom.H1: Heading, atom.H2: Heading, atom.H3: Heading, atom.H4: Heading, atom.H5: Heading, atom.H6: Heading, atom.Dt: Heading,
	atom.Li: Item, atom.Ul: Paragraph, atom.Ol: Paragraph, atom.Dl: Paragraph, atom.Dd: Paragraph,
}

// block reads an element. kind is that of the block around it.
func (w *webText) block(n *html.Node, kind Kind) {
	switch {
	case n.Type == html.TextNode:
		w.inline.WriteString(n.Data)
		return
	case n.Type == html.ElementNode && (unseen[n.DataAtom] || w.whole && around[n.DataAtom]):
		return
	case n.DataAtom == atom.Br:
		w.inline.WriteString(lineBreak)
		return
	case n.DataAtom == atom.Sup:
		w.inline.WriteString(supText(n))
		return
	case n.DataAtom == atom.Table:
		w.flush(kind)
		if rows, heads, ok := w.tableOf(n); ok {
			w.caption(n)
			w.table(rows, heads)
			return
		}
	}
	own, isBlock := kinds[n.DataAtom]
	if n.Type != html.ElementNode || !isBlock {
		own, isBlock = kind, false
	}
	if own == Paragraph && (kind == Item || kind == Note) {
		own = kind // a paragraph of an item
	}
	if attribute(n, "class") == "footnotes" {
		own = Note
	}
	if own == Item && kind == Note {
		own = Note
	}
	if isBlock {
		w.flush(kind)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.block(c, own)
	}
	if isBlock {
		w.flush(own)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// hiddenStyle matches a style of an element that is not shown.
var hiddenStyle = regexp.MustCompile(`(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))`)

// hidden reports whether an element is not shown, or only leads back from a note. What aria-hidden hides is left out as go-readability does.
func hidden(n *html.Node) bool {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "class":
			if a.Val == "footnote-backref" {
				return true
			}
		case "style":
			if hiddenStyle.MatchString(a.Val) {
				return true
			}
		case "aria-hidden":
			if a.Val == "true" && !strings.Contains(attribute(n, "class"), "fallback-image") {
				return true
			}
		}
	}
	return false
}

// said is the text within an element.
func said(n *html.Node) string {
	var b strings.Builder
	var read func(n *html.Node)
	read = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && unseen[n.DataAtom]:
		case n.DataAtom == atom.Sup:
			b.WriteString(supText(n))
		default:
			_, isBlock := kinds[n.DataAtom]
			if isBlock || n.DataAtom == atom.Br {
				b.WriteString(lineBreak)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				read(c)
			}
			if isBlock {
				b.WriteString(lineBreak)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		read(c)
	}
	return spaced(b.String())
}

// supText is what a raised text says: nothing if it leads to a note, else its digits raised.
func supText(n *html.Node) string {
	if link := find(n, atom.A); link != nil && strings.Contains(attribute(link, "href"), "#") {
		return ""
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else {
			b.WriteString(said(c))
		}
	}
	return superscript(b.String())
}

// find is the first element of a kind within another; nil for none.
func find(n *html.Node, kind atom.Atom) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == kind {
			return c
		}
		if found := find(c, kind); found != nil {
			return found
		}
	}
	return nil
}

// caption adds what a table is called.
func (w *webText) caption(table *html.Node) {
	if c := find(table, atom.Caption); c != nil {
		w.add(Paragraph, said(c))
	}
}

// tableOf returns the cells of a table, those that reach over several rows or columns in each, and how many of its rows
// are heads. ok is false for a table that only lays out a page.
func (w *webText) tableOf(table *html.Node) (rows [][]string, heads int, ok bool) {
	ok = find(table, atom.Table) == nil
	reach := map[int]struct {
		rows int
		text string
	}{}
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for c := n.FirstChild; c != nil && w.cells <= maxCells; c = c.NextSibling {
			if c.DataAtom != atom.Tr {
				read(c)
				continue
			}
			var row []string
			all := true
			fill := func() {
				for from := reach[len(row)]; from.rows > 0; from = reach[len(row)] {
					from.rows--
					reach[len(row)] = from
					row = append(row, from.text)
					w.cells++
				}
			}
			for cell := c.FirstChild; cell != nil && w.cells <= maxCells; cell = cell.NextSibling {
				if cell.DataAtom != atom.Td && cell.DataAtom != atom.Th {
					continue
				}
				fill()
				all = all && cell.DataAtom == atom.Th
				text := said(cell)
				ok = ok && len(text) <= cellLetters
				for range span(cell, "colspan") {
					if n := span(cell, "rowspan"); n > 1 {
						entry := reach[len(row)]
						entry.rows, entry.text = n-1, text
						reach[len(row)] = entry
					}
					row = append(row, text)
					w.cells++
				}
			}
			fill()
			if len(row) > 0 && all && heads == len(rows) {
				heads++
			}
			rows = append(rows, row)
		}
	}
	read(table)
	return rows, heads, ok && len(rows) > 0
}

// span is how many rows or columns a cell reaches over.
func span(cell *html.Node, name string) int {
	n, err := strconv.Atoi(attribute(cell, name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxSpan)
}
