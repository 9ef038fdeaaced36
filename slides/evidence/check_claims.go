package evidence

import (
	"exhibit/slides"
	"exhibit/slides/mention"
	"fmt"
	"slices"
	"strings"
)

// checkClaims compares every claim with the lock, nil if there is none.
func (c *checker) checkClaims(l *lock) {
	if l != nil {
		c.checkCites(l)
		c.findPhrases(l)
	} else {
		c.checkUnplaced(nil)
	}
	type outcome struct {
		*derivation
		err error
	}
	derived := map[int]outcome{}       // by claim
	shown := map[string]shownResults{} // by slide
	for i, claim := range c.claims {
		if claim.kind != derivedClaim {
			continue
		}
		d, err := derive(claim.text, c.language)
		derived[i] = outcome{d, err}
		if err == nil {
			d.nameResults(claim, l)
			shown[claim.slug] = append(shown[claim.slug], d.results...)
		}
	}
	for i, claim := range c.claims {
		c.checkWeekday(l, claim)
		if d := derived[i]; d.err != nil {
			c.mendResult(c.find(claim.place, "derived", "%v", d.err), claim, d.err)
		} else {
			before := len(c.findings)
			c.checkClaim(l, claim, d.derivation, shown[claim.slug])
			c.claims[i].missed = slices.ContainsFunc(c.findings[before:], func(f Finding) bool { return f.Severity == Unproven })
		}
	}
}

// findPhrases looks for all quotations of the deck among the locked phrases of the passages that they lean on.
func (c *checker) findPhrases(l *lock) {
	c.seek(l, func(p *lockedPassage, piece string) { p.sought.Add(piece) })
	for _, p := range l.passages {
		for _, phrase := range p.phrases {
			p.sought.Look(phrase)
		}
	}
}

// seek calls fn for the parts of each quotation of the deck and each locked passage that it leans on.
func (c *checker) seek(l *lock, fn func(p *lockedPassage, piece string)) {
	for _, claim := range c.claims {
		if !c.quotes(claim) {
			continue
		}
		for _, piece := range mention.Pieces(claim.text) {
			for _, p := range claim.scope.list() {
				if lp := l.passages[p]; lp != nil {
					fn(lp, piece)
				}
			}
		}
	}
}

// checkClaim reports a claim without a citation, and one that its passages do not bear out. d is its
// arithmetic, nil for none, and shown the results of its slide's.
func (c *checker) checkClaim(l *lock, claim claim, d *derivation, shown shownResults) {
	if claim.kind == phraseClaim {
		if n := mention.PhraseLength(claim.text); n > c.mostQuoted(claim) {
			c.find(claim.place, "quotation", "a quotation of %d words; quote at most %d, the rest in your own", n, c.mostQuoted(claim))
			return
		}
		if n := len(claim.scope.list()); n > maxQuoted {
			c.find(claim.place, "quotation", "the quotation leans on %d passages, too many to look for it; cite the one that has it", n)
			return
		}
	}
	stated, counting := false, ""
	if claim.kind == mentionClaim {
		repeated, other := shown.bear(claim)
		if stated = repeated || claim.also.bear(claim) || claim.mention.Enumerates || c.countsItself(claim) || c.isReckoned(l, claim); other != "" {
			counting = fmt.Sprintf(", and the slide's arithmetic has %s", other)
		}
	}
	if claim.scope == nil {
		if !claim.optional && !stated && !(claim.mention.Figure && l.named(claim.mention)) && !c.isName(claim) {
			remedy := fmt.Sprintf("write [@source, ¶9] behind it, or [%s]{.own} if the deck itself is the source", claim.text)
			switch {
			case claim.unplain:
				remedy = "cite its passage in the picture's caption, or on its slide"
			case isData(claim.File):
				remedy = `fill in the source and the paragraph of the row, or write source: "@id, ¶9" in the block of the figure`
			}
			f := c.find(claim.place, "uncited", "%s has no citation%s; %s", quoted(claim), counting, remedy)
			c.mendClaim(f, l, claim, near{})
		}
		return
	}
	if l == nil || stated {
		return
	}
	locked, ok := claim.scope.in(l)
	if !ok {
		return // reported where it is cited
	}
	switch claim.kind {
	case derivedClaim:
		c.checkInputs(l, claim, d)
	case phraseClaim:
		if !slices.ContainsFunc(locked, func(p *lockedPassage) bool { return p.says(claim.text) }) {
			c.unsaid = append(c.unsaid, unsaid{len(c.findings), claim})
			c.absent(l, claim, "", nearestPhrase(claim.text, locked), "correct the words or the citation; if they are there, run exhibit lock")
		} else {
			c.lookTurned(claim, locked)
		}
	default:
		if claim = claim.sized(); claim.scope.states(claim.mention) {
			if l.first || !c.saidOtherwise(l, claim, locked) {
				if !l.older { // which has other words beside its figures
					c.lookNearer(claim, locked)
				}
				c.lookUnscaled(claim)
				c.lookPlaced(claim)
			}
		} else if !c.isName(claim) && !c.bearsOtherwise(l, claim, locked) {
			c.absent(l, claim, counting, nearestMention(claim.mention, locked), "correct the figure or the citation, or mark it {.derived} or {.own}")
		}
	}
}

