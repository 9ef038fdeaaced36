package pandoc

import (
	"os"
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/slides/decktest"
)

func TestTablesOfEveryKindAreReadAsPandocReadsThem(t *testing.T) {
	p := Parse(os.DirFS("testdata/tables"), DeckFile)
	got := described(p)
	if *update {
		if err := os.WriteFile("testdata/tables/want.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/tables/want.txt")
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	decktest.CheckHTML(t, p.Deck)
}

func TestTheTextOfTableCellsIsLetterForLetterWhereItStandsInTheSource(t *testing.T) {
	source, err := os.ReadFile("testdata/tables/deck.md")
	if err != nil {
		t.Fatal(err)
	}
	p := Parse(os.DirFS("testdata/tables"), DeckFile)
	read := 0
	for _, s := range p.Deck.Slides {
		for _, b := range s.Blocks {
			slides.Walk(b.Text, func(n *slides.Node) bool {
				if n.Kind == "code" || n.Kind == slides.Formula {
					return false
				}
				if n.Kind == slides.Text && strings.Trim(n.Text, "\n –—…↩0123456789") != "" {
					read++
					if !strings.HasPrefix(string(source[n.Pos:]), n.Text) {
						t.Errorf("slide %s: %q at %.20q", s.Slug, n.Text, source[n.Pos:])
					}
				}
				return true
			})
		}
	}
	if read < 100 {
		t.Errorf("only %d texts", read)
	}
}

// tablesIn is how many tables there are in what is shown of a deck with a body.
func tablesIn(body string) (n int) {
	p := Parse(errorTest{body: body}.fs(), DeckFile)
	for _, s := range p.Deck.Slides {
		for _, b := range s.Blocks {
			n += strings.Count(slides.HTML(b.Text, "", ""), "<table")
		}
	}
	return n
}

func TestRulesHeadingsAndListsAreNoTables(t *testing.T) {
	for _, body := range []string{
		"a\n\n---\n\nb\n\n---\n",
		"---\n\n# S\n\n---\ntext\n---\n",
		"---\ntitle: x\nauthor: y\n---\n\ntext\n",
		"A heading\n---------\n\ntext\n\n---------\n\nmore\n",
		"- - -\n\na\n\n- - -\n",
		"- a\n- b\n\n---\n- c\n---\n",
		"---\nClass  Layout\n---\n\na  b\n\n---\n",
		"----------\n\na    b\n\n----------\n",
		"-- --\n\na  b\n\n-- --\n",
		"--- ---\n--- ---\n",
		"a  b\n--- ---\n\nc  d\n",
		"--- ---\na   b\n\n---\n\n# T\n\nc\n",
		"--- ---\na   b\n\n# T\n\nc\n\n--- ---\n",
		"--- ---\na   b\n\n::: notes\nc\n:::\n\n--- ---\n",
		"ab\n-- --\n",
		"    code\n\n    a    b\n    ---- ----\n    1    2\n",
		"```\na    b\n---- ----\n1    2\n```\n",
		"<!--\na    b\n---- ----\n1    2\n-->\n",
		"text\nb    c\n---- ----\n1    2\n",
		"> ---- ----\n> a    b\n---- ----\n",
		"+ a\n+ b\n",
		"+--+\n",
		"+--+\n|a |\n",
		"+--+\n|a |\n+--+-+\n",
		"+--+--+\n|a | b|\n|a   b|\n+--+--+\n",
		"+--+--+\n|a | b|\n|  +  |\n|  |  |\n+--+--+\n",
		"| a\n| b --- ---\n",
	} {
		if n := tablesIn(body); n != 0 {
			t.Errorf("%q: %d tables", body, n)
		}
	}
}

func TestTablesAreFoundWhereverTheyStand(t *testing.T) {
	const simple, grid = "a    b\n---- ----\n1    2\n", "+--+--+\n|a |b |\n+==+==+\n|c |d |\n+--+--+\n"
	indented := func(by, text string) string {
		return strings.TrimPrefix(strings.TrimSuffix(strings.ReplaceAll("\n"+text, "\n", "\n"+by), by), "\n")
	}
	for _, table := range []string{simple, grid, simple + "<https://example.org>\n<b>x</b> y\n", "---- ----\n1    2\n---- ----\n", "---- ----\n1    2\n\n---- ----\n",
		"---------\na    b\n---- ----\n1    2\n---------\n", strings.ReplaceAll(grid, "\n", "  \n")} {
		for _, body := range []string{
			table, table + "\ntext\n", "text\n\n" + table, "# H\n" + table, "---\n\n" + table + "\n---\n",
			"::: lede\n" + table + ":::\n", indented(" ", table), indented("> ", table), indented(">", table),
			"> a\n>\n" + indented("> ", table), "- a\n\n" + indented("  ", table), "1. a\n\n" + indented("   ", table),
			"- > a\n  >\n" + indented("  > ", table), "<div>\n\n" + table + "\n</div>\n", "-\ta\n\n" + indented("\t", table),
			": caption\n\n" + table, table + "\nTable: caption\n",
		} {
			if strings.Contains(body, "> ") && strings.Contains(table, "\n\n") {
				body = strings.ReplaceAll(body, "\n\n", "\n>\n") // a quote goes on
			}
			if n := tablesIn(body); n != 1 {
				t.Errorf("%q: %d tables", body, n)
			}
		}
	}
}

func TestWhatIsNotReadAsItLooksInATableIsNamedByItsLine(t *testing.T) {
	for body, want := range map[string]string{
		"a    b\n---- ----\n12345678\n1    2\n":                             "deck.md:10: a word runs on",
		"+---+\n| a |\n+--+\n":                                              "deck.md:8: this looks like a grid table",
		"text\n+---+\n| a |\n+---+\n":                                       "deck.md:9: this looks like a grid table",
		"text\na  b\n-- --\n1  2\n":                                         "deck.md:10: this is a rule",
		"+----------+---+\n| [x]{.y}  | b |\n+----------+---+\n":            "deck.md:9: class \"y\" of a span",
		"+-----+---+\n| a   | b |\n|     |   |\n| - c | d |\n+-----+---+\n": "",
		"+-----+---+\n| a   | b |\n| - c | d |\n+-----+---+\n":              "deck.md:10: no empty line before this",
	} {
		var told []string
		for _, w := range Parse(errorTest{body: "# S {#s}\n\n" + body}.fs(), DeckFile).Warnings {
			told = append(told, w.Error())
		}
		if got := strings.Join(told, "\n"); want == "" && got != "" || !strings.HasPrefix(got, want) || len(told) > 1 {
			t.Errorf("%q: %s", body, got)
		}
	}
}

func TestAHeadWithoutTextAndARowWithoutLinesAreNone(t *testing.T) {
	for _, table := range []string{
		"+--+--+\n|  |  |\n+==+==+\n|a |b |\n+--+--+\n", "+--+--+\n|a |b |\n+--+--+\n+--+--+\n", "|   |   |\n|---|---|\n| a | b |\n",
	} {
		p := Parse(errorTest{body: "# S {#s}\n\n" + table}.fs(), DeckFile)
		got := slides.HTML(p.Deck.Slides[0].Blocks[0].Text, "", "")
		if !strings.HasSuffix(got, "<tbody><tr><td>a</td><td>b</td></tr></tbody></table></div>") || strings.Contains(got, "thead") {
			t.Errorf("%q: %s", table, got)
		}
	}
}

func TestAWordIsInTheColumnInWhichItBegins(t *testing.T) {
	for row, want := range map[string]string{
		"ab   cd":      "ab|cd|",
		"abcdefg":      "abcdefg||",
		"abcdefg h":    "abcdefg|h|",
		"abcdefghijkl": "abcdefghijkl||",
		"a bcdefghi j": "a bcdefghi||j",
		"abcde    x y": "abcde||x y",
		"水水水  y":       "水水水|y|",
		"水水\u3000y  z": "水水|y|z",
		"水　水　水　水":      "水 水|水|水",
	} {
		for _, table := range []string{"a    b   c\n---- --- ---\n" + row + "\n", "---- --- ---\n" + row + "\n\n---- --- ---\n"} {
			p := Parse(errorTest{body: "# S {#s}\n\n" + table}.fs(), DeckFile)
			var cells []string
			slides.Walk(p.Deck.Slides[0].Blocks[0].Text, func(n *slides.Node) bool {
				if n.Kind == "td" {
					cells = append(cells, slides.Plain(n.Children))
				}
				return true
			})
			if got := strings.Join(cells, "|"); got != want {
				t.Errorf("%q: %s, want %s", table, got, want)
			}
		}
	}
}

func TestTablesInNotesStayThere(t *testing.T) {
	for _, table := range []string{
		"---- ----\nSECRET    SECRET\n---- ----\n\nSECRET\n",
		"---- ----\nSECRET    SECRET\n\nSECRET    SECRET\n\n---- ----\n\nSECRET\n",
		"-----------\nSECRET    SECRET\n---- ------\nSECRET    SECRET\n\n-----------\n\nSECRET\n",
		"SECRET    SECRET\n---- ------\nSECRET    SECRET\n---- ------\n\nSECRET\n",
		"+------+---+\n|SECRET| - |\n+------+---+\n",
		"SECRET    SECRET\n---- ------\nSECRET    SECRET\n",
	} {
		for _, body := range []string{"# S {#s}\n\ntext\n\nNote:\n\n" + table, "# S {#s}\n\n::: notes\n\n" + table + ":::\n"} {
			for _, s := range Parse(errorTest{body: body}.fs(), DeckFile).Deck.Slides {
				for _, b := range s.Blocks {
					if html := slides.HTML(b.Text, "", ""); strings.Contains(html, "SECRET") {
						t.Errorf("%q shows %s", body, html)
					}
				}
			}
		}
	}
}

func TestNotesAmongTheRowsOfATableStayNotes(t *testing.T) {
	for _, body := range []string{
		"a    b\n---- ----\n1    2\n<!--\nSECRET    x\n-->\n3    4\n",
		"a    b\n---- ----\n1    2\n<!-- SECRET    SECRET -->\n3    4\n",
		"a      b\n------ -----------\n1 <!-- SECRET -->\n3      4\n",
		"---- ----\n1    2\n\n<!--\n3    SECRET\n-->\n---- ----\n",
		"a    b\n---- ----\n1    2\n::: notes\nSECRET    x\n:::\n",
		"---- ----\n1    2\n::: notes\nSECRET    x\n:::\n---- ----\n",
		"---------\n::: notes\nSECRET    x\n:::\n---- ----\n1    2\n\n---------\n",
		"a    b\n---- ----\n1    2\n<aside class=\"notes\">\nSECRET    x\n</aside>\n",
		"a    b\n---- ----\n1    2\nNote: SECRET\n",
		"+------------------+---+\n| <!-- SECRET      | b |\n|                  |   |\n| SECRET -->       |   |\n+------------------+---+\n",
		"+----------+------------+\n| <!-- a   | SECRET --> |\n+----------+------------+\n",
		"+----------------+\n| ::: notes      |\n| SECRET         |\n| :::            |\n+----------------+\n",
		"+------------------------+\n| <aside class=\"notes\">  |\n| SECRET                 |\n| </aside>               |\n+------------------------+\n",
	} {
		p := Parse(errorTest{body: "# S {#s}\n\ntext\n\n" + body}.fs(), DeckFile)
		for _, s := range p.Deck.Slides {
			for _, b := range s.Blocks {
				if html := slides.HTML(b.Text, "", ""); strings.Contains(html, "SECRET") {
					t.Errorf("%q shows %s", body, html)
				}
			}
		}
	}
}

func TestARowWithACellOfTheRowAboveStaysWhenItsTextWasKnownLater(t *testing.T) {
	deck := errorTest{
		body: "# S {#s}\n\n+---+------------------+\n| a | b [@chen-lim]    |\n|   +------------------+\n|   | c [@cfr-knake]   |\n+---+------------------+\n",
		file: map[string]string{"sources.yaml": "references:\n- {id: cfr-knake, type: webpage, title: A, issued: 2016}\n- {id: chen-lim, type: webpage, title: B, issued: 2014}\n"},
	}
	known := Parse(deck.fs(), DeckFile).Deck.AsKnown("2015")
	want := `</td></tr><tr><td class="later">…</td></tr></tbody>`
	if got := slides.HTML(known.Slides[0].Blocks[0].Text, "", ""); !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}
