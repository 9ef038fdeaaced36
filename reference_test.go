//go:build !js

package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"exhibit/app"
	"exhibit/slides/bibliography"
	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
	"exhibit/words"

	"github.com/google/jsonschema-go/jsonschema"
)

var updateReference = flag.Bool("update-reference", false, "rewrite docs/REFERENCE.md")

// TestTheReferenceSaysWhatTheCodeDoes holds docs/REFERENCE.md against the declarations that it is made of.
func TestTheReferenceSaysWhatTheCodeDoes(t *testing.T) {
	const file = "docs/REFERENCE.md"
	got := reference(t)
	if *updateReference {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || string(want) != got {
		t.Errorf("%s is not what the code says (%v); run go test . -run Reference -update-reference and look at the difference", file, err)
	}
}

// reference is the text of docs/REFERENCE.md.
func reference(t *testing.T) string {
	var b strings.Builder
	b.WriteString(`# Reference

Made from the code: a test holds this page against it.

    go test . -run Reference -update-reference

[The command line](#the-command-line) · [Front matter](#front-matter) · [Charts](#charts) · [Tables of files](#tables-of-files) · [Themes](#themes) · [Sources](#sources) · [Classes](#classes) · [Keys](#keys) ·
[Rules of the check](#rules-of-the-check)

What Markdown may have is in [CONSTRUCTS.md](CONSTRUCTS.md); how the parts of a deck work together in the package comment of
[slides/pandoc](../slides/pandoc/doc.go).

## The command line

`)
	for _, c := range commands() {
		fmt.Fprintf(&b, "### exhibit %s\n\n```text\n%s```\n\n", c.name, c.help())
	}
	section(&b, "Front matter", "YAML between two lines of three dashes, at the beginning of deck.md. `exhibit schema deck` has it as JSON Schema.", pandoc.DeckSchema())
	section(&b, "Charts", "YAML in a fenced code block ``` ``` {.chart #name} ```. `exhibit schema chart` has it as JSON Schema. A column may also have the name of the key, which then need not be given.", pandoc.ChartSchema())
	section(&b, "Tables of files", "YAML in a fenced code block ``` ``` {.table} ```, which shows the rows of a CSV file. `exhibit schema table` has it as JSON Schema.", pandoc.TableSchema())
	theme := pandoc.ThemeSchema()
	section(&b, "Themes", "theme.yaml in the deck's folder, or the file that `theme:` names; [THEMES.md](THEMES.md) says more. `exhibit schema theme` has it as JSON Schema.", theme)
	for _, key := range []string{"light", "typefaces"} {
		fmt.Fprintf(&b, "Below `%s`%s:\n\n", key, map[string]string{"light": " and `dark`"}[key])
		table(&b, theme.Properties[key])
	}
	section(&b, "Sources", "A list below `references:`, in CSL-YAML; CSL-JSON has the same keys, BibTeX those of biblatex. `exhibit schema sources` has it as JSON Schema.", bibliography.ListSchema().Items)
	b.WriteString("## Classes\n\n| class | on a | meaning |\n| --- | --- | --- |\n")
	for _, c := range pandoc.Classes {
		means := c.Means
		if c.Holds != "" && !strings.Contains(means, c.Holds) {
			means += "; it must hold a " + c.Holds
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.Name, c.On, cell(means))
	}
	b.WriteString("\nA heading carries classes in braces behind it, `# Title {.center}`; a block in its first line, `::: lede` or `::: {.lede}`; text in\n`[text]{.own}`.\n\n## Keys\n\n| keys | what they do |\n| --- | --- |\n")
	english := words.All()[0]
	for _, k := range app.Bindings {
		fmt.Fprintf(&b, "| %s | %s |\n", keyNames(k.Keys), english.Commands[k.Command])
	}
	b.WriteString("\n## Rules of the check\n\nEach finding names its rule; the examples are changes of one sound deck, with what the check then says first.\n[CHECK.md](CHECK.md) says how to run it.\n\n")
	for _, rule := range evidence.Rules {
		fmt.Fprintf(&b, "### %s\n\n%s.\n\n", rule.Name, strings.ToUpper(rule.Means[:1])+rule.Means[1:])
		example(t, &b, rule)
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// section writes the keys of an object.
func section(b *strings.Builder, title, intro string, s *jsonschema.Schema) {
	fmt.Fprintf(b, "## %s\n\n%s\n\n", title, intro)
	table(b, s)
	for _, key := range s.PropertyOrder {
		of := s.Properties[key].Items
		for _, form := range s.Properties[key].AnyOf {
			of = cmp.Or(of, form.Items)
		}
		if of != nil && of.Properties != nil && key != "references" { // which are sources
			fmt.Fprintf(b, "An item of `%s`:\n\n", key)
			table(b, of)
		}
	}
}

func table(b *strings.Builder, s *jsonschema.Schema) {
	b.WriteString("| key | value | meaning |\n| --- | --- | --- |\n")
	for _, key := range s.PropertyOrder {
		of := s.Properties[key]
		required := ""
		if slices.Contains(s.Required, key) {
			required = " (required)"
		}
		fmt.Fprintf(b, "| `%s`%s | %s | %s |\n", key, required, cell(form(of)), cell(of.Description))
	}
	b.WriteString("\n")
}

// form is what a value may be, in words.
func form(s *jsonschema.Schema) string {
	var forms []string
	add := func(words string) {
		if !slices.Contains(forms, words) {
			forms = append(forms, words)
		}
	}
	for _, word := range s.Enum {
		add("`" + fmt.Sprint(word) + "`")
	}
	if forms != nil {
		return strings.Join(forms, ", ")
	}
	if strings.HasPrefix(s.Pattern, `^\d{4}`) {
		return "a date"
	}
	for _, name := range append(slices.Clone(s.Types), s.Type) {
		switch name {
		case "string", "number":
			add("text")
		case "boolean":
			if s.Types == nil {
				add("true or false")
			}
		case "integer":
			if s.Maximum != nil && *s.Maximum < 100 {
				add(fmt.Sprintf("%v to %v", *s.Minimum, *s.Maximum))
			}
		case "object":
			add("a mapping")
		case "array":
			add("a list")
		}
	}
	for _, of := range s.AnyOf {
		if words := form(of); words != "" {
			add(words)
		}
	}
	return strings.Join(forms, " or ")
}

// cell makes a text safe in a cell of a Markdown table.
func cell(text string) string {
	return strings.NewReplacer("|", "\\|", "<", "&lt;", "*", "\\*", "[", "\\[").Replace(text)
}

// keyNames are keys as they are written.
func keyNames(keys []string) string {
	names := map[string]string{" ": "Space", "ArrowRight": "→", "ArrowLeft": "←", "ArrowUp": "↑", "ArrowDown": "↓", "Shift+ ": "Shift+Space"}
	var all []string
	for _, key := range keys {
		if name := names[key]; name != "" {
			key = name
		} else if len(key) == 1 {
			key = strings.ToUpper(key)
		}
		all = append(all, "`"+key+"`")
	}
	return strings.Join(all, " ")
}

// example writes the example of a rule: what stands there instead of what, and what the check says of it.
func example(t *testing.T, b *strings.Builder, rule evidence.Rule) {
	e := rule.Example
	if e.File == "" {
		fmt.Fprintf(b, "    $ exhibit check -seal 00000000\n    manifest.sha256: the seal is …, not 00000000; …\n\n")
		return
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("slides/evidence/testdata/linted")); err != nil {
		t.Fatal(err)
	}
	name := dir + "/" + e.File
	text, err := os.ReadFile(name)
	if err != nil || strings.Count(string(text), e.Right) != 1 {
		t.Fatalf("%s has not %q once (%v)", e.File, e.Right, err)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(text), e.Right, e.Wrong, 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	deck, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer deck.Close()
	findings, err := evidence.Examine(deck.FS(), pandoc.DeckFile, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(findings, func(f evidence.Finding) bool { return f.Rule == rule.Name })
	if at < 0 {
		t.Fatalf("the example of %s: %v", rule.Name, findings)
	}
	fmt.Fprintf(b, "In `%s`, this for `%s`:\n\n", e.File, e.Right)
	for line := range strings.SplitSeq(e.Wrong, "\n") {
		fmt.Fprintf(b, "    %s\n", line)
	}
	fmt.Fprintf(b, "\n```text\n%s\n```\n\n", findings[at])
}
