package decktest

import (
	"fmt"
	"regexp"
	"strings"
	"testing/fstest"
)

// LongDeck is a kind of deck that is long in one way.
type LongDeck struct {
	Name string
	Size int // how long it is made for a measurement, in its own unit
	Make func(size int) fstest.MapFS
}

// LongDecks are decks for which a reader or a checker without limits takes time out of proportion. Each cites
// the source s, whose text [LongSources] has.
var LongDecks = []LongDeck{
	{"slides", 1000, ordinarySlides},
	{"derived in one slide", 238 << 10, func(size int) fstest.MapFS { return ofText("# S\n\n", derivedSpan, 4, size, "") }},
	{"derived over slides", 238 << 10, func(size int) fstest.MapFS { return ofText("", derivedSpan, 4, size, "# Sums and more of them\n\n") }},
	{"wrong derived in one slide", 238 << 10, func(size int) fstest.MapFS { return ofText("# S\n\n", wrongSpan, 4, size, "") }},
	{"one long derivation", 100 << 10, func(size int) fstest.MapFS { return ofText("# S\n\n", longSpan, 8, size, "") }},
	{"figures that one slide derives", 238 << 10, func(size int) fstest.MapFS {
		return ofText("# S\n\n", func(i int) string { return derivedSpan(i) + " It is " + number(i+i+1) + ". " }, 4, size, "")
	}},
	{"ranges in one slide", 500, func(size int) fstest.MapFS { return ofParagraphs("# S\n\n", rangeCite, size, "") }},
	{"ranges over slides", 500, func(size int) fstest.MapFS { return ofParagraphs("", rangeCite, size, "# Ranges and more of them\n\n") }},
	{"false figures with ranges", 500, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string {
			return fmt.Sprintf("It was %d.5 million and “never said so” [@s, ¶1-100].", i)
		}, size, "")
	}},
	{"headings with figures", 2000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("## Part %d of 77777\n\nText [@s, ¶%d].", i, i%4000+1) }, size, "")
	}},
	{"many cites in a paragraph", 40 << 10, func(size int) fstest.MapFS {
		return ofText("# S\n\n", func(i int) string { return fmt.Sprintf("It was %d [@s, ¶%d], ", i%5000, i%5000+1) }, 500, size, "")
	}},
	{"quotations", 100 << 10, func(size int) fstest.MapFS {
		return ofText("# S\n\n", func(i int) string { return fmt.Sprintf("It said “row %d” [@s, ¶%d]. ", i%5000, i%5000+1) }, 20, size, "")
	}},
	{"one paragraph", 500 << 10, func(size int) fstest.MapFS { return ofText("# S\n\n", prose, 1<<30, size, "") }},
	{"paragraphs", 400 << 10, func(size int) fstest.MapFS { return ofText("# S\n\n", prose, 100, size, "") }},
	{"code in one line", 100 << 10, func(size int) fstest.MapFS {
		return ofText("# S\n\n``` go\n", func(i int) string { return fmt.Sprintf("f(%d, \"a\"); ", i) }, 1<<30, size, "")
	}},
	{"code", 100 << 10, func(size int) fstest.MapFS {
		return ofText("# S\n\n``` python\n", func(i int) string { return fmt.Sprintf("x = f(%d, \"a\") # so\n", i) }, 10, size, "")
	}},
	{"code of three lines with a step each", 1000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(int) string { return "``` go {1|2|3}\na := 1\nb := 2\nc := 3\n```" }, size, "")
	}},
	{"footnotes", 20000, func(size int) fstest.MapFS {
		deck := ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("A[^%d]", i) }, size, "")
		for i := range size {
			deck["deck.md"].Data = fmt.Appendf(deck["deck.md"].Data, "[^%d]: B\n\n", i)
		}
		return deck
	}},
	{"inline notes", 20000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("A^[In %d]", i) }, size, "")
	}},
	{"rows of data", 25000, rowsOfData},
	{"rows of a line", 25000, lineOfData},
	{"figures", 500, figures},
	{"lists", 2000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(int) string { return "- a\n    - b\n        - c\n            - d\n                - e" }, size, "")
	}},
	{"one list", 10000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("- a 5%d", i) }, size, "")
	}},
	{"deep quotes", 200, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(int) string { return strings.Repeat("> ", 40) + "“deep”" }, size, "")
	}},
	{"deep lists", 100, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(int) string {
			var b strings.Builder
			for i := range 40 {
				b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
			}
			return b.String()
		}, size, "")
	}},
	{"headings with one text", 10000, func(size int) fstest.MapFS {
		return ofParagraphs("", func(int) string { return "# Results\n\nText" }, size, "")
	}},
	{"identifiers", 10000, func(size int) fstest.MapFS {
		return ofParagraphs("", func(i int) string { return fmt.Sprintf("# R {#r-%d}\n\n[a](#r-%d)", i, i+1) }, size, "")
	}},
	{"links to nowhere", 1000, func(size int) fstest.MapFS {
		return ofParagraphs("", func(i int) string { return fmt.Sprintf("# Results of %d\n\n[a](#result-%d)", i, i) }, size, "")
	}},
	{"links by reference", 10000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("[a%d]: https://a.example/\n\n[a%d]", i, i) }, size, "")
	}},
	{"definitions", 5000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("a\n\n: b %d7 [@s, ¶2]", i) }, size, "")
	}},
	{"tables", 1000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return "| Row | Of |\n|---|---|\n| row 5 | 7 [@s, ¶5] |\n| row 8 | 7 [@s, ¶8] |" }, size, "")
	}},
	{"rows of a table", 6000, func(size int) fstest.MapFS {
		return ofText("# S\n\n| Row 12345 | Of |\n|---|---|\n", func(i int) string { return fmt.Sprintf("| row %d | 7 [@s, ¶%d] |\n", i%5000, i%5000+1) }, 1<<30, size, "")
	}},
	{"cells without end", 8 << 10, func(size int) fstest.MapFS { return ofText("# S\n\n", word("|"), 1<<30, size, "") }},
	{"divs", 5000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(int) string { return "::: lede\n\na\n\n:::" }, size, "")
	}},
	{"notes", 2000, func(size int) fstest.MapFS {
		return ofParagraphs("", func(i int) string { return "# A slide\n\nText\n\nNote: more\n\nand more" }, size, "")
	}},
	{"comments", 3000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return "a <!-- b -->\n\n<!-- c -->" }, size, "")
	}},
	{"elements", 3000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return "<div>\n\na <b>c</b>\n\n</div>" }, size, "")
	}},
	{"elements that are not closed", 3000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return "<div>\n\na <b>c" }, size, "")
	}},
	{"included files", 1000, func(size int) fstest.MapFS {
		deck := ofParagraphs("# S\n\n", func(i int) string { return "{{< include a.md >}}" }, size, "")
		deck["a.md"] = &fstest.MapFile{Data: []byte("## T\n\nText and *more*\n\n")}
		return deck
	}},
	{"pictures that are not there", 3000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("![a](b%d.png)", i) }, size, "")
	}},
	{"open points", 1000, openPoints},
	{"one footnote many times", 20000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n[^1]: "+strings.Repeat("A note on 5,001 birds. ", 500)+"\n\n", word("A[^1] b"), size, "")
	}},
	{"one address many times", 20000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n[a]: https://a.example/"+strings.Repeat("a", 10000)+"\n\n", word("[a] b"), size, "")
	}},
	{"quotations of one passage", 5000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("It said “w%d w%d” [@s, ¶1].", i%20000, i%20000+1) }, size, "")
	}},
	{"wide ranges", 10000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("A %s [@s, ¶%d-%d].", number(i), i%4900+1, i%4900+100) }, size, "")
	}},
	{"headings over many passages", 5000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string {
			return fmt.Sprintf("## In %s\n\nA [@s, ¶%d-%d].", number(i), i%4900+1, i%4900+100)
		}, size, "")
	}},
	{"figures of one table of data", 2000, func(size int) fstest.MapFS {
		deck := chartOf("bar", 20, func(i int) string {
			return fmt.Sprintf("gulls,Row %d,%d,nests,2015,year,Log,s,%d,row %d\n", i, i, i+1, i)
		})
		for i := range size {
			deck["deck.md"].Data = fmt.Appendf(deck["deck.md"].Data, "# Chart %d\n\n%s", i, chart(fmt.Sprint("c", i), "bar", "d.csv"))
		}
		return deck
	}},
	{"long texts of a figure", 10000, func(size int) fstest.MapFS {
		deck := chartOf("bar", 20, func(i int) string {
			return fmt.Sprintf("gulls,Row %d,%d,nests,2015,year,Log,s,%d,row %d\n", i, i, i+1, i)
		})
		var alt strings.Builder
		for i := range size {
			fmt.Fprintf(&alt, "  A %s\n\n", number(i))
		}
		deck["deck.md"].Data = []byte(strings.Replace(string(deck["deck.md"].Data), "alt: Bars.\n", "alt: >\n"+alt.String(), 1))
		return deck
	}},
	{"one point with many sides", 2000, func(size int) fstest.MapFS {
		deck := openPoints(size)
		rows := "series,label,category,value,unit,asserted_by,source,paragraph\n"
		for i := range size {
			rows += fmt.Sprintf("How many?,A,differ,%d,birds,Log %d,s,1\n", i+1000, i)
		}
		deck["data/d.csv"].Data = []byte(rows)
		deck["deck.md"].Data = []byte(longPoint.ReplaceAllString(string(deck["deck.md"].Data), "¶1]"))
		return deck
	}},
	{"unknown lanes", 10000, func(size int) fstest.MapFS {
		deck := chartOf("timeline", size, func(i int) string { return fmt.Sprintf("gulls,Row %d,,,2015,year,Log,s,1,lane %d\n", i, i) })
		deck["data/d.csv"].Data = []byte(strings.Replace(string(deck["data/d.csv"].Data), "token", "lane", 1))
		deck["deck.md"].Data = []byte(strings.Replace(string(deck["deck.md"].Data), "alt: Bars.", "alt: Bars.\nlanes: [a"+strings.Repeat(", lane x", 1000)+"]", 1))
		return deck
	}},
	{"unknown classes", 5000, func(size int) fstest.MapFS {
		return ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("::: cla%d\n[a]{.b%d}\n:::", i, i) }, size, "")
	}},
	{"a long title", 5000, func(size int) fstest.MapFS {
		deck := ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("A %s [@s, ¶%d].", number(i), i%5000+1) }, size, "")
		title := strings.Builder{}
		for i := range size {
			title.WriteString(number(i) + " and so ")
		}
		deck["deck.md"].Data = []byte(strings.Replace(string(deck["deck.md"].Data), "pagetitle: T", "title: "+title.String(), 1))
		return deck
	}},
	{"durations of no slide", 5000, func(size int) fstest.MapFS {
		deck := ofParagraphs("", func(i int) string { return fmt.Sprintf("# S %d\n\na", i) }, size, "")
		durations := "pagetitle: T\ndurations:\n"
		for i := range size {
			durations += fmt.Sprintf("  slide-%d: 5s\n", i)
		}
		deck["deck.md"].Data = []byte(strings.Replace(string(deck["deck.md"].Data), "pagetitle: T\n", durations, 1))
		return deck
	}},
	{"claims and cites in one paragraph", 40 << 10, func(size int) fstest.MapFS {
		return ofText("# S\n\n", func(i int) string {
			if i%1000 < 200 {
				return fmt.Sprintf("a [@s, ¶%d-%d]. ", i%49*100+1, i%49*100+100)
			}
			return number(i) + ". "
		}, 1000, size, "")
	}},
	{"sources", 2000, manySources},
	{"keys without a source", 2000, func(size int) fstest.MapFS {
		deck := manySources(size)
		for i := range size {
			deck["deck.md"].Data = fmt.Appendf(deck["deck.md"].Data, "Text [@p%d, ¶1]\n\n", i)
		}
		return deck
	}},
	{"reviews", 1000, func(size int) fstest.MapFS {
		deck := ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("It was %d [@s, ¶%d].", i, i+1) }, size, "")
		front := "---\npagetitle: T\nbibliography: sources.yaml\nreviewed:\n"
		for i := range size {
			front += fmt.Sprintf("- {passage: s ¶%d, by: A, on: 2015-03-01, verdict: supports}\n", i+1)
		}
		deck["deck.md"].Data = append([]byte(front+"---\n"), deck["deck.md"].Data[len(longFront):]...)
		return deck
	}},
}

