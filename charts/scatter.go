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
	var fit fitted
	said := ""
	if f.Fit != "" && numbered(f) {
		fit = d.fitLine(f.records)
		said = fit.said
	}
	note, tall := d.noteLines(said), d.tall
	height := d.small.line() * float64(len(note))
	d.tall = max(0, tall-height)
	if said != "" { // the line of each panel, all of which have one scale
		for _, g := range groupBy(f.scale, func(r *slides.Record) string { return r.Panel }) {
			f.reach = append(f.reach, d.fitLine(g.records).ends()...)
		}
	}
	p := d.frame(f, false, y, d.small.size*plotMargin, pad)
	d.tall = tall
	d.h += height
	d.note(note)
	if said != "" {
		d.drawFit(p, fit)
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
	if largest == 0 {
		d.countDots(p)
	}
	d.scatterNames(f, p, all, largest)
}

// countDots says beside dots that lie on one another how many they are.
func (d *drawing) countDots(p *frame) {
	var order []*point
	at := map[[2]float64][]*slides.Record{}
	for _, t := range p.traces {
		for _, q := range t.points {
			if key := [2]float64{math.Round(q.x), math.Round(q.y)}; !q.gap {
				if at[key] == nil {
					order = append(order, q)
				}
				at[key] = append(at[key], q.Record)
			}
		}
	}
	for _, q := range order {
		records := at[[2]float64{math.Round(q.x), math.Round(q.y)}]
		if len(records) < 2 {
			continue
		}
		counted := point{&slides.Record{}, q.x, q.y, 0, false}
		d.pointLabel(fmt.Sprintf("×%d", len(records)), d.small.size*pointShare/2, &counted, p, pointLook{role: Muted, across: true, of: records})
	}
}

// scatterNames names points by their labels, those first that the figure highlights, and only those if there are many; those
// that have no room beside their points last, with a leader.
func (d *drawing) scatterNames(f *figure, p *frame, all []*trace, largest float64) {
	named := map[*point]bool{}
	for pass := range 3 {
		lighted := pass == 0
		for _, t := range all {
			for _, q := range t.points {
				if q.gap || named[q] || q.Chosen(f.Highlight) != lighted || !lighted && len(f.records) > maxNamedPoints {
					continue
				}
				half := d.small.size * pointShare / 2
				if largest > 0 {
					half = d.bubble(q.Record, largest) / 2
				}
				named[q] = d.pointLabel(clean(q.Label), half, q, p, pointLook{beside: true, across: lighted, away: pass != 1})
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

// fitted is the least-squares line of records, from the least to the greatest of their numbers along x.
type fitted struct {
	slope, intercept, from, to float64
	said                       string // the sentence that says it; empty without a line
}

// ends are the values at both ends of a line; none without one.
func (l fitted) ends() []float64 {
	if l.said == "" {
		return nil
	}
	return []float64{l.intercept + l.slope*l.from, l.intercept + l.slope*l.to}
}

// fitLine is the least-squares line of records.
func (d *drawing) fitLine(records []*slides.Record) fitted {
	var xs, ys []float64
	for _, r := range records {
		if v, ok := finite(r); ok {
			xs, ys = append(xs, r.Along.Value), append(ys, v)
		}
	}
	slope, intercept, r2, ok := leastSquares(xs, ys)
	if !ok {
		return fitted{}
	}
	sign := "+"
	if intercept < 0 {
		sign = "−"
	}
	equation := fmt.Sprintf("y = %s x %s %s", d.figures(slope), sign, d.figures(math.Abs(intercept)))
	return fitted{slope, intercept, slices.Min(xs), slices.Max(xs), fmt.Sprintf(d.Fitted, equation, d.figures(r2))}
}

// figures is a number with three significant digits.
func (s speech) figures(v float64) string {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 3, 64), 64)
	return s.number(short)
}

// drawFit draws a line in a frame whose values reach its ends.
func (d *drawing) drawFit(p *frame, l fitted) {
	y := l.ends()
	from, to := &point{x: p.axis.at(l.from), y: p.at(y[0])}, &point{x: p.axis.at(l.to), y: p.at(y[1])}
	d.rule(from.x, from.y, to.x, to.y, Muted, d.small.size*lineShare)
	p.soft = append(p.soft, along(from, to, d.small.size)...)
}
