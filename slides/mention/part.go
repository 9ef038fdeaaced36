package mention

import (
	"slices"
	"strings"
)

// This file tells which words of a sentence belong to which of its figures. In "the Marlow sailed at 14 knots and the Teal at 9"
// Marlow belongs to 14, Teal to 9, and sailed to both.

// belonging is how a word of a sentence belongs to a figure there.
type belonging byte

const (
	byDistance belonging = iota // nothing but the distance tells
	ofAnother                   // it stands in the part of another figure
	ofBoth                      // it stands in one part and is meant in others
	ofOwn                       // it stands in the part of the figure
)

// maxParts is of how many parts of a sentence is asked what they take over from the first.
const maxParts = 50

// part is a part of a sentence with a figure, or with several that nothing parts. What it has are indexes of items.
type part struct {
	from, to    int
	first, last int   // its figures
	before      []int // the words before the first figure
	behind      []int // the words behind the last figure, up to a mark
	joined      bool  // its figures have nothing between but words that say nothing, as in from 3 to 5
	// takes are the words of the first part that this one takes over; of the first, those that any takes.
	takes map[int]bool
}

// division is a sentence divided into parts by its figures of one class.
type division struct {
	parts []part
	head  int             // where its heading ends
	heads map[string]bool // the words of the heading
}

// placed is a figure in its sentence.
type placed struct {
	*division
	own int // its part
}

// divisions finds for each figure of a text where it is placed.
func divisions(all []item) map[int]placed {
	found := map[int]placed{}
	for from := 0; from < len(all); {
		to := from
		for to < len(all) && all[to].cost != sentenceCost {
			to++
		}
		classes := map[string][]int{}
		for i := from; i < to; i++ {
			if all[i].mention >= 0 && all[i].class != "" {
				class := strings.TrimRight(all[i].class, "-") // dates of a year and of a day are one class here
				classes[class] = append(classes[class], i)
			}
		}
		for _, figures := range classes {
			d := divide(all, from, to, figures)
			own := 0
			for _, f := range figures {
				for f >= d.parts[own].to {
					own++
				}
				found[f] = placed{d, own}
			}
		}
		from = to + 1
	}
	return found
}

// divide divides a sentence by some figures.
func divide(all []item, from, to int, figures []int) *division {
	d := &division{head: from, heads: map[string]bool{}}
	for i, f := range figures {
		if i == 0 {
			d.parts = append(d.parts, part{from: from, first: f, last: f})
			continue
		}
		last := &d.parts[len(d.parts)-1]
		if at := partedAt(all, figures[i-1], f); at >= 0 {
			last.to = at + 1
			d.parts = append(d.parts, part{from: at + 1, first: f, last: f})
		} else {
			last.last = f
		}
	}
	last := &d.parts[len(d.parts)-1]
	last.to = to
	for i := range d.parts {
		p := &d.parts[i]
		p.before, p.behind = wordsIn(all, p.from, p.first), wordsIn(all, p.last+1, markIn(all, p.last+1, p.to))
		p.joined = p.first < p.last && areJoined(all, p.first, p.last)
	}
	d.head += heading(all[from:last.first])
	for _, w := range wordsIn(all, from, d.head) {
		d.heads[all[w].word.Key] = true
	}
	first := &d.parts[0]
	first.takes = map[int]bool{}
	for i := 1; i < min(maxParts, len(d.parts)); i++ {
		p := &d.parts[i]
		p.takes = map[int]bool{}
		for _, w := range p.takesFrom(first, all) {
			p.takes[w], first.takes[w] = true, true
		}
	}
	return d
}

// how is how a word at an item belongs to a figure.
func (p placed) how(all []item, at int) belonging {
	if p.division == nil || at < p.parts[0].from || at >= p.parts[len(p.parts)-1].to {
		return byDistance
	}
	own := &p.parts[p.own]
	switch within := own.from <= at && at < own.to; {
	case at < p.head && at < own.to, own.takes[at], within && p.heads[all[at].word.Key], within && own.joined && (at < own.first || at > own.last):
		return ofBoth
	case !within:
		return ofAnother
	case len(p.parts) > 1 && own.first == own.last && (len(own.behind) == 0 && at < own.last || len(own.behind) > 0 && at <= own.behind[len(own.behind)-1]):
		return ofOwn
	}
	return byDistance
}

