package pandoc

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/identifier"
	"exhibit/slides/spelling"

	"github.com/yuin/goldmark/ast"
	"go.yaml.in/yaml/v3"
)

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
	values := y.parse(n.Lines().Value(r.src))
	if values == nil {
		r.lostFigure = true
		return f
	}
	var keys figureKeys
	y.fill(&keys, fields.Keys(keys), values)
	fields.Each(keys, func(v fields.Value, required bool) {
		if required && (!v.Given() || v.Node.Kind == yaml.ScalarNode && strings.TrimSpace(v.Node.Value) == "") {
			r.errorf(at.File, at.Line, "the figure has no %s; add a line %s: …", v.Key, v.Key)
		}
	})
	f.Type = y.text(keys.Type.Value)
	f.Data = y.text(keys.Data.Value)
	f.Title = y.text(keys.Title.Value)
	f.Alt = y.text(keys.Alt.Value)
	f.Unit = y.text(keys.Unit.Value)
	f.Note = y.text(keys.Note.Value)
	f.Enlarged = isTrue(keys.Large)
	f.XName = y.text(keys.X.Value)
	if n := keys.Y.Node; n != nil && n.Kind != yaml.SequenceNode { // a list names columns
		f.YName = y.text(keys.Y.Value)
	}
	f.Lanes = y.texts(keys.Lanes.Value)
	f.From = y.date(keys.From.Value)
	f.To = y.date(keys.To.Value)
	if f.Type != "" && !slices.Contains(slides.FigureTypes, f.Type) {
		instead := spelling.Hint(f.Type, slides.FigureTypes)
		if ours := otherTypes[strings.ToLower(f.Type)]; ours != "" {
			instead = spelling.Guess{Word: f.Type, Meant: ours}
		}
		y.errorf(keys.Type.Node, "unknown type %q%s; write %s", f.Type, instead, spelling.OneOf(slides.FigureTypes))
	}
	if f.From != "" && f.To != "" && !f.From.Start().Before(f.To.End()) {
		y.errorf(keys.To.Node, "to %s is before from %s; swap them", string(f.To), string(f.From))
	}
	if f.Arrange = y.text(keys.Arrange.Value); f.Arrange != "" && !slices.Contains(slides.Arrangements, f.Arrange) {
		y.errorf(keys.Arrange.Node, "arrange: unknown arrangement %q%s; write %s", f.Arrange, spelling.Hint(f.Arrange, slides.Arrangements), spelling.OneOf(slides.Arrangements))
	}
	f.Curve = y.choiceOf(keys.Curve.Value, slides.Steps)
	f.Fit = y.choiceOf(keys.Fit.Value, slides.Linear)
	f.Bins = y.bins(keys.Bins)
	f.Zoom = y.zoom(keys.Zoom)
	if keys.Middle.Given() {
		var to *float64
		if f.Middle, to = y.oneOrTwo(numbers(keys.Middle)); to != nil {
			y.errorf(keys.Middle.Node, "middle must be one number, such as 0")
		}
	}
	f.Scale, f.XScale = y.scale(&f, keys.Scale), y.scale(&f, keys.XScale)
	y.unused(&f, &keys)
	places := y.mapOf(keys.Map, &f)
	f.Records = y.records(&f, &keys)
	y.sort(&f, keys.Sort.Value)
	y.stacks(&f, keys.Arrange.Value)
	if places != nil {
		r.locate(&f, places, r.dataPaths[f.Data])
	}
	if f.Type == "flow" {
		r.acyclic(&f, r.dataPaths[f.Data])
	}
	if f.Steps = y.steps(keys.Steps, &f); f.Type == "disagreement" && !keys.Steps.Given() {
		f.Steps = f.Pages()
	}
	if f.Large() && slices.ContainsFunc(f.Steps, choosesRecords) {
		y.warnf(keys.Steps.Node, "figure #%s has more than %d records, whose steps show and highlight whole series; choose by series alone", f.ID, slides.MaxDrawn)
	}
	f.Highlight = y.highlight(keys.Highlight, f.Records)
	f.Annotations = y.annotations(keys.Annotate, &f)
	if f.Fit != "" && len(f.Records) > 0 && f.Records[0].Along == nil {
		y.warnf(keys.Fit.Node, "fit: the scatter has no numbers along x, so that it has no straight line; name a column of numbers for x, or remove the line")
	}
	f.Options = y.options(keys.Options)
	return f
}

// choiceOf reads a key that has one value; empty if it is not given.
func (y yamlText) choiceOf(v fields.Value, value string) string {
	text := y.text(v)
	if text != "" && text != value {
		y.errorf(v.Node, "%s: unknown value %q; write %s or remove the line", v.Key, text, value)
		return ""
	}
	return text
}

// maxBins bounds the bins of a histogram.
const maxBins = 100

