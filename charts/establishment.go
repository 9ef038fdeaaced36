package charts

import (
	"math"
	"slices"

	"exhibit/slides"

	echarts "github.com/go-echarts/go-echarts/v2/charts"
)

// establishment is a row a series with what happened to it over the years: a mark a
// record, its shape by category, with its date; a dashed bar for what lasted.
func establishment(f *figure, t Theme) *drawing {
	d := newDrawing(t, &echarts.NewScatter().RectChart)
	groups := groupBy(f.records, func(r *slides.Record) string { return r.Series })
	kinds := groupBy(f.records, func(r *slides.Record) string { return r.Category })

	left, rowH := 400.0, 74.0
	if d.Narrow {
		left, rowH = 0, 62 // the name stands above its row
	}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		if from, to := extent(r); from < to {
			lo, hi = min(lo, from), max(hi, to)
		}
	}
	if f.From != "" {
		lo = years(f.From.Start())
	}
	if f.To != "" {
		hi = years(f.To.End())
	}
	if !(lo < hi) {
		lo, hi = 2000, 2001
	}
	lo, hi = math.Floor(lo), math.Ceil(hi)
	pad := 34.0 // so that a date at either end stays in the frame
	x := axis{{lo, hi, left + pad, d.w - pad}}

	y := 0.0
	if slices.ContainsFunc(f.records, func(r *slides.Record) bool { return r.Precision == slides.Year }) {
		const known = "bar under a mark: only the year is known"
		d.glyph("bar", 12, 9, Muted, false)
		d.text(30, 9, d.small.fit(known, d.w-30), label{font: d.small, color: Muted})
		if d.Narrow {
			y += 22
		}
	}
	axisY := y + 9
	y += 22
	top := y
	var points, bars []item
	for _, g := range groups {
		var inFrame []*slides.Record
		for _, r := range g.records {
			if from, to := extent(r); from < to && to > lo && from < hi {
				inFrame = append(inFrame, r)
			}
		}
		shifts, tallest := spread(inFrame, x)
		h := rowH + 22*float64(tallest-1)
		if d.Narrow {
			y += d.rowName(g, box{0, y + 4, d.w, 0}) + 6
		} else {
			d.rowName(g, box{0, y, left - 20, h})
		}
		room := box{left, y, d.w - left, h}
		middle := y + h/2
		d.line(left+4, middle, d.w-4, middle, Line, 1)
		var taken []box
		for i, r := range inFrame {
			from, to := extent(r)
			if spans(r) {
				bars = append(bars, item{
					Name:      inert(describe(r)),
					Value:     []float64{round(max(from, lo)), round(min(to, hi)), round(middle), 16, 2},
					ItemStyle: d.dashed(Muted),
				})
				taken = append(taken, box{x.at(from), middle - 8, x.at(to) - x.at(from), 16})
				continue
			}
			kind := slices.IndexFunc(kinds, func(k group) bool { return k.name == r.Category })
			at, v := (from+to)/2, middle+shifts[i]
			if r.Precision == slides.Year {
				bars = append(bars, item{
					Name:      inert(describe(r)),
					Value:     []float64{round(max(from, lo)), round(min(to, hi)), round(v), 5, 2},
					ItemStyle: d.solid(series(kind)),
				})
			}
			points = append(points, d.symbol(kind, r, at, v))
			taken = append(taken, box{x.at(at) - 9, v - 9, 18, 18})
		}
		for i, r := range inFrame {
			from, to := extent(r)
			if spans(r) {
				text := join(", ", clean(r.Label), short(r.Date)+"–"+short(r.End))
				d.place(text, (x.at(from)+x.at(to))/2, middle, false, &taken, room, label{font: d.small, color: Muted, halo: true})
				continue
			}
			text := join(" ", clean(r.Label), short(r.Date))
			if d.font.width(text) > 200 {
				text = short(r.Date)
			}
			d.place(text, x.at((from+to)/2), middle+shifts[i], shifts[i] != 0, &taken, room, label{font: d.font, halo: true})
		}
		y += h
		d.line(0, y, d.w, y, Line, 1)
	}
	d.yearTicks(x[0], axisY, top, y, true)
	d.h = y + 2
	// Heights are in px from the top: the grid turns its values upside down.
	grid := d.grid(box{x[0].x0, 0, x[0].x1 - x[0].x0, d.h}, lo, hi, 0, d.h, 0)
	d.chart.YAxisList[grid].Inverse = yes
	if s := d.add("custom", grid, "", bars); len(bars) > 0 {
		s.RenderItem = "span"
	}
	d.add("scatter", grid, "", points).Z = 3
	return d
}

