package evidence

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/pandoc"

	"github.com/xuri/excelize/v2"
)

// analysed is a deck whose numbers come from the results of an analysis.
func analysed(t *testing.T, body string) fstest.MapFS {
	t.Helper()
	f := excelize.NewFile()
	for cell, v := range map[string]any{"A1": "town", "B1": "share", "A2": "Northfield", "B2": 31, "A3": "Southport", "B3": 12} {
		if err := f.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var book bytes.Buffer
	if err := f.Write(&book); err != nil {
		t.Fatal(err)
	}
	deck := fstest.MapFS{}
	for name, text := range map[string]string{
		"deck.md":         "---\ntitle: Boats\nbibliography: sources.yaml\n---\n\n" + body,
		"sources.yaml":    "- id: panel\n  title: Panel\n  file: panel.json\n- id: towns\n  title: Towns\n  file: towns.xlsx\n- id: survey\n  title: Survey\n  file: survey.csv\n",
		"data/panel.json": `{"overall": {"total": 1234, "share": 0.5234, "grown": 1301234}, "years": [{"year": 2001, "boats": 310}, {"year": 2011, "boats": 1240}]}`,
		"data/survey.csv": "town,boats,since\nNorthfield,7400,2001\nSouthport,52,2011\n",
		"data/towns.xlsx": book.String(),
	} {
		deck[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return deck
}

// relocked adds the deck's lock.
func relocked(t *testing.T, deck fstest.MapFS) {
	t.Helper()
	l, err := Lock(deck, pandoc.DeckFile, fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: l}
}

// allResults cites every file in each way.
const allResults = `# One {#one}

In all [1,234]{value="@panel, overall.total"} boats of 7,400 [@survey, Northfield, boats] and 52 [@survey, B3] more.
Of these 31 % [@towns, B2], or 52.34 % [@panel, overall.share], lie at Northfield, and
[[]{value="@panel, overall.total"} - 34 = 1,200]{.derived} elsewhere [@towns, Southport, share].

- about [[]{value="@panel, overall.grown" scale=million digits=1} + [12]{value="@towns, B3"} = 13.3]{.derived}

# The boats were counted {#two}

` + "``` {.chart #boats}\ntype: line\ndata: panel.json#years\nx: year\ny: boats\nunit: boats\nsource: \"@panel\"\ntitle: From 310 to 1,240 boats\nalt: A line that rises.\n```\n\n# The towns share them {#towns-share}\n\n" +
	"``` {.chart #towns}\ntype: bar\ndata: towns.xlsx\nlabel: town\nvalue: share\nunit: \"%\"\nsource: \"@towns\"\ntitle: 31% at Northfield\nalt: Two bars.\n```\n"

func TestResultsBearOutWhatTheDeckTakesFromThem(t *testing.T) {
	t.Parallel()
	deck := analysed(t, strings.Replace(allResults, "- 34 = 1,200", "- 12 = 1,222", 1))
	relocked(t, deck)
	for _, texts := range []fstest.MapFS{nil, {}} {
		var got string
		if texts == nil {
			got = findings(t, deck, nil)
		} else {
			got = findings(t, deck, texts)
		}
		if got != "" {
			t.Errorf("got\n%s", got)
		}
	}
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if text := slides.Plain(d.Slides[1].Blocks[0].Text); !strings.Contains(text, "In all 1,234 boats of 7,400") || !strings.Contains(text, "1,234 - 12 = 1,222") {
		t.Errorf("the slide says %q", text)
	}
	if n := len(d.Figures[0].Records) + len(d.Figures[1].Records); n != 4 {
		t.Errorf("the charts have %d records", n)
	}
}

func TestANewRunOfTheAnalysisMovesTheDeckAndIsTold(t *testing.T) {
	t.Parallel()
	deck := analysed(t, strings.Replace(allResults, "- 34 = 1,200", "- 12 = 1,222", 1))
	relocked(t, deck)
	damage(t, deck, "data/panel.json", "1234,", "1301,")
	damage(t, deck, "data/panel.json", "1240", "1250")
	damage(t, deck, "data/survey.csv", "52", "53")
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if text := slides.Plain(d.Slides[1].Blocks[0].Text); !strings.Contains(text, "In all 1,301 boats") {
		t.Errorf("the slide says %q", text)
	}
	if e := d.EvidenceFor("panel", slides.Spot{Name: "overall.total"}); e == nil || strings.Join(slides.TakenOn(d.Slides[1].Slug, e.Missing), " ") != "1,234 → 1,301" {
		t.Errorf("the evidence is %+v", e)
	}
	const want = `deck.md:8:8: panel overall.total was 1,234 when it was locked, and is 1,301 now; look at slide #one, then run exhibit lock`
	got := findings(t, deck, nil)
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s", got)
	}
	for _, want := range []string{
		"survey B3 was 52 when it was locked, and is 53 now; look at slide #one",
		"panel has changed since it was locked: 1,234, 1,240 no more, 1,250, 1,301 now; look at slide #two",
		"1,301 - 12 is 1289, not 1,222",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwithout\n%s", got, want)
		}
	}
	if again := findings(t, deck, fstest.MapFS{}); again != got {
		t.Errorf("with texts\n%s\nwithout\n%s", again, got)
	}
	damage(t, deck, "deck.md", "In all [1,234]", "In all [1,301]")
	damage(t, deck, "deck.md", "= 1,222", "= 1,289")
	damage(t, deck, "deck.md", "and 52 [", "and 53 [")
	damage(t, deck, "deck.md", "to 1,240 boats", "to 1,250 boats")
	relocked(t, deck)
	if got := findings(t, deck, fstest.MapFS{}); got != "" {
		t.Errorf("once it is looked at and locked\n%s", got)
	}
}

func TestAWrongFigureOfResultsIsFound(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ right, wrong, want string }{
		{"and 52 [", "and 62 [", "62 is not in survey B3"},
		{"of 7,400 [", "of 7,300 [", "7,300 is not in survey Northfield, boats"},
		{"- 12 = 1,222", "- 14 = 1,220", "14 is not in"},
		{"From 310 to", "From 320 to", "320 is not in panel *"},
		{"[@survey, B3]", "[@survey, B9]", "citation [@survey, B9]: cell B9 is empty"},
		{"[@survey, B3]", "[@survey]", "@survey names no place, so that nothing is checked against it; write [@survey, A1]"},
		{"[@survey, B3]", "[@survey, ¶3]", "citation [@survey, ¶3]: results have no paragraphs or pages"},
	} {
		deck := analysed(t, strings.Replace(allResults, "- 34 = 1,200", "- 12 = 1,222", 1))
		relocked(t, deck)
		damage(t, deck, "deck.md", test.right, test.wrong)
		if got := findings(t, deck, nil); !strings.Contains(got, test.want) {
			t.Errorf("%s: got\n%s\nwithout\n%s", test.wrong, got, test.want)
		}
	}
}

