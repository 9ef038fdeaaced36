package evidence

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/pandoc"
)

const gullsText = `Log of the island

The warden counted 1,240 gulls on 3 May 2031 and 310 seals on the spit, at low tide and in fog.

The gulls were 900 the year before.
`

// openDeck is a deck on a log at an address with rights, and the log; body is its slide. The lock is made.
func openDeck(t *testing.T, source, body string) (deck, texts fstest.MapFS) {
	t.Helper()
	deck = fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: Gulls\nlang: en\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\n" + body + "\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log, issued: 2031-06, file: log.txt" + source + "}\n")},
	}
	texts = fstest.MapFS{"log.txt": {Data: []byte(gullsText)}}
	relock(t, deck, texts)
	return deck, texts
}

// lockLines are the lines of the lock with a key.
func lockLines(deck fstest.MapFS, key string) (all []string) {
	for line := range strings.Lines(string(deck[LockFile].Data)) {
		if value, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "  "+key+": "); ok {
			all = append(all, value)
		}
	}
	return all
}

const countedSeals = "They counted 310 seals [@log, ¶2]."

func TestTheLockKeepsWhatRightsAllow(t *testing.T) {
	const passage = "The warden counted 1,240 gulls on 3 May 2031 and 310 seals on the spit, at low tide and in fog."
	for _, c := range []struct{ source, link, text string }{
		{"", "", ""},
		{", URL: 'https://a.example/log'", "310 seals on", ""},
		{", URL: 'https://a.example/log', rights: CC-BY-NC-4.0", "310 seals on", ""},
		{", URL: 'https://a.example/log', rights: all rights reserved", "", ""},
		{", rights: own", "", passage},
		{", URL: 'https://a.example/log', rights: CC-BY-4.0", "310 seals on", passage},
		{", rights: {excerpt: 6 words}", "", "… May 2031 and 310 seals on …"},
	} {
		deck, texts := openDeck(t, c.source, countedSeals)
		if link, text := strings.Join(lockLines(deck, "link"), "|"), strings.Join(lockLines(deck, "text"), "|"); link != c.link || text != c.text {
			t.Errorf("%s: link %q, text %q", c.source, link, text)
		}
		if got := findings(t, deck, texts); got != "" {
			t.Errorf("%s: the check finds\n%s", c.source, got)
		}
		if kept := strings.HasPrefix(string(deck[LockFile].Data), keptHead); kept != (c.text != "") {
			t.Errorf("%s: the lock begins with\n%.120s", c.source, deck[LockFile].Data)
		}
	}
}

func TestTheEvidenceShowsThePassageWithItsFigureMarkedAndOpensItsSourceThere(t *testing.T) {
	deck, _ := openDeck(t, ", URL: 'https://www.a.example/log', rights: {excerpt: 6 words}", countedSeals)
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	want := `<blockquote>… May 2031 and <mark>310</mark> seals on …</blockquote>` +
		`<a href="https://www.a.example/log#:~:text=310%20seals%20on" rel="noopener noreferrer" target="_blank">a.example` + "\u00a0↗</a>"
	if got := slides.HTML(d.Evidence[0].PassageOn("gulls"), "", ""); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if earlier := d.AsKnown("2031-05"); len(earlier.Evidence) > 0 {
		t.Errorf("before the log was written its evidence is %+v", earlier.Evidence)
	}
}

func TestThePassageOfALaterSourceIsWithheld(t *testing.T) {
	deck, _ := openDeck(t, ", URL: 'https://a.example/log', rights: own", "[They counted 310 seals [@log, ¶2].]{known=2031-05-03}")
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	earlier := d.AsKnown("2031-05-20")
	if len(earlier.Evidence) != 1 || !earlier.Evidence[0].Withheld || earlier.Evidence[0].Passage != nil || earlier.Evidence[0].Run != "" {
		t.Errorf("the evidence is %+v", earlier.Evidence)
	}
	if d.Evidence[0].Passage == nil {
		t.Error("the deck of today has lost the passage")
	}
}

func TestWordsThatRightsDoNotAllowAreFoundAndNotShown(t *testing.T) {
	for name, c := range map[string]struct {
		source, old, new, want string
		shown                  bool
	}{
		"rights that were withdrawn": {", rights: own", ", rights: own", "", "the lock keeps 21 words of log ¶2, and the rights of its source allow 0; run exhibit lock", false},
		"rights to fewer words":      {", rights: {excerpt: 6 words}", "6 words", "5 words", "the lock keeps 6 words of log ¶2, and the rights of its source allow 5; run exhibit lock", false},
		"rights that were given":     {"", ", file: log.txt", ", file: log.txt, rights: own", "the rights of log allow to keep its words, and the lock has none of log ¶2; run exhibit lock", false},
		"an address that is gone":    {", URL: 'https://a.example/'", ", URL: 'https://a.example/'", "", "the lock keeps words of log ¶2 for a link, which its source does not have or allow; run exhibit lock", false},
	} {
		deck, _ := openDeck(t, c.source, countedSeals)
		damage(t, deck, "sources.yaml", c.old, c.new)
		if got := findings(t, deck, nil); !strings.Contains(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("%s: got\n%s", name, got)
		}
		d, err := Read(deck, pandoc.DeckFile)
		if err != nil || len(d.Evidence[0].Passage) > 0 != c.shown {
			t.Errorf("%s: %v, the evidence shows %v", name, err, d.Evidence[0].Passage)
		}
	}
}

