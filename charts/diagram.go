package charts

import (
	"math"
	"slices"
	"strings"

	"exhibit/slides"
)

// party is one side of channels: a box of a diagram; or, if it is passed, where a channel passes a column on its way.
type party struct {
	name     string
	passed   bool
	records  []*slides.Record // the channels that begin or end here
	column   int
	rank     float64 // its order within the column
	left     []*port // where channels meet its sides, from the top
	right    []*port
	top, end float64 // its part of the column, in px
	x, width float64 // of its box
}

// rows is how many rows of its column a party takes.
func (p *party) rows() int { return max(1, len(p.left), len(p.right)) }

// port is where a leg meets a party.
type port struct {
	of *party
	y  float64
}

// leg is the part of a channel between two neighbouring columns.
type leg struct {
	near, far *port // at the left and at the right; of a channel within a column both at its right
	track     float64
}

// channel is a record of a diagram on its way from party to party.
type channel struct {
	*slides.Record
	legs    []*leg // from the left to the right
	reverse bool   // it leads to the left
	name    []string
}

// network is a diagram being laid out.
type network struct {
	parties  []*party
	columns  [][]*party
	channels []*channel
	gaps     [][]*leg  // right of each column
	x        []float64 // of the columns and of the end, in px
	room     []float64 // of the names in the gap right of each column, in px
}

// channelName is what a channel is called.
func channelName(r *slides.Record) string {
	name := clean(r.Label)
	if name == "" {
		name = clean(r.Category)
	}
	return contested(r, name)
}

// networkOf arranges the parties of a figure in columns: by lane, where there are several, else from those at which
// channels begin to those to which they lead.
func networkOf(f *figure) *network {
	n := &network{}
	at := map[string]*party{}
	find := func(name string, r *slides.Record) *party {
		p := at[name]
		if p == nil {
			p = &party{name: name, column: -1, rank: float64(len(n.parties))}
			at[name] = p
			n.parties = append(n.parties, p)
		}
		p.records = append(p.records, r)
		return p
	}
	var ends [][2]*party
	for _, r := range f.records {
		ends = append(ends, [2]*party{find(clean(r.Series), r), find(clean(r.Target), r)})
	}
	if lanes := Lanes(*f.Figure); len(lanes) > 1 {
		for i, r := range f.records {
			if ends[i][0].column < 0 {
				ends[i][0].column = slices.Index(lanes, r.Lane)
			}
		}
		for i := range f.records { // where no channel begins
			if ends[i][1].column < 0 {
				ends[i][1].column = (ends[i][0].column + 1) % len(lanes)
			}
		}
	} else {
		layer(n.parties, ends)
	}
	n.build(f.records, ends)
	return n
}

// layer gives each party the column behind those that lead to it, apart from channels that lead back.
func layer(parties []*party, ends [][2]*party) {
	var on [][2]*party // without those that close a circle
	var reaches func(from, to *party) bool
	reaches = func(from, to *party) bool {
		return from == to || slices.ContainsFunc(on, func(e [2]*party) bool { return e[0] == from && reaches(e[1], to) })
	}
	for _, e := range ends {
		if !reaches(e[1], e[0]) {
			on = append(on, e)
		}
	}
	for _, p := range parties {
		p.column = 0
	}
	for range parties {
		for _, e := range on {
			e[1].column = max(e[1].column, e[0].column+1)
		}
	}
}

// build makes the columns without empty ones, and the legs of the channels.
func (n *network) build(records []*slides.Record, ends [][2]*party) {
	used := map[int]int{}
	for c, found := 0, 0; found < len(n.parties) && c <= len(n.parties)+len(records); c++ {
		column := []*party(nil)
		for _, p := range n.parties {
			if p.column == c {
				column = append(column, p)
			}
		}
		if found += len(column); column != nil {
			used[c] = len(n.columns)
			n.columns = append(n.columns, column)
		}
	}
	for _, p := range n.parties {
		p.column = used[p.column]
	}
	n.gaps = make([][]*leg, len(n.columns))
	for i, r := range records {
		from, to := ends[i][0], ends[i][1]
		c := &channel{Record: r, reverse: to.column < from.column}
		if c.reverse {
			from, to = to, from
		}
		for {
			next := to
			if from.column+1 < to.column {
				next = &party{passed: true, records: []*slides.Record{r}, column: from.column + 1, rank: (from.rank + to.rank) / 2}
				n.columns[next.column] = append(n.columns[next.column], next)
			}
			l := &leg{near: &port{of: from}, far: &port{of: next}}
			c.legs = append(c.legs, l)
			n.gaps[from.column] = append(n.gaps[from.column], l)
			from.right = append(from.right, l.near)
			if from.column == next.column {
				next.right = append(next.right, l.far)
			} else {
				next.left = append(next.left, l.far)
			}
			if from = next; next == to {
				break
			}
		}
		n.channels = append(n.channels, c)
	}
	n.order()
}

