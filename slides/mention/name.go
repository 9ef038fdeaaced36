package mention

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labels are words that are numbered, in the singular: Ward 3 is no 3.
var labels = WordSet(`ward phase unit class order document room zone district tier grade annex appendix scenario version stage article act bill law resolution directive regulation rule clause
	level type group team route gate platform pier block lot floor building hall track lane exit option model release round season episode volume part book psalm sonata symphony opus
	battalion brigade regiment division squadron flight train bus line highway interstate channel station sample patient participant case experiment study trial exhibit site plot lab task
	goal target principle question answer schedule form box bin shift day week year kapitel artikel phase stufe klasse zimmer gruppe bezirk halle tor gleis linie abschnitt anlage etage raum quartier salle étape niveau`)

// smallLabels are those that are labels where they are not capital too.
var smallLabels = WordSet("ward phase zone district tier annex appendix scenario")

// countries are words for places in which, or from which, so many are counted: they are no names of numbers.
var countries = WordSet(`africa america antarctica argentina asia australia austria bangladesh belgium bolivia brazil britain bulgaria cambodia canada chile china colombia croatia cuba cyprus
	czechia denmark ecuador egypt england estonia ethiopia europe finland france germany ghana greece hungary iceland india indonesia iran iraq ireland israel italy japan jordan kenya korea kuwait
	latvia lebanon libya lithuania luxembourg malaysia malta mexico morocco myanmar nepal netherlands nigeria norway pakistan panama peru philippines poland portugal qatar romania russia rwanda
	scotland senegal serbia singapore slovakia slovenia somalia spain sudan sweden switzerland syria taiwan tanzania thailand tunisia turkey uganda ukraine uruguay venezuela vietnam wales yemen
	zambia zimbabwe beijing berlin london moscow paris tokyo washington deutschland frankreich italien spanien europa china allemagne espagne italie`)

// prepositions are words before a place.
var prepositions = WordSet("in from across throughout near within outside inside to im aus en dans à")

// manyDigits is how many a number has that is rather counted in a place than a part of its name.
const manyDigits = 3

// maxCode is how many digits stand before the letters of a name such as 5G.
const maxCode = 6

// name reads a number that is part of a name: joined to a capitalised word (G20, F-35), or
// after one (Unit 61398). A number with decimals, separators or a size, or one that can be a
// year, is no name.
func (r *mentionReader) name() bool {
	t, before, next := r.tok(0), r.tok(-1), r.tok(1)
	if strings.Contains(t.text, ".") && next.glued && next.text == "." && r.tok(2).glued && r.tok(2).kind == 'n' {
		n := 1 // 10.0.0.1
		for r.tok(n).glued && r.tok(n).text == "." && r.tok(n+1).glued && r.tok(n+1).kind == 'n' {
			n += 2
		}
		r.add(Name, r.text[t.start:r.tok(n-1).end], n)
		return true
	}
	if r.clock() || r.formula() || r.labelled() || r.hanNumbered() {
		return true
	}
	capital := func(t token) bool {
		c, _ := utf8.DecodeRuneInString(t.text)
		return t.kind == 'w' && unicode.IsUpper(c)
	}
	back := 0
	switch {
	case t.glued && capital(before):
		back = 1
	case t.glued && before.kind == '-' && before.glued && capital(r.tok(-2)):
		back = 2
	case capital(before) && (!r.language.capitals || strings.ToUpper(before.text) == before.text) && r.isBare() && !r.isShared() && code(before.text) == "" && !notNames[strings.ToLower(before.text)] && month(before) == 0 && r.numeralOf(strings.ToLower(before.text)) == 0:
		back = 1
	case !t.glued && next.glued && capital(next) && magnitudes[next.text] == 0 && len(t.text) <= maxCode: // 5G
		if id, _ := r.unit(t.end, r.at+1); id != "" { // 5MW
			return false
		}
		r.add(Name, t.text+next.text, 2)
		return true
	default:
		if t.glued && before.kind == 'w' && !before.isHan() { // ipv6
			r.at++
			return true
		}
		return false
	}
	if before.text == "US" && next.text == "$" {
		return false
	}
	start := r.tok(-back).start
	value := strings.Join(strings.Fields(r.text[start:t.end]), " ")
	n := 1
	if next.glued && next.kind == 'w' && len(next.text) < 3 && back > 0 && t.glued { // F-35B
		value, n = value+next.text, 2
	}
	figure := !t.glued && r.isCounted()
	f := r.add(Name, value, n)
	f.Start, f.Figure = start, figure
	if !t.glued {
		f.Alone = t.value
	}
	return true
}

