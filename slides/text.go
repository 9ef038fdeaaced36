package slides

import (
	"slices"
	"strings"
)

// Kind says what a [Node] is. Most kinds are the elements of HTML that [HTML] writes for them;
// the constants below are the others.
type Kind string

const (
	Text      Kind = ""          // plain text: Node.Text
	Cites     Kind = "cites"     // the citations that stand together, of kind CiteMark, and the words around them
	CiteMark  Kind = "cite"      // one citation: Node.Cite; with the attribute short it shows the locator alone, with label another label
	Contested Kind = "contested" // the mark behind a contested number or date; attributes relation, title and perhaps href
	SealLine  Kind = "seal"      // the seal of the briefing, which is only known when the deck is shown
	Formula   Kind = "math"      // a formula in MathML, whose TeX is its attribute alttext; display is block or inline
)

// Node is a piece of a slide's text: plain text, or an element with children. The zero value is
// empty text.
type Node struct {
	Kind  Kind   `json:"k,omitempty"`
	Text  string `json:"t,omitempty"` // of plain text
	Attrs []Attr `json:"a,omitempty"` // in the order in which they are written
	// Known is the day from which the text was known, as "2015-09-30"; empty where that is not said.
	Known string `json:"d,omitempty"`
	// Step is the step at which it appears; 0 for at once.
	Step     int    `json:"s,omitempty"`
	Cite     *Cite  `json:"cite,omitempty"` // of CiteMark, and of a span that is a Value
	Children []Node `json:"c,omitempty"`
	// Claim is how the check reads the text: Derived, Own, Address or Value; empty for text like any other.
	Claim string `json:"claim,omitempty"`
	// Raw marks an element that was written as HTML, whose addresses are as its author wrote them.
	Raw bool `json:"-"`
	// Pos is the offset in deck.md at which the node begins; that of plain text is the offset of
	// its first letter. Only the reader's result has it.
	Pos int `json:"-"`
}

// The values of Node.Claim.
const (
	Derived = "derived" // arithmetic with its result
	Own     = "own"     // the deck itself is the source
	Address = "address" // a bare address, which says nothing
	Value   = "value"   // what stands in the place of results that Cite names
	// Looked and Inferred answer a check: the author has looked, and has inferred who said so.
	Looked, Inferred = "looked", "inferred"
)

// OwnStatements are the nodes that the author of a text has marked as the deck's own, the outermost of each.
func OwnStatements(nodes []Node) (all []*Node) {
	Walk(nodes, func(n *Node) bool {
		if n.Claim == Own && strings.Contains(" "+n.Attr("class")+" ", " "+Own+" ") {
			all = append(all, n)
			return false
		}
		return true
	})
	return all
}

// OwnIn are those of blocks.
func OwnIn(blocks []Block) (all []*Node) {
	for i := range blocks {
		blocks[i].EachText(func(text []Node) { all = append(all, OwnStatements(text)...) })
	}
	return all
}

// References is the class of a list of the deck's sources.
const References = "references"

// Attr is an attribute of an element.
type Attr struct {
	Name  string `json:"n"`
	Value string `json:"v"`
}

// Attr returns the value of an attribute; empty if there is none.
func (n *Node) Attr(name string) string {
	for _, a := range n.Attrs {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// blockKinds are the elements that stand for themselves, not in a line of text.
var blockKinds = []Kind{
	"p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
	"dl", "dt", "dd", "div", "hr", "section", "aside", "figure", "figcaption", "details", "summary", "video", "audio", SealLine,
}

// IsBlock reports whether a node stands for itself, not in a line of text.
func (n *Node) IsBlock() bool {
	return slices.Contains(blockKinds, n.Kind) || n.Kind == Formula && n.Attr("display") == "block"
}

// Plain is the plain text of nodes, without citations and marks. Formulas are their TeX. Blocks and
// line breaks are separated by a space, and each run of white space is one.
func Plain(nodes []Node) string {
	var b strings.Builder
	plain(&b, nodes)
	return strings.Join(strings.Fields(b.String()), " ")
}

func plain(b *strings.Builder, nodes []Node) {
	for i := range nodes {
		switch n := &nodes[i]; {
		case n.Kind == Text:
			b.WriteString(n.Text)
		case n.Kind == Cites || n.Kind == Contested:
		case n.Kind == Formula:
			b.WriteString(" " + n.Attr("alttext") + " ")
		case n.Kind == "br" || n.IsBlock():
			b.WriteByte(' ')
			plain(b, n.Children)
			b.WriteByte(' ')
		default:
			plain(b, n.Children)
		}
	}
}

// Walk calls fn for all nodes below, in document order. Where fn returns false it leaves out
// what is below the node.
func Walk(nodes []Node, fn func(*Node) bool) {
	for i := range nodes {
		if fn(&nodes[i]) {
			Walk(nodes[i].Children, fn)
		}
	}
}
