package pandoc

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/spelling"

	"go.yaml.in/yaml/v3"
)

// yamlText is YAML that is a file of the deck or a part of one.
type yamlText struct {
	r      *reader
	file   string
	before int // lines of the file before the YAML
}

var yamlError = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// yamlFields are a mapping's values by key.
type yamlFields map[string]*yaml.Node

// parse returns the fields of the text, which must be a mapping; nil after an error.
func (y yamlText) parse(b []byte) map[string]*yaml.Node {
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		msg, line := err.Error(), 1
		if m := yamlError.FindStringSubmatch(msg); m != nil {
			msg = m[2]
			if n, err := strconv.Atoi(m[1]); err == nil {
				line = n
			}
		}
		if strings.Contains(msg, "cannot start any token") || strings.Contains(msg, "mapping values are not allowed") {
			msg += "; put the text in quotes"
		}
		y.r.errorf(y.file, y.before+line, "not valid YAML: %s", msg)
		return nil
	}
	if doc.Kind != yaml.DocumentNode {
		return map[string]*yaml.Node{}
	}
	return y.fields(doc.Content[0])
}

func (y yamlText) errorf(n *yaml.Node, format string, args ...any) {
	y.r.errorf(y.file, y.line(n), format, args...)
}

func (y yamlText) warnf(n *yaml.Node, format string, args ...any) {
	y.r.warnf(y.file, y.line(n), format, args...)
}

// line is the line of a node in the file.
func (y yamlText) line(n *yaml.Node) int { return y.before + max(1, n.Line) }

// fields returns a mapping's values by key, without keys that have no value; nil after an
// error.
func (y yamlText) fields(n *yaml.Node) map[string]*yaml.Node {
	if n.Kind != yaml.MappingNode {
		y.errorf(n, "expected lines of the form key: value")
		return nil
	}
	fields := map[string]*yaml.Node{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if _, twice := fields[key.Value]; twice {
			y.errorf(key, "%s is given twice; keep one", key.Value)
		}
		if value.Tag != "!!null" {
			fields[key.Value] = value
		}
	}
	return fields
}

// onlyKeys reports keys that are not in the list.
func (y yamlText) onlyKeys(n map[string]*yaml.Node, keys []string) {
	for key, value := range n {
		if !slices.Contains(keys, key) {
			y.errorf(value, "unknown key %q%s (known: %s)", key, spelling.Hint(key, keys), strings.Join(keys, ", "))
		}
	}
}

// text is a scalar as it is written; empty if n is nil or after an error.
func (y yamlText) text(n *yaml.Node, key string) string {
	switch {
	case n == nil:
		return ""
	case n.Kind != yaml.ScalarNode:
		y.errorf(n, "%s must be a text; put it in quotes if it has special characters", key)
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// texts is a list of scalars; a single scalar is a list of one.
func (y yamlText) texts(n *yaml.Node, key string) []string {
	if n == nil {
		return nil
	}
	if n.Kind != yaml.SequenceNode {
		if s := y.text(n, key); s != "" {
			return []string{s}
		}
		return nil
	}
	var list []string
	for _, item := range n.Content {
		if s := y.text(item, key); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// date is a scalar as a date; empty if n is nil or after an error.
func (y yamlText) date(n *yaml.Node, key string) slides.Date {
	s := y.text(n, key)
	if s == "" {
		return ""
	}
	d, err := slides.ParseDate(s)
	if err != nil {
		y.errorf(n, "%s: %v", key, err)
	}
	return d
}
