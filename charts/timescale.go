package charts

import (
	"math"
	"time"

	"exhibit/slides"
)

// minutes is a moment as time scales count it: in minutes since 1970, by the clock of the place.
// It is exact for every date.
func minutes(t time.Time) float64 { return float64(t.Unix()) / 60 }

// moment is the time of minutes.
func moment(minutes float64) time.Time { return time.Unix(int64(math.Floor(minutes))*60, 0).UTC() }

// extent is the time that a record covers, in minutes; zeros for a record without a date.
func extent(r *slides.Record) (from, to float64) {
	if r.Date == "" {
		return 0, 0
	}
	return minutes(r.Date.Start()), minutes(last(r).End())
}

// last is the date with which a record ends.
func last(r *slides.Record) slides.Date {
	if r.End != "" && r.End.End().After(r.Date.End()) {
		return r.End
	}
	return r.Date
}

// spans reports whether a record covers the time from Date to End, not one exact date.
func spans(r *slides.Record) bool {
	switch r.Precision {
	case slides.HalfYear, slides.Range, slides.Period:
		return true
	}
	return r.End != "" && r.End != r.Date
}

// timeScale maps moments, in minutes, to px: one or more linear pieces from left to right, with a
// gap between each two.
type timeScale []piece

// at is the x of a moment, in px; moments beyond the scale are at its ends.
func (s timeScale) at(v float64) float64 {
	for i, p := range s {
		if v < p.v1 || i == len(s)-1 {
			return p.at(math.Min(math.Max(v, p.v0), p.v1))
		}
	}
	return 0
}

// timeScaleOf is the time scale of a figure from x0 to x1 px: one piece or, with a zoom range, that range
// and compressed pieces before and after it.
func timeScaleOf(f *figure, lo, hi, x0, x1 float64) timeScale {
	const gap, before, after = 20, 0.36, 0.12 // px between pieces; shares of the width
	if f.Zoom[0] == "" || f.Zoom[1] == "" {
		return timeScale{{lo, hi, x0, x1}}
	}
	z0, z1 := minutes(f.Zoom[0].Start()), minutes(f.Zoom[1].End())
	var s timeScale
	total := x1 - x0
	if lo < z0 && z0 < hi {
		s = append(s, piece{lo, z0, x0, x0 + before*total})
		x0 += before*total + gap
	} else {
		z0 = lo
	}
	if z1 < hi && z1 > lo {
		s = append(s, piece{z0, z1, x0, x1 - after*total - gap}, piece{z1, hi, x1 - after*total, x1})
	} else {
		s = append(s, piece{z0, hi, x0, x1})
	}
	return s
}

// grainOf is the length in minutes of the shortest date of records, to which their dates are exact.
func grainOf(records []*slides.Record) float64 {
	least := math.Inf(1)
	for _, r := range records {
		for _, d := range []slides.Date{r.Date, last(r)} {
			if d != "" {
				least = min(least, minutes(d.End())-minutes(d.Start()))
			}
		}
	}
	return least
}
