package charts

import (
	"math"
	"slices"

	"exhibit/slides"

	"github.com/go-echarts/go-echarts/v2/opts"
)

// Measures of slopes: in px, and as shares.
const (
	slopeHeight = 380.0 // on a phone
	slopeNames  = 0.32  // of the width that the texts at either side take at most
	slopeLeast  = 84.0  // px of a phone that the lines and the dots at their ends have at least
	slopeMoved  = 4.0   // px that a text is moved from its line without a leader
)

// slope is a line a series over two dates or labels, or a few, with its name and its value at both ends. What rises has
// another colour than what falls.
func (d *drawing) slope(f *figure) {
	names := groupBy(f.records, seriesOf)
	places := d.slopePlaces(f)
	where := func(r *slides.Record) int {
		place := d.slopePlace(r)
		return slices.IndexFunc(places, func(g group) bool { return g.name == place })
	}
	text := func(r *slides.Record, name, first bool) string {
		says := d.says(f, r)
		switch {
		case !name:
			return says
		case first:
			return join(" ", clean(r.Series), says)
		}
		return join(" ", says, clean(r.Series))
	}
	room := [2]float64{}
	for side := range room {
		for _, r := range f.records {
			room[side] = max(room[side], d.font.width(text(r, side == 1 || !d.narrow, side == 0)))
		}
		most := d.w * slopeNames
		if side == 1 && d.narrow { // the names stand here, and only values at the other side
			most = max(most, d.w-room[0]-slopeLeast)
		}
		room[side] = min(room[side], most) + dotSize/2 + dotGap
	}

	head := d.strong.line()
	height := slopeHeight
	if d.tall > 0 {
		height = d.tall - head
	}
	plot := box{room[0], head + d.font.line()/2, max(1, d.w-room[0]-room[1]), height - d.font.line()}
	lo, hi := ends(f.records...)
	if lo == hi {
		lo, hi = around(lo)
	}
	last := float64(max(len(places)-1, 1))
	y := func(v float64) float64 { return plot.y + plot.h*(1-(v-lo)/(hi-lo)) }
	x := func(i int) float64 { return plot.x + plot.w*float64(i)/last }

	free := 0.0
	for i, p := range places {
		d.rule(x(i), plot.y, x(i), plot.y+plot.h, Line, 1)
		name := clean(p.name)
		if i == 0 {
			name = d.strong.fit(name, d.w/2)
		}
		half := d.strong.width(name) / 2
		at := min(max(x(i), half), d.w-half)
		lastHalf := d.strong.width(clean(places[len(places)-1].name)) / 2
		if i > 0 && at-half < free || i > 0 && i < len(places)-1 && at+half+columnGap > min(x(len(places)-1), d.w-lastHalf)-lastHalf {
			continue
		}
		d.text(at, head/2, name, label{font: d.strong, align: "center"})
		free = at + half + columnGap
	}

	grid := d.grid(plot, 0, last, lo, hi, 0)
	sides := [2][]*slides.Record{}
	for _, g := range names {
		records := slices.Clone(g.records)
		slices.SortStableFunc(records, func(a, b *slides.Record) int { return where(a) - where(b) })
		records = slices.DeleteFunc(records, func(r *slides.Record) bool { _, ok := finite(r); return !ok })
		if len(records) == 0 {
			continue
		}
		role := Series1
		if value(records[len(records)-1]) < value(records[0]) {
			role = Series2
		}
		var items []item
		for _, r := range records {
			items = append(items, item{Name: inert(d.describe(r)), Value: []any{where(r), *r.Value}, Symbol: "circle", SymbolSize: dotSize, ItemStyle: d.solid(role)})
		}
		d.add("line", grid, g.name, items).LineStyle = &opts.LineStyle{Color: d.Palette[role], Width: 2.5}
		if r := records[0]; where(r) == 0 {
			sides[0] = append(sides[0], r)
		}
		if r := records[len(records)-1]; len(places) > 1 && where(r) == len(places)-1 {
			sides[1] = append(sides[1], r)
		}
	}
	for side, records := range sides {
		d.slopeTexts(f, records, side, plot, y, func(r *slides.Record) string { return text(r, side == 1 || !d.narrow, side == 0) })
	}
	d.about()
	d.h = head + height
}

// slopePlaces are the dates of a slope in their order or, where a record has none, the labels.
func (d *drawing) slopePlaces(f *figure) []group {
	records := slices.Clone(f.records)
	if !slices.ContainsFunc(records, func(r *slides.Record) bool { return r.Date == "" }) {
		slices.SortStableFunc(records, func(a, b *slides.Record) int { return a.Date.Start().Compare(b.Date.Start()) })
	}
	return groupBy(records, d.slopePlace)
}

// slopePlace is where a record of a slope stands: at its date or, without one, its label.
func (d *drawing) slopePlace(r *slides.Record) string {
	if r.Date != "" {
		return d.when(r)
	}
	return r.Label
}

// slopeTexts sets the texts of records at one side of a slope, moved up and down so that none lies on another. Of more
// than there is room for, it sets those that are not dimmed, and of these the first.
func (d *drawing) slopeTexts(f *figure, records []*slides.Record, side int, plot box, y func(float64) float64, text func(*slides.Record) string) {
	height := plot.h + d.font.line()
	face := d.font
	if float64(len(records))*face.line() > height {
		face = d.small
	}
	if most := int(height / face.line()); len(records) > most {
		dim := f.Dim
		if dim == nil {
			_, dim = f.At(-1)
		}
		slices.SortStableFunc(records, func(a, b *slides.Record) int {
			rank := func(r *slides.Record) int {
				if dim[slices.Index(f.records, r)] {
					return 1
				}
				return 0
			}
			return rank(a) - rank(b)
		})
		records = records[:most]
	}
	slices.SortStableFunc(records, func(a, b *slides.Record) int {
		if y(value(a)) < y(value(b)) {
			return -1
		}
		return 1
	})
	end, x, l := plot.x, plot.x-dotSize/2-dotGap, label{font: face, align: "right"}
	room, way := x, -1.0
	if side == 1 {
		end, x, l.align, way = plot.x+plot.w, plot.x+plot.w+dotSize/2+dotGap, "", 1
		room = d.w - x
	}
	var at, sizes []float64
	var texts [][]string
	for lines := nameLines; lines > 0; lines-- { // in one line each where there is no room for more
		at, sizes, texts = nil, nil, nil
		sum := 0.0
		for i, r := range records {
			texts = append(texts, face.wrap(text(r), room, lines))
			at, sizes = append(at, y(value(r))), append(sizes, face.line()*float64(len(texts[i])))
			sum += sizes[i]
		}
		if sum <= height {
			break
		}
	}
	spreadOut(at, sizes, plot.y-d.font.line()/2, plot.y+plot.h+d.font.line()/2)
	for i, r := range records {
		d.about(r)
		if math.Abs(at[i]-y(value(r))) > slopeMoved {
			d.rule(end+way*dotSize/2, y(value(r)), x-way*2, at[i], Muted, 1)
		}
		d.block(x, at[i], texts[i], l)
	}
}
