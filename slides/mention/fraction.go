package mention

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// denominators are the words of fractions, in the singular: a third, ein Drittel, un tiers.
var denominators = map[string]int64{
	"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20, "hundredth": 100, "thousandth": 1000,
	"drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8, "neuntel": 9, "zehntel": 10, "zwanzigstel": 20, "hundertstel": 100,
	"tiers": 3, "quart": 4, "cinquième": 5, "sixième": 6, "dixième": 10, "centième": 100,
}

// numerators are the words before them, besides the numerals of English.
var numerators = map[string]int64{
	"a": 1, "an": 1, "one": 1, "ein": 1, "eine": 1, "einem": 1, "eines": 1, "un": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9,
	"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9,
}

// multiples are words for so many times as much.
var multiples = map[string]int64{
	"doubled": 2, "doubling": 2, "doubles": 2, "trebled": 3, "tripled": 3, "trebling": 3, "tripling": 3, "triples": 3, "quadrupled": 4, "quadrupling": 4, "quintupled": 5,
	"verdoppelt": 2, "verdoppelte": 2, "verdoppelten": 2, "verdreifacht": 3, "verdreifachte": 3, "vervierfacht": 4, "doublé": 2, "triplé": 3, "quadruplé": 4,
}

// halvings are words for half as much.
var halvings = WordSet("halved halving halves halbiert halbierte halbierten")

// everies are words of German before the ordinal of a share: jeder vierte.
var everies = WordSet("jeder jede jedes jedem jeden")

// wholes are words for a half behind which nothing need stand.
var wholes = WordSet("hälfte moitié")

// fraction reads a fraction or a multiple at the current token, in digits or in words: 3/5, ⅓, three-fifths, half of, a quarter,
// doubled, fivefold; and is false if there is none.
func (r *mentionReader) fraction() bool {
	t := r.tok(0)
	if t.glued && r.tok(-1).kind == 'n' {
		return false
	}
	word := strings.ToLower(t.text)
	switch {
	case t.kind == 'n':
		return r.digitFraction() || !r.isPlace() && !r.isNote() && r.oneIn()
	case t.kind == '?':
		if n, d, ok := vulgar(t.text); ok {
			return r.addFraction(n, d, 1)
		}
		return false
	case t.kind != 'w':
		return false
	case t.isHan():
		return r.chineseFraction()
	case multiples[word] > 0:
		r.addTimes(multiples[word], 1)
		return true
	case word == "double" || word == "triple" || word == "treble":
		if next := r.word(1); next != "the" && next != "that" && next != "its" && next != "their" {
			return false
		}
		if word == "double" {
			r.addTimes(2, 1)
		} else {
			r.addTimes(3, 1)
		}
		return true
	case everies[word] && r.ordinalOf(r.word(1)) > 2:
		return r.addFraction(1, r.ordinalOf(r.word(1)), 2) // jeder vierte
	case everies[word] && strings.HasPrefix(r.word(1), "zweite"):
		return r.addFraction(1, 2, 2)
	case halvings[word]:
		if word == "halves" && !slices.Contains([]string{"it", "that", "this", "which"}, r.word(-1)) {
			return false
		}
		r.addFraction(1, 2, 1)
		m := &r.found[len(r.found)-1]
		m.Trend, m.Loose = Fell, false
		return true
	case wholes[word]:
		return r.addFraction(1, 2, 1)
	case word == "half":
		return r.isHalf(0) && r.addFraction(1, 2, 1)
	}
	if many, ok := strings.CutSuffix(word, "fold"); ok && r.numeralOf(many) > 0 {
		r.addTimes(r.numeralOf(many), 1)
		return true
	}
	return r.wordFraction(word)
}

// maxDenominator bounds that of a fraction in digits: 24/7, 9/11 and 14/8 are none.
const maxDenominator = 10

// digitFraction reads 3/5.
func (r *mentionReader) digitFraction() bool {
	stroke, below := r.tok(1), r.tok(2)
	n, d := integer(r.tok(0)), integer(below)
	if stroke.kind != '/' || !stroke.glued || !below.glued || n < 1 || d <= n || d > maxDenominator && d != 100 || r.isPlace() || r.isNote() {
		return false
	}
	if next := r.tok(3); next.glued && (next.kind == '/' || next.kind == 'w') || r.tok(-1).kind == '/' || month(r.tok(-1)) > 0 {
		return false
	}
	return r.addFraction(int64(n), int64(d), 3)
}

