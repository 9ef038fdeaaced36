package evidence

import (
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// This file finds claims that leave out what stands beside them: the size that the head of a column names, the sign of a loss, the year of a day.

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
var losses = mention.WordSet(`lost loses losing loss losses deficit deficits shortfall minus negative cost costs costing below under overrun overruns overspent verlor verloren verluste verlust defizit defizite fehlbetrag kostet kosten unter perdu perte pertes déficit déficits coûte coûtent coût coûts`)

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
		if has, rounded := p.roundedFrom(want); rounded && !negative {
			return p, has
		}
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
	if !isFraction(claim.mention) || !strings.Contains(text, " out of ") && !strings.Contains(text, " in ") && !strings.Contains(text, " von ") {
		return false
	}
	both := c.language.Read(strings.NewReplacer(" out of ", " ; ", " in ", " ; ", " von ", " ; ").Replace(text))
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
