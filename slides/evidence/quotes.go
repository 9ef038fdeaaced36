package evidence

import (
	"strings"

	"exhibit/slides"
	"exhibit/slides/excerpt"
	"exhibit/slides/mention"
)

// This file quotes the words of passages that bear claims out, for annotations.

// maxQuotes is how many parts of a passage are quoted for one claim.
const maxQuotes = 10

// bearingWords returns the words of a passage that bear out a claim, as far as the lock keeps its words and the rights of its source allow to show
// them, and what bears it out in another form. Values of results have no words.
func (c *checker) bearingWords(p *lockedPassage, at passage, claim claim) (all []slides.Quote, as string) {
	wants := c.wantsOf(claim)
	for _, want := range wants {
		if p.set().States(want) {
			continue
		}
		for _, o := range p.others {
			if alikeSaid(o.want, want) {
				as = asTold(o.has)
			}
		}
	}
	if p.isValue {
		return nil, as
	}
	s, text := c.sources[at.source], ""
	switch {
	case p.mayShow(s):
		text = excerpt.Inner(p.kept)
	case !s.Rights.Reserved:
		text = p.run
	}
	var lone []take
	if claim.kind != phraseClaim || c.quotes(claim) && p.says(claim.text) {
		lone = []take{{claim: claim, wants: wants, slides: []string{claim.slug}}}
	}
	for _, at := range p.partsIn(text, lone, c.languageOf(at.source, text)) {
		if len(all) < maxQuotes {
			all = append(all, quoteOf(text, at.Span))
		}
	}
	if len(all) == 0 && len(lone) > 0 && claim.kind == phraseClaim {
		for _, piece := range mention.Pieces(claim.text) { // which the deck has word for word
			all = append(all, slides.Quote{Exact: piece})
		}
	}
	return all, as
}

// maxAroundQuote is how many bytes of a passage stand before and behind words that are quoted from it.
const maxAroundQuote = 40

// betweenCells part what a passage has of the cells of a row, which stand apart in the source.
const betweenCells = ";:"

// quoteOf is a part of a text with the whole words around it, of the same cell if the text is a row of a table.
func quoteOf(text string, at mention.Span) slides.Quote {
	before, after := text[:at.Start], text[at.End:]
	if i := strings.LastIndexAny(before, betweenCells); i >= 0 {
		before = strings.TrimLeft(before[i+1:], " ")
	}
	if i := strings.IndexAny(after, betweenCells); i >= 0 {
		after = after[:i]
	}
	if len(before) > maxAroundQuote {
		_, before, _ = strings.Cut(before[len(before)-maxAroundQuote:], " ")
	}
	if len(after) > maxAroundQuote {
		after = after[:strings.LastIndex(after[:maxAroundQuote], " ")+1]
	}
	return slides.Quote{Exact: text[at.Start:at.End], Prefix: before, Suffix: after}
}
