package bibliography

import "testing"

// only reads a bibliography of one source that has no problem.
func only(t *testing.T, name, text string) Entry {
	t.Helper()
	entries, problems := Read(name, []byte(text))
	if len(entries) != 1 || len(problems) > 0 {
		t.Fatalf("%s: %v %v", text, entries, problems)
	}
	return entries[0]
}

func TestADateOfCSLHasManyForms(t *testing.T) {
	for from, want := range map[string]string{
		`2031`:                                           "2031",
		`"2031-03"`:                                      "2031-03",
		`{"date-parts": [[2031, 3, 5]]}`:                 "2031-03-05",
		`{"date-parts": [["2031", "3"]]}`:                "2031-03",
		`{"date-parts": [[2031], [2032]]}`:               "2031/2032",
		`{"date-parts": [[2031, 3], [2031, 3]]}`:         "2031-03",
		`{"date-parts": [[2031, 3], [0]]}`:               "2031-03/..",
		`{"date-parts": [[2032], [2031]]}`:               "2032/2031",
		`{"date-parts": [[2031, "March"]]}`:              "2031 March",
		`{"date-parts": [[12031]]}`:                      "12031",
		`{"date-parts": [[-44, 3, 15]]}`:                 "-0043-03-15",
		`{"date-parts": [[-1]]}`:                         "0000",
		`{"date-parts": [[2031]], "season": "Autumn"}`:   "2031-23",
		`{"date-parts": [[2031, 22]]}`:                   "2031-22",
		`{"date-parts": [[2031]], "circa": 1}`:           "2031~",
		`{"date-parts": [[2031]], "circa": false}`:       "2031",
		`{"raw": "1995~"}`:                               "1995~",
		`{"literal": "Easter 2031"}`:                     "Easter 2031",
		`{"date-parts": [], "literal": "soon"}`:          "soon",
		`[2031, 3]`:                                      "2031-03",
		`[{"year": 2031, "month": 3, "day": 5}]`:         "2031-03-05",
		`[{"year": 2031}, {"year": 2032, "month": "2"}]`: "2031/2032-02",
		`[{"year": 2031, "season": 4, "circa": true}]`:   "2031-24~",
		`[]`:   "",
		`null`: "",
	} {
		for _, name := range []string{"a.json", "a.yaml"} {
			e := only(t, name, `[{"id": "a", "title": "T", "issued": `+from+`}]`)
			if got := e.Issued.String(); got != want {
				t.Errorf("%s: %s is %q, want %q", name, from, got, want)
			}
		}
	}
}

func TestTheListOfSourcesMayStandAloneOrUnderAKey(t *testing.T) {
	for _, text := range []string{
		`[{"id": "a", "title": "T"}]`, `{"references": [{"id": "a", "title": "T"}]}`, `{"items": [{"id": "a", "title": "T"}]}`,
		`{"id": "a", "title": "T"}`,
	} {
		for _, name := range []string{"a.json", "a.yaml"} {
			if e := only(t, name, text); e.ID != "a" || e.Title != "T" {
				t.Errorf("%s: %+v", text, e)
			}
		}
	}
}

func TestKindsOfBibTeXBecomeTypesOfCSL(t *testing.T) {
	for from, want := range map[string]string{
		"@article{a,": "article-journal", "@article{a, entrysubtype = {magazine},": "article-magazine",
		"@article{a, entrysubtype = {newspaper},": "article-newspaper", "@InProceedings{a,": "paper-conference", "@conference{a,": "paper-conference",
		"@techreport{a,": "report", "@report{a,": "report", "@online{a,": "webpage", "@misc{a,": "document", "@phdthesis{a,": "thesis",
		"@unpublished{a,": "manuscript", "@unpublished{a, eventdate = 2031,": "speech", "@booklet{a,": "pamphlet", "@incollection{a,": "chapter",
		"@inreference{a,": "entry-encyclopedia", "@nonsense{a,": "document",
	} {
		if e := only(t, "a.bib", from+" title = {T}}"); e.Type != want {
			t.Errorf("%s: %s, want %s", from, e.Type, want)
		}
	}
}

func TestFieldsOfAnItemThatNeedMoreThanACopy(t *testing.T) {
	title := func(e Entry) string { return e.Title }
	file := func(e Entry) string { return e.File }
	address := func(e Entry) string { return e.URL }
	publisher := func(e Entry) string { return e.Publisher }
	for _, c := range []struct {
		fields string
		of     func(Entry) string
		want   string
	}{
		{`title = {Who?}, subtitle = {A question}`, title, "Who? A question"},
		{`title = {T}, subtitle = {S}, titleaddon = {A}`, title, "T: S. A"},
		{`title = "A " # {B} # 7`, title, "A B7"},
		{"title = % a comment\n {T}, % another\n year = 2031", title, "T"},
		{`TITLE = {T},,`, title, "T"},
		{`title = {R\&amp;D}`, title, "R&D"},
		{`title = {T}, file = {notes.txt}`, file, "notes.txt"},
		{`title = {T}, file = {sub/notes.txt}`, file, "sub/notes.txt"},
		{`title = {T}, file = {:papers/a b.pdf:PDF}`, file, "papers/a b.pdf"},
		{`title = {T}, file = {x:C\:\\papers\\roe.pdf:application/pdf;y:z.pdf:PDF}`, file, "roe.pdf"},
		{`title = {T}, file = {/home/jane/roe.pdf}`, file, "roe.pdf"},
		{`title = {T}, doi = {https://doi.org/10.1000/x\_y}`, address, "https://doi.org/10.1000/x_y"},
		{`title = {T}, doi = {10.1000/x}, url = {http://example.org/}`, address, "http://example.org/"},
		{`title = {T}, url = {\url{https://example.org/a}}`, address, "https://example.org/a"},
		{`title = {T}, howpublished = {Available at \url{https://example.org/b}}`, address, "https://example.org/b"},
		{`title = {T}, howpublished = {https://example.org/c}`, address, "https://example.org/c"},
		{`title = {T}, howpublished = {Leaflet}`, publisher, "Leaflet"},
		{`title = {T}, eprint = {123}, eprinttype = {jstor}`, address, "https://www.jstor.org/stable/123"},
		{`title = {T}, school = {Vale College}, publisher = {Vale Press}`, publisher, "Vale College; Vale Press"},
	} {
		if got := c.of(only(t, "a.bib", "@misc{a, "+c.fields+"}")); got != c.want {
			t.Errorf("%s: %q, want %q", c.fields, got, c.want)
		}
	}
}

func TestAnItemInheritsWhatItLacks(t *testing.T) {
	entries, problems := Read("a.bib", []byte(`
@inproceedings{child, title = {Paper}, crossref = {parent}}
@inproceedings{other, title = {Paper}, booktitle = {Its own}, crossref = {parent2}}
@article{inissue, title = {Article}, crossref = {weekly}}
@proceedings{parent, title = {Title}, booktitle = {Book title}, shorttitle = {Short}, year = 2031, shorthand = {P}}
@proceedings{parent2, title = {Title}, year = 2031}
@periodical{weekly, title = {River Weekly}, date = 2031}`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	for i, want := range []string{"Book title", "Its own", "River Weekly"} {
		if e := entries[i]; e.Container != want || e.Issued.From != "2031" {
			t.Errorf("%s is in %q, %s, want %q", e.ID, e.Container, e.Issued, want)
		}
	}
	if entries[0].Label != "Paper 2031a" {
		t.Errorf("label %q", entries[0].Label)
	}
}
