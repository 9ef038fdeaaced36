package slides

import (
	"strconv"
	"strings"
)

// HTML writes nodes as HTML. Every text and attribute is escaped; what is not written is the day
// from which a node was known. Addresses that are paths of the deck are written below base, see
// Deck.Base. seal is what stands for nodes of kind SealLine: HTML, empty for none.
func HTML(nodes []Node, base, seal string) string {
	w := writer{base: base, seal: seal}
	w.nodes(nodes)
	return w.String()
}

// writer writes nodes as HTML.
type writer struct {
	strings.Builder
	base, seal string
	cell       bool // in a table's cell
	link       bool // in a link, which can have no other
}

// Escape makes text safe in HTML, in elements and in double-quoted attributes alike.
func Escape(text string) string {
	for _, e := range escapes {
		text = strings.ReplaceAll(text, e[0], e[1])
	}
	return text
}

// escapes are characters with meaning in HTML and what stands for them; & is first, because it stands in the others.
var escapes = [4][2]string{{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {`"`, "&quot;"}}

// spaces is the white space that a citation mark makes one space that does not break.
const spaces = " \t\n"

func (w *writer) nodes(nodes []Node) {
	for i := range nodes {
		n := &nodes[i]
		if n.Kind == Text && i+1 < len(nodes) && nodes[i+1].Kind == Cites {
			w.beforeCites(w.bound(n.Text))
			continue
		}
		w.node(n)
	}
}

// bound is text as it stands in what is written.
func (w *writer) bound(text string) string {
	if w.cell {
		return Bound(text)
	}
	return text
}

// Bound keeps a number of one or two digits and the word behind it, as in "9 January", on one line of a table's
// cell, where lines are short.
func Bound(text string) string {
	var b strings.Builder
	digits := 0
	for _, r := range text {
		if r == ' ' && (digits == 1 || digits == 2) {
			r = '\u00a0'
		}
		if digits++; r < '0' || r > '9' {
			digits = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// beforeCites writes the text before citation marks, which must not begin a line of their own.
func (w *writer) beforeCites(text string) {
	trimmed := strings.TrimRight(text, spaces)
	w.WriteString(Escape(trimmed))
	if len(trimmed) < len(text) {
		w.WriteString("\u00a0")
	}
}

func (w *writer) node(n *Node) {
	switch n.Kind {
	case Text:
		w.WriteString(Escape(w.bound(n.Text)))
	case Cites:
		w.cites(n.Children)
	case CiteMark:
		w.cite(n)
	case Contested:
		w.contested(n)
	case SealLine:
		w.WriteString(w.seal)
	case "br", "hr", "img", "wbr", "source", "track", "col":
		w.open(string(n.Kind), n)
	case "table":
		w.WriteString(`<div class="scroll">`)
		w.element("table", n)
		w.WriteString("</div>")
	case "td", "th":
		w.cell = true
		w.element(string(n.Kind), n)
		w.cell = false
	default:
		w.element(string(n.Kind), n)
	}
}

func (w *writer) element(name string, n *Node) {
	if n.Claim == Value && !w.link {
		name = "a"
	}
	outer := w.link
	w.open(name, n)
	w.link = outer || name == "a"
	w.nodes(n.Children)
	w.link = outer
	w.WriteString("</" + name + ">")
}

// open writes an opening tag. Links that lead out of the deck open beside it.
func (w *writer) open(name string, n *Node) {
	w.WriteString("<" + name)
	if n.Step > 0 {
		w.attr("data-step", strconv.Itoa(n.Step))
	}
	switch {
	case n.Claim == Derived:
		w.attr("class", n.Claim)
	case name == "a" && n.Cite != nil:
		w.leads(n.Cite)
		w.attr("title", n.Cite.String())
	}
	for _, a := range n.Attrs {
		ours := strings.HasPrefix(a.Value, "/")
		switch {
		case (a.Name == "src" || a.Name == "poster") && ours:
			w.WriteString(" " + MediaAttr(w.base, a.Name, a.Value))
		case a.Name == "href" && ours:
			w.attr(a.Name, w.base+a.Value)
		default:
			w.attr(a.Name, a.Value)
		}
	}
	w.WriteByte('>')
}

// InFile is the base of a deck in one file: its addresses are fragments, "#/s/what-was-agreed".
const InFile = "#"

// MediaAttr is the attribute, src or poster, that names the content of a picture, film or sound by its path in the deck.
// In a deck in one file it is data-src or data-poster: the browser finds the content in the file first
// (client/lib/located.js).
func MediaAttr(base, name, path string) string {
	if base == InFile {
		name = "data-" + name
	}
	return name + `="` + Escape(base+path) + `"`
}

func (w *writer) attr(name, value string) {
	w.WriteString(" " + name + `="`)
	w.WriteString(Escape(value))
	w.WriteByte('"')
}

// cites writes citation marks, but for those whose source is not in the bibliography, and the words
// around them, which keep the marks apart.
func (w *writer) cites(parts []Node) {
	known := false
	Walk(parts, func(n *Node) bool {
		known = known || n.Cite != nil && n.Cite.Label != ""
		return !known
	})
	if !known {
		return
	}
	w.WriteString(`<span class="cites">`)
	space := ""
	for i := range parts {
		switch n := &parts[i]; {
		case n.Kind == Text:
			w.WriteString("<span>")
			w.WriteString(Escape(n.Text))
			w.WriteString("</span>")
			space = ""
		case n.Kind != CiteMark:
			w.node(n)
			space = ""
		case n.Cite.Label != "":
			w.WriteString(space)
			w.cite(n)
			space = " "
		}
	}
	w.WriteString("</span>")
}

func (w *writer) cite(n *Node) {
	c := n.Cite
	w.WriteString(`<a class="cite"`)
	w.leads(c)
	said := c.String()
	if label := n.Attr("label"); n.Attr("short") != "" {
		w.attr("aria-label", said)
		said = c.Locator
	} else if label != "" {
		shown := strings.TrimSpace(label + " " + c.Locator)
		if strings.Contains(said, shown) {
			w.attr("aria-label", said)
		}
		said = shown
	}
	w.WriteByte('>')
	w.WriteString(Escape(said))
	w.WriteString("</a>")
}

// leads writes the attributes of a link to what a citation names: without the program to its source, with it to its passage.
func (w *writer) leads(c *Cite) {
	w.attr("href", "#src-"+c.Source)
	w.attr("data-cite", strings.TrimSpace(c.Source+" "+c.Locator))
}

// contested writes the mark of a contested mention: a link to the disagreement, or an image
// where it cannot be one.
func (w *writer) contested(n *Node) {
	name, href := "span", n.Attr("href")
	if href != "" {
		name = "a"
	}
	w.WriteString("<" + name + ` class="contested"`)
	w.attr("data-relation", n.Attr("relation"))
	w.attr("title", n.Attr("title"))
	w.attr("aria-label", n.Attr("title"))
	if href != "" {
		w.attr("href", w.base+href)
	} else {
		w.attr("role", "img")
	}
	w.WriteString(">" + Signs[n.Attr("relation")] + "</" + name + ">")
}
