package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestASlideWithoutAHeadingIsNamedByItsFirstWords(t *testing.T) {
	for body, want := range map[string]string{
		"| Year | Lessons | Starts | Ends |\n|--|--|--|--|\n| 7 | 28 | 8:35 | 13:10 |": "year-lessons-starts-ends",
		"| Day | At |\n|--|--|\n| Mon | 8:35–13:10 |":                                  "day-at-mon-8-35-13-10",
		"Write to <office@school.example>":                                             "write-to-office-school.example",
		"<https://school.example/a/b?c=d>":                                             "https-school.example-a-b-c-d",
		"- Yes\n- No\n- Maybe\n- Later":                                                "yes-no-maybe",
		"One sentence of more words than an identifier has.\n\nAnd another":            "one-sentence-of-more-words-than-an-identifier",
		"Don't and/or won't":                                                           "dont-and-or-wont",
		"Never\n\n- again\n- and again":                                                "never-again-and-again",
		"Thanks.":                                                                      "thanks",
		"冰来得晚，雨来得早。":                                                                   "冰来得晚-雨来得早",
		strings.Repeat("冰", 200):                                                       strings.Repeat("冰", 60),
		"![A heron by the lake](none.png)":                                             "a-heron-by-the-lake",
		"Rain\n: through the roof":                                                     "rain-through-the-roof",
		"> “Break bread,”\n> he said":                                                  "break-bread-he-said",
	} {
		p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# First\n\nText\n\n---\n\n" + body + "\n")}}, DeckFile)
		if got := p.Deck.Slides[1].Slug; got != want {
			t.Errorf("%q is slide #%s, want #%s", body, got, want)
		}
	}
}

func TestSlidesOfTheSameFirstWordsHaveNumbers(t *testing.T) {
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte("Thanks\n\n---\n\nThanks!\n\n---\n\n**Thanks**\n")}}, DeckFile)
	for i, want := range []string{"thanks", "thanks-1", "thanks-2"} {
		if got := p.Deck.Slides[i].Slug; got != want {
			t.Errorf("slide %d is #%s, want #%s", i+1, got, want)
		}
	}
}
