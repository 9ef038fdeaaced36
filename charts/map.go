package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of maps.
const (
	mapLine    = 0.8  // px of the lines between places
	listRow    = 15.0 // em that a name and its number take in the list beside a map
	besidePays = 1.15 // how much smaller a map may be beside its list, which is longer there
	mostListed = 8    // of the highest numbers, on a phone
	tileAir    = 2.0  // px between tiles
	dot        = 8    // coordinates of a place that is drawn as a square, since its outline cannot be seen
)

// mapped is a map being drawn: the records of its places by code, and the scale of their numbers.
type mapped struct {
	of    map[string]*slides.Record
	scale *colourScale
	bare  bool // some place has no number
}

// geography is a map whose places have the colours of their numbers, with the highest of these listed beside it or
// below it.
func (d *drawing) geography(f *figure) {
	m := &mapped{of: map[string]*slides.Record{}}
	lo, hi := math.Inf(1), math.Inf(-1)
	for _, r := range f.records {
		if v, ok := finite(r); ok && r.Place != "" {
			m.of[r.Place] = r
			lo, hi = min(lo, v), max(hi, v)
		}
	}
	if len(m.of) == 0 {
		return
	}
	m.scale = newColourScale(lo, hi, nil)
	for i := range f.Places {
		m.bare = m.bare || m.of[f.Places[i].Code] == nil
	}
	if f.Map == "us-tiles" {
		d.tiles(f, m)
		return
	}
	width, height := 0, 0
	left, top := math.MaxInt, math.MaxInt
	for i := range f.Places {
		for _, ring := range f.Places[i].Rings {
			for k := 0; k < len(ring)-1; k += 2 {
				left, width = min(left, ring[k]), max(width, ring[k])
				top, height = min(top, ring[k+1]), max(height, ring[k+1])
			}
		}
	}
	across, down := float64(max(width-left, 1)), float64(max(height-top, 1))
	y := d.mapKey(m, 0, d.w)
	room := box{0, y, d.w, d.tall - y}
	scale := d.w / across
	list := box{0, y + down*scale + d.small.size, d.w, 0}
	if d.tall > 0 { // beside the map or below it, where the map is larger
		column := listRow * d.font.size
		beside := min((d.w-column)/across, room.h/down)
		below := min(scale, (room.h-2*d.font.line()-d.small.size/2-hair)/down)
		if scale = below; beside*besidePays >= below {
			scale = beside
			list = box{across*scale + d.font.size, y, d.w - across*scale - d.font.size, room.h}
			y += (room.h - down*scale) / 2
		} else {
			rows := float64((len(m.of)-1)/max(1, int(d.w/column)) + 1)
			high := min(room.h-down*scale-d.small.size/2, rows*d.font.line())
			list = box{0, d.tall - high, d.w, high}
			y += max(0, (room.h-down*scale-high)/2)
		}
	}
	// Outlines are in the unit of the map, so that they are the same text in every picture of it.
	at := [2]float64{round(-float64(left) * scale), round(y - float64(top)*scale)}
	scale = round(scale)
	for i := range f.Places {
		p := &f.Places[i]
		if m.of[p.Code] != nil {
			continue
		}
		for _, ring := range p.Rings {
			if len(ring) <= dot {
				continue // too small to be missed
			}
			d.shapes = append(d.shapes, shape{
				Type: "polygon", X: at[0], Y: at[1], ScaleX: scale, ScaleY: scale, Silent: true, Shape: geometry{Points: corners(ring)},
				Style: paint{Fill: d.Palette[Surface], Stroke: d.Palette[Muted], LineWidth: round(mapLine / scale)},
			})
		}
	}
	var marks []outline
	for step := range m.scale.steps() { // places of one colour follow each other, so that a picture can have them as one path
		for i := range f.Places {
			p := &f.Places[i]
			if r := m.of[p.Code]; r != nil && m.scale.step(*r.Value) == step {
				marks = append(marks, d.shaded(m, r, outlineOf(p)))
			}
		}
	}
	d.h = max(d.tall, y+down*scale)
	d.listed(m, list)
	drawn := d.outlines(marks, 2).ItemPayload
	drawn.At, drawn.Scale = at, scale
}

// corners are those of an outline of a place.
func corners(ring []int) (all [][2]float64) {
	for k := 0; k < len(ring)-1; k += 2 {
		all = append(all, [2]float64{float64(ring[k]), float64(ring[k+1])})
	}
	return all
}

// outlineOf is the path of a place, in the unit of its map.
func outlineOf(p *slides.Place) string {
	line := &path{}
	for _, ring := range p.Rings {
		command := byte('M')
		for _, corner := range corners(ring) {
			line.to(command, corner[:]...)
			command = 'L'
		}
		line.to('Z')
	}
	return line.String()
}

// shaded is the mark of a place: its outline in the colour of its number.
func (d *drawing) shaded(m *mapped, r *slides.Record, path string) outline {
	role, shade := m.scale.shade(m.scale.step(*r.Value))
	return outline{record: r, path: path, look: &style{Color: d.Palette[role], BorderColor: d.Palette[Surface], BorderWidth: mapLine, Opacity: 1, shade: shade}}
}

