package charts

import (
	"strconv"
	"strings"

	"exhibit/slides"
)

// path is SVG path data being written, in px of the drawing.
type path struct{ strings.Builder }

// to adds a command, such as M or L, with its coordinates, rounded to a hundredth of a px.
func (p *path) to(command byte, coordinates ...float64) *path {
	p.WriteByte(command)
	for i, v := range coordinates {
		if i > 0 {
			p.WriteByte(' ')
		}
		p.Write(strconv.AppendFloat(nil, hundredth(v), 'f', -1, 64))
	}
	return p
}

// outline is a mark with the outline of an SVG path: an area, a band, the box of a distribution, a place on a map.
type outline struct {
	record *slides.Record
	path   string
	look   *style
	says   string           // what it says of several records; empty for one
	of     []*slides.Record // those
}

// outlines adds marks with outlines, in front of earlier marks; z is their place among the series, 1 for behind
// the others, 2 for beside them.
func (d *drawing) outlines(marks []outline, z int) *mark {
	if len(marks) == 0 {
		return &mark{ItemPayload: &paths{}}
	}
	var items []item
	shapes := &paths{}
	for _, m := range marks {
		says := m.says
		if says == "" {
			says = d.describe(m.record)
		}
		items = append(items, item{Name: inert(says), of: m.of, Value: []float64{m.look.shade, 0}, ItemStyle: m.look})
		shapes.Paths = append(shapes.Paths, m.path)
	}
	s := d.add("custom", d.plane(), "", items)
	s.RenderItem, s.ItemPayload, s.Z = "path", shapes, z
	return s
}
