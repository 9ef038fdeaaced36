package evidence

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
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

func TestASignatureInTheFrontMatterIsAReviewWhileItsTextIsThePassages(t *testing.T) {
	deck, _ := reviewed(t)
	sum := digest("In 2011 we saw three hundred and ten gulls,\nthat is 310.")
	for text, want := range map[string]int{"": 8, ", text: \"" + sum[:12] + "\"": 5, ", text: 0123456789ab": 8} { // the other five lean on log ¶2 or ¶3
		deck, _ := reviewed(t)
		damage(t, deck, "deck.md", "bibliography: sources.yaml", "bibliography: sources.yaml\nreviewed:\n- {passage: log ¶1, by: Ada, on: 2016-03-28, verdict: supports"+text+"}")
		got := unread(t, deck)
		if len(got) != want {
			t.Errorf("%q: %q", text, got)
		}
		if hinted := strings.Contains(strings.Join(got, "\n"), "add to what is signed in the front matter text:"); hinted != (want == 8) {
			t.Errorf("%q: %q", text, got)
		}
	}
	damage(t, deck, "deck.md", "bibliography: sources.yaml", "bibliography: sources.yaml\nreviewed:\n- {passage: log ¶1, by: Ada, on: 2016-03-28, verdict: supports, text: \""+sum[:12]+"\"}")
	delete(deck, LockFile)
	if got := unread(t, deck); len(got) != 8 {
		t.Errorf("without a lock: %q", got)
	}
}

// statementsOf are the texts of the statements of a deck with the given slide, in which § is a passage.
func statementsOf(t *testing.T, slide string) (texts []string) {
	t.Helper()
	deck, _ := reviewed(t)
	deck["deck.md"].Data = []byte("---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\n" + strings.NewReplacer("§1", "[@log, ¶1]", "§2", "[@log, ¶2]").Replace(slide))
	delete(deck, "data/gulls.csv")
	all, err := Statements(deck, pandoc.DeckFile, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		texts = append(texts, s.Text+" | "+strings.Join(s.Names(), ", "))
	}
	return texts
}

func TestSentencesWithoutACitationAreReadWithTheNextThatHasOne(t *testing.T) {
	for slide, want := range map[string][]string{
		"All were killed. They were 310 §1.":                              {"All were killed. They were 310. | log ¶1"},
		"They were 310 §1. All were killed.":                              {"They were 310. All were killed. | log ¶1"},
		"Aye. They were 310 §1. Nay. There were 12 boats §2. So.":         {"Aye. They were 310. | log ¶1", "Nay. There were 12 boats. So. | log ¶2"},
		"Aye. There were 12, not 13 §1, or so §2. Nay.":                   {"Aye. There were 12, not 13, or so. Nay. | log ¶1", "Aye. There were 12, not 13, or so. Nay. | log ¶2"},
		"They were 310. So says the log §1.":                              {"They were 310. So says the log. | log ¶1"},
		"They slept §1. They were 310. The rest is boats §2.":             {"They slept. | log ¶1", "They were 310. The rest is boats. | log ¶2", "They were 310. The rest is boats. | log ¶1, log ¶2"},
		"- Of gulls §1\n\n    All were killed. They were 310.\n\n- Boats": {"Of gulls | log ¶1", "All were killed. They were 310. | log ¶1"},
	} {
		if got := statementsOf(t, slide); !slices.Equal(got, want) {
			t.Errorf("%s\ngot  %q\nwant %q", slide, got, want)
		}
	}
}

func TestAVerdictOnASentenceAloneIsVoidOnceOthersBelongToIt(t *testing.T) {
	deck, _ := reviewed(t)
	judgedBy(t, deck, 3, "Ada", "supports")
	damage(t, deck, "deck.md", "They sleep on lamps [", "Whoever comes to the pier on a morning in winter, when the boats are gone, can see it for himself and need not ask. They sleep on lamps [")
	if got := findings(t, deck, nil); !strings.HasPrefix(got, "reviews.yaml:2:3: the statement has changed since Ada read “They sleep on lamps.”") {
		t.Errorf("got %s", got)
	}
}

