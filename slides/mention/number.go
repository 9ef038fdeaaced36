// Package mention reads numbers, dates, numbered names and quotations in prose.
package mention

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
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
	Start, End int    // bytes of the text
}

// String writes the mention so that readMentions reads the same mention from it.
func (m Mention) String() string {
	switch {
	case m.Kind == Date:
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

// sizes are the words for sizes of numbers.
var sizes = map[int]string{3: "thousand", 6: "million", 9: "billion", 12: "trillion"}

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

// numberText writes a canonical number with commas, so that none looks like a year.
func numberText(value string) string {
	digits := strings.TrimLeft(value, "-$€£¥")
	sign := value[:len(value)-len(digits)]
	end := 0
	for end < len(digits) && digits[end] >= '0' && digits[end] <= '9' {
		end++
	}
	whole, rest := digits[:end], digits[end:]
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest == "th" {
		switch {
		case strings.HasSuffix(whole, "11"), strings.HasSuffix(whole, "12"), strings.HasSuffix(whole, "13"):
		case strings.HasSuffix(whole, "1"):
			rest = "st"
		case strings.HasSuffix(whole, "2"):
			rest = "nd"
		case strings.HasSuffix(whole, "3"):
			rest = "rd"
		}
	}
	return sign + whole + rest
}

// DateText writes a canonical date in words.
func DateText(value string) string {
	if year, half, ok := strings.Cut(value, "-H"); ok {
		return map[string]string{"1": "first", "2": "second"}[half] + " half of " + year
	}
	if year, quarter, ok := strings.Cut(value, "-Q"); ok {
		return "Q" + quarter + " " + year
	}
	if day, ok := strings.CutPrefix(value, "--"); ok {
		return strings.TrimSuffix(slides.Date("2000-"+day).String(), " 2000")
	}
	return slides.Date(value).String()
}

// States reports whether the mention of a source bears out that of a deck: the same number or
// name, or a date at least as exact.
func (m Mention) States(want Mention) bool {
	switch {
	case want.Kind == Date && m.Kind == Date:
		day, anyYear := strings.CutPrefix(want.Value, "--")
		return m.Value == want.Value || strings.HasPrefix(m.Value, want.Value+"-") ||
			anyYear && strings.HasSuffix(m.Value, "-"+day)
	case want.Kind == Name && m.Kind == Name:
		return strings.EqualFold(m.Value, want.Value)
	case m.Kind == Name:
		return false // "27" is not borne out by "Document 27"
	}
	for _, v := range []string{want.Value, want.Alone} {
		if v != "" && v == m.Value { // a bare 2000 may be a year or a number
			return true
		}
	}
	return m.Alone != "" && (m.Alone == want.Value || m.Alone == want.Alone)
}

// token is a word, a number or a punctuation mark of a text.
type token struct {
	kind       byte // 'w' a word, 'n' a number, or the mark itself; '?' for one beyond ASCII
	text       string
	start, end int
	glued      bool // no white space before it
}

func (t token) isHan() bool {
	c, _ := utf8.DecodeRuneInString(t.text)
	return unicode.Is(unicode.Han, c)
}

// isSpace reports whether a character is white space, including thin spaces between digits.
func isSpace(c rune) bool { return unicode.IsSpace(c) || c == '\u2009' || c == '\u202f' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// tokens splits a text. Digits with commas or spaces between groups of three and with
// decimals are one number: 21,500,000 or 21 500 000.
func tokens(text string) []token {
	all := make([]token, 0, 4+len(text)/6)
	glued := false
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		start := i
		t := token{start: start, glued: glued && start > 0}
		switch {
		case isSpace(c):
			i, glued = i+size, false
			continue
		case isDigit(text[i]):
			t.kind = 'n'
			i = numberEnd(text, i)
		case unicode.IsLetter(c) || unicode.IsMark(c):
			t.kind = 'w'
			for i < len(text) {
				c, size := utf8.DecodeRuneInString(text[i:])
				if !unicode.IsLetter(c) && !unicode.IsMark(c) || unicode.Is(unicode.Han, c) && i > start {
					break
				}
				i += size
				if unicode.Is(unicode.Han, c) {
					break
				}
			}
		default:
			t.kind = '?'
			if c < utf8.RuneSelf {
				t.kind = byte(c)
			}
			i += size
			switch c {
			case '–', '—', '−', '‐', '‑':
				t.kind = '-'
			case '“', '”':
				t.kind = '"'
			case '’', '‘':
				t.kind = '\''
			}
		}
		t.text, t.end = text[start:i], i
		all = append(all, t)
		glued = true
	}
	return all
}

// numberEnd is the end of the number that starts at byte i.
func numberEnd(text string, i int) int {
	first := digitsAt(text, i)
	glued := i > 0 && (text[i-1] == '-' || unicode.IsLetter(rune(text[i-1])))
	i += first
	for first <= 3 {
		c, size := utf8.DecodeRuneInString(text[i:])
		if c != ',' && (!isSpace(c) || c == '\n' || glued) || digitsAt(text, i+size) != 3 {
			break
		}
		i += size + 3
	}
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) {
		i += 1 + digitsAt(text, i+1)
	}
	return i
}

func digitsAt(text string, i int) int {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}

var (
	Months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}

	// numerals are the words for numbers below a hundred. One is not among them, nor are
	// first and second: they are more often pronoun, order and unit of time.
	numerals = map[string]int64{
		"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
		"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
		"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "twice": 2, "thrice": 3,
	}
	ordinals = map[string]int64{
		"third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
		"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "hundredth": 100,
	}
	small = map[string]int64{"one": 1, "first": 1, "second": 2} // only within twenty-one, one million and the like

	magnitudes = map[string]int{
		"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
		"k": 3, "K": 3, "M": 6, "m": 6, "mn": 6, "mln": 6, "b": 9, "B": 9, "bn": 9, "tn": 12,
		"万": 4, "亿": 8,
	}
	yearParts   = map[string]string{"first": "1", "second": "2", "third": "3", "fourth": "4", "last": "0"}
	partLetters = map[string]string{"half": "H", "quarter": "Q"}

	Currencies = map[string]string{"dollars": "$", "dollar": "$", "euros": "€", "euro": "€", "pounds": "£", "yen": "¥", "yuan": "¥", "renminbi": "¥"}

	// notNames are words that, capitalised at the start of a sentence, do not make the number
	// after them a name.
	notNames = WordSet(`a about above after all almost also among an and any around as at before below between both but by
		circa down during each even every exactly fewer for from if in its last later less more most nearly next no nor not
		now of on once only or other over per roughly she he it some since so still than that the their then there these they
		this those through to under until up was were what when where while with within we our you your`)

	// places are words for a place in a text or the deck: "note 8" is no quantity.
	places = WordSet("paragraph paragraphs para item items note notes footnote page pages p pp line lines row column table figure fig slide slides section chapter step no nos")
)

func WordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

// month is the month that a word names, 1 to 12; 0 for none.
func month(t token) int {
	if t.kind != 'w' || len(t.text) < 3 || !unicode.IsUpper(rune(t.text[0])) {
		return 0
	}
	for i, name := range Months {
		if t.text == name || t.text == name[:3] || t.text == "Sept" && i == 8 {
			return i + 1
		}
	}
	return 0
}

// Read returns the numbers, dates and numbered names of a text, in order. It skips
// list numbers, note marks (wealth.2, [1]) and places such as ¶9 and note 8.
func Read(text string) []Mention {
	r := mentionReader{text: text, toks: tokens(text)}
	for r.at < len(r.toks) {
		if !r.date() && !r.number() {
			r.at++
		}
	}
	return r.found
}

// mentionReader is the state of readMentions.
type mentionReader struct {
	text  string
	toks  []token
	at    int
	found []Mention
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

// year is the i-th token as a year, 1000 to 2099 in four bare digits, and false for others. A
// note mark behind it is cut off: in "in 2010.23 Then" the year is 2010.
func (r *mentionReader) year(i int) (string, bool) {
	t := r.tok(i)
	s := t.text
	if len(s) > 5 && s[4] == '.' && len(s) <= 8 {
		next := r.tok(i + 1)
		c, _ := utf8.DecodeRuneInString(next.text)
		if next.kind == 0 || !next.glued && (unicode.IsUpper(c) || next.kind == '"') {
			s = s[:4]
		}
	}
	if t.kind != 'n' || digitsAt(s, 0) != 4 || len(s) != 4 || s < "1000" || s > "2099" {
		return "", false
	}
	return s, true
}

// day is the i-th token as a day of a month, 1 to 31, and its number of tokens, 2 with "th";
// zeros if it is none.
func (r *mentionReader) day(i int) (day, size int) {
	day = integer(r.tok(i))
	if day < 1 || day > 31 || len(r.tok(i).text) > 2 {
		return 0, 0
	}
	if t := r.tok(i + 1); t.glued && (t.text == "st" || t.text == "nd" || t.text == "rd" || t.text == "th") {
		return day, 2
	}
	return day, 1
}

// skip is 1 if the i-th token is one of the given texts; else 0.
func (r *mentionReader) skip(i int, texts ...string) int {
	if t := r.tok(i); t.kind != 0 && slices.Contains(texts, t.text) {
		return 1
	}
	return 0
}

// joint is 1 if the i-th token can join two dates or numbers, as in 15 and 16 or 2006-2020;
// else 0.
func (r *mentionReader) joint(i int) int {
	t := r.tok(i)
	if t.kind == '-' || t.text == "/" || t.text == "&" || t.text == "," || t.text == "and" || t.text == "to" || t.text == "or" || t.text == "through" {
		return 1
	}
	return 0
}

func isoDate(year string, month, day int) string {
	s := year
	if month > 0 {
		s += "-" + twoDigits(month)
	}
	if day > 0 {
		s += "-" + twoDigits(day)
	}
	return s
}

func twoDigits(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }

// date reads a date at the current token and is false if there is none.
func (r *mentionReader) date() bool {
	return r.isoDay() || r.partOfYear() || r.dayMonth() || r.monthDay() || r.chineseDate() || r.bareYear()
}

// isoDay reads 2015-09-25 and 2015-09.
func (r *mentionReader) isoDay() bool {
	year, ok := r.year(0)
	if !ok || r.tok(1).text != "-" || !r.tok(1).glued || !r.tok(2).glued || len(r.tok(2).text) != 2 {
		return false
	}
	month, n := integer(r.tok(2)), 3
	if month < 1 || month > 12 {
		return false
	}
	day := 0
	if d := r.tok(4); r.tok(3).text == "-" && r.tok(3).glued && d.glued && len(d.text) == 2 && integer(d) > 0 && integer(d) <= 31 {
		day, n = integer(d), 5
	}
	r.add(Date, isoDate(year, month, day), n)
	return true
}

// partOfYear reads "second half of 2009", "H2 2009", "third quarter of 2015" and "Q3 2015".
func (r *mentionReader) partOfYear() bool {
	if r.tok(0).kind != 'w' {
		return false
	}
	part := yearParts[strings.ToLower(r.tok(0).text)]
	if t := r.tok(0); t.text == "H" || t.text == "Q" {
		n := integer(r.tok(1))
		i := 2 + r.skip(2, "of", "/", "-")
		year, ok := r.year(i)
		if !ok || !r.tok(1).glued || n < 1 || n > 4 || t.text == "H" && n > 2 {
			return false
		}
		r.add(Date, year+"-"+t.text+strconv.Itoa(n), i+1)
		return true
	}
	i := 1
	if part == "" {
		return false
	}
	letter := partLetters[r.tok(i).text]
	i++
	i += r.skip(i, "of", "in")
	year, ok := r.year(i)
	if part == "0" {
		part = "4"
		if letter == "H" {
			part = "2"
		}
	}
	if letter == "" || !ok || letter == "H" && part > "2" {
		return false
	}
	r.add(Date, year+"-"+letter+part, i+1)
	return true
}

// dayMonth reads "25 September 2015", "15 and 16 September 2015" and "25 September".
func (r *mentionReader) dayMonth() bool {
	var days, ends []int
	i := 0
	for {
		day, size := r.day(i)
		if day == 0 {
			return false
		}
		days, ends = append(days, day), append(ends, i+size)
		i += size
		i += r.skip(i, "of")
		m := month(r.tok(i))
		if m > 0 {
			i++
			i += r.skip(i, ".")
			j := i + r.skip(i, ",")
			year, ok := r.year(j)
			if ok {
				i = j + 1
			} else {
				year = "-"
			}
			for k, day := range days {
				next := i
				if k+1 < len(days) {
					next = ends[k]
				}
				start := 0
				if k > 0 {
					start = ends[k-1] + 1
				}
				r.found = append(r.found, Mention{Kind: Date, Value: isoDate(year, m, day), Start: r.tok(start).start, End: r.tok(next - 1).end})
			}
			r.at += i
			return true
		}
		size = r.joint(i)
		if size == 0 || len(days) > 4 {
			return false
		}
		i += size
	}
}

// monthDay reads "September 25, 2015", "Mar. 28, 2016", "September 2015", "June and July
// 2013" and "September 25".
func (r *mentionReader) monthDay() bool {
	m := month(r.tok(0))
	if m == 0 || r.tok(1).glued && r.tok(1).kind == 'n' {
		return false
	}
	i := 1 + r.skip(1, ".")
	if day, size := r.day(i); day > 0 {
		if next := r.joint(i + size); next > 0 && r.tok(i+size).text != "," { // September 25 and 26, 2015
			if other, n := r.day(i + size + next); other > 0 {
				j := i + size + next + n
				j += r.skip(j, ",")
				if year, ok := r.year(j); ok {
					first := Mention{Kind: Date, Value: isoDate(year, m, day), Start: r.tok(0).start, End: r.tok(i + size - 1).end}
					second := Mention{Kind: Date, Value: isoDate(year, m, other), Start: r.tok(i + size + next).start, End: r.tok(j).end}
					r.found = append(r.found, first, second)
					r.at += j + 1
					return true
				}
			}
		}
		j := i + size + r.skip(i+size, ",")
		if year, ok := r.year(j); ok {
			r.add(Date, isoDate(year, m, day), j+1)
		} else {
			r.add(Date, isoDate("-", m, day), i+size)
		}
		return true
	}
	j := i + r.skip(i, "of", ",")
	if year, ok := r.year(j); ok {
		r.add(Date, isoDate(year, m, 0), j+1)
		return true
	}
	if n := r.joint(i); n > 0 && month(r.tok(i+n)) > 0 { // June and July 2013: June takes the year
		j := i + n + 1
		j += r.skip(j, ".")
		j += r.skip(j, "of", ",")
		if year, ok := r.year(j); ok {
			r.add(Date, isoDate(year, m, 0), 1)
			return true
		}
	}
	return false
}

// chineseDate reads 2015年9月25日.
func (r *mentionReader) chineseDate() bool {
	year, ok := r.year(0)
	if !ok || r.tok(1).text != "年" {
		return false
	}
	month, day, n := 0, 0, 2
	if v := integer(r.tok(2)); v >= 1 && v <= 12 && r.tok(3).text == "月" {
		month, n = v, 4
		if v := integer(r.tok(4)); v >= 1 && v <= 31 && r.tok(5).text == "日" {
			day, n = v, 6
		}
	}
	r.add(Date, isoDate(year, month, day), n)
	return true
}

// bareYear reads 2013, 1990s, and the short end of 2015-16.
func (r *mentionReader) bareYear() bool {
	year, ok := r.year(0)
	if !ok || r.isNote() || r.isPlace() {
		return false
	}
	before, next := r.tok(-1), r.tok(1)
	if r.tok(0).glued && (before.kind == 'w' && !before.isHan() || before.kind == '$' || before.kind == '.') {
		return false // G2000, $2000
	}
	if next.glued && (next.text == "%" || next.text == "." && r.tok(2).glued && r.tok(2).kind == 'n') {
		return false
	}
	if next.glued && next.kind == 'w' && next.text != "s" && !next.isHan() {
		return false // 2000km
	}
	if _, isMagnitude := magnitudes[next.text]; isMagnitude && (!next.glued || len(next.text) > 2) {
		return false // 2000 million
	}
	if next.glued && next.text == "s" {
		r.add(Date, year+"s", 2)
		return true
	}
	r.add(Date, year, 1).Digits = year
	if end := r.tok(1); r.tok(0).kind == '-' && r.tok(0).glued && end.kind == 'n' && end.glued && len(end.text) == 2 && end.text > year[2:] && !(r.tok(2).glued && r.tok(2).kind == '-') {
		r.at++
		r.add(Date, year[:2]+end.text, 1)
	}
	return true
}

// isNote reports whether the digits at the current token are the mark of a note, behind a word
// or sentence without a space or alone in brackets, or the number of a list item.
func (r *mentionReader) isNote() bool {
	t, before := r.tok(0), r.tok(-1)
	if t.kind != 'n' || len(t.text) > 3 {
		return false
	}
	if before.kind == '[' && t.glued && r.tok(1).kind == ']' {
		return true
	}
	lineStart := strings.TrimRight(r.text[:t.start], " \t(\u00a0")
	if (lineStart == "" || strings.HasSuffix(lineStart, "\n")) && r.tok(1).glued && (r.tok(1).text == "." || r.tok(1).text == ")") && !r.tok(2).glued {
		return true
	}
	if !t.glued || before.kind == 0 {
		return false
	}
	switch before.kind {
	case 'w':
		return strings.ToLower(before.text) == before.text && len(before.text) > 3 && !before.isHan()
	case '.', ',', ';', '"', '\'', ')':
		b := r.tok(-2)
		return before.glued && (b.kind == 'w' || b.kind == '"' || b.kind == ')' || b.kind == '.' || b.kind == ',' || b.kind == '\'')
	}
	return false
}

// isPlace reports whether the number at the current token is a place in a text: ¶9, note 8.
func (r *mentionReader) isPlace() bool {
	i := -1
	for i > -20 && (r.tok(i).kind == 'n' || r.joint(i) > 0 || r.tok(i).text == ".") { // notes 9 and 10
		i--
	}
	b := r.tok(i)
	return b.text == "¶" || b.text == "§" || places[b.text] && !(r.tok(i+1).kind == '-' && r.tok(i+1).glued)
}

// number reads a number or a numbered name at the current token and is false if there is
// none.
func (r *mentionReader) number() bool {
	if r.tok(0).kind == 'w' {
		return r.numeral()
	}
	if r.tok(0).kind != 'n' {
		return false
	}
	if r.isNote() || r.isPlace() {
		r.at++
		return true
	}
	if r.name() {
		return true
	}
	t := r.tok(0)
	value, money := canonicalDigits(t.text), ""
	first := 0 // the token with which it begins, a sign perhaps
	switch before := r.tok(-1); {
	case before.text == "$" || before.text == "€" || before.text == "£" || before.text == "¥":
		money, first = before.text, -1
	case before.kind == '.' && t.glued && !strings.ContainsAny(t.text, ".,") && (!before.glued || r.tok(-2).kind != 'n'):
		value, first = canonicalDigits("0."+t.text), -1 // .5
	}
	if value != "0" && r.isMinus(first-1) {
		value, first = "-"+value, first-1
	}
	start := r.tok(first).start
	n, size, suffix := 1, 0, ""
	next := r.tok(1)
	if exponent, ok := magnitudes[next.text]; ok && (next.glued || len(next.text) > 3) {
		size, n = exponent, 2
		for e := magnitudes[r.tok(n).text]; e > 0 && len(r.tok(n).text) > 3 && size < 12; e = magnitudes[r.tok(n).text] {
			size, n = size+e, n+1 // 5 hundred thousand
		}
	} else if next.glued && (next.text == "st" || next.text == "nd" || next.text == "rd" || next.text == "th") {
		suffix, n = "th", 2
	} else if r.isPercent(n) {
		n += r.percentSize(n)
		suffix = "%"
	} else if next.kind == '-' && next.glued && r.tok(2).glued {
		if exponent, ok := magnitudes[r.tok(2).text]; ok && len(r.tok(2).text) > 3 { // 21.5-million
			size, n = exponent, 3
		}
	}
	r.addNumber(value, size, money, suffix, n)
	r.found[len(r.found)-1].Start = start
	return true
}

// isMinus reports whether the i-th token is the minus sign of the number or currency sign behind it.
func (r *mentionReader) isMinus(i int) bool {
	t := r.tok(i)
	return t.kind == '-' && r.tok(i+1).glued && (!t.glued || r.tok(i-1).kind == '(') && !r.joins(i)
}

// joins reports whether the dash at i joins two numbers.
func (r *mentionReader) joins(i int) bool { return r.tok(i-1).kind == 'n' }

func (r *mentionReader) isPercent(i int) bool { return r.percentSize(i) > 0 }

// percentSize is how many tokens at i mean percent: %, percent, per cent, -percent; 0 for
// none.
func (r *mentionReader) percentSize(i int) int {
	switch t := r.tok(i); {
	case t.text == "%" || t.text == "percent" || t.text == "％":
		return 1
	case t.text == "per" && r.tok(i+1).text == "cent":
		return 2
	case t.kind == '-' && t.glued && r.tok(i+1).text == "percent":
		return 2
	}
	return 0
}

// addNumber adds a number of n tokens and the currency and unit after it. If it ends a range,
// it shares its size and currency with the first number.
func (r *mentionReader) addNumber(value string, size int, money, suffix string, n int) {
	joined := -1 // the figure before, if "to" or the like stands between
	if k := len(r.found) - 1; k >= 0 && r.found[k].Kind == Number && r.found[k].unit == "" {
		between := strings.TrimSpace(strings.TrimRight(r.text[r.found[k].End:r.tok(0).start], "$€£¥ "))
		switch between {
		case "to", "and", "or", "-", "–", "—":
			joined = k
		}
	}
	if unit := Currencies[strings.ToLower(r.tok(n).text)]; unit != "" && suffix == "" {
		money = unit
		n++
	}
	if joined >= 0 && money == "" && suffix == "" {
		money = Currency(r.found[joined].Value)
	}
	written := value
	value = Shift(value, size)
	if minus, ok := strings.CutPrefix(value, "-"); ok {
		value = "-" + money + minus + suffix
	} else {
		value = money + value + suffix
	}
	f := r.add(Number, value, n)
	f.Digits, f.Size = written, size
	if joined >= 0 {
		shareSize(&r.found[joined], r.found[len(r.found)-1])
	}
	i := 0
	if t := r.tok(0); t.kind == '-' && t.glued && r.tok(1).glued {
		i = 1 // 17-year
	}
	if t := r.tok(i); t.kind == 'w' && suffix != "th" && strings.ToLower(t.text) == t.text && isUnit(t.text) && (i == 1 || !t.glued || len(t.text) < 4) {
		f.unit = t.text
	}
}

// shareSize gives the first number of a range the size, currency and percent sign that only
// the last one has: "4 to 21.5 million", "5 to 10%".
func shareSize(first *Mention, last Mention) {
	money := Currency(last.Value)
	own := Currency(first.Value)
	if first.Size > 0 || strings.Trim(first.Digits, "0123456789.") != "" || first.Value != own+first.Digits || own != "" && own != money {
		return
	}
	if shared := Shift(first.Digits, last.Size); last.Size > 0 && Less(shared, Bare(last.Value)) {
		first.Value, first.Size, first.Alone = shared, last.Size, first.Digits
	} else {
		first.Value, first.Alone = first.Digits, first.Digits
	}
	first.Value = money + first.Value
	if strings.HasSuffix(last.Value, "%") {
		first.Value += "%"
	}
	if first.Value == own+first.Alone {
		first.Alone = ""
	}
}

// Currency is the currency sign of a canonical number, or empty.
func Currency(value string) string {
	for _, c := range []string{"$", "€", "£", "¥"} {
		if strings.HasPrefix(strings.TrimPrefix(value, "-"), c) {
			return c
		}
	}
	return ""
}

func Less(a, b string) bool {
	x, _ := new(big.Rat).SetString(a)
	y, _ := new(big.Rat).SetString(b)
	return x != nil && y != nil && x.Cmp(y) < 0
}

// isUnit reports whether a word can be a unit ("officers"), i.e. is not a conjunction,
// comparative, verb or number word.
func isUnit(word string) bool {
	return !notNames[word] && numerals[word] == 0 && ordinals[word] == 0 && magnitudes[word] == 0 && small[word] == 0 &&
		!unicode.Is(unicode.Han, []rune(word)[0]) && !slices.Contains([]string{"is", "are", "be", "has", "have", "had", "will", "would", "which", "who", "percent", "times", "half", "may", "can", "just", "came", "went", "did"}, word)
}

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
	if r.clock() {
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
	case capital(before) && !t.glued && len(t.text) < 7 && strings.Trim(t.text, "0123456789") == "" &&
		!notNames[strings.ToLower(before.text)] && month(before) == 0 && numerals[strings.ToLower(before.text)] == 0 &&
		magnitudes[next.text] == 0 && !r.isPercent(1) && !(next.glued && (next.text == "st" || next.text == "nd" || next.text == "rd" || next.text == "th")):
		back = 1
	case next.glued && capital(next) && magnitudes[next.text] == 0: // 5G
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
	f := r.add(Name, value, n)
	f.Start = start
	if !t.glued {
		f.Alone = canonicalDigits(t.text)
	}
	return true
}

// numeral reads a number written in words: five, twenty-one, two hundred thousand, eighth.
func (r *mentionReader) numeral() bool {
	word := func(i int) string { return strings.ToLower(r.tok(i).text) }
	if t := r.tok(0); t.glued && r.tok(-1).kind != 0 && (r.tok(-1).kind == 'w' || r.tok(-1).kind == 'n') {
		return false
	}
	total, part := int64(0), int64(0)
	n, started, suffix := 0, false, ""
	if first := word(0); first == "one" || first == "a" {
		if e := word(1); magnitudes[e] == 0 || len(e) < 4 {
			if e != "dozen" {
				return false
			}
		}
		part, n, started = 1, 1, true
	}
	for {
		i := n
		if n > 0 && r.tok(i).kind == '-' && r.tok(i).glued && r.tok(i+1).glued {
			i++
		}
		if n > 0 && word(i) == "and" && (word(i-1) == "hundred" || word(i-1) == "thousand") {
			i++
		}
		w := word(i)
		v, isNumeral := numerals[w]
		o, isOrdinal := ordinals[w]
		tens := part%100 >= 20 && part%10 == 0
		if s, ok := small[w]; ok && started && (tens || part > 0 && part%100 == 0) {
			if w == "one" {
				v, isNumeral = s, true
			} else {
				o, isOrdinal = s, tens && i > n // twenty-first, not twenty second
			}
		}
		e := magnitudes[w]
		switch {
		case isNumeral && (!started || tens && v < 10 || part%100 == 0):
			part += v
		case isOrdinal && (!started || tens && o < 10 || part%100 == 0):
			part += o
			suffix = "th"
		case started && w == "dozen":
			part *= 12
		case started && e == 2 && len(w) > 3 && part > 0 && part < 100:
			part *= 100
		case started && e > 2 && len(w) > 3 && part > 0 && total < 1e15:
			total, part = total+part*Pow10(e), 0
		default:
			i = -1
		}
		if i < 0 {
			break
		}
		n, started = i+1, true
		if suffix != "" || w == "twice" || w == "thrice" {
			break
		}
	}
	if !started {
		return false
	}
	if suffix == "" && r.isPercent(n) {
		suffix = "%"
		n += r.percentSize(n)
	}
	r.addNumber(strconv.FormatInt(total+part, 10), 0, "", suffix, n)
	return true
}

func Pow10(e int) int64 {
	v := int64(1)
	for range e {
		v *= 10
	}
	return v
}

// canonicalDigits is a number as digits with an optional point, without separators, leading
// zeros and trailing decimal zeros.
func canonicalDigits(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if isDigit(s[i]) || s[i] == '.' {
			b.WriteByte(s[i])
		}
	}
	return TrimNumber(b.String())
}

func TrimNumber(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	s = strings.TrimLeft(s, "0")
	if s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// Shift multiplies a canonical number by a power of ten.
func Shift(s string, exponent int) string {
	sign := ""
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		sign, s = "-", rest
	}
	whole, fraction, _ := strings.Cut(s, ".")
	for len(fraction) < exponent {
		fraction += "0"
	}
	return sign + TrimNumber(whole+fraction[:exponent]+"."+fraction[exponent:])
}

// Bare is a canonical number without currency sign, percent sign and "th".
func Bare(value string) string {
	s := strings.TrimSuffix(strings.TrimSuffix(value, "%"), "th")
	return strings.Replace(s, Currency(s), "", 1)
}
