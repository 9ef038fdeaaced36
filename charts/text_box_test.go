package charts

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

// long is a name of so many words.
func long(words int) string { return strings.TrimSpace(strings.Repeat("remembered ", words)) }

func TestNoLineOfZeroAndNoLineOfReferenceRunsThroughAText(t *testing.T) {
	rows := func(kind string) slides.Figure {
		f := slides.Figure{Type: kind}
		for i, v := range []float64{40, -12, 3, 55} {
			low, high := v-9, v+9
			f.Records = append(f.Records, slides.Record{Label: fmt.Sprint(long(4), i), Series: "First", Value: &v, Low: &low, High: &high})
		}
		return f
	}
	compared := rows("dumbbell")
	for i := range 4 {
		v := float64(i) + 1
		compared.Records = append(compared.Records, slides.Record{Label: compared.Records[i].Label, Series: "Second", Value: &v})
	}
	remarked := rows("bar")
	remarked.Annotations = []slides.Annotation{{Value: number(20), Text: "goal"}}
	estimates := slides.Figure{Type: "revisions"}
	for i, v := range []float64{0, 3, 80} {
		estimates.Records = append(estimates.Records, slides.Record{Label: fmt.Sprint("The estimate of ", 2001+i), AssertedBy: long(2), Series: "Size", Value: &v})
	}
	for name, f := range map[string]slides.Figure{"bar": rows("bar"), "waterfall": rows("waterfall"), "range": rows("range"), "dumbbell": compared, "with a reference": remarked, "revisions": estimates} {
		for size, theme := range boxes {
			d, lines := draw(f, theme), 0
			for _, s := range d.shapes {
				l := s.Shape
				if s.Type != "line" || l.X1 != l.X2 || s.Z > 0 || s.Style.LineWidth > 1.5 { // whiskers and marks
					continue
				}
				lines++
				for _, text := range texts(d) {
					if middle := text.y + text.h/2; text.x < l.X1 && l.X1 < text.x+text.w && l.Y1 < middle && middle < l.Y2 {
						t.Errorf("%s in %s: a line runs through %q", name, size, text.text)
					}
				}
			}
			if lines == 0 && theme.Phone { // on a slide some stand upright, on a line of zero that lies
				t.Errorf("%s in %s has no line", name, size)
			}
		}
	}
}

func TestANameHasASecondLineOrAWiderColumnBeforeItIsCut(t *testing.T) {
	two := []string{"Before", "After"}
	figure := func(kind string) slides.Figure {
		f := slides.Figure{Type: kind}
		for i := range 4 {
			for k, side := range two {
				v := float64(10*i + 7*k + 5)
				r := slides.Record{Label: fmt.Sprint(long(4), " ", i), Series: side, Value: &v}
				switch kind {
				case "slope":
					r.Series, r.Label = r.Label, side
				case "establishment":
					r.Series, r.Label, r.Date, r.Precision = r.Label, side, slides.Date(fmt.Sprint(1990+3*i+k)), slides.Year
				case "line":
					r.Panel, r.Label = fmt.Sprint(long(2), " ", i), side
					r.Series = ""
				case "bar", "waterfall":
					if k > 0 {
						continue
					}
					r.Series = ""
				}
				f.Records = append(f.Records, r)
			}
		}
		return f
	}
	for _, kind := range []string{"dumbbell", "slope", "establishment", "line", "bar", "waterfall"} {
		for size, theme := range boxes {
			if size == "column" && kind == "slope" { // a third of half a slide at either side
				continue
			}
			for _, text := range texts(draw(figure(kind), theme)) {
				if strings.Contains(text.text, "…") || slices.ContainsFunc(strings.Fields(text.text), func(w string) bool { return strings.HasPrefix("remembered", w) && w != "remembered" }) {
					t.Errorf("%s in %s: %q is cut", kind, size, text.text)
				}
			}
		}
	}
}

func TestASmallPartAtTheEndOfAPileHasItsValueBeyondIt(t *testing.T) {
	for _, arrange := range []string{slides.Diverging, slides.Stacked} {
		f := slides.Figure{Type: "bar", Arrange: arrange}
		for i, values := range [][2]float64{{4, 140}, {118, 57}, {670, 192}, {13, 3}} {
			for k, v := range values {
				f.Records = append(f.Records, slides.Record{Label: fmt.Sprint("Class number ", i), Series: []string{"Lost", "Saved"}[k], Value: &v})
				if arrange == slides.Stacked && k > 0 { // so that the pile has no sum
					f.Records[len(f.Records)-1].Unit = "%"
				}
			}
		}
		for size, theme := range boxes {
			all := texts(draw(f, theme))
			for _, want := range []string{"3", "4"} {
				if want == "4" && arrange == slides.Stacked { // at no end
					continue
				}
				if !slices.ContainsFunc(all, func(s textBox) bool { return strings.TrimSuffix(s.text, "%") == want }) {
					t.Errorf("%s in %s: no %s", arrange, size, want)
				}
			}
		}
	}
}
