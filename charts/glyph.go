package charts

import (
	"unicode"
	"unicode/utf8"

	"github.com/go-echarts/go-echarts/v2/opts"
)

var yes = opts.Bool(true)

// glyph draws a mark that stands for its kind in a legend, with its middle at x, y.
func (d *drawing) glyph(kind string, x, y float64, role Role, hollow bool) {
	style := map[string]any{"fill": d.Palette[role]}
	if hollow {
		style["fill"], style["stroke"], style["lineWidth"] = d.Palette[Surface], d.Palette[role], 1.5
	}
	s := shape{Type: "rect", Silent: true, Style: style}
	switch kind {
	case "circle":
		s.Type, s.Shape = "circle", map[string]any{"cx": x, "cy": y, "r": 5}
	case "diamond":
		s.Type, s.Shape = "polygon", map[string]any{"points": [][2]float64{{x, y - 6}, {x + 6, y}, {x, y + 6}, {x - 6, y}}}
	case "triangle":
		s.Type, s.Shape = "polygon", map[string]any{"points": [][2]float64{{x, y - 5.5}, {x + 5.5, y + 5}, {x - 5.5, y + 5}}}
	case "arrow":
		s.Type, s.Shape = "polygon", map[string]any{"points": [][2]float64{{x, y - 6}, {x + 5.5, y + 6}, {x, y + 2.5}, {x - 5.5, y + 6}}}
	case "pill":
		s.Shape = map[string]any{"x": x - 8, "y": y - 4.5, "width": 16, "height": 9, "r": 4.5}
	case "bar":
		s.Shape = map[string]any{"x": x - 12, "y": y - 2.5, "width": 24, "height": 5, "r": 2}
	case "dashed":
		s.Shape = map[string]any{"x": x - 8, "y": y - 4, "width": 16, "height": 8}
		style["lineDash"] = []float64{3, 3}
	case "roundRect":
		s.Shape = map[string]any{"x": x - 5, "y": y - 5, "width": 10, "height": 10, "r": 3}
	default:
		s.Shape = map[string]any{"x": x - 5, "y": y - 5, "width": 10, "height": 10}
	}
	d.shapes = append(d.shapes, s)
}

// sentence is s with a capital at the start.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
