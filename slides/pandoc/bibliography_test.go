package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

const (
	yamlSource = "references:\n- {id: ice, type: book, title: Ice, author: [{family: Roe, given: J}], issued: 2031}\n"
	jsonSource = "[\n{\"id\": \"snow\", \"type\": \"book\", \"title\": \"Snow\", \"author\": [{\"family\": \"Roe\", \"given\": \"J\"}], \"issued\": {\"date-parts\": [[2031]]}}\n]\n"
	bibSource  = "@book{rain,\n  title = {Rain},\n  author = {Roe, J.},\n  year = 2031\n}\n"
)

// sourcesDeck is a deck with front matter, a text and three bibliographies.
func sourcesDeck(front, text string) fstest.MapFS {
	return fstest.MapFS{
		DeckFile:      {Data: []byte("---\ntitle: T\n" + front + "\n---\n\n# S {#s}\n\n" + text + "\n")},
		"ice.yaml":    {Data: []byte(yamlSource)},
		"snow.json":   {Data: []byte(jsonSource)},
		"refs/r.bib":  {Data: []byte(bibSource)},
		"broken.yaml": {Data: []byte("references: [\n")},
	}
}

// labelsOf lists the sources of a deck by id and label.
func labelsOf(all []slides.Source) string {
	var list []string
	for _, s := range all {
		list = append(list, s.ID+" "+s.Label)
	}
	return strings.Join(list, ", ")
}

func TestADeckHasTheSourcesThatItCitesOrLists(t *testing.T) {
	const all = "bibliography: [ice.yaml, ./snow.json, refs/r.bib, ice.yaml]"
	for _, test := range []struct{ front, text, want, uncited string }{
		{"bibliography: ice.yaml", "A [@ice].", "ice Roe 2031", ""},
		{"bibliography: [ice.yaml]", "A.", "", "ice Roe 2031"},
		{all, "A [@ice; see @rain] and @snow.", "ice Roe 2031a, snow Roe 2031b, rain Roe 2031c", ""},
		{all, "A [@rain].", "rain Roe 2031c", "ice Roe 2031a, snow Roe 2031b"},
		{all + "\nnocite: '@*'", "A.", "ice Roe 2031a, snow Roe 2031b, rain Roe 2031c", ""},
		{all + "\nnocite: |\n  @*\n", "A.", "ice Roe 2031a, snow Roe 2031b, rain Roe 2031c", ""},
		{all + "\nnocite: |\n  @ice, @rain\n", "A [@snow].", "ice Roe 2031a, snow Roe 2031b, rain Roe 2031c", ""},
		{all + "\nnocite: ['@ice', '*@{rain}*']", "A.", "ice Roe 2031a, rain Roe 2031c", "snow Roe 2031b"},
		{all + "\nnocite: |\n  Also [see @ice, p. 3; -@rain], not \\@snow or a@snow.\n", "A.", "ice Roe 2031a, rain Roe 2031c", "snow Roe 2031b"},
		{all + "\nformat:\n  revealjs:\n    nocite: '@ice'", "A.", "ice Roe 2031a", "snow Roe 2031b, rain Roe 2031c"},
		{"references:\n- {id: hail, title: Hail, author: [{family: Roe, given: J}], issued: 2031}", "A [@hail].", "hail Roe 2031", ""},
		{"bibliography: ice.yaml\nreferences:\n- {id: hail, title: '*Hail* in [May]{.nocase}', author: Roe, issued: 2031}", "A [@hail] @ice.", "ice Roe 2031a, hail Roe 2031b", ""},
	} {
		p := Parse(sourcesDeck(test.front, test.text), DeckFile)
		if len(p.Errors)+len(p.Warnings) > 0 {
			t.Errorf("%s\n%v\n%v", test.front, p.Errors, p.Warnings)
		}
		if got := labelsOf(p.Deck.Sources); got != test.want {
			t.Errorf("%s\n%s\n got %s\nwant %s", test.front, test.text, got, test.want)
		}
		if got := labelsOf(p.Uncited); got != test.uncited {
			t.Errorf("%s\n%s\nuncited are %s, want %s", test.front, test.text, got, test.uncited)
		}
	}
}

