package mention

import (
	"strings"
	"testing"
)

// variety are mentions of all kinds, and those that a deck might make of them.
var variety = Read(`In 2015, on 25 September 2015, in September 2015, on 25 September, in the 1990s, in the second half of 2009 and in
Q3 2015, 4 to 21.5 million of 21,500,000 people, 5%, 5 of 21.5, $4.50, -3, the eighth of 8, Unit 61398, UNIT 61398, 61,398 of Unit 7, 2,015 and 2000, 2013–2014,
09 and 9, 1 January 2013, January 2013, F-35, f-35, Straße 7, STRASSE 7, ¶9, 30 of them, 30th, 12 May 2013`)

func TestASetStatesWhatOneOfItsMentionsStates(t *testing.T) {
	if len(variety) < 30 {
		t.Fatalf("%d mentions only", len(variety))
	}
	all := NewSet(variety)
	for _, one := range variety {
		others := Read("one, 70,001, 70,002, 70,003, 70,004, 70,005, 70,006, 70,007, 70,008 and 70,009")
		set := NewSet(append(others, one))
		for _, want := range variety {
			if got, right := set.States(want), one.States(want); got != right {
				t.Errorf("%+v states %+v: %v in a set, %v by itself", one, want, got, right)
			}
		}
		if !all.States(one) {
			t.Errorf("a set does not state its own %+v", one)
		}
	}
	if (*Set)(nil).States(variety[0]) || NewSet(nil).HasDate("2015") {
		t.Error("an empty set states something")
	}
}

func TestASetTellsDatesAndDigits(t *testing.T) {
	s := NewSet(Read("25 September 2015 and 2013, 21.5 million"))
	for value, want := range map[string]bool{"2015-09-25": true, "2013": true, "2015": false, "2015-09": false, "21500000": false} {
		if s.HasDate(value) != want {
			t.Errorf("HasDate(%s) is %v", value, !want)
		}
	}
	if !s.HasDigits("21.5") || s.HasDigits("21500000") {
		t.Error("digits are not those written")
	}
	s.Add(Read("7,001")...)
	if !s.HasDigits("7,001") && !s.States(Read("7,001")[0]) {
		t.Error("a mention that was added is not there")
	}
}

func TestSoughtPhrasesAreFoundWhereATextContainsThem(t *testing.T) {
	texts := [][]string{Spoken("the gulls came to the island in the spring of the year, when terns had left it for the lake and for the sea"), Spoken("the gulls left"), nil}
	phrases := [][]string{}
	for _, text := range texts {
		for from := range text {
			for to := from + 1; to <= len(text); to++ {
				phrases = append(phrases, text[from:to])
			}
		}
	}
	for _, other := range []string{"gulls the", "gulls left the", "left the gulls", "sea the gulls", "the gulls came to the island in the spring of the year when terns had left them", "thegulls"} {
		phrases = append(phrases, Spoken(other))
	}
	for _, within := range texts {
		var s Sought
		for _, phrase := range phrases {
			s.Add(strings.Join(phrase, " "))
		}
		s.Look(strings.Join(within, " "))
		for _, phrase := range phrases {
			if s.Found(strings.Join(phrase, " ")) != strings.Contains(" "+strings.Join(within, " ")+" ", " "+strings.Join(phrase, " ")+" ") {
				t.Errorf("%q in %q is told wrongly", phrase, within)
			}
		}
	}
	if (&Sought{}).Found("gulls") {
		t.Error("what was not sought is found")
	}
}
