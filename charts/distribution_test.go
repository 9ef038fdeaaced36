package charts

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestQuartilesAreThoseOfRAndNumPy(t *testing.T) {
	// quantile(c(1, 2, 4, 8, 16, 32)) in R: 2.5, 6, 14.
	values := []float64{1, 2, 4, 8, 16, 32}
	for share, want := range map[float64]float64{0: 1, 0.25: 2.5, 0.5: 6, 0.75: 14, 1: 32} {
		if got := quantile(values, share); math.Abs(got-want) > 1e-9 {
			t.Errorf("%v: %v, want %v", share, got, want)
		}
	}
}

func TestWhiskersReachToTheLastValueWithinOneAndAHalfBoxes(t *testing.T) {
	s := distributionOf([]float64{-50, 1, 2, 3, 4, 5, 6, 7, 8, 9, 30})
	if s.low != 1 || s.high != 9 || s.median != 5 || s.n != 11 {
		t.Errorf("got %+v", s)
	}
	if one := distributionOf([]float64{3}); one.low != 3 || one.high != 3 || one.median != 3 {
		t.Errorf("one value: %+v", one)
	}
}

func TestABoxSaysItsQuartilesAndMarksWhatLiesBeyond(t *testing.T) {
	f := figures(t)["box"]
	d := draw(f, Theme{})
	var names []string
	for _, s := range d.series {
		for _, it := range s.Data {
			names = append(names, it.Name)
		}
	}
	all := strings.Join(names, "\n")
	for _, want := range []string{"State – median ", "Private – median ", "Hill School: 12", "Lake School: 99", " values"} {
		if !strings.Contains(all, want) {
			t.Errorf("no mark says %q", want)
		}
	}
	if text := fmt.Sprint(texts(d)); !strings.Contains(text, "linear interpolation") {
		t.Errorf("the drawing does not say how quartiles are found: %s", text)
	}
}

func TestBinsHaveRoundEdgesAroundAllValues(t *testing.T) {
	for _, c := range []struct {
		values, given []float64
		want          string
	}{
		{[]float64{3, 7, 12, 18, 21}, []float64{4}, "[0 5 10 15 20 25]"},
		{[]float64{3}, nil, "[3 4]"},
		{[]float64{1, 1, 1, 1, 9}, nil, "[0 2 4 6 8 10]"},
		{[]float64{1, 2}, []float64{0, 5, 10}, "[0 5 10]"},
		{[]float64{0.1, 0.2, 0.3, 0.4}, []float64{3}, "[0.1 0.2 0.3 0.4 0.5]"},
	} {
		if got := fmt.Sprint(binEdges(c.values, c.given)); got != c.want {
			t.Errorf("%v in %v: %s, want %s", c.values, c.given, got, c.want)
		}
	}
	for _, extreme := range [][]float64{{-1e15, 0, 1e15}, {1e-300, 2e-300}, {5, 5, 5}} {
		if edges := binEdges(extreme, nil); len(edges) < 2 || len(edges) > 2*mostBins+1 || edges[0] > extreme[0] {
			t.Errorf("%v: %v", extreme, edges)
		}
	}
}

func TestAHistogramCountsEachRecordOnce(t *testing.T) {
	for _, name := range []string{"histogram", "histogram-series", "hostile-histogram", "zh-histogram", "one-histogram"} {
		f := figures(t)[name]
		want := 0
		for i := range f.Records {
			if _, ok := finite(&f.Records[i]); ok {
				want++
			}
		}
		var orders []int
		sum := 0
		for _, s := range draw(f, Theme{}).series {
			for _, it := range s.Data {
				orders = append(orders, it.Order)
				var n, of int
				for _, line := range strings.Split(it.Name, "\n") {
					if i := strings.LastIndex(line, ": "); i >= 0 {
						fmt.Sscanf(line[i:], ": %d of %d", &n, &of)
					}
				}
				if of != want {
					t.Errorf("%s: %q, want of %d", name, it.Name, want)
				}
				sum += n
			}
		}
		if sum != want {
			t.Errorf("%s: the bins have %d records, want %d", name, sum, want)
		}
		slices.Sort(orders)
		if len(slices.Compact(slices.Clone(orders))) != len(orders) {
			t.Errorf("%s: two bins stand for one record: %v", name, orders)
		}
	}
}

func TestPointsOfAStripLieApartWhereTheirRowHasRoom(t *testing.T) {
	var points []*point
	for i := range 30 {
		points = append(points, &point{Record: &slides.Record{}, x: float64(i % 7), y: 100})
	}
	swarm(points, 10, 1000)
	for i, a := range points {
		for _, b := range points[:i] {
			if math.Abs(a.x-b.x) < 10 && math.Abs(a.y-b.y) < 10 {
				t.Fatalf("%v,%v lies on %v,%v", a.x, a.y, b.x, b.y)
			}
		}
	}
	swarm(points, 10, 5)
	for _, q := range points {
		if math.Abs(q.y-100) > 1000 {
			t.Errorf("a point has left its row: %v", q.y)
		}
	}
}
