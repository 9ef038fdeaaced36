package charts

import (
	"slices"

	"exhibit/slides"
)

// Measures of lists of routes, in px.
const (
	routeLeft  = 20.0 // of the text, right of a dot
	routeAir   = 12.0 // between two
	routeWidth = 18.0 // em of a column, if there are several
	routeBar   = 10.0 // height of a bar at least
	routeThick = 70.0 // and at most, where few fill their box
)

// routes lists channels, or flows of at most widest, below each other and in columns where there is room: where each
// begins and leads with the channel's name, or with a bar for what flows. As many are shown as there is room for.
func (d *drawing) routes(f *figure, widest float64) {
	line, small := d.font.line(), d.small.line()
	all := slices.DeleteFunc(slices.Clone(f.records), func(r *slides.Record) bool {
		v, ok := finite(r)
		return widest > 0 && (!ok || v <= 0)
	})
	columns, per := 1, len(all)
	for fit := int(d.tall / (line + small + routeAir)); per > fit && columns < int(d.w/(routeWidth*d.font.size)); per = (len(all) + columns - 1) / columns {
		columns++
	}
	width := (d.w - routeLeft*float64(columns-1)) / float64(columns)
	bottom := d.tall - small + routeAir/2 // of the list, if more follow
	pitch := bottom / float64(max(per, 1))
	lanes := Lanes(*f.Figure)
	var points, bars []item
	x, y, shown := 0.0, 0.0, 0
	for _, r := range all {
		amount, left, thick := "", x+routeLeft, 0.0
		body := []string(nil)
		if widest > 0 {
			amount, left, thick = contested(r, d.number(value(r))), x, routeBar
		} else {
			body = d.small.wrap(channelName(r), width-routeLeft, 4)
		}
		head := d.strong.wrap(route(r), x+width-left-d.strong.width(amount)-routeAir, 4)
		high := line*float64(len(head)) + small*float64(len(body)) + thick + routeAir
		if d.tall > 0 {
			if y+high > bottom+hair || shown > 0 && shown%per == 0 {
				x, left, y = x+width+routeLeft, left+width+routeLeft, 0
			}
			if x+width > d.w+hair {
				break
			}
			if thick > 0 {
				thick = min(max(thick, pitch-high+thick), routeThick)
			}
		}
		d.about(r)
		at := y
		d.text(x+width, at+line/2, amount, label{font: d.strong, align: "right"})
		for _, s := range head {
			d.text(left, at+line/2, s, label{font: d.strong})
			at += line
		}
		for _, s := range body {
			d.text(left, at+small/2, s, label{font: d.small})
			at += small
		}
		y += max(high, pitch)
		it := item{Name: inert(d.describe(r)), ItemStyle: d.solid(series(max(0, slices.Index(lanes, r.Lane))))}
		if thick > 0 {
			it.Value = []float64{x, round(x + max(1, value(r)/widest*width)), round(at + thick/2 + 2), round(thick), 0}
			bars = append(bars, it)
		} else {
			it.Value, it.Symbol, it.SymbolSize = []float64{round(x + routeLeft/2.5), round(y - max(high, pitch) + line/2)}, "circle", d.small.size/2
			points = append(points, it)
			d.rule(x, y-routeAir/2, x+width, y-routeAir/2, Line, 1)
		}
		d.h = max(d.h, y)
		shown++
	}
	d.about()
	if more := len(f.records) - shown; more > 0 {
		if d.tall > 0 {
			d.h = d.tall - small
		}
		d.unshown(0, d.h+small/2, more)
		d.h += small
	}
	d.h = max(d.h, d.tall)
	d.marks(box{0, 0, d.w, d.h}, 0, d.w, points, bars)
}
