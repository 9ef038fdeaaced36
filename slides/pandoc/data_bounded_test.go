//go:build unix

package pandoc

import (
	"fmt"
	"strings"
	"testing"
)

// TestHostileDataTakesTimeInProportionToItsLength compares processor times, in turns: of a file
// with one of half its length.
func TestHostileDataTakesTimeInProportionToItsLength(t *testing.T) {
	if testing.Short() {
		t.Skip("reads long files many times")
	}
	const (
		size     = 512 << 10
		doubled  = 3 // times half the file; 2 is in proportion, 4 is a square
		attempts = 5
	)
	many := func(row func(i int) string) func(int) string {
		return func(size int) string {
			var b strings.Builder
			b.WriteString("place,depth\n")
			for i := 0; b.Len() < size; i++ {
				b.WriteString(row(i))
			}
			return b.String()
		}
	}
	named := func(int) string { return "x: place\ny: depth\nunit: cm\n" }
	for _, test := range []struct {
		name        string
		block, data func(size int) string
	}{
		{"plain", named, many(func(i int) string { return fmt.Sprintf("%d,%d\n", i, i) })},
		{"cells that are no numbers", named, many(func(i int) string { return fmt.Sprintf("%d,x%d\n", i, i) })},
		{"dates that are none", func(int) string { return "date: depth\ny: place\n" }, many(func(i int) string { return fmt.Sprintf("%d,May %d\n", i, i) })},
		{"sources that are unknown", named, many(func(i int) string { return fmt.Sprintf("%d,1\n", i) })},
		{"ragged rows", named, many(func(i int) string { return strings.Repeat(",", i%50) + "x\n" })},
		{"empty rows", named, many(func(int) string { return "\n" })},
		{"quotation marks", named, many(func(int) string { return "a\"b,1\n" })},
		{"line breaks in cells", named, many(func(int) string { return "\"a\n\n\n\",1\n" })},
		{"many columns", named, func(size int) string {
			return strings.Repeat("a,", 900) + "place,depth\n" + strings.Repeat(strings.Repeat("1,", 901)+"2\n", size/1804)
		}},
		{"what is omitted", func(size int) string {
			return named(0) + "omit: {place: [" + strings.Repeat("a,", size/8) + "b]}\n"
		}, many(func(i int) string { return fmt.Sprintf("%d,1\n", i) })},
	} {
		reading := func(size int) float64 {
			block, data := test.block(size), test.data(size)
			return processorTime(t, func() { readChart("line", block, data) }).Seconds()
		}
		for attempt := 1; ; attempt++ {
			half, whole := reading(size/2), reading(size)
			t.Logf("%s: %.3f s, half %.3f s", test.name, whole, half)
			if whole < doubled*half || whole < 0.05 {
				break
			}
			if attempt == attempts {
				t.Errorf("%s: %.3f s, half of it %.3f s", test.name, whole, half)
				break
			}
		}
	}
}
