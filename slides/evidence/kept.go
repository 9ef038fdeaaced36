package evidence

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/excerpt"
	"exhibit/slides/mention"
)

// maxAbout is how many different claims on a passage decide what is kept, listed and marked of it.
const maxAbout = 100

// keepWords adds to a new lock the words of passages that the rights of their sources allow to keep, and those by which a
// browser finds them at the address of their source. The claims have been compared with it.
func (c *checker) keepWords(l *lock) {
	takes := c.takesOf(l)
	for p, lp := range l.passages {
		s := c.sources[p.source]
		if s.Rights.Words == 0 && !links(s, p.at) {
			continue
		}
		text := mention.Normalised(lp.text)
		spans := spansOf(lp.partsIn(text, takes[p], c.texts[p.source].language))
		lp.kept = excerpt.Cut(text, spans, s.Rights.Words)
		if links(s, p.at) {
			whole := c.wholeText(p.source)
			var cells []string
			for _, cell := range c.texts[p.source].CellsAt(p.at) {
				cells = append(cells, mention.Normalised(cell))
			}
			if cells != nil {
				lp.run = excerpt.RunInRow(text, cells, spans, whole)
			} else {
				lp.run = excerpt.Run(text, spans, whole)
			}
		}
	}
}

// wholeText is the text of a source that has been read.
func (c *checker) wholeText(source string) *mention.Text {
	if c.whole == nil {
		c.whole = map[string]*mention.Text{}
	}
	if c.whole[source] == nil {
		c.whole[source] = mention.NewText(c.texts[source].String())
	}
	return c.whole[source]
}

// links reports whether a passage can be found at its source's address by words.
func links(s *slides.Source, at slides.Spot) bool {
	return s.URL != "" && !s.Rights.Reserved && at.Name == ""
}

// mayShow reports whether the words that a lock keeps of a passage are what its source's rights allow, and the
// passage's own as far as its digest tells.
func (p *lockedPassage) mayShow(s *slides.Source) bool {
	return p.kept != "" && excerpt.Words(p.kept) <= s.Rights.Words && (excerpt.IsPart(p.kept) || digest(p.kept) == p.sum)
}

// show puts into the evidence of a passage what leads to its own words: the words with what the deck takes from them marked, and the
// address of its source that opens there. All values of a file of results are no words.
func (p *lockedPassage) show(e *slides.Evidence, s *slides.Source, takes []take, in mention.Language) {
	e.Sum = p.sum
	if !s.Rights.Reserved {
		e.Run = p.run
	}
	if p.mayShow(s) && e.Spot.Name != slides.AllValues {
		e.Passage = append(e.Passage, slides.Node{Kind: "blockquote", Children: withMarks(p.kept, p.partsIn(p.kept, takes, in))})
	}
	if address := excerpt.Address(s.URL, e.Spot.Page, e.Run); address != "" {
		e.Passage = append(e.Passage, slides.Node{Kind: "a", Children: []slides.Node{{Text: hostOf(s.URL) + "\u00a0↗"}}, Attrs: []slides.Attr{
			{Name: "href", Value: address}, {Name: "rel", Value: "noopener noreferrer"}, {Name: "target", Value: "_blank"},
		}})
	}
}

// hostOf is the host of an address.
func hostOf(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Host, "www.")
	}
	return address
}

// checkWords reports words that the lock keeps though rights do not allow it, or does not keep though they do, and those that
// are not the passage's.
func (c *checker) checkWords(l *lock) {
	told := map[string]bool{} // sources of which words could be kept
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		lp, s := l.passages[p], c.sources[p.source]
		if s == nil {
			continue // reported as stale
		}
		at := place{File: LockFile, Line: lp.line}
		switch n := excerpt.Words(lp.kept); {
		case lp.kept == "" && s.Rights.Words > 0 && !told[s.ID]:
			told[s.ID] = true
			c.find(at, "lock", "the rights of %s allow to keep its words, and the lock has none of %s; run exhibit lock", s.ID, p).relock()
		case n > s.Rights.Words:
			c.find(at, "lock", "the lock keeps %d words of %s, and the rights of its source allow %d; run exhibit lock", n, p, s.Rights.Words).relock()
		case lp.kept != "" && !lp.mayShow(s):
			c.find(at, "lock", "the words that the lock keeps of %s are not those of the passage; run exhibit lock", p).relock()
		}
		if lp.run != "" && !links(s, p.at) {
			c.find(at, "lock", "the lock keeps words of %s for a link, which its source does not have or allow; run exhibit lock", p).relock()
		}
	}
}

// checkKept compares the words that a lock keeps of a passage with its text.
func (c *checker) checkKept(p passage, was, is *lockedPassage) {
	at := place{File: LockFile, Line: was.line}
	text := mention.Normalised(is.text)
	if !strings.Contains(text, excerpt.Inner(was.kept)) {
		c.find(at, "lock", "the words that the lock keeps of %s are not in its text; run exhibit lock", p).relock()
	}
	if was.run != "" && !c.wholeText(p.source).Once(was.run) {
		c.find(at, "lock", "“%s”, by which a link finds %s, does not stand in the text once; run exhibit lock", was.run, p).relock()
	}
}
