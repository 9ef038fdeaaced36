package evidence

import (
	"math/big"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// This file finds claims that leave out what stands beside them: the size that the head of a column names, the sign of a loss, and the two
// figures of a sentence of which a fraction or a multiple is the ratio.

// sizeOf is the power of ten that stands beside a number without one: 6 in a column in million tonnes; 0 for none.
func (b *beside) sizeOf(m mention.Mention) int {
	if b == nil || m.Kind != mention.Number || m.Size > 0 || strings.HasSuffix(m.Value, "%") || ordinal(m) {
		return 0
	}
	if b.size == nil {
		size := mention.SizeOf(b.close + "\n" + b.series + "\n" + b.far)
		b.size = &size
	}
	return *b.size
}

// sized is a claim with the size that stands beside it, if only with that its passages have it.
func (claim claim) sized() claim {
	if claim.size == 0 || claim.scope.states(claim.mention) {
		return claim
	}
	with := claim
	for _, v := range []*string{&with.mention.Value, &with.mention.Alone} {
		if *v != "" {
			sign := mention.Currency(*v)
			*v = sign + mention.Shift(strings.Replace(*v, sign, "", 1), claim.size)
		}
	}
	if claim.scope.states(with.mention) {
		return with
	}
	return claim
}

// losses are words that say of a positive number that it is one below zero.
var losses = mention.WordSet(`lost loses losing loss losses deficit deficits shortfall minus negative verlor verloren verluste verlust defizit defizite fehlbetrag perdu perte pertes déficit déficits`)

// hanLosses are those of Chinese.
var hanLosses = []string{"亏损", "赤字", "逆差", "损失"}

// losing reports whether the sentence of a claim, or what stands beside it, speaks of a loss.
func (claim claim) losing() bool {
	text := claim.whole
	if claim.prose != nil {
		from, to := claim.prose.sentence(claim.start)
		text = string(claim.prose.text[from:to])
	}
	if claim.beside != nil {
		text += "\n" + claim.beside.close
	}
	return slices.ContainsFunc(mention.Spoken(text), func(word string) bool { return losses[word] }) ||
		slices.ContainsFunc(hanLosses, func(word string) bool { return strings.Contains(text, word) })
}

// asLoss returns the passage and its figure that have a claim with the other sign: a loss of 5 as −5, and −5 as a fall by 5; nil for none.
func (claim claim) asLoss(locked []*lockedPassage) (*lockedPassage, mention.Mention) {
	want := claim.mention
	value, negative := strings.CutPrefix(want.Value, "-")
	if want.Kind != mention.Number || strings.Trim(mention.Bare(value), "0.") == "" {
		return nil, mention.Mention{}
	}
	if want.Value, want.Alone = value, ""; !negative {
		if !claim.losing() {
			return nil, mention.Mention{}
		}
		want.Value = "-" + value
	}
	for _, p := range locked {
		for _, has := range p.figures() {
			if has.Kind == mention.Number && has.States(want) && (!negative || has.Trend == mention.Fell) && differ(want, has, nil).what != theUnit {
				return p, has
			}
		}
	}
	return nil, mention.Mention{}
}

// isOfBoth reports whether a claim is so many out of so many, and its passages have both: 7 out of 9.
func (c *checker) isOfBoth(claim claim) bool {
	text := " " + claim.text + " "
	if !isFraction(claim.mention) || !strings.Contains(text, " out of ") && !strings.Contains(text, " in ") {
		return false
	}
	both := c.language.Read(strings.NewReplacer(" out of ", " ; ", " in ", " ; ").Replace(text))
	return len(both) == 2 && claim.scope.states(both[0]) && claim.scope.states(both[1])
}

// ofYear reports whether a passage has the day of a claim without its year, and is of a source of that year.
func (c *checker) ofYear(claim claim, locked []*lockedPassage) bool {
	m := claim.mention
	if m.Kind != mention.Date || slides.Date(m.Value).Precision() != slides.Day || strings.HasPrefix(m.Value, "--") {
		return false
	}
	for i, p := range claim.scope.list() {
		s := c.sources[p.source]
		if s != nil && i < len(locked) && s.Issued != "" && s.Issued.Cut(slides.Year) == slides.Date(m.Value).Cut(slides.Year) &&
			slices.ContainsFunc(locked[i].mentions, func(has mention.Mention) bool {
				return has.Kind == mention.Date && has.Value == "--"+m.Value[len("2006-"):]
			}) {
			return true
		}
	}
	return false
}

// isMedian reports whether a claim is a half, and its passages have a median, on whose sides the halves lie.
func (claim claim) isMedian(locked []*lockedPassage) bool {
	return claim.mention.Value == "1/2" && slices.ContainsFunc(locked, func(p *lockedPassage) bool {
		return slices.ContainsFunc(p.figures(), func(has mention.Mention) bool { return has.Average == mention.Median })
	})
}

// nearRatio is how far the ratio of two figures may be from a fraction or multiple that is said to be less or more than it.
var nearRatio = big.NewRat(1, 10)

// isRatio reports whether a claim is a fraction or a multiple of two figures of its own sentence: more than half, 1.9 of 3.4 million tonnes. The two
// are shares, money, of one unit of measure, or too large to be of something else.
func (c *checker) isRatio(claim claim) bool {
	m := claim.mention
	if word := strings.ToLower(claim.text); word == "twice" || word == "thrice" {
		m.Counted = mention.Times
	}
	if claim.prose == nil || m.Kind != mention.Number || !isFraction(m) && m.Counted != mention.Times {
		return false
	}
	said, ok := amount(m)
	if !ok || said.Sign() <= 0 {
		return false
	}
	from, to := claim.prose.sentence(claim.start)
	sentence := string(claim.prose.text[from:to])
	var others []mention.Mention
	for _, other := range c.language.Read(sentence) {
		if other.Kind == mention.Number && from+other.Start != claim.start && !isFraction(other) && !ordinal(other) && other.Counted != mention.Times {
			others = append(others, other)
		}
	}
	for _, a := range others {
		for _, b := range others {
			above, ok := amount(a)
			below, also := amount(b)
			if !ok || !also || below.Sign() <= 0 || !comparable(a, b) || m.Counted == mention.Times && isPart(sentence, a, b) {
				continue
			}
			ratio := new(big.Rat).Quo(above, below)
			changed := new(big.Rat).Sub(ratio, big.NewRat(1, 1))
			if ratioIs(ratio, said, m) || m.Change == mention.By && ratioIs(changed.Abs(changed), said, m) {
				return true
			}
		}
	}
	return false
}

// isPart reports whether one of two figures of a sentence is a part of the other: 90 of 190.
func isPart(sentence string, a, b mention.Mention) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	return a.End <= b.Start && slices.Contains([]string{"of", "out of", "of the", "von", "von den", "de", "sur"}, strings.TrimSpace(sentence[a.End:b.Start]))
}

