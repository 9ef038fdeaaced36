package cards

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"
)

// Width and Height of a card in pixels: the shape that all networks show whole.
const (
	Width  = 1200
	Height = 630
)

// Card is what a card shows. A text with a character that no font has is left out, but for
// the headline, without which there is no card: see [Painter.Can].
type Card struct {
	Deck     string // the deck's title
	Place    string // the slide's number, as "4 / 21"
	Headline string
	Text     string // what the slide begins with, if it has no figure
	Figure   string // the figure's title
	Drawing  string // the figure as SVG that charts has drawn for a narrow box, in literal colours; empty for none
	Sources  string // what the slide leans on
}

// Fonts are the files of the typefaces, WOFF or OpenType.
type Fonts struct{ Sans, Bold, Serif []byte }

// Painter draws cards. It is safe for concurrent use; cards queue.
type Painter struct {
	mutex sync.Mutex
	*typesetter
}

// NewPainter reads the fonts.
func NewPainter(f Fonts) (*Painter, error) {
	t, err := newTypesetter([styles][]byte{sans: f.Sans, bold: f.Bold, serif: f.Serif})
	return &Painter{typesetter: t}, err
}

// Can reports whether a headline can be drawn whole.
func (p *Painter) Can(headline string) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return strings.TrimSpace(headline) != "" && p.has(headline, serif)
}

// The colours of client/css/values.css, light.
var (
	page   = color.NRGBA{0xfb, 0xfa, 0xf7, 255}
	text   = color.NRGBA{0x1d, 0x1c, 0x1a, 255}
	muted  = color.NRGBA{0x5e, 0x5a, 0x52, 255}
	rule   = color.NRGBA{0xd8, 0xd3, 0xc7, 255}
	signal = color.NRGBA{0xb2, 0x3a, 0x1d, 255}
)

// Where things are, in pixels.
const (
	margin = 64
	top    = 76  // baseline of the deck's title
	body   = 116 // where the headline begins
	foot   = Height - 44
	rest   = foot - 72 // where the headline and what follows it must end

	drawingTop    = 56
	drawingBottom = Height - 56
	drawingWide   = 500 // at most
	drawingNarrow = 360 // at least
	drawingFading = 400 // of a drawing that would be too narrow: it is cropped, and fades out below
	fade          = 72
	gap           = 60
)

// PNG draws a card.
func (p *Painter) PNG(card Card) ([]byte, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	c := newCanvas(Width, Height, page)
	width := float64(Width - 2*margin) // of the column with the texts
	sizes, most := []float64{68, 62, 56}, 4
	if card.Drawing != "" {
		drawn, err := c.drawing(p.typesetter, card.Drawing)
		if err != nil {
			return nil, err
		}
		width -= drawn + gap
		sizes, most = []float64{54, 50, 46, 42, 38}, 6
	}
	mark := &path{}
	mark.rect(0, 0, 12, Height)
	c.fill(mark, signal)
	if p.has(card.Deck, bold) {
		c.column(p.fit(card.Deck, bold, []float64{26, 24}, width, 1), margin, top-26, 1.14, muted)
	}
	y := c.column(p.fit(card.Headline, serif, sizes, width, most), margin, body, 1.14, text)
	for _, small := range []string{card.Figure, card.Text} {
		if small == "" || !p.has(small, sans) {
			continue
		}
		const pixels, leading = 28, 1.36
		if room := int((rest - y - 24) / (pixels * leading)); room > 0 {
			c.column(p.fit(small, sans, []float64{pixels}, width, room), margin, y+24, leading, muted)
		}
		break
	}
	between := &path{}
	between.rect(margin, foot-44, width, 1.5)
	c.fill(between, rule)
	place := p.shape(card.Place, sans, 23)
	c.write(place, margin+width-place.width, foot, muted)
	if p.has(card.Sources, sans) {
		for _, l := range p.fit(card.Sources, sans, []float64{23}, width-place.width-24, 1) {
			c.write(l, margin, foot, muted)
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, c.picture)
	return b.Bytes(), err
}

// drawing puts an SVG at the right, as large as there is room, and returns its width.
func (c *canvas) drawing(t *typesetter, source string) (float64, error) {
	w, h, err := size(source)
	if err != nil {
		return 0, err
	}
	const room = drawingBottom - drawingTop
	scale := min(drawingWide/w, room/h)
	if scale*w < drawingNarrow {
		scale = drawingFading / w
	}
	x, y := Width-margin-w*scale, drawingTop+max(0, room-h*scale)/2
	if err := c.svg(t, source, x, y, scale); err != nil {
		return 0, err
	}
	if h*scale > room {
		c.fadeOut(int(x), drawingBottom-fade, drawingBottom)
	}
	return w * scale, nil
}

// fadeOut lets what is right of x end between two heights.
func (c *canvas) fadeOut(x, from, to int) {
	for y := from; y < Height; y++ {
		veil := color.NRGBA{page.R, page.G, page.B, uint8(min(255, 255*(y-from)/(to-from)))}
		draw.Draw(c.picture, image.Rect(x, y, Width, y+1), image.NewUniform(veil), image.Point{}, draw.Over)
	}
}

// column writes lines below each other, the first from y down, and returns where they end.
func (c *canvas) column(lines []line, x, y, leading float64, paint color.Color) float64 {
	for _, l := range lines {
		height := l.size * leading
		c.write(l, x, y+height*0.76, paint)
		y += height
	}
	return y
}

func (c *canvas) write(l line, x, y float64, paint color.Color) {
	p := &path{}
	l.outline(p, x, y)
	c.fill(p, paint)
}
