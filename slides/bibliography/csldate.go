package bibliography

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"exhibit/slides/fields"
)

// date is a date as text, in CSL's form {date-parts: [[2031, 3, 28]]}, or in the older form of
// Pandoc, a list of {year: 2031, month: 3}.
func (r *reader) date(v fields.Value) Date {
	n, key := v.Node, v.Key
	switch {
	case n == nil:
		return Date{}
	case n.Kind == yaml.ScalarNode:
		return parseDate(n.Value)
	case n.Kind == yaml.SequenceNode:
		return r.dateList(n, key)
	}
	return r.dateFields(n, key)
}

func (r *reader) dateList(n *yaml.Node, key string) Date {
	var ends []Date
	for _, item := range n.Content[:min(len(n.Content), 2)] {
		if item.Kind == yaml.ScalarNode {
			return r.numbers(n, key)
		}
		ends = append(ends, r.dateFields(item, key))
	}
	switch {
	case len(ends) == 0:
		return Date{}
	case len(ends) == 1 || ends[0].From == "" || ends[1].From == "":
		return ends[0]
	}
	return Date{From: ends[0].From, To: ends[1].From, Circa: ends[0].Circa || ends[1].Circa}
}

// seasons are CSL's words and numbers for a season, with the month of the extended date-time
// format.
var seasons = map[string]string{
	"1": "21", "2": "22", "3": "23", "4": "24",
	"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24",
}

func (r *reader) dateFields(n *yaml.Node, key string) Date {
	before := len(r.problems)
	values := r.fields(n, key)
	if values == nil {
		return Date{}
	}
	var f dateKeys
	fill(&f, fields.Keys(f), values)
	var d Date
	switch {
	case f.Parts.Given():
		d = r.dateParts(f.Parts.Node, key)
	case f.Year.Given():
		d = parseDate(partsText([]string{r.text(f.Year), r.text(f.Month), r.text(f.Day)}))
	case f.Raw.Given():
		d = parseDate(r.text(f.Raw))
	}
	if d.IsZero() {
		d.Literal = r.text(f.Literal)
	}
	if s := r.text(f.Season); s != "" && len(d.From) == 4 && d.To == "" {
		if month := seasons[strings.ToLower(s)]; month != "" {
			d.From += "-" + month
		} else {
			d = Date{Literal: s + " " + d.From}
		}
	}
	if circa := r.text(f.Circa); circa != "" && circa != "false" && circa != "0" && d.From != "" {
		d.Circa = true
	}
	if d.IsZero() && len(r.problems) == before {
		r.warnf(n.Line, "%s is a date without a year and is left out; write it as 2031, 2031-03 or 2031-03-28", key)
	}
	return d
}

// dateParts is a date of CSL's lists of numbers: one list, or two for a range.
func (r *reader) dateParts(n *yaml.Node, key string) Date {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		return Date{}
	}
	if n.Content[0].Kind == yaml.ScalarNode {
		return r.numbers(n, key)
	}
	from := r.numbers(n.Content[0], key)
	if len(n.Content) == 1 || from.From == "" {
		return from
	}
	to := r.numbers(n.Content[1], key)
	switch {
	case to.From == from.From:
		return from
	case to.IsZero():
		return Date{From: from.From, To: ".."}
	case to.From == "" || !inOrder(from.From, to.From):
		return Date{Literal: from.String() + "/" + to.String()}
	}
	return Date{From: from.From, To: to.From}
}

// numbers is the date of one list of a year, a month and a day.
func (r *reader) numbers(n *yaml.Node, key string) Date {
	var parts []string
	for _, part := range n.Content[:min(len(n.Content), 3)] {
		if part.Kind != yaml.ScalarNode {
			r.warnf(part.Line, "%s must be a date and is left out; write it as 2031, 2031-03 or 2031-03-28", key)
			return Date{}
		}
		if part.Tag != "!!null" {
			parts = append(parts, clean(part.Value))
		}
	}
	return parseDate(partsText(parts))
}

// partsText joins a year, a month and a day, of which the last may be missing, in extended
// date-time format; with spaces if they are not all numbers.
func partsText(parts []string) string {
	var n [3]int
	parts = notEmpty(parts)
	for i, s := range parts {
		var err error
		if n[i], err = strconv.Atoi(s); err != nil || n[i] < 0 && i > 0 || n[i] > 9999 || n[i] < -9999 {
			return strings.Join(parts, " ")
		}
	}
	return isoParts(n[0], n[1], n[2])
}
