package pandoc

import (
	"fmt"
	"strings"
	"testing"

	"exhibit/slides"
)

// measured is a file of so many days with a value, of one series after the other.
func measured(rows int, series ...string) string {
	var b strings.Builder
	b.WriteString("day,depth (cm),station\n")
	for i := range rows {
		fmt.Fprintf(&b, "%04d-%02d-%02d,%d.%d,%s\n", 1000+i/336, 1+i/28%12, 1+i%28, i%97, i%10, series[i*len(series)/rows])
	}
	return b.String()
}

func TestALineOfManyRecordsIsReadWhole(t *testing.T) {
	const rows = 100_000
	f, errs, warnings := readChart("line", "x: day\ny: depth\nseries: station\nsource: survey ¶3\nsteps:\n- show: {series: [b]}\n", measured(rows, "a", "b"))
	if len(f.Records) != rows || !f.Large() || len(errs)+len(warnings) > 0 {
		t.Errorf("%d records of %d, %v, %v", len(f.Records), rows, errs, warnings)
	}
}

func TestTooManyRecordsAreRefused(t *testing.T) {
	block := "x: day\ny: depth\nseries: station\nsource: survey ¶3\n"
	f, errs, _ := readChart("bar", block, measured(slides.MaxDrawn+1, "a"))
	if want := "deck.md:8: figure #c (bar) has 2001 records, and more than 2000 are drawn only as line, scatter, strip, histogram or box; omit some, sum them up or change the type"; strings.Join(errs, "\n") != want || len(f.Records) != slides.MaxDrawn {
		t.Errorf("%d records, got %s, want %s", len(f.Records), errs, want)
	}
	if _, errs, _ := readChart("bar", block, measured(slides.MaxDrawn, "a")); len(errs) > 0 {
		t.Error(errs)
	}
	count := maxRecords - 1
	if !within(&count, 1) || within(&count, 1) || count != maxRecords {
		t.Errorf("counted %d of %d", count, maxRecords)
	}
}

func TestStepsOfALargeFigureChooseSeries(t *testing.T) {
	block := "x: station\ny: depth\nsource: survey ¶3\nsteps:\n- show: {label: [a]}\n"
	_, errs, warnings := readChart("line", block, measured(slides.MaxDrawn+2, "a", "b"))
	if want := "figure #c has more than 2000 records, whose steps show and highlight whole series; choose by series alone"; len(errs) > 0 || !strings.Contains(strings.Join(warnings, "\n"), want) {
		t.Errorf("got %v %v, want %s", errs, warnings, want)
	}
}
