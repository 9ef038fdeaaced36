package evidence

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"exhibit/slides/mention"
)

// This file looks for figures that stand in their passage, but beside other words than in the deck: those of another
// figure there. Two figures of a passage that were taken one for the other look so.

// closeness is how much a word of a passage counts by how near it stands, at each of mention.Levels; ownCloseness the
// same for the deck, whose sentences have few figures.
var (
	closeness    = [mention.Levels]float64{1, 0.75, 0.5, 0.35, 0.2}
	ownCloseness = [mention.Levels]float64{1, 1, 0.9, 0.5, 0.3}
)

const (
	// nameWeight is how much more a name or a date counts than another word.
	nameWeight = 2.0
	// seriesCloseness is how near the words of a series stand to each of its records.
	seriesCloseness = 0.4
	// headlineCloseness is how near the words of a slide's headline stand to all of its figures.
	headlineCloseness = 0.2
	// leastNearer is by how much the words of the deck must be nearer to another figure, and leastMissing the same where
	// the deck has none of the words that stand beside its own, enoughAlone at least.
	leastNearer  = 0.9
	leastMissing = 0.5
	enoughAlone  = 1
	// mostAgainst is how much may speak for the deck's figure, as a part of what speaks for the other.
	mostAgainst = 0.4
	// manyBlocks is in how many blocks of the deck a word may stand before it counts less: it is what the deck is about.
	manyBlocks = 4.0
	// leastApart is how much nearer a word must stand to another figure than to the claim's to speak for it. It speaks for
	// mostSpokenFor at most: what stands by more figures is what the passage is about.
	mostSpokenFor = 2
	leastApart    = 0.15
	// leastAlone is the same for a word of the passage to be counted as the figure's own.
	leastAlone = 0.25
	// mostShared is the part of their words that figures of a list have in common.
	mostShared = 0.8
	// maxNearer is among how many passages a figure is looked for.
	maxNearer = 20
	// maxRivals is in a passage of how many figures others are looked for.
	maxRivals = 200
	// maxShared is how many words a message names.
	maxShared = 2
	// maxRowSearches is how often all rows of data are looked through: a deck that needs more has another fault.
	maxRowSearches = 100
)

// beside is what stands by a claim besides its own block.
type beside struct {
	close  string // the heads of its row and column; the cells of its record
	series string // of its record, which others share
	far    string // the headline of its slide
	words  []said // of all; nil until asked for
	size   *int   // see sizeOf; nil until asked for
}

// said is a word of the deck by a claim.
type said struct {
	mention.Word
	text  string
	close float64
}

// sayings are the words of a text, all as close.
func sayings(text, lang string, close float64) (all []said) {
	for _, w := range mention.Content(text, lang) {
		all = append(all, said{w, text[w.Start:w.End], close})
	}
	return all
}

// all are the words of what stands by a claim.
func (b *beside) all(lang string) []said {
	if b != nil && b.words == nil {
		b.words = slices.Concat(sayings(b.close, lang, 1), sayings(b.series, lang, seriesCloseness), sayings(b.far, lang, headlineCloseness))
	}
	if b == nil {
		return nil
	}
	return b.words
}

// around returns the words beside the mention that begins at a byte of the text.
func (p *prose) around(start int, lang string) []mention.Word {
	if p.words == nil {
		p.words = map[int][]mention.Word{}
		text := string(p.text)
		p.mentions = mention.LanguageOf(lang).Read(text)
		for i, words := range mention.Around(text, lang, p.mentions) {
			p.words[p.mentions[i].Start] = words
		}
	}
	return p.words[start]
}

// sayingsOf are the words by a claim, each once, as close as it comes.
func (c *checker) sayingsOf(claim claim) []said {
	var all []said
	if claim.prose != nil {
		text := claim.prose.text
		for _, w := range claim.prose.around(claim.start, c.deck.Lang) {
			all = append(all, said{w, string(text[w.Start:w.End]), ownCloseness[w.Level]})
		}
	}
	all = append(all, claim.beside.all(c.deck.Lang)...)
	slices.SortStableFunc(all, func(a, b said) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(b.close, a.close)) })
	return slices.CompactFunc(all, func(a, b said) bool { return a.Key == b.Key })
}

// common counts in how many blocks of the deck a word stands.
func (c *checker) common(word string) int {
	if c.blocksWith == nil {
		c.blocksWith = map[string]int{}
		seen := map[*prose]bool{}
		for _, claim := range c.claims {
			p := claim.prose
			if p == nil || seen[p] {
				continue
			}
			seen[p] = true
			once := map[string]bool{}
			for _, w := range mention.Content(string(p.text), c.deck.Lang) {
				if !once[w.Key] {
					once[w.Key] = true
					c.blocksWith[w.Key]++
				}
			}
		}
	}
	return c.blocksWith[word]
}

