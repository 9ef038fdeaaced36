//go:build built

package pandoc

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

// figureOf reads a deck with one figure of the lines of a block and the rows of its file.
func figureOf(t *testing.T, block, rows string) (slides.Figure, string) {
	t.Helper()
	text := fmt.Sprintf("# One\n\n``` {.chart #one}\ntitle: A\nalt: B\ndata: rows.csv\n%s\n```\n", block)
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte(text)}, "data/rows.csv": {Data: []byte(rows)}}, DeckFile)
	said := ""
	for _, err := range p.Errors {
		said += err.Error() + "\n"
	}
	if len(p.Deck.Figures) != 1 {
		return slides.Figure{}, said
	}
	return p.Deck.Figures[0], said
}

func TestTheLabelOfADiagramIsItsTargetWhereNoColumnIs(t *testing.T) {
	for _, rows := range []string{"series,label,category\nHarbour,Lighthouse,radio\n", "series,target,category\nHarbour,Lighthouse,radio\n"} {
		f, said := figureOf(t, "type: diagram", rows)
		if said != "" || len(f.Records) != 1 || f.Records[0].Target != "Lighthouse" || f.Records[0].Label != "" || f.Records[0].Category != "radio" {
			t.Errorf("%q gives %+v %s", rows, f.Records, said)
		}
	}
}

func TestFlowsThatCannotBeDrawnAreErrors(t *testing.T) {
	for rows, want := range map[string]string{
		"a,b,1\nb,c,2\nc,a,1\n": "data/rows.csv:4: this flow closes a circle, a → b → c → a, which figure #one (flow) cannot draw",
		"a,a,1\n":               "data/rows.csv:2: this flow closes a circle, a → a",
		"a,b,-1\n":              "data/rows.csv:2: a flow of -1, but figure #one (flow) draws widths",
		"a,b,1\na,c,2\nb,c,1\n": "",
	} {
		_, said := figureOf(t, "type: flow\nunit: t", "series,target,value\n"+rows)
		if want == "" && said != "" || !strings.Contains(said, want) {
			t.Errorf("%q: said %q, want %q", rows, said, want)
		}
	}
}

func TestACircleIsFoundFromAnyFlowThatLeadsToIt(t *testing.T) {
	var records []slides.Record
	for i, way := range []string{"in x", "x y", "y z", "z x", "z out", "out end"} {
		from, to, _ := strings.Cut(way, " ")
		records = append(records, slides.Record{Series: from, Target: to, Line: i})
	}
	circle, line := circleOf(records)
	if len(circle) != 4 || circle[0] != circle[3] || line != 3 {
		t.Errorf("got %v in line %d", circle, line)
	}
}

func TestPlacesOfAMapAreFoundOrAsked(t *testing.T) {
	f, said := figureOf(t, "type: map\nmap: world\nunit: t", "label,value\nKenya,1\nCôte d’Ivoire,2\nKOR,3\n")
	if said != "" || len(f.Places) < 200 || f.Records[0].Place != "KEN" || f.Records[1].Place != "CIV" || f.Records[2].Place != "KOR" {
		t.Errorf("got %+v %s", f.Records, said)
	}
	for block, want := range map[string]string{
		"type: map":              "figure #one (map) does not say which map; add a line map: us-tiles, us or world",
		"type: map\nmap: wurld":  `map: there is no map "wurld"; did you mean "world"?`,
		"type: map\nmap: world":  `"Kenia" is no place of the map world of figure #one; did you mean "Kenya"?`,
		"type: map\nmap: us":     `"Kenia" is no place of the map us of figure #one`,
		"type: bar\nmap: world":  "",
		"type: map\nmap: [a, b]": "map",
	} {
		if _, said := figureOf(t, block+"\nunit: t", "label,value\nKenia,1\n"); !strings.Contains(said, want) {
			t.Errorf("%s: said %q, want %q", block, said, want)
		}
	}
	if _, said := figureOf(t, "type: map\nmap: us\nunit: t", "label,value\nTexas,1\nTX,2\n"); !strings.Contains(said, `data/rows.csv:3: "TX" is the place of line 2 already`) {
		t.Errorf("a place twice: %q", said)
	}
}

func TestStepsBringInLanesInTheirOrder(t *testing.T) {
	const rows = "label,lane,date\na,north,2001\nb,south,2002\nc,north,2003\n"
	f, said := figureOf(t, "type: timeline\nlanes: [south, north]\nsteps: lanes", rows)
	if said != "" || len(f.Steps) != 2 || f.Steps[0].Show["lane"][0] != "south" || f.Steps[1].Show["lane"][0] != "north" {
		t.Errorf("got %+v %s", f.Steps, said)
	}
	if hidden, _ := f.At(0); len(hidden) != 3 {
		t.Errorf("before the first step %v are hidden", hidden)
	}
	if hidden, _ := f.At(1); len(hidden) != 2 || hidden[1] {
		t.Errorf("after the first step %v are hidden", hidden)
	}
	if _, said := figureOf(t, "type: timeline\nsteps: lanes", "label,date\na,2001\n"); !strings.Contains(said, "steps: lanes needs records of several lanes") {
		t.Errorf("of one lane: %q", said)
	}
}
