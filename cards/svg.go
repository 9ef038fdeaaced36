package cards

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/srwiley/rasterx"
)

// svg draws an SVG of the kind that charts makes, with its origin at (x, y) and a scale. It
// knows path, circle, polygon, polyline and text, moved and scaled but not rotated, in colours
// of the form #rrggbb; others are an error. Characters that no font has are left out.
func (c *canvas) svg(t *typesetter, source string, x, y, scale float64) error {
	decoder := xml.NewDecoder(strings.NewReader(source))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("svg: %w", err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local == "svg" || start.Name.Local == "g" && len(start.Attr) == 0 {
			continue
		}
		e := shape{name: start.Name.Local, attributes: map[string]string{}}
		for _, a := range start.Attr {
			e.attributes[a.Name.Local] = a.Value
		}
		if e.name == "text" {
			var content struct {
				Text string `xml:",chardata"`
			}
			if err := decoder.DecodeElement(&content, &start); err != nil {
				return fmt.Errorf("svg: %w", err)
			}
			e.text = content.Text
		}
		if err := c.shape(t, e, frame{scale, scale, x, y}); err != nil {
			return fmt.Errorf("svg: <%s>: %w", e.name, err)
		}
	}
}

// size is the width and height of an SVG's viewBox, both above 0.
func size(source string) (width, height float64, err error) {
	var root struct {
		ViewBox string `xml:"viewBox,attr"`
	}
	if err := xml.Unmarshal([]byte(source), &root); err != nil {
		return 0, 0, fmt.Errorf("svg: %w", err)
	}
	box, err := numbers(root.ViewBox)
	if err != nil || len(box) != 4 || box[2] <= 0 || box[3] <= 0 {
		return 0, 0, fmt.Errorf("svg: viewBox %q", root.ViewBox)
	}
	return box[2], box[3], nil
}

// frame maps coordinates of an SVG to pixels: (x, y) to (sx*x + dx, sy*y + dy).
type frame struct{ sx, sy, dx, dy float64 }

func (f frame) at(x, y float64) (float64, float64) { return f.sx*x + f.dx, f.sy*y + f.dy }

// scale is the factor of lengths, the geometric mean of both directions.
func (f frame) scale() float64 { return math.Sqrt(math.Abs(f.sx * f.sy)) }

// within is the frame of an element with a transform attribute: empty, translate, or a matrix
// without rotation and skew; others are an error.
func (f frame) within(transform string) (frame, error) {
	if transform == "" {
		return f, nil
	}
	name, rest, _ := strings.Cut(strings.TrimSuffix(transform, ")"), "(")
	n, err := numbers(rest)
	switch {
	case err != nil:
		return f, err
	case name == "translate" && len(n) == 2:
		n = []float64{1, 0, 0, 1, n[0], n[1]}
	case name != "matrix" || len(n) != 6 || n[1] != 0 || n[2] != 0:
		return f, fmt.Errorf("transform %q is not drawn", transform)
	}
	dx, dy := f.at(n[4], n[5])
	return frame{f.sx * n[0], f.sy * n[3], dx, dy}, nil
}

// shape is an element of an SVG with its attributes, and its text if it is one.
type shape struct {
	name, text string
	attributes map[string]string
}

// number is an attribute as a number, or absent if it is not there.
func (e shape) number(name string, absent float64) (float64, error) {
	if e.attributes[name] == "" {
		return absent, nil
	}
	return strconv.ParseFloat(e.attributes[name], 64)
}

func (c *canvas) shape(t *typesetter, e shape, f frame) error {
	f, err := f.within(e.attributes["transform"])
	if err != nil {
		return err
	}
	p := &path{}
	switch e.name {
	case "path":
		err = p.commands(e.attributes["d"], f)
	case "circle":
		err = p.circle(e, f)
	case "polygon":
		err = p.commands("M"+e.attributes["points"]+"Z", f)
	case "polyline":
		err = p.commands("M"+e.attributes["points"], f)
	case "text":
		err = p.letters(t, e, f)
	default:
		err = errors.New("is not drawn")
	}
	if err != nil {
		return err
	}
	paint := []func(*path, shape, frame) error{c.fillShape, c.strokeShape}
	if e.attributes["paint-order"] == "stroke" {
		paint[0], paint[1] = paint[1], paint[0]
	}
	return errors.Join(paint[0](p, e, f), paint[1](p, e, f))
}

func (c *canvas) fillShape(p *path, e shape, _ frame) error {
	fill := e.attributes["fill"]
	switch fill {
	case "none", "transparent":
		return nil
	case "":
		fill = "#000000"
	}
	paint, err := hex(fill)
	if err == nil {
		c.fill(p, paint)
	}
	return err
}

func (c *canvas) strokeShape(p *path, e shape, f frame) error {
	stroke := e.attributes["stroke"]
	if stroke == "" || stroke == "none" || stroke == "transparent" {
		return nil
	}
	paint, err := hex(stroke)
	if err != nil {
		return err
	}
	width, err := e.number("stroke-width", 1)
	if err != nil {
		return err
	}
	dashes, err := numbers(e.attributes["stroke-dasharray"])
	if err != nil {
		return err
	}
	for i := range dashes {
		dashes[i] *= f.scale()
	}
	opacity, err := e.number("stroke-opacity", 1)
	if err != nil {
		return err
	}
	paint.A = uint8(math.Round(opacity * 255))
	ends := rasterx.ButtCap
	if e.attributes["stroke-linecap"] == "round" {
		ends = rasterx.RoundCap
	}
	c.stroke(p, paint, width*f.scale(), dashes, ends)
	return nil
}