// belongs reports whether a word by a claim stands as near to another statement of a figure: in its block, or in another
// row of its data.
func (c *checker) belongs(w said, figure mention.Mention, of claim) bool {
	if of.prose != nil {
		return of.prose.belongs(w, figure, of.start)
	}
	if c.rowSearches++; c.rowSearches > maxRowSearches {
		return true
	}
	return slices.ContainsFunc(c.claims, func(other claim) bool {
		return other.File == of.File && other.Line != of.Line && figure.States(other.mention) &&
			slices.ContainsFunc(other.beside.all(c.deck.Lang), func(o said) bool { return o.Key == w.Key })
	})
}

// belongs reports whether a word of a block stands as near to another mention there as to the one that begins at a byte: to one that states a
// figure, or to any of the same class, so that it is said of both.
func (p *prose) belongs(w said, figure mention.Mention, start int) bool {
	for _, m := range p.mentions {
		if m.Start == start || !figure.States(m) && m.Class() != figure.Class() {
			continue
		}
		for _, other := range p.words[m.Start] {
			if other.Key == w.Key && other.Level <= w.Level {
				return true
			}
		}
	}
	return false
}

// digests are those of a word, as a name and as none.
func (p *lockedPassage) digests(word string) [2]uint16 {
	d, known := p.salted[word]
	if !known {
		if p.salted == nil {
			p.salted = map[string][2]uint16{}
		}
		d = [2]uint16{salted(p.sum, namePrefix+word), salted(p.sum, word)}
		p.salted[word] = d
	}
	return d
}

// rivals are the figures of a passage that could be taken one for the other, by what they are, with the words beside
// them wherever they stand.
type rivals map[string]nearby

// rivalsOf returns the words beside the figures of a passage that state a claim, and the others of their classes; none
// where the passage has nothing to compare.
func (p *lockedPassage) rivalsOf(claim claim) (own nearby, others rivals, figures map[string]mention.Mention) {
	if len(p.near) < 2 || len(p.mentions) > maxRivals {
		return nil, nil, nil
	}
	if p.besides == nil {
		for _, m := range p.mentions {
			p.besides = append(p.besides, p.near[label(m)])
		}
	}
	classes := map[string]bool{}
	for i, m := range p.mentions {
		if p.besides[i] != nil && m.States(claim.mention) {
			own = own.with(p.besides[i])
			classes[m.Class()] = true
		}
	}
	if own == nil {
		return nil, nil, nil
	}
	others, figures = rivals{}, map[string]mention.Mention{}
	for i, m := range p.mentions {
		if near := p.besides[i]; near != nil && classes[m.Class()] && !m.States(claim.mention) && !claim.mention.States(m) && !p.ofAnotherUnit(m, claim.mention) {
			others[m.Value] = others[m.Value].with(near)
			figures[m.Value] = m
		}
	}
	return own, others, figures
}

// ofAnotherUnit reports whether a passage has a figure with another unit or currency than a claim's wherever it has it, so that nobody takes
// one for the other: metres for euros.
func (p *lockedPassage) ofAnotherUnit(figure, claim mention.Mention) bool {
	told := false
	for _, m := range p.said {
		if m.Value == figure.Value {
			told = true
			if !measured(m, claim) && (m.Money == "" || claim.Counted == "") && (claim.Money == "" || m.Counted == "") {
				return false
			}
		}
	}
	return told
}

// with is the words of both.
func (n nearby) with(others nearby) nearby {
	all := maps.Clone(n)
	if all == nil {
		return others
	}
	for digest, level := range others {
		all.add(digest, level)
	}
	return all
}

// close is how near a word stands; 0 if it does not.
func (n nearby) close(digest uint16) float64 {
	if level, stands := n[digest]; stands {
		return closeness[level]
	}
	return 0
}

// listed reports whether the block of a claim states a figure besides the claim's.
func (claim claim) listed(figure mention.Mention) bool {
	return claim.prose != nil && slices.ContainsFunc(claim.prose.mentions, func(m mention.Mention) bool {
		return m.Start != claim.start && figure.States(m)
	})
}

// sharedWith is the part of the words beside the figure with fewer that both have, about as near.
func (n nearby) sharedWith(other nearby) float64 {
	both := 0
	for digest := range n {
		if other.close(digest) > 0 && math.Abs(n.close(digest)-other.close(digest)) < leastAlone {
			both++
		}
	}
	return float64(both) / float64(min(len(n), len(other)))
}

