package pandoc

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"

	"exhibit/slides"
	"exhibit/slides/colour"
	"exhibit/slides/fault"
	"exhibit/slides/fields"
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

// parse returns the values of the text, which must be a mapping; nil after an error.
func (y yamlText) parse(b []byte) map[string]fields.Value {
	decoder := yaml.NewDecoder(bytes.NewReader(b))
	var doc, more yaml.Node
	err := decoder.Decode(&doc)
	if err == nil {
		err = decoder.Decode(&more)
		if err == nil {
			y.r.errorf(y.file, y.before+max(1, more.Line), "a second YAML document begins here, of which nothing is read; take out the line --- and put all into one")
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
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
		return map[string]fields.Value{}
	}
	return y.fields(doc.Content[0])
}

func (y yamlText) errorf(n *yaml.Node, format string, args ...any) {
	y.r.errorAt(y.place(n), fault.Say(format, args...))
}

func (y yamlText) warnf(n *yaml.Node, format string, args ...any) {
	y.r.warnAt(y.place(n), fault.Say(format, args...))
}

// place is where a node stands in the file.
func (y yamlText) place(n *yaml.Node) Place { return Place{y.file, y.line(n), n.Column} }

// line is the line of a node in the file.
func (y yamlText) line(n *yaml.Node) int { return y.before + max(1, n.Line) }

// fields returns a mapping's values by key, without keys that have no value; nil after an
// error.
func (y yamlText) fields(n *yaml.Node) map[string]fields.Value {
	if n.Kind != yaml.MappingNode {
		y.errorf(n, "expected lines of the form key: value")
		return nil
	}
	values := map[string]fields.Value{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if _, twice := values[key.Value]; twice {
			y.errorf(key, "%s is given twice; keep one", key.Value)
		}
		if written, _, _ := strings.Cut(key.LineComment, " "); value.Tag == "!!null" && isUnquotedColour(written) {
			y.warnf(key, "%s has no value, because # begins a comment in YAML; write \"%s\", in quotes", key.Value, written)
		}
		if value.Tag != "!!null" {
			values[key.Value] = fields.Value{Key: key.Value, Name: key, Node: value}
		}
	}
	return values
}

// isUnquotedColour reports whether a comment is a colour as CSS writes it.
func isUnquotedColour(comment string) bool {
	_, ok := colour.Parse(comment)
	return ok
}

// fill sets the fields of the struct that into points to, and reports keys that it does not have.
func (y yamlText) fill(into any, keys []string, values map[string]fields.Value) {
	for _, v := range fields.Fill(into, values) {
		y.errorf(v.Name, "unknown key %q%s (known: %s)", v.Key, spelling.Hint(v.Key, keys), strings.Join(keys, ", "))
	}
}

// text is a scalar as it is written; empty for none or after an error.
func (y yamlText) text(v fields.Value) string {
	if !v.Given() {
		return ""
	}
	return y.scalar(v.Node, v.Key)
}

// scalar is the text of a node, which belongs to a key.
func (y yamlText) scalar(n *yaml.Node, key string) string {
	if n.Kind != yaml.ScalarNode {
		y.errorf(n, "%s must be a text; put it in quotes if it has special characters", key)
		return ""
	}
	return strings.TrimSpace(n.Value)
}

// texts is a list of scalars; a single scalar is a list of one.
func (y yamlText) texts(v fields.Value) []string {
	var list []string
	for _, item := range v.Items() {
		if s := y.scalar(item, v.Key); s != "" {
			list = append(list, s)
		}
	}
	return list
}

// date is a scalar as a date; empty for none or after an error.
func (y yamlText) date(v fields.Value) slides.Date {
	if !v.Given() {
		return ""
	}
	return y.dateOf(v.Node, v.Key)
}

// dateOf is the date of a node, which belongs to a key; empty after an error.
func (y yamlText) dateOf(n *yaml.Node, key string) slides.Date {
	s := y.scalar(n, key)
	if s == "" {
		return ""
	}
	d, err := slides.ParseDate(s)
	if err != nil {
		y.errorf(n, "%s: %v", key, err)
	}
	return d
}