// symbols are the shapes of categories, in their order; the hollow ones are every second.
var symbols = []string{"diamond", "circle", "triangle", "rect", "roundRect", "arrow"}

// symbol is the mark of a record of the i-th category.
func (d *drawing) symbol(i int, r *slides.Record, x, y float64) item {
	look, size := d.solid(series(i)), 13.0
	if i%2 == 1 {
		look = d.hollow(series(i))
	}
	if symbols[i%len(symbols)] == "diamond" {
		size = 15
	}
	return item{
		Name: inert(describe(r)), Value: []float64{round(x), round(y)},
		Symbol: symbols[i%len(symbols)], SymbolSize: size, ItemStyle: look,
	}
}

// spread shifts marks of a row that would lie on one another up and down, in px, and
// says how many lie in the tallest of such piles, at least 1.
func spread(records []*slides.Record, x axis) (shifts []float64, tallest int) {
	shifts, tallest = make([]float64, len(records)), 1
	at := func(r *slides.Record) float64 {
		from, to := extent(r)
		return x.at((from + to) / 2)
	}
	done := make([]bool, len(records))
	for i := range records {
		var pile []int
		for j := i; j < len(records); j++ {
			if !done[j] && !spans(records[i]) && !spans(records[j]) && math.Abs(at(records[i])-at(records[j])) < 17 {
				pile = append(pile, j)
			}
		}
		for n, j := range pile {
			done[j] = true
			shifts[j] = 22 * (float64(n) - float64(len(pile)-1)/2)
			if len(pile)%2 == 1 && len(pile) > 1 && shifts[j] == 0 {
				shifts[j] = 0.001 // in a pile all the same: its label belongs beside it
			}
		}
		tallest = max(tallest, len(pile))
	}
	return shifts, tallest
}

// rowName prints a series' name and its Chinese name in a box, in its vertical middle
// if the box has a height, and returns the height it took.
func (d *drawing) rowName(g group, b box) float64 {
	lines := d.font.balance(clean(g.name), b.w, 3)
	var zh []string
	for _, r := range g.records {
		if r.LabelZh != "" {
			zh = d.small.wrap(clean(r.LabelZh), b.w, 1)
			break
		}
	}
	const lineH = 18
	h := lineH * float64(len(lines)+len(zh))
	y := b.y + lineH/2
	if b.h > 0 {
		y = b.y + (b.h-h)/2 + lineH/2
	}
	for _, s := range lines {
		d.text(b.x, y, s, label{font: d.font})
		y += lineH
	}
	for _, s := range zh {
		d.text(b.x, y, s, label{font: d.small, color: Muted})
		y += lineH
	}
	return h
}

// place sets a text above, below or beside a mark at x, y, where nothing is, and within
// b; beside it first if that is asked for. Where there is no room the mark stays bare.
func (d *drawing) place(text string, x, y float64, beside bool, taken *[]box, b box, l label) {
	text = l.font.fit(text, b.w)
	w, h := l.font.width(text), l.font.size+3
	spots := [][2]float64{{x - w/2, y - 28}, {x - w/2, y + 12}, {x + 13, y - h/2}, {x - 13 - w, y - h/2}}
	if beside {
		slices.Reverse(spots)
		if x+13+w <= b.x+b.w {
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

func overlaps(b box, others []box) bool {
	for _, o := range others {
		if b.x < o.x+o.w && o.x < b.x+b.w && b.y < o.y+o.h && o.y < b.y+b.h {
			return true
		}
	}
	return false
}
