package evidence

import (
	"cmp"
	"fmt"
	"math/big"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	analysis "exhibit/slides/results"
)

// This file checks what the deck takes from results of an analysis, and reports what has moved since the lock was made.

// signs are units that a text writes at a number, and results do not.
var signs = []string{"$", "€", "£", "¥"}

// asWritten are the numbers of a value of results with the signs that a text may write at them: 31 as 31 % and $31, and 0.52 as 52 %.
func asWritten(numbers []mention.Mention) (all []mention.Mention) {
	const hundredth = 2 // its power of ten
	for _, m := range numbers {
		if m.Kind != mention.Number || mention.Bare(m.Value) != m.Value {
			continue
		}
		value, minus := m.Value, ""
		if rest, negative := strings.CutPrefix(value, "-"); negative {
			value, minus = rest, "-"
		}
		for _, sign := range signs {
			all = append(all, mention.Mention{Kind: mention.Number, Value: minus + sign + value})
		}
		for _, share := range []string{m.Value, mention.Shift(m.Value, hundredth)} {
			all = append(all, mention.Mention{Kind: mention.Number, Value: share + "%"})
		}
	}
	return all
}

// maxInPlace is how many numbers a place of results may hold for one of them to bear out what is rounded: among many one would fit anything.
const maxInPlace = 3

// rounds reports whether a number is a value of results as a text gives it: see roundedFrom.
func (p *lockedPassage) rounds(want mention.Mention) bool {
	_, ok := p.roundedFrom(want)
	return ok
}

// roundedFrom is the value of results of which a number is what a text gives: with less digits, and a share in percent. A size that is not
// shown must be written: 1.3 million for 1,301,234, and not 1,300,000. A value below zero is one with a minus, or by which something fell.
func (p *lockedPassage) roundedFrom(want mention.Mention) (has mention.Mention, ok bool) {
	if !p.isValue || len(p.mentions) > maxInPlace || want.Kind != mention.Number || strings.Trim(want.Digits, "-0.") == "" || strings.HasSuffix(want.Value, "th") {
		return has, false
	}
	size := new(big.Rat).SetInt64(mention.Pow10(want.Size))
	minus, digits := strings.HasPrefix(want.Value, "-"), strings.TrimPrefix(want.Digits, "-")
	for _, m := range p.mentions {
		value, ok := new(big.Rat).SetString(mention.Bare(m.Value))
		if !ok || m.Kind != mention.Number || minus && value.Sign() > 0 || value.Sign() < 0 && !minus && want.Trend != mention.Fell {
			continue
		}
		value.Quo(value.Abs(value), size)
		if agrees(value, digits, 0) || strings.HasSuffix(want.Value, "%") && agrees(value.Mul(value, hundred), digits, 0) {
			return m, true
		}
	}
	return has, false
}

var hundred = big.NewRat(100, 1)

// isOfResults reports whether a source is results of an analysis.
func (c *checker) isOfResults(source string) bool {
	return c.sources[source] != nil && analysis.Has(c.sources[source].File)
}

// resultsText is the text of a source whose results are in the deck's folder; nil for others, and for one that cannot be read, which the
// reader reports where it is cited.
func (c *checker) resultsText(source string) *sourceText {
	if !c.isOfResults(source) {
		return nil
	}
	text, read := c.analysed[source]
	if !read {
		if b, ours, err := c.parsed.Results(c.sources[source]); ours && err == nil {
			text, _ = readText(c.sources[source], b, c.deck.Lang)
		}
		c.analysed[source] = text
	}
	return text
}

// moved are the places of results whose values are others than when they were locked, with what they are now.
func (c *checker) moved(l *lock) map[passage]string {
	now := map[passage]string{}
	for _, at := range c.cites {
		text := c.resultsText(at.source())
		if text == nil {
			continue
		}
		for _, p := range at.passages {
			was := l.passages[p]
			if is, there := text.At(p.at); was != nil && there && was.sum != digest(is) {
				now[p] = is
			}
		}
	}
	return now
}

// checkMoved reports values of results that are others than when they were locked, where they are first cited, with the slides that
// show them.
func (c *checker) checkMoved(l *lock) {
	now, told := c.moved(l), map[passage]bool{}
	leans := c.leaning()
	for _, at := range c.cites {
		for _, p := range at.passages {
			is, moved := now[p]
			if !moved || told[p] {
				continue
			}
			told[p] = true
			look := "look at what leans on it"
			if slugs := leans[p]; len(slugs) > 0 {
				look = "look at slide #" + strings.Join(slugs[:min(maxNamed, len(slugs))], ", #")
			}
			c.find(at.place, "lock", "%s; %s, then run exhibit lock", movement(p, l.passages[p], is), look)
		}
	}
}

// movement says how a value has moved.
func movement(p passage, was *lockedPassage, is string) string {
	found := &lockedPassage{mentions: mention.Read(is)}
	found.tidy()
	if p.at.Name == slides.AllValues {
		return fmt.Sprintf("%s has changed since it was locked%s", p.source, changes(was.mentions, found.mentions))
	}
	const most = 60 // letters of a text
	then := shownMentions(was.mentions)
	return fmt.Sprintf("%s was %s when it was locked, and is %.*s now", p, cmp.Or(then, "another text"), most, cmp.Or(shownMentions(found.mentions), "“"+is+"”"))
}

// shownMentions lists mentions; empty for none.
func shownMentions(all []mention.Mention) string {
	var said []string
	for _, m := range all[:min(maxNamed, len(all))] {
		said = append(said, m.String())
	}
	return strings.Join(said, ", ")
}

// changes lists what is in one of two lists of mentions alone, behind a colon; empty for nothing.
func changes(was, is []mention.Mention) string {
	lacking := func(list, among []mention.Mention) (all []mention.Mention) {
		has := map[string]bool{}
		for _, m := range among {
			has[m.String()] = true
		}
		for _, m := range list {
			if !has[m.String()] {
				all = append(all, m)
			}
		}
		return all
	}
	var said []string
	if gone := lacking(was, is); len(gone) > 0 {
		said = append(said, shownMentions(gone)+" no more")
	}
	if come := lacking(is, was); len(come) > 0 {
		said = append(said, shownMentions(come)+" now")
	}
	if len(said) == 0 {
		return ""
	}
	return ": " + strings.Join(said, ", ")
}
