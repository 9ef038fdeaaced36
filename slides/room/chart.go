package room

import (
	"math"

	"exhibit/slides"
)

// The measures around the drawing of a chart, in rem, as figure.css has them.
const (
	chartGap      = 0.5  // between a chart's title and its drawing
	footGap       = 0.2  // between the drawing and what stands below it
	summaryHeight = 1.2  // of a control that opens something: 24 pixels at 1280x720
	dataWidth     = 4.4  // of the one that opens the data, with the space before it
	filterHeight  = 1.5  // of a timeline's filters
	filterWidth   = 14.0 // the same
)

// aroundChart returns the height of what stands above and below the drawing of a chart.
func (l *layout) aroundChart(id string, width float64) float64 {
	f := l.deck.Figure(id)
	if f == nil {
		return 0
	}
	bolder, s := style{em: max(1, l.read), face: bold, in: l.in}, style{em: max(1, l.read), in: l.in}
	least, beside := 0.0, 0.0
	if f.Type == "timeline" {
		least, beside = filterHeight, filterWidth
	}
	title := newFlow(width - beside)
	title.text(f.Title, bolder)
	if counted := f.Counted(); counted != "" {
		title.text(" · "+counted, s)
	}
	note := newFlow(width - dataWidth)
	note.text(f.Note, s.sized(l.small))
	return max(title.height(1.3*s.em), least) + chartGap + footGap + max(note.height(1.3*l.small), summaryHeight)
}

// pixel is a CSS pixel of a projector of 1280x720, in rem.
const pixel = 1.0 / 20

// Boxes returns the width and height, in CSS pixels at 1280x720, of the boxes that charts have on a slide whose
// text has one of Sizes, by the IDs of figures.
func Boxes(s *slides.Slide, d *slides.Deck, in *Faces, size int) map[string][2]int {
	scale := float64(size) / 100
	b := boxes{newLayout(scale, d, in), scale, map[string][2]int{}}
	b.fill(s.Blocks, stageWidth/scale, bodyHeight(s, d, in)/scale, partGap)
	return b.of
}

type boxes struct {
	layout
	scale float64
	of    map[string][2]int
}

// fill shares the height that blocks leave, which stand one below the other, among those with charts.
func (b *boxes) fill(blocks []slides.Block, width, height, between float64) {
	free, parts := height-between*float64(len(blocks)-1), 0.0
	for i := range blocks {
		if hasChart(&blocks[i]) {
			parts++
		} else {
			free -= b.part(&blocks[i], width)
		}
	}
	for i := range blocks {
		switch block := &blocks[i]; {
		case block.Figure != "":
			drawn := max(free/parts-b.aroundChart(block.Figure, width), leastChart)
			b.of[block.Figure] = [2]int{int(math.Round(width * b.scale / pixel)), int(math.Round(drawn * b.scale / pixel))}
		case hasChart(block):
			high, within := max(free/parts, b.part(block, width)), b.column
			b.column = true
			for j, w := range columnWidths(block.Columns, width) {
				b.fill(block.Columns[j].Blocks, w, high, blockGap)
			}
			b.column = within
		}
	}
}

// hasChart reports whether a chart is in a block, or in a column of it.
func hasChart(b *slides.Block) bool {
	return len((&slides.Slide{Blocks: []slides.Block{*b}}).Figures()) > 0
}