// vulgar is the fraction that one character is.
func vulgar(char string) (n, d int64, ok bool) {
	if c, size := utf8.DecodeRuneInString(char); size != len(char) || c < utf8.RuneSelf || !unicode.Is(unicode.No, c) {
		return 0, 0, false
	}
	above, below, ok := strings.Cut(norm.NFKD.String(char), "\u2044")
	if !ok {
		return 0, 0, false
	}
	n, err := strconv.ParseInt(above, 10, 64)
	d, wrong := strconv.ParseInt(below, 10, 64)
	return n, d, err == nil && wrong == nil && d > 0
}

// isHalf reports whether the word half i tokens on is a share: half of, half the, by half, more than half.
func (r *mentionReader) isHalf(i int) bool {
	before, next := r.word(i-1), r.word(i+1)
	if slices.Contains([]string{"first", "second", "latter", "other", "early", "later", "last", "former", "top", "bottom", "left", "right", "upper", "lower", "each", "either", "middle"}, before) ||
		r.tok(i+1).kind == '-' && r.tok(i+1).glued {
		return false
	}
	return slices.Contains([]string{"of", "the", "a", "an", "its", "their", "our", "his", "her", "all", "this", "these", "those", "as", "percent", "million", "billion"}, next) ||
		slices.Contains([]string{"by", "in", "to", "than", "about", "nearly", "almost", "over", "under", "roughly", "around", "only"}, before) ||
		r.tok(i-1).kind == 0 && ends(r.tok(i+1))
}

// wordFraction reads one third, a fifth of, three-quarters, zwei Drittel, deux tiers; word is the current one.
func (r *mentionReader) wordFraction(word string) bool {
	n := r.numeralOf(word)
	if n == 0 || n > 19 || word == "twice" || word == "thrice" {
		n = numerators[word]
	}
	if n == 0 {
		return false
	}
	i, hyphen := 1, false
	if r.tok(1).kind == '-' && r.tok(1).glued && r.tok(2).glued {
		i, hyphen = 2, true
	}
	below := r.word(i)
	one, isPlural := strings.CutSuffix(below, "s")
	d := denominators[below]
	if isPlural && d == 0 {
		d = denominators[one]
	}
	next := r.tok(i + 1)
	if !hyphen && r.oneIn() {
		return true
	}
	follows := next.kind == 0 || ends(next) || next.kind == ',' || slices.Contains([]string{"of", "as", "less", "more", "lower", "higher", "fewer", "smaller", "larger", "the", "its", "to", "der", "des", "de", "du", "aller", "and", "in"}, r.word(i+1))
	switch {
	case d == 0 || d == 2 && n > 1:
		return false
	case d == 2: // one half, a half; not "a half-day"
		return !(next.kind == '-' && next.glued) && r.addFraction(1, 2, i+1)
	case n == 1 && !follows && !hyphen && !r.besideFraction(), n == 1 && next.kind == '-' && next.glued:
		return false // a third country, one third-party
	case below == "quarter" && next.kind != 0 && r.word(i+1) != "of" && !hyphen && !ends(next) && next.kind != ',' && !r.besideFraction():
		return false
	case one == "quarter" && n == 2 && !hyphen && r.word(i+1) != "of":
		return false // two quarters of a year
	case n > 1 && !isPlural && below != "tiers" && !strings.HasSuffix(below, "tel") && !hyphen:
		return false // two third parties
	}
	return n < d && r.addFraction(n, d, i+1)
}

// besideFraction reports whether another fraction stands before the current token in its sentence.
func (r *mentionReader) besideFraction() bool {
	if len(r.found) == 0 {
		return false
	}
	last := r.found[len(r.found)-1]
	return strings.Contains(last.Value, "/") && !strings.ContainsAny(r.text[last.End:r.tok(0).start], ".;!?")
}

// maxIn bounds what so many are in where they are more than one: 2 in 3, but 12 in 40 regions.
const maxIn = 10

