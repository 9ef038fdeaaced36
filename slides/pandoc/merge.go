package pandoc

import (
	"strings"

	"exhibit/slides"
)

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
	for i := 0; i < len(nodes); i++ {
		n := nodes[i]
		var text strings.Builder // once two nodes are one
		for ; n.Kind == slides.Text && i+1 < len(nodes) && nodes[i+1].Kind == slides.Text; i++ {
			if text.Len() == 0 {
				text.WriteString(n.Text)
			}
			text.WriteString(nodes[i+1].Text)
		}
		if text.Len() > 0 {
			n.Text = text.String()
		}
		n.Children = merged(n.Children)
		all = append(all, n)
	}
	return all
}
