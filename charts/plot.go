package charts

import (
	"cmp"
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of plots: of line, area and scatter. Those without px are in sizes of the small type.
const (
	phonePlot       = 230.0 // px, the height of a plot on a phone
	leastPlotHeight = 80.0  // px, of any plot
	tickRoom        = 2.6   // from one value of an axis to the next, at least
	mostTicks       = 6     // values of an axis
	tickGap         = 0.5   // from the plot to the values at its left
	tickTop         = 0.9   // above a plot, of half a value and labels of points
	nameAir         = 0.6   // between two labels below the axis
	labelLines      = 2     // of a label below the axis
	pointShare      = 0.55  // the diameter of a point
	nameLines       = 2     // of a name at left of its row or above it
	widerNames      = 0.5   // of the width that names take which would be cut
	pointAir        = 0.25  // around it, which labels leave free
	farFromZero     = 0.3   // a scale begins at zero unless its least value is more than this share of its largest
)

// frame is the box that values are plotted in, with its scales.
type frame struct {
	ground
	axis   piece                        // from left to right
	values                              // from the bottom to the top
	rules  []float64                    // the values with a rule
	where  func(*slides.Record) float64 // a record's place on the axis
	pad    float64                      // in px at its four sides, where no middle of a mark is
	foot   float64                      // the height in px of what stands below the plot
	below  func()                       // draws that
	// first and behind are the shapes of the axes: the index of the first, and of the first behind them.
	first, behind int
}

// point is where a record is drawn, in px. A record without a value is a gap, where a line is broken.
type point struct {
	*slides.Record
	x, y, base float64 // base is the y from which an area reaches to y
	gap        bool
}

// trace is a series in a plot: the n-th of the figure.
type trace struct {
	name   string
	n      int
	points []*point
}

// at is the y of a value.
func (p *frame) at(v float64) float64 {
	return p.y + p.pad + (p.h-2*p.pad)*(1-(p.unit(v)-p.lo)/(p.hi-p.lo))
}

// base is the y that areas begin at: that of zero, or of the lowest value.
func (p *frame) base() float64 {
	if p.log || p.lo > 0 {
		return p.bottom()
	}
	return p.at(min(0, p.hi))
}

// bottom is the y of the lowest value.
func (p *frame) bottom() float64 { return p.y + p.h }

// frame lays out and draws the axes of a plot below y with a margin at the right and a padding around its marks. zero is for values that are drawn
// from zero.
func (d *drawing) frame(f *figure, zero bool, y, right, pad float64) *frame {
	p := &frame{pad: pad}
	size := d.small.size
	p.y = y + size*tickTop
	below := 0.0
	if d.alongName(f) != "" {
		below = axisBelow
	}
	height := phonePlot
	if d.tall > 0 {
		height = d.tall - p.y - below
		if d.bare.key {
			height -= d.bare.below
		} else {
			height -= d.small.line()
		}
	}
	n := max(2, min(mostTicks, int(height/size/tickRoom)))
	p.values = d.scaleOf(f, zero, n)
	p.rules = p.ticks(n)
	for _, v := range p.rules {
		p.x = max(p.x, d.small.width(d.number(tidyNumber(v)))+size*tickGap)
	}
	if d.bare.left {
		p.x = 0
	}
	p.w = d.w - p.x - right
	d.alongAxis(f, p)
	p.h = height
	if d.tall > 0 {
		if d.bare.foot {
			p.foot = 0
		}
		p.h = max(leastPlotHeight, d.tall-p.y-below-p.foot)
	}
	d.inset = [2]float64{p.x, p.foot}
	p.first = len(d.shapes)
	for _, v := range p.rules {
		role := Line
		if v == 0 { // the stronger line, which texts leave free if they can
			role = Muted
			p.soft = append(p.soft, box{p.x, p.at(v) - 1, p.w, 2})
		}
		d.rule(p.x, p.at(v), p.x+p.w, p.at(v), role, 1)
		if !d.bare.left {
			d.muted(p.x-size*tickGap, p.at(v), d.number(tidyNumber(v)), "right")
		}
	}
	if !d.bare.foot {
		p.below()
	}
	p.behind = len(d.shapes)
	d.h = d.bottomName(d.alongName(f), p.x, p.bottom()+p.foot)
	p.value = p.at
	return p
}

// scaleOf is the scale of the values of a plot, of which those of stacked areas are sums.
func (d *drawing) scaleOf(f *figure, zero bool, n int) values {
	switch {
	case f.Type == "area" && f.Arrange == slides.Share:
		return values{lo: 0, hi: wholeShare}
	case f.Type == "area" && f.Arrange == slides.Stacked:
		most := 0.0
		for _, sum := range stackSums(f) {
			most = max(most, sum)
		}
		return roundValues(0, most, n)
	}
	return valueScale(f, zero, n)
}

// alongAxis gives a frame its scale from left to right: of numbers, dates or labels.
func (d *drawing) alongAxis(f *figure, p *frame) {
	switch {
	case numbered(f):
		d.numberAxis(f, p)
	case allDated(f):
		d.dateAxis(f, p)
	default:
		d.labelAxis(f, p)
	}
}

// allDated reports whether all records of a figure have a date.
func allDated(f *figure) bool {
	return len(f.scale) > 0 && !slices.ContainsFunc(f.scale, func(r *slides.Record) bool { return r.Date == "" })
}

// reachOf is the range of all values of a figure, of their ranges, and of what its annotations name; from +Inf to -Inf
// without any.
func reachOf(f *figure) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	add := func(values ...*float64) {
		for _, v := range values {
			if v != nil && math.Abs(*v) <= slides.Greatest {
				lo, hi = min(lo, *v), max(hi, *v)
			}
		}
	}
	for _, r := range f.scale {
		add(r.Value, r.Low, r.High)
	}
	for i := range f.Annotations {
		add(f.Annotations[i].Value, f.Annotations[i].To)
	}
	for i, v := range f.reach {
		if v > 0 || f.Scale != slides.Log {
			add(&f.reach[i])
		}
	}
	return lo, hi
}

