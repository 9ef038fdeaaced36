package evidence

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestTitleAndDateOfASourceAreHeldAgainstItsText(t *testing.T) {
	for _, tc := range []struct{ title, issued, text, found string }{
		{"Gulls on the pier", "2011-05-05", "Gulls on the pier\n\nBy Ada Brook | 5 May 2011", ""},
		{"Gulls on the pier", "2011-05", "Gulls on the pier\n\nPublished 5 May 2011", ""},
		{"Gulls on the pier", "2011-05-06", "Gulls on the pier\n\nPublished 5 May 2011", `sources.yaml:2: source "log" is issued 6 May 2011, but its text prints 5 May 2011 in ¶2; correct issued`},
		{"Gulls on the pier", "2010", "Gulls on the pier\n\nDate: May 5, 2011", "is issued 2010, but"},
		{"Gulls on the pier", "2011-05-06", "Gulls on the pier\n\nBy Ada Brook | 5 May 2011", "look: source"},
		{"Gulls on the pier", "2011-05-06", "Gulls on the pier\n\nRetrieved 5 May 2016", ""},
		{"Gulls on the pier", "2011-05-06", "Gulls on the pier\n\nLast updated: 5 May 2016", ""},
		{"Gulls on the pier", "2011-05-06", "Gulls on the pier\n\nWe counted gulls on 5 May 2011.", ""},
		{"Gulls of 5 May 2011", "2011-06-01", "Gulls of 5 May 2011\n\nThey came.", ""},
		{"Gulls on the pier", "2011-05-05", "GULLS ON\nTHE PIER: a count\n\nThey came.", ""},
		{"Gulls under the old pier", "2011", "Gulls on the old pier\n\nThey came.", "look: source \"log\" has the title “Gulls under the old pier”, but its text prints it in other words in ¶1"},
		{"A letter to the council", "2011", "Dear council\n\nThey came.", ""}, // nothing that might be a title
		{"海鸥统计", "2011-05-06", "海鸥统计\n\n发布日期：2011年5月5日", "is issued 6 May 2011, but its text prints 5 May 2011"},
	} {
		deck := fstest.MapFS{
			"deck.md":      {Data: []byte("---\ntitle: Birds\nbibliography: sources.yaml\n---\n\n# Birds\n\nThey came [@log, ¶2].\n")},
			"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: \"" + tc.title + "\", issued: " + tc.issued + ", file: log.txt}\n")},
		}
		got := toldOf(t, deck, fstest.MapFS{"log.txt": {Data: []byte(tc.text + "\n\nThey came.\n")}})
		if (tc.found == "") != (got == "") || !strings.Contains(got, tc.found) {
			t.Errorf("%s, %s, %q\ngot %s", tc.title, tc.issued, tc.text, got)
		}
	}
}

func TestADeckIsNotOlderThanWhatItCites(t *testing.T) {
	for date, found := range map[string]string{
		"2011-05-04": "look: the deck is dated 4 May 2011, before source \"log\" was issued, 5 May 2011",
		"2011-05-05": "", "2011": "", "2010": "look: the deck is dated 2010",
	} {
		deck := fstest.MapFS{
			"deck.md":      {Data: []byte("---\ntitle: Birds\ndate: " + date + "\nbibliography: sources.yaml\n---\n\n# Birds\n\nThey came [@log, ¶1].\n")},
			"sources.yaml": {Data: []byte("references:\n- {id: log, type: book, title: The log, issued: 2011-05-05, file: log.txt}\n")},
		}
		got := toldOf(t, deck, fstest.MapFS{"log.txt": {Data: []byte("They came.\n")}})
		if (found == "") != (got == "") || !strings.Contains(got, found) {
			t.Errorf("%s: got %s", date, got)
		}
	}
}
