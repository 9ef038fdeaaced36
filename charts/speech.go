package charts

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"exhibit/slides"
	"exhibit/words"
)

// speech writes records in the words of one language.
type speech struct{ *words.Charts }

// Describe is the full text of a record, for tooltips and screen readers: its label and value,
// number along x, date, asserter, passage, note and the other sources' values, each on a line of its own and
// left out if empty. On the host nil words are English.
func Describe(r slides.Record, w *words.Charts) string { return speak(w).describe(&r) }

func (s speech) describe(r *slides.Record) string {
	if relationOf(r).name != "" {
		return s.describeValue(r)
	}
	what := join(s.Colon, join(" ", clean(r.Label), clean(r.LabelZh)), s.amount(r))
	return join("\n", join(s.Dash, clean(r.Series), what), s.along(r), s.sized(r), s.when(r), s.asserted(r), clean(r.Cite.String()), clean(r.Note), clean(r.Others))
}

// describeValue is describe for a value of a disagreement: question and value, date, asserter,
// passage, and the relation with its reason.
func (s speech) describeValue(r *slides.Record) string {
	what, date := join(" ", clean(r.Label), clean(r.LabelZh)), s.when(r)
	if n := s.amount(r); what == "" {
		what = n
	} else if n != "" && !strings.Contains(what, n) {
		what = fmt.Sprintf(s.Aside, what, n)
	}
	if date == "" {
		date = s.Undated
	}
	between, question := s.Dash, clean(r.Series)
	switch {
	case strings.HasSuffix(question, "?"):
		between = " "
	case strings.HasSuffix(question, "？"): // a full-width mark includes its space
		between = ""
	}
	return join("\n", join(between, question, what), date, s.asserted(r), clean(r.Cite.String()), join(s.Semicolon, s.relation(relationOf(r)), clean(r.Note)))
}

// asserted names the asserter of a record; empty if it has none.
func (s speech) asserted(r *slides.Record) string {
	who := clean(r.AssertedBy)
	if who == "" {
		return ""
	}
	return fmt.Sprintf(s.AssertedBy, who)
}

// byline names the asserter and the passage of a record.
func (s speech) byline(r *slides.Record) string {
	return join(s.Comma, clean(r.AssertedBy), clean(r.Cite.String()))
}

// amount is a record's value with its qualifier and unit: "nearly 90,000 addresses";
// empty if it has none.
func (s speech) amount(r *slides.Record) string { return s.amountOf(r, clean(r.Unit)) }

// amountOf is amount with another unit.
func (s speech) amountOf(r *slides.Record, unit string) string {
	if r.Value == nil {
		return ""
	}
	return s.measure(clean(r.Approx), *r.Value, unit)
}

// measure is a number with a qualifier and a unit, each empty for none.
func (s speech) measure(approx string, v float64, unit string) string {
	n := s.number(v)
	if n == "" {
		return ""
	}
	if unit == "%" {
		return s.beside(approx, n+unit)
	}
	return s.beside(s.beside(approx, n), unit)
}

// along is the number of a record along x with the name of its axis: "Wind: 12 km/h"; empty if
// it has none.
func (s speech) along(r *slides.Record) string {
	if r.Along == nil {
		return ""
	}
	return join(s.Colon, sentence(clean(r.Along.Name)), s.measure("", r.Along.Value, clean(r.Along.Unit)))
}

// change is what a number has become: the difference with its sign and, where both numbers are above zero, in percent of
// the first: "+2, +0.8%".
func (s speech) change(from, to float64) string {
	signed := func(v float64) string {
		if v > 0 {
			return "+" + s.number(v)
		}
		return s.number(v)
	}
	difference, _ := strconv.ParseFloat(strconv.FormatFloat(to-from, 'g', 9, 64), 64)
	text := signed(difference)
	if from <= 0 || to <= 0 || from == to {
		return text
	}
	percent, digits := 100*(to/from-1), 0.0
	if size := math.Abs(percent); size < 10 { // two digits
		digits = min(max(0, math.Ceil(-math.Log10(size)))+1, 6)
	}
	power := math.Pow(10, digits)
	return join(s.Comma, text, signed(tidyNumber(math.Round(percent*power)/power))+"%")
}

