package evidence

import (
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/mention"
	analysis "exhibit/slides/results"
)

// This file holds the words around a figure of results against what names its place there: the row, the column, the key.

// naming is what names a place of results; false for one that has no such names, or whose file is not in the deck's folder.
func (c *checker) naming(p passage) (analysis.Naming, bool) {
	if p.at.Name == "" || p.at.Name == slides.AllValues {
		return analysis.Naming{}, false
	}
	if known, ok := c.namings[p]; ok {
		return known, known.Column != "" || known.Row != nil
	}
	var n analysis.Naming
	if text := c.resultsText(p.source); text != nil && text.Results != nil {
		n, _ = text.Results.Naming(p.at.Name)
	}
	c.namings[p] = n
	return n, n.Column != "" || n.Row != nil
}

// names are the texts by which the author, or the file, names a place of results: of "week=14, cases" also week 14.
func (c *checker) names(p passage) (all []string) {
	for _, part := range strings.FieldsFunc(p.at.Name, func(r rune) bool { return strings.ContainsRune(`,.[]!"`, r) }) {
		part = strings.TrimSpace(part)
		if key, value, ok := strings.Cut(part, "="); ok {
			all = append(all, strings.TrimSpace(value), strings.TrimSpace(key)+" "+strings.TrimSpace(value))
		} else if part != "" {
			all = append(all, part)
		}
	}
	n, _ := c.naming(p)
	return append(append(all, n.Row...), n.Column)
}

// isName reports whether a claim is, or is a part of, what names the places that it leans on, or those of bound values in its sentence: Q4 of
// [@quarters, Q4, passengers].
func (c *checker) isName(claim claim) bool {
	places := slices.Clone(claim.scope.list())
	if claim.prose != nil && len(claim.prose.bound) > 0 {
		from, to := claim.prose.sentence(claim.start)
		for _, v := range claim.prose.bound {
			if from <= v.start && v.start < to {
				places = append(places, v.passages...)
			}
		}
	}
	if claim.kind != mentionClaim || len(places) > maxTold {
		return false
	}
	m := claim.mention
	for _, p := range places {
		if !c.isOfResults(p.source) {
			continue
		}
		for _, name := range c.names(p) {
			if m.Kind != mention.Number && slices.ContainsFunc(c.language.Read(name), func(of mention.Mention) bool { return of.Kind == m.Kind && of.States(m) }) {
				return true
			}
			if quarter, ok := strings.CutPrefix(name, "Q"); ok && quarter+"th" == m.Value {
				return true // the fourth quarter
			}
			if claim.prose != nil && strings.ContainsFunc(name, unicode.IsLetter) && within(string(claim.prose.text), name, claim.start, claim.start+len(claim.text)) {
				return true
			}
		}
	}
	return false
}

// within reports whether a name stands in a text around its bytes from start to end, as words.
func within(text, name string, start, end int) bool {
	from := max(0, end-len(name))
	for i := from; i <= start && i+len(name) <= len(text); i++ {
		if !strings.EqualFold(text[i:i+len(name)], name) || i+len(name) < end {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(name):])
		if !unicode.IsLetter(before) && !unicode.IsDigit(before) && !unicode.IsLetter(after) && !unicode.IsDigit(after) {
			return true
		}
	}
	return false
}

// placed is a figure of results in the deck, with the words around it.
type placed struct {
	text     string // as the deck shows it
	sentence string // around it, or its row of a table
	around   string // what else names it: its block, the heads of its row and column, its headline
	places   []passage
	mention  mention.Mention
}

// placedClaim is a claim that leans on places of results alone; false for any other.
func (c *checker) placedClaim(claim claim) (f placed, ok bool) {
	if claim.kind != mentionClaim || claim.mention.Kind != mention.Number || claim.prose == nil || len(claim.scope.list()) > maxTold ||
		slices.ContainsFunc(claim.scope.list(), func(p passage) bool { return !c.isOfResults(p.source) || p.at.Name == slides.AllValues }) {
		return f, false
	}
	f = placed{text: claim.text, places: claim.scope.list(), mention: claim.mention}
	f.sentence, f.around = claim.prose.wordsAround(claim.start, claim.beside)
	return f, true
}

// wordsAround are the words in the sentence of a byte of the text, those of its row if it is a cell, and those further off.
func (p *prose) wordsAround(at int, b *beside) (sentence, around string) {
	from, to := p.sentence(at)
	sentence = string(p.text[from:to]) + "\n" + p.row
	around = string(p.text)
	if b != nil {
		around += "\n" + b.close + "\n" + b.series + "\n" + b.far
	}
	return strings.ReplaceAll(sentence, citeRune, ""), strings.ReplaceAll(around, citeRune, "")
}

// general are words for rows that name nothing which a sentence would name otherwise, and names that are also other words.
var general = mention.WordSet("other others total totals all sum overall mean average median both none yes no unknown missing rest remaining before after first last high low new old may march will us alle summe gesamt andere übrige total autre autres tous")

// telling reports whether a name of a row is one that a sentence would name it by.
func telling(name string) bool {
	words := mention.Spoken(name)
	return len(words) > 0 && len(words) <= maxNameWords && strings.ContainsFunc(name, unicode.IsLetter) && utf8.RuneCountInString(name) > 1 &&
		(len(name) > 2 || strings.ContainsAny(name, "0123456789")) && slices.ContainsFunc(words, func(w string) bool { return !general[w] })
}

// maxNameWords is how many words the name of a row may have for it to be looked for in a sentence.
const maxNameWords = 6

