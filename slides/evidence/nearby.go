package evidence

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides/mention"
)

// This file keeps in the lock which words stand beside a figure, without the words: a digest of 16 bits each, salted
// with the passage's SHA-256. Of 65,536 values, one word in 65,536 has that of another by chance: enough to tell that a
// word of the deck stands there, too little to tell which words do.

// nearby is how near the words stand to a figure, by their digests: indexes of closeness.
type nearby map[uint16]int

// maxNearby is how many words the lock keeps of those beside a figure: the nearest.
const maxNearby = 16

// namePrefix tells a word with a capital within a sentence from the same in small letters.
const namePrefix = "^"

// salted is the digest of a word in a passage with a SHA-256.
func salted(sum, word string) uint16 {
	d := sha256.Sum256([]byte(sum + " " + word))
	return binary.BigEndian.Uint16(d[:])
}

// nearbyOf are the words beside a figure of a passage with a SHA-256, at each place where it stands: the nearest of each in turn.
func nearbyOf(sum string, places [][]mention.Word) nearby {
	var all []mention.Word
	for _, words := range places {
		slices.SortStableFunc(words, func(a, b mention.Word) int { return cmp.Compare(a.Level, b.Level) })
	}
	for i := range maxNearby {
		for _, words := range places {
			if i < len(words) {
				all = append(all, words[i])
			}
		}
	}
	n := nearby{}
	for _, w := range all[:min(maxNearby, len(all))] {
		key := w.Key
		if w.Name {
			key = namePrefix + key
		}
		n.add(salted(sum, key), w.Level)
	}
	return n
}

// add adds a word, as near as it comes.
func (n nearby) add(digest uint16, level int) {
	if had, known := n[digest]; !known || level < had {
		n[digest] = level
	}
}

// noWords stands for a level without words in a line of the lock.
const noWords = "-"

// String has a group of digests for each level, the nearest first: "0a1b 77c0 / 1f02 / - / 9a9a".
func (n nearby) String() string {
	var groups [mention.Levels][]string
	for digest, level := range n {
		groups[level] = append(groups[level], fmt.Sprintf("%04x", digest))
	}
	var all []string
	for _, g := range groups {
		slices.Sort(g)
		all = append(all, cmp.Or(strings.Join(g, " "), noWords))
	}
	return strings.TrimRight(strings.Join(all, " / "), " /"+noWords)
}

var nearbyForm = regexp.MustCompile(`^[0-9a-f]{4}(?: [0-9a-f]{4})*$`)

// readNearby reads what String writes; false for anything else.
func readNearby(text string) (nearby, bool) {
	n := nearby{}
	for level, g := range strings.Split(text, " / ") {
		if g == noWords {
			continue
		}
		if level >= mention.Levels || !nearbyForm.MatchString(g) {
			return nil, false
		}
		for word := range strings.FieldsSeq(g) {
			digest, _ := strconv.ParseUint(word, 16, 16)
			n.add(uint16(digest), level)
		}
	}
	return n, len(n) > 0 && len(n) <= maxNearby && n.String() == text
}

// label is a figure as a line of the lock has it.
func label(m mention.Mention) string { return mentionKinds[m.Kind] + ": " + m.String() }

// lockNearby keeps the words beside the figures of a passage whose text is known, where it has more of a class. lang is
// the deck's.
func (p *lockedPassage) lockNearby(lang string) {
	words := map[string][][]mention.Word{} // at each place where the figure stands
	for i, w := range mention.Around(p.text, lang, p.mentions) {
		if len(w) > 0 {
			words[label(p.mentions[i])] = append(words[label(p.mentions[i])], w)
		}
	}
	near := map[string]map[string]nearby{} // by class
	for _, m := range p.mentions {
		class, figure := m.Class(), label(m)
		if near[class] == nil {
			near[class] = map[string]nearby{}
		}
		near[class][figure] = nearbyOf(p.sum, words[figure])
	}
	p.near = map[string]nearby{}
	for _, figures := range near {
		for figure, n := range figures {
			if kept := n.without(figures); len(kept) > 0 {
				p.near[figure] = kept
			}
			p.lockOpposites(figure, lang, words[figure])
		}
	}
}

// without is the words beside a figure but for those that stand as near to each of the figures of its class: they tell
// none of them from the others.
func (n nearby) without(figures map[string]nearby) nearby {
	kept := nearby{}
	for digest, level := range n {
		for _, other := range figures {
			if at, stands := other[digest]; !stands || at != level {
				kept[digest] = level
				break
			}
		}
	}
	return kept
}
