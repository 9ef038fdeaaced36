// Package mention reads numbers, dates, numbered names and quotations in prose.
package mention

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Kind is the kind of a mention.
type Kind int

const (
	Number Kind = iota // a quantity, as in 21.5 million
	Date               // a year or a date
	Name               // a number that is part of a name, as in Unit 61398
)

// Mention is a number, a date or a numbered name in a text.
type Mention struct {
	Kind Kind
	// Value is the canonical form: 21500000 for a number, with a currency sign before it for
	// money, and "%" or "th" behind it for a share or an ordinal; 2015-09-25, 2015-09, 2015,
	// --09-25, 1990s, 2009-H2 or 2015-Q3 for a date; "Unit 61398" for a name.
	Value string
	// Alone is another way to read the value, empty if there is none: 4 in "4 to 21.5
	// million", 61398 in "Unit 61398".
	Alone string
	// Digits is a number as written, without the word for its size, a power of ten: 21.5 and
	// 6 for 21.5 million.
	Digits     string
	Size       int
	unit       string // the word that follows a number, as in "5 officers"
	named      string // the words between a number and what it counts, in small letters, with that
	Start, End int    // bytes of the text
	// Recent reports whether the mention has a form that no lock holds which does not tell what figures count.
	Recent bool
	Label  bool // of a name: its word is one that is numbered, so that it bears out no bare number and is borne out by none
	Figure bool // of a name: the number is rather counted than a part of it, as in "In Germany 7777"
	// Loose reports whether a fraction is as often something else: a quarter of wheat, the middle half.
	Loose bool
	// Enumerates reports whether an ordinal numbers what is said: Third beside First and Second.
	Enumerates bool
	Context
}

// String writes the mention so that readMentions reads the same mention from it.
func (m Mention) String() string {
	switch {
	case m.Kind == Date:
		if m.Alone != "" && !strings.HasPrefix(m.Alone, "--") {
			return strings.Join([]string{strings.TrimLeft(m.Value[8:], "0"), strings.TrimLeft(m.Value[5:7], "0"), m.Value[:4]}, "/") // either may be the day
		}
		return DateText(m.Value)
	case m.Kind == Name:
		return m.Value
	}
	s := numberText(m.Value)
	if m.unit != "" {
		s += " " + m.unit
	}
	return s
}

// In writes the mention without the word that follows it; a number with the word for a size, a power of ten, if
// it is short so: 2.5 million for 2,500,000 in 6.
func (m Mention) In(size int) string {
	if m.Kind != Number {
		return m.String()
	}
	sign := Currency(m.Value)
	value, word := Bare(m.Value), sizes[size]
	if value != strings.TrimPrefix(m.Value, sign) || word == "" || strings.Contains(value, ".") || len(value) <= size {
		return numberText(m.Value)
	}
	short := TrimNumber(value[:len(value)-size] + "." + value[len(value)-size:])
	if _, fraction, _ := strings.Cut(short, "."); len(fraction) > 3 {
		return numberText(m.Value)
	}
	return sign + short + " " + word
}

// States reports whether the mention of a source bears out that of a deck: the same number or
// name, or a date at least as exact.
func (m Mention) States(want Mention) bool {
	switch {
	case want.Kind == Date && m.Kind == Date:
		for _, v := range []string{m.Value, m.Alone} {
			if v != "" && (isDate(v, want.Value) || want.Alone != "" && isDate(v, want.Alone)) {
				return true
			}
		}
		return false
	case want.Kind == Name && m.Kind == Name:
		return strings.EqualFold(m.Value, want.Value)
	case m.Kind == Name, want.isLabel():
		return false // "27" is not borne out by "Document 27", nor "Ward 3" by "3"
	}
	for _, v := range []string{want.Value, want.Alone} {
		if v != "" && (v == m.Value || v == asShare(m.Value)) { // a bare 2000 may be a year or a number
			return true
		}
	}
	return m.Alone != "" && (m.Alone == want.Value || m.Alone == want.Alone)
}

