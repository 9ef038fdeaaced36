package evidence

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

// examinedDeck is what is found in a deck with a front matter and a slide, which cites a passage with 12 gulls.
func examinedDeck(t *testing.T, front, slide string, more map[string]string) string {
	t.Helper()
	deck := fstest.MapFS{
		"deck.md":      {Data: []byte("---\ntitle: Gulls\nbibliography: sources.yaml\n" + front + "---\n\n# Gulls {#gulls}\n\nThere were 12 gulls [@log, ¶1].\n\n" + slide + "\n")},
		"sources.yaml": {Data: []byte("- id: log\n  title: Log\n  issued: 2012\n  file: log.txt\n")},
	}
	for name, text := range more {
		deck[name] = &fstest.MapFile{Data: []byte(text)}
	}
	l, err := Lock(deck, pandoc.DeckFile, fstest.MapFS{"log.txt": {Data: []byte("There were 12 gulls.\n")}})
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: l}
	found, err := Examine(deck, pandoc.DeckFile, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range found {
		all = append(all, f.String())
	}
	return strings.Join(all, "\n")
}

func TestWhatReadersSeeBesidesProseIsRead(t *testing.T) {
	const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20">9,999 died</text></svg>`
	for name, test := range map[string]struct {
		front, slide string
		more         map[string]string
		want         string
	}{
		"a footer":                       {"footer: 9,999 gulls died in 2009\n", "", nil, "deck.md:4:9: 9,999 is not in log ¶1"},
		"an honest footer":               {"footer: Of 12 gulls, 3 June 2031\n", "", nil, ""},
		"a footer of the theme":          {"", "", map[string]string{"theme.yaml": "footer: 9,999 gulls died\n"}, "theme.yaml:1:9: 9,999 is not in log ¶1"},
		"a footer before the theme's":    {"footer: Gulls\n", "", map[string]string{"theme.yaml": "footer: 9,999 gulls died\n"}, ""},
		"the title of a link":            {"", "[See](https://a.example/ \"8,888 died\").", nil, "8,888 is not in log ¶1"},
		"the honest title of a link":     {"", "[See](https://a.example/ \"12 gulls\").", nil, ""},
		"prose that is set as code":      {"", "In all `7,777 gulls` died.", nil, "deck.md:10:8: 7,777 has no citation"},
		"the same in a table":            {"", "| Pier | Gulls |\n|--|--|\n| Old | `7,777 gulls` [@log, ¶1] |", nil, "7,777 is not in log ¶1"},
		"code":                           {"", "Run `sleep 10`, `port 8080`, `x = 7,777` or `kill -9 4711`.", nil, ""},
		"a formula":                      {"", "$N = 9999$ and $x^2$", nil, "1 formula with figures (line 10) unchecked"},
		"a block of code that is prose":  {"", "```\n7,777 gulls died\n```\n\n```\nx = 7777\n```", nil, "1 block of code that reads as prose (line 10) unchecked"},
		"a list that begins at a figure": {"", "9999. gulls died", nil, "look: the number with which a list begins, 9999, is not checked"},
		"a list that goes on":            {"", "4. gulls died", nil, ""},
		"a picture with text":            {"", "![Birds](a.svg)", map[string]string{"a.svg": drawing}, "1 picture with text (a.svg) unchecked"},
		"a picture without":              {"", "![Birds](a.svg)", map[string]string{"a.svg": strings.ReplaceAll(drawing, "text", "g")}, ""},
		"what is shown while one points": {"", "<abbr title=\"8,888 died\">d.</abbr>", nil, "8,888"},
	} {
		got := examinedDeck(t, test.front, test.slide, test.more)
		if !strings.Contains(got, test.want) || test.want == "" && got != "" {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, test.want)
		}
	}
}
