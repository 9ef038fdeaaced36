package mention

import (
	"slices"
	"strings"
)

// This file tells which words of a sentence belong to which of its figures: in "the Marlow sailed at 14 knots and the Teal at 9",
// Marlow to 14, Teal to 9, and sailed to both.

// belonging is how a word of a sentence belongs to a figure there.
type belonging byte

const (
	byDistance belonging = iota // nothing but the distance tells
	ofAnother                   // it stands in the part of another figure
	ofBoth                      // a later part takes it over from the first
	ofOwn                       // it stands in the part of the figure, and of no other
)

// part is a part of a sentence with a figure of a class, or with several that nothing parts.
type part struct {
	from, to    int   // items
	first, last int   // its figures: items
	before      []int // the words before the first figure, in order: items
	behind      []int // the words behind the last figure
	joined      bool  // its figures have nothing between but words that say nothing: from 3 to 5
}

// parts are those of a text by the figures that they have: for each figure, the parts of its sentence, the first of the
// text's at the front, and which of them has it. A figure alone in its sentence, or parted from none, has no entry.
type parts map[int]placed

type placed struct {
	all  []part
	own  int
	held []map[int]belonging // for each part, how words belong to it, by their items
}

// heading is how many items of a sentence stand before the last colon, if nothing else parts it so much before: they are a heading of what
// stands behind.
func heading(sentence []item) (size int) {
	for i, it := range sentence {
		switch {
		case it.small == ":" || it.small == "：":
			size = i
		case it.cost >= colonCost:
			return size
		}
	}
	return size
}

// how is how the word at an item belongs to the figure.
func (p placed) how(word int) belonging {
	if p.held == nil {
		return byDistance
	}
	return p.held[p.own][word]
}

// partsOf divides the sentences of a text.
func partsOf(all []item) parts {
	found := parts{}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].cost != sentenceCost {
			to++
		}
		classes := map[string][]int{}
		for i := from; i < to; i++ {
			if all[i].mention >= 0 && all[i].class != "" {
				class := strings.TrimRight(all[i].class, "-") // of dates, whatever they are exact to
				classes[class] = append(classes[class], i)
			}
		}
		for _, figures := range classes {
			of, each := divide(all, from, to, figures)
			found.add(all, of, each)
		}
		from = to + 1
	}
	return found
}

// add adds the parts of one sentence for the figures of one class.
func (p parts) add(items []item, all []part, figures [][]int) {
	held := make([]map[int]belonging, len(all))
	for i := range all {
		held[i] = map[int]belonging{}
		for k, other := range all {
			for w := other.from; w < other.to; w++ {
				if k != i {
					held[i][w] = ofAnother
				} else if len(all) > 1 && len(figures[i]) == 1 && w < ended(items, other.last+1, other.to) {
					held[i][w] = ofOwn
				}
			}
		}
	}
	head := heading(items[all[0].from:all[len(all)-1].first])
	if head > 0 {
		for i := range all {
			for w := all[0].from; w < min(all[0].from+head, all[i].from); w++ {
				held[i][w] = ofBoth
			}
		}
		for i := range all {
			for w := all[i].from; w < min(all[0].from+head, all[i].to); w++ {
				held[i][w] = ofBoth
			}
		}
	}
	for i := 1; i < len(all); i++ {
		_, taken := all[i].sharedWith(all[0], items)
		for _, w := range taken {
			held[0][w], held[i][w] = ofBoth, ofBoth
		}
	}
	for i := range all {
		for w := all[i].from; w < all[i].to; w++ {
			if key := items[w].word.Key; key != "" && slices.ContainsFunc(items[all[0].from:all[0].from+head], func(it item) bool { return it.word.Key == key }) {
				held[i][w] = ofBoth
			}
		}
		if p := all[i]; p.joined {
			for _, w := range slices.Concat(p.before, p.behind) {
				held[i][w] = ofBoth
			}
		}
		for _, f := range figures[i] {
			p[f] = placed{all, i, held}
		}
	}
}

