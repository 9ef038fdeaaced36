// Package slides reads a deck: a folder of text and data that can be checked.
//
// A deck is Pandoc's Markdown for slide shows, so the same folder opens in
// Pandoc and Quarto. This comment is the reference of the format.
//
//	deck.md        the slides
//	sources.yaml   the bibliography, CSL-YAML
//	data/*.csv     the records behind figures
//
// # deck.md
//
// The file starts with YAML front matter between two lines of three dashes:
//
//	title         required: the name of the deck
//	subtitle      optional
//	author        optional: a string or a list of strings
//	date          optional: 2016, 2016-03 or 2016-03-28
//	lang          optional: a language tag such as en or zh-Hans; en if absent
//	bibliography  required: the file name of the bibliography, sources.yaml
//
// Keys that are not listed here are left to Pandoc and Quarto.
//
// Each level-1 heading starts a slide. Its text is the slide's one message, its
// identifier the last part of the slide's URL (/s/what-was-agreed):
//
//	# The accounts count the commitments differently {#what-was-agreed}
//
// Identifiers are lower-case letters, digits and hyphens, and unique. A heading
// may also carry the class .title, for a slide that opens the deck or a part of it.
// Headings of level 2 and 3 stand inside a slide.
//
// Below the heading come paragraphs, lists, pipe tables (with an optional
// caption line that starts with a colon), block quotes, definition lists,
// emphasis, links (http, https, mailto, or within the deck), code, and:
//
//	::: notes          speaker notes, closed by :::
//	::: incremental    a list whose items come one by one
//	. . .              alone in a paragraph: what follows comes at the next step
//	:::: columns       columns side by side, each ::: column or
//	                   ::: {.column width="40%"}
//	::: tiles          a list shown as a row of tiles: first the figure in
//	                   strong type, then what it counts
//	::: matrix         a table whose citations show only their paragraph,
//	                   because the column already names the source
//	::: lede           an opening paragraph in larger type
//	::: aside          a remark set apart from the main text
//	[网络安全]{lang=zh}  a span in another language
//	[21.5 / 4 = 5.4]{.derived}  a figure of our own, with its arithmetic
//
// A class that is not listed here is an error, and so is raw HTML: a mistyped
// class would otherwise show speaker notes to the audience.
//
// # Citations
//
// A statement is followed by the passage it came from: the source's id, and the
// paragraph of its text, counted from 1.
//
//	[@cfr-knake, ¶9]              one passage
//	[@chen-lim, ¶16, 70]          two paragraphs of one source
//	[@chen-lim, ¶23-25]           a range
//	[@cfr-knake, ¶9, item 2]      a place within the paragraph
//	[@accomplish, ¶3; @cfr-knake, ¶9]   two sources
//
// # Figures
//
// A figure is a fenced code block of class chart, with an identifier and YAML:
//
//	``` {.chart #opm}
//	type: revisions
//	data: breach_estimates.csv
//	title: The count of people affected grew 5.4-fold
//	alt: Bars for each estimate. People rose from 4 to 21.5 million …
//	```
//
//	type    required: bar, line, scatter, revisions, establishment or timeline
//	data    required: a file in data/
//	title   required: what the figure shows, as a finding
//	alt     required: the figure in words, for those who cannot see it
//	unit    the unit of the values, where it is one for all; for a chart of dates "year"
//	note    a caution shown under the figure
//	omit    records left out, by column: {category: [publication]}
//	from, to  the dates the figure covers, where the data does not say
//	zoom    [from, to]: the part that a control of the figure enlarges
//	lanes   the order of the lanes of a timeline
//	x, y    names of the axes of bar, line and scatter
//
// # Data
//
// A CSV file holds one record per row: who asserts what, where. The first line
// names the columns, in any order. A column that is not listed is an error.
//
//	series       the line, row or group the record belongs to
//	label        required: what the record is about, a few words
//	label_zh     the same in Chinese characters, where a source prints them
//	lane         timeline: whose act or institution it is
//	category     what kind of record; filters and marks use it
//	key          timeline: yes where the label must be readable without a pointer
//	value        a number, in the unit's own size (21500000, not 21.5 million)
//	approx       a qualifier of the value as the source has it: "nearly", "more than"
//	unit         required with value: what is counted
//	date, end    2013, 2013-06 or 2013-06-20; end closes a span
//	precision    required with date: day, month, year, half-year, range or period
//	basis        how the date is known: explicit, relative or derived, and from what
//	asserted_by  required: who says so
//	source       required: the id of the source
//	paragraph    required: its paragraph, or several with semicolons
//	token        the words of the passage that carry the record
//	note         a caution
//	fact         an identifier in the author's own register
//
// # sources.yaml
//
// The bibliography is CSL-YAML as pandoc --citeproc reads it: a list under
// references. Required are id, type and title. Used as well: author (family,
// given or literal), issued (a date as above; without one the source is shown as
// undated), container-title, publisher, URL, genre (what kind of text it is),
// annote (its viewpoint and reliability) and citation-label (the short name that
// citation marks show; without it the authors' family names, else the id).
//
// # Errors
//
// [Read] reports every error of a deck, not just the first, each as
// "file:line: what is wrong; what to do".
package slides
