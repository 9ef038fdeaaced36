package pandoc

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

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

// stacks reports what cannot be stacked: a value below zero, of which there is no share and no area, and an area whose
// series has no value where another has one.
func (y yamlText) stacks(f *slides.Figure, v fields.Value) {
	area := f.Type == "area" && (f.Arrange == slides.Stacked || f.Arrange == slides.Share)
	if f.Arrange != slides.Share && !area {
		return
	}
	var names []string
	places := map[position]map[string]bool{}
	for _, r := range f.Records {
		if r.Value != nil && *r.Value < 0 {
			y.errorf(v.Node, "arrange: %s needs values of at least zero, but %s has %v; write %s", f.Arrange, recordName(&r), *r.Value, map[bool]string{true: "type: line", false: "stacked or diverging"}[area])
			return
		}
		at := positionOf(&r)
		if places[at] == nil {
			places[at] = map[string]bool{}
		}
		places[at][r.Series] = places[at][r.Series] || r.Value != nil
		if !slices.Contains(names, r.Series) {
			names = append(names, r.Series)
		}
	}
	for _, r := range f.Records {
		at := positionOf(&r)
		for _, name := range names {
			if area && !places[at][name] {
				r.Series = name
				y.errorf(v.Node, "arrange: areas that are stacked need a value of each series at each place, but %s has none; fill it in, 0 where it is zero, or write type: line", recordName(&r))
				return
			}
		}
	}
}

// position is where a record of a plot stands.
type position struct {
	panel, label string
	date         slides.Date
	along        float64
}

func positionOf(r *slides.Record) position {
	at := position{r.Panel, r.Label, r.Date, 0}
	if r.Along != nil {
		at.along = r.Along.Value
	}
	return at
}

// recordName is a record as a message names it.
func recordName(r *slides.Record) string {
	parts := []string{r.Panel, r.Label, string(r.Date), r.Series}
	if r.Along != nil {
		parts = append(parts, fmt.Sprint(r.Along.Name, " ", r.Along.Value))
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// nearTotal is the difference, as a share, by which rounded changes may miss their total.
const nearTotal = 0.005

// totals warns of totals of a waterfall that are not what the changes before them lead to.
func (r *reader) totals(f *slides.Figure, file string, records []slides.Record) {
	if f.Type != "waterfall" {
		return
	}
	sum := 0.0
	for i, rec := range records {
		if rec.Value == nil {
			continue
		}
		if i > 0 && !strings.EqualFold(rec.Category, slides.Total) {
			sum += *rec.Value
			continue
		}
		if off := math.Abs(*rec.Value - sum); i > 0 && off > nearTotal*math.Max(math.Abs(*rec.Value), math.Abs(sum)) {
			r.warnf(file, rec.Line, "the total %v is not the sum of the changes before it, which is %v; correct one of them, or add the change that is missing", *rec.Value, math.Round(sum/roundedSum)*roundedSum)
		}
		sum = *rec.Value
	}
}

// roundedSum is what sums are rounded to in messages.
const roundedSum = 1e-6
