// Package room estimates how much of a projector's screen the content of a slide takes up, and so how
// large its text can be set. It does what a browser's layout does, roughly: a test in journeys holds
// its figures against Chromium's.
//
// Lengths are in rem of a projector: its screen of 16:9 is 64 wide and 36 high, 20 pixels each at
// 1280x720.
package room

import (
	"math"
	"strings"

	"exhibit/slides"
)

const (
	stageWidth  = 57.6  // between the margins
	stageHeight = 32.25 // between the upper margin and the bar
	gap         = 1.1   // between headline, body and sources
)

// Sizes are the sizes of text that a slide can have, in percent of the usual one, the largest first.
var Sizes = []int{160, 145, 130, 115, 100, 90, 80}

const (
	usual = 100
	// filled is the share of its room that text may take up that is set larger than usual.
	filled = 0.8
	// slack is by how much a body may be higher than its room by the estimate before that counts, in rem: less than
	// the empty line at the foot of a slide.
	slack = 0.5
	// besidePicture is the same beside what takes the room that is left.
	besidePicture = 0.45
)

// Estimate is what a slide's content needs.
type Estimate struct {
	Room   float64    // the height that there is for its body
	Height [7]float64 // that of the body with the text in each of Sizes
	// Broken is how many lines of code, and rows of tiles, are broken in each of Sizes.
	Broken [7]int
	// Wide reports for each of Sizes whether a table is wider than its place.
	Wide [7]bool
	// Flexible reports whether a picture or a chart takes the room that is left beside text; Height then
	// has the least that it needs.
	Flexible bool
	Chart    bool
}

// Of estimates a slide of a deck that is set in typefaces.
func Of(s *slides.Slide, d *slides.Deck, in *Faces) Estimate {
	e := Estimate{Room: stageHeight - headline(s, in) - foot(s, d, in) - 2*gap}
	for i, size := range Sizes {
		scale := float64(size) / 100
		l := layout{in: in}
		e.Height[i] = l.parts(s.Blocks, stageWidth/scale) * scale
		e.Broken[i], e.Wide[i], e.Flexible, e.Chart = l.broken, l.wide, l.flexible, l.chart
	}
	return e
}

// parts returns the height of the parts of a slide's body, or of a column.
func (l *layout) parts(all []slides.Block, width float64) (h float64) {
	for i := range all {
		if i > 0 {
			h += partGap
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
		return leastFigure
	case b.Columns != nil:
		free, shared := 100, 0
		for _, c := range b.Columns {
			if c.Width == 0 {
				shared++
			}
			free -= c.Width
		}
		width -= 2.4 * float64(len(b.Columns)-1)
		for _, c := range b.Columns {
			share := c.Width
			if share == 0 {
				share = max(free, 10) / shared
			}
			outer := l.flexible
			h = max(h, l.parts(c.Blocks, width*float64(share)/100))
			if isPicture(c.Blocks) { // beside the text, of which it takes no room
				l.flexible = outer
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
	return l.blocks(b.Text, width, style{bodyText, sans, l.in})
}

// isPicture reports whether a column has nothing but a picture.
func isPicture(column []slides.Block) bool {
	return len(column) == 1 && len(column[0].Text) == 1 && column[0].Text[0].Kind == "figure"
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
		return -gap
	}
	f := newFlow(stageWidth)
	if s.Opens() {
		f.read(s.Headline, style{3.4, serif, in})
		return 2 + f.height(3.4*1.08)
	}
	f.read(s.Headline, style{2.1, serif, in})
	return 0.86 + f.height(2.1*1.14)
}

// foot returns the height of a slide's sources and of the deck's line at its foot.
func foot(s *slides.Slide, d *slides.Deck, in *Faces) float64 {
	const line, em = 0.84, 0.62
	h := 0.85
	if d.Footer != "" {
		h += gap + 1.24
	}
	listed := map[string]bool{}
	for _, c := range s.Cites {
		listed[c.Source] = true
	}
	lines, width := 0.0, 50.0
	if len(listed) > 1 {
		width = 24
	}
	for id := range listed {
		if source := d.Source(id); source != nil {
			said := source.Label + source.Author + source.Title + source.Container + string(source.Issued) + source.IssuedText + source.Publisher
			lines += math.Ceil((style{em, sans, in}.width(said) + 6) / width)
		}
	}
	if len(listed) > 1 {
		lines = math.Ceil(lines / 2)
	}
	if lines > 0 {
		h += 0.5 + lines*line
	}
	return h
}
