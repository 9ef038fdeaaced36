package pandoc

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"exhibit/slides/fields"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// maxOptions is the greatest length in bytes of a figure's options as JSON.
const maxOptions = 16 << 10

// openOptions are the options of ECharts that a figure can have; the others would move its marks away from its texts.
var openOptions = []string{
	"animation", "animationDuration", "animationEasing", "color", "darkMode", "series", "stateAnimation", "textStyle", "tooltip",
}

// seriesOptions are the keys that options of series can have, and what stands in them: how marks look and move, and nothing
// that says where they are, what joins them or which texts they have.
var seriesOptions = []string{
	"animation", "animationDuration", "animationEasing", "areaStyle", "blur", "borderCap", "borderColor", "borderJoin", "borderRadius", "borderType", "borderWidth",
	"cap", "color", "cursor", "disabled", "emphasis", "focus", "itemStyle", "join", "lineStyle", "opacity", "shadowBlur", "shadowColor", "silent", "width",
}

// refusedOptions are keys within them that run code, lead to an address, write HTML, or put other data in place of the
// figure's records.
var refusedOptions = []string{
	"renderItem", "formatter", "valueFormatter", "link", "target", "image", "extraCssText", "renderMode", "appendTo", "rich", "className",
	"data", "type", "id", "dimensions", "encode", "stack", "sampling", "itemPayload", "xAxisIndex", "yAxisIndex", "coordinateSystem",
	"datasetIndex", "datasetId", "name", "step", "smooth", "symbolSize", "barWidth", "__proto__", "constructor", "prototype",
}

// lineTypes are the values of type in lineStyle, the one place where a type changes no data.
var lineTypes = []string{"solid", "dashed", "dotted"}

// addresses are parts of texts that make ECharts, or a browser, load or run something.
var addresses = []string{"//", "image:", "javascript:", "data:", "url(", "<", "=>", "function"}

// plainTags are the kinds of values in options.
var plainTags = []string{"!!map", "!!seq", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!merge"}

// options reads options of ECharts for a figure: data alone. It returns JSON; nil for none or after an error.
func (y yamlText) options(v options) json.RawMessage {
	if !v.Given() {
		return nil
	}
	if v.Node.Kind != yaml.MappingNode {
		y.errorf(v.Node, "options must be a mapping, such as {tooltip: {borderWidth: 2}}")
		return nil
	}
	if !y.plainOptions(v.Node, "") {
		return nil
	}
	for key, value := range y.fields(v.Node) {
		switch {
		case !slices.Contains(openOptions, key):
			y.errorf(value.Name, "options: %s is not open to figures%s; write %s", key, spelling.Hint(key, openOptions), spelling.OneOf(openOptions))
			return nil
		case key == "series" && value.Node.Kind != yaml.MappingNode:
			y.errorf(value.Node, "options: series must be a mapping, which is for all series of the figure, such as {itemStyle: {opacity: 0.8}}")
			return nil
		case key == "series" && !y.looksOnly(value.Node):
			return nil
		}
	}
	var plain map[string]any
	err := v.Node.Decode(&plain)
	var text []byte
	if err == nil {
		text, err = json.Marshal(plain)
	}
	if err == nil && len(text) > maxOptions {
		err = fmt.Errorf("they have %d bytes, more than %d", len(text), maxOptions)
	}
	if err != nil {
		y.errorf(v.Node, "options: %v", err)
		return nil
	}
	return text
}

// plainOptions reports whether the options below a key hold data alone, and says where they do not.
func (y yamlText) plainOptions(n *yaml.Node, key string) bool {
	if n.Kind == yaml.AliasNode {
		y.errorf(n, "options: aliases are refused; write the value itself")
		return false
	}
	if !slices.Contains(plainTags, n.ShortTag()) { // such as !!binary, whose text is not what is written
		y.errorf(n, "options: the tag %s is refused; write the value itself", n.ShortTag())
		return false
	}
	plain := true
	for i, child := range n.Content {
		below := key
		if n.Kind == yaml.MappingNode && i%2 == 0 {
			if key == "lineStyle" && child.Value == "type" {
				if line := n.Content[i+1]; !slices.Contains(lineTypes, line.Value) {
					y.errorf(line, "options: %q is no type of line%s; write %s", line.Value, spelling.Hint(line.Value, lineTypes), spelling.OneOf(lineTypes))
					return false
				}
				continue
			}
			for _, refused := range refusedOptions {
				if strings.EqualFold(child.Value, refused) {
					y.errorf(child, "options: %s is refused. It is one of the keys that run code, load a file, write HTML or change what the figure shows: %s; remove it, or change the data (of lines, lineStyle: {type: dashed} is open)", child.Value, strings.Join(refusedOptions, ", "))
					return false
				}
			}
		} else if n.Kind == yaml.MappingNode {
			below = n.Content[i-1].Value
		}
		plain = y.plainOptions(child, below) && plain
	}
	if n.Kind == yaml.ScalarNode {
		for _, part := range addresses {
			if strings.Contains(strings.ToLower(n.Value), part) {
				y.errorf(n, "options: %q is refused, because %q may run code, load a file or write HTML; options are data alone", n.Value, part)
				return false
			}
		}
	}
	return plain
}

// looksOnly reports whether all keys of options of series are open, and says which is not.
func (y yamlText) looksOnly(n *yaml.Node) bool {
	for key, value := range y.fields(n) {
		open := slices.Contains(seriesOptions, key) || key == "type" // that of a line, see plainOptions
		if !open {
			y.errorf(value.Name, "options: %s is not open to series%s; write %s", key, spelling.Hint(key, seriesOptions), spelling.OneOf(seriesOptions))
		}
		if !open || value.Node.Kind == yaml.MappingNode && !y.looksOnly(value.Node) {
			return false
		}
	}
	return true
}

// options are options of ECharts.
type options struct{ fields.Value }
