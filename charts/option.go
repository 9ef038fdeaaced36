// Package charts draws figures: it lays a figure's records out, writes the layout as an
// ECharts option, and on the host turns that option into SVG. Server and browser lay out with
// the same pure functions, so that a chart can be redrawn offline from other records or other
// dates.
//
// All layout is done here, in px: marks, text, ticks and rules. ECharts is a canvas for it that
// adds the tooltip: a drawing uses its grids with hidden axes, its series of type bar, scatter
// and custom for the marks, and its graphic elements for all that is text or rule. Of
// go-echarts the package uses the option types (opts.Grid, opts.XAxis, opts.YAxis, opts.Tooltip,
// charts.SingleSeries), which name ECharts' fields; its chart types and its renderers would bring
// html/template into the wasm and are not used.
//
// A drawing has one of two fixed widths, wide or narrow, and the page scales it. All that is drawn
// comes from the data: no subject is known here.
//
// Plots (line, area and scatter) share a frame (plot.go) with a scale of values (logscale.go) and one along x: of
// numbers, dates or labels (number_axis.go, date_axis.go, label_axis.go). Rows on one axis (rows.go) are those of
// strip, histogram and box. Annotations (annotate.go) stand in whatever has the scales of a ground, and panels
// (panels.go) are any kind drawn several times, each from an origin of its own.
// A large figure, see [slides.Figure.Large], is drawn from a sample (many.go).
package charts

import (
	"encoding/json"
	"fmt"
	"math"

	"exhibit/slides"
)

// Drawing is a figure that has been laid out for one theme.
type Drawing struct {
	option        json.RawMessage
	width, height int
	alt           string
	sample        *sample // of a large figure; else nil
}

// Draw lays a figure out. Figures without records, or with records of which a filter leaves none,
// are drawn as a sentence that says so. The error is about a figure whose layout has a number that
// JSON cannot hold, as an infinite one.
func Draw(f slides.Figure, t Theme) (*Drawing, error) {
	d := draw(f, t)
	option, err := d.option()
	if err == nil && f.Options != nil {
		option, err = merged(option, f.Options)
	}
	if err != nil {
		return nil, fmt.Errorf("figure %s: %w", f.ID, err)
	}
	width, height := d.size()
	return &Drawing{option, width, height, f.Alt, d.sample}, nil
}

// Option is the drawing as an ECharts option for a chart of Size. Each mark is an item whose
// name is the text of [Describe].
func (d *Drawing) Option() json.RawMessage { return d.option }

// Size is the box that the drawing takes, in px: that of its theme or, on a phone, 358 wide and as high as its
// records need.
func (d *Drawing) Size() (width, height int) { return d.width, d.height }

// Size is the box that Draw lays a figure out in, without its option.
func Size(f slides.Figure, t Theme) (width, height int) {
	d := newDrawing(&f, t)
	if t.Phone { // whose height only the layout tells
		d = draw(f, t)
	}
	return d.size()
}

// size is the box of a drawing, in whole px.
func (d *drawing) size() (width, height int) {
	return int(math.Ceil(d.w)), int(math.Ceil(max(d.h, d.tall) - hair))
}

// merged is an option with an author's options in it. What both have as mappings is merged key by key; the
// author's series, if they are a mapping, are merged into each series.
func merged(option, own json.RawMessage) (json.RawMessage, error) {
	var all, more any
	if err := json.Unmarshal(option, &all); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(own, &more); err != nil {
		return nil, err
	}
	return json.Marshal(merge(all, more))
}

func merge(all, more any) any {
	own, ok := more.(map[string]any)
	if !ok {
		return more
	}
	switch all := all.(type) {
	case map[string]any:
		for key, value := range own {
			all[key] = merge(all[key], value)
		}
		return all
	case []any: // such as series and axes
		for i := range all {
			all[i] = merge(all[i], more)
		}
		return all
	}
	return more
}
