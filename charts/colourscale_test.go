package charts

import (
	"testing"

	"exhibit/slides"
	"exhibit/slides/colour"
)

func TestNumbersInCellsCanBeReadOnEveryShade(t *testing.T) {
	const large = 3.0 // WCAG 2, 1.4.3, of bold text as large as that
	for _, p := range []Palette{Light, Dark} {
		for _, role := range []Role{Series1, Series2} {
			for _, opacity := range shades {
				text := Text
				if opacity > pale {
					text = Surface
				}
				read := func(hex string) colour.Colour {
					c, ok := colour.Parse(hex)
					if !ok {
						t.Fatal(hex)
					}
					return c
				}
				if got := colour.Contrast(read(p[text]), colour.Mix(read(p[role]), read(p[Surface]), opacity)); got < large {
					t.Errorf("%s on %v of %s has a contrast of %.1f", p[text], opacity, p[role], got)
				}
			}
		}
	}
}

func TestThePalestStepIsToldFromThePageAndFromTheNext(t *testing.T) {
	const seen = 1.12 // the contrast from which an area is told from another beside it
	zero := 0.0
	for _, p := range []Palette{Light, Dark} {
		for _, middle := range []*float64{nil, &zero} {
			for _, hi := range []float64{1, 3, 7, 60} {
				s := newColourScale(-hi, hi, middle)
				last := mixed(t, p, Surface, 1)
				for i := s.middle; i < s.steps(); i++ {
					role, opacity := s.shade(i)
					next := mixed(t, p, role, opacity)
					if got := colour.Contrast(last, next); got < seen {
						t.Errorf("step %d of %d is %v opaque and has a contrast of %.2f to the one before", i, s.steps(), opacity, got)
					}
					last = next
				}
			}
		}
	}
}

// mixed is the colour of a role over the surface.
func mixed(t *testing.T, p Palette, role Role, opacity float64) colour.Colour {
	t.Helper()
	layer, ok := colour.Parse(p[role])
	ground, also := colour.Parse(p[Surface])
	if !ok || !also {
		t.Fatal(p[role], p[Surface])
	}
	return colour.Mix(layer, ground, opacity)
}

func TestAPlaceWithoutAFigureIsAnOutlineAlone(t *testing.T) {
	for _, name := range []string{"map-us", "map-world", "map-tiles"} {
		f := figures(t)[name]
		f.Records = f.Records[:min(3, len(f.Records))]
		for _, dark := range []bool{false, true} {
			d := draw(f, Theme{Dark: dark})
			outlined := 0
			for _, s := range d.shapes {
				switch {
				case s.Type == "polygon", s.Type == "rect" && s.Style.Fill == d.Palette[Surface]:
					if outlined++; s.Style.Fill != d.Palette[Surface] || s.Style.Stroke != d.Palette[Muted] {
						t.Fatalf("%s: a place without a figure is filled with %s within %s", name, s.Style.Fill, s.Style.Stroke)
					}
				}
			}
			if outlined < 10 {
				t.Errorf("%s: %d places without a figure are outlined", name, outlined)
			}
		}
	}
}

func TestAScaleOfColoursHasRoundStepsAndAMiddle(t *testing.T) {
	zero := 0.0
	for _, c := range []struct {
		lo, hi float64
		middle *float64
		bounds []float64
	}{
		{3, 97, nil, []float64{0, 20, 40, 60, 80, 100}},
		{-22, 18, &zero, []float64{-30, -20, -10, 0, 10, 20, 30}},
		{5, 5, nil, []float64{5, 10}},
		{0, 0, nil, []float64{0, 1}},
	} {
		s := newColourScale(c.lo, c.hi, c.middle)
		if len(s.bounds) != len(c.bounds) {
			t.Errorf("%v to %v: bounds %v, want %v", c.lo, c.hi, s.bounds, c.bounds)
			continue
		}
		for i := range c.bounds {
			if s.bounds[i] != c.bounds[i] {
				t.Errorf("%v to %v: bounds %v, want %v", c.lo, c.hi, s.bounds, c.bounds)
			}
		}
		last := -1.0
		for i := s.middle; i < s.steps(); i++ {
			if role, opacity := s.shade(i); opacity <= last && s.steps() > 1 || role != Series1 {
				t.Errorf("%v to %v: step %d has %v after %v", c.lo, c.hi, i, opacity, last)
			} else {
				last = opacity
			}
		}
		for i := range s.middle {
			role, low := s.shade(i)
			if _, high := s.shade(s.steps() - 1 - i); role == Series1 || low != high {
				t.Errorf("%v to %v: step %d below the middle has %v, above it %v", c.lo, c.hi, i, low, high)
			}
		}
		if s.step(c.lo) != 0 && c.middle == nil || s.step(c.hi) != s.steps()-1 && c.middle == nil {
			t.Errorf("%v to %v are in steps %d and %d of %d", c.lo, c.hi, s.step(c.lo), s.step(c.hi), s.steps())
		}
	}
}

func TestACellWithoutAValueIsCrossedOutAndSaid(t *testing.T) {
	f := figures(t)["heatmap"]
	d := draw(f, Theme{})
	cells, said := 0, false
	for _, s := range d.series {
		cells += len(s.Data)
	}
	for _, s := range texts(d) {
		said = said || s.text == d.NoFigure
	}
	hatched := 0
	for _, s := range d.shapes {
		if s.Type == "rect" && s.Style.Stroke != "" {
			hatched++
		}
	}
	if empty := 9*12 - cells; empty != 3 || hatched != empty+1 || !said {
		t.Errorf("%d cells are empty, %d are crossed out with that of the key; said: %v", empty, hatched, said)
	}
}

func TestAHeatMapOfManyRowsNamesSomeAndLeavesTheRestToTheTable(t *testing.T) {
	f := slides.Figure{Type: "heatmap"}
	for i := range 200 {
		for _, label := range []string{"a", "b"} {
			v := float64(i)
			f.Records = append(f.Records, slides.Record{Series: "Row", Label: label, Value: &v})
			f.Records[len(f.Records)-1].Series += string(rune('A'+i%26)) + string(rune('a'+i/26))
		}
	}
	for size, theme := range boxes {
		d := draw(f, theme)
		checkTexts(t, texts(d), d.w, d.h, 0.5)
		if drawn := len(d.series[0].Data); theme.Phone && drawn != 400 || !theme.Phone && (drawn == 400 || drawn < 40) {
			t.Errorf("%s: %d of 400 cells are drawn", size, drawn)
		}
	}
}
