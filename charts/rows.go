package charts

import (
	"math"

	"exhibit/slides"
)

// Measures of rows on one axis: of strip and box. Those without px are in sizes of the small type.
const (
	rowNames   = 0.3 // of the width that names take at most
	rowGap     = 0.8 // from a name to its row
	phoneRow   = 4.5 // a row on a phone
	numberGap  = 4.5 // from value to value, about
	rowMark    = 0.6 // the height of a box, of its row
	tallestBox = 4.0
)

// rowFrame is a row a series over one axis of values that runs from left to right.
type rowFrame struct {
	frame
	rows []group
	row  float64 // the height of a row, in px
}

// middle is the y of the middle of the n-th row.
func (p *rowFrame) middle(n int) float64 { return p.y + (float64(n)+0.5)*p.row }

// across is the x of a value.
func (p *rowFrame) across(v float64) float64 { return p.axis.at(p.unit(v)) }

// rowFrame draws the names of the series of a figure, and the axis of their values, above a foot of so many px. The
// reader has the name of the values in XName.
func (d *drawing) rowFrame(f *figure, foot float64) *rowFrame {
	size := d.small.size
	p := &rowFrame{rows: groupBy(f.scale, seriesOf)}
	n := len(p.rows)
	p.y = d.topName(f.YName)
	name := d.valuesName(f, f.XName)
	left := 0.0
	for _, g := range p.rows {
		left = max(left, d.font.width(clean(g.name))+size*rowGap)
	}
	left = min(left, d.w*rowNames)
	above := d.narrow && left >= d.w*rowNames // names stand above their rows
	if above || n < 2 && p.rows != nil && p.rows[0].name == "" || d.bare.left {
		left = 0
	}
	p.x = left
	p.w = d.w - left - size*plotMargin
	ticks := max(2, int(p.w/size/numberGap))
	p.values = valueScale(f, false, ticks)
	p.rules = p.ticks(ticks)
	p.axis = piece{p.lo, p.hi, p.x + size*pointShare, p.x + p.w - size*pointShare}
	p.foot = d.tickLines(nil)
	if d.bare.foot {
		p.foot = 0
	}
	d.inset = [2]float64{left, p.foot}
	below := foot
	if name != "" {
		below += axisBelow
	}
	p.row = size * phoneRow
	if d.tall > 0 {
		p.row = (d.tall - p.y - p.foot - below) / float64(max(n, 1))
	}
	p.h = p.row * float64(n)
	for _, v := range p.rules {
		role := Line
		if v == 0 {
			role = Muted
		}
		d.rule(p.across(v), p.y, p.across(v), p.bottom(), role, 1)
	}
	if !d.bare.foot {
		d.numbersBelow(p.axis, p.values, p.rules, p.bottom())
	}
	d.h = d.bottomName(name, p.x, p.bottom()+p.foot) + foot
	p.lying, p.value = true, p.across
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		for i, g := range p.rows {
			if g.name == a.Label {
				return p.middle(i) - p.row/2, p.middle(i) + p.row/2, true
			}
		}
		return 0, 0, false
	}
	for i, g := range p.rows {
		d.about(g.records...)
		switch lines := max(1, int(p.row/d.font.line())); {
		case above && p.row > 2*d.font.line():
			d.text(0, p.middle(i)-p.row/2+d.font.line()/2, d.font.fit(clean(g.name), d.w), label{font: d.font, halo: true})
		case left > 0:
			text := d.font.wrap(clean(g.name), left-size*rowGap, lines)
			for k, s := range text {
				d.text(0, p.middle(i)+d.font.line()*(float64(k)+0.5-float64(len(text))/2), s, label{font: d.font})
			}
		}
	}
	d.about()
	return p
}

// strip is a mark a record along one axis, in a row a series. Marks that would lie on each other stand above and below
// the middle of the row where it is high enough.
func (d *drawing) strip(f *figure) {
	p := d.rowFrame(f, 0)
	var all []*trace
	size := math.Round(d.small.size * pointShare)
	for n, g := range p.rows {
		t := &trace{name: clean(g.name), n: n}
		for _, r := range f.records {
			if v, ok := finite(r); ok && r.Series == g.name {
				t.points = append(t.points, &point{Record: r, x: p.across(v), y: p.middle(n)})
			}
		}
		swarm(t.points, size, p.row/2-size)
		all = append(all, t)
	}
	grid := d.plane()
	for _, t := range all {
		d.plotted("scatter", grid, t)
	}
	d.obstacles(&p.frame, all, false, false)
	p.mark = marked(all)
	d.annotate(f, &p.ground)
	d.scatterNames(f, &p.frame, all, 0)
}

// swarm moves points of one row up and down so that none lies on another, by at most so many px.
func swarm(points []*point, size, most float64) {
	for i, q := range points {
		middle := q.y
		for step := 0; ; step++ {
			away := size * math.Ceil(float64(step)/2)
			if away > most {
				q.y = middle
				break
			}
			if step%2 == 1 {
				away = -away
			}
			q.y = middle + away
			free := true
			for _, o := range points[:i] {
				free = free && !(math.Abs(o.x-q.x) < size && math.Abs(o.y-q.y) < size)
			}
			if free {
				break
			}
		}
	}
}
