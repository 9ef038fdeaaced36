package evidence

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// This file holds the verdicts of the file of reviews against the statements of the deck.

// sumDigits is how many digits of a passage's digest a verdict has.
const sumDigits = 16

// TextSums are the beginnings of the digests of a statement's passages, as a verdict has them.
func (s *Statement) TextSums() (sums []string) {
	for _, b := range s.Passages {
		sums = append(sums, b.Sum[:min(sumDigits, len(b.Sum))])
	}
	return sums
}

// Names are those of a statement's passages.
func (s *Statement) Names() (names []string) {
	for _, b := range s.Passages {
		names = append(names, b.Name)
	}
	return names
}

// judge puts each verdict to its statement: that with the same words and the same passages, else the one of the
// slide with the same passages whose words are the likest, since they may have changed. What was said of statements that are gone stays in the
// file, and counts for nothing.
func (c *checker) judge(all []*stating) {
	c.gone = nil
	for _, entry := range c.parsed.Judgements {
		j := Judgement{Judgement: entry}
		var same, nearest *stating
		most := 0.5 // of the words are the same at least
		for _, s := range all {
			if s.Slide != entry.Slide || !slices.Equal(s.Names(), entry.Passages) {
				continue
			}
			if mention.Normalised(s.Text) == mention.Normalised(entry.Statement) {
				same = s
			} else if like := likeness(s.Text, entry.Statement); like >= most {
				nearest, most = s, like
			}
		}
		switch {
		case same != nil:
			same.Take(j)
		case nearest != nil:
			j.Changed = StatementChanged
			nearest.Take(j)
		default:
			c.gone = append(c.gone, entry)
		}
	}
}

// likeness is the share of the words of two texts that both have: 1 for the same and for one that is a part of the other, 0 for none.
func likeness(one, other string) float64 {
	if strings.Contains(mention.Normalised(one), strings.TrimRight(mention.Normalised(other), ".!?")) {
		return 1
	}
	a, b := mention.Spoken(one), mention.Spoken(other)
	shared := 0
	for _, w := range a {
		if slices.Contains(b, w) {
			shared++
		}
	}
	return float64(shared) / float64(max(1, len(a), len(b)))
}

// Take adds a verdict in place of an earlier one of the same reviewer.
func (s *Statement) Take(j Judgement) {
	if j.Changed == "" {
		sums := s.TextSums()
		for i, name := range j.Passages {
			if sums[i] == "" || !strings.HasPrefix(sums[i], j.Texts[i]) {
				j.Changed = name
				break
			}
		}
	}
	s.Reviews = append(slices.DeleteFunc(s.Reviews, func(other Judgement) bool { return other.By == j.By }), j)
}

// checkJudgements reports verdicts on what has changed since.
func (c *checker) checkJudgements(l *lock) {
	if len(c.parsed.Judgements) == 0 {
		return
	}
	for _, s := range c.statements(l) {
		current := s.Current()
		for _, j := range s.Reviews {
			// Once somebody has read it anew, what others said of the earlier text needs no word.
			if j.Changed != "" && len(current) == 0 && (l != nil || j.Changed == StatementChanged) {
				c.find(j.Place, "review", "%s has changed since %s read “%s” on %s; read it again with exhibit review", j.Changed, j.By, short(j.Statement), j.On)
			}
		}
	}
}

// maxShort is how many characters of a statement a message shows.
const maxShort = 60

// short is the beginning of a text.
func short(text string) string {
	runes := []rune(strings.ReplaceAll(text, "\n", " / "))
	if len(runes) <= maxShort {
		return string(runes)
	}
	return string(runes[:maxShort-1]) + "…"
}

// Unreviewed returns findings on the statements of a deck that nobody has read beside their passages, or that
// these are said not to support. The error is a [pandoc.Errors] of a broken deck.
func Unreviewed(deck fs.FS, name string) ([]Finding, error) {
	c := newChecker(deck, name)
	l := c.readLock()
	if len(c.errs) > 0 {
		return nil, c.errs.Sorted()
	}
	c.findings = nil // what newChecker has found is not asked for
	c.requireReviews(l)
	c.nameSlides()
	return Sorted(c.findings), nil // each, since the page of a review names each
}

