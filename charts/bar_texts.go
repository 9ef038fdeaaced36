package charts

import (
	"fmt"
	"math"

	"exhibit/slides"
)

// inside is how the text in a part is set.
func (d *drawing) inside(b *bars, p part) label {
	l := label{font: font{d.small.size, true}, color: Surface, align: "center"}
	if _, opacity := b.colour(p); opacity < opaque {
		l.color = Text
	}
	return l
}

// sayWithin sets the text inside a part of a pile around a point where it fits in a width and a height in px. Else it
// returns the texts beyond the ends of the pile; without any it sets the sign of a contested part.
func (d *drawing) sayWithin(b *bars, p part, x, y, w, h float64, beyond []note) []note {
	l := d.inside(b, p)
	text := fitting(l.font, d.within(b, p), w)
	if text == "" || h < l.font.size {
		if len(beyond) > 0 {
			return beyond
		}
		text = fitting(l.font, slides.Signs[p.r.Contested], w)
	}
	if h >= l.font.size {
		d.text(x, y, text, l)
	}
	return nil
}

// outside is the text of a part at an end of its pile beyond that end, where room says that there is some; none for
// other parts, and where the total stands there.
func (d *drawing) outside(b *bars, g group, p part, room func(n note) bool) []note {
	parts := b.parts(g)
	lo, hi := 0.0, 0.0
	for _, q := range parts {
		lo, hi = min(lo, q.from, q.to), max(hi, q.from, q.to)
	}
	if d.sum(b, g, parts[len(parts)-1]) != "" {
		return nil
	}
	n := note{hi, d.within(b, p), false}
	if lo < 0 && min(p.from, p.to) == lo {
		n.at, n.lower = lo, true
	} else if hi <= 0 || max(p.from, p.to) < hi {
		return nil
	}
	if !room(n) {
		return nil
	}
	return []note{n}
}

// fitting is a text that is not wider than a width in px, else empty.
func fitting(f font, text string, w float64) string {
	if f.width(text) > w {
		return ""
	}
	return text
}

// within is the text inside a part of a pile: its value or, of shares, its percent.
func (d *drawing) within(b *bars, p part) string {
	if b.f.Arrange == slides.Share {
		return contested(p.r, fmt.Sprintf(d.Percent, d.number(math.Round(p.to-p.from))))
	}
	return d.says(b.f, p.r)
}
