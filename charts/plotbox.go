package charts

import "math"

// Boxes of bars, lines and scatters, which are laid out for the shape of theirs. All wide ones have the
// area of plotWidth and plotRatio, which are those of a slide of 1280 x 720 below a headline of one
// line: what they lose in width they gain in height.
const (
	plotWidth  = 1000.0
	plotRatio  = 2.46
	columnArea = 440 * 350.0 // of those in a column
)

// widths are the least and the greatest width in px of a box of another shape.
var plotWidths, columnWidths = [2]float64{760, 1120}, [2]float64{narrowWidth, 540}

// newPlot is newDrawing for a figure that fills a box. On a phone the box is as high as the figure.
func newPlot(t Theme) *drawing {
	d := newDrawing(t)
	ratio, area, widths := t.Ratio, columnArea, columnWidths
	if !t.Narrow {
		area, widths = plotWidth*plotWidth/plotRatio, plotWidths
		if ratio == 0 {
			ratio = plotRatio
		}
	}
	if ratio > 0 {
		d.w = min(max(math.Round(math.Sqrt(area*ratio)), widths[0]), widths[1])
		d.tall = math.Round(d.w / ratio)
	}
	return d
}

// grow makes the box of a plot larger in the same shape, and with that its text smaller on the
// screen. It reports whether there was a way to.
func (d *drawing) grow() bool {
	const most, step = 1.7 * narrowWidth, 1.1
	if !d.Narrow || d.tall == 0 || d.w*step > most {
		return false
	}
	d.w, d.tall = math.Round(d.w*step), math.Round(d.tall*step)
	return true
}

// filled is the share of a box from which on a drawing of another shape is left as it is.
const filled = 0.9

// Filling is the Ratio for a box on the screen, where a drawing of its own shape would leave much of
// the box empty; else 0. It is rounded, so that a drawing does not change with every pixel.
func Filling(ownWidth, ownHeight, boxWidth, boxHeight float64) float64 {
	own, box := ownWidth/ownHeight, boxWidth/boxHeight
	if !(own > 0 && box > 0) || math.IsInf(box, 0) || min(own/box, box/own) >= filled {
		return 0
	}
	return max(math.Round(20*box)/20, 0.5)
}
