// Package charts draws figures: from records to an ECharts option, and on the host
// from that to SVG. The same pure function serves the server and the browser, so
// that a chart can be redrawn offline from other records or other dates.
//
// A drawing has one of two fixed sizes in px, wide or narrow, and the page scales it.
// All that is drawn comes from the data: no subject is known here.
package charts

import (
	"encoding/json"
	"fmt"
	"math"

	"exhibit/slides"
)

// Size is the box that a figure is laid out in, in px.
func Size(f slides.Figure, t Theme) (width, height int) {
	d := draw(f, t)
	return int(d.w), int(math.Ceil(d.h))
}

// Option is a figure as an ECharts option for a chart of Size. Each mark is an item
// whose name is [Describe]'s text.
func Option(f slides.Figure, t Theme) (json.RawMessage, error) {
	option, err := draw(f, t).option()
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	return option, nil
}
