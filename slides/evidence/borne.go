package evidence

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/slides/measure"
	"exhibit/slides/mention"
)

// This file decides which figures of a slide its own arithmetic bears out, and which of a chart's texts its own
// records: those with the same number and the same unit.

// multiples and shares are units that [measure.Named] does not know, each word with the one that stands for it.
var multiples = map[string]string{"times": "times", "fold": "times", "x": "times", "×": "times", "倍": "times", "%": "%", "percent": "%", "prozent": "%", "pourcent": "%"}

// unitOf is the unit that a word names: one of measure, a currency, a multiple or a share; empty for a noun, which may be
// said in many ways: 3 gulls are 3 birds, 3 weeks are no birds.
func unitOf(word string) string {
	lower := strings.ToLower(word)
	return cmp.Or(multiples[lower], mention.Currencies[lower], measure.Named(word))
}

// linking are words behind a number that end what it counts.
var linking = mention.WordSet("a after against ago all among an and are as at be because before behind below between but by did does during for from had has have he if in into is it its of off on or our out over per she since so than that the their them then there these they this those through till to under until up was we were what when where which while who will with within without would you")

// comparing are words between a number and what it counts.
var comparing = mention.WordSet("more less fewer other further additional extra full whole")

// maxCounted is how many words behind a number may say what it counts: in 3 long weeks it is the second.
const maxCounted = 3

// countsOf returns the words behind a mention of a text that can say what it counts: those up to a
// punctuation mark, another number or a word that links. A number that begins a range counts what its end counts.
func countsOf(text string, m mention.Mention, in mention.Language) (words []string) {
	rest := text[min(m.End, len(text)):]
	rest = afterRange(rest, in)
	for len(words) < maxCounted {
		rest = strings.TrimLeft(rest, " -‐‑\u00a0\u202f\u2009\n")
		word := leadingWord(rest)
		if word == "" || linking[strings.ToLower(word)] {
			break
		}
		rest = rest[len(word):]
		if comparing[strings.ToLower(word)] || mention.SizeOf(word) > 0 {
			continue
		}
		words = append(words, word)
	}
	return words
}

// leadingWord is the word with which a text begins: letters, a Chinese unit, or one of the signs ×, ° and %.
func leadingWord(text string) string {
	for _, size := range []int{2, 1} { // of Chinese units, in characters
		end := 0
		for range size {
			_, n := utf8.DecodeRuneInString(text[end:])
			end += n
		}
		if c, _ := utf8.DecodeRuneInString(text); unicode.Is(unicode.Han, c) && (unitOf(text[:end]) != "" || size == 1) {
			return text[:end]
		}
	}
	if c, n := utf8.DecodeRuneInString(text); c == '×' || c == '°' || c == '%' {
		return text[:n]
	}
	end := strings.IndexFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsMark(c) || unicode.Is(unicode.Han, c) })
	if end < 0 {
		end = len(text)
	}
	return text[:end]
}

// afterRange is a text without the end of a range with which it begins: weeks of " to 3 weeks".
func afterRange(rest string, in mention.Language) string {
	for _, joint := range rangeWords {
		after, found := strings.CutPrefix(strings.TrimLeft(rest, " \u00a0"), joint)
		if !found {
			continue
		}
		after = strings.TrimLeft(after, " \u00a0")
		if ends := in.Read(after[:min(len(after), maxRangeEnd)]); len(ends) > 0 && ends[0].Kind == mention.Number && ends[0].Start == 0 {
			return after[ends[0].End:]
		}
	}
	return rest
}

// maxRangeEnd is how far, in bytes, the end of a range is looked for.
const maxRangeEnd = 40

// unitAmong is the first unit among words, as [unitOf] has it; empty for none.
func unitAmong(words []string) string {
	for _, w := range words {
		if unit := unitOf(w); unit != "" {
			return unit
		}
	}
	return ""
}

// result is a result of a derivation with the words that say what it counts, none where it does not say.
type result struct {
	mention.Mention
	counts []string
	inputs []string // of one that does not say, what the passages count with the figures that go into it
	signs  []string // of the currencies that those figures have there
	in     *prose   // the text that has the arithmetic
}

// nameResults adds what the last result counts where the span does not say it: the words behind the span, else what goes into it.
func (d *derivation) nameResults(claim claim, l *lock) {
	if len(d.results) == 0 || claim.prose == nil {
		return
	}
	for i := range d.results {
		d.results[i].in = claim.prose
	}
	last := &d.results[len(d.results)-1]
	for _, s := range claim.prose.spans {
		if s.kind == slides.Derived && s.start == claim.start && len(last.counts) == 0 {
			last.counts = countsOf(string(claim.prose.text), mention.Mention{End: s.end}, d.language)
		}
	}
	if l == nil || claim.scope == nil {
		return
	}
	locked, _ := claim.scope.in(l)
	for _, p := range locked[:min(len(locked), maxTold)] {
		for _, has := range p.figures() {
			if has.Counted != "" && slices.ContainsFunc(d.inputs, has.States) {
				last.inputs = append(last.inputs, has.Counted)
			}
			sign := mention.Currency(has.Value)
			if sign != "" && slices.ContainsFunc(d.inputs, func(f mention.Mention) bool { return leavesOut(f, has) }) {
				last.signs = append(last.signs, sign)
			}
		}
	}
}

