package charts

import (
	"slices"

	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// about sets the records that the following shapes belong to, so that steps can hide or dim
// them; none means the whole figure.
func (d *drawing) about(records ...*slides.Record) { d.of, d.names = records, false }

// naming is about for the names of categories and series, which steps dim but do not hide: they belong to the whole
// figure.
func (d *drawing) naming(records []*slides.Record) { d.of, d.names = records, true }

// faded is the opacity of marks beside which others are highlighted. Their texts are muted and can be read.
const faded = 0.28

// present hides and dims the records that the figure's step hides and dims, or else those that the figure's
// highlight dims. The layout is that of all records, so that nothing moves from step to step.
func (d *drawing) present(f *figure) {
	hidden, dim := f.Hidden, f.Dim
	if hidden == nil && dim == nil {
		hidden, dim = f.At(-1)
	}
	if len(hidden) == 0 && len(dim) == 0 {
		return
	}
	all := func(records []*slides.Record, in map[int]bool) bool {
		return len(records) > 0 && !slices.ContainsFunc(records, func(r *slides.Record) bool {
			return !in[slices.Index(f.records, r)]
		})
	}
	d.shapes = slices.DeleteFunc(d.shapes, func(s shape) bool { return !s.name && all(s.of, hidden) })
	for i := range d.shapes {
		switch s := &d.shapes[i]; {
		case !all(s.of, dim):
		case s.Type == "text":
			s.Style.Fill = d.Palette[Muted]
		case s.Style.Opacity > 0:
			s.Style.Opacity *= faded
		default:
			s.Style.Opacity = faded
		}
	}
	for i := range d.series {
		d.dim(&d.series[i],
			func(it *item) bool { return hidden[it.Order] && it.of == nil || all(it.of, hidden) },
			func(it *item) bool { return dim[it.Order] && it.of == nil || all(it.of, dim) })
	}
}

// dim hides and dims the marks of a series that it is told to, and the line through them if it dims all of them.
func (d *drawing) dim(s *mark, hidden, dim func(*item) bool) {
	left := false
	for i := range s.Data {
		it := &s.Data[i]
		switch {
		case hidden(it):
			*it = item{Order: it.Order, Value: "-", ItemStyle: &style{}}
			if s.Type == "custom" {
				it.Value = []float64{0, 0, -9, 0, 0} // outside the drawing
			}
			if s.ItemPayload != nil {
				s.ItemPayload.Paths[i] = ""
			}
			continue
		case it.ItemStyle != nil && dim(it):
			look := *it.ItemStyle
			look.Opacity *= faded
			it.ItemStyle = &look
			continue
		}
		left = true
	}
	if s.LineStyle != nil && !left {
		s.LineStyle.Opacity = opts.Float(faded)
	}
}
