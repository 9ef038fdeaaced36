package charts

import (
	"fmt"
	"math"
	"strings"

	"exhibit/slides"
)

// Measures of histograms.
const (
	mostBins     = 40
	listedNames  = 5   // records that a bin names
	binGap       = 1.0 // px between two bins
	histogramRow = 8.0 // sizes of the small type, of a row on a phone
)

// binEdges are the edges of the bins of sorted values: those that are given, or round ones, about as many as are given.
// Without either their width is by Freedman and Diaconis: twice the distance of the quartiles, divided by the cube root
// of how many values there are.
func binEdges(sorted []float64, given []float64) []float64 {
	if len(given) > 1 {
		return given
	}
	lo, hi := sorted[0], sorted[len(sorted)-1]
	width := 2 * (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / math.Cbrt(float64(len(sorted)))
	if len(given) == 1 && given[0] >= 1 {
		width = (hi - lo) / given[0]
	}
	if !(width > 0) {
		width = (hi - lo) / math.Ceil(math.Log2(float64(len(sorted)))+1)
	}
	if width = nearNice(max(width, (hi-lo)/mostBins)); !(width > 0) || math.IsInf(width, 0) {
		width = 1
	}
	from := math.Floor(lo/width + 1e-9)
	var edges []float64
	for i := from; ; i++ {
		edges = append(edges, tidyNumber(i*width))
		if i*width > hi && len(edges) > 1 || len(edges) > mostBins*2 {
			return edges
		}
	}
}

// nearNice is the one of 1, 2 and 5 times a power of ten that is nearest to v in ratio.
func nearNice(v float64) float64 {
	up := nice(v)
	down := nice(up / 2.4)
	if v/down < up/v {
		return down
	}
	return up
}

// histogram counts the records whose values lie between round ones, in a row a series. A bin has the values from its
// lower edge to below its upper one; the last bin has its upper edge too where edges are given.
func (d *drawing) histogram(f *figure) {
	all := valuesOf(f.scale)
	if len(all) == 0 {
		return
	}
	edges := binEdges(all, f.Bins)
	bins := len(edges) - 1
	binOf := func(v float64) int {
		for i := range bins {
			if v >= edges[i] && (v < edges[i+1] || i == bins-1 && v == edges[bins]) {
				return i
			}
		}
		return -1
	}
	rows := groupBy(f.scale, seriesOf)
	type bin struct{ records []*slides.Record }
	counts := make([][]bin, len(rows))
	most, drawn := 0, 0
	for n, g := range rows {
		counts[n] = make([]bin, bins)
		byPanel := map[string]int{}
		for _, r := range g.records {
			v, ok := finite(r)
			if i := binOf(v); ok && i >= 0 {
				key := r.Panel + "\n" + d.number(edges[i])
				byPanel[key]++
				most = max(most, byPanel[key])
			}
		}
		for _, r := range f.records {
			v, ok := finite(r)
			if i := binOf(v); ok && i >= 0 && r.Series == g.name {
				counts[n][i].records = append(counts[n][i].records, r)
				drawn++
			}
		}
	}
	size := d.small.size
	total := len(valuesOf(f.records))
	y := d.topName(d.histogramName(f, total))
	p := &frame{}
	name := join(d.Comma, clean(f.XName), unitOfBins(f))
	below := 0.0
	if name != "" {
		below = axisBelow
	}
	p.foot = d.tickLines(nil)
	if d.bare.foot {
		p.foot = 0
	}
	row := histogramRow * size
	if d.tall > 0 {
		row = (d.tall - y - p.foot - below) / float64(len(rows))
	}
	p.box = box{0, y, d.w, row * float64(len(rows))}
	p.axis = piece{edges[0], edges[bins], size * pointShare, d.w - size*pointShare}
	d.inset = [2]float64{0, p.foot}
	head := size
	if len(rows) > 1 {
		head += d.font.line() + size/2
	}
	var items [][]item
	for n, g := range rows {
		base := y + row*float64(n+1)
		d.rule(0, base, d.w, base, Muted, 1)
		if len(rows) > 1 {
			d.about(g.records...)
			d.text(0, base-row+(d.font.line()+size)/2, d.font.fit(clean(g.name), d.w), label{font: d.font, color: series(n), halo: true})
		}
		var own []item
		for i, b := range counts[n] {
			if len(b.records) == 0 {
				continue
			}
			d.about(b.records...)
			x0, x1 := p.axis.at(edges[i])+binGap, p.axis.at(edges[i+1])-binGap
			h := (row - head) * float64(len(b.records)) / float64(most)
			own = append(own, item{
				Name:      inert(d.binText(g.name, b.records, edges[i], edges[i+1], total)),
				Order:     f.order(b.records[0]),
				Value:     []float64{round(x0), round(x1), round(base - h/2), round(h), 0},
				ItemStyle: d.solid(series(n)),
			})
			text := d.number(float64(len(b.records)))
			if w := d.small.width(text); w < x1-x0 {
				d.text((x0+x1)/2, base-h-size*0.6, text, label{font: d.small, align: "center"})
				p.taken = append(p.taken, box{(x0+x1)/2 - w/2, base - h - size*1.2, w, size * 1.2})
			}
			p.taken = append(p.taken, box{x0, base - h, x1 - x0, h})
		}
		items = append(items, own)
	}
	d.about()
	if !d.bare.foot {
		d.numbersBelow(p.axis, p.values, edges, p.bottom())
	}
	d.h = d.bottomName(name, 0, p.bottom()+p.foot)
	grid := d.plane()
	for n, own := range items {
		if s := d.add("custom", grid, rows[n].name, own); len(own) > 0 {
			s.RenderItem = "span"
		}
	}
	p.lying, p.value = true, p.axis.at
	p.along = func(*slides.Annotation) (from, to float64, ok bool) { return 0, 0, false }
	d.annotate(f, &p.ground)
}

// histogramName says what is counted.
func (d *drawing) histogramName(f *figure, total int) string {
	if f.YName != "" {
		return clean(f.YName)
	}
	if d.bare.key {
		return ""
	}
	return fmt.Sprintf(d.Counted, total)
}

// unitOfBins is the unit of the values along the axis.
func unitOfBins(f *figure) string {
	for _, r := range f.scale {
		if u := clean(r.Unit); u != "" && u != clean(f.Unit) {
			return u
		}
	}
	return ""
}

// binText says the range and the count of a bin, and names the first of its records.
func (d *drawing) binText(series string, records []*slides.Record, from, to float64, total int) string {
	unit := clean(records[0].Unit)
	names := []string{}
	for _, r := range records {
		if name := clean(r.Label); name != "" && len(names) < listedNames {
			names = append(names, name)
		}
	}
	if len(records) > len(names) && len(names) > 0 {
		names = append(names, "…")
	}
	text := fmt.Sprintf(d.Bin, d.number(from), d.speech.measure("", to, unit), len(records), total)
	return join("\n", join(d.Dash, clean(series), text), strings.Join(names, d.Comma))
}

// order is the index of a record in the figure.
func (f *figure) order(r *slides.Record) int {
	for i, other := range f.scale {
		if other == r {
			return i
		}
	}
	return 0
}
