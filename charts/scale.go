package charts

import (
	"math"
	"strconv"

	"exhibit/slides"
)

// piece is a part of an axis with a linear scale: values v0 to v1 at x0 to x1 px.
type piece struct{ v0, v1, x0, x1 float64 }

func (p piece) at(v float64) float64 { return p.x0 + (v-p.v0)/(p.v1-p.v0)*(p.x1-p.x0) }

// ticks returns round values from lo to hi, about n of them; nil if hi is not above lo.
func ticks(lo, hi float64, n int) []float64 {
	step := stepOf(lo, hi, float64(max(n, 1)))
	if step == 0 {
		return nil
	}
	var out []float64
	for i := math.Ceil(lo/step - 1e-9); i*step <= hi+step*1e-9 && len(out) < 100; i++ {
		out = append(out, i*step)
	}
	return out
}

// resolution is the difference of two numbers, as a share of the greater, below which it is no more than what
// arithmetic in binary leaves.
const resolution = 1e-12

// stepOf is the round step from lo to hi in about n steps; 0 where they are one number, or no numbers.
func stepOf(lo, hi, n float64) float64 {
	if step := nice((hi - lo) / n); step > max(math.Abs(lo), math.Abs(hi))*resolution && !math.IsInf(step, 0) {
		return step
	}
	return 0
}

// around are the ends of a scale with one value in its middle.
func around(v float64) (lo, hi float64) {
	away := max(1, math.Abs(v)*1e-6)
	return v - away, v + away
}

// nice is the smallest of 1, 2 and 5 times a power of ten that is at least v.
func nice(v float64) float64 {
	p := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 2, 5} {
		if v <= m*p*(1+1e-9) {
			return m * p
		}
	}
	return 10 * p
}

// finite is a record's value and whether it has one that can be drawn.
func finite(r *slides.Record) (float64, bool) {
	v := value(r)
	if r.Value == nil || !(math.Abs(v) <= slides.Greatest) {
		return 0, false
	}
	return v, true
}

// tidyDigits are those of a number in an option. They hold every moment to a hundredth of a second.
const tidyDigits = 14

// tidyNumber rounds to significant digits: 0.1+0.2 is 0.3.
func tidyNumber(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', tidyDigits, 64), 64)
	return short
}

// value is a record's value, 0 if it has none.
func value(r *slides.Record) float64 {
	if r.Value == nil {
		return 0
	}
	return *r.Value
}
