package pandoc

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides"
)

// TestDecksOfOtherToolsAreReadAsTheirAuthorsMeantThem reads small decks as authors of other tools write
// them. EXPECT in each folder says what is right; want.txt has what is read.
func TestDecksOfOtherToolsAreReadAsTheirAuthorsMeantThem(t *testing.T) {
	folders, err := filepath.Glob("testdata/cases/*/deck.md")
	if err != nil || len(folders) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range folders {
		dir := filepath.Dir(file)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			got := described(Parse(os.DirFS(dir), DeckFile))
			golden := filepath.Join(dir, "want.txt")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// described is what was read of a deck: what is told, then each slide with its text as HTML.
func described(p *Parsed) string {
	MergeText(p.Deck)
	var b strings.Builder
	for _, err := range p.Errors {
		fmt.Fprintf(&b, "error %s\n", err)
	}
	for _, err := range p.Warnings {
		fmt.Fprintf(&b, "warning %s\n", err)
	}
	fmt.Fprintf(&b, "deck %q by %q of %q\n", p.Deck.Title, p.Deck.Author, string(p.Deck.Date)+p.Deck.DateText)
	for _, m := range p.Deck.Media {
		fmt.Fprintf(&b, "file %s %s %dx%d\n", m.URL(), m.Type, m.Width, m.Height)
	}
	var blocks func(all []slides.Block, indent string)
	blocks = func(all []slides.Block, indent string) {
		for _, block := range all {
			step := ""
			if block.Step > 0 {
				step = fmt.Sprintf("at step %d: ", block.Step)
			}
			if block.Figure != "" {
				f := p.Deck.Figure(block.Figure)
				fmt.Fprintf(&b, "%s%schart #%s (%s) of %d records\n", indent, step, f.ID, f.Type, len(f.Records))
			}
			if block.Text != nil {
				fmt.Fprintf(&b, "%s%s%s\n", indent, step, slides.HTML(block.Text, "", "[seal]"))
			}
			for _, c := range block.Columns {
				fmt.Fprintf(&b, "%scolumn of %d%%\n", indent, c.Width)
				blocks(c.Blocks, indent+"  ")
			}
		}
	}
	for _, s := range p.Deck.Slides {
		fmt.Fprintf(&b, "\nslide #%s %q class %q, %d steps\n%s\n", s.Slug, s.Title, s.Class, s.Steps, slides.HTML(s.Headline, "", ""))
		blocks(s.Blocks, "")
		if s.Notes != nil {
			fmt.Fprintf(&b, "notes %s\n", slides.HTML(s.Notes, "", ""))
		}
	}
	return b.String()
}
