// Package fields declares the mappings of YAML in a deck: a struct for each, whose fields are its keys.
//
// A reader fills such a struct with [Fill] and reads its fields; JSON Schema and the reference are made of
// the same struct with [Schema]. So a key that is read is documented, and one that is documented is read.
//
//	type chart struct {
//		Data fields.Text `json:"data" jsonschema:"a file in data/"`
//		Unit fields.Text `json:"unit,omitempty" jsonschema:"the unit of the values"`
//	}
//
// The tags are those of encoding/json and of github.com/google/jsonschema-go: the key, which is required
// without omitempty, and what it means.
package fields

import (
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Value is what a mapping has for a key. The kinds of values embed it.
type Value struct {
	Key  string     // as the format has it
	Name *yaml.Node // the key as it is written; nil where the mapping does not have it
	Node *yaml.Node // the value; nil where there is none
}

// Given reports whether the mapping has the key, with a value.
func (v Value) Given() bool { return v.Node != nil }

// Items are the nodes of a list; of any other value the value itself, none where there is none.
func (v Value) Items() []*yaml.Node {
	switch {
	case v.Node == nil:
		return nil
	case v.Node.Kind == yaml.SequenceNode:
		return v.Node.Content
	}
	return []*yaml.Node{v.Node}
}

// value makes the kinds of values known by a method.
func (v Value) value() Value { return v }

// Kind is a kind of values: a struct that embeds Value and says what it may be.
type Kind interface {
	schemed
	value() Value
}

// Fill sets the fields of the struct that into points to. It returns the values whose keys the struct does
// not have.
func Fill(into any, values map[string]Value) (unknown []Value) {
	s := reflect.ValueOf(into).Elem()
	known := map[string]bool{}
	for i := range s.NumField() {
		key := keyOf(s.Type().Field(i))
		known[key] = true
		v := values[key]
		v.Key = key
		s.Field(i).FieldByName("Value").Set(reflect.ValueOf(v))
	}
	for key, v := range values {
		if !known[key] {
			unknown = append(unknown, v)
		}
	}
	return unknown
}

// Keys lists the keys of a struct in its order.
func Keys(of any) (keys []string) {
	t := reflect.TypeOf(of)
	for i := range t.NumField() {
		keys = append(keys, keyOf(t.Field(i)))
	}
	return keys
}

// Each calls fn for the values of a struct in its order, and says whether each is required.
func Each(of any, fn func(v Value, required bool)) {
	s := reflect.ValueOf(of)
	for i := range s.NumField() {
		_, optional := strings.CutSuffix(s.Type().Field(i).Tag.Get("json"), ",omitempty")
		fn(s.Field(i).Interface().(Kind).value(), !optional)
	}
}

func keyOf(f reflect.StructField) string {
	key, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return key
}
