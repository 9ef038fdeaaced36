package app

import (
	"strings"
	"testing"

	"exhibit/slides"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"
)

var hostile = []string{
	`plain`, `"`, `x" onmouseover="alert(1)`, `'`, `\`, `a\nb`, "a\nb\tc", `<script>alert(1)</script>`,
	`&amp;`, `&#34;`, `true`, "no\u00a0break", "网络安全 ¶9", "\u202eabc", "emoji 🎈", "\x00\x01", `</div>`,
}

func TestAttributesSurvivePrerenderingUnchanged(t *testing.T) {
	for _, want := range hostile {
		root := app.Div().Title(attr(want)).Aria("label", attr(want)).DataSet("x", attr(want))
		doc := parse(t, app.HTMLString(root))
		div := find(doc, "div")
		if len(div.Attr) != 3 {
			t.Errorf("%q becomes %d attributes: %v", want, len(div.Attr), div.Attr)
		}
		for _, a := range div.Attr {
			// A NUL cannot be written in HTML at all; parsers replace it.
			if strings.ReplaceAll(a.Val, "\ufffd", "\x00") != want {
				t.Errorf("%s: %q comes back as %q", a.Key, want, a.Val)
			}
		}
	}
}

func TestEscapedTextSurvivesInElementsAndAttributes(t *testing.T) {
	for _, want := range hostile {
		if strings.Contains(want, "\x00") {
			continue
		}
		p := find(parse(t, `<p title="`+slides.Escape(want)+`">`+slides.Escape(want)+`</p>`), "p")
		if len(p.Attr) != 1 || p.Attr[0].Val != want || p.FirstChild.Data != want || p.FirstChild.NextSibling != nil {
			t.Errorf("%q comes back as %v %q", want, p.Attr, p.FirstChild.Data)
		}
	}
}

func parse(t *testing.T, s string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// find returns the first element with the given name, or nil.
func find(n *html.Node, name string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == name {
			return d
		}
	}
	return nil
}
