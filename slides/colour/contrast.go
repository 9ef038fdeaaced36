package colour

import "math"

// Readable is the least contrast of text with what is behind it (WCAG 2.2, 1.4.3).
const Readable = 4.5

// linear are the parts of a colour in linear light, 0 to 1.
type linear [3]float64

func (c Colour) linear() (l linear) {
	for i, part := range [3]uint8{c.R, c.G, c.B} {
		v := float64(part) / 255
		if l[i] = v / 12.92; v > 0.04045 {
			l[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return l
}

// fits reports whether a screen can show the colour.
func (l linear) fits() bool {
	const hair = 1e-4
	for _, v := range l {
		if v < -hair || v > 1+hair {
			return false
		}
	}
	return true
}

func (l linear) colour() Colour {
	part := func(v float64) uint8 {
		v = max(0, min(1, v))
		if v <= 0.0031308 {
			return uint8(math.Round(255 * 12.92 * v))
		}
		return uint8(math.Round(255 * (1.055*math.Pow(v, 1/2.4) - 0.055)))
	}
	return Colour{part(l[0]), part(l[1]), part(l[2])}
}

// Luminance is the relative luminance of WCAG, from 0 for black to 1 for white.
func (c Colour) Luminance() float64 {
	l := c.linear()
	return 0.2126*l[0] + 0.7152*l[1] + 0.0722*l[2]
}

// Contrast is the contrast ratio of WCAG, from 1 to 21.
func Contrast(a, b Colour) float64 {
	x, y := a.Luminance(), b.Luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Mix is the colour of a layer with an opacity, 0 to 1, on a ground.
func Mix(layer, ground Colour, opacity float64) Colour {
	part := func(a, b uint8) uint8 {
		return uint8(math.Round(float64(a)*opacity + float64(b)*(1-opacity)))
	}
	return Colour{part(layer.R, ground.R), part(layer.G, ground.G), part(layer.B, ground.B)}
}

// Nearest is the colour nearest to c, by lightness and with as much of its own hue and strength as there is,
// whose contrast with each of the grounds is at least as high as asked for. It is false if there is none.
func Nearest(c Colour, grounds []Colour, least float64) (Colour, bool) {
	own := c.oklab()
	reaches := func(of Colour) bool {
		for _, g := range grounds {
			if Contrast(of, g) < least {
				return false
			}
		}
		return true
	}
	const steps = 1000
	for i := range steps + 1 {
		for _, sign := range []float64{-1, 1} {
			light := own[0] + sign*float64(i)/steps
			if light < 0 || light > 1 {
				continue
			}
			if at := (oklab{light, own[1], own[2]}).shown(); reaches(at) {
				return at, true
			}
		}
	}
	return c, false
}
