package charts

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"

	"exhibit/slides"
)

// Measures of bubbles, in sizes of the small type.
const (
	largestBubble = 3.2 // the diameter of the largest
	leastBubble   = 0.3 // of any
)

// scatter is a mark a record: values over numbers, dates or, without either, over a row a series. Where records have
// a size, the area of the mark is in proportion to it.
func (d *drawing) scatter(f *figure) {
	if !numbered(f) && !allDated(f) {
		d.strip(f)
		return
	}
	names := groupBy(f.scale, seriesOf)
	largest := largestSize(f)
	y := d.topName(d.valuesName(f, f.YName))
	if largest > 0 && !d.bare.key {
		y = d.sizeKey(f, largest, y, len(names) > 1)
	}
	if len(names) > 1 && !d.bare.key {
		y = d.keyLine(names, y)
	}
	pad := 0.0
	if largest > 0 {
		pad = d.small.size * largestBubble / 2
	}
	said := ""
	var slope, intercept float64
	if f.Fit != "" && numbered(f) {
		slope, intercept, said = d.fitLine(f)
	}
	note, tall := d.noteLines(said), d.tall
	height := d.small.line() * float64(len(note))
	d.tall = max(0, tall-height)
	p := d.frame(f, false, y, d.small.size*plotMargin, pad)
	d.tall = tall
	d.h += height
	d.note(note)
	if said != "" {
		d.drawFit(p, slope, intercept)
	}
	if f.Large() {
		d.sampled(f, "scatter", p)
		d.remarks(f, p)
		return
	}
	all := traces(f, p, false)
	grid := d.plane()
	for _, t := range all {
		if largest > 0 { // the largest behind
			slices.SortStableFunc(t.points, func(a, b *point) int { return cmp.Compare(sizeOf(b.Record), sizeOf(a.Record)) })
		}
		s := d.plotted("scatter", grid, t)
		for i, q := range t.points {
			half := d.small.size * (pointShare/2 + pointAir)
			if largest > 0 {
				size := d.bubble(q.Record, largest)
				it := &s.Data[i]
				it.Symbol, it.SymbolSize, half = "circle", round(size), size/2
				look := d.solid(series(t.n))
				look.Opacity, look.BorderColor, look.BorderWidth = 0.7, d.Palette[Surface], 1
				it.ItemStyle = look
			}
			if !q.gap {
				p.taken = append(p.taken, box{q.x - half, q.y - half, 2 * half, 2 * half})
			}
		}
	}
	p.traces = all
	d.annotate(f, &p.ground)
	d.scatterNames(f, p, all, largest)
}

// scatterNames names points by their labels, those first that the figure highlights, and only those if there are many.
func (d *drawing) scatterNames(f *figure, p *frame, all []*trace, largest float64) {
	for _, lighted := range []bool{true, false} {
		for _, t := range all {
			for _, q := range t.points {
				if q.gap || q.Chosen(f.Highlight) != lighted || !lighted && len(f.records) > maxNamedPoints {
					continue
				}
				half := d.small.size * pointShare / 2
				if largest > 0 {
					half = d.bubble(q.Record, largest) / 2
				}
				d.pointLabel(clean(q.Label), half, q, p, pointLook{beside: true, across: lighted, away: lighted})
			}
		}
	}
}

// sizeOf is the number that a record's bubble stands for, 0 for none that can be drawn.
func sizeOf(r *slides.Record) float64 {
	if r.Size == nil || !(*r.Size > 0) || math.IsInf(*r.Size, 0) {
		return 0
	}
	return *r.Size
}

// largestSize is the largest size of a figure's records; 0 if none has one.
func largestSize(f *figure) (largest float64) {
	for _, r := range f.scale {
		largest = max(largest, sizeOf(r))
	}
	return largest
}

// bubble is the diameter in px of a record's mark.
func (d *drawing) bubble(r *slides.Record, largest float64) float64 {
	return d.small.size * max(leastBubble, largestBubble*math.Sqrt(sizeOf(r)/largest))
}

