package pandoc

import (
	"slices"

	"exhibit/slides"
	"exhibit/slides/spelling"
)

// scale reads the scale of a figure's numbers; empty for a linear one, after an error, and where the type of the figure
// does not use the key.
func (y yamlText) scale(f *slides.Figure, v scale) string {
	text := y.text(v.Value)
	switch {
	case text == "" || text == "linear":
		return ""
	case !slices.Contains(slides.Scales, text):
		y.errorf(v.Node, "%s: unknown scale %q%s; write %s", v.Key, text, spelling.Hint(text, slides.Scales), spelling.OneOf(slides.Scales))
		return ""
	case f.Type == "bar":
		y.errorf(v.Node, "%s: bars begin at zero, which a logarithmic scale does not have; remove the line, or show points with type: scatter", v.Key)
		return ""
	case !slices.Contains(uses[f.Type], v.Key):
		return ""
	}
	return text
}

// logFaults reports the numbers of a row that a logarithmic scale of the figure does not have.
func logFaults(f *slides.Figure, p *plan, row *Row, faults *tally) {
	fault := func(key, column string, v *float64) {
		if v == nil || *v > 0 {
			return
		}
		if i, ok := p.column[column]; ok {
			column = p.sheet.name(i)
		}
		faults.add(false, row.Line, "log "+key+column, "%s: %v has no place on the logarithmic scale of figure #%s, which has no zero and no negative numbers; write %s: linear, or omit the record", column, *v, f.ID, key)
	}
	if f.Scale == slides.Log {
		fault("scale", "value", row.Value)
		fault("scale", "low", row.Low)
		fault("scale", "high", row.High)
	}
	if f.XScale == slides.Log && row.Along != nil {
		fault("x-scale", row.Along.Name, &row.Along.Value)
	}
}
