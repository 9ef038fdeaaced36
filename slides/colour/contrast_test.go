package colour

import (
	"math"
	"testing"
)

func hex(t *testing.T, text string) Colour {
	t.Helper()
	c, ok := Parse(text)
	if !ok {
		t.Fatalf("%q is no colour", text)
	}
	return c
}

func TestContrastIsThatOfWCAG(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want float64
	}{{"#000000", "#ffffff", 21}, {"#ffffff", "#ffffff", 1}, {"#767676", "#ffffff", 4.54}, {"#0000ff", "#ffffff", 8.59}, {"#ff0000", "#000000", 5.25}} {
		if got := Contrast(hex(t, tc.a), hex(t, tc.b)); math.Abs(got-tc.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", tc.a, tc.b, got, tc.want)
		}
	}
}

func TestTheNearestReadableColourKeepsItsHueAndIsNoFartherThanItMustBe(t *testing.T) {
	for _, tc := range []struct {
		colour  string
		grounds []string
	}{
		{"#ff8800", []string{"#ffffff"}}, {"#803300", []string{"#101010", "#202020"}}, {"#777777", []string{"#808080"}}, {"#aabbcc", []string{"#fbfaf7", "#f2efe8"}}, {"#0000ff", []string{"#15171c"}},
	} {
		var grounds []Colour
		for _, g := range tc.grounds {
			grounds = append(grounds, hex(t, g))
		}
		from := hex(t, tc.colour)
		got, ok := Nearest(from, grounds, Readable)
		if !ok {
			t.Fatalf("%s on %s: none", tc.colour, tc.grounds)
		}
		least := math.Inf(1)
		for _, g := range grounds {
			least = min(least, Contrast(got, g))
		}
		if least < Readable || least > Readable+0.2 {
			t.Errorf("%s on %s: %s has a contrast of %.2f", tc.colour, tc.grounds, got, least)
		}
	}
}

func TestAColourThatIsReadableIsItsOwnNearest(t *testing.T) {
	c := hex(t, "#1d1c1a")
	if got, ok := Nearest(c, []Colour{hex(t, "#fbfaf7")}, Readable); !ok || got != c {
		t.Errorf("%s for %s", got, c)
	}
}

func TestNoColourIsReadOnBlackAndOnWhite(t *testing.T) {
	if got, ok := Nearest(Colour{128, 128, 128}, []Colour{{}, {255, 255, 255}}, 5); ok {
		t.Errorf("%s", got)
	}
}

func TestRedAndGreenOfOneLightnessAreNearForWhoSeesThemBadly(t *testing.T) {
	if d := Distance(hex(t, "#b2552f"), hex(t, "#6f7a2f")); d > 0.1 {
		t.Errorf("%.3f", d)
	}
	if d := Distance(hex(t, "#2a63ab"), hex(t, "#b95207")); d < Apart {
		t.Errorf("blue and orange are %.3f apart", d)
	}
}
