package charts

import (
	"math"

	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Measures of a table with bars and lines, in sizes of text unless they say what of.
const (
	columnAir    = 1.0 // between two columns
	leastColumn  = 3.0 // of the width of a bar or a line at least
	mostCellBar  = 1.4 // of the height of a bar at most
	sparkShare   = 0.7 // of the height of a row that a line takes
	mostLine     = 4.0 // of its height at most
	phoneLine    = 2.8 // of the height of a row on a phone
	lineEndSize  = 0.4 // of the mark at the end of a line
	sparkStroke  = 2.0 // px
	cellText     = 0.3 // of the width that the numbers of a column take at most
	namesShare   = 0.3 // the same for labels, but for long words
	headingLines = 2   // of the name of a column at most
)

// sparkColumn is the column of a series in a table with bars and lines.
type sparkColumn struct {
	group
	n      int     // of its series
	lo, hi float64 // the values at the ends of its bars
	text   float64 // the width in px of its widest number
	bars   []item
	lines  [][]item // their points, in px
}

// sparklines is a table: a row a label and a column a series. A cell has its number and a bar, from zero and of one
// scale in its column or, where it has several numbers with dates, a line through them, of a scale of its own, and the
// last of them. Columns without room go below the others on a phone, else rows and columns without room into the data.
func (d *drawing) sparklines(f *figure) {
	rows := groupBy(f.records, func(r *slides.Record) string { return r.Label })
	var columns []*sparkColumn
	for n, g := range groupBy(f.records, func(r *slides.Record) string { return r.Series }) {
		c := &sparkColumn{group: g, n: n}
		for _, r := range g.records {
			v, _ := finite(r)
			c.lo, c.hi = min(c.lo, v), max(c.hi, v)
			c.text = max(c.text, d.strong.width(d.says(f, r)))
		}
		if c.lo == c.hi {
			c.hi = 1
		}
		c.text = min(c.text, d.w*cellText)
		columns = append(columns, c)
	}
	word, whole := d.widest(rows)
	left := min(whole, max(min(word, d.w*labelsShare), d.w*namesShare))
	n, room := 0, d.w-left
	for n < len(columns) {
		if room -= d.font.size*(columnAir+barValueGap+leastColumn) + columns[n].text; room < 0 && n > 0 {
			break
		}
		n++
	}
	y, foot, shown := 0.0, 0.0, len(rows)
	if d.tall > 0 {
		head := d.sparkHeading(columns[:n], left, 0, false)
		if most := max(1, int((d.tall-head)/d.small.line())); n < len(columns) || shown > most {
			foot = d.small.line()
			shown = min(shown, max(1, int((d.tall-head-foot)/d.small.line())))
		}
	}
	more := drawable(rows[shown:])
	drawn := columns[:n]
	if d.tall == 0 {
		drawn = columns
	}
	for len(columns) > 0 {
		block := columns[:min(n, len(columns))]
		columns = columns[len(block):]
		head := d.sparkHeading(block, left, y, true)
		h := phoneLine * d.font.size * float64(shown)
		if d.tall > 0 {
			h = d.tall - foot - head
		}
		d.sparkRows(f, rows[:shown], block, box{0, y + head, d.w, h}, left)
		if y += head + h; d.tall > 0 {
			break
		}
	}
	for _, c := range columns {
		if d.tall > 0 {
			for _, g := range rows[:shown] {
				more += drawable([]group{{records: c.of(g)}})
			}
		}
	}
	if d.h = y; more > 0 {
		d.h += d.small.line()
		d.unshown(0, d.h-d.small.line()/2, more)
	}
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for _, c := range drawn {
		if s := d.add("custom", grid, c.name, c.bars); len(c.bars) > 0 {
			s.RenderItem = "span"
		}
		for _, points := range c.lines {
			s := d.add("line", grid, c.name, points)
			s.LineStyle = &opts.LineStyle{Color: d.Palette[series(c.n)], Width: sparkStroke}
			s.Emphasis = &opts.Emphasis{ItemStyle: &opts.ItemStyle{Opacity: opts.Float(1)}}
		}
	}
}

// of are the records of a row in a column.
func (c *sparkColumn) of(row group) (records []*slides.Record) {
	for _, r := range row.records {
		if r.Series == c.name {
			records = append(records, r)
		}
	}
	return records
}

// cells are the places of columns beside labels: each has room for its numbers, and all as much for bars and lines.
func (d *drawing) cells(columns []*sparkColumn, left float64) []box {
	gap, beside := d.font.size*columnAir, d.font.size*barValueGap
	room := d.w - left
	for _, c := range columns {
		room -= gap + c.text + beside
	}
	cells, x := make([]box, len(columns)), left
	for i, c := range columns {
		x += gap
		cells[i] = box{x: x, w: c.text + beside + room/float64(len(columns))}
		x += cells[i].w
	}
	return cells
}

// sparkHeading names columns from y down, if it is to be drawn, and returns the height of their names.
func (d *drawing) sparkHeading(columns []*sparkColumn, left, y float64, draw bool) float64 {
	cells, lines := d.cells(columns, left), 0
	for pass := range 2 { // the names stand on a common line at their feet
		for i, c := range columns {
			name := d.small.wrap(clean(c.name), cells[i].w, headingLines)
			lines = max(lines, len(name))
			if pass == 0 || !draw {
				continue
			}
			for n, s := range name {
				d.muted(cells[i].x, y+d.small.line()*(float64(lines-len(name)+n)+0.5), s, "")
			}
		}
	}
	return d.small.line() * float64(lines)
}

// sparkRows draws rows of columns in a box that they fill.
func (d *drawing) sparkRows(f *figure, rows []group, columns []*sparkColumn, at box, left float64) {
	cells := d.cells(columns, left)
	h := at.h / float64(max(len(rows), 1))
	names, values := d.font, d.strong
	if h < d.font.line() {
		names, values = d.small, font{d.small.size, true}
	}
	for i, g := range rows {
		d.naming(g.records)
		y := at.y + h*float64(i)
		d.rule(0, y, d.w, y, Line, 1)
		d.block(0, y+h/2, names.wrap(d.barName(g), left, max(1, int(h/names.line()))), label{font: names})
		for n, c := range columns {
			cell := box{cells[n].x, y, cells[n].w, h}
			if records := c.of(g); len(records) > 1 && overDates(records) {
				d.sparkLine(f, c, records, cell, values)
			} else if len(records) > 0 {
				d.sparkBar(f, c, records[0], cell, values)
			}
		}
	}
	d.about()
	d.rule(0, at.y+at.h, d.w, at.y+at.h, Line, 1)
}

// overDates reports whether all records have a date.
func overDates(records []*slides.Record) bool {
	for _, r := range records {
		if r.Date == "" {
			return false
		}
	}
	return true
}

// sparkBar draws a number and its bar.
func (d *drawing) sparkBar(f *figure, c *sparkColumn, r *slides.Record, at box, values font) {
	d.about(r)
	middle := math.Round(at.y + at.h/2)
	v, ok := finite(r)
	text := values.fit(d.says(f, r), c.text)
	d.text(at.x+c.text, middle, text, label{font: values, align: "right"})
	if !ok {
		return
	}
	x := piece{c.lo, c.hi, at.x + c.text + d.font.size*barValueGap, at.x + at.w}
	thick := even(min(at.h*barShare, mostCellBar*d.font.size))
	c.bars = append(c.bars, item{
		Name: inert(d.describe(r)), ItemStyle: d.solid(series(c.n)),
		Value: []float64{round(x.at(min(v, 0))), round(x.at(max(v, 0))), middle, thick, 0},
	})
	if c.lo < 0 {
		d.rule(x.at(0), middle-thick/2-barZero, x.at(0), middle+thick/2+barZero, Muted, 1)
	}
}

// sparkLine draws a line through numbers over their dates, and the last of them.
func (d *drawing) sparkLine(f *figure, c *sparkColumn, records []*slides.Record, at box, values font) {
	when := func(r *slides.Record) float64 { return float64(r.Date.Start().Unix()) }
	lo, hi, from, to := math.Inf(1), math.Inf(-1), math.Inf(1), math.Inf(-1)
	last := records[0]
	for _, r := range records {
		if v, ok := finite(r); ok {
			lo, hi = min(lo, v), max(hi, v)
			if when(r) >= to {
				last = r
			}
		}
		from, to = min(from, when(r)), max(to, when(r))
	}
	if !(lo < hi) {
		lo, hi = around(lo)
	}
	half := lineEndSize * d.font.size / 2
	tall := min(at.h*sparkShare, mostLine*d.font.size)
	x := piece{from, to, at.x + half, at.x + at.w - c.text - d.font.size*barValueGap - half}
	if from == to {
		x.v1++
	}
	y := piece{lo, hi, at.y + (at.h+tall)/2 - half, at.y + (at.h-tall)/2 + half}
	var points []item
	for _, r := range records {
		p := item{
			Name: inert(d.describe(r)), Value: []any{round(x.at(when(r))), "-"}, Symbol: "circle", SymbolSize: 2 * half, ItemStyle: d.solid(series(c.n)),
		}
		if v, ok := finite(r); ok {
			p.Value = []any{round(x.at(when(r))), round(y.at(v))}
		}
		if r != last {
			p.ItemStyle.Opacity = 0
		}
		points = append(points, p)
	}
	c.lines = append(c.lines, points)
	d.about(records...)
	d.text(at.x+at.w, at.y+at.h/2, values.fit(d.says(f, last), c.text), label{font: values, align: "right"})
}