// comparable reports whether two figures are of one kind, and no small numbers of two things.
func comparable(a, b mention.Mention) bool {
	if strings.HasSuffix(a.Value, "%") != strings.HasSuffix(b.Value, "%") || mention.Currency(a.Value) != mention.Currency(b.Value) || nouns(a, b) || measured(a, b) {
		return false
	}
	return strings.HasSuffix(a.Value, "%") || mention.Currency(a.Value) != "" || mention.IsUnit(a.Counted) || mention.IsUnit(b.Counted) || !few(a) && !few(b)
}

// ratioIs reports whether a ratio is what a claim says, with its bound.
func ratioIs(ratio, said *big.Rat, m mention.Mention) bool {
	apart := new(big.Rat).Sub(ratio, said)
	size := new(big.Rat).Abs(apart)
	near := big.NewRat(1, 200)
	if m.Counted == mention.Times {
		near = new(big.Rat).Quo(said, big.NewRat(10, 1))
	}
	far := new(big.Rat).Add(near, nearRatio)
	switch m.Bound {
	case mention.MoreThan, mention.AtLeast:
		return apart.Sign() >= 0 && size.Cmp(far) <= 0
	case mention.LessThan, mention.AtMost, mention.Nearly:
		return apart.Sign() <= 0 && size.Cmp(far) <= 0
	case mention.About:
		return size.Cmp(new(big.Rat).Add(near, nearShare)) <= 0
	}
	return size.Cmp(near) <= 0
}
