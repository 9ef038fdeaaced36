package charts

import (
	"strings"

	"exhibit/slides"
)

// total reports whether a record of a waterfall is a total, which begins at zero: the first is one whatever its category.
func (b *bars) total(r *slides.Record) bool {
	return r == b.f.records[0] || strings.EqualFold(clean(r.Category), slides.Total)
}

// before is where the changes before a record of a waterfall have led.
func (b *bars) before(r *slides.Record) float64 {
	at := 0.0
	for _, other := range b.f.records {
		if other == r {
			break
		}
		v, ok := finite(other)
		if ok && b.total(other) {
			at = 0
		}
		at += v
	}
	return at
}
