//go:build !js

package slides

// mergeText makes one node of neighbouring nodes of plain text, which the reader keeps apart for
// the sake of their places.
func (d *Deck) mergeText() {
	for i := range d.Slides {
		s := &d.Slides[i]
		s.Headline, s.Notes = merged(s.Headline), merged(s.Notes)
		mergeBlocks(s.Blocks)
	}
}

func mergeBlocks(blocks []Block) {
	for i := range blocks {
		blocks[i].Text = merged(blocks[i].Text)
		for _, c := range blocks[i].Columns {
			mergeBlocks(c.Blocks)
		}
	}
}

func merged(nodes []Node) []Node {
	var all []Node
	for _, n := range nodes {
		if last := len(all) - 1; n.Kind == Text && last >= 0 && all[last].Kind == Text {
			all[last].Text += n.Text
			continue
		}
		n.Children = merged(n.Children)
		all = append(all, n)
	}
	return all
}
