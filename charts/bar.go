package charts

import (
	"math"
	"slices"

	"exhibit/slides"
)

// Measures of bars. Shares are of room; others are in sizes of text unless they say what of.
const (
	barShare       = 0.74 // of its slot that a bar takes
	barsShare      = 0.88 // the same where several bars belong to a label
	barBetween     = 0.6  // slots of air between two labels with several bars each
	labelsShare    = 0.4  // of the width that labels at left take at most
	wordShare      = 0.6  // the same for a label of one long word
	valuesShare    = 0.6  // of the width behind them that the values at the ends of bars take at most
	mostLabelLines = 2    // of a label below an upright bar
	swatchShare    = 0.75 // of small text that the colour beside a name takes
	swatchLine     = 1.4  // lines from a key to its bars
	barNameGap     = 0.8  // between a label and its bar
	barValueGap    = 0.4  // between a bar and its value
	insideAir      = 0.5  // around a value in its bar
	mostBar        = 3.2  // of the height of a bar at most
	mostUpright    = 9.0  // of the width of an upright bar at most
	phoneSlot      = 2.0  // of the height of a row on a phone
	panelNames     = 8.0  // of the width of labels at left of panels at most
	leastPanel     = 7.0  // of the width of a panel at least
	uprightTall    = 12.0 // lines of text of upright bars on a phone
	uprightTick    = 3.0  // lines of text from tick to tick of their axis, about
	leastUpright   = 3.0  // px of the slot of an upright bar
	fromZero       = 0.5  // of the highest end of ranges: with a lower one the scale begins at zero
	rangeBar       = 0.9  // of the height of a range at most
	dotRadius      = 0.3  // of the mark of a value in its range
	fewBars        = 6    // that stand upright if their labels have room
	mostColumns    = 2    // of rows side by side
	palest         = 0.3  // opacity of what stands nearest to the middle of a diverging figure
	opaque         = 0.7  // opacity from which on text in a bar has the colour of the surface
	whiskerWidth   = 1.5  // px
	barZero        = 2.0  // px that the line of zero is longer than bars below their labels
)

// bars is what the bars of a figure have in common.
type bars struct {
	f          *figure
	groups     []group  // the labels, each with its records
	all        []group  // the labels of each panel, by which the scale is made; groups where there are no panels
	panel      bool     // these are the bars of one of several panels
	names      []group  // the series
	piled      bool     // the bars of a label stand on each other
	lo, hi     float64  // the values at the ends of the scale
	of, values string   // the names of the axes: of the labels, and of the values
	ranges     bool     // a bar reaches from the low to the high end of a range
	steps      bool     // a bar begins where the one before ends
	named      bool     // each bar says its series beside its value
	items      [][]item // by series
}

// part is the bar of a record, or its part of a pile: the values at its ends. A part without a value is not drawn.
type part struct {
	r        *slides.Record
	n        int // of its series
	from, to float64
	drawn    bool
}

// bar is bars from zero: a bar a record or, if it is arranged so, a pile a label. The bars of a range reach from its low
// to its high end, and those of a waterfall from where the one before ends. They stand upright where the labels
// find room below them, or are dates; else they are rows with the label at left. Bars that would be too low for their
// box stand side by side: a panel a series, or the rows of one series in two columns.
func (d *drawing) bar(f *figure) {
	b := d.newBars(f)
	if d.stand(b) {
		d.upright(b)
	} else {
		d.lying(b)
	}
	grid := d.grid(box{0, 0, d.w, d.h}, 0, d.w, 0, d.h, 0)
	d.ys[grid].Inverse = yes
	for n, name := range b.names {
		if s := d.add("custom", grid, name.name, b.items[n]); len(b.items[n]) > 0 {
			s.RenderItem = "span"
		}
	}
}

func (d *drawing) newBars(f *figure) *bars {
	b := &bars{f: f, piled: f.Arrange != "", ranges: f.Type == "range", steps: f.Type == "waterfall"}
	b.panel = len(f.records) < len(f.scale)
	b.names = groupBy(f.scale, seriesOf)
	b.all = groupBy(f.scale, func(r *slides.Record) string { return r.Panel + "\x00" + r.Label })
	b.groups = groupBy(f.scale, func(r *slides.Record) string { return r.Label })
	if b.panel {
		b.groups = slices.Clone(b.groups)
		for i := range b.groups {
			b.groups[i].records = nil
		}
		for _, r := range f.records {
			i := slices.IndexFunc(b.groups, func(g group) bool { return g.name == r.Label })
			b.groups[i].records = append(b.groups[i].records, r)
		}
	}
	b.items = make([][]item, len(b.names))
	b.of, b.values = clean(f.XName), d.valuesName(f, f.YName)
	b.scale(b.all)
	for _, g := range b.all {
		b.named = b.named || !b.piled && len(b.names) > 1 && len(g.records) < len(b.names)
	}
	return b
}

