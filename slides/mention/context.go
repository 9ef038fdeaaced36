package mention

import (
	"slices"
	"strings"
)

// Context is what stands around a number or a date and changes what is said with it.
type Context struct {
	// Counted is what a number counts, or is a share of: the identifier of a unit of package measure, Times,
	// Points, or a noun in small letters as the text has it. It is empty where that cannot be told.
	Counted string
	Money   string // the ISO code of a currency that the text tells apart from others with its sign, as AUD of A$
	Bound   Bound
	Trend   Trend
	Rank    Rank
	Change  Change
	Per     string // the unit of time that a number is per, in the singular: hour
	Average Average
}

// Bound says on which side of a number or date the real one lies.
type Bound string

const (
	MoreThan Bound = "more than"
	AtLeast  Bound = "at least"
	LessThan Bound = "less than"
	AtMost   Bound = "at most"
	About    Bound = "about"
	Nearly   Bound = "nearly"
	Before   Bound = "before" // of dates
	After    Bound = "after"  // of dates
)

// Bounds are all of them.
var Bounds = []Bound{MoreThan, AtLeast, LessThan, AtMost, About, Nearly, Before, After}

// Trend says which way what is counted went.
type Trend string

const (
	Rose Trend = "rose"
	Fell Trend = "fell"
)

// Rank says of the first or the last of what is counted, or that something was then for the first or last time.
type Rank string

const (
	First Rank = "first"
	Last  Rank = "last"
)

// side is where a bound lies: 1 above, -1 below, 0 for either.
func (b Bound) side() int {
	switch b {
	case MoreThan, AtLeast, After:
		return 1
	case LessThan, AtMost, Nearly, Before:
		return -1
	}
	return 0
}

// Contradicts reports whether a real number cannot lie on both sides.
func (b Bound) Contradicts(other Bound) bool { return b.side()*other.side() < 0 }

const (
	maxBoundWords = 4 // words of a bound
	maxHanAhead   = 8 // Chinese characters between a bound and its number
	maxTrendAhead = 9 // tokens between a word for a trend and its number
	maxTrendAfter = 3 // tokens between a number, with what it counts, and the word for its trend
	maxRankAhead  = 3 // tokens between first or last and a date
	maxNounWords  = 4 // words between a number and what it counts, that one with them
)

// readContexts fills in what stands around each mention.
func (r *mentionReader) readContexts() {
	at := 0
	for i := range r.found {
		m := &r.found[i]
		if m.Kind == Name {
			continue
		}
		for at > 0 && r.toks[at-1].start >= m.Start {
			at--
		}
		for at < len(r.toks) && r.toks[at].start < m.Start {
			at++
		}
		end := at
		for end < len(r.toks) && r.toks[end].start < m.End {
			end++
		}
		r.at = 0
		behind := end
		if m.Kind == Number && !strings.HasSuffix(m.Value, "th") {
			if Currency(m.Value) == "£" && strings.HasPrefix(r.word(end-1), "pound") {
				m.Counted = "pound" // of weight, perhaps
			} else if m.Counted == "" && m.Money == "" && Currency(m.Value) == "" {
				m.Counted, behind = r.counted(m, end)
			}
		}
		m.Bound = r.bound(m, at, end, behind)
		m.Rank = r.rank(*m, at)
		if m.Trend == "" && m.Kind == Number {
			m.Trend = r.trend(at, behind)
		}
		if m.Kind == Number && !strings.HasSuffix(m.Value, "th") {
			r.manner(m, at, behind)
		}
	}
}

// shareCounted gives numbers of a list or range what only the last one has behind it: 9,000 and 8,000 kg; 12, 15 and 18 lamps.
func (r *mentionReader) shareCounted() {
	shared := false // the mention behind has what it counts from the one behind it
	for i := len(r.found) - 2; i >= 0; i-- {
		m, next := &r.found[i], r.found[i+1]
		between := ""
		if m.End <= next.Start {
			between = strings.TrimSpace(r.text[m.End:next.Start])
		}
		joined := slices.Contains([]string{"and", "or", "to", "-", "–", "&", "und", "oder", "bis", "et", "ou", "à", "和", "至", "到"}, between) || shared && between == ","
		shared = joined && m.Kind == Number && next.Kind == Number && m.Context == (Context{Bound: m.Bound, Trend: m.Trend, Change: m.Change, Average: m.Average}) && next.Counted != "" &&
			Currency(m.Value) == "" && !strings.HasSuffix(m.Value, "%") && !strings.HasSuffix(m.Value, "th") && !strings.Contains(m.Value, "/") && next.Counted != Times
		if shared {
			m.Counted, m.named = next.Counted, next.named
		}
	}
}

