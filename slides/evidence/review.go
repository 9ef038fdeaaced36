package evidence

import (
	"maps"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
	"exhibit/slides/spelling"
)

// changed reports whether the lock has another text for the passage than was signed. Without
// text or lock it is false.
func changed(r *pandoc.Review, l *lock) bool {
	return r.Text != "" && l != nil && l.passages[passageOf(r)] != nil && !strings.HasPrefix(l.passages[passageOf(r)].sum, r.Text)
}

// checkReviews reports reviews of passages that the deck, or the slide, does not cite, passages
// reviewed twice and, unless l is nil, passages that changed since.
func (c *checker) checkReviews(l *lock) {
	type key struct {
		passage passage
		slide   string
	}
	seen := map[key]bool{}
	leans, slugs := c.leaning(), c.slugs()
	for _, r := range c.parsed.Reviews {
		slides, cited := leans[passageOf(&r)]
		known := c.parsed.HasSlug(r.Slide)
		switch {
		case !cited:
			c.find(r.Place, "review", "%s is reviewed but nothing cites it; correct the passage or remove the review", passageOf(&r))
		case r.Slide != "" && !known:
			c.find(r.Place, "review", "no slide has the identifier #%s%s", r.Slide, spelling.Hint(r.Slide, slugs))
		case r.Slide != "" && !slices.Contains(slides, r.Slide):
			c.find(r.Place, "review", "slide #%s does not cite %s; correct one of the two", r.Slide, passageOf(&r))
		case seen[key{passageOf(&r), r.Slide}]:
			c.find(r.Place, "review", "%s is reviewed twice; keep one", passageOf(&r))
		}
		seen[key{passageOf(&r), r.Slide}] = true
		if changed(&r, l) {
			c.find(r.Place, "review", "%s has changed since %s signed it on %s; read it again and sign it with text: %.12s", passageOf(&r), r.By, r.On, l.passages[passageOf(&r)].sum)
		}
	}
}

// leaning returns the slugs of the slides that cite a passage, in the deck's order, by passage.
func (c *checker) leaning() map[passage][]string {
	all := map[passage][]string{}
	for _, s := range c.deck.Slides {
		for _, cites := range [][]slides.Cite{s.Cites, s.NoteCites} {
			for _, p := range passagesOf(cites) {
				if have := all[p]; p.at != wholeSource && (len(have) == 0 || have[len(have)-1] != s.Slug) {
					all[p] = append(have, s.Slug)
				}
			}
		}
	}
	return all
}

// evidence returns the evidence of each cited passage, by source and place. l may be nil.
func (c *checker) evidence(l *lock) []slides.Evidence {
	if l != nil {
		c.checkClaims(l)
	}
	leans, missing := c.leaning(), c.missing()
	if l != nil {
		for p, is := range c.moved(l) {
			moved := shownMentions(mention.Read(is))
			if was := shownMentions(l.passages[p].mentions); was != "" {
				moved = was + " → " + moved
			}
			missing[p] = append(missing[p], slides.Taken{Text: moved, Slides: leans[p]})
		}
	}
	reviews := map[passage][]pandoc.Review{}
	for _, r := range c.parsed.Reviews {
		reviews[passageOf(&r)] = append(reviews[passageOf(&r)], r)
	}
	judged := c.judgedPassages(l)
	c.deck.Claims, c.deck.Reviewed = c.told(l)
	var takes map[passage][]take
	if l != nil {
		takes = c.takesOf(l)
	}
	var all []slides.Evidence
	for _, p := range slices.SortedFunc(maps.Keys(leans), comparePassages) {
		e := slides.Evidence{Source: p.source, Spot: p.at, Slides: leans[p], Missing: missing[p]}
		if l != nil && l.passages[p] != nil {
			e.Locked = true
			for _, t := range takes[p] {
				e.Found = append(e.Found, slides.Taken{Text: t.said, Slides: t.slides})
			}
			l.passages[p].show(&e, c.sources[p.source], takes[p], c.languageOf(p.source, l.passages[p].kept))
		}
		for _, slug := range leans[p] {
			said := signature(reviews[p], slug, l)
			if judgement := judged[onSlide{p, slug}]; judgement != nil && (said == nil || said.Void) {
				said = judgement
			}
			if said != nil {
				e.Reviews = sign(e.Reviews, *said, slug)
			}
		}
		all = append(all, e)
	}
	return all
}

// signature is what the front matter says of a passage for a slide: for that alone, else for all; nil for nothing.
func signature(reviews []pandoc.Review, slug string, l *lock) (said *slides.Review) {
	for _, r := range reviews {
		if r.Slide == slug || r.Slide == "" && said == nil {
			r.Void = changed(&r, l)
			said = &r.Review
		}
	}
	return said
}

// sign adds a verdict for a slide.
func sign(all []slides.Signed, r slides.Review, slug string) []slides.Signed {
	for i := range all {
		if all[i].Review == r {
			all[i].Slides = append(all[i].Slides, slug)
			return all
		}
	}
	return append(all, slides.Signed{Review: r, Slides: []string{slug}})
}

// missing returns the claims on each passage that the lock does not bear out, each once, maxMissing at most, with the slides of the claims
// that lean on the same passages and are not borne out.
func (c *checker) missing() map[passage][]slides.Taken {
	on := map[*scope][]string{}
	for i := range c.claims {
		if claim := &c.claims[i]; claim.scope != nil && claim.missed {
			on[claim.scope] = append(on[claim.scope], c.shownOn(claim)...)
		}
	}
	all := map[passage][]slides.Taken{}
	for _, claim := range c.claims {
		s := claim.scope
		if s == nil || on[s] == nil {
			continue
		}
		slices.Sort(on[s])
		slugs := slices.Compact(on[s])
		delete(on, s) // told once
		for _, text := range s.missing {
			for _, p := range s.passages {
				if len(all[p]) < maxMissing && !slices.ContainsFunc(all[p], func(t slides.Taken) bool { return t.Text == text }) {
					all[p] = append(all[p], slides.Taken{Text: text, Slides: slugs})
				}
			}
		}
	}
	return all
}

// slugs are those of all slides.
func (c *checker) slugs() (all []string) {
	for _, s := range c.deck.Slides {
		all = append(all, s.Slug)
	}
	return all
}
