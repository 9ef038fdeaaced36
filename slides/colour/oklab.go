package colour

import "math"

// oklab is a colour in OKLab, where distances are about what the eye sees: lightness from 0 to 1, and two
// numbers for hue and strength.
type oklab [3]float64

func (l linear) oklab() oklab {
	a := math.Cbrt(0.4122214708*l[0] + 0.5363325363*l[1] + 0.0514459929*l[2])
	b := math.Cbrt(0.2119034982*l[0] + 0.6806995451*l[1] + 0.1073969566*l[2])
	c := math.Cbrt(0.0883024619*l[0] + 0.2817188376*l[1] + 0.6299787005*l[2])
	return oklab{
		0.2104542553*a + 0.7936177850*b - 0.0040720468*c,
		1.9779984951*a - 2.4285922050*b + 0.4505937099*c,
		0.0259040371*a + 0.7827717662*b - 0.8086757660*c,
	}
}

func (c Colour) oklab() oklab { return c.linear().oklab() }

func (o oklab) linear() linear {
	cube := func(v float64) float64 { return v * v * v }
	a := cube(o[0] + 0.3963377774*o[1] + 0.2158037573*o[2])
	b := cube(o[0] - 0.1055613458*o[1] - 0.0638541728*o[2])
	c := cube(o[0] - 0.0894841775*o[1] - 1.2914855480*o[2])
	return linear{
		4.0767416621*a - 3.3077115913*b + 0.2309699292*c,
		-1.2684380046*a + 2.6097574011*b - 0.3413193965*c,
		-0.0041960863*a - 0.7034186147*b + 1.7076147010*c,
	}
}

// shown is the colour on a screen, of the same lightness and hue, and as strong as a screen can show it.
func (o oklab) shown() Colour {
	weak, strong := 0.0, 1.0
	if o.linear().fits() {
		return o.linear().colour()
	}
	for strong-weak > 0.001 {
		middle := (weak + strong) / 2
		if (oklab{o[0], o[1] * middle, o[2] * middle}).linear().fits() {
			weak = middle
		} else {
			strong = middle
		}
	}
	return oklab{o[0], o[1] * weak, o[2] * weak}.linear().colour()
}

// visions are usual sight, and full protanopia and deuteranopia after Machado, Oliveira and Fernandes (2009).
var visions = [][3]linear{
	{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
	{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
	{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
}

// Apart is the least distance, in OKLab, at which two colours of a chart are told apart. Two neighbours on a
// fine colour scale are 0.02 apart, black and white 1.
const Apart = 0.07

// Distance is the distance of two colours in OKLab for a reader who sees red or green badly, or neither: the
// least of these.
func Distance(a, b Colour) float64 {
	least := math.Inf(1)
	for _, matrix := range visions {
		seen := func(c Colour) oklab {
			in, out := c.linear(), linear{}
			for i := range out {
				out[i] = min(max(matrix[i][0]*in[0]+matrix[i][1]*in[1]+matrix[i][2]*in[2], 0), 1)
			}
			return out.oklab()
		}
		x, y := seen(a), seen(b)
		least = min(least, math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2]))
	}
	return least
}