// word is the i-th token of the text in small letters; empty beyond the ends.
func (r *mentionReader) word(i int) string { return strings.ToLower(r.tok(i).text) }

// bound is the bound of a mention whose tokens are those from at to end, with what it counts to behind.
func (r *mentionReader) bound(m *Mention, at, end, behind int) Bound {
	if r.tok(at-1).glued && r.tok(at-1).kind == 'w' && r.text[m.Start:m.Start+1] == "$" {
		at-- // US$
	}
	limit := false
	if r.word(at-1) == "of" && slices.Contains([]string{"the", "its", "a"}, r.word(at-3)) {
		if noun := r.word(at - 2); m.Kind == Number && limits[noun] || m.Kind == Date && r.tok(at-2).kind == 'w' && !partsOfTime[noun] {
			at, limit = at-2, m.Kind == Number
		}
	}
	if w := r.word(at - 1); w == "a" || w == "an" || w == "the" || w == "one" || w == "die" || w == "der" || w == "la" || w == "le" {
		at--
	}
	table := boundsAhead
	if m.Kind == Date {
		table = datesAhead
	}
	for n := maxBoundWords; n > 0 && edges[r.word(at-1)]; n-- {
		if b := table[r.phrase(at-n, at)]; b != "" && !(b == MoreThan && r.word(at-1) == "over" && durations[m.Counted]) {
			if r.denied(at - n) {
				b = denied[b]
			}
			if weaker := ofLimits[b]; limit && weaker != "" {
				return weaker
			}
			return b
		}
	}
	if m.Kind == Date {
		return ""
	}
	for i := at - 1; i >= at-maxHanAhead && r.tok(i).isHan(); i-- {
		if b := hanAhead[r.word(i)+r.word(i+1)]; b != "" {
			return b
		}
	}
	for _, from := range []int{end, behind} {
		for n := maxBoundWords; n > 0 && edges[r.word(from)]; n-- {
			if b := boundsBehind[r.phrase(from, from+n)]; b != "" {
				return b
			}
		}
	}
	return ""
}

// hanAhead are bounds of Chinese behind which a verb may stand before the number.
var hanAhead = map[string]Bound{"至少": AtLeast, "至多": AtMost}

// limits are nouns that a number is the measure of, in more than the limit of 20.
var limits = WordSet("limit target threshold ceiling cap goal norm standard average mean median maximum minimum")

// ofLimits are what bounds say of such a number, which is the limit itself: no more than on which side something lies.
var ofLimits = map[Bound]Bound{MoreThan: AtLeast, LessThan: AtMost}

// partsOfTime are nouns of which a date has a part, as in before the end of 2011; an event of a date, as in after the survey of 2011, is another.
var partsOfTime = WordSet("end start beginning close middle turn course rest spring summer autumn fall winter half quarter third part month months year years week weeks day days eve morning evening night")

// denied are what bounds are that are said not to be so: not below 31.
var denied = map[Bound]Bound{MoreThan: AtMost, LessThan: AtLeast}

// durations are units of time, over which something is so long.
var durations = WordSet("second minute hour day week month year decade century")

// phrase is tokens in small letters with spaces between; empty where they reach beyond the text.
func (r *mentionReader) phrase(from, to int) string {
	if from < 0 || to > len(r.toks) {
		return ""
	}
	words := make([]string, 0, maxBoundWords)
	for i := from; i < to; i++ {
		words = append(words, r.word(i))
	}
	return strings.Join(words, " ")
}

// rank reads "the first 12", "the last 12" and, before a date, "first met in".
func (r *mentionReader) rank(m Mention, at int) Rank {
	far := 1
	if m.Kind == Date {
		far = maxRankAhead
	}
	for i := 1; i <= far+1; i++ {
		switch w := r.word(at - i); {
		case ends(r.tok(at - i)):
			return ""
		case w == "first" || w == "last":
			if prev := r.word(at - i - 1); prev == "at" || far > 1 && i == 1 && w == "last" {
				return "" // at last; last May
			}
			return Rank(w)
		}
		if far == 1 {
			break
		}
	}
	return ""
}

