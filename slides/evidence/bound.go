package evidence

import (
	"math/big"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
)

// This file checks numbers that are bound to a place in results: what stands around them, and what their brackets have.

// boundValue is a number that is bound to a place.
type boundValue struct {
	start, end int // bytes of the text
	pos        int // its offset in deck.md
	passages   []passage
}

// readBound appends the text of a value. It is no statement of the deck, which would have to be borne out: it is what the place holds.
func (p *prose) readBound(n *slides.Node) {
	start := len(p.text)
	p.text = append(p.text, slides.Plain(n.Children)...)
	p.spans = append(p.spans, proseSpan{slides.Value, start, len(p.text)})
	p.bound = append(p.bound, boundValue{start, len(p.text), n.Pos, passagesOf([]slides.Cite{*n.Cite})})
}

// bindClaims collects the citations of bound values, and lets arithmetic lean on those that go into it.
func (c *checker) bindClaims(p *prose, claims []claim) {
	for _, v := range p.bound {
		c.cite(v.passages, c.parsed.Place(v.pos))
	}
	for i := range claims {
		claim := &claims[i]
		at := slices.IndexFunc(p.spans, func(s proseSpan) bool { return s.kind == slides.Derived && s.start == claim.start })
		if claim.kind != derivedClaim || at < 0 {
			continue
		}
		claim.bound = mention.NewSet(nil)
		for _, v := range p.bound {
			if p.spans[at].start <= v.start && v.end <= p.spans[at].end {
				claim.scope = newScope(claim.scope.list(), v.passages)
				claim.bound.Add(c.language.Read(string(p.text[v.start:v.end]))...)
			}
		}
	}
}

// boundClaims are the bound values of a text as claims, but for those that go into arithmetic, which is one itself.
func (c *checker) boundClaims(p *prose) (all []claim) {
	if len(p.bound) == 0 {
		return nil
	}
	read := c.language.Read(string(p.text))
	for i := range p.bound {
		v := &p.bound[i]
		if p.inDerived(v) {
			continue
		}
		text := string(p.text[v.start:v.end])
		one := claim{
			place: c.parsed.Place(v.pos), slug: p.slug, kind: mentionClaim, text: text, scope: newScope(v.passages), prose: p, start: v.start,
			beside: p.near, note: p.note, looked: p.answered(slides.Looked, v.start),
		}
		for _, m := range read {
			if m.Start >= v.start && m.Start < v.end {
				one.mention = m
				break
			}
		}
		all = append(all, one)
	}
	return all
}

// inDerived reports whether a value goes into arithmetic.
func (p *prose) inDerived(v *boundValue) bool {
	return slices.ContainsFunc(p.spans, func(s proseSpan) bool { return s.kind == slides.Derived && s.start <= v.start && v.end <= s.end })
}

// checkBound reports bound values whose brackets have another value, that are shown as percent and are none, and that stand in words for
// another row or column.
func (c *checker) checkBound() {
	for _, p := range c.proses {
		for i := range p.bound {
			c.lookBrackets(p, &p.bound[i])
		}
		for _, claim := range c.boundClaims(p) {
			c.lookShare(claim, string(p.text[claim.start+len(claim.text):]))
			c.lookPlaced(claim)
		}
	}
}

// lookBrackets tells of a text in the brackets of a bound value that is not what the deck shows: other tools show it.
func (c *checker) lookBrackets(p *prose, v *boundValue) {
	shown := string(p.text[v.start:v.end])
	r, text, found := c.parsed.Bracketed(c.parsed.Place(v.pos))
	if !found {
		return
	}
	inner := strings.TrimSpace(strings.Trim(text[1:len(text)-1], "*_ "))
	if inner == "" || c.sameValue(inner, shown) {
		return
	}
	f := c.tell(Look, c.parsed.Place(v.pos), "record", fault.Say("the brackets have %q, and %s holds %s, which the deck shows; other tools show the brackets: write %s there, or nothing", inner, passageList(v.passages), shown, shown))
	if r.Column++; !strings.ContainsAny(shown, "[]*_`<\\") && r.EndColumn > 1 {
		r.EndColumn--
		f.suggest("write "+shown, true, r, shown)
	}
}

// sameValue reports whether two texts are one value, however they write it.
func (c *checker) sameValue(a, b string) bool {
	if mention.Normalised(a) == mention.Normalised(b) {
		return true
	}
	one, other := c.language.Read(a), c.language.Read(b)
	return len(one) == 1 && len(other) == 1 && one[0].Value == other[0].Value
}

// percentWords are what may stand behind a number for it to be one in percent.
var percentWords = []string{"%", "percent", "per cent", "prozent", "pour cent", "pourcent"}

