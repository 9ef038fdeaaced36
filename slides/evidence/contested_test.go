package evidence

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/decktest"
	"exhibit/slides/pandoc"

	"exhibit/slides"

	"golang.org/x/net/html"
)

// points are the records of the disagreement in the tests below. No point has chen-lim ¶1.
const points = `series,label,category,value,unit,date,precision,asserted_by,source,paragraph,token,note
How many elements?,Four points,differ,,,,,Chen,chen-lim,16;17,,
How many elements?,Three parts,differ,,,,,Knake,cfr-knake,8,,
How many people?,First count,differ,21500000,people,,,Agency,chen-lim,20,21.5 million,
How many people?,Second count,differ,4000000,people,,,Knake,cfr-knake,20,4 million,
How often?,Daily,incomparable,1000,scans,,,Agency,chen-lim,30,,
How often?,Yearly,incomparable,12,intrusions,,,Knake,cfr-knake,30,,Scans are not intrusions
When did they meet?,25 September 2015,differ,,,2015-09-25,day,Chen,chen-lim,40,,
When did they meet?,26 September 2015,differ,,,2015-09-26,day,Knake,cfr-knake,40,,
Who met?,Two presidents,agree,,,,,Chen,chen-lim,50,,
Who met?,Two presidents,agree,,,,,Knake,cfr-knake,50,,
`

const otherRecords = `series,label,value,unit,date,precision,asserted_by,source,paragraph
,People,21500000,people,2015,year,Agency,chen-lim,20
,People elsewhere,21500000,people,2015,year,Agency,chen-lim,21
,Four points agreed,,,2015-09-24,day,Chen,chen-lim,16
,Meeting,,,2015-09-25,day,Chen,chen-lim,40
,Meeting,,,2015-09,month,Chen,chen-lim,40
`