func TestAValueOfResultsBearsOutWhatRoundsIt(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		said string
		ok   bool
	}{
		{"7,400 boats [@survey, Northfield, boats]", true},
		{"$7,400 [@survey, Northfield, boats]", true},
		{"7.4 thousand [@survey, Northfield, boats]", true},
		{"7 thousand [@survey, Northfield, boats]", true},
		{"8 thousand [@survey, Northfield, boats]", false},
		{"7,500 boats [@survey, Northfield, boats]", false},
		{"52 % [@panel, overall.share]", true},
		{"52.34 % [@panel, overall.share]", true},
		{"0.52 [@panel, overall.share]", true},
		{"53 % [@panel, overall.share]", false},
		{"52 boats [@panel, overall.share]", false},
		{"1.3 million [@panel, overall.grown]", true},
		{"1.4 million [@panel, overall.grown]", false},
		{"it fell by 4 % [@panel, overall.fallen]", true},
		{"-3.6 % [@panel, overall.fallen]", true},
		{"-4.6 % [@panel, overall.fallen]", false},
		{"it grew by 4 % [@panel, overall.fallen]", false},
		{"$1.9 million [@panel, overall.net]", false},
		{"a gain of $1.9 million [@panel, overall.net]", false},
		{"a profit of 1,868,000 [@panel, overall.net]", false},
		{"+1,868,000 [@panel, overall.net]", false},
		{"1,868,000 [@panel, overall.net]", false},
		{"−1,868,000 [@panel, overall.net]", true},
		{"−$1,868,000 [@panel, overall.net]", true},
		{"−$1.9 million [@panel, overall.net]", true},
		{"a loss of $1.9 million [@panel, overall.net]", true},
		{"a deficit of 1,868,000 [@panel, overall.net]", true},
		{"it costs 1.9 million a year [@panel, overall.net]", true},
		{"1.9 million less than before [@panel, overall.net]", true},
		{"1.9 million below plan [@panel, overall.net]", true},
		{"4 % fewer boats [@panel, overall.fallen]", true},
		{"4 % lower [@panel, overall.fallen]", true},
		{"a decline of 4 % [@panel, overall.fallen]", true},
		{"down 4 % [@panel, overall.fallen]", true},
		{"savings of 1,868,000 [@panel, overall.net]", false},
		{"a loss of 7,400 boats [@survey, Northfield, boats]", true},
		{"−7,400 boats [@survey, Northfield, boats]", false},
		{"2001 [@survey, Northfield, since]", true},
		{"2002 [@survey, Northfield, since]", false},
	} {
		deck := analysed(t, "# The boats {#one}\n\n- They say "+test.said+"\n")
		damage(t, deck, "data/panel.json", `"share"`, `"fallen": -0.036, "net": -1868000, "share"`)
		deck["sources.yaml"].Data = []byte("- id: panel\n  title: Panel\n  file: panel.json\n- id: survey\n  title: Survey\n  file: survey.csv\n")
		relocked(t, deck)
		var got []string
		for line := range strings.Lines(findings(t, deck, nil)) {
			if !strings.Contains(line, "never cited") && !strings.Contains(line, "warning") {
				got = append(got, line)
			}
		}
		if ok := len(got) == 0; ok != test.ok {
			t.Errorf("%s: %v", test.said, got)
		}
	}
}

