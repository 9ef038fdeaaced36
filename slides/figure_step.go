package slides

import "slices"

// FigureStep is one step of a figure: what it brings in, and what it points at until the
// next. Both choose records by the values of columns, of which one must fit each.
type FigureStep struct {
	Show      map[string][]string `json:"show,omitempty"`
	Highlight map[string][]string `json:"highlight,omitempty"`
}

// StepColumns are the columns by which a step can choose records.
var StepColumns = []string{"series", "label", "lane", "category", "source"}

// chosen reports whether a choice of a step takes in a record; an empty one takes none.
func (rec *Record) chosen(by map[string][]string) bool {
	cells := [...]string{rec.Series, rec.Label, rec.Lane, rec.Category, rec.Cite.Source}
	for column, values := range by {
		if i := slices.Index(StepColumns, column); i < 0 || !slices.Contains(values, cells[i]) {
			return false
		}
	}
	return len(by) > 0
}

// At tells which records are not yet brought in after n of the figure's steps, and which
// are not pointed at while others are, by their index; nil where there are none. What no
// step brings in is there from the first. A negative n is beyond all steps: everything is
// there and nothing is pointed at.
func (f *Figure) At(n int) (hidden, dim map[int]bool) {
	if n < 0 {
		return nil, nil
	}
	hidden, dim = map[int]bool{}, map[int]bool{}
	for i := range f.Records {
		r := &f.Records[i]
		for k, step := range f.Steps {
			if k >= n && r.chosen(step.Show) {
				hidden[i] = true
			}
		}
		for _, step := range f.Steps[:min(n, len(f.Steps))] {
			if r.chosen(step.Show) {
				delete(hidden, i)
			}
		}
		if n > 0 && n <= len(f.Steps) && len(f.Steps[n-1].Highlight) > 0 && !r.chosen(f.Steps[n-1].Highlight) {
			dim[i] = true
		}
	}
	return hidden, dim
}
