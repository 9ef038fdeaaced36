package charts

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"testing"

	"exhibit/slides"
)

// hostileNumbers are those that a careless or hostile file of data can have. The reader refuses what is not finite or
// beyond slides.Greatest; see notANumber.
var hostileNumbers = map[string]func(r *rand.Rand) float64{
	"usual":    func(r *rand.Rand) float64 { return math.Round(r.Float64()*1000) / 10 },
	"negative": func(r *rand.Rand) float64 { return -math.Round(r.Float64() * 1000) },
	"mixed":    func(r *rand.Rand) float64 { return math.Round(r.NormFloat64() * 50) },
	"equal":    func(*rand.Rand) float64 { return 7 },
	"zero":     func(*rand.Rand) float64 { return 0 },
	"negative zero": func(*rand.Rand) float64 {
		return math.Copysign(0, -1)
	},
	"huge":  func(r *rand.Rand) float64 { return (r.Float64() - 0.5) * 2 * slides.Greatest },
	"large": func(*rand.Rand) float64 { return slides.Greatest },
	"tiny":  func(r *rand.Rand) float64 { return (1 + r.Float64()) / slides.Greatest },
	"least": func(*rand.Rand) float64 { return 1 / slides.Greatest },
	"wide":  func(r *rand.Rand) float64 { return math.Pow(10, r.Float64()*200-100) },
	"close": func(r *rand.Rand) float64 { return 1e15 + math.Floor(r.Float64()*8)/8 },
}

// notANumber are values that the reader refuses, and that leave a record without a value if they come all the same.
var notANumber = []float64{math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, -math.MaxFloat64}

// hostileTexts are names that a careless or hostile file of data can have.
var hostileTexts = map[string]func(r *rand.Rand, i int) string{
	"numbered":   func(_ *rand.Rand, i int) string { return fmt.Sprintf("Item %d", i) },
	"same":       func(*rand.Rand, int) string { return "Same" },
	"none":       func(*rand.Rand, int) string { return "" },
	"long":       func(_ *rand.Rand, i int) string { return strings.Repeat("Wort", 60) + strconv.Itoa(i) },
	"long words": func(_ *rand.Rand, i int) string { return strings.Repeat("many words ", 30) + strconv.Itoa(i) },
	"emoji": func(_ *rand.Rand, i int) string {
		return strings.Repeat("👩‍👩‍👧‍👦🇨🇭", i%7+1) + strconv.Itoa(i)
	},
	"right to left": func(_ *rand.Rand, i int) string { return "שלום \u202eعربي " + strconv.Itoa(i) },
	"control": func(_ *rand.Rand, i int) string {
		return "a\x00b\x1b[31m\r\n\t\u2028{b}{a|x}<script>" + strconv.Itoa(i) + "\u200b\ufeff\xff"
	},
	"marks": func(_ *rand.Rand, i int) string { return "e" + strings.Repeat("\u0301", 50+i%3) },
}

func anyOf[V any](r *rand.Rand, m map[string]V) (string, V) {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	k := keys[r.IntN(len(keys))]
	return k, m[k]
}

