package mention

import (
	"strings"
	"unicode/utf8"
)

// Word is a content word beside a figure: a stem, a pair of Chinese characters, or a date, a name or a number of
// another class than the figure's.
type Word struct {
	Key   string // the stem; a date's year, a name or a number behind "="
	Name  bool   // written with a capital within a sentence, or a name or date
	Level int    // how near it stands, an index of Closeness
	Start int    // bytes of the text
	End   int
}

// Levels bounds Word.Level.
const Levels = 5

// reaches are the largest costs of each level: see cost.
var reaches = [Levels]int{4, 8, 12, 18, 24}

// The cost of what stands between a figure and a word, which has one too.
const (
	wordCost     = 2
	pairCost     = 1 // two Chinese characters, of which each stands in two pairs
	commaCost    = 6 // a comma, "and", a bracket: another part of the sentence may begin there
	colonCost    = 8
	figureCost   = 6 // a figure of the same class, which the word may belong to
	sentenceCost = 12
	// sameSentence is the most that a word costs in the sentence of a figure: before the figure, for what a sentence has
	// said goes for all that follows in it; behind it, if no figure of its class stands between.
	sameSentence = 8
	// referredTo is the most that a word of the sentence before costs, if this one begins by referring to it.
	referredTo = 8
	// sentenceBefore is the most that a word of the sentence before costs.
	sentenceBefore = 18
	// anotherPart is the least that a word costs in the part of another figure of the class, bothParts what it costs where it
	// belongs to both, and ownPart the most that it costs in the figure's own.
	anotherPart = 24
	bothParts   = 8
	ownPart     = 4
	// maxWalk is how many words, figures and marks are looked at on each side of a figure.
	maxWalk = 200
	// maxFigures is of how many figures of a text the words are looked at.
	maxFigures = 400
)

// parting are words at which another part of a sentence may begin.
var parting = map[string]map[string]bool{
	"en": WordSet("and or but while whereas versus vs against than compared"),
	"de": WordSet("und oder aber während gegen gegenüber als"),
	"fr": WordSet("et ou mais tandis contre que"),
}

// referring are words with which a sentence refers to the one before.
var referring = map[string]map[string]bool{
	"en": WordSet("this that these those it they he she its their his her"),
	"de": WordSet("dies diese dieser dieses das er sie es sein seine ihr ihre"),
	"fr": WordSet("ce cet cette ces il elle ils elles son sa ses leur leurs"),
}

// marks are the costs of punctuation.
var marks = map[string]int{
	",": commaCost, "，": commaCost, "、": commaCost, "(": commaCost, ")": commaCost, "（": commaCost, "）": commaCost, "–": commaCost, "—": commaCost,
	";": colonCost, "；": colonCost, ":": colonCost, "：": colonCost, "。": sentenceCost, "！": sentenceCost, "？": sentenceCost, "!": sentenceCost, "?": sentenceCost,
	"和": commaCost, "与": commaCost, "而": commaCost, "及": commaCost,
}

// item is a word, a figure or what parts them, in the order of a text. A function word costs nothing.
type item struct {
	word    Word // Key is empty for none
	cost    int
	mention int    // the index of a figure; -1 for none
	class   string // of the figure
	refers  bool   // a sentence ends, and the next refers to it
	small   string // a mark or a word that says nothing of what the sentence is about, in small letters
	unit    bool   // the word is the unit of the figure before it
}

// Class tells kinds of figures apart that are not written one for the other: years, months and days, shares, ordinals,
// amounts of money, other numbers; numbered names by what is numbered. It is empty for other names.
func (m Mention) Class() string {
	switch {
	case m.Kind == Date:
		return "date" + strings.Repeat("-", strings.Count(m.Value, "-"))
	case m.Kind == Name && strings.HasSuffix(m.Value, hanNumber):
		return "name " + hanNumber
	case m.Kind == Name:
		if word, _, numbered := strings.Cut(m.Value, " "); numbered {
			return "name " + fold(word)
		}
		return ""
	case strings.HasSuffix(m.Value, "%"):
		return "share"
	case strings.HasSuffix(m.Value, "th"):
		return "ordinal"
	case Currency(m.Value) != "":
		return "money"
	}
	return "number"
}

// key is a figure as a word beside another.
func (m Mention) key() string {
	if m.Kind == Date && !strings.HasPrefix(m.Value, "-") {
		return "=" + m.Value[:min(len("2015"), len(m.Value))]
	}
	return "=" + fold(m.Value)
}

