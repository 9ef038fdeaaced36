package pandoc

import (
	"cmp"
	"slices"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"
)

// sortings are the orders that labels of bars can have besides that of the data.
var sortings = []string{"value", "-value", "label", "-label"}

// sort puts the records of a figure in the order that its block asks for, label by label: by name or by the sum of the
// values of a label; of ranges without a value, by their middle. Series keep their order.
func (y yamlText) sort(f *slides.Figure, v fields.Value) {
	if !v.Given() {
		return
	}
	by := y.text(v)
	if !slices.Contains(sortings, by) {
		y.errorf(v.Node, "sort: unknown order %q%s; write %s", by, spelling.Hint(by, sortings), spelling.OneOf(sortings))
		return
	}
	down := by[0] == '-'
	if down {
		by = by[1:]
	}
	sums, labels, series := map[string]float64{}, map[string]int{}, map[string]int{}
	for i := range f.Records {
		r := &f.Records[i]
		switch {
		case r.Value != nil:
			sums[r.Label] += *r.Value
		case r.Low != nil && r.High != nil:
			sums[r.Label] += (*r.Low + *r.High) / 2
		}
		if _, known := labels[r.Label]; !known {
			labels[r.Label] = len(labels)
		}
		if _, known := series[r.Series]; !known {
			series[r.Series] = len(series)
		}
	}
	slices.SortStableFunc(f.Records, func(a, b slides.Record) int {
		order := cmp.Compare(a.Label, b.Label)
		if by == "value" {
			order = cmp.Compare(sums[a.Label], sums[b.Label])
		}
		if down {
			order = -order
		}
		return cmp.Or(order, cmp.Compare(labels[a.Label], labels[b.Label]), cmp.Compare(series[a.Series], series[b.Series]))
	})
}
