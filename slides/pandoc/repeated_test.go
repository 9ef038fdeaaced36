package pandoc

import (
	"fmt"
	"strings"
	"testing"

	"exhibit/slides"
)

// parseBody reads a deck of a body and returns its slides' text and what was warned of.
func parseBody(body string) (text, warnings string) {
	p := Parse(errorTest{body: body}.fs(), DeckFile)
	var all []string
	for _, s := range p.Deck.Slides {
		for _, b := range s.Blocks {
			all = append(all, slides.Plain(b.Text))
		}
	}
	return strings.Join(all, "\n"), p.Warnings.Error()
}

func TestAFootnoteIsReadWhereverItIsDefined(t *testing.T) {
	text, warnings := parseBody("# S\n\nA[^b] b[^none] c[^a] d![^a]\n\n> [^a]: First\n\n- [^b]: Second\n\n[^a]: Another of that label\n\n[^c]: Without a mark\n")
	for _, want := range []string{"Second", "First", "[^none]"} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %q", want, text)
		}
	}
	if strings.Index(text, "Second") > strings.Index(text, "First") || strings.Contains(text, "Another") || strings.Contains(text, "Without") || strings.Contains(warnings, "%!") {
		t.Errorf("%q, %s", text, warnings)
	}
}

func TestWhatIsRepeatedIsBounded(t *testing.T) {
	const many = 400
	for name, body := range map[string]string{
		"a footnote": "# S\n\n[^1]: " + strings.Repeat("gulls ", 2000) + "\n\n" + strings.Repeat("A[^1]\n\n", many),
		"an address": "# S\n\n[a]: https://a.example/" + strings.Repeat("a", 12000) + "\n\n" + strings.Repeat("[a]\n\n", many),
	} {
		text, warnings := parseBody(body)
		if strings.Count(warnings, "stand in several places have more than") != 1 {
			t.Errorf("%s: warnings %s", name, warnings)
		}
		if len(text) > 2*maxRepeated {
			t.Errorf("%s: %d bytes of text", name, len(text))
		}
	}
	if _, warnings := parseBody("# S\n\n[^1]: A note\n\nA[^1] b[^1] [c][d] [e][d]\n\n[d]: https://d.example\n"); strings.Contains(warnings, "several places") {
		t.Errorf("warnings %s", warnings)
	}
}

func TestHintsAreGivenForTheFirstUnknownWordsOnly(t *testing.T) {
	body := "# Results {#results}\n\n"
	for range maxHints + 50 {
		body += "[a](#result)\n\n"
	}
	if _, warnings := parseBody(body); strings.Count(warnings, "did you mean") != maxHints || strings.Count(warnings, "no slide has this identifier") != maxHints+50 {
		t.Errorf("%d hints", strings.Count(warnings, "did you mean"))
	}
}

func TestColumnsAreThoseOfTheLineInAnyOrder(t *testing.T) {
	p := Parse(errorTest{body: "# Sé {#s}\n\néé b ééé c\n"}.fs(), DeckFile)
	text := string(p.r.src)
	want := map[string]Place{"b": {DeckFile, 8, 4}, "c": {DeckFile, 8, 10}, "Sé": {DeckFile, 6, 3}}
	for _, order := range [][]string{{"b", "c", "Sé"}, {"c", "b", "b", "c"}, {"Sé", "c", "Sé", "b"}} {
		for _, word := range order {
			if at := p.Place(strings.Index(text, word)); at != want[word] {
				t.Errorf("%v: %s is at %+v", order, word, at)
			}
		}
	}
	if at := p.Place(len(text) + 9); at.Line < 8 {
		t.Errorf("behind the end: %+v", at)
	}
}

func TestADisagreementHasSoManyRecordsAtMost(t *testing.T) {
	rows := ""
	for i := range MaxDisputed + 5 {
		rows += fmt.Sprintf("How many %d?,Four,agree,Agency,chen-lim,9,\n", i/2)
	}
	p := Parse(errorTest{body: disagreement, file: pointsWith(rows)}.fs(), DeckFile)
	if got := p.Warnings.Error(); strings.Count(got, "the disagreements have more than 1000 records") != 1 || !strings.Contains(got, fmt.Sprintf("csv:%d:", MaxDisputed+2)) {
		t.Errorf("%s", got)
	}
}

func TestNeighbouringTextBecomesOneNode(t *testing.T) {
	nodes := merged([]slides.Node{{Text: "a", Pos: 1}, {Text: "b", Pos: 2}, {Kind: "em", Children: []slides.Node{{Text: "c"}, {Text: ""}, {Text: "d"}}}, {Text: "e"}, {Text: ""}, {Text: "f"}})
	if len(nodes) != 3 || nodes[0].Text != "ab" || nodes[0].Pos != 1 || len(nodes[1].Children) != 1 || nodes[1].Children[0].Text != "cd" || nodes[2].Text != "ef" {
		t.Errorf("%+v", nodes)
	}
}