// bins reads about how many bins a histogram has, or their edges; nil for none or after an error.
func (y yamlText) bins(v numbers) []float64 {
	var all []float64
	for _, n := range v.Items() {
		number, err := strconv.ParseFloat(y.scalar(n, v.Key), 64)
		if err != nil || !(math.Abs(number) <= slides.Greatest) {
			y.errorf(n, "bins: %q is not a number; write how many bins, or their edges: [0, 10, 20]", y.scalar(n, v.Key))
			return nil
		}
		all = append(all, number)
	}
	switch {
	case len(all) == 1 && (all[0] < 1 || all[0] > maxBins), len(all) > maxBins+1:
		y.errorf(v.Node, "bins: a histogram has 1 to %d bins", maxBins)
		return nil
	case len(all) > 1:
		step := (all[len(all)-1] - all[0]) / float64(len(all)-1)
		for i, edge := range all {
			if !(step > 0) || math.Abs(edge-all[0]-step*float64(i)) > step*1e-6 {
				y.errorf(v.Node, "bins: the edges do not rise in equal steps, so that bars would not compare; write edges such as [0, 10, 20, 30]")
				return nil
			}
		}
	}
	return all
}

// zoom reads two dates; zero for none or after an error.
func (y yamlText) zoom(v zoom) (zoom [2]slides.Date) {
	n := v.Node
	if n == nil {
		return zoom
	}
	if n.Kind != yaml.SequenceNode || len(n.Content) != 2 {
		y.errorf(n, "zoom must be two dates; write [2015-01, 2015-12]")
		return zoom
	}
	from, to := y.dateOf(n.Content[0], v.Key), y.dateOf(n.Content[1], v.Key)
	switch {
	case from == "" || to == "":
		return zoom
	case !from.Start().Before(to.Start()):
		y.errorf(n, "zoom runs from %s back to %s; write the earlier date first", string(from), string(to))
	}
	return [2]slides.Date{from, to}
}

// steps reads the steps of a figure. Each value must be that of at least one record.
func (y yamlText) steps(v steps, f *slides.Figure) (steps []slides.FigureStep) {
	n, records := v.Node, f.Records
	if n == nil {
		return nil
	}
	if n.Kind == yaml.ScalarNode && n.Value == laneByLane {
		return y.laneSteps(n, f)
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "steps must be a list; write each as - show: {series: [name]} or - highlight: {label: [name]}")
		return nil
	}
	for _, item := range n.Content {
		values := y.fields(item)
		var keys stepKeys
		y.fill(&keys, fields.Keys(keys), values)
		step := slides.FigureStep{Show: y.choice(keys.Show, records), Only: y.choice(keys.Only, records), Highlight: y.choice(keys.Highlight, records)}
		if values != nil && step.Show == nil && step.Only == nil && step.Highlight == nil {
			y.errorf(item, "the step neither shows nor highlights anything; write show: {series: [name]} or highlight: {label: [name]}")
		}
		steps = append(steps, step)
	}
	return steps
}

// laneByLane is the value of steps that brings the lanes of a figure in one by one.
const laneByLane = "lanes"

// laneSteps are the steps that bring in the lanes of a figure's records, in their order.
func (y yamlText) laneSteps(n *yaml.Node, f *slides.Figure) (steps []slides.FigureStep) {
	lanes := slices.Clone(f.Lanes)
	for _, r := range f.Records {
		if !slices.Contains(lanes, r.Lane) {
			lanes = append(lanes, r.Lane)
		}
	}
	for _, lane := range lanes {
		if slices.ContainsFunc(f.Records, func(r slides.Record) bool { return r.Lane == lane }) {
			steps = append(steps, slides.FigureStep{Show: map[string][]string{"lane": {lane}}})
		}
	}
	if len(steps) < 2 && len(f.Records) > 0 {
		y.errorf(n, "steps: lanes needs records of several lanes; fill in a column lane, or write steps as a list")
		return nil
	}
	return steps
}

// choosesRecords reports whether a step chooses records by other columns than their series.
func choosesRecords(step slides.FigureStep) bool {
	for _, by := range []map[string][]string{step.Show, step.Highlight} {
		for column := range by {
			if column != "series" {
				return true
			}
		}
	}
	return false
}

// choice reads the values, by column, that choose records; nil for none.
func (y yamlText) choice(v choice, records []slides.Record) map[string][]string {
	if !v.Given() {
		return nil
	}
	choice := map[string][]string{}
	columns := y.fields(v.Node)
	for _, column := range slices.Sorted(maps.Keys(columns)) {
		if !slices.Contains(slides.StepColumns, column) {
			y.errorf(columns[column].Name, "steps: unknown column %q%s; write %s", column, spelling.Hint(column, slides.StepColumns), spelling.OneOf(slides.StepColumns))
			continue
		}
		for _, value := range y.texts(columns[column]) {
			if !slices.ContainsFunc(records, func(r slides.Record) bool { return r.Chosen(map[string][]string{column: {value}}) }) {
				y.errorf(columns[column].Node, "steps: no record has %s %q", column, value)
			}
			choice[column] = append(choice[column], value)
		}
	}
	return choice
}

// otherTypes are what other tools call types of figures or, where there is none here, what says the same.
var otherTypes = map[string]string{
	"pie": "bar", "donut": "bar", "doughnut": "bar", "column": "bar", "columns": "bar", "barh": "bar", "hbar": "bar", "treemap": "bar", "radar": "line",
	"lollipop": "dumbbell", "bubble": "scatter", "point": "scatter", "dot": "scatter", "boxplot": "box", "violin": "box", "beeswarm": "strip",
	"sankey": "flow", "alluvial": "flow", "graph": "diagram", "network": "diagram", "flowchart": "diagram", "choropleth": "map", "geo": "map", "gantt": "timeline",
	"hist": "histogram", "sparkline": "sparklines", "slopegraph": "slope",
}
