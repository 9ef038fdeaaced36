package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

func bound(t *testing.T, lang, body string) *Parsed {
	t.Helper()
	return Parse(fstest.MapFS{
		"deck.md":         {Data: []byte("---\ntitle: T\nlang: " + lang + "\nbibliography: sources.yaml\n---\n\n# S {#s}\n\n" + body + "\n")},
		"sources.yaml":    {Data: []byte("- id: panel\n  title: P\n  file: panel.json\n- id: book\n  title: B\n  file: book.txt\n- id: lost\n  title: L\n  file: lost.csv\n")},
		"data/panel.json": {Data: []byte(`{"n": 1234567, "share": 0.5234, "less": -0.4, "year": 2015, "who": "the *team*", "round": 1200000}`)},
	}, DeckFile)
}

func TestABoundNumberIsWrittenAsTheDeckSaysAndItsLanguageWrites(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ lang, span, want string }{
		{"en", `[]{value="@panel, n"}`, "1,234,567"},
		{"en", `[what other tools show]{value="[@panel, n]"}`, "1,234,567"},
		{"en", `[]{value="panel, n" scale=million}`, "1.234567"},
		{"en", `[]{value="@panel, n" scale=million digits=1}`, "1.2"},
		{"en", `[]{value="@panel, round" scale=million}`, "1.2"},
		{"en", `[]{value="@panel, share" scale=percent digits=0}`, "52%"},
		{"en", `[]{value="@panel, share" scale=percent}`, "52.34%"},
		{"en", `[]{value="@panel, less" digits=0}`, "0"},
		{"en", `[]{value="@panel, less" digits=2}`, "−0.40"},
		{"en", `[]{value="@panel, year" group=no}`, "2015"},
		{"en", `[]{value="@panel, who"}`, "the *team*"},
		{"de", `[]{value="@panel, share"}`, "0,5234"},
		{"de", `[]{value="@panel, n"}`, "1.234.567"},
		{"zh", `[]{value="@panel, n"}`, "1,234,567"},
	} {
		p := bound(t, test.lang, test.span)
		if got := slides.Plain(p.Deck.Slides[len(p.Deck.Slides)-1].Blocks[0].Text); got != test.want || len(p.Errors)+len(p.Warnings) > 0 {
			t.Errorf("%s %s is %q, want %q (%v %v)", test.lang, test.span, got, test.want, p.Errors, p.Warnings)
		}
	}
}

func TestABoundNumberThatCannotBeShownIsAnErrorWithWhatWasMeant(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ span, want string }{
		{`[5]{value="@panel, nn"}`, `value "@panel, nn": there is no "nn"`},
		{`[5]{value="@panel"}`, `value "@panel": names no place in the results; write one such as overall.total`},
		{`[5]{value="@book, ¶3"}`, `value: source "book" is not a file of results; give it a line file: with the name of a file that ends in .csv, .json`},
		{`[5]{value="@lost, A1"}`, `there is no file data/lost.csv; put it there, or correct file: of source "lost"`},
		{`[5]{value="@panel, n" scale=milion}`, `scale "milion" is unknown; did you mean "million"?`},
		{`[5]{value="@panel, n" digits=x}`, `digits "x" is no number of decimals; write one from 0 to 15`},
	} {
		p := bound(t, "en", test.span)
		if len(p.Errors) != 1 || !strings.Contains(p.Errors[0].Error(), test.want) {
			t.Errorf("%s: %v, want %s", test.span, p.Errors, test.want)
		}
		if got := slides.Plain(p.Deck.Slides[len(p.Deck.Slides)-1].Blocks[0].Text); got != "5" {
			t.Errorf("%s shows %q", test.span, got)
		}
	}
}

func TestDataThatAreAPartOfAFileAreDownloadedAsCSV(t *testing.T) {
	t.Parallel()
	chart := "``` {.chart #c}\ntype: bar\ndata: DATA\nlabel: name\nvalue: n\nunit: boats\ntitle: T\nalt: A\n```\n"
	for _, test := range []struct{ data, served, wrong string }{
		{"all.json", "all.json.csv", ""},
		{"data/all.json", "all.json.csv", ""},
		{"deep.json#a.towns[0].list", "deep.json.a-towns-0--list.csv", ""},
		{"deep.json", "deep.json.csv", `data/deep.json: an object without a list; write a list of objects`},
		{"deep.json#a.town", "", `data/deep.json: there is no "town"; did you mean "towns"?`},
		{"none.json#a", "", "there is no file data/none.json; create it or correct the name"},
		{"all.csv#a", "", "there is no file data/all.csv#a; create it"},
	} {
		p := Parse(fstest.MapFS{
			"deck.md":        {Data: []byte("# S {#s}\n\n" + strings.Replace(chart, "DATA", test.data, 1))},
			"data/all.json":  {Data: []byte(`[{"name": "North", "n": 1.234}, {"name": "South", "n": 4e2}]`)},
			"data/deep.json": {Data: []byte(`{"a": {"towns": [{"list": [{"name": "North", "n": 3}]}]}}`)},
		}, DeckFile)
		switch {
		case test.wrong != "":
			if len(p.Errors) == 0 || !strings.Contains(p.Errors[0].Error(), test.wrong) {
				t.Errorf("%s: %v, want %s", test.data, p.Errors, test.wrong)
			}
		case len(p.Errors)+len(p.Warnings) > 0 || p.Deck.Figures[0].Data != test.served || p.Deck.CSV(test.served) == nil:
			t.Errorf("%s is %s (%v %v), want %s", test.data, p.Deck.Figures[0].Data, p.Errors, p.Warnings, test.served)
		}
	}
}
