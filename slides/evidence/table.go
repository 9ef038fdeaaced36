package evidence

import (
	"strings"

	"exhibit/slides"
)

// columnHeads are the heads of a table's columns; nil where there are none, or some cells are wider than a column.
func columnHeads(table *slides.Node) (heads []string) {
	for i := range table.Children {
		if part := &table.Children[i]; part.Kind == "thead" && len(part.Children) == 1 {
			for j := range part.Children[0].Children {
				heads = append(heads, slides.Plain(part.Children[0].Children[j].Children))
			}
		}
	}
	return heads
}

// inWords is a row of a table as a person reads it: "Beach: Spit; Seals: 141".
func inWords(row *slides.Node, heads []string) string {
	var cells []string
	for i := range row.Children {
		cell := slides.Plain(row.Children[i].Children)
		if len(heads) == len(row.Children) && heads[i] != "" && cell != "" {
			cell = heads[i] + ": " + cell
		}
		if cell != "" {
			cells = append(cells, cell)
		}
	}
	return strings.Join(cells, "; ")
}

// table collects the claims of a table. A cell is borne out by its own citations, else by
// those of its row, else by the caption's; head and caption by those of the whole table.
func (c *checker) table(table *slides.Node, outer *scope) {
	var all []passage // cited in the rows
	slide := c.beside
	for i := range table.Children {
		if n := &table.Children[i]; n.Kind != "caption" {
			all = append(all, cited(n, true)...)
		}
	}
	caption := outer
	heads := columnHeads(table)
	for i := range table.Children {
		part := &table.Children[i]
		if part.Kind == "caption" {
			if own := newScope(cited(part, true)); own != nil {
				caption = own
			}
			c.statement(part.Children, newScope(all, outer.list()))
			continue
		}
		for j := range part.Children {
			row := &part.Children[j]
			own := newScope(cited(row, true))
			if part.Kind == "thead" && own == nil {
				own = newScope(all, caption.list())
			}
			if own == nil {
				own = caption
			}
			if part.Kind == "tbody" {
				c.inRow = inWords(row, heads)
			}
			for k := range row.Children {
				c.beside = &beside{close: headsOf(table, row, k), far: slide.far}
				c.blocks(row.Children[k].Children, own)
			}
			c.beside, c.inRow = slide, ""
		}
	}
}

// headsOf are the words by the cell of a row with an index: the heads of its column, and the first cell of the row.
func headsOf(table, row *slides.Node, cell int) string {
	var heads []string
	for i := range table.Children {
		if head := &table.Children[i]; head.Kind == "thead" {
			for j := range head.Children {
				if other := &head.Children[j]; other != row && cell < len(other.Children) {
					heads = append(heads, plainText(other.Children[cell].Children))
				}
			}
		}
	}
	if cell > 0 {
		heads = append(heads, plainText(row.Children[0].Children))
	}
	return strings.Join(heads, "\n")
}
