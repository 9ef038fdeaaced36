package evidence

import (
	"bytes"
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/seal"
	"exhibit/slides/document"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"

	"exhibit/slides"
)

// linted returns a copy of testdata/linted and of testdata/texts, for tests to damage.
func linted(t testing.TB) (deck, texts fstest.MapFS) {
	return folder(t, "testdata/linted"), folder(t, "testdata/texts")
}

func folder(t testing.TB, dir string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		files[filepath.ToSlash(rel)] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// damage replaces a text that a file must have exactly once; an empty old text appends.
func damage(t *testing.T, files fstest.MapFS, name, old, new string) {
	t.Helper()
	f := files[name]
	if f == nil || old != "" && bytes.Count(f.Data, []byte(old)) != 1 {
		t.Fatalf("%s does not have %q once", name, old)
	}
	if old == "" {
		f.Data = append(f.Data, new...)
		return
	}
	f.Data = bytes.Replace(f.Data, []byte(old), []byte(new), 1)
}

func findings(t *testing.T, deck, texts fs.FS) string {
	t.Helper()
	found, err := Check(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range found {
		b.WriteString(f.String() + "\n")
	}
	return strings.TrimSpace(b.String())
}

func TestLockIsItsGolden(t *testing.T) {
	deck, texts := linted(t)
	got, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	golden := "testdata/linted/sources.lock"
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run go test ./slides -update and look at the change; got\n%s", golden, got)
	}
	again, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil || !bytes.Equal(again, got) {
		t.Errorf("the same input gives other bytes (%v)", err)
	}
}

// TestLockDoesNotDependOnOrder reverses the order of sources, slides and rows of data.
func TestLockDoesNotDependOnOrder(t *testing.T) {
	deck, texts := linted(t)
	want, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	swap := func(name, separator string) {
		parts := strings.Split(string(deck[name].Data), separator)
		n := len(parts)
		parts[n-1], parts[n-2] = strings.TrimRight(parts[n-2], "\n")+"\n", strings.TrimRight(parts[n-1], "\n")+"\n"
		deck[name].Data = []byte(strings.Join(parts, separator))
	}
	swap("deck.md", "\n# ")
	swap("sources.yaml", "- id")
	swap("data/gulls.csv", "\n"+"After") // a row that ends without a line feed changes nothing
	deck["data/gulls.csv"].Data = folder(t, "testdata/linted")["data/gulls.csv"].Data
	got, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("another order of the deck gives another lock:\n%s", got)
	}
}

func TestLockIgnoresWhatDoesNotChangeTheText(t *testing.T) {
	deck, texts := linted(t)
	want, _ := Lock(deck, pandoc.DeckFile, texts)
	for name, f := range texts {
		s := strings.ReplaceAll(string(f.Data), " the ", "  the\u00a0")
		s = strings.ReplaceAll(s, "\n", "\r\n")
		texts[name] = &fstest.MapFile{Data: []byte("\ufeff\n\n" + s)}
	}
	got, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("white space, line ends or a byte order mark change the lock (%v):\n%s", err, got)
	}
}

func TestASoundDeckPasses(t *testing.T) {
	deck, texts := linted(t)
	if got := findings(t, deck, nil); got != "" {
		t.Errorf("without the texts:\n%s", got)
	}
	if got := findings(t, deck, texts); got != "" {
		t.Errorf("with the texts:\n%s", got)
	}
}

