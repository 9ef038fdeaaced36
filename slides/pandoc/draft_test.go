package pandoc

import (
	"slices"
	"strings"
	"testing"

	"exhibit/slides"
)

// drafted reads a deck that is being written, and returns what each slide says, its faults included, by slug.
func drafted(t *testing.T, e errorTest) (p *Parsed, says map[string]string, errs []Misread) {
	t.Helper()
	p = Parse(e.fs(), DeckFile)
	errs = p.Draft(p.Errors)
	says = map[string]string{}
	for _, s := range p.Deck.Slides {
		if _, twice := says[s.Slug]; twice {
			t.Errorf("two slides are called %q", s.Slug)
		}
		says[s.Slug] = said(p.Deck, s.Blocks)
	}
	for _, f := range p.Deck.Figures {
		if strings.HasPrefix(f.ID, ":") {
			t.Errorf("the deck still has figure %q", f.ID)
		}
	}
	return p, says, errs
}

// said is the text of blocks, with [F] before a fault and the identifiers of figures.
func said(d *slides.Deck, blocks []slides.Block) string {
	var parts []string
	for _, b := range blocks {
		for i := range b.Text {
			text := slides.Plain(b.Text[i : i+1])
			if b.Text[i].Attr("class") == slides.FaultClass {
				text = "[F] " + text
			}
			parts = append(parts, text)
		}
		if b.Figure != "" {
			parts = append(parts, "#"+b.Figure)
		}
		for _, c := range b.Columns {
			parts = append(parts, "|", said(d, c.Blocks))
		}
	}
	return strings.Join(parts, " ")
}

// begins checks how the texts of slides begin.
func begins(t *testing.T, says, want map[string]string) {
	t.Helper()
	for slug, text := range want {
		got := says[slug]
		for _, part := range strings.Split(text, " … ") {
			at := strings.Index(got, part)
			if at < 0 {
				t.Errorf("slide %s says %q, want %q", slug, says[slug], text)
				break
			}
			got = got[at+len(part):]
		}
	}
}

func TestAFigureThatCannotBeReadGivesWayToItsFault(t *testing.T) {
	t.Parallel()
	for _, of := range []struct {
		name string
		errorTest
		want map[string]string
	}{
		{"an unknown type", errorTest{body: "# S {#s}\n\nBefore.\n\n``` {.chart #opm}\ntype: bra\ndata: estimates.csv\ntitle: T\nalt: A\n```\n\nAfter.\n"},
			map[string]string{"s": `Before. [F] deck.md:11 unknown type "bra" … After.`}},
		{"no identifier", errorTest{body: "# S {#s}\n\n``` {.chart}\ntype: bar\ndata: estimates.csv\ntitle: T\nalt: A\n```\n\nAfter.\n"},
			map[string]string{"s": `[F] deck.md:8 the figure has no identifier … After.`, "figure": "#opm"}},
		{"two with one identifier", errorTest{body: "# S {#s}\n" + someFigure + "\n# Q {#q}\n" + someFigure},
			map[string]string{"s": "#opm", "q": "[F] deck.md:17 a figure #opm is already on line 8"}},
		{"in a column", errorTest{body: "# S {#s}\n\n:::: columns\n::: column\nLeft\n:::\n::: column\n``` {.chart #opm}\ntype: bar\n```\n:::\n::::\n"},
			map[string]string{"s": "| Left | [F] deck.md:13 the figure has no alt"}},
		{"data of two figures", errorTest{body: "# S {#s}\n" + someFigure + "\n# Q {#q}\n" + strings.Replace(someFigure, "#opm", "#other", 1), file: map[string]string{"data/estimates.csv": "\xff\xfe\xff"}},
			map[string]string{"s": "[F] data/estimates.csv:1 not text", "q": "[F] data/estimates.csv:1 not text"}},
	} {
		t.Run(of.name, func(t *testing.T) {
			_, says, errs := drafted(t, of.errorTest)
			begins(t, says, of.want)
			for _, e := range errs {
				if e.Slug == "" {
					t.Errorf("%v is shown on no slide", e.Error)
				}
			}
		})
	}
}

