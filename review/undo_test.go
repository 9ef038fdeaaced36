package review

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exhibit/slides/pandoc"
)

// given judges a statement, and returns the number by which the verdict can be taken back.
func given(t *testing.T, s *Session, key, verdict string) int {
	t.Helper()
	is, err := s.judge(judgement{Key: key, Verdict: verdict})
	if err != nil {
		t.Fatal(err)
	}
	return is.Undo
}

func TestAVerdictThatIsTakenBackLeavesWhatCountedBefore(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	key := itemsOf(t, s)[0].Key
	given(t, session(dir, "Ben"), key, "supports")
	first, second := given(t, s, key, "supports"), given(t, s, key, "partly")
	for _, tc := range []struct {
		undo, verdicts int
		last           string
	}{{second, 2, "supports"}, {first, 1, "supports"}} {
		is, err := s.undo(tc.undo)
		if err != nil || is.Key != key || is.Undo != 0 || len(is.Verdicts) != tc.verdicts || is.Verdicts[tc.verdicts-1].Verdict != tc.last || is.Doubted {
			t.Fatalf("%+v: %v %+v", tc, err, is)
		}
	}
	for _, which := range []int{first, second, 0, -1, 99} {
		if _, err := s.undo(which); err == nil {
			t.Errorf("%d is taken back once more", which)
		}
	}
	b, err := os.ReadFile(s.File)
	if err != nil || !strings.HasPrefix(string(b), "# Who has read") || strings.Contains(string(b), "Ada") || strings.Count(string(b), "by: Ben") != 1 {
		t.Errorf("%v\n%s", err, b)
	}
}

func TestTwoTabsTakeTheirOwnVerdictsBack(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	all := itemsOf(t, s)
	one, other := given(t, s, all[0].Key, "supports"), given(t, s, all[1].Key, "partly")
	if is, err := s.undo(one); err != nil || is.Key != all[0].Key || !is.Unread {
		t.Errorf("%v %+v", err, is)
	}
	if left := itemsOf(t, s); len(left[1].Verdicts) != 1 {
		t.Errorf("the other tab's verdict is gone: %+v", left)
	}
	if is, err := s.undo(other); err != nil || is.Key != all[1].Key {
		t.Errorf("%v %+v", err, is)
	}
}

func TestAVerdictThatSomebodyHasEditedIsNotTakenBack(t *testing.T) {
	for name, edit := range map[string][2]string{
		"its words":           {"verdict: partly", "verdict: partly\n    note: only by day"},
		"a comment beside it": {"verdict: partly", "verdict: partly # see the log"},
		"it is gone":          {"It has", "It had"},
	} {
		s := session(deckOf(t), "Ada")
		which := given(t, s, itemsOf(t, s)[1].Key, "partly")
		b, err := os.ReadFile(s.File)
		if err != nil || !strings.Contains(string(b), edit[0]) {
			t.Fatalf("%s: %v\n%s", name, err, b)
		}
		edited := strings.Replace(string(b), edit[0], edit[1], 1)
		write(t, s.File, edited)
		if _, err := s.undo(which); err == nil || err.Error() != "the verdict does not stand in reviews.yaml as it was written; nothing was taken back" {
			t.Errorf("%s: %v", name, err)
		}
		if b, err := os.ReadFile(s.File); err != nil || string(b) != edited {
			t.Errorf("%s: %v\n%s", name, err, b)
		}
	}
}

func TestAVerdictOnWhatTheDeckHasNoMoreIsTakenBackToo(t *testing.T) {
	dir := deckOf(t)
	s := session(dir, "Ada")
	which := given(t, s, itemsOf(t, s)[1].Key, "partly")
	write(t, filepath.Join(dir, "deck.md"), "---\ntitle: Gulls\nbibliography: sources.yaml\n---\n\n# Gulls {#gulls}\n\nThe log has 310 gulls [@log, ¶1].\n")
	if is, err := s.undo(which); err != nil || !is.Gone {
		t.Errorf("%v %+v", err, is)
	}
	if n := len(pandoc.Parse(os.DirFS(dir), pandoc.DeckFile).Judgements); n != 0 {
		t.Errorf("%d verdicts are left", n)
	}
}
