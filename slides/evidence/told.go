package evidence

import (
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/pandoc"
)

// toldKinds are the kinds of claims as slides.Claim has them.
var toldKinds = map[claimKind]string{mentionClaim: slides.Figured, phraseClaim: slides.Quotation, derivedClaim: slides.Derived}

// maxClaims is how many claims of a deck are told: the page of a chart of many records has more.
const maxClaims = 2000

// told returns the deck's claims for those who look at them with other tools, maxClaims at most: those of slides before those of
// data; and what persons have read of it. The claims have been compared with the lock, nil for none.
func (c *checker) told(l *lock) (all []slides.Claim, reviewed []slides.Reviewed) {
	reviewed, of := c.reviewed(l)
	for i := range c.claims {
		claim := &c.claims[i]
		if len(all) == maxClaims {
			break
		}
		if claim.scope == nil {
			continue
		}
		one := slides.Claim{
			Text: claim.text, Kind: toldKinds[claim.kind], Slide: claim.slug, Note: claim.note,
			File: claim.File, Line: claim.Line, Reviewed: of[i],
		}
		if l != nil && !claim.missed {
			_, one.Borne = claim.scope.in(l)
		}
		if one.Slide == "" {
			one.Slide = c.parsed.Slide(claim.File, claim.Line)
		}
		if claim.prose != nil {
			one.Before, one.After = claim.prose.lettersAround(claim.start, claim.text)
		}
		for _, p := range claim.scope.passages[:min(maxNamed, len(claim.scope.passages))] {
			leaning := slides.Leaning{Ref: slides.Ref{Source: p.source, Spot: p.at}}
			if l != nil && l.passages[p] != nil && c.sources[p.source] != nil {
				leaning.Quotes, leaning.As = c.bearingWords(l.passages[p], p, *claim)
			}
			one.Passages = append(one.Passages, leaning)
			for j := range c.parsed.Reviews {
				if r := &c.parsed.Reviews[j]; passageOf(r) == p && (r.Slide == "" || slices.Contains(c.shownOn(claim), r.Slide)) && !slices.Contains(one.Reviewed, j) {
					one.Reviewed = append(one.Reviewed, j)
				}
			}
		}
		all = append(all, one)
	}
	return all, reviewed
}

// reviewed returns what persons have read of the deck: the passages that its front matter signs, in its order, then the statements of the file of
// reviews; and which of these are of which claim, by the place of that among all claims.
func (c *checker) reviewed(l *lock) (all []slides.Reviewed, of map[int][]int) {
	of = map[int][]int{}
	for _, r := range c.parsed.Reviews {
		one := slides.Reviewed{Review: r.Review, Slide: r.Slide, Passages: []slides.Ref{{Source: r.Source, Spot: r.At}}}
		if changed(&r, l) {
			one.Void, one.Changed = true, passageOf(&r).String()
		}
		all = append(all, one)
	}
	if len(c.parsed.Judgements) == 0 {
		return all, of
	}
	for _, s := range c.statements(l) {
		for _, j := range s.Reviews {
			one := c.judged(j.Judgement)
			one.Void, one.Changed = j.Changed != "", j.Changed
			for _, i := range s.of {
				of[i] = append(of[i], len(all))
			}
			all = append(all, one)
		}
	}
	for _, j := range c.gone {
		one := c.judged(j)
		one.Void, one.Gone = true, true
		all = append(all, one)
	}
	return all, of
}

// judged is a verdict of the file of reviews as the deck has it, with those of its passages that are of sources of the deck.
func (c *checker) judged(j pandoc.Judgement) slides.Reviewed {
	one := slides.Reviewed{Review: j.Review, Statement: j.Statement, Slide: j.Slide}
	for _, name := range j.Passages {
		for _, s := range c.deck.Sources {
			if locator, is := strings.CutPrefix(name, s.ID+" "); is {
				if at, ok := pandoc.ParseSpot(locator); ok {
					one.Passages = append(one.Passages, slides.Ref{Source: s.ID, Spot: at})
				}
			}
		}
	}
	return one
}

// lettersAround returns the letters before and behind a claim that begins at a byte of the text, without citations and what lies
// beyond them, maxAround bytes of each at most.
func (p *prose) lettersAround(start int, claim string) (before, after string) {
	const maxAround, mark = 40, len("“ ") // the claim of a quotation is without its marks
	at := strings.Index(string(p.text[start:min(len(p.text), start+mark+len(claim))]), claim)
	if at < 0 {
		return "", ""
	}
	start += at
	end := start + len(claim)
	before = string(p.text[max(0, start-maxAround):start])
	if i := strings.LastIndex(before, citeRune); i >= 0 {
		before = before[i+len(citeRune):]
	} else if start > maxAround {
		_, before, _ = strings.Cut(before, " ") // no half words, nor half letters
	}
	after, _, cited := strings.Cut(string(p.text[end:min(len(p.text), end+maxAround)]), citeRune)
	if !cited && end+maxAround < len(p.text) {
		after = after[:strings.LastIndex(after, " ")+1]
	}
	return before, after
}
