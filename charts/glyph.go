package charts

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/opts"
)

var yes = opts.Bool(true)

// glyph draws a mark of a kind for a legend, with its middle at x, y. Sizes are those of the
// marks in drawings.
func (d *drawing) glyph(kind string, x, y float64, role Role, hollow bool) {
	x, y = round(x), round(y)
	s := shape{Type: "rect", Style: paint{Fill: d.Palette[role]}}
	if hollow {
		s.Style = paint{Fill: d.Palette[Surface], Stroke: d.Palette[role], LineWidth: 1.5}
	}
	rect := func(w, h, r float64) geometry {
		return geometry{X: x - w/2, Y: y - h/2, Width: w, Height: h, R: r}
	}
	switch kind {
	case "circle":
		s.Type, s.Shape = kind, geometry{CX: x, CY: y, R: 5}
	case "diamond":
		s.Type, s.Shape.Points = "polygon", [][2]float64{{x, y - 6}, {x + 6, y}, {x, y + 6}, {x - 6, y}}
	case "triangle":
		s.Type, s.Shape.Points = "polygon", [][2]float64{{x, y - 5.5}, {x + 5.5, y + 5}, {x - 5.5, y + 5}}
	case "arrow":
		s.Type, s.Shape.Points = "polygon", [][2]float64{{x, y - 6}, {x + 5.5, y + 6}, {x, y + 2.5}, {x - 5.5, y + 6}}
	case "pill":
		s.Shape = rect(16, 9, 4.5)
	case "bar":
		s.Shape = rect(24, 5, 2)
	case "dashed":
		s.Shape, s.Style.LineDash = rect(16, 8, 0), []float64{3, 3}
	case "roundRect":
		s.Shape = rect(10, 10, 3)
	default:
		s.Shape = rect(10, 10, 0)
	}
	d.put(s)
}

// sentence is s with a capital at the start.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
