package slides

import "testing"

func TestADateDoesNotBreakInATable(t *testing.T) {
	cell := Node{Kind: "td", Children: []Node{{Text: "By 9 January 2015, 21.5 million of 300 people"}}}
	if got, want := HTML([]Node{cell, {Text: "on 9 January"}}, "", ""), "<td>By 9\u00a0January 2015, 21.5\u00a0million of 300 people</td>on 9 January"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAUnitThatIsSaidIsNotSaidAgain(t *testing.T) {
	for _, tc := range []struct {
		f    Figure
		want string
	}{
		{Figure{Title: "Longer pups are heavier", Unit: "kg"}, "kg"},
		{Figure{Title: "Seals by place", Unit: "seals"}, ""},
		{Figure{Title: "By place", Unit: "seals", YName: "Seals"}, ""},
		{Figure{Title: "The weight of bags, and their weight in g", Unit: "g"}, ""},
		{Figure{Title: "The weight of bags", Unit: "g"}, "g"},
		{Figure{Title: "各地人数", Unit: "人"}, ""},
		{Figure{Title: "By place"}, ""},
	} {
		if got := tc.f.Counted(); got != tc.want {
			t.Errorf("%q, in %q: %q, want %q", tc.f.Title, tc.f.Unit, got, tc.want)
		}
	}
}

func TestABoundNumberIsALinkToItsPlaceUnlessItStandsInOne(t *testing.T) {
	number := Node{Kind: "span", Claim: Value, Cite: &Cite{Source: "survey", Label: "Survey", Locator: "Night workers, share"}, Children: []Node{{Text: "75%"}}}
	if got, want := HTML([]Node{number}, "", ""), `<a href="#src-survey" data-cite="survey Night workers, share" title="Survey Night workers, share">75%</a>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	in := Node{Kind: "a", Attrs: []Attr{{Name: "href", Value: "https://example.org"}}, Children: []Node{{Kind: "strong", Children: []Node{number}}}}
	if got, want := HTML([]Node{in, number}, "", ""), `<a href="https://example.org"><strong><span>75%</span></strong></a><a href="#src-survey" data-cite="survey Night workers, share" title="Survey Night workers, share">75%</a>`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
