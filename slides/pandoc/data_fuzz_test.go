package pandoc

import (
	"encoding/binary"
	"encoding/csv"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"exhibit/slides"
)

// FuzzCSV checks that no data and no block make the reader panic, and that what it makes of them
// is in the file: records at its lines, cells at their places, numbers that a chart can show.
func FuzzCSV(f *testing.F) {
	for _, test := range dataTests {
		f.Add(uint8(slices.Index(slides.FigureTypes, test.kind)), test.block, test.data)
	}
	f.Add(uint8(0), "decimal: \",\"\ndates: mdy\n", "sep=;\na;b\n\"1\n2\";\"x\n")
	f.Fuzz(func(t *testing.T, kind uint8, block, data string) {
		if len(data) > 1<<16 || strings.Contains(block, "```") {
			return
		}
		figure, errs, warnings := readChart(slides.FigureTypes[int(kind)%len(slides.FigureTypes)], block, data)
		for _, message := range slices.Concat(errs, warnings) {
			if strings.Contains(message, "%!") || strings.Contains(message, "\n") || !utf8.ValidString(message) {
				t.Errorf("message %q", message)
			}
		}
		last := 2 + strings.Count(data, "\n") + strings.Count(data, "\r")
		for _, rec := range figure.Records {
			if rec.Line < 1 || rec.Line > last {
				t.Errorf("line %d of %d", rec.Line, last)
			}
			if rec.Value != nil && (math.IsNaN(*rec.Value) || math.IsInf(*rec.Value, 0)) {
				t.Errorf("value %v", *rec.Value)
			}
			if rec.Date != "" && rec.Precision == "" || rec.Date == "" && rec.Precision != "" && errs == nil {
				t.Errorf("date %q, precision %q", string(rec.Date), string(rec.Precision))
			}
		}
	})
}

// FuzzDialects checks that a table is the same whatever separates its cells, ends its lines and
// encodes its text.
func FuzzDialects(f *testing.F) {
	f.Add("North", "South; east, \"west\"\nand | more", int64(1200))
	f.Add("1,5", "1.5\t", int64(-3))
	f.Add("Ö 冰 🧊", "'", int64(2028))
	f.Fuzz(func(t *testing.T, a, b string, v int64) {
		a, b = strings.TrimSpace(strings.ReplaceAll(a, "\r", " ")), strings.TrimSpace(strings.ReplaceAll(b, "\r", " "))
		if a == "" || b == "" || len(a)+len(b) > 1000 || !utf8.ValidString(a+b) || strings.ContainsAny(a+b, "\x00\ufeff") || v > 1<<50 || v < -1<<50 {
			return
		}
		want := ""
		for _, separator := range "\t;|," {
			var table strings.Builder
			w := csv.NewWriter(&table)
			w.Comma = separator
			value := strconv.FormatFloat(float64(v), 'f', -1, 64)
			w.WriteAll([][]string{{"name", "value"}, {a, value}, {b, value}})
			text := table.String()
			for _, dialect := range []string{text, "\ufeff" + text, strings.ReplaceAll(text, "\n", "\r\n"), strings.ReplaceAll(text, "\n", "\r"),
				inUTF16(text, binary.LittleEndian), inUTF16(text, binary.BigEndian), "sep=" + string(separator) + "\n" + text} {
				figure, errs, _ := readChart("bar", "x: name\ny: value\nunit: cm\n", dialect)
				if len(errs) > 0 {
					t.Fatalf("%q: %v", dialect, errs)
				}
				got := summary(figure)
				if want == "" {
					want = got
				}
				if got != want || len(figure.Records) != 2 || figure.Records[0].Label != a || *figure.Records[1].Value != float64(v) {
					t.Fatalf("%q: got %s, want %s", dialect, got, want)
				}
			}
		}
	})
}
