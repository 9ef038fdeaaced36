//go:build !js

package charts

import (
	"cmp"
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
// are what a reader looks for. A sample is not a series of ECharts but a path of SVG, in half pixels and relative
// steps: a page with two pictures has to come in one round trip.

// Bounds of a sample: how many columns the lines of a figure have together, and how many marks its dots.
const (
	wideColumns, narrowColumns = 640, 220
	wideMarks, narrowMarks     = 1100, 450
)

// sampledLine is the width in px of a line that is drawn from a sample: finer than others, for it goes up and
// down in each column.
const sampledLine = 1.25

// position is where a record is, in px of the drawing.
type position struct{ x, y float64 }

// sampled draws the series of a large figure, of a line or of dots, in a frame. It returns them with their last
// points alone.
func (d *drawing) sampled(f *figure, kind string, p *frame) (all []*trace) {
	d.begin(f, kind, p)
	hidden, dim := d.presented(f)
	names := groupBy(f.scale, seriesOf)
	for n, g := range names {
		places, gaps, last := p.places(f.records, g.name)
		if len(places) == 0 {
			continue
		}
		all = append(all, &trace{name: clean(g.name), n: n, points: []*point{{Record: last, x: places[len(places)-1].x, y: places[len(places)-1].y}}})
		switch {
		case hidden[g.records[0]]:
		case kind == "line":
			width := math.Ceil(p.w * float64(len(names)) / float64(d.most(wideColumns, narrowColumns)))
			d.sample.line(d.moved(places), gaps, width, d.Palette[series(n)], dimmed(dim[g.records[0]]))
		default:
			d.sample.dots(d.moved(places), max(1, d.most(wideMarks, narrowMarks)/len(names)), d.Palette[series(n)], dimmed(dim[g.records[0]]))
		}
	}
	return all
}

// sampledRows draws the series of a large strip, a row each.
func (d *drawing) sampledRows(f *figure, p *rowFrame) {
	d.begin(f, "strip", &p.frame)
	d.sample.plot.Rows = [2]float64{p.middle(0), p.row}
	hidden, dim := d.presented(f)
	for n, g := range p.groups {
		var places []position
		for _, r := range f.records {
			if v, ok := finite(r); ok && r.Series == g.name {
				places = append(places, position{p.across(v), p.middle(n)})
			}
		}
		if len(places) > 0 && !hidden[g.records[0]] {
			d.sample.dots(d.moved(places), max(1, d.most(wideMarks, narrowMarks)/len(p.groups)), d.Palette[series(n)], dimmed(dim[g.records[0]]))
		}
	}
}

// begin begins a sample, or in a further panel goes on with it.
func (d *drawing) begin(f *figure, kind string, p *frame) {
	if d.sample != nil {
		return
	}
	d.sample = &sample{scales: [2]int{p.first, p.behind}, plot: Plot{p.x, p.y, p.w, p.h, p.lo, p.hi, p.log, d.small.size, p.rules, alongOf(f, kind), [2]float64{}}}
	if p.log {
		d.sample.plot.Low, d.sample.plot.High = math.Pow(10, p.lo), math.Pow(10, p.hi)
	}
}

// remarks draws the annotations of a large figure.
func (d *drawing) remarks(f *figure, p *frame) {
	first := len(d.shapes)
	d.annotate(f, &p.ground)
	d.sample.remarks = [2]int{first, len(d.shapes)}
}

// moved are places of a panel, in px of the drawing.
func (d *drawing) moved(places []position) []position {
	for i := range places {
		places[i].x += d.origin[0]
		places[i].y += d.origin[1]
	}
	return places
}

// dimmed is the look of a series beside which others are highlighted, as attributes of SVG.
func dimmed(dim bool) string {
	if !dim {
		return ""
	}
	return fmt.Sprintf(` opacity="%g"`, faded)
}

// alongOf is what runs along the plot of a figure, see Plot.
func alongOf(f *figure, kind string) string {
	switch {
	case kind == "strip":
		return "value"
	case numbered(f):
		return "number"
	case allDated(f):
		return "date"
	}
	return "label"
}

// most is a bound by the layout.
func (d *drawing) most(wide, narrow int) int {
	if d.narrow {
		return narrow
	}
	return wide
}

// presented are the records that the figure's step, or else its highlight, hides and dims.
func (d *drawing) presented(f *figure) (hidden, dim map[*slides.Record]bool) {
	byHidden, byDim := f.Hidden, f.Dim
	if byHidden == nil && byDim == nil {
		byHidden, byDim = f.At(-1)
	}
	hidden, dim = map[*slides.Record]bool{}, map[*slides.Record]bool{}
	for i := range f.Records {
		if r := &f.Records[i]; byHidden[i] || byDim[i] {
			hidden[r], dim[r] = byHidden[i], byDim[i]
		}
	}
	return hidden, dim
}

// places are where the records of a series are in a frame, from left to right, with the last of those records. Of each
// place between them at which a record has no value gaps has the index of the next.
func (p *frame) places(records []*slides.Record, series string) (places []position, gaps map[int]bool, last *slides.Record) {
	gaps = map[int]bool{}
	type placed struct {
		position
		*slides.Record // nil for a gap
	}
	var all []placed
	for _, r := range records {
		if r.Series != series {
			continue
		}
		x := p.axis.at(p.where(r))
		if v, ok := finite(r); ok {
			all = append(all, placed{position{x, p.at(v)}, r})
		} else {
			all = append(all, placed{position{x, 0}, nil})
		}
	}
	slices.SortStableFunc(all, func(a, b placed) int { return cmp.Compare(a.x, b.x) })
	for _, a := range all {
		if a.Record == nil {
			gaps[len(places)] = true
			continue
		}
		places, last = append(places, a.position), a.Record
	}
	return places, gaps, last
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

// Names are the names of axes and series in a drawing of a large figure, and Remarks its annotations, as graphic
// elements of ECharts in the colours of its palette.
func (d *Drawing) Names() (names, remarks json.RawMessage, err error) {
	s := d.sample
	if s == nil {
		s = &sample{}
	}
	if names, err = json.Marshal(slices.Concat(s.shapes[:s.scales[0]], s.shapes[s.scales[1]:s.remarks[0]], s.shapes[s.remarks[1]:])); err != nil {
		return nil, nil, err
	}
	remarks, err = json.Marshal(s.shapes[s.remarks[0]:s.remarks[1]])
	return names, remarks, err
}

// Plot is where a drawing of a large figure has its values; zero for others.
func (d *Drawing) Plot() Plot {
	if d.sample == nil {
		return Plot{}
	}
	return d.sample.plot
}

// sample is what is drawn of a large figure.
type sample struct {
	paths []byte  // elements of SVG, between rules and texts
	drawn int     // points and marks
	cell  float64 // width in px of a column of a line, or of a cell of dots
	plot  Plot
	// scales and remarks are the shapes of axes and of annotations, by the index of the first and of the first behind
	// them. All others are names: of axes and series.
	scales, remarks [2]int
	shapes          []shape
}

// Plot is where a drawing of a large figure has its values.
type Plot struct {
	X      float64 `json:"x"` // of the box, in px of the drawing
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Low    float64 `json:"low"` // the values at the ends of their axis
	High   float64 `json:"high"`
	Log    bool    `json:"log"`  // the axis of values is logarithmic
	Font   float64 `json:"font"` // size of the labels of axes, in px of the drawing
	// Ticks are the values that are named on their axis.
	Ticks []float64 `json:"ticks"`
	// Along is what runs along it: number, date, label or, in a strip, value.
	Along string `json:"along"`
	// Rows are, in a strip, the middle of the first row and the height of a row, in px of the drawing.
	Rows [2]float64 `json:"rows"`
}

// lowHigh keeps of each column of a width, in px, the lowest and the highest point, in their order. A gap is kept
// where no point is in the column before that of the next point. Rows are in columns of whole numbers.
func lowHigh(points []position, gaps map[int]bool, width float64) (runs [][]position) {
	var run []position
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
func (s *sample) line(points []position, gaps map[int]bool, width float64, colour, look string) {
	s.cell = width
	var path stepped
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
var cellShades = []float64{0.4, 0.6, 0.8, 1}

// leastDots is the least width in px of a cell of dots.
const leastDots = 3.0

// dots draws a mark for each cell that has points, of the least width with which there are no more than most
// marks. Cells of one shade that touch are one mark.
func (s *sample) dots(points []position, most int, colour, look string) {
	for cell := leastDots; ; cell++ {
		marks, paths := cells(points, cell)
		if marks > most && cell < leastDots*10 {
			continue
		}
		s.cell = max(s.cell, cell)
		for i, path := range paths {
			if path.data != nil {
				s.paths = fmt.Appendf(s.paths, `<path d="%s" fill="none" stroke="%s" stroke-opacity="%g" stroke-width="%g" stroke-linecap="round"%s></path>`, path.data, colour, cellShades[i], cell, look)
			}
		}
		s.drawn += marks
		return
	}
}

// cells are the paths of the cells of a width, by shade, and how many marks they have.
func cells(points []position, width float64) (marks int, paths [4]stepped) {
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
	shade := func(c cell) int { return min(len(cellShades)-1, int(math.Log2(float64(count[c]))/2)) }
	for i := 0; i < len(all); marks++ {
		from, of := i, shade(all[i])
		for i++; i < len(all) && all[i].row == all[from].row && all[i].column == all[i-1].column+1 && shade(all[i]) == of; i++ {
		}
		y := (float64(all[from].row) + 0.5) * width
		paths[of].move(position{(float64(all[from].column) + 0.5) * width, y})
		paths[of].line(position{(float64(all[i-1].column) + 0.5) * width, y})
	}
	return marks, paths
}

// stepped is the data of a path in relative steps of half a px: what repeats itself is packed small.
type stepped struct {
	data []byte
	x, y float64 // where it is
}

func (r *stepped) move(to position) { r.step('m', to) }

func (r *stepped) line(to position) { r.step('l', to) }

func (r *stepped) step(command byte, to position) {
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
