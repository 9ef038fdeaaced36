package charts

import (
	"slices"

	"exhibit/slides"
)

// about sets the records that the following shapes belong to, so that steps can hide or dim
// them; none means the whole figure.
func (d *drawing) about(records ...*slides.Record) { d.of = records }

// faded is the opacity of marks that a step dims.
const faded = 0.28

// present hides and dims the records that the figure's step hides and dims. The layout is that
// of all records, so that nothing moves from step to step.
func (d *drawing) present(f *figure) {
	if len(f.Hidden) == 0 && len(f.Dim) == 0 {
		return
	}
	all := func(records []*slides.Record, in map[int]bool) bool {
		return len(records) > 0 && !slices.ContainsFunc(records, func(r *slides.Record) bool {
			return !in[slices.Index(f.records, r)]
		})
	}
	d.shapes = slices.DeleteFunc(d.shapes, func(s shape) bool { return all(s.of, f.Hidden) })
	for i := range d.shapes {
		if s := &d.shapes[i]; all(s.of, f.Dim) {
			s.Style.Opacity = faded
		}
	}
	for _, s := range d.series {
		items := s.Data.([]item)
		for i := range items {
			it := &items[i]
			switch {
			case f.Hidden[it.Order]:
				*it = item{Order: it.Order, Value: "-", ItemStyle: &style{}}
				if s.Type == "custom" {
					it.Value = []float64{0, 0, -9, 0, 0} // outside the drawing
				}
			case f.Dim[it.Order] && it.ItemStyle != nil:
				look := *it.ItemStyle
				look.Opacity *= faded
				it.ItemStyle = &look
			}
		}
	}
}
