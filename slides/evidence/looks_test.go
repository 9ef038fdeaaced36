package evidence

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides/pandoc"
)

func TestAFigureThatStandsWithOtherWordsIsLookedAtUntilItsAuthorHas(t *testing.T) {
	passage := "In Northfield 12 % of the miners are out of work; in Southport, which lives on its port, 31 % are."
	text := bibliographed + "# Work\n\nIn Northfield 31 % of the miners have no work [@log, ¶1].\n"
	want := "deck.md:7:15: look: 31 % stands in log ¶1 beside other words than here; beside “Northfield” there is 12%; correct the figure, or write [31 %]{.looked} if it is right"
	if got := ofOnePassage(t, text, passage); got != want {
		t.Errorf("got\n%s", got)
	}
	if got := ofOnePassage(t, strings.Replace(text, "31 %", "[31 %]{.looked}", 1), passage); got != "" {
		t.Errorf("looked at, but\n%s", got)
	}
	if got := ofOnePassage(t, strings.Replace(text, "31 %", "12 %", 1), passage); got != "" {
		t.Errorf("honest, but\n%s", got)
	}
	want = "deck.md:7:16: warning: nothing here has to be looked at; take {.looked} away"
	if got := ofOnePassage(t, strings.Replace(text, "31 %", "[12 %]{.looked}", 1), passage); got != want {
		t.Errorf("stale:\n%s", got)
	}
}

func TestAQuotationThatItsSourceTurnsIsLookedAt(t *testing.T) {
	for _, tc := range []struct{ said, passage, want string }{
		{"“we trained 50” of them", "That year we trained 50 and refitted 5 of the engines.", "stops before “and”"},
		{"“the dam is safe”", "Then the dam is safe, but only in summer.", "stops before “but”"},
		{"“safe to drink”", "The water is not safe to drink.", "begins behind “not”"},
		{"„wir gehen mit“", "Ja, wir gehen mit, aber später.", "stops before “aber”"},
		{"“the dam is safe”", "The dam is safe. But it is old.", ""},
		{"“the dam is safe” but only in summer", "Then the dam is safe, but only in summer.", ""},
		{"“we trained 50” and refitted others", "That year we trained 50 and refitted 5 of the engines.", ""},
		{"“the dam is safe”", "The dam is safe, but old. All say that the dam is safe.", ""},
	} {
		got := ofOnePassage(t, bibliographed+"# Said\n\nIt says: "+tc.said+" [@log, ¶1].\n", tc.passage)
		if tc.want == "" && got != "" || !strings.Contains(got, tc.want) || strings.Count(got, "\n") > 0 {
			t.Errorf("%s of %q: got %q, want %q", tc.said, tc.passage, got, tc.want)
		}
	}
}

func TestASpeakerStandsInThePassageOrIsInferred(t *testing.T) {
	passage := "“They sleep on the lamps,” said Ada Brook, warden of the pier. 布鲁克说：“它们不走。”"
	for text, want := range map[string]string{
		"“They sleep on the lamps”, said Brook":               "",
		"“They sleep on the lamps”, wrote Carla Stone":        "deck.md:7:34: look: log ¶1 does not name “stone”",
		"Carla Stone said: “They sleep on the lamps”":         "deck.md:7:1: look: log ¶1 does not name “stone”",
		"Stone: “They sleep on the lamps”":                    "deck.md:7:1: look: log ¶1 does not name “stone”",
		"[Stone]{.inferred}: “They sleep on the lamps”":       "",
		"She said: “They sleep on the lamps”":                 "",
		"> “They sleep on the lamps”\n>\n> — C. Stone":        "deck.md:9:5: look: log ¶1 does not name “stone”",
		"> “They sleep on the lamps”\n>\n> Ada Brook, warden": "",
		"布鲁克说：“它们不走”":                                         "",
		"张三说：“它们不走”":                                          "deck.md:7:1: look: log ¶1 does not name “张三”",
	} {
		got := ofOnePassage(t, bibliographed+"# Said\n\n"+text+" [@log, ¶1].\n", passage)
		if want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestAQuotationThatIsWrongByAWordSaysWhich(t *testing.T) {
	passage := "They sleep on the lamps and will not be moved."
	for said, want := range map[string]string{
		"They sleep on the benches and will": "it has “lamps”, not “benches”",
		"They sleep on the old lamps":        "“old” is one word more than it has",
		"They sleep the lamps and":           "it also has “on”",
		"We sleep on the lamps":              "it has “they”, not “we”",
		"They slept under lamps":             "",
	} {
		got := ofOnePassage(t, bibliographed+"# Said\n\n“"+said+"” [@log, ¶1].\n", passage)
		if !strings.Contains(got, "is not in log ¶1; "+want) || want == "" && strings.Contains(got, "it has") {
			t.Errorf("%s: got %q, want %q", said, got, want)
		}
	}
}

// TestALockOfTheFirstVersionStillReads also shows that nothing is looked at for which it has no lines.
func TestALockOfTheFirstVersionStillReads(t *testing.T) {
	deck, texts := linted(t)
	var first []string
	for line := range strings.Lines(string(deck[LockFile].Data)) {
		key, _, _ := strings.Cut(strings.TrimSpace(line), ":")
		if key != "near" && key != "turned" && key != "speaker" && key != saidKey && key != orderKey {
			first = append(first, line)
		}
	}
	deck[LockFile] = &fstest.MapFile{Data: []byte(strings.Replace(strings.Join(first, ""), lockHead, firstLockHead, 1))}
	damage(t, deck, "deck.md", "Ada Brook, warden", "Ada Stone, warden")
	want := "sources.lock:1: the lock is of an older exhibit and does not say what stands with its figures, so that this was not checked; run exhibit lock"
	for name, sources := range map[string]fs.FS{"without": nil, "with": texts} {
		if got := findings(t, deck, sources); got != want {
			t.Errorf("%s the texts: got\n%s", name, got)
		}
	}
	if _, err := Read(deck, pandoc.DeckFile); err != nil {
		t.Error(err)
	}
}
