package web

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// fittedURL is where a printout waits until its slides fit their pages, and is told that they do.
const fittedURL = "/fitted"

// printout returns the page of all slides as HTML for a browser that prints it as PDF on paper. The
// page stands alone, for its server is gone when the PDF is read: links to slides lead to its own
// sheets, other links within the site are none any more, and its typefaces are inside. It has no part
// that is only for a screen. A slide's headline is a heading of the first level. The error is that of
// ctx, or of making the page.
func (s *Site) printout(ctx context.Context, paper Paper) ([]byte, error) {
	made, err := s.get(ctx, "/print", "")
	if err != nil {
		return nil, err
	}
	a := s.docs.assets
	faces, err := a.deckFaces()
	if err != nil {
		return nil, err
	}
	style := fontFaces(a.printFaces(faces)) + paper.style()
	if paper.Handout {
		return printout(made.plain, s.docs.base, style, "")
	}
	return printout(made.plain, s.docs.base, a.pagesCSS+style, a.fit)
}

// printFaces are the typefaces of a PDF: the deck's own, and ours of families that it does not bring along.
func (a *assets) printFaces(ours []Font) (faces []Font) {
	own := a.ownFaces()
	for _, f := range append(ours, a.static...) {
		if !slices.ContainsFunc(own, func(o Font) bool { return o.Family == f.Family }) {
			faces = append(faces, f)
		}
	}
	for _, f := range a.faces {
		if percent := f.inCharts(); percent > 0 && percent < 100 {
			faces = append(faces, Font{Family: "chart", Weight: faceUse[f.Use].weight, File: f.Font, Size: percent})
		}
	}
	return append(faces, own...)
}

// printout is Site.printout for the page /print of a site below base: with a style behind its own and, if slides stand alone on
// their pages, with the script that fits them; an empty script is a handout's.
func printout(page []byte, base, style, fit string) ([]byte, error) {
	document, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	var all []*html.Node
	for n := range document.Descendants() {
		if n.Type == html.ElementNode {
			ids[attribute(n, "id")] = true
			all = append(all, n)
		}
	}
	title := ""
	for _, n := range all {
		if n.DataAtom == atom.H1 && title == "" {
			title = textOf(n)
		}
	}
	for _, n := range all {
		switch {
		case n.Data == "a":
			standAlone(n, base, ids)
		case n.DataAtom == atom.Script, hasClass(n, onlyOnScreen...), n.DataAtom == atom.Link && (fit != "" || attribute(n, "rel") != "stylesheet"),
			n.DataAtom == atom.P && hasClass(n, "visually-hidden"):
			remove(n)
		case n.DataAtom == atom.Title && n.Namespace == "":
			setText(n, title)
		case n.DataAtom == atom.Style && fit != "":
			setText(n, withoutPrint(textOf(n)))
		case n.DataAtom == atom.H2 && hasClass(n, "headline"):
			n.Data, n.DataAtom = "h1", atom.H1
		case n.DataAtom == atom.Figure && hasClass(n, "figure"):
			describeChart(n)
		case hasClass(n, "sheet-number"):
			setAttribute(n, "aria-hidden", "true") // the number of a page is not its content
		case n.DataAtom == atom.Img:
			removeAttribute(n, "loading")
		case (n.DataAtom == atom.Td || n.DataAtom == atom.Th) && strings.TrimSpace(textOf(n)) == "" && !hasPicture(n):
			setText(n, "\u00a0") // the structure of a PDF has no cell without content
		case hasClass(n, "sheet") && fit != "" && !hasClass(n, "bibliography"):
			asOnProjector(n)
		case n.DataAtom == atom.Main && fit != "":
			removeAttribute(n, "class")
		}
	}
	for _, n := range all {
		switch n.DataAtom {
		case atom.Head:
			n.AppendChild(element(atom.Style, style))
		case atom.Body:
			if fit != "" {
				n.AppendChild(element(atom.Script, fit))
				n.AppendChild(element(atom.Img, "", html.Attribute{Key: "src", Val: fittedURL}, html.Attribute{Key: "alt"}, html.Attribute{Key: "hidden"}))
			}
		}
	}
	var b bytes.Buffer
	err = html.Render(&b, document)
	return b.Bytes(), err
}

// onlyOnScreen are the classes of what is not printed.
var onlyOnScreen = []string{"printout-head", "skip", "filters", "figure-data", "figure-problem", "live", "evidence"}

// describeChart has a chart be a figure with its alternative text, whose content is the drawing with
// its labels. What is around it is its title and its sources.
func describeChart(figure *html.Node) {
	setAttribute(figure, "role", "group")
	for n := range figure.Descendants() {
		switch {
		case hasClass(n, "chart"):
			setAttribute(n, "role", "figure")
			for _, key := range []string{"tabindex", "aria-roledescription", "aria-describedby"} {
				removeAttribute(n, key)
			}
		case hasClass(n, "stills"):
			removeAttribute(n, "aria-hidden")
		case n.DataAtom == atom.Svg:
			removeAttribute(n, "role")
			removeAttribute(n, "aria-label")
		}
	}
}

