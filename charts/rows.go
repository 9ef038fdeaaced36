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
	namedRow   = 2.2 // a row that has room for its name above it, in lines
	numberGap  = 4.5 // from value to value, about
	rowMark    = 0.6 // the height of a box, of its row
	tallestBox = 4.0
)

// rowFrame is a row a series over one axis of values that runs from left to right.
type rowFrame struct {
	frame
	groups []group
	row    float64 // the height of a row, in px
	head   float64 // of its name, if that stands above it
}

// middle is the y of the middle of the n-th row, below its name.
func (p *rowFrame) middle(n int) float64 { return p.y + p.row*float64(n) + (p.row+p.head)/2 }

// across is the x of a value.
func (p *rowFrame) across(v float64) float64 { return p.axis.at(p.unit(v)) }

// rowFrame draws the names of the series of a figure and the axis of their values, above a foot of so many px: a round
// scale with rules, or edges of bins. The reader has the name of the values in XName.
func (d *drawing) rowFrame(f *figure, above string, foot float64, edges []float64) *rowFrame {
	size, shapes := d.small.size, len(d.shapes)
	p := &rowFrame{groups: groupBy(f.scale, seriesOf)}
	n := float64(max(len(p.groups), 1))
	p.y = d.topName(above)
	p.taken = d.texts(shapes)
	name := d.valuesName(f, f.XName)
	below := foot
	if name != "" {
		below += axisBelow
	}
	if p.foot = d.tickLines(nil); d.bare.foot {
		p.foot = 0
	}
	p.row = size * phoneRow
	if d.tall > 0 {
		p.row = (d.tall - p.y - p.foot - below) / n
	}
	p.h = p.row * n
	left := 0.0
	for _, g := range p.groups {
		left = max(left, d.font.width(clean(g.name))+size*rowGap)
	}
	switch most := d.w * rowNames; {
	case d.bare.left || left <= size*rowGap:
		left = 0
	case left > most && d.narrow && p.row > namedRow*d.font.line():
		left, p.head = 0, d.font.line()
	case left > most:
		left = d.font.column(namesOf(p.groups), most-size*rowGap, d.w*widerNames, max(1, int(p.row/d.font.line()))) + size*rowGap
	}
	p.x, p.w = left, d.w-left-size*plotMargin
	p.axis = piece{0, 1, p.x + size*pointShare, p.x + p.w - size*pointShare}
	p.values = values{lo: 0, hi: 1}
	if edges != nil {
		p.lo, p.hi, p.rules = edges[0], edges[len(edges)-1], edges
	} else {
		ticks := max(2, int(p.w/size/numberGap))
		p.values = valueScale(f, false, ticks)
		p.rules = p.ticks(ticks)
	}
	p.axis.v0, p.axis.v1 = p.lo, p.hi
	p.first = len(d.shapes)
	d.inset = [2]float64{left, p.foot}
	for _, v := range p.rules {
		role := Line
		if v == 0 {
			role = Muted
		}
		if edges == nil {
			d.rule(p.across(v), p.y, p.across(v), p.bottom(), role, 1)
		}
	}
	if !d.bare.foot {
		d.numbersBelow(p.axis, p.values, p.rules, p.bottom())
	}
	p.behind = len(d.shapes)
	d.h = d.bottomName(name, p.x, p.bottom()+p.foot) + foot
	p.lying, p.value = true, p.across
	p.along = func(a *slides.Annotation) (from, to float64, ok bool) {
		for i, g := range p.groups {
			if g.name == a.Label {
				return p.middle(i) - p.row/2, p.middle(i) + p.row/2, true
			}
		}
		return 0, 0, false
	}
	for i, g := range p.groups {
		d.naming(g.records)
		at := box{0, p.middle(i), left - size*rowGap, d.font.line()}
		lines := max(1, int(p.row/at.h))
		if p.head > 0 {
			at, lines = box{0, p.middle(i) - p.row/2, d.w, p.head}, 1
		}
		if left == 0 && p.head == 0 {
			continue
		}
		text := d.font.wrap(clean(g.name), at.w, lines)
		for k, s := range text {
			y := at.y + at.h*(float64(k)+0.5-float64(len(text))/2)
			d.text(0, y, s, label{font: d.font, halo: p.head > 0})
			p.taken = append(p.taken, box{0, y - at.h/2, d.font.width(s), at.h})
		}
	}
	d.about()
	return p
}

// strip is a mark a record along one axis, in a row a series. Marks that would lie on each other stand above and below
// the middle of the row where it is high enough.
func (d *drawing) strip(f *figure) {
	p := d.rowFrame(f, f.YName, 0, nil)
	if f.Large() {
		d.sampledRows(f, p)
		d.remarks(f, &p.frame)
		return
	}
	var all []*trace
	size := math.Round(d.small.size * pointShare)
	for n, g := range p.groups {
		t := &trace{name: clean(g.name), n: n}
		for _, r := range f.records {
			if v, ok := finite(r); ok && r.Series == g.name {
				t.points = append(t.points, &point{Record: r, x: p.across(v), y: p.middle(n)})
			}
		}
		swarm(t.points, size, (p.row-p.head)/2-size)
		all = append(all, t)
	}
	grid := d.plane()
	for _, t := range all {
		d.plotted("scatter", grid, t)
	}
	d.obstacles(&p.frame, all, false, false)
	p.traces = all
	d.annotate(f, &p.ground)
	d.scatterNames(f, &p.frame, all, 0)
}

// maxSwarm bounds the points of a row that are moved apart: more of them fill it anyway.
const maxSwarm = 1000

// swarm moves points of one row up and down so that none lies on another, by at most so many px.
func swarm(points []*point, size, most float64) {
	if len(points) > maxSwarm {
		return
	}
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