// scale sets the ends of the scale: those of the bars of groups and zero, which ranges that are far from it may leave out.
func (b *bars) scale(groups []group) {
	b.lo, b.hi = 0, 0
	if b.ranges {
		b.lo, b.hi = math.Inf(1), math.Inf(-1)
	}
	for _, g := range groups {
		for _, p := range b.parts(g) {
			b.reach(p.from, p.to)
			if low, high, ok := b.whisker(p); ok {
				b.reach(low, high)
			}
		}
	}
	for _, a := range b.f.Annotations {
		if a.Value != nil && !b.ranges {
			b.reach(*a.Value, *a.Value)
		}
		if a.To != nil && !b.ranges {
			b.reach(*a.To, *a.To)
		}
	}
	if b.ranges && b.lo < b.hi*fromZero { // else the scale begins at the lowest
		b.reach(0, 0)
	}
	if !(b.lo < b.hi) {
		b.lo, b.hi = min(b.lo, 0), max(b.lo, 0)+1
	}
}

// lined reports whether lines may run behind the texts at bars.
func (b *bars) lined() bool { return b.ranges || len(b.f.Annotations) > 0 }

// reach makes the scale reach two values.
func (b *bars) reach(v, w float64) { b.lo, b.hi = min(b.lo, v, w), max(b.hi, v, w) }

// parts are the bars of a label in the order of series, or the parts of its pile. Negative values pile up below zero; in
// a diverging figure without any, the first half of the series stands there, and one in the middle at both sides.
func (b *bars) parts(g group) []part {
	var parts []part
	total, left := 0.0, 0.0
	half := float64(len(b.names)-1) / 2
	for n, name := range b.names {
		for _, r := range g.records {
			if r.Series != name.name {
				continue
			}
			v, ok := finite(r)
			p := part{r: r, n: n, to: v, drawn: ok}
			switch {
			case b.ranges:
				p.from, p.to, p.drawn = between(r)
			case b.steps && !b.total(r):
				p.from = b.before(r)
				p.to += p.from
			}
			parts = append(parts, p)
			total += math.Abs(v)
			if at := float64(n); at < half {
				left += v
			} else if at == half {
				left += v / 2
			}
		}
	}
	if !b.piled {
		return parts
	}
	share := 1.0
	if b.f.Arrange == slides.Share && total > 0 {
		share = 100 / total
	}
	above, below := 0.0, 0.0
	if b.f.Arrange == slides.Diverging && !slices.ContainsFunc(b.f.scale, func(r *slides.Record) bool { return value(r) < 0 }) {
		above = -left
	}
	for i := range parts {
		p := &parts[i]
		end := &above
		if p.to < 0 {
			end = &below
		}
		p.from, p.to = *end, *end+p.to*share
		*end = p.to
	}
	return parts
}

// between are the low and the high end of a record's range, and whether it has one.
func between(r *slides.Record) (low, high float64, ok bool) {
	if r.Low == nil || r.High == nil {
		return 0, 0, false
	}
	return min(*r.Low, *r.High), max(*r.Low, *r.High), true
}

// slots is how many bars stand beside each other in a group.
func (b *bars) slots(g group) float64 {
	if b.piled {
		return 1
	}
	return float64(max(len(g.records), 1))
}

// units is the length of groups in slots, with the air between groups of several bars.
func (b *bars) units(groups []group) float64 {
	n := 0.0
	for _, g := range groups {
		n += b.slots(g) + b.air()
	}
	return n
}

// air is what stands between two groups, in slots.
func (b *bars) air() float64 {
	if b.piled || len(b.names) < 2 {
		return 0
	}
	return barBetween
}