// asOnProjector makes a sheet a slide alone, as it is on a projector: without its notes and passages, with its
// sources, the deck's footer and its number in it.
func asOnProjector(sheet *html.Node) {
	var article *html.Node
	var within []*html.Node
	for n := sheet.FirstChild; n != nil; n = n.NextSibling {
		switch {
		case n.DataAtom == atom.Article:
			article = n
		case n.Type == html.ElementNode && !hasClass(n, "notes", "passages"):
			within = append(within, n)
		}
	}
	if article == nil {
		return
	}
	for _, n := range within {
		remove(n)
		article.AppendChild(n)
	}
	for sheet.FirstChild != nil {
		sheet.RemoveChild(sheet.FirstChild)
	}
	stage := element(atom.Div, "", html.Attribute{Key: "class", Val: "stage"})
	stage.AppendChild(article)
	sheet.AppendChild(stage)
}

// withoutPrint returns a style sheet without its rules for paper, and with those for a screen of any
// size as rules for all media: what is printed is as on a projector.
func withoutPrint(css string) string {
	var b strings.Builder
	for {
		at := strings.Index(css, "@media ")
		if at < 0 {
			return b.String() + css
		}
		open := strings.IndexByte(css[at:], '{')
		end := blockEnd(css, at+open)
		if open < 0 || end < 0 {
			return b.String() + css
		}
		b.WriteString(css[:at])
		switch strings.TrimSpace(css[at+len("@media ") : at+open]) {
		case "print":
		case "screen":
			b.WriteString(css[at+open+1 : end-1])
		default:
			b.WriteString(css[at:end])
		}
		css = css[end:]
	}
}

// blockEnd returns where the block ends whose brace is at a place of a style sheet; -1 for one that
// does not end.
func blockEnd(css string, at int) int {
	depth := 0
	for quote := byte(0); at >= 0 && at < len(css); at++ {
		switch c := css[at]; {
		case c == '\\':
			at++
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return at + 1
			}
		}
	}
	return -1
}

// standAlone turns a link to a slide into one to its sheet, which has the identifier print-SLUG, and
// takes the address from other links to the server.
func standAlone(a *html.Node, base string, ids map[string]bool) {
	for i, at := range a.Attr {
		if at.Key != "href" || !strings.HasPrefix(at.Val, "/") {
			continue
		}
		sheet := ""
		if u, err := url.Parse(strings.TrimPrefix(at.Val, base)); err == nil {
			sheet = "print-" + strings.TrimPrefix(u.Path, "/s/")
		}
		if ids[sheet] {
			a.Attr[i].Val = "#" + sheet
		} else {
			a.Attr = append(a.Attr[:i:i], a.Attr[i+1:]...)
		}
		return
	}
}

// fontFaces is a style with fonts in place of the page's own, which the browser need not wait for.
func fontFaces(fonts []Font) string {
	var css strings.Builder
	for _, f := range fonts {
		style := "normal"
		if f.Italic {
			style = "italic"
		}
		if f.Size > 0 {
			style += fmt.Sprintf(";size-adjust:%.0f%%", f.Size)
		}
		letters := ""
		if f.Letters != "" {
			letters = ";unicode-range:" + f.Letters
		}
		fmt.Fprintf(&css, "@font-face{font-family:\"Print %s\";font-weight:%d;font-style:%s;font-display:block%s;src:url(data:font/woff;base64,%s)}\n",
			f.Family, f.Weight, style, letters, base64.StdEncoding.EncodeToString(f.File))
	}
	css.WriteString(`:root{--sans:"Print sans",system-ui,sans-serif;--serif:"Print serif",Georgia,serif}.still svg{font-family:var(--sans)!important}`)
	if slices.ContainsFunc(fonts, func(f Font) bool { return f.Family == "chart" }) {
		css.WriteString(`.still svg{font-family:"Print chart",var(--sans)!important}`)
	}
	if slices.ContainsFunc(fonts, func(f Font) bool { return f.Family == "code" }) {
		css.WriteString(`pre,code,kbd{font-family:"Print code",monospace}`)
	}
	return css.String()
}

func element(a atom.Atom, text string, attributes ...html.Attribute) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: a.String(), DataAtom: a, Attr: attributes}
	if text != "" {
		n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
	}
	return n
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func setAttribute(n *html.Node, name, value string) {
	removeAttribute(n, name)
	n.Attr = append(n.Attr, html.Attribute{Key: name, Val: value})
}

func removeAttribute(n *html.Node, name string) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

// hasClass reports whether an element has one of some classes.
func hasClass(n *html.Node, classes ...string) bool {
	return n.Type == html.ElementNode && slices.ContainsFunc(strings.Fields(attribute(n, "class")), func(class string) bool { return slices.Contains(classes, class) })
}

func hasPicture(n *html.Node) bool {
	for d := range n.Descendants() {
		if d.DataAtom == atom.Img || d.DataAtom == atom.Svg {
			return true
		}
	}
	return false
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}

func setText(n *html.Node, text string) {
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.AppendChild(&html.Node{Type: html.TextNode, Data: text})
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
