package evidence

import (
	"math/big"
	"slices"
	"strings"

	"exhibit/slides/mention"
)

// This file finds claims that come from two figures which anyone can reckon with: a fraction, a multiple or a share of two figures of the same sentence,
// what they differ by, and the same of where something began and came to by the passage.

// nearRatio is how far the ratio of two figures may be from a fraction or multiple that is said to be less or more than it.
var nearRatio = big.NewRat(1, 10)

// differing are words behind a number that say it is a difference.
var differing = mention.WordSet("more fewer less higher lower longer shorter earlier later points point larger smaller dearer cheaper above below mehr weniger höher niedriger länger kürzer teurer billiger früher später prozentpunkte prozentpunkt größer kleiner plus moins")

// maxDiffering is how many words behind a number are looked at for one of them.
const maxDiffering = 3

// pair is two figures to reckon with, where one has been the other, or is a part of it.
type pair struct {
	a, b   mention.Mention
	isPart bool // a of b
}

// isReckoned reports whether a claim comes from two figures of its sentence, or from where something began and came to by its passages.
func (c *checker) isReckoned(l *lock, claim claim) bool {
	m := claim.mention
	if word := strings.ToLower(claim.text); word == "twice" || word == "thrice" {
		m.Counted = mention.Times
	}
	said, ok := amount(m)
	if claim.prose == nil || m.Kind != mention.Number || ordinal(m) || m.Vague() || !ok || said.Sign() <= 0 {
		return false
	}
	from, to := claim.prose.sentence(claim.start)
	sentence := string(claim.prose.text[from:to])
	if claim.start-from > len(sentence) {
		return false
	}
	differs := isDifference(sentence[claim.start-from:], len(claim.text))
	isShare := strings.HasSuffix(m.Value, "%")
	if !isFraction(m) && m.Counted != mention.Times && !differs && !isShare {
		return false
	}
	return slices.ContainsFunc(slices.Concat(c.pairsOf(sentence, claim.start-from), fromTo(l, claim)), func(p pair) bool { return p.gives(m, said, differs) })
}

// isDifference reports whether a number of so many bytes with which a text begins is one by which something is more or less.
func isDifference(text string, size int) bool {
	if size > len(text) {
		return false
	}
	words := mention.Spoken(text[size:])
	return slices.ContainsFunc(words[:min(maxDiffering, len(words))], func(w string) bool { return differing[w] })
}

// gives reports whether two figures come to what is said.
func (p pair) gives(m mention.Mention, said *big.Rat, differs bool) bool {
	a, ok := amount(p.a)
	b, also := amount(p.b)
	if !ok || !also || b.Sign() <= 0 {
		return false
	}
	ratio := new(big.Rat).Quo(a, b)
	changed := new(big.Rat).Sub(ratio, big.NewRat(1, 1))
	changed.Abs(changed)
	switch isShare := strings.HasSuffix(m.Value, "%"); {
	case isFraction(m):
		return ratioIs(ratio, said, m) || (m.Change == mention.By || m.Trend != "" || differs) && ratioIs(changed, said, m)
	case m.Counted == mention.Times:
		return !p.isPart && ratioIs(ratio, said, m)
	case isShare && p.isPart && !strings.HasSuffix(p.a.Value, "%"):
		percent := ratio.Mul(ratio, big.NewRat(100, 1))
		return rounds(said, percent, lastDigit(m, false), "") || m.Bound != "" && rounds(said, percent, lastDigit(m, true), m.Bound)
	case differs && !p.isPart:
		apart := new(big.Rat).Sub(a, b)
		return apart.Abs(apart).Cmp(said) == 0 || m.Bound != "" && rounds(said, apart, lastDigit(m, true), m.Bound)
	}
	return false
}

// pairsOf are the figures of a sentence that can be compared, but for the one that begins at a byte.
func (c *checker) pairsOf(sentence string, but int) (all []pair) {
	var others []mention.Mention
	for _, other := range c.language.Read(sentence) {
		if other.Kind == mention.Number && other.Start != but && !isFraction(other) && !ordinal(other) && other.Counted != mention.Times && len(others) < maxReckoned {
			others = append(others, other)
		}
	}
	for _, a := range others {
		for _, b := range others {
			if comparable(a, b) {
				all = append(all, pair{a, b, isPart(sentence, a, b)})
			}
		}
	}
	return all
}

// maxReckoned is with how many figures of a sentence is reckoned.
const maxReckoned = 12

// fromTo are the figures of a claim's passages from and to which something rose or fell.
func fromTo(l *lock, claim claim) (all []pair) {
	if l == nil || claim.scope == nil {
		return nil
	}
	locked, _ := claim.scope.in(l)
	for _, p := range locked[:min(len(locked), maxTold)] {
		for _, a := range p.said {
			for _, b := range p.said {
				if a.Change == mention.To && b.Change == mention.From && !measured(a, b) && mention.Currency(a.Value) == mention.Currency(b.Value) && strings.HasSuffix(a.Value, "%") == strings.HasSuffix(b.Value, "%") {
					all = append(all, pair{a: a, b: b}, pair{a: b, b: a})
				}
			}
		}
	}
	return all
}

// parts are words between a part and its whole.
var parts = []string{"of", "out of", "of the", "of all", "von", "von den", "der", "de", "sur"}

// isPart reports whether one of two figures of a sentence is a part of the other: 90 of 190.
func isPart(sentence string, a, b mention.Mention) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	return a.End <= b.Start && slices.Contains(parts, strings.TrimSpace(sentence[a.End:b.Start]))
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
	near := nearWords
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

// lookPercent tells of a share behind a part and its whole that is not theirs: 33 of 150 samples, or 29%.
func (c *checker) lookPercent(claim claim) {
	m := claim.mention
	if claim.prose == nil || !strings.HasSuffix(m.Value, "%") {
		return
	}
	from, to := claim.prose.sentence(claim.start)
	sentence := string(claim.prose.text[from:to])
	for _, p := range c.pairsOf(sentence, claim.start-from) {
		at := max(p.a.End, p.b.End)
		if !p.isPart || p.a.Start > p.b.Start || at > claim.start-from {
			continue
		}
		between := mention.Spoken(sentence[at : claim.start-from])
		said, ok := amount(m)
		a, isNumber := amount(p.a)
		b, also := amount(p.b)
		if len(between) > maxDiffering || !ok || !isNumber || !also || b.Sign() <= 0 || a.Cmp(b) > 0 {
			continue
		}
		percent := new(big.Rat).Quo(a, b)
		percent.Mul(percent, big.NewRat(100, 1))
		if apart := new(big.Rat).Sub(percent, said); apart.Abs(apart).Cmp(big.NewRat(2, 1)) > 0 && m.Bound == "" {
			c.look(claim, "nearer", "%s stands behind %s of %s, which is %s%%; correct one of them, or %s", claim.text, p.a.In(0), p.b.In(0), percent.FloatString(1), claim.answer())
			return
		}
	}
}
