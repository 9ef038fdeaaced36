package evidence

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/pandoc"
)

// harbourDeck is a deck on a report with rights, and the report; the body begins with its slides. The lock is made.
func harbourDeck(t *testing.T, rights, text, body string) (deck, texts fstest.MapFS) {
	t.Helper()
	return deckOn(t, "log.txt", rights, text, body)
}

// deckOn is harbourDeck on a report in a file.
func deckOn(t *testing.T, file, rights, text, body string) (deck, texts fstest.MapFS) {
	t.Helper()
	deck = fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: Harbour\nlang: en\nbibliography: sources.yaml\n---\n\n" + body + "\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: report, title: Log, issued: 2031-06, file: " + file + rights + "}\n")},
	}
	texts = fstest.MapFS{file: {Data: []byte(text)}}
	relock(t, deck, texts)
	return deck, texts
}

// readDeck is the deck as it is shown.
func readDeck(t *testing.T, deck fstest.MapFS) *slides.Deck {
	t.Helper()
	d, err := Read(deck, pandoc.DeckFile)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

const ferries = `Report on the ferries

The ferries carried 186,420 passengers on 31.5 kilometres in 2029; 64% of the cafés stayed open, and 118 work at night.
`

func TestEachSlideShowsWhatItTakesFromAPassageAndNothingElse(t *testing.T) {
	deck, texts := harbourDeck(t, ", rights: own", ferries, `# Riders {#riders}

About 186,000 passengers came [@log, ¶2].

# Way {#way}

The line runs for 19.6 miles [@log, ¶2].

# Nights {#nights}

Almost two thirds of cafés stay open [@log, ¶2]. Of all: [118 / 186,420 = 0.06%]{.derived} [@log, ¶2].`)
	if got := findings(t, deck, texts); got != "" {
		t.Fatal(got)
	}
	d := readDeck(t, deck)
	e := d.EvidenceFor("log", slides.Spot{Paragraph: 2})
	for slug, want := range map[string]struct{ found, marks string }{
		"riders": {"about 186,000 passengers (186,420 passengers)", "186,420"},
		"way":    {"19.6 miles (31.5 kilometers)", "31.5"},
		"nights": {"118; 186,420; nearly two thirds of cafés (64% of cafés)", "186,420; 64%; 118"},
	} {
		if got := strings.Join(slides.TakenOn(slug, e.Found), "; "); got != want.found {
			t.Errorf("%s: found %q, want %q", slug, got, want.found)
		}
		var marks []string
		for _, n := range e.PassageOn(slug)[0].Children {
			if n.Kind == "mark" {
				marks = append(marks, n.Children[0].Text)
			}
		}
		if got := strings.Join(marks, "; "); got != want.marks {
			t.Errorf("%s: marked %q, want %q", slug, got, want.marks)
		}
		if shown := slides.HTML(e.PassageOn(slug), "", ""); strings.Contains(shown, slides.MarkedFor+"=") {
			t.Errorf("%s: the page names slides in %s", slug, shown)
		}
	}
}

func TestAQuotationAndAFigureInItAreMarkedEachForItsSlide(t *testing.T) {
	deck, _ := harbourDeck(t, ", rights: own", ferries, `# Words {#words}

It says “64% of the cafés stayed open” [@log, ¶2].

# Figure {#figure}

Open: 64% [@log, ¶2].`)
	e := readDeck(t, deck).EvidenceFor("log", slides.Spot{Paragraph: 2})
	for slug, want := range map[string]string{
		"words":  "<mark>64%</mark><mark> of the cafés stayed open</mark>",
		"figure": "<mark>64%</mark> of the cafés stayed open",
	} {
		if got := slides.HTML(e.PassageOn(slug), "", ""); !strings.Contains(got, want) {
			t.Errorf("%s: %s", slug, got)
		}
	}
}

func TestAFigureThatIsMissingIsToldOnItsSlide(t *testing.T) {
	deck, _ := harbourDeck(t, "", ferries, `# Right {#right}

In 2029 [@log, ¶2].

# Wrong {#wrong}

They carried 999,111 [@log, ¶2].`)
	e := readDeck(t, deck).EvidenceFor("log", slides.Spot{Paragraph: 2})
	if right, wrong := slides.TakenOn("right", e.Missing), slides.TakenOn("wrong", e.Missing); len(right) > 0 || fmt.Sprint(wrong) != "[999,111]" {
		t.Errorf("missing on the slide that is right: %q, on the other: %q", right, wrong)
	}
}

func TestTheReviewMarksTheFigureThatBearsOutARoundedOne(t *testing.T) {
	deck, texts := harbourDeck(t, "", ferries, "# Riders {#riders}\n\nAbout 186,000 passengers came [@log, ¶2].")
	if got := read(t, deck, texts); got != "riders: About [186,000] passengers came.; log ¶2 186,420\n" {
		t.Errorf("got %s", got)
	}
}

// quotesOf are the words that bear out each claim of a deck, with those around them.
func quotesOf(d *slides.Deck) string {
	var all []string
	for _, claim := range d.Claims {
		for _, p := range claim.Passages {
			for _, q := range p.Quotes {
				all = append(all, fmt.Sprintf("%s: %s[%s]%s", claim.Text, q.Prefix, q.Exact, q.Suffix))
			}
		}
	}
	return strings.Join(all, "\n")
}

func TestAClaimQuotesTheWordsThatBearItOut(t *testing.T) {
	const body = "# Riders {#riders}\n\nAbout 186,000 passengers came, and “stayed open” [@log, ¶2]."
	for name, c := range map[string]struct{ rights, want string }{
		"kept whole":         {", rights: own", "stayed open: 64% of the cafés [stayed open], and 118 work at night.\n186,000: The ferries carried [186,420] passengers on 31.5 kilometres in "},
		"an excerpt":         {", rights: {excerpt: 6 words}", "stayed open: \n186,000: "},
		"a run, for a link":  {", URL: 'https://a.example/log'", "stayed open: [stayed open]\n"},
		"nothing is allowed": {", rights: all rights reserved", "stayed open: [stayed open]"},
	} {
		deck, _ := harbourDeck(t, c.rights, ferries, body)
		got := quotesOf(readDeck(t, deck))
		if name == "an excerpt" { // which holds one of the two
			for _, line := range strings.Split(got, "\n") {
				_, words, _ := strings.Cut(line, ": ")
				if !strings.Contains(ferries, strings.NewReplacer("[", "", "]", "").Replace(words)) {
					t.Errorf("%s: %q does not stand in the text", name, words)
				}
			}
			continue
		}
		if !strings.HasPrefix(got, c.want) || strings.HasPrefix(name, "nothing") && got != c.want {
			t.Errorf("%s: got\n%s", name, got)
		}
	}
}

func TestAClaimOnARowOfATableQuotesOneCell(t *testing.T) {
	deck, texts := deckOn(t, "log.html", ", rights: own, URL: 'https://a.example/log'", "<h1>Log</h1><table><thead><tr><th>Party<th>Seats held<th>Position</thead><tr><td>Civic List<td>17 of the 37<td>for</table>", "# Seats {#seats}\n\nThe Civic List has 17 seats [@log, ¶3].")
	if got := findings(t, deck, texts); got != "" {
		t.Fatal(got)
	}
	if got := quotesOf(readDeck(t, deck)); got != "17: [17] of the 37" {
		t.Errorf("got %s", got)
	}
	if got := lockLines(deck, "link"); len(got) != 1 || got[0] != "17 of the" {
		t.Errorf("the link is %q", got)
	}
}

func TestALinkToARowOfShortCellsLeadsToTheOneThatNamesIt(t *testing.T) {
	deck, texts := deckOn(t, "log.html", ", URL: 'https://a.example/log'", "<h1>Log</h1><table><thead><tr><th>Party<th>Seats<th>Position</thead><tr><td>Civic List<td>17<td>for</table>", "# Seats {#seats}\n\nThe Civic List has 17 seats [@log, ¶3].")
	if got := lockLines(deck, "link"); len(got) != 1 || got[0] != "Civic List" {
		t.Errorf("the link is %q", got)
	}
	if got := findings(t, deck, texts); got != "" {
		t.Error(got)
	}
}

func TestAReviewIsOfTheClaimsOfItsStatementAlone(t *testing.T) {
	const two = "# Riders {#riders}\n\nIn 2029 came about 186,000 passengers [@log, ¶2].\n\nThe line is 31.5 kilometres long [@log, ¶2].\n\n# Cafés {#cafes}\n\nOpen: 64% [@log, ¶2]."
	deck, _ := harbourDeck(t, "", ferries, two)
	judgedBy(t, deck, 0, "Ada", "partly")
	reviewedClaims := func() string {
		d := readDeck(t, deck)
		var all []string
		for _, claim := range d.Claims {
			for _, i := range claim.Reviewed {
				r := d.Reviewed[i]
				all = append(all, strings.TrimSpace(claim.Text+": "+r.Verdict+" "+r.Changed))
			}
		}
		for _, r := range d.Reviewed {
			if r.Gone {
				all = append(all, "gone: "+r.Statement)
			}
		}
		return strings.Join(all, "; ")
	}
	if got := reviewedClaims(); got != "2029: partly; 186,000: partly" {
		t.Errorf("read once: %s", got)
	}
	e := readDeck(t, deck).EvidenceFor("log", slides.Spot{Paragraph: 2})
	if e.ReviewOn("riders") == nil || e.ReviewOn("cafes") != nil {
		t.Errorf("the evidence is %+v", e.Reviews)
	}
	damage(t, deck, "deck.md", "came about 186,000 passengers", "there were about 186,000 passengers")
	if got := reviewedClaims(); got != "2029: partly the statement; 186,000: partly the statement" {
		t.Errorf("reworded: %s", got)
	}
	damage(t, deck, "deck.md", "In 2029 there were about 186,000 passengers", "Much was new")
	if got := reviewedClaims(); got != "gone: In 2029 came about 186,000 passengers." {
		t.Errorf("gone: %s", got)
	}
}

func TestASignatureOfAPassageIsOfAllThatLeansOnIt(t *testing.T) {
	deck, _ := harbourDeck(t, "", ferries, "# Riders {#riders}\n\nIn 2029 [@log, ¶2].\n\n# Way {#way}\n\nAbout 31.5 kilometres [@log, ¶2].")
	damage(t, deck, "deck.md", "lang: en\n", "lang: en\nreviewed:\n- {passage: log ¶2, slide: way, by: Ada, on: 2021-07-01, verdict: supports}\n")
	d := readDeck(t, deck)
	for _, claim := range d.Claims {
		if got := len(claim.Reviewed); got != map[string]int{"riders": 0, "way": 1}[claim.Slide] {
			t.Errorf("%s on %s has %d reviews", claim.Text, claim.Slide, got)
		}
	}
}
