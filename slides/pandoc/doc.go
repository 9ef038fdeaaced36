// Package pandoc reads a deck from its folder of text and data: Pandoc's Markdown for slide shows, as
// people write it.
//
// A deck is Pandoc's Markdown for slide shows, so the same folder opens in
// Pandoc and Quarto. This comment is the reference of the format.
//
//	deck.md        the slides
//	sources.yaml   the bibliography, CSL-YAML
//	sources.lock   the mentions and phrases of the cited passages, made by evidence.Lock
//	data/*.csv     the records behind figures
//
// A text by itself is a deck as well. What the reader does not know it leaves out or shows as text,
// and warns of it with file, line and remedy; it refuses what leaves the folder or cannot be decided.
//
// # deck.md
//
// The file may start with YAML front matter between two lines of three dashes, or with Pandoc's title
// block of lines that begin with %. Keys may be nested as Quarto has them, below format:
//
//	---
//	title: The ice on Lake Veltin
//	bibliography: sources.yaml
//	---
//
// The keys are declared in keys.go, and docs/REFERENCE.md lists them with what they mean: title and subtitle,
// author and date stand on a first slide that is made of them, unless the first slide has the class title.
// lang is brought into its canonical form: en_us is read as en-US. Of sources with one id in several
// bibliographies the last is used.
//
// Other keys are left to Pandoc and Quarto. A line {{< include more.md >}} stands for that file.
//
// Slides begin as Pandoc has it: at headings of the slide level, which is the highest that is followed
// by something else than a heading; at headings above it, which stand for a part of the deck; and at
// a rule (---), without a heading. A slide without a headline takes the heading that its text begins with.
// A slide's identifier is the last part of its URL (/s/what-was-agreed); without one it is made of the headline
// by Pandoc's algorithm, or of the first words of the text:
//
//	# The accounts count the commitments differently {#what-was-agreed}
//
// A slide's layout follows from what stands on it, and a class of its heading asks for one (docs/LAYOUTS.md
// has a picture of each):
//
//	title       the deck opens; without one the front matter makes a slide of its own
//	part        a part begins, as with a heading above the slide level
//	statement   a headline and at most a sentence, or a sentence alone, in the middle of the screen
//	number      the same with a headline that is a number: 62%
//	quote       a block quote alone, whose last paragraph begins with a dash and says who said it, or a
//	            headline in quotation marks with a paragraph that does
//	comparison  two columns that each begin with a heading: a rule stands between them
//	center      text stands in the middle
//
// A heading may also carry background-color or background-image. A slide whose
// heading has visibility="hidden" or the class notes is for no audience.
//
// Below the heading come the blocks and inline text of Pandoc's Markdown: lists, also with letters, Roman numerals
// and #, numbered examples ((@) and (@label), named elsewhere by @label), task lists, tables of all
// its kinds (pipe, simple, multiline and grid, with cells that span columns and rows; simple and multiline
// ones have two columns or more, for one line of dashes is a rule),
// quotes, definitions with : or ~, footnotes, line blocks, code (coloured by its language, with .numberLines and
// {1|2-3} for lines that are emphasised step by step), links, pictures, films and sounds of the deck's
// folder (with width and height; captions of film.mp4 are in film.vtt), sub- and superscript, struck and highlighted text, emoji, and HTML that is
// safe. Formulas of TeX ($…$, $$…$$ and environments such as align) become MathML; a paragraph of \newcommand and
// the like defines macros for those that follow. Of its own are:
//
//	::: notes          speaker notes, closed by :::
//	::: incremental    a list whose items come one by one; ::: fragment for any block
//	. . .              alone in a paragraph: what follows comes at the next step
//	:::: columns       columns side by side, each ::: column or
//	                   ::: {.column width="40%"}
//	::: {.callout-tip title="…"}  a remark in a box, also note, warning, important, caution
//	::: tiles          a list shown as a row of tiles: first the figure in
//	                   strong type, then what it counts; in a column
//	                   they stand below each other
//	::: matrix         a table whose citations show only their paragraph,
//	                   because the column already names the source
//	::: lede           an opening paragraph in larger type
//	::: aside          a remark set apart from the main text
//	::: seal           the seal of the briefing, after the author's words for it, if any
//	[网络安全]{lang=zh}  a span in another language, a tag as in the front matter
//	[21.5 / 4 = 5.4]{.derived}  a figure of our own, with its arithmetic
//	[1,234]{value="@panel, overall.total"}  what stands in a place of your own results; see Results
//	[two columns]{.own}         a statement of the deck about itself, which needs no source
//	::: own            blocks that the deck says of itself, as [ ]{.own} is for a part of a sentence;
//	                   what cites something in it is checked
//	[In 2013 …]{known=2013}     a part with the date from which it was known, see below;
//	                   headings and ::: blocks may have known as well
//
// What may be a speaker note is one, with a warning: ::: notes and its misspellings, what follows a line
// that begins with Note: or is ???, HTML comments, and <aside class="notes">. No audience sees it.
//
// # Citations
//
// A statement is followed by the passage it came from: the source's id, and the
// paragraph of its text, counted from 1.
//
//	[@cfr-knake, ¶9]              one passage; para. 9 is the same
//	[@chen-lim, ¶16, 70]          two paragraphs of one source
//	[@chen-lim, ¶23-25]           a range
//	[@cfr-knake, ¶9, item 2]      a place within the paragraph
//	[@report, p. 4]               all that stands on a page of a source in PDF
//	[@report, p. 4, ¶2]           one passage of it
//	[@accomplish, ¶3; @cfr-knake, ¶9]   two sources
//	[see @chen-lim, ¶16, and *passim*; also @accomplish, ¶3]   with words around them
//
// Pandoc's other forms are read as Pandoc has them. Without a paragraph nothing is checked, which is a
// finding:
//
//	@chen-lim shows               the text names the authors: Chen and Lim 2015 shows
//	@chen-lim [¶16; see @accomplish]    the same with a place, and with other citations
//	[-@chen-lim, p. 4]            without the authors, whom the text has named; -@chen-lim too
//	[@chen-lim, pp. 33-35, 40]    a place: p., chap., sec., §, fig., note, vol. and the like, and a number;
//	                              a number alone is a page
//	[@chen-lim, {pp. iv, A-C} x]  a place in braces, which may be any text; {} says that there is none
//	@{https://example.org/?a=1}   a key with other characters than letters, digits and : . # $ % & + ? < > ~ / - _
//	                              between them
//
// A key in brackets that is in no bibliography is warned of, once; by itself in the text it is shown as it
// is written, as in a message to @somebody. So are all of a deck without a bibliography. An address
// such as a@example.org is no citation. The deck's list of sources has those that it cites or that nocite
// names, in print and in a block ::: {#refs}.
//
// # Results
//
// A source whose file ends in .csv, .tsv, .xlsx, .xlsm or .json is results of an analysis. Its file is in data/, beside the
// text or in sources/, and its places have names, which go to the end of the citation:
//
//	[@survey, B12]                a cell; [@survey, Sheet2!B12] of another sheet than the first
//	[@survey, North, answers]     the cell in a row, which its first cell names, and a column
//	[@survey, id=7, answers]      a row that its cell in another column names
//	[@survey, GrandTotal]         a name that the workbook defines
//	[@panel, overall.total]       the path of a value in JSON
//	[@panel, regions[0].n]        an item of a list, counted from 0, or
//	[@panel, regions[name=North].n]   the one that has a field with a value
//
// In names quotes stand around what has commas, full stops or brackets itself: "North, upper", "a.b".
//
// A span with value is bound to such a place: the deck shows what stands there, as its language writes numbers, and the text
// in the brackets, which may be empty, is for other tools. digits is how many decimals it has; scale leaves out a size:
// percent (0.52 is 52%), thousand, million, billion or trillion; group=no writes 2015 and not 2,015. A text is shown as it
// stands. It is no statement that has to be borne out, and may go into arithmetic:
//
//	[[]{value="@panel, overall.total"} / 4 = 308.5]{.derived}
//
// data of a figure or table may be such a file: file.xlsx, file.xlsx#Sheet2, or of JSON a list of objects, or lists side by side:
// file.json#regions. Where source names the file itself, as in source: "@panel", what is shown is what it holds.
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
// Its keys are declared in keys.go, and docs/REFERENCE.md lists them. Bars may stand or lie, whichever axis has the
// names; a scatter, a line and areas may have numbers on both. Dates stand where they are in time, to the minute. With scale: log equal
// ratios are equally far apart, which the chart says; such a scale has no zero, so bars do not have it.
//
// The axis of the values of line, scatter, strip and box begins at zero unless all of them lie far from it; bars and
// areas always begin there. A cell without a value is a gap in a line. Columns low and high are a band behind a line,
// and with curve: step it keeps a value until the next. Areas may be stacked, or shares of 100 percent (arrange).
// strip, histogram and box show how the numbers of one column lie: each as a mark, how many there are between round
// ones (bins: 12 for about twelve, or their edges), or their quartiles, by linear interpolation, with whiskers to the
// last value within 1.5 times the box; series divides them into rows. In a scatter the column size makes bubbles of
// marks, whose areas are in proportion to it, and fit: linear draws the line with the least sum of squared distances
// along y, and says its equation and R² as our arithmetic. The column panel divides any of these into small charts of
// one scale. annotate says something at a value, a date, a number along x, a label, or a range of them:
//
//	annotate:
//	  - {value: 50, text: Half of all households}
//	  - {date: [2008, 2010], text: Financial crisis, source: "@survey, ¶3"}
//
// A dumbbell is a row a label with a dot a series, or a date; a slope a line a series over two dates or labels; a
// heatmap a row a series with a column a label or date, in colours of two hues where middle says from which number on.
//
// Steps, as in - show: {series: [People]}, choose records by the columns series, label, lane, category and source; only
// shows records in place of all others.
//
// Bars are a bar a record or, with arrange, a pile a label; sort: -value puts the highest first. A range is a bar from low
// to high, with a mark at the value where there is one. A waterfall begins with a total, goes on with changes, each from
// where the one before ends, and has further totals where the category is total; one that is not the sum of the changes
// before it is a warning. Sparklines are a table with a row a label and a column a series: a cell with one record has its
// number and a bar, one with several records and dates a line through them and the last number.
//
// Numbers, percents, currencies and dates are written as the language of the deck writes them, after CLDR.
//
// A figure of type disagreement sets what the sources say of open points side by side. A
// series is a point, as a question (How many elements?), and each of its records, two at
// least, is what one source says of it: label in words, value or date where it is one. The
// category is the same for all records of a series:
//
//	agree         the sources say the same
//	differ        they do not; two sources at least, or two who assert
//	incomparable  they cannot be compared, because units or scopes differ: a note of one
//	              of the records says how
//
// Numbers are drawn on a scale that all points of one unit share, with their ranges (low and high), an open dot where
// approx is given, and an arrow where it says more than or less than. Points come nine lines at a time, three of words:
// without steps of its own a figure with more turns page by page.
//
// A number or date on the slides, in notes or in the records of another figure is contested
// if it leans on a passage that a record of category differ or incomparable cites too, and
// is the figure that record gives: its value, else the figures in its label, else in its
// token, else its date. It carries a mark, ‡ or *, that names what the others say and leads
// to the disagreement. Not marked are words without a figure, a figure that all the other
// records of the point have too, {.own}, other languages and the results of {.derived}.
//
// # Tables of files
//
// A fenced code block of class table shows the rows of a CSV file, cells as they are written, numbers at the
// right. The columns source and paragraph of the file are the citation of each row:
//
//	``` {.table}
//	data: places.csv
//	columns: [place, seals]
//	sort: -seals
//	caption: Seals by place
//	source: "@warden, ¶4"
//	```
//
// # Themes
//
// theme: in the front matter is how the deck looks: one of the themes that come along (default, evening, vivid), or
// a file of the deck that ends in .yaml. theme.yaml is read without being named, on the theme that is. It has the
// colours, typefaces, logo and footer, see [slides.Theme]; text that cannot be read on its ground is an error. Themes
// of other tools are left to them. css: names style sheets for the headlines and bodies of slides. docs/THEMES.md
// says more.
//
// # Data
//
// A CSV file holds one record per row: who asserts what, where. Commas, semicolons or tabs separate
// its cells, which is found by itself. The first line names the columns, in any order; the block of a
// figure may name others for x, y, series, target, label, date, end, value, lane and category, and a unit and a
// source for all rows (source: "@survey, ¶3").
//
//	series       the line, row or group the record belongs to
//	label        what the record is about, a few words
//	label_zh     the same in Chinese characters, where a source prints them
//	target       diagram, flow: where the channel or the flow leads that begins at series;
//	             label, where a file has no such column
//	lane         timeline: whose act or institution it is; diagram: the side of the party at
//	             which the channel begins. A party at which none does stands on the next side
//	category     what kind of record; filters and marks use it
//	key          timeline: yes where the label must be readable without a pointer
//	value        a number, in the unit's own size (21500000, not 21.5 million)
//	approx       a qualifier of the value as the source has it: "nearly", "more than"
//	unit         what is counted
//	date, end    2013, 2013-06, 2013-06-20 or 2013-06-20T16:05; end closes a span
//	precision    minute, day, month, year, half-year, range or period
//	basis        how the date is known: explicit, relative or derived, and from what
//	asserted_by  who says so
//	source       the id of the source
//	paragraph    its paragraph, or several with semicolons
//	token        the words of the passage that carry the record
//	note         a caution
//	known        the date from which the record was known, where that is not its own
//	fact         an identifier in the author's own register
//	looked       yes where the check asked to look at the record, and it is right
//
// Dates are read as people and programs write them: 20 June 2013, 6/20/2013, 2013Q2, 2013-06-20 4:05 PM. Times of
// day are exact to the minute; seconds are left out. They stay as they are written: a zone behind them (Z, +02:00, CET)
// moves nothing, and a column with times of several zones is a warning. A column all of whose times are midnight has
// days.
//
// # sources.yaml
//
// The bibliography is CSL-YAML as pandoc --citeproc reads it: a list under references. The keys are declared in
// slides/bibliography, and docs/REFERENCE.md lists them. Beside CSL's own, citation-label is the short name that
// citation marks show, annote the source's viewpoint and reliability, and file the name of its text in the folder
// that evidence.Lock is given. rights says how much of its text may be shown: public domain, own, CC0, CC-BY-4.0 or
// CC-BY-SA-4.0 for passages as they are, excerpt: 40 words for so many in a row, all rights reserved for none; in BibTeX
// rights, license or copyright. What may be shown is kept in the lock. A source with a URL is opened at the passage.
//
// # As known on
//
// [slides.Deck.AsKnown] is the deck as it was known at the end of a day. One rule holds for all: what
// has a date of its own follows that, and what has none follows its source. A record's date
// is known, else end, else date. A statement's is known=, else that of the latest source that it
// cites; what cites nothing goes with the text around it. An undated source is there from its
// available-date in sources.yaml, the day by which it existed by its content, and without one only
// when no day is asked for. A headline, and a figure's title, alt and note, sum up; without a
// known= they go when anything that they sum up has gone.
//
// # The lock
//
// sources.lock lets anyone check the deck without the source texts, which may not be ours
// to pass on. evidence.Lock numbers the passages of each text (slides/document; of a plain
// one, the runs of lines that are not blank) and writes for each cited one the SHA-256 of its text (in NFC, each
// run of white space one space), every number, date and numbered name in it, and those of
// its words, 15 in a row at most, that the deck quotes. Beside a figure (near:) stand digests of
// 16 bits, salted with the passage's, of the words around it, the nearest first; a word for what it counts,
// and how it is said (said:); behind a phrase
// (turned:) the word with which the passage qualifies it; speaker: is a word by which it names who
// speaks in the deck; order: has before, after, first, last or next with digests of the words of its sentence. A lock of an
// older version lacks some of these, and what needs them is not looked at. The
// same deck and texts give the same bytes. Commit it, and make it anew when a citation, a quotation or a text changes.
//
// # The check
//
// evidence.Check finds what the lock does not bear out. These need a passage that has them:
//
//	figures     digits, and words from two up; 21.5 million is 21,500,000 is 21.5M, twice
//	            is two, 5% is not 5, eighth is not eight; 4 to 21.5 million is two millions;
//	            fractions, multiples and sizes in words: ⅓, four-fifths, doubled, dozens
//	context     what a figure counts (unit, noun, currency), its bound and direction, the first
//	            or the last; what is the same in another unit or form, or rounded as its words
//	            say, is borne out
//	dates       as exact as the deck has them: 2015 is borne out by 25 September 2015, not
//	            the other way round; a time of day as the passage has it, 16:05 or 4:05 p.m.
//	quotations  what stands in “…”, ‘…’, „…“, «…», 「…」 and the like, in a token, or in a span of
//	            another language
//
// A CSV file has 4 MB and 200,000 rows at most, and the figures of a deck 250,000 records. More than 2,000 records are
// shown as line, scatter, strip, histogram or box alone: the picture is drawn from a sample that keeps every peak and
// says so, the table has pages, steps and highlights choose whole series, and lines, scatters and strips can be
// enlarged. With panels, a fitted line, steps from value to value or a logarithmic axis along x such a figure stays a
// picture, as histograms and boxes do.
// A quotation leans on 200 passages at most, and 1,000 records of disagreements are compared with the deck.
//
// One, first and second are words, not figures. A number in a name (Unit 61398, F-35, G20)
// needs no citation, but with one in its sentence the passage must have the name. List
// numbers, note marks and places such as ¶9 or note 8 are not figures; code is not read.
//
// A statement leans on the citation that follows it in its sentence, else on the one before
// it there, else on all of its block: a paragraph, a list item, a cell and then its row, a
// block quote, a definition. A nested item leans on its parent's, a row without citations on
// the caption's, a term on its meaning, a heading on its whole slide, the deck's title on
// all. Title, alt and note of a figure lean on its records, which also bear out their number.
// A row of data leans on its own passages: its value, its words and, unless basis begins
// with relative or derived, its dates; of a period only the years.
//
// In a .derived span stand steps with semicolons between: 184 - 130 = 54; 54 / 130 = 0.415,
// about 42%, or 25 September 2015 to 28 March 2016 = 185 days. Each result must be right to
// the digits shown; under, over, at most and at least compare. What goes in must be cited
// figures, earlier results, the first or last day of a cited month or year, or the number
// of a cited paragraph (¶88 - ¶57). Its slide may repeat the results.
//
// The machine says only that the figure stands in the passage. That the passage supports
// the claim, a person says with reviewed. slides.Evidence keeps the two apart.
//
// # The seal
//
// Deck.Files are deck.md, the bibliography, the lock, the data of figures, pictures and other media, and the theme with
// its files; nothing else in the folder matters. Their digests and those of the program that shows them make the
// briefing's manifest, whose own SHA-256 is the seal. Bytes count: a line ending changes it.
//
// # Errors and warnings
//
// [Parse] reports everything that is wrong in a deck, not just the first, each as
// "file:line: what is wrong; what to do". [DeckSchema], [ChartSchema] and those of slides/bibliography and report
// are JSON Schemas of what is read and said.
package pandoc
