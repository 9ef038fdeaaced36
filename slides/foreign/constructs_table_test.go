//go:build !js

package foreign_test

import "exhibit/slides/foreign"

const tableHead = `# What is read

What people write in decks of Markdown, and what becomes of it. The first tables are of what exhibit serve
reads as it is, the last ones of what exhibit import makes an ordinary deck of. A test reads each example: this page is
made by it, with the messages of exhibit check and of exhibit import as they are. What is not
listed is told by exhibit check when it is left out.

    go test ./slides/foreign -update-table
`

var groups = []group{
	{name: "The deck (Pandoc, Quarto)", rows: []construct{
		{"title block", "% Ice on Lake Veltin\n% Ana Rey; Bo Lind\n% May 2031\n\n# Ice\n\nText", "a first slide with title, authors and date", []string{`"Ice on Lake Veltin"`, "Ana Rey, Bo Lind", "slide #title-slide"}},
		{"front matter", "---\ntitle: Ice\nsubtitle: A survey\nauthor: [Ana Rey]\ndate: 2031-05-03\n---\n\n# Depth\n\nText", "the same", []string{`"A survey"`, "2031-05-03", "slide #title-slide"}},
		{"settings below a format", "---\nformat:\n  revealjs:\n    incremental: true\n    footer: Draft\n---\n\n# Ice\n\n- one\n- two", "as if they stood at the top", []string{`data-step="2"`, `"Draft"`}},
		{"slides", "# Part\n\n## Ice\n\nText\n\n## Snow\n\nText", "a slide a heading of the level that text follows; headings above it are parts", []string{`"part"`, "slide #ice", "slide #snow"}},
		{"a rule between slides", "# Ice\n\nText\n\n---\n\nMore", "a slide without a heading", []string{"slide #more"}},
		{"identifier", "# The ice is late {#late}\n\nText", "the slide's address, /s/late", []string{"slide #late"}},
		{"no identifier", "# The ice is late!\n\nText", "an address by Pandoc's rule, /s/the-ice-is-late", []string{"slide #the-ice-is-late"}},
		{"background colour", "# Ice {background-color=\"#112233\"}\n\nText", "the slide's colour; its text is black or white", []string{"bg-112233", "on-dark"}},
		{"background picture", "# Ice {background-image=\"ice.svg\"}\n\nText", "a picture behind the text, and a scrim between them", []string{`"/media/ice.svg"`}},
		{"another file", "# Ice\n\n{{< include more.md >}}", "the text of the file", []string{"More ice."}},
	}},
	{name: "Text (Pandoc)", rows: []construct{
		{"emphasis", "*late* **thin** ~~thick~~ ==north== x^2^ H~2~O", "itself", []string{"<em>late</em>", "<strong>thin</strong>", "<del>thick</del>", "<mark>north</mark>", "<sup>2</sup>", "<sub>2</sub>"}},
		{"smart punctuation", "\"Ice\" -- 1-2 --- it's...", "quotation marks, dashes and points as printed", []string{"“Ice” –", "it’s…"}},
		{"list right under text", "Two days:\n- one\n- two", "a list", []string{"<ul><li>one</li>"}},
		{"task list", "- [ ] measure\n- [x] drill", "boxes", []string{`class="tasks"`, "☑"}},
		{"definitions", "Floe\n\n:   Ice that floats", "terms and what they mean", []string{"<dt>Floe</dt>"}},
		{"line block", "| The ice\n|   is late", "lines that stay lines", []string{`class="lines"`}},
		{"footnote", "Late[^1]\n\n[^1]: By a week", "a note at the foot of its slide", []string{`class="footnotes"`, "By a week"}},
		{"inline note", "Late^[By a week]", "the same", []string{`class="footnotes"`}},
		{"table", "| day | depth |\n|:--|--:|\n| 3 May | 12 |\n\n: Depths", "a table with its caption", []string{"Depths</caption>", "align-right"}},
		{"simple table", "  day    depth\n------  ------\n3 May       12\n4 May        9\n\n: Depths", "a table", []string{"<td", "3 May"}},
		{"grid table", "+-------+-------+\n| day   | depth |\n+=======+=======+\n| 3 May | - 12  |\n|       | - 9   |\n+-------+-------+", "a table, with lists and paragraphs in its cells", []string{"<li>12</li>"}},
		{"letters and numerals", "a. one\na. two\n\ni) three\nii) four", "lists", []string{`type="a"`, `type="i"`}},
		{"numbered examples", "(@first) Ice\n\nAs (@first) shows", "numbered through the deck, and named", []string{"1"}},
		{"definitions with a tilde", "Floe\n  ~ Ice that floats", "as with a colon", []string{"<dt>Floe</dt>"}},
		{"bare address", "See https://example.org/ice", "a link", []string{`href="https://example.org/ice"`}},
		{"link to a slide", "# Ice\n\nSee [snow](#snow)\n\n# Snow\n\nText", "a link to it", []string{`href="/s/snow"`}},
		{"emoji", ":snowflake: :smile:", "the character", []string{"❄", "😄"}},
		{"formula", "$h = a\\sqrt{t}$", "MathML, with its TeX as text", []string{"<math alttext=", "<msqrt>"}},
		{"formula by itself", "$$\n\\frac{a}{b}\n$$", "the same, in the middle", []string{`<math display="block"`, "<mfrac>"}},
		{"macros of TeX", "\\newcommand{\\R}{\\mathbb{R}}\n\n$\\R$", "known to the formulas that follow", []string{"ℝ"}},
		{"money", "costs $5 and $6", "text", []string{"costs $5 and $6"}},
		{"what is for LaTeX", "\\newpage", "left out", nil},
		{"citation", "Late [see @survey, p. 4]", "without a bibliography: text", []string{"survey, p. 4"}},
		{"attributes of text", "[thin]{.mark} [冰]{lang=zh}", "a mark; a language", []string{"<mark>thin</mark>", `lang="zh"`}},
	}},
	{name: "Slides (Pandoc, Quarto, reveal.js)", rows: []construct{
		{"pause", "one\n\n. . .\n\ntwo", "what follows comes at the next step", []string{"step 1: <p>two</p>"}},
		{"list by steps", "::: incremental\n- one\n- two\n:::", "an item a step", []string{`<li data-step="2">`}},
		{"fragment", "::: fragment\none\n:::\n\n[two]{.fragment}", "a step", []string{`data-step="1"`, `data-step="2"`}},
		{"columns", ":::: columns\n::: {.column width=\"40%\"}\none\n:::\n::: {.column width=\"60%\"}\ntwo\n:::\n::::", "columns side by side", []string{"<column 40>", "<column 60>"}},
		{"layout of figures", "::: {layout-ncol=2}\n![one](ice.svg)\n\n![two](ice.svg)\n:::", "columns", []string{"<column 0>"}},
		{"stack", "::: r-stack\n![one](ice.svg)\n\n![two](ice.svg)\n:::", "a row of pictures: nothing is covered", []string{`class="pictures"`}},
		{"tabs", "::: panel-tabset\n## One\nfirst\n\n## Two\nsecond\n:::", "one below the other", []string{"first", "second"}},
		{"callout", "::: {.callout-tip}\nDrill in March\n:::", "a box with its kind as title", []string{"callout-tip", "Tip"}},
		{"unknown class", "::: {.fancy}\nText\n:::", "its text", []string{"Text"}},
		{"HTML columns", "<div class=\"columns\"><div class=\"column\">\n\none\n\n</div><div class=\"column\">\n\ntwo\n\n</div></div>", "columns side by side", []string{`<div class="columns">`}},
	}},
	{name: "Pictures, film, code", rows: []construct{
		{"picture", "![Depth](ice.svg)", "a picture with its caption, as large as there is room", []string{"<figure class=\"picture\">", "<figcaption>Depth"}},
		{"size", "![Depth](ice.svg){width=60%}", "that share of its place", []string{"width-60pc"}},
		{"several in a row", "![a](ice.svg) ![b](ice.svg)", "a row", []string{`class="pictures"`}},
		{"picture that is not there", "![Depth](gone.png)", "its text in a frame", []string{`class="missing"`, "Depth"}},
		{"picture of another host", "![Depth](https://example.org/ice.png)", "a link", []string{`<a href="https://example.org/ice.png"`}},
		{"iframe", "<iframe src=\"https://example.org/map\"></iframe>", "a link", []string{`<a href="https://example.org/map"`}},
		{"film of another host", "{{< video https://example.org/ice.mp4 >}}", "a link", []string{`<a href="https://example.org/ice.mp4"`}},
		{"code", "```go\nreturn 12\n```", "code in the colours of its language", []string{`<span class="k">return</span>`}},
		{"emphasised lines", "```{.go code-line-numbers=\"1|2\"}\na()\nb()\n```", "steps", []string{"code-steps"}},
		{"diagram", "```mermaid\ngraph TD; A-->B\n```", "its text", []string{"graph TD"}},
		{"cell that runs", "```{r}\nplot(1)\n```", "left out, or its code where echo is on", nil},
		{"chart", "``` {.chart #depth}\ntype: line\ndata: data.csv\nx: year\ny: depth\ntitle: The ice is thinner\nalt: A line that falls\n```", "a chart, its table, its CSV and its text", []string{"<chart line>"}},
	}},
	{name: "HTML", rows: []construct{
		{"safe elements", "<u>u</u> <kbd>k</kbd> <small>s</small> <br> <details><summary>more</summary>text</details>", "themselves", []string{"<u>u</u>", "<kbd>k</kbd>", "<summary>more</summary>"}},
		{"styles and scripts", "<style>p{color:red}</style>\n\n<script>alert(1)</script>\n\nText", "left out", []string{"Text"}},
		{"attributes with an effect of their own", "<p onclick=\"x()\" style=\"color:red\">Text</p>", "left out", []string{"<p>Text</p>"}},
		{"table", "<table><tr><th>day</th></tr><tr><td>3 May</td></tr></table>", "a table", []string{"<th", "3 May"}},
	}},
	{name: "Speaker notes of any tool", rows: []construct{
		{"Pandoc", "Text\n\n::: notes\nSay it\n:::", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"misspelled", "Text\n\n::: note\nSay it\n:::", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"reveal.js", "Text\n\nNote: Say it", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"for the audience", "**Note:** Read it", "text", []string{"<strong>Note:</strong> Read it"}},
		{"remark", "---\ntitle: Ice\n---\n\n# Ice\n\nText\n\n???\nSay it", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"Marp, Slidev", "Text\n\n<!-- Say it -->", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"HTML", "Text\n\n<aside class=\"notes\">Say it</aside>", "speaker notes", []string{"notes: "}},
	}},
	{name: "Marp, by exhibit import", tool: foreign.Marp, rows: []construct{
		{"slides", "---\nmarp: true\n---\n\n# Ice\n\nText\n\n---\n\n# Snow\n\nText", "slides", []string{"slide #ice", "slide #snow"}},
		{"background", "---\nmarp: true\n---\n\n# Ice\n\n![bg](ice.svg)\n\nText", "the slide's background", []string{`"/media/ice.svg"`}},
		{"background at a side", "---\nmarp: true\n---\n\n# Ice\n\n![bg right:40%](ice.svg)\n\nText", "columns", []string{"<column"}},
		{"width of a picture", "---\nmarp: true\n---\n\n# Ice\n\n![w:200](ice.svg)", "its width", []string{"width-200"}},
		{"notes", "---\nmarp: true\n---\n\n# Ice\n\nText\n\n<!-- Say it -->", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"theme and page numbers", "---\nmarp: true\ntheme: gaia\npaginate: true\n---\n\n# Ice\n\nText", "left out", nil},
		{"list by steps", "---\nmarp: true\n---\n\n# Ice\n\n* one\n* two", "an item a step", []string{`data-step="2"`}},
	}},
	{name: "Slidev, by exhibit import", tool: foreign.Slidev, rows: []construct{
		{"slides with settings", "---\ntheme: seriph\ntitle: Ice\n---\n\n# Ice\n\nText\n\n---\nlayout: center\n---\n\n# Snow\n\nText", "slides", []string{"slide #snow"}},
		{"two columns", "---\ntheme: seriph\n---\n\n# Ice\n\n---\nlayout: two-cols\n---\n\none\n\n::right::\n\ntwo", "columns", []string{"<column"}},
		{"clicks", "---\ntheme: seriph\n---\n\n# Ice\n\n<v-clicks>\n\n- one\n- two\n\n</v-clicks>", "steps", []string{"data-step"}},
		{"notes", "---\ntheme: seriph\n---\n\n# Ice\n\nText\n\n<!-- Say it -->", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"components", "---\ntheme: seriph\n---\n\n# Ice\n\n<Tweet id=\"20\" />\n\nText", "left out", []string{"Text"}},
	}},
	{name: "reveal-md and reveal.js, by exhibit import", tool: foreign.Reveal, rows: []construct{
		{"slides", "# Ice\n\nText\n\n---\n\n# Snow\n\nText\n\n----\n\n## Deep\n\nText", "slides", []string{"slide #ice", "slide #snow"}},
		{"notes", "# Ice\n\nText\n\nNote: Say it\n\n---\n\n# Snow\n\nText", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"background", "<!-- .slide: data-background-color=\"#112233\" -->\n# Ice\n\nText\n\n---\n\n# Snow", "the slide's background", []string{"bg-112233"}},
		{"fragments", "# Ice\n\n- one <!-- .element: class=\"fragment\" -->\n- two <!-- .element: class=\"fragment\" -->\n\n---\n\n# Snow", "steps", []string{"data-step"}},
		{"front matter", "---\ntitle: Ice\ntheme: night\n---\n\n# Ice\n\nText\n\n---\n\n# Snow", "the title; a theme is left out", []string{`"Ice"`}},
	}},
	{name: "remark, by exhibit import", tool: foreign.Remark, rows: []construct{
		{"slides and classes", "class: center, middle\n\n# Ice\n\nText\n\n---\n\n# Snow\n\nText", "slides", []string{"slide #snow"}},
		{"steps", "# Ice\n\none\n\n--\n\ntwo\n\n---\n\n# Snow", "steps", []string{"step 1: "}},
		{"columns", "# Ice\n\n.left-column[one]\n\n.right-column[two]\n\n---\n\n# Snow\n\n???\nSay it", "columns", []string{"<column"}},
		{"background", "background-image: url(ice.svg)\n\n# Ice\n\nText\n\n---\n\n# Snow\n\n???\nSay it", "the slide's background", []string{`"/media/ice.svg"`}},
		{"notes", "# Ice\n\nText\n\n???\nSay it", "speaker notes", []string{"notes: <p>Say it</p>"}},
	}},
	{name: "Go's present, by exhibit import", tool: foreign.Present, rows: []construct{
		{"title", "# Ice\nA survey\n3 May 2031\n\nAna Rey\n\n## Depth\n\nText", "a first slide with title, subtitle, date and author", []string{`"A survey"`, "Ana Rey"}},
		{"code of a file", "# Ice\n\n## Depth\n\n.code code.go", "the code", []string{"Depth"}},
		{"picture", "# Ice\n\n## Depth\n\n.image ice.svg", "a picture", []string{"<img"}},
		{"notes", "# Ice\n\n## Depth\n\nText\n\n: Say it", "speaker notes", []string{"notes: <p>Say it</p>"}},
		{"page within a slide", "# Ice\n\n## Depth\n\n.iframe https://example.org/map\n\nText", "a link", []string{"https://example.org/map"}},
	}},
}
