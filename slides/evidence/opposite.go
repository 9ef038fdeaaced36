package evidence

import (
	"slices"

	"exhibit/slides/mention"
)

// This file looks for figures that the deck gives of the opposite of what their passage gives them of: 52% of men, where it has 52% of women.

// leastOpposite is how near the opposite stands to the figure in the passage, and the word to that in the deck.
const leastOpposite = 0.5

// lockOpposites keeps beside a figure the words near it that have an opposite, though no other figure of its class is there.
func (p *lockedPassage) lockOpposites(figure, lang string, places [][]mention.Word) {
	for _, words := range places {
		for _, w := range words {
			if closeness[w.Level] < leastOpposite || len(mention.Opposites(w.Key, lang)) == 0 || len(p.near[figure]) >= maxNearby {
				continue
			}
			if p.near[figure] == nil {
				p.near[figure] = nearby{}
			}
			key := w.Key
			if w.Name {
				key = namePrefix + key
			}
			p.near[figure].add(salted(p.sum, key), w.Level)
		}
	}
}

// lookOpposite tells of a figure beside which the deck has a word and all passages that have the figure the opposite, not that word.
func (c *checker) lookOpposite(claim claim, locked []*lockedPassage) {
	if len(locked) > maxNearer {
		return
	}
	words := c.sayingsOf(claim)
	for _, w := range words {
		opposites := mention.Opposites(w.Key, c.deck.Lang)
		if w.close < leastOpposite || len(opposites) == 0 || slices.ContainsFunc(words, func(other said) bool { return slices.Contains(opposites, other.Key) }) {
			continue
		}
		stated, turned := 0, 0
		for _, p := range locked {
			if !p.set().States(claim.mention) {
				continue
			}
			stated++
			var own nearby
			for _, m := range p.mentions {
				if m.States(claim.mention) {
					own = own.with(p.near[label(m)])
				}
			}
			if own.closest(p.digests(w.Key)) == 0 && slices.ContainsFunc(opposites, func(o string) bool { return own.closest(p.digests(o)) >= leastOpposite }) {
				turned++
			}
		}
		if stated > 0 && turned == stated {
			c.look(claim, "nearer", "%s stands in %s beside the opposite of “%s”; correct one of the two, or %s", claim.text, claim.scope, w.text, claim.answer())
			return
		}
	}
}
