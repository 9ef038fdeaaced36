package charts

import (
	"slices"

	"exhibit/slides"
)

// barRemarks draws the annotations of bars in a box: values on a scale in px, and labels where at says that their bars
// are, from one px to another. They leave the bars free, and the texts since a number of shapes.
func (d *drawing) barRemarks(b *bars, in box, x piece, lying bool, shapes int, at func(label string) (from, to float64, ok bool)) {
	if len(b.f.Annotations) == 0 {
		return
	}
	g := &ground{box: in, lying: lying, value: x.at, along: func(a *slides.Annotation) (from, to float64, ok bool) {
		return at(a.Label)
	}}
	g.taken = d.texts(shapes)
	for _, items := range b.items {
		for _, it := range items {
			v := it.Value.([]float64)
			g.taken = append(g.taken, box{v[0], v[2] - v[3]/2, v[1] - v[0], v[3]})
		}
	}
	d.annotate(b.f, g)
}

// placeOf is where, along groups that begin at a px, the bars of a label are; size is the length of a group.
func placeOf(groups []group, label string, from float64, size func(g group) float64) (start, end float64, ok bool) {
	i := slices.IndexFunc(groups, func(g group) bool { return g.name == label })
	if i < 0 {
		return 0, 0, false
	}
	for _, g := range groups[:i] {
		from += size(g)
	}
	return from, from + size(groups[i]), true
}
