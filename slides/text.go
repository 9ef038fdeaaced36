package slides

// Kind says what a [Node] is. Most kinds are the elements of HTML that [Write] makes of them;
// the constants below are the others.
type Kind string

const (
	Text      Kind = ""          // plain text: Node.Text
	Cites     Kind = "cites"     // the citations that stand together; its children are of kind CiteMark
	CiteMark  Kind = "cite"      // one citation: Node.Cite
	Contested Kind = "contested" // the mark behind a contested number or date; attributes relation, title and href
	SealLine  Kind = "seal"      // the seal of the briefing, which is only known when the deck is shown
	Math      Kind = "math"      // a formula: Node.Text is its MathML, made when the deck was read, and the attribute tex its source
)

// Node is a piece of a slide's text: plain text, or an element with children. The zero value is
// empty text.
type Node struct {
	Kind  Kind   `json:"k,omitempty"`
	Text  string `json:"t,omitempty"` // of plain text and of Math
	Attrs []Attr `json:"a,omitempty"` // in the order in which they are written
	// Known is the day from which the text was known, as "2015-09-30"; empty where that is not said.
	Known string `json:"d,omitempty"`
	// Step is the step at which it appears; 0 for at once.
	Step     int    `json:"s,omitempty"`
	Cite     *Cite  `json:"cite,omitempty"` // of CiteMark
	Children []Node `json:"c,omitempty"`
	// Pos is the offset in deck.md at which the node begins. Plain text is there letter for
	// letter, but for text that an entity stands for. The browser has no use for it.
	Pos int `json:"-"`
}

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
