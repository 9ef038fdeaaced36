package charts

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"exhibit/slides"
)

// Whatever a step shows has the place that it has in the whole figure.
func TestAStepHidesMarksAndTheirTextsAndMovesNothing(t *testing.T) {
	for name, f := range figures(t) {
		if len(f.Records) < 2 || len(f.Records) > 40 || f.Turns() {
			continue
		}
		for size, theme := range themes {
			whole := draw(f, theme)
			first := f.Records[0].Series
			step := f
			step.Hidden = map[int]bool{}
			for i, r := range f.Records {
				if r.Series == first {
					step.Hidden[i] = true
				}
			}
			if len(step.Hidden) == len(f.Records) {
				delete(step.Hidden, slices.Max(slices.Collect(maps.Keys(step.Hidden))))
			}
			part := draw(step, theme)
			if part.h != whole.h {
				t.Errorf("%s/%s: %v high, the whole is %v", name, size, part.h, whole.h)
			}
			for _, s := range part.shapes {
				if !slices.ContainsFunc(whole.shapes, func(o shape) bool {
					return o.X == s.X && o.Y == s.Y && o.Type == s.Type && o.Style.Text == s.Style.Text
				}) {
					t.Errorf("%s/%s: %s %q has moved", name, size, s.Type, s.Style.Text)
				}
			}
			for _, s := range part.shapes {
				if len(s.of) == 1 && !s.name && step.Hidden[slices.IndexFunc(f.Records, func(r slides.Record) bool {
					return r.Line == s.of[0].Line && r.Label == s.of[0].Label && r.Series == s.of[0].Series
				})] {
					t.Errorf("%s/%s: the text %q is not hidden", name, size, s.Style.Text)
				}
			}
			for _, s := range part.series {
				for _, it := range s.Data {
					if it.of == nil && step.Hidden[it.Order] && it.Name != "" {
						t.Errorf("%s/%s: the mark %q is not hidden", name, size, it.Name)
					}
				}
			}
		}
	}
}

func TestWhatAStepDoesNotPointAtIsFaded(t *testing.T) {
	for name, f := range figures(t) {
		if len(f.Records) < 2 {
			continue
		}
		f.Highlight = nil
		opacity := map[string]float64{}
		for _, s := range draw(f, Theme{}).series {
			for i, it := range s.Data {
				if it.ItemStyle != nil {
					opacity[fmt.Sprint(s.Type, s.Name, i)] = it.ItemStyle.Opacity
				}
			}
		}
		f.Dim = map[int]bool{1: true}
		d := draw(f, Theme{})
		for _, s := range d.series {
			for i, it := range s.Data {
				whole := opacity[fmt.Sprint(s.Type, s.Name, i)]
				if it.of == nil && it.ItemStyle != nil && it.Name != "" && (it.ItemStyle.Opacity < whole/2) != f.Dim[it.Order] && it.ItemStyle.Opacity > 0 {
					t.Errorf("%s: mark %d has opacity %v of %v", name, it.Order, it.ItemStyle.Opacity, whole)
				}
			}
		}
	}
}

func TestAMarkOfSeveralRecordsIsHiddenWithTheLastOfThem(t *testing.T) {
	f := figures(t)["histogram"]
	whole := draw(f, Theme{})
	bin := whole.series[0].Data[0].of
	if len(bin) < 2 {
		t.Fatal("the first bin has one record")
	}
	hidden := func(records []*slides.Record) bool {
		f.Hidden = map[int]bool{}
		for i := range f.Records {
			if slices.ContainsFunc(records, func(r *slides.Record) bool { return r.Line == f.Records[i].Line }) {
				f.Hidden[i] = true
			}
		}
		return draw(f, Theme{}).series[0].Data[0].Name == ""
	}
	if hidden(bin[1:]) {
		t.Error("a bin is hidden though one of its records is shown")
	}
	if !hidden(bin) {
		t.Error("a bin is shown though its records are hidden")
	}
}

func TestNamesOfCategoriesStandBeforeTheFirstStep(t *testing.T) {
	for name, categories := range map[string][]string{
		"bar": nil, "bar-series": nil, "dumbbell": nil, "establishment": nil, "sparklines": nil,
	} {
		f := figures(t)[name]
		whole := draw(f, Theme{})
		f.Hidden = map[int]bool{}
		for i := range f.Records {
			f.Hidden[i] = true
			label := clean(f.Records[i].Label)
			if name == "establishment" {
				label = clean(f.Records[i].Series)
			}
			if slices.ContainsFunc(whole.shapes, func(s shape) bool { return s.name && s.Style.Text == label }) {
				categories = append(categories, label)
			}
		}
		first := draw(f, Theme{})
		if len(categories) == 0 {
			t.Errorf("%s: no name of a category is drawn in one line", name)
		}
		for _, label := range categories {
			if !slices.ContainsFunc(first.shapes, func(s shape) bool { return s.Style.Text == label }) {
				t.Errorf("%s: %q is not there before the first step", name, label)
			}
		}
		for _, s := range first.series {
			for _, it := range s.Data {
				if it.Name != "" {
					t.Errorf("%s: the mark %q is there before the first step", name, it.Name)
				}
			}
		}
	}
}
