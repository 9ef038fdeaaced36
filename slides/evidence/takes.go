package evidence

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// This file tells which part of a passage bears out which claim, so that evidence, review and annotations mark that part and no other.

// take is a claim with the slides that show it, as something that is taken from a passage.
type take struct {
	claim
	said   string            // as the evidence lists it
	wants  []mention.Mention // the figures that the passage has for it: its own, or those that go into its arithmetic
	slides []string
}

// otherForm is a claim that a passage has in another form.
type otherForm struct {
	want, has mention.Mention
	line      string // both, as the evidence shows them
}

// bear notes that a passage has a claim in another form.
func (p *lockedPassage) bear(claim claim, has mention.Mention) {
	line := fmt.Sprintf("%s (%s)", claim.said(), asTold(has))
	if len(p.others) < maxAbout && !slices.ContainsFunc(p.others, func(o otherForm) bool { return o.line == line && alikeSaid(o.want, claim.mention) }) {
		p.others = append(p.others, otherForm{claim.mention, has, line})
	}
}

// asTold is a figure with what it counts and its bound, which is what readers are told of a figure that bears out another.
func asTold(m mention.Mention) string {
	m.Context = mention.Context{Counted: m.Counted, Money: m.Money, Bound: m.Bound}
	return asSaid(m)
}

// alikeSaid reports whether two mentions say the same in the same words around them.
func alikeSaid(a, b mention.Mention) bool {
	return a.Kind == b.Kind && a.Value == b.Value && a.Context == b.Context
}

// gives reports whether a figure of a passage's text is one that bears out what is wanted of the passage, in its own form or in that
// which the check has found. p is nil for a passage that is not locked.
func (p *lockedPassage) gives(has, want mention.Mention) bool {
	switch {
	case has.States(want):
		return true
	case p == nil:
		return false
	case p.isValue && len(p.mentions) == 1 && has.Kind == mention.Number && (p.rounds(want) || p.set().States(want)):
		return true
	}
	return slices.ContainsFunc(p.others, func(o otherForm) bool {
		return alikeSaid(o.want, want) && o.has.Kind == has.Kind && o.has.Value == has.Value
	})
}

// wantsOf are the figures that a claim takes from passages: its own, or those that go into its arithmetic.
func (c *checker) wantsOf(claim claim) []mention.Mention {
	switch claim.kind {
	case mentionClaim:
		if claim.scope != nil {
			claim = claim.sized()
		}
		return []mention.Mention{claim.mention}
	case derivedClaim:
		d, err := derive(claim.text, c.language)
		if err != nil {
			return nil
		}
		inputs := slices.Clone(d.inputs)
		for i, f := range inputs {
			inputs[i] = claim.scope.asStated(f)
		}
		return inputs
	}
	return nil
}

// asStated is a figure that goes into arithmetic as the passages of a scope state it, with the size and the currency that arithmetic may leave out; the
// figure itself where they state neither. The scope may be nil.
func (s *scope) asStated(f mention.Mention) mention.Mention {
	if s == nil || s.states(f) {
		return f
	}
	as := f
	for _, size := range sizesLeftOut {
		if statedWithout(f, size, func(m mention.Mention) bool {
			as = m
			return s.states(m)
		}) {
			return as
		}
	}
	return f
}

// textFor is what a passage has of a figure that is wanted of it, as the evidence lists it, which is what the deck says if the passage says
// that too; empty for nothing. What has the same is listed once.
func (p *lockedPassage) textFor(want mention.Mention, said string) (text, same string) {
	if p.set().States(want) {
		return said, want.Value
	}
	if has, ok := p.roundedFrom(want); ok { // 1,544 for the 1,543.95 of a cell
		return fmt.Sprintf("%s (%s)", said, has), want.Value
	}
	for _, o := range p.others {
		if alikeSaid(o.want, want) {
			return o.line, o.line
		}
	}
	return "", ""
}

// takesOf returns what the deck takes from each passage of a lock, each text once, maxAbout at most: for slides, and for notes only where
// no slide cites the passage, so that nothing of a note is seen in what a slide shows. What leans on more than maxQuoted passages
// says little of any of them. The claims have been compared with the lock.
func (c *checker) takesOf(l *lock) map[passage][]take {
	public := map[passage]bool{}
	for i := range c.deck.Slides {
		for _, p := range passagesOf(c.deck.Slides[i].Cites) {
			public[p] = true
		}
	}
	all := map[passage][]take{}
	at := map[taken]int{}
	add := func(p passage, text, same string, t take) {
		key := taken{p, same}
		i, known := at[key]
		switch {
		case known:
			have := &all[p][i].slides
			for _, slug := range t.slides {
				if !slices.Contains(*have, slug) {
					*have = append(slices.Clip(*have), slug)
				}
			}
		case len(all[p]) < maxAbout:
			at[key] = len(all[p])
			t.said = text
			all[p] = append(all[p], t)
		}
	}
	for _, claim := range c.withBound() {
		leans := claim.scope.list()
		if len(leans) > maxQuoted {
			continue
		}
		on := c.shownOn(&claim)
		if len(on) == 0 {
			continue
		}
		wants := c.wantsOf(claim)
		for _, p := range leans {
			lp := l.passages[p]
			if lp == nil || claim.note && public[p] {
				continue
			}
			if claim.kind == phraseClaim && lp.saysPart(claim.text) {
				add(p, "“"+claim.text+"”", claim.text, take{claim: claim, slides: on})
			}
			for _, want := range wants {
				text := claim.text
				if claim.kind == derivedClaim {
					text = want.String()
				}
				if text, same := lp.textFor(want, text); text != "" {
					add(p, text, same, take{claim: claim, wants: []mention.Mention{want}, slides: on})
				}
			}
		}
	}
	return all
}

