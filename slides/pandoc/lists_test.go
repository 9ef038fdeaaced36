package pandoc

import (
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
)

// shownOf is the HTML of the blocks of a deck's first slide, which has the heading S, and what was warned of.
func shownOf(t *testing.T, body string) (html string, warnings Errors) {
	t.Helper()
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte("# S {#s}\n\n" + body + "\n")}}, DeckFile)
	if len(p.Errors) > 0 {
		t.Fatalf("%q: %v", body, p.Errors)
	}
	MergeText(p.Deck)
	var b strings.Builder
	for _, block := range p.Deck.Slides[0].Blocks {
		b.WriteString(slides.HTML(block.Text, "", ""))
	}
	return b.String(), p.Warnings
}

func TestOrderedListsAreNumberedAsPandocNumbersThem(t *testing.T) {
	for body, want := range map[string]string{
		"a. one\nb. two":                     `<ol type="a"><li>one</li><li>two</li></ol>`,
		"c) one\nd) two":                     `<ol start="3" type="a"><li>one</li><li>two</li></ol>`,
		"(A) one\n(B) two":                   `<ol type="A"><li>one</li><li>two</li></ol>`,
		"B) one":                             `<ol start="2" type="A"><li>one</li></ol>`,
		"A.  one\nB.  two":                   `<ol type="A"><li>one</li><li>two</li></ol>`,
		"i. one\nii. two\niii. three":        `<ol type="i"><li>one</li><li>two</li><li>three</li></ol>`,
		"iv) four\nv) five":                  `<ol start="4" type="i"><li>four</li><li>five</li></ol>`,
		"(I) one\n(II) two":                  `<ol type="I"><li>one</li><li>two</li></ol>`,
		"XIV. fourteen":                      `<ol start="14" type="I"><li>fourteen</li></ol>`,
		"v. a letter":                        `<ol start="22" type="a"><li>a letter</li></ol>`,
		"#. one\n#. two":                     `<ol><li>one</li><li>two</li></ol>`,
		"#) one\n2) two":                     `<ol><li>one</li><li>two</li></ol>`,
		"5. five\n#. six":                    `<ol start="5"><li>five</li></ol><ol start="6"><li>six</li></ol>`,
		"a. one\n#. two":                     `<ol type="a"><li>one</li><li>two</li></ol>`,
		"(1) one\n(2) two":                   `<ol><li>one</li><li>two</li></ol>`,
		"(3) one\n\n(4) two":                 `<ol start="3"><li><p>one</p></li><li><p>two</p></li></ol>`,
		"a. one\n1. two":                     `<ol type="a"><li>one</li></ol><ol><li>two</li></ol>`,
		"a. one\nb) two":                     `<ol type="a"><li>one</li></ol><ol start="2" type="a"><li>two</li></ol>`,
		"1. one\n   a. inner\n   b. inner\n": `<ol><li>one<ol type="a"><li>inner</li><li>inner</li></ol></li></ol>`,
		"a. one\n   - inner\n\nb. two":       `<ol type="a"><li><p>one</p><ul><li>inner</li></ul></li><li><p>two</p></li></ol>`,
		"a. one\n\n   more\nb. two":          `<ol type="a"><li><p>one</p><p>more</p></li><li><p>two</p></li></ol>`,
		"a. one\ngoes on":                    "<ol type=\"a\"><li>one\ngoes on</li></ol>",
		"> a. one\n> b. two":                 `<blockquote><ol type="a"><li>one</li><li>two</li></ol></blockquote>`,
		"- one\na. two":                      `<ul><li>one</li></ul><ol type="a"><li>two</li></ol>`,
		"a.\nb. two":                         `<ol type="a"><li></li><li>two</li></ol>`,
		"7. seven\n8. eight":                 `<ol start="7"><li>seven</li><li>eight</li></ol>`,
		"a.\tone\n\tmore\n\n\tand":           "<ol type=\"a\"><li><p>one\nmore</p><p>and</p></li></ol>",
	} {
		if got, _ := shownOf(t, body); got != want {
			t.Errorf("%q is shown as\n%s, want\n%s", body, got, want)
		}
	}
}

func TestWhatPandocReadsAsTextIsNoList(t *testing.T) {
	for _, body := range []string{
		"I. Newton saw it.", "A. Smith wrote.", "V. Woolf", "M. Curie", "B. Two\nC. Three", "p. 4 has it", "text\na. not a list", "text\n(1) not a list", "text\n#. no", "text\n(@) no",
		"(see below) text", "(c) 2024 Acme", "(C) 1999 Acme", "Mix. it", "ab. c", "a.b c", "(a.) x", "A.D. 79", "U.S. law", "IIV. x", "iX. x", "@foo. text", "aa) x", "#1 of all", "#.x",
		"(1)st", "(12 people) came", "(@a b) x", "(@a-) x",
	} {
		if got, _ := shownOf(t, body); got != "<p>"+body+"</p>" {
			t.Errorf("%q is shown as\n%s", body, got)
		}
	}
}

