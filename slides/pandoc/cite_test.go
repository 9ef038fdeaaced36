package pandoc

import (
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

// citedSources are the sources of these tests: one to three authors, an editor, particles, suffixes,
// institutions, no date, equal labels, and keys of all kinds.
const citedSources = `references:
- {id: doe, type: book, title: First, author: [{family: Doe, given: Jo}], issued: 2005}
- {id: two, type: book, title: Two, author: [{family: Ranger, given: Ada}, {family: Lee, given: Wen}], issued: 2006}
- {id: three, type: book, title: Three, author: [{family: Ranger, given: Ada}, {family: Lee, given: Wen}, {family: Oduya, given: Tunde}], issued: 2006}
- {id: edited, type: book, title: Edited, editor: [{family: Smith, given: Sam}], issued: 2007}
- {id: particle, type: book, title: P, author: [{family: Gaulle, given: Charles, non-dropping-particle: de}], issued: 1954}
- {id: suffix, type: book, title: S, author: [{family: King, given: Martin, suffix: Jr., comma-suffix: true}], issued: 1963}
- {id: board, type: report, title: B, author: [{literal: Vale Water Board}], issued: 2010}
- {id: undated, type: book, title: N, author: [{family: Vale, given: A}]}
- {id: chinese, type: book, title: N, author: [{family: 王, given: 小明}]}
- {id: range, type: book, title: N, author: [{family: Vale, given: A}], issued: 2031/2033}
- {id: r1, type: book, title: R1, author: [{family: Roe, given: J}], issued: 2031}
- {id: r2, type: book, title: R2, author: [{family: Roe, given: J}], issued: 2031}
- {id: own, type: book, title: O, citation-label: The survey, issued: 2030}
- {id: "foo_bar.baz-x:y/z", type: book, title: F, author: [{family: Foo, given: B}], issued: 2001}
- {id: "https://example.org/bib?name=x&date=2000", type: book, title: U, author: [{family: Url, given: B}], issued: 2002}
- {id: ключ, type: book, title: K, author: [{family: Толстой, given: Л}], issued: 1869}
`

func citingDeck(text string) fstest.MapFS {
	return fstest.MapFS{
		DeckFile:       {Data: []byte("---\npagetitle: T\nbibliography: sources.yaml\n---\n\n# S {#s}\n\n" + text + "\n")},
		"sources.yaml": {Data: []byte(citedSources)},
	}
}

var (
	markTag  = regexp.MustCompile(`<a class="cite"[^>]*>([^<]*)</a>`)
	plainTag = regexp.MustCompile(`</?(?:span|p)[^>]*>`)
)

// shownText is the HTML of the first text of a deck with its citation marks in brackets ⟦⟧.
func shownText(d *slides.Deck) string {
	if len(d.Slides[0].Blocks) == 0 {
		return ""
	}
	html := slides.HTML(d.Slides[0].Blocks[0].Text, "", "")
	return plainTag.ReplaceAllString(markTag.ReplaceAllString(html, "⟦$1⟧"), "")
}

func TestCitationsAreReadInAllOfPandocsForms(t *testing.T) {
	for text, want := range map[string]string{
		"Ice [@doe].":                       "Ice\u00a0⟦Doe 2005⟧.",
		"Ice [@doe; @two].":                 "Ice\u00a0⟦Doe 2005⟧ ⟦Ranger and Lee 2006⟧.",
		"Ice [@doe, p. 4; @two, ¶3, 5-7].":  "Ice\u00a0⟦Doe 2005 p. 4⟧ ⟦Ranger and Lee 2006 ¶3, 5–7⟧.",
		"Ice [-@doe, p. 4].":                "Ice\u00a0⟦2005 p. 4⟧.",
		"Doe -@doe saw.":                    "Doe\u00a0⟦2005⟧ saw.",
		"@doe saw.":                         "Doe\u00a0⟦2005⟧ saw.",
		"@doe [p. 4] saw.":                  "Doe\u00a0⟦2005 p. 4⟧ saw.",
		"@doe [¶4] saw.":                    "Doe\u00a0⟦2005 ¶4⟧ saw.",
		"@doe\n[p. 4] saw.":                 "Doe\u00a0⟦2005 p. 4⟧ saw.",
		"@doe [p. 4, twice] saw.":           "Doe\u00a0(⟦2005 p. 4⟧, twice) saw.",
		"@doe [see also; @two] saw.":        "Doe\u00a0(⟦2005⟧, see also; ⟦Ranger and Lee 2006⟧) saw.",
		"@doe [p. 4; @two] saw.":            "Doe\u00a0⟦2005 p. 4⟧ ⟦Ranger and Lee 2006⟧ saw.",
		"@doe [-@two p. 3; see also @ключ]": "Doe\u00a0(⟦2005⟧; ⟦2006 p. 3⟧; see also ⟦Толстой 1869⟧)",
		"@doe [and nowhere else].":          "Doe\u00a0(⟦2005⟧, and nowhere else).",
		"@doe's ice":                        "Doe\u00a0⟦2005⟧’s ice",
		"Ice [see @doe].":                   "Ice\u00a0(see ⟦Doe 2005⟧).",
		"Ice [see @doe, pp. 33-35, and *passim*; also @two, chap. 1].": "Ice\u00a0(see ⟦Doe 2005 pp. 33–35⟧, and <em>passim</em>; also ⟦Ranger and Lee 2006 chap. 1⟧).",
		"Ice [*see* @doe p. **32**].":                                  "Ice\u00a0(<em>see</em> ⟦Doe 2005 p. 32⟧).",
		"Ice [see\n@doe, pp. 3-\n5; so @two]":                          "Ice\u00a0(see\n⟦Doe 2005 pp. 3–5⟧; so ⟦Ranger and Lee 2006⟧)",
		"> Ice [see @doe,\n> p. 3 and\n> more].":                       "<blockquote>Ice\u00a0(see ⟦Doe 2005 p. 3⟧ and\nmore).</blockquote>",
		"Ice [as a [slide](#s) has; @doe].":                            "Ice\u00a0(as a <a href=\"/s/s\">slide</a> has; ⟦Doe 2005⟧).",
		"Ice [`a]` @doe].":                                             "Ice\u00a0(<code>a]</code> ⟦Doe 2005⟧).",
		"Ice [that is [@doe, ¶4]].":                                    "Ice [that is\u00a0⟦Doe 2005 ¶4⟧].",
		"**Ice [@doe]** and *@two*":                                    "<strong>Ice\u00a0⟦Doe 2005⟧</strong> and <em>Ranger and Lee\u00a0⟦2006⟧</em>",
		"[Ice [@doe, ¶3]]{.own}":                                       "Ice\u00a0⟦Doe 2005 ¶3⟧",
		"Years 2013--2015 and [-@doe] -- x":                            "Years 2013–2015 and\u00a0⟦2005⟧ – x",

		// What no source has stays text.
		`\@doe, john@doe.org, a.b@doe and www.a/@doe`: `@doe, <a href="mailto:john@doe.org">john@doe.org</a>, a.b@doe and www.a/@doe`,
		"`[@doe]` and [see @doe](#s)":                 "<code>[@doe]</code> and <a href=\"/s/s\">see Doe</a>",
		"@media and @media [screen *only*]":           "@media and @media [screen <em>only</em>]",
		"[thanks to @alice and *@bob*]":               "[thanks to @alice and <em>@bob</em>]",
		"[thanks to @alice; see @doe, p. 3]":          "(thanks to @alice; see ⟦Doe 2005 p. 3⟧)",
		"Ice [@nobody, p. 3].":                        "Ice [@nobody, p. 3].",
		"Ice [@doe":                                   "Ice [Doe\u00a0⟦2005⟧",
		"Ice [@doe <i title=\"]\">x</i>":              "Ice [⟦Doe 2005⟧ <i title=\"]\">x</i>", // the bracket closes nothing
		"@doe [a]\n\n[a]: #s":                         "Doe\u00a0⟦2005⟧ <a href=\"/s/s\">a</a>",
		"@ doe, @, [@], [@; doe] and (@)":             "@ doe, @, [@], [@; doe] and (@)",
	} {
		p := Parse(citingDeck(text), DeckFile)
		if len(p.Errors) > 0 {
			t.Errorf("%s: %v", text, p.Errors)
		} else if got := shownText(p.Deck); got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestTheTextNamesTheAuthorsAsTheirMarksDo(t *testing.T) {
	for key, want := range map[string]string{
		"@doe": "Doe\u00a0⟦2005⟧", "@two": "Ranger and Lee\u00a0⟦2006⟧", "@three": "Ranger et al.\u00a0⟦2006⟧", "@edited": "Smith\u00a0⟦2007⟧",
		"@particle": "de Gaulle\u00a0⟦1954⟧", "@suffix": "King\u00a0⟦1963⟧", "@board": "Vale Water Board\u00a0⟦2010⟧",
		"@undated": "Vale\u00a0⟦n.d.⟧", "@undated [p. 3]": "Vale\u00a0⟦n.d. p. 3⟧", "@chinese": "王小明\u00a0⟦无日期⟧", "@range": "Vale\u00a0⟦2031–2033⟧",
		"@r1": "Roe\u00a0⟦2031a⟧", "@r2": "Roe\u00a0⟦2031b⟧", "[-@r2]": "⟦2031b⟧", "@own": "The survey\u00a0⟦2030⟧",
		"@foo_bar.baz-x:y/z.": "Foo\u00a0⟦2001⟧.", "@{foo_bar.baz-x:y/z}-x": "Foo\u00a0⟦2001⟧-x",
		"[@{https://example.org/bib?name=x&date=2000}, p.  33]": "⟦Url 2002 p. 33⟧", "@ключ!": "Толстой\u00a0⟦1869⟧!", "@doe--x": "Doe\u00a0⟦2005⟧–x",
	} {
		p := Parse(citingDeck(key), DeckFile)
		if got := shownText(p.Deck); got != want || len(p.Warnings) > 0 {
			t.Errorf("%s: got %q, want %q; %v", key, got, want, p.Warnings)
		}
	}
}

func TestAHeadlineKeepsTheNamesOfAuthors(t *testing.T) {
	p := Parse(citingDeck("Text.\n\n# @doe saw it first [see @two] {#t}"), DeckFile)
	if got := p.Deck.Slides[1].Title; got != "Doe saw it first" {
		t.Errorf("the title is %q", got)
	}
}

func TestPlacesAreReadAsPandocReadsThem(t *testing.T) {
	for text, want := range map[string][2]string{ // the locator, and the words that are left
		", p. 4": {"p. 4"}, " p. 4": {"p. 4"}, ", p.4": {"p. 4"}, ", pp. 33-35": {"pp. 33–35"}, ", page 4": {"page 4"}, ", p 4": {"p 4"},
		", 33": {"p. 33"}, ", 33-35, 40": {"pp. 33–35, 40"}, " 89, and more": {"p. 89", ", and more"},
		", ch. 3": {"ch. 3"}, ", chap. 3": {"chap. 3"}, ", Chapter 3": {"Chapter 3"}, ", chaps. 3, 4": {"chaps. 3, 4"},
		", sec. 2.1": {"sec. 2.1"}, ", § 4": {"§\u00a04"}, ", §4": {"§\u00a04"}, ", §§ 4-6": {"§§\u00a04–6"},
		", fig. 3": {"fig. 3"}, ", note 3": {"note 3"}, ", n. 3": {"n. 3"}, ", vol. 2": {"vol. 2"}, ", vol. 2:14": {"vol. 2:14"}, ", col. 4": {"col. 4"},
		", bk. 1": {"bk. 1"}, ", fol. 3": {"fol. 3"}, ", no. 5": {"no. 5"}, ", l. 5": {"l. 5"}, ", ll. 5-6": {"ll. 5–6"}, ", op. 9": {"op. 9"},
		", pt. 2": {"pt. 2"}, ", s.v. 3": {"s.v. 3"}, ", sub verbo 3": {"sub verbo 3"}, ", v. 4": {"v. 4"}, ", issue 4": {"issue 4"},
		", ¶9": {"¶9"}, " ¶9": {"¶9"}, ", ¶¶ 9-11": {"¶9–11"}, ", ¶16, 70": {"¶16, 70"}, ", ¶9, item 2": {"¶9, item 2"}, ", ¶9, items 1-2, with 3 nets": {"¶9, items 1-2", ", with 3 nets"}, ", ¶9, and *so*": {"¶9", ", and *so*"},
		", ¶16, 70 and more": {"¶16, 70", " and more"}, ", ¶9 and more": {"¶9", " and more"},
		", para. 9": {"¶9"}, ", paras. 9, 11-12": {"¶9, 11–12"}, ", paragraph 9": {"¶9"}, ", para. 4.2": {"para. 4.2"},
		"{ii, A, D-Z}, with": {"ii, A, D–Z", ", with"}, ", {pp. iv, vi-xi, (xv)-(xvii)} with": {"pp. iv, vi–xi, (xv)–(xvii)", " with"}, "{}, 99 years": {"", ", 99 years"},
		", {pp. iv, vi, xi}": {"pp. iv, vi, xi"}, " {584 \\[78\\]}": {"p. 584 [78]"}, ", {¶9}": {"¶9"}, ", {p. a}": {"p. a"}, ", {a": {"", ", {a"},
		", xi, all words": {"", ", xi, all words"}, ", p. xi, words": {"p. xi", ", words"}, ", pp. VII, 89, words": {"pp. VII, 89", ", words"},
		" \\[89\\]": {"p. [89]"}, ", 123(4)\\[5\\]6, and": {"p. 123(4)[5]6", ", and"}, ", 3(a), 4.4.8, 7A(2)(a)(i)-(iv)": {"pp. 3(a), 4.4.8, 7A(2)(a)(i)–(iv)"},
		", (13 words": {"", ", (13 words"}, ", p.a words": {"", ", p.a words"}, " and nothing else": {"", " and nothing else"}, ", in chapter 3": {"", ", in chapter 3"},
		", p. **32**": {"p. 32"}, ", *p. 3* so": {"p. 3", " so"}, ", *p. 3 so*": {"", ", *p. 3 so*"}, "": {}, ",": {"", ","},
	} {
		_, locator, size, problem := locate("key", text)
		if rest := text[size:]; locator != want[0] || rest != want[1] || problem != "" {
			t.Errorf("%q: got %q and %q, want %q; %s", text, locator, rest, want, problem)
		}
	}
}

func TestParagraphsInWordsArePassages(t *testing.T) {
	p := Parse(citingDeck("Ice [@doe, paras. 4, 6-7] and [@two, {para. 2}]."), DeckFile)
	var got []string
	for _, c := range p.Deck.Slides[0].Cites {
		got = append(got, c.String())
	}
	if strings.Join(got, "; ") != "Doe 2005 ¶4, 6–7; Ranger and Lee 2006 ¶2" || len(p.Deck.Slides[0].Cites[0].Spots) != 3 {
		t.Errorf("got %v", p.Deck.Slides[0].Cites)
	}
}

func TestAKeyIsInOneMessageHoweverOftenItIsCited(t *testing.T) {
	p := Parse(citingDeck("Ice [@nobody; @doe].\n\nMore [@nobody, p. 4] and [@anyone].\n\nLast [see @nobody].\n\n@partical saw it, @POTUS did not."), DeckFile)
	const want = `deck.md:8: source "nobody" is not in the bibliography; add it, or correct the key (also lines 10 and 12)
deck.md:10: source "anyone" is not in the bibliography; add it, or correct the key
deck.md:14: source "partical" is not in the bibliography; did you mean "particle"?`
	if got := p.Warnings.Error(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWithoutABibliographyCitationsAreText(t *testing.T) {
	for text, want := range map[string]string{
		"@media and @user's":               "@media and @user’s",
		"@media [screen]":                  "@media [screen]",
		"[@media queries, p. 4] and [-@x]": "[@media queries, p. 4] and [-@x]",
		"[see *@a*, p. \\[3\\]; @b]":       "[see <em>@a</em>, p. [3]; @b]",
	} {
		p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# S\n\n" + text + "\n")}}, DeckFile)
		if got := shownText(p.Deck); got != want || len(p.Warnings) > 1 {
			t.Errorf("%s: got %q, want %q; %v", text, got, want, p.Warnings)
		}
	}
}