// order sorts the parties of columns so that few channels cross: each near the middle of those that it has channels
// with, first from the left, then from the right.
func (n *network) order() {
	const sweeps = 4
	for sweep := range sweeps {
		for i := range n.columns {
			c, beside := i, -1
			if sweep%2 == 1 {
				c, beside = len(n.columns)-1-i, 1
			}
			for _, p := range n.columns[c] {
				sum, count := 0.0, 0.0
				for _, g := range n.gaps {
					for _, l := range g {
						a, b := l.near.of, l.far.of
						if b == p {
							a, b = b, a
						}
						if a == p && b.column == c+beside {
							sum += b.rank
							count++
						}
					}
				}
				if count > 0 {
					p.rank = sum / count
				}
			}
			slices.SortStableFunc(n.columns[c], func(a, b *party) int { return sign(a.rank - b.rank) })
			for i, p := range n.columns[c] { // as a share, so that columns of few parties compare with those of many
				p.rank = (float64(i) + 0.5) / float64(len(n.columns[c]))
			}
		}
	}
}

// sign is -1, 0 or 1.
func sign(v float64) int {
	switch {
	case v < 0:
		return -1
	case v > 0:
		return 1
	}
	return 0
}

// span gives parties and ports their heights, in columns from top to bottom px; ports are drop px below the middle
// of their rows. It returns the least distance from port to port.
func (n *network) span(top, bottom, drop float64) float64 {
	least := bottom - top
	for _, column := range n.columns {
		rows := 0
		for _, p := range column {
			rows += p.rows()
		}
		row, y := (bottom-top)/float64(rows), top
		for _, p := range column {
			p.top, p.end = y, y+row*float64(p.rows())
			y = p.end
		}
		least = min(least, row)
	}
	far := map[*port]*party{}
	for _, g := range n.gaps {
		for _, l := range g {
			far[l.near], far[l.far] = l.far.of, l.near.of
		}
	}
	for _, column := range n.columns {
		for _, p := range column {
			for _, side := range [][]*port{p.left, p.right} {
				slices.SortStableFunc(side, func(a, b *port) int { return sign(far[a].top - far[b].top) })
				for i, q := range side {
					q.y = p.top + (float64(i)+0.5)*(p.end-p.top)/float64(len(side)) + drop
				}
			}
		}
	}
	return least
}

// Measures of diagrams in px.
const (
	mostParties  = 16   // that are drawn as boxes
	mostChannels = 24   // that are drawn as arrows
	mostBox      = 0.24 // of the width that a column of boxes takes at most
	mostShare    = 0.6  // of its part of the width
	boxAir       = 10.0 // between a box's outline and its name
	trackGap     = 12.0 // between lines side by side
	arrowHead    = 9.0
	channelWidth = 2.5 // of a line
	turn         = 7.0 // radius of a line's corners
)

// diagram is a box a party and an arrow a channel, with the channel's name along it. Where the names do not fit, and
// on a phone, it is a list of the channels.
func (d *drawing) diagram(f *figure) {
	if d.Phone || len(f.records) > mostChannels || !d.drawNetwork(f) {
		d.routes(f, 0)
	}
}

