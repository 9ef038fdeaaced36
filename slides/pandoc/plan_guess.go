package pandoc

import (
	"fmt"
	"slices"
	"strings"
)

// guess finds the columns that the block does not name where the choice is plain, and reports
// in one message all that it cannot find.
func (p *planning) guess() {
	switch p.figure.Type {
	case "bar", "waterfall", "sparklines", "line", "area", "scatter", "strip", "histogram", "box", "dumbbell", "slope", "heatmap":
		p.guessPlot()
	case "range":
		p.guessOnly("label", textKind)
	case "revisions":
		p.guessOnly("value", numberKind)
		p.guessOnly("label", textKind)
	case "establishment", "timeline":
		p.guessOnly("date", dateKind, yearKind)
		p.guessOnly("label", textKind)
	case "flow", "diagram":
		p.leads()
	case "map":
		p.guessOnly("value", numberKind)
		p.guessOnly("label", textKind)
	}
	if p.yearsAcross(p.values) {
		p.transpose()
	}
	if missing := p.wanting(); missing != nil {
		p.failed = true
		if p.sheet.lost && len(p.sheet.rows) == 0 {
			return // which is reported
		}
		p.r.errorf(p.figure.File, p.figure.Line, "figure #%s (%s) does not say which columns of %s it shows; write %s in its block, once for all rows (columns: %s)",
			p.figure.ID, p.figure.Type, p.sheet.file, strings.Join(missing, " and "), p.sheet.known())
	}
}

// wanting are the lines that a block needs for its figure to be drawn.
func (p *planning) wanting() (lines []string) {
	need := func(line string, columns ...string) {
		if !slices.ContainsFunc(columns, func(c string) bool { _, ok := p.column[c]; return ok }) {
			lines = append(lines, line)
		}
	}
	if p.values != nil {
		return nil
	}
	switch p.figure.Type {
	case "range":
		need("label: with the column of names", "label")
		need("low: with the column of the lower ends", "low")
		need("high: with that of the upper ends", "high")
	case "bar", "waterfall", "sparklines", "dumbbell":
		need("x: with the column of names", "label", "series", "date")
		need("y: with one of numbers", "value")
	case "line", "area", "slope", "heatmap":
		if p.along < 0 {
			need("x: with the column of dates or names", "date", "label")
		}
		need("y: with one of numbers", "value")
	case "scatter":
		if p.along < 0 {
			need("x: with the column of dates, names or numbers", "date", "series", "label")
		}
		need("y: with one of numbers", "value")
	case "flow", "diagram":
		need("series: with the column of where each begins", "series")
		need("target: with the column of where it leads", "target")
		if p.figure.Type == "flow" {
			need("value: with one of numbers", "value")
		}
	case "map":
		need("label: with the column of the places", "label")
		need("value: with one of numbers", "value")
	case "strip", "histogram", "box":
		need("x: with the column of numbers", "value")
	case "revisions":
		need("label: with the column of names", "label")
		need("value: with one of numbers", "value")
	case "establishment", "timeline":
		need("label: with the column of names", "label")
		need("date: with one of dates", "date")
	case "disagreement":
		need("series: with the column of questions", "series")
		need("label: with one of answers", "label")
		need("category: with one of agree, differ or incomparable", "category")
	}
	return lines
}

// free are the columns without a part in the figure, of some kinds.
func (p *planning) free(kinds ...kind) (free []int) {
	for i := range p.sheet.names {
		if k := p.sheet.kind(i); !p.uses(i) && slices.Contains(kinds, k) && slices.ContainsFunc(p.sheet.rows, func(row sheetRow) bool { return row.Cells[i] != "" }) {
			free = append(free, i)
		}
	}
	return free
}

// guessOnly takes the only column of some kinds for one of the format that has none.
func (p *planning) guessOnly(column string, kinds ...kind) {
	if _, ok := p.column[column]; ok {
		return
	}
	if free := p.free(kinds...); len(free) == 1 {
		p.column[column] = free[0]
		p.taken = append(p.taken, asKey(column, p.sheet.name(free[0])))
	}
}