// letters adds the outlines of a text element.
func (p *path) letters(t *typesetter, e shape, f frame) error {
	pixels, err := e.number("font-size", 16)
	if err != nil {
		return err
	}
	s := sans
	if weight, err := e.number("font-weight", 400); err != nil {
		return err
	} else if weight >= 600 {
		s = bold
	}
	l := t.shape(e.text, s, pixels*f.scale())
	x, y := f.at(0, 0)
	switch e.attributes["text-anchor"] {
	case "end":
		x -= l.width
	case "middle":
		x -= l.width / 2
	}
	if e.attributes["dominant-baseline"] == "central" {
		y += t.middle(s, l.size)
	}
	l.outline(p, x, y)
	return nil
}

func (p *path) circle(e shape, f frame) error {
	var values [3]float64
	for i, name := range []string{"cx", "cy", "r"} {
		var err error
		if values[i], err = e.number(name, 0); err != nil {
			return err
		}
	}
	x, y := f.at(values[0], values[1])
	rasterx.AddCircle(x, y, values[2]*f.scale(), p)
	return nil
}

// speck is the length of a step of no length, in the path's own units: with round ends it is a dot, of which rasterx
// would draw nothing.
const speck = 0.01

// commands adds the data of a path: the commands M, m, L, l, H, h, V, v, C, A and Z.
func (p *path) commands(data string, f frame) error {
	var x, y, firstX, firstY float64 // the current point and where its part began, in the path's own units
	to := func(nx, ny float64) (float64, float64) {
		x, y = nx, ny
		return f.at(x, y)
	}
	for data != "" {
		command := data[0]
		end := strings.IndexAny(data[1:]+"M", "MmLlHhVvCAZz") + 1
		n, err := numbers(data[1:end])
		if err != nil {
			return err
		}
		data = data[end:]
		take := map[byte]int{'M': 2, 'm': 2, 'L': 2, 'l': 2, 'H': 1, 'h': 1, 'V': 1, 'v': 1, 'C': 6, 'A': 7}[command]
		switch {
		case (command == 'Z' || command == 'z') && len(n) == 0:
			p.close()
			x, y = firstX, firstY
			continue
		case take == 0 || len(n) == 0 || len(n)%take != 0:
			return fmt.Errorf("%c with %d numbers is not drawn", command, len(n))
		}
		for i := 0; i < len(n); i += take {
			v := n[i : i+take]
			switch command {
			case 'M':
				if i == 0 {
					p.move(to(v[0], v[1]))
					firstX, firstY = x, y
				} else {
					p.line(to(v[0], v[1]))
				}
			case 'm':
				if i == 0 {
					p.move(to(x+v[0], y+v[1]))
					firstX, firstY = x, y
				} else {
					p.line(to(x+v[0], y+v[1]))
				}
			case 'L':
				p.line(to(v[0], v[1]))
			case 'l':
				p.line(to(x+v[0], y+v[1]))
			case 'H':
				p.line(to(v[0], y))
			case 'h':
				p.line(to(x+cmp.Or(v[0], speck), y))
			case 'V':
				p.line(to(x, v[0]))
			case 'v':
				p.line(to(x, y+v[0]))
			case 'C':
				var c [6]float64
				c[0], c[1] = f.at(v[0], v[1])
				c[2], c[3] = f.at(v[2], v[3])
				c[4], c[5] = to(v[4], v[5])
				p.cube(c)
			case 'A':
				fromX, fromY := f.at(x, y)
				toX, toY := to(v[5], v[6])
				arc := []float64{v[0] * math.Abs(f.sx), v[1] * math.Abs(f.sy), v[2], v[3], v[4], toX, toY}
				if fromX == toX && fromY == toY || arc[0] == 0 || arc[1] == 0 {
					p.line(toX, toY)
					continue
				}
				cx, cy := rasterx.FindEllipseCenter(&arc[0], &arc[1], arc[2]*math.Pi/180, fromX, fromY, toX, toY, arc[4] == 0, arc[3] == 0)
				rasterx.AddArc(arc, cx, cy, fromX, fromY, p)
			}
		}
	}
	return nil
}

// numbers reads numbers separated by spaces, commas or the sign of the next one.
func numbers(text string) ([]float64, error) {
	var all []float64
	for text = strings.TrimLeft(text, " ,\n"); text != ""; text = strings.TrimLeft(text, " ,\n") {
		end := 1
		for end < len(text) && (text[end] >= '0' && text[end] <= '9' || text[end] == '.' || text[end] == 'e' ||
			text[end] == '-' && text[end-1] == 'e') {
			end++
		}
		n, err := strconv.ParseFloat(text[:end], 64)
		if err != nil {
			return nil, fmt.Errorf("%q is not a number", text[:end])
		}
		all = append(all, n)
		text = text[end:]
	}
	return all, nil
}
