package results

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// maxNesting is how deep values of JSON may nest.
const maxNesting = 50

// node is a value of JSON: an object, a list or a scalar.
type node struct {
	keys   []string         // of an object, in the order of the file
	fields map[string]*node // of an object; nil for other values
	items  []*node          // of a list; not nil for an empty one
	value  Value            // of a scalar; the zero Value is null
}

// jsonReader reads values in the order of the file.
type jsonReader struct {
	*json.Decoder
	nodes int
}

func readJSON(b []byte) (Results, error) {
	r := jsonReader{Decoder: json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(b, []byte("\ufeff"))))}
	r.UseNumber()
	root, err := r.read(0)
	if err == nil {
		if _, more := r.Token(); !errors.Is(more, io.EOF) {
			err = errors.New("more than one value; write one object or one list")
		}
	}
	if err != nil {
		return nil, fmt.Errorf("not JSON at byte %d: %w", r.InputOffset(), err)
	}
	if root.fields == nil && root.items == nil || len(root.keys)+len(root.items) == 0 {
		return nil, errNoValues
	}
	return root, nil
}

// read reads one value.
func (r *jsonReader) read(depth int) (*node, error) {
	if r.nodes++; r.nodes > maxValues {
		return nil, errTooMany
	}
	if depth > maxNesting {
		return nil, fmt.Errorf("values nest deeper than %d; flatten them", maxNesting)
	}
	t, err := r.Token()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case json.Delim:
		n := &node{}
		if t == '{' {
			n.fields = map[string]*node{}
		} else {
			n.items = []*node{}
		}
		for r.More() {
			if err := r.member(n, depth); err != nil {
				return nil, err
			}
		}
		_, err := r.Token() // the closing bracket
		return n, err
	case json.Number:
		return &node{value: numberValue(t.String())}, nil
	case string:
		if v, is := brokenValue(t); is {
			return &node{value: v}, nil
		}
		return &node{value: Value{Text: t}}, nil
	case bool:
		return &node{value: Value{Text: strconv.FormatBool(t)}}, nil
	}
	return &node{}, nil // null
}

// member reads a field of an object, or an item of a list.
func (r *jsonReader) member(of *node, depth int) error {
	key := ""
	if of.fields != nil {
		t, err := r.Token()
		if err != nil {
			return err
		}
		key, _ = t.(string)
		if of.fields[key] != nil {
			return fmt.Errorf("the key %q is there twice; keep one", key)
		}
	}
	n, err := r.read(depth + 1)
	if err != nil {
		return err
	}
	if of.fields != nil {
		of.keys, of.fields[key] = append(of.keys, key), n
	} else {
		of.items = append(of.items, n)
	}
	return nil
}
