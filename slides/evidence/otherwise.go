package evidence

import (
	"slices"
	"strconv"

	"exhibit/slides/measure"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// This file reports claims whose figure the cited passages have, and say something else with: another unit or noun, another currency,
// the other side of a bound, the other direction, the last for the first.

// maxTold is how many passages a claim may lean on for what is said with its figure to be compared: of many, one says anything.
const maxTold = 50

// odds is in what a claim and a figure of a passage differ.
type odds struct {
	what    string // as a message names what is to be corrected; empty for nothing
	certain bool   // it is a contradiction; else it is looked at
}

// saidOtherwise reports a claim with whose figure the passages that have it say something else, and whether it does.
func (c *checker) saidOtherwise(l *lock, claim claim, locked []*lockedPassage) bool {
	want := claim.mention
	if want.Context == (mention.Context{}) && mention.Currency(want.Value) != "$" || len(locked) > maxTold {
		return false
	}
	var least odds
	var there mention.Mention
	for _, p := range locked {
		for _, has := range p.figures() {
			if !has.States(want) {
				continue
			}
			o := differ(want, has, locked)
			if o.what == "" {
				return false
			}
			if least.what == "" || least.certain && !o.certain {
				least, there = o, has
			}
		}
	}
	if least.what == "" {
		return false
	}
	if p, has := inOtherForm(want, locked); p != nil {
		p.bear(claim, has) // under half an hour, where 28 minutes stand beside a half
		return false
	}
	if least.what == theNoun && claim.looked != nil {
		claim.looked.used = true // what is counted may have two names
		return true
	}
	said := want
	said.Context = only(want.Context, least.what)
	there.Context = only(there.Context, least.what)
	var f *Finding
	if least.certain {
		f = c.find(claim.place, "context", "%s: %s has %s; correct %s, or the citation", asSaid(said), claim.scope, asSaid(there), least.what)
		claim.scope.lacks(claim.text)
	} else if f = c.look(claim, "context", "%s: %s has %s; %s", asSaid(said), claim.scope, asSaid(there), claim.answer()); f == nil {
		return true
	}
	if r, found := c.parsed.Find(claim.place, claim.text); found {
		f.reach(r)
	}
	if c.mends > 0 {
		c.mends--
		f.Passages = slices.DeleteFunc(c.holding(l, claim), func(p Passage) bool { return !l.agrees(p, want) })
	}
	return true
}

// agrees reports whether a passage that has the figure of a claim says nothing else with it.
func (l *lock) agrees(p Passage, want mention.Mention) bool {
	at, _ := pandoc.ParseSpot(p.Locator)
	held := l.passages[passage{p.Source, at}]
	return held != nil && slices.ContainsFunc(held.figures(), func(has mention.Mention) bool {
		return has.States(want) && differ(want, has, []*lockedPassage{held}).what == ""
	})
}

// What a claim and a passage may differ in.
const (
	theUnit      = "the unit"
	theNoun      = "what is counted"
	theCurrency  = "the currency"
	theBound     = "the bound"
	theDirection = "the direction"
	theOrder     = "the order"
	theChange    = "whether it is from, to or by this"
	thePeriod    = "the time that it is per"
	theAverage   = "the kind of average"
)

// only is that part of a context in which two differ, with what is counted.
func only(all mention.Context, what string) mention.Context {
	one := mention.Context{Counted: all.Counted}
	switch what {
	case theCurrency:
		one = mention.Context{Money: all.Money}
	case theBound:
		one.Bound = all.Bound
	case theDirection:
		one.Trend = all.Trend
	case theOrder:
		one.Rank = all.Rank
	case theChange:
		one.Trend, one.Change = all.Trend, all.Change
	case thePeriod:
		one.Per = all.Per
	case theAverage:
		one.Average = all.Average
	}
	return one
}

// differ is in what a claim and a figure of the passages differ, what is certain first.
func differ(want, has mention.Mention, passages []*lockedPassage) odds {
	date := want.Kind == mention.Date
	switch {
	case want.Money != "" && has.Money != "" && want.Money != has.Money:
		return odds{theCurrency, true}
	case !date && measured(want, has):
		return odds{theUnit, true}
	case want.Trend != "" && has.Trend != "" && want.Trend != has.Trend:
		return odds{theDirection, true}
	case want.Rank != "" && has.Rank != "" && want.Rank != has.Rank:
		return odds{theOrder, true}
	case want.Change != "" && has.Change != "" && want.Change != has.Change:
		return odds{theChange, true}
	case want.Per != "" && has.Per != "" && want.Per != has.Per:
		return odds{thePeriod, true}
	case want.Average != "" && has.Average != "" && want.Average != has.Average:
		return odds{theAverage, true}
	case want.Bound.Contradicts(has.Bound):
		return odds{theBound, true}
	case !date && nouns(want, has) && (countedThere(want, has, passages) || !few(want)):
		return odds{theNoun, countedThere(want, has, passages)}
	case want.Money != has.Money && want.Money != "USD" && has.Money != "USD" && mention.Currency(want.Value) == "$":
		return odds{theCurrency, false}
	case !date && stricter(want.Bound, has.Bound):
		return odds{theBound, false}
	}
	return odds{}
}

// measured reports whether two figures differ in a unit.
func measured(a, b mention.Mention) bool {
	if a.Counted == "" || b.Counted == "" || mention.SameUnit(a.Counted, b.Counted) || isOften(a, b) || isOften(b, a) {
		return false
	}
	return mention.IsUnit(a.Counted) || mention.IsUnit(b.Counted)
}

// isOften reports whether a figure says how often something is, which another counts, or has points of percent for short.
func isOften(a, b mention.Mention) bool {
	return a.Counted == mention.Times && !mention.IsUnit(b.Counted) || a.Counted == mention.Points && mention.SameNoun(b.Counted, "points")
}

// nouns reports whether two figures differ in the noun that is counted.
func nouns(a, b mention.Mention) bool {
	return a.Counted != "" && b.Counted != "" && !mention.IsUnit(a.Counted) && !mention.IsUnit(b.Counted) && !mention.SameNoun(a.Counted, b.Counted) &&
		!a.Names(b.Counted) && !mention.Anybody(a.Counted) && !mention.Anybody(b.Counted)
}

// maxFew is the most of which a deck may speak by another name than its source without a look: three works for three dates.
const maxFew = 12

// few reports whether a number is a small one, of which many things are so many.
func few(m mention.Mention) bool {
	n, err := strconv.Atoi(m.Value)
	return err == nil && n <= maxFew
}

// countedThere reports whether the passages count what a claim does, with another figure, so that the two nouns are two things.
func countedThere(want, has mention.Mention, passages []*lockedPassage) bool {
	if mention.Synonyms(want.Counted, has.Counted) {
		return false
	}
	return slices.ContainsFunc(passages, func(p *lockedPassage) bool {
		return slices.ContainsFunc(p.said, func(m mention.Mention) bool {
			return m.Counted != "" && mention.SameNoun(m.Counted, want.Counted) && m.Value != has.Value
		})
	})
}

// stricter reports whether a claim says that the figure of a passage, which has no bound, is not itself reached.
func stricter(want, has mention.Bound) bool {
	return has == "" && (want == mention.MoreThan || want == mention.LessThan || want == mention.Nearly)
}

// checkUnits reports records of a figure whose unit of measure is another than that of the figure.
func (c *checker) checkUnits() {
	for i := range c.deck.Figures {
		f := &c.deck.Figures[i]
		unit := mention.CountedBy(f.Unit)
		if !measure.Is(unit) || f.Span[0] == f.Span[1] {
			continue
		}
		for _, rec := range f.Records {
			if own := mention.CountedBy(rec.Unit); measure.Is(own) && own != unit && rec.Value != nil {
				at := c.atLine(f.Span[0])
				c.find(at, "record", "the unit of figure #%s is %s, and that of its records %s; write one of the two", f.ID, f.Unit, rec.Unit)
				break
			}
		}
	}
}

// said is a claim as the evidence shows it where a passage has it in another form.
func (claim claim) said() string {
	m := claim.mention
	text := claim.text
	if m.Bound != "" {
		text = string(m.Bound) + " " + text
	}
	switch {
	case m.Counted == "" || m.Counted == mention.Times:
	case isPartOf(m):
		text += " of " + m.Counted
	default:
		text += " " + unitWord(m.Counted)
	}
	return text
}