// sharedWith are the words of a later part that the first has too, and those of the first that belong to both: the same, and those
// that the later one leaves out and means. Before its figure it has so many words that stand for as many at the beginning of the first,
// behind it so many that stand for as many at the end, or at the beginning if both begin alike.
func (p part) sharedWith(first part, all []item) (own, taken []int) {
	before, sameBefore, ownBefore := apartFrom(first.before, p.before, all)
	behind, sameBehind, ownBehind := apartFrom(first.behind, p.behind, all)
	_, _ = sameBefore, sameBehind
	if n := len(ownBefore); n < len(before) {
		from := p.anchored(first, all, ownBefore, before)
		if from < 0 && n > 0 && all[ownBefore[0]].word.Name {
			from = max(0, slices.IndexFunc(before, func(w int) bool { return all[w].word.Name }))
		}
		from = max(0, from)
		taken = append(append(taken, before[:from]...), before[min(from+n, len(before)):]...)
	}
	if n := len(ownBehind); n < len(behind) {
		if begins := all[first.last+1].small; n > 0 && begins != "" && begins == all[p.last+1].small {
			taken = append(taken, behind[n:]...)
		} else {
			taken = append(taken, behind[:len(behind)-n]...)
		}
	}
	return own, taken
}

// anchored is where among the words of the first part those begin that the own words of a later one stand for, if these stand directly
// before a word that both parts have, as in lowest level and highest level; -1 otherwise.
func (p part) anchored(first part, all []item, own, before []int) int {
	if len(own) == 0 {
		return -1
	}
	last := own[len(own)-1]
	if i := slices.Index(p.before, last); i+1 == len(p.before) || p.before[i+1] != last+1 {
		return -1
	}
	key := all[last+1].word.Key
	anchor := slices.IndexFunc(first.before, func(w int) bool { return all[w].word.Key == key })
	end := 0
	for end < len(before) && anchor >= 0 && before[end] < first.before[anchor] {
		end++
	}
	return max(0, end-len(own))
}

// apartFrom are the words of two lists that the other does not have, and those of each that it has.
func apartFrom(first, later []int, all []item) (rest []int, same [2][]int, others []int) {
	has := func(list []int, w int) bool {
		return slices.ContainsFunc(list, func(other int) bool { return all[other].word.Key == all[w].word.Key })
	}
	for _, w := range first {
		if has(later, w) {
			same[0] = append(same[0], w)
		} else {
			rest = append(rest, w)
		}
	}
	for _, w := range later {
		if has(first, w) {
			same[1] = append(same[1], w)
		} else {
			others = append(others, w)
		}
	}
	return rest, same, others
}

// has reports whether a word stands in a part.
func (p part) has(items []item, key string) bool {
	return slices.ContainsFunc(items[p.from:p.to], func(it item) bool { return it.word.Key == key })
}

// divide returns the parts of a sentence, and the figures of each. They are parted at the strongest mark or word between two
// figures that parts, if there are words between, other than units.
func divide(all []item, from, to int, figures []int) (found []part, of [][]int) {
	begin := from
	for i, f := range figures {
		if i > 0 {
			if at := partedAt(all, figures[i-1], f); at >= 0 {
				found[len(found)-1].to = at
				begin = at + 1
			} else {
				found[len(found)-1].last = f
				of[len(of)-1] = append(of[len(of)-1], f)
				continue
			}
		}
		found, of = append(found, part{from: begin, to: to, first: f, last: f}), append(of, []int{f})
	}
	for i := range found {
		p := &found[i]
		p.before, p.behind = wordsIn(all, p.from, p.first), wordsIn(all, p.last+1, ended(all, p.last+1, p.to))
		for _, it := range all[min(p.first+1, p.last):p.last] {
			p.joined = p.joined || it.word.Key == "" && it.cost == 0
		}
		p.joined = p.joined && !slices.ContainsFunc(all[p.first+1:p.last], func(it item) bool {
			return it.word.Key != "" && !it.unit && it.class != all[p.first].class
		})
	}
	return found, of
}

// ended is the first item from one to another that parts words; the other if there is none.
func ended(all []item, from, to int) int {
	for i := from; i < to; i++ {
		if all[i].word.Key == "" && all[i].cost > 0 {
			return i
		}
	}
	return to
}

// wordsIn are the items from one to another that are words.
func wordsIn(all []item, from, to int) (words []int) {
	for i := from; i < to; i++ {
		if all[i].word.Key != "" {
			words = append(words, i)
		}
	}
	return words
}

// partedAt is the item between two figures at which another part begins: the first of those that part most; -1 for none.
func partedAt(all []item, a, b int) int {
	at := -1
	for i := a + 1; i < b; i++ {
		if all[i].word.Key == "" && all[i].cost > 0 && (at < 0 || all[i].cost > all[at].cost) {
			at = i
		}
	}
	if unit, next := all[a+1], all[min(b+1, len(all)-1)]; unit.unit && next.unit && unit.word.Key != next.word.Key {
		return at // 12 lamps and 15 doors
	}
	if !slices.ContainsFunc(all[a+1:b], func(it item) bool { return it.word.Key != "" && !it.unit || it.small != "" && it.cost == 0 }) {
		return -1
	}
	return at
}