// taken is what the evidence of a passage lists once.
type taken struct {
	passage
	same string
}

// withBound are the claims of the deck, and its values that are bound to a place of results, as claims.
func (c *checker) withBound() []claim {
	all := slices.Clone(c.claims)
	for _, p := range c.proses {
		for _, v := range p.bound {
			text := string(p.text[v.start:v.end])
			if said := c.language.Read(text); len(said) > 0 {
				all = append(all, claim{place: c.parsed.Place(v.pos), slug: p.slug, text: text, mention: said[0], scope: newScope(v.passages), prose: p, start: v.start, note: p.note})
			}
		}
	}
	return all
}

// shownOn are the slides that show a claim.
func (c *checker) shownOn(claim *claim) []string {
	switch {
	case claim.slug != "":
		return []string{claim.slug}
	case len(c.parsed.Charting(claim.File)) > 0:
		return c.parsed.Charting(claim.File)
	}
	if slug := c.parsed.Slide(claim.File, claim.Line); slug != "" {
		return []string{slug}
	}
	return nil
}

// saysPart reports whether the passage's locked phrases contain a piece of a quotation.
func (p *lockedPassage) saysPart(phrase string) bool {
	return slices.ContainsFunc(mention.Pieces(phrase), func(piece string) bool { return p.sought.Found(piece) })
}

// stretch is a part of a passage's text, with the slides that take it from there.
type stretch struct {
	mention.Span
	slides []string
}

// partsIn returns the parts of a text, which is of the passage and normalised, that are taken from it: in its order, without overlaps.
func (p *lockedPassage) partsIn(text string, takes []take, in mention.Language) (all []stretch) {
	words := mention.Words(text)
	for _, t := range takes {
		if t.kind != phraseClaim {
			continue
		}
		for _, piece := range mention.Pieces(t.text) {
			if at, ok := mention.Find(text, words, mention.Spoken(piece)); ok {
				all = append(all, stretch{at, t.slides})
			}
		}
	}
	for _, m := range in.Read(text) {
		var on []string
		for _, t := range takes {
			if slices.ContainsFunc(t.wants, func(want mention.Mention) bool { return p.gives(m, want) }) {
				on = append(on, t.slides...)
			}
		}
		if len(on) > 0 {
			all = append(all, stretch{mention.Span{Start: m.Start, End: m.End}, on})
		}
	}
	return disjoint(all)
}

// disjoint returns parts in order and without overlaps: where some overlap, each letter is of the slides of all that have it.
func disjoint(all []stretch) (parts []stretch) {
	var ends []int
	for _, at := range all {
		ends = append(ends, at.Start, at.End)
	}
	slices.Sort(ends)
	ends = slices.Compact(ends)
	for i := range len(ends) - 1 {
		one := stretch{Span: mention.Span{Start: ends[i], End: ends[i+1]}}
		for _, at := range all {
			if at.Start <= one.Start && one.End <= at.End {
				one.slides = append(one.slides, at.slides...)
			}
		}
		slices.Sort(one.slides)
		one.slides = slices.Compact(one.slides)
		last := len(parts) - 1
		switch {
		case len(one.slides) == 0:
		case last >= 0 && parts[last].End == one.Start && slices.Equal(parts[last].slides, one.slides):
			parts[last].End = one.End
		default:
			parts = append(parts, one)
		}
	}
	return parts
}

// spansOf are parts without their slides.
func spansOf(parts []stretch) (spans []mention.Span) {
	for _, at := range parts {
		spans = append(spans, at.Span)
	}
	return spans
}

// withMarks is a text as nodes, with parts of it marked for their slides.
func withMarks(text string, parts []stretch) (nodes []slides.Node) {
	at := 0
	for _, part := range parts {
		if part.Start > at {
			nodes = append(nodes, slides.Node{Text: text[at:part.Start]})
		}
		nodes = append(nodes, slides.Node{Kind: "mark", Children: []slides.Node{{Text: text[part.Start:part.End]}},
			Attrs: []slides.Attr{{Name: slides.MarkedFor, Value: strings.Join(part.slides, " ")}}})
		at = part.End
	}
	if at < len(text) {
		nodes = append(nodes, slides.Node{Text: text[at:]})
	}
	return nodes
}