// oneIn reads one in five, 1 in 5 and two out of three: a fifth, or five, and two thirds.
func (r *mentionReader) oneIn() bool {
	i := 2
	if r.word(1) == "out" && r.word(2) == "of" {
		i = 3
	} else if between := r.word(1); between != "in" && (!r.language.capitals || between != "von") {
		return false
	}
	number := func(i int) int64 {
		if r.word(i) == "one" {
			return 1
		}
		return max(r.numeralOf(r.word(i)), int64(integer(r.tok(i))))
	}
	n, d := number(0), number(i)
	if n < 1 || d <= n || n > 1 && d > maxIn || d > 1000 || r.word(i) == "twice" || durations[strings.TrimSuffix(r.word(i+1), "s")] || month(r.tok(i+1)) > 0 {
		return false
	}
	m := r.add(Number, big.NewRat(n, d).RatString(), i+1)
	m.Recent = true
	if n == 1 {
		m.Alone = strconv.FormatInt(d, 10)
	}
	return true
}

// chineseFraction reads 三分之一, 百分之四十 and 一半.
func (r *mentionReader) chineseFraction() bool {
	at := func(i int) int64 { return hanDigits[r.tok(i).text] }
	switch {
	case r.tok(0).text == "一" && r.tok(1).text == "半":
		return r.addFraction(1, 2, 2)
	case r.tok(1).text != "分" || r.tok(2).text != "之":
		return false
	case r.tok(0).text == "百":
		if digits := r.tok(3); digits.kind == 'n' {
			r.add(Number, digits.value+"%", 4).Recent = true
			return true
		}
		value, n := r.hanNumeral(3)
		if n > 0 {
			r.add(Number, strconv.FormatInt(value, 10)+"%", 3+n).Recent = true
		}
		return n > 0
	}
	n, d := at(3), at(0)
	if r.tok(0).text == "十" {
		d = 10
	}
	if r.tok(3).kind == 'n' {
		n = int64(integer(r.tok(3)))
	}
	return n > 0 && n < d && r.addFraction(n, d, 4)
}

// addFraction adds a fraction of so many tokens; half a million, half of one percent and a quarter of a million as what they are.
func (r *mentionReader) addFraction(n, d int64, size int) bool {
	value := big.NewRat(n, d)
	i := size
	for _, between := range [][]string{{"of", "a"}, {"of", "an"}, {"of", "one"}, {"a"}, {"an"}, {"of"}, {}} {
		k := size
		for _, w := range between {
			if r.word(k) != w {
				k = -1
				break
			}
			k++
		}
		if k >= 0 {
			i = k
			break
		}
	}
	text, unit := value.RatString(), r.word(i)
	switch exponent := magnitudes[unit]; {
	case r.percentSize(i) > 0 && d != 3:
		text, size = decimalOf(value)+"%", i+r.percentSize(i)
	case exponent > 0 && len(unit) > 3 && terminates(d):
		text, size = decimalOf(new(big.Rat).Mul(value, big.NewRat(Pow10(exponent), 1))), i+1
	case unit == "dozen":
		text, size = decimalOf(new(big.Rat).Mul(value, big.NewRat(12, 1))), i+1
	}
	m := r.add(Number, text, size)
	m.Recent, m.Loose = true, text == "1/2" || text == "1/4"
	if i > size && durations[unit] && strings.Contains(text, "/") {
		m.Counted, m.Loose = unit, false // half a year
	}
	return true
}

// terminates reports whether a fraction with a denominator has finitely many decimals.
func terminates(d int64) bool {
	for _, prime := range []int64{2, 5} {
		for d%prime == 0 {
			d /= prime
		}
	}
	return d == 1
}

// decimalOf writes a number with as many decimals as it has, nine at most.
func decimalOf(v *big.Rat) string { return TrimNumber(v.FloatString(9)) }

// addTimes adds a multiple.
func (r *mentionReader) addTimes(n int64, size int) {
	m := r.add(Number, strconv.FormatInt(n, 10), size)
	m.Recent, m.Counted = true, Times
}

// halves is what stands behind a whole number to make it a mixed one: ½, and a half, and three quarters; and the tokens of that.
func (r *mentionReader) halves(i int) (fraction string, size int) {
	if n, d, ok := vulgar(r.tok(i).text); ok && terminates(d) {
		_, fraction, _ = strings.Cut(decimalOf(big.NewRat(n, d)), ".")
		return fraction, 1
	}
	if r.word(i) == "and" {
		fraction = map[string]string{"a half": "5", "a quarter": "25", "three quarters": "75"}[r.word(i+1)+" "+r.word(i+2)]
	}
	if fraction == "" {
		return "", 0
	}
	return fraction, 3
}
