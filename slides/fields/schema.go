package fields

import (
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"
)

// schemed is a type that says itself what its values may be.
type schemed interface{ Schema() *jsonschema.Schema }

// Schema is the JSON Schema of a struct of fields: an object with its keys and no others. It is also that of
// any other type that encoding/json writes.
func Schema(of any) *jsonschema.Schema {
	kinds := map[reflect.Type]*jsonschema.Schema{}
	addKinds(reflect.TypeOf(of), kinds)
	s, err := jsonschema.ForType(reflect.TypeOf(of), &jsonschema.ForOptions{TypeSchemas: kinds})
	if err != nil {
		panic(fmt.Sprintf("fields of %T: %v", of, err)) // a mistake in the declaration, which any test shows
	}
	withoutNull(s)
	return s
}

// withoutNull takes null away, which encoding/json would write for a nil list: lists here are left out, or empty.
func withoutNull(s *jsonschema.Schema) {
	if len(s.Types) == 2 && s.Types[0] == "null" {
		s.Type, s.Types = s.Types[1], nil
	}
	for _, of := range s.Properties {
		withoutNull(of)
	}
	if s.Items != nil {
		withoutNull(s.Items)
	}
}

// addKinds collects the schemas of the types that say them, among all that a type is made of.
func addKinds(t reflect.Type, kinds map[reflect.Type]*jsonschema.Schema) {
	if kinds[t] != nil {
		return
	}
	if s, is := reflect.Zero(t).Interface().(schemed); is {
		kinds[t] = s.Schema()
		return
	}
	switch t.Kind() {
	case reflect.Slice, reflect.Array, reflect.Map:
		addKinds(t.Elem(), kinds)
	case reflect.Struct:
		for i := range t.NumField() {
			addKinds(t.Field(i).Type, kinds)
		}
	}
}

// Text is a scalar, read as it is written.
type Text struct{ Value }

// Schema is that of a scalar.
func (Text) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"string", "number", "boolean"}}
}

// Texts is a text, or a list of texts.
type Texts struct{ Value }

// Schema is that of a text or a list of texts.
func (Texts) Schema() *jsonschema.Schema { return OneOrMore(Text{}.Schema()) }

// OneOrMore is the schema of a value that may be a list of such values too.
func OneOrMore(of *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{of, List(of.CloneSchemas())}}
}

// List is the schema of a list.
func List(of *jsonschema.Schema) *jsonschema.Schema {
	return &jsonschema.Schema{Type: "array", Items: of}
}

// Choice is the schema of one of several words.
func Choice(words ...string) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, word := range words {
		s.Enum = append(s.Enum, word)
	}
	return s
}

// Date is a year, a month, a day or a minute.
type Date struct{ Value }

// Schema is that of 2013, 2013-06, 2013-06-20 or 2013-06-20T16:05.
func (Date) Schema() *jsonschema.Schema {
	return &jsonschema.Schema{AnyOf: []*jsonschema.Schema{
		{Type: "string", Pattern: `^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2})?)?)?$`},
		{Type: "integer", Minimum: new(float64(1000)), Maximum: new(float64(9999))},
	}}
}

// Flag is true or false.
type Flag struct{ Value }

// Schema is that of a truth value.
func (Flag) Schema() *jsonschema.Schema { return &jsonschema.Schema{Type: "boolean"} }
