package room

import (
	"strings"
	"testing"

	"exhibit/slides"
)

func paragraph(text string) slides.Node {
	return slides.Node{Kind: "p", Children: []slides.Node{{Text: text}}}
}

func listOf(n int, text string) slides.Node {
	list := slides.Node{Kind: "ul"}
	for range n {
		list.Children = append(list.Children, slides.Node{Kind: "li", Children: []slides.Node{{Text: text}}})
	}
	return list
}

func codeOf(n int, line string) slides.Node {
	return slides.Node{Kind: "pre", Children: []slides.Node{{Kind: "code", Children: []slides.Node{{Text: strings.Repeat(line+"\n", n)}}}}}
}

func tableOf(columns int, word string) slides.Node {
	row := slides.Node{Kind: "tr"}
	for range columns {
		row.Children = append(row.Children, slides.Node{Kind: "td", Children: []slides.Node{{Text: word}}})
	}
	return slides.Node{Kind: "table", Children: []slides.Node{{Kind: "tbody", Children: []slides.Node{row}}}}
}

func tilesOf(n int) slides.Node {
	return slides.Node{Kind: "div", Attrs: []slides.Attr{{Name: "class", Value: "tiles"}}, Children: []slides.Node{listOf(n, "12 seals")}}
}

func TestTextIsAsLargeAsItsRoomAllows(t *testing.T) {
	picture := slides.Node{Kind: "figure", Attrs: []slides.Attr{{Name: "class", Value: "picture"}}, Children: []slides.Node{{Kind: "img"}}}
	sentence := "The rangers went out day by day and looked at the ice along the north shore, where the reeds begin."
	for _, tc := range []struct {
		name  string
		parts []slides.Block
		size  int
		fits  bool
	}{
		{"three short items", []slides.Block{{Text: []slides.Node{listOf(3, "Ice")}}}, 160, true},
		{"twelve items", []slides.Block{{Text: []slides.Node{listOf(12, "Ice")}}}, 100, true},
		{"fifteen items", []slides.Block{{Text: []slides.Node{listOf(15, "Ice")}}}, 91, true},
		{"thirty items", []slides.Block{{Text: []slides.Node{listOf(30, "Ice")}}}, 91, false},
		{"two lines of code", []slides.Block{{Text: []slides.Node{codeOf(2, "return 12")}}}, 160, true},
		{"a line of code as long as the slide is wide", []slides.Block{{Text: []slides.Node{codeOf(2, strings.Repeat("x", 95))}}}, 100, true},
		{"four tiles, which stay in a row", []slides.Block{{Text: []slides.Node{tilesOf(4)}}}, 130, true},
		{"a table of long words", []slides.Block{{Text: []slides.Node{tableOf(12, "uninterruptedly")}}}, 91, false},
		{"a chart", []slides.Block{{Figure: "a"}, {Text: []slides.Node{paragraph("Ice")}}}, 100, true},
		{"a picture over a sentence", []slides.Block{{Text: []slides.Node{picture}}, {Text: []slides.Node{paragraph(sentence)}}}, 107, true},
		{"a picture beside a sentence", []slides.Block{{Columns: []slides.Column{{Blocks: []slides.Block{{Text: []slides.Node{picture}}}}, {Blocks: []slides.Block{{Text: []slides.Node{paragraph(sentence)}}}}}}}, 160, true},
	} {
		s := &slides.Slide{Headline: []slides.Node{{Text: "Ice on the lake"}}, Blocks: tc.parts}
		e := Of(s, &slides.Deck{}, nil)
		if size := e.Size(); size != tc.size || e.Fits(size) != tc.fits {
			t.Errorf("%s: size %d, fits %t; want %d, %t (room %.1f, heights %.1f)", tc.name, size, e.Fits(size), tc.size, tc.fits, e.Room, e.Height)
		}
	}
}

func TestSourcesAndAFooterTakeRoom(t *testing.T) {
	s := &slides.Slide{Headline: []slides.Node{{Text: "Ice"}}}
	bare := Of(s, &slides.Deck{}, nil)
	s.Cites = []slides.Cite{{Source: "a"}}
	cited := Of(s, &slides.Deck{Footer: "Draft", Sources: []slides.Source{{ID: "a", Label: "Warden", Title: "Ice"}}}, nil)
	if cited.Room > bare.Room-2 {
		t.Errorf("%.1f of %.1f rem are left", cited.Room, bare.Room)
	}
}

func TestAChartHasMoreThanHalfOfTheRoomBesideShortText(t *testing.T) {
	two := paragraph("The rangers went out day by day and looked at the ice along the north shore, where the reeds begin, and at the floes beyond.")
	chart := slides.Block{Figure: "a"}
	for name, parts := range map[string][]slides.Block{
		"alone":         {chart},
		"below text":    {{Text: []slides.Node{two}}, chart},
		"above text":    {chart, {Text: []slides.Node{listOf(2, "Ice")}}},
		"beside text":   {{Columns: []slides.Column{{Blocks: []slides.Block{chart}}, {Blocks: []slides.Block{{Text: []slides.Node{listOf(4, "Ice")}}}}}}},
		"in two places": {{Columns: []slides.Column{{Blocks: []slides.Block{chart}}, {Blocks: []slides.Block{{Figure: "b"}}}}}},
	} {
		s := &slides.Slide{Headline: []slides.Node{{Text: "Ice on the lake"}}, Blocks: parts}
		d := &slides.Deck{Figures: []slides.Figure{{ID: "a", Title: "Ice, day by day", Unit: "cm"}, {ID: "b", Title: "Ice"}}}
		e := Of(s, d, nil)
		box := Boxes(s, d, nil, e.Size())["a"]
		if high := float64(box[1]) * pixel; high < 0.55*e.Room || high > e.Room {
			t.Errorf("%s: the chart is %.1f rem high, of %.1f", name, high, e.Room)
		}
		if wide := float64(box[0]) * pixel; wide > stageWidth || len(parts[0].Columns) == 0 && wide < stageWidth-pixel {
			t.Errorf("%s: the chart is %.1f rem wide", name, wide)
		}
	}
}
