package room

import (
	"math"
	"strings"

	"exhibit/slides"
)

// The measures of text on a projector, in rem, as slide.css, markup.css and media.css have them.
const (
	bodyText   = 1.1   // the size of text
	readText   = 1.0   // the smallest size of what must be read
	smallText  = 0.867 // the smallest size of all, of citation marks and sources
	lineHeight = 1.4   // of a line, in em
	blockGap   = 0.6   // between blocks of text
	partGap    = 0.9   // between the parts of a slide's body
	itemGap    = 0.42  // between items of a list

	leastPicture = 9.0  // what a picture needs that takes the room that is left
	leastChart   = 13.0 // the same of the drawing of a chart
	sizedPicture = 9.0  // what a picture needs, at most, whose size is given: it is made smaller where it must be

	tileFigure   = 2.6 // the size of the figure of a tile
	columnFigure = 3.0 // the same in a column
)

// layout lays out the body of a slide in one size of its text.
type layout struct {
	in       *Faces
	broken   int  // lines of code that are broken, and rows of tiles
	wide     bool // a table is wider than its place, though its words are broken nowhere else
	flexible bool // a picture takes the room that is left beside text, or a chart
	chart    bool
	column   bool // within a column

	read, small float64 // readText and smallText as they are before the body is scaled
	deck        *slides.Deck
}

// newLayout returns the layout of a body whose text is scaled; below 1 the smallest sizes stay what they are.
func newLayout(scale float64, d *slides.Deck, in *Faces) layout {
	least := 1 / min(scale, 1)
	return layout{in: in, read: readText * least, small: smallText * least, deck: d}
}

// blocks returns the height of blocks that stand one below the other.
func (l *layout) blocks(nodes []slides.Node, width float64, s style) (h float64) {
	var line []slides.Node // inline nodes between blocks
	first := true
	add := func(gap, height float64) {
		if !first {
			h += gap
		}
		first = false
		h += height
	}
	flush := func() {
		if len(line) == 0 {
			return
		}
		f := newFlow(width)
		f.read(line, s)
		if height := f.height(lineHeight * s.em); height > 0 {
			add(blockGap, height)
		}
		line = nil
	}
	for i := range nodes {
		n := &nodes[i]
		if !n.IsBlock() {
			line = append(line, *n)
			continue
		}
		flush()
		gap := blockGap
		if n.Kind == "h2" || n.Kind == "h3" {
			gap = 1
		}
		add(gap, l.block(n, width, s))
	}
	flush()
	return h
}

// block returns the height of a block.
func (l *layout) block(n *slides.Node, width float64, s style) float64 {
	switch n.Kind {
	case "ul", "ol":
		return l.list(n, width, s)
	case "h2", "h3", "h4", "h5", "h6":
		return l.inline(n, width, s.as(bold), 1.3)
	case "blockquote":
		return l.quotation(n, width-1.06, s)
	case "pre":
		return l.code(n, width, max(s.em*0.86, l.small))
	case "table":
		return l.table(n, width, s.sized(l.read), 0.6)
	case "dl":
		return l.definitions(n, width, s)
	case "hr":
		return 0.1
	case "summary":
		return l.inline(n, width, s, lineHeight)
	case "details": // closed
		return lineHeight * s.em
	case "audio":
		return 2.7
	case "video", "figure":
		return l.figure(n, width, s)
	case slides.Formula:
		f := newFlow(width)
		f.formula(n, s)
		return f.height(1.9*s.em) + 0.8*s.em
	case slides.SealLine:
		return 1.3
	case "div", "section", "aside":
		return l.division(n, width, s)
	}
	return l.blocks(n.Children, width, s)
}

// quotation is large, and what stands in paragraphs below it, such as who said it, small.
func (l *layout) quotation(n *slides.Node, width float64, s style) (h float64) {
	for i := range n.Children {
		c := &n.Children[i]
		switch {
		case i > 0 && c.Kind == "p":
			h += 0.4 + l.inline(c, width, s.sized(max(0.85, l.read)), lineHeight)
		case c.Kind == "p":
			h += l.inline(c, width, s.sized(s.em*1.4/bodyText).as(serif), 1.3)
		default:
			h += l.blocks(n.Children[i:i+1], width, s)
		}
	}
	return h
}

func (l *layout) inline(n *slides.Node, width float64, s style, line float64) float64 {
	f := newFlow(width)
	f.read(n.Children, s)
	return f.height(line * s.em)
}

// list is an ordinary list, or one of footnotes.
func (l *layout) list(n *slides.Node, width float64, s style) (h float64) {
	gap := itemGap
	switch n.Attr("class") {
	case "footnotes":
		s.em, gap = max(s.em*0.72, l.small), 0.15
		h = 0.4
	case "references":
		s.em = max(s.em*0.85, l.small)
	}
	for i := range n.Children {
		if i > 0 {
			h += gap
		}
		h += l.blocks(n.Children[i].Children, width-1.1*s.em, s)
	}
	return h
}

