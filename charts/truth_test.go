package charts

import (
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"exhibit/slides"
)

func TestBarsAreAsLongAsTheirValues(t *testing.T) {
	for _, kind := range []string{"bar", "range", "waterfall"} {
		for seed := range uint64(20) {
			r := rand.New(rand.NewPCG(seed, 2))
			f := slides.Figure{ID: "f", Type: kind, Title: "T", Alt: "A", Unit: "seals"}
			lengths := map[string]float64{}
			for i := range 2 + r.IntN(7) {
				v := math.Round(r.Float64()*900) + 100
				rec := slides.Record{Line: i + 2, Label: fmt.Sprintf("Beach %d", i), Value: &v}
				length := v
				if kind == "range" {
					low, high := v/2, v*1.5
					rec.Value, rec.Low, rec.High = nil, &low, &high
					length = high - low
				}
				f.Records = append(f.Records, rec)
				lengths[inert(Describe(rec, nil))] = length
			}
			for size, theme := range boxes {
				per, seen := 0.0, 0
				for _, m := range marks(t, draw(f, theme)) {
					length, ok := lengths[inertName(f, m.name)]
					if !ok {
						t.Fatalf("%s: %q is the mark of no record", kind, m.name)
					}
					px := m.w
					if upright(f, theme) {
						px = m.h
					}
					if per == 0 {
						per = px / length
					}
					if seen++; math.Abs(px-per*length) > 0.01 {
						t.Errorf("%s in %s, seed %d: %v of %.20q is %v px, not %v", kind, size, seed, length, m.name, px, per*length)
					}
				}
				if seen != len(f.Records) {
					t.Errorf("%s in %s: %d marks of %d records", kind, size, seen, len(f.Records))
				}
			}
		}
	}
}

// inertName is the name of a mark as its item has it.
func inertName(f slides.Figure, name string) string {
	for _, r := range f.Records {
		if Describe(r, nil) == name {
			return inert(name)
		}
	}
	return ""
}

// upright reports whether the bars of a figure stand.
func upright(f slides.Figure, theme Theme) bool {
	d := newDrawing(&f, theme)
	all := &figure{Figure: &f, records: pointers(f)}
	all.scale = all.records
	return d.stand(d.newBars(all))
}

func TestEachBarOfARowSaysItsValueHoweverShort(t *testing.T) {
	for size, theme := range boxes {
		for _, most := range []float64{5, 9, 12, 5.5, -5} {
			f := slides.Figure{Type: "bar", Unit: "kg"}
			for i := range 16 {
				v := 1.0
				if i == 0 {
					v = most
				}
				f.Records = append(f.Records, slides.Record{Label: fmt.Sprint("D", i), Value: &v})
			}
			said := 0
			for _, s := range draw(f, theme).shapes {
				if text := strings.TrimSuffix(s.Style.Text, " kg"); text == "1" || text == strings.ReplaceAll(fmt.Sprint(most), "-", "−") {
					said++
				}
			}
			if said < 16 {
				t.Errorf("%s, with %v: %d of 16 bars say their value", size, most, said)
			}
		}
	}
}
