package slides

import "slices"

// FaultClass is the class of what stands on a slide in place of a part that could not be shown.
const FaultClass = "fault"

// Fault returns what stands on a slide of a deck that is being written in place of a part that could
// not be read or drawn: where the fault is, as "deck.md:12", what is wrong, and what to do if that is known.
func Fault(where, wrong, remedy string) Node {
	line := func(kind Kind, text string) Node {
		return Node{Kind: "p", Children: []Node{{Kind: kind, Children: []Node{{Text: text}}}}}
	}
	fault := Node{Kind: "div", Attrs: []Attr{{Name: "class", Value: FaultClass}}, Claim: Own}
	fault.Children = append(fault.Children, line("code", where), line("strong", wrong))
	if remedy != "" {
		fault.Children = append(fault.Children, Node{Kind: "p", Children: []Node{{Text: remedy}}})
	}
	return fault
}

// WithholdFaults leaves of each fault on the slides only where it is, with a text in place of what is wrong.
func (d *Deck) WithholdFaults(said string) {
	for i := range d.Slides {
		for k := range d.Slides[i].Blocks {
			d.Slides[i].Blocks[k].EachText(func(text []Node) {
				Walk(text, func(n *Node) bool {
					if n.Attr("class") == FaultClass {
						n.Children = []Node{n.Children[0], {Kind: "p", Children: []Node{{Text: said}}}}
						return false
					}
					return true
				})
			})
		}
	}
}

// Fail puts a fault in the place of a figure, which the deck then has no more.
func (d *Deck) Fail(id string, faults ...Node) {
	for i := range d.Slides {
		failIn(d.Slides[i].Blocks, id, faults)
	}
	d.Figures = slices.DeleteFunc(d.Figures, func(f Figure) bool { return f.ID == id })
}

func failIn(blocks []Block, id string, faults []Node) {
	for i := range blocks {
		if blocks[i].Figure == id {
			blocks[i] = Block{Text: faults, Step: blocks[i].Step}
		}
		for _, c := range blocks[i].Columns {
			failIn(c.Blocks, id, faults)
		}
	}
}
