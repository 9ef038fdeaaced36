package evidence

import (
	"math/big"
	"slices"
	"strings"

	"exhibit/slides/measure"
	"exhibit/slides/mention"
)

// This file finds figures of passages that a claim gives in another form: rounded as its words say, in another unit, as a fraction for a
// share, or by size alone.

// inOtherForm returns the passage and its figure that a claim gives in another form; nil for none.
func inOtherForm(want mention.Mention, locked []*lockedPassage) (*lockedPassage, mention.Mention) {
	if want.Kind != mention.Number || len(locked) > maxTold {
		return nil, mention.Mention{}
	}
	for _, p := range locked {
		for _, has := range p.figures() {
			if has.Kind == mention.Number && !has.States(want) && gives(want, has) {
				return p, has
			}
		}
	}
	return nil, mention.Mention{}
}

// gives reports whether a claim gives a figure in another form.
func gives(want, has mention.Mention) bool {
	if o := differ(withoutUnit(want), withoutUnit(has), nil); o.certain {
		return false
	}
	value, ok := amount(has)
	if !ok {
		return false
	}
	if want.Vague() {
		v, _ := value.Float64()
		return want.Spans(v) && !measured(want, has) && mention.Currency(want.Value) == mention.Currency(has.Value)
	}
	shown, ok := amount(want)
	weight := has.Counted == "pound" && measure.Same(want.Counted, "pound") || want.Counted == "pound" && measure.Same(has.Counted, "pound") // and no money
	if !ok || ordinal(want) != ordinal(has) || mention.Currency(want.Value) != mention.Currency(has.Value) && !weight {
		return false
	}
	if isFraction(want) && measure.Is(want.Counted) || isFraction(has) && measure.Is(has.Counted) {
		converted, same := measure.Convert(value, has.Counted, want.Counted)
		return same && (converted.Cmp(shown) == 0 || want.Bound != "" && ratioIs(converted, shown, want)) // half a year for six months
	}
	if isFraction(want) || isFraction(has) {
		return givesShare(want, has, shown, value)
	}
	if strings.HasSuffix(want.Value, "%") != strings.HasSuffix(has.Value, "%") {
		return false
	}
	if want.Counted != has.Counted && measure.Is(want.Counted) && measure.Is(has.Counted) {
		converted, same := measure.Convert(value, has.Counted, want.Counted)
		return same && (rounds(shown, converted, lastDigit(want, false), "") || rounds(shown, converted, lastDigit(want, true), want.Bound))
	}
	return !measured(want, has) && (rounds(shown, value, lastDigit(want, false), "") || want.Bound != "" && rounds(shown, value, lastDigit(want, true), want.Bound))
}

// withoutUnit is a figure without its unit of measure, which may be converted.
func withoutUnit(m mention.Mention) mention.Mention {
	if measure.Is(m.Counted) {
		m.Counted = ""
	}
	return m
}

func ordinal(m mention.Mention) bool    { return strings.HasSuffix(m.Value, "th") }
func isFraction(m mention.Mention) bool { return strings.Contains(m.Value, "/") }

// hasShare reports whether the passage has a fraction or a share in percent, or is a value of results that is less than one.
func (p *lockedPassage) hasShare() bool {
	return slices.ContainsFunc(p.mentions, func(m mention.Mention) bool {
		return m.Kind == mention.Number && (isFraction(m) || strings.HasSuffix(m.Value, "%") || p.isValue && strings.HasPrefix(strings.TrimPrefix(m.Value, "-"), "0."))
	})
}

// amount is the number of a mention; a share in percent is that of a hundred.
func amount(m mention.Mention) (*big.Rat, bool) { return new(big.Rat).SetString(mention.Bare(m.Value)) }

// By how much a share may differ from a fraction, of one: nearWords from one in words, nearShare from one that is said to be about it, and farShare from
// one that it is said to be more or less than.
var (
	nearWords = big.NewRat(1, 40)
	nearShare = big.NewRat(3, 100)
	farShare  = big.NewRat(5, 100)
)

