package evidence

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/pandoc"
)

// reviewed is a deck with a sentence, two that lean on different passages, a table, a chart and data.
func reviewed(t *testing.T) (deck, sources fstest.MapFS) {
	t.Helper()
	deck = fstest.MapFS{
		"deck.md": {Data: []byte(`---
title: Gulls
bibliography: sources.yaml
---

# Gulls {#gulls}

In 2011 the log has 310 gulls [@log, ¶1]. Of boats it has 12 [@log, ¶2], not 13 [@log, ¶3].

They sleep on lamps [@log, ¶2].

| Pier | Gulls |
|------|-------|
| Old  | 310 [@log, ¶1] |

` + "``` {.chart #count}\ntype: bar\ndata: gulls.csv\ntitle: From 310 gulls\nalt: Bars.\n```\n")},
		"sources.yaml":   {Data: []byte("references:\n- {id: log, type: book, title: The log, file: log.txt}\n")},
		"data/gulls.csv": {Data: []byte("label,value,unit,source,paragraph\nOld pier,310,gulls,log,1\nNew pier,12,boats,log,2\nQuay,12,boats,log,2\n")},
	}
	sources = fstest.MapFS{"log.txt": {Data: []byte("In 2011 we saw three hundred and ten gulls,\nthat is 310.\n\nThere were 12 boats; gulls sleep on lamps.\n\nIt was not 13.\n")}}
	lock, err := Lock(deck, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: lock}
	return deck, sources
}

