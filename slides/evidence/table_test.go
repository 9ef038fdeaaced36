package evidence

import (
	"strings"
	"testing"
)

const pipeTable = "| Who | Share |\n|-----|-------|\n" +
	"| Five towns, [北湾]{lang=zh} among them | 40% [@letter, ¶2] |\n" +
	"| Cost in the second half of 1998 | 2,500,000 crowns [@letter, ¶2] |\n"

// laidOut are the same tables in the other kinds that Pandoc has.
var laidOut = map[string]string{
	"grid": "+---------------------+-----------------+\n" +
		"| Who                 | Share           |\n" +
		"+=====================+=================+\n" +
		"| - Five towns,       | 40% [@letter,   |\n" +
		"|   [北湾]{lang=zh}   | ¶2]             |\n" +
		"|   among them        |                 |\n" +
		"+---------------------+-----------------+\n" +
		"| Cost in the second  | 2,500,000       |\n" +
		"| half of 1998        | crowns          |\n" +
		"|                     |                 |\n" +
		"|                     | - [@letter, ¶2] |\n" +
		"+---------------------+-----------------+\n",
	"multiline": "----------------------------------------\n" +
		"Who                   Share\n" +
		"--------------------- ------------------\n" +
		"Five towns,           40%\n" +
		"[北湾]{lang=zh}       [@letter, ¶2]\n" +
		"among them\n" +
		"\n" +
		"Cost in the second    2,500,000 crowns\n" +
		"half of 1998          [@letter, ¶2]\n" +
		"----------------------------------------\n",
}

func TestCellsOfAllTablesAreCheckedWhereTheyStand(t *testing.T) {
	for kind, table := range laidOut {
		at := map[string][4]string{"grid": {"39:5", "39:25", "43:15", "43:25"}, "multiline": {"39:1", "39:23", "43:13", "43:23"}}[kind]
		for _, tc := range []struct{ old, new, want string }{
			{"", "", ""},
			{"Five towns,", "Six  towns,", at[0] + ": Six is not in letter ¶2; nearest there: 5 towns; "},
			{"40%", "41%", at[1] + ": 41% is not in letter ¶2; nearest there: 40%; "},
			{"half of 1998", "half of 1997", at[2] + ": second half of 1997 is not in letter ¶2"},
			{"2,500,000", "2,600,000", at[3] + ": 2,600,000 is not in letter ¶2"},
		} {
			deck, texts := linted(t)
			damage(t, deck, "deck.md", pipeTable, table)
			if tc.old != "" {
				damage(t, deck, "deck.md", tc.old, tc.new)
			}
			got := findings(t, deck, texts)
			if tc.want == "" && got != "" || !strings.Contains(got, tc.want) || strings.Count(got, "\n") > 0 {
				t.Errorf("%s, %q: %s", kind, tc.new, got)
			}
		}
	}
}
