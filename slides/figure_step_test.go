package slides

import (
	"maps"
	"slices"
	"testing"
)

func TestStepsOfAFigureBringRecordsInAndPointAtThem(t *testing.T) {
	f := Figure{
		Records: []Record{{Series: "a", Label: "x"}, {Series: "b", Label: "x"}, {Series: "b", Label: "y"}, {Series: "c", Label: "z"}},
		Steps: []FigureStep{
			{Show: map[string][]string{"series": {"b"}}},
			{Highlight: map[string][]string{"series": {"b"}, "label": {"x"}}},
			{Show: map[string][]string{"series": {"c"}}, Highlight: map[string][]string{"series": {"c"}}},
		},
	}
	for n, want := range map[int][2][]int{
		-1: {nil, nil},
		0:  {{1, 2, 3}, nil},
		1:  {{3}, nil},
		2:  {{3}, {0, 2, 3}},
		3:  {nil, {0, 1, 2}},
		9:  {nil, nil},
	} {
		hidden, dim := f.At(n)
		got := [2][]int{slices.Sorted(maps.Keys(hidden)), slices.Sorted(maps.Keys(dim))}
		if !slices.Equal(got[0], want[0]) || !slices.Equal(got[1], want[1]) {
			t.Errorf("after %d steps hidden and dim are %v, want %v", n, got, want)
		}
	}
}

func TestAStepCanShowRecordsInPlaceOfOthers(t *testing.T) {
	only := func(series string) FigureStep { return FigureStep{Only: map[string][]string{"series": {series}}} }
	f := Figure{Records: []Record{{Series: "a"}, {Series: "b"}, {Series: "c"}}, Steps: []FigureStep{only("b"), only("c")}}
	for n, want := range map[int][]int{-1: nil, 0: {1, 2}, 1: {0, 2}, 2: {0, 1}} {
		hidden, _ := f.At(n)
		if got := slices.Sorted(maps.Keys(hidden)); !slices.Equal(got, want) {
			t.Errorf("after %d steps hidden are %v, want %v", n, got, want)
		}
	}
}

func TestPointsOfADisagreementComeByRelationAndShareTheirPages(t *testing.T) {
	v := 1.0
	point := func(series, category, unit string, records int) (all []Record) {
		for range records {
			r := Record{Series: series, Category: category}
			if unit != "" {
				r.Value, r.Unit = &v, unit
			}
			all = append(all, r)
		}
		return all
	}
	f := Figure{Records: slices.Concat(
		point("agreed", Agree, "", 2), point("people", Differ, "people", 2), point("words", Differ, "", 3), point("alone", Differ, "", 1),
		point("more people", Differ, "people", 2), point("apart", Incomparable, "", 2),
	)}
	var order []string
	for _, p := range f.Points() {
		order = append(order, p[0].Series)
	}
	if want := []string{"people", "more people", "words", "alone", "apart", "agreed"}; !slices.Equal(order, want) {
		t.Errorf("points come as %q, want %q", order, want)
	}
	steps := f.Pages() // of 2, 2, 3, 3, 3 and 3 lines
	if len(steps) != 1 || !slices.Equal(steps[0].Only["series"], []string{"alone", "apart", "agreed"}) {
		t.Errorf("pages are %v", steps)
	}
	f.Records = f.Records[:4]
	if steps := f.Pages(); steps != nil {
		t.Errorf("what can be read at once comes in steps: %v", steps)
	}
	f.Records = point("length", Differ, "m", 12)
	if steps := f.Pages(); steps != nil {
		t.Errorf("a single point comes in steps, the first without it: %v", steps)
	}
	f.Records = append(f.Records, point("width", Differ, "m", 2)...)
	if steps := f.Pages(); len(steps) != 1 || !slices.Equal(steps[0].Only["series"], []string{"width"}) {
		t.Errorf("pages are %v", steps)
	}
}