// hostileFigure is a figure of a type with everything that a file can get wrong, and what it is of.
func hostileFigure(kind string, r *rand.Rand) (slides.Figure, string) {
	numbersOf, number := anyOf(r, hostileNumbers)
	textsOf, text := anyOf(r, hostileTexts)
	chance := func(n int) bool { return r.IntN(n) == 0 }
	of := func(v float64) *float64 { return &v }
	count := []int{0, 1, 2, 3, 7, 30, 200}[r.IntN(7)]
	if chance(60) {
		count = 2000
	}
	nSeries := []int{1, 1, 2, 4, 20, 200}[r.IntN(6)]
	f := slides.Figure{ID: "f", Type: kind, Title: "T", Alt: "A", Unit: []string{"", "percent", "USD", "verylongunitwithoutaspace"}[r.IntN(4)]}
	_, more := anyOf(r, hostileTexts)
	if chance(3) {
		f.XName, f.YName = more(r, 1), more(r, 2)
	}
	name := func(s string, i int) string {
		if chance(40) {
			return ""
		}
		return s + text(r, i)
	}
	choose := func(n int, all ...string) string {
		if chance(n) {
			return all[r.IntN(len(all))]
		}
		return ""
	}
	switch kind {
	case "bar":
		f.Arrange = choose(2, slides.Arrangements...)
	case "area":
		f.Arrange = choose(2, slides.Stacked, slides.Share)
	case "map":
		f.Map = slides.Maps[0]
		for i := range 50 {
			f.Places = append(f.Places, slides.Place{Code: fmt.Sprintf("P%d", i), Name: text(r, i), Tile: [2]int{i % 11, i / 11}})
		}
		if chance(2) {
			f.Map = "world"
			for i := range f.Places {
				x, y := i%10*100, i/10*100
				f.Places[i].Rings = [][]int{{x, y, x + 90, y, x + 90, y + 90, x, y + 90}}
			}
		}
	}
	f.Scale, f.XScale = choose(3, slides.Log), choose(3, slides.Log)
	f.Curve, f.Fit = choose(3, slides.Steps), choose(2, slides.Linear)
	if chance(3) {
		f.Bins = [][]float64{{1}, {100}, {0, 10, 20}, {5.5}, {-1e9, 0, 1e9}}[r.IntN(5)]
	}
	if chance(3) {
		f.Middle = of(number(r))
	}
	dated, spans, along, panelled := chance(2), chance(2), chance(2), chance(4)
	switch kind {
	case "timeline", "establishment":
		dated = true
	}
	date := func() slides.Date {
		switch r.IntN(12) {
		case 0:
			return slides.Date(fmt.Sprintf("%04d", 1+r.IntN(9998)))
		case 1:
			return slides.Date(fmt.Sprintf("%d-%02d", 1990+r.IntN(40), 1+r.IntN(12)))
		}
		return slides.Date(fmt.Sprintf("%d-%02d-%02d", 2000+r.IntN(20), 1+r.IntN(12), 1+r.IntN(28)))
	}
	for i := range count {
		rec := slides.Record{Line: i + 2, Label: name("", i), AssertedBy: "x", Series: name("", 10000+i%nSeries)}
		v := number(r)
		if chance(100) {
			v = notANumber[r.IntN(len(notANumber))]
		}
		if !chance(15) {
			rec.Value = &v
		}
		if chance(2) || kind == "range" {
			rec.Low, rec.High = of(number(r)), of(number(r))
			if *rec.Low > *rec.High {
				rec.Low, rec.High = rec.High, rec.Low
			}
		}
		if along && kind == "scatter" {
			rec.Along = &slides.Along{Name: "x", Value: number(r), Unit: f.Unit}
			if chance(2) {
				rec.Size = of(math.Abs(number(r)))
			}
		}
		if dated {
			rec.Date = date()
			if spans && chance(2) {
				if end := date(); rec.Date.Start().Before(end.Start()) {
					rec.End = end
				}
			}
		}
		if kind == "flow" || kind == "diagram" {
			rec.Target = "t" + name("", i%5)
			if chance(3) {
				rec.Target = text(r, 10000+(i+1)%nSeries)
			}
		}
		rec.Lane = name("l", i%4)
		rec.Category = choose(2, slides.Total, "kind a", text(r, i%9))
		if kind == "disagreement" {
			rec.Category = []string{slides.Agree, slides.Differ, slides.Incomparable}[r.IntN(3)]
		}
		if panelled && slices.Contains([]string{"bar", "range", "line", "area", "scatter", "strip", "histogram", "box"}, kind) {
			rec.Panel = "p" + text(r, i%5)
		}
		if kind == "map" {
			rec.Place = f.Places[i%50].Code
		}
		rec.Unit = choose(4, "percent", "persons")
		rec.Approx = choose(4, "about", "at least")
		rec.Contested = choose(8, slides.Differ, slides.Incomparable)
		rec.Key = chance(2)
		rec.Note = choose(5, text(r, i))
		f.Records = append(f.Records, rec)
	}
	if chance(4) {
		f.Annotations = append(f.Annotations,
			slides.Annotation{Value: of(number(r)), Text: text(r, 1)},
			slides.Annotation{X: of(number(r)), ToX: of(number(r)), Text: text(r, 2)},
			slides.Annotation{Value: of(number(r)), To: of(number(r)), Text: text(r, 3)},
			slides.Annotation{Date: date(), Text: text(r, 4)},
			slides.Annotation{Label: text(r, 1), Text: text(r, 5)})
	}
	if chance(4) {
		f.From, f.To = "2001", "2015-03"
	}
	if chance(3) {
		f.Highlight = map[string][]string{"label": {text(r, 1)}}
	}
	if chance(3) {
		f.Steps = []slides.FigureStep{
			{Show: map[string][]string{"label": {text(r, 0), text(r, 1)}}},
			{Only: map[string][]string{"lane": {"l" + text(r, 1)}}},
			{Highlight: map[string][]string{"series": {text(r, 10000)}}}}
	}
	return f, fmt.Sprintf("%s of %d records of %d series, numbers %s, texts %s", kind, count, nSeries, numbersOf, textsOf)
}