// bearsOtherwise reports whether passages bear out a claim in another form, or their lock is too old to tell.
func (c *checker) bearsOtherwise(l *lock, claim claim, locked []*lockedPassage) bool {
	if l.first {
		number := mention.Mention{Kind: mention.Number, Value: claim.mention.Alone}
		return claim.mention.Recent || claim.mention.Label && claim.scope.states(number)
	}
	if c.isOfBoth(claim) || c.ofYear(claim, locked) || claim.isMedian(locked) {
		return true
	}
	if p, has := claim.asLoss(locked); p != nil {
		p.bear(claim, has)
		return true
	}
	if claim.mention.Loose && !slices.ContainsFunc(locked, (*lockedPassage).hasShare) {
		return true
	}
	p, has := inOtherForm(claim.mention, locked)
	if p == nil {
		return false
	}
	p.bear(claim, has)
	return true
}

// absent reports a claim that its passages do not have. counting, nearest and remedy end the message; the
// first two may be none.
func (c *checker) absent(l *lock, claim claim, counting string, nearest near, remedy string) {
	f := c.find(claim.place, "absent", "%s is not in %s%s; %s%s", quoted(claim), claim.scope, counting, nearest, remedy)
	c.mendClaim(f, l, claim, nearest)
	claim.scope.lacks(claim.text)
}

// says reports whether the passage's locked phrases contain every piece of a quotation, in
// any order.
func (p *lockedPassage) says(phrase string) bool {
	all := mention.Pieces(phrase)
	for _, piece := range all {
		if !p.sought.Found(piece) {
			return false
		}
	}
	return len(all) > 0
}

// sizesLeftOut are the powers of ten that all inputs of a derivation may leave out, as they may a currency: "21.5 / 4" for millions of dollars.
var sizesLeftOut = []int{0, 3, 6, 9, 12, 4, 8}

// checkInputs reports the first input of a derivation that its passages do not have.
func (c *checker) checkInputs(l *lock, claim claim, d *derivation) {
	constants := d.constants(claim.scope.locked)
	stated := func(f mention.Mention) bool {
		return constants[f.Value] || claim.bound.States(f) || claim.scope.states(f) || f.Kind == mention.Date && claim.scope.has(func(known *mention.Set) bool { return bounded(known, f) })
	}
	if len(d.inputs) > 0 && !slices.ContainsFunc(d.inputs, func(f mention.Mention) bool {
		return !constants[f.Value] || claim.scope.states(f) || claim.bound.States(f)
	}) {
		c.find(claim.place, "derived", "nothing of %s is in %s; a derived figure starts from cited ones", claim.text, claim.scope)
	}
	for _, n := range d.places {
		if !claim.scope.cites(n) {
			c.find(claim.place, "derived", "¶%d goes into %s but is not cited with it", n, claim.text)
		}
	}
	for _, size := range sizesLeftOut {
		fits := func(i int, f mention.Mention) bool {
			return (size == 0 || d.factors[i] || f.Kind != mention.Number) && stated(f) || statedWithout(f, size, stated)
		}
		all := true
		for i, f := range d.inputs {
			all = all && fits(i, f)
		}
		if all {
			return
		}
	}
	if d.leavesOutPercent(stated) {
		return
	}
	for _, f := range d.inputs {
		if stated(f) || f.Kind == mention.Number && claim.scope.has(func(known *mention.Set) bool { return known.HasDigits(f.Digits) }) {
			continue
		}
		claim.kind, claim.text, claim.mention = mentionClaim, f.String(), f
		c.absent(l, claim, "", nearestMention(f, claim.scope.locked), "a derived figure starts from cited ones")
		return
	}
	c.find(claim.place, "derived", "the figures that go into %s differ in size or unit; write both with each", claim.text)
}

// statedWithout reports whether a number that leaves out its size, a power of ten, is stated; its currency may be left out too.
func statedWithout(f mention.Mention, size int, stated func(mention.Mention) bool) bool {
	if f.Kind != mention.Number {
		return false
	}
	f.Value, f.Alone = mention.Shift(f.Value, size), ""
	if stated(f) {
		return true
	}
	bare := f.Value
	return mention.Currency(bare) == "" && !strings.HasSuffix(bare, "%") && slices.ContainsFunc([]string{"$", "€", "£", "¥"}, func(sign string) bool {
		f.Value = sign + bare
		return stated(f)
	})
}

// bounded reports whether a day is the first or the last of a less exact date among the known ones.
func bounded(known *mention.Set, day mention.Mention) bool {
	for i, r := range day.Value {
		if r == '-' && known.HasDate(day.Value[:i]) && bounds(slides.Date(day.Value[:i]), slides.Date(day.Value)) {
			return true
		}
	}
	return false
}

// bounds reports whether a day is the first or the last of a less exact date, as 1 January
// 2013 is of 2013.
func bounds(date, day slides.Date) bool {
	for _, d := range []slides.Date{date, day} {
		if _, err := slides.ParseDate(string(d)); err != nil {
			return false
		}
	}
	return day.Start().Equal(date.Start()) || day.End().Equal(date.End())
}