// leads lets the label say where a channel or a flow leads, if no column of its own does.
func (p *planning) leads() {
	if p.figure.Type == "flow" {
		p.guessOnly("value", numberKind)
	}
	label, ok := p.column["label"]
	if _, has := p.column["target"]; !has && ok {
		p.column["target"] = label
		delete(p.column, "label")
	}
}

// guessPlot takes the first column for x if it has dates or names; a column of dates that
// follows names for x, and the names for series; and for y the only column of numbers or, if
// all other columns are numbers, each of them as a series.
func (p *planning) guessPlot() {
	f, s := p.figure, p.sheet
	_, label := p.column["label"]
	_, date := p.column["date"]
	_, series := p.column["series"]
	_, value := p.column["value"]
	value = value || p.values != nil
	placed := p.along >= 0 || inRows(f.Type) || label || date && !p.namesAlong() || series && f.Type == "scatter" || value && series && p.namesAlong()
	if !placed {
		free := p.free(textKind, dateKind, yearKind)
		others := p.free(textKind, dateKind, yearKind, numberKind)
		dates := p.free(dateKind, yearKind)
		switch {
		case len(free) == 2 && len(dates) == 1 && !p.namesAlong() && !series && s.repeats(dates[0]):
			names := free[1-slices.Index(free, dates[0])]
			p.column["series"] = names
			p.takeX(dates[0])
			p.taken = append(p.taken, asKey("series", s.name(names)))
		case len(free) > 0 && free[0] == others[0]:
			p.takeX(free[0])
		case len(others) == 1 && value && f.Type != "scatter":
			p.takeX(others[0])
		case len(dates) == 1 && !p.namesAlong():
			p.takeX(dates[0])
		}
	}
	if value {
		return
	}
	numbers := p.free(numberKind)
	switch {
	case len(numbers) == 1:
		p.column["value"] = numbers[0]
		p.taken = append(p.taken, asKey("y", s.name(numbers[0])))
		if f.YName == "" {
			f.YName, p.yColumn = s.names[numbers[0]], true
		}
	case len(numbers) > 1 && !series && p.wide(numbers) && len(p.wanting()) == 1: // only y is wanting
		var names []string
		for _, i := range numbers {
			names = append(names, yamlName(s.name(i)))
		}
		p.values = numbers
		p.taken = append(p.taken, fmt.Sprintf("y: [%s]", strings.Join(names, ", ")))
	}
}

// maxGuessed is how many columns a figure takes for series by itself; more are hard to tell
// apart.
const maxGuessed = 12

// wide reports whether a table has a column a series: what stands in it, apart from where
// records stand, are numbers.
func (p *planning) wide(numbers []int) bool {
	return len(p.free(textKind, dateKind, yearKind)) == 0 && (len(numbers) <= maxGuessed || p.yearsAcross(numbers))
}

// yearsAcross reports whether the names of columns are years, so that each row is a series.
func (p *planning) yearsAcross(columns []int) bool {
	_, date := p.column["date"]
	return !p.namesAlong() && !date && len(columns) > 1 && !slices.ContainsFunc(columns, func(i int) bool { return !isYear(p.sheet.names[i]) })
}

func (p *planning) takeX(column int) {
	p.setX(column)
	p.taken = append(p.taken, asKey("x", p.sheet.name(column)))
	if p.figure.XName == "" {
		p.figure.XName, p.xColumn = p.sheet.names[column], true
	}
}

// transpose makes each row a series over the years that the columns are called.
func (p *planning) transpose() {
	p.dated = true
	if label, ok := p.column["label"]; ok {
		if _, ok := p.column["series"]; !ok {
			p.column["series"] = label
			delete(p.column, "label")
		}
	}
	if p.xColumn {
		p.figure.XName = ""
	}
}
