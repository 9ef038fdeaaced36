package charts

import (
	"math"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

// number is a pointer to a number.
func number(v float64) *float64 { return &v }

// remarks are the texts of a drawing that begin a text of an annotation.
func remarks(d *drawing, f slides.Figure) (found []textBox) {
	for _, text := range texts(d) {
		for _, a := range f.Annotations {
			if strings.HasPrefix(clean(a.Text), text.text) {
				found = append(found, text)
			}
		}
	}
	return found
}

func TestEveryAnnotationHasItsTextInEveryBox(t *testing.T) {
	for name, f := range figures(t) {
		if strings.HasPrefix(name, "hostile-") || f.Type == "bar" {
			continue
		}
		for size, theme := range boxesOf(name) {
			d := draw(f, theme)
			if got := len(remarks(d, f)); got < len(f.Annotations) {
				t.Errorf("%s in %s: %d of %d annotations have a text", name, size, got, len(f.Annotations))
			}
		}
	}
}

func TestARuleStandsAtTheValueThatItsAnnotationNames(t *testing.T) {
	f := slides.Figure{Type: "line", Annotations: []slides.Annotation{{Value: number(30), Text: "here"}}}
	for i, v := range []float64{10, 20, 30, 40} {
		f.Records = append(f.Records, slides.Record{Label: string(rune('a' + i)), Value: number(v)})
	}
	d := draw(f, Theme{})
	y := d.series[0].Data[2].Value.([]float64)[1]
	if !slices.ContainsFunc(d.shapes, func(s shape) bool {
		return s.Type == "line" && s.Style.LineDash != nil && math.Abs(s.Shape.Y1-y) < 0.01 && s.Shape.Y1 == s.Shape.Y2
	}) {
		t.Errorf("no dashed rule stands at the point of 30, at %v", y)
	}
}

func TestAScaleReachesToWhatAnAnnotationNames(t *testing.T) {
	f := slides.Figure{Type: "scatter", Annotations: []slides.Annotation{{Value: number(99), Text: "a"}, {X: number(-40), Text: "b"}}}
	for v := range 5 {
		f.Records = append(f.Records, slides.Record{Value: number(float64(v)), Along: &slides.Along{Value: float64(v)}})
	}
	if d := draw(f, Theme{}); len(remarks(d, f)) != 2 {
		t.Errorf("the drawing says %v", texts(d))
	}
}

func TestAnAnnotationOfNoPlaceInTheFigureIsLeftOut(t *testing.T) {
	f := figures(t)["line"]
	f.Annotations = []slides.Annotation{{Label: "nowhere", Text: "never"}, {X: number(3), Text: "never"}}
	if d := draw(f, Theme{}); len(remarks(d, f)) != 0 {
		t.Error("an annotation without a place has a text")
	}
}