// damages are changes of testdata/linted, one thing at a time, each with what the check says of it.
var damages = []struct{ name, file, old, new, want string }{
	{"a wrong figure", "deck.md", "1 240 gulls", "1 420 gulls", `deck.md:13:20: 1 420 is not in log ¶2; nearest there: 1,240 gulls; correct the figure or the citation, or mark it {.derived} or {.own}`},
	{"a wrong size", "deck.md", "2,500,000", "25 million", `deck.md:39:37: 25 million is not in letter ¶2; nearest there: 2,500,000 crowns; `},
	{"a wrong day", "deck.md", "May 3, 2011", "May 4, 2011", `deck.md:13:35: May 4, 2011 is not in log ¶2; nearest there: 3 May 2011; `},
	{"a day more exact than the source", "deck.md", "in 2009 it", "on 2 May 2009 it", `deck.md:13:62: 2 May 2009 is not in log ¶2`},
	{"a wrong year", "deck.md", "in 2009 it", "in 2008 it", `deck.md:13:62: 2008 is not in log ¶2; nearest there: 2009; `},
	{"a wrong half of a year", "deck.md", "second half of 1998", "first half of 1998", `deck.md:39:15: first half of 1998 is not in letter ¶2; nearest there: second half of 1998; `},
	{"a wrong number in words", "deck.md", "| Five towns", "| Six towns", `deck.md:38:3: Six is not in letter ¶2; nearest there: 5 towns; `},
	{"a wrong headline", "deck.md", "# Five towns", "# Seven towns", `deck.md:34:3: Seven is not in letter ¶2, 3 or log ¶3; nearest there: 5 towns; `},
	{"a wrong ordinal", "deck.md", "8th winter", "ninth winter", `deck.md:42:34: ninth is not in letter ¶3; nearest there: 8th; `},
	{"a wrong share", "deck.md", "40% [", "40 [", `deck.md:38:42: 40 is not in letter ¶2; nearest there: 40%; `},
	{"a wrong end of a range", "deck.md", "12 to 15", "12 to 16", `deck.md:20:22: 16 is not in log ¶3; nearest there: 15; `},
	{"another name", "deck.md", "Class 7", "Class 8", `deck.md:41:1: Class 8 is not in letter ¶3; nearest there: Class 7; `},
	{"words nobody spoke", "deck.md", "They sleep on the lamps”", "They roost on the lamps”", `deck.md:16:3: “They roost on the lamps” is not in log ¶2; nearest there: “They sleep on the lamps”; correct the words or the citation; if they are there, run exhibit lock`},
	{"a name nobody wrote", "deck.md", "北湾", "南湾", `deck.md:38:16: “南湾” is not in letter ¶2`},
	{"a quote without marks", "deck.md", "“They sleep on the lamps”", "They sleep on the lamps", `deck.md:16:3: a block quote without quotation marks`},
	{"an open quote", "deck.md", "lamps”", "lamps", `deck.md:16:3: a quotation mark that is not closed`},
	{"too long a quote", "deck.md", "“They", "“a b c d e f g h i j k They", `deck.md:16:3: a quotation of 16 words; quote at most 15`},
	{"a wrong figure with a citation in a block of the deck's own", "deck.md", "Unit 44.\n", "Unit 44.\n\n::: own\n\n9 boats, 9 times.\n\n7 lamps [@log, ¶3].\n\n:::\n", `deck.md:37:1: 7 is not in log ¶3`},
	{"a figure without a citation", "deck.md", "Unit 44.", "Unit 44 and 7 boats.", `deck.md:31:78: 7 has no citation; write [@source, ¶9] behind it, or [7]{.own} if the deck itself is the source`},
	{"a count without a citation", "deck.md", "Unit 44.", "Unit 44 and seven boats.", `deck.md:31:78: seven has no citation`},
	{"an amount without a citation", "deck.md", "Unit 44.", "Unit 44 for \\$5.", `deck.md:31:79: $5 has no citation`},
	{"a date without a citation", "deck.md", "Unit 44.", "Unit 44 in 1998.", `deck.md:31:77: 1998 has no citation`},
	{"a quotation without a citation", "deck.md", "Unit 44.", "Unit 44, “no more”.", `deck.md:31:75: “no more” has no citation`},
	{"a paragraph off by one", "deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶2]", `deck.md:20:6: 86 is not in log ¶2`},
	{"a paragraph beyond the end", "deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶9]", `deck.md:20:41: log ¶9 is not there, for the text has 4 paragraphs; correct the citation`},
	{"a passage that is not locked", "deck.md", "a storm [@log, ¶3]", "a storm [@log, ¶1]", `deck.md:20:41: log ¶1 is not in the lock; run exhibit lock`},
	{"an unknown source", "deck.md", "a storm [@log", "a storm [@blog", `deck.md:20:43: warning: source "blog" is not in the bibliography; did you mean "log"?`},
	{"an error of the format", "deck.md", "{.own}", "{.mine}", `deck.md:31:45: warning: class "mine" of a span means nothing here, and its text is shown without it; remove it`},
	{"arithmetic that is wrong", "deck.md", "= 4, exactly", "= 5, exactly", `deck.md:14:22: 1,240 / 310 is 4, not 5`},
	{"a rounding that is wrong", "deck.md", "exactly 4 times", "about 4.1 times", `deck.md:14:22: 1,240 / 310 is 4, not about 4.1 times`},
	{"a number of days that is wrong", "deck.md", "= 124 days", "= 123 days", `deck.md:21:51: 3 May 2011 to 4 September 2011 is 124 days, not 123 days`},
	{"a derivation without arithmetic", "deck.md", "1,240 / 310 = 4, exactly 4 times", "4 times", `deck.md:14:22: "4 times" shows no arithmetic`},
	{"a derivation from elsewhere", "deck.md", "1,240 / 310 = 4, exactly 4 times", "620 / 310 = 2", `deck.md:14:22: 620 is not in log ¶2; nearest there: 310; a derived figure starts from cited ones`},
	{"a wrong title of a figure", "deck.md", "From 310 to", "From 301 to", `deck.md:26:13: 301 is not in log ¶2; nearest there: 310; `},
	{"a wrong text for a figure", "deck.md", "second is 4 times", "second is 5 times", `deck.md:27:30: 5 is not in log ¶2`},
	{"a wrong title of the deck", "deck.md", "pier, 2009 and", "pier, 2010 and", `deck.md:2:8: 2010 is not in `},
	{"a slide without a citation", "deck.md", "", "\n# No more {#no-more}\n\nNothing.\n", `deck.md:46: slide #no-more cites nothing that its audience sees`},
	{"a wrong value", "data/gulls.csv", "Before,310,", "Before,301,", `data/gulls.csv:2:8: the value is 301, but its token “310 of 2009” says 310`},
	{"a wrong date", "data/gulls.csv", "310,gulls,2009", "310,gulls,2008", `data/gulls.csv:2:18: 2008 is not in log ¶2`},
	{"a wrong token", "data/gulls.csv", "310 of 2009", "310 in 2009", `data/gulls.csv:2:54: “310 in 2009” is not in log ¶2; nearest there: “310 of 2009”; `},
	{"a wrong note", "data/gulls.csv", "on 3 May", "on 5 May", `data/gulls.csv:2:66: 5 May 2011 is not in log ¶2`},
	{"a wrong paragraph", "data/gulls.csv", "log,2,310 of 2009", "log,3,310 of 2009", `data/gulls.csv:2:8: 310 is not in log ¶3; nearest there: 86 lamps; `},
	{"a row without a source", "data/gulls.csv", "warden,log,2,310", "warden,,2,310", `data/gulls.csv:2: the record names no source; fill in the column source`},
	{"a row without an asserter", "data/gulls.csv", "explicit,the warden", "explicit,", `data/gulls.csv:2: warning: no asserted_by; fill in the cell`},
	{"a row without a unit", "data/gulls.csv", "310,gulls", "310,", `data/gulls.csv:2: warning: value without a unit`},
	{"a source nobody cites", "sources.yaml", "", "- id: other\n  type: book\n  title: Other\n", `sources.yaml:12: source "other" is never cited; cite or remove it`},
	{"a label twice", "sources.yaml", "label: Letter", "label: LOG", `sources.yaml:7: source "letter" has the label "LOG", as "log" has; give it a citation-label of its own`},
	{"another file", "sources.yaml", "file: log.txt", "file: blog.txt", `sources.lock:8: the lock is of log.txt, but the text of log is blog.txt; run exhibit lock`},
	{"a signature under nothing", "deck.md", "- passage: log ¶2", "- passage: log ¶4", `deck.md:5:3: log ¶4 is reviewed but nothing cites it`},
	{"a signature under an older text", "deck.md", "verdict: supports", "verdict: supports\n  text: 627A781F", `deck.md:5:3: log ¶2 has changed since C. Reader signed it on 28 March 2016; read it again and sign it with text: 727a781f0b8f`},
	{"a signature under no text", "deck.md", "verdict: supports", "verdict: supports\n  text: 727a78", `deck.md:9:9: text: "727a78" is not 8 to 64 hexadecimal digits; copy the beginning of the passage's sha256 from sources.lock`},
	{"no verdict", "deck.md", "verdict: supports", "verdict: fine", `deck.md:8:12: verdict "fine"; write supports, partly or does-not-support`},
	{"a lock with too much", "sources.lock", "", "\nlog ¶4\n  sha256: " + strings.Repeat("0", 64) + "\n", `: log ¶4 is locked but nothing cites it; run exhibit lock`},
	{"a phrase nobody quotes", "sources.lock", "", "  phrase: will not be moved\n", `“will not be moved” is locked for log ¶3 but nothing quotes it`},
	{"a lock that is no lock", "sources.lock", "exhibit lock 3", "exhibit lock 9", `sources.lock:1: a lock of version 9, of which this exhibit reads up to 3`},
	{"a line of the lock", "sources.lock", "  number: 86 lamps", "  number: about 86 lamps", `: not a line of a lock; make the lock anew with exhibit lock`},
}