// asShare is a fraction as percent, 1/4 as 25%, or percent as a fraction in lowest terms, if it is one of at most hundredths;
// empty for other values.
func asShare(value string) string {
	if percent, ok := strings.CutSuffix(value, "%"); ok {
		n, err := strconv.Atoi(percent)
		if err != nil || n <= 0 || n >= 100 {
			return ""
		}
		return big.NewRat(int64(n), 100).String()
	}
	if !strings.Contains(value, "/") {
		return ""
	}
	share, ok := new(big.Rat).SetString(value)
	if !ok || share.Sign() <= 0 || share.Cmp(big.NewRat(1, 1)) >= 0 {
		return ""
	}
	if share.Mul(share, big.NewRat(100, 1)); !share.IsInt() {
		return ""
	}
	return share.Num().String() + "%"
}

// isLabel reports whether a mention is a numbered label of few digits: of many, the number alone tells it.
func (m Mention) isLabel() bool { return m.Label && len(m.Alone) < manyDigits }

// isDate reports whether a date is another, or a part of it as a day is of its year.
func isDate(date, want string) bool {
	day, anyYear := strings.CutPrefix(want, "--")
	return date == want || strings.HasPrefix(date, want+"-") || anyYear && strings.HasSuffix(date, "-"+day)
}

// Read returns the numbers, dates and numbered names of a text that is written as English writes them, as locks are.
func Read(text string) []Mention { return Language{}.Read(text) }

// Read returns the numbers, dates and numbered names of a text of the language, in order. It skips
// list numbers, note marks (wealth.2, [1]) and places such as ¶9 and note 8.
func (l Language) Read(text string) []Mention {
	folded := foldDigits(text)
	r := mentionReader{text: folded.text, toks: tokens(folded.text, l), language: l}
	for r.at < len(r.toks) {
		if !r.date() && !r.fraction() && !r.vague() && !r.number() {
			r.at++
		}
	}
	r.shareYears()
	r.sharePercent()
	r.markEnumerations()
	r.readContexts()
	r.shareCounted()
	r.sharePercentOfChange()
	for i := range r.found {
		r.found[i].Start, r.found[i].End = folded.place(r.found[i].Start), folded.place(r.found[i].End)
	}
	return r.found
}

// mentionReader is the state of reading the mentions of a text.
type mentionReader struct {
	text     string
	toks     []token
	language Language
	at       int
	found    []Mention
}

// tok is the i-th token from the current one; beyond the ends, a token of kind 0.
func (r *mentionReader) tok(i int) token {
	if i += r.at; i >= 0 && i < len(r.toks) {
		return r.toks[i]
	}
	return token{}
}

// add appends a mention made of the next n tokens and skips them.
func (r *mentionReader) add(kind Kind, value string, n int) *Mention {
	r.found = append(r.found, Mention{Kind: kind, Value: value, Start: r.tok(0).start, End: r.tok(n - 1).end})
	r.at += n
	return &r.found[len(r.found)-1]
}

// integer is the value of a token of one to four digits; otherwise -1.
func integer(t token) int {
	if t.kind != 'n' || len(t.text) > 4 {
		return -1
	}
	n, err := strconv.Atoi(t.text)
	if err != nil {
		return -1
	}
	return n
}

// skip is 1 if the i-th token is one of the given texts; else 0.
func (r *mentionReader) skip(i int, texts ...string) int {
	if t := r.tok(i); t.kind != 0 && slices.Contains(texts, t.text) {
		return 1
	}
	return 0
}

// fractionText matches a fraction as the lock has it, whatever its denominator.
var fractionText = regexp.MustCompile(`^[1-9]\d{0,8}/[1-9]\d{0,8}$`)

// Locked reads a mention as a lock has it that [Read] reads otherwise: a fraction of large numbers; or, of an older version of the program, a
// number with the word behind it, or a name. It is false for a text that is none of these.
func Locked(kind Kind, text string) (Mention, bool) {
	switch {
	case kind == Name:
		return Mention{Kind: Name, Value: text}, strings.ContainsAny(text, "0123456789") && len(strings.Fields(text)) <= 2
	case kind == Number && fractionText.MatchString(text):
		return Mention{Kind: Number, Value: text}, true
	case kind != Number:
		return Mention{}, false
	}
	figure, word, _ := strings.Cut(text, " ")
	found := Read(figure)
	if len(found) != 1 || found[0].Kind != Number || found[0].String() != figure || strings.ContainsAny(word, " ") {
		return Mention{}, false
	}
	found[0].unit = word
	return found[0], true
}
