package media

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

const (
	svgSpace    = "http://www.w3.org/2000/svg"
	maxSVGDepth = 256     // of elements inside each other
	maxSVGDrawn = 1 << 20 // elements, with those that use elements repeat
)

// svgSize checks a drawing and returns its size in pixels: that of width and height, else of its
// viewBox, else 0. A size above maxSide is scaled down, for a drawing has no pixels of its own. The
// error goes on after the drawing's name.
func svgSize(content []byte) (width, height int, err error) {
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(content, []byte("\ufeff"))))
	var drawing svgTree
	var root xml.StartElement
	depth, roots := 0, 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			return 0, 0, brokenSVG(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if depth++; depth > maxSVGDepth {
				return 0, 0, fmt.Errorf("has more than %d elements inside each other; simplify the drawing", maxSVGDepth)
			}
			if depth == 1 {
				if roots++; roots > 1 {
					return 0, 0, errors.New("is no well-formed SVG: it has two root elements; save it anew")
				}
				root = t.Copy()
			}
			drawing.begin(t)
		case xml.EndElement:
			depth--
			drawing.end()
		case xml.CharData:
			if depth == 0 && len(bytes.TrimSpace(t)) > 0 {
				return 0, 0, errors.New("is no SVG: it has text outside its root element; save it anew")
			}
		case xml.Directive:
			if bytes.Contains(t, []byte("ENTITY")) {
				return 0, 0, errors.New("declares entities, which could make it grow without end; save it as plain or optimized SVG")
			}
		}
	}
	switch {
	case root.Name.Local != "svg":
		return 0, 0, errors.New("is no SVG; save it anew")
	case root.Name.Space != svgSpace:
		return 0, 0, fmt.Errorf("is not shown by browsers without its namespace; write <svg xmlns=%q …>", svgSpace)
	case drawing.drawn(0) >= maxSVGDrawn:
		return 0, 0, fmt.Errorf("draws more than %d elements by its use elements; simplify the drawing", maxSVGDrawn)
	}
	width, height = rootSize(root.Attr)
	return width, height, nil
}

func brokenSVG(err error) error {
	if syntax := (*xml.SyntaxError)(nil); errors.As(err, &syntax) {
		return fmt.Errorf("is no well-formed SVG: line %d: %s; save it anew", syntax.Line, syntax.Msg)
	}
	return errors.New("is no SVG in UTF-8; save it as UTF-8")
}

// rootSize returns the size that the attributes of the root element give.
func rootSize(attrs []xml.Attr) (width, height int) {
	var w, h, boxWidth, boxHeight float64
	for _, a := range attrs {
		switch {
		case a.Name.Space != "":
		case a.Name.Local == "width":
			w = svgLength(a.Value)
		case a.Name.Local == "height":
			h = svgLength(a.Value)
		case a.Name.Local == "viewBox":
			if box := strings.FieldsFunc(a.Value, func(r rune) bool { return strings.ContainsRune(", \t\r\n", r) }); len(box) == 4 {
				boxWidth, boxHeight = svgLength(box[2]), svgLength(box[3])
			}
		}
	}
	if boxWidth > 0 && boxHeight > 0 {
		switch {
		case w == 0 && h == 0:
			w, h = boxWidth, boxHeight
		case h == 0:
			h = w / boxWidth * boxHeight
		case w == 0:
			w = h / boxHeight * boxWidth
		}
	}
	if w <= 0 || h <= 0 {
		return 0, 0
	}
	scale := min(1, maxSide/max(w, h))
	return max(1, int(math.Round(w*scale))), max(1, int(math.Round(h*scale)))
}

// svgUnits are the lengths of the units of SVG in CSS pixels.
var svgUnits = map[string]float64{
	"": 1, "px": 1, "pt": 4. / 3, "pc": 16, "in": 96, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54, "em": 16, "ex": 8,
}

// svgLength returns a length in pixels; 0 for a share, and for what is no positive length.
func svgLength(text string) float64 {
	text = strings.ToLower(strings.TrimSpace(text))
	number := strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz%")
	unit, ok := svgUnits[text[len(number):]]
	n, err := strconv.ParseFloat(number, 64)
	if !ok || err != nil || strings.ContainsAny(number, "xpi_") || !(n > 0) || n > 1e9 {
		return 0
	}
	return n * unit
}

// svgTree counts the elements of a drawing with those that use elements repeat. Its nodes are the
// document, which is the first, and the elements with an id.
type svgTree struct {
	nodes []svgNode
	ids   map[string]int // nodes, the first with an id
	open  []int          // nodes that the elements which are open belong to
}

type svgNode struct {
	elements int      // that belong to no node inside
	inside   []int    // nodes
	uses     []string // ids
	drawn    int      // see svgTree.drawn; -1 while it is being counted
}

func (t *svgTree) begin(e xml.StartElement) {
	if t.nodes == nil {
		t.nodes, t.ids, t.open = make([]svgNode, 1), map[string]int{}, []int{0}
	}
	at := t.open[len(t.open)-1]
	used := ""
	for _, a := range e.Attr {
		if a.Name.Local == "id" && a.Name.Space == "" {
			if _, twice := t.ids[a.Value]; !twice {
				t.nodes = append(t.nodes, svgNode{})
				inner := len(t.nodes) - 1
				t.ids[a.Value] = inner
				t.nodes[at].inside = append(t.nodes[at].inside, inner)
				at = inner
			}
		}
		if a.Name.Local == "href" && e.Name.Local == "use" {
			used = strings.TrimPrefix(strings.TrimSpace(a.Value), "#")
		}
	}
	n := &t.nodes[at]
	n.elements++
	if used != "" {
		n.uses = append(n.uses, used)
	}
	t.open = append(t.open, at)
}

func (t *svgTree) end() { t.open = t.open[:len(t.open)-1] }

// drawn is how many elements a node draws, at most maxSVGDrawn. A use element inside what it
// names draws nothing.
func (t *svgTree) drawn(node int) int {
	n := &t.nodes[node]
	switch {
	case n.drawn > 0:
		return n.drawn
	case n.drawn < 0:
		return 0
	}
	n.drawn = -1
	sum := n.elements
	for _, inner := range n.inside {
		sum = min(maxSVGDrawn, sum+t.drawn(inner))
	}
	for _, id := range n.uses {
		if named, ok := t.ids[id]; ok {
			sum = min(maxSVGDrawn, sum+t.drawn(named))
		}
	}
	n.drawn = sum
	return sum
}
