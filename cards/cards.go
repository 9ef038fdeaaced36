package cards

import (
	"image"
	"image/color"
	"image/draw"
	"strings"
	"sync"
)

// Width and Height of a card in pixels: 1.91 to 1, which Open Graph's readers show whole.
const (
	Width  = 1200
	Height = 630
)

// Card is the content of a card. A text with a character that no font has is left out; only
// the headline must be drawable: see [Painter.Can].
type Card struct {
	Deck     string // the deck's title
	Place    string // the slide's number, as "4 / 21"
	Headline string
	Text     string // the beginning of the slide's text; shown if there is no figure's title
	Figure   string // the figure's title
	Drawing  string // the figure as SVG from charts, narrow and in literal colours; empty for none
	// Ground is the colour that the slide stands on, as #rrggbb, and Ink that of its text; both empty for those of
	// the painter.
	Ground, Ink string
	Sources     string // the sources that the slide cites
}

// Fonts are the files of the typefaces, WOFF or OpenType.
type Fonts struct{ Sans, Bold, Serif []byte }

// Colours are those of a card, each as #rrggbb.
type Colours struct{ Page, Text, Muted, Rule, Signal string }

// Painter draws cards. It is safe for concurrent use; cards queue.
type Painter struct {
	mutex sync.Mutex
	*typesetter
	inks
}

// inks are the colours of a card.
type inks struct{ page, text, muted, rule, signal color.NRGBA }

// NewPainter returns a painter with fonts and colours. The error is for a file or colour that is none.
func NewPainter(f Fonts, c Colours) (*Painter, error) {
	t, err := newTypesetter([styles][]byte{sans: f.Sans, bold: f.Bold, serif: f.Serif})
	p := &Painter{typesetter: t}
	if err != nil {
		return p, err
	}
	p.inks, err = c.inks()
	return p, err
}

func (c Colours) inks() (i inks, err error) {
	for _, of := range []struct {
		ink *color.NRGBA
		hex string
	}{{&i.page, c.Page}, {&i.text, c.Text}, {&i.muted, c.Muted}, {&i.rule, c.Rule}, {&i.signal, c.Signal}} {
		if *of.ink, err = hex(of.hex); err != nil {
			return i, err
		}
	}
	return i, nil
}

// Can reports whether a headline can be drawn whole.
func (p *Painter) Can(headline string) bool {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	return strings.TrimSpace(headline) != "" && p.has(headline, serif)
}

// Sizes of type in pixels, the largest first; a headline takes the first in which it fits.
// Networks show a card about 500 pixels wide, so that 28 is about 12 there.
var (
	headlineAlone  = []float64{68, 62, 56}         // without a drawing
	headlineBeside = []float64{54, 50, 46, 42, 38} // of one
	headlineAbove  = []float64{54, 48, 42, 36}     // on a phone
	deckSizes      = []float64{26, 24}
)

const (
	remarkSize      = 28.0
	phoneRemarkSize = 30.0
	footSize        = 23.0
	phoneFootSize   = 26.0

	headlineLeading = 1.14 // height of a line, in sizes of its type
	remarkLeading   = 1.36
	ascent          = 0.76 // from the top of a line to its baseline, in heights of the line

	remarkAbove = 24.0 // from the headline to the remark
	ruleAbove   = 44.0 // from the rule to the baseline of the foot
	ruleHeight  = 1.5
	placeGap    = 24.0 // between the two texts of the foot
)

// The measures of a card, in pixels.
const (
	margin      = 64
	signalWidth = 12
	top         = 76          // baseline of the deck's title
	body        = 116         // top of the headline
	foot        = Height - 44 // baseline of the foot
	rest        = foot - 72   // bottom of headline and remark

	drawingTop    = 56
	drawingBottom = Height - 56
	drawingWide   = 500 // greatest width of a drawing
	drawingNarrow = 360 // least width
	drawingFading = 400 // width of a taller drawing, which is cropped with a fade
	fade          = 72  // height of the fade
	gap           = 60  // between texts and drawing
)

