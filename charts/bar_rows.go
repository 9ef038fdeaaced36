package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// lying draws bars as rows. What they are of is named above the labels, and what they count below the end of its axis.
func (d *drawing) lying(b *bars) {
	groups, more := b.groups, 0
	at := box{0, d.topName(b.of), d.w, 0}
	if d.tall > 0 {
		at.h = d.tall - at.y
		if b.values != "" {
			at.h -= axisBelow
		}
	}
	rows := d.rowsOf(b, d.w)
	panels := d.tall > 0 && len(b.names) > 1 && !b.panel && !b.piled && !b.steps && rows.least(groups) > at.h &&
		(d.w-rows.left)/float64(len(b.names)) >= leastPanel*d.small.size
	if !panels {
		at = d.barKey(b, at)
	}
	columns := 1
	switch {
	case d.tall == 0:
		at.h = phoneSlot*d.font.size*b.units(groups) + d.aboves(groups, rows)
	case panels:
		at.y, at.h = at.y+d.strong.line(), at.h-d.strong.line()
		rows.slots = 1
	case rows.least(groups) > at.h && !d.narrow && !b.panel:
		columns = mostColumns
	}
	if fit := int((at.h-d.small.line())/rows.line - rows.air); d.tall > 0 && !panels && rows.slots > float64(max(fit, 1)) { // more bars of one label than fit
		groups = slices.Clone(groups)
		for i := range groups {
			g := &groups[i]
			n := min(len(g.records), max(fit, 1))
			more += drawable([]group{{records: g.records[n:]}})
			g.records = g.records[:n]
		}
		rows.slots = float64(max(fit, 1))
		at.h -= d.small.line()
	}
	if most := columns * rows.most(b, at.h); d.tall > 0 && len(groups) > most {
		if most = columns * rows.most(b, at.h-d.small.line()); most < len(groups) {
			if more == 0 {
				at.h -= d.small.line()
			}
			more += drawable(groups[most:])
			if groups = groups[:most]; !b.panel {
				b.scale(groups)
			}
		}
	}
	if b.panel {
		d.rule(rows.left, at.y, d.w, at.y, Line, 1)
	}
	switch {
	case panels:
		d.barPanels(b, groups, at, rows)
	case columns == 1:
		d.rows(b, groups, at, rows)
	default:
		n := (len(groups) + columns - 1) / columns
		w := (d.w + d.font.size) / float64(columns)
		rows = d.rowsOf(b, w-d.font.size)
		for i := range columns {
			part := groups[min(i*n, len(groups)):min((i+1)*n, len(groups))]
			d.rows(b, part, box{w * float64(i), at.y, w - d.font.size, at.h * float64(len(part)) / float64(n)}, rows)
		}
	}
	d.h = at.y + at.h
	if more > 0 {
		d.h += d.small.line()
		d.unshown(0, d.h-d.small.line()/2, more)
	}
	d.h = d.bottomName(b.values, rows.left, d.h)
}

// drawable is how many records of groups have a value or a range.
func drawable(groups []group) (n int) {
	for _, g := range groups {
		for _, r := range g.records {
			if _, ok := finite(r); ok || r.Low != nil {
				n++
			}
		}
	}
	return n
}

// rowing is how rows stand beside their labels.
type rowing struct {
	left  float64 // the width in px of the labels at left, with the air behind them; 0 where they stand above
	above float64 // the greatest height in px of a label above; 0 where they stand at left
	width float64 // px of labels above
	line  float64 // the least height in px of a row
	slots float64 // the most rows that a label has
	air   float64 // between two labels, in rows
}

// rowsOf are the rows of bars in a width.
func (d *drawing) rowsOf(b *bars, w float64) rowing {
	r := rowing{line: d.small.line(), air: b.air()}
	word, whole := d.widest(b.groups)
	for _, g := range b.groups {
		r.slots = max(r.slots, b.slots(g))
	}
	gap := d.font.size * barNameGap
	most := w * labelsShare
	if b.panel {
		if !d.bare.left {
			r.left = min(whole+gap, max(panelNames*d.font.size, min(word+gap, w*wordShare)))
		}
		d.inset = [2]float64{r.left, 0}
		return r
	}
	if d.narrow && whole+gap > most+hair {
		r.width = w
		r.above = d.font.line() * float64(d.font.lines(d.barNames(b.groups), w, nameLines))
		if d.tall > 0 && r.least(b.groups) > d.tall {
			r.above = d.font.line()
		}
		return r
	}
	r.left = min(whole+gap, max(most, min(word+gap, w*wordShare)))
	return r
}

// least is the height in px below which rows of groups would touch.
func (r rowing) least(groups []group) float64 { return r.group() * float64(len(groups)) }

// group is the same for one group.
func (r rowing) group() float64 { return r.line*(r.slots+r.air) + r.above }

// most is how many groups fit below each other.
func (r rowing) most(b *bars, h float64) int { return max(int(h/r.group()+hair), 1) }

