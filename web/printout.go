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

// Printout returns the page of all slides as HTML for a browser that prints it as PDF. The page
// stands alone, for its server is gone when the PDF is read: links to slides lead to its own
// sheets, other links within the site are none any more, and its typefaces are inside. The title is
// the deck's. The error is that of ctx, or of making the page.
func (s *Site) Printout(ctx context.Context) ([]byte, error) {
	made, err := s.get(ctx, "/print", "")
	if err != nil {
		return nil, err
	}
	faces, err := s.docs.assets.deckFaces()
	if err != nil {
		return nil, err
	}
	return printout(made.plain, s.docs.assets.printFaces(faces))
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

func printout(page []byte, fonts []Font) ([]byte, error) {
	document, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil, err
	}
	ids := map[string]bool{}
	for n := range document.Descendants() {
		ids[attribute(n, "id")] = true
	}
	var title, headline *html.Node
	for n := range document.Descendants() {
		switch {
		case n.Data == "a":
			standAlone(n, ids)
		case n.DataAtom == atom.Title && n.Namespace == "":
			title = n
		case n.DataAtom == atom.H1 && headline == nil:
			headline = n
		case n.DataAtom == atom.Head:
			style := &html.Node{Type: html.ElementNode, Data: "style", DataAtom: atom.Style}
			style.AppendChild(&html.Node{Type: html.TextNode, Data: fontFaces(fonts)})
			n.AppendChild(style)
		}
	}
	if title != nil && headline != nil {
		for title.FirstChild != nil {
			title.RemoveChild(title.FirstChild)
		}
		title.AppendChild(&html.Node{Type: html.TextNode, Data: textOf(headline)})
	}
	var b bytes.Buffer
	err = html.Render(&b, document)
	return b.Bytes(), err
}

// standAlone turns a link to a slide into one to its sheet, which has the identifier print-SLUG, and
// takes the address from other links to the server.
func standAlone(a *html.Node, ids map[string]bool) {
	for i, at := range a.Attr {
		if at.Key != "href" || !strings.HasPrefix(at.Val, "/") {
			continue
		}
		sheet := ""
		if u, err := url.Parse(at.Val); err == nil {
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
		fmt.Fprintf(&css, "@font-face{font-family:\"Print %s\";font-weight:%d;font-style:%s;font-display:block;src:url(data:font/woff;base64,%s)}\n",
			f.Family, f.Weight, style, base64.StdEncoding.EncodeToString(f.File))
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

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
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
