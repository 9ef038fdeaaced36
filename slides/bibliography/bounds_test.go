package bibliography

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// first is the message of the first problem with the severity.
func first(problems []Problem, severity string) string {
	for _, p := range problems {
		if p.Severity == severity {
			return fmt.Sprintf("%d: %s", p.Line, p.Message.Text)
		}
	}
	return ""
}

func TestABibliographyThatCannotBeReadSaysWhy(t *testing.T) {
	var many strings.Builder
	for i := range maxEntries + 1 {
		fmt.Fprintf(&many, "@book{k%d,title=1}\n", i)
	}
	bomb := "@string{a = {" + strings.Repeat("x", 1000) + "}}\n"
	for i := range 26 {
		bomb += fmt.Sprintf("@string{a%d = %s # %[2]s}\n", i, []string{"a", fmt.Sprintf("a%d", i-1)}[min(i, 1)])
	}
	inherited := "@book{p, title = {" + strings.Repeat("x", 20_000) + "}}\n"
	for i := range 1000 {
		inherited += fmt.Sprintf("@book{c%d, crossref = {p}}\n", i)
	}
	for _, c := range []struct{ what, name, text, want string }{
		{"another form", "a.ris", "TY  - BOOK", `0: "a.ris" is no bibliography that can be read; export it as CSL-YAML (.yaml), CSL-JSON (.json) or BibTeX (.bib)`},
		{"too long", "a.bib", strings.Repeat(" ", maxText+1), "0: the bibliography is larger than 1 MB; keep the sources that the deck cites"},
		{"Latin-1", "a.bib", "@book{a, title = {M\xfcller}}", "0: the bibliography is not UTF-8; save it in that encoding"},
		{"broken YAML", "a.yaml", "references:\n- id: a\n  title: \"b\n", "3: not valid YAML: found unexpected end of stream"},
		{"no list in YAML", "a.yaml", "title: x", "1: no list of references; begin with a line references: and give each source as an item that starts with - id: …"},
		{"deep YAML", "a.yaml", "references:\n- id: " + strings.Repeat("[", 60) + strings.Repeat("]", 60), "2: lists and keys are nested more than 50 deep; write them flatter"},
		{"broken JSON", "a.json", "[\n{\"id\": \"a\",\n}]", "3: not valid JSON: invalid character '}'"},
		{"JSON that ends early", "a.json", "[\n{\"id\": \"a\"\n", "3: not valid JSON: it ends before the list does; add what is missing"},
		{"text after JSON", "a.json", "[]\n[]", "2: not valid JSON: there is text after the end of the list"},
		{"no list in JSON", "a.json", `"a"`, `1: no list of sources; write them as objects in one array: [{"id": "…", "title": "…"}]`},
		{"deep JSON", "a.json", "[\n" + strings.Repeat("[", 60) + strings.Repeat("]", 60) + "]", "2: lists and objects are nested more than 50 deep; write them flatter"},
		{"too many entries", "a.bib", many.String(), "10001: there are more than 10,000 sources; keep those that the deck cites"},
		{"too many in YAML", "a.yaml", "references:\n" + yamlMany(), "10002: there are more than 10,000 sources; keep those that the deck cites"},
		{"macros that double", "a.bib", bomb, "0: @string and crossref make the bibliography longer than 8 MB; shorten the texts that are used many times"},
		{"a long text inherited by many", "a.bib", inherited, "0: @string and crossref make the bibliography longer than 8 MB; shorten the texts that are used many times"},
	} {
		_, problems := Read(c.name, []byte(c.text))
		if got := first(problems, Error); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s:\n got %.200s\nwant %s", c.what, got, c.want)
		}
	}
}

func yamlMany() string {
	var b strings.Builder
	for i := range maxEntries + 1 {
		fmt.Fprintf(&b, "- {id: k%d, title: t}\n", i)
	}
	return b.String()
}

