package app

import (
	"slices"
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
	"golang.org/x/net/html"

	"exhibit/slides"
	"exhibit/words"
)

// testBriefing is a deck of three slides: text, a timeline, and steps.
func testBriefing() *Briefing {
	number := 5.0
	cite := slides.Cite{Source: "a", Label: "Ada", Spots: []slides.Spot{{Paragraph: 3}}, Locator: "¶3"}
	records := []slides.Record{
		{Label: "Early", Lane: "North", Category: "treaty", Date: "1990", Precision: slides.Year, AssertedBy: "Ada", Cite: cite},
		{Label: "Late <b>", Lane: "South", Category: "war", Date: "2014-06-02", Precision: slides.Day, AssertedBy: "Ada", Cite: cite},
		{Label: "Long", Lane: "South", Category: "war", Date: "2008", End: "2014-01", Precision: slides.Range, Value: &number, Unit: "ships", AssertedBy: "Ada", Cite: cite},
	}
	return &Briefing{
		Words: words.In("en"),
		Deck: slides.Deck{
			Title: "Deck", Lang: "en",
			Sources: []slides.Source{{ID: "a", Label: "Ada", Title: "On Engines"}},
			Figures: []slides.Figure{{
				ID: "events", Type: "timeline", Title: "A \"finding\"", Alt: "In words.", Records: records,
				Zoom: [2]slides.Date{"2013", "2015-03"},
			}},
			Slides: []slides.Slide{
				{Slug: "one", Title: "First", Headline: said("First"), Blocks: []slides.Block{{Text: []slides.Node{{Kind: "p", Children: said("Text")}}}}, Cites: []slides.Cite{cite}},
				{Slug: "two", Title: "Second", Headline: said("Second"), Blocks: []slides.Block{{Figure: "events"}}},
				{Slug: "three", Title: "Third", Headline: said("Third"), Notes: []slides.Node{{Kind: "p", Children: said("Say it.")}}, Steps: 1, Blocks: []slides.Block{
					{Text: []slides.Node{{Kind: "p", Children: said("Now")}}},
					{Text: []slides.Node{{Kind: "p", Children: said("Later")}}, Step: 1},
				}},
			},
		},
		Drawings: map[string]Drawing{"events": {Wide: "<svg></svg>", Narrow: "<svg></svg>"}},
	}
}

func said(text string) []slides.Node { return []slides.Node{{Text: text}} }

func tree(t *testing.T, c app.Composer) *html.Node {
	t.Helper()
	engine := app.NewTestEngine()
	if err := engine.Load(c); err != nil {
		t.Fatal(err)
	}
	engine.ConsumeAll()
	return parse(t, app.HTMLString(c))
}

// with returns the first element that has an attribute with a value, or nil.
func with(n *html.Node, key, value string) *html.Node {
	for d := range n.Descendants() {
		for _, a := range d.Attr {
			if a.Key == key && a.Val == value {
				return d
			}
		}
	}
	return nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func TestTheTableMarksAContestedRecordWhereItsFigureStands(t *testing.T) {
	b := testBriefing()
	for i := range b.Deck.Figures[0].Records {
		r := &b.Deck.Figures[0].Records[i]
		r.Contested, r.Others, r.Dispute = slides.Differ, `How many? Others say: "six" (Bo ¶4)`, "/s/three#figure-points"
	}
	b.Deck.Figures[0].Records[1].Contested = ""
	figure := with(tree(t, Page(b, "two")), "data-figure", "events")
	if id := attribute(figure, "id"); id != "figure-events" {
		t.Errorf("marks lead to #figure-events, but the figure is #%s", id)
	}
	var marked []string
	for n := range find(figure, "table").Descendants() {
		if attribute(n, "class") != "contested" {
			continue
		}
		marked = append(marked, text(n.Parent))
		if attribute(n, "href") != "/s/three#figure-points" || attribute(n, "aria-label") != `How many? Others say: "six" (Bo ¶4)` || attribute(n, "data-relation") != "differ" {
			t.Errorf("the mark is %v", n.Attr)
		}
	}
	if want := []string{"Early‡", "5 ships‡"}; !slices.Equal(marked, want) {
		t.Errorf("marked are %q, want %q", marked, want)
	}
}

func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func TestASlideSaysWhichItIs(t *testing.T) {
	b := testBriefing()
	article := find(tree(t, Page(b, "three")), "article")
	for key, want := range map[string]string{"data-slide": "three", "data-title": "Third · Deck", "data-steps": "1", "data-day": ""} {
		if got := attribute(article, key); got != want {
			t.Errorf("%s is %q, want %q", key, got, want)
		}
	}
}

func TestASlideNamesItsSourcesAtItsFoot(t *testing.T) {
	item := with(tree(t, Page(testBriefing(), "one")), "id", "src-a")
	if item == nil {
		t.Fatal("no foot entry for the cited source")
	}
	if got, want := text(item), "Ada ¶3 No author named, “On Engines”, undated."; got != want {
		t.Errorf("the foot says %q, want %q", got, want)
	}
}

func TestSpeakerNotesAreOnThePrintPageAndNotOnTheSlide(t *testing.T) {
	if strings.Contains(text(tree(t, Page(testBriefing(), "three"))), "Say it.") {
		t.Error("the audience sees the notes")
	}
	if !strings.Contains(text(tree(t, Print(testBriefing()))), "Say it.") {
		t.Error("the print page lacks the notes")
	}
}

func TestAFigureHasItsPictureItsWordsAndItsData(t *testing.T) {
	root := tree(t, Page(testBriefing(), "two"))
	f := with(root, "data-figure", "events")
	if f == nil {
		t.Fatal("no figure")
	}
	if find(f, "svg") == nil {
		t.Error("no still picture")
	}
	if got := attribute(with(f, "class", "chart"), "aria-label"); got != "In words." {
		t.Errorf("the chart is called %q", got)
	}
	table := text(find(f, "table"))
	for _, want := range []string{`A "finding"`, "Late <b>", "2 June 2014", "2008 – January 2014", "5 ships", "Ada ¶3"} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q: %s", want, table)
		}
	}
}

