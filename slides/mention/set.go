package mention

import (
	"slices"
	"strings"
	"unicode"
)

// Set is mentions that are asked again and again whether one of them states another.
type Set struct {
	mentions []Mention
	index    map[indexKey]bool // nil until a question is asked of more than a few
}

// indexKey is a form in which a mention is looked up, and what the form is of.
type indexKey struct {
	of   indexed
	text string
}

type indexed byte

const (
	numberValue  indexed = iota // a number, in both ways to read it
	dateValue                   // a date, in both ways to read it
	lessExact                   // a date, those that it bears out, and its day of any year
	nameFold                    // a numbered name, whatever its letters' case
	numberDigits                // a number or year, as written
)

// few is how many mentions are compared one by one.
const few = 8

// NewSet returns the set of mentions.
func NewSet(mentions []Mention) *Set { return &Set{mentions: mentions} }

// Add adds mentions.
func (s *Set) Add(mentions ...Mention) {
	s.mentions, s.index = append(s.mentions, mentions...), nil
}

// All returns the mentions in the order in which they were added.
func (s *Set) All() []Mention {
	if s == nil {
		return nil
	}
	return s.mentions
}

// States reports whether one of the mentions states another, as [Mention.States] has it. A nil set
// states nothing.
func (s *Set) States(want Mention) bool {
	if len(s.All()) <= few {
		return slices.ContainsFunc(s.All(), func(m Mention) bool { return m.States(want) })
	}
	other := dateValue
	switch want.Kind {
	case Date:
		other = lessExact
	case Name:
		if s.has(nameFold, fold(want.Value)) {
			return true
		}
		if want.isLabel() {
			return false
		}
	}
	for _, value := range []string{want.Value, want.Alone} {
		if value != "" && (s.has(numberValue, value) || s.has(other, value)) {
			return true
		}
	}
	return false
}

// HasDate reports whether one of the mentions is a date, no more and no less exact.
func (s *Set) HasDate(value string) bool { return s.has(dateValue, value) }

// HasDigits reports whether one of the mentions is written with these digits.
func (s *Set) HasDigits(digits string) bool { return s.has(numberDigits, digits) }

func (s *Set) has(of indexed, text string) bool {
	if len(s.All()) == 0 {
		return false
	}
	if s.index == nil {
		s.index = map[indexKey]bool{}
		for _, m := range s.mentions {
			m.eachKey(func(key indexKey) { s.index[key] = true })
		}
	}
	return s.index[indexKey{of, text}]
}

// eachKey calls fn for the forms in which a mention is looked up.
func (m Mention) eachKey(fn func(indexKey)) {
	fn(indexKey{numberDigits, m.Digits})
	of := numberValue
	switch m.Kind {
	case Name:
		fn(indexKey{nameFold, fold(m.Value)})
		return
	case Date:
		of = dateValue
		for _, value := range []string{m.Value, m.Alone} {
			if value == "" {
				continue
			}
			fn(indexKey{lessExact, value})
			for i, c := range []byte(value) {
				if c == '-' {
					fn(indexKey{lessExact, value[:i]})
					fn(indexKey{lessExact, "--" + value[i+1:]})
				}
			}
		}
	}
	fn(indexKey{of, m.Value})
	if share := asShare(m.Value); share != "" {
		fn(indexKey{of, share})
	}
	if m.Alone != "" {
		fn(indexKey{of, m.Alone})
	}
}

// fold is a text in which letters that differ in case alone are the same, as [strings.EqualFold] has it.
func fold(text string) string {
	return strings.Map(func(c rune) rune {
		least := c
		for other := unicode.SimpleFold(c); other != c; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return least
	}, text)
}
