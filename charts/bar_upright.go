package charts

import (
	"math"
	"strings"

	"exhibit/slides"
)

// barName is the label of bars in words: a date as the language writes it.
func (d *drawing) barName(g group) string {
	name := clean(g.name)
	if date, err := slides.ParseDate(name); err == nil {
		return d.short(date)
	}
	return name
}

// ordered reports whether all labels are dates, or begin with a digit as the classes of a count do, so that they read
// from left to right.
func (b *bars) ordered() bool {
	for _, g := range b.groups {
		if name := clean(g.name); name == "" || name[0] < '0' || name[0] > '9' {
			return false
		}
	}
	return true
}

// stand reports whether bars stand upright: a few with room for their labels, or those over dates and classes.
func (d *drawing) stand(b *bars) bool {
	if len(b.groups) == 0 {
		return false
	}
	slot := d.w / b.units(b.groups)
	if b.ordered() {
		return slot >= leastUpright && len(b.groups) > 1 && !b.ranges
	}
	if b.ranges || b.panel {
		return false
	}
	bars := 0.0
	for _, g := range b.groups {
		bars += b.slots(g)
	}
	return bars <= fewBars && !b.named && b.lo == 0 && d.uprightLines(b, slot) > 0 && d.sayUpright(b, slot)
}

// uprightLines is how many lines the labels below upright bars take; 0 if a word is too wide, or there would be more
// than two.
func (d *drawing) uprightLines(b *bars, slot float64) int {
	lines := 1
	for _, g := range b.groups {
		name := d.barName(g)
		w := slot*(b.slots(g)+b.air()) - d.font.size*barNameGap
		for _, word := range breaks(name) {
			if d.font.width(strings.TrimRight(word, " ")) > w+hair {
				return 0
			}
		}
		lines = max(lines, len(d.font.wrap(name, w, mostLabelLines+1)))
	}
	if lines > mostLabelLines {
		return 0
	}
	return lines
}

// sayUpright reports whether there is room for each bar's value above it, or in it.
func (d *drawing) sayUpright(b *bars, slot float64) bool {
	for _, g := range b.all {
		for _, p := range b.parts(g) {
			text := d.says(b.f, p.r)
			if b.piled {
				text = d.within(b, p)
			}
			if d.strong.width(text) > slot-d.font.size*barNameGap/2 {
				return false
			}
		}
	}
	return true
}

// upright draws bars that stand on the line of zero. Where their values have no room, an axis says them.
func (d *drawing) upright(b *bars) {
	at := d.barKey(b, box{0, d.topName(b.values), d.w, d.tall})
	slot := d.w / b.units(b.groups)
	said := d.sayUpright(b, slot)
	lines := max(d.uprightLines(b, slot), 1)
	foot := d.font.line()*float64(lines) + d.font.size*barValueGap
	d.inset = [2]float64{0, foot}
	if d.bare.foot {
		foot = 0
	}
	below := 0.0
	if b.of != "" {
		below = axisBelow
	}
	at.h = uprightTall * d.small.line()
	if d.tall > 0 {
		at.h = d.tall - at.y - foot - below
	}
	if said && (!b.piled || b.f.Arrange == slides.Stacked) { // others have no texts beyond their ends
		head := d.strong.line()
		at.y, at.h = at.y+head, at.h-head
		if b.lo < 0 {
			at.h -= head
		}
	} else if !said {
		at = d.uprightAxis(b, at)
		slot = at.w / b.units(b.groups)
	}
	y := piece{b.lo, b.hi, at.y + at.h, at.y}
	floor := at.y + at.h
	if said && b.lo < 0 {
		floor += d.strong.line()
	}
	d.h = d.bottomName(b.of, at.x, floor+foot)
	d.rule(at.x, y.at(0), at.x+at.w, y.at(0), Muted, 1)

	every, shapes := d.every(b, slot), len(d.shapes)
	x := at.x
	for i, g := range b.groups {
		d.naming(g.records)
		w := slot * (b.slots(g) + b.air())
		if i%every == 0 && foot > 0 {
			name := d.barName(g)
			own := d.font.wrap(name, max(w*float64(every)-d.font.size*barNameGap/2, d.font.width(name)/float64(lines)), lines)
			for n, line := range own {
				half := d.font.width(line) / 2
				d.text(min(max(x+w/2, half), d.w-half), floor+foot-d.font.line()*(float64(lines-n)-0.5), line, label{font: d.font, align: "center"})
			}
		}
		for n, p := range b.parts(g) {
			middle := x + slot*(b.air()+1)/2
			if !b.piled {
				middle += float64(n) * slot
			}
			d.about(p.r)
			thick := min(slot*barShare, mostUpright*d.font.size)
			d.mark(b, p, y, middle, thick, true)
			if b.steps && p.drawn && i > 0 {
				d.rule(middle-slot+thick/2, y.at(b.before(p.r)), middle-thick/2, y.at(b.before(p.r)), Muted, 1)
			}
			sign := fitting(d.strong, slides.Signs[p.r.Contested], slot)
			switch {
			case said:
				d.uprightTexts(b, g, p, y, middle, thick)
			case b.piled:
				if p.drawn && math.Abs(y.at(p.to)-y.at(p.from)) >= d.small.line() {
					d.text(middle, (y.at(p.from)+y.at(p.to))/2, fitting(d.small, sign, thick), d.inside(b, p))
				}
			case p.drawn:
				d.uprightNote(b, note{p.to, sign, p.to < p.from}, y, middle)
			}
		}
		x += w
	}
	d.about()
	d.barRemarks(b, at, y, false, shapes, func(label string) (from, to float64, ok bool) {
		return placeOf(b.groups, label, at.x, func(g group) float64 { return slot * (b.slots(g) + b.air()) })
	})
}

