package cards

import (
	"bytes"
	"image/png"
)

// PhoneWidth and PhoneHeight of a card in the shape of a phone, in pixels.
const (
	PhoneWidth  = 720
	PhoneHeight = 1280
)

// Phone draws a card in the shape of a phone: the headline, and below it the figure or the text.
func (p *Painter) Phone(card Card) ([]byte, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	const (
		margin = 48
		width  = PhoneWidth - 2*margin
		foot   = PhoneHeight - 40
		rest   = foot - 64
	)
	c := newCanvas(PhoneWidth, PhoneHeight, page)
	y := c.column(p.fit(card.Headline, serif, []float64{54, 48, 42, 36}, width, 6), margin, 72, 1.14, text)
	for _, small := range []string{card.Figure, card.Text} {
		if small == "" || !p.has(small, sans) {
			continue
		}
		const pixels, leading = 30, 1.36
		room := int((rest - y - 24) / (pixels * leading))
		if card.Drawing != "" {
			room = min(room, 3)
		}
		y = c.column(p.fit(small, sans, []float64{pixels}, width, max(1, room)), margin, y+24, leading, muted)
		break
	}
	if card.Drawing != "" {
		w, h, err := size(card.Drawing)
		if err != nil {
			return nil, err
		}
		scale := min(width/w, max(0, rest-y-32)/h)
		if err := c.svg(p.typesetter, card.Drawing, margin+(width-w*scale)/2, y+32, scale); err != nil {
			return nil, err
		}
	}
	between := &path{}
	between.rect(margin, foot-44, width, 1.5)
	c.fill(between, rule)
	place := p.shape(card.Place, sans, 26)
	c.write(place, margin+width-place.width, foot, muted)
	if p.has(card.Deck, sans) {
		for _, l := range p.fit(card.Deck, sans, []float64{26}, width-place.width-24, 1) {
			c.write(l, margin, foot, muted)
		}
	}
	var b bytes.Buffer
	err := png.Encode(&b, c.picture)
	return b.Bytes(), err
}
