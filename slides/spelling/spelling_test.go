package spelling

import "testing"

func TestAGuessIsSureOnlyWhereNoOtherWordCanBeMeant(t *testing.T) {
	for _, tc := range []struct {
		word  string
		known []string
		meant string
		sure  bool
	}{
		{"titel", []string{"title", "unit"}, "title", true},
		{"bibliograhpy", []string{"bibliography"}, "bibliography", true},
		{"pie", []string{"bar", "line"}, "line", false},
		{"lat", []string{"late", "last"}, "late", false}, // as near to both
		{"smith2014", []string{"smith2015"}, "smith2015", false},
		{"smiht2014", []string{"smith2014", "smith2015"}, "smith2014", true},
		{"x", []string{"y"}, "y", false},
		{"own", []string{"own"}, "", false}, // the word itself was not meant
		{"elephant", []string{"bar"}, "", false},
	} {
		if g := Hint(tc.word, tc.known); g.Meant != tc.meant || g.Sure != tc.sure || g.Word != tc.word {
			t.Errorf("%s of %q: %+v", tc.word, tc.known, g)
		}
	}
}
