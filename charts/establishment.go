package charts

import (
	"cmp"
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of an establishment: in px, and as shares.
const (
	groupNames  = 0.34 // of the width that the names at left take at most
	rowNameGap  = 20.0
	rowAir      = 8.0  // above and below the name of a row
	datePad     = 34.0 // beyond the first and the last year, for the date of a mark there
	spanHeight  = 16.0 // of the bar of a span
	yearHeight  = 5.0  // of the bar under a mark if only the year is known
	markHalf    = 9.0  // half of a mark and the air around it
	markSize    = 13.0
	diamondSize = 15.0 // a diamond of 13 would look smaller than the other marks
	markLabel   = 0.3  // of the width that a label with its date takes at most; of a wider one the table has the label
)

// establishment is a row a series with what happened to it over the years: a mark a record, its shape by category,
// with its date; a dashed bar for a record with a span. Rows that do not fit are left to the table.
func (d *drawing) establishment(f *figure) {
	groups := groupBy(f.records, seriesOf)
	kinds := groupBy(f.records, func(r *slides.Record) string { return r.Category })

	left := 0.0
	if !d.narrow {
		row := (d.tall-axisLines*d.small.line())/float64(max(len(groups), 1)) - rowAir
		left = math.Ceil(d.font.column(namesOf(groups), d.w*groupNames, d.w*widerNames, max(1, min(nameLines, int(row/d.font.line()))))) + rowNameGap
	}
	records, lo, hi := within(f)
	if years := (timeStep{0, 12}); hi-lo > 2*oneYear { // from the beginning of a year to the end of one
		lo, hi = years.before(lo), years.after(hi)
	}
	x := timeScale{{lo, hi, left + datePad, d.w - datePad}}
	ticks := d.timeTicks(x[0], left, d.w, grainOf(f.records))

	top := 0.0
	if slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Precision == slides.Year }) {
		top = d.small.line()
		d.glyph("bar", 12, top/2, Muted, false)
		d.muted(30, top/2, d.small.fit(d.OnlyYear, d.w-30), "")
	}
	labels := top
	top += d.tickLines(ticks) - tickMark

	inFrame := map[string][]*slides.Record{}
	for _, r := range records {
		inFrame[r.Series] = append(inFrame[r.Series], r)
	}
	// What a row takes besides what all rows take: its name, if that stands above it, and its pile of marks.
	step, row := d.font.line(), 3*d.font.line()
	own := func(g group) float64 {
		_, tallest := spread(inFrame[g.name], x, step)
		h := step * float64(tallest-1)
		if d.narrow {
			h += d.rowHeight(g, d.w)
		}
		return h
	}
	more := 0
	if d.tall > 0 {
		room := d.tall - top - 2
		share := func() float64 {
			rest := room
			for _, g := range groups {
				rest -= own(g)
			}
			return rest / float64(max(len(groups), 1))
		}
		least := d.font.line() + rowAir
		if row = share(); row < least {
			step = 2 * markHalf
			row = share()
		}
		if row < least {
			room -= d.small.line()
			for row = share(); row < least && len(groups) > 1; row = share() {
				more += len(groups[len(groups)-1].records)
				groups = groups[:len(groups)-1]
			}
			if _, tallest := spread(inFrame[groups[0].name], x, step); row < 0 && tallest > 1 {
				step += row / float64(tallest-1) // marks of one row alone, which then touch
			}
			row = max(row, 0)
		}
	}
	y := top
	var points, bars []item
	for _, g := range groups {
		inFrame := inFrame[g.name]
		shifts, _ := spread(inFrame, x, step)
		h := row + own(g)
		d.naming(g.records)
		if d.narrow {
			name := d.rowHeight(g, d.w)
			d.rowName(g, box{0, y, d.w, name}, 2)
			y, h = y+name, h-name
		} else {
			d.rowName(g, box{0, y, left - rowNameGap, h}, max(1, int((h-rowAir)/d.font.line())))
		}
		room := box{left, y, d.w - left, h}
		middle := y + h/2
		d.rule(left+4, middle, d.w-4, middle, Line, 1)
		var taken []box
		for i, r := range inFrame {
			d.about(r)
			from, to := extent(r)
			name := inert(d.describe(r))
			at, v := x.at((from+to)/2), middle+shifts[i]
			bar := item{Name: name, Value: []float64{round(x.at(from)), round(x.at(to)), round(v), spanHeight, 2}, ItemStyle: d.dashed(Muted)}
			if spans(r) {
				bars = append(bars, bar)
				taken = append(taken, box{x.at(from), v - spanHeight/2, x.at(to) - x.at(from), spanHeight})
				continue
			}
			kind := slices.IndexFunc(kinds, func(k group) bool { return k.name == r.Category })
			if r.Precision == slides.Year {
				bar.Value.([]float64)[3], bar.ItemStyle = yearHeight, d.solid(series(kind))
				bars = append(bars, bar)
			}
			points = append(points, d.symbol(kind, r, at, v))
			half := d.half(r, x)
			taken = append(taken, box{at - half, v - markHalf, 2 * half, 2 * markHalf})
		}
		for i, r := range inFrame {
			d.about(r)
			from, to := extent(r)
			half, date, l := d.half(r, x), d.short(r.Date), label{font: d.font, halo: true}
			text := join(" ", clean(r.Label), date)
			if spans(r) {
				half, date, l = (x.at(to)-x.at(from))/2, date+"–"+d.short(r.End), label{font: d.small, color: Muted, halo: true}
				text = join(d.Comma, clean(r.Label), date)
			}
			if l.font.width(text) > max(d.w*markLabel, 2*half) {
				text = date
			}
			d.place(contested(r, text), x.at((from+to)/2), middle+shifts[i], half, shifts[i] != 0, &taken, room, l)
		}
		d.about()
		y += h
		d.rule(0, y, d.w, y, Line, 1)
	}
	d.drawTicks(ticks, labels, top, y)
	if d.h = y + 2; more > 0 {
		d.h += d.small.line()
		d.unshown(0, d.h-d.small.line()/2, more)
	}
	d.marks(box{0, 0, d.w, d.h}, 0, d.w, points, bars)
}