// givesShare reports whether a fraction and a share in percent, or two fractions, are the same.
func givesShare(want, has mention.Mention, shown, value *big.Rat) bool {
	hundred := big.NewRat(100, 1)
	percent := func(m mention.Mention, v *big.Rat) *big.Rat {
		if strings.HasSuffix(m.Value, "%") {
			return new(big.Rat).Quo(v, hundred)
		}
		return v
	}
	a, b := percent(want, shown), percent(has, value)
	if b.Cmp(big.NewRat(1, 1)) > 0 || a.Cmp(big.NewRat(1, 1)) > 0 {
		return false
	}
	digit := big.NewRat(1, 100)
	for _, m := range []mention.Mention{want, has} {
		if strings.HasSuffix(m.Value, "%") {
			digit = new(big.Rat).Quo(lastDigit(m, false), hundred)
		}
	}
	apart := new(big.Rat).Sub(a, b)
	sign := apart.Sign()
	apart.Abs(apart)
	switch {
	case apart.Cmp(new(big.Rat).Quo(digit, big.NewRat(2, 1))) <= 0:
		return want.Bound != mention.MoreThan && want.Bound != mention.LessThan || sign != 0
	case want.Bound == mention.About:
		return apart.Cmp(nearShare) <= 0
	case want.Bound == mention.Nearly, want.Bound == mention.LessThan, want.Bound == mention.AtMost:
		return sign > 0 && apart.Cmp(farShare) <= 0
	case want.Bound == mention.MoreThan, want.Bound == mention.AtLeast:
		return sign < 0 && apart.Cmp(nearRatio) <= 0
	}
	return isFraction(want) && !isFraction(has) && apart.Cmp(nearWords) <= 0
}

// lastDigit is what one more in the last digit shown is worth; zeros at the end of a whole number are not shown if round.
func lastDigit(m mention.Mention, round bool) *big.Rat {
	digits := m.Digits
	if digits == "" {
		digits = mention.Bare(m.Value)
	}
	_, fraction, decimals := strings.Cut(digits, ".")
	v := big.NewRat(mention.Pow10(min(m.Size, 15)), 1)
	switch {
	case decimals:
		v.Quo(v, big.NewRat(mention.Pow10(min(len(fraction), 15)), 1))
	case round:
		zeros := len(digits) - len(strings.TrimRight(digits, "0"))
		v.Mul(v, big.NewRat(mention.Pow10(min(zeros, 15)), 1))
	}
	return v
}

// maxRounded is how far what is rounded may be from the value, of that: of few digits, half of the last one is much.
var maxRounded = big.NewRat(1, 10)

// rounds reports whether a value may be shown so with a bound, where one in the last digit is worth so much. Without a bound it must
// round to what is shown.
func rounds(shown, value, digit *big.Rat, bound mention.Bound) bool {
	half := new(big.Rat).Quo(digit, big.NewRat(2, 1))
	apart := new(big.Rat).Sub(value, shown) // the real value is so much more
	size := new(big.Rat).Abs(apart)
	far := new(big.Rat).Mul(maxRounded, new(big.Rat).Abs(value))
	switch bound {
	case "", mention.About:
		return size.Cmp(half) <= 0 && size.Cmp(far) <= 0
	case mention.MoreThan:
		return apart.Sign() > 0 && size.Cmp(digit) < 0
	case mention.AtLeast:
		return apart.Sign() >= 0 && size.Cmp(digit) < 0
	case mention.LessThan:
		return apart.Sign() < 0 && size.Cmp(digit) < 0
	case mention.AtMost:
		return apart.Sign() <= 0 && size.Cmp(digit) < 0
	case mention.Nearly:
		return apart.Sign() < 0 && size.Cmp(half) <= 0
	}
	return false
}