func TestWordsOfTheLockThatAreNotThePassagesAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		source, old, new, want string
		texts                  bool
	}{
		"a passage that was changed":        {", rights: own", "310 seals on the spit", "910 seals on the spit", "the words that the lock keeps of log ¶2 are not those of the passage", false},
		"an excerpt that was changed":       {", rights: {excerpt: 6 words}", "310 seals on …", "910 seals on …", "the words that the lock keeps of log ¶2 are not in its text", true},
		"a run that the text does not have": {", URL: 'https://a.example/'", "link: 310 seals on", "link: 910 seals on", "“910 seals on”, by which a link finds log ¶2, is no run of its words that stands in the text once", true},
		"a run that the text has twice":     {", URL: 'https://a.example/'", "link: 310 seals on", "link: the", "“the”, by which a link finds log ¶2, is no run of its words that stands in the text once", true},
		"a run that is too long":            {", URL: 'https://a.example/'", "link: 310 seals on", "link: 1 2 3 4 5 6 7 8 9", "not a line of a lock", false},
		"two texts":                         {", rights: own", "  text: The", "  text: Another\n  text: The", "not a line of a lock", false},
	} {
		deck, texts := openDeck(t, c.source, countedSeals)
		damage(t, deck, LockFile, c.old, c.new)
		var against fstest.MapFS
		if c.texts {
			against = texts
		}
		got := ""
		if against == nil {
			got = findings(t, deck, nil)
		} else {
			got = findings(t, deck, against)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func TestWhatANoteSaysIsNotMarkedInAPassageThatASlideShows(t *testing.T) {
	deck, _ := openDeck(t, ", URL: 'https://a.example/', rights: own", countedSeals+"\n\n::: notes\nOf 1,240 gulls [@log, ¶2] say nothing; 900 before [@log, ¶3].\n:::")
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	shown := slides.HTML(d.Evidence[0].PassageOn("gulls"), "", "")
	if strings.Contains(shown, "<mark>1,240") || !strings.Contains(shown, "<mark>310</mark>") || !strings.Contains(shown, "text=310%20seals%20on") {
		t.Errorf("the slide's passage is %s", shown)
	}
	if noted := slides.HTML(d.Evidence[1].PassageOn("gulls"), "", ""); !strings.Contains(noted, "<mark>900</mark>") {
		t.Errorf("the note's passage is %s", noted)
	}
	public := d.WithoutNotes()
	if len(d.Claims) != 3 || len(public.Claims) != 1 || public.Claims[0].Text != "310" {
		t.Errorf("the claims are %+v, without notes %+v", d.Claims, public.Claims)
	}
	if len(public.Evidence) != 1 {
		t.Errorf("without notes the evidence is %+v", public.Evidence)
	}
}

func TestClaimsSayWhereTheyStandAndWhetherTheyAreBorneOut(t *testing.T) {
	deck, _ := openDeck(t, "", "They counted 310 seals, and “at low tide”, on 4 May 2031 [@log, ¶2].")
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	want := []slides.Claim{
		{Text: "at low tide", Kind: "quotation", Before: "They counted 310 seals, and “", After: "”, on 4 May 2031 ", Borne: true},
		{Text: "310", Kind: "figure", Before: "They counted ", After: " seals, and “at low tide”, on 4 May 2031 ", Borne: true},
		{Text: "4 May 2031", Kind: "figure", Before: "They counted 310 seals, and “at low tide”, on ", After: " "},
	}
	if len(d.Claims) != len(want) {
		t.Fatalf("the claims are %+v", d.Claims)
	}
	for i, w := range want {
		c := d.Claims[i]
		if c.Text != w.Text || c.Kind != w.Kind || !strings.HasSuffix(w.Before, c.Before) || !strings.HasPrefix(w.After, c.After) || c.Borne != w.Borne || c.Slide != "gulls" || c.File != "deck.md" || c.Line != 9 || len(c.Passages) != 1 {
			t.Errorf("got %+v, want %+v", c, w)
		}
	}
}

func TestAPDFIsOpenedAtTheCitedPage(t *testing.T) {
	sum := strings.Repeat("0", 64)
	d, err := Read(fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: Gulls\nlang: en\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThey counted 310 [@log, p. 4, ¶2].\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: Log, issued: 2031, file: log.pdf, URL: 'https://a.example/log.pdf'}\n")},
		LockFile:       {Data: []byte(lockHead + "\n\nlog\n  file: log.pdf\n  paragraphs: 40\n  pages: 9\n  sha256: " + sum + "\n\nlog p. 4, ¶2\n  sha256: " + sum + "\n  number: 310\n  link: counted 310 seals\n")},
	}, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	if got := slides.HTML(d.Evidence[0].PassageOn("gulls"), "", ""); !strings.Contains(got, `href="https://a.example/log.pdf#page=4"`) {
		t.Errorf("the evidence is %s", got)
	}
}
