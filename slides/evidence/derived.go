package evidence

import (
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"strings"
	"time"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// derivation is the arithmetic of a .derived span: steps such as 21.5 / 4 = 5.375, about 5.4
// times, separated by semicolons.
type derivation struct {
	inputs   []mention.Mention // numbers and dates of the expressions, without results of earlier steps
	results  []result          // as the deck shows them
	language mention.Language
	places   []int        // numbers of paragraphs in the expressions, as in ¶88 - ¶57
	factors  map[int]bool // the inputs, by their place among them, that are multiplied or divided by; see constants.go
}

var (
	timeUnit   = regexp.MustCompile(`\b(day|week|month|year)s?\b`)
	comparison = regexp.MustCompile(`^(?i:(under|below|less than|fewer than|<)|(at most|up to|≤)|(over|above|more than|>)|(at least|≥))\s+`)
	arithmetic = regexp.MustCompile(`[-+−–*/×÷·]`)
	leadIn     = regexp.MustCompile(`^[^0-9¶(]*:\s*`)
)

// wrongResult is the error of arithmetic that computes to something else than what is shown.
type wrongResult struct {
	message string
	shown   mention.Mention
	value   *big.Rat // what it computes to
	compare int      // see derivation.result
}

func (w *wrongResult) Error() string {
	return w.message + "; correct the result, or what it is computed from"
}

// right is the right result as the wrong one is written, to as many digits; empty where that cannot be told.
func (w *wrongResult) right() string {
	value := w.value
	switch {
	case w.compare != 0:
		return ""
	case strings.HasSuffix(w.shown.Value, "%"):
		value = new(big.Rat).Mul(value, big.NewRat(100, 1))
	case w.shown.Size > 0 && value.Cmp(big.NewRat(mention.Pow10(w.shown.Size), 1)) >= 0:
		value = new(big.Rat).Quo(value, big.NewRat(mention.Pow10(w.shown.Size), 1))
	}
	_, fraction, _ := strings.Cut(w.shown.Digits, ".")
	return value.FloatString(len(fraction))
}

// chineseMarks writes the marks and the word of arithmetic in Chinese as in English.
var chineseMarks = strings.NewReplacer("，", ", ", "；", "; ", "：", ": ", "＝", "=", "（", "(", "）", ")", "约", "about ")

const derivedForm = "write it as 21.5 / 4 = 5.375, about 5.4 times"

// derive reads a derivation and checks that each result is right. The error says which is
// not, or what cannot be read.
func derive(text string, in mention.Language) (*derivation, error) {
	d := &derivation{language: in}
	for step := range strings.SplitSeq(strings.Join(strings.Fields(chineseMarks.Replace(text)), " "), ";") {
		parts := strings.Split(step, "=")
		expression := strings.TrimSpace(parts[0])
		if len(parts) < 2 || expression == "" {
			return nil, fmt.Errorf("%q shows no arithmetic; %s", strings.TrimSpace(step), derivedForm)
		}
		from, to, ok := d.span(expression)
		var err error
		if ok {
			d.inputs = append(d.inputs, from, to)
			err = d.checkSpan(from, to, parts[1:])
		} else {
			err = d.checkSum(expression, parts[1:])
		}
		if err != nil {
			return nil, err
		}
	}
	return d, nil
}

// span reads "25 September 2015 to 28 March 2016".
func (d *derivation) span(s string) (from, to mention.Mention, ok bool) {
	dates := d.language.Read(s)
	if len(dates) != 2 || dates[0].Kind != mention.Date || dates[1].Kind != mention.Date ||
		strings.TrimSpace(s[:dates[0].Start]) != "" || strings.TrimSpace(s[dates[1].End:]) != "" {
		return from, to, false
	}
	switch strings.TrimSpace(s[dates[0].End:dates[1].Start]) {
	case "to", "until":
		return dates[0], dates[1], true
	case "–", "-": // 1993–2003 is a span, 2003 - 1993 a difference
		return dates[0], dates[1], dates[0].Value < dates[1].Value
	}
	return from, to, false
}

// results splits the parts after equals signs into results, which ", " separates.
func results(parts []string) []string {
	var all []string
	for _, part := range parts {
		for result := range strings.SplitSeq(part, ", ") {
			all = append(all, strings.TrimSpace(result))
		}
	}
	return all
}

// checkSpan checks the results of a span of time.
func (d *derivation) checkSpan(from, to mention.Mention, parts []string) error {
	for _, result := range results(parts) {
		shown, compare, err := d.result(result)
		if err != nil {
			return err
		}
		unit := timeUnit.FindStringSubmatch(result)
		if unit == nil {
			return fmt.Errorf("%q names no unit of time; write days, weeks, months or years", result)
		}
		value, err := elapsed(slides.Date(from.Value), slides.Date(to.Value), unit[1])
		if err != nil {
			return err
		}
		if !agrees(value, shown.Digits, compare) {
			return &wrongResult{fmt.Sprintf("%s to %s is %s %ss, not %s", from, to, decimal(value), unit[1], result), shown, value, compare}
		}
	}
	return nil
}

// elapsed is the time from one date to another in days, weeks, months or years. Months and
// years are those of the calendar; remaining days count as parts of a month of 31 days.
func elapsed(from, to slides.Date, unit string) (*big.Rat, error) {
	if _, err := slides.ParseDate(string(from)); err != nil {
		return nil, err
	}
	if _, err := slides.ParseDate(string(to)); err != nil {
		return nil, err
	}
	a, b := from.Start(), to.Start()
	if b.Before(a) {
		return nil, fmt.Errorf("%s is after %s; write the earlier date first", from, to)
	}
	asExact := func(p slides.Precision) bool { return from.Cut(p).Precision() == p && to.Cut(p).Precision() == p }
	if (unit == "day" || unit == "week") && !asExact(slides.Day) || unit == "month" && !asExact(slides.Month) {
		return nil, fmt.Errorf("%s to %s is not known in %ss; use a unit as coarse as the dates", from, to, unit)
	}
	days := int64(b.Sub(a) / (24 * time.Hour))
	switch unit {
	case "day":
		return big.NewRat(days, 1), nil
	case "week":
		return big.NewRat(days, 7), nil
	}
	months := int64(b.Year()-a.Year())*12 + int64(b.Month()-a.Month())
	value := big.NewRat(months, 1)
	value.Add(value, big.NewRat(int64(b.Day()-a.Day()), 31))
	if unit == "year" {
		value.Quo(value, big.NewRat(12, 1))
	}
	return value, nil
}

// checkSum checks the results of an arithmetic expression.
func (d *derivation) checkSum(expression string, parts []string) error {
	e := &sum{d: d, text: leadIn.ReplaceAllString(expression, "")}
	value, err := e.compute()
	if err != nil {
		return err
	}
	for _, result := range results(parts) {
		if len(arithmetic.FindAllString(strings.TrimLeft(result, "-−–"), -1)) > 0 && len(d.language.Read(result)) > 1 {
			other, err := (&sum{d: d, text: result}).compute() // a / b = c / d
			if err != nil {
				return err
			}
			if other.Cmp(value) != 0 {
				return fmt.Errorf("%s is %s, but %s is %s", expression, decimal(value), result, decimal(other))
			}
			continue
		}
		shown, compare, err := d.result(result)
		if err != nil {
			return err
		}
		if !shows(shown, value, compare) {
			return &wrongResult{fmt.Sprintf("%s is %s, not %s", expression, decimal(value), result), shown, value, compare}
		}
	}
	return nil
}

// result reads one result, such as "about 5.4 times" or "under 17 months", and the group of
// comparison that it begins with, 0 for none.
func (d *derivation) result(s string) (mention.Mention, int, error) {
	compare := 0
	if m := comparison.FindStringSubmatch(s); m != nil {
		for i, group := range m[1:] {
			if group != "" {
				compare = i + 1
			}
		}
	}
	found := d.language.Read(s)
	if len(found) != 1 || !computable(found[0]) {
		return mention.Mention{}, 0, fmt.Errorf("%q is not a result; %s", s, derivedForm)
	}
	d.results = append(d.results, result{Mention: found[0], counts: countsOf(s, found[0], d.language)})
	return found[0], compare, nil
}

// computable reports whether a mention can be an operand or a result: a number that is no
// ordinal, or a bare year.
func computable(m mention.Mention) bool {
	return m.Kind == mention.Number && !strings.HasSuffix(m.Value, "th") || m.Kind == mention.Date && slides.Date(m.Value).Precision() == slides.Year
}

// shows compares a computed value with the result m. A result in percent may be a hundred
// times the value, and one in millions a millionth of it.
func shows(m mention.Mention, value *big.Rat, compare int) bool {
	if share, ok := amount(m); ok && isFraction(m) {
		apart := new(big.Rat).Sub(value, share)
		return compare == 0 && apart.Abs(apart).Cmp(nearShare) <= 0
	}
	scale := big.NewRat(mention.Pow10(m.Size), 1)
	scaled := new(big.Rat).Quo(value, scale)
	if strings.HasSuffix(m.Value, "%") {
		scaled.Mul(value, big.NewRat(100, 1))
	}
	return agrees(scaled, m.Digits, compare) || agrees(value, m.Digits, compare)
}

// agrees reports whether an exact value rounds to the digits shown or, if compare is not 0,
// is less, at most, more or at least the number shown: the groups of comparison.
func agrees(value *big.Rat, shown string, compare int) bool {
	v, ok := new(big.Rat).SetString(shown)
	if !ok {
		return false
	}
	switch c := value.Cmp(v); compare {
	case 1:
		return c < 0
	case 2:
		return c <= 0
	case 3:
		return c > 0
	case 4:
		return c >= 0
	}
	_, fraction, _ := strings.Cut(shown, ".")
	tolerance := new(big.Rat).SetFrac64(1, 2*mention.Pow10(min(len(fraction), 15)))
	difference := new(big.Rat).Sub(value, v)
	return difference.Abs(difference).Cmp(tolerance) <= 0
}

// decimal writes an exact value with at most four decimals.
func decimal(v *big.Rat) string { return trimNumberSigned(v.FloatString(4)) }

func trimNumberSigned(s string) string {
	if rest, ok := strings.CutPrefix(s, "-"); ok {
		return "-" + mention.TrimNumber(rest)
	}
	return mention.TrimNumber(s)
}

// sum is a recursive-descent parser of + - * / and brackets that computes as it reads.
type sum struct {
	d     *derivation
	text  string
	at    int
	depth int
}

// maxBrackets is how deep brackets may nest.
const maxBrackets = 50

var errNotSum = errors.New("not arithmetic that can be computed; use numbers with + - * / and brackets")

func (e *sum) compute() (*big.Rat, error) {
	e.text = strings.NewReplacer("−", "-", "–", "-", "×", "*", "·", "*", "÷", "/").Replace(e.text)
	v, err := e.terms()
	if err == nil && e.peek() != 0 {
		err = errNotSum
	}
	if err != nil {
		return nil, fmt.Errorf("%q: %w", e.text, err)
	}
	return v, nil
}

func (e *sum) peek() byte {
	for e.at < len(e.text) && e.text[e.at] == ' ' {
		e.at++
	}
	if e.at == len(e.text) {
		return 0
	}
	return e.text[e.at]
}

func (e *sum) terms() (*big.Rat, error) {
	v, err := e.factors()
	for err == nil && (e.peek() == '+' || e.peek() == '-') {
		op := e.text[e.at]
		e.at++
		var w *big.Rat
		if w, err = e.factors(); err == nil && op == '+' {
			v.Add(v, w)
		} else if err == nil {
			v.Sub(v, w)
		}
	}
	return v, err
}

func (e *sum) factors() (*big.Rat, error) {
	first := len(e.d.inputs)
	v, err := e.operand()
	if err == nil && e.peek() == '*' {
		e.d.multiplies(first)
	}
	for err == nil && (e.peek() == '*' || e.peek() == '/') {
		op := e.text[e.at]
		e.at++
		var w *big.Rat
		from := len(e.d.inputs)
		if w, err = e.operand(); err != nil {
			break
		}
		e.d.multiplies(from)
		switch {
		case op == '*':
			v.Mul(v, w)
		case w.Sign() == 0:
			err = errors.New("division by zero")
		default:
			v.Quo(v, w)
		}
	}
	return v, err
}

var operand = regexp.MustCompile(`^[¶$€£¥]?\d[^-+*/()]*`)

func (e *sum) operand() (*big.Rat, error) {
	if e.peek() == '(' {
		e.at++
		if e.depth++; e.depth > maxBrackets {
			return nil, errNotSum
		}
		v, err := e.terms()
		e.depth--
		switch {
		case err != nil:
			return nil, err
		case e.peek() != ')':
			return nil, errors.New("a bracket is not closed")
		}
		e.at++
		return v, nil
	}
	s := operand.FindString(e.text[e.at:])
	if s == "" {
		return nil, errNotSum
	}
	e.at += len(s)
	if place, ok := strings.CutPrefix(strings.TrimSpace(s), "¶"); ok {
		n, _, err := pandoc.ParseRange(place)
		if err != nil {
			return nil, err
		}
		e.d.places = append(e.d.places, n)
		return big.NewRat(int64(n), 1), nil
	}
	found := e.d.language.Read(s)
	if len(found) != 1 || !computable(found[0]) {
		return nil, errNotSum
	}
	f := found[0]
	earlier := false
	for _, r := range e.d.results {
		earlier = earlier || r.Value == f.Value
	}
	if !earlier {
		e.d.inputs = append(e.d.inputs, f)
	}
	v, ok := new(big.Rat).SetString(mention.Bare(f.Value))
	if !ok {
		return nil, errNotSum
	}
	return v, nil
}
