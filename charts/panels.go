package charts

import (
	"fmt"
	"math"
	"slices"
)

// bare is what a drawing leaves out because others around it have it.
type bare struct {
	left  bool    // the values or names at the left of the plot
	foot  bool    // what stands below the plot
	key   bool    // legends, and names at lines
	below float64 // the height in px of what stands below the plot, for which its box has room
	texts bool    // the texts of annotations
}

// Measures of panels. Those without px are in sizes of the small type.
const (
	panelWidth  = 12.0 // the least of a panel
	panelHeight = 6.0  // the least of a panel
	panelAspect = 1.5  // the width of a panel of one of its height, about
	panelAir    = 1.2  // between two panels
)

// panels draws a small chart for each value of the column panel, all of one scale, with the axes at the outer ones
// alone.
func (d *drawing) panels(f *figure, panels []group) {
	w, tall, narrow := d.w, d.tall, d.narrow
	size := d.small.size
	air := size * panelAir
	head := d.strong.line()

	// What they have in common stands above and below all of them.
	above, below := d.valuesName(f, f.YName), d.alongName(f)
	bars := slices.Contains([]string{"bar", "range", "waterfall"}, f.Type)
	switch {
	case bars:
		above, below = clean(f.XName), d.valuesName(f, f.YName)
	case slices.Contains([]string{"strip", "box", "histogram"}, f.Type):
		above, below = clean(f.YName), d.valuesName(f, f.XName)
	}
	y := d.topName(above)
	names := groupBy(f.scale, seriesOf)
	if bars {
		y = d.barKey(d.newBars(f), box{y: y}).y
	} else if len(names) > 1 && !slices.Contains([]string{"strip", "box", "histogram"}, f.Type) {
		y = d.keyLine(names, y)
	}

	part := *f.Figure
	part.XName, part.YName = "", ""
	sub := &figure{Figure: &part, scale: f.scale}
	d.narrow = true
	plain := func(g group, at box, b bare) {
		d.origin, d.w, d.tall, d.h, d.bare = [2]float64{at.x, at.y}, at.w, at.h, 0, b
		sub.records = g.records
		d.plain(sub)
		d.about()
	}

	// A drawing that is thrown away tells what the outer panels need for their axes.
	probe := func(w, h float64) (left, foot float64) {
		shapes, grids, series := len(d.shapes), len(d.grids), len(d.series)
		plain(panels[0], box{0, 0, w, h}, bare{key: true})
		d.shapes, d.series = d.shapes[:shapes], d.series[:series]
		d.grids, d.xs, d.ys = d.grids[:grids], d.xs[:grids], d.ys[:grids]
		return d.inset[0], d.inset[1]
	}
	left, foot := probe(w/2, max(tall, phonePlot)/2)

	room := tall - y
	if below != "" {
		room -= axisBelow
	}
	columns, more := 1, 0
	best := math.Inf(1)
	for n := 1; n <= len(panels) && float64(n)*(size*panelWidth+air) <= w-left+air; n++ {
		if n > 1 && rowsOf(len(panels), n) == rowsOf(len(panels), n-1) {
			continue // which would leave places empty
		}
		pw, ph := panelBox(w-left, room-foot, len(panels), n, air, head)
		if tall == 0 {
			columns = n
		} else if odd := math.Abs(math.Log(pw / max(ph, 1) / panelAspect)); odd < best {
			columns, best = n, odd
		}
	}
	rolls := bars && tall == 0 // each panel is as high as its bars need
	if rolls {
		columns = 1
	}
	pw, _ := panelBox(w-left, 0, len(panels), columns, air, head)
	lines := d.strong.lines(namesOf(panels), pw, nameLines)
	head *= float64(lines)
	if tall > 0 {
		rows := max(1, int((room-foot+air)/(size*panelHeight+head+air)))
		if more = len(panels) - rows*columns; more > 0 {
			more = 0
			for _, g := range panels[rows*columns:] {
				more += len(g.records)
			}
			panels = panels[:rows*columns]
			if line := d.small.line(); y < line { // there is no name beside which it stands
				room -= line - y
				y = line
			}
		}
	}
	pw, ph := panelBox(w-left, room-foot, len(panels), columns, air, head)
	left, foot = probe(pw+left, max(ph, phonePlot/2))
	pw, ph = panelBox(w-left, room-foot, len(panels), columns, air, head)
	if tall == 0 {
		ph = pw / panelAspect
	}
	bottom := y
	for i, g := range panels {
		column, row := i%columns, i/columns
		x := (pw + air) * float64(column)
		at := box{x + left, y + (ph+head+air)*float64(row), pw, ph}
		if rolls && i > 0 {
			at.y = bottom + air
		}
		d.origin, d.w = [2]float64{}, w
		d.naming(g.records)
		name := d.strong.wrap(clean(g.name), pw, lines)
		d.block(at.x, at.y+head-d.strong.line()*float64(len(name))/2, name, label{font: d.strong})
		d.about()
		at.y += head
		b := bare{left: column > 0, foot: i+columns < len(panels), key: true, texts: i > 0}
		if !b.left {
			at.x, at.w = x, at.w+left
		}
		if !b.foot {
			at.h += foot
			b.below = foot
		}
		if rolls {
			at.h, b.foot = 0, false
		}
		plain(g, at, b)
		bottom = max(bottom, at.y+d.h)
	}
	d.origin, d.w, d.tall, d.narrow, d.bare = [2]float64{}, w, tall, narrow, bare{}
	if more > 0 {
		text := fmt.Sprintf(d.More, more)
		d.muted(w, y/2, text, "right")
	}
	d.h = d.bottomName(below, left, bottom)
}

// rowsOf is how many rows so many panels take in columns.
func rowsOf(panels, columns int) int { return (panels + columns - 1) / columns }

// panelBox is the width and the height in px of one of so many panels in columns, below a head each.
func panelBox(w, h float64, panels, columns int, air, head float64) (pw, ph float64) {
	rows, n := float64(rowsOf(panels, columns)), float64(columns)
	return (w - air*(n-1)) / n, (h-air*(rows-1))/rows - head
}
