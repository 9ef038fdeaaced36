package evidence

import (
	"cmp"
	"slices"
	"strings"

	"exhibit/slides/mention"
)

// This file looks for figures that stand in their passage, but beside other words than in the deck: those of another
// figure there. Two figures of a passage that were taken one for the other look so.

// closeness is how much a word counts by how near it stands: at each of mention.Levels.
var closeness = [mention.Levels]float64{1, 0.75, 0.5, 0.35, 0.2}

const (
	// nameWeight is how much more a name or a date counts than another word.
	nameWeight = 2.0
	// headlineCloseness is how near the words of a slide's headline stand to all of its figures.
	headlineCloseness = 0.2
	// leastNearer is by how much the words of the deck must be nearer to another figure: a name, or two words, that stand
	// beside it and not beside the deck's.
	leastNearer = 0.75
	// mostAgainst is how much may speak for the deck's figure, as a part of what speaks for the other.
	mostAgainst = 0.5
	// maxNearer is among how many passages a figure is looked for.
	maxNearer = 20
	// maxShared is how many words a message names.
	maxShared = 2
)

// beside is what stands by a claim besides its own block.
type beside struct {
	close string // the heads of its row and column; the cells of its record
	far   string // the headline of its slide
	words []said // of both; nil until asked for
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
		b.words = append(sayings(b.close, lang, 1), sayings(b.far, lang, headlineCloseness)...)
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
		mentions := mention.Read(text)
		for i, words := range mention.Around(text, lang, mentions) {
			p.words[mentions[i].Start] = words
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
			all = append(all, said{w, string(text[w.Start:w.End]), closeness[w.Level]})
		}
	}
	all = append(all, claim.beside.all(c.deck.Lang)...)
	slices.SortStableFunc(all, func(a, b said) int { return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(b.close, a.close)) })
	return slices.CompactFunc(all, func(a, b said) bool { return a.Key == b.Key })
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

// figureAt is a figure of a passage with the words beside it.
type figureAt struct {
	*lockedPassage
	mention.Mention
	near nearby
}

// closest is how near a word stands to the nearest of figures, and whether one has it as a name.
func closest(figures []figureAt, word string) (close float64, name bool) {
	for _, f := range figures {
		for i, digest := range f.digests(word) {
			if level, stands := f.near[digest]; stands && closeness[level] > close {
				close, name = closeness[level], i == 0
			}
		}
	}
	return close, name
}

// comparable returns the figures of passages that state a claim, and those that could have been taken for it, by what
// they are.
func comparable(claim claim, locked []*lockedPassage) (own []figureAt, others map[string][]figureAt) {
	classes := map[string]bool{}
	others = map[string][]figureAt{}
	each := func(fn func(f figureAt, states bool)) {
		for _, lp := range locked {
			for _, m := range lp.mentions {
				if near := lp.near[label(m)]; near != nil {
					fn(figureAt{lp, m, near}, m.States(claim.mention))
				}
			}
		}
	}
	each(func(f figureAt, states bool) {
		if states {
			own = append(own, f)
			classes[f.Class()] = true
		}
	})
	each(func(f figureAt, states bool) {
		if !states && classes[f.Class()] && !claim.mention.States(f.Mention) {
			others[f.Value] = append(others[f.Value], f)
		}
	})
	return own, others
}

// nearer returns the figure of the passages to which the words of a claim stand nearer than to the claim's own, and the
// words that say so; false for none.
func (c *checker) nearer(claim claim, locked []*lockedPassage) (other mention.Mention, shared []string, found bool) {
	if len(locked) > maxNearer {
		return other, nil, false
	}
	own, others := comparable(claim, locked)
	if len(own) == 0 || len(others) == 0 {
		return other, nil, false
	}
	words := c.sayingsOf(claim)
	most := 0.0
	for _, figures := range others {
		pro, contra := 0.0, 0.0
		var speaking []said
		for _, w := range words {
			here, nameHere := closest(own, w.Key)
			there, nameThere := closest(figures, w.Key)
			by := w.close * (there - here)
			if w.Name || nameHere || nameThere {
				by *= nameWeight
			}
			if by > 0 {
				pro += by
				w.close = by
				speaking = append(speaking, w)
			} else {
				contra -= by
			}
		}
		by := pro - contra
		if by < leastNearer || contra > mostAgainst*pro || by < most || by == most && figures[0].String() > other.String() {
			continue
		}
		most, other, found = by, figures[0].Mention, true
		slices.SortStableFunc(speaking, func(a, b said) int { return cmp.Compare(b.close, a.close) })
		shared = nil
		for _, w := range speaking[:min(maxShared, len(speaking))] {
			shared = append(shared, "“"+w.text+"”")
		}
	}
	return other, shared, found
}

// lookNearer tells of a figure whose words stand nearer to another one of its passages.
func (c *checker) lookNearer(claim claim, locked []*lockedPassage) {
	other, shared, found := c.nearer(claim, locked)
	if !found {
		return
	}
	f := c.look(claim, "nearer", "%s stands in %s beside other words than here; beside %s there is %s; correct the figure, or %s",
		claim.text, claim.scope, strings.Join(shared, " and "), other, claim.answer())
	if f != nil {
		c.mendOther(f, claim, other)
	}
}
