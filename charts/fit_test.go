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