// contestedDeck reads a deck with the body on its first slide, a chart on the second, and the
// disagreement and a sentence on the third.
func contestedDeck(t *testing.T, body string) *slides.Deck {
	t.Helper()
	deck := frontMatter + body + "\n\n# Records {#records}\n\n``` {.chart #others}\n" +
		"type: timeline\ndata: others.csv\ntitle: Four points\nalt: Four points\n```\n" +
		"\n# Open {#open}\n\nThere are four points [@chen-lim, ¶16].\n\n``` {.chart #points}\n" +
		"type: disagreement\ndata: points.csv\ntitle: Four points or three\nalt: Four points or three\n```\n"
	d, err := Read(fstest.MapFS{
		"deck.md":         {Data: []byte(deck)},
		"sources.yaml":    {Data: []byte(strings.NewReplacer("A}", "A, citation-label: Knake}", "B}", "B, citation-label: Chen}").Replace(twoSources))},
		"data/points.csv": {Data: []byte(points)},
		"data/others.csv": {Data: []byte(otherRecords)},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	decktest.CheckHTML(t, d)
	return d
}

// marked is the text of HTML with each mark of a conflict in brackets: [a ‡] if it is a link
// to the disagreement, else [span ‡].
func marked(t *testing.T, part string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(part))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	var write func(*html.Node)
	write = func(n *html.Node) {
		switch class := attr(n, "class"); {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case class == "cites":
		case class == "contested":
			fmt.Fprintf(&b, "[%s %s]", n.Data, n.FirstChild.Data)
			if want := map[string]string{"‡": slides.Differ, "*": slides.Incomparable}[n.FirstChild.Data]; attr(n, "data-relation") != want {
				t.Errorf("%s is %s", n.FirstChild.Data, attr(n, "data-relation"))
			}
			if n.Data == "a" && attr(n, "href") != "/s/open#figure-points" {
				t.Errorf("the mark leads to %s", attr(n, "href"))
			}
		default:
			for c := range n.ChildNodes() {
				write(c)
			}
		}
	}
	write(root)
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestAContestedFigureCarriesAMarkWhereverItStands(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a number", "The count is 21.5 million [@chen-lim, ¶20].", "The count is 21.5 million[a ‡] ."},
		{"a number in full", "The count is 21,500,000 people [@chen-lim, ¶20].", "The count is 21,500,000[a ‡] people ."},
		{"a number in words", "They agreed on four points [@chen-lim, ¶16].", "They agreed on four[a ‡] points ."},
		{"the other value", "They agreed on three parts [@cfr-knake, ¶8].", "They agreed on three[a ‡] parts ."},
		{"one of several passages", "Four points [@cfr-knake, ¶2; @chen-lim, ¶3, 17].", "Four[a ‡] points ."},
		{"a date", "They met on 25 September 2015 [@chen-lim, ¶40].", "They met on 25 September 2015[a ‡] ."},
		{"a date that both bear out", "They met in 2015 [@chen-lim, ¶40].", "They met in 2015 ."},
		{"values that cannot be compared", "It was 1,000 scans a day [@chen-lim, ¶30].", "It was 1,000[a *] scans a day ."},
		{"a point on which all agree", "They were two presidents [@chen-lim, ¶50].", "They were two presidents ."},
		{"the same number with another passage", "Four points [@chen-lim, ¶1].", "Four points ."},
		{"another number with the passage", "Five points [@chen-lim, ¶16].", "Five points ."},
		{"words that stand in the passage", "The points they agreed on [@chen-lim, ¶16].", "The points they agreed on ."},
		{"a value's number with the passage of another", "Four points [@cfr-knake, ¶8].", "Four points ."},
		{"a table's cell", "| A | B |\n|---|---|\n| Chen | **4** [@chen-lim, ¶16] |\n| Lim | 4 [@chen-lim, ¶1] |\n", "ABChen4[a ‡] Lim4"},
		{"a table's caption", "| A |\n|---|\n| x |\n\n: All 4 of Chen's [@chen-lim, ¶16]\n", "All 4[a ‡] of Chen’s Ax"},
		{"a list", "- four points\n- none [@chen-lim, ¶1]\n\n[@chen-lim, ¶16]", "four pointsnone"},
		{"an item", "- four points [@chen-lim, ¶16]\n    - of them four kept\n", "four[a ‡] points of them four[a ‡] kept"},
		{"a definition", "Chen\n:   four points [@chen-lim, ¶16]\n", "Chenfour[a ‡] points"},
		{"a quotation", "> “four points” [@chen-lim, ¶16]", "“four[a ‡] points”"},
		{"what goes into a sum", "[21.5 / 4 = 5.375]{.derived} [@chen-lim, ¶20; @cfr-knake, ¶20].", "21.5[a ‡] / 4[a ‡] = 5.375 ."},
		{"what comes out of a sum", "[6 - 2 = 4]{.derived} [@chen-lim, ¶16].", "6 - 2 = 4 ."},
		{"the deck's own count", "[four points]{.own} and more [@chen-lim, ¶16].", "four points and more ."},
		{"words in another language", "[2015年9月25日]{lang=zh} [@chen-lim, ¶40].", "2015年9月25日 ."},
		{"a heading within a slide", "## Four points\n\nAs Chen has it [@chen-lim, ¶16].", "Four[span ‡] pointsAs Chen has it ."},
		{"a link", "[four points](https://example.org) [@chen-lim, ¶16].", "four[span ‡] points ."},
		{"emphasis", "*four* points and ***4*** [@chen-lim, ¶16].", "four[a ‡] points and 4[a ‡] ."},
		{"code", "`4` and a figure [@chen-lim, ¶16].", "4 and a figure ."},
		{"entities and escapes", "&amp; \\*four&nbsp;points\\* &#8211; 4&#32;more [@chen-lim, ¶16].", "& *four[a ‡] points* – 4[a ‡] more ."},
		{"a range", "They agreed on three to four points, and four - or three [@cfr-knake, ¶8; @chen-lim, ¶16].", "They agreed on three to four[a ‡] points, and four[a ‡] - or three[a ‡] ."},
		{"lines", "They agreed on 25\nSeptember\n2015\n[@chen-lim, ¶40].", "They agreed on 25 September 2015[a ‡] ."},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := contestedDeck(t, "# S {#s}\n\n"+test.text)
			got := ""
			for _, b := range d.Slides[0].Blocks {
				got += marked(t, slides.HTML(b.Text, "", ""))
			}
			if got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
			notes := contestedDeck(t, "# S {#s}\n\n::: notes\n"+test.text+"\n:::\n")
			if got := marked(t, slides.HTML(notes.Slides[0].Notes, "", "")); got != test.want && test.name != "a heading within a slide" {
				t.Errorf("in notes: got %s, want %s", got, test.want)
			}
		})
	}
}

