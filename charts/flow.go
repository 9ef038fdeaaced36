package charts

import (
	"slices"
	"strings"

	"exhibit/slides"
)

// stage is where flows begin and end: a bar as high as what flows through it.
type stage struct {
	party
	value   float64 // what flows in or out, whichever is more
	in, out []*stream
	leads   bool    // some flow begins here
	y, high float64 // of its bar, in px
	slot    float64 // the height that it takes with its name
	above   float64 // the height of its name, if that stands above the bar
	label   []string
	color   Role
}

// stream is a flow: a record of a figure of type flow.
type stream struct {
	*slides.Record
	from, to *stage
	value    float64
	y0, y1   float64 // of its upper edge at both ends, in px
}

// Measures of flows.
const (
	stageWidth  = 14.0 // px of a bar
	stageGap    = 10.0 // px between two of a column at least
	streamShade = 0.45 // opacity of flows
	nameShare   = 0.24 // of the width that the names at an end take at most
	relaxations = 6    // rounds in which bars are moved toward those that they have flows with
)

// flow is a column of bars for each stage and bands between them, as wide as what flows.
func (d *drawing) flow(f *figure) {
	var all []*stream
	at := map[string]*stage{}
	var stages []*stage
	find := func(name string) *stage {
		s := at[name]
		if s == nil {
			s = &stage{}
			s.name = name
			at[name] = s
			stages = append(stages, s)
		}
		return s
	}
	var ends [][2]*party
	for _, r := range f.records {
		if v, ok := finite(r); ok && v > 0 {
			s := &stream{Record: r, from: find(clean(r.Series)), to: find(clean(r.Target)), value: v}
			all = append(all, s)
			ends = append(ends, [2]*party{&s.from.party, &s.to.party})
		}
	}
	if len(all) == 0 {
		return
	}
	if d.narrow {
		widest := 0.0
		for _, s := range all {
			widest = max(widest, s.value)
		}
		d.routes(f, widest)
		return
	}
	parties := make([]*party, len(stages))
	for i, s := range stages {
		parties[i] = &s.party
	}
	layer(parties, ends)
	last := 0
	for _, s := range all {
		s.from.leads = true
		last = max(last, s.to.column)
	}
	var columns [][]*stage
	for _, s := range stages {
		if !s.leads {
			s.column = last
		}
		for len(columns) <= s.column {
			columns = append(columns, nil)
		}
		columns[s.column] = append(columns[s.column], s)
	}
	kept := all[:0]
	for _, s := range all { // without those that lead back, which the reader refuses
		if s.from.column < s.to.column {
			s.from.out, s.to.in = append(s.from.out, s), append(s.to.in, s)
			s.from.records, s.to.records = append(s.from.records, s.Record), append(s.to.records, s.Record)
			kept = append(kept, s)
		}
	}
	all = kept
	for _, s := range stages {
		s.value = max(total(s.in), total(s.out))
	}
	d.nameStages(f, columns)
	d.stackStages(columns)
	left, right := d.nameEnds(columns)
	pitch := (right - left - stageWidth) / float64(max(len(columns)-1, 1))
	for c, column := range columns {
		for i, s := range column {
			s.x = left + float64(c)*pitch
			if s.color = series(i); c > 0 || len(columns[0]) > int(roles-Series1) {
				s.color = Muted
			}
		}
	}
	d.drawStages(stages, len(columns)-1)
	d.h = d.tall
	var marks []outline
	taken := d.texts(0) // by names
	for _, s := range all {
		x0, x1, high := s.from.x+stageWidth, s.to.x, s.value/s.from.value*s.from.high
		middle := (x0 + x1) / 2
		line := (&path{}).to('M', x0, s.y0).to('C', middle, s.y0, middle, s.y1, x1, s.y1).to('L', x1, s.y1+high)
		line.to('C', middle, s.y1+high, middle, s.y0+high, x0, s.y0+high).to('Z')
		marks = append(marks, outline{record: s.Record, path: line.String(), look: &style{Color: d.Palette[s.from.color], Opacity: 1, shade: streamShade}})
		if s.Contested != "" {
			d.about(s.Record)
			d.place(contested(s.Record, d.flows(f, s.value)), x0+stageGap, s.y0+high/2, 0, true, &taken, box{x0, 0, x1 - x0, d.h}, label{font: font{d.small.size, true}, halo: true})
		}
	}
	d.about()
	d.outlines(marks, 1)
}

// total is what streams carry.
func total(streams []*stream) (sum float64) {
	for _, s := range streams {
		sum += s.value
	}
	return tidyNumber(sum)
}

// flows is how much flows, as it is printed.
func (d *drawing) flows(f *figure, v float64) string {
	if f.Unit == "%" {
		return d.number(v) + f.Unit
	}
	return d.number(v)
}

// nameStages sets the names of stages with their values.
func (d *drawing) nameStages(f *figure, columns [][]*stage) {
	for c, column := range columns {
		for _, s := range column {
			amount := d.flows(f, s.value)
			if c > 0 && c < len(columns)-1 {
				s.label = []string{d.small.fit(s.name, max(d.w*nameShare-d.small.width(amount), 0)), amount}
				s.above = d.small.line()
			} else {
				s.label = append(d.font.balance(s.name, d.w*nameShare, 2), amount)
			}
		}
	}
}

// nameEnds returns where the first column begins and the last ends, between their names.
func (d *drawing) nameEnds(columns [][]*stage) (left, right float64) {
	widest := func(column []*stage) (w float64) {
		for _, s := range column {
			for _, line := range s.label {
				w = max(w, d.strong.width(line))
			}
		}
		return w + stageGap
	}
	return widest(columns[0]), d.w - widest(columns[len(columns)-1])
}

