//go:build !js

package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/bibliography"
	"exhibit/slides/pandoc"

	"github.com/google/jsonschema-go/jsonschema"
	"go.yaml.in/yaml/v3"
)

// schemaOf is the schema that exhibit schema prints.
func schemaOf(t *testing.T, name string) *jsonschema.Resolved {
	t.Helper()
	code, stdout, stderr := exhibit(t.Context(), "schema", name)
	var s jsonschema.Schema
	if err := json.Unmarshal([]byte(stdout), &s); err != nil || code != fine {
		t.Fatalf("exhibit schema %s: exit %d, %v, %s", name, code, err, stderr)
	}
	if s.Schema != "https://json-schema.org/draft/2020-12/schema" || s.Title == "" {
		t.Errorf("%s: $schema %q, title %q", name, s.Schema, s.Title)
	}
	resolved, err := s.Resolve(&jsonschema.ResolveOptions{ValidateDefaults: true})
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// values is YAML as the values of JSON; dates are texts, as YAML 1.2 has them.
func values(t *testing.T, text string) any {
	t.Helper()
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	var read func(n *yaml.Node) any
	read = func(n *yaml.Node) (value any) {
		switch {
		case n.Kind == yaml.SequenceNode:
			list := []any{}
			for _, item := range n.Content {
				list = append(list, read(item))
			}
			return list
		case n.Kind == yaml.MappingNode:
			object := map[string]any{}
			for i := 0; i+1 < len(n.Content); i += 2 {
				object[n.Content[i].Value] = read(n.Content[i+1])
			}
			return object
		case n.Tag == "!!timestamp":
			return n.Value
		}
		if err := n.Decode(&value); err != nil {
			t.Fatal(err)
		}
		return value
	}
	return read(doc.Content[0])
}

var (
	frontText = regexp.MustCompile(`(?s)\A---\n(.*?)\n---\n`)
	chartText = regexp.MustCompile("(?ms)^``` \\{\\.chart #[^}]*\\}\n(.*?)^```$")
)

// validDecks are decks that are read without an error.
var validDecks = []string{"slides/briefing", "slides/starter", "slides/tutorial", "slides/gallery", "slides/evidence/testdata/linted", "slides/evidence/testdata/contested", "slides/pandoc/testdata/every", "slides/pandoc/testdata/contested"}

func TestTheDecksAreWhatTheSchemasSay(t *testing.T) {
	deck, chart, sources := schemaOf(t, "deck"), schemaOf(t, "chart"), schemaOf(t, "sources")
	charts := 0
	for _, dir := range validDecks {
		b, err := os.ReadFile(path.Join(dir, "deck.md"))
		if err != nil {
			t.Fatal(err)
		}
		text := strings.ReplaceAll(strings.TrimPrefix(string(b), "\ufeff"), "\r\n", "\n")
		if m := frontText.FindStringSubmatch(text); m == nil {
			t.Errorf("%s has no front matter", dir)
		} else if err := deck.Validate(values(t, m[1])); err != nil {
			t.Errorf("the front matter of %s: %v", dir, err)
		}
		for _, m := range chartText.FindAllStringSubmatch(text, -1) {
			charts++
			if err := chart.Validate(values(t, m[1])); err != nil {
				t.Errorf("a chart of %s: %v\n%s", dir, err, m[1])
			}
		}
		list, err := os.ReadFile(path.Join(dir, "sources.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		if err := sources.Validate(values(t, string(list))); err != nil {
			t.Errorf("the sources of %s: %v", dir, err)
		}
	}
	if charts < 20 {
		t.Errorf("only %d charts", charts)
	}
}

func TestWhatIsWrongIsNotWhatTheSchemasSay(t *testing.T) {
	for name, wrong := range map[string][]string{
		"deck":    {"[a]", "title: [a]", "slide-level: 9", "transition: zoom", "durations: 20m", "reviewed: [{passage: log ¶2}]", "references: [{title: no id}]"},
		"chart":   {"type: bar", "{type: bars, data: d.csv, title: T, alt: A}", "{type: bar, data: d.csv, title: T, alt: A, titel: T}", "{type: bar, data: d.csv, title: T, alt: A, zoom: [2015]}", "{type: bar, data: d.csv, title: T, alt: A, steps: [{show: {colour: [red]}}]}"},
		"sources": {"sources: []", "- title: no id", "references: text", "- {id: a, issued: [[]]}"},
	} {
		schema := schemaOf(t, name)
		for _, text := range wrong {
			if schema.Validate(values(t, text)) == nil {
				t.Errorf("%s takes %s", name, text)
			}
		}
	}
}

// TestTheExamplesOfTheSchemasAreReadWithoutAWord holds the schemas against the reader.
func TestTheExamplesOfTheSchemasAreReadWithoutAWord(t *testing.T) {
	example := func(s *jsonschema.Schema) string {
		resolved, err := s.Resolve(nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := resolved.Validate(s.Examples[0]); err != nil {
			t.Error(err)
		}
		b, err := yaml.Marshal(s.Examples[0])
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	silent := func(deck fstest.MapFS) {
		t.Helper()
		p := pandoc.Parse(deck, pandoc.DeckFile)
		if len(p.Errors)+len(p.Warnings) > 0 || len(p.Deck.Slides) == 0 {
			t.Errorf("%v %v of\n%s", p.Errors, p.Warnings, deck[pandoc.DeckFile].Data)
		}
	}
	text := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	silent(fstest.MapFS{"deck.md": text("---\n" + example(pandoc.DeckSchema()) + "---\n\n# Seals\n\nText\n")})
	silent(fstest.MapFS{
		"deck.md":         text("# Seals\n\n``` {.chart #seals}\n" + example(pandoc.ChartSchema()) + "```\n"),
		"data/places.csv": text("place,seals\nNorth beach,188\nSpit,141\n"),
	})
	silent(fstest.MapFS{
		"deck.md":      text("---\nbibliography: sources.yaml\n---\n\n# Seals\n\nText [@warden, ¶1]\n"),
		"sources.yaml": text(example(bibliography.Schema())),
	})
}

func TestSchemasAreListedAndAnotherNameIsRefused(t *testing.T) {
	code, stdout, _ := exhibit(t.Context(), "schema")
	for _, s := range schemas {
		if code != fine || !strings.Contains(stdout, s.name+" ") {
			t.Errorf("exit %d, no %s in\n%s", code, s.name, stdout)
		}
	}
	if code, _, stderr := exhibit(t.Context(), "schema", "charts"); code != misuse || !strings.Contains(stderr, `there is no schema "charts"; did you mean "chart"?`) {
		t.Errorf("exit %d, %s", code, stderr)
	}
}

// TestWhatCheckWritesIsWhatItsSchemaSays checks decks with faults of many kinds.
func TestWhatCheckWritesIsWhatItsSchemaSays(t *testing.T) {
	schema := schemaOf(t, "check")
	checked := 0
	err := fs.WalkDir(os.DirFS("."), "slides", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "deck.md" {
			return err
		}
		_, stdout, _ := exhibit(t.Context(), "check", "-json", path.Dir(name))
		var report any
		if err := json.Unmarshal([]byte(stdout), &report); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if err := schema.Validate(report); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checked++
		return nil
	})
	if err != nil || checked < 20 {
		t.Errorf("%d decks, %v", checked, err)
	}
}
