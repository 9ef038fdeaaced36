package highlight

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	customProperty = regexp.MustCompile(`(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)`)
	spanColour     = regexp.MustCompile(`(?m)^pre \.(\w+) \{ color: var\((--[\w-]+)\);`)
)

// TestEveryClassHasAColourThatCanBeRead takes the contrast of WCAG 2.2 with both backgrounds that
// code may stand on, in light and dark.
func TestEveryClassHasAColourThatCanBeRead(t *testing.T) {
	var css strings.Builder
	for _, name := range []string{"values.css", "code.css"} {
		sheet, err := os.ReadFile("../../client/css/" + name)
		if err != nil {
			t.Fatal(err)
		}
		css.Write(sheet)
	}
	schemes := [2]map[string]string{{}, {}} // light, dark
	for _, m := range customProperty.FindAllStringSubmatch(css.String(), -1) {
		schemes[0][m[1]], schemes[1][m[1]] = m[2], m[3]
	}
	property := map[string]string{}
	for _, m := range spanColour.FindAllStringSubmatch(css.String(), -1) {
		property[m[1]] = m[2]
	}
	if len(property) != len(Classes) {
		t.Errorf("%d classes have a colour; there are %d", len(property), len(Classes))
	}
	for _, class := range Classes {
		for scheme, colours := range schemes {
			for _, background := range []string{"--color-page", "--color-raised"} {
				if c := contrast(t, colours[property[class]], colours[background]); c < 4.5 {
					t.Errorf("%s, scheme %d: %s on %s has a contrast of %.2f", class, scheme, property[class], background, c)
				}
			}
		}
	}
}

// contrast is the ratio of the luminance of two colours, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	la, lb := luminance(t, a), luminance(t, b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	rgb, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	part := func(shift int) float64 {
		c := float64(rgb>>shift&0xff) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*part(16) + 0.7152*part(8) + 0.0722*part(0)
}
