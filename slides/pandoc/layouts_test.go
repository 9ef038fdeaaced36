package pandoc

import (
	"strings"
	"testing"

	"exhibit/slides"
)

// slideOf is the only slide of a text, and the warnings.
func slideOf(t *testing.T, text string) (slides.Slide, string) {
	t.Helper()
	p := parseFiles(t, map[string]string{"deck.md": "---\npagetitle: A\n---\n" + text})
	if len(p.Errors) > 0 || len(p.Deck.Slides) != 1 {
		t.Fatalf("%s\n%v, %d slides", text, p.Errors, len(p.Deck.Slides))
	}
	return p.Deck.Slides[0], p.Warnings.Error()
}

func TestALayoutFollowsFromWhatStandsOnASlide(t *testing.T) {
	long := strings.Repeat("They come back to the same stones in each year. ", 5)
	for _, tc := range []struct{ name, text, classes string }{
		{"a sentence", "# One\n\nTwo three.\n", "statement"},
		{"a number", "# 62%\n\nof riders\n", "statement number"},
		{"a quotation with its speaker", "#\n\n> They come back.\n>\n> — Ana Rey\n", "statement quote"},
		{"a quotation and a speaker below", "# Said\n\n> They come back.\n\nAna Rey\n", "statement quote"},
		{"a headline in quotation marks", "# “They come back”\n\nAna Rey\n", "statement quote"},
		{"a long quotation", "#\n\n> " + long + "\n>\n> — Ana Rey\n", "statement quote size-80"},
		{"a quotation beside a list", "#\n\n> They come back.\n\n- Ice\n- Snow\n", "size-160"},
		{"two columns under headings", "# One\n\n:::: columns\n::: column\n### A\nIce\n:::\n::: column\n### B\nSnow\n:::\n::::\n", "comparison size-160"},
		{"three columns under headings", "# One\n\n:::: columns\n::: column\n### A\n:::\n::: column\n### B\n:::\n::: column\n### C\n:::\n::::\n", "size-160"},
		{"two columns without", "# One\n\n:::: columns\n::: column\nIce\n:::\n::: column\nSnow\n:::\n::::\n", "size-160"},
	} {
		if s, warned := slideOf(t, tc.text); s.Class != tc.classes || warned != "" {
			t.Errorf("%s: classes %q, want %q; %s", tc.name, s.Class, tc.classes, warned)
		}
	}
}

func TestALayoutCanBeAskedFor(t *testing.T) {
	long := strings.Repeat("They come back to the same stones. ", 5)
	for _, tc := range []struct{ text, classes, warning string }{
		{"# One {.statement}\n\n" + long, "statement size-80", ""},
		{"# Twelve of the places on the coast {.number}\n\nare closed\n", "number statement", ""},
		{"# They come back {.quote}\n\nAna Rey\n", "quote statement", ""},
		{"# One {.part}\n\nText\n", "part", ""},
		{"# One {.comparison}\n\n- Ice\n", "comparison size-160", ""},
		{"# One {.statement}\n\n- Ice\n", "size-160", `class "statement" is for a slide of 420 characters at most`},
		{"# One {.statment}\n\n- Ice\n", "size-160", `did you mean "statement"?`},
	} {
		if s, warned := slideOf(t, tc.text); s.Class != tc.classes || !strings.Contains(warned, tc.warning) || (tc.warning == "") != (warned == "") {
			t.Errorf("%s\nclasses %q, want %q; %q, want %q", tc.text, s.Class, tc.classes, warned, tc.warning)
		}
	}
}

func TestWhoSaidAQuotationIsFoundByADashWhichGoes(t *testing.T) {
	for _, text := range []string{"> They come back.\n>\n> — Ana Rey\n", "> They come back.\n>\n> – Ana Rey\n", "> They come back.\n>\n> -- Ana Rey\n", "> They come back.\n\n— Ana Rey\n", "> They come back.\n\nAna Rey\n"} {
		s, _ := slideOf(t, "#\n\n"+text)
		said := ""
		slides.Walk(s.Blocks[0].Text, func(n *slides.Node) bool {
			if n.Attr("class") == "by" {
				said = slides.Plain(n.Children)
			}
			return true
		})
		if said != "Ana Rey" {
			t.Errorf("%q: said by %q", text, said)
		}
	}
}

