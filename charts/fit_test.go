package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestTheFittedLineIsThatOfLeastSquares(t *testing.T) {
	// Anscombe's first set: y = 3.00 + 0.500 x, R² = 0.67.
	xs := []float64{10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5}
	ys := []float64{8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68}
	slope, intercept, r2, ok := leastSquares(xs, ys)
	if !ok || math.Abs(slope-0.5001) > 1e-4 || math.Abs(intercept-3.0001) > 1e-4 || math.Abs(r2-0.6665) > 1e-4 {
		t.Errorf("y = %v + %v x, R² = %v, %v", intercept, slope, r2, ok)
	}
	for _, x := range [][]float64{{1, 2}, {3, 3, 3}, {}} {
		if _, _, _, ok := leastSquares(x, x); ok {
			t.Errorf("%v has a line", x)
		}
	}
}

func TestTheDrawingSaysThatAFittedLineIsOurArithmetic(t *testing.T) {
	f := figures(t)["scatter-fit"]
	for size, theme := range boxes {
		if all := fmt.Sprint(texts(draw(f, theme))); !strings.Contains(all, "our arithmetic") || !strings.Contains(all, "R²") {
			t.Errorf("%s: %s", size, all)
		}
	}
	f.Fit = ""
	if all := fmt.Sprint(texts(draw(f, Theme{}))); strings.Contains(all, "R²") {
		t.Error("a line that was not asked for is there")
	}
}

func TestTheFittedLineGoesFromTheFirstDotToTheLastInsideThePlot(t *testing.T) {
	for _, name := range []string{"falls", "rises"} {
		f := slides.Figure{Type: "scatter", Fit: slides.Linear}
		for i, v := range []float64{0, 0, 0, 0, 100} { // whose line leaves the range of the values
			x := float64(i)
			if name == "falls" {
				x = 4 - x
			}
			f.Records = append(f.Records, slides.Record{Value: &v, Along: &slides.Along{Value: x}})
		}
		for size, theme := range boxes {
			d := draw(f, theme)
			left, right := math.Inf(1), 0.0
			for _, it := range d.series[0].Data {
				x := it.Value.([]float64)[0]
				left, right = min(left, x), max(right, x)
			}
			found := false
			for _, s := range d.shapes {
				if l := s.Shape; s.Type == "line" && l.X1 != l.X2 && l.Y1 != l.Y2 {
					found = true
					if math.Abs(min(l.X1, l.X2)-left) > 0.5 || math.Abs(max(l.X1, l.X2)-right) > 0.5 || min(l.Y1, l.Y2) < 0 || max(l.Y1, l.Y2) > d.h {
						t.Errorf("%s, %s: the line goes from %.0f,%.0f to %.0f,%.0f, the dots from %.0f to %.0f", name, size, l.X1, l.Y1, l.X2, l.Y2, left, right)
					}
				}
			}
			if !found {
				t.Errorf("%s, %s: no line", name, size)
			}
		}
	}
}

func TestDotsThatLieOnOneAnotherAreCounted(t *testing.T) {
	f := slides.Figure{Type: "scatter"}
	for _, at := range [][2]float64{{1, 1}, {2, 2}, {2, 2}, {3, 1}, {3, 1}, {3, 1}} {
		f.Records = append(f.Records, slides.Record{Value: &at[1], Along: &slides.Along{Value: at[0]}})
	}
	for size, theme := range boxes {
		if all := fmt.Sprint(texts(draw(f, theme))); strings.Count(all, "×") != 2 || !strings.Contains(all, "×2") || !strings.Contains(all, "×3") {
			t.Errorf("%s: %s", size, all)
		}
	}
}

func TestDotsAreNamedWhereThereIsRoom(t *testing.T) {
	f := slides.Figure{Type: "scatter"}
	for i := range 12 { // as a staircase of two steps, in which neighbours take each other's sides
		v := float64(i / 6)
		f.Records = append(f.Records, slides.Record{Label: fmt.Sprintf("A long name, number %d", i), Value: &v, Along: &slides.Along{Value: float64(i)}})
	}
	d := draw(f, Theme{})
	named := 0
	for _, s := range texts(d) {
		if strings.HasPrefix(s.text, "A long name") {
			named++
		}
	}
	if named != len(f.Records) {
		t.Errorf("%d of %d dots have their names", named, len(f.Records))
	}
}

func TestTheAreaOfABubbleIsInProportionToItsSize(t *testing.T) {
	f := slides.Figure{Type: "scatter"}
	for i, size := range []float64{25, 100, 50} {
		v := float64(i)
		f.Records = append(f.Records, slides.Record{Label: fmt.Sprint(i), Value: &v, Along: &slides.Along{Value: v}, Size: number(size)})
	}
	diameter := map[int]float64{}
	for _, it := range draw(f, Theme{}).series[0].Data {
		diameter[it.Order] = it.SymbolSize.(float64)
	}
	if math.Abs(diameter[1]/diameter[0]-2) > 0.01 || math.Abs(diameter[1]/diameter[2]-math.Sqrt2) > 0.01 {
		t.Errorf("diameters are %v for 25, 100 and 50", diameter)
	}
}