// partedAt is the item between two figures behind which another part begins: the first of the marks and words that part most; -1
// if there is none, or if the figures are in a list, with nothing between but units.
func partedAt(all []item, a, b int) int {
	at := -1
	for i := a + 1; i < b; i++ {
		if all[i].parts() && (at < 0 || all[i].cost > all[at].cost) {
			at = i
		}
	}
	unit, next := all[a+1], all[min(b+1, len(all)-1)]
	if unit.unit && next.unit && unit.word.Key != next.word.Key { // 12 lamps and 15 doors
		return at
	}
	if slices.ContainsFunc(all[a+1:b], func(it item) bool { return !it.unit && !it.parts() }) {
		return at
	}
	return -1
}

// areJoined reports whether figures have words between, and none that says something.
func areJoined(all []item, a, b int) bool {
	small := false
	for _, it := range all[a+1 : b] {
		if it.word.Key != "" && !it.unit && it.class != all[a].class {
			return false
		}
		small = small || it.word.Key == "" && !it.parts()
	}
	return small
}

// parts reports whether another part of a sentence may begin behind an item.
func (it item) parts() bool { return it.word.Key == "" && it.cost > 0 }

// markIn is the first item from one to another that parts words; the other if there is none.
func markIn(all []item, from, to int) int {
	for i := from; i < to; i++ {
		if all[i].parts() {
			return i
		}
	}
	return to
}

// wordsIn are the items from one to another that are words.
func wordsIn(all []item, from, to int) (words []int) {
	for i := from; i < min(to, from+maxWalk); i++ {
		if all[i].word.Key != "" {
			words = append(words, i)
		}
	}
	return words
}

// heading is how many items of a sentence stand before its last colon, if nothing else parts it so much before: they are a heading
// of what stands behind.
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

// takesFrom are the words of the first part that a later one leaves out and means. Before its figure it has some words that stand for as many
// of the first, so that the others are meant: in "the East Quay handled 19 tons and the West Quay 11", West stands for East. Behind it
// they stand for as many at the beginning if both begin with the same word, else at the end.
func (p *part) takesFrom(first *part, all []item) (taken []int) {
	before, own := without(first.before, p.before, all), without(p.before, first.before, all)
	if n := len(own); n < len(before) {
		from := p.opposite(first, all, own, before)
		taken = slices.Concat(before[:from], before[min(from+n, len(before)):])
	}
	behind, own := without(first.behind, p.behind, all), without(p.behind, first.behind, all)
	if n := len(own); n < len(behind) {
		if begins := all[first.last+1].small; n > 0 && begins != "" && begins == all[p.last+1].small {
			return append(taken, behind[n:]...)
		}
		taken = append(taken, behind[:len(behind)-n]...)
	}
	return taken
}

// opposite is where among the words before the first figure those begin for which the own words of a later part stand: before a word that both
// have, if they stand directly before it, as in lowest level and highest level; at a name, if they begin with one; else at the beginning.
func (p *part) opposite(first *part, all []item, own, before []int) int {
	if len(own) == 0 {
		return 0
	}
	next := own[len(own)-1] + 1
	if slices.Contains(p.before, next) {
		anchor := slices.IndexFunc(first.before, func(w int) bool { return all[w].word.Key == all[next].word.Key })
		end, _ := slices.BinarySearch(before, first.before[anchor])
		return max(0, end-len(own))
	}
	if all[own[0]].word.Name {
		return max(0, slices.IndexFunc(before, func(w int) bool { return all[w].word.Name }))
	}
	return 0
}

// without are the words of a list that others do not have.
func without(list, others []int, all []item) (rest []int) {
	has := map[string]bool{}
	for _, w := range others {
		has[all[w].word.Key] = true
	}
	for _, w := range list {
		if !has[all[w].word.Key] {
			rest = append(rest, w)
		}
	}
	return rest
}
