package charts

import (
	"fmt"
	"math"
	"testing"

	"exhibit/slides"
)

func TestNamesAtTheEndsOfLinesKeepTheirOrderAndLieApart(t *testing.T) {
	for _, ys := range [][]float64{{10, 12, 11, 200}, {0, 0, 0, 0, 0}, {195, 199, 200, 198}, {90}, {100, 30, 29, 31, 170, 171}} {
		var ends []*endName
		for _, y := range ys {
			ends = append(ends, &endName{y: y, height: 20})
		}
		spreadNames(ends, 0, 200)
		for i, e := range ends {
			if e.middle < 10-hair || e.middle > 190+hair {
				t.Errorf("%v: a name stands at %v", ys, e.middle)
			}
			if i > 0 && (ends[i-1].y > e.y || e.middle-ends[i-1].middle < 20-hair) {
				t.Errorf("%v: names stand at %v and %v", ys, ends[i-1].middle, e.middle)
			}
		}
	}
	alone := &endName{y: 77, height: 20}
	if spreadNames([]*endName{alone, {y: 20, height: 20}}, 0, 200); alone.middle != 77 {
		t.Errorf("a name with room was moved to %v", alone.middle)
	}
}

func TestAMissingValueBreaksALineAndItsBand(t *testing.T) {
	f := slides.Figure{Type: "line"}
	for i := range 7 {
		r := slides.Record{Label: fmt.Sprint(i), Value: number(float64(i)), Low: number(float64(i) - 1), High: number(float64(i) + 1)}
		if i == 3 {
			r.Value, r.Low = nil, nil
		}
		f.Records = append(f.Records, r)
	}
	d := draw(f, Theme{})
	if _, gap := d.series[0].Data[3].Value.([]any); !gap {
		t.Errorf("the line goes through %v", d.series[0].Data[3].Value)
	}
	var parts []int
	for _, s := range d.shapes {
		if s.Type == "polygon" {
			parts = append(parts, len(s.Shape.Points))
		}
	}
	if fmt.Sprint(parts) != "[6 6]" {
		t.Errorf("the band has parts of %v points, want two of 6", parts)
	}
}

func TestALineInStepsKeepsAValueUntilTheNext(t *testing.T) {
	f := figures(t)["line-steps"]
	if got := draw(f, Theme{}).series[0].Step; got != "end" {
		t.Errorf("step is %q, want end", got)
	}
	f.Curve = ""
	if got := draw(f, Theme{}).series[0].Step; got != "" {
		t.Errorf("step is %q, want none", got)
	}
}

func TestAScaleOfLinesBeginsAtZeroUnlessAllValuesLieFarFromIt(t *testing.T) {
	for _, c := range []struct {
		values []float64
		zero   bool
	}{{[]float64{2, 10}, true}, {[]float64{80, 100}, false}, {[]float64{-3, 5}, true}, {[]float64{-100, -90}, false}, {[]float64{0, 1}, true}} {
		f := &figure{Figure: &slides.Figure{Type: "line"}}
		for _, v := range c.values {
			f.scale = append(f.scale, &slides.Record{Value: number(v)})
		}
		s := valueScale(f, false, 5)
		if has := s.lo <= 0 && s.hi >= 0; has != c.zero {
			t.Errorf("%v: from %v to %v", c.values, s.lo, s.hi)
		}
		if s := valueScale(f, true, 5); s.lo > 0 || s.hi < 0 {
			t.Errorf("%v: the scale of bars goes from %v to %v", c.values, s.lo, s.hi)
		}
	}
}

func TestStackedAreasLieOnEachOtherAndSharesFillTheWhole(t *testing.T) {
	f := slides.Figure{Type: "area", Arrange: slides.Share}
	for _, series := range []string{"a", "b", "c"} {
		for i, v := range []float64{1, 5, 0} {
			f.Records = append(f.Records, slides.Record{Series: series, Label: fmt.Sprint(i), Value: number(v + 1)})
		}
	}
	d := draw(f, Theme{})
	for i := range 3 {
		var at []float64
		for _, s := range d.series {
			at = append(at, s.Data[i].Value.([]float64)[1])
		}
		if at[0] >= at[1] || at[1] >= at[2] || math.Abs(at[0]-d.series[0].Data[0].Value.([]float64)[1]) > 0.01 {
			t.Errorf("at %d the series reach up to %v", i, at)
		}
		if (at[1]-at[0])-(at[2]-at[1]) > 0.01 {
			t.Errorf("at %d equal shares take %v", i, at)
		}
	}
}