// LongParts are texts that an algorithm with a square in it reads slowly when they follow each other; a deck of
// one has as many as fit into a size, in paragraphs as long as the reader takes.
var LongParts = []string{
	"[", "]", "[]", "[@", "[@s", "[a](", "![", "[^", "[^a]", "^[", "[a]{", "[a]{.b ", "[a]{.own}", "]{.own}", "(", "{", "{.a", "}", "[[a] ", "[a [@s, ¶1] ",
	"*", "**", "*a **b ", "_a", "*a_ ", "a**b ", "~", "~~", "~a", "~~a ", "^", "^a", "==", "==a ", "~~a ~b ", "a^b~c",
	"$", "$a", "$$", "$$a ", "$a ", "\\$", "`", "`a ``b ", "``", "<", "<a", "<a ", "<a href=\"", "<!", "<!--", "<!-- ", "<?", "<![CDATA[", "</a>", "<b>", "<b></b>", "<div>", "<b>a", "<https://a", "<table><tr><td>", "<p>",
	"|", "| ", "|a", "\\|", "\\", "\\\\", "\"", "'", "'a ", "\"a ", "\"a' ", "'\"", "“", "”", "“a ", "“a” ", "’", "...", "---", "--", "-", "&", "&amp;", "&a", "#", "@", "@a", "@s ", "@s [", "@s [a] ", ":", ":a", ":a:", ":smile:", "::",
	"http://a", "https://a.example/ ", "www.a", "a@b", "a@", "www.", "a.b@c.d ", "1 ", "1,", "1-", "1 and ", "1/", "12 to ", "1 May ", "May ", "¶1 ", "two hundred ", "twenty-", "hundred ", "$1 ", "1% ", "A 1 ", "Unit ", "F-", "1.", "1)", "(1 ", "a. ", "a.", ". ", "A. ", "!", "?", ".”", "。", "中", "中1", "**中：**", "{{< ", "{{< a >}}", "{{<", ">}}", "\t", "a ", "a", "é", "\u00a0", "\u0301",
	"a\n", "a\\\n", "a  \n", "中\n", "| a\n", "|a|\n|-|\n", "- a\n", "1. a\n", "> a\n", "> ", "- ", "#a\n", "# a\n", ": a\n", "a\n: b\n", "~~~\n", "```\n", ":::\n", "::: a\n", "::: {\n", "+---+\n", "---\n", "===\n", "[a]: b\n", "[^a]: b\n", "<div>\n", "<!--\n", "</div>\n", ". . .\n", "Note: a\n", "???\n", "    a\n", "- [ ] a\n", "- - ", "* * ", "1. 1. ", "> - ", "$$\n", "%a\n", "--- ---\n", "a | b\n",
}

