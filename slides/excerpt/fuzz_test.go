package excerpt

import (
	"strings"
	"testing"

	"exhibit/slides/mention"
)

func FuzzAPartOfAPassageIsInItAndHasNoMoreWordsThanAreAllowed(f *testing.F) {
	f.Add("In May the warden counted 1,240 gulls, more than ever.", 7, 27, 5)
	f.Add("管理员五月数到1240只海鸥，比以往都多。", 3, 9, 4)
	f.Add("a\u00a0b ’ 'c' — … d", 0, 1, 1)
	f.Fuzz(func(t *testing.T, passage string, start, end, words int) {
		passage = mention.Normalised(passage)
		words = min(max(words, 1), 400)
		start = min(max(start, 0), len(passage))
		end = min(max(end, start), len(passage))
		about := []mention.Span{{Start: start, End: end}}
		kept := Cut(passage, about, words)
		if !strings.Contains(passage, Inner(kept)) || Words(kept) > words {
			t.Errorf("%q of %q with %d words, %d allowed", kept, passage, Words(kept), words)
		}
		text := mention.NewText(passage)
		if run := Run(passage, about, text); run != "" && (!strings.Contains(passage, run) || !text.Once(run) || mention.PhraseLength(run) > MostLinked) {
			t.Errorf("the run %q of %q", run, passage)
		}
	})
}
