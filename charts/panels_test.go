package charts

import (
	"fmt"
	"math"
	"strings"
	"testing"
)

func TestPanelsHaveOneScale(t *testing.T) {
	for _, name := range []string{"line-panels", "scatter-panels"} {
		f := figures(t)[name]
		for size, theme := range boxes {
			d := draw(f, theme)
			perUnit := 0.0
			for i, s := range d.series {
				a, b := s.Data[0], s.Data[len(s.Data)-1]
				va, vb := *f.Records[a.Order].Value, *f.Records[b.Order].Value
				if math.Abs(va-vb) < 1 {
					continue
				}
				unit := (a.Value.([]float64)[1] - b.Value.([]float64)[1]) / (va - vb)
				if perUnit != 0 && math.Abs(unit/perUnit-1) > 0.01 {
					t.Errorf("%s in %s: series %d has %v px a unit, others %v", name, size, i, unit, perUnit)
				}
				perUnit = unit
			}
		}
	}
}

func TestEachPanelHasItsNameAndTheAxesStandAtTheOuterOnes(t *testing.T) {
	f := figures(t)["line-panels"]
	for size, theme := range boxes {
		d := draw(f, theme)
		names, zeros := map[string]bool{}, 0
		for _, text := range texts(d) {
			names[text.text] = true
			if text.text == "0" {
				zeros++
			}
		}
		for _, r := range f.Records {
			if !names[r.Panel] && !strings.Contains(fmt.Sprint(names), "more under Data") {
				t.Errorf("%s: no panel is called %s", size, r.Panel)
			}
		}
		if zeros == 0 || zeros > 4 {
			t.Errorf("%s: %d panels have values at their left", size, zeros)
		}
	}
}
