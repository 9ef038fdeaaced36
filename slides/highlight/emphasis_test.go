package highlight

import (
	"fmt"
	"strings"
	"testing"
)

func TestEmphasisedLinesAreReadAsSteps(t *testing.T) {
	for _, test := range []struct{ attr, want string }{
		{"1|2-3", "[[1] [2 3]]"},
		{"2,4-5", "[[2 4 5]]"},
		{"all", "[[1 2 3 4 5]]"},
		{"*|1", "[[1 2 3 4 5] [1]]"},
		{"|5", "[[1 2 3 4 5] [5]]"},
		{"none|1", "[[] [1]]"},
		{" 3 , 1 - 2 | 5,5 ", "[[1 2 3] [5]]"},
		{"", "[[1 2 3 4 5]]"},
		{"All", "[[1 2 3 4 5]]"},
	} {
		got, err := Emphasis(test.attr, 5)
		if err != nil || fmt.Sprint(got) != test.want {
			t.Errorf("%q: %v, %v; want %s", test.attr, got, err, test.want)
		}
	}
	if got, err := Emphasis("all", 0); err != nil || fmt.Sprint(got) != "[[]]" {
		t.Errorf("code without lines: %v, %v", got, err)
	}
}

func TestEmphasisThatCannotBeReadSaysWhy(t *testing.T) {
	for _, test := range []struct {
		attr  string
		lines int
		want  string
	}{
		{"1|9", 5, "emphasised line 9 is not there; the code has 5 lines"},
		{"2", 1, "emphasised line 2 is not there; the code has one line"},
		{"3-2", 5, `emphasised lines "3-2"; write them as 1|2-3, 2,4-5 or all`},
		{"0", 5, `emphasised lines "0"; write them as 1|2-3, 2,4-5 or all`},
		{"1,,2", 5, `emphasised lines ""; write them as 1|2-3, 2,4-5 or all`},
		{"true", 5, `emphasised lines "true"; write them as 1|2-3, 2,4-5 or all`},
		{"1-99999999999999999999", 5, `emphasised lines "1-99999999999999999999"; write them as 1|2-3, 2,4-5 or all`},
		{"1-999999999999", 5, "emphasised line 999999999999 is not there; the code has 5 lines"},
		{strings.Repeat("all|", 100), 5000, `more than 100000 emphasised lines in "` + strings.Repeat("all|", 10) + `…"; split the block or its steps`},
		{strings.Repeat("1", 1001), 5, `emphasised lines "` + strings.Repeat("1", 40) + `…"; write at most 1000 characters`},
	} {
		if got, err := Emphasis(test.attr, test.lines); err == nil || err.Error() != test.want {
			t.Errorf("%.20q: %v, %v; want %s", test.attr, got, err, test.want)
		}
	}
}

// FuzzEmphasis checks that lines are ascending and there.
func FuzzEmphasis(f *testing.F) {
	for _, s := range []string{"1|2-3", "2,4-5", "all", "*", "|", "none", "-", "1-", "-1", "9-1", "+1"} {
		f.Add(s, 5)
	}
	f.Fuzz(func(t *testing.T, attr string, lines int) {
		if lines < 0 || lines > 10_000 {
			return
		}
		steps, err := Emphasis(attr, lines)
		if err == nil && len(steps) != 1+strings.Count(attr, "|") {
			t.Errorf("%q: %d steps", attr, len(steps))
		}
		for _, step := range steps {
			last := 0
			for _, line := range step {
				if line <= last || line > lines {
					t.Errorf("%q: line %d after %d of %d", attr, line, last, lines)
				}
				last = line
			}
		}
	})
}
