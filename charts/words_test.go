package charts

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"exhibit/slides"
)

// named is a small figure of a type whose longest name is a word: the label, or the series where a type prints those.
func named(kind, word string) slides.Figure {
	f := slides.Figure{Type: kind, Unit: "km"}
	bySeries := kind == "line" || kind == "area" || kind == "strip" || kind == "box" || kind == "histogram" || kind == "slope"
	for i, name := range []string{word, "Low", "UK"} {
		for k := range 2 {
			v, low, high := float64(20+9*i+4*k), float64(18+9*i), float64(40+9*i)
			r := slides.Record{
				Label: name, Series: "Count", Value: &v, Low: &low, High: &high, Date: slides.Date(fmt.Sprint(2001 + i + 5*k)), Precision: slides.Year,
				AssertedBy: "Ada", Lane: "Lane",
			}
			switch {
			case bySeries:
				r.Series, r.Label = name, fmt.Sprint(2001+5*k)
			case kind == "disagreement":
				r.Series, r.Category = "Wieviel?", slides.Differ
			case k == 1:
				continue
			}
			f.Records = append(f.Records, r)
		}
	}
	return f
}

func TestTheLongestNameIsPrintedInWholeWords(t *testing.T) {
	list, err := os.ReadFile("testdata/words.txt")
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(string(list))
	if len(words) < 2000 {
		t.Fatalf("%d words", len(words))
	}
	step := 1
	if testing.Short() {
		step = 40
	}
	for _, kind := range slides.FigureTypes {
		if kind == "scatter" { // whose labels stand where they have room
			continue
		}
		for size, theme := range boxes {
			t.Run(kind+"/"+size, func(t *testing.T) {
				for i := 0; i < len(words); i += step {
					word, printed := words[i], false
					for _, s := range draw(named(kind, word), theme).shapes {
						if s.Type != "text" {
							continue
						}
						printed = printed || strings.Contains(s.Style.Text, word)
						if first, _, _ := strings.Cut(s.Style.Text, " "); strings.HasSuffix(s.Style.Text, "…") || len(first) > 2 && first != word && strings.HasPrefix(word, first) && first != "Low" && first != "Count" {
							t.Fatalf("%q is printed for %q", s.Style.Text, word)
						}
					}
					if !printed {
						t.Fatalf("%q is not printed", word)
					}
				}
			})
		}
	}
}