func TestExamplesAreNumberedThroughTheDeckAndReferredToByLabel(t *testing.T) {
	deck := "# A\n\nAs (@good) shows, and @bad.\n\n(@) first\n(@good) second, like (@good)\n\n    its second paragraph\n\n# B\n\n- x\n\n    (@bad) third\n\nText\n\n(@) fourth\n\n(@good) again\n"
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte(deck)}}, DeckFile)
	MergeText(p.Deck)
	var got []string
	for _, s := range p.Deck.Slides {
		for _, b := range s.Blocks {
			got = append(got, slides.HTML(b.Text, "", ""))
		}
	}
	want := []string{
		`<p>As (<span>2</span>) shows, and <span>3</span>.</p><ol><li><p>first</p></li><li><p>second, like (<span>2</span>)</p><p>its second paragraph</p></li></ol>`,
		`<ul><li><p>x</p><ol start="3"><li>third</li></ol></li></ul><p>Text</p><ol start="4"><li><p>fourth</p></li><li><p>again</p></li></ol>`,
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(p.Warnings) > 0 {
		t.Errorf("warnings: %v", p.Warnings)
	}
}

func TestALabelOfAnExampleThatIsASourceIsWarnedOf(t *testing.T) {
	deck := "---\nbibliography: sources.yaml\n---\n\n# S\n\n(@lee) found it.\n"
	sources := "references:\n- id: lee\n  type: book\n  title: Rain\n"
	p := Parse(fstest.MapFS{DeckFile: {Data: []byte(deck)}, "sources.yaml": {Data: []byte(sources)}}, DeckFile)
	if len(p.Warnings) != 1 || !strings.Contains(p.Warnings[0].Text, "(@lee) begins a numbered example") || p.Warnings[0].Line != 7 {
		t.Errorf("warnings: %v", p.Warnings)
	}
}

func TestDefinitionsAreReadWithAColonOrATilde(t *testing.T) {
	for body, want := range map[string]string{
		"Rain\n  ~ through the aisle\n\nFrost\n  ~ lifts slates":   `<dl><dt>Rain</dt><dd>through the aisle</dd><dt>Frost</dt><dd>lifts slates</dd></dl>`,
		"Rain\n~ through the aisle":                                `<dl><dt>Rain</dt><dd>through the aisle</dd></dl>`,
		"Rain\n: through\n: and under":                             `<dl><dt>Rain</dt><dd>through</dd><dd>and under</dd></dl>`,
		"Rain\n  ~ through\n  ~ and under":                         `<dl><dt>Rain</dt><dd>through</dd><dd>and under</dd></dl>`,
		"Rain\n  : through":                                        `<dl><dt>Rain</dt><dd>through</dd></dl>`,
		"Rain\nHail\n: from above":                                 `<dl><dt>Rain</dt><dt>Hail</dt><dd>from above</dd></dl>`,
		"Rain\n\n:   through\n\nFrost\n\n:   lifts":                `<dl><dt>Rain</dt><dd><p>through</p></dd><dt>Frost</dt><dd><p>lifts</p></dd></dl>`,
		"Rain\n\n  ~ through\n\n    and under\n\n    - a\n    - b": `<dl><dt>Rain</dt><dd><p>through</p><p>and under</p><ul><li>a</li><li>b</li></ul></dd></dl>`,
		"Rain\n: through\n\n    and under":                         `<dl><dt>Rain</dt><dd><p>through</p><p>and under</p></dd></dl>`,
		"Rain\n:     - a\n      - b":                               `<dl><dt>Rain</dt><dd><ul><li>a</li><li>b</li></ul></dd></dl>`,
		"Rain\n: through\nand on":                                  "<dl><dt>Rain</dt><dd>through\nand on</dd></dl>",
		"*Rain* `x`\n~ through":                                    `<dl><dt><em>Rain</em> <code>x</code></dt><dd>through</dd></dl>`,
		"Rain\n: a. one\n    b. two":                               `<dl><dt>Rain</dt><dd><ol type="a"><li>one</li><li>two</li></ol></dd></dl>`,
		"It costs\nas of today\n~ 5 euros":                         "<p>It costs\nas of today\n~ 5 euros</p>",
		"A line\nand one more\n\n  : and text":                     "<p>A line\nand one more</p><p>: and text</p>",
		"It costs\n~5 euros":                                       "<p>It costs\n~5 euros</p>",
		"Rain\n    ~ no":                                           "<p>Rain\n~ no</p>",
		"~ alone":                                                  "<p>~ alone</p>",
		"- a\n~ b":                                                 "<ul><li>a\n~ b</li></ul>",
	} {
		if got, _ := shownOf(t, body); got != want {
			t.Errorf("%q is shown as\n%s, want\n%s", body, got, want)
		}
	}
}
