package web

import (
	"context"
	"slices"

	"exhibit/charts"
	"exhibit/slides"
)

// eachStep calls use with each figure that comes in steps, as it is after each number of steps,
// from none to all. The figure is as a projector shows it: narrow in a column, else wide. The
// error of use ends it.
func eachStep(d *slides.Deck, use func(f *slides.Figure, narrow bool) error) error {
	for i := range d.Slides {
		s := &d.Slides[i]
		for _, id := range s.Figures() {
			f := *d.Figure(id)
			if len(f.Steps) == 0 {
				continue
			}
			inColumn := !slices.ContainsFunc(s.Blocks, func(part slides.Block) bool { return part.Figure == id })
			for n := range len(f.Steps) + 1 {
				f.Hidden, f.Dim = f.At(n)
				if err := use(&f, inColumn); err != nil {
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
	err := eachStep(&d.whole.Deck, func(f *slides.Figure, narrow bool) error {
		svg, err := d.drawings.svg(ctx, l, f, narrow, "")
		drawn[f.ID] = append(drawn[f.ID], charts.Themed(svg))
		return err
	})
	return drawn, err
}

// checkFigures reports the first figure that cannot be laid out.
func (d *documents) checkFigures() error {
	for i := range d.whole.Deck.Figures {
		for _, narrow := range []bool{false, true} {
			if _, err := d.drawings.layOut(&d.whole.Deck.Figures[i], narrow); err != nil {
				return err
			}
		}
	}
	return eachStep(&d.whole.Deck, func(f *slides.Figure, narrow bool) error {
		_, err := d.drawings.layOut(f, narrow)
		return err
	})
}
