package evidence

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/mention"
	"exhibit/slides/pandoc"
)

// told returns what the check finds in a deck of one slide about one source, against its text.
func told(t *testing.T, body string, texts ...string) string {
	t.Helper()
	const head = "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls\n\n"
	deck := fstest.MapFS{
		"deck.md":      {Data: []byte(head + body + "\n")},
		"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: The log, file: log.txt}\n")},
		"pier.svg":     {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>`)},
	}
	sources := fstest.MapFS{"log.txt": {Data: []byte("The log\n\n" + strings.Join(texts, "\n\n") + "\n")}}
	return toldOf(t, deck, sources)
}

// toldOf locks a deck and returns what the check finds in it, a line a finding, without the file's name.
func toldOf(t *testing.T, deck, sources fstest.MapFS) string {
	t.Helper()
	lock, err := Lock(deck, pandoc.DeckFile, sources)
	if err != nil {
		t.Fatal(err)
	}
	deck[LockFile] = &fstest.MapFile{Data: lock}
	return strings.ReplaceAll(findings(t, deck, sources), "deck.md:", "")
}

// about reports whether the findings are of the given words, in this order, each a finding; none for "".
func about(found, words string) bool {
	lines := strings.Split(found, "\n")
	want := strings.Split(words, "|")
	if words == "" {
		return found == ""
	}
	if len(lines) != len(want) {
		return false
	}
	for i := range want {
		if !strings.Contains(lines[i], " "+want[i]+" ") {
			return false
		}
	}
	return true
}

func TestAResultOfArithmeticIsRepeatedWithItsUnitOnly(t *testing.T) {
	const weeks = "[24 - 21 = 3 weeks]{.derived} [@log, ¶2].\n\n"
	for _, tc := range []struct{ body, found string }{
		{weeks + "It took three weeks.", ""},
		{weeks + "It took 3 full weeks, a 3-week wait.", ""},
		{weeks + "It took 2 to 3 weeks.", "2"},
		{weeks + "There were 3 proposals.", "3"},
		{weeks + "There were three.", "three"},
		{weeks + "It took 3 days.", "3"},
		{weeks + "It took 3%.", "3%"},
		{"[24 / 8 = 3 times]{.derived} [@log, ¶2, 3].\n\nA 3-fold rise, 3× as much, three times the first.", ""},
		{"[24 / 8 = 3 times]{.derived} [@log, ¶2, 3].\n\nThree boats.", "Three"},
		{"[24 - 21 = 3 keepers]{.derived} [@log, ¶2].\n\nWe need 3 more keepers.", ""},
		{"[24 - 21 = 3]{.derived} [@log, ¶2].\n\nWe need 3 more keepers.", ""}, // it does not say what it counts
	} {
		if got := told(t, tc.body, "From 21 to 24 weeks, with 21 of 24 keepers.", "Then 8."); !about(got, tc.found) {
			t.Errorf("%s\ngot %s\nwant %q", tc.body, got, tc.found)
		}
	}
}

func TestTheMessageNamesTheResultWithTheSameNumber(t *testing.T) {
	got := told(t, "[24 - 21 = 3 weeks]{.derived} [@log, ¶2].\n\nThere were 3 proposals.", "From 21 to 24 weeks.")
	if want := "3 has no citation, and the slide's arithmetic has 3 weeks; "; !strings.Contains(got, want) {
		t.Errorf("no %q in %s", want, got)
	}
}

func TestRecordsBearOutTheirNumbersWithTheirUnits(t *testing.T) {
	value := 21.0
	for _, tc := range []struct {
		unit, axis, text string
		borne            bool
	}{
		{"weeks", "", "21 weeks", true},
		{"long weeks", "", "21 week waits", true},
		{"weeks", "", "21", true},
		{"weeks", "", "21 gulls", true}, // a noun may be said in many ways
		{"weeks", "", "21 days", false},
		{"weeks", "", "21%", false},
		{"%", "", "21 percent", true},
		{"%", "", "from 21 to 24%", true},
		{"%", "", "21 months", false},
		{"", "", "21 months", true}, // the data names no unit
		{"million dollars", "", "21 years", false},
		{"weeks", "", "two piers", true},
		{"weeks", "", "two weeks", false}, // there are two records, but not of a week each
		{"gulls", "month", "two months", true},
		{"gulls", "month", "two years", false},
	} {
		all := newRecords(mentionsOf(&slides.Record{Value: &value, Unit: tc.unit}))
		all.unit(tc.unit)
		all.axis(tc.axis)
		all.sizes.Add(mention.Mention{Kind: mention.Number, Value: "2"})
		m := mention.Read(tc.text)[0]
		if got := all.bear(claim{kind: mentionClaim, mention: m, counts: countsOf(tc.text, m, mention.Language{})}); got != tc.borne {
			t.Errorf("records of %q bear out %q: %v", tc.unit, tc.text, got)
		}
	}
}
