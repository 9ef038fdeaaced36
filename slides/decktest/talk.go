package decktest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// Talk returns a deck of so many slides, some of them with a chart: like a long talk, with
// text, a table, notes and citations on each slide, and charts of all types that need no dispute.
func Talk(slideCount, chartCount int) fstest.MapFS {
	deck := fstest.MapFS{}
	var text, sources strings.Builder
	text.WriteString("---\npagetitle: A long talk about gulls\nlang: en\nbibliography: sources.yaml\n---\n\n")
	sources.WriteString("references:\n")
	for i := range 8 {
		fmt.Fprintf(&sources, "- {id: log%d, type: book, title: 'Logbook %d', issued: %d, annote: 'A logbook, kept by hand.'}\n", i, i, 2008+i)
	}
	types, charts := []string{"bar", "line", "scatter", "timeline", "revisions"}, 0
	for i := range slideCount {
		fmt.Fprintf(&text, "# Gulls were counted on day %d {#day-%d}\n\n", i+1, i+1)
		for k := range 4 {
			fmt.Fprintf(&text, "- On the pier stood %d gulls in the morning, and more of them in the evening [@log%d, ¶%d].\n", 17*i+k+2, (i+k)%8, i%40+1)
		}
		fmt.Fprintf(&text, "\n| Place | Gulls |\n|---|---|\n| Pier | %d |\n| Beach | %d |\n\n", i+2, 3*i+4)
		if charts < chartCount && i%(slideCount/chartCount) == 1 {
			kind := types[charts%len(types)]
			fmt.Fprintf(&text, "``` {.chart #chart-%d}\ntype: %s\ndata: gulls-%d.csv\ntitle: More gulls than the day before\nalt: A chart of gulls by day.\n```\n\n", charts, kind, charts)
			var data strings.Builder
			data.WriteString("series,label,lane,category,key,value,unit,date,precision,asserted_by,source,paragraph\n")
			for k := range 14 {
				fmt.Fprintf(&data, "%s,Count %d of chart %d,%s,%s,yes,%d,gulls,%d,year,The keeper,log%d,%d\n",
					[]string{"Pier", "Beach"}[k%2], k, charts, []string{"Land", "Sea"}[k%2], []string{"count", "guess"}[k/2%2], (i*k)%97+k, 1990+k+charts%7, k%8, k+1)
			}
			deck[fmt.Sprintf("data/gulls-%d.csv", charts)] = &fstest.MapFile{Data: []byte(data.String())}
			charts++
		}
		fmt.Fprintf(&text, "::: notes\nSay that the count of day %d was done twice, and by whom.\n:::\n\n", i+1)
	}
	deck["deck.md"] = &fstest.MapFile{Data: []byte(text.String())}
	deck["sources.yaml"] = &fstest.MapFile{Data: []byte(sources.String())}
	return deck
}
