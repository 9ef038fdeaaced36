//go:build !js

package foreign_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/foreign"
	"exhibit/slides/pandoc"
)

var updateTable = flag.Bool("update-table", false, "rewrite docs/CONSTRUCTS.md")

// construct is a row of docs/CONSTRUCTS.md: what people write, and what becomes of it.
type construct struct {
	name    string
	written string   // the text of a slide, or of a whole deck
	becomes string   // in words
	html    []string // what the slide then has; "notes: …" what its speaker notes have
}

// group is a part of the table: what is read as it is, or what exhibit import does with a tool's decks.
type group struct {
	name string
	tool foreign.Tool // empty for what is read as it is
	rows []construct
}

// TestTheTableOfConstructsSaysWhatIsReadOfThem reads the example of each row, and holds the table in docs
// against what it says, so that the table cannot promise what is not done.
func TestTheTableOfConstructsSaysWhatIsReadOfThem(t *testing.T) {
	var b strings.Builder
	b.WriteString(tableHead)
	for _, g := range groups {
		fmt.Fprintf(&b, "\n## %s\n\n| what | as it is written | becomes | what is told |\n| --- | --- | --- | --- |\n", g.name)
		for _, c := range g.rows {
			told := read(t, g.tool, c)
			fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", c.name, code(c.written), c.becomes, strings.Join(told, "<br>"))
		}
	}
	const file = "../../docs/CONSTRUCTS.md"
	if *updateTable {
		if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if have, err := os.ReadFile(file); err != nil || string(have) != b.String() {
		t.Errorf("docs/CONSTRUCTS.md is not what the reader does (%v); run go test ./slides/foreign -update-table and look at the difference", err)
	}
}

// read reads the example of a row and returns what is told of it.
func read(t *testing.T, tool foreign.Tool, c construct) (told []string) {
	t.Helper()
	files := fstest.MapFS{
		"deck.md":  {Data: []byte(c.written + "\n")},
		"ice.svg":  {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180" width="320" height="180"><path d="M0 0h320v180z"/></svg>`)},
		"more.md":  {Data: []byte("More ice.\n")},
		"data.csv": {Data: []byte("year,depth\n2030,12\n2031,9\n")},
		"code.go":  {Data: []byte("package ice\n\nfunc Depth() int { return 12 }\n")},
	}
	if tool != "" {
		name := "deck.md"
		if tool == foreign.Present {
			name = "deck.slide"
			files[name] = files["deck.md"]
		}
		deck, err := foreign.Convert(tool, files, name)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			return nil
		}
		for _, l := range deck.Lost {
			told = append(told, escape(l.String()))
		}
		files["deck.md"] = &fstest.MapFile{Data: deck.Markdown}
	} else if !strings.HasPrefix(c.written, "#") && !strings.HasPrefix(c.written, "---") && !strings.HasPrefix(c.written, "%") {
		files["deck.md"].Data = []byte("# Ice {#ice}\n\n" + c.written + "\n")
	}
	p := pandoc.Parse(files, "deck.md")
	pandoc.MergeText(p.Deck)
	for _, err := range p.Errors {
		t.Errorf("%s: %v", c.name, err)
	}
	if tool == "" {
		for _, err := range p.Warnings {
			_, message, _ := strings.Cut(err.Error(), ": ")
			told = append(told, escape(message))
		}
	}
	shown := outputOf(p.Deck)
	for _, want := range c.html {
		if !strings.Contains(shown, want) {
			t.Errorf("%s: %q is not in\n%s", c.name, want, shown)
		}
	}
	return told
}

// outputOf is all that a deck shows, as HTML, and behind "notes: " what only its speaker sees.
func outputOf(d *slides.Deck) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q %q %q %q %q\n", d.Title, d.Subtitle, d.Author, string(d.Date)+d.DateText, d.Footer)
	var blocks func(all []slides.Block)
	blocks = func(all []slides.Block) {
		for _, block := range all {
			if block.Step > 0 {
				fmt.Fprintf(&b, "step %d: ", block.Step)
			}
			if block.Figure != "" {
				fmt.Fprintf(&b, "<chart %s>", d.Figure(block.Figure).Type)
			}
			b.WriteString(slides.HTML(block.Text, "", ""))
			for _, c := range block.Columns {
				fmt.Fprintf(&b, "<column %d>", c.Width)
				blocks(c.Blocks)
			}
		}
	}
	for _, s := range d.Slides {
		fmt.Fprintf(&b, "slide #%s %q %q: <h1>%s</h1>", s.Slug, s.Class, s.Background, slides.HTML(s.Headline, "", ""))
		blocks(s.Blocks)
		fmt.Fprintf(&b, "\nnotes: %s\n", slides.HTML(s.Notes, "", ""))
	}
	return strings.ReplaceAll(b.String(), "\u00a0", " ") // in tables dates do not break
}

// code is a text as code in a cell of a table: each of its lines by itself.
func code(text string) string {
	var lines []string
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		if line == "" {
			lines = append(lines, "")
			continue
		}
		lines = append(lines, "<code>"+escape(line)+"</code>")
	}
	return strings.Join(lines, "<br>")
}

// escape makes a text safe in a cell of a Markdown table.
func escape(text string) string {
	text = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "|", "&#124;", "*", "&#42;", "_", "&#95;", "`", "&#96;", "[", "&#91;", "~", "&#126;", "$", "&#36;", ":", "&#58;", "\\", "&#92;").Replace(text)
	for strings.Contains(text, "  ") {
		text = strings.ReplaceAll(text, "  ", "&nbsp; ")
	}
	return text
}

// TestEveryToolThatIsImportedHasRowsInTheTable holds the table against the list of tools.
func TestEveryToolThatIsImportedHasRowsInTheTable(t *testing.T) {
	for _, tool := range foreign.Tools {
		if !slices.ContainsFunc(groups, func(g group) bool { return g.tool == tool && len(g.rows) >= 5 }) {
			t.Errorf("%s has no rows", tool)
		}
	}
}