// items are what stands in a text, of which mentions are the figures in order. lang is a BCP 47 tag.
func items(text, lang string, mentions []Mention) []item {
	base, all := baseOf(lang), []item(nil)
	toks := tokens(text, LanguageOf(lang))
	names := map[string]bool{} // stems with a capital within a sentence
	starts, next := true, 0
	for i := 0; i < len(toks); i++ {
		t := toks[i]
		for next < len(mentions) && mentions[next].End <= t.start {
			next++
		}
		if next < len(mentions) && mentions[next].Start <= t.start {
			m := mentions[next]
			all = append(all, item{word: Word{Key: m.key(), Name: m.Kind != Number, Start: m.Start, End: m.End}, cost: wordCost, mention: next, class: m.Class()})
			for i+1 < len(toks) && toks[i+1].start < m.End {
				i++
			}
			next, starts = next+1, false
			if noted(text[m.Start:m.End]) {
				all, starts = append(all, item{cost: sentenceCost, mention: -1}), true
			}
			continue
		}
		following := token{}
		if i+1 < len(toks) {
			following = toks[i+1]
		}
		cost := marks[t.text]
		switch {
		case cost >= sentenceCost || t.kind == '.' && endsSentence(toks, i):
			all, starts = append(all, item{cost: sentenceCost, mention: -1, refers: referring[base][strings.ToLower(following.text)]}), true
		case cost > 0 || t.kind == 'w' && parting[base][strings.ToLower(t.text)]:
			all = append(all, item{cost: max(cost, commaCost), mention: -1, small: t.text})
		case t.isHan():
			if following.isHan() && following.glued && marks[following.text] == 0 && !(next < len(mentions) && mentions[next].Start <= following.start) &&
				!strings.Contains(hanFunction, t.text) && !strings.Contains(hanFunction, following.text) {
				all = append(all, item{word: Word{Key: t.text + following.text, Start: t.start, End: following.end}, cost: pairCost, mention: -1})
			}
			starts = false
		case t.kind == 'w':
			if isContent(t.text, base) {
				w := Word{Key: stem(t.text, base), Name: isCapital(t.text), Start: t.start, End: t.end}
				if w.Name && !starts {
					names[w.Key] = true
				}
				unit := next > 0 && mentions[next-1].unit == t.text && len(all) > 0 && all[len(all)-1].mention == next-1
				all = append(all, item{word: w, cost: wordCost, mention: -1, unit: unit})
			} else {
				all = append(all, item{word: Word{Start: t.start, End: t.end}, mention: -1, small: strings.ToLower(t.text)})
			}
			starts = false
		}
	}
	for i := range all {
		if w := &all[i].word; w.Name && all[i].mention < 0 {
			w.Name = names[w.Key]
		}
	}
	return all
}

// noted reports whether a year ends a sentence, of which the mark of a note stands for the full stop: 2010.23
func noted(year string) bool {
	return len(year) > len("2010.") && year[len("2010")] == '.' && digitsAt(year, 0) == len("2010")
}

// endsSentence reports whether the full stop at i ends a sentence: what follows begins one, and what stands before is
// no abbreviation, such as Dr.
func endsSentence(toks []token, i int) bool {
	if i+1 < len(toks) && (toks[i+1].glued && toks[i+1].kind != '"' || toks[i+1].kind == 'w' && !isCapital(toks[i+1].text)) {
		return false
	}
	return i == 0 || toks[i-1].kind != 'w' || utf8.RuneCountInString(toks[i-1].text) > len("St") || !isCapital(toks[i-1].text)
}

// Around returns the content words beside each of the figures of a text, as [Read] returns them: none beside a name.
// A word that stands there twice is there once, as near as it comes. lang is a BCP 47 tag.
func Around(text, lang string, mentions []Mention) [][]Word {
	all, around := items(text, lang, mentions), make([][]Word, len(mentions))
	placed := divisions(all)
	figures := 0
	for i, it := range all {
		if it.mention < 0 || it.class == "" || figures == maxFigures {
			continue
		}
		figures++
		near := map[string]int{} // the index of a word
		for _, step := range []int{-1, 1} {
			walk(all, placed[i], i, step, func(w Word) {
				k, known := near[w.Key]
				if !known {
					near[w.Key] = len(around[it.mention])
					around[it.mention] = append(around[it.mention], w)
				} else if had := &around[it.mention][k]; w.Level < had.Level {
					*had = w
				}
			})
		}
	}
	return around
}

// walk calls fn for the words on one side of the figure at i: before it if step is -1, behind it if step is 1.
// Figures with nothing but units and marks between, as in 1956, 1980 and 1993, have their words in common.
func walk(all []item, figure placed, i, step int, fn func(Word)) {
	cost, crossed, listed, refers, sentences, class := 0, false, true, false, 0, all[i].class
	for n := 1; n <= maxWalk && i+n*step >= 0 && i+n*step < len(all); n++ {
		it := all[i+n*step]
		if it.class == class {
			if listed {
				cost = 0
			} else {
				cost, crossed = cost+figureCost, true
			}
			continue
		}
		cost += it.cost
		if it.cost == sentenceCost {
			sentences++
			refers = it.refers
		}
		listed = listed && sentences == 0 && (it.unit || it.word.Key == "" && it.cost > 0)
		at := cost
		switch {
		case sentences == 0 && (step < 0 || !crossed):
			at = min(at, sameSentence)
		case sentences == 1 && step < 0 && refers:
			at = min(at, referredTo)
		case sentences == 1 && step < 0:
			at = min(at, sentenceBefore)
		}
		switch figure.how(all, i+n*step) {
		case ofAnother:
			at = max(at, anotherPart)
		case ofBoth:
			at = bothParts
		case ofOwn:
			at = min(at, ownPart)
		}
		if at > reaches[Levels-1] {
			return
		}
		if it.word.Key == "" {
			continue
		}
		w := it.word
		for at > reaches[w.Level] {
			w.Level++
		}
		fn(w)
	}
}

// Content returns the content words of a text, figures of it included, at level 0. lang is a BCP 47 tag.
func Content(text, lang string) (words []Word) {
	for _, it := range items(text, lang, LanguageOf(lang).Read(text)) {
		if it.word.Key != "" {
			words = append(words, it.word)
		}
	}
	return words
}
