//go:build !js

package slides

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// errorTest is a deck with faults and all errors that Read must report. Files that a test
// leaves out have no faults.
type errorTest struct {
	name string
	body string            // of deck.md after the front matter: it begins on line 6
	file map[string]string // files that differ: deck.md, sources.yaml, data/estimates.csv …
	want []string
}

const (
	frontMatter = "---\ntitle: T\nbibliography: sources.yaml\n---\n\n"
	twoSources  = "references:\n- {id: cfr-knake, type: webpage, title: A}\n- {id: chen-lim, type: webpage, title: B}\n"
	oneRecord   = "label,value,unit,date,precision,asserted_by,source,paragraph\nPeople,4,people,2015,year,Agency,chen-lim,9\n"
	someFigure  = "\n``` {.chart #opm}\ntype: bar\ndata: estimates.csv\ntitle: T\nalt: A\n```\n"
)

func (e errorTest) deck() string {
	if s, ok := e.file["deck.md"]; ok {
		return s
	}
	body := e.body
	if body == "" {
		body = "# S {#s}\n"
	}
	if !strings.Contains(body, ".chart #opm}") {
		body += "\n# Figure {#figure}\n" + someFigure
	}
	return frontMatter + body
}

func (e errorTest) sources() string {
	if s, ok := e.file["sources.yaml"]; ok {
		return s
	}
	return twoSources
}

func (e errorTest) data() string {
	if s, ok := e.file["data/estimates.csv"]; ok {
		return s
	}
	return oneRecord
}

