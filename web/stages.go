package web

import (
	"fmt"
	"slices"

	"exhibit/app"
	"exhibit/charts"
	"exhibit/slides"
)

// stages draws the figures that come in steps as they are after each number of steps, from
// none to all, by figure; laid out as a projector shows them: narrow in a column, else wide.
// They hold for every day, for a figure that has lost records has lost its steps too.
func stages(renderer *charts.Renderer, b *app.Briefing) (map[string][]string, error) {
	drawn := map[string][]string{}
	for i := range b.Deck.Slides {
		s := &b.Deck.Slides[i]
		for _, id := range s.Figures() {
			f := *b.Deck.Figure(id)
			if len(f.Steps) == 0 {
				continue
			}
			inColumn := !slices.ContainsFunc(s.Blocks, func(part slides.Block) bool { return part.Figure == id })
			for n := range len(f.Steps) + 1 {
				f.Hidden, f.Dim = f.At(n)
				svg, err := renderer.SVG(f, charts.Theme{Narrow: inColumn, Words: &b.Words.Charts})
				if err != nil {
					return nil, fmt.Errorf("deck.md:%d: figure %s cannot be drawn at step %d: %w", f.Line, id, n, err)
				}
				drawn[id] = append(drawn[id], charts.Themed(svg))
			}
		}
	}
	return drawn, nil
}
