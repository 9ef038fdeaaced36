package evidence

import (
	"fmt"
	"io/fs"
	"maps"
	"net/url"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/excerpt"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
)

// maxAbout is how many different claims on a passage decide what is kept, listed and marked of it.
const maxAbout = 100

// strictestRights gives sources that have one file the strictest of their rights: nothing of the text is kept or handed on by way of one
// that another forbids.
func (c *checker) strictestRights() {
	strictest := map[string]*slides.Source{}
	all := slices.Concat(c.deck.Sources, c.parsed.Uncited)
	for i := range all {
		s := &all[i]
		file := strings.ToLower(s.File) // of which some systems have only one
		if was := strictest[file]; s.File != "" && (was == nil || s.Rights.Words < was.Rights.Words || s.Rights.Words == was.Rights.Words && s.Rights.Reserved) {
			strictest[file] = s
		}
	}
	for i := range c.deck.Sources {
		s := &c.deck.Sources[i]
		least := strictest[strings.ToLower(s.File)]
		if s.File == "" || s.Rights.Words == least.Rights.Words && s.Rights.Reserved == least.Rights.Reserved {
			continue
		}
		s.Rights.Words, s.Rights.Open, s.Rights.Reserved = least.Rights.Words, least.Rights.Open, least.Rights.Reserved
		c.tell(Warning, place{File: s.List, Line: s.Line}, "source", fault.Say("%s and %s have the file %s, and their rights differ; of its text no more is kept than %[2]s allows: write the same rights at both", s.ID, least.ID, s.File))
	}
}

// publicPassages are those that slides cite, and not their speaker notes alone.
func (c *checker) publicPassages() map[passage]bool {
	public := map[passage]bool{}
	for i := range c.deck.Slides {
		for _, p := range passagesOf(c.deck.Slides[i].Cites) {
			public[p] = true
		}
	}
	return public
}

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
	return p.kept != "" && excerpt.Words(p.kept) <= s.Rights.Words && (p.isExcerpt(s) || digest(p.kept) == p.sum)
}

// cutOff is how many words less than it may have an excerpt can end up with, since it has whole words only.
const cutOff = 2

// isExcerpt reports whether the words that a lock keeps of a passage are part of one that has more than may be kept: they are as many
// as may be.
func (p *lockedPassage) isExcerpt(s *slides.Source) bool {
	return excerpt.IsPart(p.kept) && excerpt.Words(p.kept) >= s.Rights.Words-cutOff
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

// allowed returns an error for words that a lock keeps of a passage though the rights of its source, nil for none, do not allow it.
func (p *lockedPassage) allowed(s *slides.Source, at passage) error {
	switch n := excerpt.Words(p.kept); {
	case s == nil && p.kept+p.run != "":
		return fmt.Errorf("the lock keeps words of %s, of whose source the bibliography says nothing; run exhibit lock", at)
	case s == nil:
		return nil
	case n > s.Rights.Words:
		return fmt.Errorf("the lock keeps %d words of %s, and the rights of its source allow %d; run exhibit lock", n, at, s.Rights.Words)
	case p.run != "" && !links(s, at.at):
		return fmt.Errorf("the lock keeps words of %s for a link, which its source does not have or allow; run exhibit lock", at)
	}
	return nil
}

// Unallowed returns an error for words that a deck's lock keeps of a source though its rights do not allow it: the lock is then not
// handed on. It says nothing of a deck without a lock, nor of one that is broken.
func Unallowed(deck fs.FS, name string) error {
	c := newChecker(deck, name)
	l := c.readLock()
	if l == nil {
		return nil
	}
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		if err := l.passages[p].allowed(c.sources[p.source], p); err != nil {
			return fmt.Errorf("%s: %w", LockFile, err)
		}
	}
	return nil
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
		unallowed := lp.allowed(s, p)
		switch {
		case lp.kept == "" && s.Rights.Words > 0 && !told[s.ID]:
			told[s.ID] = true
			c.find(at, "lock", "the rights of %s allow to keep its words, and the lock has none of %s; run exhibit lock", s.ID, p).relock()
		case unallowed != nil:
			c.find(at, "lock", "%v", unallowed).relock()
		case excerpt.IsPart(lp.kept) && !lp.isExcerpt(s):
			c.find(at, "lock", "the lock keeps %d words of %s and leaves out others, and the rights of its source allow %d; run exhibit lock", excerpt.Words(lp.kept), p, s.Rights.Words).relock()
		case lp.kept != "" && !lp.mayShow(s):
			c.find(at, "lock", "the words that the lock keeps of %s are not those of the passage; run exhibit lock", p).relock()
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
	if s := c.sources[p.source]; was.run == "" && links(s, p.at) && excerpt.Run(text, nil, c.wholeText(p.source)) != "" {
		c.find(at, "lock", "the lock has no words by which a link finds %s; run exhibit lock", p).relock()
	}
	if was.run != "" && !excerpt.IsRun(was.run, text, c.wholeText(p.source)) {
		c.find(at, "lock", "“%s”, by which a link finds %s, is no run of its words that stands in the text once; run exhibit lock", was.run, p).relock()
	}
}
