package slides

import "slices"

// FigureStep is one step of a figure: the records it shows from then on, those that it shows in place of all
// others, and those it highlights until the next step. A choice is a list of values by column, one of StepColumns;
// a record must have one of the values in every column.
type FigureStep struct {
	Show      map[string][]string `json:"show,omitempty"`
	Only      map[string][]string `json:"only,omitempty"`
	Highlight map[string][]string `json:"highlight,omitempty"`
}

// Turns reports whether steps of the figure show records in place of others, as pages do.
func (f *Figure) Turns() bool {
	for _, step := range f.Steps {
		if len(step.Only) > 0 {
			return true
		}
	}
	return false
}

// StepColumns are the columns by which a step chooses records.
var StepColumns = []string{"series", "label", "lane", "category", "source", "target"}

// Chosen reports whether a choice of a step includes the record; an empty one includes none.
func (rec *Record) Chosen(by map[string][]string) bool {
	cells := [...]string{rec.Series, rec.Label, rec.Lane, rec.Category, rec.Cite.Source, rec.Target}
	for column, values := range by {
		if i := slices.Index(StepColumns, column); i < 0 || !slices.Contains(values, cells[i]) {
			return false
		}
	}
	return len(by) > 0
}

// At returns, after n steps, the indexes of records still hidden and of those dimmed because
// others are highlighted: by the step, else by the figure itself. Records that no step shows are there from the
// start, until a step shows only others. A negative n stands for the whole figure, which hides none.
func (f *Figure) At(n int) (hidden, dim map[int]bool) {
	hidden, dim = map[int]bool{}, map[int]bool{}
	highlight := f.Highlight
	if n > 0 && n <= len(f.Steps) && len(f.Steps[n-1].Highlight) > 0 {
		highlight = f.Steps[n-1].Highlight
	}
	for i := range f.Records {
		r := &f.Records[i]
		for k, step := range f.Steps {
			if n >= 0 && k >= n && (r.Chosen(step.Show) || r.Chosen(step.Only)) {
				hidden[i] = true
			}
		}
		for _, step := range f.Steps[:min(max(n, 0), len(f.Steps))] {
			switch {
			case r.Chosen(step.Show) || r.Chosen(step.Only):
				delete(hidden, i)
			case len(step.Only) > 0:
				hidden[i] = true
			}
		}
		if len(highlight) > 0 && !r.Chosen(highlight) {
			dim[i] = true
		}
	}
	return hidden, dim
}