func (e errorTest) fs() fstest.MapFS {
	fsys := fstest.MapFS{}
	for name, text := range e.file {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	fsys["deck.md"] = &fstest.MapFile{Data: []byte(e.deck())}
	fsys["sources.yaml"] = &fstest.MapFile{Data: []byte(e.sources())}
	fsys["data/estimates.csv"] = &fstest.MapFile{Data: []byte(e.data())}
	return fsys
}

// figureWith is the body of a deck with other lines in its figure, which begins on line 8.
func figureWith(lines string) string {
	return "# S {#s}\n\n``` {.chart #opm}\n" + lines + "```\n"
}

// recordsWith is the data with these lines below the usual head, from line 2 on.
func recordsWith(lines string) map[string]string {
	head, _, _ := strings.Cut(oneRecord, "\n")
	return map[string]string{"data/estimates.csv": head + "\n" + lines}
}

// pointsWith is the data of a disagreement with these lines, from line 2 on.
func pointsWith(lines string) map[string]string {
	return map[string]string{"data/estimates.csv": "series,label,category,asserted_by,source,paragraph,note\n" + lines}
}

// disagreement is the body of a deck with a disagreement.
var disagreement = figureWith("type: disagreement\ndata: estimates.csv\ntitle: T\nalt: A\n")

func sourcesWith(lines string) map[string]string {
	return map[string]string{"sources.yaml": twoSources + lines}
}

func deckWith(text string) map[string]string { return map[string]string{"deck.md": text} }

const figureLines = "type: bar\ndata: estimates.csv\ntitle: T\nalt: A\n"

var errorTests = []errorTest{
	// Slides
	{"no front matter", "", deckWith("# S {#s}\n" + someFigure), []string{
		`deck.md:1: no front matter; begin the file with a line ---, lines title: … and bibliography: sources.yaml, and a line ---`,
	}},
	{"front matter that is not closed", "", deckWith("---\ntitle: T\n# S {#s}\n" + someFigure), []string{
		`deck.md:1: the front matter is not closed; add a line ---`,
	}},
	{"front matter that is not YAML", "", deckWith("---\ntitle: T\na: b: c\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:3: not valid YAML: mapping values are not allowed in this context`,
	}},
	{"front matter without what is required", "", deckWith("---\nsubtitle: S\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:1: the front matter has no title; add a line title: …`,
		`deck.md:1: the front matter names no bibliography; add a line bibliography: sources.yaml`,
	}},
	{"front matter with wrong values", "", deckWith("---\ntitle: [a]\ndate: 28 March\nlang: english\nbibliography: ../sources.yaml\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:1: the front matter has no title; add a line title: …`,
		`deck.md:2: title must be a text; put it in quotes if it has special characters`,
		`deck.md:3: date: "28 March" is not a date; write 2013, 2013-06 or 2013-06-20`,
		`deck.md:4: lang: "english" is not a language tag; write one such as en or zh-Hans`,
		`deck.md:5: bibliography: "../sources.yaml" is not a file in the deck's folder; write a name such as sources.yaml`,
	}},
	{"a name that would break a manifest", "", deckWith("---\ntitle: T\nbibliography: \"a\\nb.yaml\"\n---\n\n" + figureWith("type: bar\ndata: \"a\\tb.csv\"\ntitle: T\nalt: A\n")), []string{
		`deck.md:3: bibliography: "a\nb.yaml" is not a file in the deck's folder; write a name such as sources.yaml`,
		`deck.md:10: data: "a\tb.csv" is not a file in data/; write a name such as estimates.csv`,
	}},
	{"a transition that only reveal.js has", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: zoom\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:4: transition: "zoom" is unknown; use fade, slide or none`,
	}},
	{"a transition that is mistyped", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: Slides\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:4: transition: "Slides" is unknown; did you mean "slide"?; use fade, slide or none`,
	}},
	{"a transition that is a list", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ntransition: [fade, slide]\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:4: transition must be a text; put it in quotes if it has special characters`,
	}},
	{"durations that are none, and of no slide", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ndurations:\n  default: 2 minutes\n  s: 0s\n  t: [1m]\n  figur: 90s\n---\n# S {#s}\n# T {#t}\n# Figure {#figure}\n" + someFigure), []string{
		`deck.md:5: durations: default: "2 minutes" is not a duration; write one such as 90s, 2m or 1m30s`,
		`deck.md:6: durations: s: "0s" is not a duration; write one such as 90s, 2m or 1m30s`,
		`deck.md:7: durations: t has no duration; write one such as 90s, 2m or 1m30s`,
		`deck.md:8: durations: no slide has the identifier #figur; did you mean "figure"?`,
	}},
	{"durations that are not of slides", "", deckWith("---\ntitle: T\nbibliography: sources.yaml\ndurations: 20m\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:4: durations must name slides; write each on a line of its own, as in the-slide: 90s, and default: 1m for the others`,
	}},
	{"a key given twice", "", deckWith("---\ntitle: T\ntitle: U\nbibliography: sources.yaml\n---\n# S {#s}\n" + someFigure), []string{
		`deck.md:3: title is given twice; keep one`,
	}},
	{"a bibliography that does not exist", "", deckWith("---\ntitle: T\nbibliography: none.yaml\n---\n# S [@any, ¶1] {#s}\n" + someFigure), []string{
		`none.yaml: no such file; create it or correct bibliography in deck.md`,
	}},
	{"no slides", "", map[string]string{"deck.md": frontMatter}, []string{
		`data/estimates.csv: no figure uses this file; remove it or add a figure`,
		`deck.md: no slides; begin each with a heading such as # What this shows {#what-this-shows}`,
	}},
	{"content before the first slide", "Text [@none, ¶1].\n\nMore.\n", nil, []string{
		`deck.md:6: content before the first slide; begin with a heading such as # What this shows {#what-this-shows}`,
		`deck.md:6: source "none" is not in the bibliography`,
	}},
	{"a heading without an identifier", "# S\n", nil, []string{
		`deck.md:6: the heading has no identifier; add one such as {#what-this-shows}, which becomes part of the URL`,
	}},
	{"an identifier that is no URL", "# S {#Some_Slide}\n", nil, []string{
		`deck.md:6: identifier #Some_Slide; use lower-case letters, digits and single hyphens`,
	}},
	{"a slide without text", "# {#s}\n", nil, []string{
		`deck.md:6: the heading has no text; write the slide's message`,
	}},
	{"identifiers used twice", "# S {#s}\n\n# T {#s}\n", nil, []string{
		`deck.md:8: identifier #s is already on line 6; choose another`,
	}},
	{"an unknown class on a heading", "# S {#s .titel}\n", nil, []string{
		`deck.md:6: unknown class "titel" on a heading; did you mean "title"? (known: title)`,
	}},
	{"attributes on a heading", "# S {#s onclick=\"x()\"}\n", nil, []string{
		`deck.md:6: unsupported attribute onclick; remove it`,
	}},
	{"malformed attributes on a heading", "# S {#s .title\n\n# T {#t =}\n", nil, []string{
		`deck.md:6: attributes in braces that belong to nothing; write [text]{.class}, ::: {.class} or, after a heading, {#name}; \{ for the character`,
		`deck.md:6: the heading has no identifier; add one such as {#what-this-shows}, which becomes part of the URL`,
		`deck.md:8: attributes in braces that belong to nothing; write [text]{.class}, ::: {.class} or, after a heading, {#name}; \{ for the character`,
		`deck.md:8: the heading has no identifier; add one such as {#what-this-shows}, which becomes part of the URL`,
	}},
	{"an identifier within a slide", "# S {#s}\n\n## Part {#part}\n\n#### Deep\n", nil, []string{
		`deck.md:8: only headings that start a slide have an identifier or a class; remove {…}`,
		`deck.md:10: a heading of level 4; use level 2 or 3 within a slide`,
	}},
	{"a heading that does not start a line of its own", "# S {#s}\n\nText\n# T {#t}\n\n> # U {#u}\n", nil, []string{
		`deck.md:9: no empty line before this; add one, or Pandoc reads it as part of the text above`,
		`deck.md:11: a heading that starts a slide must not stand in a list, a quote or a div; move it out`,
	}},
	{"a rule", "# S {#s}\n\n---\n", nil, []string{
		`deck.md:8: a rule would start a slide in Pandoc; begin slides with # headings and remove it`,
	}},
	// Blocks
	{"an unknown class", "# S {#s}\n\n::: note\nText\n:::\n", nil, []string{
		`deck.md:8: unknown class "note"; did you mean "notes"? (known: aside, column, columns, incremental, lede, matrix, notes, seal, tiles)`,
	}},
	{"a block without a name", "# S {#s}\n\n::: {#x onclick=y}\nText\n:::\n", nil, []string{
		`deck.md:8: the block has no name; write ::: {.name}, with one of aside, column, columns, incremental, lede, matrix, notes, seal or tiles`,
		`deck.md:8: unsupported attribute #x; remove it`,
		`deck.md:8: unsupported attribute onclick; remove it`,
	}},
	{"a block that is not closed", "# S {#s}\n\n::: notes\nText\n\n# T {#t}\n\n::: lede\nText\n", map[string]string{"data/estimates.csv": oneRecord}, []string{
		`deck.md:8: the block is not closed; add a line ::: after it`,
		`deck.md:13: the block is not closed; add a line ::: after it`,
	}},
	{"a closing line too many", "# S {#s}\n\n::: notes\nText\n:::\n\n:::\n", nil, []string{
		`deck.md:12: this ::: closes nothing; remove it, or name the block it should open`,
	}},
	{"a malformed opening line", "# S {#s}\n\n::: speaker notes\nText\n:::\n", nil, []string{
		`deck.md:8: not the opening of a block; write ::: name or ::: {.name}`,
	}},
	{"blocks that directly follow text", "# S {#s}\n\nText\n::: notes\nText\n:::\n\nText\n- item\n\nText\n> quote\n\nText\n| a | b |\n|---|---|\n", nil, []string{
		`deck.md:9: no empty line before this; add one, or Pandoc reads it as part of the text above`,
		`deck.md:14: no empty line before this; add one, or Pandoc reads it as part of the text above`,
		`deck.md:17: no empty line before this; add one, or Pandoc reads it as part of the text above`,
		`deck.md:20: no empty line before the table; add one, or Pandoc reads it as part of the text above`,
	}},
	{"columns in the wrong place", "# S {#s}\n\n:::: columns\nText\n\n::: {.column width=\"70%\"}\n:::: columns\n::: column\n:::\n::::\n:::\n\n::: {.column width=\"40%\"}\n. . .\n\n::: notes\nText\n:::\n:::\n\n::: {.column width=3em}\n:::\n::::\n\n::: column\n:::\n\n::: columns\n:::\n", nil, []string{
		`deck.md:8: the columns take up 110% of the width; make it 100 or less`,
		`deck.md:9: only ::: column may stand directly in columns; put this in one`,
		`deck.md:12: columns must stand by itself between the blocks of a slide; move it out`,
		`deck.md:13: a column outside of columns; put it in :::: columns`,
		`deck.md:19: a pause must stand between the blocks of a slide, not within columns, notes or other blocks`,
		`deck.md:21: notes must stand by itself between the blocks of a slide; move it out`,
		`deck.md:26: width "3em" is not a share of the slide; write one such as "40%"`,
		`deck.md:30: a column outside of columns; put it in :::: columns`,
		`deck.md:33: columns without a column; put ::: column inside, or remove it`,
	}},
	{"blocks that lack what they are for", "# S {#s}\n\n::: tiles\nText\n:::\n\n::: incremental\nText\n:::\n\n::: matrix\nText\n:::\n", nil, []string{
		`deck.md:8: tiles without a list; put one inside, or remove it`,
		`deck.md:12: incremental without a list; put one inside, or remove it`,
		`deck.md:16: matrix without a table; put one inside, or remove it`,
	}},
	{"steps that have no effect", "# S {#s}\n\n. . .\n\n. . .\n\n::: notes\n. . .\n\n::: incremental\n- a\n:::\n:::\n", nil, []string{
		`deck.md:8: nothing follows this pause; remove it`,
		`deck.md:10: nothing follows this pause; remove it`,
		`deck.md:13: a pause must stand between the blocks of a slide, not within columns, notes or other blocks`,
		`deck.md:15: incremental in notes has no effect; remove it`,
	}},
	{"a code block that is not closed", "# S {#s}\n\n```\nText\n\n# T {#t}\n" + strings.TrimSuffix(someFigure, "```\n"), nil, []string{
		"deck.md:8: the code block is not closed; add a line ``` after it",
	}},
	{"code that was meant as a figure", "# S {#s}\n\n``` chart\na: b\n```\n\n``` {.char #x}\na: b\n```\n\n``` {.chart #opm}\n" + figureLines + "```\n", nil, []string{
		"deck.md:8: ```chart is neither a figure nor code; write ``` {.chart #name} for a figure, ```yaml for code",
		"deck.md:12: ```{.char #x} is neither a figure nor code; write ``` {.chart #name} for a figure, ```yaml for code",
	}},
	{"a table whose lines do not fit", "# S {#s}\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n\n| a | b |\n|---|\n| 1 |\n", nil, []string{
		`deck.md:10: 3 cells, but the table's head has 2; write \| for the character`,
		`deck.md:12: not a table; give the line of dashes below the head as many columns as the head`,
	}},
	{"captions without a table", "# S {#s}\n\n## Part\n\n: Caption\n\nText\n\n: Caption\n\n| a |\n|---|\n\n: Second caption\n", nil, []string{
		`deck.md:10: a caption without a table; put it directly after its table`,
		`deck.md:12: Pandoc reads this as the caption of the table that follows; put the caption after its table`,
	}},
	// Text
	{"raw HTML", "# S <b>b</b> {#s}\n\n<script>alert(1)</script>\n\nText <img src=x> <!-- comment -->\n", nil, []string{
		`deck.md:6: raw HTML; write it in Markdown, or \< for the character`,
		`deck.md:8: raw HTML; write it in Markdown, or \< for the character`,
		`deck.md:10: raw HTML; write it in Markdown, or \< for the character`,
	}},
	{"links to elsewhere", "# S {#s}\n\n[a](javascript:alert(1)) [b](data:text/html,x) [c](/etc) [d](file.md) [e](https:x) <javascript:x> [f](#figur) [g](#nowhere)\n", nil, []string{
		`deck.md:8: link to "javascript:alert(1)"; write an address that starts with https:// or mailto:, or #name for another slide`,
		`deck.md:8: link to "data:text/html,x"; write an address that starts with https:// or mailto:, or #name for another slide`,
		`deck.md:8: link to "/etc"; write an address that starts with https:// or mailto:, or #name for another slide`,
		`deck.md:8: link to "file.md"; write an address that starts with https:// or mailto:, or #name for another slide`,
		`deck.md:8: link to "https:x"; write an address that starts with https:// or mailto:, or #name for another slide`,
		`deck.md:8: link to "javascript:x"; write an address that starts with https:// or mailto:, or #name for another slide`,
		`deck.md:8: link to #figur, but no slide has this identifier; did you mean "figure"?`,
		`deck.md:8: link to #nowhere, but no slide has this identifier`,
	}},
	{"links and citations within a link", "# S {#s}\n\n[a <https://example.org/>](https://example.org/) [b [@cfr-knake, ¶9]](https://example.org/)\n", nil, []string{
		`deck.md:8: a link within a link; end the outer one first`,
		`deck.md:8: a citation within a link; put it after the link`,
	}},
	{"images", "# S {#s}\n\n![a](https://example.org/a.png)\n", nil, []string{
		`deck.md:8: images are not supported; use a figure or a link`,
	}},
	{"unknown spans", "# S {#s}\n\n[a]{.deriv} [b]{onclick=x} [c]{#id} [d]{lang=chinese} **e**{.derived} f {.derived}\n", nil, []string{
		`deck.md:8: unknown class "deriv" on a span; did you mean "derived"? (known: derived, own)`,
		`deck.md:8: unsupported attribute onclick; remove it`,
		`deck.md:8: unsupported attribute #id; remove it`,
		`deck.md:8: lang: "chinese" is not a language tag; write one such as en or zh-Hans`,
		`deck.md:8: attributes in braces that belong to nothing; write [text]{.class}, ::: {.class} or, after a heading, {#name}; \{ for the character`,
	}},
	{"footnotes", "# S {#s}\n\nText[^1] and^[more].\n", nil, []string{
		`deck.md:8: footnotes are not supported; put the text on the slide or in its notes`,
	}},
	{"text that nests too deep", "# S {#s}\n\n" + strings.Repeat("> ", 60) + "x\n", nil, []string{
		`deck.md:8: quotes and lists nest more than 50 deep; simplify the line`,
	}},
	{"text that is something else in Pandoc", "# S {#s}\n\n~~a~~ x~1~\n2^nd^\n$x$\na\\ b\n\nFine: ~21 million ~ $4 to $5, 5^6, \\$x\\$ and 2\\^nd^.\n", nil, []string{
		`deck.md:8: Pandoc strikes out or lowers text between ~; write \~ for the character`,
		`deck.md:9: Pandoc raises text between ^; write \^ for the character`,
		`deck.md:10: Pandoc reads text between $ as a formula; write \$ for the character`,
		`deck.md:11: a backslash before a space; write &nbsp; for a space that does not break`,
	}},
	{"text without an end", "# S {#s}\n\n" + strings.Repeat("word ", maxRun/5+1) + "\n", nil, []string{
		`deck.md:8: more than 16384 bytes without an empty line; break the text up`,
	}},
	{"emphasis that nests too deep", "# S {#s}\n\n" + strings.Repeat("*a **b ", 40) + strings.Repeat("c** d* ", 40) + "\n", nil, []string{
		`deck.md:8: the text nests more than 50 deep; simplify it`,
	}},
	{"blocks that nest too deep", "# S {#s}\n\n" + strings.Repeat("::: aside\n", maxDivs+1) + strings.Repeat(":::\n", maxDivs), nil, []string{
		`deck.md:18: blocks nest more than 10 deep; close them with :::`,
	}},
	// Citations
	{"an unknown source", "# S {#s}\n\nText [@cfr-knacke, ¶9; @white-house, ¶1].\n", nil, []string{
		`deck.md:8: source "cfr-knacke" is not in the bibliography; did you mean "cfr-knake"?`,
		`deck.md:8: source "white-house" is not in the bibliography`,
	}},
	{"malformed citations", "# S {#s}\n\n[@cfr-knake] [@cfr-knake, p. 3] [@cfr-knake ¶9,] [@cfr-knake, ¶] [@cfr-knake, ¶0]\n[@cfr-knake, ¶nine] [@cfr-knake, ¶9-3] [@cfr-knake, ¶1-999] [@cfr-knake, ¶3, 2-4] [@; cfr-knake]\n[@cfr--knake, ¶1] [see @cfr-knake, ¶9] @POTUS [-@cfr-knake, ¶2] [@cfr-knake, ¶9\n", nil, []string{
		`deck.md:8: citation [@cfr-knake]: no paragraph is named; write [@cfr-knake, ¶9]`,
		`deck.md:8: citation [@cfr-knake, p. 3]: the place must be a paragraph; write [@cfr-knake, ¶9]`,
		`deck.md:8: citation [@cfr-knake ¶9,]: a comma without anything after it; remove it`,
		`deck.md:8: citation [@cfr-knake, ¶]: "" is not a paragraph; write its number, counted from 1, or a range such as 23-25`,
		`deck.md:8: citation [@cfr-knake, ¶0]: "0" is not a paragraph; write its number, counted from 1, or a range such as 23-25`,
		`deck.md:9: citation [@cfr-knake, ¶nine]: "nine" is not a paragraph; write its number, counted from 1, or a range such as 23-25`,
		`deck.md:9: citation [@cfr-knake, ¶9-3]: the range 9-3 runs backwards; write the lower paragraph first`,
		`deck.md:9: citation [@cfr-knake, ¶1-999]: the range 1-999 is wider than 100 paragraphs; name those that carry the statement`,
		`deck.md:9: citation [@cfr-knake, ¶3, 2-4]: paragraph 3 is named twice; keep one`,
		`deck.md:9: citation [@]: not a source and a paragraph; write [@source, ¶9], and ; between two`,
		`deck.md:9: citation [cfr-knake]: not a source and a paragraph; write [@source, ¶9], and ; between two`,
		`deck.md:10: citation [@cfr--knake, ¶1]: "cfr--knake" is not a source's id; write [@source, ¶9]`,
		`deck.md:10: @ begins a citation here; write [@source, ¶9], with nothing before the @, or \@ for the character`,
		`deck.md:10: the citation is not closed; add a ] after the paragraph`,
	}},
	// Figures
	{"a figure without what is required", figureWith("title:\nunit: people\n"), nil, []string{
		`deck.md:8: the figure has no type; add a line type: …`,
		`deck.md:8: the figure has no data; add a line data: …`,
		`deck.md:8: the figure has no title; add a line title: …`,
		`deck.md:8: the figure has no alt; add a line alt: …`,
	}},
	{"a figure with unknown keys and a wrong type", figureWith("type: timline\ndata: estimates.csv\ntitle: T\nalt: A\ntytle: x\n"), nil, []string{
		`deck.md:9: unknown type "timline"; did you mean "timeline"?; write bar, line, scatter, revisions, establishment, timeline or disagreement`,
		`deck.md:13: unknown key "tytle"; did you mean "title"? (known: type, data, title, alt, unit, note, omit, from, to, zoom, lanes, x, y, steps, source, decimal, dates, series, label, date, end, value, lane, category)`,
	}},
	{"a figure that is not YAML", figureWith("type: bar\ndata: [\n"), nil, []string{
		`deck.md:10: not valid YAML: did not find expected node content`,
	}},
	{"a figure that is a list", figureWith("- type\n"), nil, []string{
		`deck.md:9: expected lines of the form key: value`,
	}},
	{"a figure without an identifier", figureWith(figureLines) + "\n``` {.chart}\n" + figureLines + "```\n\n``` {.chart #Opm}\n" + figureLines + "```\n", nil, []string{
		"deck.md:15: the figure has no identifier; write ``` {.chart #name}",
		`deck.md:22: identifier #Opm; use lower-case letters, digits and single hyphens`,
	}},
	{"figures with one identifier", figureWith(figureLines) + "\n``` {.chart #opm}\n" + figureLines + "```\n", nil, []string{
		`deck.md:15: a figure #opm is already on line 8; choose another identifier`,
	}},
	{"a figure in a list and in notes", figureWith(figureLines) + "\n- item\n\n  ``` {.chart #a}\n  type: bar\n  data: estimates.csv\n  title: T\n  alt: A\n  ```\n\n::: notes\n``` {.chart #b}\n" + figureLines + "```\n:::\n", nil, []string{
		`deck.md:17: a figure must stand between the blocks of a slide or of a column; move it out`,
		`deck.md:25: a figure must stand between the blocks of a slide or of a column; move it out`,
	}},
	{"data that is not there", figureWith("type: bar\ndata: estimate.csv\ntitle: T\nalt: A\n"), nil, []string{
		`deck.md:10: data: there is no file data/estimate.csv; create it or correct the name; did you mean "estimates.csv"?`,
	}},
	{"a disagreement whose records are in no group", disagreement, pointsWith(",X,differ,Agency,chen-lim,9,\n"), []string{
		`data/estimates.csv:2: no series, but figure #opm (disagreement) groups its records by the point in question; fill in the cell, such as How many people?, or omit the record`,
	}},
	{"a disagreement with unknown and mixed relations", disagreement, pointsWith("How many?,Four,differs,Agency,chen-lim,9,\nHow many?,Three,,Other,cfr-knake,9,\nWhen?,A,agree,Agency,chen-lim,9,\nWhen?,B,differ,Other,cfr-knake,9,\n"), []string{
		`data/estimates.csv:2: category "differs" in figure #opm (disagreement); did you mean "differ"?; write agree, differ or incomparable`,
		`data/estimates.csv:3: category "" in figure #opm (disagreement); write agree, differ or incomparable`,
		`data/estimates.csv:3: category is empty, but “How many?” has differs on line 2; give all its records the same`,
		`data/estimates.csv:5: category is differ, but “When?” has agree on line 4; give all its records the same`,
	}},
	{"a point that one record makes", disagreement, pointsWith("How many?,Four,agree,Agency,chen-lim,9,\n"), []string{
		`data/estimates.csv:2: “How many?” has one record only; add what another source says of it, or omit the record`,
	}},
	{"a point on which one source disagrees with itself", disagreement, pointsWith("How many?,Four,differ,Agency,chen-lim,9,\nHow many?,Three,differ,Agency,chen-lim,10,\n"), []string{
		`data/estimates.csv:2: “How many?” is marked differ, but all its records are of one source and one assertor; add the other side or write agree`,
	}},
	{"values that are incomparable for no reason", disagreement, pointsWith("How many?,Four,incomparable,Agency,chen-lim,9,\nHow many?,Three,incomparable,Other,chen-lim,9,\n"), []string{
		`data/estimates.csv:2: “How many?” is marked incomparable without a reason; say in the note of one of its records how units or scopes differ`,
	}},
	{"data outside its folder", figureWith("type: bar\ndata: ../sources.yaml\ntitle: T\nalt: A\n"), nil, []string{
		`deck.md:10: data: "../sources.yaml" is not a file in data/; write a name such as estimates.csv`,
	}},
	{"data that no figure uses", "", map[string]string{"data/extra.csv": oneRecord, "data/README": "text"}, []string{
		`data/extra.csv: no figure uses this file; remove it or add a figure`,
	}},
	{"dates of a figure", figureWith(figureLines+"from: 2016\nto: 2015\nzoom: [2016-05, 2016-01]\n") + "\n``` {.chart #b}\n" + figureLines + "from: soon\nzoom: 2015\n```\n", nil, []string{
		`deck.md:14: to 2015 is before from 2016; swap them`,
		`deck.md:15: zoom runs from 2016-05 back to 2016-01; write the earlier date first`,
		`deck.md:23: from: "soon" is not a date; write 2013, 2013-06 or 2013-06-20`,
		`deck.md:24: zoom must be two dates; write [2015-01, 2015-12]`,
	}},
	{"omitting what is not there", figureWith(figureLines + "omit: {categry: [a], unit: [peple], label: People}\n"), nil, []string{
		`deck.md:10: the figure shows no record; add rows to data/estimates.csv or omit fewer`,
		`deck.md:13: omit: unknown column "categry"; did you mean "category"?`,
		`deck.md:13: omit: no record has unit "peple"; did you mean "people"?`,
	}},
	{"a lane that is not listed", figureWith("type: timeline\ndata: estimates.csv\ntitle: T\nalt: A\nlanes: [Chna]\n"), map[string]string{"data/estimates.csv": "label,lane,date,precision,asserted_by,source,paragraph\nVisit,China,2015,year,Agency,chen-lim,9\n"}, []string{
		`data/estimates.csv:2: lane "China" is not among the lanes of figure #opm; did you mean "Chna"?`,
	}},
	{"records that the figure cannot draw", figureWith("type: timeline\ndata: estimates.csv\ntitle: T\nalt: A\n") + "\n``` {.chart #b}\n" + figureLines + "```\n", recordsWith("People,,,,,Agency,chen-lim,9\n"), []string{
		`data/estimates.csv:2: no date in this row or any other, but figure #opm (timeline) shows one for each record; fill in the cells`,
		`data/estimates.csv:2: no value in this row or any other, but figure #b (bar) shows one for each record; fill in the cells`,
	}},
	// Data
	{"empty data", "", map[string]string{"data/estimates.csv": ""}, []string{
		`data/estimates.csv:1: no first line with the names of the columns; begin with one such as label,value`,
	}},
	{"columns of data", "", map[string]string{"data/estimates.csv": "label,lable,value,value,paragraph\n"}, []string{
		`data/estimates.csv:1: column value is there twice; keep one`,
	}},
	{"cells of data", "", recordsWith("People,4,people,2015,year,Agency,chen-lim,9,10\nMen, ,and women\nMore,4,people,2015,year,Agency,chen-lim,9,10\n\"People,4\n"), []string{
		`data/estimates.csv:2: 9 cells, but line 1 names 8 columns; put cells with commas in quotes (also line 4)`,
		`data/estimates.csv:5: not valid CSV: extraneous or missing " in quoted-field; put the cell in quotes and double each quote within`,
	}},
	{"numbers of data", "", recordsWith("A,21.5 million,people,,,Agency,chen-lim,9\nB,NaN,people,,,Agency,chen-lim,9\nC,0x10,people,,,Agency,chen-lim,9\nD,9007199254740993,people,,,Agency,chen-lim,9\nE,1e999,people,,,Agency,chen-lim,9\n"), []string{
		`data/estimates.csv:2: value: "21.5 million" is not a number; write digits only, such as 21500000 or 2.5 (also line 4)`,
		`data/estimates.csv:5: value: "9007199254740993" has more digits than a chart keeps (whole numbers are exact up to 9007199254740992); give the values in thousands or millions, with the unit to match`,
		`data/estimates.csv:6: value: "1e999" is larger than a chart can show; give the values in thousands or millions, with the unit to match`,
	}},
	{"passages of data", "", recordsWith("A,4,people,,,Agency,chen-lin,9\nB,4,people,,,Agency,chen-lim,¶nine\nC,4,people,,,Agency,chen-lim,\"9, item\"\nD,4,people,,,Agency,chen-lim,9;9\n"), []string{
		`data/estimates.csv:2: source "chen-lin" is not in the bibliography; did you mean "chen-lim"?`,
		`data/estimates.csv:3: paragraph: "nine" is not a paragraph; write its number, counted from 1, or a range such as 23-25 (also line 5)`,
		`data/estimates.csv:4: paragraph: "9, item" is not a list of paragraphs; write one or several with semicolons, such as 16;70`,
	}},
	{"dates of data", "", map[string]string{"data/estimates.csv": "label,value,unit,date,end,precision,key,asserted_by,source,paragraph\n" +
		"A,4,people,in June,,month,,Agency,chen-lim,9\n" +
		"B,4,people,2015,,,,Agency,chen-lim,9\n" +
		"C,4,people,,,year,,Agency,chen-lim,9\n" +
		"D,4,people,2015,,yaer,,Agency,chen-lim,9\n" +
		"E,4,people,2015-06,2015-01,range,,Agency,chen-lim,9\n" +
		"F,4,people,2015-06,,range,,Agency,chen-lim,9\n" +
		"G,4,people,2015-06,,day,,Agency,chen-lim,9\n" +
		"H,4,people,2015,,year,maybe,Agency,chen-lim,9\n"}, []string{
		`data/estimates.csv:2: date: "in June" is not a date; write 2013, 2013-06 or 2013-06-20`,
		`data/estimates.csv:4: precision or end without a date; fill in date or clear them`,
		`data/estimates.csv:5: precision: "yaer" is unknown; did you mean "year"?; write day, month, year, half-year, range or period`,
		`data/estimates.csv:6: end 2015-01 is before date 2015-06; swap them`,
		`data/estimates.csv:7: precision range needs an end; fill in the cell`,
		`data/estimates.csv:8: precision day does not fit 2015-06; correct one of the two`,
		`data/estimates.csv:9: key: "maybe" is neither yes nor no; write yes or leave the cell empty`,
	}},
	// Bibliography
	{"a bibliography that is not YAML", "# S [@cfr-knake, ¶1] {#s}\n", map[string]string{"sources.yaml": "references:\n- id: x\n  title: a: b\n"}, []string{
		`sources.yaml:3: not valid YAML: mapping values are not allowed in this context`,
	}},
	{"a bibliography without references", "", map[string]string{"sources.yaml": "sources: []\n"}, []string{
		`sources.yaml:1: no list of references; begin with a line references: and give each source as an item that starts with - id: …`,
	}},
	{"sources without what is required", "", sourcesWith("- {}\n- {id: a b, type: webpage, title: T}\n- id: bare\n- text\n"), []string{
		`sources.yaml:4: the source has no id; add a line id: …`,
		`sources.yaml:4: the source has no type; add a line such as type: webpage`,
		`sources.yaml:4: the source has no title; add a line title: …`,
		`sources.yaml:5: id "a b" cannot be cited; use letters, digits and single hyphens`,
		`sources.yaml:6: the source has no type; add a line such as type: webpage`,
		`sources.yaml:6: the source has no title; add a line title: …`,
		`sources.yaml:7: expected lines of the form key: value`,
	}},
	{"source ids used twice", "", sourcesWith("- {id: chen-lim, type: webpage, title: T}\n"), []string{
		`sources.yaml:4: source "chen-lim" is already on line 3; choose another id`,
	}},
	{"sources with wrong values", "", sourcesWith("- {id: a, type: webpage, title: T, URL: 'javascript:alert(1)', issued: soon, author: Me}\n- {id: b, type: webpage, title: T, issued: {date-parts: [[2016, 13]]}, author: [{given: X}]}\n- {id: c, type: webpage, title: T, issued: [2016], URL: example.org}\n"), []string{
		`sources.yaml:4: issued: "soon" is not a date; write 2013, 2013-06 or 2013-06-20`,
		`sources.yaml:4: URL: "javascript:alert(1)" is not a web address; write one that starts with https://`,
		`sources.yaml:4: author must be a list; write each as - family: … with given: …, or - literal: …`,
		`sources.yaml:5: issued: "2016-13" is not a date; write 2013, 2013-06 or 2013-06-20`,
		`sources.yaml:5: the author has no name; write family: … with given: …, or literal: …`,
		`sources.yaml:6: issued must be a date; write 2016, 2016-03 or 2016-03-28`,
		`sources.yaml:6: URL: "example.org" is not a web address; write one that starts with https://`,
	}},
	// Files
	{"text that is not UTF-8", "# S {#s}\n\nCaf\xe9\n", nil, []string{
		`deck.md:8: not text in UTF-8; save the file as UTF-8`,
	}},
	{"a file that is too large", "", map[string]string{"sources.yaml": strings.Repeat("#", maxText+1)}, []string{
		`sources.yaml: larger than 1048576 bytes; split it`,
	}},
}

func TestEveryErrorOfADeckIsReported(t *testing.T) {
	for _, test := range errorTests {
		t.Run(test.name, func(t *testing.T) {
			d, err := Read(test.fs())
			if err == nil {
				t.Fatal("no error")
			}
			if d != nil {
				t.Error("a deck as well as an error")
			}
			if _, ok := errors.AsType[Errors](err); !ok {
				t.Errorf("the error is a %T, want Errors", err)
			}
			if got, want := err.Error(), strings.Join(test.want, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestAFolderWithoutADeckIsAnError(t *testing.T) {
	for _, fsys := range []fstest.MapFS{{}, {"deck.md/x": {}}} {
		_, err := Read(fsys)
		if _, ok := errors.AsType[Errors](err); !ok {
			t.Errorf("got %v, want Errors", err)
		}
	}
	_, err := Read(os.DirFS("testdata"))
	if want := "deck.md: no such file; a deck is a folder with a deck.md"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
