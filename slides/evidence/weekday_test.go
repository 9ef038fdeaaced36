package evidence

import (
	"strings"
	"testing"

	"exhibit/slides/mention"
)

func TestADayOfTheWeekIsThatOfItsDate(t *testing.T) {
	for _, tc := range []struct{ text, wrong string }{ // 5 May 2011 was a Thursday
		{"On Thursday 5 May 2011 it rained [@log, ¶2].", ""},
		{"On Monday 5 May 2011 it rained [@log, ¶2].", "Monday is not the day of 5 May 2011, for 5 May 2011 falls on a Thursday; "},
		{"On Monday, 5 May 2011, it rained [@log, ¶2].", "Monday is not the day of"},
		{"On Mon. 5 May 2011 it rained [@log, ¶2].", "Mon is not the day of"},
		{"On Monday the 5th of May 2011 it rained [@log, ¶2].", "Monday is not the day of"},
		{"It rained on May 5, 2011 (Monday) [@log, ¶2].", "Monday is not the day of"},
		{"It rained on 5 May 2011, Monday, and on no other day [@log, ¶2].", "Monday is not the day of"},
		{"It rained on 5 May 2011 (Thursday) [@log, ¶2].", ""},
		{"It rained on Monday 5 May [@log, ¶2].", "Monday is not the day of 5 May, for 5 May 2011 falls on a Thursday"},
		{"It rained on Thursday 5 May [@log, ¶2].", ""},
		{"It rained on Monday. 5 May 2011 was dry [@log, ¶2].", ""},
		{"On 5 May 2011 Monday's rain was forgotten [@log, ¶2].", ""},
		{"“Monday 5 May 2011” is what it says [@log, ¶3].", ""}, // the source's own slip
		{"[5 May 2011 to 9 May 2011 = 4 days]{.derived} [@log, ¶2, 4].", ""},
		{"Am Montag, dem 5 May 2011, regnete es [@log, ¶2].", "Montag is not the day of"},
		{"Le lundi 5 May 2011 [@log, ¶2].", "lundi is not the day of"},
		{"2011年5月5日（星期一）下雨 [@log, ¶2]。", "星期一 is not the day of"},
		{"2011年5月5日（周四）下雨 [@log, ¶2]。", ""},
		{"2011年5月5日星期一下雨 [@log, ¶2]。", "星期一 is not the day of"},
	} {
		got := told(t, tc.text, "It rained on 5 May 2011.", "They wrote Monday 5 May 2011.", "And until 9 May 2011.")
		if (tc.wrong == "") != (got == "") || !strings.Contains(got, tc.wrong) || strings.Contains(got, "\n") {
			t.Errorf("%s\ngot %s", tc.text, got)
		}
	}
}

func TestOfSeveralDaysOfTheWeekNoneIsHeldAgainstOneDate(t *testing.T) {
	for _, text := range []string{"Monday and Tuesday, 2 and 3 May 2011", "from Monday to Friday, 2 to 6 May 2011"} {
		for _, m := range mention.Read(text) {
			if day := weekdayOf(text, m); day != nil {
				t.Errorf("%s: %s", text, day.name)
			}
		}
	}
}
