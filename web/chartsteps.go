package web

import (
	"context"

	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// eachStep calls use with each figure that comes in steps, as it is after each number of steps,
// from none to all. The error of use ends it.
func eachStep(d *slides.Deck, use func(f *slides.Figure) error) error {
	for i := range d.Slides {
		s := &d.Slides[i]
		for _, id := range s.Figures() {
			f := *d.Figure(id)
			if len(f.Steps) == 0 {
				continue
			}
			for n := range len(f.Steps) + 1 {
				f.Hidden, f.Dim = f.At(n)
				if err := use(&f); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// chartSteps draws the figures that come in steps for the speaker view, by figure. The pictures
// hold for every day, because a figure that has lost records has lost its steps too.
func (d *documents) chartSteps(ctx context.Context, l lane) (map[string][]string, error) {
	drawn := map[string][]string{}
	err := eachStep(&d.whole.Deck, func(f *slides.Figure) error {
		svg, err := d.drawings.svg(ctx, l, f, false, "")
		drawn[f.ID] = append(drawn[f.ID], charts.Themed(svg))
		return err
	})
	return drawn, err
}

// undrawable says of each figure of a deck that cannot be laid out, as a whole or at one of its steps,
// why. Figures that are known to be sound are not looked at.
func (k *kit) undrawable(deck *slides.Deck, sound func(*slides.Figure) bool) (all []*figureError) {
	d := newDrawings(k.pictures, words.In(deck.Lang), nil)
	failed := map[string]bool{}
	try := func(f *slides.Figure, phone bool) error {
		if sound(f) || failed[f.ID] {
			return nil
		}
		if _, err := d.layOut(f, phone); err != nil {
			failed[f.ID] = true
			all = append(all, err)
		}
		return nil
	}
	for i := range deck.Figures {
		try(&deck.Figures[i], false)
		try(&deck.Figures[i], true)
	}
	eachStep(deck, func(f *slides.Figure) error { return try(f, false) })
	return all
}
