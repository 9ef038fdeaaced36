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
	// besidePicture is the same beside what takes the room that is left.
	besidePicture = 0.45
)

// Estimate is what a slide's content needs.
type Estimate struct {
	Room   float64    // the height that there is for its body
	Height [7]float64 // that of the body with the text in each of Sizes
	// Flexible reports whether a picture or a chart takes the room that is left; Height then has the
	// least that it needs.
	Flexible bool
	Chart    bool
}

// Of estimates a slide of a deck.
func Of(s *slides.Slide, d *slides.Deck) Estimate {
	e := Estimate{Room: stageHeight - headline(s) - foot(s, d) - 2*gap}
	for i, size := range Sizes {
		scale := float64(size) / 100
		height := 0.0
		for j, b := range s.Blocks {
			if j > 0 {
				height += partGap
			}
			height += e.part(&b, stageWidth/scale)
		}
		e.Height[i] = height * scale
	}
	return e
}

// part returns the height of a part of a slide's body.
func (e *Estimate) part(b *slides.Block, width float64) (h float64) {
	switch {
	case b.Figure != "":
		e.Flexible, e.Chart = true, true
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
			high := 0.0
			for i, inner := range c.Blocks {
				if i > 0 {
					high += partGap
				}
				high += e.part(&inner, width*float64(share)/100)
			}
			h = max(h, high)
		}
		return h
	}
	slides.Walk(b.Text, func(n *slides.Node) bool {
		if n.Kind == "figure" && !hasSize(n) {
			e.Flexible = true
		}
		return true
	})
	return blocks(b.Text, width, style{bodyText, sans})
}

func hasSize(figure *slides.Node) bool {
	for _, c := range figure.Children {
		if _, h := pictureSize(&c, stageWidth); c.Kind == "audio" || h > 0 && strings.HasPrefix(c.Attr("class"), "sized") {
			return true
		}
	}
	return false
}

// Fits reports whether the body fits in a size.
func (e *Estimate) Fits(size int) bool { return e.Height[index(size)] <= e.Room }

// Size is the largest of Sizes in which the body fits and leaves some air, the usual one if it fits
// just so, or the smallest where it does not fit.
func (e *Estimate) Size() int {
	for i, size := range Sizes {
		share := 1.0
		switch {
		case size <= usual:
		case e.Chart:
			continue
		case e.Flexible:
			share = besidePicture
		default:
			share = filled
		}
		if e.Height[i] <= share*e.Room {
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
func headline(s *slides.Slide) float64 {
	if len(s.Headline) == 0 {
		return -gap
	}
	f := newFlow(stageWidth)
	if s.Opens() {
		f.read(s.Headline, style{3.4, serif})
		return 2 + f.height(3.4*1.08)
	}
	f.read(s.Headline, style{2.1, serif})
	return 0.86 + f.height(2.1*1.14)
}

// foot returns the height of a slide's sources and of the deck's line at its foot.
func foot(s *slides.Slide, d *slides.Deck) float64 {
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
			lines += math.Ceil((style{em, sans}.width(said) + 6) / width)
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