// evidence is what speaks for another figure than a claim's.
type evidence struct {
	pro, contra float64
	words       []said // that speak for it
}

// speaks adds a word that stands so much nearer to the other figure.
func (e *evidence) speaks(w said, apart float64) {
	w.close *= apart
	e.pro += w.close
	e.words = append(e.words, w)
}

// nearerIn returns the figure of a passage to which the words of a claim stand nearer than to the claim's own, and the
// words that say so. stated reports whether the passage states the claim at all.
func (c *checker) nearerIn(p *lockedPassage, claim claim) (other mention.Mention, shared []string, stated bool) {
	if !p.set().States(claim.mention) {
		return other, nil, false
	}
	own, others, figures := p.rivalsOf(claim)
	if len(others) == 0 {
		return other, nil, true
	}
	values := slices.Sorted(maps.Keys(others))
	if slices.ContainsFunc(values, func(v string) bool { return claim.listed(figures[v]) && own.sharedWith(others[v]) >= mostShared }) {
		return other, nil, true // a list of figures in the deck is one in the passage
	}
	by := map[string]*evidence{}
	for _, value := range values {
		by[value] = &evidence{}
	}
	for _, w := range c.sayingsOf(claim) {
		w.close *= min(1, manyBlocks/float64(max(1, c.common(w.Key))))
		digests := p.digests(w.Key)
		here := own.closest(digests)
		if w.Name || own.close(digests[0]) > 0 || slices.ContainsFunc(values, func(v string) bool { return others[v].close(digests[0]) > 0 }) {
			w.close *= nameWeight
		}
		first := 0.0
		for _, value := range values {
			first = max(first, others[value].closest(digests))
		}
		var nearest []string
		for _, value := range values {
			close := others[value].closest(digests)
			if here >= first {
				by[value].contra += w.close * (here - close)
			} else if close > first-leastApart && close-here >= leastApart {
				nearest = append(nearest, value)
			}
		}
		if len(nearest) > mostSpokenFor || slices.ContainsFunc(nearest, func(value string) bool { return c.belongs(w, figures[value], claim) }) {
			continue
		}
		for _, value := range nearest {
			by[value].speaks(w, others[value].closest(digests)-here)
		}
	}
	most := 0.0
	for _, value := range values {
		e := by[value]
		d := e.pro - e.contra
		least := leastNearer
		if e.contra == 0 && own.alone(others[value]) >= enoughAlone {
			least = leastMissing
		}
		if d < least || e.contra > mostAgainst*e.pro || d <= most {
			continue
		}
		most, other, shared = d, figures[value], nil
		slices.SortStableFunc(e.words, func(a, b said) int { return cmp.Compare(b.close, a.close) })
		for _, w := range e.words[:min(maxShared, len(e.words))] {
			shared = append(shared, "“"+w.text+"”")
		}
	}
	return other, shared, true
}

// alone counts the words that stand nearer to a figure than to another.
func (n nearby) alone(other nearby) (count int) {
	for digest := range n {
		if n.close(digest)-other.close(digest) >= leastAlone {
			count++
		}
	}
	return count
}

// closest is how near a word stands, as a name or as none.
func (n nearby) closest(digests [2]uint16) float64 {
	return max(n.close(digests[0]), n.close(digests[1]))
}

// nearer returns what nearerIn does for the passages of a claim: all of which that state it must agree
// that the words stand nearer to another figure.
func (c *checker) nearer(claim claim, locked []*lockedPassage) (other mention.Mention, shared []string) {
	if len(locked) > maxNearer {
		return other, nil
	}
	for _, lp := range locked {
		nearest, by, stated := c.nearerIn(lp, claim)
		switch {
		case stated && by == nil:
			return other, nil
		case stated && shared == nil:
			other, shared = nearest, by
		}
	}
	return other, shared
}

// lookNearer tells of a figure whose words stand nearer to another one of its passages.
func (c *checker) lookNearer(claim claim, locked []*lockedPassage) {
	other, shared := c.nearer(claim, locked)
	if shared == nil {
		c.lookOpposite(claim, locked)
		c.lookPercent(claim)
		return
	}
	f := c.look(claim, "nearer", "%s stands in %s beside other words than here; beside %s there is %s; correct the figure, or %s",
		claim.text, claim.scope, strings.Join(shared, " and "), other, claim.answer())
	if f != nil {
		c.mendOther(f, claim, other)
	}
}
