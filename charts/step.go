package charts

import (
	"slices"

	"exhibit/slides"
)

// about says which records what is drawn next is about; nothing but the figure for none.
func (d *drawing) about(records ...*slides.Record) { d.of = records }

// faded is how much of a mark is left while the reader is pointed at another.
const faded = 0.28

// present takes from a drawing what is not yet brought in and fades what is not pointed
// at. The layout stays that of all, so that nothing moves as steps come.
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
					it.Value = []float64{0, 0, -9, 0, 0} // outside
				}
			case f.Dim[it.Order] && it.ItemStyle != nil:
				look := *it.ItemStyle
				look.Opacity *= faded
				it.ItemStyle = &look
			}
		}
	}
}
