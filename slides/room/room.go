// Package room estimates how much of a projector's screen the content of a slide takes up, and so how
// large its text can be set. It does what a browser's layout does, roughly: a test in journeys holds
// its figures against Chromium's.
//
// Lengths are in rem of a projector: its screen of 16:9 is 64 wide and 36 high, 20 pixels each at
// 1280x720.
package room

import (
	"strings"

	"exhibit/slides"
)

const (
	stageWidth  = 57.6 // between the margins
	stageHeight = 32.6 // between the upper margin and that in which the bar comes and goes
	gap         = 1.1  // between headline, body and sources
	closeGap    = 0.7  // the same on a slide with a picture or a chart
)

// Sizes are the sizes of text that a slide can have, in percent of the usual one, the largest first. In the
// smallest no text is smaller than what is read from the last row: 30 pixels at 1920x1080.
var Sizes = [...]int{160, 145, 130, 115, 107, 100, 91}

const (
	usual = 100
	// filled is the share of its room that text may take up that is set larger than usual.
	filled = 0.88
	// slack is by how much a body may be higher than its room by the estimate before that counts, in rem: less than
	// the empty line at the foot of a slide.
	slack = 0.5
	// besidePicture is the same beside what takes the room that is left.
	besidePicture = 0.45
)

// Estimate is what a slide's content needs.
type Estimate struct {
	Room   float64             // the height that there is for its body
	Height [len(Sizes)]float64 // that of the body with the text in each of Sizes
	// Broken is how many lines of code, and rows of tiles, are broken in each of Sizes.
	Broken [len(Sizes)]int
	// Wide reports for each of Sizes whether a table is wider than its place.
	Wide [len(Sizes)]bool
	// Flexible reports whether a picture or a chart takes the room that is left beside text; Height then
	// has the least that it needs.
	Flexible bool
	// Chart reports whether a chart shares its room with text above or below it.
	Chart bool
}

// Of estimates a slide of a deck that is set in typefaces.
func Of(s *slides.Slide, d *slides.Deck, in *Faces) Estimate {
	e := Estimate{Room: bodyHeight(s, d, in)}
	for i, size := range Sizes {
		scale := float64(size) / 100
		l := newLayout(scale, d, in)
		e.Height[i] = l.parts(s.Blocks, stageWidth/scale, partGap) * scale
		e.Broken[i], e.Wide[i], e.Flexible, e.Chart = l.broken, l.wide, l.flexible, l.chart
	}
	return e
}

// bodyHeight returns the height that there is for a slide's body.
func bodyHeight(s *slides.Slide, d *slides.Deck, in *Faces) float64 {
	between := gap
	if len(s.Figures()) > 0 || hasPicture(s.Blocks) {
		between = closeGap
	}
	h := stageHeight - headline(s, in) - foot(s, d) - between
	if len(s.Headline) > 0 {
		h -= between
	}
	return h
}

// hasPicture reports whether there is a picture among blocks.
func hasPicture(blocks []slides.Block) (has bool) {
	for _, b := range blocks {
		slides.Walk(b.Text, func(n *slides.Node) bool {
			has = has || n.Kind == "figure"
			return !has
		})
		for _, c := range b.Columns {
			has = has || hasPicture(c.Blocks)
		}
	}
	return has
}

// parts returns the height of the parts of a slide's body, or of a column, with a gap between them.
func (l *layout) parts(all []slides.Block, width, between float64) (h float64) {
	for i := range all {
		if i > 0 {
			h += between
		}
		h += l.part(&all[i], width)
	}
	return h
}

// part returns the height of a part of a slide's body.
func (l *layout) part(b *slides.Block, width float64) (h float64) {
	switch {
	case b.Figure != "":
		l.flexible, l.chart = true, true
		return leastChart + l.aroundChart(b.Figure, width)
	case b.Columns != nil:
		defer func(was bool) { l.column = was }(l.column)
		l.column = true
		for i, w := range columnWidths(b.Columns, width) {
			blocks := b.Columns[i].Blocks
			flexible, chart := l.flexible, l.chart
			h = max(h, l.parts(blocks, w, blockGap))
			if isPicture(blocks) { // beside the text, of which it takes no room
				l.flexible, l.chart = flexible, chart
			}
		}
		return h
	}
	slides.Walk(b.Text, func(n *slides.Node) bool {
		if n.Kind == "figure" && !hasSize(n) {
			l.flexible = true
		}
		return true
	})
	return l.blocks(b.Text, width, style{em: bodyText, in: l.in, small: l.small})
}

// columnWidths returns the widths of columns in a row that is as wide as width, in rem.
func columnWidths(columns []slides.Column, width float64) (widths []float64) {
	free, shared := 100, 0
	for _, c := range columns {
		if c.Width == 0 {
			shared++
		}
		free -= c.Width
	}
	width -= 2.4 * float64(len(columns)-1)
	for _, c := range columns {
		share := c.Width
		if share == 0 {
			share = max(free, 10) / shared
		}
		widths = append(widths, width*float64(share)/100)
	}
	return widths
}

// isPicture reports whether a column has nothing but a picture or a chart.
func isPicture(column []slides.Block) bool {
	return len(column) == 1 && (column[0].Figure != "" || len(column[0].Text) == 1 && column[0].Text[0].Kind == "figure")
}

func hasSize(figure *slides.Node) bool {
	for _, c := range figure.Children {
		if _, h := pictureSize(&c, stageWidth); c.Kind == "audio" || h > 0 && (strings.HasPrefix(c.Attr("class"), "sized") || strings.HasPrefix(c.Attr("class"), "small")) {
			return true
		}
	}
	return false
}

// Fits reports whether the body fits in a size.
func (e *Estimate) Fits(size int) bool {
	i := index(size)
	return e.Height[i] <= e.Room+slack && !e.Wide[i]
}

// Size is the largest of Sizes in which the body fits and leaves some air, the usual one if it fits
// just so, or the smallest where it does not fit.
func (e *Estimate) Size() int {
	for i, size := range Sizes {
		share := 1 + slack/e.Room
		switch {
		case size <= usual:
		case e.Chart, e.Broken[i] > e.Broken[index(usual)]:
			continue
		case e.Flexible:
			share = besidePicture
		default:
			share = filled
		}
		if e.Height[i] <= share*e.Room && !e.Wide[i] {
			return size
		}
	}
	return Sizes[len(Sizes)-1]
}

func index(size int) int {
	for i, s := range Sizes {
		if s == size {
			return i
		}
	}
	return len(Sizes) - 1
}

// headline returns the height of a slide's headline.
func headline(s *slides.Slide, in *Faces) float64 {
	if len(s.Headline) == 0 {
		return 0
	}
	f := newFlow(stageWidth)
	if s.Opens() {
		f.read(s.Headline, style{em: 3.4, face: serif, in: in, small: smallText})
		return 2 + f.height(3.4*1.08)
	}
	f.read(s.Headline, style{em: 2.1, face: serif, in: in, small: smallText})
	return 0.86 + f.height(2.1*1.14)
}

// foot returns the height of a slide's line of sources and of the deck's line at its foot.
func foot(s *slides.Slide, d *slides.Deck) (h float64) {
	const line = 1.35 * smallText
	if d.Footer != "" {
		h += gap - 0.7 + line
	}
	if len(s.Cites) > 0 {
		h += 0.45 + max(line, summaryHeight)
	}
	return h
}
