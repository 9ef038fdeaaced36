package pandoc

import (
	"fmt"
	"os"
	"testing"

	"exhibit/slides"
)

func TestZZ(t *testing.T) {
	entries, _ := os.ReadDir("testdata/cases")
	for _, e := range entries {
		name := "deck.md"
		dir := "testdata/cases/" + e.Name()
		if _, err := os.Stat(dir + "/" + name); err != nil {
			continue
		}
		p := Parse(os.DirFS(dir), name)
		MergeText(p.Deck)
		fmt.Println("##", e.Name())
		for _, x := range p.Errors {
			fmt.Println("  ERROR", x)
		}
		for _, x := range p.Warnings {
			fmt.Println("  warn", x)
		}
		for _, s := range p.Deck.Slides {
			fmt.Printf("  [%s|%s|%s] %q steps %d bg %s\n", s.Slug, s.Class, s.Title, slides.HTML(s.Headline, ""), s.Steps, s.Background)
			var show func(bs []slides.Block, in string)
			show = func(bs []slides.Block, in string) {
				for _, b := range bs {
					fmt.Printf("  %s- step %d fig %q %s\n", in, b.Step, b.Figure, slides.HTML(b.Text, ""))
					for _, c := range b.Columns {
						fmt.Printf("  %s  col %d\n", in, c.Width)
						show(c.Blocks, in+"    ")
					}
				}
			}
			show(s.Blocks, "  ")
			if s.Notes != nil {
				fmt.Println("    NOTES", slides.HTML(s.Notes, ""))
			}
		}
	}
}