const places = "Place,Seals,source,paragraph,note\nSpit,141,one,2,x\nBeach,\"1,188\",one,3; 4,y\nWall,83,,,\n"

func tableText(t *testing.T, block string) (html, warned, wrong string, p *Parsed) {
	t.Helper()
	p = parseFiles(t, map[string]string{
		"deck.md":         "---\npagetitle: A\nbibliography: b.yaml\n---\n# One\n\n``` {.table}\n" + block + "\n```\n",
		"b.yaml":          "references:\n- {id: one, type: book, title: One, issued: 2010, citation-label: One}\n",
		"data/places.csv": places,
	})
	if len(p.Deck.Slides) > 0 && len(p.Deck.Slides[0].Blocks) > 0 {
		html = slides.HTML(p.Deck.Slides[0].Blocks[0].Text, "", "")
	}
	return html, p.Warnings.Error(), p.Errors.Error(), p
}

func TestATableOfAFileHasItsRowsWithTheirCitations(t *testing.T) {
	html, warned, wrong, p := tableText(t, "data: places.csv\nsort: -Seals\ncaption: Seals by place")
	if warned != "" || wrong != "" {
		t.Fatal(warned, wrong)
	}
	at := -1
	for _, want := range []string{"<caption>Seals by place</caption>", ">Place</th>", `class="align-right"`, ">Seals</th>", "<td>Beach", "1,188", "<td>Spit", "141", "<td>Wall</td>", "83"} {
		i := strings.Index(html[at+1:], want)
		if i < 0 {
			t.Fatalf("no %s behind offset %d of\n%s", want, at, html)
		}
		at += 1 + i
	}
	if strings.Contains(html, ">note<") || strings.Contains(html, ">source<") {
		t.Error("columns for the author are shown")
	}
	if got := p.Deck.Slides[0].Cites; len(got) != 2 || got[0].Locator != "¶3, 4" || got[1].Locator != "¶2" {
		t.Errorf("citations %v", got)
	}
}

func TestFaultsOfATableAreNamed(t *testing.T) {
	for _, tc := range []struct{ block, wrong, warned string }{
		{"caption: Seals", "the table has no data", ""},
		{"data: place.csv", "there is no file data/place.csv", ""},
		{"data: places.csv\ncolumns: [Plce]", `columns: data/places.csv has no column "Plce"; did you mean "Place"?`, ""},
		{"data: places.csv\nsort: Size", `sort: data/places.csv has no column "Size"`, ""},
		{"data: places.csv\nsorted: Seals", `unknown key "sorted"; did you mean "sort"?`, ""},
		{"data: places.csv\nsource: '[x'", "source:", ""},
		{"data: places.csv\nsource: '@nobody'", "", "nobody"},
	} {
		_, warned, wrong, _ := tableText(t, tc.block)
		if !strings.Contains(wrong, tc.wrong) || !strings.Contains(warned, tc.warned) || (tc.wrong == "") != (wrong == "") {
			t.Errorf("%s\nerrors %q, want %q; warnings %q, want %q", tc.block, wrong, tc.wrong, warned, tc.warned)
		}
	}
}

func TestALongTableShowsItsFirstRowsAndSaysSo(t *testing.T) {
	p := parseFiles(t, map[string]string{
		"deck.md":       "---\npagetitle: A\n---\n# One\n\n``` {.table}\ndata: long.csv\n```\n",
		"data/long.csv": "a,b\n" + strings.Repeat("1,2\n", 5000),
	})
	if !strings.Contains(p.Warnings.Error(), "the table shows 100 of the 5000 rows of data/long.csv") {
		t.Error(p.Warnings)
	}
}
