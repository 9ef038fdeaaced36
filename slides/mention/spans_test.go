package mention

import (
	"slices"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestWordsStandWhereTheyAreSpoken(t *testing.T) {
	for _, text := range []string{"", "The warden’s 1,240 gulls—‘a record’—in the ’90s.", "她数到310只，'x' and ''", "'’ ' a'b'", "Zoë's e\u0301tude", "a\u00adb"} {
		text = norm.NFC.String(text)
		var got []string
		for _, w := range Words(text) {
			got = append(got, Spoken(text[w.Start:w.End])...)
		}
		if want := Spoken(text); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWordsAreFoundInARow(t *testing.T) {
	const text = "A record, the warden’s own: “More gulls than ever”."
	span, ok := Find(text, Words(text), Spoken("the Warden's own more"))
	if !ok || text[span.Start:span.End] != "the warden’s own: “More" {
		t.Errorf("%v %v", span, ok)
	}
	if _, ok := Find(text, Words(text), Spoken("own gulls")); ok {
		t.Error("words that stand apart are found in a row")
	}
	if _, ok := Find(text, Words(text), nil); ok {
		t.Error("no words are found")
	}
}