// longPoint matches the paragraph of a citation.
var longPoint = regexp.MustCompile(`¶\d+\]`)

// OfPart is a deck of one of LongParts.
func OfPart(part string, size int) fstest.MapFS {
	const paragraph = 16<<10 - 200
	return ofText("# S\n\n", func(int) string { return part }, paragraph/len(part), size, "")
}

const (
	longFront       = "---\npagetitle: T\nbibliography: sources.yaml\n---\n"
	longParagraphs  = 5000
	figuresInSource = 12 // in each paragraph
)

// LongSources is the folder of the text of s, which has 5,000 paragraphs.
func LongSources() fstest.MapFS {
	var b strings.Builder
	for i := range longParagraphs {
		fmt.Fprintf(&b, "This is row %d of the log:", i)
		for j := range figuresInSource {
			fmt.Fprintf(&b, " %s birds,", number(i+7*j))
		}
		b.WriteString(" in all.")
		if i == 0 {
			for j := range 20000 {
				fmt.Fprintf(&b, " w%d", j)
			}
		}
		b.WriteString("\n\n")
	}
	return fstest.MapFS{"s.txt": {Data: []byte(b.String())}}
}

// deckOf is a deck of a text.
func deckOf(text string) fstest.MapFS {
	return fstest.MapFS{
		"deck.md":      {Data: []byte(longFront + text)},
		"sources.yaml": {Data: []byte("references:\n- {id: s, type: webpage, title: A log, file: s.txt, issued: 2015}\n")},
	}
}

