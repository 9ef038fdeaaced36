//go:build !js

package charts

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
)

// A large figure, see [slides.Figure.Large], is drawn from a sample, which keeps what the eye would see of all
// records: of a line the lowest and the highest value of each column of pixels, so that no peak is lost; of dots
// one mark for each cell of a grid that has any, the darker the more there are, so that no outlier is lost. The
// largest-triangle method (LTTB) would need half the points for a calm line, and loses peaks of one record, which
// are what a reader looks for. A sample is not a series of ECharts but a path of SVG, in whole pixels and relative
// steps: a page with two pictures has to come in one round trip.

// Bounds of a sample: how many columns the lines of a figure have together, and how many marks its dots.
const (
	wideColumns, narrowColumns = 640, 220
	wideMarks, narrowMarks     = 1100, 450
)

// sampledLine is the width in px of a line that is drawn from a sample: finer than others, for it goes up and
// down in each column.
const sampledLine = 1.25

// point is a value in the frame, in px of the drawing.
type point struct{ x, y float64 }

// sampled draws the series of a large figure in a frame, and returns where their lines end. In a strip each series
// has a row of it.
func (d *drawing) sampled(f *figure, kind string, names []group, p *frame) (ends []*lineEnd) {
	d.sample = &sample{kind: kind, plot: Plot{p.x, p.y, p.w, p.h, p.lo, p.hi, p.log, d.small.size, p.marks, along(f, kind)}}
	if p.log {
		d.sample.plot.Low, d.sample.plot.High = math.Pow(10, p.lo), math.Pow(10, p.hi)
	}
	hidden, dim := d.presented(f)
	for n, g := range names {
		of := p
		if kind == "strip" {
			row := p.h / float64(len(names))
			of = &frame{box: box{p.x, p.y + (float64(n)+0.5)*row, p.w, 0}, axis: p.axis, values: values{hi: 1}, where: p.where}
		}
		points, gaps := of.points(g.records)
		if len(points) == 0 {
			continue
		}
		ends = append(ends, &lineEnd{points[len(points)-1].y, clean(g.name), series(n)})
		look := ""
		if dim[g.records[0]] {
			look = fmt.Sprintf(` opacity="%g"`, faded)
		}
		switch {
		case hidden[g.records[0]]:
		case kind == "line":
			width := math.Ceil(p.w * float64(len(names)) / float64(d.most(wideColumns, narrowColumns)))
			d.sample.line(points, gaps, width, d.Palette[series(n)], look)
		default:
			d.sample.dots(points, max(1, d.most(wideMarks, narrowMarks)/len(names)), d.Palette[series(n)], look)
		}
	}
	d.sample.scales = p.scales
	return ends
}

// along is what runs along the plot of a figure, see Plot.
func along(f *figure, kind string) string {
	switch {
	case kind == "strip":
		return "value"
	case kind == "scatter" && numbered(f):
		return "number"
	case slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Date == "" }):
		return "label"
	}
	return "date"
}

// most is a bound by the layout.
func (d *drawing) most(wide, narrow int) int {
	if d.narrow {
		return narrow
	}
	return wide
}

// presented are the records that the figure's step hides and dims.
func (d *drawing) presented(f *figure) (hidden, dim map[*slides.Record]bool) {
	hidden, dim = map[*slides.Record]bool{}, map[*slides.Record]bool{}
	for i, r := range f.records {
		hidden[r], dim[r] = f.Hidden[i], f.Dim[i]
	}
	return hidden, dim
}

// points are the values of records in a frame, from left to right, and the places between them at which a
// record has none: of each the index of the point behind it.
func (p *frame) points(records []*slides.Record) (points []point, gaps map[int]bool) {
	gaps = map[int]bool{}
	type placed struct{ x, v float64 }
	all := make([]placed, 0, len(records))
	for _, r := range records {
		v, ok := finite(r)
		if !ok {
			v = math.NaN()
		}
		all = append(all, placed{p.axis.at(p.where(r)), v})
	}
	slices.SortStableFunc(all, func(a, b placed) int {
		switch {
		case a.x < b.x:
			return -1
		case a.x > b.x:
			return 1
		}
		return 0
	})
	for _, a := range all {
		if math.IsNaN(a.v) {
			gaps[len(points)] = true
			continue
		}
		points = append(points, point{a.x, p.at(a.v)})
	}
	return points, gaps
}

// in puts a sample into an SVG: over rules, below texts.
func (s *sample) in(svg string) string {
	if s == nil {
		return svg
	}
	at := strings.Index(svg, "<text")
	if at < 0 {
		at = strings.LastIndex(svg, "</svg>")
	}
	return svg[:at] + string(s.paths) + svg[at:]
}

// Picture is all that the SVG of a drawing is made of, besides its size and its text alternative: drawings that have
// the same picture have the same bytes.
func (d *Drawing) Picture() []byte {
	if d.sample == nil {
		return d.option
	}
	return append(slices.Clone(d.option), d.sample.paths...)
}

// Sampled reports of a drawing of a large figure how many points or marks stand for its records, and of which width in
// px each column of a line, or each cell of dots, is.
func (d *Drawing) Sampled() (drawn int, width float64) {
	if d.sample == nil {
		return 0, 0
	}
	return d.sample.drawn, d.sample.cell
}

