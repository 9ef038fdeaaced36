package app

import (
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/words"
)

func TestASignatureUnderAnOlderTextIsShownAsVoid(t *testing.T) {
	b := testBriefing()
	review := slides.Review{By: "C. <Reader>", On: "2016-03-28", Verdict: "supports"}
	for _, tc := range []struct {
		void          bool
		verdict, want string
	}{
		{false, "supports", "C. <Reader>, 28 March 2016: it supports the deck."},
		{true, "void", "Signed by C. <Reader> on 28 March 2016, but the passage has changed since."},
	} {
		review.Void = tc.void
		b.Deck.Evidence = []slides.Evidence{{Source: "a", Spot: slides.Spot{Paragraph: 3}, Reviews: []slides.Signed{{Review: review, Slides: []string{"one"}}}}}
		person := with(tree(t, Page(b, "one")), "class", "person")
		if got := text(person); got != tc.want || attribute(person, "data-verdict") != tc.verdict {
			t.Errorf("verdict %q, %q, want %q", attribute(person, "data-verdict"), got, tc.want)
		}
	}
}

func TestTheEvidenceOfASlideHasNothingThatAnotherTakesOrSomebodySaysOfAnother(t *testing.T) {
	b := testBriefing()
	b.Deck.Evidence = []slides.Evidence{{
		Source: "a", Spot: slides.Spot{Paragraph: 3}, Locked: true, Slides: []string{"one", "two"},
		Found:   []slides.Taken{{Text: "310", Slides: []string{"one", "two"}}, {Text: "1,240", Slides: []string{"two"}}},
		Missing: []slides.Taken{{Text: "900", Slides: []string{"two"}}},
		Reviews: []slides.Signed{{Review: slides.Review{By: "Cleo", On: "2016-03-28", Verdict: "supports"}, Slides: []string{"two"}}},
		Passage: []slides.Node{{Kind: "blockquote", Children: []slides.Node{
			{Kind: "mark", Attrs: []slides.Attr{{Name: slides.MarkedFor, Value: "one two"}}, Children: said("310")}, {Text: " of "},
			{Kind: "mark", Attrs: []slides.Attr{{Name: slides.MarkedFor, Value: "two"}}, Children: said("1,240")},
		}}},
	}}
	for slug, want := range map[string][]string{
		"one": {"Found there: 310.<", "Not reviewed by a person.", "<mark>310</mark> of 1,240"},
		"two": {"Not found there: 900.<", "Cleo, 28 March 2016", "<mark>310</mark> of <mark>1,240</mark>"},
	} {
		var foot strings.Builder
		b.passage(&foot, "a", slides.Spot{Paragraph: 3}, slug)
		for _, part := range want {
			if !strings.Contains(foot.String(), part) {
				t.Errorf("%s has no %q in %s", slug, part, foot.String())
			}
		}
	}
}

func TestAFileOfResultsThatIsCitedAsAWholeListsNoNumbersAndAnOwnSourceNoAuthor(t *testing.T) {
	b := testBriefing()
	b.Deck.Sources[0].Author, b.Deck.Sources[0].Rights.Own = "", true
	all := slides.Spot{Name: slides.AllValues}
	b.Deck.Evidence = []slides.Evidence{{Source: "a", Spot: all, Locked: true, Slides: []string{"one"}, Found: []slides.Taken{{Text: "412", Slides: []string{"one"}}}}}
	foot := b.sources([]slides.Cite{{Source: "a", Label: "A", Spots: []slides.Spot{all}}}, "one", true)
	if !strings.Contains(foot, "The whole file is cited; its values are locked.") || strings.Contains(foot, "412") || strings.Contains(foot, b.say().NoAuthor) {
		t.Errorf("the evidence is %s", foot)
	}
	b.Deck.Sources[0].Rights.Own = false
	if foot := b.reference(&b.Deck.Sources[0]); !strings.HasPrefix(foot, b.say().NoAuthor+", ") {
		t.Errorf("a source of others is %s", foot)
	}
}

func TestASourceStandsOnceAtTheFootOfASlideWithAllItsPlaces(t *testing.T) {
	b := testBriefing()
	b.Deck.Slides[0].Cites = []slides.Cite{{Source: "a", Label: "A"}, {Source: "a", Label: "A", Locator: "p. 4"}, {Source: "a", Label: "A", Locator: "¶3", Spots: []slides.Spot{{Paragraph: 3}}}, {Source: "a", Label: "A", Locator: "chap. 2"}}
	foot := b.sources(b.Deck.Slides[0].Cites, "one", true)
	if !strings.Contains(foot, `<span class="locators">¶3; p. 4; chap. 2</span>`) || strings.Count(foot, `id="src-a"`) != 1 {
		t.Errorf("got %s", foot)
	}
}