func TestAStatementThatLeansOnTooManyPassagesToReadIsNamed(t *testing.T) {
	var deck, text strings.Builder
	deck.WriteString("---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThey were 310 [@log, ¶1")
	for i := 2; i <= maxReviewed+1; i++ {
		fmt.Fprintf(&deck, "; @log, ¶%d", i)
	}
	deck.WriteString("].\n")
	text.WriteString(strings.Repeat("They were 310.\n\n", maxReviewed+1))
	files := fstest.MapFS{
		"deck.md":      {Data: []byte(deck.String())},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: The log, file: log.txt}\n")},
	}
	lock, err := Lock(files, pandoc.DeckFile, fstest.MapFS{"log.txt": {Data: []byte(text.String())}})
	if err != nil {
		t.Fatal(err)
	}
	files[LockFile] = &fstest.MapFile{Data: lock}
	got := unread(t, files)
	if len(got) != 1 || got[0] != "deck.md:8: nobody can read “They were 310.” beside 13 passages; cite at most 12, or divide it into sentences with a citation each" {
		t.Errorf("%q", got)
	}
}

func TestWhatAReviewerSaysOfANoteIsNotToldWithWhatASlideCites(t *testing.T) {
	deck, sources := reviewed(t)
	damage(t, deck, "deck.md", "They sleep on lamps [@log, ¶2].", "They sleep on lamps [@log, ¶2].\n\n::: notes\nSome 500 boats came, which nobody may hear [@log, ¶3]. Of a few 12 [@log, ¶2].\n:::")
	damage(t, deck, "deck.md", ", not 13 [@log, ¶3]", "")
	lock, err := Lock(deck, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile].Data = lock
	all, err := Statements(deck, pandoc.DeckFile, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, s := range all {
		judgedBy(t, deck, i, "Ada", "supports")
		if strings.Contains(s.Text, "nobody may hear") || strings.Contains(s.Text, "Of a few") {
			judgedBy(t, deck, i, "Ada", "does-not-support\n  note: the secret of "+s.Names()[0])
		}
	}
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if r := d.EvidenceFor("log", slides.Spot{Paragraph: 3}).ReviewOn("gulls"); r == nil || r.Note == "" {
		t.Errorf("a passage that only the note cites has %+v", r)
	}
	for name, d := range map[string]*slides.Deck{"with notes": d, "without": d.WithoutNotes()} {
		if r := d.EvidenceFor("log", slides.Spot{Paragraph: 2}).ReviewOn("gulls"); r == nil || r.Verdict != "supports" || r.Note != "" {
			t.Errorf("%s: a passage that a slide cites has %+v", name, r)
		}
	}
	public, err := json.Marshal(d.WithoutNotes())
	if err != nil || strings.Contains(string(public), "secret") || strings.Contains(string(public), "may hear") {
		t.Errorf("%v: %s", err, public)
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
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [0], by: Ada, on: 2016-03-28, verdict: supports}\n", `texts: "0" is not 16 to 64 hexadecimal digits`},
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [0123456789abcdefg], by: Ada, on: 2016-03-28, verdict: supports}\n", `texts: "0123456789abcdefg" is not 16 to 64 hexadecimal digits`},
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [0123456789abcdef], by: \"\", on: 2016-03-28, verdict: supports}\n", "the review has no by"},
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [0123456789abcdef], by: \"\\u200b\", on: 2016-03-28, verdict: supports}\n", "the review has no by"},
		{"reviews:\n- {statement: a, passages: [log ¶1], texts: [0123456789abcdef], by: Ada, on: 2999-01-01, verdict: supports}\n", "on: 1 January 2999 is still to come; write the day on which the passage was read"},
		{"reviews: [\n", "reviews.yaml:1: not valid YAML"},
		{"reviews: []\n---\nreviews: []\n", "reviews.yaml:2: a second YAML document begins here, of which nothing is read"},
		{"judged: []\n", `unknown key "judged"`},
	} {
		deck[pandoc.ReviewFile].Data = []byte(tc.text)
		if got := findings(t, deck, nil); !strings.Contains(got, tc.want) {
			t.Errorf("%q: got %s, want %s", tc.text, got, tc.want)
		}
	}
}
