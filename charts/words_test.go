package charts

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"exhibit/slides"
)

// named is a small figure of a type whose longest name is a word: the label, or the series where a type prints those.
func named(kind, word string) slides.Figure {
	f := slides.Figure{Type: kind, Unit: "km"}
	bySeries := kind == "line" || kind == "area" || kind == "strip" || kind == "box" || kind == "histogram" || kind == "establishment"
	for i, name := range []string{word, "Low", "UK"} {
		for k := range 2 {
			v, low, high := float64(20+9*i+4*k), float64(18+9*i), float64(40+9*i)
			r := slides.Record{
				Label: name, Series: "Count", Value: &v, Low: &low, High: &high, Date: slides.Date(fmt.Sprint(2001 + i + 5*k)), Precision: slides.Year,
				AssertedBy: "Ada", Lane: "Lane",
			}
			switch {
			case kind == "slope":
				r.Series, r.Label, r.Date = name, fmt.Sprint(2001+5*k), slides.Date(fmt.Sprint(2001+5*k))
			case bySeries:
				r.Series, r.Label = name, fmt.Sprint(2001+5*k)
			case kind == "flow", kind == "diagram":
				if k == 1 {
					continue
				}
				r.Series, r.Target = name, "Target"
			case k == 1:
				continue
			}
			f.Records = append(f.Records, r)
		}
	}
	return f
}

// ourWords are 2,000 words of English as its documents and decks here use them, in upper case at the start.
func ourWords(t *testing.T) []string {
	const most = 2000
	word := regexp.MustCompile(`\p{L}{3,}`)
	seen := map[string]bool{}
	var words []string
	for _, pattern := range []string{"../docs/*.md", "../slides/*/deck.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range word.FindAllString(string(text), -1) {
				w = strings.ToUpper(w[:1]) + strings.ToLower(w[1:])
				if w[0] < utf8.RuneSelf && !seen[w] && len(words) < most {
					seen[w] = true
					words = append(words, w)
				}
			}
		}
	}
	if len(words) < most {
		t.Fatalf("%d words in documents and decks, want %d", len(words), most)
	}
	return words
}

func TestTheLongestNameIsPrintedInWholeWords(t *testing.T) {
	words := ourWords(t)
	step := 1
	if testing.Short() {
		step = 40
	}
	for _, kind := range slides.FigureTypes {
		// Names of dots and places stand where there is room, and words of a disagreement only where there is no value.
		mayGo := slices.Contains([]string{"scatter", "map", "disagreement"}, kind)
		for size, theme := range boxes {
			t.Run(kind+"/"+size, func(t *testing.T) {
				ours := map[string]bool{} // what the drawing says without a name
				for _, s := range draw(named(kind, "Ox"), theme).shapes {
					ours[s.Style.Text] = true
				}
				for i := 0; i < len(words); i += step {
					word, printed := words[i], false
					for _, s := range draw(named(kind, word), theme).shapes {
						if s.Type != "text" {
							continue
						}
						printed = printed || strings.Contains(s.Style.Text, word)
						if first, _, _ := strings.Cut(s.Style.Text, " "); strings.HasSuffix(s.Style.Text, "…") || len(first) > 2 && first != word && strings.HasPrefix(word, first) && !ours[s.Style.Text] {
							t.Fatalf("%q is printed for %q", s.Style.Text, word)
						}
					}
					if !printed && !mayGo {
						t.Fatalf("%q is not printed", word)
					}
				}
			})
		}
	}
}
