package pandoc

import (
	"slices"

	"exhibit/slides"
	"exhibit/slides/fields"
	"exhibit/slides/spelling"
)

// commonKeys are the keys of a block that all types of figures use.
var commonKeys = []string{
	"type", "data", "title", "alt", "unit", "note", "omit", "steps", "source", "decimal", "dates", "highlight", "large", "options",
	"series", "label", "date", "value", "category",
}

// uses are the keys besides commonKeys that each type of figure uses.
var uses = map[string][]string{
	"bar":           {"x", "y", "arrange", "sort", "low", "high", "annotate", "panel"},
	"range":         {"x", "y", "sort", "low", "high", "annotate", "panel"},
	"waterfall":     {"x", "y", "annotate"},
	"sparklines":    {"x", "y", "sort"},
	"line":          {"x", "y", "from", "to", "low", "high", "scale", "annotate", "panel", "curve"},
	"area":          {"x", "y", "from", "to", "arrange", "annotate", "panel"},
	"scatter":       {"x", "y", "from", "to", "size", "scale", "x-scale", "annotate", "panel", "fit"},
	"strip":         {"x", "y", "scale", "annotate", "panel"},
	"histogram":     {"x", "y", "annotate", "panel", "bins"},
	"box":           {"x", "y", "annotate", "panel"},
	"revisions":     {},
	"establishment": {"end", "from", "to"},
	"timeline":      {"end", "from", "to", "zoom", "lanes", "lane"},
	"flow":          {"target"},
	"diagram":       {"target", "lanes", "lane"},
	"map":           {"map"},
	"disagreement":  {"low", "high"},
	"dumbbell":      {"x", "y"},
	"slope":         {"x", "y"},
	"heatmap":       {"x", "y", "middle"},
}

// columnUses are the columns of the format, among those with one meaning to few types, that a type uses.
func columnUses(figureType, column string) bool {
	switch column {
	case "low", "high", "size", "panel", "target":
		return slices.Contains(uses[figureType], column)
	}
	return true
}

// unused warns of keys of a figure's block that its type does not use.
func (y yamlText) unused(f *slides.Figure, keys *figureKeys) {
	if !slices.Contains(slides.FigureTypes, f.Type) {
		return
	}
	fields.Each(*keys, func(v fields.Value, _ bool) {
		if !v.Given() || slices.Contains(commonKeys, v.Key) || slices.Contains(uses[f.Type], v.Key) {
			return
		}
		if v.Key == "scale" && f.Type == "bar" {
			return // an error, see scale
		}
		var types []string
		for _, t := range slides.FigureTypes {
			if slices.Contains(uses[t], v.Key) {
				types = append(types, t)
			}
		}
		y.warnf(v.Name, "figure #%s (%s) does not use %s, which is for %s; remove the line", f.ID, f.Type, v.Key, spelling.OneOf(types))
	})
}