func TestAFigureWithoutADrawingSaysSo(t *testing.T) {
	b := testBriefing()
	b.Drawings = nil
	if got := text(with(tree(t, Page(b, "two")), "data-figure", "events")); !strings.Contains(got, "could not be drawn") {
		t.Errorf("it says %q", got)
	}
}

func TestAnUnknownSlideIsAnEmptyArticleAndNoPanic(t *testing.T) {
	tree(t, Page(testBriefing(), "nowhere"))
}

func TestLaterBlocksCarryTheirStep(t *testing.T) {
	later := with(tree(t, Page(testBriefing(), "three")), "data-step", "1")
	if later == nil || text(later) != "Later" {
		t.Errorf("step 1 is %v", later)
	}
}

func TestFiltersLeaveWhatTheyName(t *testing.T) {
	f := testBriefing().Deck.Figures[0]
	for _, tc := range []struct {
		name           string
		zoomed         bool
		lane, category string
		want           string
	}{
		{"nothing chosen keeps all", false, "", "", "Early Late <b> Long"},
		{"a side", false, "North", "", "Early"},
		{"a kind", false, "", "war", "Late <b> Long"},
		{"both", false, "North", "war", ""},
		{"a span that reaches into the zoomed dates stays", true, "", "", "Late <b> Long"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var labels []string
			got := narrowed(f, tc.zoomed, tc.lane, tc.category)
			for _, r := range got.Records {
				labels = append(labels, r.Label)
			}
			if strings.Join(labels, " ") != tc.want {
				t.Errorf("leaves %q, want %q", labels, tc.want)
			}
			if tc.zoomed && (got.From != "2013" || got.To != "2015-03") {
				t.Errorf("covers %s to %s", got.From, got.To)
			}
		})
	}
}

func TestLocatorsAreSortedAndJoined(t *testing.T) {
	paragraphs := func(numbers ...int) (spots []slides.Spot) {
		for _, n := range numbers {
			spots = append(spots, slides.Spot{Paragraph: n})
		}
		return spots
	}
	for want, in := range map[string][]slides.Spot{
		"": nil, "¶9": paragraphs(9), "¶3, 4": paragraphs(4, 3), "¶1–3, 9": paragraphs(9, 1, 3, 2, 2), "¶2, 4, 6–8": paragraphs(8, 7, 6, 4, 2),
		"p. 4": {{Page: 4}}, "p. 3, ¶1; p. 4; p. 5": {{Page: 5}, {Page: 4}, {Page: 3, Paragraph: 1}},
		"p. 4, ¶2–4, 6; p. 5, ¶7": {{Page: 5, Paragraph: 7}, {Page: 4, Paragraph: 6}, {Page: 4, Paragraph: 4}, {Page: 4, Paragraph: 3}, {Page: 4, Paragraph: 2}},
		"¶3; B12; B13":            {{Name: "B13"}, {Name: "B12"}, {Paragraph: 3}},
	} {
		if got := Locator(in); got != want {
			t.Errorf("%v: %q, want %q", in, got, want)
		}
	}
}

func TestAFigureWithoutASourceNamesNone(t *testing.T) {
	f := figure{Figure: &slides.Figure{ID: "a", Records: []slides.Record{{Label: "x"}, {Label: "y"}}}, Words: words.In("zh")}
	if foot := f.foot(); strings.Contains(foot, "figure-source") || strings.Contains(foot, "来源：") {
		t.Error(foot)
	}
	f.Figure.Records[1].Cite.Label = "Ada"
	if foot := f.foot(); !strings.Contains(foot, `<p class="figure-source">来源：Ada</p>`) {
		t.Error(foot)
	}
}

func TestTheTableOfAScatterHasTheNumbersAlongX(t *testing.T) {
	v := 2010.0
	f := &slides.Figure{Records: []slides.Record{{Label: "x", Value: &v, Along: &slides.Along{Name: "Wind", Value: 1234.5, Unit: "km/h"}}}}
	if got := table(f, "", words.In("en")); !strings.Contains(got, `<th scope="col">Value</th><th scope="col">Wind</th>`) || !strings.Contains(got, "<td>2,010</td><td>1,234.5\u00a0km/h</td>") {
		t.Error(got)
	}
}
