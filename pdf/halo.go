package pdf

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"
)

// matrix is a transformation, as PDF writes one: a b c d e f.
type matrix [6]float64

// times is the transformation that applies m, then n.
func (m matrix) times(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// drawn returns a text object in a font of type 3 as the drawings of its glyphs, which it adds to the
// XObjects of the page; nil where that is not the same, as for glyphs that use more than paths.
func (d *document) drawn(f *font, text []byte, objects types.Dict) []byte {
	all, err := operators(text)
	if err != nil {
		return nil
	}
	names := d.glyphNames(f)
	procedures := d.dict(f.dict["CharProcs"])
	shape, widths := d.matrix(f.dict["FontMatrix"]), d.array(f.dict["Widths"])
	first := int(d.number(f.dict["FirstChar"], 0))
	line := matrix{1, 0, 0, 1, 0, 0}
	at, size := line, 0.0
	var b bytes.Buffer
	for _, o := range all {
		switch o.name {
		case "BT", "ET":
		case "Tf":
			size = o.float(1)
		case "Tm":
			line = matrix{o.float(0), o.float(1), o.float(2), o.float(3), o.float(4), o.float(5)}
			at = line
		case "Td":
			line = matrix{1, 0, 0, 1, o.float(0), o.float(1)}.times(line)
			at = line
		case "Tj":
			for _, shown := range o.shown() {
				for _, code := range f.codes(shown) {
					glyph, err := d.glyph(procedures[names[code]])
					if err != nil {
						return nil
					}
					if number := objectNumber(glyph); number > 0 {
						name := fmt.Sprint("Glyph", number)
						objects[name] = glyph
						to := shape.times(matrix{size, 0, 0, size, 0, 0}).times(at)
						fmt.Fprintf(&b, "q %g %g %g %g %g %g cm /%s Do Q\n", to[0], to[1], to[2], to[3], to[4], to[5], name)
					}
					if i := code - first; i >= 0 && i < len(widths) {
						at = matrix{1, 0, 0, 1, d.number(widths[i], 0) * shape[0] * size, 0}.times(at)
					}
				}
			}
		default:
			return nil
		}
	}
	return b.Bytes()
}

// glyphNames returns the names of a font's glyphs, by their codes.
func (d *document) glyphNames(f *font) map[int]string {
	names := map[int]string{}
	code := 0
	for _, o := range d.array(d.dict(f.dict["Encoding"])["Differences"]) {
		if name := d.name(o); name != "" {
			names[code] = name
			code++
		} else {
			code = int(d.number(o, 0))
		}
	}
	return names
}

// matrix returns the matrix that an array of six numbers is.
func (d *document) matrix(o types.Object) (m matrix) {
	for i, n := range d.array(o) {
		if i < len(m) {
			m[i] = d.number(n, 0)
		}
	}
	return m
}

// glyph returns the drawing of a glyph as an XObject that takes the colour of the text; nil for one
// without ink. The error is about one that uses more than paths.
func (d *document) glyph(o types.Object) (types.Object, error) {
	if made, has := d.glyphs[objectNumber(o)]; has {
		return made, nil
	}
	_, procedure := d.stream(o)
	all, err := operators(procedure)
	if err != nil || len(all) == 0 || all[0].name != "d1" || len(all[0].operands) != 6 {
		return nil, errContent
	}
	for _, o := range all[1:] {
		if !slices.Contains(shapes, o.name) && !slices.Contains(paintsPath, o.name) {
			return nil, errContent
		}
	}
	if len(all) == 1 {
		d.glyphs[objectNumber(o)] = nil
		return nil, nil
	}
	stream, err := d.ctx.NewStreamDictForBuf(procedure[all[0].to:])
	if err != nil {
		return nil, err
	}
	stream.Dict["Type"], stream.Dict["Subtype"] = types.Name("XObject"), types.Name("Form")
	stream.Dict["BBox"] = types.Array{ // with room for what is rounded
		types.Float(all[0].float(2) - 1), types.Float(all[0].float(3) - 1), types.Float(all[0].float(4) + 1), types.Float(all[0].float(5) + 1),
	}
	if err := stream.Encode(); err != nil {
		return nil, err
	}
	ref, err := d.ctx.IndRefForNewObject(*stream)
	if err != nil {
		return nil, err
	}
	d.glyphs[objectNumber(o)] = *ref
	return *ref, nil
}

// shapes are the operators of a path, and of the state that is a line's.
var shapes = []string{"m", "l", "c", "v", "y", "h", "re", "w", "J", "j", "M", "d", "cm", "q", "Q"}