// mark adds the mark of a part on a scale in px, with its middle and its thickness across.
func (d *drawing) mark(b *bars, p part, x piece, middle, thick float64, upright bool) {
	if !p.drawn {
		return
	}
	from, to := x.at(p.from), x.at(p.to)
	from, to = min(from, to), max(from, to)
	role, opacity := b.colour(p)
	look := &style{Color: d.Palette[role], Opacity: opacity}
	if b.piled {
		look.BorderColor, look.BorderWidth = d.Palette[Surface], 1
	}
	v := []float64{round(from), round(to), round(middle), round(thick), 0}
	if upright {
		v = []float64{round(middle - thick/2), round(middle + thick/2), round((from + to) / 2), round(to - from), 0}
	}
	b.items[p.n] = append(b.items[p.n], item{Name: inert(d.describe(p.r)), Value: v, ItemStyle: look})
	if v, ok := finite(p.r); ok && b.ranges {
		d.put(shape{
			Type: "circle", Z: 4, Style: paint{Fill: d.Palette[Surface], Stroke: d.Palette[Text], LineWidth: whiskerWidth},
			Shape: geometry{CX: round(x.at(v)), CY: middle, R: round(dotRadius * d.font.size)},
		})
	}
	if low, high, ok := b.whisker(p); ok {
		d.whisker(x.at(low), x.at(high), middle, thick/4, upright)
	}
}

// colour is the colour of a part and how opaque it is. In a waterfall totals are grey, and what falls has the second
// colour. In a diverging figure those below zero have one colour and
// those above another, the stronger the farther out; one in the middle is grey.
func (b *bars) colour(p part) (Role, float64) {
	n := p.n
	switch {
	case b.steps && b.total(p.r):
		return Muted, 1
	case b.steps && p.to < p.from:
		return Series2, 1
	case b.f.Arrange != slides.Diverging:
		return series(n), 1
	}
	half := float64(len(b.names)-1) / 2
	out := math.Abs(float64(n)-half) / max(half, 1)
	opacity := palest + (1-palest)*out
	switch at := float64(n); {
	case at == half && half > 0:
		return Muted, palest
	case at < half:
		return Series2, opacity
	}
	return Series1, opacity
}

// whisker is the range in which the value of a bar lies, if it has one.
func (b *bars) whisker(p part) (low, high float64, ok bool) {
	if b.piled || b.ranges || b.steps || !p.drawn {
		return 0, 0, false
	}
	return between(p.r)
}

// whisker draws a range in front of the marks, from one px to another along a scale, with ends that are twice half
// long.
func (d *drawing) whisker(from, to, middle, half float64, upright bool) {
	line := func(x1, y1, x2, y2 float64) {
		if upright {
			x1, y1, x2, y2 = y1, x1, y2, x2
		}
		d.rule(x1, y1, x2, y2, Text, whiskerWidth)
		d.shapes[len(d.shapes)-1].Z = 4
	}
	line(from, middle, to, middle)
	line(from, middle-half, from, middle+half)
	line(to, middle-half, to, middle+half)
}

// unitAt is the unit at the bar of a record: none where the axis names it, but for percents and currencies.
func (d *drawing) unitAt(f *figure, r *slides.Record) string {
	unit := clean(r.Unit)
	if unit == "" {
		unit = clean(f.Unit)
	}
	if f.Unit != "" && !slices.Contains(percents, unit) && !currency(unit) {
		return ""
	}
	return unit
}

// says is the text at a bar: its value, with the unit unless the axis names it.
func (d *drawing) says(f *figure, r *slides.Record) string {
	if text := d.amountOf(r, d.unitAt(f, r)); text != "" {
		return contested(r, text)
	}
	return contested(r, d.NoFigure)
}

// note is a text at an end of a bar.
type note struct {
	at    float64 // the value at which it stands
	text  string
	lower bool // it stands on the side of lower values
}

// notes are the texts at the ends of a part: its value at the end of its bar or of its range; the total at the last of
// a pile; both ends of a range.
func (d *drawing) notes(b *bars, g group, p part) []note {
	n := note{p.to, "", p.to < p.from}
	switch low, high, ok := b.whisker(p); {
	case b.piled:
		n.text = d.sum(b, g, p)
	case b.ranges && !p.drawn:
		n.text = d.NoFigure
	case b.ranges:
		n.text = contested(p.r, d.measure("", p.to, d.unitAt(b.f, p.r)))
		return []note{n, {p.from, d.number(p.from), true}}
	case b.steps && p.drawn && !b.total(p.r):
		n.text = contested(p.r, d.withUnit(d.signed(value(p.r)), d.unitAt(b.f, p.r)))
	default:
		n.text = d.says(b.f, p.r)
		if ok && n.lower {
			n.at = min(n.at, low)
		} else if ok {
			n.at = max(n.at, high)
		}
	}
	if n.text == "" {
		return nil
	}
	return []note{n}
}
