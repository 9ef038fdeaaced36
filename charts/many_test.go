//go:build !js

package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"exhibit/slides"
)

// noise are points over a width in px, with single peaks.
func noise(n int, width float64) []position {
	random := rand.New(rand.NewPCG(1, 2))
	points := make([]position, n)
	for i := range points {
		points[i] = position{width * float64(i) / float64(n), 200 + 50*random.NormFloat64()}
		if random.IntN(1000) == 0 {
			points[i].y = 400 * random.Float64()
		}
	}
	return points
}

func TestASampleHasTheLowestAndTheHighestPointOfEachColumn(t *testing.T) {
	const width = 2.0
	points := noise(50_000, 1000)
	runs := lowHigh(points, nil, width)
	if len(runs) != 1 || len(runs[0]) > 2*500 {
		t.Fatalf("%d lines", len(runs))
	}
	type ends struct{ low, high float64 }
	reach := func(points []position) map[int]ends {
		all := map[int]ends{}
		for _, p := range points {
			column := int(p.x / width)
			e, there := all[column]
			if !there {
				e = ends{p.y, p.y}
			}
			all[column] = ends{min(e.low, p.y), max(e.high, p.y)}
		}
		return all
	}
	want, got := reach(points), reach(runs[0])
	for column, e := range want {
		if got[column] != e {
			t.Errorf("column %d reaches from %v, want %v", column, got[column], e)
		}
	}
	for i, p := range runs[0][1:] {
		if p.x < runs[0][i].x {
			t.Fatalf("point %d leads back", i+1)
		}
	}
}

func TestAGapOfAColumnStaysInASample(t *testing.T) {
	at := func(xs ...float64) (points []position) {
		for _, x := range xs {
			points = append(points, position{x, 1})
		}
		return points
	}
	for _, test := range []struct {
		points []position
		gaps   map[int]bool
		lines  int
	}{
		{at(0, 1, 9, 10), map[int]bool{2: true}, 2},
		{at(0, 1, 9, 10), nil, 1},
		{at(0, 1, 2, 3), map[int]bool{1: true, 2: true}, 1}, // too short to be seen
		{at(0), nil, 1},
		{nil, nil, 0},
	} {
		if runs := lowHigh(test.points, test.gaps, 2); len(runs) != test.lines {
			t.Errorf("%v with gaps at %v: %d lines, want %d", test.points, test.gaps, len(runs), test.lines)
		}
	}
}

// walk returns where a path in relative steps leads: the points of each part.
func walk(t *testing.T, path []byte) (parts [][]position) {
	t.Helper()
	var at position
	for _, step := range regexp.MustCompile(`([mlhv])([-\d. ]+)`).FindAllStringSubmatch(string(path), -1) {
		var by []float64
		for _, digits := range regexp.MustCompile(`-?[\d.]+`).FindAllString(step[2], -1) {
			v, err := strconv.ParseFloat(digits, 64)
			if err != nil {
				t.Fatal(err)
			}
			by = append(by, v)
		}
		switch step[1] {
		case "h":
			at.x += by[0]
		case "v":
			at.y += by[0]
		default:
			at = position{at.x + by[0], at.y + by[1]}
		}
		if step[1] == "m" {
			parts = append(parts, nil)
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], at)
	}
	return parts
}

func TestAPathLeadsWhereItWasToldTo(t *testing.T) {
	points := noise(2000, 900)
	var path stepped
	for i, p := range points {
		if i%100 == 0 {
			path.move(p)
		} else {
			path.line(p)
		}
	}
	i := 0
	for _, part := range walk(t, path.data) {
		for _, p := range part {
			if math.Abs(p.x-points[i].x) > 0.251 || math.Abs(p.y-points[i].y) > 0.251 {
				t.Fatalf("point %d is at %v, want %v", i, p, points[i])
			}
			i++
		}
	}
	if i != len(points) {
		t.Errorf("%d points, want %d", i, len(points))
	}
}

func TestEveryDotHasAMarkAndEveryMarkADot(t *testing.T) {
	const width = 4.0
	points := noise(3000, 600)
	dots := map[[2]int]int{}
	for _, p := range points {
		dots[[2]int{int(p.x / width), int(math.Floor(p.y / width))}]++
	}
	marks, paths := cells(points, width)
	drawn, count := map[[2]int]int{}, 0
	for shade, path := range paths {
		for _, part := range walk(t, path.data) {
			count++
			for x := part[0].x; x <= part[len(part)-1].x; x += width {
				drawn[[2]int{int(x / width), int(math.Floor(part[0].y / width))}] = shade
			}
		}
	}
	if count != marks || len(drawn) != len(dots) {
		t.Errorf("%d marks of %d cells, want %d of %d", count, len(drawn), marks, len(dots))
	}
	for cell, n := range dots {
		shade, there := drawn[cell]
		if !there || shade != min(len(cellShades)-1, int(math.Log2(float64(n))/2)) {
			t.Errorf("%d dots in cell %v have shade %d, %v", n, cell, shade, there)
		}
	}
}

