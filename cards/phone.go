package cards

// PhoneWidth and PhoneHeight of a card in the shape of a phone, in pixels: 9 to 16.
const (
	PhoneWidth  = 720
	PhoneHeight = 1280
)

// Phone draws a card in the shape of a phone: the headline, the remark and the drawing below
// each other. The error is for a Drawing that cannot be drawn.
func (p *Painter) Phone(card Card) ([]byte, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	const (
		margin       = 48
		width        = PhoneWidth - 2*margin
		top          = 72
		foot         = PhoneHeight - 40
		rest         = foot - 64 // bottom of all above the foot
		drawingAbove = 32        // from the remark to the drawing
	)
	ink := p.inksOf(card)
	c := newCanvas(PhoneWidth, PhoneHeight, ink.page)
	y := c.column(p.fit(card.Headline, serif, headlineAbove, width, 6), margin, top, headlineLeading, ink.text)
	if remark := p.remark(card); remark != "" {
		y += remarkAbove
		lines := int((rest - y) / (phoneRemarkSize * remarkLeading))
		if card.Drawing != "" {
			lines = min(lines, 3)
		}
		y = c.column(p.fit(remark, sans, []float64{phoneRemarkSize}, width, max(1, lines)), margin, y, remarkLeading, ink.muted)
	}
	if card.Drawing != "" {
		w, h, err := size(card.Drawing)
		if err != nil {
			return nil, err
		}
		y += drawingAbove
		scale := min(width/w, max(0, rest-y)/h)
		if err := c.svg(p.typesetter, card.Drawing, margin+(width-w*scale)/2, y, scale); err != nil {
			return nil, err
		}
	}
	p.foot(c, ink, card.Deck, card.Place, phoneFootSize, margin, foot, width)
	return c.encode()
}
