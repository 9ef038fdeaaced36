package pandoc

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// errorTest is a deck with faults and all errors that Read must report. Files that a test
// leaves out have no faults.
type errorTest struct {
	name string
	body string            // of deck.md after the front matter: it begins on line 6
	file map[string]string // files that differ: deck.md, sources.yaml, data/estimates.csv …
}

const (
	frontMatter = "---\npagetitle: T\nbibliography: sources.yaml\n---\n\n"
	twoSources  = "references:\n- {id: cfr-knake, type: webpage, title: A}\n- {id: chen-lim, type: webpage, title: B}\n"
	oneRecord   = "label,value,unit,date,precision,asserted_by,source,paragraph\nPeople,4,people,2015,year,Agency,chen-lim,9\n"
	someFigure  = "\n``` {.chart #opm}\ntype: bar\ndata: estimates.csv\ntitle: T\nalt: A\n```\n"
)

func (e errorTest) deck() string {
	if s, ok := e.file["deck.md"]; ok {
		return s
	}
	body := e.body
	if body == "" {
		body = "# S {#s}\n"
	}
	if !strings.Contains(body, ".chart #opm}") {
		body += "\n# Figure {#figure}\n" + someFigure
	}
	return frontMatter + body
}

func (e errorTest) sources() string {
	if s, ok := e.file["sources.yaml"]; ok {
		return s
	}
	return twoSources
}

func (e errorTest) data() string {
	if s, ok := e.file["data/estimates.csv"]; ok {
		return s
	}
	return oneRecord
}

func (e errorTest) fs() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range e.file {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["deck.md"] = &fstest.MapFile{Data: []byte(e.deck())}
	fsys["sources.yaml"] = &fstest.MapFile{Data: []byte(e.sources())}
	fsys["data/estimates.csv"] = &fstest.MapFile{Data: []byte(e.data())}
	return fsys
}

// figureWith is the body of a deck with other lines in its figure, which begins on line 8.
func figureWith(lines string) string {
	return "# S {#s}\n\n``` {.chart #opm}\n" + lines + "```\n"
}

// recordsWith is the data with these lines below the usual head, from line 2 on.
func recordsWith(lines string) map[string]string {
	head, _, _ := strings.Cut(oneRecord, "\n")
	return map[string]string{"data/estimates.csv": head + "\n" + lines}
}

// pointsWith is the data of a disagreement with these lines, from line 2 on.
func pointsWith(lines string) map[string]string {
	return map[string]string{"data/estimates.csv": "series,label,category,asserted_by,source,paragraph,note\n" + lines}
}

// disagreement is the body of a deck with a disagreement.
var disagreement = figureWith("type: disagreement\ndata: estimates.csv\ntitle: T\nalt: A\n")

func sourcesWith(lines string) map[string]string {
	return map[string]string{"sources.yaml": twoSources + lines}
}

func deckWith(text string) map[string]string { return map[string]string{"deck.md": text} }

const figureLines = "type: bar\ndata: estimates.csv\ntitle: T\nalt: A\n"

