package evidence

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// This file looks for what the deck says to be before, first or next and its passage after or last, of the same and with the same
// words. The lock keeps the word itself and digests of the words that it is said of, as of those beside a figure.

// ordered is an order of a passage.
type ordered struct {
	word     mention.OrderWord
	of, with []uint16
}

// orderKey is the key of an order in the lock.
const orderKey = "order"

// orderForm matches what String writes.
var orderForm = regexp.MustCompile(`^([a-z]+); ([0-9a-f]{4}(?: [0-9a-f]{4})*) / ([0-9a-f]{4}(?: [0-9a-f]{4})*)$`)

// String is the line of the lock behind its key: "before; 0a1b 77c0 / 1f02".
func (o ordered) String() string {
	group := func(all []uint16) string {
		var words []string
		for _, d := range all {
			words = append(words, fmt.Sprintf("%04x", d))
		}
		return strings.Join(words, " ")
	}
	return fmt.Sprintf("%s; %s / %s", o.word, group(o.of), group(o.with))
}

// readOrdered reads what String writes; false for anything else.
func readOrdered(line string) (o ordered, ok bool) {
	m := orderForm.FindStringSubmatch(line)
	if m == nil || !slices.Contains(mention.OrderWords, mention.OrderWord(m[1])) {
		return o, false
	}
	group := func(text string) (all []uint16) {
		for word := range strings.FieldsSeq(text) {
			d, _ := strconv.ParseUint(word, 16, 16)
			all = append(all, uint16(d))
		}
		return all
	}
	o = ordered{mention.OrderWord(m[1]), group(m[2]), group(m[3])}
	return o, o.String() == line
}

// saltedOrder is an order of a text with digests for its words.
func (p *lockedPassage) saltedOrder(o mention.Order) ordered {
	digests := func(keys []string) (all []uint16) {
		for _, k := range keys {
			all = append(all, p.digests(k)[1])
		}
		return all
	}
	return ordered{o.Word, digests(o.Of), digests(o.With)}
}

// lockOrders keeps the orders of a passage whose text is known. lang is the deck's.
func (p *lockedPassage) lockOrders(lang string) {
	for _, o := range mention.Orders(p.text, lang) {
		if kept := p.saltedOrder(o); kept.of != nil && kept.with != nil {
			p.orders = append(p.orders, kept)
		}
	}
}

// maxOrderAmong is among how many passages an order is looked for.
const maxOrderAmong = 10

// ofSame reports whether two orders are of the same and said with the same: half of the words at least of that with fewer.
func (o ordered) ofSame(other ordered) bool {
	if o.word.Ranks() && o.of[0] != other.of[0] {
		return false
	}
	half := func(a, b []uint16) bool {
		both := 0
		for _, d := range a {
			if slices.Contains(b, d) {
				both++
			}
		}
		return both > 0 && 2*both >= min(len(a), len(b))
	}
	return half(o.of, other.of) && half(o.with, other.with)
}

// statedOrder is an order of the deck.
type statedOrder struct {
	claim
	order mention.Order
}

// addOrders collects the orders of a statement.
func (c *checker) addOrders(p *prose, outer *scope) {
	text := string(p.text)
	for _, o := range mention.Orders(text, c.deck.Lang) {
		s := p.scope(o.Start, true, outer)
		if s == nil || len(s.passages) > maxOrderAmong || slices.ContainsFunc(p.spans, func(s proseSpan) bool { return s.start <= o.Start && o.End <= s.end }) {
			continue
		}
		at := claim{place: c.parsed.Place(p.offset(o.Start)), slug: c.slug, text: text[o.Start:o.End], scope: s, prose: p, start: o.Start, looked: p.answered(slides.Looked, o.Start)}
		c.orders = append(c.orders, statedOrder{at, o})
	}
}

// lookOrders tells of orders that the passages have the other way round.
func (c *checker) lookOrders(l *lock) {
	for _, o := range c.orders {
		locked, ok := o.scope.in(l)
		if !ok {
			continue
		}
		var opposite mention.OrderWord
		same := false
		for _, p := range locked {
			own := p.saltedOrder(o.order)
			for _, has := range p.orders {
				switch {
				case !own.ofSame(has):
				case has.word.Opposes(own.word):
					opposite = has.word
				default:
					same = true
				}
			}
		}
		if opposite != "" && !same {
			c.look(o.claim, "order", "“%s” is “%s” in %s, with the same words; correct it, or %s", o.text, opposite, o.scope, o.answer())
		}
	}
}
