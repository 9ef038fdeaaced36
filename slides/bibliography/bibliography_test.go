package bibliography

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the listings in testdata anew")

// listing is the entries and problems of a bibliography, one fact a line.
func listing(entries []Entry, problems []Problem) string {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%d %s (%s) [%s] %s\n", e.Line, e.ID, e.Type, e.Label, e.Title)
		for _, f := range []struct{ name, value string }{
			{"by", e.AuthorText()}, {"authors", parts(e.Authors)}, {"editors", parts(e.Editors)}, {"translators", parts(e.Translators)},
			{"issued", e.Issued.String()}, {"available", e.Available.String()}, {"original", e.Original.String()}, {"accessed", e.Accessed.String()},
			{"in", e.Container}, {"series", e.Collection}, {"publisher", e.Publisher}, {"place", e.Place}, {"url", e.URL}, {"doi", e.DOI},
			{"isbn", e.ISBN}, {"genre", e.Genre}, {"annote", e.Annote}, {"edition", e.Edition}, {"volume", e.Volume}, {"issue", e.Issue},
			{"number", e.Number}, {"page", e.Page}, {"file", e.File},
		} {
			if f.value != "" {
				fmt.Fprintf(&b, "    %s: %s\n", f.name, f.value)
			}
		}
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "%s, line %d: %s\n", p.Severity, p.Line, p.Message.Text)
	}
	return b.String()
}

// parts lists names as "given/dropping/non-dropping/family/suffix" or "{literal}".
func parts(names []Name) string {
	var list []string
	for _, n := range names {
		if n.Literal != "" {
			list = append(list, "{"+n.Literal+"}")
		} else {
			list = append(list, strings.Join([]string{n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Family, n.Suffix}, "/"))
		}
	}
	return strings.Join(list, " + ")
}

func TestBibliographiesAreReadAsListed(t *testing.T) {
	for _, name := range []string{"rivers.bib", "rivers.json", "rivers.yaml", "broken.bib", "broken.yaml"} {
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile("testdata/" + name)
			if err != nil {
				t.Fatal(err)
			}
			got := listing(Read(name, text))
			file := "testdata/" + name + ".want"
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			compare(t, got, string(want))
		})
	}
}

// compare reports the lines that differ.
func compare(t *testing.T, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		var a, b string
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("line %d:\n got %s\nwant %s", i+1, a, b)
		}
	}
}

// The sources of the embedded deck keep the values that the reader of CSL-YAML before this package
// gave them.
func TestTheEmbeddedDecksSourcesKeepTheirValues(t *testing.T) {
	text, err := os.ReadFile("testdata/briefing.yaml")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile("testdata/briefing.json")
	if err != nil {
		t.Fatal(err)
	}
	type source struct {
		ID, Type, Label, Title, Author, Issued, Available, Container, Publisher, URL, Kind, Stance, File string
		Line                                                                                             int
	}
	var want []source
	if err := json.Unmarshal(golden, &want); err != nil {
		t.Fatal(err)
	}
	entries, problems := Read("sources.yaml", text)
	if len(problems) > 0 || len(entries) != len(want) {
		t.Fatalf("%d entries with %v, want %d", len(entries), problems, len(want))
	}
	for i, e := range entries {
		got := source{
			e.ID, e.Type, e.Label, e.Title, e.AuthorText(), e.Issued.ISO(), e.Available.ISO(), e.Container, e.Publisher, e.URL,
			e.Genre, e.Annote, e.File, e.Line,
		}
		if got != want[i] {
			t.Errorf("got %+v\nwant %+v", got, want[i])
		}
	}
}
