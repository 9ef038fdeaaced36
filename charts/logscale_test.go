package charts

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exhibit/slides"
)

// places are where a drawing's points stand, in px along x and up from the bottom, in the order of records, as ECharts
// puts them.
func places(t *testing.T, f slides.Figure) (all [][2]float64) {
	t.Helper()
	type axis struct {
		Min, Max float64
		Inverse  bool
	}
	var o struct {
		Grid         []struct{ Left, Width, Top, Height string }
		XAxis, YAxis []axis
		Series       []struct {
			XAxisIndex int
			Data       []struct {
				Order int
				Value [2]float64
			}
		}
	}
	if err := json.Unmarshal(option(t, f, Theme{}), &o); err != nil {
		t.Fatal(err)
	}
	all = make([][2]float64, len(f.Records))
	for _, s := range o.Series {
		g := o.Grid[s.XAxisIndex]
		for _, item := range s.Data {
			for i, of := range []struct {
				axis
				length string
			}{{o.XAxis[s.XAxisIndex], g.Width}, {o.YAxis[s.XAxisIndex], g.Height}} {
				px, err := strconv.ParseFloat(of.length, 64)
				if err != nil {
					t.Fatal(err)
				}
				share := (item.Value[i] - of.Min) / (of.Max - of.Min)
				if of.Inverse {
					share = 1 - share
				}
				all[item.Order][i] = share * px
			}
		}
	}
	return all
}

// wrong is by how many px places along one axis (0 for x, 1 for y) miss the straight line that their positions are to
// be on.
func wrong(places [][2]float64, axis int, position func(i int) float64) (worst float64) {
	first, last := 0, 0
	for i := range places {
		if position(i) < position(first) {
			first = i
		}
		if position(i) > position(last) {
			last = i
		}
	}
	at := func(i int) float64 { return places[i][axis] }
	for i := range places {
		share := (position(i) - position(first)) / (position(last) - position(first))
		worst = max(worst, math.Abs(at(i)-(at(first)+share*(at(last)-at(first)))))
	}
	if at(last)-at(first) < 30 {
		return math.Inf(1)
	}
	return worst
}

func TestDistancesAreProportionalOnEveryScaleOfNumbers(t *testing.T) {
	random := rand.New(rand.NewSource(3))
	kinds := map[string]func(*slides.Record, int){
		"line": func(r *slides.Record, i int) { r.Date = slides.Date(fmt.Sprint(2001 + i)); r.Precision = slides.Year },
		"scatter": func(r *slides.Record, i int) {
			r.Along = &slides.Along{Name: "x", Value: math.Pow(10, 8*random.Float64()-4)}
		},
		"strip": func(*slides.Record, int) {},
	}
	for kind, complete := range kinds {
		for _, scale := range []string{"", slides.Log} {
			for _, xScale := range []string{"", slides.Log} {
				for range 40 {
					f := slides.Figure{ID: "f", Type: strings.Replace(kind, "strip", "scatter", 1), Scale: scale, XScale: xScale}
					size, decades := math.Pow(10, 24*random.Float64()-12), 0.2+7*random.Float64()
					for i := range 10 {
						v := size * math.Pow(10, decades*random.Float64())
						if scale == "" && i%3 == 0 {
							v = -v
						}
						r := slides.Record{Label: fmt.Sprint("m", i), Value: &v}
						complete(&r, i)
						f.Records = append(f.Records, r)
					}
					unit := func(scale string, v float64) float64 {
						if scale == slides.Log {
							return math.Log10(v)
						}
						return v
					}
					at := places(t, f)
					axis := 1
					if kind == "strip" {
						axis = 0
					}
					if off := wrong(at, axis, func(i int) float64 { return unit(scale, *f.Records[i].Value) }); off > tolerance {
						t.Errorf("%s, scale %q: a value is %v px off", kind, scale, off)
					}
					if off := 0.0; kind == "scatter" {
						if off = wrong(at, 0, func(i int) float64 { return unit(xScale, f.Records[i].Along.Value) }); off > tolerance {
							t.Errorf("%s, x-scale %q: a number along x is %v px off", kind, xScale, off)
						}
					}
				}
			}
		}
	}
}

func TestALogarithmicScaleIsSaidOnTheDrawing(t *testing.T) {
	for name, f := range map[string]slides.Figure{"line": figures(t)["line"], "scatter": figures(t)["scatter-numbers"], "strip": figures(t)["scatter-strip"]} {
		for size, theme := range themes {
			said := func(scale string) (n int) {
				f.Scale, f.XScale = scale, scale
				for _, s := range texts(draw(f, theme)) {
					n += strings.Count(strings.ToLower(s.text), "logarithmic scale")
				}
				return n
			}
			want := 1
			if name == "scatter" {
				want = 2
			}
			if none, n := said(""), said(slides.Log); none != 0 || n != want {
				t.Errorf("%s, %s: a logarithmic scale is said %d times, want %d, and a linear one %d", name, size, n, want, none)
			}
		}
	}
}

func TestTicksOfALogarithmicScaleAreRoundNumbers(t *testing.T) {
	for _, c := range []struct {
		least, greatest float64
		n               int
		lo, hi          float64
		want            []float64
	}{
		{3, 700, 5, 2, 1000, []float64{10, 100, 1000}},
		{3, 700, 8, 2, 1000, []float64{2, 5, 10, 20, 50, 100, 200, 500, 1000}},
		{25, 40, 5, 20, 50, []float64{20, 50}},
		{20, 20, 5, 10, 50, []float64{10, 20, 50}},
		{1e-9, 1e9, 5, 1e-9, 1e9, []float64{1e-8, 1e-4, 1, 1e4, 1e8}},
		{0.003, 0.04, 5, 0.002, 0.05, []float64{0.002, 0.005, 0.01, 0.02, 0.05}},
	} {
		s := logValues(c.least, c.greatest)
		if math.Abs(s.lo-math.Log10(c.lo)) > hair || math.Abs(s.hi-math.Log10(c.hi)) > hair {
			t.Errorf("%v to %v: a scale from %v to %v", c.least, c.greatest, math.Pow(10, s.lo), math.Pow(10, s.hi))
		}
		if got := s.ticks(c.n); !slices.Equal(got, c.want) {
			t.Errorf("%v to %v, about %d: %v, want %v", c.least, c.greatest, c.n, got, c.want)
		}
	}
}
