package evidence

import (
	"fmt"
	"regexp"
	"slices"
)

// unplaced is a citation of a source that names no paragraph of it.
type unplaced struct {
	source string
	place
}

// maxLeaning is how many claims on a citation without a paragraph are looked for.
const maxLeaning = 10

// holdingAll returns the locked passages of a source that have what all of some claims say. l may be nil.
func (c *checker) holdingAll(l *lock, source string, claims []claim) []Passage {
	all := c.holding(l, claims[0])
	all = slices.DeleteFunc(all, func(p Passage) bool { return p.Source != source })
	for _, claim := range claims[1:] {
		too := c.holding(l, claim)
		all = slices.DeleteFunc(all, func(p Passage) bool {
			return !slices.ContainsFunc(too, func(q Passage) bool { return q.Cite == p.Cite })
		})
	}
	return all
}

// noPassage matches a citation of a source as a whole.
var noPassage = regexp.MustCompile(`^\[@[^\s\[\];,@]+\]$`)

// checkUnplaced reports citations without a paragraph, and names the paragraphs that have all that leans on
// them. l may be nil.
func (c *checker) checkUnplaced(l *lock) {
	if len(c.unplaced) == 0 {
		return
	}
	leaning := map[unplaced][]claim{}
	for _, claim := range c.claims {
		if claim.prose == nil || claim.kind == derivedClaim {
			continue
		}
		if mark := claim.prose.mark(claim.start); mark >= 0 {
			at := c.parsed.Place(claim.prose.marks[mark].pos)
			for _, p := range claim.prose.marks[mark].passages {
				if p.paragraph == wholeSource {
					leaning[unplaced{p.source, at}] = append(leaning[unplaced{p.source, at}], claim)
				}
			}
		}
	}
	for _, u := range c.unplaced {
		f := c.find(u.place, "passage", "@%s names no paragraph, so that nothing is checked against it; write [@%[1]s, ¶9]", u.source)
		r, text, found := c.parsed.Bracketed(u.place)
		if found {
			f.reach(r)
		}
		claims := leaning[u]
		if c.mends <= 0 || len(claims) == 0 {
			continue
		}
		c.mends--
		f.Passages = c.holdingAll(l, u.source, claims[:min(maxLeaning, len(claims))])
		for _, p := range f.Passages {
			if found && noPassage.MatchString(text) {
				f.suggest(fmt.Sprintf("cite %s %s", p.Source, p.Locator), false, r, p.Cite)
			}
		}
	}
}
