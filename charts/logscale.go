package charts

import (
	"math"

	"exhibit/slides"
)

// values is a scale of numbers from lo to hi, which are round, or a logarithmic one. It counts in units: the numbers
// themselves, or their logarithms. lo and hi are in units.
type values struct {
	lo, hi float64
	log    bool
}

// logValues is the logarithmic scale from the least to the greatest of some numbers, which are positive: each end is
// 1, 2 or 5 times a power of ten.
func logValues(least, greatest float64) values {
	lo, hi := 1/nice(1/least), nice(greatest)
	if !(lo < hi*(1-resolution)) {
		lo, hi = 1/nice(2/lo), nice(2*hi)
	}
	return values{math.Log10(lo), math.Log10(hi), true}
}

// valueScale is the scale of the values of a figure with their ranges and what its annotations name, with about n
// ticks. With zero it includes 0; else it does unless the values lie far from it. A logarithmic one has none.
func valueScale(f *figure, zero bool, n int) values {
	lo, hi := reachOf(f)
	switch {
	case lo > hi:
		return values{lo: 0, hi: 1}
	case f.Scale == slides.Log && lo > 0:
		return logValues(lo, hi)
	case zero:
		lo, hi = min(lo, 0), max(hi, 0)
	}
	return roundValues(lo, hi, n)
}

// roundValues is the scale from lo or below to hi or above in round steps, about n of them, from zero unless both lie
// far from it.
func roundValues(lo, hi float64, n int) values {
	if lo >= 0 && lo <= farFromZero*hi {
		lo = 0
	}
	if hi <= 0 && hi >= farFromZero*lo {
		hi = 0
	}
	step := stepOf(lo, hi, float64(max(n, 1)))
	if step == 0 {
		step = max(1, math.Abs(lo))
		hi = lo + step
	}
	return values{lo: math.Floor(lo/step+1e-9) * step, hi: math.Ceil(hi/step-1e-9) * step}
}

// named is the name of an axis with this scale.
func (s values) named(name string, say speech) string {
	if !s.log {
		return name
	}
	return join(say.Comma, name, say.Logarithmic)
}

// unit is a number as the scale counts it. On a logarithmic scale what is not positive, as of a gap, is its lowest.
func (s values) unit(v float64) float64 {
	if s.log {
		if v <= 0 {
			return s.lo
		}
		return tidyNumber(math.Log10(v))
	}
	return v
}

// ticks are round numbers on the scale, about n of them: of a logarithmic scale powers of ten, with 2 and 5 times them
// where they are few.
func (s values) ticks(n int) []float64 {
	if !s.log {
		return ticks(s.lo, s.hi, n)
	}
	parts, every := []float64{1, 2, 5}, 1
	if decades := s.hi - s.lo; decades*float64(len(parts)) > float64(n)+1 {
		parts, every = parts[:1], max(1, int(math.Ceil(decades/float64(n))))
	}
	var out []float64
	for k := int(math.Floor(s.lo)); k <= int(math.Ceil(s.hi)); k++ {
		for _, part := range parts {
			v := tidyNumber(part * math.Pow10(k))
			if u := math.Log10(v); k%every == 0 && u >= s.lo-hair && u <= s.hi+hair {
				out = append(out, v)
			}
		}
	}
	return out
}
