package evidence

import (
	"strings"

	"exhibit/slides"
)

// toldKinds are the kinds of claims as slides.Claim has them.
var toldKinds = map[claimKind]string{mentionClaim: slides.Figured, phraseClaim: slides.Quotation, derivedClaim: slides.Derived}

// maxClaims is how many claims of a deck are told: the page of a chart of many records has more.
const maxClaims = 2000

// told returns the deck's claims for those who look at them with other tools, maxClaims at most: those of slides before those of
// data. They have been compared with the lock, nil for none.
func (c *checker) told(l *lock) (all []slides.Claim) {
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
			File: claim.File, Line: claim.Line,
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
			one.Passages = append(one.Passages, slides.Ref{Source: p.source, Spot: p.at})
		}
		all = append(all, one)
	}
	return append(all, c.toldBound(l, maxClaims-len(all))...)
}

// toldBound are the bound values of the deck, most at most. One is borne out where the lock has its place as it is.
func (c *checker) toldBound(l *lock, most int) (all []slides.Claim) {
	moved := map[passage]string{}
	if l != nil {
		moved = c.moved(l)
	}
	for _, p := range c.proses {
		for _, claim := range c.boundClaims(p) {
			if len(all) == most {
				return all
			}
			one := slides.Claim{Text: claim.text, Kind: slides.Value, Slide: claim.slug, Note: claim.note, File: claim.File, Line: claim.Line}
			one.Before, one.After = p.lettersAround(claim.start, claim.text)
			for _, at := range claim.scope.passages {
				_, other := moved[at]
				one.Borne = l != nil && l.passages[at] != nil && !other
				one.Passages = append(one.Passages, slides.Ref{Source: at.source, Spot: at.at})
			}
			all = append(all, one)
		}
	}
	return all
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
