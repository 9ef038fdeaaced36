package app

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/charts"
	"exhibit/slides"
	"exhibit/words"
)

// The columns of a figure's data table that are more than their texts.
const (
	labelColumn   = 3
	chineseColumn = 4
	valueColumn   = 5
	alongColumn   = 6
)

// heads are the heads of the data table's columns: those of words.App.Columns, and after the value
// that of the number along x, which has the name of its axis.
func heads(f *slides.Figure, say *words.App) []string {
	along := ""
	for i := range f.Records {
		if a := f.Records[i].Along; a != nil {
			along = a.Name
		}
	}
	return append(append(slices.Clone(say.Columns[:alongColumn]), along), say.Columns[alongColumn:]...)
}

// cells are the cells of a record in the data table, in the order of heads.
func cells(r *slides.Record, w *words.Words) []string {
	return []string{r.Series, r.Target, r.Lane, r.Label, r.LabelZh, charts.Cell(r, &w.Charts), charts.CellAlong(r, &w.Charts), date(r, &w.App), r.AssertedBy, r.Cite.String(), r.Note}
}

// date is a record's date as exactly as its source has it, or how it is known.
func date(r *slides.Record, say *words.App) string {
	switch {
	case r.Date == "" && r.Basis != "":
		return fmt.Sprintf(say.UndatedFrom, r.Basis)
	case r.Date == "":
		return ""
	case r.End != "":
		return fmt.Sprintf(say.Span, r.Date.In(say.Dates), r.End.In(say.Dates))
	}
	return r.Date.In(say.Dates)
}

// table is the data behind a figure, with the columns that any record fills. base is that of the deck.
func table(f *slides.Figure, base string, w *words.Words) string {
	rows := make([][]string, len(f.Records))
	names := heads(f, &w.App)
	used := make([]bool, len(names))
	for i := range f.Records {
		rows[i] = cells(&f.Records[i], w)
		for c, text := range rows[i] {
			used[c] = used[c] || text != ""
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<table><caption>%s</caption><thead><tr>`, slides.Escape(f.Title))
	for c, name := range names {
		if used[c] {
			fmt.Fprintf(&b, `<th scope="col"%s>%s</th>`, lang(c), slides.Escape(name))
		}
	}
	b.WriteString(`</tr></thead><tbody>`)
	for i, row := range rows {
		b.WriteString(`<tr>`)
		for c, text := range row {
			if used[c] {
				fmt.Fprintf(&b, `<td%s>%s%s</td>`, lang(c), slides.Escape(slides.Bound(text)), contested(&f.Records[i], base, c))
			}
		}
		b.WriteString(`</tr>`)
	}
	b.WriteString(`</tbody></table>`)
	return b.String()
}

// contested is the mark behind a record's value, or behind its label if it has none: it says
// what others have for it and leads to the disagreement. Other columns have none.
func contested(r *slides.Record, base string, column int) string {
	place := labelColumn
	if r.Value != nil {
		place = valueColumn
	}
	if r.Contested == "" || column != place {
		return ""
	}
	others := slides.Escape(r.Others)
	return fmt.Sprintf(`<a class="contested" data-relation="%s" title="%s" aria-label="%s" href="%s">%s</a>`,
		slides.Escape(r.Contested), others, others, slides.Escape(base+r.Dispute), slides.Signs[r.Contested])
}

// lang marks the cells that are printed in Chinese.
func lang(column int) string {
	if column == chineseColumn {
		return ` lang="zh"`
	}
	return ""
}
