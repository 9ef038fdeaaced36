package fault

import (
	"errors"
	"testing"

	"exhibit/slides/spelling"
)

func TestTheRemedyIsWhatStandsBehindTheSemicolonOfTheFormat(t *testing.T) {
	title := spelling.Hint("titel", []string{"title"})
	for _, tc := range []struct {
		m            Message
		text, remedy string
	}{
		{Say("no %s; fill in the cell", "unit"), "no unit; fill in the cell", "fill in the cell"},
		{Say("“%s” is not there; correct it", "a; b"), "“a; b” is not there; correct it", "correct it"},
		{Say("“%s” is not there", "a; b"), "“a; b” is not there", ""},
		{Say("unknown %q%s (known: all)", "titel", title), `unknown "titel"; did you mean "title"? (known: all)`, `did you mean "title"?`},
		{Say("unknown %q%s; write one", "titel", title), `unknown "titel"; did you mean "title"?; write one`, `did you mean "title"? write one`},
		{Say("lang: %v", errors.New("no tag; write en")), "lang: no tag; write en", "write en"},
	} {
		if tc.m.Text != tc.text || tc.m.Remedy != tc.remedy {
			t.Errorf("%q, %q; want %q, %q", tc.m.Text, tc.m.Remedy, tc.text, tc.remedy)
		}
	}
}
