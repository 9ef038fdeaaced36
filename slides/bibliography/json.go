package bibliography

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"go.yaml.in/yaml/v3"
)

// errDeep is the error of a value with too many others around it.
var errDeep = fmt.Errorf("lists and objects are nested more than %d deep; write them flatter", maxDepth)

// json reads CSL-JSON: an array of sources, or an object with the array under the key references
// or items.
func (r *reader) json(text []byte) {
	j := jsonText{text: text, decoder: json.NewDecoder(bytes.NewReader(text)), line: 1}
	j.decoder.UseNumber()
	root, err := j.value(maxDepth)
	if err == nil {
		_, err = j.decoder.Token()
		if err == nil {
			err = errors.New("there is text after the end of the list")
		} else if errors.Is(err, io.EOF) {
			err = nil
		}
	}
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		if !r.references(root) {
			r.errorf(1, `no list of sources; write them as objects in one array: [{"id": "…", "title": "…"}]`)
		}
	case len(bytes.TrimSpace(text)) == 0:
		r.warnf(1, `the bibliography is empty; write the sources as objects in one array: [{"id": "…", "title": "…"}]`)
	case errors.Is(err, errDeep):
		r.errorf(j.lineAt(j.decoder.InputOffset()), "%v", err)
	case errors.As(err, &syntax):
		r.errorf(j.lineAt(syntax.Offset), "not valid JSON: %v", err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		r.errorf(j.lineAt(int64(len(text))), "not valid JSON: it ends before the list does; add what is missing")
	default:
		r.errorf(j.lineAt(j.decoder.InputOffset()), "not valid JSON: %v", err)
	}
}

// jsonText is JSON that is read into the tree that YAML has, so that both have one reader.
type jsonText struct {
	text    []byte
	decoder *json.Decoder
	offset  int64 // line is that of the text at offset
	line    int
}

// lineAt is the line at an offset, which is not before the one asked for last.
func (j *jsonText) lineAt(offset int64) int {
	offset = min(offset, int64(len(j.text)))
	if offset > j.offset {
		j.line += bytes.Count(j.text[j.offset:offset], []byte("\n"))
		j.offset = offset
	}
	return j.line
}

// value reads the next value, with at most depth values in each other.
func (j *jsonText) value(depth int) (*yaml.Node, error) {
	token, err := j.decoder.Token()
	if err != nil {
		return nil, err
	}
	n := &yaml.Node{Kind: yaml.ScalarNode, Line: j.lineAt(j.decoder.InputOffset())}
	switch token := token.(type) {
	case nil:
		n.Tag = "!!null"
	case json.Delim:
		if depth == 0 {
			return nil, errDeep
		}
		n.Kind = yaml.SequenceNode
		if token == '{' {
			n.Kind = yaml.MappingNode
		}
		for j.decoder.More() {
			// A key is a value too: Token returns it as text.
			child, err := j.value(depth - 1)
			if err != nil {
				return nil, err
			}
			n.Content = append(n.Content, child)
		}
		if _, err := j.decoder.Token(); err != nil { // the end of the list or object
			return nil, err
		}
	default:
		n.Value = fmt.Sprint(token)
	}
	return n, nil
}
