package room

import (
	"strconv"
	"strings"

	"exhibit/slides"
)

// figure is a picture or film that stands by itself, with its caption. One without a size of its own takes
// the room that is left, of which it needs a little.
func (l *layout) figure(n *slides.Node, width float64, s style) float64 {
	h := leastPicture
	for i := range n.Children {
		switch c := &n.Children[i]; {
		case c.Kind == "figcaption":
			h += l.inline(c, width, s.sized(l.read).as(sans), 1.3) + 0.4
		case strings.Contains(c.Attr("class"), "sized"), strings.Contains(c.Attr("class"), "small"):
			_, high := pictureSize(c, width)
			h += min(high, sizedPicture) - leastPicture
		case c.Kind == "audio":
			h += 2.7 - leastPicture
		}
	}
	return h
}

// pictureSize returns the width and height of a picture in rem, of which there are 36 in the height of
// a projector 720 pixels high: by what its author says, else its own in pixels.
func pictureSize(n *slides.Node, width float64) (w, h float64) {
	w, _ = strconv.ParseFloat(n.Attr("width"), 64)
	h, _ = strconv.ParseFloat(n.Attr("height"), 64)
	if w == 0 || h == 0 {
		w, h = 300, 150 // what browsers take
	}
	ratio := h / w
	w, h = w/20, h/20
	for class := range strings.FieldsSeq(n.Attr("class")) {
		side, length, _ := strings.Cut(class, "-")
		number, percent := strings.CutSuffix(length, "pc")
		size, err := strconv.ParseFloat(number, 64)
		if err != nil {
			continue
		}
		switch {
		case side == "width" && percent:
			w = width * size / 100
			h = w * ratio
		case side == "width":
			w = size / 20
			h = w * ratio
		case side == "height" && percent:
			h = 36 * size / 100
			w = h / ratio
		case side == "height":
			h = size / 20
			w = h / ratio
		}
	}
	if w > width {
		w, h = width, width*ratio
	}
	return w, h
}
