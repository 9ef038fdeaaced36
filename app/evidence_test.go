package app

import (
	"testing"

	"exhibit/slides"
)

func TestASignatureUnderAnOlderTextIsShownAsVoid(t *testing.T) {
	b := testBriefing()
	review := slides.Review{By: "C. <Reader>", On: "2016-03-28", Verdict: "supports"}
	b.Deck.Evidence = []slides.Evidence{{Source: "a", Paragraph: 3, Review: &review}}
	for _, tc := range []struct {
		void          bool
		verdict, want string
	}{
		{false, "supports", "C. <Reader>, 28 March 2016: it supports the deck."},
		{true, "void", "Signed by C. <Reader> on 28 March 2016, but the passage has changed since."},
	} {
		review.Void = tc.void
		person := with(tree(t, Page(b, "one")), "class", "person")
		if got := text(person); got != tc.want || attribute(person, "data-verdict") != tc.verdict {
			t.Errorf("verdict %q, %q, want %q", attribute(person, "data-verdict"), got, tc.want)
		}
	}
}