// sizeKey prints what the areas of bubbles stand for below y, by two round sizes at the right, and returns the y where
// the next line begins: beside it if that is a legend, which is short.
func (d *drawing) sizeKey(f *figure, largest, y float64, legend bool) float64 {
	sizes := []float64{round10(largest), round10(largest / 10)}
	half := d.bubble(&slides.Record{Size: &sizes[0]}, largest) / 2
	x, middle := d.w, y+max(half, d.small.line()/2)
	for i := range sizes {
		text := d.number(tidyNumber(sizes[i]))
		x -= d.small.width(text)
		d.muted(x, middle, text, "")
		half := d.bubble(&slides.Record{Size: &sizes[i]}, largest) / 2
		x -= half + d.small.size*nameAir
		d.ring(x, middle, half)
		x -= half + d.small.size
	}
	name := sentence(clean(f.SizeName))
	d.muted(x-d.small.width(name), middle, name, "")
	if legend && !d.narrow {
		return y + max(0, 2*half-d.small.line())
	}
	return y + max(2*half, d.small.line())
}

// round10 is the largest of 1, 2 and 5 times a power of ten that is at most v.
func round10(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	switch {
	case v >= 5*p:
		return 5 * p
	case v >= 2*p:
		return 2 * p
	}
	return p
}

// leastSquares are slope and intercept of the straight line through points with the least sum of squared distances
// along y, and the share of the variance of y that it explains (R²). It is false for fewer than three points, and where
// all have the same x.
func leastSquares(xs, ys []float64) (slope, intercept, r2 float64, ok bool) {
	n := float64(len(xs))
	var mx, my, sxx, sxy, syy float64
	for i := range xs {
		mx += xs[i] / n
		my += ys[i] / n
	}
	for i := range xs {
		dx, dy := xs[i]-mx, ys[i]-my
		sxx, sxy, syy = sxx+dx*dx, sxy+dx*dy, syy+dy*dy
	}
	if len(xs) < 3 || !(sxx > 0) || math.IsInf(sxx+syy, 0) {
		return 0, 0, 0, false
	}
	slope, r2 = sxy/sxx, 1
	if syy > 0 {
		r2 = sxy * sxy / (sxx * syy)
	}
	return slope, my - slope*mx, r2, true
}

// fitLine is the least-squares line of a figure's records, and the sentence that says it; empty without one.
func (d *drawing) fitLine(f *figure) (slope, intercept float64, said string) {
	var xs, ys []float64
	for _, r := range f.records {
		if v, ok := finite(r); ok {
			xs, ys = append(xs, r.Along.Value), append(ys, v)
		}
	}
	slope, intercept, r2, ok := leastSquares(xs, ys)
	if !ok {
		return 0, 0, ""
	}
	sign := "+"
	if intercept < 0 {
		sign = "−"
	}
	equation := fmt.Sprintf("y = %s x %s %s", d.figures(slope), sign, d.figures(math.Abs(intercept)))
	return slope, intercept, fmt.Sprintf(d.Fitted, equation, d.figures(r2))
}

// figures is a number with three significant digits.
func (s speech) figures(v float64) string {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64)
	return s.number(short)
}

// drawFit draws a straight line across a frame.
func (d *drawing) drawFit(p *frame, slope, intercept float64) {
	x0, x1 := p.axis.v0, p.axis.v1
	if slope != 0 { // within the heights of the frame
		a, b := (p.lo-intercept)/slope, (p.hi-intercept)/slope
		x0, x1 = max(x0, min(a, b)), min(x1, max(a, b))
	}
	if !(x0 < x1) {
		return
	}
	from := &point{x: p.axis.at(x0), y: p.at(intercept + slope*x0)}
	to := &point{x: p.axis.at(x1), y: p.at(intercept + slope*x1)}
	d.rule(from.x, from.y, to.x, to.y, Muted, d.small.size*lineShare)
	p.soft = append(p.soft, along(from, to, d.small.size)...)
}