// isPercent reports whether a text begins with a percent sign or the word.
func isPercent(text string) bool {
	text = strings.ToLower(strings.TrimLeft(text, " \u00a0\u202f-"))
	return slices.ContainsFunc(percentWords, func(word string) bool { return strings.HasPrefix(text, word) })
}

// lookShare tells of a bound share such as 0.9 that has a percent sign behind it as it is, and of one that has two.
func (c *checker) lookShare(claim claim, behind string) {
	if !isPercent(behind) || claim.looked != nil && c.answered(claim) {
		return
	}
	at := claim.scope.passages[0]
	if strings.HasSuffix(claim.text, "%") {
		c.find(claim.place, "context", "%s, which is in percent already, has percent behind it; take that away", claim.text)
		return
	}
	const remedy = "write scale=percent, and no percent sign behind it"
	switch holds := c.shareAt(at); {
	case holds == isAShare:
		c.find(claim.place, "context", "%s %%: %s holds %s, a share of one; %s", claim.text, at, claim.text, remedy)
	case holds == maybe:
		c.look(claim, "context", "%s %%: %s holds %s, which may be a share of one; %s, or %s", claim.text, at, claim.text, remedy, claim.answer())
	}
}

// answered notes that the author has looked at a claim.
func (c *checker) answered(claim claim) bool {
	claim.looked.used = true
	return true
}

// lookUnscaled tells of a share such as 0.9 that is cited for 0.9 %.
func (c *checker) lookUnscaled(claim claim) {
	number, percent := strings.CutSuffix(claim.mention.Value, "%")
	said, ok := new(big.Rat).SetString(number)
	if !percent || !ok || len(claim.scope.passages) != 1 {
		return
	}
	at := claim.scope.passages[0]
	value, ok := c.valueAt(at)
	holds := c.shareAt(at)
	if !ok || holds == noShare || !agrees(value, strings.TrimPrefix(claim.mention.Digits, "-"), 0) && value.Cmp(said) != 0 {
		return
	}
	share := decimal(new(big.Rat).Mul(value, hundred)) + "%"
	if holds == isAShare {
		c.find(claim.place, "context", "%s: %s holds %s, a share of one, which is %s; correct the figure", claim.text, at, decimal(value), share)
		claim.scope.lacks(claim.text)
	} else {
		c.look(claim, "context", "%s: %s holds %s, which may be a share of one, %s; correct the figure, or %s", claim.text, at, decimal(value), share, claim.answer())
	}
}

// valueAt is the number at a place of results, without its sign.
func (c *checker) valueAt(p passage) (*big.Rat, bool) {
	text := c.resultsText(p.source)
	if text == nil || text.Results == nil {
		return nil, false
	}
	v, err := text.Results.At(p.at.Name)
	if err != nil {
		return nil, false
	}
	value, ok := new(big.Rat).SetString(v.Number)
	if !ok {
		return nil, false
	}
	return value.Abs(value), true
}

// lookPlaced tells of a figure of results whose words name another row of its table, or count what its column does not hold.
func (c *checker) lookPlaced(claim claim) {
	f, ok := c.placedClaim(claim)
	if !ok {
		return
	}
	if row := c.otherRow(f); row != "" {
		c.look(claim, "nearer", "%s is what %s holds, and the words name %q, another row there; correct the place, or %s", claim.text, claim.scope, row, claim.answer())
	} else if column := c.otherThing(f); column != "" {
		c.look(claim, "context", "%s %s: %s holds %s; correct the place, or %s", claim.text, unitWord(claim.mention.Counted), claim.scope, strings.Join(columnWords(column), " "), claim.answer())
	}
}

// toldBound are the bound values of the deck as claims for other tools, most at most. One is borne out where the lock has its place as it is.
// reviewed are the places of what persons have read of each, by where it stands.
func (c *checker) toldBound(l *lock, reviewed map[place][]int, most int) (all []slides.Claim) {
	moved := map[passage]string{}
	if l != nil {
		moved = c.moved(l)
	}
	for _, p := range c.proses {
		for _, claim := range c.boundClaims(p) {
			if len(all) == most {
				return all
			}
			one := slides.Claim{Text: claim.text, Kind: slides.Value, Slide: claim.slug, Note: claim.note, File: claim.File, Line: claim.Line, Reviewed: reviewed[claim.place]}
			one.Before, one.After = p.lettersAround(claim.start, claim.text)
			for _, at := range claim.scope.passages {
				_, other := moved[at]
				one.Borne = l != nil && l.passages[at] != nil && !other
				one.Passages = append(one.Passages, slides.Leaning{Ref: slides.Ref{Source: at.source, Spot: at.at}})
			}
			all = append(all, one)
		}
	}
	return all
}
