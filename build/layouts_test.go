package main

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

var update = flag.Bool("update", false, "write docs/LAYOUTS.md anew")

const (
	layoutsDeck = "../docs/layouts"
	layoutsPage = "../docs/LAYOUTS.md"
	layoutsHead = "# Layouts\n\nA slide's layout is found by what stands on it. Where a class is named, a heading asks for the layout by it: `## Why now {.statement}`.\n" +
		"The pictures are of [docs/layouts](layouts), a deck that passes `exhibit check`; `make layouts` takes them, and `make golden` writes this page from the deck and its notes.\n"
)

var (
	layoutSlide = regexp.MustCompile(`(?m)^##? .*\{#([a-z-]+)`)
	layoutNotes = regexp.MustCompile(`(?s)\n::: notes\n(.*?)\n:::\n`)
)

// layoutsOf is the page of the layouts of a deck: for each slide its name, what its notes say, its picture and its
// Markdown.
func layoutsOf(deck string) string {
	var page strings.Builder
	page.WriteString(layoutsHead)
	section := func(name, says, markdown string) {
		title := strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
		fmt.Fprintf(&page, "\n## %s\n\n%s\n\n![A slide with this layout](layouts/%s.webp)\n\n````markdown\n%s\n````\n", title, says, name, strings.TrimSpace(markdown))
	}
	starts := layoutSlide.FindAllStringSubmatchIndex(deck, -1)
	section("title-slide", "The front matter by itself makes a slide of the deck's title. Class `title` makes the first slide one instead.", deck[:starts[0][0]])
	for i, at := range starts {
		end := len(deck)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		text, says := deck[at[0]:end], ""
		if notes := layoutNotes.FindStringSubmatch(text); notes != nil {
			says = notes[1]
		}
		section(deck[at[2]:at[3]], says, layoutNotes.ReplaceAllString(text, ""))
	}
	return page.String()
}

func TestThePageOfLayoutsHasTheMarkdownOfItsDeck(t *testing.T) {
	deck, err := os.ReadFile(layoutsDeck + "/deck.md")
	if err != nil {
		t.Fatal(err)
	}
	want := layoutsOf(string(deck))
	if *update {
		if err := os.WriteFile(layoutsPage, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(layoutsPage)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is not what its deck says; run make golden", layoutsPage)
	}
	total := int64(0)
	for _, name := range regexp.MustCompile(`\(layouts/(\S+\.webp)\)`).FindAllStringSubmatch(want, -1) {
		picture, err := os.Stat(layoutsDeck + "/" + name[1])
		if err != nil {
			t.Errorf("%v; run make layouts", err)
			continue
		}
		total += picture.Size()
	}
	if total > 400_000 {
		t.Errorf("the pictures have %d bytes together", total)
	}
}

func TestTheDeckOfLayoutsPassesItsCheckAndHasEachLayout(t *testing.T) {
	folder := os.DirFS(layoutsDeck)
	findings, err := evidence.Check(folder, pandoc.DeckFile, nil)
	if err != nil || len(findings) > 0 {
		t.Errorf("%v %v", err, findings)
	}
	p := pandoc.Parse(folder, pandoc.DeckFile)
	for slug, class := range map[string]string{"title-slide": "title", "part": "part", "statement": "statement", "number": "number", "quotation": "quote", "comparison": "comparison", "picture": "on-dark"} {
		switch s, _ := p.Deck.Slide(slug); {
		case s == nil:
			t.Errorf("there is no slide %s", slug)
		case !strings.Contains(" "+s.Class+" ", " "+class+" "):
			t.Errorf("slide %s has the classes %s, without %s", slug, s.Class, class)
		}
	}
}