// PNG draws a card of Width and Height. The error is for a Drawing that cannot be drawn.
func (p *Painter) PNG(card Card) ([]byte, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	ink := p.inksOf(card)
	c := newCanvas(Width, Height, ink.page)
	width := float64(Width - 2*margin) // of the texts
	sizes, most := headlineAlone, 4
	if card.Drawing != "" {
		drawn, err := c.drawing(p.typesetter, card.Drawing, ink.page)
		if err != nil {
			return nil, err
		}
		width -= drawn + gap
		sizes, most = headlineBeside, 6
	}
	mark := &path{}
	mark.rect(0, 0, signalWidth, Height)
	c.fill(mark, ink.signal)
	if p.has(card.Deck, bold) {
		c.column(p.fit(card.Deck, bold, deckSizes, width, 1), margin, top-deckSizes[0], headlineLeading, ink.muted)
	}
	y := c.column(p.fit(card.Headline, serif, sizes, width, most), margin, body, headlineLeading, ink.text)
	if remark := p.remark(card); remark != "" {
		y += remarkAbove
		if lines := int((rest - y) / (remarkSize * remarkLeading)); lines > 0 {
			c.column(p.fit(remark, sans, []float64{remarkSize}, width, lines), margin, y, remarkLeading, ink.muted)
		}
	}
	p.foot(c, ink, card.Sources, card.Place, footSize, margin, foot, width)
	return c.encode()
}

// inksOf are the colours of a card.
func (p *Painter) inksOf(card Card) inks {
	ground, err := hex(card.Ground)
	text, wrong := hex(card.Ink)
	if err != nil || wrong != nil || card.Drawing != "" { // a drawing stands on the page
		return p.inks
	}
	return inks{page: ground, text: text, muted: text, rule: text, signal: text}
}

// remark is the figure's title or else the text, the first that can be drawn; else empty.
func (p *Painter) remark(card Card) string {
	for _, s := range []string{card.Figure, card.Text} {
		if s != "" && p.has(s, sans) {
			return s
		}
	}
	return ""
}

// foot writes two texts on a baseline below a rule, the second at the right.
func (p *Painter) foot(c *canvas, ink inks, left, right string, size, x, y, width float64) {
	between := &path{}
	between.rect(x, y-ruleAbove, width, ruleHeight)
	c.fill(between, ink.rule)
	place := p.shape(right, sans, size)
	c.write(place, x+width-place.width, y, ink.muted)
	if p.has(left, sans) {
		for _, l := range p.fit(left, sans, []float64{size}, width-place.width-placeGap, 1) {
			c.write(l, x, y, ink.muted)
		}
	}
}

// drawing draws an SVG at the right of a page, as large as fits, and returns its width in pixels.
func (c *canvas) drawing(t *typesetter, source string, page color.NRGBA) (float64, error) {
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
		c.fadeOut(page, int(x), drawingBottom-fade, drawingBottom)
	}
	return w * scale, nil
}

// fadeOut fades the picture right of x into the page's colour, from one y to another.
func (c *canvas) fadeOut(page color.NRGBA, x, from, to int) {
	for y := from; y < Height; y++ {
		veil := color.NRGBA{page.R, page.G, page.B, uint8(min(255, 255*(y-from)/(to-from)))}
		draw.Draw(c.picture, image.Rect(x, y, Width, y+1), image.NewUniform(veil), image.Point{}, draw.Over)
	}
}

// column writes lines below each other from y down, each as high as its size times leading,
// and returns the y where they end.
func (c *canvas) column(lines []line, x, y, leading float64, paint color.Color) float64 {
	for _, l := range lines {
		height := l.size * leading
		c.write(l, x, y+height*ascent, paint)
		y += height
	}
	return y
}

// write writes a line from x on, with its baseline at y.
func (c *canvas) write(l line, x, y float64, paint color.Color) {
	p := &path{}
	l.outline(p, x, y)
	c.fill(p, paint)
}
