package pandoc

import (
	"strings"
	"testing"

	"exhibit/slides"
)

// csvTableOf reads a deck with a table of a CSV file, with further lines of its block.
func csvTableOf(t *testing.T, csv, lines string) (*Parsed, string) {
	t.Helper()
	p := parseFiles(t, map[string]string{"deck.md": "# One\n\n``` {.table}\ndata: d.csv\n" + lines + "```\n", "data/d.csv": csv})
	var first []string // cells of each row
	for _, b := range p.Deck.Slides[0].Blocks {
		slides.Walk(b.Text, func(n *slides.Node) bool {
			if n.Kind == "tr" && len(n.Children) > 0 && n.Children[0].Kind == "td" {
				first = append(first, slides.Plain(n.Children[:1]))
			}
			return true
		})
	}
	return p, strings.Join(first, " ")
}

func TestRowsOfATableAreSortedAsTheirColumnIsMeant(t *testing.T) {
	for _, tc := range []struct{ csv, by, want string }{
		{"n;v\na;0,5\nb;12\nc;3,25\nd;100\n", "v", "a c b d"},
		{"n;v\na;0,5\nb;12\nc;3,25\nd;100\n", "-v", "d b c a"},
		{"n;v\na;1.200,5\nb;300\n", "v", "b a"},
		{"n,v\na,\"1,200\"\nb,300\nc,-5\nd,(7)\ne,$2\n", "v", "d c e b a"},
		{"n,v\na,\nb,3\nc,n/a\nd,-1\n", "v", "d b a c"},
		{"n,v\na,\nb,3\nc,n/a\nd,-1\n", "-v", "b d a c"},
		{"n,day\na,3/4/2020\nb,12/1/2019\nc,20/10/2018\n", "day", "c b a"},
		{"n,day\na,March 2020\nb,April 2019\n", "day", "b a"},
		{"n,v\nb,x\na,y\n", "n", "a b"},
	} {
		lines := ""
		if tc.by != "" {
			lines = "sort: " + tc.by + "\n"
		}
		if p, got := csvTableOf(t, tc.csv, lines); tc.want != "" && got != tc.want {
			t.Errorf("%q by %s: %s, want %s %v", tc.csv, tc.by, got, tc.want, p.Errors)
		}
	}
}

func TestATableThatShowsNothingSaysSo(t *testing.T) {
	for _, tc := range []struct{ csv, lines, err, warning string }{
		{"a,b\n1,2\n", "columns: []\n", "deck.md:3: the table shows no column of data/d.csv", ""},
		{"source,paragraph\nx,1\n", "", "deck.md:3: the table shows no column of data/d.csv", ""},
		{"a,b\n", "", "", "deck.md:3: data/d.csv has no rows"},
	} {
		p, _ := csvTableOf(t, tc.csv, tc.lines)
		if !strings.Contains(p.Errors.Error(), tc.err) || !strings.Contains(p.Warnings.Error(), tc.warning) {
			t.Errorf("%q %q: %v %v", tc.csv, tc.lines, p.Errors, p.Warnings)
		}
	}
}

// A file of some kilobytes could become gigabytes of cells.
func TestATableIsNoLargerThanASlideCanShow(t *testing.T) {
	block := "``` {.table}\ndata: d.csv\ncolumns: [" + strings.Repeat("a,", 5000) + "a]\n```\n\n"
	p := parseFiles(t, map[string]string{"deck.md": "# One\n\n" + strings.Repeat(block, 80), "data/d.csv": "a,b\n" + strings.Repeat("1,2\n", 200)})
	cells := 0
	for _, b := range p.Deck.Slides[0].Blocks {
		slides.Walk(b.Text, func(n *slides.Node) bool {
			if n.Kind == "td" || n.Kind == "th" {
				cells++
			}
			return true
		})
	}
	if cells == 0 || cells > maxRepeated/cellSize {
		t.Errorf("%d cells", cells)
	}
	for _, want := range []string{"the table shows 50 of 5001 columns", "the table shows 100 of the 200 rows", "from here on they are left out"} {
		if !strings.Contains(p.Warnings.Error(), want) {
			t.Errorf("no warning that %s", want)
		}
	}
}

func TestNamesOfColumnsCountAmongWhatIsThereAgain(t *testing.T) {
	head := strings.Repeat(strings.Repeat("x", 9000)+",", 40) + "y\n"
	p := parseFiles(t, map[string]string{"deck.md": "# One\n\n" + strings.Repeat("``` {.table}\ndata: d.csv\n```\n\n", 50), "data/d.csv": head + strings.Repeat("1,", 40) + "1\n"})
	size := 0
	for _, b := range p.Deck.Slides[0].Blocks {
		size += len(slides.Plain(b.Text))
	}
	if size > 2*maxRepeated {
		t.Errorf("%d bytes", size)
	}
}