func TestOnlyTheFileOfASourceShowsItsResults(t *testing.T) {
	t.Parallel()
	chart := func(data, source string) string {
		return "# One {#one}\n\n``` {.chart #c}\ntype: bar\ndata: " + data + "\nlabel: town\nvalue: boats\nunit: boats\nsource: " + source + "\ntitle: Boats\nalt: Bars.\n```\n"
	}
	const copied, made = "town,boats,src\nNorthfield,7400,@survey\nSouthport,52,@survey\n", "town,boats,src\nNorthfield,9999,@survey\nSouthport,52,@survey\n"
	for _, test := range []struct {
		name, file, source, want string
	}{
		{"its own file", "", `"@survey"`, ""},
		{"a copy", copied, `"@survey"`, ""},
		{"a file made by hand", made, `"@survey"`, "data/other.csv:2:12: 9999 is not in survey *"},
		{"one that names all values", made, `"@survey, *"`, "data/other.csv:2:12: 9999 is not in survey *"},
		{"one with a column of sources", made, "src", "data/other.csv:2:12: 9999 is not in survey *"},
	} {
		data := "survey.csv"
		if test.file != "" {
			data = "other.csv"
		}
		deck := analysed(t, chart(data, test.source))
		deck["sources.yaml"] = &fstest.MapFile{Data: []byte("- id: survey\n  title: Survey\n  file: survey.csv\n")}
		delete(deck, "data/panel.json")
		delete(deck, "data/towns.xlsx")
		if test.file != "" {
			deck["data/other.csv"] = &fstest.MapFile{Data: []byte(test.file)}
		}
		relocked(t, deck)
		if got := findings(t, deck, nil); !strings.Contains(got, test.want) || (test.want == "") != (got == "") {
			t.Errorf("%s: got\n%s\nwant\n%s", test.name, got, test.want)
		}
	}
}

func TestARecordThatNamesNoParagraphOfItsSourceIsFound(t *testing.T) {
	t.Parallel()
	for column, want := range map[string]string{
		"town,boats\nNorth,9999\nSouth,12\n": `data/d.csv:2: 2 records name no paragraph of their source, so that nothing is checked against it; fill in the column paragraph, or write source: "@log, ¶9" in the chart's block, once for all rows`,
		"town,boats,paragraph\nNorth,12,1\n": "",
	} {
		deck := fstest.MapFS{
			"deck.md":      {Data: []byte("---\ntitle: Boats\nbibliography: sources.yaml\n---\n\n# One {#one}\n\n``` {.chart #c}\ntype: bar\ndata: d.csv\nlabel: town\nvalue: boats\nunit: boats\nsource: \"@log\"\ntitle: Boats\nalt: Bars.\n```\n")},
			"sources.yaml": {Data: []byte("- id: log\n  title: Log\n  issued: 2012\n  file: log.txt\n")},
			"data/d.csv":   {Data: []byte(column)},
		}
		l, err := Lock(deck, pandoc.DeckFile, fstest.MapFS{"log.txt": {Data: []byte("There were 12 boats.\n")}})
		if err != nil {
			t.Fatal(err)
		}
		deck[LockFile] = &fstest.MapFile{Data: l}
		if got := findings(t, deck, nil); got != want {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	}
}
