package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"exhibit/slides"
	"exhibit/slides/gallery"
	"exhibit/slides/pandoc"
)

const (
	galleryDeck = "../slides/gallery"
	chartsHead  = "# Charts\n\nEach kind of chart with its data, its block and a picture. They are of [slides/gallery](../slides/gallery), a deck on public facts that passes `exhibit check` and is inside the binary:\n" +
		"`exhibit serve -deck gallery`. `make charts` takes the pictures, and `make golden` writes this page from the deck and its notes. [REFERENCE.md](REFERENCE.md#charts) lists all keys.\n\n" +
		"Not built, since one of the kinds below says the same more clearly: pie and doughnut, radar, gauge, two axes of values, word cloud, treemap and sunburst, anything in three dimensions.\n" +
		"Not built yet: candlesticks, Gantt plans with dependencies, maps of other regions than the world and the United States.\n"
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
