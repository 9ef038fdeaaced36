//go:build !js

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"exhibit/report"
	"exhibit/slides/bibliography"
	"exhibit/slides/pandoc"
	"exhibit/slides/spelling"

	"github.com/google/jsonschema-go/jsonschema"
)

// schemas are what exhibit schema prints, in the order in which it lists them.
var schemas = []struct {
	name, does string
	make       func() *jsonschema.Schema
}{
	{"deck", "the front matter of a deck", pandoc.DeckSchema},
	{"chart", "the block of a figure", pandoc.ChartSchema},
	{"table", "the block of a table", pandoc.TableSchema},
	{"theme", "theme.yaml: colours, typefaces, logo", pandoc.ThemeSchema},
	{"sources", "a bibliography in CSL-YAML", bibliography.Schema},
	{"reviews", "reviews.yaml: who has read what beside its passages", pandoc.ReviewsSchema},
	{"check", "what exhibit check -json writes", report.Schema},
}

func schemaCommand() *command {
	c := &command{name: "schema", args: "[NAME]", most: 1, does: "JSON Schema of what a deck is made of", flags: newFlags("schema")}
	c.more = "Without NAME it lists the schemas. They are of JSON Schema 2020-12; docs/CHECK.md says how an editor uses them.\n"
	c.run = func(_ context.Context, args []string, stdout io.Writer) error {
		return printSchema(only(args), stdout)
	}
	return c
}

// printSchema prints the schema with a name, or lists all.
func printSchema(name string, stdout io.Writer) error {
	var known []string
	for _, s := range schemas {
		if s.name == name {
			return writeSchema(s.make(), stdout)
		}
		known = append(known, s.name)
	}
	if name != "" {
		return misused("there is no schema %q%s; exhibit schema lists %s", name, spelling.Hint(name, known), strings.Join(known, ", "))
	}
	for _, s := range schemas {
		if _, err := fmt.Fprintf(stdout, "%-8s %s\n", s.name, s.does); err != nil {
			return err
		}
	}
	return nil
}

func writeSchema(s *jsonschema.Schema, stdout io.Writer) error {
	s.Schema = "https://json-schema.org/draft/2020-12/schema"
	b, err := json.Marshal(s)
	if err != nil {
		return err
	}
	var indented bytes.Buffer
	if err := json.Indent(&indented, b, "", "  "); err != nil {
		return err
	}
	indented.WriteByte('\n')
	_, err = indented.WriteTo(stdout)
	return err
}
