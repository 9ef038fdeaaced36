package rawhtml

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	model "exhibit/slides"
)

// maxDepth is how deep elements may nest; those below it are left out, and their content stays.
const maxDepth = 50

// Finish returns the tree. Elements that are open are closed, and closing tags of elements that
// are not open have no effect.
func (b *Builder) Finish() Fragment {
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	parsed, err := html.ParseFragment(&b.html, body)
	if err != nil {
		// The parser's one error is for elements that nest deeper than it allows.
		b.tooDeep(0)
		for _, p := range b.parts {
			b.fragment.Nodes = append(b.fragment.Nodes, p.nodes...)
		}
		return b.fragment
	}
	for _, n := range parsed {
		body.AppendChild(n)
	}
	b.fragment.Nodes = trim(b.children(body, 0), true)
	return b.fragment
}

func (b *Builder) tooDeep(pos int) {
	b.drop(pos, "elements that nest more than %d deep", maxDepth)
}

// children converts what is in an element of the parser.
func (b *Builder) children(parent *html.Node, depth int) []model.Node {
	var nodes []model.Node
	for c := parent.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.CommentNode:
			i, _ := strconv.Atoi(c.Data)
			nodes = append(nodes, b.parts[i].nodes...)
		case html.ElementNode:
			nodes = append(nodes, b.element(c, depth+1)...)
		}
	}
	return nodes
}

// element converts an element. The result may be more than one: what stands in a table but in no
// cell goes before it.
func (b *Builder) element(e *html.Node, depth int) []model.Node {
	n := model.Node{Kind: model.Kind(strings.TrimPrefix(e.Data, "x-")), Raw: true, Children: b.children(e, depth)}
	written := len(e.Attr) > 0
	if written {
		i, _ := strconv.Atoi(e.Attr[0].Val)
		n.Pos, n.Attrs = b.parts[i].pos, b.parts[i].attrs
	}
	if depth > maxDepth {
		if depth == maxDepth+1 {
			b.tooDeep(n.Pos)
		}
		return n.Children
	}
	switch n.Kind {
	case "p":
		n.Children = trim(n.Children, true)
		if !written && len(n.Children) == 0 {
			return nil // made of a closing tag
		}
		if HoldsBlock(n.Children) {
			n.Kind = "div"
		}
	case "pre":
		if len(n.Children) > 0 && n.Children[0].Kind == model.Text {
			first := &n.Children[0]
			cut := strings.TrimPrefix(strings.TrimPrefix(first.Text, "\r"), "\n")
			first.Pos += len(first.Text) - len(cut)
			first.Text = cut
		}
	case "table":
		misplaced := cells(&n)
		arrange(&n)
		return append(misplaced, n)
	case "a":
		if n.Attr("href") == "" {
			n.Kind = "span"
		}
	case "audio", "video":
		n.Children = slices.DeleteFunc(n.Children, func(c model.Node) bool { return c.Kind != "source" })
		n.Attrs = append(n.Attrs, model.Attr{Name: "controls"})
	case "source":
		if e.Parent.Data != "x-audio" && e.Parent.Data != "x-video" {
			return nil
		}
	default:
		if slices.Contains(blocks, string(n.Kind)) {
			n.Children = trim(n.Children, true)
		}
	}
	return []model.Node{n}
}

func blank(n model.Node) bool {
	return n.Kind == model.Text && strings.TrimSpace(n.Text) == ""
}

func isBlock(n model.Node) bool { return slices.Contains(blocks, string(n.Kind)) }

// trim takes out the text without letters that stands beside a block, or at the end of one.
func trim(nodes []model.Node, inBlock bool) []model.Node {
	var kept []model.Node
	for i, n := range nodes {
		first, last := len(kept) == 0, i == len(nodes)-1
		beside := first && inBlock || !first && isBlock(kept[len(kept)-1]) || last && inBlock || !last && isBlock(nodes[i+1])
		if !blank(n) || !beside {
			kept = append(kept, n)
		}
	}
	return kept
}

// HoldsBlock is true for nodes with a block, such as a div or a list, at any depth. They may not
// stand in a paragraph.
func HoldsBlock(nodes []model.Node) bool {
	return slices.ContainsFunc(nodes, func(n model.Node) bool { return isBlock(n) || HoldsBlock(n.Children) })
}
