package pandoc

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"

	"golang.org/x/net/html"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func TestDecksParseToTheirGoldenModel(t *testing.T) {
	for _, name := range []string{"every", "least", "contested"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("testdata", name)
			d, err := read(os.DirFS(dir), DeckFile)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", "\t")
			if err := e.Encode(d); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join(dir, "want.json")
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want) {
				gotLines, wantLines := strings.Split(got.String(), "\n"), strings.Split(string(want), "\n")
				for i, line := range gotLines {
					if i >= len(wantLines) || line != wantLines[i] {
						t.Fatalf("%s:%d differs; run go test ./slides -update and look at the change\n got %s", golden, i+1, line)
					}
				}
				t.Fatalf("%s has more lines than the model", golden)
			}
		})
	}
}

func TestATransitionIsFadeSlideOrACut(t *testing.T) {
	for value, want := range map[string]string{"fade": "fade", "slide": "slide", "none": "", "~": "", "\"\"": ""} {
		e := errorTest{file: deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: " + value + "\n---\n\n# S {#s}\n" + someFigure)}
		deck, err := read(e.fs(), DeckFile)
		if err != nil {
			t.Errorf("%s: %v", value, err)
		} else if deck.Transition != want {
			t.Errorf("transition: %s is %q, not %q", value, deck.Transition, want)
		}
	}
}

func TestLineEndingsAndByteOrderMarksDoNotMatter(t *testing.T) {
	unix, dos := fstest.MapFS{}, fstest.MapFS{}
	for _, name := range []string{"deck.md", "sources.yaml", "data/estimates.csv", "data/steps.csv"} {
		b, err := os.ReadFile(filepath.Join("testdata/every", name))
		if err != nil {
			t.Fatal(err)
		}
		b = bytes.TrimPrefix(b, []byte("\ufeff"))
		unix[name] = &fstest.MapFile{Data: b}
		dos[name] = &fstest.MapFile{Data: append([]byte("\ufeff"), bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n"))...)}
	}
	want, err := read(unix, DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(dos, DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	got.Files, want.Files = nil, nil // their digests differ
	if !reflect.DeepEqual(got, want) {
		t.Error("the deck differs")
	}
}

func TestQuotesAreSetAsPandocSetsThem(t *testing.T) {
	for text, want := range map[string]string{
		`the accounts' dates, it's`:         `the accounts’ dates, it’s`,
		`'the "nested" text' and "x 'n' y"`: `‘the “nested” text’ and “x ‘n’ y”`,
		`'Tis the '90s -- and...`:           `’Tis the ’90s – and…`,
		"a 'quotation over\ntwo lines'":     "a ‘quotation over\ntwo lines’",
		`("and"), "[网](#s)" and "*em*"`:     `(“and”), “网” and “em”`,
	} {
		d, err := read(errorTest{body: "# S {#s}\n\n" + text + "\n"}.fs(), DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		if got := slides.Plain(d.Slides[0].Blocks[0].Text); got != strings.Join(strings.Fields(want), " ") {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}

func TestLinesPointIntoTheFiles(t *testing.T) {
	d, err := read(os.DirFS("testdata/every"), DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	line := func(file string, n int) string {
		b, err := os.ReadFile(filepath.Join("testdata/every", file))
		if err != nil {
			t.Fatal(err)
		}
		return strings.Split(string(b), "\n")[n-1]
	}
	for _, s := range d.Slides {
		if got := line("deck.md", s.Line); !strings.HasPrefix(got, "# ") || !strings.Contains(got, s.Slug) {
			t.Errorf("slide %s: line %d is %q", s.Slug, s.Line, got)
		}
	}
	for _, f := range d.Figures {
		if got := line("deck.md", f.Line); got != "``` {.chart #"+f.ID+"}" {
			t.Errorf("figure %s: line %d is %q", f.ID, f.Line, got)
		}
		for _, rec := range f.Records {
			if got := line("data/"+f.Data, rec.Line); !strings.Contains(got, rec.Label) {
				t.Errorf("record %s: line %d is %q", rec.Label, rec.Line, got)
			}
		}
	}
}

// TestPandocReadsTheSameSlides compares our slides with Pandoc's, where Pandoc is installed.
func TestPandocReadsTheSameSlides(t *testing.T) {
	pandoc, err := exec.LookPath("pandoc")
	if err != nil {
		t.Skip("pandoc is not installed")
	}
	for _, dir := range []string{"testdata/every", "testdata/least", "testdata/contested", "../briefing"} {
		t.Run(dir, func(t *testing.T) {
			d, err := read(os.DirFS(dir), DeckFile)
			if errors.Is(err, fs.ErrNotExist) {
				t.Skip("no such deck")
			}
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(pandoc, "--citeproc", "--slide-level", "1", "-t", "revealjs", "-s", "deck.md")
			cmd.Dir = dir
			var stdout, stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			if err := cmd.Run(); err != nil {
				t.Fatalf("%v: %s", err, &stderr)
			}
			if s := stderr.String(); strings.Contains(s, "not found") || strings.Contains(stdout.String(), "???") {
				t.Errorf("pandoc does not find a citation: %s", s)
			}
			if d.Slides[0].Front { // Pandoc's own is no section
				d.Slides = d.Slides[1:]
			}
			got := pandocSlides(t, &stdout)
			if len(got) != len(d.Slides) {
				t.Errorf("pandoc has %d slides, want %d", len(got), len(d.Slides))
			}
			for i := range min(len(got), len(d.Slides)) {
				want := asPandocHasIt(t, d.Slides[i])
				for _, id := range d.Slides[i].Figures() { // Pandoc has no steps of a chart
					want.steps -= len(d.Figure(id).Steps)
				}
				if got[i] != want {
					t.Errorf("slide %d: pandoc has\n%+v, want\n%+v", i+1, got[i], want)
				}
			}
		})
	}
}

// pandocSlide is the parts of a slide that must be equal in Pandoc and here. Text is without
// citations, which Pandoc writes in its own style, and without white space.
type pandocSlide struct {
	slug, title, text, notes string
	steps                    int
}

func pandocSlides(t *testing.T, page *bytes.Buffer) (slides []pandocSlide) {
	root, err := html.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Data != "section" || !strings.Contains(attr(n, "class"), "slide level1") {
			continue
		}
		s := pandocSlide{slug: attr(n, "id")}
		for c := range n.Descendants() {
			switch {
			case c.Data == "h1":
				s.title += allWords(c)
			case c.Data == "aside" && attr(c, "class") == "notes":
				s.notes += allWords(c)
			case slices.Contains(strings.Fields(attr(c, "class")), "fragment"):
				s.steps++
			}
		}
		s.text = allWords(n)
		slides = append(slides, s)
	}
	return slides
}

func asPandocHasIt(t *testing.T, s slides.Slide) pandocSlide {
	part := func(s string) string {
		n, err := html.Parse(strings.NewReader(s))
		if err != nil {
			t.Fatal(err)
		}
		return allWords(n)
	}
	var body func([]slides.Block) string
	body = func(blocks []slides.Block) (all string) {
		for _, b := range blocks {
			all += part(slides.HTML(b.Text, "", ""))
			for _, c := range b.Columns {
				all += body(c.Blocks)
			}
		}
		return all
	}
	return pandocSlide{s.Slug, part(s.Title), body(s.Blocks), part(slides.HTML(s.Notes, "", "")), s.Steps}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// allWords is the text of a node without the parts of a slide that are compared separately.
func allWords(n *html.Node) string {
	if n.Type == html.TextNode {
		return strings.Join(strings.Fields(n.Data), "")
	}
	var all string
	for c := range n.ChildNodes() {
		switch {
		case c.Data == "h1", c.Data == "aside", attr(c, "id") == "refs":
		case attr(c, "class") == "citation", attr(c, "class") == "cites", attr(c, "class") == "chart", attr(c, "class") == "contested":
		default:
			all += allWords(c)
		}
	}
	return all
}

func BenchmarkRead(b *testing.B) {
	fsys := os.DirFS("testdata/every")
	for b.Loop() {
		if _, err := read(fsys, DeckFile); err != nil {
			b.Fatal(err)
		}
	}
}

// read reads a deck that has no errors.
func read(fsys fs.FS, name string) (*slides.Deck, error) {
	p := Parse(fsys, name)
	if len(p.Errors) > 0 {
		return nil, p.Errors
	}
	MergeText(p.Deck)
	return p.Deck, nil
}

func TestALineOfTheFrontMatterMayBeLong(t *testing.T) {
	title := strings.TrimSpace(strings.Repeat("gulls and terns ", 100))
	deck, err := read(errorTest{file: map[string]string{"deck.md": "---\ntitle: " + title + "\n---\n\n# A\n\nText\n"}}.fs(), DeckFile)
	if err != nil || deck.Title != title {
		t.Errorf("%v", err)
	}
}