func TestAnEmptyBibliographyIsAWarning(t *testing.T) {
	for _, name := range []string{"a.yaml", "a.json", "a.bib"} {
		entries, problems := Read(name, []byte(" \n"))
		if len(entries) > 0 || len(problems) != 1 || problems[0].Severity != Warning || !strings.HasPrefix(problems[0].Message.Text, "the bibliography is empty; ") {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestLinesAreCountedWhateverEndsThem(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r"} {
		for name, text := range map[string]string{
			"a.yaml": "\ufeffreferences:\n- id: a\n  title: A\n- id: b\n  title: B\n",
			"a.json": "\ufeff[\n{\"id\": \"a\", \"title\": \"A\"},\n\n{\"id\": \"b\", \"title\": \"B\"}]",
			"a.bib":  "\ufeff\n@book{a, title = {A}}\n\n@book{b, title = {B}}",
		} {
			entries, problems := Read(name, []byte(strings.ReplaceAll(text, "\n", end)))
			if len(problems) > 0 || len(entries) != 2 || entries[0].Line != 2 || entries[1].Line != 4 {
				t.Errorf("%s with %q: %v %v", name, end, entries, problems)
			}
		}
	}
}

func TestProblemsAreNotListedWithoutEnd(t *testing.T) {
	_, problems := Read("a.bib", []byte(strings.Repeat("@book{, title = {T}}\n", 5000)+strings.Repeat("@book{a, title = {T}}\n", 5000)))
	if len(problems) != 2*maxProblems {
		t.Errorf("%d problems", len(problems))
	}
}

// check reports what must hold for every input.
func check(t *testing.T, name string, text []byte) {
	entries, problems := Read(name, text)
	ids := map[string]bool{}
	for _, e := range entries {
		switch {
		case e.ID == "" || e.Type == "" || e.Label == "" || e.Title == "":
			t.Errorf("missing: %+v", e)
		case ids[e.ID]:
			t.Errorf("%q is there twice", e.ID)
		case e.Line < 1 || e.Line > strings.Count(string(text), "\n")+strings.Count(string(text), "\r")+1:
			t.Errorf("line %d", e.Line)
		case e.URL != "" && !strings.HasPrefix(strings.ToLower(e.URL), "http"):
			t.Errorf("URL %q", e.URL)
		}
		ids[e.ID] = true
		for _, s := range []string{e.ID, e.Type, e.Label, e.Title, e.AuthorText(), e.Issued.String(), e.Container, e.Publisher, e.URL, e.Annote, e.File} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) {
				t.Errorf("%q is not plain", s)
			}
		}
		for _, n := range e.Authors {
			if n.String() == "" || n.Short() == "" {
				t.Errorf("an empty name: %+v", n)
			}
		}
		for _, d := range []Date{e.Issued, e.Available, e.Original, e.Accessed} {
			if d.Literal != "" && (d.From != "" || d.To != "") || d.To != "" && d.From == "" {
				t.Errorf("date %+v", d)
			}
			if again := parseDate(d.String()); d.Literal == "" && again.String() != d.String() {
				t.Errorf("%+v is read again as %+v", d, again)
			}
		}
	}
	for _, p := range problems {
		if p.Message.Text == "" || strings.ContainsAny(p.Message.Text, "\n\r") || p.Line < 0 || p.Severity != Error && p.Severity != Warning {
			t.Errorf("problem %+v", p)
		}
	}
}

func fuzz(f *testing.F, name string, files ...string) {
	for _, file := range files {
		text, err := os.ReadFile("testdata/" + file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) { check(t, name, text) })
}

func FuzzBibTeX(f *testing.F) { fuzz(f, "a.bib", "rivers.bib", "broken.bib") }

func FuzzCSLJSON(f *testing.F) { fuzz(f, "a.json", "rivers.json") }

func FuzzCSLYAML(f *testing.F) { fuzz(f, "a.yaml", "rivers.yaml", "broken.yaml", "briefing.yaml") }

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2031-03/2031-05", "199X", "-0043~", "ca. 1850", "../2031-21"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := parseDate(s)
		if again := parseDate(d.String()); again != d {
			t.Errorf("%q: %+v, read again %+v", s, d, again)
		}
		if d.From != "" && d.years() == "" || d.Literal != "" && d.ISO() != "" {
			t.Errorf("%q: %+v has the year %q and is %q", s, d, d.years(), d.ISO())
		}
	})
}
