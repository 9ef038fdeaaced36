package evidence

import (
	"cmp"
	"regexp"
	"slices"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// maxHolding is how many passages are named that have what a claim says.
const maxHolding = 5

// holding returns the passages that have what a claim says, other than those that it leans on: first
// those of the same source, the nearest paragraph first, then those that its slide cites, then others that are
// locked, then what else stands in the source texts, where these are there. l may be nil.
func (c *checker) holding(l *lock, claim claim) []Passage {
	if claim.kind == derivedClaim {
		return nil
	}
	if l == nil {
		l = newLock()
	}
	type held struct {
		passage
		text string
		far  int
	}
	var all []held
	own := claim.scope.list()
	onSlide := c.citedOn(claim.slug)
	for p, lp := range l.passages {
		if slices.Contains(own, p) || c.sources[p.source] == nil {
			continue
		}
		text := lp.holds(claim)
		if text == "" {
			continue
		}
		const elsewhere, anotherSource = 1 << 20, 1 << 21
		far := anotherSource
		if onSlide[p] {
			far = elsewhere
		}
		for _, leansOn := range own {
			if leansOn.source == p.source {
				far = min(far, leansOn.apart(p))
			}
		}
		all = append(all, held{p, text, far})
	}
	for p, text := range c.inTexts(claim) {
		if locked := l.passages[p] != nil || l.passages[passage{p.source, slides.Spot{Page: p.at.Page}}] != nil; locked || slices.Contains(own, p) {
			continue
		}
		const notCited = 1 << 22
		far := notCited
		for _, leansOn := range own {
			if leansOn.source == p.source {
				far = min(far, leansOn.apart(p))
			}
		}
		all = append(all, held{p, text, far})
	}
	slices.SortFunc(all, func(a, b held) int {
		return cmp.Or(cmp.Compare(a.far, b.far), comparePassages(a.passage, b.passage))
	})
	var passages []Passage
	for _, h := range all[:min(maxHolding, len(all))] {
		passages = append(passages, Passage{Source: h.source, Locator: h.at.String(), Text: h.text, Cite: h.cite()})
	}
	return passages
}

// holds returns what of a locked passage a claim says; empty for nothing.
func (p *lockedPassage) holds(claim claim) string {
	if claim.kind == phraseClaim {
		for _, piece := range mention.Pieces(claim.text) {
			words := mention.Spoken(piece)
			if !slices.ContainsFunc(p.spokenPhrases(), func(said []string) bool { return contains(said, words) }) {
				return ""
			}
		}
		return claim.text
	}
	for _, m := range p.mentions {
		if m.States(claim.mention) {
			return m.String()
		}
	}
	if p.isValue || !p.set().States(claim.mention) {
		return "" // the signs of a value of results are those that a text gives it: any 6 would be 6 %
	}
	return claim.mention.String()
}

// spokenPhrases are the words of the passage's phrases.
func (p *lockedPassage) spokenPhrases() [][]string {
	if p.spoken == nil {
		for _, s := range p.phrases {
			p.spoken = append(p.spoken, mention.Spoken(s))
		}
	}
	return p.spoken
}

// contains reports whether words stand in a row among others.
func contains(among, words []string) bool {
	for i := 0; i+len(words) <= len(among); i++ {
		if slices.Equal(among[i:i+len(words)], words) {
			return true
		}
	}
	return false
}

// citedOn are the passages that a slide cites.
func (c *checker) citedOn(slug string) map[passage]bool {
	cited := map[passage]bool{}
	for i := range c.deck.Slides {
		if s := &c.deck.Slides[i]; s.Slug == slug {
			for _, p := range passagesOf(slices.Concat(s.Cites, s.NoteCites)) {
				cited[p] = true
			}
		}
	}
	return cited
}

// cite is the citation of a passage as an author writes it.
func (p passage) cite() string { return "[" + citeKey(p.source) + ", " + p.at.String() + "]" }

// simpleKey matches keys that a citation may have without braces.
var simpleKey = regexp.MustCompile(`^[\pL\pN_](?:[\pL\pN_]|[:.#$%&+?<>~/-][\pL\pN_])*$`)

// citeKey is the key of a source as a citation has it.
func citeKey(id string) string {
	if simpleKey.MatchString(id) {
		return "@" + id
	}
	return "@{" + id + "}"
}
