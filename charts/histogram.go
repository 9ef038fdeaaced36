package charts

import (
	"fmt"
	"math"
	"strings"

	"exhibit/slides"
)

// Measures of histograms.
const (
	mostBins    = 40
	listedNames = 5   // records that a bin names
	binGap      = 1.0 // px between two bins
	countAbove  = 0.6 // of the middle of a count above its bar, in sizes of the small type
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
	if width = nearNice(max(width, (hi-lo)/mostBins)); !(width > max(math.Abs(lo), math.Abs(hi))*resolution) {
		width = nearNice(max(1, math.Abs(lo)*1e-6)) // one value
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

// inBins divides records by the bins that their values lie in. A bin has the values from its lower edge to below its
// upper one; the last has its upper edge too.
func inBins(records []*slides.Record, edges []float64) [][]*slides.Record {
	bins := make([][]*slides.Record, len(edges)-1)
	for _, r := range records {
		v, ok := finite(r)
		for i := range bins {
			if ok && v >= edges[i] && (v < edges[i+1] || i == len(bins)-1 && v == edges[i+1]) {
				bins[i] = append(bins[i], r)
			}
		}
	}
	return bins
}

// histogram counts the records whose values lie between round ones, in a row a series.
func (d *drawing) histogram(f *figure) {
	all := valuesOf(f.scale)
	if len(all) == 0 {
		return
	}
	edges := binEdges(all, f.Bins)
	most := 0 // in a bin, of any row in any panel
	for _, g := range groupBy(f.scale, func(r *slides.Record) string { return r.Panel + "\n" + r.Series }) {
		for _, bin := range inBins(g.records, edges) {
			most = max(most, len(bin))
		}
	}
	size, total := d.small.size, len(valuesOf(f.records))
	p := d.rowFrame(f, d.histogramName(f, total), 0, edges)
	above := 2 * size * countAbove
	if p.row-p.head < 2*above {
		above = 0
	}
	grid := d.plane()
	for n, g := range p.groups {
		base := p.y + p.row*float64(n+1)
		d.rule(p.x, base, d.w, base, Muted, 1)
		own := inSeries(f.records, g.name)
		var items []item
		for i, bin := range inBins(own, edges) {
			if len(bin) == 0 {
				continue
			}
			d.about(bin...)
			x0, x1 := p.axis.at(edges[i])+binGap, p.axis.at(edges[i+1])-binGap
			at := box{x0, 0, x1 - x0, (p.row - p.head - max(above, size/2)) * float64(len(bin)) / float64(most)}
			at.y = base - at.h
			items = append(items, item{
				Name:      inert(d.binText(g.name, bin, edges[i], edges[i+1], total)),
				of:        bin,
				Value:     []float64{round(x0), round(x1), round(base - at.h/2), round(at.h), 0},
				ItemStyle: d.solid(series(n)),
			})
			text := d.number(float64(len(bin)))
			if w := d.small.width(text); w < at.w && above > 0 {
				d.text(x0+at.w/2, at.y-above/2, text, label{font: d.small, align: "center"})
				at.y, at.h = at.y-above, at.h+above
			}
			p.taken = append(p.taken, at)
		}
		if len(items) > 0 {
			d.add("custom", grid, g.name, items).RenderItem = "span"
		}
	}
	d.about()
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
