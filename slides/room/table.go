package room

import (
	"math"
	"strconv"

	"exhibit/slides"
)

// table lays a table out as a browser does: columns as wide as their content wants, or as their
// longest word and a share of the rest. Each row has a height of its own beside that of its text.
func (l *layout) table(n *slides.Node, width float64, s style, rowPadding float64) (h float64) {
	const padding, line = 0.7, 1.3
	// A text that just fits takes another line in other typefaces, or beside a scroll bar that came with them.
	const surely = 0.95
	var rows []*slides.Node
	for i := range n.Children {
		switch c := &n.Children[i]; c.Kind {
		case "caption":
			h += l.inline(c, width, s, line) + 0.3
		case "tr":
			rows = append(rows, c)
		case "colgroup":
		default:
			for j := range c.Children {
				rows = append(rows, &c.Children[j])
			}
		}
	}
	var wants, needs []float64
	for _, row := range rows {
		for i := range row.Children {
			if i == len(wants) {
				wants, needs = append(wants, 0), append(needs, 0)
			}
			if row.Children[i].Attr("colspan") != "" {
				continue // it has the width of several
			}
			f := newFlow(math.Inf(1))
			f.read(row.Children[i].Children, cellStyle(&row.Children[i], s))
			f.height(0)
			wants[i], needs[i] = max(wants[i], f.widest), max(needs[i], f.longest)
		}
	}
	want, need := 0.0, 0.0
	for i := range wants {
		want, need = want+wants[i], need+needs[i]
	}
	free := width - padding*float64(len(wants))
	l.wide = l.wide || need > free && width > bodyText*10
	for _, row := range rows {
		high := line * s.em
		for i := range row.Children {
			column := wants[i]
			if want > free*surely {
				column = max(needs[i], 2)
				if want > need {
					column += max(0, free-need) * (wants[i] - needs[i]) / (want - need)
				}
				column *= surely
			}
			if n, err := strconv.Atoi(row.Children[i].Attr("colspan")); err == nil {
				column = max(column, free*float64(n)/float64(max(len(wants), n)))
			}
			high = max(high, l.blocks(row.Children[i].Children, column+0.1, cellStyle(&row.Children[i], s))*line/lineHeight)
		}
		h += high + rowPadding
	}
	return h
}

func cellStyle(cell *slides.Node, s style) style {
	if cell.Kind == "th" {
		s.face = bold
	}
	return s
}
