package charts

import (
	"fmt"
	"slices"
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
	what := join(s.Colon, join(" ", clean(r.Label), clean(r.LabelZh)), join(s.Comma, s.amount(r), s.between(r, clean(r.Unit), s.number)))
	who, between := clean(r.Series), s.Dash
	if r.Target != "" {
		who, between = route(r), s.Colon
	}
	return join("\n", join(s.Dash, clean(r.Panel), join(between, who, what)), s.along(r), s.sized(r), s.when(r), s.asserted(r), clean(r.Cite.String()), clean(r.Note), clean(r.Others))
}

// route is where a channel or a flow begins and where it leads: "Coal → Power".
func route(r *slides.Record) string { return clean(r.Series) + " → " + clean(r.Target) }

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
	return join("\n", join(between, question, what), date, s.asserted(r), clean(r.Cite.String()), join(s.Semicolon, s.relation(relationOf(r)), clean(r.Note)), clean(r.Others))
}

// asserted names the asserter of a record; empty if it has none.
func (s speech) asserted(r *slides.Record) string {
	who := clean(r.AssertedBy)
	if who == "" {
		return ""
	}
	return fmt.Sprintf(s.AssertedBy, who)
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

// between is the range in which a record's value lies, with a unit and numbers as they are to be written: "from 3 to 5
// km"; empty if it has none.
func (s speech) between(r *slides.Record, unit string, number func(float64) string) string {
	if r.Low == nil || r.High == nil {
		return ""
	}
	low, high := number(*r.Low), s.withUnit(number(*r.High), unit)
	if slices.Contains(percents, unit) || currency(unit) {
		low = s.withUnit(low, unit)
	}
	return fmt.Sprintf(s.Between, low, high)
}

// along is the number of a record along x with the name of its axis: "Wind: 12 km/h"; empty if
// it has none.
func (s speech) along(r *slides.Record) string {
	if r.Along == nil {
		return ""
	}
	return join(s.Colon, sentence(clean(r.Along.Name)), s.measure("", r.Along.Value, clean(r.Along.Unit)))
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

// when is a record's date in words, with its precision; empty for none.
func (s speech) when(r *slides.Record) string {
	if r.Date == "" {
		return ""
	}
	if r.Precision == slides.HalfYear {
		return fmt.Sprintf(s.Halves[half(r.Date)], slides.Format(r.Date.Start(), s.Dates[0]))
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
		return from + "–" + slides.Format(end, s.InYear[1])
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