func TestWhatIsWrongInTextStandsBehindIt(t *testing.T) {
	t.Parallel()
	_, says, _ := drafted(t, errorTest{body: "# S {#s}\n\nBefore.\n\n![](../../secret.png)\n\nAfter.\n\n# T {#t}\n\n:::: columns\n::: column\nLeft\n:::\n::: column\nRight\n\n![](../../b.png)\n\nBelow\n:::\n::::\n"})
	begins(t, says, map[string]string{
		"s": `Before. … [F] deck.md:10 … After.`,
		"t": `| Left | Right … [F] deck.md:23 … Below`,
	})
}

func TestASlideWithTheIdentifierOfAnotherHasOneOfItsOwn(t *testing.T) {
	t.Parallel()
	p, says, errs := drafted(t, errorTest{body: "# First {#s}\n\nText.\n\n# Second {#s}\n\nMore.\n\n# Third {#a/b}\n\nMost.\n"})
	begins(t, says, map[string]string{"s": "Text.", "second": "[F] deck.md:10 identifier #s is already on line 6 … More.", "third": "[F] deck.md:14 identifier #a/b … Most."})
	if len(errs) != 2 || errs[0].Slug != "second" {
		t.Errorf("the errors are %v", errs)
	}
	if slug := p.Slide(DeckFile, 12); slug != "second" {
		t.Errorf("line 12 belongs to slide %q", slug)
	}
}

func TestAnErrorInAnIncludedFileStandsOnTheSlideThatHasIt(t *testing.T) {
	t.Parallel()
	p, says, _ := drafted(t, errorTest{
		body: "# S {#s}\n\nBefore.\n\n{{< include more.md >}}\n\n# Q {#q}\n\nText.\n",
		file: map[string]string{"more.md": "Included.\n\n``` {.chart #wrong}\ntype: bra\ndata: estimates.csv\ntitle: T\nalt: A\n```\n\n![](../../x.png)\n"},
	})
	begins(t, says, map[string]string{"s": `Before. Included. [F] more.md:4 unknown type "bra" … [F] more.md:10`, "q": "Text."})
	for line, want := range map[int]string{8: "s", 12: "q", 14: "q", 2: ""} {
		if slug := p.Slide(DeckFile, line); slug != want {
			t.Errorf("line %d of deck.md belongs to slide %q, want %q", line, slug, want)
		}
	}
	if slug := p.Slide("more.md", 10); slug != "s" {
		t.Errorf("line 10 of more.md belongs to slide %q", slug)
	}
	if slug := p.Slide("data/estimates.csv", 2); slug != "s" {
		t.Errorf("the data belongs to slide %q", slug)
	}
}

func TestAnErrorWithoutASlideHasNone(t *testing.T) {
	t.Parallel()
	p, _, errs := drafted(t, errorTest{file: map[string]string{"deck.md": "---\ntitle: \"T\nbibliography: sources.yaml\n---\n\n# S {#s}\n\nText.\n"}})
	if !p.FrontLost || !slices.ContainsFunc(errs, func(e Misread) bool { return e.Slug == "" && e.Line > 0 && e.Line < 5 }) {
		t.Errorf("front matter that cannot be read is told of as %v, lost: %v", errs, p.FrontLost)
	}
}

// Whatever is wrong, a draft has no two slides or figures of one name, and each figure of a slide is there.
func TestADraftOfEachBrokenDeckHoldsTogether(t *testing.T) {
	t.Parallel()
	for _, e := range errorTests {
		p, _, _ := drafted(t, e)
		seen := map[string]bool{}
		for _, f := range p.Deck.Figures {
			if seen[f.ID] {
				t.Errorf("%s: two figures are called %q", e.name, f.ID)
			}
			seen[f.ID] = true
		}
		for _, s := range p.Deck.Slides {
			for _, id := range s.Figures() {
				if !seen[id] {
					t.Errorf("%s: slide %s shows figure %q, which the deck has not", e.name, s.Slug, id)
				}
			}
		}
	}
}
