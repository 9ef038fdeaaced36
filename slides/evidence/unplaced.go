package evidence

import (
	"fmt"
	"regexp"
	"slices"
)

// This file reports citations that name no paragraph, or none that there is, and suggests those that have all
// that leans on them.

// unplaced is a citation of a source that names no paragraph of it.
type unplaced struct {
	source string
	place
}

// maxLeaning is how many claims on one citation are looked for in other passages.
const maxLeaning = 10

// leaningOn returns the claims of prose that lean on the citation at a place, maxLeaning at most.
func (c *checker) leaningOn(at place) []claim {
	if c.leaners == nil {
		c.leaners = map[place][]claim{}
		for _, claim := range c.claims {
			if claim.prose == nil || claim.kind == derivedClaim {
				continue
			}
			if mark := claim.prose.mark(claim.start); mark >= 0 {
				at := c.parsed.Place(claim.prose.marks[mark].pos)
				if len(c.leaners[at]) < maxLeaning {
					c.leaners[at] = append(c.leaners[at], claim)
				}
			}
		}
	}
	return c.leaners[at]
}

// wholeCite matches a citation of a source that names one paragraph or page, or none.
var wholeCite = regexp.MustCompile(`^\[@[^\s\[\];,@]+(?:,? *p\. ?\d+)?(?:,? *(?:¶|para\. ?)\d+)?\]$`)

// mendCite names the passages that have all that leans on a citation, and suggests to cite them in its place: those
// of one source, or of any if source is empty. l may be nil.
func (c *checker) mendCite(f *Finding, l *lock, at place, source string) {
	r, text, found := c.parsed.Bracketed(at)
	if found {
		f.reach(r)
	}
	claims := c.leaningOn(at)
	if c.mends <= 0 || len(claims) == 0 {
		return
	}
	c.mends--
	all := c.holding(l, claims[0])
	for _, claim := range claims[1:] {
		too := c.holding(l, claim)
		all = slices.DeleteFunc(all, func(p Passage) bool {
			return !slices.ContainsFunc(too, func(q Passage) bool { return q.Cite == p.Cite })
		})
	}
	f.Passages = slices.DeleteFunc(all, func(p Passage) bool { return source != "" && p.Source != source })
	for _, p := range f.Passages[:min(maxCites, len(f.Passages))] {
		if found && wholeCite.MatchString(text) {
			f.suggest(fmt.Sprintf("cite %s %s", p.Source, p.Locator), false, r, p.Cite)
		}
	}
}

// pageCite matches a citation that names a page.
var pageCite = regexp.MustCompile(`,\s*(?:pp?\.?|pages?)\s*\d`)

// withoutPages is the part of a message that says why a page does not count; empty for a citation that names none.
func (c *checker) withoutPages(u unplaced) string {
	_, cite, _ := c.parsed.Bracketed(u.place)
	if file := c.sources[u.source].File; file != "" && pageCite.MatchString(cite) {
		return fmt.Sprintf(", and %s has no pages", file)
	}
	return ""
}

// checkUnplaced reports citations that name no paragraph. l may be nil.
func (c *checker) checkUnplaced(l *lock) {
	for _, u := range c.unplaced {
		f := c.find(u.place, "passage", "@%s names no paragraph, so that nothing is checked against it%s; write [@%[1]s, ¶9]", u.source, c.withoutPages(u))
		c.mendCite(f, l, u.place, u.source)
	}
}