// symbols are the shapes of categories, in their order; the hollow ones are every second.
var symbols = []string{"diamond", "circle", "triangle", "rect", "roundRect", "arrow"}

// symbol is the mark of a record of the i-th category, at a point of its grid.
func (d *drawing) symbol(i int, r *slides.Record, x, y float64) item {
	look, size := d.solid(series(i)), markSize
	if i%2 == 1 {
		look = d.hollow(series(i))
	}
	if symbols[i%len(symbols)] == "diamond" {
		size = diamondSize
	}
	return item{
		Name: inert(d.describe(r)), Value: []float64{round(x), round(y)},
		Symbol: symbols[i%len(symbols)], SymbolSize: size, ItemStyle: look,
	}
}

// spread returns by how many px each mark of a row is shifted up or down, in steps, so that none
// lies on another, and the height of the tallest pile in marks, at least 1.
func spread(records []*slides.Record, x timeScale, step float64) (shifts []float64, tallest int) {
	shifts, tallest = make([]float64, len(records)), 1
	type place struct {
		a, b float64
		of   int // the record
	}
	var order []*place
	for i, r := range records {
		from, to := extent(r)
		p := &place{x.at((from+to)/2) - markHalf + 0.5, x.at((from+to)/2) + markHalf - 0.5, i}
		if spans(r) || r.Precision == slides.Year {
			p.a, p.b = min(p.a, x.at(from)), max(p.b, x.at(to))
		}
		order = append(order, p)
	}
	slices.SortStableFunc(order, func(p, q *place) int { return cmp.Compare(p.a, q.a) })
	for len(order) > 0 {
		// A pile is a run of marks that overlap from left to right.
		n, end := 0, order[0].b
		for n < len(order) && order[n].a < end {
			end = max(end, order[n].b)
			n++
		}
		pile := order[:n]
		order = order[n:]
		slices.SortStableFunc(pile, func(p, q *place) int { return p.of - q.of })
		level, levels := make([]int, n), 1
		for k, p := range pile {
			for j := 0; j < k; j++ {
				if o := pile[j]; level[j] == level[k] && p.a < o.b && o.a < p.b {
					level[k]++
					j = -1
				}
			}
			levels = max(levels, level[k]+1)
		}
		for k, p := range pile {
			shifts[p.of] = step * (float64(level[k]) - float64(levels-1)/2)
			if levels > 1 && shifts[p.of] == 0 {
				shifts[p.of] = 0.001 // not 0, because labels of a pile stand beside their marks
			}
		}
		tallest = max(tallest, levels)
	}
	return shifts, tallest
}