// ofText is a deck of parts, size bytes in all, with so many parts in a paragraph. head stands before all of them, and
// before before each paragraph.
func ofText(head string, part func(i int) string, inParagraph, size int, before string) fstest.MapFS {
	var b strings.Builder
	b.WriteString(head)
	for i := 0; b.Len() < size; i++ {
		if i%inParagraph == 0 {
			b.WriteString("\n\n" + before)
		}
		b.WriteString(part(i))
	}
	b.WriteString("\n")
	return deckOf(b.String())
}

// ofParagraphs is a deck of so many paragraphs.
func ofParagraphs(head string, paragraph func(i int) string, count int, before string) fstest.MapFS {
	var b strings.Builder
	b.WriteString(head)
	for i := range count {
		b.WriteString(before + paragraph(i) + "\n\n")
	}
	return deckOf(b.String())
}

func word(s string) func(int) string { return func(int) string { return s } }

// number writes a number with commas, so that it is no year.
func number(n int) string { return fmt.Sprintf("%d,%03d", n/1000+1, n%1000) }

func prose(i int) string {
	return fmt.Sprintf("The colony had gulls and terns, and *others* came later, %d of them. ", i)
}

func derivedSpan(i int) string {
	return fmt.Sprintf("[%d + %d = %d]{.derived} [@s, ¶%d] ", i, i+1, i+i+1, i%longParagraphs+1)
}