func TestTheLineOfSourcesLeavesOutLocatorsAndThenNames(t *testing.T) {
	line := func(names ...string) string {
		b := &Briefing{Words: words.In("en")}
		var cites []slides.Cite
		for _, name := range names {
			b.Deck.Sources = append(b.Deck.Sources, slides.Source{ID: name, Label: name, Title: name})
			cites = append(cites, slides.Cite{Source: name, Label: name, Spots: []slides.Spot{{Paragraph: 9}}, Locator: "¶9"})
		}
		return b.sources(cites, "s", false)
	}
	if got := line("Knake", "State Dept"); strings.Contains(got, "brief") || strings.Contains(got, "data-more") {
		t.Errorf("two short names: %s", got)
	}
	five := []string{"Ministry of Fisheries", "Harbour", "Council of the Bay", "Warden", "Survey of Seals 2031"}
	if got := line(five...); !strings.Contains(got, `"sources brief"`) || strings.Contains(got, "data-more") {
		t.Errorf("names without their locators fit: %s", got)
	}
	if got := line(append(five, "Annual Report of the Board", "Council of the Bay, Minutes")...); !strings.Contains(got, `<li data-more="+2"><b>Survey of Seals 2031</b>`) {
		t.Errorf("names that have no room are counted behind the last: %s", got)
	}
}

func TestWhatTheDeckSaysOfItselfStandsWithTheEvidence(t *testing.T) {
	b := testBriefing()
	s := &b.Deck.Slides[0]
	s.Cites = []slides.Cite{{Source: "a", Label: "A", Locator: "¶3", Spots: []slides.Spot{{Paragraph: 3}}}}
	own := slides.Node{Kind: "span", Claim: slides.Own, Attrs: []slides.Attr{{Name: "class", Value: "own"}}, Children: []slides.Node{{Text: "two <columns>"}}}
	unmarked := slides.Node{Kind: "span", Claim: slides.Own, Children: []slides.Node{{Text: "a name that the reader has put in"}}}
	s.Blocks = []slides.Block{{Text: []slides.Node{{Kind: "p", Children: []slides.Node{own, unmarked}}}}}
	s.Notes = []slides.Node{{Kind: "p", Children: []slides.Node{{Kind: "span", Claim: slides.Own, Attrs: own.Attrs, Children: []slides.Node{{Text: "a note"}}}}}}
	list := with(tree(t, Page(b, s.Slug)), "class", "own-list")
	if got, want := text(list), "Said by the deck itself, without a source"+"two <columns>"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAPassageThatMayBeShownStandsInTheEvidenceAndInPrintWithItsLink(t *testing.T) {
	b := testBriefing()
	b.Deck.Sources[0].Rights.Name = "CC BY 4.0"
	own := []slides.Node{{Kind: "blockquote", Children: []slides.Node{{Text: "Of <them> "}, {Kind: "mark", Children: said("310")}}}, {Kind: "a", Attrs: []slides.Attr{{Name: "href", Value: "https://a.example/#:~:text=of%20310"}}, Children: said("a.example ↗")}}
	b.Deck.Evidence = []slides.Evidence{{Source: "a", Spot: slides.Spot{Paragraph: 3}, Locked: true, Passage: own, Slides: []string{"one"}}}
	const want = `<blockquote>Of &lt;them&gt; <mark>310</mark></blockquote><a href="https://a.example/#:~:text=of%20310">a.example ↗</a>`
	foot := b.sources(b.Deck.Slides[0].Cites, "one", true)
	if !strings.Contains(foot, want) || !strings.Contains(foot, "undated, CC BY 4.0.") {
		t.Errorf("the evidence is %s", foot)
	}
	if got := b.passages("one"); got != `<ul class="passages"><li><b>Ada ¶3</b>`+want+`</li></ul>` {
		t.Errorf("in print stands %s", got)
	}
	if got := b.passages("two"); got != "" {
		t.Errorf("a slide that does not cite it has %s", got)
	}
	if sheets := text(find(tree(t, Print(b)), "main")); strings.Count(sheets, "Of <them> 310") != 1 {
		t.Errorf("print has %s", sheets)
	}
}
