package cards

import (
	"bytes"
	"image/color"
	"image/png"
)

// Icon draws a square SVG without text as PNG, so many pixels wide. What the SVG leaves free is
// transparent.
func Icon(source string, pixels int) ([]byte, error) {
	width, _, err := size(source)
	if err != nil {
		return nil, err
	}
	c := newCanvas(pixels, pixels, color.Transparent)
	if err := c.svg(nil, source, 0, 0, float64(pixels)/width); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, c.picture)
	return b.Bytes(), err
}
