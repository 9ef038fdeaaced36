package app

import (
	"fmt"
	"strconv"
	"strings"

	"exhibit/slides"
)

// column is one column of a figure's data table.
type column struct {
	name string
	cell func(slides.Record) string
}

var columns = []column{
	{"Series", func(r slides.Record) string { return r.Series }},
	{"Side", func(r slides.Record) string { return r.Lane }},
	{"Record", func(r slides.Record) string { return r.Label }},
	{"中文", func(r slides.Record) string { return r.LabelZh }},
	{"Value", value},
	{"Date", date},
	{"Asserted by", func(r slides.Record) string { return r.AssertedBy }},
	{"Source", func(r slides.Record) string { return r.Cite.String() }},
	{"Note", func(r slides.Record) string { return r.Note }},
}

// value is a record's number with its qualifier and unit: "nearly 90,000 addresses".
func value(r slides.Record) string {
	if r.Value == nil {
		return ""
	}
	return strings.TrimSpace(strings.Join([]string{r.Approx, grouped(*r.Value), r.Unit}, " "))
}

// grouped writes a number with commas between thousands.
func grouped(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, rest := s, ""
	if i := strings.IndexByte(s, '.'); i >= 0 {
		whole, rest = s[:i], s[i:]
	}
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + rest
}

// date is a record's date as exactly as its source has it, or how it is known.
func date(r slides.Record) string {
	switch {
	case r.Date == "" && r.Basis != "":
		return "undated; " + r.Basis
	case r.Date == "":
		return ""
	case r.End != "":
		return r.Date.String() + " – " + r.End.String()
	}
	return r.Date.String()
}

// table is the data behind a figure, with the columns that any record fills.
func table(f *slides.Figure) string {
	var used []column
	for _, c := range columns {
		for _, r := range f.Records {
			if c.cell(r) != "" {
				used = append(used, c)
				break
			}
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<table><caption>%s</caption><thead><tr>`, escape(f.Title))
	for _, c := range used {
		fmt.Fprintf(&b, `<th scope="col"%s>%s</th>`, lang(c.name), escape(c.name))
	}
	b.WriteString(`</tr></thead><tbody>`)
	for _, r := range f.Records {
		b.WriteString(`<tr>`)
		for _, c := range used {
			fmt.Fprintf(&b, `<td%s>%s%s</td>`, lang(c.name), escape(c.cell(r)), contested(r, c.name))
		}
		b.WriteString(`</tr>`)
	}
	b.WriteString(`</tbody></table>`)
	return b.String()
}

// contested is the mark behind a record's value, or behind its label if it has none: it says
// what others have for it and leads to the disagreement. Other columns have none.
func contested(r slides.Record, column string) string {
	if r.Contested == "" || (column == "Value") != (r.Value != nil) || column != "Value" && column != "Record" {
		return ""
	}
	others := escape(r.Others)
	return fmt.Sprintf(`<a class="contested" data-relation="%s" title="%s" aria-label="%s" href="%s">%s</a>`,
		escape(r.Contested), others, others, escape(r.Dispute), slides.Signs[r.Contested])
}

// lang marks the cells that are printed in Chinese.
func lang(column string) string {
	if column == "中文" {
		return ` lang="zh"`
	}
	return ""
}