// leavesOut reports whether an input is a figure without its currency, and perhaps without its size.
func leavesOut(f, has mention.Mention) bool {
	return f.Kind == mention.Number && has.Kind == mention.Number && slices.ContainsFunc(sizesLeftOut, func(size int) bool { return mention.Shift(f.Value, size) == mention.Bare(has.Value) })
}

// sameUnit reports whether words behind a number may say that it counts what the result counts.
func (r result) sameUnit(words []string) bool {
	if len(r.counts) == 0 {
		unit := unitAmong(words)
		return unit == "" || len(r.inputs) == 0 || slices.ContainsFunc(r.inputs, func(counted string) bool { return mention.SameUnit(counted, unit) })
	}
	if unit := unitAmong(r.counts); unit != "" {
		return unit == unitAmong(words)
	}
	for _, counts := range r.counts {
		for _, w := range words {
			if strings.EqualFold(singular(counts), singular(w)) {
				return true
			}
		}
	}
	return false
}

// singular is a word without the ending of its plural, near enough to compare two forms of one word.
func singular(word string) string {
	if stem, ok := strings.CutSuffix(word, "ies"); ok && len(stem) > 1 {
		return stem + "y"
	}
	if len(word) > 3 && strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss") {
		return word[:len(word)-1]
	}
	return word
}

// shows reports whether a mention says a result in another form: rounded, with the size and currency that the arithmetic leaves out, or as the fraction
// by which something changed, in the text beside it: nearly a third for 3,800 / 2,900.
func (r result) shows(m mention.Mention, beside bool) bool {
	if m.Vague() || m.Kind != mention.Number {
		return false
	}
	if sign := mention.Currency(m.Value); sign != "" && !slices.Contains(r.signs, sign) && mention.Currency(r.Value) != sign {
		return false
	}
	if gives(m, r.Mention) || r.Value == r.Digits && r.Digits != "" && r.Digits == m.Digits && !strings.HasSuffix(m.Value, "%") && !ordinal(m) {
		return true
	}
	if mention.Currency(m.Value) != "" && r.Value == r.Digits && slices.ContainsFunc(sizesLeftOut, func(size int) bool { return mention.Shift(r.Value, size) == mention.Bare(m.Value) }) {
		return true
	}
	ratio, ok := amount(r.Mention)
	said, also := amount(m)
	if !beside || !ok || !also || !isFraction(m) || r.Value != r.Digits {
		return false
	}
	if ratio.Sign() > 0 && ratioIs(new(big.Rat).Inv(ratio), said, m) {
		return true // one in 24, for 23.9
	}
	changed := new(big.Rat).Sub(ratio, big.NewRat(1, 1))
	return ratioIs(changed.Abs(changed), said, m)
}

// shownResults are those of a slide's arithmetic, which the slide may repeat.
type shownResults []result

// bear reports whether one of the results is what a claim says, unit and all. If only the number is the same,
// other is the result that has it, as its derivation shows it.
func (all shownResults) bear(claim claim) (borne bool, other string) {
	for _, r := range all {
		if !r.States(claim.mention) && !r.shows(claim.mention, claim.prose == r.in) {
			continue
		}
		if r.sameUnit(claim.counts) {
			return true, ""
		}
		other = strings.TrimSpace(r.In(r.Size) + " " + strings.Join(r.counts, " "))
	}
	return false, other
}

// records is what the records of a figure, or a row of data, bear out in the texts beside them.
type records struct {
	values *mention.Set    // their numbers and dates
	sizes  *mention.Set    // how many lanes, series and records there are
	axes   map[string]bool // the units of measure that axes or dates count off, each a record or several
	units  map[string]bool // the units of measure that they name
	plain  bool            // some name no unit of measure
}

// newRecords returns the values of records without their units.
func newRecords(values []mention.Mention) *records {
	return &records{values: mention.NewSet(values), sizes: mention.NewSet(nil), axes: map[string]bool{}, units: map[string]bool{}}
}

// axis adds the name of an axis, or the precision of a date: a record a month is so many months.
func (r *records) axis(name string) {
	r.axes[unitAmong(strings.Fields(name))] = true
}

// unitsOf adds the units of a record of a figure whose unit is common.
func (r *records) unitsOf(rec *slides.Record, common string) {
	r.unit(cmp.Or(rec.Unit, common))
	if rec.Date != "" {
		r.axis(string(rec.Precision))
	}
	if rec.Along != nil {
		r.unit(rec.Along.Unit)
	}
	if rec.Size != nil {
		r.plain = true // data names no unit of it
	}
}

// unit adds a unit as data names it: "weeks", "million dollars", "%".
func (r *records) unit(text string) {
	words := strings.FieldsFunc(text, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune(".,()/", c) })
	if unit := unitAmong(words); unit != "" {
		r.units[unit] = true
	} else {
		r.plain = true
	}
}

// bear reports whether the records have what a claim says: the number, and not with another unit of measure
// than theirs. How many of them there are is a number without one, or with that of an axis.
func (r *records) bear(claim claim) bool {
	if r == nil {
		return false
	}
	unit := unitAmong(claim.counts)
	if claim.mention.Kind != mention.Number {
		unit = ""
	}
	if (unit == "" || r.axes[unit]) && r.sizes.States(claim.mention) {
		return true
	}
	return (unit == "" || r.plain || r.units[unit]) && r.values.States(claim.mention)
}