// ends reports whether a token ends a clause.
func ends(t token) bool {
	switch t.kind {
	case 0, ';', ':', '(', ')', '!', '.':
		return true
	case '?':
		return t.text == "?" || t.text == "。" || t.text == "；" || t.text == "，" || t.text == "\ufffc"
	}
	return clauses[strings.ToLower(t.text)]
}

// trend is the one trend that the words around tokens tell; none where they tell both.
func (r *mentionReader) trend(at, behind int) (found Trend) {
	told := func(t Trend) bool { // false once both are told
		both := found != "" && t != found
		found = t
		return !both
	}
	for i := behind; i < behind+maxTrendAfter && !ends(r.tok(i)) && r.tok(i).kind != ',' && r.tok(i).kind != 'n' && !comparedWith[r.word(i)]; i++ {
		if t := r.trendAt(i, trendsBehind); t != "" && r.word(i-1) != "or" {
			return t
		}
	}
	if t := r.upOrDown(at, behind); t != "" {
		return t
	}
	if t := r.separatedTrend(at, behind); t != "" {
		return t
	}
	for i := at - 1; i >= max(0, at-maxTrendAhead) && !ends(r.tok(i)) && !apart[r.word(i)]; i-- {
		t := r.trendAt(i, trendsAhead)
		if t == "" {
			continue
		}
		if r.denied(i) || !told(t) {
			return ""
		}
	}
	return found
}

// comparedWith are words behind which another number is spoken of.
var comparedWith = WordSet("after before from than against versus following compared nach vor gegenüber après avant contre")

// separated are verbs of German whose second part, at the end of the clause, tells the trend.
var separated = map[string]map[string]Trend{
	"zurück": {"ging": Fell, "gingen": Fell, "geht": Fell}, "ab": {"nahm": Fell, "nahmen": Fell, "nimmt": Fell}, "zu": {"nahm": Rose, "nahmen": Rose, "nimmt": Rose, "legte": Rose, "legten": Rose},
	"an": {"stieg": Rose, "stiegen": Rose}, "hoch": {"ging": Rose, "gingen": Rose},
}

// separatedTrend is the trend of such a verb around a number.
func (r *mentionReader) separatedTrend(at, behind int) Trend {
	for i := behind; i < behind+maxTrendAhead && r.tok(i).kind != 0; i++ {
		if next := r.tok(i + 1); separated[r.word(i)] != nil && (ends(next) || next.kind == ',' || r.word(i+1) == "und") {
			for k := at - 1; k >= max(0, at-maxTrendAhead) && !ends(r.tok(k)); k-- {
				if t := separated[r.word(i)][r.word(k)]; t != "" {
					return t
				}
			}
		}
		if ends(r.tok(i)) {
			break
		}
	}
	return ""
}

// upOrDown reads up 3%, down by 3%, and 45%, up from 38%: the words alone, without what rose or fell.
func (r *mentionReader) upOrDown(at, behind int) Trend {
	of := map[string]Trend{"up": Rose, "down": Fell}
	for n := 0; n < maxBoundWords && besideChange[r.word(at-1)]; n++ {
		at--
	}
	if w := r.word(at - 1); w == "by" || w == "from" {
		at--
	}
	if t := of[r.word(at-1)]; t != "" && !r.denied(at-1) {
		return t
	}
	for i := behind; i < behind+maxTrendAhead && !ends(r.tok(i)) && r.tok(i).kind != 'n'; i++ {
		if t := of[r.word(i)]; t != "" && r.word(i+1) == "from" {
			return t
		}
	}
	return ""
}

// apart are words behind which a number is not what rose or fell.
var apart = WordSet("between among amongst with for on at against zwischen mit für entre avec pour")

// trendAt is the trend that the word at i tells, in Chinese the two characters from there.
func (r *mentionReader) trendAt(i int, table map[string]Trend) Trend {
	t := r.tok(i)
	if t.kind != 'w' {
		return ""
	}
	if t.isHan() {
		return table[t.text+r.tok(i+1).text]
	}
	return table[strings.ToLower(t.text)]
}

// denied reports whether the word at i is said not to be so, or is a season.
func (r *mentionReader) denied(i int) bool {
	for k := i - 1; k >= i-3; k-- {
		if slices.Contains([]string{"not", "no", "never", "without", "n't", "t", "nor", "nicht", "kein", "keine", "pas", "没", "未", "不"}, r.word(k)) {
			return true
		}
	}
	return r.word(i) == "fall" && r.word(i-1) == "the" && r.word(i+1) != "in" && r.word(i-2) == "in"
}