// drawNetwork draws boxes and arrows, if all their names fit.
func (d *drawing) drawNetwork(f *figure) bool {
	n, lanes := networkOf(f), Lanes(*f.Figure)
	if len(n.parties) > mostParties || len(n.parties) < 2 {
		return false
	}
	top := 0.0
	if len(lanes) > 1 {
		top = d.strong.line() + boxAir/2
	}
	for _, names := range []font{d.font, d.small} {
		width, least := d.spread(n, names)
		if width < least || !d.nameChannels(n, names, top) {
			continue
		}
		for i, column := range n.columns {
			for _, p := range column {
				p.x, p.width = n.x[i], width
				if !p.passed && !d.partyBox(p) {
					return false
				}
			}
			if top > 0 && i < len(lanes) {
				d.text(n.x[i]+width/2, d.strong.line()/2, d.strong.fit(clean(lanes[i]), width), label{font: d.strong, align: "center", color: series(i)})
			}
		}
		d.h = d.tall
		n.tracks()
		var arrows []outline
		for _, c := range n.channels {
			look := &style{Color: "none", BorderColor: d.Palette[series(max(0, slices.Index(lanes, c.Lane)))], BorderWidth: channelWidth, Opacity: 1}
			arrows = append(arrows, outline{record: c.Record, path: c.arrow(), look: look})
			d.about(c.Record)
			first := c.legs[0].near
			x := first.of.x + width + trackGap/2
			if c.reverse {
				x += arrowHead // which is here
			}
			for k, s := range c.name {
				d.text(x, first.y-(float64(len(c.name)-k)-0.5)*names.line()-2, s, label{font: names})
			}
		}
		d.about()
		d.outlines(arrows, 2)
		return true
	}
	return false
}

// spread gives columns their places, and gaps as much room for names as their longest wants. It returns the width of
// the boxes and that of the narrowest that break no word, in px.
func (d *drawing) spread(n *network, names font) (width, least float64) {
	n.span(0, d.tall, 0)
	wants, wanted, beside := make([]float64, len(n.columns)), 0.0, make([]float64, len(n.columns))
	words, needed := make([]float64, len(n.columns)), 0.0
	for _, c := range n.channels {
		g := c.legs[0].near.of.column
		wants[g] = max(wants[g], names.width(channelName(c.Record))+hair)
		words[g] = max(words[g], names.widestWord(channelName(c.Record))+hair)
	}
	fixed := 0.0
	for g, legs := range n.gaps {
		if len(legs) == 0 {
			continue
		}
		beside[g] = 2*trackGap + arrowHead
		for _, l := range legs {
			if !l.straight() {
				beside[g] += trackGap
			}
		}
		wanted, needed, fixed = wanted+wants[g], needed+words[g], fixed+beside[g]
	}
	width, least = d.boxWidth(n, wanted+fixed)
	x, free := 0.0, d.w-needed-fixed-width*float64(len(n.columns))
	n.x, n.room = nil, nil
	for g := range n.columns {
		n.x = append(n.x, x)
		n.room = append(n.room, words[g]+free*(wants[g]-words[g]+1)/(wanted-needed+float64(len(n.columns))))
		x += width + beside[g] + n.room[g]
	}
	n.x = append(n.x, x)
	return width, least
}

// straight reports whether a leg needs no upright part.
func (l *leg) straight() bool {
	return math.Abs(l.far.y-l.near.y) < 1 && l.far.of.column > l.near.of.column
}

// nameChannels sets the names of channels in lines and gives the parties their heights below top, if all fit.
func (d *drawing) nameChannels(n *network, names font, top float64) bool {
	const most = 4
	lines := 0
	for _, c := range n.channels {
		room, name := n.room[c.legs[0].near.of.column], channelName(c.Record)
		if c.name = names.balance(name, room, most); !whole(c.name, name, names, room) {
			return false
		}
		lines = max(lines, len(c.name))
	}
	height := float64(lines) * names.line()
	return n.span(top, d.tall, height/2) >= height+boxAir
}

// boxWidth is the width of the boxes of a diagram beside gaps of some px in all, and that of the narrowest that
// break no word, in px.
func (d *drawing) boxWidth(n *network, gaps float64) (width, least float64) {
	for _, p := range n.parties {
		least = max(least, d.strong.widestWord(p.name)+2*boxAir+hair)
		width = max(width, d.strong.width(p.name)*0.6+2*boxAir)
	}
	columns := float64(len(n.columns))
	width = min(max(width, (d.w-gaps)/columns), d.w*mostBox)
	return min(max(width, least), d.w/columns*mostShare), least
}

// widestWord is the width of the widest part of a text that no line breaks.
func (f font) widestWord(text string) float64 {
	widest := 0.0
	for _, word := range breaks(text) {
		widest = max(widest, f.width(strings.TrimRight(word, " ")))
	}
	return widest
}

