package pandoc

import (
	"maps"
	"slices"
	"strings"

	"exhibit/slides"
	"exhibit/slides/identifier"
	"exhibit/slides/spelling"

	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v3"
)

// figureKeys are the keys of a figure, the required ones first.
var (
	figureKeys = append([]string{"type", "data", "title", "alt", "unit", "note", "omit", "from", "to", "zoom", "lanes", "x", "y", "steps",
		"source", "decimal", "dates"}, columnKeys...)
	requiredFigureKeys = figureKeys[:4]
)

// columnKeys are the keys of a figure that name a column of its data for one of the format.
var columnKeys = []string{"series", "label", "date", "end", "value", "lane", "category"}

// figureAttributes returns the attributes of a fenced code block if it is a figure; else nil.
func (r *reader) figureAttributes(n ast.Node) *attributes {
	code, ok := n.(*ast.FencedCodeBlock)
	if !ok || code.Info == nil {
		return nil
	}
	info := code.Info.Segment.Value(r.src)
	a, size := parseAttributes(info)
	if a != nil && size == len(info) && slices.Equal(a.Classes, []string{"chart"}) && len(a.Values) == 0 {
		return a
	}
	return nil
}

// figure reads a figure from its fenced code block. It reports what is wrong and returns what
// could be read.
func (r *reader) figure(n *ast.FencedCodeBlock, a *attributes) slides.Figure {
	at := r.position(n.Pos())
	f := slides.Figure{ID: a.ID, Records: []slides.Record{}, File: at.File, Line: at.Line}
	if lines := n.Lines(); lines.Len() > 0 {
		f.Span = [2]int{lines.At(0).Start, lines.At(lines.Len() - 1).Stop}
	}
	switch first, twice := r.figures[a.ID]; {
	case a.ID == "":
		r.errorf(at.File, at.Line, "the figure has no identifier; write ``` {.chart #name}")
	case !identifier.Valid(a.ID):
		r.errorf(at.File, at.Line, "identifier #%s; use letters, digits and hyphens", a.ID)
	case twice:
		r.errorf(at.File, at.Line, "a figure #%s is already on line %d; choose another identifier", a.ID, first)
	default:
		r.figures[a.ID] = at.Line
	}

	y := yamlText{r, at.File, at.Line}
	fields := y.parse(n.Lines().Value(r.src))
	if fields == nil {
		r.lostFigure = true
		return f
	}
	y.onlyKeys(fields, figureKeys)
	for _, key := range requiredFigureKeys {
		if fields[key] == nil || fields[key].Kind == yaml.ScalarNode && strings.TrimSpace(fields[key].Value) == "" {
			r.errorf(at.File, at.Line, "the figure has no %s; add a line %s: …", key, key)
		}
	}
	f.Type = y.text(fields["type"], "type")
	f.Data = y.text(fields["data"], "data")
	f.Title = y.text(fields["title"], "title")
	f.Alt = y.text(fields["alt"], "alt")
	f.Unit = y.text(fields["unit"], "unit")
	f.Note = y.text(fields["note"], "note")
	f.XName = y.text(fields["x"], "x")
	if n := fields["y"]; n != nil && n.Kind != yaml.SequenceNode { // a list names columns
		f.YName = y.text(n, "y")
	}
	f.Lanes = y.texts(fields["lanes"], "lanes")
	f.From = y.date(fields["from"], "from")
	f.To = y.date(fields["to"], "to")
	if f.Type != "" && !slices.Contains(slides.FigureTypes, f.Type) {
		y.errorf(fields["type"], "unknown type %q%s; write %s", f.Type, spelling.Hint(f.Type, slides.FigureTypes), spelling.OneOf(slides.FigureTypes))
	}
	if f.From != "" && f.To != "" && !f.From.Start().Before(f.To.End()) {
		y.errorf(fields["to"], "to %s is before from %s; swap them", string(f.To), string(f.From))
	}
	f.Zoom = y.zoom(fields["zoom"])
	f.Records = y.records(&f, fields)
	f.Steps = y.steps(fields["steps"], f.Records)
	return f
}

// zoom reads two dates; zero for none or after an error.
func (y yamlText) zoom(n *yaml.Node) (zoom [2]slides.Date) {
	if n == nil {
		return zoom
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		y.errorf(n, "zoom must be two dates; write [2015-01, 2015-12]")
		return zoom
	}
	from, to := y.date(n.Content[0], "zoom"), y.date(n.Content[1], "zoom")
	switch {
	case from == "" || to == "":
		return zoom
	case !from.Start().Before(to.Start()):
		y.errorf(n, "zoom runs from %s back to %s; write the earlier date first", string(from), string(to))
	}
	return [2]slides.Date{from, to}
}

// steps reads the steps of a figure. Each value must be that of at least one record.
func (y yamlText) steps(n *yaml.Node, records []slides.Record) (steps []slides.FigureStep) {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "steps must be a list; write each as - show: {series: [name]} or - highlight: {label: [name]}")
		return nil
	}
	for _, item := range n.Content {
		fields := y.fields(item)
		y.onlyKeys(fields, []string{"show", "highlight"})
		step := slides.FigureStep{Show: y.choice(fields["show"], records), Highlight: y.choice(fields["highlight"], records)}
		if fields != nil && step.Show == nil && step.Highlight == nil {
			y.errorf(item, "the step neither shows nor highlights anything; write show: {series: [name]} or highlight: {label: [name]}")
		}
		steps = append(steps, step)
	}
	return steps
}

// choice reads the values, by column, that choose records; nil for none.
func (y yamlText) choice(n *yaml.Node, records []slides.Record) map[string][]string {
	if n == nil {
		return nil
	}
	choice := map[string][]string{}
	columns := y.fields(n)
	for _, column := range slices.Sorted(maps.Keys(columns)) {
		if !slices.Contains(slides.StepColumns, column) {
			y.errorf(columns[column], "steps: unknown column %q%s; write %s", column, spelling.Hint(column, slides.StepColumns), spelling.OneOf(slides.StepColumns))
			continue
		}
		for _, value := range y.texts(columns[column], column) {
			if !slices.ContainsFunc(records, func(r slides.Record) bool { return r.Chosen(map[string][]string{column: {value}}) }) {
				y.errorf(columns[column], "steps: no record has %s %q", column, value)
			}
			choice[column] = append(choice[column], value)
		}
	}
	return choice
}
