package decktest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// Measured is a deck with a slide that shows so many measurements: "levels", a line over days with a single peak, and
// "casts", dots at random depths. Each record cites the source survey, of 2024.
func Measured(levels, casts int) fstest.MapFS {
	var deck strings.Builder
	deck.WriteString("---\ntitle: Measured\nbibliography: sources.yaml\n---\n")
	for _, f := range []struct {
		name, kind, block string
		rows              int
	}{{"levels", "line", "x: day\ny: level", levels}, {"casts", "scatter", "x: depth\ny: temperature\nlabel: cast", casts}} {
		if f.rows > 0 {
			fmt.Fprintf(&deck, "\n# The %s {#%s}\n\n``` {.chart #%s-chart}\ntype: %s\ndata: %s.csv\ntitle: The %s in one picture\nalt: The %s over all that was measured.\n%s\nsource: survey ¶3\n```\n",
				f.name, f.name, f.name, f.kind, f.name, f.name, f.name, f.block)
		}
	}
	return fstest.MapFS{
		"deck.md":         {Data: []byte(deck.String())},
		"sources.yaml":    {Data: []byte("references:\n- {id: survey, type: report, title: Survey, issued: 2024}\n")},
		"data/levels.csv": {Data: levelsOf(levels)},
		"data/casts.csv":  {Data: castsOf(casts)},
	}
}

// Peak is the highest level of Measured, and PeakDay its day.
const (
	Peak    = 999
	PeakDay = "1033-05-09"
)

func levelsOf(rows int) []byte {
	var b strings.Builder
	b.WriteString("day,level (cm)\n")
	random := uint32(1)
	for i := range rows {
		random = random*1664525 + 1013904223
		day, level := fmt.Sprintf("%04d-%02d-%02d", 1000+i/336, 1+i/28%12, 1+i%28), 100+float64(random>>24)/4
		if day == PeakDay {
			level = Peak
		}
		fmt.Fprintf(&b, "%s,%.1f\n", day, level)
	}
	return []byte(b.String())
}

func castsOf(rows int) []byte {
	var b strings.Builder
	b.WriteString("cast,depth (m),temperature (C)\n")
	random := uint32(1)
	for i := range rows {
		random = random*1664525 + 1013904223
		depth := float64(random >> 20)
		random = random*1664525 + 1013904223
		fmt.Fprintf(&b, "Cast %d,%.1f,%.2f\n", i+1, depth, 20-depth/300+float64(random>>24)/128)
	}
	return []byte(b.String())
}
