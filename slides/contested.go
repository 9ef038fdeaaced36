//go:build !js

package slides

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"exhibit/words"
)

// conflict is a mention or record of the deck with the other values that sources give for the
// same point.
type conflict struct {
	*point
	others []value
	known  string // the day from which all others were known, as 2015-09-30; see Date.last
	say    *words.Pages
}

// conflict returns the conflict of a mention that some passages bear out; nil if there is
// none. A value that agrees with the mention, such as a day of its year, does not conflict.
func (c *checker) conflict(f mention, passages []passage, arithmetic bool) *conflict {
	for _, p := range c.points {
		for _, v := range p.values {
			if !v.states(f, arithmetic) || !slices.ContainsFunc(v.passages, func(q passage) bool { return slices.Contains(passages, q) }) {
				continue
			}
			others := slices.DeleteFunc(slices.Clone(p.values), func(o value) bool { return o.states(f, arithmetic) })
			if len(others) > 0 {
				known := ""
				for _, o := range others {
					known = max(known, c.r.deck.KnownFrom(o.Record).last())
				}
				return &conflict{p, others, known, &words.In(c.r.deck.Lang).Pages}
			}
		}
	}
	return nil
}

// address is the path of the figure that shows the point, with its fragment.
func (c *conflict) address() string { return "/s/" + c.slug + "#figure-" + c.figure }

// maxOthers is how many values a mark's text names; it counts the rest.
const maxOthers = 5

// String names the point and the other values, each with its asserter and passage.
func (c *conflict) String() string {
	say := c.say.OthersSay
	if c.relation == Incomparable {
		say = c.say.NotComparable
	}
	var all []string
	for _, o := range c.others[:min(maxOthers, len(c.others))] {
		what, owner := o.Label, o.Cite.String()
		if amount := o.amount(); amount != "" {
			what += ": " + amount
		}
		if !strings.Contains(o.Cite.Label, o.AssertedBy) {
			owner = o.AssertedBy + ", " + owner
		}
		all = append(all, fmt.Sprintf("%s (%s)", what, owner))
	}
	if more := len(c.others) - maxOthers; more > 0 {
		all = append(all, fmt.Sprintf(c.say.More, more))
	}
	return c.name + " " + fmt.Sprintf(say, strings.Join(all, "; "))
}

// amount is a value with its qualifier and unit, or its date; empty if the label mentions it.
func (v value) amount() string {
	if slices.ContainsFunc(quantities(v.Label), func(f mention) bool { return v.states(f, false) }) {
		return ""
	}
	if v.Value == nil {
		return v.Date.String()
	}
	number := v.mentions[0].String() + " " + v.Unit
	if v.Unit == "%" {
		number = v.mentions[0].String() + "%"
	}
	return strings.TrimSpace(v.Approx + " " + number)
}

// noteConflicts records the conflicts of a statement's mentions by the offset in deck.md at
// which each mention ends.
func (c *checker) noteConflicts(p *prose, outer []passage) {
	if len(c.points) == 0 {
		return
	}
	for _, f := range quantities(string(p.text)) {
		states, arithmetic := p.states(f)
		if !states {
			continue
		}
		if against := c.conflict(f, p.scope(f.start, f.end, false, outer), arithmetic); against != nil {
			c.r.conflicts[p.sourceEnd(f.end, c.r.src)] = against
		}
	}
}

// states reports whether a mention is a statement of the text, and whether it is an input of
// arithmetic. No statements are mentions in {.own}, in another language, and results of
// arithmetic.
func (p *prose) states(f mention) (states, arithmetic bool) {
	for _, s := range p.spans {
		switch {
		case f.start < s.start || f.end > s.end:
		case s.kind != "derived":
			return false, false
		default:
			before := string(p.text[s.start:f.start])
			if i := strings.LastIndexAny(before, "=;"); i >= 0 && before[i] == '=' {
				return false, false
			}
			arithmetic = true
		}
	}
	return true, arithmetic
}

// sourceEnd maps an end offset in the plain text to the offset in deck.md, 0 if the character
// before it is not written literally or as an entity.
func (p *prose) sourceEnd(end int, src []byte) int {
	switch at := p.offset(end - 1); {
	case src[at] == p.text[end-1]:
		return at + 1
	case src[at] == '&': // as in 4&percnt;
		return at + 1 + bytes.IndexByte(src[at:], ';')
	}
	return 0
}

// markConflicts parses the slides a second time, now with a mark after each mention in
// conflict, and fills in the conflicts of records.
func (c *checker) markConflicts() {
	if len(c.r.conflicts) > 0 {
		c.r.parse()
	}
	for i := range c.r.deck.Figures {
		f := &c.r.deck.Figures[i]
		if f.Type == "disagreement" {
			continue
		}
		for j := range f.Records {
			rec := &f.Records[j]
			passages := passagesOf([]Cite{rec.Cite})
			for _, own := range append(rec.mentions(), quantities(rec.Label)...) {
				if against := c.conflict(own, passages, false); against != nil {
					rec.Contested, rec.Others, rec.Dispute = against.relation, against.String(), against.address()
					rec.OthersKnown = Date(against.known)
					break
				}
			}
		}
	}
}
