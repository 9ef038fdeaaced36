package web

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
)

// Paper is what a deck is printed on.
type Paper struct {
	Width, Height float64 // in CSS pixels, of which an inch has 96
	Handout       bool    // a slide with its notes a page, not the slide alone as on a projector
}

// papers are the sizes that have names, each on its side: of slides in the sizes that slide programs give them.
var papers = []struct {
	name          string
	width, height float64
	sheet         bool // of paper
}{
	{"16:9", 1280, 720, false}, {"16:10", 1152, 720, false}, {"4:3", 960, 720, false},
	{"A4", 297 * millimetre, 210 * millimetre, true}, {"letter", 11 * inch, 8.5 * inch, true},
}

// Lengths in CSS pixels.
const (
	inch       = 96.0
	millimetre = inch / 25.4
)

// The sides that a page may have, in CSS pixels: smaller ones have no room for a slide, and programs do
// not show larger ones.
const leastSide, mostSide = 60 * millimetre, 2000 * millimetre

var measured = regexp.MustCompile(`^([0-9]+(?:\.[0-9]+)?)(mm|cm|in|pt|px)?[x×]([0-9]+(?:\.[0-9]+)?)(mm|cm|in|pt|px)$`)

// ParsePaper returns the paper of a size: 16:9, 16:10, 4:3, A4, letter, or a width and a height as
// 254x143mm. An empty size is 16:9, and A4 for a handout, which is on paper.
func ParsePaper(size string, handout bool) (Paper, error) {
	name := strings.ToLower(strings.TrimSpace(size))
	switch {
	case name == "" && handout:
		name = "a4"
	case name == "":
		name = "16:9"
	}
	for _, p := range papers {
		if strings.ToLower(p.name) != name {
			continue
		}
		if handout && !p.sheet {
			return Paper{}, fmt.Errorf("a handout is on paper: A4 or letter, not %s", size)
		}
		return Paper{p.width, p.height, handout}, nil
	}
	m := measured.FindStringSubmatch(name)
	if m == nil || handout {
		return Paper{}, fmt.Errorf("there is no size %q; it is 16:9, 16:10, 4:3, A4, letter, or a width and a height as 254x143mm; a handout is A4 or letter", size)
	}
	if m[2] == "" {
		m[2] = m[4]
	}
	units := map[string]float64{"mm": millimetre, "cm": 10 * millimetre, "in": inch, "pt": inch / 72, "px": 1}
	width, _ := strconv.ParseFloat(m[1], 64)
	height, _ := strconv.ParseFloat(m[3], 64)
	p := Paper{Width: width * units[m[2]], Height: height * units[m[4]]}
	if min(p.Width, p.Height) < leastSide || max(p.Width, p.Height) > mostSide {
		return Paper{}, fmt.Errorf("a page of %s cannot be printed; its sides are from 60 to 2000 mm", size)
	}
	return p, nil
}

// The projector's screen in rem, for which slides/room estimates what fits.
const projectorWidth, projectorHeight = 64.0, 36.0

// rem is the root size on the paper: that of a projector's screen with as much room.
func (p Paper) rem() float64 {
	return math.Sqrt(p.Width * p.Height / (projectorWidth * projectorHeight))
}

// style is the size of the pages. Those of slides have no margin, for a slide has its own.
func (p Paper) style() string {
	size := fmt.Sprintf("@page{size:%.6gin %.6gin", p.Width/inch, p.Height/inch)
	if p.Handout {
		return size + "}" + fmt.Sprintf(".sheet{min-height:%.4gmm!important}", p.Height/millimetre-24)
	}
	rem := p.rem()
	return size + ";margin:0}" + fmt.Sprintf("@page sources{margin:%.4gpx %.4gpx}", 2*rem, 3.2*rem) +
		fmt.Sprintf("html{font-size:%.5gpx!important;--page-width:%gpx;--page-height:%gpx}", rem, math.Floor(p.Width), math.Floor(p.Height)) // a browser rounds the page down too
}