// records are so many records of a figure of any type, in some series.
func records(n, series int) []slides.Record {
	random := rand.New(rand.NewPCG(3, 4))
	all := make([]slides.Record, n)
	for i := range all {
		v := 100 + 20*random.NormFloat64()
		day := slides.Date(fmt.Sprintf("%04d-%02d-%02d", 1000+i/336%1000, 1+i/28%12, 1+i%28))
		all[i] = slides.Record{
			Series: "Series " + string(rune('A'+i%series)), Label: "Record " + strconv.Itoa(i), Lane: "Lane " + strconv.Itoa(i%3), Category: []string{slides.Agree, slides.Differ}[i%2],
			Value: &v, Unit: "cm", Along: &slides.Along{Name: "depth", Value: 1000 * random.Float64()}, Date: day, Precision: slides.Day, AssertedBy: "Office", Cite: slides.Cite{Source: "s", Label: "Survey", Spots: []slides.Spot{{Paragraph: 3}}, Locator: "¶3"}, Line: i + 2,
		}
	}
	return all
}

// largeFigures are large figures of each kind, by what runs along them.
func largeFigures(n int) map[string]slides.Figure {
	all := map[string]slides.Figure{}
	for kind, change := range map[string]func(*slides.Record){
		"date":   func(r *slides.Record) { r.Along = nil },
		"label":  func(r *slides.Record) { r.Along, r.Date = nil, "" },
		"number": func(*slides.Record) {},
		"value":  func(r *slides.Record) { r.Along, r.Date = nil, "" },
	} {
		f := slides.Figure{ID: kind, Type: "line", Unit: "cm", Records: records(n, 3)}
		if kind == "number" || kind == "value" {
			f.Type = "scatter"
		}
		for i := range f.Records {
			change(&f.Records[i])
		}
		all[kind] = f
	}
	return all
}

func TestALargeFigureIsDrawnFromABoundedSample(t *testing.T) {
	for kind, f := range largeFigures(20_000) {
		for _, phone := range []bool{false, true} {
			d, err := Draw(f, Theme{Phone: phone})
			if err != nil {
				t.Fatal(err)
			}
			drawn, width := d.Sampled()
			if most := 2 * wideMarks; drawn == 0 || drawn > most || width < 1 || len(d.Picture()) > 40_000 {
				t.Errorf("%s: %d points or marks of %v px, %d bytes", kind, drawn, width, len(d.Picture()))
			}
			if got := d.Plot(); got.Along != kind || got.Width <= 0 || !(got.Low < got.High) || got.Font == 0 {
				t.Errorf("%s: the plot is %+v", kind, got)
			}
		}
	}
}

func TestTheNamesInALargeFigureAreThoseOfAxesAndSeries(t *testing.T) {
	f := largeFigures(3000)["date"]
	f.XName, f.YName = "day", "depth"
	d, err := Draw(f, Theme{})
	if err != nil {
		t.Fatal(err)
	}
	names, _, err := d.Names()
	if err != nil {
		t.Fatal(err)
	}
	var texts []string
	for _, m := range regexp.MustCompile(`"text":"([^"]*)"`).FindAllStringSubmatch(string(names), -1) {
		texts = append(texts, m[1])
	}
	if got, want := strings.Join(texts, "|"), "Depth|Day|Series"; !strings.HasPrefix(got, want) || len(texts) != 5 {
		t.Errorf("got %s, want %s and two more", got, want)
	}
}

func TestAStepHidesAndDimsSeriesOfALargeFigure(t *testing.T) {
	f := largeFigures(3000)["date"]
	f.Steps = []slides.FigureStep{{Show: map[string][]string{"series": {"Series B"}}}, {Highlight: map[string][]string{"series": {"Series A"}}}}
	colours := func(steps int) string {
		f := f
		f.Hidden, f.Dim = f.At(steps)
		d, err := Draw(f, Theme{})
		if err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, m := range regexp.MustCompile(`stroke="(#\w+)"[^>]*?( opacity="[\d.]+")?>`).FindAllStringSubmatch(string(d.sample.paths), -1) {
			all = append(all, m[1]+m[2])
		}
		return strings.Join(all, " ")
	}
	a, b, c, dim := Light[Series1], Light[Series2], Light[Series3], fmt.Sprintf(` opacity="%g"`, faded)
	for steps, want := range []string{a + " " + c, a + " " + b + " " + c, a + " " + b + dim + " " + c + dim} {
		if got := colours(steps); got != want {
			t.Errorf("after %d steps: %s, want %s", steps, got, want)
		}
	}
}