func TestAMarkSaysWhatOthersHave(t *testing.T) {
	d := contestedDeck(t, "# Four points of *21.5 million* [@chen-lim, ¶16, 20] {#s}\n\nBody")
	s := d.Slides[0]
	if got, want := marked(t, slides.HTML(s.Headline, "", "")), "Four[span ‡] points of 21.5 million[span ‡]"; got != want {
		t.Errorf("the headline is %s, want %s", got, want)
	}
	if s.Title != "Four points of 21.5 million" {
		t.Errorf("the title is %s", s.Title)
	}
	for _, want := range []string{
		`aria-label="How many elements? Others say: Three parts (Knake ¶8)"`,
		`title="How many people? Others say: Second count: 4,000,000 people (Knake ¶20)"`,
	} {
		if !strings.Contains(slides.HTML(s.Headline, "", ""), want) {
			t.Errorf("%s is not in %s", want, slides.HTML(s.Headline, "", ""))
		}
	}
	open := d.Slides[2]
	if got, want := marked(t, slides.HTML(open.Blocks[0].Text, "", "")), "There are four[span ‡] points ."; got != want {
		t.Errorf("beside the disagreement: got %s, want %s", got, want)
	}
	scans := slides.HTML(contestedDeck(t, "# S {#s}\n\nThere are 12 intrusions [@cfr-knake, ¶30].").Slides[0].Blocks[0].Text, "", "")
	if want := `aria-label="How often? Not comparable: Daily: 1,000 scans (Agency, Chen ¶30)"`; !strings.Contains(scans, want) {
		t.Errorf("%s is not in %s", want, scans)
	}
}

func TestContestedRecordsAreMarked(t *testing.T) {
	d := contestedDeck(t, "# S {#s}\n\nBody")
	var got []string
	for _, r := range d.Figure("others").Records {
		got = append(got, strings.Join([]string{r.Contested, r.Others, r.Dispute}, "|"))
	}
	want := []string{
		"differ|How many people? Others say: Second count: 4,000,000 people (Knake ¶20)|/s/open#figure-points",
		"||",
		"differ|How many elements? Others say: Three parts (Knake ¶8)|/s/open#figure-points",
		"differ|When did they meet? Others say: 26 September 2015 (Knake ¶40)|/s/open#figure-points",
		"||",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, r := range d.Figure("points").Records {
		if r.Contested+r.Others+r.Dispute != "" {
			t.Errorf("%s of the disagreement itself is marked", r.Label)
		}
	}
}

// TestMarksChangeNothingElse reads a deck with and without its relations.
func TestMarksChangeNothingElse(t *testing.T) {
	files := folder(t, "testdata/contested")
	with, err := Read(files, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	linted := findings(t, files, nil)
	data := files["data/points.csv"]
	data.Data = []byte(strings.NewReplacer(",differ,", ",agree,", ",incomparable,", ",agree,").Replace(string(data.Data)))
	without, err := Read(files, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if plain := findings(t, files, nil); plain != linted {
		t.Errorf("the check finds\n%s\nwithout marks\n%s", linted, plain)
	}
	marks := 0
	for i, s := range with.Slides {
		for j, b := range s.Blocks {
			slides.Walk(b.Text, func(n *slides.Node) bool {
				if n.Kind == slides.Contested {
					marks++
				}
				return true
			})
			if got, plain := slides.Plain(b.Text), slides.Plain(without.Slides[i].Blocks[j].Text); got != plain {
				t.Errorf("got %s, without marks %s", got, plain)
			}
		}
		if s.Title != without.Slides[i].Title || len(s.Cites) != len(without.Slides[i].Cites) {
			t.Errorf("slide %s has title or citations of its own", s.Slug)
		}
	}
	if marks == 0 || len(with.Figures) != len(without.Figures) {
		t.Errorf("%d marks, %d figures, want some and %d", marks, len(with.Figures), len(without.Figures))
	}
}

const (
	frontMatter = "---\npagetitle: T\nbibliography: sources.yaml\n---\n\n"
	twoSources  = "references:\n- {id: cfr-knake, type: webpage, title: A}\n- {id: chen-lim, type: webpage, title: B}\n"
)

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestDecksAreReadToTheirGoldenModel holds what evidence adds to a deck as it is read: the marks of contested
// mentions, and what was found in each passage.
func TestDecksAreReadToTheirGoldenModel(t *testing.T) {
	for name, dir := range map[string]string{"contested": "testdata/contested", "linted": "testdata/linted"} {
		d, err := Read(os.DirFS(dir), pandoc.DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.MarshalIndent(d, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", name+".json")
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is read to another model than %s; run go test ./slides/evidence -update and look at the difference", dir, golden)
		}
	}
}
