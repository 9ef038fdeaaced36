package evidence

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// FuzzNumbers checks that no text makes readMentions panic, that mentions lie in the text in
// order, and that a mention's String reads as the same mention.
func FuzzNumbers(f *testing.F) {
	for _, s := range []string{"4 to 21.5 million", "15 and 16 September 2015", "Unit 61398", "F-35B", "-$4.50", "twenty-first", "2015年9月25日",
		"second half of 2009", "’90s 1990s", "2010.23 Then", "21\u202f500\u202f000", "two hundred thousand and five percent", "¶9, 10", "10:30 1.2.3", "25 September", "-1$ 00", "(=0", "0\xe2", "000000000000a0V", ".0\u202f000", "９９９只 ٩٩ 𝟡", "1.234,5 Mio. Euro", "三家医院九成"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, found := range mention.Read(text) {
			if found.Start < last && found.Kind != mention.Name || found.End <= found.Start || found.End > len(text) {
				t.Errorf("%q: %+v does not lie in the text, after %d", text, found, last)
			}
			last = found.End
			again := mention.Read(found.String())
			if len(again) != 1 || again[0].Kind != found.Kind || again[0].Value != found.Value || again[0].String() != found.String() {
				t.Errorf("%q: %+v prints %q, which reads %+v", text, found, found, again)
			}
			if !found.States(found) {
				t.Errorf("%q: %+v does not state itself", text, found)
			}
		}
		for _, tag := range []string{"de", "fr", "zh"} {
			in, last := mention.LanguageOf(tag), 0
			for _, found := range in.Read(text) {
				if found.Start < last && found.Kind != mention.Name || found.End <= found.Start || found.End > len(text) {
					t.Errorf("%s: %q: %+v does not lie in the text, after %d", tag, text, found, last)
				}
				last = found.End
			}
			derive(text, in)
		}
		derive(text, mention.Language{})
		mention.ReadQuotations(text)
		for _, piece := range mention.Pieces(text) {
			var sought mention.Sought
			sought.Add(piece)
			sought.Look(text)
			if !sought.Found(piece) {
				t.Errorf("%q: has not its piece %q", text, piece)
			}
		}
	})
}

// FuzzCheck checks that no deck and no lock makes Check panic, and that findings have lines
// that exist.
func FuzzCheck(f *testing.F) {
	read := func(name string) string {
		b, err := os.ReadFile("testdata/" + name)
		if err != nil {
			f.Fatal(err)
		}
		return string(b)
	}
	f.Add(read("linted/deck.md"), read("linted/sources.yaml"), read("linted/data/gulls.csv"), read("linted/sources.lock"), read("texts/log.txt"))
	f.Fuzz(func(t *testing.T, deck, sources, data, lock, text string) {
		fsys := fstest.MapFS{
			"deck.md":            {Data: []byte(deck)},
			"sources.yaml":       {Data: []byte(sources)},
			"data/estimates.csv": {Data: []byte(data)},
			"data/gulls.csv":     {Data: []byte(data)},
			"sources.lock":       {Data: []byte(lock)},
		}
		found, err := Check(fsys, pandoc.DeckFile, fstest.MapFS{"log.txt": {Data: []byte(text)}, "letter.txt": {Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.File == "" || f.Line < 0 || f.Line > 2+strings.Count(deck+sources+data+lock, "\n")+strings.Count(deck+sources+data+lock, "\r") || f.Column < 0 ||
				!slices.ContainsFunc(Rules, func(r Rule) bool { return r.Name == f.Rule }) || strings.Contains(f.Message, "%!") {
				t.Errorf("finding %+v", f)
			}
			if _, ok := part(lines(fsys, f.File), f.Line, f.Column, f.EndLine, f.EndColumn); f.EndLine > 0 && !ok {
				t.Errorf("the range of %+v is not in its file", f)
			}
			for _, fix := range f.Fixes {
				for _, e := range fix.Edits {
					if _, ok := part(lines(fsys, e.File), e.StartLine, e.StartColumn, e.EndLine, e.EndColumn); !ok {
						t.Errorf("%+v of %s is not in the file", e, f)
					}
				}
			}
		}
	})
}

// lines is the text of a file with line feeds only.
func lines(fsys fstest.MapFS, name string) string {
	text := strings.TrimPrefix(string(fsys[name].Data), "\ufeff")
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