// mapKey draws the colours of a map with their numbers, from x to right at the top, and returns the height that they take.
func (d *drawing) mapKey(m *mapped, x, right float64) float64 {
	whole, before := d.w, len(d.shapes)
	d.w = right // which the key does not cross
	y := d.colourKey(m.scale, x, 0, false) + d.small.size/2
	d.w = whole
	if !m.bare {
		return y
	}
	end := x
	for _, s := range d.shapes[before:] {
		if s.Type == "text" {
			end = max(end, s.X+d.small.width(s.Style.Text)/2)
		}
	}
	high := math.Round(d.small.size * 0.7)
	at, top := right-d.small.width(d.NoFigure)-2*high, 0.0
	if at < end+high { // a line of its own
		at, top = x, y
		y += d.small.line()
	}
	d.vacant(box{at, top + (d.small.size-high)/2, high * 1.5, high}, Muted)
	d.muted(at+2*high, top+d.small.size/2, d.NoFigure, "")
	return y
}

// listed lists places and their numbers in a box, the highest first: those that it has room for or, without a height,
// a few.
func (d *drawing) listed(m *mapped, b box) {
	var all []*slides.Record
	for _, r := range m.of {
		all = append(all, r)
	}
	slices.SortStableFunc(all, func(a, c *slides.Record) int {
		if *a.Value == *c.Value {
			return a.Line - c.Line
		}
		return sign(*c.Value - *a.Value)
	})
	line := d.font.line()
	columns := max(1, int(b.w/(listRow*d.font.size)))
	rows := mostListed
	if b.h > 0 {
		rows = int((b.h + hair) / line)
	} else {
		columns = 1
	}
	more := len(all) - rows*columns
	if more > 0 {
		rows--
		more += columns
	}
	rows = min(rows, (len(all)+columns-1)/columns)
	if rows < 1 {
		return
	}
	pitch := line
	if b.h > 0 && rows > 0 {
		pitch = min(line*1.4, (b.h-line*float64(min(max(more, 0), 1)))/float64(rows))
	}
	gap := d.font.size * 1.5
	width := (b.w - gap*float64(columns-1)) / float64(columns)
	for i, r := range all[:min(len(all), rows*columns)] {
		x, y := b.x+float64(i/rows)*(width+gap), b.y+(float64(i%rows)+0.5)*pitch
		d.about(r)
		amount := contested(r, d.number(*r.Value))
		end := x + width
		if !d.narrow {
			end = x + min(width, listRow*1.6*d.font.size)
		}
		swatch := d.font.size * 0.6
		role, shade := m.scale.shade(m.scale.step(*r.Value))
		d.rect(box{x, y - swatch/2, swatch, swatch}, role, shade)
		if name := clean(r.Label); d.font.width(name) <= end-x-2.6*swatch-d.font.width(amount) {
			d.text(x+1.6*swatch, y, name, label{font: d.font})
		} else {
			d.text(x+1.6*swatch, y, d.small.fit(name, end-x-2.6*swatch-d.font.width(amount)), label{font: d.small})
		}
		d.text(end, y, amount, label{font: d.font, align: "right"})
	}
	d.about()
	y := b.y + float64(rows)*pitch
	if more > 0 {
		d.unshown(b.x, y+line/2, more)
		y += line
	}
	d.h = max(d.h, y)
}

// tiles is a map with a tile of one size for each place, on which its code stands and, where there is room on all,
// its number.
func (d *drawing) tiles(f *figure, m *mapped) {
	columns, rows := 0, 0
	for i := range f.Places {
		columns, rows = max(columns, f.Places[i].Tile[0]+1), max(rows, f.Places[i].Tile[1]+1)
	}
	wide := d.w / float64(columns)
	high, y := math.Round(wide*1.15), 0.0
	// In the upper row there are only the ends.
	free := wide*float64(columns-2) - 2*d.small.size
	if d.narrow {
		y = d.mapKey(m, 0, d.w)
	} else {
		d.mapKey(m, wide+d.small.size, wide+d.small.size+free)
	}
	if d.tall > 0 {
		high = (d.tall - y) / float64(rows)
	}
	numbers := high >= d.strong.line()+d.small.line()
	for _, r := range m.of {
		numbers = numbers && d.small.width(contested(r, d.number(*r.Value))) <= wide-2*tileAir
	}
	code := d.strong
	if code.width("MM")+2*tileAir > wide || code.line() > high {
		code = font{d.small.size, true}
	}
	var marks []outline
	for i := range f.Places {
		p := &f.Places[i]
		b := box{float64(p.Tile[0])*wide + tileAir/2, y + float64(p.Tile[1])*high + tileAir/2, wide - tileAir, high - tileAir}
		x, middle := b.x+b.w/2, b.y+b.h/2
		r := m.of[p.Code]
		if r == nil {
			d.vacant(b, Muted)
			d.text(x, middle, p.Code, label{font: code, color: Muted, align: "center"})
			continue
		}
		line := (&path{}).to('M', b.x, b.y).to('H', b.x+b.w).to('V', b.y+b.h).to('H', b.x).to('Z')
		mark := d.shaded(m, r, line.String())
		marks = append(marks, mark)
		ink := label{font: code, align: "center"}
		if mark.look.shade > 0.5 {
			ink.color = Surface
		}
		d.about(r)
		if text := contested(r, p.Code); !numbers {
			if code.width(text) > b.w { // which its tooltip and the list say
				text = p.Code
			}
			d.text(x, middle, text, ink)
		} else {
			d.text(x, middle-d.small.line()/2+1, p.Code, ink)
			ink.font = d.small
			d.text(x, middle+d.strong.line()/2-1, contested(r, d.number(*r.Value)), ink)
		}
		d.about()
	}
	d.h = y + high*float64(rows)
	if d.Phone {
		d.listed(m, box{0, d.h + d.small.size, d.w, 0})
	}
	d.outlines(marks, 2)
}
