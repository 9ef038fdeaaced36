//go:build built

package charts

import (
	"slices"
	"strconv"
	"testing"

	"exhibit/slides"
)

// BenchmarkDrawing is what the still picture of a figure costs, by type and number of records: laid out, and drawn by
// ECharts on the host.
func BenchmarkDrawing(b *testing.B) {
	r, err := renderer()
	if err != nil {
		b.Fatal(err)
	}
	for _, kind := range slides.FigureTypes {
		for _, n := range []int{1000, 100_000} {
			f := slides.Figure{ID: kind, Type: kind, Unit: "cm", Records: records(n, 3)}
			if f.Large() && !slices.Contains(slides.LargeTypes, kind) {
				continue // the reader refuses it
			}
			b.Run(kind+"/"+strconv.Itoa(n), func(b *testing.B) {
				for b.Loop() {
					d, err := Draw(f, Theme{})
					if err != nil {
						b.Fatal(err)
					}
					if _, err := r.SVG(d); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/record")
			})
		}
	}
}