// every is 1 if each label below upright bars has room, 2 if every other has, and so on.
func (d *drawing) every(b *bars, slot float64) int {
	if d.uprightLines(b, slot) > 0 {
		return 1
	}
	widest := 0.0
	for _, g := range b.groups {
		widest = max(widest, d.font.width(d.barName(g)))
	}
	w := slot * (b.units(b.groups) / float64(len(b.groups)))
	return int(math.Ceil((widest + d.font.size*barNameGap) / w))
}

// uprightAxis draws the axis of values in a box, reaching round ones, and returns the box of the bars.
func (d *drawing) uprightAxis(b *bars, at box) box {
	n := max(2, int(at.h/(uprightTick*d.small.line())))
	step := nice((b.hi - b.lo) / float64(n))
	b.lo, b.hi = math.Floor(b.lo/step+hair)*step, math.Ceil(b.hi/step-hair)*step
	values := ticks(b.lo, b.hi, n)
	left := 0.0
	for _, v := range values {
		left = max(left, d.small.width(d.number(tidyNumber(v))))
	}
	left += d.small.size * barValueGap
	d.inset[0] = left
	if d.bare.left {
		left = 0
	}
	at.y, at.h = at.y+d.small.line()/2, at.h-d.small.line()/2
	y := piece{b.lo, b.hi, at.y + at.h, at.y}
	for _, v := range values {
		d.rule(left, y.at(v), d.w, y.at(v), Line, 1)
		if left == 0 {
			continue
		}
		d.muted(left-d.small.size*barValueGap, y.at(v), d.number(tidyNumber(v)), "right")
	}
	return box{left, at.y, d.w - left, at.h}
}

// uprightTexts sets the texts of a part of an upright bar: its value in it or beyond its end.
func (d *drawing) uprightTexts(b *bars, g group, p part, y piece, middle, thick float64) {
	notes := d.notes(b, g, p)
	if b.piled && p.drawn {
		beyond := d.outside(b, g, p, func(n note) bool {
			end := y.x1
			if n.lower {
				end = y.x0
			}
			return math.Abs(y.at(n.at)-end) >= d.strong.line()
		})
		notes = append(notes, d.sayWithin(b, p, middle, (y.at(p.from)+y.at(p.to))/2, thick, math.Abs(y.at(p.to)-y.at(p.from))+d.small.size-d.small.line(), beyond)...)
	}
	for _, n := range notes {
		d.uprightNote(b, n, y, middle)
	}
}

// uprightNote sets a text beyond the end of an upright bar.
func (d *drawing) uprightNote(b *bars, n note, y piece, middle float64) {
	beyond := -d.strong.line() / 2
	if n.lower {
		beyond = -beyond
	}
	d.text(middle, y.at(n.at)+beyond, n.text, label{font: d.strong, align: "center", halo: b.lined()})
}