// barKey names the series above the bars, each beside its colour, if bars do not name them, and returns what is left of
// a box.
func (d *drawing) barKey(b *bars, at box) box {
	if len(b.names) < 2 || b.named || b.steps || d.bare.key { // the colours of a waterfall say what rises and falls
		return at
	}
	h := d.swatches(b, at.y)
	at.y += h
	at.h = max(at.h-h, 0)
	return at
}

// swatches names series beside their colours, from y down, in as many lines as they need, and returns their height.
func (d *drawing) swatches(b *bars, y float64) float64 {
	size := math.Round(d.small.size * swatchShare)
	line, x, top := d.small.line(), 0.0, y
	for n, g := range b.names {
		d.naming(g.records)
		role, opacity := b.colour(part{n: n})
		name := d.small.fit(clean(g.name), d.w-size*1.5)
		w := size*1.5 + d.small.width(name)
		if x > 0 && x+w > d.w {
			x, y = 0, y+line
		}
		d.put(shape{
			Type: "rect", Style: paint{Fill: d.Palette[role], Opacity: opacity},
			Shape: geometry{X: round(x), Y: round(y + (line-size)/2), Width: size, Height: size},
		})
		d.text(x+size*1.5, y+line/2, name, label{font: d.small})
		x += w + size*1.5
	}
	d.about()
	return y + line*swatchLine - top
}

// barPanels draws a panel a series in a box, the labels at the first.
func (d *drawing) barPanels(b *bars, groups []group, at box, rows rowing) {
	gap := d.font.size
	rows = d.widened(b, groups, at, rows)
	w := (d.w-rows.left+gap)/float64(len(b.names)) - gap
	x := rows.left
	rows.air = 0
	scale := d.barScale(b, groups, w)
	for n, name := range b.names {
		d.naming(name.records)
		d.text(x, at.y-d.strong.line()/2, d.strong.fit(clean(name.name), w), label{font: d.strong, color: series(n)})
		var own []group
		for _, g := range groups {
			mine := group{name: g.name}
			for _, r := range g.records {
				if r.Series == name.name {
					mine.records = append(mine.records, r)
				}
			}
			own = append(own, mine)
		}
		d.about()
		panel, left := box{x, at.y, w, at.h}, rowing{above: rows.above, width: rows.width}
		if n == 0 {
			panel, left = box{0, at.y, rows.left + w, at.h}, rows
		}
		d.rowsOn(b, own, panel, left, scale, 0)
		x += w + gap
	}
}

// rows draws groups as rows that fill a box.
func (d *drawing) rows(b *bars, groups []group, at box, r rowing) {
	r = d.widened(b, groups, at, r)
	scale, shapes := d.barScale(b, groups, at.w-r.left), len(d.shapes)
	d.rowsOn(b, groups, at, r, scale, r.air)
	slot := d.slotOf(b, groups, at, r, r.air)
	start := at.x + r.left
	d.barRemarks(b, box{start, at.y, at.w - r.left, at.h}, piece{scale.v0, scale.v1, start + scale.x0, start + scale.x1}, true, shapes, func(label string) (from, to float64, ok bool) {
		return placeOf(groups, label, at.y, func(g group) float64 { return slot*(b.slots(g)+r.air) + d.above(g, r) })
	})
}

// barScale is the scale of rows from 0 px to a width at most, with room for the texts at the ends of bars.
func (d *drawing) barScale(b *bars, groups []group, w float64) piece {
	if b.panel {
		groups = b.all
	}
	least := w * (1 - valuesShare) / (b.hi - b.lo) // px of a unit of the scale
	before, per := 0.0, w/(b.hi-b.lo)
	each := func(do func(n note, width float64)) {
		for _, g := range groups {
			for _, p := range b.parts(g) {
				for _, n := range d.notes(b, g, p) {
					width := d.strong.width(n.text) + d.valueGap(b)
					if b.named {
						width += d.small.width(clean(p.r.Series)) + d.font.size*barValueGap
					}
					do(n, width)
				}
			}
		}
	}
	each(func(n note, width float64) {
		if n.lower {
			before = max(before, width-(n.at-b.lo)*least)
		}
	})
	before = min(before, w*valuesShare/2)
	per = min(per, (w-before)/(b.hi-b.lo))
	each(func(n note, width float64) {
		if !n.lower && n.at > b.lo {
			per = min(per, (w-before-width)/(n.at-b.lo))
		}
	})
	per = max(per, least*(w-before)/w)
	return piece{b.lo, b.hi, before, before + per*(b.hi-b.lo)}
}

// sum is the total of a pile at its last part, if all parts have a value above zero and one unit; else empty.
func (d *drawing) sum(b *bars, g group, last part) string {
	if b.f.Arrange != slides.Stacked || len(g.records) < 2 || last.r != b.parts(g)[len(g.records)-1].r {
		return ""
	}
	unit := last.r.Unit
	if slices.ContainsFunc(g.records, func(r *slides.Record) bool { v, ok := finite(r); return !ok || v < 0 || r.Unit != unit }) {
		return ""
	}
	sum := *last.r
	sum.Value, sum.Approx, sum.Contested = new(counted(last.to)), "", ""
	return d.says(b.f, &sum)
}

