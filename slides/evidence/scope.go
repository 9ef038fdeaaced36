package evidence

import (
	"slices"

	"exhibit/slides"
	"exhibit/slides/mention"
)

// scope is the passages that bear out a part of the deck. All claims that lean on the same passages share
// one, so that what is worked out for all of its passages is worked out once.
type scope struct {
	passages []passage // each once
	missing  []string  // claims that the passages do not have, each once, maxMissing at most

	locked     []*lockedPassage // of all passages; nil if the lock lacks one of them
	size       int              // the mentions in locked
	asked      int              // the passages that were asked for a mention one by one
	all        *mention.Set     // the mentions of all; nil until that is worth while
	resolved   bool
	name       string // of the passages, in a message
	paragraphs map[int]bool
}

const (
	maxMissing = 20  // claims that are named for one passage
	maxQuoted  = 200 // passages among which the words of a quotation are looked for
)

// newScope returns the scope of passages; nil for none.
func newScope(passages ...[]passage) *scope {
	all := distinct(slices.Concat(passages...))
	if len(all) == 0 {
		return nil
	}
	return &scope{passages: all}
}

// citedScope returns the scope of citations; nil for none.
func citedScope(cites []slides.Cite) *scope { return newScope(passagesOf(cites)) }

// list returns the passages of a scope, which may be nil.
func (s *scope) list() []passage {
	if s == nil {
		return nil
	}
	return s.passages
}

// in returns what the lock has for all passages; false if it lacks one of them.
func (s *scope) in(l *lock) ([]*lockedPassage, bool) {
	if !s.resolved {
		s.resolved = true
		for _, p := range s.passages {
			lp := l.passages[p]
			if lp == nil {
				s.locked = nil
				break
			}
			s.locked = append(s.locked, lp)
			s.size += len(lp.mentions)
		}
	}
	return s.locked, s.locked != nil
}

// states reports whether a passage states a mention. Once it has been asked as often as there are mentions,
// it makes one set of all of them.
func (s *scope) states(want mention.Mention) bool {
	if slices.ContainsFunc(s.locked, func(lp *lockedPassage) bool { return lp.rounds(want) }) {
		return true
	}
	if s.all == nil && len(s.locked) > 1 {
		if s.asked += len(s.locked); s.asked > s.size {
			s.all = mention.NewSet(nil)
			for _, lp := range s.locked {
				s.all.Add(lp.set().All()...)
			}
		}
	}
	if s.all != nil {
		return s.all.States(want)
	}
	return slices.ContainsFunc(s.locked, func(lp *lockedPassage) bool { return lp.set().States(want) })
}

// has reports whether a condition holds for the mentions of a passage.
func (s *scope) has(is func(*mention.Set) bool) bool {
	if s.all != nil {
		return is(s.all)
	}
	return slices.ContainsFunc(s.locked, func(lp *lockedPassage) bool { return is(lp.set()) })
}

// cites reports whether a passage is the paragraph with a number, of any source.
func (s *scope) cites(paragraph int) bool {
	if s.paragraphs == nil {
		s.paragraphs = map[int]bool{}
		for _, p := range s.passages {
			s.paragraphs[p.at.Paragraph] = true
		}
	}
	return s.paragraphs[paragraph]
}

// lacks notes a claim that the passages do not have.
func (s *scope) lacks(text string) {
	if len(s.missing) < maxMissing && !slices.Contains(s.missing, text) {
		s.missing = append(s.missing, text)
	}
}

// String names the passages, as [passageList] does.
func (s *scope) String() string {
	if s.name == "" {
		s.name = passageList(s.passages)
	}
	return s.name
}