// sized is what the area of a record's bubble stands for; empty if it has none.
func (s speech) sized(r *slides.Record) string {
	if r.Size == nil {
		return ""
	}
	return join(s.Colon, s.Size, s.number(*r.Size))
}

// beside joins two parts of an amount with a space. In a language with Tight it leaves the
// space out next to a Chinese character, as in "近9万个" but "9万 km".
func (s speech) beside(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	figure := func(r rune) bool { return unicode.IsDigit(r) || r == '−' || r == '%' }
	if s.Tight && (wide(last) && (wide(first) || figure(first)) || figure(last) && wide(first)) {
		return a + b
	}
	return join(" ", a, b)
}

// number writes v in full or, if that loses no digit and takes no more than three decimals, in
// the largest of Sizes: "90,000", "21.5 million". It is empty if v is not finite.
func (s speech) number(v float64) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return ""
	}
	if v == 0 {
		return "0" // not -0
	}
	for _, big := range s.Sizes {
		if math.Abs(v) < big.Of {
			continue
		}
		if n := strconv.FormatFloat(v/big.Of, 'f', -1, 64); len(n)-strings.IndexByte(n+".", '.') <= 4 {
			return s.commas(n) + big.Name
		}
	}
	return s.commas(strconv.FormatFloat(v, 'f', -1, 64))
}

// commas writes a decimal number with commas between thousands and a true minus sign.
func (s speech) commas(n string) string {
	whole, fraction, _ := strings.Cut(n, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "−", whole[1:]
	}
	if len(whole) >= s.Grouped {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if fraction != "" {
		whole += "." + fraction
	}
	return sign + whole
}

// when is a record's date in words, with its precision; empty for none.
func (s speech) when(r *slides.Record) string {
	if r.Date == "" {
		return ""
	}
	if r.Precision == slides.HalfYear {
		return fmt.Sprintf(s.Halves[half(r.Date)], r.Date.Start().Format(s.Dates[0]))
	}
	date := r.Date.In(s.Dates)
	if r.End != "" && r.End != r.Date {
		date = fmt.Sprintf(s.Span, date, r.End.In(s.Dates))
	}
	if r.Precision == slides.Period {
		return fmt.Sprintf(s.About, date)
	}
	return date
}

// short is a date for the label of a mark: "1993", "Feb 2014", "3 Sep 2015".
func (s speech) short(d slides.Date) string { return d.In(s.ShortDates) }

// dayOf is a record's date without its year, in short: "25 Sep", "Jun", "2nd half", "–1993";
// empty if only the year is known.
func (s speech) dayOf(r *slides.Record) string {
	from := r.Date.In(s.InYear)
	switch {
	case r.Precision == slides.HalfYear:
		return s.HalfInYear[half(r.Date)]
	case spans(r) && r.End != r.Date && r.End != "":
		end := r.End.Start()
		switch {
		case end.Year() != r.Date.Start().Year():
			return from + "–" + end.Format("2006")
		case r.End.Day() == r.Date.Day() && r.End.Precision() == slides.Minute:
			return from + "–" + end.Format(s.Clock)
		}
		return from + "–" + end.Format(s.InYear[1])
	case r.Precision == slides.Period && from != "":
		return fmt.Sprintf(s.AboutShort, from)
	}
	return from
}

// half is 0 for a date in the first half of its year, 1 for the second.
func half(d slides.Date) int {
	if d.Start().Month() > 6 {
		return 1
	}
	return 0
}

// join joins those parts that are not empty.
func join(sep string, parts ...string) string {
	var full []string
	for _, p := range parts {
		if p != "" {
			full = append(full, p)
		}
	}
	return strings.Join(full, sep)
}
