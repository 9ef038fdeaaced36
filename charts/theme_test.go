package charts

import (
	"math"
	"strconv"
	"testing"
)

// rgb is a colour in linear light.
type rgb [3]float64

func parse(t *testing.T, hex string) rgb {
	t.Helper()
	n, err := strconv.ParseUint(hex[1:], 16, 32)
	if err != nil || len(hex) != 7 {
		t.Fatalf("%q is not a colour", hex)
	}
	var c rgb
	for i := range c {
		v := float64(n>>(16-8*i)&0xff) / 255
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return c
}

func (c rgb) luminance() float64 { return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2] }

// contrast is WCAG's.
func contrast(a, b rgb) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// lab is the colour in OKLab, where distances are about what the eye sees.
func (c rgb) lab() [3]float64 {
	l := math.Cbrt(0.4122214708*c[0] + 0.5363325363*c[1] + 0.0514459929*c[2])
	m := math.Cbrt(0.2119034982*c[0] + 0.6806995451*c[1] + 0.1073969566*c[2])
	s := math.Cbrt(0.0883024619*c[0] + 0.2817188376*c[1] + 0.6299787005*c[2])
	return [3]float64{
		0.2104542553*l + 0.7936177850*m - 0.0040720468*s,
		1.9779984951*l - 2.4285922050*m + 0.4505937099*s,
		0.0259040371*l + 0.7827717662*m - 0.8086757660*s,
	}
}

// Full protanopia and deuteranopia after Machado, Oliveira and Fernandes (2009).
var visions = map[string][3][3]float64{
	"usual sight":  {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	"protanopia":   {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	"deuteranopia": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

func (c rgb) seen(m [3][3]float64) rgb {
	var out rgb
	for i := range out {
		out[i] = min(max(m[i][0]*c[0]+m[i][1]*c[1]+m[i][2]*c[2], 0), 1)
	}
	return out
}

var palettes = map[string]Palette{"light": Light, "dark": Dark}

func TestTextAndMarksStandOutFromTheSurface(t *testing.T) {
	for name, p := range palettes {
		surface := parse(t, p[Surface])
		for role := range roles {
			want := 3.0
			switch {
			case role == Line, role == Surface:
				continue
			case role == Text, role == Muted:
				want = 4.5
			}
			// Lane names and series names are set in the series colours.
			if role >= Series1 {
				want = 4.5
			}
			if got := contrast(parse(t, p[role]), surface); got < want {
				t.Errorf("%s: %s has a contrast of %.2f, want %.1f", name, Names[role], got, want)
			}
		}
	}
}

func TestNoTwoRolesShareAColour(t *testing.T) {
	for name, p := range palettes {
		seen := map[string]bool{}
		for _, hex := range p {
			if seen[hex] {
				t.Errorf("%s: %s twice", name, hex)
			}
			seen[hex] = true
		}
	}
}

func TestSeriesColoursDifferForColourBlindReaders(t *testing.T) {
	const least = 0.07 // in OKLab; two neighbours on a fine colour scale are 0.02 apart
	for name, p := range palettes {
		for vision, m := range visions {
			for a := Series1; a <= Series6; a++ {
				for b := Series1; b < a; b++ {
					x, y := parse(t, p[a]).seen(m).lab(), parse(t, p[b]).seen(m).lab()
					if d := math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2]); d < least {
						t.Errorf("%s, %s: %s and %s are %.3f apart, want %.2f", name, vision, Names[b], Names[a], d, least)
					}
				}
			}
		}
	}
}