// rowNameLines are a series' name, in at most so many lines of a width, and its Chinese name if there is a line for it.
func (d *drawing) rowNameLines(g group, width float64, most int) (lines, zh []string) {
	for _, r := range g.records {
		if r.LabelZh != "" && most > 1 {
			zh = d.small.wrap(clean(r.LabelZh), width, 1)
			break
		}
	}
	return d.font.balance(clean(g.name), width, max(1, min(3, most-len(zh)))), zh
}

// rowHeight is the height in px of a series' name above its row.
func (d *drawing) rowHeight(g group, width float64) float64 {
	lines, zh := d.rowNameLines(g, width, 2)
	return d.font.line()*float64(len(lines)+len(zh)) + rowAir
}

// rowName prints a series' name and its Chinese name in the vertical middle of a box, in at most so many lines.
func (d *drawing) rowName(g group, b box, most int) {
	lines, zh := d.rowNameLines(g, b.w, most)
	y := b.y + (b.h-d.font.line()*float64(len(lines)+len(zh)-1))/2
	for _, s := range lines {
		d.text(b.x, y, s, label{font: d.font, halo: true})
		y += d.font.line()
	}
	for _, s := range zh {
		d.text(b.x, y, s, label{font: d.small, color: Muted, halo: true})
	}
}

// half is half the width of a record's mark in an establishment.
func (d *drawing) half(r *slides.Record, x timeScale) float64 {
	if from, to := extent(r); r.Precision == slides.Year {
		return max(markHalf, (x.at(to)-x.at(from))/2)
	}
	return markHalf
}

// place sets a text above, below or beside a mark at x, y that reaches half px to either side:
// at the first of these places within b that overlaps nothing in taken, to which it adds the
// text. beside tries the sides first. Without room it sets nothing.
func (d *drawing) place(text string, x, y, half float64, beside bool, taken *[]box, b box, l label) {
	text = l.font.fit(text, b.w)
	w, h := l.font.width(text), l.font.size+3
	spots := [][2]float64{{x - w/2, y - markHalf - h}, {x - w/2, y + markHalf}, {x + half + 4, y - h/2}, {x - half - 4 - w, y - h/2}}
	if beside {
		slices.Reverse(spots)
		if x+half+4+w <= b.x+b.w {
			spots[0], spots[1] = spots[1], spots[0]
		}
	}
	for _, spot := range spots {
		at := box{min(max(spot[0], b.x), b.x+b.w-w), spot[1], w, h}
		if at.y >= b.y && at.y+h <= b.y+b.h && !overlaps(at, *taken) {
			*taken = append(*taken, at)
			d.text(at.x, at.y+h/2, text, l)
			return
		}
	}
}

// overlaps reports whether a box overlaps one of the others.
func overlaps(b box, others []box) bool {
	for _, o := range others {
		if b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h {
			return true
		}
	}
	return false
}