func wrongSpan(i int) string {
	return fmt.Sprintf("[%d + %d = %d]{.derived} [@s, ¶%d] ", i, i+1, i+i+2, i%longParagraphs+1)
}

// longSpan is a derivation as long as a span may be.
func longSpan(i int) string {
	return "[" + strings.Repeat("12.5 * ", 120) + "0 = 0]{.derived} [@s, ¶1] "
}

func rangeCite(i int) string {
	return fmt.Sprintf("It was %s birds [@s, ¶1-5000] or [@s, ¶%d-%d].", number(i), i%4900+1, i%4900+100)
}

// ordinarySlides is a deck of slides as people write them, each with a list, citations, a table, code and notes.
func ordinarySlides(count int) fstest.MapFS {
	return ofParagraphs("", func(i int) string {
		p := i%(longParagraphs-1) + 1
		return fmt.Sprintf(`# The colony grew in part %d

The log has *%s birds* on the island, **more** than before [@s, ¶%d]. Others came [later](https://birds.example/%d).

- Gulls with %s nests [@s, ¶%d]
- Terns, “row %d” of the log [@s, ¶%d]
- Others: [%d + 2 = %d]{.derived} [@s, ¶%d]

| Bird | Nests |
|------|------:|
| Gull | %s [@s, ¶%d] |
| Tern | few |

`+"``` go\nfor i := range %d { fmt.Println(i, \"gull\") }\n```"+`

::: notes
Say that it grew, and -- if asked -- why.
:::`, i, number(p-1), p, i, number(p-1), p, p-1, p, i, i+2, p, number(p-1), p, i)
	}, count, "")
}