func (l *layout) definitions(n *slides.Node, width float64, s style) (h float64) {
	for i := range n.Children {
		if c := &n.Children[i]; c.Kind == "dt" {
			h += l.inline(c, width, s.as(bold), lineHeight)
		} else {
			h += l.blocks(c.Children, width-1, s) + 0.4
		}
	}
	return h
}

// sealGroups is how many groups of eight digits a seal is shown in.
const sealGroups = 8

// division is an element around blocks: a row of tiles, a remark in a box, or one that looks like nothing.
func (l *layout) division(n *slides.Node, width float64, s style) float64 {
	class := " " + n.Attr("class") + " "
	has := func(name string) bool { return strings.Contains(class, " "+name) }
	switch {
	case has("code-steps "): // one at a time
		h := 0.0
		for i := range n.Children {
			h = max(h, l.block(&n.Children[i], width, s))
		}
		return h
	case has("tiles "):
		return l.tiles(n, width, s)
	case has("pictures "):
		h := leastPicture
		for i := range n.Children {
			h = max(h, l.figure(&n.Children[i], (width-1.2)/float64(len(n.Children)), s))
		}
		return h
	case has("callout "):
		return l.blocks(n.Children, width-2, s) + 1.2
	case has("aside "):
		return l.blocks(n.Children, width-2, s.sized(max(s.em*0.9, l.read))) + 1.2
	case has("seal "): // its paragraphs and the seal itself are one run of small text
		f := newFlow(width)
		for i := range n.Children {
			f.read(n.Children[i].Children, s.sized(l.small))
		}
		for range sealGroups {
			f.text("00000000 ", s.sized(l.small).as(mono))
		}
		return f.height(1.3*l.small) + 0.3
	case has("matrix "):
		h := 0.0
		for i := range n.Children {
			if c := &n.Children[i]; c.Kind == "table" {
				h += l.table(c, width, s.sized(l.read), 0.36)
			} else {
				h += l.block(c, width, s)
			}
		}
		return h
	case has("lede "):
		return l.blocks(n.Children, width, s.sized(s.em*1.3/bodyText))
	}
	return l.blocks(n.Children, width, s)
}

// tiles are as many in a row as there is room for; in a column they stand below each other.
func (l *layout) tiles(n *slides.Node, width float64, s style) (h float64) {
	const least, gap, maxTiles = 9.5, 1.4, 5
	em := tileFigure
	if l.column {
		em = columnFigure
	}
	for i := range n.Children {
		items := n.Children[i].Children
		if len(items) == 0 {
			continue
		}
		columns := 1
		if !l.column {
			columns = min(len(items), max(1, int((width+gap)/(least+gap))))
			if columns < min(len(items), maxTiles) {
				l.broken++
			}
		}
		wide := (width - gap*float64(columns-1)) / float64(columns)
		for row := 0; row < len(items); row += columns {
			high := 0.0
			for i := range items[row:min(len(items), row+columns)] {
				high = max(high, 0.5+l.tile(items[row+i].Children, wide, em, s))
			}
			h += high
			if row > 0 {
				h++
			}
		}
	}
	return h
}

// tile is what a figure of some em, or words in strong type, take up with what stands below them.
func (l *layout) tile(nodes []slides.Node, width, em float64, s style) (h float64) {
	if len(nodes) == 1 && nodes[0].Kind == "p" {
		nodes = nodes[0].Children
	}
	if len(nodes) > 0 && nodes[0].Kind == "strong" {
		f := newFlow(width)
		f.read(nodes[0].Children, style{em: em, face: serif, in: l.in, small: l.small})
		h, nodes = f.height(1.05*em), nodes[1:]
	}
	f := newFlow(width)
	f.read(nodes, s.sized(l.read).as(sans))
	return h + f.height(1.35*l.read)
}

// code is a block of code, whose lines are broken where they are too long.
func (l *layout) code(n *slides.Node, width, em float64) float64 {
	const padding = 1.6
	lines := 0.0
	for line := range strings.Lines(text(n.Children)) {
		chars := 0.0
		for _, r := range strings.TrimRight(line, "\n") {
			switch {
			case r == '\t':
				chars += 4
			case isWide(r):
				chars += 5.0 / 3
			default:
				chars++
			}
		}
		needed := max(1, math.Ceil(chars*0.6*em/(width-padding)))
		if needed > 1 {
			l.broken++
		}
		lines += needed
	}
	return lines*1.45*em + 1.2
}

func text(nodes []slides.Node) string {
	var b strings.Builder
	slides.Walk(nodes, func(n *slides.Node) bool {
		b.WriteString(n.Text)
		return true
	})
	return b.String()
}
