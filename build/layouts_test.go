package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"exhibit/slides/evidence"
	"exhibit/slides/pandoc"
)

const (
	layoutsDeck = docs + "/layouts"
	layoutsHead = "# Layouts\n\nA slide's layout is found by what stands on it. Where a class is named, a heading asks for the layout by it: `## Why now {.statement}`.\n" +
		"The pictures are of [docs/layouts](layouts), a deck that passes `exhibit check`; `make layouts` takes them, and `make golden` writes this page from the deck and its notes.\n"
	mostLayoutBytes = 400_000
)

// layoutsOf is the page of the layouts of a deck: for each slide its name, what its notes say, its picture and its
// Markdown.
func layoutsOf(deck string) string {
	var page strings.Builder
	page.WriteString(layoutsHead)
	section := func(name, says, markdown string) {
		fmt.Fprintf(&page, "\n## %s\n\n%s\n\n![A slide with this layout](layouts/%s.webp)\n\n````markdown\n%s\n````\n", titled(name), says, name, strings.TrimSpace(markdown))
	}
	front, all := slidesOf(deck)
	section("title-slide", "The front matter by itself makes a slide of the deck's title. Class `title` makes the first slide one instead.", front)
	for _, s := range all {
		section(s.name, s.notes, s.markdown)
	}
	return page.String()
}

// titled is an identifier as a title.
func titled(name string) string {
	return strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
}

func TestThePageOfLayoutsHasTheMarkdownOfItsDeck(t *testing.T) {
	holdPage(t, "LAYOUTS.md", layoutsOf(read(t, layoutsDeck+"/deck.md")), "layouts", mostLayoutBytes)
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