// read returns the statements in short: their text with marks, their passages, and how many marks these have.
func read(t *testing.T, deck, sources fs.FS) string {
	t.Helper()
	all, err := Statements(deck, pandoc.DeckFile, sources, nil)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range all {
		text := s.Text
		for i := len(s.Marks) - 1; i >= 0; i-- {
			text = text[:s.Marks[i][0]] + "[" + text[s.Marks[i][0]:s.Marks[i][1]] + "]" + text[s.Marks[i][1]:]
		}
		fmt.Fprintf(&b, "%s: %s", s.Slide, strings.ReplaceAll(text, "\n", " / "))
		for _, p := range s.Passages {
			fmt.Fprintf(&b, "; %s", p.Name)
			for _, m := range p.Marks {
				b.WriteString(" " + p.Text[m[0]:m[1]])
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestStatementsAreSentencesRowsAndTextsOfChartsWithTheirPassages(t *testing.T) {
	deck, sources := reviewed(t)
	want := `gulls: In [2011] the log has [310] gulls.; log ¶1 2011 three hundred and ten 310
gulls: Of boats it has [12], not 13.; log ¶2 12
gulls: Of boats it has 12, not [13].; log ¶3 13
gulls: They sleep on lamps.; log ¶2
gulls: Pier: Old; Gulls: [310]; log ¶1 three hundred and ten 310
gulls: From [310] gulls; log ¶1 three hundred and ten 310; log ¶2
: Old pier · [310] · gulls; log ¶1 three hundred and ten 310
: New pier · [12] · boats / Quay · [12] · boats; log ¶2 12
`
	if got := read(t, deck, sources); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAStatementIsReadWithoutTheTextsToo(t *testing.T) {
	deck, _ := reviewed(t)
	all, err := Statements(deck, pandoc.DeckFile, nil, nil)
	if err != nil || len(all) != 8 || all[0].Passages[0].Text != "" || len(all[0].TextSums()[0]) != sumDigits {
		t.Errorf("%v, %+v", err, all)
	}
}

// judged is the deck with verdicts in its file of reviews: statement, passages and their digests, who, verdict.
func judgedBy(t *testing.T, deck fstest.MapFS, statement int, by, verdict string) {
	t.Helper()
	all, err := Statements(deck, pandoc.DeckFile, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s := all[statement]
	if deck[pandoc.ReviewFile] == nil {
		deck[pandoc.ReviewFile] = &fstest.MapFile{Data: []byte("reviews:\n")}
	}
	entry := fmt.Sprintf("- statement: %q\n  passages: [%s]\n  texts: [\"%s\"]\n  by: %s\n  on: 2016-03-28\n  verdict: %s\n", s.Text, strings.Join(s.Names(), ", "), strings.Join(s.TextSums(), `", "`), by, verdict)
	if s.Slide != "" {
		entry += "  slide: " + s.Slide + "\n"
	}
	deck[pandoc.ReviewFile].Data = append(deck[pandoc.ReviewFile].Data, entry...)
}

// unread are the findings of a check that requires reviews, in short.
func unread(t *testing.T, deck fs.FS) (all []string) {
	t.Helper()
	found, err := Unreviewed(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		all = append(all, f.String())
	}
	return all
}

func TestReviewsAreRequiredOfEachStatement(t *testing.T) {
	deck, _ := reviewed(t)
	if got := unread(t, deck); len(got) != 8 || !strings.HasPrefix(got[0], "data/gulls.csv:2: nobody has read “Old pier · 310 · gulls” beside log ¶1; ") {
		t.Fatalf("%q", got)
	}
	for i := range 8 {
		judgedBy(t, deck, i, "Ada", "supports")
	}
	if got := unread(t, deck); got != nil {
		t.Errorf("all are read: %q", got)
	}
	judgedBy(t, deck, 0, "Ben", "partly")
	if got := unread(t, deck); len(got) != 1 || got[0] != "deck.md:8: Ben: “In 2011 the log has 310 gulls.” is said to be borne out only partly by log ¶1; correct it, and have it read again" {
		t.Errorf("one is doubted: %q", got)
	}
	judgedBy(t, deck, 0, "Ben", "supports") // the last of a reviewer counts
	if got := unread(t, deck); got != nil {
		t.Errorf("the doubt is gone: %q", got)
	}
}

func TestASignatureInTheFrontMatterIsAReviewToo(t *testing.T) {
	deck, _ := reviewed(t)
	damage(t, deck, "deck.md", "bibliography: sources.yaml", "bibliography: sources.yaml\nreviewed:\n- {passage: log ¶1, by: Ada, on: 2016-03-28, verdict: supports}")
	if got := unread(t, deck); len(got) != 5 { // the others lean on log ¶2 or ¶3
		t.Errorf("%q", got)
	}
}

func TestAReviewIsVoidOnceTheStatementOrThePassageChanges(t *testing.T) {
	for _, tc := range []struct{ name, file, old, new, found string }{
		{"nothing", "deck.md", "", "", ""},
		{"another line break", "deck.md", "They sleep on lamps", "They sleep\non lamps", ""},
		{"the statement", "deck.md", "They sleep on lamps", "They always sleep on lamps", "reviews.yaml:2:3: the statement has changed since Ada read “They sleep on lamps.” on 28 March 2016; read it again"},
		{"the passage", "log.txt", "gulls sleep", "some gulls sleep", "reviews.yaml:2:3: log ¶2 has changed since Ada read “They sleep on lamps.” on 28 March 2016; read it again"},
		{"another passage", "log.txt", "was not 13", "was never 13", ""},
		{"a statement that is gone", "deck.md", "They sleep on lamps [@log, ¶2].", "", ""},
	} {
		deck, sources := reviewed(t)
		judgedBy(t, deck, 3, "Ada", "supports")
		files := deck
		if tc.file == "log.txt" {
			files = sources
		}
		damage(t, files, tc.file, tc.old, tc.new)
		lock, err := Lock(deck, pandoc.DeckFile, sources)
		if err != nil {
			t.Fatal(err)
		}
		deck[LockFile].Data = lock
		if got := findings(t, deck, nil); !strings.HasPrefix(got, tc.found) || (tc.found == "") != (got == "") {
			t.Errorf("%s: got %s", tc.name, got)
		}
		if tc.found == "" {
			continue
		}
		judgedBy(t, deck, 3, "Ben", "supports")
		if got := findings(t, deck, nil); got != "" {
			t.Errorf("%s, and read anew: got %s", tc.name, got)
		}
	}
}

func TestEvidenceHasWhatReviewersSay(t *testing.T) {
	deck, _ := reviewed(t)
	review := func() string {
		d, err := Read(deck, pandoc.DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		if r := d.EvidenceFor("log", slides.Spot{Paragraph: 3}).ReviewOn("gulls"); r != nil {
			return r.Verdict + " " + r.By
		}
		return ""
	}
	if got := review(); got != "" {
		t.Errorf("nobody: %s", got)
	}
	judgedBy(t, deck, 2, "Ada", "supports")
	if got := review(); got != "supports Ada" {
		t.Errorf("one: %s", got)
	}
	judgedBy(t, deck, 2, "Ben", "supports")
	if got := review(); got != "supports Ada, Ben" {
		t.Errorf("two: %s", got)
	}
	judgedBy(t, deck, 2, "Cleo", "does-not-support")
	if got := review(); got != "does-not-support Cleo" {
		t.Errorf("a doubt: %s", got)
	}
	deck, _ = reviewed(t)
	judgedBy(t, deck, 1, "Ada", "supports") // of ¶2, on which four statements lean
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil || d.EvidenceFor("log", slides.Spot{Paragraph: 2}).Reviews != nil {
		t.Errorf("one of four is read: %v", err)
	}
}

func TestTheFileOfReviewsBelongsToTheDeckAndIsRead(t *testing.T) {
	deck, _ := reviewed(t)
	judgedBy(t, deck, 0, "Ada", "supports")
	listed := false
	for _, f := range Files(deck, pandoc.DeckFile) {
		listed = listed || f.Path == pandoc.ReviewFile
	}
	if !listed {
		t.Error("not in the manifest")
	}
	for _, tc := range []struct{ text, want string }{
		{"reviews: 3\n", "reviews.yaml:1:10: reviews must be a list"},
		{"reviews:\n- {by: Ada}\n", "the review has no statement; add a line statement: …"},
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [], by: Ada, on: 2016-03-28, verdict: supports}\n", "the review has 1 passages and 0 texts"},
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [aa], by: Ada, on: 2016-03-28, verdict: suports}\n", `verdict "suports"; did you mean "supports"?`},
		{"reviews: [\n", "reviews.yaml:1: not valid YAML"},
		{"judged: []\n", `unknown key "judged"`},
	} {
		deck[pandoc.ReviewFile].Data = []byte(tc.text)
		if got := findings(t, deck, nil); !strings.Contains(got, tc.want) {
			t.Errorf("%q: got %s, want %s", tc.text, got, tc.want)
		}
	}
}
