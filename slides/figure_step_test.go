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
