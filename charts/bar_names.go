package charts

import "strings"

// above is the height in px of the label above the rows of a group.
func (d *drawing) above(g group, r rowing) float64 { return d.aboves([]group{g}, r) }

// aboves is the height in px of all labels above the rows of groups.
func (d *drawing) aboves(groups []group, r rowing) (h float64) {
	if r.above == 0 {
		return 0
	}
	for i := range groups {
		h += d.font.line() * float64(d.font.lines(d.barNames(groups[i:i+1]), r.width, int(r.above/d.font.line())))
	}
	return h
}

// barNames are the labels of groups in words.
func (d *drawing) barNames(groups []group) (names []string) {
	for _, g := range groups {
		names = append(names, d.barName(g))
	}
	return names
}

// widened are rows with more room for their labels where those would be cut in a box.
func (d *drawing) widened(b *bars, groups []group, at box, r rowing) rowing {
	if gap := d.font.size * barNameGap; r.left > 0 && !b.panel {
		lines := max(1, int(d.slotOf(b, groups, at, r, r.air)*(r.slots+r.air)/d.font.line()))
		r.left = d.font.column(d.barNames(groups), r.left-gap, at.w*widerNames, lines) + gap
	}
	return r
}

// widest are the widths in px of the longest word and of the longest name of groups.
func (d *drawing) widest(groups []group) (word, whole float64) {
	for _, g := range groups {
		name := d.barName(g)
		whole = max(whole, d.font.width(name))
		for _, part := range strings.Fields(name) {
			word = max(word, d.font.width(part))
		}
	}
	return word, whole
}
