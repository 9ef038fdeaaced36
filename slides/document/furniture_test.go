package document

import (
	"fmt"
	"reflect"
	"testing"

	"exhibit/slides/decktest"
)

// between are pages with a first line, a text and a last line each.
func between(edges ...[2]string) []byte {
	texts := []string{"The lamps burned all night and", "Boats were late in that year of", "Nobody came to the pier since", "The walls broke on the side of", "A ship with stones came to", "It was worse behind the"}
	var pages [][]decktest.Print
	for i, edge := range edges {
		text := texts[i%len(texts)]
		page := decktest.Lines(60, 800, edge[0])
		page = append(page, decktest.Lines(60, 700, text+" one of them.", "", text+" the second one.", "", text+" the last.")...)
		pages = append(pages, append(page, decktest.Lines(60, 40, edge[1])...))
	}
	return decktest.PDF(pages...)
}

func TestLinesAtTheEdgeThatDifferInTheirFiguresAreText(t *testing.T) {
	for name, edges := range map[string][][2]string{
		"counts":            {{"In 2009 the warden counted 1240 gulls.", "Total of the year: 77 boats."}, {"In 2010 the warden counted 1271 gulls.", "Total of the year: 82 boats."}, {"In 2011 the warden counted 1302 gulls.", "Total of the year: 87 boats."}},
		"counts of two":     {{"Gulls: 1240", "Boats: 77"}, {"Gulls: 1271", "Boats: 82"}},
		"years in a row":    {{"In 2009 the gulls left us", "Year of 2012"}, {"In 2010 the gulls left us", "Year of 2013"}, {"In 2011 the gulls left us", "Year of 2014"}},
		"sentences":         {{"The warden lost 3 gulls.", "A total of 7 lamps burned."}, {"The warden lost 4 gulls.", "A total of 8 lamps burned."}, {"The warden lost 5 gulls.", "A total of 9 lamps burned."}},
		"figures alone":     {{"1240", "77"}, {"1271", "82"}, {"1302", "87"}},
		"parts of a figure": {{"Gulls 1,001", "77.1"}, {"Gulls 1,002", "77.2"}, {"Gulls 1,003", "77.3"}},
		"a sentence thrice": {{"All of the 1,240 gulls left us.", "none"}, {"All of the 1,240 gulls left us.", "no 2"}, {"All of the 1,240 gulls left us.", "not 9"}},
	} {
		text := read(t, "a.pdf", between(edges...))
		if len(text.Left) > 0 {
			t.Errorf("%s: left out are %v", name, text.Left)
		}
		for i, edge := range edges {
			for _, line := range edge {
				found := false
				for _, p := range text.Passages {
					found = found || p.Page == i+1 && p.Text == line
				}
				if !found {
					t.Errorf("%s: page %d has not %q:\n%s", name, i+1, line, listed(text))
				}
			}
		}
	}
}

func TestRunningHeadsAndFeetAreLeftOutAndNamed(t *testing.T) {
	of := func(pages int, head, foot func(i int) string) (edges [][2]string) {
		for i := range pages {
			edges = append(edges, [2]string{head(i), foot(i)})
		}
		return edges
	}
	same := func(text string) func(int) string { return func(int) string { return text } }
	counted := func(format string, from int) func(int) string {
		return func(i int) string { return fmt.Sprintf(format, i+from) }
	}
	roman := func(i int) string { return []string{"ii", "iii", "iv", "v", "vi"}[i] }
	for name, test := range map[string]struct {
		edges [][2]string
		left  []Left
	}{
		"page numbers":       {of(3, same("Report of the warden"), counted("%d", 4)), []Left{{"Report of the warden", 3}, {"4", 3}}},
		"in the line":        {of(3, counted("Report of the warden | %d", 4), counted("Page %d of 12", 4)), []Left{{"Report of the warden | 4", 3}, {"Page 4 of 12", 3}}},
		"on two pages":       {of(2, counted("Report of the warden %d", 1), same("Harbour Office 2014")), []Left{{"Report of the warden 1", 2}, {"Harbour Office 2014", 2}}},
		"Roman":              {of(4, func(i int) string { return "Preface " + roman(i) }, roman), []Left{{"Preface ii", 4}, {"ii", 4}}},
		"a sentence often":   {of(5, same("For the members of the society only."), counted("%d", 1)), []Left{{"For the members of the society only.", 5}, {"1", 5}}},
		"left and right":     {of(4, func(i int) string { return []string{"12 The gulls", "The lamps 13", "14 The gulls", "The lamps 15"}[i] }, same("Harbour Office")), []Left{{"12 The gulls", 2}, {"Harbour Office", 4}, {"The lamps 13", 2}}},
		"numbers like years": {of(5, counted("Annals of the harbour %d", 1990), same("Harbour Office")), []Left{{"Annals of the harbour 1990", 5}, {"Harbour Office", 5}}},
	} {
		text := read(t, "a.pdf", between(test.edges...))
		if !reflect.DeepEqual(text.Left, test.left) {
			t.Errorf("%s: left out are %v, want %v\n%s", name, text.Left, test.left, listed(text))
		}
	}
}

func TestADocumentOfEdgesAloneIsText(t *testing.T) {
	page := decktest.Lines(60, 700, "Harbour Office", "1,240 gulls")
	want(t, read(t, "a.pdf", decktest.PDF(page, page)), `
p. 1, ¶1 Harbour Office 1,240 gulls
p. 2, ¶1 Harbour Office 1,240 gulls
`)
}