// stackStages gives stages and streams their heights and places, so that all columns fill the drawing with one scale.
func (d *drawing) stackStages(columns [][]*stage) {
	// need is the height of a column at a scale of so many px a unit.
	need := func(column []*stage, scale float64) float64 {
		sum := 0.0
		for _, s := range column {
			s.high = s.value * scale
			s.slot = max(s.high, float64(len(s.label))*d.font.line())
			if s.above > 0 {
				s.slot = s.high + s.above
			}
			sum += s.slot + stageGap
		}
		return sum - stageGap
	}
	fits := func(scale float64) bool {
		return !slices.ContainsFunc(columns, func(c []*stage) bool { return need(c, scale) > d.tall })
	}
	if !fits(0) { // names and numbers in one line
		for _, column := range columns {
			for _, s := range column {
				if one := strings.Join(s.label, d.Colon); s.above == 0 && d.font.width(one) <= d.w*nameShare {
					s.label = []string{one}
				}
			}
		}
	}
	for !fits(0) { // too many names
		d.dropName(columns)
	}
	const halvings = 40
	widest := 0.0
	for _, column := range columns {
		for _, s := range column {
			widest = max(widest, s.value)
		}
	}
	scale, step := 0.0, 2*d.tall/widest
	for range halvings {
		if step /= 2; fits(scale + step) {
			scale += step
		}
	}
	for _, column := range columns {
		free := (d.tall - need(column, scale)) / float64(len(column)+1)
		y := free
		for _, s := range column {
			s.y = y
			y += s.slot + stageGap + free
		}
	}
	for round := range relaxations {
		for i := range columns {
			c, back := i, false
			if round%2 == 1 {
				c, back = len(columns)-1-i, true
			}
			d.relax(columns[c], back)
		}
	}
	for _, column := range columns {
		for _, s := range column {
			slices.SortStableFunc(s.in, func(a, b *stream) int { return sign(a.from.y - b.from.y) })
			slices.SortStableFunc(s.out, func(a, b *stream) int { return sign(a.to.y - b.to.y) })
			top := s.bar()
			in, out := top, top
			for _, t := range s.in {
				t.y1 = in
				in += t.value * scale
			}
			for _, t := range s.out {
				t.y0 = out
				out += t.value * scale
			}
		}
	}
}

// dropName takes the name from the smallest stage that has one, in the column with most names.
func (d *drawing) dropName(columns [][]*stage) {
	var least *stage
	most := 0
	for _, column := range columns {
		named := slices.DeleteFunc(slices.Clone(column), func(s *stage) bool { return s.label == nil })
		if len(named) <= most {
			continue
		}
		most, least = len(named), named[0]
		for _, s := range named {
			if s.value < least.value {
				least = s
			}
		}
	}
	if least == nil { // only gaps are left: as many bars do not fit
		for i := range columns {
			columns[i] = columns[i][:max(1, len(columns[i])/2)]
		}
		return
	}
	least.label, least.above = nil, 0
}

// bar is the top of a stage's bar.
func (s *stage) bar() float64 {
	if s.above > 0 {
		return s.y + s.above
	}
	return s.y + (s.slot-s.high)/2
}

// relax moves the stages of a column toward those from which flows come, or back toward those to which they lead, and
// then apart.
func (d *drawing) relax(column []*stage, back bool) {
	for _, s := range column {
		sum, weight := 0.0, 0.0
		for _, t := range s.in {
			if !back {
				sum, weight = sum+t.value*(t.from.y+t.from.slot/2), weight+t.value
			}
		}
		for _, t := range s.out {
			if back {
				sum, weight = sum+t.value*(t.to.y+t.to.slot/2), weight+t.value
			}
		}
		if weight > 0 {
			s.y = sum/weight - s.slot/2
		}
	}
	slices.SortStableFunc(column, func(a, b *stage) int { return sign(a.y + a.slot/2 - b.y - b.slot/2) })
	y := 0.0
	for _, s := range column {
		s.y = max(s.y, y)
		y = s.y + s.slot + stageGap
	}
	y = d.tall
	for _, s := range slices.Backward(column) {
		s.y = min(s.y, y-s.slot)
		y = s.y - stageGap
	}
}

// drawStages draws the bars with their names: those of the first column to the left of it, of the last to the right,
// of others above.
func (d *drawing) drawStages(stages []*stage, last int) {
	for _, s := range stages {
		d.about(s.records...)
		top := s.bar()
		d.rect(box{s.x, top, stageWidth, max(s.high, 1)}, s.color, 1)
		if s.label == nil {
			continue
		}
		if s.above > 0 {
			bold, name := font{d.small.size, true}, d.small.width(s.label[0]+" ")
			w := name + bold.width(s.label[1])
			x, y := min(max(s.x+(stageWidth-w)/2, 0), d.w-w), s.y+s.above/2-1
			d.text(x, y, s.label[0], label{font: d.small, halo: true})
			d.text(x+name, y, s.label[1], label{font: bold, halo: true})
			continue
		}
		look, x := label{align: "right"}, s.x-stageGap/2
		if s.column == last && last > 0 {
			look, x = label{}, s.x+stageWidth+stageGap/2
		}
		line := d.font.line()
		y := top + s.high/2 - line*float64(len(s.label)-1)/2
		y = min(max(y, s.y+line/2), s.y+s.slot-line*(float64(len(s.label))-0.5))
		for i, text := range s.label {
			if look.font = d.font; i > 0 && i == len(s.label)-1 {
				look.font = d.strong
			}
			d.text(x, y+float64(i)*line, text, look)
		}
	}
	d.about()
}
