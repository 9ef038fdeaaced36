package evidence

import (
	"math/big"
	"slices"
	"strings"

	"exhibit/slides/measure"
	"exhibit/slides/mention"
)

// This file finds the constants of conversion of a derivation, which no passage need have: 24 in "3 * 24 = 72 hours".

// multiplies notes that the input at a place, if there is just one from there on, is a factor or a divisor.
func (d *derivation) multiplies(from int) {
	if len(d.inputs) == from+1 {
		if d.factors == nil {
			d.factors = map[int]bool{}
		}
		d.factors[from] = true
	}
}

// ofTime are how many of one unit of time another has.
var ofTime = []string{"7", "12", "24", "52", "60", "365", "366", "3600"}

// constants are the values of factors that convert the units of the passages or of the inputs into those of the results: 100 for a result in
// percent, and what a unit of time has of another where the result is so much in one.
func (d *derivation) constants(locked []*lockedPassage) map[string]bool {
	all := map[string]bool{}
	if d.inPercent() {
		all["100"], all["100%"] = true, true // of which the rest is: 100 - 64 = 36%
	}
	for i := range d.factors {
		f := d.inputs[i]
		v, ok := amount(f)
		if ok && slices.ContainsFunc(d.results, func(r result) bool { return d.converts(v, f.Value, r.Mention, locked) }) {
			all[f.Value] = true
		}
	}
	return all
}

// inPercent reports whether a result is a share in percent.
func (d *derivation) inPercent() bool {
	return slices.ContainsFunc(d.results, func(r result) bool { return strings.HasSuffix(r.Value, "%") })
}

// converts reports whether a factor is one that a result's unit asks for.
func (d *derivation) converts(factor *big.Rat, value string, result mention.Mention, locked []*lockedPassage) bool {
	if measure.Same(result.Counted, "hour") || measure.Same(result.Counted, "year") {
		if slices.Contains(ofTime, value) {
			return true
		}
	}
	from := slices.Clone(d.inputs)
	for _, p := range locked {
		from = append(from, p.said...)
	}
	return slices.ContainsFunc(from, func(m mention.Mention) bool {
		one, same := measure.Convert(big.NewRat(1, 1), m.Counted, result.Counted)
		return same && one.Sign() > 0 && (one.Cmp(factor) == 0 || new(big.Rat).Inv(one).Cmp(factor) == 0)
	})
}

// pointWords are words for points of percent, behind a result.
var pointWords = []string{"percentage", "points", "point", "Prozentpunkte", "Prozentpunkten", "Punkte", "个", "百"}

// leavesOutPercent reports whether all inputs are shares that leave out their sign, as the result does not, or counts nothing else: 20 + 30 = 50%, 24 - 18 = 6.
func (d *derivation) leavesOutPercent(stated func(mention.Mention) bool) bool {
	isShare := func(r result) bool {
		return strings.HasSuffix(r.Value, "%") || r.Counted == mention.Points || len(r.counts) == 0 || slices.ContainsFunc(pointWords, func(point string) bool { return strings.EqualFold(point, r.counts[0]) })
	}
	if !slices.ContainsFunc(d.results, isShare) {
		return false
	}
	return !slices.ContainsFunc(d.inputs, func(f mention.Mention) bool {
		if f.Kind != mention.Number || stated(f) {
			return !stated(f)
		}
		f.Value, f.Alone = strings.TrimSuffix(f.Value, "%")+"%", ""
		return !stated(f)
	})
}
