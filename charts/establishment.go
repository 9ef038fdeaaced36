package charts

import (
	"cmp"
	"slices"

	"exhibit/slides"
)

// Measures of an establishment, in px.
const (
	nameColumn    = 400.0 // the names at left
	nameGap       = 20.0
	nameLine      = 18.0 // from line to line of a name
	markRow       = 74.0
	narrowMarkRow = 62.0 // below its name
	leastMarkRow  = 30.0
	markRowStep   = 4.0  // by which rows shrink until all fit
	pileStep      = 22.0 // from mark to mark in a pile
	leastPileStep = 17.0
	pileStepStep  = 2.0
	datePad       = 34.0 // beyond the first and the last year, for the date of a mark there
	legendLine    = 22.0
	spanHeight    = 16.0 // of the bar of a span
	yearHeight    = 5.0  // of the bar under a mark if only the year is known
	markHalf      = 9.0  // half of a mark and the air around it
	markSize      = 13.0
	diamondSize   = 15.0  // a diamond of 13 would look smaller than the other marks
	markLabel     = 200.0 // the widest label with its date; a wider one is left to the table
)

// establishment is a row a series with what happened to it over the years: a mark a
// record, its shape by category, with its date; a dashed bar for a record with a span.
func (d *drawing) establishment(f *figure) {
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	kinds := groupBy(f.records, func(r *slides.Record) string { return r.Category })

	left, rowH := nameColumn, markRow
	if d.narrow {
		left, rowH = 0, narrowMarkRow
	}
	records, lo, hi := within(f)
	if years := (timeStep{0, 12}); hi-lo > 2*oneYear { // from the beginning of a year to the end of one
		lo, hi = years.before(lo), years.after(hi)
	}
	x := timeScale{{lo, hi, left + datePad, d.w - datePad}}
	ticks := d.timeTicks(x[0], left, d.w, grainOf(f.records))

	y := 0.0
	if slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Precision == slides.Year }) {
		d.glyph("bar", 12, 9, Muted, false)
		d.text(30, 9, d.small.fit(d.OnlyYear, d.w-30), label{font: d.small, color: Muted})
		if d.narrow {
			y += legendLine
		}
	}
	labels := y
	y += max(legendLine, d.tickLines(ticks)-tickMark)
	top := y
	var points, bars []item
	inFrame := map[string][]*slides.Record{}
	for _, r := range records {
		inFrame[r.Series] = append(inFrame[r.Series], r)
	}
	step := pileStep
	total := func() (h float64) {
		for _, g := range groups {
			_, tallest := spread(inFrame[g.name], x, step)
			h += rowH + step*float64(tallest-1)
		}
		return h
	}
	for !d.narrow && top+total() > d.tall && rowH > leastMarkRow {
		step, rowH = max(step-pileStepStep, leastPileStep), rowH-markRowStep
	}
	for _, g := range groups {
		inFrame := inFrame[g.name]
		shifts, tallest := spread(inFrame, x, step)
		h := rowH + step*float64(tallest-1)
		if d.narrow {
			y += d.rowName(g, box{0, y + 4, d.w, 0}) + 6
		} else {
			d.rowName(g, box{0, y, left - nameGap, h})
		}
		room := box{left, y, d.w - left, h}
		middle := y + h/2
		d.rule(left+4, middle, d.w-4, middle, Line, 1)
		var taken []box
		for i, r := range inFrame {
			d.about(r)
			from, to := extent(r)
			if spans(r) {
				bars = append(bars, item{
					Name:      inert(d.describe(r)),
					Value:     []float64{round(x.at(from)), round(x.at(to)), round(middle + shifts[i]), spanHeight, 2},
					ItemStyle: d.dashed(Muted),
				})
				taken = append(taken, box{x.at(from), middle + shifts[i] - spanHeight/2, x.at(to) - x.at(from), spanHeight})
				continue
			}
			kind := slices.IndexFunc(kinds, func(k group) bool { return k.name == r.Category })
			at, v := x.at((from+to)/2), middle+shifts[i]
			if r.Precision == slides.Year {
				bars = append(bars, item{
					Name:      inert(d.describe(r)),
					Value:     []float64{round(x.at(from)), round(x.at(to)), round(v), yearHeight, 2},
					ItemStyle: d.solid(series(kind)),
				})
			}
			points = append(points, d.symbol(kind, r, at, v))
			half := d.half(r, x)
			taken = append(taken, box{at - half, v - markHalf, 2 * half, 2 * markHalf})
		}
		for i, r := range inFrame {
			d.about(r)
			from, to := extent(r)
			if spans(r) {
				text := join(d.Comma, clean(r.Label), d.short(r.Date)+"–"+d.short(r.End))
				d.place(contested(r, text), (x.at(from)+x.at(to))/2, middle+shifts[i], (x.at(to)-x.at(from))/2, shifts[i] != 0, &taken, room, label{font: d.small, color: Muted, halo: true})
				continue
			}
			text := join(" ", clean(r.Label), d.short(r.Date))
			if d.font.width(text) > markLabel {
				text = d.short(r.Date)
			}
			d.place(contested(r, text), x.at((from+to)/2), middle+shifts[i], d.half(r, x), shifts[i] != 0, &taken, room, label{font: d.font, halo: true})
		}
		d.about()
		y += h
		d.rule(0, y, d.w, y, Line, 1)
	}
	d.drawTicks(ticks, labels, top, y)
	d.h = y + 2
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

// rowName prints a series' name and its Chinese name in a box, in its vertical middle
// if the box has a height, and returns the height it took.
func (d *drawing) rowName(g group, b box) float64 {
	most := 3
	if b.h > 0 {
		most = min(most, max(1, int(b.h/nameLine)-1))
	}
	lines := d.font.balance(clean(g.name), b.w, most)
	var zh []string
	for _, r := range g.records {
		if r.LabelZh != "" {
			zh = d.small.wrap(clean(r.LabelZh), b.w, 1)
			break
		}
	}
	h := nameLine * float64(len(lines)+len(zh))
	y := b.y + nameLine/2
	if b.h > 0 {
		y = b.y + (b.h-h)/2 + nameLine/2
	}
	for _, s := range lines {
		d.text(b.x, y, s, label{font: d.font, halo: true})
		y += nameLine
	}
	for _, s := range zh {
		d.text(b.x, y, s, label{font: d.small, color: Muted, halo: true})
		y += nameLine
	}
	return h
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
	spots := [][2]float64{{x - w/2, y - 28}, {x - w/2, y + 12}, {x + half + 4, y - h/2}, {x - half - 4 - w, y - h/2}}
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