// hostileFaults says what is wrong with the drawing of a figure.
func hostileFaults(f slides.Figure, theme Theme) (faults []string) {
	wrong := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	defer func() {
		if p := recover(); p != nil {
			wrong("panic: %v %s", p, debug.Stack())
		}
	}()
	d := draw(f, theme)
	option, err := d.option()
	if err != nil {
		wrong("%v", err)
		return faults
	}
	if !json.Valid(option) || strings.Contains(string(option), "NaN") {
		wrong("no JSON")
	}
	for _, b := range texts(d) {
		const slack = 0.5
		if f.Type == "disagreement" { // a list, which may be longer than its box
			break
		}
		if !(b.x >= -slack && b.y >= -slack && b.x+b.w <= d.w+slack && b.y+b.h <= max(d.h, d.tall)+slack) {
			wrong("text %.30q at %.0f,%.0f, %.0f wide, leaves the frame of %.0f × %.0f", b.text, b.x, b.y, b.w, d.w, d.h)
		}
	}
	// A plot of panels whose box has no room for one may be higher than it by a line.
	line := 0.0
	if f.Records != nil && f.Records[0].Panel != "" {
		line = d.small.line()
	}
	if !theme.Phone && f.Type != "disagreement" && d.h > newDrawing(&f, theme).tall+line+0.5 {
		wrong("%v px high", d.h)
	}
	for _, s := range d.shapes {
		if s.Type == "text" && s.Style.FontSize < d.small.size {
			wrong("text of %v px", s.Style.FontSize)
		}
	}
	return faults
}

// hostileRounds is how many figures of each type TestHostileFiguresAreDrawn tries. More than a few are for a search by
// hand: go test ./charts -run Hostile -rounds 400.
var hostileRounds = flag.Int("rounds", 8, "hostile figures of each type")

func TestHostileFiguresAreDrawn(t *testing.T) {
	rounds := *hostileRounds
	for _, kind := range slides.FigureTypes {
		t.Run(kind, func(t *testing.T) {
			seen := map[string]bool{}
			for seed := range uint64(rounds) {
				r := rand.New(rand.NewPCG(seed, 1))
				f, what := hostileFigure(kind, r)
				for size, theme := range boxes {
					for n := -1; n <= len(f.Steps); n++ {
						g := f
						if n >= 0 {
							g.Hidden, g.Dim = f.At(n)
						}
						for _, fault := range hostileFaults(g, theme) {
							if key := fault[:min(len(fault), 12)]; !seen[key] || testing.Verbose() {
								seen[key] = true
								t.Errorf("seed %d, %s, in %s at step %d: %s", seed, what, size, n, fault)
							}
						}
					}
				}
			}
		})
	}
}

func TestNumbersOfAnySizeAreWrittenInFewSigns(t *testing.T) {
	s := speak(nil)
	for v, want := range map[float64]string{
		6.02214e23: "6.02×10²³", -1e100: "−1×10¹⁰⁰", 1e-30: "1×10⁻³⁰", 9.999e20: "1×10²¹", 21.5e6: "21.5 million", 0.0005: "0.0005",
	} {
		if got := s.number(v); got != want {
			t.Errorf("%v is written %q, want %q", v, got, want)
		}
	}
}

func TestScalesOfNumbersThatHardlyDifferHaveBounds(t *testing.T) {
	for _, v := range []float64{0, 1e-100, 7, 1e15, 1e100, -1e100} {
		near := math.Nextafter(v, math.Inf(1))
		if c := newColourScale(v, near, nil); c.steps() < 1 || c.steps() > 4*colourSteps {
			t.Errorf("%v has %d colours", v, c.steps())
		}
		if s := roundValues(v, near, mostTicks); !(s.lo < s.hi) || len(s.ticks(mostTicks)) > 100 {
			t.Errorf("%v: a scale from %v to %v", v, s.lo, s.hi)
		}
		if edges := binEdges([]float64{v, near}, nil); !(edges[0] < edges[len(edges)-1]) {
			t.Errorf("%v: bins %v", v, edges)
		}
		if s := logValues(max(v, 1e-100), max(near, 1e-100)); !(s.lo < s.hi) {
			t.Errorf("%v: a logarithmic scale from %v to %v", v, s.lo, s.hi)
		}
	}
}
