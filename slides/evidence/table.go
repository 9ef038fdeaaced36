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
