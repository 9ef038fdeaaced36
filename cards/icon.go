package cards

import "image/color"

// Icon draws a square SVG without text as a PNG of so many pixels each way. Where the SVG
// draws nothing, the picture is transparent.
func Icon(source string, pixels int) ([]byte, error) {
	width, _, err := size(source)
	if err != nil {
		return nil, err
	}
	c := newCanvas(pixels, pixels, color.Transparent)
	if err := c.svg(nil, source, 0, 0, float64(pixels)/width); err != nil {
		return nil, err
	}
	return c.encode()
}
