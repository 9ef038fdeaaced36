package charts

import (
	"math"
)

// colourScale gives numbers colours in steps: from pale to full in one hue or, around a middle, in two. The steps
// are opacities of a series' colour over the surface, so that they follow the theme.
type colourScale struct {
	bounds []float64 // of the steps, from the lowest: one more than steps
	middle int       // the number of steps below the middle; 0 for a scale of one hue
}

// shades are the opacities of steps, the palest first, which is told from the surface. On those up to pale bold text in
// Text can be read, on the others in Surface.
var shades = [...]float64{0.2, 0.3, 0.4, 0.5, pale, 0.8, 1}

// pale is the opacity up to which numbers in a cell are dark on a light slide.
const pale = 0.6

// colourSteps is about how many steps a scale has.
const colourSteps = 6

// newColourScale returns a scale with round bounds from lo to hi, of two hues if middle is not nil: then it
// reaches as far below the middle as above it.
func newColourScale(lo, hi float64, middle *float64) *colourScale {
	c := &colourScale{}
	from := 0.0
	if middle != nil {
		from = *middle
		far := max(math.Abs(hi-from), math.Abs(lo-from))
		lo, hi = -far, far
	}
	step := stepOf(lo, hi, colourSteps)
	if step == 0 {
		step = max(math.Abs(lo), 1)
	}
	first, last := math.Floor(lo/step+1e-9), math.Ceil(hi/step-1e-9)
	if middle != nil {
		c.middle = int(last)
	}
	for i := first; i <= max(last, first+1); i++ {
		c.bounds = append(c.bounds, tidyNumber(from+i*step))
	}
	return c
}

// steps is the number of steps.
func (c *colourScale) steps() int { return len(c.bounds) - 1 }

// step is the index of the step that a number is in.
func (c *colourScale) step(v float64) int {
	i := 0
	for i < c.steps()-1 && v >= c.bounds[i+1] {
		i++
	}
	return i
}

// shade is the colour of a step: a role and its opacity.
func (c *colourScale) shade(step int) (Role, float64) {
	of, role := c.steps()-1, Series1
	if c.middle > 0 {
		of = c.middle
		if step++; step > of {
			step -= of
		} else {
			step, role = of+1-step, Series2
		}
	}
	return role, shades[step*(len(shades)-1)/max(of, 1)]
}

// colourKey draws the steps of a scale with the numbers between them, and what stands for no number if none
// is set, from x, y to the right. It returns the height that it takes.
func (d *drawing) colourKey(c *colourScale, x, y float64, none bool) float64 {
	high := math.Round(d.small.size * 0.7)
	wide := 0.0
	for _, v := range c.bounds {
		wide = min(max(wide, d.small.width(d.number(v))), (d.w-x)/4)
	}
	n := float64(c.steps())
	slot := min(wide+d.small.size, (d.w-x-wide)/n)
	every := int(math.Ceil((wide + d.small.size/4) / slot)) // all numbers, or every second, and so on
	x += wide / 2
	for i, v := range c.bounds {
		at := x + slot*float64(i)
		if i < c.steps() {
			role, opacity := c.shade(i)
			d.rect(box{at, y, slot, high}, role, opacity)
		}
		if i%every == 0 {
			d.muted(at, y+high+d.small.line()/2, d.small.fit(d.number(v), wide), "center")
		}
	}
	h := high + d.small.line()
	if none {
		at, from := y, x+slot*n+wide/2+d.small.size
		text := d.small.width(d.NoFigure) + 2*high
		if from+text > d.w { // a line of its own
			at, from = y+h, 0
			h += d.small.line()
		}
		d.hatch(box{from, at, high * 1.5, high})
		d.muted(from+2*high, at+d.small.size/2, d.NoFigure, "")
	}
	return h
}

// rect draws a rectangle behind the marks.
func (d *drawing) rect(b box, role Role, opacity float64) {
	d.shapes = append(d.shapes, shape{
		Type: "rect", Silent: true, of: d.of,
		Shape: geometry{X: round(b.x), Y: round(b.y), Width: round(b.w), Height: round(b.h)},
		Style: paint{Fill: d.Palette[role], Opacity: opacity},
	})
}

// vacant draws the outline of a rectangle in a colour.
func (d *drawing) vacant(b box, role Role) {
	d.rect(b, Surface, 1)
	style := &d.shapes[len(d.shapes)-1].Style
	style.Stroke, style.LineWidth = d.Palette[role], 1
}

// hatch draws a rectangle for what there is no number of: its outline with a line across.
func (d *drawing) hatch(b box) {
	d.vacant(b, Line)
	d.rule(b.x, b.y+b.h, b.x+b.w, b.y, Line, 1)
}