// Names are the names of axes and series in a drawing of a large figure, as graphic elements of ECharts in JSON and
// in the colours of its palette; null for another figure.
func (d *Drawing) Names() (json.RawMessage, error) {
	if d.sample == nil {
		return json.RawMessage("null"), nil
	}
	return json.Marshal(d.sample.names)
}

// Plot is where a drawing of a large figure has its values; zero for others.
func (d *Drawing) Plot() Plot {
	if d.sample == nil {
		return Plot{}
	}
	return d.sample.plot
}

// lowHigh keeps of each column of a width, in px, the lowest and the highest point, in their order. A gap is kept
// where no point is in the column before that of the next point. Rows are in columns of whole numbers.
func lowHigh(points []point, gaps map[int]bool, width float64) (runs [][]point) {
	var run []point
	last := math.Inf(-1)
	for i := 0; i < len(points); {
		column, low, high, gap := math.Floor(points[i].x/width), i, i, gaps[i]
		for i++; i < len(points) && math.Floor(points[i].x/width) == column; i++ {
			if points[i].y > points[low].y {
				low = i
			}
			if points[i].y < points[high].y {
				high = i
			}
		}
		if gap && column > last+1 && run != nil {
			runs, run = append(runs, run), nil
		}
		last = column
		first, second := points[min(low, high)], points[max(low, high)]
		if run = append(run, first); low != high {
			run = append(run, second)
		}
	}
	if run != nil {
		runs = append(runs, run)
	}
	return runs
}

// line draws a line through the lowest and the highest points of columns.
func (s *sample) line(points []point, gaps map[int]bool, width float64, colour, look string) {
	s.cell = width
	var path relative
	for _, run := range lowHigh(points, gaps, width) {
		path.move(run[0])
		for _, at := range run[1:] {
			path.line(at)
		}
		if len(run) == 1 {
			path.line(run[0]) // a dot, by the line's round ends
		}
		s.drawn += len(run)
	}
	s.paths = fmt.Appendf(s.paths, `<path d="%s" fill="none" stroke="%s" stroke-width="%g" stroke-linejoin="round" stroke-linecap="round"%s></path>`, path.data, colour, sampledLine, look)
}

// The opacities of a cell by the number of its dots, each of which is four times the one before.
var shades = []float64{0.4, 0.6, 0.8, 1}

// leastCell is the least width in px of a cell of dots.
const leastCell = 3.0

// dots draws a mark for each cell that has points, of the least width with which there are no more than most
// marks. Cells of one shade that touch are one mark.
func (s *sample) dots(points []point, most int, colour, look string) {
	for cell := leastCell; ; cell++ {
		marks, paths := cells(points, cell)
		if marks > most && cell < leastCell*10 {
			continue
		}
		s.cell = max(s.cell, cell)
		for i, path := range paths {
			if path.data != nil {
				s.paths = fmt.Appendf(s.paths, `<path d="%s" fill="none" stroke="%s" stroke-opacity="%g" stroke-width="%g" stroke-linecap="round"%s></path>`, path.data, colour, shades[i], cell, look)
			}
		}
		s.drawn += marks
		return
	}
}

// cells are the paths of the cells of a width, by shade, and how many marks they have.
func cells(points []point, width float64) (marks int, paths [4]relative) {
	type cell struct{ row, column int }
	count := map[cell]int{}
	for _, at := range points {
		count[cell{int(math.Floor(at.y / width)), int(math.Floor(at.x / width))}]++
	}
	all := make([]cell, 0, len(count))
	for c := range count {
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b cell) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.column - b.column
	})
	shade := func(c cell) int { return min(len(shades)-1, int(math.Log2(float64(count[c]))/2)) }
	for i := 0; i < len(all); marks++ {
		from, of := i, shade(all[i])
		for i++; i < len(all) && all[i].row == all[from].row && all[i].column == all[i-1].column+1 && shade(all[i]) == of; i++ {
		}
		y := (float64(all[from].row) + 0.5) * width
		paths[of].move(point{(float64(all[from].column) + 0.5) * width, y})
		paths[of].line(point{(float64(all[i-1].column) + 0.5) * width, y})
	}
	return marks, paths
}

// relative is the data of a path in relative steps of half a px: what repeats itself is packed small.
type relative struct {
	data []byte
	x, y float64 // where it is
}

func (r *relative) move(to point) { r.step('m', to) }

func (r *relative) line(to point) { r.step('l', to) }

func (r *relative) step(command byte, to point) {
	x, y := math.Round(2*to.x)/2, math.Round(2*to.y)/2
	dx, dy := x-r.x, y-r.y
	r.x, r.y = x, y
	number := func(v float64) { r.data = strconv.AppendFloat(r.data, v, 'f', -1, 64) }
	switch {
	case command == 'l' && dx == 0:
		r.data = append(r.data, 'v')
		number(dy)
	case command == 'l' && dy == 0:
		r.data = append(r.data, 'h')
		number(dx)
	default:
		r.data = append(r.data, command)
		number(dx)
		if dy >= 0 {
			r.data = append(r.data, ' ')
		}
		number(dy)
	}
}
