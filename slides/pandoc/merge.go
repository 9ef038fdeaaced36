package pandoc

import "exhibit/slides"

// MergeText makes one node of neighbouring nodes of plain text, which the reader keeps apart for
// the sake of their places.
func MergeText(d *slides.Deck) {
	for i := range d.Slides {
		s := &d.Slides[i]
		s.Headline, s.Notes = merged(s.Headline), merged(s.Notes)
		mergeBlocks(s.Blocks)
	}
}

func mergeBlocks(blocks []slides.Block) {
	for i := range blocks {
		blocks[i].Text = merged(blocks[i].Text)
		for _, c := range blocks[i].Columns {
			mergeBlocks(c.Blocks)
		}
	}
}

func merged(nodes []slides.Node) []slides.Node {
	var all []slides.Node
	for _, n := range nodes {
		if last := len(all) - 1; n.Kind == slides.Text && last >= 0 && all[last].Kind == slides.Text {
			all[last].Text += n.Text
			continue
		}
		n.Children = merged(n.Children)
		all = append(all, n)
	}
	return all
}