var errorTests = []errorTest{
	// Slides
	{"no front matter", "", deckWith("# S {#s}\n" + someFigure)},
	{"front matter that is not closed", "", deckWith("---\ntitle: T\n# S {#s}\n" + someFigure)},
	{"front matter that is not YAML", "", deckWith("---\ntitle: T\na: b: c\n---\n# S {#s}\n" + someFigure)},
	{"front matter without what is required", "", deckWith("---\nsubtitle: S\n---\n# S {#s}\n" + someFigure)},
	{"front matter with wrong values", "", deckWith("---\ntitle: [a]\ndate: 28 March\nlang: english\nbibliography: ../sources.yaml\n---\n# S {#s}\n" + someFigure)},
	{"a name that would break a manifest", "", deckWith("---\ntitle: T\nbibliography: \"a\\nb.yaml\"\n---\n\n" + figureWith("type: bar\ndata: \"a\\tb.csv\"\ntitle: T\nalt: A\n"))},
	{"a transition that only reveal.js has", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: zoom\n---\n# S {#s}\n" + someFigure)},
	{"a transition that is mistyped", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: Slides\n---\n# S {#s}\n" + someFigure)},
	{"a transition that is a list", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: [fade, slide]\n---\n# S {#s}\n" + someFigure)},
	{"durations that are none, and of no slide", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ndurations:\n  default: 2 minutes\n  s: 0s\n  t: [1m]\n  figur: 90s\n---\n# S {#s}\n# T {#t}\n# Figure {#figure}\n" + someFigure)},
	{"durations that are not of slides", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ndurations: 20m\n---\n# S {#s}\n" + someFigure)},
	{"a key given twice", "", deckWith("---\ntitle: T\ntitle: U\nbibliography: sources.yaml\n---\n# S {#s}\n" + someFigure)},
	{"a bibliography that does not exist", "", deckWith("---\ntitle: T\nbibliography: none.yaml\n---\n# S [@any, ¶1] {#s}\n" + someFigure)},
	{"no slides", "", map[string]string{"deck.md": frontMatter}},
	{"content before the first slide", "Text [@none, ¶1].\n\nMore.\n", nil},
	{"a heading without an identifier", "# S\n", nil},
	{"an identifier that is no URL", "# S {#Some_Slide}\n", nil},
	{"a slide without text", "# {#s}\n", nil},
	{"identifiers used twice", "# S {#s}\n\n# T {#s}\n", nil},
	{"an unknown class on a heading", "# S {#s .titel}\n", nil},
	{"attributes on a heading", "# S {#s onclick=\"x()\"}\n", nil},
	{"malformed attributes on a heading", "# S {#s .title\n\n# T {#t =}\n", nil},
	{"an identifier within a slide", "# S {#s}\n\n## Part {#part}\n\n#### Deep\n", nil},
	{"a heading that does not start a line of its own", "# S {#s}\n\nText\n# T {#t}\n\n> # U {#u}\n", nil},
	{"a rule", "# S {#s}\n\n---\n", nil},
	// Blocks
	{"an unknown class", "# S {#s}\n\n::: note\nText\n:::\n", nil},
	{"a block without a name", "# S {#s}\n\n::: {#x onclick=y}\nText\n:::\n", nil},
	{"a block that is not closed", "# S {#s}\n\n::: notes\nText\n\n# T {#t}\n\n::: lede\nText\n", map[string]string{"data/estimates.csv": oneRecord}},
	{"a closing line too many", "# S {#s}\n\n::: notes\nText\n:::\n\n:::\n", nil},
	{"a malformed opening line", "# S {#s}\n\n::: speaker notes\nText\n:::\n", nil},
	{"blocks that directly follow text", "# S {#s}\n\nText\n::: notes\nText\n:::\n\nText\n- item\n\nText\n> quote\n\nText\n| a | b |\n|---|---|\n", nil},
	{"columns in the wrong place", "# S {#s}\n\n:::: columns\nText\n\n::: {.column width=\"70%\"}\n:::: columns\n::: column\n:::\n::::\n:::\n\n::: {.column width=\"40%\"}\n. . .\n\n::: notes\nText\n:::\n:::\n\n::: {.column width=3em}\n:::\n::::\n\n::: column\n:::\n\n::: columns\n:::\n", nil},
	{"blocks that lack what they are for", "# S {#s}\n\n::: tiles\nText\n:::\n\n::: incremental\nText\n:::\n\n::: matrix\nText\n:::\n", nil},
	{"steps that have no effect", "# S {#s}\n\n. . .\n\n. . .\n\n::: notes\n. . .\n\n::: incremental\n- a\n:::\n:::\n", nil},
	{"a code block that is not closed", "# S {#s}\n\n```\nText\n\n# T {#t}\n" + strings.TrimSuffix(someFigure, "```\n"), nil},
	{"code that was meant as a figure", "# S {#s}\n\n``` chart\na: b\n```\n\n``` {.char #x}\na: b\n```\n\n``` {.chart #opm}\n" + figureLines + "```\n", nil},
	{"a table whose lines do not fit", "# S {#s}\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n| a | b |\n|---|\n| 1 |\n", nil},
	{"captions without a table", "# S {#s}\n\n## Part\n\n: Caption\n\nText\n\n: Caption\n\n| a |\n|---|\n\n: Second caption\n", nil},
	// Text
	{"raw HTML", "# S <b>b</b> {#s}\n\n<script>alert(1)</script>\n\nText <img src=x> <!-- comment -->\n", nil},
	{"links to elsewhere", "# S {#s}\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](/etc) [d](file.md) [e](https:x) <javascript:x> [f](#figur) [g](#nowhere)\n", nil},
	{"links and citations within a link", "# S {#s}\n\n[a <https://example.org/>](https://example.org/) [b [@cfr-knake, ¶9]](https://example.org/)\n", nil},
	{"images", "# S {#s}\n\n![a](https://example.org/a.png)\n", nil},
	{"unknown spans", "# S {#s}\n\n[a]{.deriv} [b]{onclick=x} [c]{#id} [d]{lang=chinese} **e**{.derived} f {.derived}\n", nil},
	{"footnotes", "# S {#s}\n\nText[^1] and^[more].\n", nil},
	{"text that nests too deep", "# S {#s}\n\n" + strings.Repeat("> ", 60) + "x\n", nil},
	{"text that is something else in Pandoc", "# S {#s}\n\n~~a~~ x~1~\n2^nd^\n$x$\na\\ b\n\nFine: ~21 million ~ $4 to $5, 5^6, \\$x\\$ and 2\\^nd^.\n", nil},
	{"text without an end", "# S {#s}\n\n" + strings.Repeat("word ", maxRun/5+1) + "\n", nil},
	{"emphasis that nests too deep", "# S {#s}\n\n" + strings.Repeat("*a **b ", 40) + strings.Repeat("c** d* ", 40) + "\n", nil},
	{"blocks that nest too deep", "# S {#s}\n\n" + strings.Repeat("::: aside\n", maxDivs+1) + strings.Repeat(":::\n", maxDivs), nil},
	// Citations
	{"an unknown source", "# S {#s}\n\nText [@cfr-knacke, ¶9; @white-house, ¶1].\n", nil},
	{"malformed citations", "# S {#s}\n\n[@cfr-knake] [@cfr-knake, p. 3] [@cfr-knake ¶9,] [@cfr-knake, ¶] [@cfr-knake, ¶0]\n[@cfr-knake, ¶nine] [@cfr-knake, ¶9-3] [@cfr-knake, ¶1-999] [@cfr-knake, ¶3, 2-4] [@; cfr-knake]\n[@cfr--knake, ¶1] [see @cfr-knake, ¶9] @POTUS [-@cfr-knake, ¶2] [@cfr-knake, ¶9\n", nil},
	// Figures
	{"a figure without what is required", figureWith("title:\nunit: people\n"), nil},
	{"a figure with unknown keys and a wrong type", figureWith("type: timline\ndata: estimates.csv\ntitle: T\nalt: A\ntytle: x\n"), nil},
	{"a figure that is not YAML", figureWith("type: bar\ndata: [\n"), nil},
	{"a figure that is a list", figureWith("- type\n"), nil},
	{"a figure without an identifier", figureWith(figureLines) + "\n``` {.chart}\n" + figureLines + "```\n\n``` {.chart #Opm}\n" + figureLines + "```\n", nil},
	{"figures with one identifier", figureWith(figureLines) + "\n``` {.chart #opm}\n" + figureLines + "```\n", nil},
	{"a figure in a list and in notes", figureWith(figureLines) + "\n- item\n\n  ``` {.chart #a}\n  type: bar\n  data: estimates.csv\n  title: T\n  alt: A\n  ```\n\n::: notes\n``` {.chart #b}\n" + figureLines + "```\n:::\n", nil},
	{"data that is not there", figureWith("type: bar\ndata: estimate.csv\ntitle: T\nalt: A\n"), nil},
	{"a disagreement whose records are in no group", disagreement, pointsWith(",X,differ,Agency,chen-lim,9,\n")},
	{"a disagreement with unknown and mixed relations", disagreement, pointsWith("How many?,Four,differs,Agency,chen-lim,9,\nHow many?,Three,,Other,cfr-knake,9,\nWhen?,A,agree,Agency,chen-lim,9,\nWhen?,B,differ,Other,cfr-knake,9,\n")},
	{"a point that one record makes", disagreement, pointsWith("How many?,Four,agree,Agency,chen-lim,9,\n")},
	{"a point on which one source disagrees with itself", disagreement, pointsWith("How many?,Four,differ,Agency,chen-lim,9,\nHow many?,Three,differ,Agency,chen-lim,10,\n")},
	{"values that are incomparable for no reason", disagreement, pointsWith("How many?,Four,incomparable,Agency,chen-lim,9,\nHow many?,Three,incomparable,Other,chen-lim,9,\n")},
	{"data outside its folder", figureWith("type: bar\ndata: ../sources.yaml\ntitle: T\nalt: A\n"), nil},
	{"data that no figure uses", "", map[string]string{"data/extra.csv": oneRecord, "data/README": "text"}},
	{"dates of a figure", figureWith(figureLines+"from: 2016\nto: 2015\nzoom: [2016-05, 2016-01]\n") + "\n``` {.chart #b}\n" + figureLines + "from: soon\nzoom: 2015\n```\n", nil},
	{"omitting what is not there", figureWith(figureLines + "omit: {categry: [a], unit: [peple], label: People}\n"), nil},
	{"a lane that is not listed", figureWith("type: timeline\ndata: estimates.csv\ntitle: T\nalt: A\nlanes: [Chna]\n"), map[string]string{"data/estimates.csv": "label,lane,date,precision,asserted_by,source,paragraph\nVisit,China,2015,year,Agency,chen-lim,9\n"}},
	{"records that the figure cannot draw", figureWith("type: timeline\ndata: estimates.csv\ntitle: T\nalt: A\n") + "\n``` {.chart #b}\n" + figureLines + "```\n", recordsWith("People,,,,,Agency,chen-lim,9\n")},
	// Data
	{"empty data", "", map[string]string{"data/estimates.csv": ""}},
	{"columns of data", "", map[string]string{"data/estimates.csv": "label,lable,value,value,paragraph\n"}},
	{"cells of data", "", recordsWith("People,4,people\n,4,people,2015,year,,,\n\"People,4\n")},
	{"numbers of data", "", recordsWith("A,21.5 million,people,,,Agency,chen-lim,9\nB,NaN,people,,,Agency,chen-lim,9\nC,0x10,people,,,Agency,chen-lim,9\nD,4,,,,Agency,chen-lim,9\n")},
	{"passages of data", "", recordsWith("A,4,people,,,Agency,chen-lin,9\nB,4,people,,,Agency,chen-lim,¶9\nC,4,people,,,Agency,chen-lim,\"9, item\"\nD,4,people,,,Agency,chen-lim,9;9\n")},
	{"dates of data", "", map[string]string{"data/estimates.csv": "label,value,unit,date,end,precision,key,asserted_by,source,paragraph\n" +
		"A,4,people,June 2015,,month,,Agency,chen-lim,9\n" +
		"B,4,people,2015,,,,Agency,chen-lim,9\n" +
		"C,4,people,,,year,,Agency,chen-lim,9\n" +
		"D,4,people,2015,,yaer,,Agency,chen-lim,9\n" +
		"E,4,people,2015-06,2015-01,range,,Agency,chen-lim,9\n" +
		"F,4,people,2015-06,,range,,Agency,chen-lim,9\n" +
		"G,4,people,2015-06,,day,,Agency,chen-lim,9\n" +
		"H,4,people,2015,,year,maybe,Agency,chen-lim,9\n"}},
	// Bibliography
	{"a bibliography that is not YAML", "# S [@cfr-knake, ¶1] {#s}\n", map[string]string{"sources.yaml": "references:\n- id: x\n  title: a: b\n"}},
	{"a bibliography without references", "", map[string]string{"sources.yaml": "sources: []\n"}},
	{"sources without what is required", "", sourcesWith("- {}\n- {id: a b, type: webpage, title: T}\n- id: bare\n- text\n")},
	{"source ids used twice", "", sourcesWith("- {id: chen-lim, type: webpage, title: T}\n")},
	{"sources with wrong values", "", sourcesWith("- {id: a, type: webpage, title: T, URL: 'javascript:alert(1)', issued: soon, author: Me}\n- {id: b, type: webpage, title: T, issued: {date-parts: [[2016, 13]]}, author: [{given: X}]}\n- {id: c, type: webpage, title: T, issued: [2016], URL: example.org}\n")},
	// Files
	{"text that is not UTF-8", "# S {#s}\n\nCaf\xe9\n", nil},
	{"a file that is too large", "", map[string]string{"sources.yaml": strings.Repeat("#", maxText+1)}},
}

// messages are what a deck's author is told, warnings marked as such.
func (e errorTest) messages() string {
	p := Parse(e.fs(), DeckFile)
	all := ""
	for _, err := range p.Errors {
		all += err.Error() + "\n"
	}
	for _, err := range p.Warnings {
		all += "warning " + err.Error() + "\n"
	}
	return all
}

func TestEveryFaultOfADeckIsTold(t *testing.T) {
	const golden = "testdata/messages.txt"
	got := ""
	for _, test := range errorTests {
		got += "# " + test.name + "\n" + test.messages() + "\n"
	}
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	gotParts, wantParts := strings.Split(got, "\n# "), strings.Split(string(want), "\n# ")
	for i, part := range gotParts {
		if i >= len(wantParts) || part != wantParts[i] {
			t.Fatalf("%s: got\n%s\nrun go test ./slides/pandoc -update and look at the change", golden, part)
		}
	}
}

func TestAFolderWithoutADeckIsAnError(t *testing.T) {
	for _, fsys := range []fstest.MapFS{{}, {"deck.md/x": {}}} {
		if p := Parse(fsys, DeckFile); len(p.Errors) != 1 || p.Slides {
			t.Errorf("got %v, want one error", p.Errors)
		}
	}
}
