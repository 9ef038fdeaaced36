package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"exhibit/slides"
	"exhibit/slides/gallery"
	"exhibit/slides/pandoc"
)

const (
	galleryDeck = "../slides/gallery"
	chartsHead  = "# Charts\n\nEach kind of chart with its data, its block and a picture. They are of [slides/gallery](../slides/gallery), a deck on public facts that passes `exhibit check` and is inside the binary:\n" +
		"`exhibit serve -deck gallery`. `make charts` takes the pictures, and `make golden` writes this page from the deck and its notes. [REFERENCE.md](REFERENCE.md#charts) lists all keys.\n\n" +
		"Not built, since one of the kinds below says the same more clearly: pie and doughnut, radar, gauge, two axes of values, word cloud, treemap and sunburst, anything in three dimensions.\n" +
		"Not built yet: candlesticks, Gantt plans with dependencies, maps of other regions than the world and the United States.\n" + chartsKeys
	// chartsKeys is what blocks of any kind can have; [TestTheKeysOfThePageOfChartsAreRead] reads its block.
	chartsKeys = `
## What any kind can have

The depth of the ice at two towns, by day and time:

` + "````markdown" + `
` + keysBlock + "````" + `

` + "```csv" + `
` + keysData + "```" + `

- Dates are years, months, days or minutes (` + "`2011-05-03T16:05`" + `); they stand where they belong in time.
- ` + "`highlight`" + ` greys the rest at all times: a label, a series, or several.
- ` + "`steps`" + ` bring records in with each key: ` + "`show`" + ` for good, ` + "`only`" + ` in place of the others, ` + "`highlight`" + ` beside which the others fade. They choose by the columns
  of records, ` + "`series`, `label`, `lane`, `source`" + ` and the like, also where the CSV calls the column otherwise: what ` + "`x:`" + ` names is ` + "`label`" + ` in a chart of names.
- ` + "`annotate`" + ` says something at a ` + "`date`, a `label`, a number along `x`" + `, a ` + "`value`" + ` (alone a line across), or a range of one of them: ` + "`[from, to]`" + `.
- ` + "`sort`" + ` orders bars: ` + "`value`, `-value` or `label`" + `. ` + "`scale: log`" + ` and ` + "`x-scale: log`" + ` are said on the drawing.
- ` + "`options`" + ` are options of ECharts, data alone: no functions, HTML or addresses, and none that move marks away from their texts.
`
	keysBlock = "``` {.chart #ice}\n" + `type: line
data: ice.csv
x: time
y: depth
series: town
unit: cm
title: The ice grew by night
alt: Depths of the ice at two towns on three days.
highlight: Reed
steps:
- show: {series: [Reed]}
- show: {series: [Pine]}
annotate:
- {date: 2011-05-03T16:05, text: the sun came out, source: "@log, ¶1"}
- {value: [10, 12], text: safe to walk}
options:
  series: {lineStyle: {opacity: 0.8}}
` + "```\n"
	keysData = `time,town,depth,source,paragraph
2011-05-03T16:05,Reed,12,log,1
2011-05-04T06:30,Reed,14,log,1
2011-05-03T16:05,Pine,9,log,1
2011-05-04T06:30,Pine,11,log,1
`
	mostChartBytes = 700_000
	shownRows      = 4 // of the data of a chart, with its head
)

var (
	chartBlock = regexp.MustCompile("(?s)``` \\{\\.chart.*?\n```\n")
	dataOf     = regexp.MustCompile(`(?m)^data: (\S+)$`)
)

// chartsOf is the page of the kinds of charts: for each slide of the gallery its name, what its notes say, its
// picture, the first rows of its data and its block.
func chartsOf(t *testing.T, deck string) string {
	var page strings.Builder
	page.WriteString(chartsHead)
	_, all := slidesOf(deck)
	for _, s := range all {
		block := chartBlock.FindString(s.markdown)
		data := dataOf.FindStringSubmatch(block)
		if data == nil {
			t.Errorf("slide %s has no chart", s.name)
			continue
		}
		rows := strings.SplitAfterN(read(t, galleryDeck+"/data/"+data[1]), "\n", shownRows+1)
		fmt.Fprintf(&page, "\n## %s\n\n%s\n\n![A slide with such a chart](charts/%s.webp)\n\n````markdown\n%s````\n\n[%s](../slides/gallery/data/%[5]s) begins with\n\n```csv\n%[6]s```\n",
			titled(s.name), s.notes, s.name, block, data[1], strings.Join(rows[:min(shownRows, len(rows))], ""))
	}
	return page.String()
}

func TestThePageOfChartsHasTheBlocksOfTheGallery(t *testing.T) {
	holdPage(t, "CHARTS.md", chartsOf(t, read(t, galleryDeck+"/deck.md")), "charts", mostChartBytes)
}

func TestTheKeysOfThePageOfChartsAreRead(t *testing.T) {
	p := pandoc.Parse(fstest.MapFS{
		"deck.md":      {Data: []byte("---\npagetitle: Ice\nbibliography: sources.yaml\n---\n\n# Ice\n\n" + keysBlock)},
		"sources.yaml": {Data: []byte("- id: log\n  type: document\n  title: Log\n  citation-label: Log\n")},
		"data/ice.csv": {Data: []byte(keysData)},
	}, pandoc.DeckFile)
	for _, wrong := range append(p.Errors, p.Warnings...) {
		t.Error(wrong)
	}
	if f := p.Deck.Figure("ice"); f == nil || len(f.Records) != 4 || len(f.Annotations) != 2 || len(f.Steps) != 2 || f.Highlight == nil {
		t.Errorf("the block is read as %+v", f)
	}
}

func TestTheGalleryHasEachKindAndArrangementOfCharts(t *testing.T) {
	types, arrangements := map[string]bool{}, map[string]bool{}
	for _, f := range pandoc.Parse(gallery.FS, pandoc.DeckFile).Deck.Figures {
		types[f.Type], arrangements[f.Arrange] = true, true
	}
	for _, want := range slides.FigureTypes {
		if !types[want] {
			t.Errorf("the gallery has no %s", want)
		}
	}
	for _, want := range slides.Arrangements {
		if !arrangements[want] {
			t.Errorf("the gallery has no bars or areas that are %s", want)
		}
	}
}
