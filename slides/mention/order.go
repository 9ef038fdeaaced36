package mention

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// This file reads what is said to be before or after something, and to be the first, the last or the next, where no figure tells.

// Order is such a word with the stems of the words that it is said of.
type Order struct {
	Word  OrderWord
	Of    []string // of what is named behind it: in "left before the fog came", fog and came
	With  []string // of what else the sentence says: left
	Start int      // bytes of the text
	End   int
}

// OrderWord is what an Order says, in whatever language.
type OrderWord string

const (
	OrderBefore OrderWord = "before"
	OrderAfter  OrderWord = "after"
	OrderFirst  OrderWord = "first"
	OrderLast   OrderWord = "last"
	OrderNext   OrderWord = "next"
)

// OrderWords are all of them.
var OrderWords = []OrderWord{OrderBefore, OrderAfter, OrderFirst, OrderLast, OrderNext}

// Ranks reports whether the word tells one of several, not one time from another.
func (w OrderWord) Ranks() bool { return w != OrderBefore && w != OrderAfter }

// Opposes reports whether two words cannot both be said of the same.
func (w OrderWord) Opposes(other OrderWord) bool {
	return w != other && w.Ranks() == other.Ranks() && (!w.Ranks() || w == OrderLast || other == OrderLast)
}

// orderWords are the words that say it, by the base of a language's tag.
var orderWords = map[string]map[string]OrderWord{
	"en": {"before": OrderBefore, "after": OrderAfter, "first": OrderFirst, "last": OrderLast, "next": OrderNext},
	"de": {"vor": OrderBefore, "bevor": OrderBefore, "nach": OrderAfter, "nachdem": OrderAfter, "erste": OrderFirst, "ersten": OrderFirst, "erster": OrderFirst, "erstes": OrderFirst,
		"letzte": OrderLast, "letzten": OrderLast, "letzter": OrderLast, "letztes": OrderLast, "nächste": OrderNext, "nächsten": OrderNext},
	"fr": {"avant": OrderBefore, "après": OrderAfter, "premier": OrderFirst, "première": OrderFirst, "dernier": OrderLast, "dernière": OrderLast, "prochain": OrderNext, "prochaine": OrderNext},
}

// hanOrders are those of Chinese: before and after stand behind what they are said of, the others before it.
var hanOrders = map[string]OrderWord{
	"之前": OrderBefore, "以前": OrderBefore, "之后": OrderAfter, "以后": OrderAfter, "首次": OrderFirst, "第一次": OrderFirst, "上一次": OrderLast, "上次": OrderLast, "最后一次": OrderLast,
	"下一次": OrderNext, "下次": OrderNext,
}

const (
	maxOf     = 4  // words that an order is said of
	maxWith   = 6  // other words of its sentence
	maxOrders = 50 // in a text
)

// Orders returns the orders of a text. lang is a BCP 47 tag.
func Orders(text, lang string) (found []Order) {
	words, han := orderWords[baseOf(lang)], strings.HasPrefix(strings.ToLower(lang), "zh")
	has := func(word string) bool { return strings.Contains(text, word) }
	if han {
		for word, order := range hanOrders {
			if has(word) {
				found = append(found, hanOrdersOf(text, lang, word, order)...)
			}
		}
		slices.SortFunc(found, func(a, b Order) int { return a.Start - b.Start })
	} else {
		all := items(text, lang, LanguageOf(lang).Read(text))
		for i, it := range all {
			if order := words[it.lower(text)]; order != "" && len(found) < maxOrders {
				if o := orderAt(all, i, order); o.Of != nil {
					o.Start, o.End = it.word.Start, it.word.End
					found = append(found, o)
				}
			}
		}
	}
	return found[:min(maxOrders, len(found))]
}

// lower is an item as the text has it, in small letters.
func (it item) lower(text string) string {
	if it.word.Key != "" {
		return strings.ToLower(text[it.word.Start:it.word.End])
	}
	return it.small
}

// orderAt reads the order whose word is an item.
func orderAt(all []item, at int, word OrderWord) (o Order) {
	o.Word = word
	next := at + 1
	for next < len(all) && all[next].word.Key == "" && all[next].cost == 0 {
		next++
	}
	if next == len(all) || all[next].word.Key == "" || all[next].mention >= 0 {
		return Order{}
	}
	if word.Ranks() {
		o.Of = []string{all[next].word.Key}
		o.With = slices.Concat(keysFrom(all, at-1, -1, maxOf, sentenceCost), keysFrom(all, next+1, 1, maxWith, sentenceCost))
		return o
	}
	o.Of = keysFrom(all, next, 1, maxOf, 1)
	back := at - 1
	for back >= 0 && (all[back].mention >= 0 || all[back].parts() && all[back].cost < sentenceCost) {
		back-- // at 21:35, before
	}
	if o.With = keysFrom(all, back, -1, maxWith, sentenceCost); len(o.With) == 0 { // Before the fog came, the pilot left
		mark := markIn(all, next, len(all))
		o.With = keysFrom(all, mark+1, 1, maxWith, sentenceCost)
	}
	if len(o.With) == 0 {
		return Order{}
	}
	return o
}

// keysFrom are the stems of some words from an item on, in a direction, up to what parts at a cost.
func keysFrom(all []item, from, step, most, cost int) (keys []string) {
	for i := from; i >= 0 && i < len(all) && len(keys) < most; i += step {
		if it := all[i]; it.word.Key == "" && it.cost >= cost {
			break
		} else if it.word.Key != "" && it.mention < 0 {
			keys = append(keys, it.word.Key)
		}
	}
	return keys
}

// hanOrdersOf reads the orders of a word of Chinese.
func hanOrdersOf(text, lang, word string, order OrderWord) (found []Order) {
	keys := func(clause string, last bool, most int) (keys []string) {
		if last {
			if mark := strings.LastIndexFunc(clause, isHanMark); mark >= 0 {
				_, size := utf8.DecodeRuneInString(clause[mark:])
				clause = clause[mark+size:]
			}
		} else if end := strings.IndexFunc(clause, isHanMark); end >= 0 {
			clause = clause[:end]
		}
		words := Content(clause, lang)
		words = slices.DeleteFunc(words, func(w Word) bool { return strings.HasPrefix(w.Key, "=") })
		if n := len(words) - most; n > 0 && last {
			words = words[n:]
		}
		for _, w := range words[:min(most, len(words))] {
			keys = append(keys, w.Key)
		}
		return keys
	}
	for from := 0; len(found) < maxOrders; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			break
		}
		start := from + at
		from = start + len(word)
		o := Order{Word: order, Start: start, End: from}
		if order.Ranks() {
			if behind := keys(text[from:], false, 1+maxWith); len(behind) > 1 {
				o.Of, o.With = behind[:1], behind[1:]
			}
		} else {
			o.Of, o.With = keys(text[:start], true, maxOf), keys(text[from:], false, maxWith)
		}
		if len(o.Of) > 0 && len(o.With) > 0 {
			found = append(found, o)
		}
	}
	return found
}

// isHanMark reports whether a character ends a clause of Chinese.
func isHanMark(c rune) bool {
	return strings.ContainsRune("，。；：！？、,;:!?", c) || c == '\ufffc'
}