// rowsOfData is a deck of one chart, each record of which cites a passage.
func rowsOfData(count int) fstest.MapFS {
	return chartOf("bar", count, func(i int) string {
		return fmt.Sprintf("gulls,Row %d,%d,nests,2015,year,Log,s,%d,row %d\n", i, i%longParagraphs+1000, i%longParagraphs+1, i%longParagraphs)
	})
}

// lineOfData is a deck of a line that cites nothing.
func lineOfData(count int) fstest.MapFS {
	return chartOf("line", count, func(i int) string { return fmt.Sprintf("gulls,Row %d,%d,nests,2015,year,Log,,,\n", i, i) })
}

const longColumns = "series,label,value,unit,date,precision,asserted_by,source,paragraph,token\n"

func chartOf(kind string, rows int, row func(i int) string) fstest.MapFS {
	deck := deckOf("# S\n\n" + chart("c", kind, "d.csv"))
	var b strings.Builder
	b.WriteString(longColumns)
	for i := range rows {
		b.WriteString(row(i))
	}
	deck["data/d.csv"] = &fstest.MapFile{Data: []byte(b.String())}
	return deck
}

func chart(id, kind, data string) string {
	return "``` {.chart #" + id + "}\ntype: " + kind + "\ndata: " + data + "\ntitle: Gulls had 1,001 nests\nalt: Bars.\n```\n\n"
}

// figures is a deck of charts, each with data of its own.
func figures(count int) fstest.MapFS {
	deck := ofParagraphs("", func(i int) string {
		return fmt.Sprintf("# Chart %d\n\n", i) + chart(fmt.Sprint("c", i), "bar", fmt.Sprintf("d%d.csv", i))
	}, count, "")
	for i := range count {
		rows := longColumns
		for j := range 10 {
			rows += fmt.Sprintf("gulls,Row %d,%d,nests,2015,year,Log,s,%d,row %d\n", j, j+1000, j+1, j)
		}
		deck[fmt.Sprintf("data/d%d.csv", i)] = &fstest.MapFile{Data: []byte(rows)}
	}
	return deck
}

// openPoints is a deck of a disagreement with many points, and a slide that takes a side in each.
func openPoints(count int) fstest.MapFS {
	deck := ofParagraphs("", func(i int) string { return fmt.Sprintf("It was %s [@s, ¶%d].", number(i), i+1) }, count, "")
	deck["deck.md"].Data = append(deck["deck.md"].Data, "# D\n\n``` {.chart #d}\ntype: disagreement\ndata: d.csv\ntitle: T\nalt: A\n```\n"...)
	rows := "series,label,category,value,unit,asserted_by,source,paragraph\n"
	for i := range count {
		rows += fmt.Sprintf("How many in %d?,A,differ,%d,birds,Log,s,%d\nHow many in %[1]d?,B,differ,%d,birds,Other,s,%[3]d\n", i, i+1000, i+1, i+1007)
	}
	deck["data/d.csv"] = &fstest.MapFile{Data: []byte(rows)}
	return deck
}

// manySources is a deck that cites each of many sources.
func manySources(count int) fstest.MapFS {
	deck := ofParagraphs("# S\n\n", func(i int) string { return fmt.Sprintf("It was %s [@s%d, ¶1].", number(i), i) }, count, "")
	var b strings.Builder
	b.WriteString("references:\n- {id: s, type: webpage, title: A log, file: s.txt}\n")
	for i := range count {
		fmt.Fprintf(&b, "- {id: s%d, type: webpage, title: Log %d, file: s%[1]d.txt}\n", i, i)
	}
	deck["sources.yaml"].Data = []byte(b.String())
	return deck
}