// traces are the series of a figure with their points in a frame, from left to right where sorted is set.
func traces(f *figure, p *frame, sorted bool) (all []*trace) {
	for n, g := range groupBy(f.scale, seriesOf) {
		t := &trace{name: clean(g.name), n: n}
		records := inSeries(f.records, g.name)
		if sorted {
			slices.SortStableFunc(records, func(a, b *slides.Record) int { return cmp.Compare(p.where(a), p.where(b)) })
		}
		for _, r := range records {
			v, ok := finite(r)
			t.points = append(t.points, &point{r, p.axis.at(p.where(r)), p.at(v), p.base(), !ok})
		}
		if len(records) > 0 {
			all = append(all, t)
		}
	}
	return all
}

func seriesOf(r *slides.Record) string { return r.Series }

// inSeries are the records of a series, in a list of their own.
func inSeries(all []*slides.Record, name string) (records []*slides.Record) {
	for _, r := range all {
		if r.Series == name {
			records = append(records, r)
		}
	}
	return records
}

func labelOf(r *slides.Record) string { return r.Label }

// plotted adds the marks of a series to a grid in px, of a type of ECharts, and returns the series.
func (d *drawing) plotted(kind string, grid int, t *trace) *mark {
	var items []item
	size := math.Round(d.small.size * pointShare)
	for _, q := range t.points {
		it := d.symbol(t.n, q.Record, q.x, q.y)
		it.SymbolSize = size
		if q.gap {
			it.Value = []any{round(q.x), "-"}
		}
		items = append(items, it)
	}
	s := d.add(kind, grid, t.name, items)
	return s
}

// plane adds a grid in px of the drawing.
func (d *drawing) plane() int {
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	return grid
}

// obstacles notes what labels leave free: the points of series, and if they can the lines between them, straight or
// in steps.
func (d *drawing) obstacles(p *frame, all []*trace, lines, steps bool) {
	half := d.small.size * (pointShare/2 + pointAir)
	for _, t := range all {
		var before *point
		for _, q := range t.points {
			if q.gap {
				before = nil
				continue
			}
			if at := (box{q.x - half, q.y - half, 2 * half, 2 * half}); lines && len(t.points) > maxMarkedPoints {
				p.soft = append(p.soft, at)
			} else {
				p.taken = append(p.taken, at)
			}
			if lines && before != nil {
				if steps {
					corner := &point{x: q.x, y: before.y}
					p.soft = append(p.soft, along(before, corner, 2*half)...)
					before = corner
				}
				p.soft = append(p.soft, along(before, q, 2*half)...)
			}
			before = q
		}
	}
}

// along are boxes around the line between two points, each about as wide as it is told.
func along(a, b *point, width float64) (boxes []box) {
	n := math.Ceil(max(math.Abs(b.x-a.x), math.Abs(b.y-a.y))/width + 1e-3)
	for i := range int(n) {
		from, to := float64(i)/n, float64(i+1)/n
		y0, y1 := a.y+(b.y-a.y)*from, a.y+(b.y-a.y)*to
		boxes = append(boxes, box{a.x + (b.x-a.x)*from, min(y0, y1) - 2, (b.x - a.x) / n, math.Abs(y1-y0) + 4})
	}
	return boxes
}

// marked is the only point with a label; nil for none.
func (g *ground) marked(label string) (at *point) {
	for _, t := range g.traces {
		for _, q := range t.points {
			if q.Label == label && !q.gap {
				if at != nil {
					return nil
				}
				at = q
			}
		}
	}
	return at
}
