package charts

import (
	"math"
	"slices"
	"strings"

	"exhibit/slides"
)

// Measures of dots on a scale, in px.
const (
	dotSize     = 13.0
	dotGap      = 8.0 // from a dot to its text
	rangeHeight = 7.0 // of the bar of a range
)

// ends are the least and the greatest number of records, with the ends of their ranges; zeros without any.
func ends(records ...*slides.Record) (lo, hi float64) {
	lo, hi = math.Inf(1), math.Inf(-1)
	for _, r := range records {
		for _, v := range []*float64{r.Value, r.Low, r.High} {
			if v != nil && math.Abs(*v) <= slides.Greatest {
				lo, hi = min(lo, *v), max(hi, *v)
			}
		}
	}
	if lo > hi {
		return 0, 0
	}
	return lo, hi
}

// visible is the share of the largest number that a difference must have to be seen on a scale from zero.
const visible = 0.15

// dotRange is the range of a scale of dots, from a round value to a round value: from zero where differences can be seen
// on it.
func dotRange(lo, hi float64) (v0, v1 float64) {
	if lo == hi || hi-lo >= visible*max(math.Abs(lo), math.Abs(hi)) {
		lo, hi = min(lo, 0), max(hi, 0)
	}
	step := stepOf(lo, hi, 5)
	if step == 0 {
		return lo, lo + max(math.Abs(lo), 1)
	}
	return math.Floor(lo/step+1e-9) * step, math.Ceil(hi/step-1e-9) * step
}

// upward and downward are the qualifiers of numbers that are bounds.
var (
	upward   = []string{"more than", "over", "at least", "above", ">", "≥", "超过", "至少", "逾"}
	downward = []string{"less than", "fewer than", "under", "up to", "at most", "nearly", "almost", "<", "≤", "不到", "至多", "近"}
)

// beyond is 1 for a qualifier that says more, -1 for one that says less, 0 for others.
func beyond(approx string) int {
	approx = strings.ToLower(clean(approx))
	switch {
	case slices.Contains(upward, approx):
		return 1
	case slices.Contains(downward, approx):
		return -1
	}
	return 0
}

// arrow draws a horizontal arrow from x0 to x1.
func (d *drawing) arrow(x0, x1, y float64, role Role) {
	const head = 5.0
	back := head
	if x1 > x0 {
		back = -head
	}
	d.rule(x0, y, x1, y, role, 2)
	d.rule(x1+back, y-head, x1, y, role, 2)
	d.rule(x1+back, y+head, x1, y, role, 2)
}

// dotTick is the width in px from value to value of an axis of dots, at least.
const dotTick = 130.0

// dotAxis draws the values of a scale: a rule at each from top to y and, if they are named, its number below y where it
// has room. The rules leave the texts free that were set since a number of shapes.
func (d *drawing) dotAxis(shapes int, s *piece, top, y float64, named bool) {
	free := math.Inf(-1)
	for _, v := range ticks(s.v0, s.v1, min(5, max(2, int((s.x1-s.x0)/dotTick)))) {
		role := Line
		if v == 0 {
			role = Muted
		}
		d.plumb(shapes, s.at(v), top, y, role, 1)
		text := d.small.fit(d.number(tidyNumber(v)), d.w/4)
		half := d.small.width(text) / 2
		if x := min(max(s.at(v), half), d.w-half); named && x-half > free {
			d.muted(x, y+d.small.line()/2, text, "center")
			free = x + half + dotGap
		}
	}
}
