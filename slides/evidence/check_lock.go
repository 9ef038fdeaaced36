package evidence

import (
	"cmp"
	"exhibit/slides/fault"
	"exhibit/slides/mention"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// checkStale reports entries of the lock that the deck no longer uses.
func (c *checker) checkStale(l *lock) {
	cited, citedSources := map[passage]bool{}, c.citedSources()
	for _, at := range c.cites {
		for _, p := range at.passages {
			cited[p] = true
		}
	}
	type quotation struct {
		of    *lockedPassage
		words string
	}
	quoted := map[quotation]bool{}
	spoken := func(phrase string) string { return strings.Join(mention.Spoken(phrase), " ") }
	c.seek(l, func(p *lockedPassage, piece string) { quoted[quotation{p, spoken(piece)}] = true })
	for _, id := range slices.Sorted(maps.Keys(l.sources)) {
		s := c.sources[id]
		switch at := (place{File: LockFile, Line: l.sources[id].line}); {
		case s == nil || !citedSources[id]:
			c.find(at, "lock", "source %s is locked but the deck does not cite it; run exhibit lock", id).relock()
		case s.File != l.sources[id].file:
			c.find(at, "lock", "the lock is of %s, but the text of %s is %s; run exhibit lock", l.sources[id].file, id, cmp.Or(s.File, "not named")).relock()
		}
	}
	for _, p := range slices.SortedFunc(maps.Keys(l.passages), comparePassages) {
		lp := l.passages[p]
		if !cited[p] {
			c.find(place{File: LockFile, Line: lp.line}, "lock", "%s is locked but nothing cites it; run exhibit lock", p).relock()
			continue
		}
		if l.sources[p.source] == nil {
			c.find(place{File: LockFile, Line: lp.line}, "lock", "%s is locked but its source is not; run exhibit lock", p).relock()
		}
		for i, phrase := range lp.phrases {
			if !quoted[quotation{lp, spoken(phrase)}] {
				c.find(place{File: LockFile, Line: lp.lines[i]}, "lock", "“%s” is locked for %s but nothing quotes it; run exhibit lock", phrase, p).relock()
			}
		}
	}
}

// checkLock compares the lock with one made anew from the source texts.
func (c *checker) checkLock(l *lock, sources fs.FS) {
	made := c.makeLock(sources, l)
	if l.older && !l.first {
		c.tell(Unchecked, place{File: LockFile, Line: 1}, "lock", fault.Say("the lock is of an older exhibit and says less of its texts, so that figures of one sentence and before and after were not checked as well as they can be; run exhibit lock")).relock()
	}
	c.nameOtherWords(made)
	c.checkOrder(made)
	where := map[string][]passage{} // the paragraphs of changed texts, by their digest
	for _, id := range slices.Sorted(maps.Keys(made.sources)) {
		if text := c.texts[id]; text != nil && l.sources[id] != nil && l.sources[id].sum != made.sources[id].sum {
			for i, at := range text.Spots() {
				sum := digest(text.Passages[i].Text)
				where[sum] = append(where[sum], passage{id, at})
			}
		}
	}
	changed := map[string]bool{}
	for _, p := range slices.SortedFunc(maps.Keys(made.passages), comparePassages) {
		was, is := l.passages[p], made.passages[p]
		if was == nil || c.isOfResults(p.source) {
			continue // reported where it is cited
		}
		at := place{File: LockFile, Line: was.line}
		switch {
		case was.sum != is.sum:
			changed[p.source] = true
			moved := ""
			if now := where[was.sum]; len(now) > 0 && now[0].source == p.source {
				moved = fmt.Sprintf("; it now stands in %s", now[0].at)
			}
			c.find(at, "lock", "the text of %s has changed%s; look at what leans on it, then run exhibit lock", p, moved)
		case l.older && other(was, is) != "": // older versions read figures otherwise, and none that is not there
			c.find(at, "lock", "the figures locked for %s are not those of its text, which does not have %s; run exhibit lock", p, other(was, is)).relock()
		case !l.older && !sameMentions(was.mentions, is.mentions):
			c.find(at, "lock", "the figures locked for %s are not those of its text, %s; run exhibit lock", p, difference(was.mentions, is.mentions)).relock()
		case !l.older && !slices.EqualFunc(was.said, is.said, func(a, b mention.Mention) bool { return saidLine(a) == saidLine(b) }):
			c.find(at, "lock", "what is locked to be said with the figures of %s is not what its text says; run exhibit lock", p).relock()
		case !l.older && !maps.EqualFunc(was.near, is.near, maps.Equal[nearby, nearby]):
			c.find(at, "lock", "the words locked beside the figures of %s are not those of its text; run exhibit lock", p).relock()
		case !l.older && !slices.EqualFunc(was.orders, is.orders, func(a, b ordered) bool { return a.String() == b.String() }):
			c.find(at, "lock", "what is locked to be before, after, first, last or next in %s is not what its text says; run exhibit lock", p).relock()
		default:
			before := len(c.findings)
			for i, phrase := range was.phrases {
				if !is.sought.Found(phrase) {
					c.find(place{File: LockFile, Line: was.lines[i]}, "lock", "“%s” is locked for %s, whose text does not have it; run exhibit lock", phrase, p).relock()
				}
			}
			c.checkKept(p, was, is)
			if what := otherLine(was, is); what != "" && !l.older && len(c.findings) == before {
				c.find(at, "lock", "what is locked for %s is not what its text and the deck make of it: %s; run exhibit lock", p, what).relock()
			}
		}
	}
	for _, id := range slices.Sorted(maps.Keys(made.sources)) {
		was, is := l.sources[id], made.sources[id]
		if was == nil || is.sum == "" || c.isOfResults(id) {
			continue
		}
		at := place{File: LockFile, Line: was.line}
		if was.pages != is.pages {
			c.find(at, "lock", "the text of %s has %d pages, not %d; run exhibit lock", id, is.pages, was.pages)
		} else if was.paragraphs != is.paragraphs {
			c.find(at, "lock", "the text of %s has %d paragraphs, not %d; run exhibit lock", id, is.paragraphs, was.paragraphs)
		} else if was.sum != is.sum && !changed[id] {
			c.find(at, "lock", "the text of %s has changed, though no cited passage of it; run exhibit lock", id).relock()
		}
	}
}

// ownCheck are the keys of the lines of a passage's block that are checked by themselves: phrases, of which the deck may have others
// since, and words, of which others may be chosen.
var ownCheck = []string{"phrase: ", "link: ", "text: "}

// otherLine says in which line two entries of a passage differ, one that was locked and one that was made anew: whatever lines there
// are, but for those of ownCheck. It is empty for none.
func otherLine(was, is *lockedPassage) string {
	lines := func(p *lockedPassage) []string {
		all := slices.DeleteFunc(p.lockLines(), func(line string) bool {
			return slices.ContainsFunc(ownCheck, func(key string) bool { return strings.HasPrefix(line, key) })
		})
		slices.Sort(all)
		return all
	}
	locked, made := lines(was), lines(is)
	for i, line := range locked {
		if i == len(made) || line < made[i] {
			return "it has the line " + line
		} else if line > made[i] {
			return "it lacks the line " + made[i]
		}
	}
	if len(made) > len(locked) {
		return "it lacks the line " + made[len(locked)]
	}
	return ""
}

// other is the first figure, date or name of an entry of an older lock that the text of the passage does not state; empty for none.
func other(was, is *lockedPassage) string {
	for _, m := range was.mentions {
		if !is.set().States(m) {
			return m.String()
		}
	}
	return ""
}

func sameMentions(a, b []mention.Mention) bool {
	return slices.EqualFunc(a, b, func(x, y mention.Mention) bool { return x.Kind == y.Kind && x.String() == y.String() })
}

// difference is the part of a message that names the first mention that only one of two
// lists has.
func difference(locked, found []mention.Mention) string {
	lacking := func(list, among []mention.Mention) string {
		has := map[string]bool{}
		for _, f := range among {
			has[f.String()] = true
		}
		for _, f := range list {
			if !has[f.String()] {
				return f.String()
			}
		}
		return ""
	}
	if f := lacking(locked, found); f != "" {
		return "which does not have " + f
	}
	if f := lacking(found, locked); f != "" {
		return "which has " + f
	}
	return "in another order"
}
