//go:build !js

package slides

import (
	"bytes"
	"golang.org/x/net/html"
	"os"
	"os/exec"
	"strings"
	"testing"
)

func flat(n *html.Node, skip func(*html.Node) bool) string {
	var b strings.Builder
	var w func(*html.Node)
	w = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := range n.ChildNodes() {
			if !skip(c) {
				b.WriteString(" ")
				w(c)
			}
		}
	}
	w(n)
	return strings.ReplaceAll(strings.Join(strings.Fields(b.String()), ""), "\u00a0", "")
}
func TestAdhoc(t *testing.T) {
	for _, dir := range []string{"/tmp/pd2"} {
		d, err := Read(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command("pandoc", "--citeproc", "--slide-level", "1", "-t", "revealjs", "-s", "deck.md")
		cmd.Dir = dir
		out, _ := cmd.Output()
		root, _ := html.Parse(bytes.NewReader(out))
		i := 0
		for n := range root.Descendants() {
			if n.Data != "section" || !strings.Contains(attr(n, "class"), "slide level1") {
				continue
			}
			skip := func(c *html.Node) bool {
				k := attr(c, "class")
				return k == "citation" || c.Data == "aside" || c.Data == "h1" || strings.HasPrefix(k, "chart") || attr(c, "id") == "refs"
			}
			a := flat(n, skip)
			var notes string
			for c := range n.Descendants() {
				if c.Data == "aside" {
					notes += flat(c, func(c *html.Node) bool { return attr(c, "class") == "citation" })
				}
			}
			var b string
			var blocks func([]Block)
			blocks = func(bs []Block) {
				for _, x := range bs {
					if x.HTML != "" {
						r, _ := html.Parse(strings.NewReader(x.HTML))
						b += flat(r, func(c *html.Node) bool { return attr(c, "class") == "cites" })
					}
					for _, c := range x.Columns {
						blocks(c.Blocks)
					}
				}
			}
			blocks(d.Slides[i].Blocks)
			r, _ := html.Parse(strings.NewReader(d.Slides[i].Notes))
			nb := flat(r, func(c *html.Node) bool { return attr(c, "class") == "cites" })
			if a != b {
				t.Errorf("%s\npandoc %s\nwe     %s", d.Slides[i].Slug, a, b)
			}
			if notes != nb {
				t.Errorf("%s notes\npandoc %s\nwe     %s", d.Slides[i].Slug, notes, nb)
			}
			i++
		}
	}
}