func TestAListOfReferencesHasWhatTheDeckCitesBeforeAndBehindIt(t *testing.T) {
	p := Parse(sourcesDeck("bibliography: [ice.yaml, snow.json, refs/r.bib]\nnocite: '@rain'", "::: {#refs}\n:::\n\n# T {#t}\n\n[@ice]"), DeckFile)
	got := ""
	for _, s := range p.Deck.Slides {
		if s.Slug == "s" {
			got = slides.HTML(s.Blocks[0].Text, "", "")
		}
	}
	if want := `<ul class="references"><li>J Roe, <em>Ice</em>, 2031</li><li>J. Roe, <em>Rain</em>, 2031</li></ul>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestSourcesAreOfTheFileAndLineThatListThem(t *testing.T) {
	p := Parse(sourcesDeck("bibliography: [ice.yaml, refs/r.bib]\nreferences:\n- id: hail\n  title: Hail\n", "[@hail; @ice; @rain]"), DeckFile)
	for id, want := range map[string]Place{"ice": {"ice.yaml", 2, 0}, "rain": {"refs/r.bib", 1, 0}, "hail": {DeckFile, 5, 0}} {
		if s := p.Deck.Source(id); s == nil || s.List != want.File || s.Line != want.Line {
			t.Errorf("%s: got %+v, want %v", id, s, want)
		}
	}
}

func TestFaultsOfBibliographiesAreOneMessageEach(t *testing.T) {
	for _, test := range []struct{ front, text, want string }{
		{"bibliography: none.bib", "A [@any, ¶3] [see @any] @other.\n\n[@more]",
			"deck.md:3: bibliography: there is no file none.bib, so that its sources are not known; create it or correct the name"},
		{"bibliography:\n- ice.yaml\n- refs/rr.bib", "A [@rain; @ice].",
			`deck.md:5: bibliography: there is no file refs/rr.bib, so that its sources are not known; did you mean "refs/r.bib"?; create it or correct the name`},
		{"bibliography: [ice.yaml, broken.yaml]", "A [@rain; @ice].", "error broken.yaml:1: not valid YAML: did not find expected node content"},
		{"bibliography: sources.docx", "A [@rain].", `error sources.docx: "sources.docx" is no bibliography that can be read; export it as CSL-YAML (.yaml), CSL-JSON (.json) or BibTeX (.bib)`},
		{"bibliography: ../sources.bib", "A.", `error deck.md:3: bibliography: "../sources.bib" is not a file in the deck's folder; write a name such as sources.yaml`},
		{"bibliography: [ice.yaml, twice.yaml]", "A [@ice].", `ice.yaml:2: source "ice" is also in twice.yaml:1, which is used; remove one of the two`},
		{"bibliography: ice.yaml\nreferences:\n- {id: ice, title: Other}", "A [@ice].", `ice.yaml:2: source "ice" is also in deck.md:5, which is used; remove one of the two`},
		{"references: ice.yaml", "A [@ice].", "error deck.md:3: references is no list of sources; give each as an item that starts with - id: …"},
		{"references:\n- id: hail\n  URL: ftp://x\n  title: T", "[@hail]", `deck.md:4: source "hail": "ftp://x" is not a web address and is left out; write one that starts with https://`},
		{"nocite: '@ice'", "A.", "deck.md:3: nocite names sources, but the front matter names no bibliography; add a line bibliography: sources.yaml"},
		{"bibliography: ice.yaml\nnocite: ice", "A [@ice].", "deck.md:4: nocite names no source; write keys such as '@survey, @census', or '@*' for all sources"},
		{"bibliography: ice.yaml\nnocite: '@icy'", "A [@ice; @icy].", `deck.md:4: source "icy" is not in the bibliography; did you mean "ice"? (also line 9)`},
		{"bibliography: ice.yaml\nnocite: @ice", "A [@ice].", "error deck.md:4: not valid YAML: found character that cannot start any token; put the text in quotes"},
	} {
		fsys := sourcesDeck(test.front, test.text)
		fsys["twice.yaml"] = &fstest.MapFile{Data: []byte("[{id: ice, title: Other}]\n")}
		if strings.Contains(test.front, "docx") {
			fsys["sources.docx"] = &fstest.MapFile{Data: []byte("x")}
		}
		p := Parse(fsys, DeckFile)
		var got []string
		for _, err := range p.Errors {
			got = append(got, "error "+err.Error())
		}
		for _, err := range p.Warnings {
			got = append(got, err.Error())
		}
		if s := strings.Join(got, "\n"); s != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.front, s, test.want)
		}
	}
}