// TestDamageIsFound damages the deck, its data, its lock or its texts.
func TestDamageIsFound(t *testing.T) {
	for _, tc := range damages {
		t.Run(tc.name, func(t *testing.T) {
			deck, _ := linted(t)
			damage(t, deck, tc.file, tc.old, tc.new)
			if got := findings(t, deck, nil); !strings.Contains("\n"+got, "\n"+tc.want) && !(tc.want[0] == ':' && strings.Contains(got, tc.want)) && !(strings.HasPrefix(tc.want, "“") && strings.Contains(got, tc.want)) {
				t.Errorf("got\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

func TestABlockOfTheDecksOwnNeedsNoSource(t *testing.T) {
	deck, _ := linted(t)
	damage(t, deck, "deck.md", "", "\n# How to read it {#how}\n\n::: own\n\n- 2 towns a column\n- since 1998, “as it is”\n\n:::\n")
	if got := findings(t, deck, nil); got != "" {
		t.Error(got)
	}
}

// TestDamageToTheTextsIsFound also shows that exactly the passages that changed are named.
func TestDamageToTheTextsIsFound(t *testing.T) {
	for _, tc := range []struct{ name, file, old, new, want string }{
		{"a passage that changed", "log.txt", "86 lamps", "87 lamps", "sources.lock:52: the text of log ¶3 has changed; look at what leans on it, then run exhibit lock"},
		{"a text that nobody cites", "log.txt", "Log of the", "Book of the", "sources.lock:8: the text of log has changed, though no cited passage of it; run exhibit lock\n" +
			"sources.yaml:2: look: source \"log\" has the title “Log of the pier”, but its text prints it in other words in ¶1; correct the title"},
		{"a paragraph more", "letter.txt", "A letter", "Letters\n\nA letter", "sources.lock:3: the text of letter has 4 paragraphs, not 3; run exhibit lock\n" +
			"sources.lock:13: the text of letter ¶2 has changed; it now stands in ¶3; look at what leans on it, then run exhibit lock\n" +
			"sources.lock:26: the text of letter ¶3 has changed; it now stands in ¶4; look at what leans on it, then run exhibit lock"},
		{"a figure taken out of the lock", "sources.lock", "  number: 86 lamps\n", "", "sources.lock:52: the figures locked for log ¶3 are not those of its text, which has 86 lamps; run exhibit lock"},
		{"a figure put into the lock", "sources.lock", "  number: 86 lamps\n", "  number: 86 lamps\n  number: 87\n", "sources.lock:52: the figures locked for log ¶3 are not those of its text, which does not have 87; run exhibit lock"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			deck, texts := linted(t)
			if strings.HasSuffix(tc.file, ".txt") {
				damage(t, texts, tc.file, tc.old, tc.new)
			} else {
				damage(t, deck, tc.file, tc.old, tc.new)
			}
			var got []string
			for line := range strings.SplitSeq(findings(t, deck, texts), "\n") {
				if !strings.HasPrefix(line, "deck.md") { // the deck's own figures may be affected too
					got = append(got, line)
				}
			}
			if s := strings.Join(got, "\n"); s != tc.want {
				t.Errorf("got\n%s\nwant\n%s", s, tc.want)
			}
		})
	}
}

func TestLockRefusesHostileNamesAndMissingTexts(t *testing.T) {
	for file, want := range map[string]string{
		"../log.txt":  `sources.yaml:2: file: "../log.txt" is not the plain name of a file; write one such as text.txt`,
		"/etc/passwd": `sources.yaml:2: there is no text passwd for source "log"`,
		"a/b.txt":     `sources.yaml:2: file: "a/b.txt" is not the plain name`,
		`"a\\b.txt"`:  `sources.yaml:2: file: "a\\b.txt" is not the plain name`,
		"C:x.txt":     `sources.yaml:2: file: "C:x.txt" is not the plain name`,
		".hidden":     `sources.yaml:2: file: ".hidden" is not the plain name`,
		".":           `sources.yaml:2: file: "." is not the plain name`,
		"~":           `sources.yaml:2: source "log" is cited but has no file; add a line file: name.txt`,
		"missing.txt": `sources.yaml:2: there is no text missing.txt for source "log"`,
		"binary.txt":  `sources.yaml:2: text binary.txt of source "log": not text in UTF-8`,
		"short.txt":   `deck.md:13: log ¶2: the text has 1 paragraphs; correct the citation`,
		"dir":         `sources.yaml:2: text dir of source "log": not a plain file`,
		"{a: b}":      `sources.yaml:2: source "log" is cited but has no file`,
	} {
		deck, texts := linted(t)
		texts["binary.txt"] = &fstest.MapFile{Data: []byte("a\x00b")}
		texts["short.txt"] = &fstest.MapFile{Data: []byte("One.\n")}
		texts["dir/x"] = &fstest.MapFile{}
		damage(t, deck, "sources.yaml", "file: log.txt", "file: "+file)
		_, err := Lock(deck, pandoc.DeckFile, texts)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("file: %s: got %v, want %s", file, err, want)
		}
	}
}

func TestADeckWithoutALock(t *testing.T) {
	deck, _ := linted(t)
	delete(deck, LockFile)
	want := "sources.lock: no such file, so that no figure can be checked; make it with exhibit lock and the folder of the deck"
	if got := findings(t, deck, nil); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if e := d.EvidenceFor("log", slides.Spot{Paragraph: 2}); e == nil || e.Locked || e.Found != nil || e.ReviewOn("gulls") == nil {
		t.Errorf("evidence %+v", e)
	}
}

func TestEvidence(t *testing.T) {
	deck, _ := linted(t)
	damage(t, deck, "deck.md", "1 240 gulls", "1 420 gulls")
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	e := d.EvidenceFor("log", slides.Spot{Paragraph: 2})
	if e == nil {
		t.Fatal("no evidence for log ¶2")
	}
	if !e.Locked || strings.Join(slides.TakenOn("gulls", e.Found), "; ") != "4; 1,240; 310; May 3, 2011; 2009; “They sleep on the lamps”; “310 of 2009”; “1,240 gulls”" {
		t.Errorf("locked %v, found %q", e.Locked, e.Found)
	}
	if strings.Join(slides.TakenOn("gulls", e.Missing), "; ") != "1 420" || strings.Join(e.Slides, " ") != "gulls" {
		t.Errorf("missing %q on slides %q", e.Missing, e.Slides)
	}
	if r := e.ReviewOn("gulls"); r == nil || *r != (slides.Review{By: "C. Reader", On: "2016-03-28", Verdict: "supports"}) {
		t.Errorf("review %+v", r)
	}
	if e := d.EvidenceFor("letter", slides.Spot{Paragraph: 2}); e == nil || e.Missing != nil || e.Reviews != nil {
		t.Errorf("letter ¶2: %+v", e)
	}
}

func TestASignatureIsVoidOnceThePassageChanges(t *testing.T) {
	for text, void := range map[string]bool{
		"727a781f": false, "727A781F0B8F": false, "727a781f0b8fcc530190bd02bec7f43d0758fc4789d8301884eff9a55261f337": false,
		"727a7810": true, "bdb19af5": true,
	} {
		deck, _ := linted(t)
		damage(t, deck, "deck.md", "verdict: supports", "verdict: supports\n  text: "+text)
		d, err := Read(deck, pandoc.DeckFile)
		if err != nil {
			t.Fatal(err)
		}
		if r := d.EvidenceFor("log", slides.Spot{Paragraph: 2}).ReviewOn("gulls"); r == nil || r.Void != void || r.By != "C. Reader" {
			t.Errorf("text: %s: review %+v, want void %v", text, r, void)
		}
		if got := findings(t, deck, nil); (got != "") != void {
			t.Errorf("text: %s: got\n%s", text, got)
		}
		delete(deck, LockFile) // without a lock the change cannot be noticed
		if d, err = Read(deck, pandoc.DeckFile); err != nil || d.EvidenceFor("log", slides.Spot{Paragraph: 2}).ReviewOn("gulls").Void {
			t.Errorf("text: %s: void without a lock, %v", text, err)
		}
	}
}

// TestEmbeddedDeckPasses also alters every mention that the deck cites, one at a time: the
// check must find nearly all of them. It cannot find an altered mention that the passage has
// too, such as 2013 for 2014 if the passage has both.
func TestEmbeddedDeckPasses(t *testing.T) {
	deck := folder(t, "../briefing")
	if got := findings(t, deck, nil); got != "" {
		t.Fatalf("the embedded deck:\n%s", got)
	}
	c := newChecker(deck, pandoc.DeckFile)
	l := c.readLock()
	changed, missed := 0, 0
	for _, claim := range c.claims {
		if claim.kind != mentionClaim || claim.scope == nil {
			continue
		}
		was := claim.text
		claim.text = alter(claim.text)
		mentions := mention.Read(claim.text)
		if claim.text == was || len(mentions) != 1 {
			continue
		}
		claim.mention, claim.also = mentions[0], nil
		changed++
		before := len(c.findings)
		if c.checkClaim(l, claim, nil, nil); len(c.findings) == before {
			missed++
			t.Logf("%s:%d:%d: %s for %s", claim.File, claim.Line, claim.Column, claim.text, was)
		}
	}
	if changed < 200 || missed*10 > changed {
		t.Errorf("of %d changed figures %d were not found", changed, missed)
	}
}

// alter changes the last digit of a mention to the next, or one number word to another.
func alter(s string) string {
	if i := strings.LastIndexAny(s, "0123456789"); i >= 0 {
		return s[:i] + string('0'+(s[i]-'0'+1)%10) + s[i+1:]
	}
	for _, pair := range [][2]string{{"two", "six"}, {"three", "seven"}, {"four", "nine"}, {"five", "six"}, {"Four", "Nine"}, {"Three", "Seven"}, {"eighth", "ninth"}, {"twice", "thrice"}} {
		if s == pair[0] {
			return pair[1]
		}
	}
	return s
}

// TestEmbeddedDeckAgainstItsTexts runs only where the source texts are: their licences keep
// them out of the repository.
func TestEmbeddedDeckAgainstItsTexts(t *testing.T) {
	const dir = "../../../shared/briefing/sources"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the source texts of the embedded deck are not here: %v", err)
	}
	texts := os.DirFS(dir)
	deck := folder(t, "../briefing")
	if got := findings(t, deck, texts); got != "" {
		t.Errorf("the embedded deck against its texts:\n%s", got)
	}
	lock, err := Lock(deck, pandoc.DeckFile, texts)
	if err != nil || !bytes.Equal(lock, deck[LockFile].Data) {
		t.Errorf("the texts give another lock (%v); run exhibit lock", err)
	}
	for _, tc := range []struct{ old, new, want string }{
		{"21.5 million", "25.1 million", "25.1 million is not in "},
		{"2003", "2002", "2002 is not in chen-lim "},
		{"“", "“Verily ", "“Verily "},
		{"[@liquidvpn, ¶11]", "[@liquidvpn, ¶12]", "21.5 million is not in liquidvpn ¶12"},
		{"five officers", "six officers", "six is not in peace-deal ¶13"},
		{"Unit 61398", "Unit 61389", "Unit 61389 is not in chen-lim ¶5"},
		{"eighth", "ninth", "ninth is not in chen-lim ¶18"},
		{"= 185 days", "= 186 days", "25 September 2015 to 28 March 2016 is 185 days, not 186 days"},
		{"about 42%", "about 43%", "54 / 130 is 0.4154, not about 43%"},
	} {
		damaged := folder(t, "../briefing")
		text := string(damaged["deck.md"].Data)
		if !strings.Contains(text, tc.old) {
			t.Errorf("the deck no longer says %s; damage something else", tc.old)
		}
		damaged["deck.md"].Data = []byte(strings.ReplaceAll(text, tc.old, tc.new))
		if lock, err := Lock(damaged, pandoc.DeckFile, texts); err != nil {
			t.Errorf("%s: %v", tc.new, err)
		} else {
			damaged[LockFile] = &fstest.MapFile{Data: lock} // locking anew does not help
		}
		if got := findings(t, damaged, texts); !strings.Contains(got, tc.want) || !strings.HasPrefix(got, "deck.md:") {
			t.Errorf("%s for %s: got\n%s\nwant %s", tc.new, tc.old, got, tc.want)
		}
	}
}

// textOf is what stands in a passage of a text.
func textOf(t *testing.T, b []byte, p passage) string {
	t.Helper()
	text, err := document.Read("a.txt", b)
	if err != nil {
		t.Fatal(err)
	}
	said, ok := text.At(p.at)
	if !ok {
		t.Fatalf("no %s", p)
	}
	return said
}

// TestLockHoldsNoPassage checks that the lock has a small part of each passage only.
func TestLockHoldsNoPassage(t *testing.T) {
	const dir = "../../../shared/briefing/sources"
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the source texts of the embedded deck are not here: %v", err)
	}
	c := newChecker(folder(t, "../briefing"), pandoc.DeckFile)
	texts := folder(t, dir)
	for p, lp := range c.readLock().passages {
		passage := mention.Spoken(textOf(t, texts[c.deck.Source(p.source).File].Data, p))
		covered := make([]bool, len(passage))
		for _, phrase := range lp.phrases {
			words := mention.Spoken(phrase)
			for i := 0; i+len(words) <= len(passage); i++ {
				if slices.Equal(passage[i:i+len(words)], words) {
					for j := range words {
						covered[i+j] = true
					}
					break
				}
			}
		}
		n := 0
		for _, yes := range covered {
			if yes {
				n++
			}
		}
		if len(passage) > 40 && n*2 > len(passage) {
			t.Errorf("the lock has %d of the %d words of %s", n, len(passage), p)
		}
	}
}

// TestDataOfTheEmbeddedDeckQuotesEightWordsAtMost looks at what a figure prints beside its marks: titles, tokens and notes.
func TestDataOfTheEmbeddedDeckQuotesEightWordsAtMost(t *testing.T) {
	const dir, most = "../../../shared/briefing/sources", 8
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the source texts of the embedded deck are not here: %v", err)
	}
	c := newChecker(folder(t, "../briefing"), pandoc.DeckFile)
	runs := map[string]bool{} // of one word more than that
	for _, text := range folder(t, dir) {
		words := mention.Spoken(string(text.Data))
		for i := 0; i+most < len(words); i++ {
			runs[strings.Join(words[i:i+most+1], " ")] = true
		}
	}
	if len(runs) < 1000 || len(c.deck.Figures) < 5 {
		t.Fatalf("%d runs of words in the source texts, %d figures in the deck", len(runs), len(c.deck.Figures))
	}
	hold := func(figure, field, text string) {
		words := mention.Spoken(text)
		for i := 0; i+most < len(words); i++ {
			if run := strings.Join(words[i:i+most+1], " "); runs[run] {
				t.Errorf("figure %q, %s: “%s” stands in a source; quote %d words in a row at most", figure, field, run, most)
			}
		}
	}
	for _, f := range c.deck.Figures {
		hold(f.ID, "title", f.Title)
		hold(f.ID, "note", f.Note)
		for _, r := range f.Records {
			hold(f.ID, "label", r.Label)
			hold(f.ID, "token", r.Token)
			hold(f.ID, "note of a record", r.Note)
		}
	}
}

func TestDigestsAreOfWordsAndNotOfTheirSpacing(t *testing.T) {
	if got := mention.Normalised(" a\u00a0 b\n\te\u0301 "); got != "a b é" {
		t.Errorf("normalised to %q", got)
	}
}

func BenchmarkCheck(b *testing.B) {
	deck := os.DirFS("../briefing")
	for b.Loop() {
		if _, err := Check(deck, pandoc.DeckFile, nil); err != nil {
			b.Fatal(err)
		}
	}
}

// TestTheFilesOfADeckAreThoseItIsReadFrom also checks that digests are of the bytes in the
// folder, byte order mark and carriage returns included.
func TestTheFilesOfADeckAreThoseItIsReadFrom(t *testing.T) {
	deck, _ := linted(t)
	deck["notes.txt"] = &fstest.MapFile{Data: []byte("of no matter")}
	deck["sources.lock~"] = &fstest.MapFile{Data: []byte("of no matter")}
	damage(t, deck, "deck.md", "", "\r\n")
	deck["sources.yaml"].Data = append([]byte("\ufeff"), deck["sources.yaml"].Data...)
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	var want seal.Manifest
	for _, name := range []string{"data/gulls.csv", "deck.md", "sources.lock", "sources.yaml"} {
		want = append(want, seal.Of(name, deck[name].Data))
	}
	if !reflect.DeepEqual(d.Files, want) {
		t.Errorf("got\n%swant\n%s", d.Files, want)
	}
	if b, err := json.Marshal(d); err != nil || bytes.Contains(b, []byte(want[0].Sum)) {
		t.Errorf("the front end gets the files, %v", err)
	}

	damage(t, deck, "data/gulls.csv", "label", "lable")
	want[0] = seal.Of("data/gulls.csv", deck["data/gulls.csv"].Data)
	if got := Files(deck, pandoc.DeckFile); !reflect.DeepEqual(got, want) {
		t.Errorf("of a broken deck: got\n%swant\n%s", got, want)
	}
	delete(deck, LockFile)
	if got := Files(deck, pandoc.DeckFile); len(got) != 3 {
		t.Errorf("without a lock:\n%s", got)
	}
}

var update = flag.Bool("update", false, "rewrite the golden files")

func TestATimeOfDayNeedsItsDayAndItsTimeInThePassage(t *testing.T) {
	for written, want := range map[string]string{
		"2011-05-03T16:05": "",
		"2011-05-03T04:05": `data/gulls.csv:3:18: 4:05 is not in log ¶2`,
		"2011-05-04T16:05": `data/gulls.csv:3:18: 4 May 2011 is not in log ¶2`,
	} {
		deck, texts := linted(t)
		damage(t, texts, "log.txt", "On 3 May 2011 the warden", "On 3 May 2011 at 4:05 p.m. the warden")
		damage(t, deck, "data/gulls.csv", "2011-05-03,day", written+",minute")
		lock, err := Lock(deck, pandoc.DeckFile, texts)
		if err != nil {
			t.Fatal(err)
		}
		deck[LockFile].Data = lock
		got := findings(t, deck, texts)
		if want == "" && got != "" || want != "" && !strings.Contains(got, want) {
			t.Errorf("%s: got %q, want %q", written, got, want)
		}
	}
}
