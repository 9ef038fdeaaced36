package mention

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// nearOf are the stems that stand at a level from a figure of a text, sorted.
func nearOf(text, lang, figure string, level int) string {
	mentions := Read(text)
	around := Around(text, lang, mentions)
	i := slices.IndexFunc(mentions, func(m Mention) bool { return text[m.Start:m.End] == figure })
	if i < 0 {
		return fmt.Sprintf("no %s", figure)
	}
	var keys []string
	for _, w := range around[i] {
		if w.Level == level {
			keys = append(keys, w.Key)
		}
	}
	slices.Sort(keys)
	return strings.Join(keys, " ")
}

func TestWordsBelongToThePartOfTheirFigure(t *testing.T) {
	const own, both, another = 0, 1, Levels - 1
	for _, tc := range []struct {
		lang, text, figure string
		level              int
		want               string
	}{
		{"en", "The Marlow sailed at 14 knots and the Teal at 9 knots.", "14", both, "sail"},
		{"en", "The Marlow sailed at 14 knots and the Teal at 9 knots.", "9", both, "sail"},
		{"en", "The Marlow sailed at 14 knots and the Teal at 9 knots.", "9", another, "marlow"},
		{"en", "The wait was 94 days for a hip and 127 days for a knee.", "127", own, "day knee"},
		{"en", "The wait was 94 days for a hip and 127 days for a knee.", "127", another, "hip"},
		{"en", "The East Quay handled 19.5 tons and the West Quay 11.5 tons.", "11.5", both, "handl"},
		{"en", "The lowest level of Lake Orr was 31; the highest level was 38.", "38", another, "lowest"},
		{"en", "Containers fell from 241 to 186 in all.", "186", both, "contain fell"},
		{"en", "India, population: 31 in 1952, 48 in 1957.", "48", both, "india popul"},
		{"de", "Auf das helle Bier entfielen 62 %, auf das dunkle 21 %.", "21 %", another, "hell"},
		{"zh", "北区漏损率为11%，南区漏损率为17%。", "17%", another, "北区"},
	} {
		if got := nearOf(tc.text, tc.lang, tc.figure, tc.level); got != tc.want {
			t.Errorf("%s: beside %s at %d stands %q, want %q", tc.text, tc.figure, tc.level, got, tc.want)
		}
	}
}

func TestPartsOfAVeryLongSentenceAreReadInTime(t *testing.T) {
	text := strings.Repeat("the pump of the ward needs 4 litres and the lamp 5 watts, ", 2000)
	if got := Around(text, "en", Read(text)); len(got) == 0 {
		t.Error("nothing is read")
	}
}

func TestOrdersAreReadWithWhatTheyAreSaidOf(t *testing.T) {
	for _, tc := range []struct{ lang, text, want string }{
		{"en", "The pilot left the ship before the fog came.", "before [fog came] [ship left pilot]"},
		{"en", "Before the fog came, the pilot left.", "before [fog came] [pilot left]"},
		{"en", "The first call was on the wrong channel.", "first [call] [wrong channel]"},
		{"en", "It opened after 2011 and before 4 May.", ""},
		{"de", "Die Anlage wurde vor dem Umbau der Halle erneuert.", "before [umbau hall erneuert] [anlag]"},
		{"fr", "Le pilote est parti avant la brume.", "before [brum] [part pilot]"},
		{"zh", "新食堂在暑假之前建成。", "before [新食 食堂 暑假] [建成]"},
		{"zh", "下一次调查由学院完成。", "next [调查] [学院 院完 完成]"},
	} {
		var all []string
		for _, o := range Orders(tc.text, tc.lang) {
			all = append(all, fmt.Sprint(o.Word, " ", o.Of, " ", o.With))
		}
		if got := strings.Join(all, "; "); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.text, got, tc.want)
		}
	}
}
