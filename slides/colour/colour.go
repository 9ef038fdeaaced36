// Package colour reads colours as CSS writes them, and computes how well one is read on another.
package colour

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"golang.org/x/image/colornames"
)

// Colour is an opaque colour in sRGB.
type Colour struct{ R, G, B uint8 }

// Parse reads a colour as CSS writes it: "#123", "#112233", with a fourth part for opacity or
// not; "rgb(1 2 3)", "hsl(210deg, 50%, 13%)", with opacity or not; or one of the 148 names. What is
// not opaque is laid on white. It reports whether the text is a colour.
func Parse(css string) (Colour, bool) {
	css = strings.ToLower(strings.TrimSpace(css))
	if len(css) > 100 {
		return Colour{}, false
	}
	if digits, ok := strings.CutPrefix(css, "#"); ok {
		return hexColour(digits)
	}
	if css == "rebeccapurple" {
		return Colour{0x66, 0x33, 0x99}, true
	}
	if named, ok := colornames.Map[css]; ok {
		return Colour{named.R, named.G, named.B}, true
	}
	name, rest, ok := strings.Cut(css, "(")
	body, closed := strings.CutSuffix(rest, ")")
	if !ok || !closed {
		return Colour{}, false
	}
	parts := strings.FieldsFunc(body, func(r rune) bool { return strings.ContainsRune(", /\t\n", r) })
	if len(parts) != 3 && len(parts) != 4 {
		return Colour{}, false
	}
	opacity := 1.0
	if len(parts) == 4 {
		if opacity, ok = cssShare(parts[3], 1); !ok {
			return Colour{}, false
		}
	}
	var c [3]float64 // 0 to 1
	switch name {
	case "rgb", "rgba":
		for i := range c {
			if c[i], ok = cssShare(parts[i], 255); !ok {
				return Colour{}, false
			}
		}
	case "hsl", "hsla":
		hue, isHue := cssAngle(parts[0])
		saturation, isSaturation := cssShare(parts[1], 100)
		lightness, isLightness := cssShare(parts[2], 100)
		if !isHue || !isSaturation || !isLightness {
			return Colour{}, false
		}
		for i, n := range [3]float64{0, 8, 4} {
			k := math.Mod(n+hue*12, 12)
			c[i] = lightness - saturation*min(lightness, 1-lightness)*max(-1, min(k-3, 9-k, 1))
		}
	default:
		return Colour{}, false
	}
	return onWhite(c, opacity), true
}

func hexColour(digits string) (Colour, bool) {
	switch len(digits) {
	case 3, 4:
		var long strings.Builder
		for _, d := range []byte(digits) {
			long.WriteByte(d)
			long.WriteByte(d)
		}
		digits = long.String()
	case 6, 8:
	default:
		return Colour{}, false
	}
	if len(digits) == 6 {
		digits += "ff"
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return Colour{}, false
	}
	return onWhite([3]float64{float64(n>>24) / 255, float64(n>>16&255) / 255, float64(n>>8&255) / 255}, float64(n&255)/255), true
}

// cssShare reads "50%" or a part of whole as a number from 0 to 1.
func cssShare(text string, whole float64) (float64, bool) {
	if percent, ok := strings.CutSuffix(text, "%"); ok {
		text, whole = percent, 100
	}
	n, ok := cssNumber(text)
	return max(0, min(1, n/whole)), ok
}

// cssTurns are the units of angles, as how many make a turn.
var cssTurns = []struct {
	unit  string
	whole float64
}{{"deg", 360}, {"grad", 400}, {"rad", 2 * math.Pi}, {"turn", 1}, {"", 360}}

// cssAngle reads an angle in turns, from 0 to 1.
func cssAngle(text string) (float64, bool) {
	for _, t := range cssTurns {
		if digits, ok := strings.CutSuffix(text, t.unit); ok {
			n, ok := cssNumber(digits)
			return n/t.whole - math.Floor(n/t.whole), ok
		}
	}
	return 0, false
}

// cssNumber reads a decimal number of CSS.
func cssNumber(text string) (float64, bool) {
	if text == "" || strings.Trim(text, "0123456789.+-") != "" {
		return 0, false
	}
	n, err := strconv.ParseFloat(text, 64)
	return n, err == nil
}

func onWhite(c [3]float64, opacity float64) Colour {
	part := func(v float64) uint8 { return uint8(math.Round(255 * max(0, min(1, v*opacity+1-opacity)))) }
	return Colour{part(c[0]), part(c[1]), part(c[2])}
}

// IsDark reports whether white is read better on the colour than black is: one of them always has
// a contrast of at least 4.5 to 1.
func (c Colour) IsDark() bool { return Contrast(c, Colour{255, 255, 255}) >= Contrast(c, Colour{}) }

// String is the colour as "#rrggbb".
func (c Colour) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// Class names the style of a slide on the colour: "on-dark" or "on-light", and "bg-" with six
// hexadecimal digits, for which the server writes the rule.
func (c Colour) Class() string {
	ground := "on-light"
	if c.IsDark() {
		ground = "on-dark"
	}
	return fmt.Sprintf("%s bg-%02x%02x%02x", ground, c.R, c.G, c.B)
}