// otherRow is the name of another row of the same table that the sentence of a figure names, and not the row of its place; empty for none, and
// where several stand there.
func (c *checker) otherRow(f placed) (name string) {
	said, around := mention.Spoken(f.sentence), mention.Spoken(f.around+"\n"+f.sentence)
	var own, others []string
	for _, p := range f.places {
		n, ok := c.naming(p)
		if !ok || len(n.Row) == 0 {
			return ""
		}
		own, others = append(own, n.Row...), append(others, n.Rows...)
	}
	for _, row := range own {
		if !telling(row) || namedIn(around, row, others) {
			return ""
		}
	}
	for _, row := range others {
		if !telling(row) || slices.ContainsFunc(own, func(o string) bool { return strings.EqualFold(o, row) }) || standsAt(said, mention.Spoken(row)) < 0 || strings.EqualFold(row, name) {
			continue
		}
		if name != "" {
			return ""
		}
		name = row
	}
	return name
}

// namedIn reports whether words name a row: its whole name stands there and not as a part of a longer one, or a word that names no other row.
func namedIn(words []string, row string, others []string) bool {
	own := mention.Spoken(row)
	shared := map[string]bool{}
	for _, other := range others {
		name := mention.Spoken(other)
		for _, w := range name {
			shared[w] = true
		}
		if at := standsAt(words, name); at >= 0 && len(name) > len(own) {
			words = slices.Concat(words[:at], []string{""}, words[at+len(name):])
		}
	}
	return standsAt(words, own) >= 0 || slices.ContainsFunc(own, func(w string) bool {
		return len(w) >= minNamed && !general[w] && !shared[w] && slices.ContainsFunc(words, func(said string) bool { return mention.SameNoun(said, w) })
	})
}

// minNamed is how many letters a word of a name has for it to stand for the name.
const minNamed = 3

// standsAt is where a name stands among words, in whatever number; -1 for nowhere.
func standsAt(words, name []string) int {
	for i := 0; i+len(name) <= len(words); i++ {
		if slices.EqualFunc(words[i:i+len(name)], name, func(a, b string) bool { return mention.Singular(a) == mention.Singular(b) }) {
			return i
		}
	}
	return -1
}

// columnWords are those of the name of a column or key: mean and wait of mean_wait and meanWait.
func columnWords(name string) []string {
	var b strings.Builder
	last := ' '
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		if last = r; !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%' {
			r = ' '
		}
		b.WriteRune(r)
	}
	return mention.Spoken(b.String())
}

var (
	// timeColumns are words by which a column says that it holds durations, and shareColumns that it holds shares of one.
	timeColumns  = mention.WordSet("wait waiting duration time times minutes hours seconds delay latency wartezeit dauer minuten stunden durée attente minutes heures")
	shareColumns = mention.WordSet("share shares proportion fraction probability anteil anteile proportion fraction")
	// persons are nouns, in the singular, for those whom nobody measures in time.
	persons = mention.WordSet("student pupil patient rider passenger resident visitor worker employee voter child adult woman man driver customer respondent participant member case person people schüler patient fahrgast besucher kind frau mann élève passager enfant femme homme")
)

// has reports whether one of the words is in a set.
func has(words []string, set map[string]bool) bool {
	return slices.ContainsFunc(words, func(w string) bool { return set[w] })
}

// otherThing is what the column of a figure's place holds, where the figure counts something else: persons by a column of durations, or what
// another column of the table is called by.
func (c *checker) otherThing(f placed) (column string) {
	noun := strings.ToLower(f.mention.Counted)
	if noun == "" || mention.IsUnit(noun) || noun == mention.Times || strings.HasSuffix(f.mention.Value, "%") || mention.Currency(f.mention.Value) != "" {
		return ""
	}
	around := mention.Spoken(f.around + "\n" + f.sentence)
	for _, p := range f.places {
		n, ok := c.naming(p)
		own := columnWords(n.Column)
		if !ok || n.Column == "" || slices.ContainsFunc(own, func(w string) bool { return len(w) >= minNamed && mention.SameNoun(w, noun) }) {
			return ""
		}
		inTime := has(own, timeColumns) && persons[mention.Singular(noun)]
		another := !slices.ContainsFunc(own, func(w string) bool {
			return len(w) >= minNamed && slices.ContainsFunc(around, func(said string) bool { return begins(said, w) })
		}) && slices.ContainsFunc(n.Columns, func(other string) bool {
			words := columnWords(other)
			return len(words) == 1 && len(words[0]) > minNamed && mention.Singular(words[0]) == mention.Singular(noun)
		})
		if !inTime && !another {
			return ""
		}
		column = n.Column
	}
	return column
}

// begins reports whether two words begin alike: admitted and admissions.
func begins(a, b string) bool {
	const stem = 5 // bytes
	return a[:min(len(a), stem)] == b[:min(len(b), stem)]
}

// share is how sure it is that a place holds a share of one.
type share int

const (
	noShare  share = iota
	maybe          // no value of its column is more than one
	isAShare       // and its name says so
)

// whole is the most that a share of one can be.
var whole = big.NewRat(1, 1)

// shareAt is how sure it is that a place holds a share of one, such as 0.9.
func (c *checker) shareAt(p passage) share {
	n, ok := c.naming(p)
	if !ok || len(n.Values) == 0 {
		return noShare
	}
	fraction := false
	for _, v := range n.Values {
		r, ok := new(big.Rat).SetString(v.Number)
		switch {
		case v.Number == "":
			continue
		case !ok || v.Percent || r.Abs(r).Cmp(whole) > 0:
			return noShare
		}
		fraction = fraction || strings.Contains(v.Number, ".")
	}
	switch {
	case !fraction:
		return noShare
	case has(columnWords(n.Column), shareColumns):
		return isAShare
	}
	return maybe
}
