package mention

import (
	"strings"
	"testing"
)

func TestThePhraseOfEveryScriptHasALength(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "the warden’s own 1,240 gulls": 5, "a one-third share": 3, "gulls — and lamps": 4, "“gulls”, (lamps)!": 2,
		"管理员": 2, "管理员五月数到1240只海鸥": 6, "かもめ": 2, "コンピューター": 4,
		"นกนางนวล": 2, "five—six—seven": 3, "and/or": 2, "five\u200bsix": 2, "1990–2000": 2,
		"Donaudampfschifffahrtsgesellschaft": 2, strings.Repeat("x", 200): 10,
	} {
		if got := PhraseLength(text); got != want {
			t.Errorf("%s: %d words, want %d", text, got, want)
		}
	}
}

func TestPiecesCoverATextInOrder(t *testing.T) {
	for _, text := range []string{"In May the warden’s 1,240 gulls—“a record”.", "管理员五月数到1240只海鸥，比以往都多；", "นกนางนวล 310 ตัว", "a\xff\u0301\u200b“b", strings.Repeat("é", 90)} {
		var b strings.Builder
		end := 0
		for _, p := range Divided(text) {
			if p.Start < end || p.End <= p.Start || p.Weight < 1 || p.Weight > WordWeight || strings.TrimSpace(text[end:p.Start]) != "" {
				t.Errorf("%q: %+v behind %d", text, p, end)
			}
			end = p.End
			b.WriteString(text[p.Start:p.End])
		}
		if b.String() != strings.Join(strings.Fields(text), "") {
			t.Errorf("%q: the pieces are %q", text, b.String())
		}
	}
}
