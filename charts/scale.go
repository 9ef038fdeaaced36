package charts

import (
	"math"
	"strconv"
	"time"

	"exhibit/slides"
)

// years is a moment on a time axis, in years: the middle of 2015 is 2015.5.
func years(t time.Time) float64 {
	start := time.Date(t.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
	end := start.AddDate(1, 0, 0)
	return float64(t.Year()) + float64(t.Sub(start))/float64(end.Sub(start))
}

// extent is the time that a record covers, in years; zeros for a record without a date.
func extent(r *slides.Record) (from, to float64) {
	if r.Date == "" {
		return 0, 0
	}
	end := r.Date.End()
	if r.End != "" && r.End.End().After(end) {
		end = r.End.End()
	}
	return years(r.Date.Start()), years(end)
}

// spans reports whether a record covers the time from Date to End, not one exact date.
func spans(r *slides.Record) bool {
	switch r.Precision {
	case slides.HalfYear, slides.Range, slides.Period:
		return true
	}
	return r.End != "" && r.End != r.Date
}

// piece is a part of an axis with a linear scale: values v0 to v1 at x0 to x1 px.
type piece struct{ v0, v1, x0, x1 float64 }

func (p piece) at(v float64) float64 { return p.x0 + (v-p.v0)/(p.v1-p.v0)*(p.x1-p.x0) }

// axis is one or more pieces from left to right, with a gap between each two.
type axis []piece

// at is the x of a value, in px; values beyond the axis are at its ends.
func (a axis) at(v float64) float64 {
	for i, p := range a {
		if v < p.v1 || i == len(a)-1 {
			return p.at(math.Min(math.Max(v, p.v0), p.v1))
		}
	}
	return 0
}

// ticks returns round values from lo to hi, about n of them; nil if hi is not above lo.
func ticks(lo, hi float64, n int) []float64 {
	step := nice((hi - lo) / float64(max(n, 1)))
	if !(step > 0) || math.IsInf(step, 0) {
		return nil
	}
	var out []float64
	for i := math.Ceil(lo/step - 1e-9); i*step <= hi+step*1e-9 && len(out) < 100; i++ {
		out = append(out, i*step)
	}
	return out
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
	if r.Value == nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, false
	}
	return v, true
}

// tidyNumber rounds to 10 significant digits: 0.1+0.2 is 0.3.
func tidyNumber(v float64) float64 {
	short, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64)
	return short
}

// value is a record's value, 0 if it has none.
func value(r *slides.Record) float64 {
	if r.Value == nil {
		return 0
	}
	return *r.Value
}