// rowsOn draws groups as rows on a scale that begins behind their labels, in a box that they fill.
func (d *drawing) rowsOn(b *bars, groups []group, at box, rows rowing, scale piece, air float64) {
	slot := d.slotOf(b, groups, at, rows, air)
	thick := even(min(slot*barShare, mostBar*d.font.size))
	if air > 0 {
		thick = even(min(slot*barsShare, mostBar*d.font.size))
	}
	if b.ranges {
		thick = even(min(thick, rangeBar*d.font.size))
	}
	names, values := d.font, d.strong
	if slot < d.font.line() {
		values.size = d.small.size
		if slot*(rows.slots+air) < d.font.line() {
			names = d.small
		}
	}
	start := at.x + rows.left
	x := piece{scale.v0, scale.v1, start + scale.x0, start + scale.x1}
	y, shapes := at.y, len(d.shapes)
	for n, g := range groups {
		own := len(d.shapes)
		d.naming(g.records)
		h := slot * (b.slots(g) + air)
		if above := d.above(g, rows); above > 0 {
			if at.x == 0 { // the first of several panels, whose labels go on above the others
				lines := d.font.wrap(d.barName(g), d.w, int(rows.above/d.font.line()))
				d.block(0, y+above/2+(slot-thick)/2-barZero, lines, label{font: d.font})
			}
			y += above
		} else if rows.left > 0 {
			d.block(at.x, y+h/2, names.wrap(d.barName(g), rows.left-d.font.size*barNameGap, max(1, int(h/names.line()))), label{font: names})
		}
		for i, p := range b.parts(g) {
			d.about(p.r)
			middle := y + slot*air/2 + slot/2
			if !b.piled {
				middle += float64(i) * slot
			}
			if b.ranges {
				d.rule(start, math.Round(middle), at.x+at.w, math.Round(middle), Line, 1)
			}
			d.mark(b, p, x, math.Round(middle), thick, false)
			if b.steps && p.drawn && n > 0 && rows.above == 0 {
				d.rule(x.at(b.before(p.r)), middle-slot+thick/2, x.at(b.before(p.r)), middle-thick/2, Muted, 1)
			}
			d.rowTexts(b, g, p, x, middle, box{at.x, y, at.w, thick}, start, values)
		}
		d.about()
		if rows.above > 0 && b.lo <= 0 { // the line of zero does not cross the labels
			d.plumb(own, x.at(0), y+(slot-thick)/2-barZero, y+h-(slot-thick)/2+barZero, Muted, 1)
		}
		y += h
	}
	if rows.above == 0 && b.lo <= 0 {
		d.plumb(shapes, x.at(0), at.y, y, Muted, 1)
	}
}

// slotOf is the height in px of a row of groups that fill a box.
func (d *drawing) slotOf(b *bars, groups []group, at box, rows rowing, air float64) float64 {
	units := 0.0
	for _, g := range groups {
		units += b.slots(g) + air
	}
	return (at.h - d.aboves(groups, rows)) / max(units, 1)
}

// rowTexts sets the texts of a part of a row: its value in it or at its end, and its series.
func (d *drawing) rowTexts(b *bars, g group, p part, x piece, middle float64, at box, start float64, values font) {
	notes := d.notes(b, g, p)
	gap := d.valueGap(b)
	roomAt := func(n note) float64 {
		if n.lower {
			return x.at(n.at) - start - gap
		}
		return at.x + at.w - x.at(n.at) - gap
	}
	if b.piled && p.drawn {
		beyond := d.outside(b, g, p, func(n note) bool { return values.width(n.text) <= roomAt(n) })
		notes = append(notes, d.sayWithin(b, p, (x.at(p.from)+x.at(p.to))/2, middle, math.Abs(x.at(p.to)-x.at(p.from))-d.small.size*insideAir, at.h, beyond)...)
	}
	for _, n := range notes {
		side, align := 1.0, ""
		if n.lower {
			side, align = -1, "right"
		}
		from, room := x.at(n.at)+side*gap, roomAt(n)
		if room < min(d.small.size, values.width(n.text)-hair) {
			continue
		}
		text := values.fit(n.text, room)
		d.text(from, middle, text, label{font: values, align: align, halo: b.lined()})
		if used := values.width(text) + gap; b.named && room-used > 2*d.small.size {
			d.text(from+side*used, middle, d.small.fit(clean(p.r.Series), room-used), label{font: d.small, color: series(p.n), align: align, halo: b.lined()})
		}
	}
}

// valueGap is the room in px between the end of a bar and its text: beyond the mark of a value at the end of a range.
func (d *drawing) valueGap(b *bars) float64 {
	if b.ranges {
		return d.font.size * (barValueGap + dotRadius)
	}
	return d.font.size * barValueGap
}

// even is the even number of px below a height, with which a bar's edges are sharp.
func even(height float64) float64 { return 2 * math.Floor(height/2) }

// block sets lines below each other around the middle y.
func (d *drawing) block(x, y float64, lines []string, l label) {
	y -= l.font.line() * float64(len(lines)-1) / 2
	for i, s := range lines {
		d.text(x, y+l.font.line()*float64(i), s, l)
	}
}
