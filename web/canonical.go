package web

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// canonical writes a rendered fragment so that equal pages have equal bytes: go-app
// writes attributes in random order. It also drops the white space that go-app's
// indentation puts between elements, a line's end and more, which the browser's own
// rendering does not have.
// The fragment must have one root element.
func canonical(fragment string) (string, error) {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(fragment), body)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	roots := 0
	for _, n := range nodes {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" {
			continue
		}
		roots++
		tidy(n)
		if err := html.Render(&b, n); err != nil {
			return "", err
		}
	}
	if roots != 1 {
		return "", fmt.Errorf("%d root elements, want 1", roots)
	}
	return b.String(), nil
}

// containers are the elements between whose children white space means nothing,
// because those are blocks or laid out by flex or grid.
var containers = map[atom.Atom]bool{
	atom.Div: true, atom.Main: true, atom.Article: true, atom.Section: true, atom.Header: true, atom.Footer: true,
	atom.Nav: true, atom.Figure: true, atom.Ul: true, atom.Ol: true, atom.Dl: true, atom.Table: true, atom.Thead: true,
	atom.Tbody: true, atom.Tr: true, atom.Select: true, atom.Details: true, atom.Blockquote: true, atom.Svg: true, atom.Form: true,
}

// booleans are attributes whose mere presence means true; go-app writes ="false" too.
var booleans = map[string]bool{"hidden": true, "selected": true, "disabled": true}

func tidy(n *html.Node) {
	n.Attr = slices.DeleteFunc(n.Attr, func(a html.Attribute) bool { return booleans[a.Key] && a.Val == "false" })
	slices.SortFunc(n.Attr, func(a, b html.Attribute) int {
		return strings.Compare(a.Namespace+":"+a.Key, b.Namespace+":"+b.Key)
	})
	for c := n.FirstChild; c != nil; {
		following := c.NextSibling
		if c.Type == html.TextNode && containers[n.DataAtom] && strings.HasPrefix(c.Data, "\n") && strings.TrimSpace(c.Data) == "" {
			n.RemoveChild(c)
		} else {
			tidy(c)
		}
		c = following
	}
}
