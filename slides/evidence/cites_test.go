package evidence

import (
	"strings"
	"testing"
)

func TestACitationWithoutAPassageIsAFindingAndNoError(t *testing.T) {
	for _, form := range []string{"[@log]", "[@log, p. 4]", "[-@log]", "@log", "@log [p. 4, twice]", "[see @log, chap. 2, and *more*]"} {
		deck, texts := linted(t)
		damage(t, deck, "deck.md", "Of 86 lamps", "Lamps fail "+form+".\n- Of 86 lamps")
		want := "@log names no paragraph, so that nothing is checked against it; write [@log, ¶9]"
		if strings.Contains(form, "@log, p. 4") {
			want = "@log names no paragraph, so that nothing is checked against it, and log.txt has no pages; write [@log, ¶9]"
		}
		if got := findings(t, deck, texts); !strings.HasPrefix(got, "deck.md:20:") || !strings.HasSuffix(got, want) || strings.Contains(got, "\n") {
			t.Errorf("%s: got\n%s", form, got)
		}
	}
}

func TestAStatementLeansOnAllCitationsInItsBrackets(t *testing.T) {
	for citation, want := range map[string]string{
		"[see @letter, ¶1; also @log, para. 3]": "",
		"[@letter, ¶1, and *so*; @log, ¶3]":     "",
		"@letter [¶1; see @log, ¶3]":            "",
		"[see @letter, ¶1]":                     "86 lamps is not in letter ¶1",
	} {
		deck, _ := linted(t)
		damage(t, deck, "deck.md", "Of 86 lamps, 12 to 15 fail in a storm [@log, ¶3]", "Of 86 lamps, all fail "+citation)
		got := findings(t, deck, nil)
		for line := range strings.Lines(got) {
			if strings.Contains(line, "is locked") || strings.Contains(line, "is not in the lock") {
				continue
			}
			if want == "" || !strings.Contains(line, want) {
				t.Errorf("%s: got %s", citation, line)
			}
		}
		if want != "" && got == "" {
			t.Errorf("%s: got nothing, want %s", citation, want)
		}
	}
}

func TestWordsInACitationAreCheckedAndTheNamesOfAuthorsAreNot(t *testing.T) {
	deck, _ := linted(t)
	damage(t, deck, "sources.yaml", "title: Log of the pier", "title: Log of the pier\n  author: {literal: Group of 44}")
	damage(t, deck, "deck.md", "in a storm [@log, ¶3]", "in a storm, and @log [¶3, with 77 nets] says so")
	got := findings(t, deck, nil)
	if !strings.Contains(got, "77 is not in log ¶3") || strings.Contains(got, "44 is not in log") {
		t.Errorf("got\n%s", got)
	}
}

func TestSourcesThatNothingCitesAreOneFinding(t *testing.T) {
	deck, texts := linted(t)
	var more strings.Builder
	for _, id := range strings.Split("abcdefgh", "") {
		more.WriteString("- id: " + id + "\n  title: " + id + "\n")
	}
	damage(t, deck, "sources.yaml", "", more.String())
	const want = `sources.yaml:12: sources "a", "b", "c", "d", "e" and 3 more are never cited; cite or remove them, or name them in nocite`
	if got := findings(t, deck, texts); got != want {
		t.Errorf("got\n%s", got)
	}
	damage(t, deck, "deck.md", "bibliography:", "nocite: '@*'\nbibliography:")
	if got := findings(t, deck, texts); got != "" {
		t.Errorf("with nocite: got\n%s", got)
	}
}

func TestABibliographyThatIsMissingIsTheOnlyFinding(t *testing.T) {
	deck, texts := linted(t)
	damage(t, deck, "deck.md", "bibliography: sources.yaml", "bibliography: [sources.yaml, more.bib]")
	const want = `deck.md:3:30: warning: bibliography: there is no file more.bib, so that its sources are not known; create it or correct the name`
	if got := findings(t, deck, texts); got != want {
		t.Errorf("got\n%s", got)
	}
}

func TestReferencesInTheDeckItselfAreChecked(t *testing.T) {
	deck, texts := linted(t)
	list := string(deck["sources.yaml"].Data)
	damage(t, deck, "deck.md", "bibliography: sources.yaml\n", list)
	delete(deck, "sources.yaml")
	if got := findings(t, deck, texts); got != "" {
		t.Errorf("got\n%s", got)
	}
	damage(t, deck, "deck.md", "file: log.txt", "file: log.pdf")
	if got := findings(t, deck, texts); !strings.Contains(got, `deck.md:4: there is no text log.pdf for source "log"`) {
		t.Errorf("got\n%s", got)
	}
}

func TestAListOfTheSourcesNeedsNoCitation(t *testing.T) {
	deck, texts := linted(t)
	damage(t, deck, "sources.yaml", "file: log.txt", "file: log.txt\n  issued: 2012-03-04")
	damage(t, deck, "deck.md", "", "\n# References {#references}\n\n::: {#refs}\n:::\n")
	if got := findings(t, deck, texts); got != "" {
		t.Errorf("got\n%s", got)
	}
}