// formulas are the letters before the digits of chemical formulas and of what is measured in air, which are words: CO2, PM10. N2 is as often a road.
var formulas = map[string]string{"CO": "2", "NO": "2", "SO": "2", "CH": "4", "NH": "3", "PM": "12"}

// formula skips the digits of such a word.
func (r *mentionReader) formula() bool {
	t, before := r.tok(0), r.tok(-1)
	if !t.glued || before.kind != 'w' || before.glued && r.tok(-2).kind == 'w' {
		return false
	}
	digits := formulas[before.text]
	if digits == "" || !strings.Contains(digits, t.text[:1]) || before.text != "PM" && len(t.text) > 1 {
		return false
	}
	r.at++
	if next := r.tok(0); next.glued && next.kind == 'w' && len(next.text) == 1 { // CO2e
		r.at++
	}
	return true
}

// isBare reports whether the current token is a number that can be part of a name, with a space before it: of a few digits and nothing else,
// without a size, a percent sign or the ending of an ordinal.
func (r *mentionReader) isBare() bool {
	t, next := r.tok(0), r.tok(1)
	return !t.glued && len(t.text) < 7 && strings.Trim(t.text, "0123456789") == "" && magnitudes[next.text] == 0 && r.language.magnitudes[next.text] == 0 && !r.isPercent(1) &&
		!(next.glued && (next.text == "st" || next.text == "nd" || next.text == "rd" || next.text == "th"))
}

// isShared reports whether the current number is the first of a range with a size or percent sign behind it, so that it is no name: CI 73–85%.
func (r *mentionReader) isShared() bool {
	if r.tok(1).kind != '-' || r.tok(2).kind != 'n' {
		return false
	}
	size, _ := r.magnitudeAt(3)
	return size > 0 || r.isPercent(3)
}

// isCounted reports whether the number at the current token is rather counted than a part of the name that the word before it
// would make: behind a country, a place that a preposition leads in, or what is counted, at the beginning.
func (r *mentionReader) isCounted() bool {
	word := r.word(-1)
	return countries[word] || prepositions[r.word(-2)] && len(r.tok(0).text) >= manyDigits || ends(r.tok(-2)) && isPlural(word) && word != "windows"
}

// hanNumber stands behind a number that is a name.
const hanNumber = "号"

// hanNumbered reads the number of 3号泵站, a pumping station. Where nothing is named behind it, 3号 may be a day.
func (r *mentionReader) hanNumbered() bool {
	t, noun := r.tok(0), r.tok(2)
	if integer(t) < 0 || r.tok(1).text != hanNumber || !noun.isHan() || !noun.glued || r.tok(-1).text == "月" || strings.Contains(hanFunction, noun.text) {
		return false
	}
	f := r.add(Name, t.value+hanNumber, 2)
	f.Alone, f.Recent = t.value, true
	return true
}

// labelled reads Ward 3, Wards 3 and 4, and ward 3.
func (r *mentionReader) labelled() bool {
	t := r.tok(0)
	if t.glued || !r.isBare() {
		return false
	}
	start, before := r.tok(-1).start, r.tok(-1)
	label := Singular(strings.ToLower(before.text))
	c, _ := utf8.DecodeRuneInString(before.text)
	switch last := len(r.found) - 1; {
	case before.kind == 'w' && (labels[label] && unicode.IsUpper(c) || smallLabels[label]):
		label = strings.ToUpper(label[:1]) + label[1:]
		if label != before.text && label+"s" != before.text && unicode.IsUpper(c) {
			label = before.text // CLASS 7
		}
	case r.joint(-1) > 0 && last >= 0 && r.isLabels(r.found[last]) && strings.TrimSpace(r.text[r.found[last].End:t.start]) == before.text:
		label, _, _ = strings.Cut(r.found[last].Value, " ")
		start = t.start
	default:
		return false
	}
	small := before.kind == 'w' && !unicode.IsUpper(c)
	f := r.add(Name, label+" "+t.text, 1)
	f.Start, f.Alone, f.Label, f.Recent = start, t.value, true, small || start == t.start || label+"s" == before.text
	return true
}

// isLabels reports whether a mention is of several labels, of which only the first has the word: Wards 3, 4 and 5.
func (r *mentionReader) isLabels(m Mention) bool {
	label, _, _ := strings.Cut(m.Value, " ")
	return m.Label && (isDigit(r.text[m.Start]) || strings.HasPrefix(strings.ToLower(r.text[m.Start:]), strings.ToLower(label)+"s"))
}