// whole reports whether lines have all of a text, and none of its words broken.
func whole(lines []string, text string, f font, room float64) bool {
	if f.widestWord(text) > room+hair {
		return false
	}
	length := 0
	for _, l := range lines {
		length += len(l)
	}
	return length >= len(text)-len(lines)+1
}

// partyBox draws the box of a party, if its name fits.
func (d *drawing) partyBox(p *party) bool {
	const most = 6
	x, width := p.x, p.width
	air := min(boxAir/2, (p.end-p.top)/10)
	lines := d.strong.balance(p.name, width-2*boxAir, most)
	line := d.strong.line()
	if !whole(lines, p.name, d.strong, width-2*boxAir) || float64(len(lines))*line > p.end-p.top-2*air {
		return false
	}
	d.about(p.records...)
	d.shapes = append(d.shapes, shape{
		Type: "rect", Silent: true, of: d.of,
		Shape: geometry{X: math.Round(x + 1), Y: math.Round(p.top + air), Width: math.Round(width - 2), Height: math.Round(p.end - p.top - 2*air), R: turn}, // on whole pixels, where edges are sharp
		Style: paint{Fill: d.Palette[Surface], Stroke: d.Palette[Text], LineWidth: 1.5},
	})
	y := (p.top+p.end)/2 - line*float64(len(lines)-1)/2
	for i, s := range lines {
		d.text(x+width/2, y+float64(i)*line, s, label{font: d.strong, align: "center"})
	}
	d.about()
	return true
}

// tracks gives each leg that changes its height the x of its upright part, left of the next column. They are in the order in which lines of one direction do not cross.
func (n *network) tracks() {
	for column, g := range n.gaps {
		legs := slices.Clone(g)
		key := func(l *leg) float64 {
			if l.far.y > l.near.y {
				return l.near.y
			}
			return -l.near.y
		}
		slices.SortStableFunc(legs, func(a, b *leg) int { return sign(key(a) - key(b)) })
		x := n.x[column+1] - arrowHead - trackGap
		for _, l := range legs {
			if l.straight() {
				l.far.y = l.near.y
			} else {
				if l.far.of.column > column {
					l.far.y -= turn // beside a line that comes from there
				}
				l.track = x
				x -= trackGap
			}
			if l.far.of.passed { // which it passes at the same height
				l.far.of.right[0].y = l.far.y
			}
		}
	}
}

// arrow is the path of a channel with its head.
func (c *channel) arrow() string {
	var points [][2]float64
	for _, l := range c.legs {
		near, far := l.near.of, l.far.of
		points = append(points, [2]float64{near.x + near.width, l.near.y})
		if l.track != 0 {
			points = append(points, [2]float64{l.track, l.near.y}, [2]float64{l.track, l.far.y})
		}
		x := far.x
		if far.column == near.column {
			x += far.width
		}
		points = append(points, [2]float64{x, l.far.y})
	}
	if c.reverse {
		slices.Reverse(points)
	}
	return arrowPath(points)
}

// arrowPath is a line along upright and level parts, with round corners and the head of an arrow at its end.
func arrowPath(points [][2]float64) string {
	p := &path{}
	toward := func(from, to [2]float64, by float64) [2]float64 {
		dx, dy := to[0]-from[0], to[1]-from[1]
		length := max(math.Hypot(dx, dy), hair)
		by = min(by, length/2)
		return [2]float64{from[0] + dx/length*by, from[1] + dy/length*by}
	}
	p.to('M', points[0][:]...)
	last := len(points) - 1
	for i := 1; i < last; i++ {
		a, b := toward(points[i], points[i-1], turn), toward(points[i], points[i+1], turn)
		p.to('L', a[:]...)
		p.to('Q', points[i][0], points[i][1], b[0], b[1])
	}
	end, before := points[last], points[last-1]
	p.to('L', end[:]...)
	back := toward(end, before, arrowHead)
	dx, dy := (back[1]-end[1])*0.6, (end[0]-back[0])*0.6
	p.to('M', back[0]+dx, back[1]+dy).to('L', end[0], end[1]).to('L', back[0]-dx, back[1]-dy)
	return p.String()
}
