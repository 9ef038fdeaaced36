package pandoc

import (
	"fmt"
	"slices"
	"strings"

	"exhibit/slides/fault"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// plotTypes are the types of figures with axes, which x and y name.
var plotTypes = append([]string{"line", "area", "scatter", "strip", "histogram", "box", "slope", "heatmap"}, barTypes...)

// barTypes are those whose x is a name, even where it has the form of a date.
var barTypes = []string{"bar", "range", "waterfall", "sparklines", "dumbbell"}

// namesAlong reports whether a figure has names along x.
func (p *planning) namesAlong() bool { return slices.Contains(barTypes, p.figure.Type) }

// placeTypes are those whose x is a date or a name, and whose y are numbers.
var placeTypes = []string{"line", "area", "slope", "heatmap"}

// inRows reports whether a type has its values along x, and can have a row a series. A scatter without anything along x
// has too.
func inRows(figureType string) bool {
	return figureType == "strip" || figureType == "histogram" || figureType == "box"
}

// axes reads x and y. Each names a column or, where there is none of that name, an axis.
func (p *planning) axes() {
	f := p.figure
	if !slices.Contains(plotTypes, f.Type) {
		return
	}
	x, y := -1, -1
	if n := p.keys.X.Node; n != nil {
		x = p.columnOrAxis(n, "x", f.XName)
	}
	if n := p.keys.Y.Node; n != nil {
		if names := p.texts(p.keys.Y.Value); len(names) > 1 {
			p.several(n, "y", names)
			p.yColumn = true
		} else {
			y = p.columnOrAxis(n, "y", f.YName)
		}
	}
	if x >= 0 && p.sheet.names[x] == "" {
		f.XName = ""
	}
	if y >= 0 && p.sheet.names[y] == "" {
		f.YName = ""
	}
	switch across := !slices.Contains(placeTypes, f.Type) && x >= 0 && p.isNumber(x) && p.values == nil; {
	case across && (y >= 0 && p.sheet.kind(y) != numberKind || y < 0 && (f.Type == "scatter" || inRows(f.Type))): // bars and strips lie on their side
		x, y = y, x
		f.XName, f.YName = f.YName, f.XName
	case across && y >= 0 && f.Type == "scatter", (f.Type == "line" || f.Type == "area") && x >= 0 && p.isNumber(x) && p.values == nil:
		p.along, p.xColumn, x = x, true, -1
	}
	if x >= 0 {
		p.xColumn = true
		p.setX(x)
	}
	if y >= 0 {
		p.yColumn = true
		p.column["value"] = y
	}
}

// columnOrAxis is the column that x or y names; -1, with a warning where a column has nearly that name, if it names an axis.
func (p *planning) columnOrAxis(n *yaml.Node, key, name string) int {
	i := p.columnOf(n, key, name)
	if guess := spelling.Hint(name, p.sheet.names); i < 0 && guess.Meant != "" {
		p.warnf(n, "%s: %q is no column of %s and taken for the name of the axis%s (columns: %s)", key, name, p.sheet.file, guess, p.sheet.known())
	}
	return i
}

// timeNames are names of an axis of dates that say no more than the dates do.
var timeNames = []string{
	"date", "dates", "time", "day", "week", "month", "quarter", "year", "years",
	"datum", "tag", "monat", "jahr", "jour", "mois", "année", "fecha", "año", "日期", "时间", "年", "年份",
}

// isNumber reports whether a column has numbers that are no years.
func (p *planning) isNumber(column int) bool {
	return p.sheet.kind(column) == numberKind && !p.isYears(column)
}

// isYears reports whether all cells of a column could be years.
func (p *planning) isYears(column int) bool {
	return len(p.sheet.rows) > 0 && !slices.ContainsFunc(p.sheet.rows, func(row sheetRow) bool {
		cell := row.Cells[column]
		return !isMissing(cell) && !isYear(cell)
	})
}

// setX lets a column say where a record stands: at its date or, in bars and where it has none,
// at its label; in a strip, in the row of its series.
func (p *planning) setX(column int) {
	k := p.sheet.kind(column)
	_, series := p.column["series"]
	switch {
	case p.namesAlong():
		p.column["label"] = column
		return
	case inRows(p.figure.Type) && !series:
		p.column["series"] = column
		return
	case k == dateKind || k == yearKind || k == numberKind && p.isYears(column):
		p.column["date"] = column
		return
	case (p.figure.Type == "scatter" || inRows(p.figure.Type)) && !series:
		p.column["series"] = column
	default:
		p.column["label"] = column
	}
	delete(p.column, "date")
}

// describe names the axes by the columns along them, and gives the figure the unit that stands
// behind the name of its values.
func (p *planning) describe() {
	f, s := p.figure, p.sheet
	if len(p.taken) > 0 {
		p.r.warnAt(Place{File: p.file, Line: p.before}, fault.Say("figure #%s does not say which columns it shows and takes %s; write this in its block to keep it so", f.ID, strings.Join(p.taken, " and "))).Fix = &fault.Fix{
			Does: "write it in the block", Certain: true, Edits: []fault.Edit{insertLine(p.file, p.before+1, strings.Join(p.taken, "\n"))},
		}
	}
	if !slices.Contains(plotTypes, f.Type) {
		return
	}
	if _, dated := p.column["date"]; (f.Type == "scatter" && !dated && p.along < 0 || inRows(f.Type)) && (p.xColumn || p.yColumn) {
		f.XName, f.YName = f.YName, f.XName // a strip has its values along x
		p.xColumn, p.yColumn = p.yColumn, p.xColumn
	}
	if p.xColumn {
		f.XName, _ = nameAndUnit(f.XName)
	}
	if slices.Contains(timeNames, strings.ToLower(f.XName)) && (f.Type == "line" || f.Type == "area" || f.Type == "scatter") {
		if _, dated := p.column["date"]; dated {
			f.XName = ""
		}
	}
	if i, ok := p.column["size"]; ok {
		f.SizeName, _ = nameAndUnit(s.names[i])
	}
	if p.yColumn {
		f.YName, _ = nameAndUnit(f.YName)
	}
	if _, ok := p.column["unit"]; !ok && f.Unit == "" {
		f.Unit = s.unit(p.valueColumns())
	}
}

// valueColumns are the columns with the figure's numbers, without those along x.
func (p *plan) valueColumns() []int {
	if i, ok := p.column["value"]; ok && p.values == nil {
		return []int{i}
	}
	return p.values
}

// unit is the unit behind the names of columns; empty if it is not the same for all.
func (s *sheet) unit(columns []int) (unit string) {
	for n, i := range columns {
		_, u := nameAndUnit(s.names[i])
		if n > 0 && u != unit {
			return ""
		}
		unit = u
	}
	return unit
}

// asKey is a name of a column as a block's line has it.
func asKey(key, name string) string { return fmt.Sprintf("%s: %s", key, yamlName(name)) }

// yamlName is a text as YAML has it, in quotes where it would be something else without.
func yamlName(name string) string {
	if name == "" || strings.ContainsAny(name, ":#[]{},&*!|>'\"%@`\\") || strings.ContainsAny(name[:1], "-?") || strings.TrimSpace(name) != name {
		return fmt.Sprintf("%q", name)
	}
	return name
}
