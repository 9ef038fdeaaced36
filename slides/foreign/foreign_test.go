//go:build !js

package foreign

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// inputs are the decks in testdata: the tool, and the file to convert.
func inputs(t *testing.T) map[string]Tool {
	t.Helper()
	found := map[string]Tool{}
	for _, tool := range Tools {
		dirs, err := filepath.Glob("testdata/" + string(tool) + "/*")
		if err != nil || len(dirs) < 5 {
			t.Fatalf("%d decks of %s (%v), want 5 at least", len(dirs), tool, err)
		}
		for _, dir := range dirs {
			for _, name := range []string{"deck.md", "slides.md", "talk.slide"} {
				if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
					found[filepath.ToSlash(filepath.Join(dir, name))] = tool
				}
			}
		}
	}
	return found
}

func TestDecksOfEachToolBecomeTheDecksThatWereReadByAPerson(t *testing.T) {
	for file, tool := range inputs(t) {
		dir := filepath.Dir(file)
		d, err := Convert(tool, os.DirFS(dir), filepath.Base(file))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		var got strings.Builder
		got.Write(d.Markdown)
		fmt.Fprintf(&got, "\n=== %d slides\n", d.Slides)
		for _, f := range d.Files {
			fmt.Fprintf(&got, "=== copied: %s\n", f)
		}
		for _, l := range d.Lost {
			fmt.Fprintf(&got, "=== lost: %s\n", l)
		}
		golden := filepath.Join(dir, "want.txt")
		if *update {
			if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if got.String() != string(want) {
			t.Errorf("%s: got\n%s\nwant\n%s", file, got.String(), want)
		}
	}
}

func TestEachDeckIsKnownByItsSigns(t *testing.T) {
	for file, tool := range inputs(t) {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		unsigned := strings.Contains(file, "/plain/")
		switch got := Detect(file, src); {
		case unsigned && got != "":
			t.Errorf("%s: %s, want none: nothing in it is certain", file, got)
		case !unsigned && got != tool:
			t.Errorf("%s: %q, want %s", file, got, tool)
		}
	}
}

func TestPandocsMarkdownIsNoForeignDeck(t *testing.T) {
	for _, src := range []string{
		"", "# A\n\ntext\n", "---\ntitle: T\ntheme: default\n---\n\n# A\n\n---\n\ntext\n", "% T\n% A\n\n# B\n",
		"# Marp\n\n```\n![bg](x.png)\n<!-- _class: lead -->\n???\n```\n", "# A\n\n::: notes\nx\n:::\n\n. . .\n\n`<v-click>`\n",
		"# A\n\nRemark has `![:scale 1%](x)`, Marp `![bg](x)`\n", "---\nslide-level: 1\n---\n\n# A\n\n![bg](x.png)\n",
		"---\ntitle: T\nformat: revealjs\n---\n\n## A\n\n---\n\nlayout: a word\n",
	} {
		if got := Detect("deck.md", []byte(src)); got != "" {
			t.Errorf("%q: %s", src, got)
		}
	}
}

// convert converts a deck of one file.
func convert(t *testing.T, tool Tool, src string) *Deck {
	t.Helper()
	d, err := Convert(tool, fstest.MapFS{"deck.md": {Data: []byte(src)}}, "deck.md")
	if err != nil {
		t.Fatalf("%s: %q: %v", tool, src, err)
	}
	return d
}

// shown is a deck without speaker notes.
var noteBlock = regexp.MustCompile(`(?ms)^::: notes\n.*?^:::$`)

func shown(d *Deck) string { return noteBlock.ReplaceAllString(string(d.Markdown), "") }

func TestWhatIsANoteNeverStandsOnTheSlide(t *testing.T) {
	for _, tc := range []struct {
		tool Tool
		src  string
	}{
		{Marp, "# A\n\n<!-- SECRET -->\n"},
		{Marp, "# A\n\ntext <!-- SECRET --> text\n"},
		{Marp, "# A\n\n<!--\nSECRET\n\n---\n\n# SECRET\n-->\n\n---\n\n# B\n"},
		{Marp, "# A\n\n<!-- SECRET\n\n# B\n"},
		{Marp, "# A\n\n```\ncode\n\n<!-- SECRET -->\n"},
		{Marp, "# A\n\n<!--\n# SECRET\n:::\n# SECRET\n```\n# SECRET\n-->\n"},
		{Marp, "# A\n\n- a\n  <!-- SECRET -->\n- b\n"},
		{Marp, "# A\n\n<!--\nSECRET\n===\n\n:::: {.columns}\n-->\n"},
		{Slidev, "# A\n\n<!-- SECRET -->\n\n---\n\n# B\n"},
		{Slidev, "# A\n\n<!--\nSECRET\n---\nSECRET\n-->\n"},
		{Reveal, "# A\n\nNote: SECRET\n\nSECRET\n\n---\n\n# B\n"},
		{Reveal, "# A\n\nnotes:\nSECRET\n\n# SECRET\n"},
		{Reveal, "# A\n\n```js\ncode\n\nNote:\nSECRET\n\n---\n\n# B\n\n```\nx\n```\n"},
		{Reveal, "# A\n\n<aside class=\"notes\">\nSECRET\n\n# SECRET\n</aside>\n\ntext\n"},
		{Reveal, "# A\n\n<!--\nSECRET\n---\n# SECRET\n-->\n"},
		{Reveal, "# A\n\n<div class=\"columns\">\n<aside class=\"notes\">SECRET</aside>\n</div>\n"},
		{Reveal, "<!-- .slide: data-notes=\"SECRET\" -->\n\n# A\n"},
		{Remark, "# A\n\n.footer[Foot <!-- SECRET -->]\n"},
		{Remark, "# A\n\n<div class=\"footer\">\nFoot\n<aside class=\"notes\">SECRET</aside>\n</div>\n"},
		{Remark, "# A\n\n<div class=\"footer\">\n<div class=\"columns\">\n<div>\n<aside class=\"notes\">\nSECRET\n</aside>\n</div>\n</div>\n</div>\n\nText\n"},
		{Remark, "layout: true\n\n.footer[Foot]\n\n???\nSECRET\n\n---\n\n# B\n"},
		{Remark, "# A\n\n???\nSECRET\n\n# SECRET\n\n---\n\n# B\n"},
		{Remark, "# A\n\n???\n\nSECRET\n\n```\nSECRET\n--\n# B\n"},
		{Remark, "layout: true\n\n# A\n\n???\nSECRET\n\n---\n\n# B\n"},
		{Present, "T\n\n* A\n\n: SECRET\n\ntext\n"},
		{Present, "# T\n: SECRET\n\n## A\n\n: SECRET\n: # SECRET\ntext\n"},
		{Present, "# T\n\n## A\n\n<!-- SECRET -->\n"},
	} {
		d := convert(t, tc.tool, tc.src)
		if got := shown(d); strings.Contains(got, "SECRET") {
			t.Errorf("%s: %q shows a note:\n%s", tc.tool, tc.src, d.Markdown)
		}
	}
}

func TestATextAtTheFootOfMostSlidesIsTheFooterOfTheDeck(t *testing.T) {
	for _, tc := range []struct {
		tool Tool
		src  string
		want bool // it is; else it stands on its slides
	}{
		{Remark, "layout: true\n.footer[Foot]\n\n---\n\n# A\n\n---\n\n# B\n", true},
		{Remark, "# Title\n\n---\nlayout: true\n.my-footer[*Foot*]\n\n---\n\n# A\n\n---\n\n# B\n", true},
		{Remark, "# Title\n\n---\n\n# A\n\n.footer[Foot]\n\n---\n\n# B\n", false},
		{Remark, "layout: true\n.footer[Foot]\n\n---\n\n# A\n\n---\nlayout: true\n.footer[Other Foot]\n\n---\n\n# B\n", false},
		{Marp, "---\nfooter: Foot\n---\n\n<!-- _footer: '' -->\n\n# A\n\n---\n\n# B\n\n---\n\n# C\n", true},
		{Marp, "# A\n\n---\n\n<!-- _footer: Foot -->\n\n# B\n\n---\n\n# C\n", false},
	} {
		d := convert(t, tc.tool, tc.src)
		front, body, _ := strings.Cut(string(d.Markdown), "\n---\n")
		if got := strings.Contains(front, "\nfooter: Foot\n"); got != tc.want {
			t.Errorf("%s: %q has the footer of the deck: %t\n%s", tc.tool, tc.src, got, d.Markdown)
		}
		if got := strings.Contains(body, "Foot"); got == tc.want {
			t.Errorf("%s: %q has the text on its slides: %t\n%s", tc.tool, tc.src, got, d.Markdown)
		}
	}
}

func TestAColourNeedsNoQuotesInSettings(t *testing.T) {
	for _, tc := range []struct {
		tool Tool
		src  string
	}{
		{Marp, "---\nmarp: true\nbackgroundColor: #12351b\n---\n\n# A\n"},
		{Marp, "<!-- _backgroundColor: #12351b -->\n\n# A\n"},
		{Marp, "<!--\n  _backgroundColor: \"#12351b\"\n-->\n\n# A\n"},
		{Slidev, "---\nbackground: #12351b\n---\n\n# A\n"},
		{Remark, "background-color: #12351b\n\n# A\n"},
	} {
		if d := convert(t, tc.tool, tc.src); !strings.Contains(string(d.Markdown), `background-color="#12351b"`) {
			t.Errorf("%s: %q has no background:\n%s", tc.tool, tc.src, d.Markdown)
		}
	}
}
