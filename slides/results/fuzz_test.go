package results

import (
	"testing"
	"unicode/utf8"
)

func FuzzValuesAreFoundAgain(f *testing.F) {
	for _, seed := range []struct{ name, text, place string }{
		{"a.csv", survey, "North, answers"}, {"a.csv", "\"a", "A1"}, {"a.json", panel, "regions[name=North].n"}, {"a.json", `[[[1e99]]]`, "[0][0][0]"}, {"a.xlsx", "PK\x03\x04", "Total"},
	} {
		f.Add(seed.name, []byte(seed.text), seed.place)
	}
	f.Fuzz(func(t *testing.T, name string, b []byte, place string) {
		r, err := Read(name, b)
		if err != nil {
			return
		}
		r.At(place)
		r.Table(place)
		n := 0
		r.Each(func(at string, v Value) {
			if n++; n > 100 || len(at) > maxName || !utf8.ValidString(at) {
				return
			}
			if again, err := r.At(at); ending(name) != ".json" && (err != nil || again != v) {
				t.Errorf("%q is %q (%v), was listed with %q", at, again, err, v)
			}
		})
	})
}
