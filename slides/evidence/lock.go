package evidence

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"slices"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// LockFile is the name of the lock in a deck's folder.
const LockFile = "sources.lock"

// lock is the content of sources.lock: facts about the sources without their texts.
type lock struct {
	sources  map[string]*lockedSource
	passages map[passage]*lockedPassage
	first    bool // of the first version, which does not say what stands with figures
	older    bool // of a version before the newest
}

func newLock() *lock {
	return &lock{sources: map[string]*lockedSource{}, passages: map[passage]*lockedPassage{}}
}

type lockedSource struct {
	file       string // its name among the source texts
	paragraphs int
	pages      int    // 0 for a text without pages
	sum        string // SHA-256 of the whole text, normalised, in hexadecimal
	line       int    // in the lock
}

// lacks reports whether the text is known not to have a spot. Which paragraphs a page has is not locked.
func (s *lockedSource) lacks(at slides.Spot) bool {
	return at.Page > s.pages || at.Page == 0 && at.Paragraph > s.paragraphs
}

// extent is how much there is of what a spot counts.
func (s *lockedSource) extent(at slides.Spot) string {
	if at.Page > 0 {
		return fmt.Sprintf("%d pages", s.pages)
	}
	return fmt.Sprintf("%d paragraphs", s.paragraphs)
}

type lockedPassage struct {
	sum      string               // SHA-256 of the paragraph, normalised
	mentions []mention.Mention    // all of the paragraph
	near     map[string]nearby    // the words beside figures, by their labels
	besides  []nearby             // the words beside each of mentions; nil until asked for
	salted   map[string][2]uint16 // digests of words that were asked for
	said     []mention.Mention    // numbers and dates that are said with something; see said.go
	phrases  []string             // quoted by the deck, no others
	isValue  bool                 // of results
	turns    map[string]string    // of those that the passage turns, see turnOf
	orders   []ordered            // what it says to be before, after, first, last or next
	speakers []string             // words by which it names those who speak in the deck
	kept     string               // words of the paragraph, as the rights of its source allow; empty for none
	run      string               // the words by which it is found at the address of its source; empty for none
	line     int
	lines    []int             // of the phrases in the lock
	text     string            // the paragraph; empty in a lock that was read
	sought   mention.Sought    // what is looked for in text, or in phrases
	stated   *mention.Set      // mentions; nil until asked for
	told     []mention.Mention // see figures; nil until asked for
	others   []otherForm       // claims that it bears out in another form, with the figures that do
	spoken   [][]string        // the words of the phrases; nil until asked for
}

// set is the passage's mentions as a set.
func (p *lockedPassage) set() *mention.Set {
	if p.stated == nil {
		p.stated = mention.NewSet(slices.Clone(p.mentions))
		if p.isValue {
			p.stated.Add(asWritten(p.mentions)...)
		}
	}
	return p.stated
}

// digest is the SHA-256 of a text, normalised, in hexadecimal.
func digest(text string) string {
	sum := sha256.Sum256([]byte(mention.Normalised(text)))
	return hex.EncodeToString(sum[:])
}

// Lock reads the source texts and returns the contents of a deck's sources.lock: for each
// cited passage its digest, all numbers, dates and numbered names in it, and the phrases that
// the deck quotes from it. The same deck and texts give the same bytes. The error is an
// [pandoc.Errors] if the deck is broken or a text is missing. Progress is called, by one goroutine at a time, each
// time that a text has been read: so many of how many.
func Lock(deck fs.FS, name string, sources fs.FS, progress ...func(read, of int, file string)) ([]byte, error) {
	c := newChecker(deck, name)
	c.progress = progress
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	l := c.makeLock(sources, nil)
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	c.checkClaims(l) // says which figure bears out what
	c.keepWords(l)
	return l.text(), nil
}

// makeLock makes a lock of all cited passages, and reports missing texts and paragraphs. In the passages it
// looks for what the deck quotes, and for the phrases of an older lock, nil for none.
func (c *checker) makeLock(sources fs.FS, old *lock) *lock {
	l := newLock()
	c.readCited(sources)
	for _, at := range c.cites {
		id := at.source()
		s := c.sources[id]
		if s == nil {
			continue
		}
		text := c.texts[id]
		if l.sources[id] == nil {
			l.sources[id] = &lockedSource{file: s.File}
			if text != nil {
				*l.sources[id] = lockedSource{file: s.File, paragraphs: len(text.Passages), pages: text.Pages, sum: digest(text.String())}
			}
		}
		if text == nil {
			continue
		}
		var none []passage
		for _, p := range at.passages {
			said, there := text.At(p.at)
			if !there {
				none = append(none, p)
			} else if l.passages[p] == nil {
				mentions := text.language.Read(said)
				l.passages[p] = &lockedPassage{sum: digest(said), mentions: mentions, said: saidOf(mentions), isValue: p.at.Name != "", text: said}
			}
		}
		if len(none) > 0 {
			c.errorf(at.File, at.Line, "%s: %s; correct the citation", passageList(none), text.Missing(none[0].at))
		}
	}
	c.lockPhrases(l, old)
	c.lockSpeakers(l)
	for _, lp := range l.passages {
		lp.lockNearby(c.deck.Lang)
		lp.lockOrders(c.deck.Lang)
		lp.tidy()
	}
	return l
}

// lockPhrases looks for what the deck quotes, and for the phrases of an older lock, in the passages of a new
// one, and locks what the deck quotes.
func (c *checker) lockPhrases(l, old *lock) {
	sought := func(p *lockedPassage, piece string) { p.sought.Add(piece) }
	c.seek(l, sought)
	if old != nil {
		for p, was := range old.passages {
			for _, phrase := range was.phrases {
				if is := l.passages[p]; is != nil {
					sought(is, phrase)
				}
			}
		}
	}
	for _, lp := range l.passages {
		lp.sought.Look(lp.text)
	}
	c.seek(l, func(p *lockedPassage, piece string) {
		if p.sought.Found(piece) {
			p.phrases = append(p.phrases, piece)
			if turn := turnOf(piece, p.text); turn != "" {
				if p.turns == nil {
					p.turns = map[string]string{}
				}
				p.turns[piece] = turn
			}
		}
	})
}

// tidy sorts mentions and phrases and drops equal ones.
func (p *lockedPassage) tidy() {
	slices.SortFunc(p.mentions, func(a, b mention.Mention) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), compareNumbers(a.Value, b.Value), cmp.Compare(a.String(), b.String()))
	})
	p.mentions = slices.CompactFunc(p.mentions, func(a, b mention.Mention) bool { return a.Kind == b.Kind && a.String() == b.String() })
	slices.SortFunc(p.phrases, func(a, b string) int {
		return cmp.Or(slices.Compare(mention.Spoken(a), mention.Spoken(b)), cmp.Compare(a, b))
	})
	p.phrases = slices.CompactFunc(p.phrases, func(a, b string) bool { return slices.Equal(mention.Spoken(a), mention.Spoken(b)) })
}

// compareNumbers orders canonical values by number, and those that are none as text.
func compareNumbers(a, b string) int {
	switch {
	case mention.Less(mention.Bare(a), mention.Bare(b)):
		return -1
	case mention.Less(mention.Bare(b), mention.Bare(a)):
		return 1
	}
	return cmp.Compare(a, b)
}
