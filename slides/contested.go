//go:build !js

package slides

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"exhibit/words"
)

// conflict is what stands against a figure of the deck.
type conflict struct {
	*point
	others []value
	known  string // the last day of the date from which all of them were known
	say    *words.Pages
}

// conflict returns what stands against a figure that leans on some passages; nil if nothing
// does. Another value that states the figure too, such as a day of the same year, is not
// against it.
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

// address is the path of the figure that shows the point.
func (c *conflict) address() string { return "/s/" + c.slug + "#figure-" + c.figure }

// maxOthers is how many values a mark names before it leaves the rest to the figure.
const maxOthers = 5

// String names the point and what the others say of it, each with its owner.
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

// amount is a value with its qualifier and unit, or a date; empty where the label has it.
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

// noteConflicts notes the contested figures of a statement by where they end in deck.md.
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

// states tells whether the text says a figure with a passage: it is not the deck's own
// count, not in the words of a source in another language, and not a result of
// arithmetic. It also tells whether it goes into arithmetic.
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

// sourceEnd is where in deck.md the text before a byte of it ends; 0 where it does not stand
// there as it reads.
func (p *prose) sourceEnd(end int, src []byte) int {
	switch at := p.offset(end - 1); {
	case src[at] == p.text[end-1]:
		return at + 1
	case src[at] == '&': // as in 4&percnt;
		return at + 1 + bytes.IndexByte(src[at:], ';')
	}
	return 0
}

// markConflicts reads the slides again with a mark behind each contested figure, and
// marks the records that are contested.
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
