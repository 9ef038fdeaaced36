package pandoc

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"exhibit/slides"
	"exhibit/slides/fields"

	"go.yaml.in/yaml/v3"
)

// annotations reads the annotations of a figure whose records have been read; those with an error are left out. Where values
// run along x, x is a value.
func (y yamlText) annotations(v annotations, f *slides.Figure) (all []slides.Annotation) {
	n := v.Node
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		y.errorf(n, "annotate must be a list; write each as - {value: 50, text: half of them}")
		return nil
	}
	for _, item := range n.Content {
		a, ok := y.annotation(item)
		if !ok {
			continue
		}
		if a.X != nil && a.Value == nil && inRows(f.Type) {
			a.Value, a.To, a.X, a.ToX = a.X, a.ToX, nil, nil
		}
		all = append(all, a)
		if len(f.Records) > 0 {
			y.unplaced(item, a, f.Records)
		}
	}
	return all
}

// annotation reads one annotation. It is false after an error.
func (y yamlText) annotation(n *yaml.Node) (a slides.Annotation, ok bool) {
	values := y.fields(n)
	if values == nil {
		return a, false
	}
	var keys annotationKeys
	y.fill(&keys, fields.Keys(keys), values)
	before := len(y.r.errs)
	dates := y.texts(keys.Date.Value)
	for i, text := range dates {
		d, err := slides.ParseDate(text)
		switch {
		case err != nil:
			y.errorf(keys.Date.Node, "date: %v", err)
		case i == 0:
			a.Date = d
		case i == 1:
			a.End = d
		default:
			y.errorf(keys.Date.Node, "date must be one date, or two: [from, to]")
		}
	}
	a.Label, a.Text = y.text(keys.Label.Value), y.text(keys.Text.Value)
	a.X, a.ToX = y.oneOrTwo(keys.X)
	a.Value, a.To = y.oneOrTwo(keys.Value)
	if a.Date == "" && a.Label == "" && a.X == nil && a.Value == nil && len(y.r.errs) == before {
		y.errorf(n, "the annotation has no place; write date, label, x or value")
	}
	if a.Text == "" && len(y.r.errs) == before {
		y.errorf(n, "the annotation says nothing; add text: …")
	}
	if text := y.text(keys.Source.Value); text != "" {
		a.Cite = y.citation(keys.Source.Node, text)
	}
	return a, len(y.r.errs) == before
}

// unplaced warns of an annotation at a place that no record of its figure has.
func (y yamlText) unplaced(n *yaml.Node, a slides.Annotation, records []slides.Record) {
	some := func(has func(slides.Record) bool) bool { return slices.ContainsFunc(records, has) }
	switch {
	case a.Label != "" && !some(func(r slides.Record) bool { return r.Label == a.Label || r.Series == a.Label }):
		y.warnf(n, "annotate: no record has the label %q, so that the annotation is left out%s", a.Label, y.r.hint(a.Label, func() (known []string) {
			for i := range records {
				known = append(known, records[i].Label, records[i].Series)
			}
			return known
		}))
	case a.X != nil && !some(func(r slides.Record) bool { return r.Along != nil }):
		y.warnf(n, "annotate: the figure has no numbers along x, so that the annotation is left out; write date, label or value")
	case a.Date != "" && !some(func(r slides.Record) bool { return r.Date != "" }):
		y.warnf(n, "annotate: the figure has no dates, so that the annotation is left out; write label or value")
	case a.Date != "":
		var first, last slides.Date
		for _, r := range records {
			if r.Date != "" && (first == "" || r.Date.Start().Before(first.Start())) {
				first = r.Date
			}
			if end := cmp.Or(r.End, r.Date); end != "" && (last == "" || end.End().After(last.End())) {
				last = end
			}
		}
		if !a.Date.Start().Before(last.End()) || !cmp.Or(a.End, a.Date).End().After(first.Start()) {
			y.warnf(n, "annotate: %s lies outside of the dates of the figure, %s to %s, so that the annotation is left out; correct it", string(a.Date), string(first), string(last))
		}
	}
}

// oneOrTwo reads a number, or two as the ends of a range; nil for none.
func (y yamlText) oneOrTwo(v numbers) (from, to *float64) {
	for i, n := range v.Items() {
		text := y.scalar(n, v.Key)
		number, err := strconv.ParseFloat(text, 64)
		switch {
		case err != nil || !(math.Abs(number) <= slides.Greatest):
			y.errorf(n, "%s: %q is not a number; write one such as 12.5, or two: [10, 20]", v.Key, text)
		case i == 0:
			from = &number
		case i == 1:
			to = &number
		default:
			y.errorf(n, "%s must be one number, or two: [from, to]", v.Key)
		}
	}
	return from, to
}

// citation reads a citation of a key of a block; nil after an error, and in a deck without a bibliography.
func (y yamlText) citation(n *yaml.Node, text string) *slides.Cite {
	c, err := y.r.readCite(text)
	if err != nil {
		y.errorf(n, "source: %v", err)
		return nil
	}
	s := y.r.source(c.Source, y.file, y.line(n))
	if s == nil {
		return nil
	}
	c.Label = s.Label
	return &c
}

// highlight reads what a figure highlights: values of labels, series, lanes or categories, or a choice by column
// as in steps.
func (y yamlText) highlight(v highlighted, records []slides.Record) map[string][]string {
	n := v.Node
	if n == nil {
		return nil
	}
	if n.Kind == yaml.MappingNode {
		return y.choice(choice(v), records)
	}
	values := y.texts(v.Value)
	for _, column := range slides.StepColumns {
		some := false
		for i := range records {
			for _, value := range values {
				some = some || records[i].Chosen(map[string][]string{column: {value}})
			}
		}
		if some {
			return y.choice(choice{fields.Value{Key: v.Key, Name: v.Name, Node: &yaml.Node{
				Kind: yaml.MappingNode, Line: n.Line, Column: n.Column,
				Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: column, Line: n.Line, Column: n.Column}, n},
			}}}, records)
		}
	}
	if len(values) > 0 && len(records) > 0 {
		y.errorf(n, "highlight: no record has a label or series %q; write one that is there%s", values[0], y.r.hint(values[0], func() (known []string) {
			for i := range records {
				known = append(known, records[i].Label, records[i].Series)
			}
			return known
		}))
	}
	return nil
}
