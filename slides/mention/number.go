package mention

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

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
	if r.tok(0).isHan() {
		return r.han()
	}
	if r.tok(0).kind == 'w' {
		return r.numeral()
	}
	if k := r.tok(0).kind; k == '+' || k == '(' {
		return r.telephone()
	}
	if r.tok(0).kind != 'n' {
		return false
	}
	if r.isNote() || r.isPlace() {
		r.at++
		return true
	}
	if r.telephone() || r.name() {
		return true
	}
	t := r.tok(0)
	if r.tok(1).kind == '/' && r.tok(1).glued && t.text == "24" && r.tok(2).text == "7" {
		r.at += 3 // at all times
		return true
	}
	if n := integer(t); r.tok(1).text == "倍" && n > 0 && r.grows() {
		r.addTimes(int64(n)+1, 2)
		return true
	}
	value := t.value
	money, iso := r.moneyAhead()
	first := 0 // the token with which it begins, a sign perhaps
	if money != "" && r.tok(-1).text == money {
		first = -1
	}
	if before := r.tok(-1); money == "" && before.kind == '.' && t.glued && !strings.ContainsAny(t.text, ".,") && (!before.glued || r.tok(-2).kind != 'n') {
		value, first = TrimNumber("0."+digitsOf(t.text)), -1 // .5
	}
	if value != "0" && r.isMinus(first-1) {
		value, first = "-"+value, first-1
		if r.tok(first).text == "下" {
			first--
		}
	}
	start := r.tok(first).start
	n, size, suffix := 1, 0, ""
	if fraction, tokens := r.halves(1); tokens > 0 && !strings.Contains(value, ".") {
		value, n = value+"."+fraction, 1+tokens
	}
	next := r.tok(n)
	if exponent, tokens := r.powerOfTen(n); tokens > 0 {
		value, n = Shift(value, exponent), n+tokens
	} else if exponent, tokens := r.magnitudeAt(n); tokens > 0 {
		size, n = exponent, n+tokens
		for exponent, tokens = r.magnitudeAt(n); tokens > 0 && len(r.tok(n).text) > 3 && size < 12; exponent, tokens = r.magnitudeAt(n) {
			size, n = size+exponent, n+tokens // 5 hundred thousand
		}
	} else if next.glued && (next.text == "st" || next.text == "nd" || next.text == "rd" || next.text == "th") {
		suffix, n = "th", n+1
	} else if r.isPercent(n) {
		n += r.percentSize(n)
		suffix = "%"
	} else if next.kind == '-' && next.glued && r.tok(n+1).glued {
		if exponent, tokens := r.magnitudeAt(n + 1); tokens > 0 && len(r.tok(n+1).text) > 3 { // 21.5-million
			size, n = exponent, n+1+tokens
		}
	}
	r.addNumber(value, size, money, suffix, n)
	last := &r.found[len(r.found)-1]
	last.Start = start
	if iso != "" {
		last.Money = iso
	}
	return true
}

// powerOfTen is the power of ten at the i-th token that a number is multiplied with, and its tokens, as in 3 × 10^6 and 3 × 10⁶; zeros for
// none.
func (r *mentionReader) powerOfTen(i int) (exponent, size int) {
	if sign := r.tok(i).text; sign != "×" && sign != "·" && sign != "x" || r.tok(i+1).text != "10" {
		return 0, 0
	}
	above, sign, n := "", 1, i+2
	if r.tok(n).kind == '^' {
		n++
		if r.tok(n).kind == '-' {
			sign, n = -1, n+1
		}
		above, n = r.tok(n).text, n+1
	} else {
		if r.tok(n).text == "⁻" {
			sign, n = -1, n+1
		}
		for ; r.tok(n).glued && unicode.Is(unicode.No, []rune(r.tok(n).text)[0]); n++ {
			above += norm.NFKD.String(r.tok(n).text)
		}
	}
	exponent, err := strconv.Atoi(above)
	if err != nil || exponent > maxExponent {
		return 0, 0
	}
	return sign * exponent, n - i
}

// isMinus reports whether the i-th token is the minus sign, or the word, of the number or currency sign behind it.
func (r *mentionReader) isMinus(i int) bool {
	t := r.tok(i)
	if t.text == "下" {
		return r.tok(i-1).text == "零" // 零下5度
	}
	if strings.EqualFold(t.text, "minus") {
		return r.tok(i+1).kind == 'n' && !t.glued && !r.joins(i)
	}
	return t.kind == '-' && r.tok(i+1).glued && (!t.glued || r.tok(i-1).kind == '(' || r.tok(i-1).isHan()) && !r.joins(i)
}

// joins reports whether the dash at i joins two numbers.
func (r *mentionReader) joins(i int) bool { return r.tok(i-1).kind == 'n' }

func (r *mentionReader) isPercent(i int) bool { return r.percentSize(i) > 0 }

// percentSize is how many tokens at i mean percent: %, percent, per cent, -percent; 0 for
// none.
func (r *mentionReader) percentSize(i int) int {
	switch t := r.tok(i); {
	case t.text == "%" || t.text == "percent" || t.text == "％" || t.text == "Prozent":
		return 1
	case (t.text == "per" || t.text == "pour") && r.tok(i+1).text == "cent":
		return 2
	case t.kind == '-' && t.glued && (r.tok(i+1).text == "percent" || strings.HasPrefix(r.tok(i+1).text, "prozentig")):
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
		case "to", "and", "or", "of", "out of", "-", "–", "—", "auf", "bis", "und", "oder", "von", "à", "et", "ou", "sur", "至", "到", "和":
			joined = k
		}
	}
	iso := ""
	if suffix == "" {
		if unit, code, size := r.moneyBehind(n); size > 0 {
			money, iso = unit, code
			n += size
		}
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
	f.Digits, f.Size, f.Money = written, size, iso
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

// isUnit reports whether a word can be a unit ("officers"), i.e. is not a conjunction,
// comparative, verb or number word.
func isUnit(word string) bool {
	return !notNames[word] && numerals[word] == 0 && ordinals[word] == 0 && magnitudes[word] == 0 && small[word] == 0 &&
		!unicode.Is(unicode.Han, []rune(word)[0]) && !slices.Contains([]string{"is", "are", "be", "has", "have", "had", "will", "would", "which", "who", "percent", "times", "half", "may", "can", "just", "came", "went", "did"}, word)
}