// requireReviews reports statements that nobody has read beside their passages as they are or can read beside them, or of which somebody
// says that the passages do not support them, one finding for each.
func (c *checker) requireReviews(l *lock) {
	all, wide := c.allStatements(l)
	placeOf := func(s *stating) place {
		at := place{File: c.parsed.Place(0).File, Line: s.Line}
		if s.file != "" {
			at.File = s.file
		}
		return at
	}
	for _, s := range wide {
		if n := len(s.scope.passages); s.sumsUp {
			c.tell(Unchecked, placeOf(s), "review", fault.Say("“%s” sums up %d passages, and nobody is asked to read it beside them; its rows are asked for", short(s.Text), n))
		} else {
			c.find(placeOf(s), "review", "nobody can read “%s” beside %d passages; cite at most %d, or divide it into sentences with a citation each", short(s.Text), n, maxReviewed)
		}
	}
	for _, s := range all {
		at := placeOf(s)
		if s.Unread() {
			hint := ""
			if c.signedBlindly(s) {
				hint = ", or add to what is signed in the front matter text: with the first digits of the passage's sha256 in " + LockFile + ", without which it may have changed since"
			}
			read := "“" + short(s.Text) + "”"
			if s.part != "" {
				read += " of " + s.part
			}
			c.find(at, "review", "nobody has read %s beside %s; read it with exhibit review%s", read, s.scope, hint)
		} else if doubt := s.Doubt(); doubt != nil {
			note := ""
			if doubt.Note != "" {
				note = ": " + short(doubt.Note)
			}
			c.find(at, "review", "%s: “%s” is said to be borne out %s by %s%s; correct it, and have it read again", doubt.By, short(s.Text), halfhearted[doubt.Verdict], s.scope, note)
		}
	}
}

// halfhearted are the verdicts that are not full support, as messages say them.
var halfhearted = map[string]string{"partly": "only partly", "does-not-support": "not at all"}

// signed reports whether the front matter has a signature under each passage of a statement that says which text it is of, and that
// the text is still the one that is locked.
func (c *checker) signed(s *stating, l *lock) bool {
	return c.supported(s, func(r *pandoc.Review) bool {
		return r.Text != "" && l != nil && l.passages[passageOf(r)] != nil && !changed(r, l)
	})
}

// signedBlindly reports whether the front matter has a signature under each passage of a statement, if they need not say of which text.
func (c *checker) signedBlindly(s *stating) bool {
	return c.supported(s, func(*pandoc.Review) bool { return true })
}

// supported reports whether each passage of a statement has a signature in the front matter that counts.
func (c *checker) supported(s *stating, counts func(*pandoc.Review) bool) bool {
	return !slices.ContainsFunc(s.scope.passages, func(p passage) bool {
		return !slices.ContainsFunc(c.parsed.Reviews, func(r pandoc.Review) bool {
			return passageOf(&r) == p && (r.Slide == "" || r.Slide == s.Slide) && r.Verdict == slides.ReviewVerdicts[0] && counts(&r)
		})
	})
}

// onSlide is a passage as a slide cites it.
type onSlide struct {
	passage
	slide string
}

// judgedPassages returns, by passage and slide, the verdict that the file of reviews comes to: the gravest on a statement of the slide
// that leans on the passage, or support where all of them have been read. Statements of data are of the slides that show it. Of a passage
// that slides cite, what is said of speaker notes is not told, so that nothing of a note is seen in what a slide shows.
func (c *checker) judgedPassages(l *lock) map[onSlide]*slides.Review {
	verdicts := map[onSlide]*slides.Review{}
	if len(c.parsed.Judgements) == 0 {
		return verdicts
	}
	unread, public := map[onSlide]bool{}, c.publicPassages()
	for _, s := range c.statements(l) {
		current := s.Current()
		on := []string{s.Slide}
		if s.Slide == "" {
			on = c.parsed.Charting(s.Title)
		}
		for _, p := range s.scope.passages {
			if s.note && public[p] {
				continue
			}
			for _, slug := range on {
				at := onSlide{p, slug}
				unread[at] = unread[at] || len(current) == 0
				for _, j := range current {
					verdicts[at] = graver(verdicts[at], j.Review)
				}
			}
		}
	}
	for at, r := range verdicts {
		if unread[at] && r.Verdict == slides.ReviewVerdicts[0] {
			delete(verdicts, at)
		}
	}
	return verdicts
}

// graver is the graver of two verdicts. Of two that are equally grave the names of both reviewers count, and the
// later day. was may be nil.
func graver(was *slides.Review, r slides.Review) *slides.Review {
	rank := func(r *slides.Review) int { return slices.Index(slides.ReviewVerdicts, r.Verdict) }
	switch {
	case was == nil || rank(&r) > rank(was):
		return &r
	case rank(&r) < rank(was):
		return was
	}
	both := *was
	if !slices.Contains(strings.Split(was.By, ", "), r.By) {
		both.By = fmt.Sprintf("%s, %s", was.By, r.By)
	}
	both.On = max(was.On, r.On)
	if both.Note == "" {
		both.Note = r.Note
	}
	return &both
}
