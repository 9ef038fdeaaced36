package charts

import (
	"cmp"
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of dumbbells, as shares of the width.
const (
	dumbbellNames = 0.34 // that the names of rows take at most, unless they would be cut
	dumbbellSides = 0.25 // that the texts at either end take at most
)

// dumbbell is a row a label with a dot a series, or a date where there are no series, joined by a line: an arrow from the
// first to the second where there are two. The outermost dots have their values, and the first row the names of
// the series. Rows that do not fit are left to the table.
func (d *drawing) dumbbell(f *figure) {
	rows := groupBy(f.records, labelOf)
	sides := groupBy(f.records, d.side)
	names, left, above := namesOf(rows), 0.0, 0.0
	if d.narrow {
		above = d.font.line()
		if lines := float64(d.font.lines(names, d.w, nameLines)); d.tall == 0 || (above*(lines+1))*float64(len(rows)) < d.tall-2*d.font.line() {
			above *= lines
		}
	}
	top, bottom, more := 0.0, d.small.line(), 0
	if len(sides) > 1 {
		top = d.strong.line()
	}
	row := above + d.font.line()*1.4
	if d.tall > 0 {
		if least := above + d.font.line(); float64(len(rows))*least+top+bottom > d.tall {
			bottom = d.small.line() // for how many rows are left out, in place of the axis
			fit := max(1, int((d.tall-top-bottom)/least))
			for _, g := range rows[min(fit, len(rows)):] {
				more += len(g.records)
			}
			rows = rows[:min(fit, len(rows))]
		}
		row = (d.tall - top - bottom) / float64(max(len(rows), 1))
	}
	at := min(d.strong.width(longest(f.records, d.strong, func(r *slides.Record) string { return d.says(f, r) }))+dotSize/2+2*dotGap, d.w*dumbbellSides)
	if !d.narrow {
		left = math.Ceil(d.font.column(names, d.w*dumbbellNames, d.w*widerNames-at, min(nameLines, int(max(1, row/d.font.line()))))) + columnGap
	}
	s := &piece{x0: left + at, x1: d.w - at}
	s.v0, s.v1 = dotRange(ends(f.records...))

	var dots []item
	y := top
	for i, g := range rows {
		shapes := len(d.shapes)
		d.naming(g.records)
		middle := y + row/2
		if above > 0 {
			middle = y + above + (row-above)/2
			d.block(0, y+above/2, d.font.wrap(clean(g.name), d.w, int(above/d.font.line())), label{font: d.font})
		} else {
			d.block(0, middle, d.font.wrap(clean(g.name), left-columnGap, max(1, min(nameLines, int(row/d.font.line())))), label{font: d.font})
		}
		if i > 0 {
			d.rule(0, y, d.w, y, Line, 1)
		}
		if i == 0 && top > 0 {
			d.sideNames(g, sides, s, top/2)
		}
		d.about(g.records...)
		dots = append(dots, d.dumbbellRow(f, g, sides, s, box{left, middle, d.w - left, 0})...)
		if s.v0 <= 0 && s.v1 >= 0 {
			d.about()
			d.plumb(shapes, s.at(0), y+above, y+row, Muted, 1)
		}
		y += row
	}
	d.about()
	d.h = y + bottom
	if more > 0 {
		d.unshown(0, y+bottom/2, more)
	} else {
		d.dotAxis(len(d.shapes), s, y-dotGap, y, true)
		if name := sentence(d.valuesName(f, f.YName)); d.small.width(name) <= left-columnGap {
			d.muted(0, y+bottom/2, name, "")
		}
	}
	if m := d.pixels("scatter", dots); len(dots) > 0 {
		m.Z = 3
	}
}

// side is what tells the values of a row apart: the series or, without one, the date.
func (d *drawing) side(r *slides.Record) string {
	if r.Series == "" && r.Date != "" {
		return d.short(r.Date)
	}
	return r.Series
}

// sideLook is the colour and the look of the n-th of the sides: of two the first is hollow, the second solid.
func (d *drawing) sideLook(n, sides int) (Role, *style) {
	role := series(n)
	if sides == 2 {
		role = Series1
	}
	if n%2 == 0 && sides > 1 {
		return role, d.hollow(role)
	}
	return role, d.solid(role)
}

// sideNames names the sides at y, above the dots of a row where it has them.
func (d *drawing) sideNames(g group, sides []group, s *piece, y float64) {
	type name struct {
		text string
		role Role
		at   float64
	}
	var names []*name
	if d.w/float64(len(sides)) < columnGap+2*d.strong.size { // the values say in words whose they are
		return
	}
	for n, side := range sides {
		role, _ := d.sideLook(n, len(sides))
		at := (s.x0 + s.x1) / 2
		for _, r := range g.records {
			if v, ok := finite(r); ok && d.side(r) == side.name {
				at = s.at(v)
			}
		}
		names = append(names, &name{d.strong.fit(clean(side.name), d.w/float64(len(sides))-columnGap), role, at})
	}
	slices.SortStableFunc(names, func(a, b *name) int { return cmp.Compare(a.at, b.at) })
	var at, widths []float64
	for _, n := range names {
		at, widths = append(at, n.at), append(widths, d.strong.width(n.text)+columnGap)
	}
	spreadOut(at, widths, -columnGap/2, d.w+columnGap/2)
	for i, n := range names {
		d.text(at[i], y, n.text, label{font: d.strong, color: n.role, align: "center"})
	}
}

// dumbbellRow draws the line and the values of a row in the width of a box at its top, and returns its dots.
func (d *drawing) dumbbellRow(f *figure, g group, sides []group, s *piece, b box) (dots []item) {
	y := b.y
	var first, last, low, high *slides.Record
	for n, side := range sides {
		for _, r := range g.records {
			v, ok := finite(r)
			if !ok || d.side(r) != side.name {
				continue
			}
			if first == nil {
				first, low, high = r, r, r
			}
			if last = r; v < value(low) {
				low = r
			}
			if v > value(high) {
				high = r
			}
			_, look := d.sideLook(n, len(sides))
			dots = append(dots, item{Name: inert(d.describe(r)), Value: []float64{round(s.at(v)), round(y)}, Symbol: "circle", SymbolSize: dotSize, ItemStyle: look})
			break // of a value that is there twice the table has the other
		}
	}
	if first == nil {
		d.muted(s.x0, y, d.NoFigure, "")
		return nil
	}
	from, to := s.at(value(first)), s.at(value(last))
	switch {
	case len(sides) != 2:
		d.rule(s.at(value(low)), y, s.at(value(high)), y, Series1, 2)
	case to-from > 2*dotSize:
		d.arrow(from, to-dotSize/2-1, y, Series1)
	case from-to > 2*dotSize:
		d.arrow(from, to+dotSize/2+1, y, Series1)
	default:
		d.rule(from, y, to, y, Series1, 2)
	}
	face := func(r *slides.Record) font {
		if r == last {
			return d.strong
		}
		return d.font
	}
	d.about(high)
	x := s.at(value(high)) + dotSize/2 + dotGap
	if d.w-x > d.small.size {
		d.text(x, y, face(high).fit(d.says(f, high), d.w-x), label{font: face(high), halo: true})
	}
	if low != high {
		d.about(low)
		x = s.at(value(low)) - dotSize/2 - dotGap
		d.text(x, y, face(low).fit(d.says(f, low), x-b.x), label{font: face(low), align: "right", halo: true})
	}
	return dots
}
